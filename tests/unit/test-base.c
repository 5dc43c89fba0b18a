/* test-base.c: memory, numbers, colours, and files that are whole or not there. */
#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/spell.h"
#include "base/arena.h"
#include "base/colour.h"
#include "base/geom.h"
#include "base/number.h"
#include "base/output.h"
#include "suite.h"

/* ---- arena ---- */

static void test_arena_zeroed_and_aligned(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  for (size_t size = 1; size < 300000; size = size * 3 + 1) {
    unsigned char *bytes = cjm_arena_alloc(arena, size);
    g_assert_cmpuint((uintptr_t)bytes % alignof(max_align_t), ==, 0);
    for (size_t i = 0; i < size; i++) g_assert_cmpuint(bytes[i], ==, 0);
    memset(bytes, 0xAA, size);
  }
}

static void test_arena_strings(void)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_assert_null(cjm_arena_strdup(arena, NULL));
  g_assert_cmpstr(cjm_arena_strndup(arena, "abcdef", 3), ==, "abc");
  g_assert_cmpstr(cjm_arena_printf(arena, "%s-%d", "a", 7), ==, "a-7");
  g_assert_cmpstr(cjm_arena_take(arena, g_strdup("taken")), ==, "taken");
  cjm_arena_free(NULL);
}

/* ---- numbers ---- */

static void test_number_parse(void)
{
  static const struct {
    const char *text;
    double value;
  } good[] = {{"0", 0},      {"-1.4", -1.4},    {"+12", 12},  {".5", 0.5},  {"5.", 5},
              {"1e3", 1000}, {"1.5E-2", 0.015}, {"0o17", 15}, {"0x1F", 31}, {"007", 7}};
  for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
    double value = NAN;
    g_assert_true(cjm_number_parse(good[i].text, &value));
    g_assert_cmpfloat(value, ==, good[i].value);
  }
  static const char *const bad[] = {"",    "-",   ".",    "e3",  "1e",   "1,5", "1 ",   " 1",    "1_000", "0x",
                                    "0xg", "0o8", "-0x1", "nan", ".nan", "inf", ".inf", "1e999", "1.2.3", "٣"};
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
    double value = 42;
    g_assert_false(cjm_number_parse(bad[i], &value));
    g_assert_cmpfloat(value, ==, 42);
  }
}

static void assert_written(double value, int decimals, const char *expected)
{
  g_autoptr(GString) out = g_string_new(NULL);
  cjm_number_append(out, value, decimals);
  g_assert_cmpstr(out->str, ==, expected);
}

static void test_number_append(void)
{
  assert_written(1.5, 2, "1.5");
  assert_written(100, 0, "100");
  assert_written(100, 3, "100");
  assert_written(-0.001, 2, "0");
  assert_written(-1.4, 2, "-1.4");
  assert_written(1e21, 0, "1000000000000000000000");
  assert_written(0, 2, "0");
  assert_written(0.05, 2, "0.05");
  assert_written(-0.5, 1, "-0.5");
  assert_written(10.999, 2, "11");
  assert_written(1234567.891, 8, "1234567.891");
}

/* Every number as printf() writes it, ties included. */
static void test_number_append_exactly(void)
{
  for (int i = 0; i < 200000; i++) {
    int decimals = g_test_rand_int_range(0, 10);
    double value = g_test_rand_double_range(-1, 1) * pow(10, g_test_rand_int_range(-4, 14));
    if (i % 4 == 0) value = g_test_rand_int_range(-100000, 100000) / 8.0; /* ties */
    char *expected = g_strdup_printf("%.*f", decimals, value);
    if (strchr(expected, '.')) {
      size_t len = strlen(expected);
      while (expected[len - 1] == '0') len--;
      if (expected[len - 1] == '.') len--;
      expected[len] = '\0';
    }
    assert_written(value, decimals, g_str_equal(expected, "-0") ? "0" : expected);
    g_free(expected);
  }
}

static void test_number_ignores_locale(void)
{
  if (!setlocale(LC_NUMERIC, "de_DE.UTF-8")) {
    g_test_skip("no German locale on this system");
    return;
  }
  assert_written(1.5, 2, "1.5");
  double value = 0;
  g_assert_true(cjm_number_parse("1.5", &value));
  g_assert_cmpfloat(value, ==, 1.5);
  setlocale(LC_NUMERIC, "C");
}

/* ---- colours, rectangles ---- */

static CjmColour rgb(unsigned hex)
{
  return (CjmColour)CJM_RGB(hex);
}

static void test_colour_parse(void)
{
  CjmColour colour;
  g_assert_true(cjm_colour_parse("#0b7285", &colour));
  g_assert_true(cjm_colour_equal(colour, rgb(0x0b7285)));
  g_assert_true(cjm_colour_parse("#FaC", &colour));
  g_assert_true(cjm_colour_equal(colour, rgb(0xffaacc)));
  static const char *const bad[] = {"", "#", "#12", "#1234", "#12345g", "123456", "#1234567", "red"};
  for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) g_assert_false(cjm_colour_parse(bad[i], &colour));
}

static void test_colour_contrast(void)
{
  g_assert_cmpfloat_with_epsilon(cjm_colour_contrast(rgb(0), rgb(0xffffff)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon(cjm_colour_contrast(rgb(0x777777), rgb(0xffffff)), 4.48, 0.01);
  CjmColour half = cjm_colour_flatten(cjm_colour_alpha(rgb(0), 0.5), rgb(0xffffff));
  g_assert_cmpfloat_with_epsilon(half.r, 0.5, 1e-9);
  g_assert_cmpfloat(half.a, ==, 1);
}

static void test_colour_readable(void)
{
  for (unsigned background = 0; background <= 0xffffff; background += 0x111111 / 2 + 1) {
    for (unsigned hue = 0; hue <= 0xffffff; hue += 0x0a1337) {
      CjmColour colour = cjm_colour_readable(rgb(hue), rgb(background), 4.5);
      g_assert_cmpfloat(cjm_colour_contrast(colour, rgb(background)), >=, 4.5);
    }
  }
  CjmColour done = rgb(0x123456);
  g_assert_true(cjm_colour_equal(cjm_colour_readable(done, rgb(0xffffff), 4.5), done));
}

static void test_rectangles(void)
{
  CjmRect a = {0, 0, 10, 10}, b = {10, 0, 5, 5};
  g_assert_false(cjm_rect_overlaps(a, b, 0));
  g_assert_true(cjm_rect_overlaps(a, b, 1));
  g_assert_true(cjm_rect_contains(a, cjm_rect_inset(a, 1, 1), 0));
  g_assert_false(cjm_rect_contains(a, b, 0));
}

/* ---- output ---- */

typedef struct Folder {
  char *path;
  char *file; /* a name in it that is free */
} Folder;

static void folder_set_up(Folder *folder, const void *data)
{
  (void)data;
  folder->path = g_dir_make_tmp("cjm-test-XXXXXX", NULL);
  g_assert_nonnull(folder->path);
  folder->file = g_build_filename(folder->path, "map.svg", NULL);
}

static void folder_tear_down(Folder *folder, const void *data)
{
  (void)data;
  GDir *dir = g_dir_open(folder->path, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder->path, name, NULL);
    g_remove(path);
  }
  g_dir_close(dir);
  g_rmdir(folder->path);
  g_free(folder->path);
  g_free(folder->file);
}

static void assert_wrote(const char *path, const char *text)
{
  g_autoptr(GError) error = NULL;
  cjm_output_write(path, text, strlen(text), &error);
  g_assert_no_error(error);
}

static void assert_holds(const char *path, const char *text)
{
  g_autofree char *held = NULL;
  g_assert_true(g_file_get_contents(path, &held, NULL, NULL));
  g_assert_cmpstr(held, ==, text);
}

static void assert_refused(const char *path)
{
  g_autoptr(GError) error = NULL;
  g_assert_false(cjm_output_write(path, "x", 1, &error));
  g_assert_nonnull(error);
  g_assert_nonnull(strstr(error->message, path));
}

/* How many files lie in the folder: none may be left behind. */
static unsigned n_files(const Folder *folder)
{
  unsigned n = 0;
  GDir *dir = g_dir_open(folder->path, 0, NULL);
  while (g_dir_read_name(dir)) n++;
  g_dir_close(dir);
  return n;
}

static void test_output_new_file(Folder *folder, const void *data)
{
  (void)data;
  mode_t old = umask(027);
  assert_wrote(folder->file, "one");
  umask(old);
  assert_holds(folder->file, "one");
  struct stat st;
  g_assert_cmpint(stat(folder->file, &st), ==, 0);
  g_assert_cmpint(st.st_mode & 0777, ==, 0640);
  g_assert_cmpuint(n_files(folder), ==, 1);
}

static void test_output_replaces(Folder *folder, const void *data)
{
  (void)data;
  assert_wrote(folder->file, "one");
  g_assert_cmpint(g_chmod(folder->file, 0604), ==, 0);
  assert_wrote(folder->file, "two");
  assert_holds(folder->file, "two");
  struct stat st;
  g_assert_cmpint(stat(folder->file, &st), ==, 0);
  g_assert_cmpint(st.st_mode & 0777, ==, 0604);
  g_assert_cmpuint(n_files(folder), ==, 1);
}

static void test_output_untouched_when_equal(Folder *folder, const void *data)
{
  (void)data;
  assert_wrote(folder->file, "same");
  struct stat before, after;
  g_assert_cmpint(stat(folder->file, &before), ==, 0);
  assert_wrote(folder->file, "same");
  g_assert_cmpint(stat(folder->file, &after), ==, 0);
  g_assert_cmpuint(before.st_ino, ==, after.st_ino);
  g_assert_true(before.st_mtim.tv_sec == after.st_mtim.tv_sec && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
  assert_wrote(folder->file, "sane");
  assert_holds(folder->file, "sane");
}

static void test_output_follows_links(Folder *folder, const void *data)
{
  (void)data;
  g_autofree char *first = g_build_filename(folder->path, "first", NULL);
  g_autofree char *second = g_build_filename(folder->path, "second", NULL);
  g_assert_cmpint(symlink("second", first), ==, 0);
  g_assert_cmpint(symlink("map.svg", second), ==, 0);
  assert_wrote(first, "through a link that leads nowhere yet");
  assert_wrote(first, "and again");
  assert_holds(folder->file, "and again");
  g_assert_true(g_file_test(first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true(g_file_test(second, G_FILE_TEST_IS_SYMLINK));

  g_autofree char *loop = g_build_filename(folder->path, "loop", NULL);
  g_assert_cmpint(symlink("loop", loop), ==, 0);
  assert_refused(loop);
}

static void test_output_refusals(Folder *folder, const void *data)
{
  (void)data;
  assert_refused(folder->path);
  g_autofree char *nowhere = g_build_filename(folder->path, "no", "such", "folder.svg", NULL);
  assert_refused(nowhere);
  g_autofree char *below_file = g_build_filename(folder->file, "below.svg", NULL);
  assert_wrote(folder->file, "a file");
  assert_refused(below_file);
  g_assert_cmpuint(n_files(folder), ==, 1);
}

static void test_output_keeps_read_only(Folder *folder, const void *data)
{
  (void)data;
  if (geteuid() == 0) {
    g_test_skip("nothing is read-only to root");
    return;
  }
  assert_wrote(folder->file, "precious");
  g_assert_cmpint(g_chmod(folder->file, 0444), ==, 0);
  assert_refused(folder->file);
  assert_holds(folder->file, "precious");
}

static void test_output_device(Folder *folder, const void *data)
{
  (void)data;
  (void)folder;
  assert_wrote("/dev/null", "gone");
  struct stat st;
  g_assert_cmpint(stat("/dev/null", &st), ==, 0);
  g_assert_true(S_ISCHR(st.st_mode));
  if (g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
    assert_refused("/dev/full");
    g_assert_cmpint(stat("/dev/full", &st), ==, 0);
    g_assert_true(S_ISCHR(st.st_mode));
  }
}

static void test_output_pipe(Folder *folder, const void *data)
{
  (void)data;
  (void)folder;
  int ends[2];
  g_assert_cmpint(pipe(ends), ==, 0);
  g_autofree char *path = g_strdup_printf("/dev/fd/%d", ends[1]);
  assert_wrote(path, "streamed");
  char read_back[16] = "";
  g_assert_cmpint(read(ends[0], read_back, sizeof read_back - 1), ==, 8);
  g_assert_cmpstr(read_back, ==, "streamed");
  close(ends[0]);
  close(ends[1]);
}

static void test_spelling(void)
{
  static const char *const words[] = {"render", "pain_points", "pay", "no", "completions"};
  size_t n = G_N_ELEMENTS(words);
  g_assert_cmpstr(cjm_spell_nearest("redner", words, n), ==, "render");
  g_assert_cmpstr(cjm_spell_nearest("Pain Ponts", words, n), ==, "pain_points");
  g_assert_cmpstr(cjm_spell_nearest("pai", words, n), ==, "pay");
  g_assert_null(cjm_spell_nearest("on", words, n));   /* too short for a guess */
  g_assert_null(cjm_spell_nearest("comp", words, n)); /* not near, but … */
  g_assert_cmpstr(cjm_spell_complete("comp", words, n), ==, "completions");
  g_assert_cmpstr(cjm_spell_complete("redner", words, n), ==, "render");
  g_assert_null(cjm_spell_complete("re", words, n));
  g_assert_null(cjm_spell_nearest("\xff\xfe\xff", words, n));
  g_autofree char *huge = g_strnfill(64 * 1024, 'a');
  g_assert_null(cjm_spell_complete(huge, words, n));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/base/spelling", test_spelling);
  g_test_add_func("/base/arena/zeroed-and-aligned", test_arena_zeroed_and_aligned);
  g_test_add_func("/base/arena/strings", test_arena_strings);
  g_test_add_func("/base/number/parse", test_number_parse);
  g_test_add_func("/base/number/append", test_number_append);
  g_test_add_func("/base/number/append-exactly", test_number_append_exactly);
  g_test_add_func("/base/number/ignores-locale", test_number_ignores_locale);
  g_test_add_func("/base/colour/parse", test_colour_parse);
  g_test_add_func("/base/colour/contrast", test_colour_contrast);
  g_test_add_func("/base/colour/readable", test_colour_readable);
  g_test_add_func("/base/rectangles", test_rectangles);
#define OUTPUT_TEST(name, function) g_test_add("/base/output/" name, Folder, NULL, folder_set_up, function, folder_tear_down)
  OUTPUT_TEST("new-file", test_output_new_file);
  OUTPUT_TEST("replaces", test_output_replaces);
  OUTPUT_TEST("untouched-when-equal", test_output_untouched_when_equal);
  OUTPUT_TEST("follows-links", test_output_follows_links);
  OUTPUT_TEST("refusals", test_output_refusals);
  OUTPUT_TEST("keeps-read-only", test_output_keeps_read_only);
  OUTPUT_TEST("device", test_output_device);
  OUTPUT_TEST("pipe", test_output_pipe);
  return g_test_run();
}

/* test-output.c: a target is whole whatever becomes of its writers. */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/output.h"
#include "suite.h"

enum { KILLS = 1000, KILLS_MAX = 100 * KILLS, SIZE = 300 * 1000, DELAY_MAX = 1500 /* µs */, WRITERS = 4, WRITES = 50 };

/* What a writer of `letter` writes. */
static char *fill_new(char letter)
{
  char *data = g_malloc(SIZE);
  memset(data, letter, SIZE);
  return data;
}

static void write_or_exit(const char *path, const char *data)
{
  if (!cjm_output_write(path, data, SIZE, NULL)) _exit(1);
}

/* Writes one and the other until it is killed, and tells when it begins. */
static G_GNUC_NORETURN void write_for_ever(const char *path, int ready)
{
  g_autofree char *a = fill_new('a'), *b = fill_new('b');
  if (write(ready, "", 1) != 1) _exit(1);
  for (;;) {
    write_or_exit(path, a);
    write_or_exit(path, b);
  }
}

static void assert_whole(const char *path)
{
  g_autofree char *data = NULL;
  gsize len;
  g_assert_true(g_file_get_contents(path, &data, &len, NULL));
  g_assert_cmpuint(len, ==, SIZE);
  for (gsize i = 1; i < len; i++)
    if (data[i] != data[0]) g_error("torn at byte %zu", i);
}

static unsigned count_files(const char *folder)
{
  unsigned n = 0;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  while (g_dir_read_name(dir)) n++;
  return n;
}

static void kill_a_writer(const char *path, unsigned delay)
{
  int ready[2];
  char byte;
  g_assert_cmpint(pipe(ready), ==, 0);
  pid_t pid = fork();
  if (pid == 0) write_for_ever(path, ready[1]);
  g_assert_cmpint(read(ready[0], &byte, 1), ==, 1);
  g_usleep(delay);
  kill(pid, SIGKILL);
  waitpid(pid, NULL, 0);
  close(ready[0]);
  close(ready[1]);
}

static void test_killed(void)
{
  g_autofree char *folder = g_dir_make_tmp("cjm-test-XXXXXX", NULL), *path = g_build_filename(folder, "map.svg", NULL);
  g_autofree char *first = fill_new('a'), *last = fill_new('c');
  write_or_exit(path, first);
  unsigned left = 0;
  for (unsigned i = 0; i < KILLS || (left == 0 && i < KILLS_MAX); i++) {
    kill_a_writer(path, i * 7919 % DELAY_MAX);
    assert_whole(path);
    left += count_files(folder) > 1;
    g_assert_cmpuint(count_files(folder), <=, 2);
  }
  g_assert_cmpuint(left, >, 0); /* writers were killed in the middle */
  g_assert_true(cjm_output_write(path, last, SIZE, NULL));
  g_assert_cmpuint(count_files(folder), ==, 1);
  g_remove(path);
  g_rmdir(folder);
}

/* Writers of one target get along: one of them is the last. */
static void test_at_once(void)
{
  g_autofree char *folder = g_dir_make_tmp("cjm-test-XXXXXX", NULL), *path = g_build_filename(folder, "map.svg", NULL);
  for (int i = 0; i < WRITERS; i++) {
    if (fork() != 0) continue;
    g_autofree char *data = fill_new((char)('a' + i)), *other = fill_new((char)('A' + i));
    for (int k = 0; k < WRITES; k++) write_or_exit(path, k % 2 ? data : other);
    _exit(0);
  }
  int status, ended = 0;
  for (; wait(&status) > 0; ended++) g_assert_cmpint(status, ==, 0);
  g_assert_cmpint(ended, ==, WRITERS);
  assert_whole(path);
  g_assert_cmpuint(count_files(folder), ==, 1);
  g_remove(path);
  g_rmdir(folder);
}

static void test_is_current(void)
{
  g_autofree char *folder = g_dir_make_tmp("cjm-test-XXXXXX", NULL), *path = g_build_filename(folder, "map.svg", NULL);
  g_assert_false(cjm_output_is_current(path, "", 0));
  g_assert_true(cjm_output_write(path, "same", 4, NULL));
  g_assert_true(cjm_output_is_current(path, "same", 4));
  g_assert_false(cjm_output_is_current(path, "sane", 4));
  g_assert_false(cjm_output_is_current(path, "same", 3));
  g_assert_false(cjm_output_is_current(folder, "", 0));
  g_assert_false(cjm_output_is_current("/dev/null", "", 0));
  g_remove(path);
  g_rmdir(folder);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/output/killed-a-thousand-times", test_killed);
  g_test_add_func("/output/several-writers-at-once", test_at_once);
  g_test_add_func("/output/is-current", test_is_current);
  return g_test_run();
}

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/beneath.h"
#include "suite.h"

typedef CjmBeneathStatus (*Open)(const char *root, const char *path, int *ret_fd, GError **error);

static char *outer, *root;

static void put(const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(root, name, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void link_to(const char *target, const char *name)
{
  g_autofree char *path = g_build_filename(root, name, NULL);
  g_assert_no_errno(symlink(target, path));
}

static void make_tree(void)
{
  outer = g_dir_make_tmp("cjm-beneath-XXXXXX", NULL);
  root = g_build_filename(outer, "root", NULL);
  g_autofree char *sub = g_build_filename(root, "sub", NULL), *secret = g_build_filename(outer, "secret", NULL),
                  *pipe = g_build_filename(root, "pipe", NULL);
  g_assert_no_errno(g_mkdir_with_parents(sub, 0700));
  g_assert_true(g_file_set_contents(secret, "secret", -1, NULL));
  put("file", "text");
  put("sub/file", "below");
  g_assert_no_errno(mkfifo(pipe, 0600));
  link_to("../file", "sub/up");
  link_to("sub", "folder");
  link_to("../secret", "out");
  link_to(secret, "absolute");
  link_to("/proc/self/environ", "environ");
  link_to("..", "parent");
  link_to("loop", "loop");
  link_to("nothing", "dangling");
}

static void remove_tree(void)
{
  g_autofree char *command = g_strdup_printf("rm -r '%s'", outer);
  g_assert_true(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
  g_free(root);
  g_free(outer);
}

static void check(Open open_file, const char *path, CjmBeneathStatus expected, const char *text)
{
  int fd = -1;
  g_autoptr(GError) error = NULL;
  g_test_message("%s", path);
  g_assert_cmpint(open_file(root, path, &fd, &error), ==, expected);
  g_assert_true((error != NULL) == (expected == CJM_BENEATH_FAILED));
  if (!text) return;
  char read_text[16] = "";
  g_assert_cmpint(read(fd, read_text, sizeof read_text - 1), ==, strlen(text));
  g_assert_cmpstr(read_text, ==, text);
  close(fd);
}

static void test_paths(gconstpointer data)
{
  Open open_file = *(const Open *)data;
  make_tree();
  check(open_file, "file", CJM_BENEATH_OK, "text");
  check(open_file, "./sub//file", CJM_BENEATH_OK, "below");
  check(open_file, "sub/../file", CJM_BENEATH_OK, "text");
  check(open_file, "sub/up", CJM_BENEATH_OK, "text");
  check(open_file, "folder/file", CJM_BENEATH_OK, "below");
  check(open_file, "folder/up", CJM_BENEATH_OK, "text");
  check(open_file, "nothing", CJM_BENEATH_MISSING, NULL);
  check(open_file, "file/", CJM_BENEATH_MISSING, NULL);
  check(open_file, "file/below", CJM_BENEATH_MISSING, NULL);
  check(open_file, "dangling", CJM_BENEATH_MISSING, NULL);
  check(open_file, "../secret", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "sub/../../secret", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "../root/file", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "/etc/passwd", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "out", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "absolute", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "environ", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "parent/secret", CJM_BENEATH_OUTSIDE, NULL);
  check(open_file, "sub", CJM_BENEATH_NOT_REGULAR, NULL);
  check(open_file, "folder", CJM_BENEATH_NOT_REGULAR, NULL);
  check(open_file, ".", CJM_BENEATH_NOT_REGULAR, NULL);
  check(open_file, "pipe", CJM_BENEATH_NOT_REGULAR, NULL); /* and does not wait for a writer */
  check(open_file, "loop", CJM_BENEATH_FAILED, NULL);
  remove_tree();
}

static void test_read(void)
{
  make_tree();
  g_autofree char *text = NULL;
  size_t len;
  g_assert_cmpint(cjm_beneath_read(root, "sub/file", 100, &text, &len, NULL), ==, CJM_BENEATH_OK);
  g_assert_cmpstr(text, ==, "below");
  g_assert_cmpuint(len, ==, 5);
  g_clear_pointer(&text, g_free);
  g_assert_cmpint(cjm_beneath_read(root, "sub/file", 2, &text, &len, NULL), ==, CJM_BENEATH_OK);
  g_assert_cmpuint(len, ==, 3);
  remove_tree();
}

static void test_join(void)
{
  static const struct {
    const char *from, *path, *joined;
  } cases[] = {
    {".", "a.yaml", "a.yaml"},        {"maps", "a.yaml", "maps/a.yaml"},        {"maps/de", "../base.yaml", "maps/base.yaml"},
    {"maps", "./x//y", "maps/x/y"},   {"maps", "../../a.yaml", NULL},           {".", "..", NULL},
    {".", "/etc/passwd", NULL},       {"maps", "..", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *joined = cjm_beneath_join_new(cases[i].from, cases[i].path);
    g_assert_cmpstr(joined, ==, cases[i].joined);
  }
}

int main(int argc, char **argv)
{
  static const Open with_kernel = cjm_beneath_open, by_hand = cjm_beneath_open_by_hand;
  suite_init(&argc, &argv);
  g_test_add_data_func("/beneath/paths", &with_kernel, test_paths);
  g_test_add_data_func("/beneath/paths-by-hand", &by_hand, test_paths);
  g_test_add_func("/beneath/read", test_read);
  g_test_add_func("/beneath/join", test_join);
  return g_test_run();
}

/* Unified diffs: what they say, and that they lead from the old text to the new one. */
#include "base/unified.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

static void check(const char *old, const char *new, const char *wanted)
{
  g_autofree char *diff = cjm_unified_diff_new("a", old, "b", new);
  g_assert_cmpstr(diff, ==, wanted);
}

static void test_forms(void)
{
  check("", "", "");
  check("a\n", "a\n", "");
  check("a\n", "b\n", "--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n");
  check("", "a\n", "--- a\n+++ b\n@@ -0,0 +1 @@\n+a\n");
  check("a\n", "", "--- a\n+++ b\n@@ -1 +0,0 @@\n-a\n");
  check("a", "a\n", "--- a\n+++ b\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
  check("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
        "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n");
  check("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\n",
        "--- a\n+++ b\n@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-y\n");
  check("x\n1\n2\n3\n4\n5\n6\ny\n", "1\n2\n3\n4\n5\n6\n", "--- a\n+++ b\n@@ -1,8 +1,6 @@\n-x\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n");
}

/* ---- applied ---- */

static size_t line_length(const char *text)
{
  const char *end = strchr(text, '\n');
  return end ? (size_t)(end - text) + 1 : strlen(text);
}

/* Follows a diff of texts whose last lines end. */
static char *apply_new(const char *old, const char *diff)
{
  GString *out = g_string_new(NULL);
  unsigned line = 1;
  for (const char *at = diff; *at; at += line_length(at)) {
    if (at[0] == '@') {
      unsigned start = (unsigned)strtoul(at + 4, NULL, 10);
      bool empty = strstr(at, ",0 +") && strstr(at, ",0 +") < at + line_length(at);
      for (; line < start + empty; line++) {
        g_string_append_len(out, old, (gssize)line_length(old));
        old += line_length(old);
      }
    } else if (at[0] == ' ' || (at[0] == '-' && at[1] != '-')) {
      g_assert_cmpmem(at + 1, line_length(at) - 1, old, line_length(old));
      if (at[0] == ' ') g_string_append_len(out, old, (gssize)line_length(old));
      old += line_length(old);
      line++;
    } else if (at[0] == '+' && at[1] != '+') {
      g_string_append_len(out, at + 1, (gssize)line_length(at) - 1);
    }
  }
  g_string_append(out, old);
  return g_string_free(out, FALSE);
}

static void check_applied(const char *old, const char *new)
{
  g_autofree char *diff = cjm_unified_diff_new("a", old, "b", new), *result = apply_new(old, diff);
  g_assert_cmpstr(result, ==, new);
}

static char *random_text_new(GRand *rand, unsigned lines, gint32 kinds)
{
  GString *text = g_string_new(NULL);
  for (unsigned i = 0; i < lines; i++) g_string_append_printf(text, "%d\n", g_rand_int_range(rand, 0, kinds));
  return g_string_free(text, FALSE);
}

static void test_random(void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(11);
  for (int i = 0; i < 2000; i++) {
    gint32 kinds = g_rand_int_range(rand, 1, 20);
    g_autofree char *old = random_text_new(rand, (unsigned)g_rand_int_range(rand, 0, 30), kinds),
                    *new = random_text_new(rand, (unsigned)g_rand_int_range(rand, 0, 30), kinds);
    check_applied(old, new);
  }
}

/* Texts that differ everywhere take no longer than their size allows. */
static void test_large(void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(12);
  g_autofree char *old = random_text_new(rand, 20000, 1 << 20), *new = random_text_new(rand, 20000, 1 << 20);
  check_applied(old, new);
  check_applied(old, old);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/unified/forms", test_forms);
  g_test_add_func("/unified/random", test_random);
  g_test_add_func("/unified/large", test_large);
  return g_test_run();
}

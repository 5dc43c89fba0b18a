/* Three versions of a file: what the result says, byte by byte; and examples with random changes on both sides. */
#include "merge/merge.h"

#include <string.h>

#include "cjm/cjm.h"
#include "diag/source.h"
#include "suite.h"

static char *merged_new(const char *base, const char *ours, const char *theirs, size_t *ret_conflicts)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) b = cjm_source_new("base", g_strdup(base), strlen(base)), o = cjm_source_new("ours", g_strdup(ours), strlen(ours)),
                       t = cjm_source_new("theirs", g_strdup(theirs), strlen(theirs));
  CjmLimits limits = cjm_limits_default();
  return cjm_merge_new(&(CjmMergeInput){b, o, t, "base", "ours", "theirs", CJM_MARKER_SIZE, false}, &limits, diags, ret_conflicts);
}

static void check(const char *base, const char *ours, const char *theirs, const char *wanted, size_t conflicts)
{
  size_t n = 99;
  g_autofree char *text = merged_new(base, ours, theirs, &n);
  g_assert_cmpstr(text, ==, wanted);
  g_assert_cmpuint(n, ==, conflicts);
}

static const char base[] = "# A journey\n"
                           "title: Order\n"
                           "phases:\n"
                           "  - title: Find\n"
                           "    steps:\n"
                           "      # the first\n"
                           "      - {id: a, title: Search, emotion: 1}\n"
                           "      - id: b\n"
                           "        title: Choose # by size\n"
                           "        actions: [Reads, Asks]\n"
                           "\n"
                           "      - id: c\n"
                           "        title: Pay\n"
                           "channels: [Web, Shop]\n";

/* `base` with one text in place of another. */
static char *with_new(const char *text, const char *from, const char *to)
{
  g_auto(GStrv) parts = g_strsplit(text, from, 2);
  g_assert_cmpuint(g_strv_length(parts), ==, 2);
  return g_strjoinv(to, parts);
}

typedef struct Row {
  const char *from, *ours, *from2, *theirs; /* what each side replaces, by what */
} Row;

static void test_disjoint(void)
{
  static const Row rows[] = {
    {"title: Order", "title: Buy", "title: Pay", "title: Check out"},
    {"emotion: 1", "emotion: 2", "title: Search", "title: Seek"},
    {"[Reads, Asks]", "[Reads, Asks, Waits]", "title: Choose", "title: Pick"},
    {"[Web, Shop]", "[Web, Shop, Phone]", "Reads", "Compares"},
    {"        title: Pay\n", "        title: Pay\n        emotion: -1\n", "# the first\n      - {id: a, title: Search, emotion: 1}\n      ", ""},
    {"title: Choose # by size", "title: Select # by size", "      - id: c\n        title: Pay\n", ""},
    {"channels:", "lang: en\nchannels:", "      - id: b\n", "      - id: x\n        title: New\n      - id: b\n"},
    {"{id: a, title: Search, emotion: 1}", "{id: a, title: Search}", "title: Order", "title: Order\nheadline: Long"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *ours = with_new(base, rows[i].from, rows[i].ours), *theirs = with_new(base, rows[i].from2, rows[i].theirs),
                    *both = with_new(ours, rows[i].from2, rows[i].theirs);
    check(base, ours, theirs, both, 0);
    g_autofree char *other = with_new(theirs, rows[i].from, rows[i].ours);
    check(base, theirs, ours, other, 0);
    check(base, base, theirs, theirs, 0);
    check(base, theirs, base, theirs, 0);
    check(base, theirs, theirs, theirs, 0);
  }
}

static void test_conflicts(void)
{
  check("a: 1\nb: 2\n", "a: 2\nb: 2\n", "a: 3\nb: 2\n", "<<<<<<< ours\na: 2\n=======\na: 3\n>>>>>>> theirs\nb: 2\n", 1);
  check("a: 1\nb: 2\n", "b: 2\n", "a: 3\nb: 2\n", "<<<<<<< ours\n=======\na: 3\n>>>>>>> theirs\nb: 2\n", 1);
  check("a: 1\nb: 2\n", "a: 3\nb: 2\n", "b: 2\n", "<<<<<<< ours\na: 3\n=======\n>>>>>>> theirs\nb: 2\n", 1);
  check("s:\n  - {id: a, n: 1}\n  - {id: b}\n", "s:\n  - {id: a, n: 2}\n  - {id: b}\n", "s:\n  - {id: a, n: 3}\n  - {id: b}\n",
        "s:\n<<<<<<< ours\n  - {id: a, n: 2}\n=======\n  - {id: a, n: 3}\n>>>>>>> theirs\n  - {id: b}\n", 1);
  check("s: [x]\n", "s: [x]\nn: 1\n", "s: [x]\nn: 2\n", "s: [x]\n<<<<<<< ours\nn: 1\n=======\nn: 2\n>>>>>>> theirs\n", 1);
}

/* Conflicts are as small as they can be, also between brackets that have lines. */
static void test_small_conflicts(void)
{
  check("# a\nx: 1\n# b\ny: 1\n", "# a\nx: 1\n# ours\ny: 1\n", "# a\nx: 1\n# theirs\ny: 2\n",
        "# a\nx: 1\n<<<<<<< ours\n# ours\n=======\n# theirs\n>>>>>>> theirs\ny: 2\n", 1);
  check("s:\n  - {id: a}\n  - {id: b}\n  - {id: c}\nt: 1\n", "s:\n  - {id: c}\n  - {id: a}\n  - {id: b}\nt: 1\n", "s:\n  - {id: a}\n  - {id: c}\n  - {id: b}\nt: 2\n",
        "<<<<<<< ours\ns:\n  - {id: c}\n  - {id: a}\n  - {id: b}\n=======\ns:\n  - {id: a}\n  - {id: c}\n  - {id: b}\n>>>>>>> theirs\nt: 2\n", 1);
  check("{\n  \"a\": 1,\n  \"b\": 1\n}\n", "{\n  \"a\": 2,\n  \"b\": 1\n}\n", "{\n  \"a\": 3,\n  \"b\": 2\n}\n",
        "{\n<<<<<<< ours\n  \"a\": 2,\n=======\n  \"a\": 3,\n>>>>>>> theirs\n  \"b\": 2\n}\n", 1);
  check("{\n  \"a\": 1,\n  \"b\": 1\n}\n", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "{\n  \"a\": 1,\n  \"b\": 3\n}\n",
        "{\n  \"a\": 1,\n<<<<<<< ours\n  \"b\": 2\n=======\n  \"b\": 3\n>>>>>>> theirs\n}\n", 1);
  check("s: [a]\nt: 1\n", "s: []\nt: 1\n", "s: [b]\nt: 2\n", "<<<<<<< ours\ns: []\n=======\ns: [b]\n>>>>>>> theirs\nt: 2\n", 1);
  check("s:\n  - {id: a, n: 1}\nt: 1\n", "s:\n  - {id: b}\nt: 1\n", "s:\n  - {id: a, n: 2}\nt: 2\n",
        "s:\n  - {id: b}\n<<<<<<< ours\n=======\n  - {id: a, n: 2}\n>>>>>>> theirs\nt: 2\n", 1);
}

/* Both sides move steps: as long as it does not matter whose are moved first, there is no conflict. */
static void test_moved(void)
{
  check("s: [a, b, c, d, e, f]\n", "s: [b, a, c, d, e, f]\n", "s: [a, b, c, d, f, e]\n", "s: [b, a, c, d, f, e]\n", 0);
  check("s: [a, b, c]\n", "s: [c, a, b]\n", "s: [b, c, a]\n", "s: [c, b, a]\n", 0);
  check("s: [a, b, c]\n", "s: [b, c, a]\n", "s: [b, c, a]\n", "s: [b, c, a]\n", 0);
  check("s: [a, b, c]\n", "s: [c, a, b]\n", "s: [a, b, c, d]\n", "s: [c, a, b, d]\n", 0);
  check("s: [a, b, c]\n", "s: [a, b]\n", "s: [b, a, c]\n", "s: [b, a]\n", 0);
}

/* A step that one side moved to another phase. */
static void test_moved_elsewhere(void)
{
  static const char p[] = "p:\n  - id: p\n    s:\n      - {id: a, n: 1}\n      - {id: b, n: 1}\n  - id: q\n    s:\n      - {id: c}\n";
  static const char moved[] = "p:\n  - id: p\n    s:\n      - {id: a, n: 1}\n  - id: q\n    s:\n      - {id: c}\n      - {id: b, n: 1}\n";
  g_autofree char *edited = with_new(p, "{id: b, n: 1}", "{id: b, n: 2}"), *both = with_new(moved, "{id: b, n: 1}", "{id: b, n: 2}");
  check(p, edited, moved, both, 0);
  check(p, moved, edited, both, 0);
  check(p, moved, moved, moved, 0);
  static const char split[] = "p:\n  - id: p\n    s:\n      - {id: a, n: 1}\n  - id: new\n    s:\n      - {id: b, n: 1}\n  - id: q\n    s:\n      - {id: c}\n";
  g_autofree char *both_split = with_new(split, "{id: b, n: 1}", "{id: b, n: 2}");
  check(p, edited, split, both_split, 0);
  check(p, split, edited, both_split, 0);
  g_autofree char *removed = with_new(p, "      - {id: b, n: 1}\n", "");
  g_autofree char *conflict = with_new(moved, "      - {id: b, n: 1}\n", "<<<<<<< ours\n      - {id: b, n: 1}\n=======\n>>>>>>> theirs\n");
  check(p, moved, removed, conflict, 1);
}

static void test_united(void)
{
  check("s:\n  - a\n", "s:\n  - a\n  - b\n", "s:\n  - a\n  - c\n", "s:\n  - a\n  - b\n  - c\n", 0);
  check("s: [a]\n", "s: [a, b]\n", "s: [a, c]\n", "s: [a, b, c]\n", 0);
  check("s: [a]\n", "s: [a, b]\n", "s: [a, b]\n", "s: [a, b]\n", 0);
  check("s:\n- a\n", "s:\n- a\n- b\n", "s:\n    - a\n    # why\n    - c\n", "s:\n- a\n- b\n# why\n- c\n", 0);
}

static void test_renamed(void)
{
  check("a: 1\nb: 2\nc: 3\n", "a: 1\nb: 2\nc: 4\n", "a: 1\nx: 2\nc: 3\n", "a: 1\nx: 2\nc: 4\n", 0);
  check("s: {a: 1, c: 3}\n", "s: {a: 2, c: 3}\n", "s: {a: 1, x, c: 3}\n", "s: {a: 2, x, c: 3}\n", 0);
  check("s: {a: 1, b: 2, c: 3}\n", "s: {a: 1, b: 2, c: 4}\n", "s: {a: 1, x: 2, c: 3}\n", "s: {a: 1, x: 2, c: 4}\n", 0);
  check("s:\n  - {id: a}\n  - {id: b}\n", "t: 1\ns:\n  - {id: a}\n  - {id: b}\n", "s:\n  - {id: a}\n  - {id: c}\n", "t: 1\ns:\n  - {id: a}\n  - {id: c}\n", 0);
}

static void test_layout(void)
{
  check("s: {a: 1, b: 2}\n", "s:\n  a: 1 # ours\n  b: 2\n", "s: {a: 1, b: 3}\n", "s:\n  a: 1 # ours\n  b: 3\n", 0);
  check("t: |\n  one\n  two\nu: 1\n", "t: |\n  one\n  two\nu: 2\n", "t: |\n  one\n  three\nu: 1\n", "t: |\n  one\n  three\nu: 2\n", 0);
  check("a:\nb: 1\n", "a:\nb: 2\n", "a: x\nb: 1\n", "a: x\nb: 2\n", 0);
}

static void test_broken(void)
{
  size_t n = 99;
  g_assert_null(merged_new("a: 1\n", "a: [\n", "a: 2\n", &n));
  g_assert_null(merged_new("a: 1\n", "a: 3\n", "a: 'x\n", &n));
}

/* The public function. */
static void test_library(void)
{
  CjmFileText b = {sizeof b, "b", "a: 1\n", 5}, o = {sizeof o, "o", "a: 2\n", 5}, t = {sizeof t, "t", "a: 3\n", 5}, bad = {sizeof bad, "bad", "a: [\n", 5},
              missing = {.size = sizeof missing, .name = "no such file"};
  CjmMergeOptions options = {.size = sizeof options, .labels = {"HEAD", "", "topic"}, .marker_size = 3, .with_base = true};
  char *text = NULL, *error = NULL;
  size_t len = 0, conflicts = 0;
  g_assert_cmpint(cjm_merge_texts(&b, &o, &b, NULL, &text, &len, &conflicts, &error), ==, CJM_OK);
  g_assert_cmpstr(text, ==, "a: 2\n");
  g_assert_cmpuint(len, ==, 5);
  g_assert_cmpuint(conflicts, ==, 0);
  cjm_free(text);
  g_assert_cmpint(cjm_merge_texts(&b, &o, &t, &options, &text, &len, &conflicts, &error), ==, CJM_OK);
  g_assert_cmpstr(text, ==, "<<< HEAD\na: 2\n|||\na: 1\n===\na: 3\n>>> topic\n");
  g_assert_cmpuint(conflicts, ==, 1);
  cjm_free(text);
  text = NULL;
  g_assert_cmpint(cjm_merge_texts(&b, &bad, &t, NULL, &text, &len, &conflicts, &error), ==, CJM_INVALID);
  g_assert_true(g_str_has_prefix(error, "bad:1:4: "));
  g_assert_null(text);
  cjm_free(error);
  g_assert_cmpint(cjm_merge_texts(&b, &missing, &t, NULL, &text, &len, &conflicts, &error), ==, CJM_ENVIRONMENT);
  cjm_free(error);
  options.size = 0;
  g_assert_cmpint(cjm_merge_texts(&b, &o, &t, &options, &text, &len, &conflicts, &error), ==, CJM_USAGE);
  cjm_free(error);
}

/* A comment that cannot be written between the brackets of the other side is not left out: the collection is a conflict. */
static void test_comments_beside_brackets(void)
{
  static const char *const rows[][3] = {
    {"s: {a: 1}\n", "s: {a: 1, c: 1}\n", "s:\n  # why\n  a: 1\n"},
    {"s: {a: 1}\n", "s: {a: 1, c: 1}\n", "s:\n  a: 1 # why\n"},
    {"s: {a: 1}\n", "s: {a: 1, c: 1}\n", "s:\n  a: 1\n  # why\n  b: 1\n"},
    {"s: {a: 1}\n", "s: {a: 1, c: 1}\n", "s:\n  a: 1\n  # why\n"},
    {"s: [{a: 1}]\n", "s: [{a: 2}]\n", "s:\n  - a: 1\n    # why\n"},
    {"s: [\n  a\n]\n", "s: [\n  a,\n  b\n]\n", "s: [\n  a, # why\n]\n"},
    {"s: [\n  a\n]\n", "s: [\n  a,\n  b\n]\n", "s: [\n  a,\n  # why\n  c\n]\n"},
    {"s: [a]\n", "s:\n  - a\n  - b\n", "s: [\n  a, # why\n  c\n]\n"},
    {"s: [\n  a, # one\n  b\n]\n", "s: [\n  a, # why\n  b\n]\n", "s: [\n  a, # one\n  x,\n  b\n]\n"},
    {"s: [\n  {n: 1},\n  b\n]\n", "s: [\n  {n: 2},\n  b\n]\n", "s:\n  - n: 3\n    # why\n  - b\n"},
    {"{a: 1,\n b: 1}\n", "{a: 2,\n b: 1}\n", "{a: 1, # why\n b: 1}\n"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    size_t n = 0;
    g_autofree char *text = merged_new(rows[i][0], rows[i][1], rows[i][2], &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_nonnull(strstr(text, "# why"));
    g_assert_true(g_str_has_prefix(text, "<<<<<<< ours\n"));
  }
  check("s: [\n  a, # why\n  b\n]\nt: 1\n", "s: [\n  a, # why\n  b\n]\nt: 1\n", "s: [\n  a, # why\n  x,\n  b\n]\nt: 2\n",
        "s: [\n  a, # why\n  x,\n  b\n]\nt: 2\n", 0);
  check("s: [\n  a, # why\n  b\n]\n", "s: [\n  a, # why\n  b,\n  c\n]\n", "s: [\n  d, # why\n  b\n]\n", "s: [\n  d, # why\n  b,\n  c\n]\n", 0);
}

/* What is written in another way than either side has it. */
static void test_written(void)
{
  check("s:\n  - id: a\n    n: 1\n", "s:\n  - id: a\n    n: 2\n", "s:\n  -\n    # why\n    id: a\n    n: 1\n", "s:\n  -\n    # why\n    id: a\n    n: 2\n", 0);
  check("s: [a]\n", "s:\n  - a\n", "s: [a, b]\n", "s:\n  - a\n  - b\n", 0);
  check("s: {a: 1}\n", "s:\n  a: 1\n", "s: {a: 1, b}\n", "s:\n  a: 1\n  b:\n", 0);
  check("a: 1 # x\nb: 1\n", "a: 1 # y\nb: 1\n", "a: 2 # z\nb: 1\n", "<<<<<<< ours\na: 1 # y\n=======\na: 2 # z\n>>>>>>> theirs\nb: 1\n", 1);
  check("a: 1 # x\nb: 1\n", "a: 2 # y\nb: 1\n", "a: 1 # z\nb: 1\n", "<<<<<<< ours\na: 2 # y\n=======\na: 1 # z\n>>>>>>> theirs\nb: 1\n", 1);
  check("s:\n  - a\n  - b\nt: 1\n", "s:\n  - a\nt: 1\n", "s:\n  - b\nt: 1\n", "s: []\nt: 1\n", 0);
  check("s: # x\n  a: 1\n  b: 1\n", "s: # y\n  a: 1\n", "s: # x\n  b: 1\n", "s: {} # y\n", 0);
  check("s: # x\n  - a\n  - b\n", "s: # y\n  - a\n", "s: # z\n  - b\n", "<<<<<<< ours\ns: # y\n  - a\n=======\ns: # z\n  - b\n>>>>>>> theirs\n", 1);
  check("s: # x\n  - a\n  - b\n", "s: # y\n  - a\n  - b\n  - c\n", "s: # z\n  - d\n  - b\n",
        "<<<<<<< ours\ns: # y\n  - a\n  - b\n  - c\n=======\ns: # z\n  - d\n  - b\n>>>>>>> theirs\n", 1);
  check("s: [a, b] # x\n", "s: [a] # x\n", "s: [b] # z\n", "s: [] # z\n", 0);
  check("s: {a: 1, b: 1}\n", "s: {a: 1}\n", "s: {b: 1}\n", "s: {}\n", 0);
  check("a: 1\nb: 1\n", "a: 1\n", "b: 1\n", "{}\n", 0);
  check("a: 1\n", "- a\n", "b: 1\n", "<<<<<<< ours\n- a\n=======\nb: 1\n>>>>>>> theirs\n", 1);
  check("a: 1\rb: 1\r", "a: 2\rb: 1\r", "a: 1\rb: 2\rc: 1\r", "a: 2\rb: 2\rc: 1\r", 0);
  check("{a: 1, b: 1}", "{a: 2, b: 1}", "{a: 1, b: 2}\n", "{a: 2, b: 2}\n", 0);
  check("{a: 1, b: 1}\n", "{a: 2, b: 1}", "{a: 1, b: 2}\n", "{a: 2, b: 2}", 0);
  check("s:\n  - a\n", "s:\n  - a\n  # x\n", "s:\n  - a\n  # y\n", "s:\n  - a\n<<<<<<< ours\n  # x\n=======\n  # y\n>>>>>>> theirs\n", 1);
  check("{\n  a: 1,\n  b: 1\n}\n", "{\n  a: 2,\n  b: 1\n}\n", "{\n  a: 3,\n  b: 2\n}\n",
        "{\n<<<<<<< ours\n  a: 2,\n=======\n  a: 3,\n>>>>>>> theirs\n  b: 2\n}\n", 1);
  check("s: {a: 1, b: 1}\n", "s: {a: 2, b: 1}\n", "s: {a: 3, b: 2}\n", "<<<<<<< ours\ns: {a: 2, b: 1}\n=======\ns: {a: 3, b: 2}\n>>>>>>> theirs\n", 1);
  check("s: [{a: 1}]\n", "s: [{a: 1}, {b: 1}]\n", "s:\n  - a: 1\n  - &x {c: \"1\"}\n  - *x\n  - d: 'e'\n    f: |\n      g\n    h:\n",
        "s: [{a: 1}, {b: 1}, &x {c: \"1\"}, *x, {d: 'e', f: \"g\", h: null}]\n", 0);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/merge/disjoint", test_disjoint);
  g_test_add_func("/merge/conflicts", test_conflicts);
  g_test_add_func("/merge/small conflicts", test_small_conflicts);
  g_test_add_func("/merge/moved", test_moved);
  g_test_add_func("/merge/moved elsewhere", test_moved_elsewhere);
  g_test_add_func("/merge/united", test_united);
  g_test_add_func("/merge/renamed", test_renamed);
  g_test_add_func("/merge/layout", test_layout);
  g_test_add_func("/merge/comments beside brackets", test_comments_beside_brackets);
  g_test_add_func("/merge/written", test_written);
  g_test_add_func("/merge/broken", test_broken);
  g_test_add_func("/merge/library", test_library);
  return g_test_run();
}

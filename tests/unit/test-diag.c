/* test-diag.c: places in a text, the sink, the table of codes, and messages as they are printed. */
#include <string.h>

#include "cpu-time.h"
#include "diag/print.h"
#include "diag/sink.h"
#include "suite.h"

enum { SECONDS_MAX = 10 /* of processor time, under sanitizers too */ };

static CjmSource *source_of(const char *text)
{
  return cjm_source_new("map.yaml", g_strdup(text), strlen(text));
}

/* The first place of `words` in the source. */
static CjmSpan span_of(const CjmSource *source, const char *words)
{
  const char *found = strstr(source->text, words);
  g_assert_nonnull(found);
  uint32_t start = (uint32_t)(found - source->text);
  return (CjmSpan){source, start, start + (uint32_t)strlen(words)};
}

/* ---- sources ---- */

static void assert_place(const CjmSource *source, const char *words, unsigned line, unsigned column)
{
  CjmPlace place = cjm_source_place(source, span_of(source, words).start);
  g_assert_cmpuint(place.line, ==, line);
  g_assert_cmpuint(place.column, ==, column);
}

static void test_places(void)
{
  g_autoptr(CjmSource) source = source_of("\xEF\xBB\xBF"
                                          "a: b\r\nżó: ł\rc\u2028d: e\n\n\tf");
  g_assert_cmpuint(source->n_lines, ==, 5);
  assert_place(source, "a", 1, 1);
  assert_place(source, "b", 1, 4);
  assert_place(source, "ł", 2, 5);
  assert_place(source, "c", 3, 1);
  assert_place(source, "d", 3, 3);
  assert_place(source, "f", 5, 2);
  CjmPlace end = cjm_source_place(source, (uint32_t)source->len + 10);
  g_assert_cmpuint(end.line, ==, 5);
  g_assert_cmpuint(end.column, ==, 3);
  g_assert_cmpuint(cjm_source_place(source, span_of(source, "ż").start + 1).column, ==, 1);
}

static void test_lines(void)
{
  g_autoptr(CjmSource) source = source_of("one\r\n\ntwo");
  size_t len;
  g_assert_cmpint(strncmp(cjm_source_line(source, 1, &len), "one", 3), ==, 0);
  g_assert_cmpuint(len, ==, 3);
  cjm_source_line(source, 5, &len);
  g_assert_cmpuint(len, ==, 0);
  cjm_source_line(source, 99, &len);
  g_assert_cmpuint(len, ==, 3);

  g_autoptr(CjmSource) empty = source_of("");
  g_assert_cmpuint(empty->n_lines, ==, 1);
  g_assert_cmpuint(cjm_source_place(empty, 0).column, ==, 1);
}

/* ---- the sink ---- */

static void test_sorted_by_place(void)
{
  g_autoptr(CjmSource) first = source_of("abcdef"), second = source_of("abcdef");
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  cjm_diags_add(diags, CJM_CODE_TAG, span_of(first, "e"), "3");
  cjm_diags_add(diags, CJM_CODE_TAG, span_of(second, "a"), "4");
  cjm_diags_add(diags, CJM_CODE_TAG, (CjmSpan){0}, "5");
  cjm_diags_add(diags, CJM_CODE_TAG, span_of(first, "b"), "1");
  cjm_diags_add(diags, CJM_CODE_TAB_INDENT, span_of(first, "b"), "2");
  cjm_diags_add(diags, CJM_CODE_TAG, span_of(first, "b"), "1");
  cjm_diags_sort(diags);
  g_assert_cmpuint(cjm_diags_length(diags), ==, 5);
  for (size_t i = 0; i < 5; i++) g_assert_cmpint(cjm_diags_at(diags, i)->message[0], ==, '1' + (int)i);
}

static void test_counts_and_moves(void)
{
  g_autoptr(CjmSource) source = source_of("abc");
  g_autoptr(CjmDiags) from = cjm_diags_new(), to = cjm_diags_new();
  CjmDiag *diag = cjm_diags_add(from, CJM_CODE_UNUSED_ANCHOR, span_of(source, "a"), "%d", 1);
  cjm_diag_help(diag, "do %s", "this");
  cjm_diag_related(diag, span_of(source, "b"), "see %s", "there");
  g_assert_false(cjm_diags_failed(from));
  cjm_diags_add(from, CJM_CODE_TAG, span_of(source, "c"), "2");
  g_assert_true(cjm_diags_failed(from));
  cjm_diags_move(from, to);
  g_assert_cmpuint(cjm_diags_length(from), ==, 0);
  g_assert_cmpuint(cjm_diags_count(to, CJM_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint(cjm_diags_count(to, CJM_SEVERITY_ERROR), ==, 1);
  const CjmDiag *moved = cjm_diags_at(to, 0);
  g_assert_cmpstr(moved->help, ==, "do this");
  g_assert_cmpstr(g_array_index(moved->related, CjmRelated, 0).message, ==, "see there");
}

/* Of too many messages, errors are kept rather than others, and all are counted. */
static void test_errors_displace_others(void)
{
  enum { N = 60000, ERRORS = 3 };
  g_autoptr(CjmSource) source = source_of("a: b\n");
  g_autoptr(CjmDiags) diags = cjm_diags_new(), moved = cjm_diags_new();
  for (uint32_t i = 0; i < N; i++) cjm_diags_add(diags, CJM_CODE_UNUSED_ANCHOR, (CjmSpan){source, i, i}, "number %u", i);
  for (uint32_t i = 0; i < ERRORS; i++) cjm_diag_help(cjm_diags_add(diags, CJM_CODE_TAG, (CjmSpan){source, N, N}, "wrong %u", i), "mend it");
  CjmDiag *raised = cjm_diags_add_as(diags, CJM_SEVERITY_ERROR, CJM_CODE_UNUSED_ANCHOR, (CjmSpan){source, N + 1, N + 1}, "wrong, as it is strict");
  cjm_diag_help(raised, "mend it, too");
  cjm_diags_move(diags, moved);
  cjm_diags_sort(moved);
  size_t n = cjm_diags_length(moved);
  g_assert_cmpstr(cjm_diags_at(moved, 0)->message, ==, "number 0");
  g_assert_cmpstr(cjm_diags_at(moved, n - 4)->message, ==, "wrong 0");
  g_assert_cmpstr(cjm_diags_at(moved, n - 2)->message, ==, "wrong 2");
  g_assert_cmpstr(cjm_diags_at(moved, n - 1)->help, ==, "mend it, too");
  g_assert_cmpuint(n, <, N);
  g_assert_cmpuint(cjm_diags_count(moved, CJM_SEVERITY_ERROR), ==, ERRORS + 1);
  g_assert_cmpuint(cjm_diags_count(moved, CJM_SEVERITY_WARNING), ==, N);
  for (uint32_t i = 0; i < N; i++) cjm_diags_add(moved, CJM_CODE_TAG, (CjmSpan){source, 2, 3}, "error %u", i);
  g_assert_cmpuint(cjm_diags_length(moved), ==, n);
  g_assert_cmpuint(cjm_diags_count(moved, CJM_SEVERITY_ERROR), ==, ERRORS + 1 + N);
  g_assert_cmpuint(cjm_diags_count(moved, CJM_SEVERITY_WARNING), ==, N);
}

static void test_long_messages_are_cut(void)
{
  g_autofree char *text = g_strnfill(100000, 'x');
  g_autofree char *wide = g_strjoinv("ó", (char *[]){text, text, NULL});
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  const CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_TAG, (CjmSpan){0}, "%s", wide);
  g_assert_cmpuint(strlen(diag->message), <, 1000);
  g_assert_true(g_str_has_suffix(diag->message, "…"));
  g_assert_true(g_utf8_validate(diag->message, -1, NULL));
}

/* ---- codes ---- */

static void test_codes(void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (CjmCode code = 0; code < CJM_CODE_COUNT; code++) {
    const CjmCodeInfo *info = cjm_code_info(code);
    g_assert_true(g_regex_match_simple("^[A-Z][0-9]{3}$", info->code, 0, 0));
    g_assert_true(g_regex_match_simple("^[a-z0-9]+(-[a-z0-9]+)*$", info->name, 0, 0));
    g_assert_true(g_str_has_suffix(info->summary, "."));
    if (info->code[0] == 'E' || info->code[0] == 'W')
      g_assert_cmpint(info->severity, ==, info->code[0] == 'E' ? CJM_SEVERITY_ERROR : CJM_SEVERITY_WARNING);
    g_assert_true(g_hash_table_add(seen, (void *)info->code));
    g_assert_true(g_hash_table_add(seen, (void *)info->name));
  }
}

/* ---- printing ---- */

/* What the `human` style prints of one diagnostic at the first place of `words`. */
static char *printed(const char *text, const char *words)
{
  g_autoptr(CjmSource) source = source_of(text);
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  cjm_diags_add(diags, CJM_CODE_TAG, span_of(source, words), "wrong");
  GString *out = g_string_new(NULL);
  cjm_diags_print(diags, cjm_print_style_find("human"), false, CJM_SEVERITY_INFO, 0, out);
  return g_string_free(out, FALSE);
}

static void assert_printed(const char *text, const char *words, const char *expected)
{
  g_autofree char *out = printed(text, words);
  g_assert_cmpstr(out, ==, expected);
}

static void test_human(void)
{
  g_autoptr(CjmSource) source = source_of("state: x\n\n\n\n\n\n\n\n\nstate: y\n");
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_DUPLICATE_KEY, (CjmSpan){source, 17, 22}, "the key `state` is here twice");
  cjm_diag_related(diag, (CjmSpan){source, 0, 5}, "it is first here");
  cjm_diag_help(diag, "keep one of the two");
  g_autoptr(GString) out = g_string_new(NULL);
  cjm_diags_print(diags, cjm_print_style_find("human"), false, CJM_SEVERITY_INFO, 0, out);
  g_assert_cmpstr(out->str, ==,
                  "error[E108]: the key `state` is here twice\n"
                  "  --> map.yaml:10:1\n"
                  "   |\n"
                  "10 | state: y\n"
                  "   | ^^^^^\n"
                  "   = help: keep one of the two\n"
                  "   = note: it is first here\n"
                  "  --> map.yaml:1:1\n"
                  "   |\n"
                  " 1 | state: x\n"
                  "   | ^^^^^\n"
                  "\n");
}

static void test_human_widths(void)
{
  assert_printed("\ta: 日本x\n", "x", "error[E110]: wrong\n --> map.yaml:1:7\n  |\n1 |  a: 日本x\n  |         ^\n\n");
  assert_printed("a: 日本\n", "日本", "error[E110]: wrong\n --> map.yaml:1:4\n  |\n1 | a: 日本\n  |    ^^^^\n\n");
  assert_printed("a: e\u0301e\u0301 x\n", "x",
                 "error[E110]: wrong\n --> map.yaml:1:9\n  |\n1 | a: e\u0301e\u0301 x\n  |       ^\n\n");
}

/* Right to left: carets are counted in the order of the text, which is what a terminal without reordering shows; marks take no
 * room. The word itself is in the message, for terminals that reorder. */
static void test_human_right_to_left(void)
{
  assert_printed("a: \u0633\u064E\u0641\u0631 xy\n", "xy",
                 "error[E110]: wrong\n --> map.yaml:1:9\n  |\n1 | a: \u0633\u064E\u0641\u0631 xy\n  |        ^^\n\n");
  assert_printed("a: \u05E9\u05DC\u05D5\u05DD\n", "\u05E9\u05DC\u05D5\u05DD",
                 "error[E110]: wrong\n --> map.yaml:1:4\n  |\n1 | a: \u05E9\u05DC\u05D5\u05DD\n  |    ^^^^\n\n");
}

static void test_human_edges(void)
{
  assert_printed("\xEF\xBB\xBF"
                 "ab\n",
                 "ab", "error[E110]: wrong\n --> map.yaml:1:1\n  |\n1 | ab\n  | ^^\n\n");
  assert_printed("ab\ncd\n", "b\nc", "error[E110]: wrong\n --> map.yaml:1:2\n  |\n1 | ab\n  |  ^\n\n");
  assert_printed("a\033[31mb\n", "b", "error[E110]: wrong\n --> map.yaml:1:7\n  |\n1 | a\uFFFD[31mb\n  |       ^\n\n");
  assert_printed("ab", "", "error[E110]: wrong\n --> map.yaml:1:1\n  |\n1 | ab\n  | ^\n\n");
}

/* A line of megabytes is cut around the place, and does not take long. */
static void test_human_long_line(void)
{
  g_autofree char *many = g_strnfill(8 << 20, 'x');
  g_autofree char *text = g_strconcat(many, "HERE", many, NULL);
  double start = cpu_seconds();
  g_autofree char *out = printed(text, "HERE");
  g_assert_cmpfloat(cpu_seconds() - start, <, SECONDS_MAX);
  g_assert_cmpuint(strlen(out), <, 500);
  const char *line = strstr(out, "1 | ");
  g_assert_cmpint(strstr(line, "HERE") - line, <, 80);
  g_assert_nonnull(strstr(out, "^^^^\n"));
}

static void test_short_and_bounds(void)
{
  g_autoptr(CjmSource) source = source_of("a\nb\nc\n");
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  cjm_diag_help(cjm_diags_add(diags, CJM_CODE_TAG, span_of(source, "a"), "one"), "mend it");
  cjm_diags_add(diags, CJM_CODE_UNUSED_ANCHOR, span_of(source, "b"), "two");
  cjm_diags_add(diags, CJM_CODE_TAG, span_of(source, "c"), "three");
  g_autoptr(GString) all = g_string_new(NULL), one = g_string_new(NULL);
  cjm_diags_print(diags, cjm_print_style_find("short"), false, CJM_SEVERITY_INFO, 0, all);
  g_assert_cmpstr(all->str, ==,
                  "map.yaml:1:1: error: one [E110 tag]; help: mend it\n"
                  "map.yaml:2:1: warning: two [W102 unused-anchor]\n"
                  "map.yaml:3:1: error: three [E110 tag]\n");
  cjm_diags_print(diags, cjm_print_style_find("short"), false, CJM_SEVERITY_ERROR, 1, one);
  g_assert_cmpstr(one->str, ==, "map.yaml:1:1: error: one [E110 tag]; help: mend it\n1 more error not shown\n");
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/diag/source/places", test_places);
  g_test_add_func("/diag/source/lines", test_lines);
  g_test_add_func("/diag/sink/sorted-by-place", test_sorted_by_place);
  g_test_add_func("/diag/sink/counts-and-moves", test_counts_and_moves);
  g_test_add_func("/diag/sink/errors-displace-others", test_errors_displace_others);
  g_test_add_func("/diag/sink/long-messages-are-cut", test_long_messages_are_cut);
  g_test_add_func("/diag/codes", test_codes);
  g_test_add_func("/diag/print/human", test_human);
  g_test_add_func("/diag/print/human-widths", test_human_widths);
  g_test_add_func("/diag/print/human-right-to-left", test_human_right_to_left);
  g_test_add_func("/diag/print/human-edges", test_human_edges);
  g_test_add_func("/diag/print/human-long-line", test_human_long_line);
  g_test_add_func("/diag/print/short-and-bounds", test_short_and_bounds);
  return g_test_run();
}

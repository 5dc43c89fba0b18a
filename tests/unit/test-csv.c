#include <string.h>

#include "join/csv.h"
#include "suite.h"

/* All cells of a table, rows separated by `/`, cells by `|`. */
static char *read_table(const char *text, size_t len, CjmDiags *diags)
{
  g_autoptr(CjmSource) source = cjm_source_new("t.csv", g_memdup2(text, len + 1), len);
  GString *out = g_string_new(NULL);
  CjmCsv csv;
  cjm_csv_init(&csv, source, diags);
  while (cjm_csv_next(&csv)) {
    if (out->len > 0) g_string_append_c(out, '/');
    for (guint i = 0; i < csv.cells->len; i++) {
      g_autofree char *cell = cjm_csv_text_new(&csv, cjm_csv_cell(&csv, i));
      g_string_append_printf(out, "%s%s", i ? "|" : "", cell);
    }
  }
  cjm_csv_clear(&csv);
  return g_string_free(out, FALSE);
}

static void test_rows(void)
{
  static const struct {
    const char *text, *cells;
  } cases[] = {
    {"", ""},
    {"\n\n", ""},
    {"a,b\n1,2\n", "a|b/1|2"},
    {"a,b\r\n1,2", "a|b/1|2"},
    {"a,b\r1,2\r", "a|b/1|2"},
    {"\xEF\xBB\xBF" "a;b\n1;2,5\n", "a|b/1|2,5"},
    {"a\tb\n1\t\n", "a|b/1|"},
    {"a, b \n \"x\" ,\"y \"\n", "a|b/x|y"},
    {"a,b\n\"one, two\",\"three\nfour\"\n", "a|b/one, two|three\nfour"},
    {"a,b\n\"say \"\"hi\"\"\",\"\"\n", "a|b/say \"hi\"|"},
    {"a,b,,\n1,2,,\n,,,\n\n", "a|b||/1|2||"},
    {"\"a;b\",c\n1,2\n", "a;b|c/1|2"},
    {"a,b\n5\" screen,1\n", "a|b/5\" screen|1"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(CjmDiags) diags = cjm_diags_new();
    g_autofree char *cells = read_table(cases[i].text, strlen(cases[i].text), diags);
    g_assert_cmpstr(cells, ==, cases[i].cells);
    g_assert_cmpuint(cjm_diags_length(diags), ==, 0);
  }
}

static void test_quotes(void)
{
  static const struct {
    const char *text;
    uint32_t start, end;
  } cases[] = {{"a,b\n1,\"open\n2,3\n", 6, 11}, {"a,b\n\"x\"y,2\n", 7, 8}};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(CjmDiags) diags = cjm_diags_new();
    g_autofree char *cells = read_table(cases[i].text, strlen(cases[i].text), diags);
    g_assert_cmpuint(cjm_diags_length(diags), ==, 1);
    g_assert_cmpint(cjm_diags_at(diags, 0)->code, ==, CJM_CODE_TABLE_QUOTE);
    g_assert_cmpuint(cjm_diags_at(diags, 0)->span.start, ==, cases[i].start);
    g_assert_cmpuint(cjm_diags_at(diags, 0)->span.end, ==, cases[i].end);
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/csv/rows", test_rows);
  g_test_add_func("/csv/quotes", test_quotes);
  return g_test_run();
}

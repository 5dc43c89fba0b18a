/* test-explain.c: every code explains itself, and its example gets it. */
#include <string.h>

#include "api/api.h"
#include "diag/explain.h"
#include "lint/rules.h"
#include "suite.h"

static void test_found_by_both_names(void)
{
  for (int code = 0; code < CJM_CODE_COUNT; code++) {
    const CjmCodeInfo *info = cjm_code_info((CjmCode)code);
    g_assert_cmpint(cjm_code_find(info->code), ==, code);
    g_assert_cmpint(cjm_code_find(info->name), ==, code);
  }
  g_assert_cmpint(cjm_code_find("E999"), ==, CJM_CODE_COUNT);
  g_assert_null(cjm_explain(""));
}

static bool has_code(const CjmDocument *document, const char *code)
{
  for (size_t i = 0; cjm_document_message(document, i); i++)
    if (strcmp(cjm_document_message(document, i)->code, code) == 0) return true;
  return false;
}

/* What check and render say of a text. */
static CjmDocument *look_at(const char *yaml)
{
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  if (cjm_document_read("example.yaml", ".", yaml, strlen(yaml), &document) == CJM_OK)
    cjm_document_check(document, NULL, 0, NULL);
  if (cjm_document_count(document, CJM_LEVEL_ERROR) == 0) cjm_map_new(document, NULL, &map, NULL);
  cjm_map_free(map);
  return document;
}

static void test_code(gconstpointer data)
{
  const CjmCodeInfo *info = data;
  char *text = cjm_explain(info->code);
  g_assert_nonnull(text);
  g_assert_true(g_str_has_prefix(text, info->code));
  g_assert_nonnull(strstr(text, info->name));
  g_assert_cmpint(text[strlen(text) - 1], ==, '\n');
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) g_assert_true(g_str_has_prefix(*line, "  ") || g_utf8_strlen(*line, -1) <= 80);
  cjm_free(text);

  const CjmRule *rule = cjm_rule_find(info->code);
  g_assert_true(rule || info->advice);
  const char *example = rule ? rule->bad : info->example;
  if (!example) return;
  CjmDocument *document = look_at(example);
  if (!has_code(document, info->code)) {
    char *found = cjm_document_print(document, NULL);
    g_test_message("%s is not said of its example, but: %s", info->code, found);
    g_test_fail();
    cjm_free(found);
  }
  cjm_document_free(document);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/explain/found-by-both-names", test_found_by_both_names);
  for (int code = 0; code < CJM_CODE_COUNT; code++) {
    const CjmCodeInfo *info = cjm_code_info((CjmCode)code);
    g_autofree char *path = g_strdup_printf("/explain/%s", info->code);
    g_test_add_data_func(path, info, test_code);
  }
  return g_test_run();
}

/* JSON of other programs: what is read, and what is refused with its reason. */
#include "base/json-read.h"

#include <string.h>

#include "suite.h"

static void test_texts(void)
{
  static const struct {
    const char *json, *text;
  } rows[] = {
    {"\"\"", ""},
    {" \"a b\"\n", "a b"},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
    {"\"\\u00e9\\u4E2d\"", "é中"},
    {"\"\\ud83d\\ude00!\"", "😀!"},
    {"\"\\ud83d\"", "\uFFFD"},
    {"\"\\ud83d\\u0041\"", "\uFFFD" "A"},
    {"\"\\ud83dx\"", "\uFFFD" "x"},
    {"\"\\ude00\"", "\uFFFD"},
    {"\"é中😀\"", "é中😀"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(CjmArena) arena = cjm_arena_new();
    const char *problem = NULL;
    const CjmJsonValue *value = cjm_json_read(arena, rows[i].json, strlen(rows[i].json), &problem);
    g_assert_cmpstr(problem, ==, NULL);
    g_assert_nonnull(value);
    g_assert_cmpint(value->kind, ==, CJM_JSON_TEXT);
    g_assert_cmpstr(value->text, ==, rows[i].text);
    g_assert_cmpuint(value->len, ==, strlen(rows[i].text));
  }
}

static void test_zero(void)
{
  static const char json[] = "\"a\\u0000b\"";
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const char *problem;
  const CjmJsonValue *value = cjm_json_read(arena, json, strlen(json), &problem);
  g_assert_cmpmem(value->text, value->len, "a\0b", 3);
}

static void test_refused(void)
{
  static const struct {
    const char *json, *problem;
  } rows[] = {
    {"", "a value is not known"},
    {"tru", "a value is not known"},
    {"nul", "a value is not known"},
    {"falsy", "a value is not known"},
    {"-", "a value is not known"},
    {"01", "a value is not known"},
    {"+1", "a value is not known"},
    {"1e", "a number is not valid"},
    {"\"a", "a text has no end"},
    {"\"a\nb\"", "a text has a control character"},
    {"\"\\x\"", "an escape is not known"},
    {"\"\\", "an escape is not known"},
    {"\"\\u12\"", "an escape \\u has no four digits"},
    {"\"\\u12g4\"", "an escape \\u has no four digits"},
    {"{1: 2}", "an object has a member without a key"},
    {"{\"a\" 2}", "a key has no colon"},
    {"{\"a\": 2", "a bracket is not closed"},
    {"[1 2]", "a bracket is not closed"},
    {"[1,]", "a value is not known"},
    {"{} {}", "something follows the value"},
    {"\"\xff\"", "the text is not UTF-8"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(CjmArena) arena = cjm_arena_new();
    const char *problem = NULL;
    g_assert_null(cjm_json_read(arena, rows[i].json, strlen(rows[i].json), &problem));
    g_assert_cmpstr(problem, ==, rows[i].problem);
  }
}

static void test_depth(void)
{
  for (int depth = CJM_JSON_DEPTH_MAX; depth <= CJM_JSON_DEPTH_MAX + 1; depth++) {
    g_autofree char *open = g_strnfill((gsize)depth, '['), *close = g_strnfill((gsize)depth, ']'), *json = g_strconcat(open, close, NULL);
    g_autoptr(CjmArena) arena = cjm_arena_new();
    const char *problem = NULL;
    const CjmJsonValue *value = cjm_json_read(arena, json, strlen(json), &problem);
    g_assert_true((value != NULL) == (depth <= CJM_JSON_DEPTH_MAX));
    g_assert_cmpstr(problem, ==, value ? NULL : "brackets are nested too deep");
  }
}

static void test_members(void)
{
  static const char json[] = "{\"name\": \"Ann\", \"n\": 3, \"half\": 2.5, \"less\": -1, \"many\": 1e30, \"yes\": true, \"no\": false, \"none\": null, \"name\": \"Bo\", \"list\": [1, -2.5e-1]}";
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const char *problem;
  const CjmJsonValue *value = cjm_json_read(arena, json, strlen(json), &problem), *list = cjm_json_get(value, "list");
  g_assert_cmpstr(cjm_json_get_text(value, "name"), ==, "Ann");
  g_assert_null(cjm_json_get_text(value, "n"));
  g_assert_null(cjm_json_get_text(value, "nothing"));
  g_assert_null(cjm_json_get(NULL, "name"));
  g_assert_null(cjm_json_get(list, "name"));
  g_assert_cmpuint(cjm_json_get_count(value, "n", 7), ==, 3);
  g_assert_cmpuint(cjm_json_get_count(value, "less", 7), ==, 7);
  g_assert_cmpuint(cjm_json_get_count(value, "name", 7), ==, 7);
  g_assert_cmpuint(cjm_json_get_count(value, "many", 7), ==, G_MAXUINT);
  g_assert_true(cjm_json_get_bool(value, "yes"));
  g_assert_false(cjm_json_get_bool(value, "no") || cjm_json_get_bool(value, "none") || cjm_json_get_bool(value, "name"));
  g_assert_cmpint(cjm_json_get(value, "none")->kind, ==, CJM_JSON_NULL);
  g_assert_cmpfloat(list->first->next->number, ==, -0.25);
  g_autofree char *raw = g_strndup(list->raw, list->raw_len);
  g_assert_cmpstr(raw, ==, "[1, -2.5e-1]");
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/json/texts", test_texts);
  g_test_add_func("/json/zero", test_zero);
  g_test_add_func("/json/refused", test_refused);
  g_test_add_func("/json/depth", test_depth);
  g_test_add_func("/json/members", test_members);
  return g_test_run();
}

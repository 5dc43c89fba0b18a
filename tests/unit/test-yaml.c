/* test-yaml.c: trees with places, and what happens to files that are wrong or mean harm. */
#include <stdlib.h>
#include <string.h>

#include "cpu-time.h"
#include "suite.h"
#include "yaml/tree.h"

enum { SECONDS_MAX = 10 /* of processor time, for any file, under sanitizers too */ };

typedef struct Reading {
  CjmSource *source;
  CjmArena *arena;
  CjmDiags *diags;
  CjmNode *root;
} Reading;

static Reading *read_bytes(const char *text, size_t len, const CjmLimits *limits)
{
  const CjmLimits usual = cjm_limits_default();
  Reading *reading = g_new0(Reading, 1);
  reading->source = cjm_source_new("test.yaml", g_memdup2(text, len + 1), len);
  reading->arena = cjm_arena_new();
  reading->diags = cjm_diags_new();
  reading->root = cjm_yaml_parse(reading->arena, reading->arena, reading->source, limits ? limits : &usual, reading->diags);
  cjm_diags_sort(reading->diags);
  return reading;
}

static Reading *read_text(const char *text)
{
  return read_bytes(text, strlen(text), NULL);
}

static void reading_free(Reading *reading)
{
  cjm_diags_free(reading->diags);
  cjm_arena_free(reading->arena);
  cjm_source_free(reading->source);
  g_free(reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reading, reading_free)

static void assert_clean(const Reading *reading)
{
  g_assert_cmpuint(cjm_diags_length(reading->diags), ==, 0);
  g_assert_nonnull(reading->root);
}

static void assert_only(const Reading *reading, const char *code)
{
  g_assert_cmpuint(cjm_diags_length(reading->diags), ==, 1);
  g_assert_cmpstr(cjm_code_info(cjm_diags_at(reading->diags, 0)->code)->code, ==, code);
}

static void assert_at(const Reading *reading, size_t i, const char *code, unsigned line, unsigned column)
{
  const CjmDiag *diag = cjm_diags_at(reading->diags, i);
  CjmPlace place = cjm_source_place(diag->span.source, diag->span.start);
  g_assert_cmpstr(cjm_code_info(diag->code)->code, ==, code);
  g_assert_cmpuint(place.line, ==, line);
  g_assert_cmpuint(place.column, ==, column);
}

static const char *text_of(const Reading *reading, const char *key)
{
  return cjm_node_get(reading->root, key)->text;
}

/* The bytes that a node stands on. */
static void assert_stands_on(const CjmNode *node, const char *text)
{
  g_autofree char *bytes = g_strndup(node->span.source->text + node->span.start, node->span.end - node->span.start);
  g_assert_cmpstr(bytes, ==, text);
}

/* ---- trees ---- */

static void test_shape(void)
{
  g_autoptr(Reading) reading = read_text("title: x\nphases:\n  - title: a\n    actions: [b, c]\n  - d\n");
  assert_clean(reading);
  g_assert_cmpuint(reading->root->n, ==, 2);
  g_assert_cmpstr(reading->root->keys[1]->text, ==, "phases");
  const CjmNode *phases = cjm_node_get(reading->root, "phases");
  g_assert_cmpint(phases->kind, ==, CJM_NODE_LIST);
  g_assert_cmpuint(phases->n, ==, 2);
  g_assert_cmpstr(cjm_node_get(phases->items[0], "actions")->items[1]->text, ==, "c");
  g_assert_cmpstr(phases->items[1]->text, ==, "d");
  g_assert_null(cjm_node_get(reading->root, "none"));
  g_assert_null(cjm_node_get(phases, "title"));
}

static void test_spans(void)
{
  g_autoptr(Reading) reading = read_text("\xEF\xBB\xBFtitle: \"Zażółć\"\r\nowner: 日本 x  # who\r\nlist: [a, b ]\r\nblock:\r\n  "
                                         "- c\r\n  - d\r\ntext: |\r\n  e\r\n\r\nend: f\r\n");
  assert_clean(reading);
  assert_stands_on(reading->root->keys[0], "title");
  assert_stands_on(cjm_node_get(reading->root, "title"), "\"Zażółć\"");
  assert_stands_on(cjm_node_get(reading->root, "owner"), "日本 x");
  assert_stands_on(cjm_node_get(reading->root, "list"), "[a, b ]");
  assert_stands_on(cjm_node_get(reading->root, "block"), "- c\r\n  - d");
  assert_stands_on(cjm_node_get(reading->root, "text"), "|\r\n  e");
  assert_stands_on(cjm_node_get(reading->root, "end"), "f");
}

static void test_texts(void)
{
  g_autoptr(Reading) reading = read_text("a: no\nb: 1.10\nc: 12:30\nd: \"  x\\ty  \"\ne: |\n  one\n  two\n\nf: >\n  one\n  two\n"
                                         "g: '~'\nh: \"\"\ni: one\n  two\nj: \"\\r\\n1\\r2\\n\"\n");
  assert_clean(reading);
  g_assert_cmpstr(text_of(reading, "a"), ==, "no");
  g_assert_cmpstr(text_of(reading, "b"), ==, "1.10");
  g_assert_cmpstr(text_of(reading, "c"), ==, "12:30");
  g_assert_cmpstr(text_of(reading, "d"), ==, "x y");
  g_assert_cmpstr(text_of(reading, "e"), ==, "one\ntwo");
  g_assert_cmpstr(text_of(reading, "f"), ==, "one two");
  g_assert_cmpstr(text_of(reading, "i"), ==, "one two");
  g_assert_cmpstr(text_of(reading, "j"), ==, "1\n2");
  g_assert_false(cjm_node_get(reading->root, "g")->null);
  g_assert_false(cjm_node_get(reading->root, "h")->null);
  g_assert_cmpint(cjm_node_get(reading->root, "a")->style, ==, CJM_SCALAR_PLAIN);
  g_assert_cmpint(cjm_node_get(reading->root, "e")->style, !=, CJM_SCALAR_PLAIN);
}

static void test_writing(void)
{
  g_autoptr(Reading) reading =
    read_text("a: &x one\nb: 'two'\nc: \"three\"\nd: |\n  four\ne: >\n  five\nf: [*x, six]\ng:\n  - 7\n");
  assert_clean(reading);
  static const CjmScalarStyle styles[] = {CJM_SCALAR_PLAIN, CJM_SCALAR_SINGLE_QUOTED, CJM_SCALAR_DOUBLE_QUOTED,
                                          CJM_SCALAR_LITERAL, CJM_SCALAR_FOLDED};
  for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) g_assert_cmpint(reading->root->items[i]->style, ==, styles[i]);
  const CjmNode *flow = cjm_node_get(reading->root, "f");
  g_assert_true(flow->flow);
  g_assert_false(cjm_node_get(reading->root, "g")->flow);
  g_assert_false(reading->root->flow);
  CjmSpan anchor = cjm_node_get(reading->root, "a")->anchor, alias = flow->aliases[0];
  g_assert_true(strncmp(anchor.source->text + anchor.start, "&x", anchor.end - anchor.start) == 0);
  g_assert_true(strncmp(alias.source->text + alias.start, "*x", alias.end - alias.start) == 0);
  g_assert_null(flow->aliases[1].source);
  g_assert_null(flow->anchor.source);
  g_assert_null(reading->root->aliases);
}

static void test_comments(void)
{
  g_autoptr(Reading) reading = read_text(
    "# first\na: b#c # second\n#third\nd: '# no'\ne: | # fourth\n  # no\nf: [&x g, # fifth\n  *x]\nh: # sixth\n  - i\n# last");
  assert_clean(reading);
  static const char *const expected[] = {"# first", "# second", "#third", "# fourth", "# fifth", "# sixth", "# last"};
  g_autoptr(GArray) comments = cjm_yaml_comments_new(reading->root);
  g_assert_cmpuint(comments->len, ==, G_N_ELEMENTS(expected));
  for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
    CjmSpan span = g_array_index(comments, CjmSpan, i);
    g_autofree char *comment = g_strndup(span.source->text + span.start, span.end - span.start);
    g_assert_cmpstr(comment, ==, expected[i]);
  }
}

static void test_no_value(void)
{
  g_autoptr(Reading) reading = read_text("a:\nb: ~\nc: null\nd: Null\ne: #ff0000\nf: # a remark\ng: !!str\n");
  assert_clean(reading);
  g_assert_true(cjm_node_get(reading->root, "a")->null);
  g_assert_true(cjm_node_get(reading->root, "b")->null);
  g_assert_true(cjm_node_get(reading->root, "c")->null);
  g_assert_false(cjm_node_get(reading->root, "c")->json);
  g_assert_false(cjm_node_get(reading->root, "d")->null);
  const CjmNode *colour = cjm_node_get(reading->root, "e");
  g_assert_true(colour->null);
  g_assert_cmpuint(colour->comment.end - colour->comment.start, ==, strlen("#ff0000"));
  g_assert_null(cjm_node_get(reading->root, "f")->comment.source);
  g_assert_false(cjm_node_get(reading->root, "g")->null);
}

static void test_json(void)
{
  g_autoptr(Reading) reading = read_text("{\"a\":\"\\ud83d\\ude00 \\/ \\uD83D\\uDE00\",\"b\":null,\r\n\t\"c\" : [true, 1e3, "
                                         "\"\\u00e9\"], \"d\": \"\\\\ud83d\\\\ude00\"}\n");
  assert_clean(reading);
  g_assert_cmpstr(text_of(reading, "a"), ==, "😀 / 😀");
  g_assert_true(cjm_node_get(reading->root, "b")->json);
  g_assert_cmpstr(cjm_node_get(reading->root, "c")->items[2]->text, ==, "é");
  g_assert_cmpstr(text_of(reading, "d"), ==, "\\ud83d\\ude00");
}

static void test_pairs_outside_of_escapes(void)
{
  g_autoptr(Reading) reading =
    read_text("a: \\ud83d\\ude00 x\nb: '\\ud83d\\ude00'\nc: \"\\ud83d\\ude01\"\nd: |\n  \\ud83d\\ude02\n");
  assert_clean(reading);
  g_assert_cmpstr(text_of(reading, "a"), ==, "\\ud83d\\ude00 x");
  g_assert_cmpstr(text_of(reading, "b"), ==, "\\ud83d\\ude00");
  g_assert_cmpstr(text_of(reading, "c"), ==, "😁");
  g_assert_cmpstr(text_of(reading, "d"), ==, "\\ud83d\\ude02");
}

/* Editors do not count U+2028 as a line, and YAML 1.2 does not end one there. */
static void test_line_separators(void)
{
  g_autoptr(Reading) reading = read_text("a: x\u2028b: y\u2029z\nc: [\n");
  assert_at(reading, 0, "E114", 1, 7);
  assert_at(reading, 1, "E117", 2, 4);
  g_autoptr(Reading) sound = read_text("a: x\u2028y \u2029\n");
  assert_clean(sound);
  g_assert_cmpstr(text_of(sound, "a"), ==, "x\ny");
}

static void test_aliases(void)
{
  g_autoptr(Reading) reading = read_text("a: &one [x, &two y]\nb: *one\nc: *two\nd: &one z\ne: *one\n");
  assert_clean(reading);
  g_assert_true(cjm_node_get(reading->root, "a") == cjm_node_get(reading->root, "b"));
  g_assert_cmpstr(text_of(reading, "c"), ==, "y");
  g_assert_cmpstr(text_of(reading, "e"), ==, "z");
}

static void test_bidi(void)
{
  static const struct {
    const char *read, *kept;
  } rows[] = {
    {"a\u2067b", "a\u2067b\u2069"}, {"\u2066\u202Bx\u2069y", "\u2066\u202Bx\u202C\u2069y"},
    {"x\u2069\u202Cy", "xy"},       {"\u202Bx\u202C\u202C", "\u202Bx\u202C"},
    {"שלום – é", "שלום – é"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = g_strdup_printf("a: \"%s\"\n", rows[i].read);
    g_autoptr(Reading) reading = read_text(text);
    assert_clean(reading);
    g_assert_cmpstr(text_of(reading, "a"), ==, rows[i].kept);
  }
  g_autoptr(Reading) lines = read_text("a: |\n  \u2067x\n  y\n");
  g_assert_cmpstr(text_of(lines, "a"), ==, "\u2067x\u2069\ny");
  g_autoptr(Reading) override = read_text("a: x\u202Ey\n");
  assert_only(override, "W101");
  g_assert_cmpstr(text_of(override, "a"), ==, "x\u202Ey\u202C");
}

/* ---- mistakes ---- */

static void test_warnings(void)
{
  g_autoptr(Reading) anchor = read_text("a: &more x\n");
  assert_only(anchor, "W102");
  g_autoptr(Reading) hash = read_text("a: Ticket #5 is late # really\n");
  assert_only(hash, "W103");
  assert_at(hash, 0, "W103", 1, 11);
  g_autoptr(Reading) dash = read_text("a:\n  - b\n   - c\n");
  assert_at(dash, 0, "W104", 3, 4);
}

static void test_many_mistakes_in_one_run(void)
{
  g_autoptr(Reading) reading = read_text("title: Order: pay\nowner: @me\nstate: current\nstate: future\nnote: !important x\n"
                                         "text: \"50\\% off\"\n<<: {a: 1}\nscenario without colon\nend: *none\n");
  static const struct {
    const char *code;
    unsigned line, column;
  } expected[] = {{"E114", 1, 13}, {"E118", 2, 8}, {"E108", 4, 1}, {"E110", 5, 7},
                  {"E120", 6, 10}, {"E109", 7, 1}, {"E121", 8, 1}, {"E112", 9, 6}};
  g_assert_cmpuint(cjm_diags_length(reading->diags), ==, G_N_ELEMENTS(expected));
  for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
    assert_at(reading, i, expected[i].code, expected[i].line, expected[i].column);
  g_assert_nonnull(reading->root);
  g_assert_cmpstr(text_of(reading, "state"), ==, "current");
}

static void test_duplicate_points_at_both(void)
{
  g_autoptr(Reading) reading = read_text("a: 1\n\"a\": 2\n");
  assert_at(reading, 0, "E108", 2, 1);
  const GArray *related = cjm_diags_at(reading->diags, 0)->related;
  g_assert_cmpuint(related->len, ==, 1);
  g_assert_cmpuint(g_array_index(related, CjmRelated, 0).span.start, ==, 0);
}

/* Each file in tests/hostile/ is named after what must be said of it: CODE-LINE.COLUMN-words.yaml. */
static void test_file(const void *data)
{
  const char *name = data;
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "tests", "hostile", name, NULL);
  g_autofree char *text = NULL;
  gsize len;
  g_assert_true(g_file_get_contents(path, &text, &len, NULL));
  g_autoptr(Reading) reading = read_bytes(text, len, NULL);
  g_auto(GStrv) parts = g_strsplit(name, "-", 3);
  g_auto(GStrv) place = g_strsplit(parts[1], ".", 2);
  assert_only(reading, parts[0]);
  assert_at(reading, 0, parts[0], (unsigned)atoi(place[0]), (unsigned)atoi(place[1]));
}

/* Whatever is cut off, and wherever: there is a tree or an error, and no more is read than there is. */
static void test_truncated(void)
{
  const char text[] = "\xEF\xBB\xBFtitle: \"\\ud83d\\ude00\"\nphases: &p\n  - {a: 'it''s', b: [c, |]}\n  - >-\n    folded\n  - ? "
                      "k\n    : é\n  - !!str x\n  - *p\n";
  for (size_t len = 0; len < sizeof text; len++) {
    g_autofree char *exact = g_memdup2(text, len + 1);
    exact[len] = '\0';
    g_autoptr(Reading) reading = read_bytes(exact, len, NULL);
    g_assert_true(reading->root || cjm_diags_failed(reading->diags));
  }
}

/* ---- limits ---- */

static void test_limits(void)
{
  static const struct {
    const char *text, *code;
    CjmLimits limits;
  } rows[] = {
    {"a: bcd\n",
     "E104",
     {.work = 1,
      .file_bytes = 6,
      .depth = 9,
      .nodes = 9,
      .aliases = 9,
      .text_bytes = 9,
      .all_bytes = 99,
      .alias_nodes = {9},
      .alias_bytes = {9}}},
    {"a: {b: [c]}\n",
     "E125",
     {.work = 1,
      .file_bytes = 99,
      .depth = 2,
      .nodes = 9,
      .aliases = 9,
      .text_bytes = 9,
      .all_bytes = 99,
      .alias_nodes = {9},
      .alias_bytes = {9}}},
    {"a: [b, c]\n",
     "E126",
     {.work = 1,
      .file_bytes = 99,
      .depth = 9,
      .nodes = 4,
      .aliases = 9,
      .text_bytes = 9,
      .all_bytes = 99,
      .alias_nodes = {9},
      .alias_bytes = {9}}},
    {"- &a b\n- *a\n- *a\n",
     "E127",
     {.work = 1,
      .file_bytes = 99,
      .depth = 9,
      .nodes = 9,
      .aliases = 1,
      .text_bytes = 9,
      .all_bytes = 99,
      .alias_nodes = {9},
      .alias_bytes = {9}}},
    {"- &a [b, c]\n- *a\n",
     "E126",
     {.work = 1,
      .file_bytes = 99,
      .depth = 9,
      .nodes = 9,
      .aliases = 9,
      .text_bytes = 9,
      .all_bytes = 99,
      .alias_nodes = {2},
      .alias_bytes = {9}}},
    {"- &a bcd\n- *a\n",
     "E126",
     {.work = 1,
      .file_bytes = 99,
      .depth = 9,
      .nodes = 9,
      .aliases = 9,
      .text_bytes = 9,
      .all_bytes = 99,
      .alias_nodes = {9},
      .alias_bytes = {2}}},
    {"a: bcd\n",
     "E128",
     {.work = 1,
      .file_bytes = 99,
      .depth = 9,
      .nodes = 9,
      .aliases = 9,
      .text_bytes = 2,
      .all_bytes = 99,
      .alias_nodes = {9},
      .alias_bytes = {9}}},
    {"- &a bcd\n- *a\n- [*a]\n",
     "E126",
     {.work = 1,
      .file_bytes = 99,
      .depth = 9,
      .nodes = 9,
      .aliases = 9,
      .text_bytes = 9,
      .all_bytes = 8,
      .alias_nodes = {9},
      .alias_bytes = {9}}},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(Reading) beyond = read_bytes(rows[i].text, strlen(rows[i].text), &rows[i].limits);
    assert_only(beyond, rows[i].code);
    CjmLimits raised = rows[i].limits;
    raised.file_bytes++;
    raised.depth++;
    raised.nodes++;
    raised.aliases++;
    raised.text_bytes++;
    raised.all_bytes++;
    raised.alias_nodes.few++;
    raised.alias_bytes.few++;
    g_autoptr(Reading) within = read_bytes(rows[i].text, strlen(rows[i].text), &raised);
    assert_clean(within);
  }
}

/* A text made of one piece many times over. */
typedef struct Bomb {
  const char *name, *before, *piece;
  unsigned times;
  const char *after;
  const char *code; /* of the first message; NULL: all is well */
} Bomb;

static const Bomb bombs[] = {
  {"brackets", "", "[", 5000000, "", "E125"},
  {"mappings", "", "{a: ", 1000000, "", "E125"},
  {"dashes", "", "- ", 5000000, "", "E125"},
  {"questions", "", "? ", 2000000, "", "E125"},
  {"tag-lines", "", "%TAG !a! tag:example.com,2000:\n", 50000, "--- x\n", "E107"},
  {"values", "[", "a,", 600000, "a,a]", NULL},
  {"too-many-values", "[", "a,", 1000001, "]", "E126"},
  {"long-plain", "a: ", "x", 5000000, "\n", "E128"},
  {"long-key", "", "x", 5000000, ": a\n", "E128"},
  {"long-open-quote", "a: \"", "x", 5000000, "", "E116"},
  {"long-comment", "# ", "x", 5000000, "\na: b\n", NULL},
  {"long-tag", "a: !", "x", 2000000, " b\n", "E110"},
  {"long-anchor", "a: &", "x", 2000000, " b\n", "W102"},
  {"long-block", "a: |\n", " x\n", 1000000, "", "E128"},
  {"space-lines", "", "\n", 5000000, "a: b\n", NULL},
  {"bad-bytes", "a: ", "\xFF", 1000000, "\n", "E101"},
  {"bells", "a: ", "\a", 1000000, "\n", "E103"},
  {"tabs", "a:\n", "\tb: c\n", 200000, "", "E115"},
  {"duplicates", "", "a: b\n", 50000, "", "E108"},
  {"colons", "a: ", "b: ", 300000, "\n", "E114"},
  {"colon-lines", "", "a: b: c\n", 50000, "", "E114"},
  {"escapes", "a: \"", "\\q", 300000, "\"\n", "E120"},
  {"pairs", "a: \"", "\\ud83d\\ude00", 5000, "\"\n", NULL},
  {"aliases", "- &a b\n", "- *a\n", 10000, "", NULL},
  {"too-many-aliases", "- &a b\n", "- *a\n", 200000, "", "E127"},
  {"embeddings", "a: \"", "\u202B\u2067\u202C", 7000, "\"\n", NULL},
  {"documents", "", "---\n", 500000, "", "E106"},
};

static void test_bomb(const void *data)
{
  const Bomb *bomb = data;
  g_autoptr(GString) text = g_string_new(bomb->before);
  for (unsigned i = 0; i < bomb->times; i++) g_string_append(text, bomb->piece);
  g_string_append(text, bomb->after);

  double start = cpu_seconds();
  g_autoptr(Reading) reading = read_bytes(text->str, text->len, NULL);
  g_assert_cmpfloat(cpu_seconds() - start, <, SECONDS_MAX);
  if (!bomb->code) {
    assert_clean(reading);
    return;
  }
  g_assert_cmpstr(cjm_code_info(cjm_diags_at(reading->diags, 0)->code)->code, ==, bomb->code);
}

/* Linear time also where every piece differs. */
static void test_many_anchors(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (unsigned i = 0; i < 200000; i++) g_string_append_printf(text, "key%u: &anchor%u x\n", i, i);
  double start = cpu_seconds();
  g_autoptr(Reading) reading = read_bytes(text->str, text->len, NULL);
  g_assert_cmpfloat(cpu_seconds() - start, <, SECONDS_MAX);
  g_assert_false(cjm_diags_failed(reading->diags));
}

static void add_files(void)
{
  g_autofree char *folder = g_build_filename(CJM_SRCDIR, "tests", "hostile", NULL);
  GDir *dir = g_dir_open(folder, 0, NULL);
  g_assert_nonnull(dir);
  for (const char *name; (name = g_dir_read_name(dir));) {
    if (!g_str_has_suffix(name, ".yaml")) continue;
    g_autofree char *path = g_strconcat("/yaml/file/", name, NULL);
    g_test_add_data_func_full(path, g_strdup(name), test_file, g_free);
  }
  g_dir_close(dir);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/yaml/tree/shape", test_shape);
  g_test_add_func("/yaml/tree/spans", test_spans);
  g_test_add_func("/yaml/tree/texts", test_texts);
  g_test_add_func("/yaml/tree/writing", test_writing);
  g_test_add_func("/yaml/tree/comments", test_comments);
  g_test_add_func("/yaml/tree/no-value", test_no_value);
  g_test_add_func("/yaml/tree/json", test_json);
  g_test_add_func("/yaml/tree/pairs-outside-of-escapes", test_pairs_outside_of_escapes);
  g_test_add_func("/yaml/tree/line-separators", test_line_separators);
  g_test_add_func("/yaml/tree/aliases", test_aliases);
  g_test_add_func("/yaml/tree/bidi", test_bidi);
  g_test_add_func("/yaml/mistakes/warnings", test_warnings);
  g_test_add_func("/yaml/mistakes/many-in-one-run", test_many_mistakes_in_one_run);
  g_test_add_func("/yaml/mistakes/duplicate-points-at-both", test_duplicate_points_at_both);
  g_test_add_func("/yaml/mistakes/truncated", test_truncated);
  g_test_add_func("/yaml/limits/each", test_limits);
  g_test_add_func("/yaml/limits/many-anchors", test_many_anchors);
  for (size_t i = 0; i < G_N_ELEMENTS(bombs); i++) {
    g_autofree char *path = g_strconcat("/yaml/bomb/", bombs[i].name, NULL);
    g_test_add_data_func(path, &bombs[i], test_bomb);
  }
  add_files();
  return g_test_run();
}

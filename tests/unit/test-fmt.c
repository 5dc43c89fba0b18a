/* The canonical form: what is written for a text, byte by byte; that it stays the same and means the same, for all inputs of the tests and for random
 * texts with comments at all places. */
#include "fmt/fmt.h"

#include <string.h>

#include "cjm/cjm.h"
#include "suite.h"

static CjmFmtStatus format(const char *text, size_t len, char **ret_text)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) source = cjm_source_new("x.yaml", g_strndup(text, len), len);
  CjmLimits limits = cjm_limits_default();
  return cjm_fmt_new(source, &limits, diags, ret_text);
}

/* Returns whether the text has a canonical form. */
static bool check_stable(const char *name, const char *text, size_t len)
{
  g_autofree char *once = NULL, *twice = NULL;
  CjmFmtStatus status = format(text, len, &once);
  if (status == CJM_FMT_DIFFERS) g_test_message("%s: its meaning would change:\n%s", name, text);
  g_assert_cmpint(status, !=, CJM_FMT_DIFFERS);
  if (status != CJM_FMT_OK) return false;
  status = format(once, strlen(once), &twice);
  if (g_strcmp0(once, twice) != 0) g_test_message("%s:\n%s", name, text);
  g_assert_cmpint(status, ==, CJM_FMT_OK);
  g_assert_cmpstr(twice, ==, once);
  return true;
}

static void check(const char *text, const char *wanted)
{
  g_autofree char *result = NULL;
  g_assert_cmpint(format(text, strlen(text), &result), ==, CJM_FMT_OK);
  g_assert_cmpstr(result, ==, wanted);
  check_stable("case", text, strlen(text));
}

/* ---- layout ---- */

static void test_spacing(void)
{
  check("title:   A\nphases:\n-   title:  B\n    actions:\n     -  c\n",
        "title: A\nphases:\n  - title: B\n    actions:\n      - c\n");
  check("title:\n    A\nphases: [ {title : B} ,C ]", "title: A\nphases: [{title: B}, C]\n");
  check("\n\n\ntitle: A\n\n\n\nphases: B   \n\n\n", "title: A\n\nphases: B\n");
  check("title: A\nphases:\n\n  -\n\n    title: B\n", "title: A\nphases:\n  - title: B\n");
  check("title: A\nphases:\n- - B\n  -   - C\n", "title: A\nphases:\n  - - B\n    - - C\n");
  check("title:\tA\t# c\nphases:\tB\n", "title: A # c\nphases: B\n");
  check("title: A\nphases: [\n  a, {title: b,\n  id: c}]\n", "title: A\nphases:\n  - a\n  - id: c\n    title: b\n");
  check("title: A\nphases: [\n]\n", "title: A\nphases: []\n");
  check("title: A\ntags:\nphases: B\n", "title: A\ntags:\nphases: B\n");
  check("? title\n: A\nphases: B\n", "title: A\nphases: B\n");
}

static void test_quotes(void)
{
  check("title: 'A'\nphases: B\n", "title: \"A\"\nphases: B\n");
  check("title: 'It''s'\nphases: B\n", "title: \"It's\"\nphases: B\n");
  check("title: 'a \"b\"'\nsubtitle: 'a\\b'\nphases: B\n", "title: 'a \"b\"'\nsubtitle: 'a\\b'\nphases: B\n");
  check("'title': A\nphases: \"B\"\n", "\"title\": A\nphases: \"B\"\n");
  check("title: \"a\n    b\\\n    c\\ \n   d\"\nphases: B\n", "title: \"a\n  b\\\n  c\\ \n  d\"\nphases: B\n");
}

static void test_texts_of_several_lines(void)
{
  check("title: a\n     b\n\n     c\nphases: B\n", "title: a\n  b\n\n  c\nphases: B\n");
  check("title:\n     a\n     b\nphases: B\n", "title:\n  a\n  b\nphases: B\n");
  check("title: |\n      a\n       b\n\n      c\nphases: B\n", "title: |\n  a\n   b\n\n  c\nphases: B\n");
  check("title: >4-   # folded\n      a\n    b\nphases: B\n", "title: >2- # folded\n    a\n  b\nphases: B\n");
  check("phases:\n- title: |1\n     a\n   b\ntitle: A\n", "title: A\nphases:\n  - title: |2\n        a\n      b\n");
  check("title: A\nphases: >\n\n  a\n", "title: A\nphases: >\n\n  a\n");
}

static void test_order(void)
{
  check("phases: B\ntitle: A\n", "title: A\nphases: B\n");
  check("phases:\n  - steps: [{title: C, id: c}]\n    title: B\n\ntitle: A # the title\n",
        "title: A # the title\n\nphases:\n  - title: B\n    steps: [{id: c, title: C}]\n");
  check("title: A\nphases:\n  - emotion: {label: x, score: 1}\n    emotions: {b: {label: x, score: 1}, a: 2}\n    title: B\n",
        "title: A\nphases:\n  - title: B\n    emotion: {score: 1, label: x}\n    emotions: {b: {score: 1, label: x}, a: 2}\n");
  check("title: A\nlanes: [{emotion: {points: dots, style: line}}, {kind: tags, id: x}]\nphases:\n  - x: {url: u, text: t}\n    "
        "title: B\n",
        "title: A\nlanes: [{emotion: {style: line, points: dots}}, {id: x, kind: tags}]\nphases:\n  - title: B\n    x: {text: t, "
        "url: u}\n");
  check("title: A\nphases:\n  - title: B\n    metrics: {z: {n: 3, value: 2}, a: 1}\n  - title: C\n    metrics: {value: 2, title: "
        "Z}\n",
        "title: A\nphases:\n  - title: B\n    metrics: {z: {value: 2, n: 3}, a: 1}\n  - title: C\n    metrics: {title: Z, value: "
        "2}\n");
  check("extends: b.yaml\ntitle: A\ncjm: 1\n", "cjm: 1\nextends: b.yaml\ntitle: A\n");
  check("# head\n\n# of phases\nphases: B\n# of title\ntitle: A\n", "# head\n\n# of phases\n# of title\ntitle: A\nphases: B\n");
  check("unknown: 1\nphases: B\nother: 2\ntitle: A\n", "unknown: 1\ntitle: A\nphases: B\nother: 2\n");
  check("title: A\npersona: {demographics: {z: 1, age: 2}, title: P}\nphases: B\n",
        "title: A\npersona: {title: P, demographics: {z: 1, age: 2}}\nphases: B\n");
}

/* An alias has to follow its anchor. */
static void test_anchors(void)
{
  check("phases: &p\n  - B\ntitle: *p\n", "phases: &p\n  - B\ntitle: *p\n");
  check("phases:\n  - title: &t B\n    id: x\n  - *t\ntitle: A\n", "title: A\nphases:\n  - id: x\n    title: &t B\n  - *t\n");
  check("title: &a   # c\n  A\nphases: [*a, &b C, *b ]\n", "# c\ntitle: &a A\nphases: [*a, &b C, *b]\n");
  check("title: !!str  A\nphases: &p   !!seq\n- B\n", "title: !!str A\nphases: &p !!seq\n  - B\n");
  check("title: A\nphases:\n  - &m\n    title: B\n  - *m\n", "title: A\nphases:\n  - &m\n    title: B\n  - *m\n");
  check("title: A\nphases:\n  - &k title: B\n    goal: *k\n", "title: A\nphases:\n  - &k title: B\n    goal: *k\n");
  check("--- &r\ntitle: A\nphases: B\n", "---\n&r\ntitle: A\nphases: B\n");
  check("title: &t |  # c\n    A\nphases: *t\n", "title: &t | # c\n  A\nphases: *t\n");
}

/* ---- comments ---- */

static void test_comments(void)
{
  check("#a\ntitle: A    #b\n\n#c\nphases: #d\n   #e\n  - B   #f\n   #g\n#h\n",
        "#a\ntitle: A #b\n\n#c\nphases: #d\n  #e\n  - B #f\n  #g\n#h\n");
  check("title: A\nphases:\n  - #a-b\n    #c\n    title: B\n      #d\n  #e\n  - C\n",
        "title: A\nphases:\n  - #a-b\n    #c\n    title: B\n    #d\n  #e\n  - C\n");
  check("title: # x\n  A\nphases:\n# y\n  B # z\n", "# x\ntitle: A\n# y\nphases: B # z\n");
  check("title: A\nphases:\n- B\n# of tags\ntags: [a] # t\n", "title: A\n# of tags\ntags: [a] # t\nphases:\n  - B\n");
  check("title: A # not '#' here\nsubtitle: 'x # y' #z\nphases: a#b # c\n",
        "title: A # not '#' here\nsubtitle: \"x # y\" #z\nphases: a#b # c\n");
  check("title: A\nphases: [a, # one\n  # two\n  b # three\n  # four\n  ] # five\nplan: []\n",
        "title: A\nphases:\n  - a # one\n  # two\n  - b # three\n  # four\n  # five\nplan: []\n");
  check("title: A\nphases:\n  # nothing yet\nplan: []\n", "title: A\nphases:\n  # nothing yet\nplan: []\n");
  check("# head\r\n---\r\ntitle: A\r\nphases: B\r\n...\r\n# end\r\n", "# head\r\n---\r\ntitle: A\r\nphases: B\r\n# end\r\n");
}

/* ---- JSON ---- */

static void test_json(void)
{
  /* what is too long for a line is broken from the outside */
  check("{\"title\": {\"a\": [\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", \"cccccccccccccccccccccccccccccccccccccccc\"], \"d\": [1]}}",
        "{\n  \"title\": {\n    \"a\": [\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", \"cccccccccccccccccccccccccccccccccccccccc\"],\n    \"d\": [1]\n  }\n}\n");
  check("{\"title\":\"A\",\"phases\":[\"B\",{\"title\":\"C\",\"id\":null}]}",
        "{\n  \"title\": \"A\",\n  \"phases\": [\"B\", {\"id\": null, \"title\": \"C\"}]\n}\n");
  check("{\"title\": \"A\",\n\t\"phases\": [\n\"B\"\n],\n\n\n\"tags\": [ ], \"plan\": {\n}\n}",
        "{\n  \"title\": \"A\",\n\n  \"tags\": [],\n  \"phases\": [\n    \"B\"\n  ],\n  \"plan\": {}\n}\n");
  check("{title: A, # t\n phases: [a, # one\n  b]} # end\n",
        "{\n  title: A, # t\n  phases: [\n    a, # one\n    b\n  ]\n} # end\n");
  check("\xEF\xBB\xBF{\"title\": \"A\", \"phases\": \"B\"}", "{\n  \"title\": \"A\",\n  \"phases\": \"B\"\n}\n");
  check("{\"title\":\"A\",\"phases\":[\"0123456789012345678901234567890123456789\",\"0123456789012345678901234567890123456789\","
        "\"B\"]}",
        "{\n  \"title\": \"A\",\n  \"phases\": [\n    \"0123456789012345678901234567890123456789\",\n"
        "    \"0123456789012345678901234567890123456789\",\n    \"B\"\n  ]\n}\n");
}

/* ---- what has no canonical form ---- */

static void test_refused(void)
{
  static const struct {
    const char *text;
    CjmFmtStatus status;
  } rows[] = {
    {"title: [A\n", CJM_FMT_BROKEN},
    {"title: A\ntitle: B\n", CJM_FMT_BROKEN},
    {"", CJM_FMT_BROKEN},
    {"# a comment\n", CJM_FMT_BROKEN},
    {"title: A\n---\ntitle: B\n", CJM_FMT_BROKEN},
    {"title: \xff\n", CJM_FMT_BROKEN},
    {"A text.\n", CJM_FMT_UNSUPPORTED},
    {"? \"a\n  b\"\n: c\n", CJM_FMT_UNSUPPORTED},
    {"a: &k title\n*k : b\n", CJM_FMT_UNSUPPORTED},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    char *text = NULL;
    g_assert_cmpint(format(rows[i].text, strlen(rows[i].text), &text), ==, rows[i].status);
    g_assert_null(text);
  }
}

/* ---- all inputs ---- */

static unsigned check_folder(const char *path)
{
  unsigned n = 0;
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_assert_nonnull(folder);
  const char *name;
  while ((name = g_dir_read_name(folder))) {
    g_autofree char *file = g_build_filename(path, name, NULL), *text = NULL;
    gsize len;
    if (g_file_test(file, G_FILE_TEST_IS_DIR)) n += check_folder(file);
    else if ((g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".json")) && g_file_get_contents(file, &text, &len, NULL))
      n += check_stable(file, text, len);
  }
  return n;
}

static void test_inputs(void)
{
  g_assert_cmpuint(check_folder(CJM_SRCDIR "/examples"), >=, 15);
  g_assert_cmpuint(check_folder(CJM_SRCDIR "/tests"), >=, 100);
}

/* ---- the same journey ---- */

/* The resolved journey; NULL if the text has errors. */
static char *resolved_new(const char *folder, const char *text)
{
  CjmDocument *document = NULL;
  void *data = NULL;
  size_t len = 0;
  CjmResult result = cjm_document_read("x.yaml", folder, text, strlen(text), &document);
  if (result == CJM_OK) result = cjm_document_export(document, "json", NULL, &data, &len, NULL);
  cjm_document_free(document);
  char *resolved = result == CJM_OK ? g_strndup(data, len) : NULL;
  cjm_free(data);
  return resolved;
}

static bool check_same_journey(const char *folder, const char *text)
{
  g_autofree char *canonical = NULL;
  if (format(text, strlen(text), &canonical) != CJM_FMT_OK) return false;
  g_autofree char *before = resolved_new(folder, text), *after = resolved_new(folder, canonical);
  g_assert_cmpstr(after, ==, before);
  return before;
}

static void test_same_journey(void)
{
  static const char *const folders[] = {CJM_SRCDIR "/examples", CJM_SRCDIR "/examples/shop", CJM_SRCDIR "/tests/emotion"};
  unsigned n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autoptr(GDir) folder = g_dir_open(folders[i], 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(folder))) {
      g_autofree char *file = g_build_filename(folders[i], name, NULL), *text = NULL;
      if (g_str_has_suffix(name, ".yaml") && g_file_get_contents(file, &text, NULL, NULL))
        n += check_same_journey(folders[i], text);
    }
  }
  g_assert_cmpuint(n, >=, 30);
}

/* Ids that are derived from texts are given in the order of the reference, and so do not depend on the order of keys. */
static void test_derived_ids(void)
{
  g_assert_true(check_same_journey(
    NULL, "title: A\nphases:\n  - gaps: Waits\n    pain_points: [Waits, {text: Slow, id: waits-3}]\n    title: B\n"));
  g_assert_true(check_same_journey(
    NULL, "plan: [Do it, Do it]\nphases:\n  - steps: [{actions: x}, {actions: x}]\n    title: x\n  - x\ntitle: A\n"));
}

/* ---- random texts ---- */

static void append_text(GRand *rand, GString *out, unsigned indent, bool in_brackets)
{
  static const char *const texts[] = {"a",   "B c",  "12",  "\"x: #y\"", "'it''s'",     "'say \"x\"'", "~", "\"\\u00e9\\n\"",
                                      "a#b", "-1.4", "ü é", "\"\"",      "http://x.y/z"};
  static const char *const lines[] = {"a\n%sb", "\"a\n%sb\\\n%s c\"", "'a\n\n%sb'"};
  if (g_rand_int_range(rand, 0, 6) > 0) {
    g_string_append(out, texts[g_rand_int_range(rand, 0, G_N_ELEMENTS(texts))]);
    return;
  }
  g_autofree char *spaces = g_strnfill(indent + 3 + (unsigned)g_rand_int_range(rand, 0, 3), ' ');
  if (in_brackets || g_rand_int_range(rand, 0, 2) == 0) {
    g_auto(GStrv) parts = g_strsplit(lines[g_rand_int_range(rand, 0, G_N_ELEMENTS(lines))], "%s", -1);
    g_autofree char *text = g_strjoinv(spaces, parts);
    g_string_append(out, text);
    return;
  }
  g_string_append_printf(out, "%s\n%sa: # b\n\n%s  c", g_rand_int_range(rand, 0, 2) ? "|" : ">-", spaces, spaces);
}

/* A blank, or more, or what may stand between the tokens of brackets. */
static void append_gap(GRand *rand, GString *out, bool breaks)
{
  static const char *const gaps[] = {"", " ", "   ", "\t"};
  g_string_append(out, gaps[g_rand_int_range(rand, 0, G_N_ELEMENTS(gaps))]);
  if (breaks && g_rand_int_range(rand, 0, 6) == 0) g_string_append_printf(out, " # c%u\n   ", g_rand_int(rand) % 1000);
  else if (breaks && g_rand_int_range(rand, 0, 6) == 0) g_string_append(out, "\n\n   ");
}

static const char *const keys[] = {"title",  "id",    "phases", "steps",   "emotion", "emotions", "metrics",
                                   "lanes",  "score", "label",  "text",    "kind",    "\"tags\"", "plan",
                                   "moment", "needs", "'when'", "extends", "x y",     "owner"};

static void append_keys(GRand *rand, guint n, const char **ret_keys)
{
  guint first = (guint)g_rand_int_range(rand, 0, G_N_ELEMENTS(keys)),
        stride = (guint)g_rand_int_range(rand, 0, 2) * 2 + 1; /* 1 or 3: no key twice */
  for (guint i = 0; i < n; i++) ret_keys[i] = keys[(first + i * stride) % G_N_ELEMENTS(keys)];
}

static void append_brackets(GRand *rand, GString *out, unsigned indent, unsigned depth, bool breaks)
{
  bool map = g_rand_int_range(rand, 0, 2);
  guint n = (guint)g_rand_int_range(rand, 0, 4);
  const char *names[4];
  append_keys(rand, n, names);
  g_string_append_c(out, map ? '{' : '[');
  append_gap(rand, out, breaks);
  for (guint i = 0; i < n; i++) {
    if (i > 0) g_string_append_c(out, ',');
    append_gap(rand, out, breaks);
    if (map) g_string_append_printf(out, "%s: ", names[i]);
    if (depth > 0 && g_rand_int_range(rand, 0, 3) == 0) append_brackets(rand, out, indent, depth - 1, breaks);
    else if (breaks) append_text(rand, out, indent, true);
    else g_string_append(out, "v");
    append_gap(rand, out, breaks);
  }
  g_string_append_c(out, map ? '}' : ']');
}

static void append_spaces(GString *out, unsigned n)
{
  for (unsigned i = 0; i < n; i++) g_string_append_c(out, ' ');
}

/* Blank lines and comments, at any column. */
static void append_lines(GRand *rand, GString *out)
{
  while (g_rand_int_range(rand, 0, 3) == 0) {
    if (g_rand_int_range(rand, 0, 2)) {
      append_spaces(out, (unsigned)g_rand_int_range(rand, 0, 9));
      g_string_append_printf(out, "#%s%u", g_rand_int_range(rand, 0, 2) ? " - c: " : "", g_rand_int(rand) % 1000);
    }
    g_string_append_c(out, '\n');
  }
}

static void append_line_end(GRand *rand, GString *out)
{
  if (g_rand_int_range(rand, 0, 4) == 0) g_string_append_printf(out, "  # e%u", g_rand_int(rand) % 1000);
  g_string_append_c(out, '\n');
}

static void append_block(GRand *rand, GString *out, unsigned indent, unsigned depth, bool after_dash);

static void append_value(GRand *rand, GString *out, unsigned indent, unsigned depth, bool of_item)
{
  int kind = depth > 0 ? g_rand_int_range(rand, 0, 6) : g_rand_int_range(rand, 2, 6);
  if (kind < 2) {
    if (g_rand_int_range(rand, 0, 5) == 0) g_string_append_printf(out, " &a%u", g_rand_int(rand) % 100);
    else if (of_item && g_rand_int_range(rand, 0, 2)) {
      g_string_append_c(out, ' ');
      append_block(rand, out, indent + 2, depth - 1, true);
      return;
    }
    append_line_end(rand, out);
    append_block(rand, out, indent + (unsigned)g_rand_int_range(rand, 1, 5), depth - 1, false);
    return;
  }
  size_t before = out->len;
  if (kind == 2) g_string_truncate(out, before); /* no value */
  else {
    g_string_append_c(out, ' ');
    if (kind == 3) append_brackets(rand, out, indent, 2, g_rand_int_range(rand, 0, 2));
    else append_text(rand, out, indent, false);
  }
  bool block = strchr(out->str + before, '\n') && strstr(out->str + before, "a: # b");
  if (block) g_string_append_c(out, '\n');
  else append_line_end(rand, out);
}

static void append_block(GRand *rand, GString *out, unsigned indent, unsigned depth, bool after_dash)
{
  bool map = g_rand_int_range(rand, 0, 2) || indent == 0;
  guint n = (guint)g_rand_int_range(rand, 1, 5);
  const char *names[5];
  append_keys(rand, n, names);
  for (guint i = 0; i < n; i++) {
    if (i > 0 || !after_dash) {
      append_lines(rand, out);
      append_spaces(out, indent);
    }
    if (map) g_string_append_printf(out, "%s:", names[i]);
    else g_string_append_c(out, '-');
    append_value(rand, out, indent, depth, !map);
  }
}

static void test_random(void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  unsigned n_valid = 0, n = 6000;
  for (unsigned i = 0; i < n; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    append_lines(rand, text);
    if (g_rand_int_range(rand, 0, 8) == 0) append_brackets(rand, text, 0, 4, true);
    else append_block(rand, text, 0, 3, false);
    append_lines(rand, text);
    if (g_rand_int_range(rand, 0, 6) == 0) g_string_replace(text, "\n", "\r\n", 0);
    n_valid += check_stable("random", text->str, text->len);
    if (g_test_failed()) return;
  }
  g_assert_cmpuint(n_valid, >, n / 2);
}

/* Deep and large files take time in proportion to their size. */
static void test_large(void)
{
  g_autoptr(GString) text = g_string_new("title: A\nphases:\n");
  for (unsigned i = 0; i < 20000; i++)
    g_string_append_printf(text, "  - title: P%u # c\n    id: p%u\n\n    # of %u\n    actions: [a, b]\n", i, i, i);
  g_assert_true(check_stable("large", text->str, text->len));
  g_autoptr(GString) deep = g_string_new("title: A\nphases:");
  for (unsigned i = 1; i < 60; i++) g_string_append_printf(deep, "\n%*s- # c\n%*sx:", (int)i * 2, "", (int)i * 2, "");
  g_string_append(deep, " y\n");
  check_stable("deep", deep->str, deep->len);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/fmt/spacing", test_spacing);
  g_test_add_func("/fmt/quotes", test_quotes);
  g_test_add_func("/fmt/texts-of-several-lines", test_texts_of_several_lines);
  g_test_add_func("/fmt/order", test_order);
  g_test_add_func("/fmt/anchors", test_anchors);
  g_test_add_func("/fmt/comments", test_comments);
  g_test_add_func("/fmt/json", test_json);
  g_test_add_func("/fmt/refused", test_refused);
  g_test_add_func("/fmt/inputs", test_inputs);
  g_test_add_func("/fmt/same-journey", test_same_journey);
  g_test_add_func("/fmt/derived-ids", test_derived_ids);
  g_test_add_func("/fmt/random", test_random);
  g_test_add_func("/fmt/large", test_large);
  return g_test_run();
}

/* Maps of changes: every change has its place in them, and they keep the rules of all scenes. */
#include <locale.h>
#include <string.h>

#include "api/api.h"
#include "layout/signs.h"
#include "suite.h"

/* ---- comparisons ---- */

typedef struct Compared {
  CjmDocument *older, *newer;
  CjmDiff *diff;
  CjmMap *map;
} Compared;

static Compared compare(CjmDocument *older, CjmDocument *newer, const char *theme, bool all)
{
  Compared c = {.older = older, .newer = newer};
  CjmDiffOptions options = {.size = sizeof options, .all = all};
  CjmMapOptions map_options = {.size = sizeof map_options, .theme = theme};
  char *error = NULL;
  g_assert_cmpint(cjm_diff_new(older, newer, &options, &c.diff, &error), ==, CJM_OK);
  CjmResult result = cjm_diff_map_new(c.diff, newer, &map_options, &c.map, &error);
  g_assert_cmpstr(error, ==, NULL);
  g_assert_cmpint(result, ==, CJM_OK);
  return c;
}

static void compared_clear(Compared *c)
{
  cjm_map_free(c->map);
  cjm_diff_free(c->diff);
  cjm_document_free(c->older);
  cjm_document_free(c->newer);
}

static CjmDocument *read_text(const char *name, const char *yaml)
{
  CjmDocument *document = NULL;
  CjmResult result = cjm_document_read(name, NULL, yaml, strlen(yaml), &document);
  if (result != CJM_OK) {
    char *messages = cjm_document_print(document, NULL);
    g_error("%s", messages);
  }
  return document;
}

static Compared compare_texts(const char *old, const char *new, bool all)
{
  return compare(read_text("old.yaml", old), read_text("new.yaml", new), NULL, all);
}

static CjmDocument *load(const char *path)
{
  CjmDocument *document = NULL;
  char *error = NULL;
  g_assert_cmpint(cjm_document_load(path, &document, &error), ==, CJM_OK);
  return document;
}

static const CjmScene *scene_of(const Compared *c)
{
  return c->map->pages.at[0];
}

/* The lines of all texts, each between newlines. */
static char *words_new(const CjmScene *scene)
{
  GString *words = g_string_new("\n");
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    for (size_t k = 0; item->kind == CJM_ITEM_TEXT && k < item->u.text.block->n_lines; k++) {
      const CjmTextLine *line = &item->u.text.block->lines[k];
      g_string_append_len(words, line->text, line->len);
      g_string_append_c(words, '\n');
    }
  }
  return g_string_free(words, FALSE);
}

static bool says(const Compared *c, const char *text)
{
  g_autofree char *words = words_new(scene_of(c));
  return strstr(words, text) != NULL;
}

static bool shows(const Compared *c, CjmSign sign)
{
  return scene_of(c)->drawn & (G_GUINT64_CONSTANT(1) << sign);
}

/* ---- what holds for all ---- */

static void assert_sound(const Compared *c)
{
  g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
  cjm_scene_check(scene_of(c), broken);
  for (guint i = 0; i < MIN(broken->len, 20); i++) g_test_message("%s", (const char *)broken->pdata[i]);
  if (broken->len) g_test_fail();
  guint64 differs = scene_of(c)->drawn ^ scene_of(c)->explained;
  for (unsigned sign = 0; sign < 64; sign++)
    if (differs >> sign & 1) g_test_message("sign %u is %s", sign, scene_of(c)->drawn >> sign & 1 ? "not explained" : "not drawn");
  g_assert_cmphex(differs, ==, 0);
}

/* Every change is in the list, by its fingerprint. */
static void assert_complete(const Compared *c)
{
  g_autofree char *words = words_new(scene_of(c));
  const CjmChange *change;
  for (size_t i = 0; (change = cjm_diff_change(c->diff, i)); i++) {
    g_autofree char *line = g_strdup_printf("\n%s\n", change->fingerprint);
    if (!strstr(words, line)) g_test_message("%s %s is not on the map", change->rule, change->address);
    g_assert_nonnull(strstr(words, line));
  }
}

/* The counts of the row over the phases are those of the changes that do not follow from others. */
static void assert_counted(const Compared *c)
{
  const CjmScene *scene = scene_of(c);
  size_t most[] = {cjm_diff_count(c->diff, CJM_EFFECT_WORSE, false), cjm_diff_count(c->diff, CJM_EFFECT_BETTER, false),
                   cjm_diff_count(c->diff, CJM_EFFECT_NEUTRAL, false)};
  if (most[0] + most[1] + most[2] > 0) g_assert_cmpuint(cjm_scene_length(scene), >, 0);
  for (size_t i = 0; i < G_N_ELEMENTS(most); i++) {
    g_autofree char *number = g_strdup_printf("\n%zu\n", most[i]), *words = words_new(scene);
    if (most[0] + most[1] + most[2] > 0) g_assert_nonnull(strstr(words, number));
  }
}

/* ---- the pairs of tests/diff ---- */

static char *part_new(const char **at, const char *name)
{
  g_autofree char *heading = g_strdup_printf("=== %s\n", name);
  if (!g_str_has_prefix(*at, heading)) return NULL;
  const char *start = *at + strlen(heading), *end = strstr(start, "\n=== ");
  end = end ? end + 1 : start + strlen(start);
  *at = end;
  return g_strndup(start, (gsize)(end - start));
}

static void test_case(const void *data)
{
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "tests", "diff", data, NULL), *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  const char *at = text;
  while (*at) {
    g_autofree char *old = part_new(&at, "old"), *new = part_new(&at, "new"), *changes = part_new(&at, "changes");
    g_assert_nonnull(changes);
    for (int all = 0; all < 2; all++) {
      Compared c = compare_texts(old, new, all);
      assert_sound(&c);
      assert_complete(&c);
      assert_counted(&c);
      compared_clear(&c);
    }
  }
}

/* ---- examples against each other: two that have little in common, in all languages ---- */

static const char *const examples[] = {"webshop-order",  "passport-renewal", "moving-house",     "three-personas", "mountain-hut",
                                       "repair-blueprint", "veg-box",        "clinic-grid",      "energy-switch",  "half-marathon"};

static CjmDocument *load_example(const char *name)
{
  g_autofree char *path = g_strdup_printf("%s/examples/%s.yaml", CJM_SRCDIR, name);
  return load(path);
}

static void test_examples(const void *data)
{
  size_t i = GPOINTER_TO_SIZE(data);
  Compared c = compare(load_example(examples[i]), load_example(examples[(i + 1) % G_N_ELEMENTS(examples)]), cjm_theme_name(i % 4), false);
  assert_sound(&c);
  assert_complete(&c);
  compared_clear(&c);
}

static void test_two_years(const void *data)
{
  for (int all = 0; all < 2; all++) {
    Compared c = compare(load_example("webshop-order"), load_example("webshop-order-2027"), cjm_theme_name(GPOINTER_TO_SIZE(data)), all);
    assert_sound(&c);
    assert_complete(&c);
    compared_clear(&c);
  }
}

static void test_same(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(examples); i += 3) {
    Compared c = compare(load_example(examples[i]), load_example(examples[i]), NULL, false);
    assert_sound(&c);
    g_assert_false(shows(&c, CJM_SIGN_NEW) || shows(&c, CJM_SIGN_GONE) || shows(&c, CJM_SIGN_SCORE_CHANGE) || shows(&c, CJM_SIGN_WORDS_NEW));
    compared_clear(&c);
  }
}

static void test_deterministic(void)
{
  char *first = NULL;
  for (int turn = 0; turn < 2; turn++) {
    Compared c = compare(load_example("webshop-order"), load_example("webshop-order-2027"), NULL, false);
    void *svg;
    size_t len;
    g_assert_cmpint(cjm_map_export(c.map, "svg", NULL, &svg, &len, NULL), ==, CJM_OK);
    g_autofree char *text = g_strndup(svg, len);
    if (first) g_assert_cmpstr(text, ==, first);
    else first = g_steal_pointer(&text);
    cjm_free(svg);
    compared_clear(&c);
  }
  g_free(first);
}

/* ---- one mark each ---- */

#define HEAD  "cjm: 1\ntitle: A\npersonas: [{id: ann, title: Ann}, {id: bob, title: Bob}]\nphases:\n  - title: P\n    steps:\n"
#define ONE   "      - {id: one, title: One, emotion: {score: 0.4, label: Calm}, thoughts: I look around}\n"
#define TWO   "      - {id: two, title: Two, emotion: -0.5, pain_points: {id: slow, text: It is slow, severity: serious}}\n"
#define THREE "      - {id: three, title: Three, emotion: 1, emotions: {bob: 0.5}}\n"

static void test_score(void)
{
  Compared c = compare_texts(HEAD ONE TWO, HEAD ONE "      - {id: two, title: Two, emotion: 0.3, pain_points: {id: slow, text: It is slow, severity: serious}}\n", false);
  assert_sound(&c);
  g_assert_true(shows(&c, CJM_SIGN_SCORE_CHANGE));
  g_assert_true(says(&c, "\nΔ +0.8\n"));
  g_assert_true(says(&c, "\nwas −0.5\n"));
  compared_clear(&c);
}

static void test_new_step(void)
{
  Compared c = compare_texts(HEAD ONE TWO, HEAD ONE TWO THREE, false);
  assert_sound(&c);
  g_assert_true(shows(&c, CJM_SIGN_NEW));
  g_assert_true(says(&c, "\nnew step\n"));
  compared_clear(&c);
}

static void test_gone_step(void)
{
  Compared c = compare_texts(HEAD ONE TWO THREE, HEAD ONE THREE, false);
  assert_sound(&c);
  g_assert_true(shows(&c, CJM_SIGN_GONE));
  g_assert_true(says(&c, "\nTwo\n") && says(&c, "\nremoved\n") && says(&c, "\nIt is slow\n"));
  compared_clear(&c);
}

static void test_moved_step(void)
{
  Compared c = compare_texts(HEAD ONE TWO THREE, HEAD THREE ONE TWO, false);
  assert_sound(&c);
  g_assert_true(shows(&c, CJM_SIGN_OLD_PLACE));
  g_assert_true(says(&c, "\nmoved, was 3\n") && says(&c, "\nwas 3\n") && says(&c, "\nwas here\n"));
  compared_clear(&c);
}

/* A feeling, a card, a pill, a metric that is new or gone. */
static void test_new_and_gone(void)
{
  Compared c = compare_texts(HEAD ONE TWO, HEAD ONE "      - {id: two, title: Two, emotion: -0.5, opportunities: Be quick, touchpoints: Desk}\n", false);
  assert_sound(&c);
  g_assert_true(shows(&c, CJM_SIGN_NEW) && shows(&c, CJM_SIGN_GONE));
  g_assert_true(says(&c, "\nIt is slow\n") && says(&c, "\nBe quick\n") && says(&c, "\nDesk\n"));
  compared_clear(&c);
}

static bool has_struck(const CjmScene *scene, const char *text)
{
  bool found = false;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_TEXT || !item->u.text.struck || !item->u.text.block->n_lines) continue;
    const CjmTextLine *line = &item->u.text.block->lines[0];
    found = found || ((size_t)line->len == strlen(text) && strncmp(line->text, text, strlen(text)) == 0);
  }
  return found;
}

static void test_wording(void)
{
  Compared c = compare_texts(HEAD ONE TWO, HEAD "      - {id: one, title: One, emotion: {score: 0.4, label: Calm}, thoughts: I look inside}\n" TWO, false);
  assert_sound(&c);
  g_assert_true(shows(&c, CJM_SIGN_WORDS_GONE) && shows(&c, CJM_SIGN_WORDS_NEW));
  g_assert_true(has_struck(scene_of(&c), "around"));
  compared_clear(&c);
}

static void test_folded(void)
{
  for (int all = 0; all < 2; all++) {
    Compared c = compare_texts(HEAD ONE TWO, HEAD ONE "      - {id: two, title: Two, emotion: 0.5}\n", all);
    assert_sound(&c);
    g_assert_true(shows(&c, CJM_SIGN_FOLDED) == !all);
    g_assert_true(says(&c, "folded: 1 One") == !all);    /* what is not drawn is said */
    g_assert_true(says(&c, "\n“I look around”\n") == all);
    compared_clear(&c);
  }
}

static size_t count_lanes(const CjmScene *scene, const char *id)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    n += item->kind == CJM_ITEM_OPEN && item->u.group.role == CJM_GROUP_LANE && g_strcmp0(item->u.group.id, id) == 0;
  }
  return n;
}

static void test_personas(void)
{
  Compared c = compare_texts(HEAD ONE THREE, HEAD ONE "      - {id: three, title: Three, emotion: 1.5, emotions: {bob: 0.5}}\n", false);
  assert_sound(&c);
  g_assert_cmpuint(count_lanes(scene_of(&c), "emotion"), ==, 1);
  g_assert_true(says(&c, "Bob: no score changed"));
  compared_clear(&c);
  c = compare_texts(HEAD ONE THREE, HEAD ONE "      - {id: three, title: Three, emotion: 1.5, emotions: {bob: -0.5}}\n", false);
  assert_sound(&c);
  g_assert_cmpuint(count_lanes(scene_of(&c), "emotion"), ==, 2);
  g_assert_false(says(&c, "no score changed"));
  compared_clear(&c);
}

/* ---- the library ---- */

static void test_options(void)
{
  Compared c = compare_texts(HEAD ONE, HEAD TWO, false);
  CjmMap *map = NULL;
  char *error = NULL;
  CjmMapOptions options = {.size = sizeof options, .view = "board"};
  g_assert_cmpint(cjm_diff_map_new(c.diff, c.newer, &options, &map, &error), ==, CJM_USAGE);
  cjm_free(error);
  options = (CjmMapOptions){.size = sizeof options, .theme = "neon"};
  g_assert_cmpint(cjm_diff_map_new(c.diff, c.newer, &options, &map, &error), ==, CJM_USAGE);
  cjm_free(error);
  g_assert_cmpint(cjm_diff_map_new(c.diff, c.older, NULL, &map, &error), ==, CJM_USAGE);
  cjm_free(error);
  g_assert_null(map);
  g_assert_true(cjm_diff_format_shows_picture("html"));
  g_assert_false(cjm_diff_format_shows_picture("text") || cjm_diff_format_shows_picture("pdf"));
  for (size_t i = 0; cjm_format_name(i) && !cjm_format_is_data(i); i++) { /* every drawing format draws it */
    void *data;
    size_t len;
    if (strcmp(cjm_format_name(i), "html") == 0) { /* a page of changes is the one of the comparison */
      g_assert_cmpint(cjm_map_export(c.map, "html", NULL, &data, &len, &error), ==, CJM_USAGE);
      cjm_free(error);
      continue;
    }
    g_assert_cmpint(cjm_map_export(c.map, cjm_format_name(i), NULL, &data, &len, NULL), ==, CJM_OK);
    g_assert_cmpuint(len, >, 100);
    cjm_free(data);
  }
  compared_clear(&c);
}

int main(int argc, char **argv)
{
  static const char *const cases[] = {"feelings.case", "pains.case", "metrics.case", "time.case", "steps.case", "plan.case", "evidence.case", "rest.case"};
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *name = g_strdup_printf("/compare/cases/%s", cases[i]);
    g_test_add_data_func(name, cases[i], test_case);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
    g_autofree char *name = g_strdup_printf("/compare/examples/%s", examples[i]);
    g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_examples);
  }
  for (size_t i = 0; cjm_theme_name(i); i++) {
    g_autofree char *name = g_strdup_printf("/compare/two-years/%s", cjm_theme_name(i));
    g_test_add_data_func(name, GSIZE_TO_POINTER(i), test_two_years);
  }
  g_test_add_func("/compare/same", test_same);
  g_test_add_func("/compare/deterministic", test_deterministic);
  g_test_add_func("/compare/marks/score", test_score);
  g_test_add_func("/compare/marks/new-step", test_new_step);
  g_test_add_func("/compare/marks/gone-step", test_gone_step);
  g_test_add_func("/compare/marks/moved-step", test_moved_step);
  g_test_add_func("/compare/marks/new-and-gone", test_new_and_gone);
  g_test_add_func("/compare/marks/wording", test_wording);
  g_test_add_func("/compare/marks/folded", test_folded);
  g_test_add_func("/compare/marks/personas", test_personas);
  g_test_add_func("/compare/options", test_options);
  return g_test_run();
}

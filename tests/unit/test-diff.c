/* test-diff.c: what cjm diff finds. Each pair of tests/diff/ is compared, and the result with the part behind it; CJM_GOLDEN=1 writes
 * that part. */
#include <string.h>

#include "api/api.h"
#include "diff/likeness.h"
#include "diff/match.h"
#include "diff/rules.h"
#include "format/fields.h"
#include "lang/messages.h"
#include "suite.h"

static CjmDocument *read_document(const char *name, const char *yaml)
{
  CjmDocument *document = NULL;
  CjmResult result = cjm_document_read(name, NULL, yaml, strlen(yaml), &document);
  if (result != CJM_OK) {
    char *messages = cjm_document_print(document, NULL);
    g_error("%s", messages);
  }
  return document;
}

static CjmDiff *diff_in(const char *lang, const CjmDocument *older, const CjmDocument *newer, bool all)
{
  CjmDiff *diff;
  CjmDiffOptions options = {.size = sizeof options, .all = all, .lang = lang};
  g_assert_cmpint(cjm_diff_new(older, newer, &options, &diff, NULL), ==, CJM_OK);
  return diff;
}

static CjmDiff *diff_of(const CjmDocument *older, const CjmDocument *newer, bool all)
{
  return diff_in("en", older, newer, all);
}

/* ---- the pairs of tests/diff/ ---- */

static void append_sentence(GString *out, const CjmChange *change)
{
  static const char *const effects[] = {[CJM_EFFECT_WORSE] = "worse", [CJM_EFFECT_BETTER] = "better", [CJM_EFFECT_NEUTRAL] = "neutral"};
  g_string_append_printf(out, "%s%s %s %s: %s", change->derived ? "derived " : "", effects[change->effect], change->rule,
                         change->address, change->what);
  if (strcmp(change->address, change->old_address) != 0) g_string_append_printf(out, " (was %s)", change->old_address);
  if (change->old_text || change->new_text)
    g_string_append_printf(out, ": %s → %s", change->old_text ? change->old_text : "", change->new_text ? change->new_text : "");
  if (change->note) g_string_append_printf(out, " · %s", change->note);
  if (change->likely) g_string_append(out, " · likely");
  g_string_append_printf(out, " %u:%u\n", change->old_line, change->new_line);
}

static char *sentences_new(const CjmDiff *diff)
{
  GString *out = g_string_new(NULL);
  const CjmChange *change;
  g_string_append_printf(out, "%s\n", cjm_diff_headline(diff));
  for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) append_sentence(out, change);
  return g_string_free(out, FALSE);
}

typedef struct Totals {
  size_t worse, better, neutral, derived_worse, derived_better;
} Totals;

static Totals totals_of(const CjmDiff *diff)
{
  return (Totals){cjm_diff_count(diff, CJM_EFFECT_WORSE, false), cjm_diff_count(diff, CJM_EFFECT_BETTER, false),
                  cjm_diff_count(diff, CJM_EFFECT_NEUTRAL, false), cjm_diff_count(diff, CJM_EFFECT_WORSE, true),
                  cjm_diff_count(diff, CJM_EFFECT_BETTER, true)};
}

static void assert_symmetric(const CjmDocument *older, const CjmDocument *newer)
{
  CjmDiff *there = diff_of(older, newer, false), *back = diff_of(newer, older, false);
  Totals a = totals_of(there), b = totals_of(back);
  g_assert_cmpuint(a.worse, ==, b.better);
  g_assert_cmpuint(a.better, ==, b.worse);
  g_assert_cmpuint(a.neutral, ==, b.neutral);
  g_assert_cmpuint(a.derived_worse, ==, b.derived_better);
  g_assert_cmpuint(a.derived_better, ==, b.derived_worse);
  cjm_diff_free(there);
  cjm_diff_free(back);
}

static void assert_unique(const CjmDiff *diff)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  const CjmChange *change;
  for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) {
    g_assert_cmpuint(strlen(change->fingerprint), ==, 12);
    g_assert_true(g_hash_table_add(seen, (void *)change->fingerprint));
  }
}

static char *compare_pair(const char *old, const char *new)
{
  CjmDocument *older = read_document("old.yaml", old), *newer = read_document("new.yaml", new);
  CjmDiff *diff = diff_of(older, newer, false);
  char *sentences = sentences_new(diff);
  assert_unique(diff);
  assert_symmetric(older, newer);
  cjm_diff_free(diff);
  cjm_document_free(older);
  cjm_document_free(newer);
  return sentences;
}

/* The part behind the line `=== name`, up to the next such line; NULL if there is none. Moves `at` behind it. */
static char *part_new(const char **at, const char *name)
{
  g_autofree char *heading = g_strdup_printf("=== %s\n", name);
  if (!g_str_has_prefix(*at, heading)) return NULL;
  const char *start = *at + strlen(heading), *end = strstr(start, "\n=== ");
  end = end ? end + 1 : start + strlen(start);
  *at = end;
  return g_strndup(start, (gsize)(end - start));
}

static char *case_path_new(const char *name)
{
  return g_build_filename(CJM_SRCDIR, "tests", "diff", name, NULL);
}

static void test_case(const void *data)
{
  g_autofree char *path = case_path_new(data), *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_autoptr(GString) all = g_string_new(NULL);
  const char *at = text;
  while (*at) {
    g_autofree char *old = part_new(&at, "old"), *new = part_new(&at, "new"), *wanted = part_new(&at, "changes");
    g_assert_nonnull(new);
    g_autofree char *made = compare_pair(old, new);
    g_string_append_printf(all, "=== old\n%s=== new\n%s=== changes\n%s", old, new, made);
    if (!g_getenv("CJM_GOLDEN")) g_assert_cmpstr(made, ==, wanted);
  }
  if (g_getenv("CJM_GOLDEN")) g_assert_true(g_file_set_contents(path, all->str, -1, NULL));
}

static const char *const cases[] = {"feelings.case", "pains.case", "metrics.case", "time.case",
                                    "plan.case",     "evidence.case", "steps.case", "rest.case"};

typedef void PairTest(const CjmDocument *older, const CjmDocument *newer, void *data);

/* All pairs of tests/diff/. */
static void each_pair(PairTest *test, void *data)
{
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = case_path_new(cases[i]), *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    for (const char *at = text; *at;) {
      g_autofree char *old = part_new(&at, "old"), *new = part_new(&at, "new"), *changes = part_new(&at, "changes");
      g_assert_nonnull(changes);
      CjmDocument *older = read_document("old.yaml", old), *newer = read_document("new.yaml", new);
      test(older, newer, data);
      cjm_document_free(older);
      cjm_document_free(newer);
    }
  }
}

/* A PairTest; `data` is the set of the names of rules. */
static void note_rules(const CjmDocument *older, const CjmDocument *newer, void *data)
{
  CjmDiff *diff = diff_of(older, newer, false);
  const CjmChange *change;
  for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) g_hash_table_add(data, (void *)change->rule);
  cjm_diff_free(diff);
}

static void test_every_rule(void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  each_pair(note_rules, seen);
  for (size_t i = 0; i < CJM_DIFF_RULE_COUNT; i++) {
    const char *name = cjm_diff_rule((CjmDiffRuleId)i)->name;
    if (!g_hash_table_contains(seen, name)) g_error("no case for %s", name);
  }
}

/* ---- languages ---- */

typedef struct Translation {
  const char *lang;
  GHashTable *rules; /* of changes that are said otherwise than in English */
} Translation;

/* A PairTest. What is said in another language is about the same changes. */
static void note_translated(const CjmDocument *older, const CjmDocument *newer, void *data)
{
  Translation *t = data;
  CjmDiff *english = diff_of(older, newer, true), *other = diff_in(t->lang, older, newer, true);
  const CjmChange *a, *b;
  size_t i = 0;
  for (; (a = cjm_diff_change(english, i)) && (b = cjm_diff_change(other, i)); i++) {
    g_assert_cmpstr(a->fingerprint, ==, b->fingerprint);
    g_assert_cmpstr(a->rule, ==, b->rule);
    g_assert_cmpstr(a->address, ==, b->address);
    g_assert_cmpstr(a->before, ==, b->before);
    g_assert_cmpstr(a->after, ==, b->after);
    if (strcmp(a->what, b->what) != 0) g_hash_table_add(t->rules, (void *)a->rule);
  }
  g_assert_true(!cjm_diff_change(english, i) && !cjm_diff_change(other, i));
  g_assert_cmpstr(cjm_diff_headline(english), !=, cjm_diff_headline(other));
  cjm_diff_free(english);
  cjm_diff_free(other);
}

/* Rules of which only the author's title is said. */
static bool is_only_title(const CjmDiffRule *rule)
{
  return strcmp(rule->what, "what.is") == 0;
}

static void test_languages(void)
{
  static const char *const tags[] = {"nl", "de", "fr", "es", "pl"};
  for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
    g_autoptr(GHashTable) rules = g_hash_table_new(g_str_hash, g_str_equal);
    each_pair(note_translated, &(Translation){tags[i], rules});
    for (size_t k = 0; k < CJM_DIFF_RULE_COUNT; k++) {
      const CjmDiffRule *rule = cjm_diff_rule((CjmDiffRuleId)k);
      bool same_word = strcmp(rule->what, "what.plan") == 0 && strcmp(tags[i], "de") != 0;
      if (!is_only_title(rule) && !same_word && !g_hash_table_contains(rules, rule->name)) g_error("%s: %s is said in English", tags[i], rule->name);
    }
  }
}

/* Everything that may change has a name. */
static void test_names(void)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  const CjmLang *english = cjm_lang_find("en");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *shape = g_strdelimit(g_strconcat("name.", shapes[i]->name, NULL), " ", '_');
    if (!cjm_lang_pattern(english, shape)) g_test_message("%s", shape), g_test_fail();
    for (size_t k = 0; k < shapes[i]->n_fields; k++) {
      const CjmField *field = &shapes[i]->fields[k];
      g_autofree char *key = g_strconcat("name.", field->key, NULL);
      if (field->reader != CJM_READER_JOIN && !cjm_lang_pattern(english, key)) g_test_message("%s", key), g_test_fail();
    }
  }
}

/* The language of the new journey, unless another one is asked for. */
static void test_which_language(void)
{
  CjmDocument *older = read_document("a", "title: T\nlang: fr\nphases: {title: A, steps: {id: b, title: B, emotion: 1}}\n"),
              *newer = read_document("b", "title: T\nlang: nl\nphases: {title: A, steps: {id: b, title: B, emotion: 1.5}}\n");
  CjmDiff *diff = diff_in(NULL, older, newer, false);
  g_assert_cmpstr(cjm_diff_headline(diff), ==, "“B” is beter geworden (+1,0 → +1,5).");
  cjm_diff_free(diff);
  diff = diff_in("de-AT", older, newer, false);
  g_assert_cmpstr(cjm_diff_headline(diff), ==, "„B“ ist besser geworden (+1,0 → +1,5).");
  cjm_diff_free(diff);
  diff = diff_in("ja", older, newer, false); /* has words, but no sentences */
  g_assert_cmpstr(cjm_diff_headline(diff), ==, "“B” got better (+1.0 → +1.5).");
  cjm_diff_free(diff);
  char *error = NULL;
  CjmDiffOptions options = {.size = sizeof options, .lang = "tlh"};
  g_assert_cmpint(cjm_diff_new(older, newer, &options, &diff, &error), ==, CJM_USAGE);
  g_assert_cmpstr(error, ==, "there is no language 'tlh'");
  cjm_free(error);
  cjm_document_free(older);
  cjm_document_free(newer);
}

/* ---- examples ---- */

typedef void ExampleTest(const CjmDocument *document, const char *path);

static void each_example(const char *folder, ExampleTest *test)
{
  g_autofree char *path = g_build_filename(CJM_SRCDIR, folder, NULL);
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir))) {
    if (!g_str_has_suffix(name, ".yaml")) continue;
    g_autofree char *file = g_build_filename(path, name, NULL);
    CjmDocument *document = NULL;
    g_assert_cmpint(cjm_document_load(file, &document, NULL), ==, CJM_OK);
    test(document, file);
    cjm_document_free(document);
  }
}

static void assert_same(const CjmDocument *document, const char *path)
{
  CjmDocument *again = NULL;
  g_assert_cmpint(cjm_document_load(path, &again, NULL), ==, CJM_OK);
  CjmDiff *diff = diff_of(document, again, true);
  if (cjm_diff_change(diff, 0)) g_error("%s: %s", path, cjm_diff_change(diff, 0)->address);
  g_assert_cmpstr(cjm_diff_headline(diff), ==, "Nothing changed.");
  g_assert_false(cjm_diff_has_changes(diff, true));
  cjm_diff_free(diff);
  cjm_document_free(again);
}

static void test_same(void)
{
  each_example("examples", assert_same);
  each_example("examples/shop", assert_same);
  each_example("tests/stress", assert_same);
}

/* Exported in full, a journey has not changed: every default, id and word is the same thing, whether written or not. */
static void assert_same_exported(const CjmDocument *document, const char *path)
{
  void *data;
  size_t len;
  CjmDocument *again = NULL;
  g_autofree char *folder = g_path_get_dirname(path);
  if (cjm_document_is_library(document)) return;
  g_assert_cmpint(cjm_document_export(document, "yaml", folder, &data, &len, NULL), ==, CJM_OK);
  g_assert_cmpint(cjm_document_read("again.yaml", folder, data, len, &again), ==, CJM_OK);
  CjmDiff *diff = diff_of(document, again, true);
  g_autofree char *sentences = sentences_new(diff);
  if (strcmp(sentences, "Nothing changed.\n") != 0) g_error("%s: %s", path, sentences);
  cjm_diff_free(diff);
  cjm_document_free(again);
  cjm_free(data);
}

static void test_same_exported(void)
{
  each_example("examples", assert_same_exported);
}

static const CjmDocument *other_example;

static void assert_symmetric_to_other(const CjmDocument *document, const char *path)
{
  (void)path;
  CjmDiff *diff = diff_of(other_example, document, true);
  assert_unique(diff);
  cjm_diff_free(diff);
  assert_symmetric(other_example, document);
}

/* Journeys that have nothing in common. */
static void test_different(void)
{
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "examples", "webshop-order.yaml", NULL);
  CjmDocument *document = NULL;
  g_assert_cmpint(cjm_document_load(path, &document, NULL), ==, CJM_OK);
  other_example = document;
  each_example("examples", assert_symmetric_to_other);
  cjm_document_free(document);
}

/* ---- random edits ---- */

/* What is edited in examples/webshop-order.yaml, and the only change that it makes besides derived ones. */
static const struct {
  const char *old, *new, *rule, *address;
} edits[] = {
  {"{score: 0.3, label: Unsure}", "{score: 0.2, label: Unsure}", "emotion-down", "steps/reviews/emotions/sanne"},
  {"{score: -1.1, label: Frustrated,", "{score: 0.3, label: Relieved,", "emotion-up", "steps/return/emotions/sanne"},
  {"{score: 0.9, label: Relieved}", "{score: 0.9, label: Happy}", "changed", "steps/refund/emotions/sanne/label"},
  {"ontime: 88", "ontime: 90", "metric-better", "steps/wait/metrics/ontime/value"},
  {"bounce: 48", "bounce: 52", "metric-worse", "steps/visit/metrics/bounce/value"},
  {"id: ontime, title: On time, unit: \"%\", goal: up, target: 95", "id: ontime, title: On time, unit: \"%\", goal: up, target: 96", "target-changed",
   "metrics/ontime/target"},
  {"title: Pays\n", "title: Pays by card\n", "renamed", "steps/pay/title"},
  {"status: doing", "status: done", "plan-done", "plan/a1/status"},
  {"due: 2027-02-01", "due: 2027-03-01", "plan-later", "plan/a2/due"},
  {"{duration: 4d, waiting: 4d}", "{duration: 3d, waiting: 3d}", "waiting-shorter", "steps/wait/when/waiting"},
  {"kind: cost, severity: critical", "kind: cost, severity: serious", "pain-better", "steps/pay/pain_points/shipping/severity"},
  {"          - {title: Review widget, channel: web, class: supporting}\n", "", "touchpoint-removed", "steps/reviews/touchpoints/review-widget"},
  {"thoughts: They fit like socks!", "thoughts: Perfect.", "text-changed", "steps/unpack/thoughts/perfect/text"},
  {"owner: Customer experience", "owner: Somebody", "text-changed", "owner"},
  {"version: 3", "version: 5", "changed", "version"},
  {"personas:\n", "personas:\n  - {id: kim, title: Kim, role: secondary}\n", "persona-added", "personas/kim"},
};

/* The text with the edits whose bits are set. */
static char *edited_new(const char *text, guint32 bits)
{
  GString *edited = g_string_new(text);
  for (size_t i = 0; i < G_N_ELEMENTS(edits); i++)
    if (bits & 1u << i) g_assert_cmpuint(g_string_replace(edited, edits[i].old, edits[i].new, 1), ==, 1);
  return g_string_free(edited, FALSE);
}

static void assert_exactly(const CjmDiff *diff, guint32 bits)
{
  const CjmChange *change;
  for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) {
    if (change->derived) continue;
    size_t k = 0;
    while (k < G_N_ELEMENTS(edits) && !(strcmp(edits[k].rule, change->rule) == 0 && strcmp(edits[k].address, change->address) == 0)) k++;
    if (k == G_N_ELEMENTS(edits) || !(bits & 1u << k)) g_error("no edit, but a change: %s %s", change->rule, change->address);
    bits &= ~(1u << k);
  }
  for (size_t k = 0; k < G_N_ELEMENTS(edits); k++)
    if (bits & 1u << k) g_error("an edit, but no change: %s", edits[k].address);
}

static void test_random_edits(void)
{
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "examples", "webshop-order.yaml", NULL), *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  CjmDocument *older = read_document("old.yaml", text);
  for (size_t i = 0; i < 40 + G_N_ELEMENTS(edits); i++) {
    guint32 all = (1u << G_N_ELEMENTS(edits)) - 1;
    guint32 bits = i < G_N_ELEMENTS(edits) ? 1u << i : (guint32)g_test_rand_int() & all;
    g_autofree char *edited = edited_new(text, bits);
    CjmDocument *newer = read_document("new.yaml", edited);
    CjmDiff *diff = diff_of(older, newer, false);
    assert_exactly(diff, bits);
    assert_unique(diff);
    assert_symmetric(older, newer);
    cjm_diff_free(diff);
    cjm_document_free(newer);
  }
  cjm_document_free(older);
}

/* ---- parts ---- */

static double likeness_of(const char *a, const char *b)
{
  CjmLiken *x = cjm_liken_new(a), *y = cjm_liken_new(b);
  double likeness = cjm_likeness(x, y);
  g_assert_cmpfloat(likeness, ==, cjm_likeness(y, x));
  cjm_liken_free(x);
  cjm_liken_free(y);
  return likeness;
}

static void test_likeness(void)
{
  g_assert_cmpfloat(likeness_of("Pays the bill", "pays, the BILL!"), ==, 1);
  g_assert_cmpfloat(likeness_of("Pays", "Zzz"), ==, 0);
  g_assert_cmpfloat(likeness_of("", ""), ==, 0);
  g_assert_cmpfloat(likeness_of("Signs the paper form", "Signs the form"), >, CJM_LIKENESS_MIN);
  g_assert_cmpfloat(likeness_of("Gets the refund", "Waits for delivery"), <, CJM_LIKENESS_MIN);
  g_assert_cmpfloat(likeness_of("荷物を受け取る日を決める", "荷物を受け取る日を変える"), >, CJM_LIKENESS_MIN);
}

static void assert_wordings(const char *old, const char *new, const char *wanted)
{
  GArray *before, *after;
  g_autoptr(GString) made = g_string_new(NULL);
  cjm_wordings_new(old, new, &before, &after);
  for (guint i = 0; i < before->len; i++) {
    const CjmWording *run = &g_array_index(before, CjmWording, i);
    g_string_append_printf(made, "%s%.*s|", run->differs ? "-" : "", (int)run->len, old + run->start);
  }
  for (guint i = 0; i < after->len; i++) {
    const CjmWording *run = &g_array_index(after, CjmWording, i);
    if (run->differs) g_string_append_printf(made, "+%.*s|", (int)run->len, new + run->start);
  }
  g_assert_cmpstr(made->str, ==, wanted);
  g_array_unref(before);
  g_array_unref(after);
}

static void test_wordings(void)
{
  assert_wordings("first two days", "first three days", "first|-two|days|+three|");
  assert_wordings("all of it", "nothing here", "-all of it|+nothing here|");
  assert_wordings("荷物の日", "荷物の年", "荷物の|-日|+年|");
  assert_wordings("a b c d e f", "a x c y e f", "a|-b c d|e f|+x c y|");
}

static void assert_moved(const size_t *places, size_t n, size_t wanted)
{
  static const char *const names[] = {"a", "b", "c", "d", "e", "f"};
  bool moved[6];
  size_t made = 0, last = 0;
  bool first = true;
  cjm_mark_moved(places, names, n, moved);
  for (size_t i = 0; i < n; i++) {
    made += moved[i];
    if (moved[i]) continue;
    g_assert_true(first || places[i] > last);
    last = places[i];
    first = false;
  }
  g_assert_cmpuint(made, ==, wanted);
}

static void test_order(void)
{
  assert_moved((size_t[]){0, 1, 2, 3}, 4, 0);
  assert_moved((size_t[]){3, 0, 1, 2}, 4, 1);
  assert_moved((size_t[]){1, 2, 3, 0}, 4, 1);
  assert_moved((size_t[]){0, 2, 1, 3, 4}, 5, 1);
  assert_moved((size_t[]){5, 4, 3, 2, 1, 0}, 6, 5);
  assert_moved((size_t[]){2, 0, 3, 1, 5, 4}, 6, 3);
}

static void test_review(void)
{
  CjmDocument *older = read_document("a", "title: T\nphases: {title: A, steps: {id: b, title: B, emotion: 1, thoughts: Yes}}\n"),
              *newer = read_document("b", "title: T\nphases: {title: A, steps: {id: b, title: B, emotion: 0, thoughts: No}}\n");
  CjmDiff *diff = diff_of(older, newer, false);
  g_assert_true(cjm_diff_has_changes(diff, false));
  g_autoptr(GString) text = g_string_new("Agreed: ");
  const CjmChange *change;
  for (size_t i = 0; (change = cjm_diff_change(diff, i)); i++) g_string_append_printf(text, "(%s)\n", change->fingerprint);
  cjm_diff_free(diff);
  CjmDiffOptions options = {.size = sizeof options, .accepted = text->str};
  g_assert_cmpint(cjm_diff_new(older, newer, &options, &diff, NULL), ==, CJM_OK);
  g_assert_false(cjm_diff_has_changes(diff, true));
  g_assert_true(cjm_diff_change(diff, 0)->reviewed);
  g_assert_cmpuint(cjm_diff_count(diff, CJM_EFFECT_WORSE, false), ==, 0);
  cjm_diff_free(diff);
  g_string_insert_c(text, strlen("Agreed: ("), '0'); /* the first is no fingerprint any more */
  options.accepted = text->str;
  g_assert_cmpint(cjm_diff_new(older, newer, &options, &diff, NULL), ==, CJM_OK);
  g_assert_true(cjm_diff_has_changes(diff, false));
  cjm_diff_free(diff);
  cjm_document_free(older);
  cjm_document_free(newer);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *name = g_strdup_printf("/diff/%s", cases[i]);
    g_test_add_data_func(name, cases[i], test_case);
  }
  g_test_add_func("/diff/every-rule", test_every_rule);
  g_test_add_func("/diff/languages", test_languages);
  g_test_add_func("/diff/names", test_names);
  g_test_add_func("/diff/which-language", test_which_language);
  g_test_add_func("/diff/same", test_same);
  g_test_add_func("/diff/same-exported", test_same_exported);
  g_test_add_func("/diff/different", test_different);
  g_test_add_func("/diff/random-edits", test_random_edits);
  g_test_add_func("/diff/likeness", test_likeness);
  g_test_add_func("/diff/wordings", test_wordings);
  g_test_add_func("/diff/order", test_order);
  g_test_add_func("/diff/review", test_review);
  return g_test_run();
}

/* test-lint.c: every rule finds what it is made for and nothing else, at the level it is given; gates hold. */
#include "lint/lint.h"

#include <string.h>

#include "decode/decode.h"
#include "journey/lexicon.h"
#include "lint/words.h"
#include "suite.h"

/* ---- reading a text ---- */

typedef struct Read {
  CjmSource *source;
  CjmArena *arena;
  CjmDiags *diags;
  CjmJourney *journey;
} Read;

static void show(const CjmDiags *diags)
{
  for (size_t i = 0; i < cjm_diags_length(diags); i++) {
    const CjmDiag *diag = cjm_diags_at(diags, i);
    CjmPlace place = diag->span.source ? cjm_source_place(diag->span.source, diag->span.start) : (CjmPlace){0};
    g_printerr("# %u:%u: %s [%s]\n", place.line, place.column, diag->message, cjm_code_info(diag->code)->name);
  }
}

/* A journey without errors. Its sink is empty: what the decoder only warned of is gone. */
static Read read_map(const char *yaml)
{
  Read r = {cjm_source_new("map.yaml", g_strdup(yaml), strlen(yaml)), cjm_arena_new(), cjm_diags_new(), NULL};
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(r.arena, r.arena, r.source, &limits, r.diags);
  g_assert_nonnull(root);
  r.journey = cjm_decode(r.arena, &(CjmJoined){.root = (CjmNode *)root}, r.diags);
  if (cjm_diags_failed(r.diags)) {
    g_printerr("# %s\n", yaml);
    show(r.diags);
  }
  g_assert_nonnull(r.journey);
  g_assert_false(cjm_diags_failed(r.diags));
  cjm_diags_free(r.diags);
  r.diags = cjm_diags_new();
  return r;
}

static void read_clear(Read *r)
{
  cjm_diags_free(r->diags);
  cjm_arena_free(r->arena);
  cjm_source_free(r->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Read, read_clear)

static const CjmDiag *find(const CjmDiags *diags, CjmCode code)
{
  for (size_t i = 0; i < cjm_diags_length(diags); i++)
    if (cjm_diags_at(diags, i)->code == code) return cjm_diags_at(diags, i);
  return NULL;
}

static unsigned count(const CjmDiags *diags, CjmCode code)
{
  unsigned n = 0;
  for (size_t i = 0; i < cjm_diags_length(diags); i++) n += cjm_diags_at(diags, i)->code == code;
  return n;
}

static unsigned findings(const char *yaml, CjmCode code)
{
  g_auto(Read) r = read_map(yaml);
  cjm_lint(r.journey, NULL, 0, r.diags, NULL);
  return count(r.diags, code);
}

/* ---- the table ---- */

static void test_table(void)
{
  g_assert_null(cjm_rule_at(cjm_rule_count()));
  for (size_t i = 0; i < cjm_rule_count(); i++) {
    const CjmRule *rule = cjm_rule_at(i);
    const CjmCodeInfo *info = cjm_code_info(rule->code);
    g_assert_true(g_regex_match_simple("^L\\d{3}$", info->code, 0, 0));
    g_assert_true(g_str_has_suffix(rule->why, "."));
    g_assert_true(g_regex_match_simple(", \\d{4}$|, \\w+ \\d{4}$", rule->source, 0, 0));
    g_assert_false(g_str_has_suffix(rule->fix, "."));
    g_assert_true(cjm_rule_find(info->name) == rule);
    g_assert_true(cjm_rule_find(info->code) == rule);
  }
}

/* Every L code of the messages has one rule, and the documents list them by code. */
static void test_every_code_has_a_rule(void)
{
  size_t n = 0;
  for (CjmCode code = 0; code < CJM_CODE_COUNT; code++) {
    const CjmCodeInfo *info = cjm_code_info(code);
    if (info->code[0] != 'L') continue;
    const CjmRule *rule = cjm_rule_find(info->code);
    if (!rule) g_error("%s has no rule", info->code);
    g_assert_cmpint(rule->code, ==, code);
    n++;
  }
  g_assert_cmpuint(n, ==, cjm_rule_count());
}

static void test_list_is_sorted(void)
{
  g_autoptr(GString) markdown = g_string_new(NULL);
  cjm_rules_print_markdown(markdown);
  const char *before = "";
  size_t n = 0;
  for (const char *row = strstr(markdown->str, "\n| [L"); row; row = strstr(row + 1, "\n| [L"), n++) {
    g_assert_cmpint(strncmp(before, row, strlen("\n| [L000")), <, 0);
    before = row;
  }
  g_assert_cmpuint(n, ==, cjm_rule_count());
}

static void test_bad_and_good(void)
{
  for (size_t i = 0; i < cjm_rule_count(); i++) {
    const CjmRule *rule = cjm_rule_at(i);
    const char *name = cjm_code_info(rule->code)->name;
    g_auto(Read) bad = read_map(rule->bad), good = read_map(rule->good);
    cjm_lint(bad.journey, NULL, 0, bad.diags, NULL);
    cjm_lint(good.journey, NULL, 0, good.diags, NULL);
    const CjmDiag *diag = find(bad.diags, rule->code);
    if (!diag) g_error("%s: its bad example does not trigger it", name);
    if (find(good.diags, rule->code)) g_error("%s: its good example triggers it", name);
    g_assert_cmpint(diag->severity, ==, cjm_code_info(rule->code)->severity);
    g_assert_nonnull(diag->help);
    g_assert_true(diag->span.source == bad.source);
    g_assert_cmpuint(diag->span.start, <, diag->span.end);
  }
}

/* A fix introduces no other finding. */
static void test_good_is_no_worse(void)
{
  for (size_t i = 0; i < cjm_rule_count(); i++) {
    const CjmRule *rule = cjm_rule_at(i);
    g_auto(Read) bad = read_map(rule->bad), good = read_map(rule->good);
    cjm_lint(bad.journey, NULL, 0, bad.diags, NULL);
    cjm_lint(good.journey, NULL, 0, good.diags, NULL);
    if (cjm_diags_count(good.diags, CJM_SEVERITY_WARNING) > cjm_diags_count(bad.diags, CJM_SEVERITY_WARNING)) {
      show(good.diags);
      g_error("%s: its good example has more warnings than its bad one", cjm_code_info(rule->code)->name);
    }
  }
}

/* Each choice of a view that meets nothing is reported where it stands, and no other. */
static void test_empty_choices(void)
{
  static const struct {
    const char *view, *reported; /* NULL: nothing is */
  } cases[] = {
    {"lanes: [steps, costs]", "costs"},
    {"lanes: [pain_points, emotion, storyboard]", "storyboard"},
    {"lanes: [steps, policies]", "policies"},
    {"lanes: [steps, default]", NULL},
    {"lanes: [pain_points, emotion, owners]", NULL},
    {"paths: fast, lanes: [steps, owners]", "owners"},
    {"blocks: [legend, matrix]", "matrix"},
    {"blocks: [notes, causes]", "causes"},
    {"blocks: [plan: Next]", "plan"},
    {"blocks: [notes, paths, default]", NULL},
    {"tags: [Red, Blue]", "Blue"},
    {"tags: Listed", "Listed"},
    {"tags: Red", NULL},
    {"personas: [ada, bo]", NULL},
    {"personas: [ada, cy]", "cy"},
    {"phases: [a, b], paths: slow", "a"},
    {"phases: [b, c], paths: slow", NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *yaml = g_strdup_printf(
      "title: T\nviews: {title: V, %s}\npersonas: [{id: ada, title: Ada}, {id: bo, title: Bo}, {id: cy, title: Cy}]\ntags: Listed\n"
      "paths: [{id: fast, title: F}, {id: slow, title: S}]\nlanes: [default, {id: policies, title: P}]\nnotes: N\nphases:\n"
      "  - {id: a, title: A, path: fast, actions: {text: X, tags: Red}, emotion: 1, gains: G}\n"
      "  - {id: b, title: B, path: slow, owner: O, actions: {text: Y, persona: bo}}\n"
      "  - {id: c, title: E, actions: Q}\n",
      cases[i].view);
    g_auto(Read) r = read_map(yaml);
    cjm_lint(r.journey, NULL, 0, r.diags, NULL);
    const CjmDiag *diag = find(r.diags, CJM_CODE_EMPTY_CHOICE);
    g_autofree char *reported = diag ? g_strndup(yaml + diag->span.start, diag->span.end - diag->span.start) : NULL;
    g_assert_cmpstr(reported, ==, cases[i].reported);
  }
}

/* Two tags that are doubles of each other are one finding. */
static void test_similar_tags(void)
{
  g_auto(Read) r = read_map("title: T\nphases:\n  - {title: A, actions: {text: X, tags: Commuters}}\n"
                            "  - {title: B, actions: {text: Y, tags: Comuters}}\n");
  cjm_lint(r.journey, NULL, 0, r.diags, NULL);
  unsigned n = 0;
  for (size_t i = 0; i < cjm_diags_length(r.diags); i++) n += cjm_diags_at(r.diags, i)->code == CJM_CODE_SIMILAR_TAGS;
  g_assert_cmpuint(n, ==, 1);
}

static void test_find(void)
{
  g_assert_true(cjm_rule_find("Flat_Curve") == cjm_rule_find("flat-curve"));
  g_assert_true(cjm_rule_find("l009") == cjm_rule_find("flat-curve"));
  g_assert_null(cjm_rule_find("flat"));
  g_assert_null(cjm_rule_find("flat-curves"));
  g_assert_null(cjm_rule_find(""));
  g_assert_cmpstr(cjm_rule_nearest("flat-curves"), ==, "flat-curve");
  g_assert_cmpstr(cjm_rule_nearest("weakending"), ==, "weak-ending");
  g_assert_null(cjm_rule_nearest("zzzzzzzz"));
}

/* ---- levels ---- */

#define NOBODY "title: Parcels\nlint: {%s: %s}\nphases: [{title: Wait, actions: Waits}]\n"

static CjmSeverity level_of(const char *in_file, const CjmRuleSetting *settings, size_t n)
{
  g_autofree char *yaml = g_strdup_printf(NOBODY, "no-persona", in_file);
  g_auto(Read) r = read_map(yaml);
  cjm_lint(r.journey, settings, n, r.diags, NULL);
  const CjmDiag *diag = find(r.diags, CJM_CODE_NO_PERSONA);
  return diag ? diag->severity : CJM_SEVERITY_OFF;
}

static void test_levels(void)
{
  g_assert_cmpint(level_of("off", NULL, 0), ==, CJM_SEVERITY_OFF);
  g_assert_cmpint(level_of("info", NULL, 0), ==, CJM_SEVERITY_INFO);
  g_assert_cmpint(level_of("warning", NULL, 0), ==, CJM_SEVERITY_WARNING);
  g_assert_cmpint(level_of("error", NULL, 0), ==, CJM_SEVERITY_ERROR);

  const CjmRule *rule = cjm_rule_find("no-persona"), *other = cjm_rule_find("flat-curve");
  CjmRuleSetting settings[] = {{rule, CJM_SEVERITY_OFF}, {other, CJM_SEVERITY_OFF}, {rule, CJM_SEVERITY_ERROR}};
  g_assert_cmpint(level_of("info", settings, 1), ==, CJM_SEVERITY_OFF);
  g_assert_cmpint(level_of("off", settings, 3), ==, CJM_SEVERITY_ERROR);
}

static void test_unknown_rule_in_file(void)
{
  g_autofree char *yaml = g_strdup_printf(NOBODY, "no-personas", "off");
  g_auto(Read) r = read_map(yaml);
  cjm_lint(r.journey, NULL, 0, r.diags, NULL);
  const CjmDiag *diag = find(r.diags, CJM_CODE_UNKNOWN_RULE);
  g_assert_nonnull(diag);
  g_assert_cmpstr(diag->message, ==, "there is no rule `no-personas`");
  g_assert_cmpstr(diag->help, ==, "did you mean `no-persona`?");
  g_assert_cmpuint(diag->span.start, ==, strlen("title: Parcels\nlint: {"));
  g_assert_nonnull(find(r.diags, CJM_CODE_NO_PERSONA));
}

static void assert_setting_refused(const char *text, const char *message)
{
  CjmRuleSetting setting = {NULL, CJM_SEVERITY_OFF};
  g_autoptr(GError) error = NULL;
  g_assert_false(cjm_rule_setting_parse(text, &setting, &error));
  g_assert_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_cmpstr(error->message, ==, message);
  g_assert_null(setting.rule);
}

static void test_settings(void)
{
  CjmRuleSetting setting;
  g_assert_true(cjm_rule_setting_parse("weak-ending=Error", &setting, NULL));
  g_assert_true(setting.rule == cjm_rule_find("weak-ending"));
  g_assert_cmpint(setting.level, ==, CJM_SEVERITY_ERROR);
  assert_setting_refused("weak-endin=off", "there is no rule `weak-endin`; did you mean `weak-ending`?");
  assert_setting_refused("zzzzzzzzzz=off", "there is no rule `zzzzzzzzzz`");
  assert_setting_refused("weak-ending", "`weak-ending` is not a rule, `=`, and one of off, info, warning, error");
  assert_setting_refused("weak-ending=loud", "`weak-ending=loud` is not a rule, `=`, and one of off, info, warning, error");
}

/* ---- rules, more closely ---- */

static void test_emotions(void)
{
  static const char lows[] = "title: T\n"
                             "scale: {min: 1, max: 5}\n"
                             "personas: [{id: a, title: Ada, goals: x}, {id: b, title: Bo, goals: x}]\n"
                             "phases:\n"
                             "  - title: P\n"
                             "    pain_points: All of it is slow\n"
                             "    steps: [{title: S, emotion: 1.2}]\n"
                             "  - {title: Q, actions: Waits, emotion: 4, emotions: {b: 1.9}}\n"
                             "  - {title: R, actions: Waits, emotion: 1.4, expectations: {text: A reply, met: false}}\n";
  g_auto(Read) r = read_map(lows);
  cjm_lint(r.journey, NULL, 0, r.diags, NULL);
  g_assert_cmpuint(count(r.diags, CJM_CODE_LOW_WITHOUT_PAIN_POINT), ==, 1);
  g_assert_cmpstr(find(r.diags, CJM_CODE_LOW_WITHOUT_PAIN_POINT)->message, ==, "`Q` is at 1.9 for Bo, and nothing says why");
  g_assert_cmpuint(count(r.diags, CJM_CODE_UNMET_EXPECTATION), ==, 1);
  g_assert_cmpuint(count(r.diags, CJM_CODE_WEAK_ENDING), ==, 1);
}

static void test_none_at_all_is_said_once(void)
{
  static const char bare[] =
    "title: T\nphases: [{title: P, actions: Waits}, {title: Q, actions: Waits}, {title: R, actions: Waits}]\n";
  g_assert_cmpuint(findings(bare, CJM_CODE_STEP_WITHOUT_EMOTION), ==, 1);
  g_assert_cmpuint(findings(bare, CJM_CODE_PHASE_WITHOUT_TOUCHPOINT), ==, 1);
  static const char ideas[] = "title: T\n"
                              "phases: [{title: P, actions: Waits, opportunities: [One, Two, Three]}]\n";
  g_assert_cmpuint(findings(ideas, CJM_CODE_UNWEIGHED_OPPORTUNITY), ==, 1);
}

/* A touchpoint that is a bare channel is called by it, and a step without a title by what is done in it. */
static void test_names(void)
{
  static const char yaml[] = "title: T\n"
                             "channels: [{id: web}]\n"
                             "phases:\n"
                             "  - {title: P, steps: [{actions: Waits, touchpoints: {channel: web, class: critical}}]}\n";
  g_auto(Read) r = read_map(yaml);
  cjm_lint(r.journey, NULL, 0, r.diags, NULL);
  g_assert_cmpstr(find(r.diags, CJM_CODE_CRITICAL_WITHOUT_METRIC)->message, ==,
                  "`web` is critical to `Waits`, and nothing measures it");
}

static void test_plan(void)
{
  static const char dropped[] = "title: T\n"
                                "phases: [{title: P, actions: Waits, opportunities: {id: o, text: O, priority: P1, effort: 1}}]\n"
                                "plan: [{title: E, status: dropped, solves: o}]\n";
  g_assert_cmpuint(findings(dropped, CJM_CODE_URGENT_OPPORTUNITY_UNPLANNED), ==, 1);
  g_assert_cmpuint(findings(dropped, CJM_CODE_PLAN_WITHOUT_OWNER_OR_DATE), ==, 0);
  static const char other_side[] =
    "title: T\n"
    "phases: [{title: P, actions: Waits, opportunities: {text: O, priority: P1, effort: 1, customer_value: 5, plan: e}}]\n"
    "plan: [{id: e, title: E, owner: Desk}]\n";
  g_assert_cmpuint(findings(other_side, CJM_CODE_URGENT_OPPORTUNITY_UNPLANNED), ==, 0);
  g_assert_cmpuint(findings(other_side, CJM_CODE_UNWEIGHED_OPPORTUNITY), ==, 0);
  g_assert_cmpuint(findings(other_side, CJM_CODE_PLAN_WITHOUT_OWNER_OR_DATE), ==, 1);
}

static void test_percentages(void)
{
  static const char yaml[] = "title: T\n"
                             "segments: [{title: A, share: 33.5}, {title: B, share: 33.5}, {title: C, share: 33.5}]\n"
                             "metrics:\n"
                             "  - {id: m, title: M, unit: \"%\", target: 120}\n"
                             "  - {id: g, title: G, unit: \"%\", target: 150, range: [-50, 200]}\n"
                             "phases:\n"
                             "  - title: P\n"
                             "    steps:\n"
                             "      - {id: s, title: S, metrics: {m: {value: 103%, previous: -2%}, g: 180},\n"
                             "         next: [{to: s, share: 70%}, {to: u, share: 40%}]}\n"
                             "      - {id: u, title: U}\n";
  g_assert_cmpuint(findings(yaml, CJM_CODE_IMPOSSIBLE_PERCENTAGE), ==, 4);
}

static void test_metrics(void)
{
  static const char written_inline[] = "title: T\n"
                                       "phases: [{title: P, actions: Waits, metrics: {title: M, value: 5}}]\n";
  g_assert_cmpuint(findings(written_inline, CJM_CODE_METRIC_WITHOUT_TARGET), ==, 0);
  g_assert_cmpuint(findings(written_inline, CJM_CODE_UNUSED_METRIC), ==, 0);
  static const char kpi[] = "title: T\n"
                            "objective: {text: Grow, kpi: m}\n"
                            "metrics: [{id: m, title: M, target: 5}]\n"
                            "phases: [{title: P, actions: Waits}]\n";
  g_assert_cmpuint(findings(kpi, CJM_CODE_UNUSED_METRIC), ==, 0);
}

/* A persona who prefers people is not helped by another screen, nor hurt by another desk. */
static void test_preferences(void)
{
  static const char yaml[] = "title: T\n"
                             "persona: {title: A, prefers: [The service desk]}\n"
                             "channels:\n"
                             "  - {id: app, title: App, line: online}\n"
                             "  - {id: desk, title: Desk, line: offline}\n"
                             "  - {id: shop, title: Shop, line: offline}\n"
                             "phases:\n"
                             "  - title: P\n"
                             "    steps:\n"
                             "      - title: S\n"
                             "        emotion: -1.5\n"
                             "        touchpoints: {channel: %s, class: critical}\n";
  g_autofree char *screen = g_strdup_printf(yaml, "app"), *counter = g_strdup_printf(yaml, "shop");
  g_assert_cmpuint(findings(screen, CJM_CODE_CHANNEL_NOT_PREFERRED), ==, 1);
  g_assert_cmpuint(findings(counter, CJM_CODE_CHANNEL_NOT_PREFERRED), ==, 0);
  g_autofree char *noticed = g_strconcat(screen, "        opportunities: Help at the desk\n", NULL);
  g_assert_cmpuint(findings(noticed, CJM_CODE_CHANNEL_NOT_PREFERRED), ==, 0);
}

static void test_scope_bounds_the_map(void)
{
  static const char yaml[] = "title: T\n%sphases: [{title: Buy, actions: Pays}]\n";
  g_autofree char *open = g_strdup_printf(yaml, ""), *bounded = g_strdup_printf(yaml, "scope: {from: the till, to: the door}\n");
  g_assert_cmpuint(findings(open, CJM_CODE_NO_PHASE_BEFORE_PURCHASE), ==, 1);
  g_assert_cmpuint(findings(open, CJM_CODE_NO_PHASE_AFTER_PURCHASE), ==, 1);
  g_assert_cmpuint(findings(bounded, CJM_CODE_NO_PHASE_BEFORE_PURCHASE), ==, 0);
  g_assert_cmpuint(findings(bounded, CJM_CODE_NO_PHASE_AFTER_PURCHASE), ==, 0);
}

/* A Chinese character takes the room of two Latin letters. */
static void test_length_is_width(void)
{
  g_autoptr(GString) wide = g_string_new(NULL);
  for (size_t i = 0; i < 81; i++) g_string_append(wide, "\u5f15");
  g_autofree char *latin = g_strnfill(160, 'x');
  g_autofree char *fits = g_strdup_printf("title: T\nphases: [{title: P, actions: %s}]\n", latin);
  g_autofree char *not = g_strdup_printf("title: T\nphases: [{title: P, actions: %s}]\n", wide->str);
  g_assert_cmpuint(findings(fits, CJM_CODE_LONG_TEXT), ==, 0);
  g_assert_cmpuint(findings(not, CJM_CODE_LONG_TEXT), ==, 1);
}

static void test_words(void)
{
  const CjmWatchWords *words;
  for (size_t i = 0; (words = cjm_watch_words_at(i)) != NULL; i++) {
    g_assert_true(cjm_watch_words_find(words->lang) == words);
    for (const char *const *list = words->vague; list; list = list == words->vague ? words->buying : NULL)
      for (const char *const *word = list; *word; word++) {
        g_autofree char *folded = cjm_lexicon_fold_new(*word);
        g_assert_cmpstr(folded, ==, *word);
      }
  }
  const CjmWatchWords *en = cjm_watch_words_find("en-GB");
  g_assert_true(cjm_text_mentions("She finally PAYS!", en->buying));
  g_assert_false(cjm_text_mentions("Reads about payslips", en->buying));
  g_assert_true(cjm_text_begins_with("Deals with it", en->vague));
  g_assert_false(cjm_text_begins_with("Managers call", en->vague));
  g_assert_true(cjm_text_begins_with("Zarządza kontem", cjm_watch_words_find("pl")->vague));
  g_assert_null(cjm_watch_words_find("ja"));
  g_assert_null(cjm_watch_words_find("eno"));
}

/* What a rule says of one of several things that it may have found. */
static void test_said(void)
{
  static const struct {
    const char *yaml;
    CjmCode code;
    const char *said;
  } rows[] = {
    {"title: T\nphases: [{title: A, opportunities: [{text: a, priority: P1}, {text: b, priority: P1}, {text: c, priority: P1}, {text: d, priority: P1}, "
     "{text: e, priority: P1}]}]\n",
     CJM_CODE_EVERYTHING_URGENT, "all 5 opportunities are P1, so none comes first"},
    {"title: T\npaths: [{id: x, title: X, share: 60, fork: Pay}, {id: y, title: Y, share: 60, fork: Pay}]\n"
     "phases: [{title: A, steps: [{title: P, path: x}, {title: Q, path: y}]}]\n",
     CJM_CODE_PATH_SHARES, "the shares at `Pay` add up to 120%"},
    {"title: T\npaths: [{id: x, title: X, share: 60}, {id: y, title: Y, share: 60}]\nphases: [{title: A, steps: [{title: P, path: x}, {title: Q, path: y}]}]\n",
     CJM_CODE_PATH_SHARES, "the shares of the paths add up to 120%"},
    {"title: T\nsources: [{id: s1, n: 3}]\nphases: [{title: A}]\n", CJM_CODE_UNUSED_SOURCE, "nothing cites the source `s1`"},
    {"title: T\nsources: [{id: s1, title: Survey}]\nphases: [{title: A}]\n", CJM_CODE_UNUSED_SOURCE, "nothing cites `Survey`"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_auto(Read) r = read_map(rows[i].yaml);
    cjm_lint(r.journey, NULL, 0, r.diags, NULL);
    const CjmDiag *diag = find(r.diags, rows[i].code);
    g_assert_nonnull(diag);
    g_assert_cmpstr(diag ? diag->message : NULL, ==, rows[i].said);
  }
}

/* A choice of a view that meets something is not empty, whatever it is. */
static void test_choices_of_views(void)
{
  static const char yaml[] = "title: T\nlanes: [default, {id: law, title: Law}]\nviews: [{id: v, title: V, %s}]\n"
                             "phases: [{title: A, law: X, pain_points: {text: P%s}, opportunities: {text: O%s}}]\n";
  static const struct {
    const char *choice, *pain, *opportunity;
    unsigned empty;
  } rows[] = {
    {"lanes: law", "", "", 0},
    {"lanes: pain_points", "", "", 0},
    {"lanes: emotion", "", "", 1},
    {"blocks: causes", ", cause: C", "", 0},
    {"blocks: causes", "", "", 1},
    {"blocks: matrix", "", ", effort: 3, customer_value: 40", 0},
    {"blocks: matrix", "", ", effort: 3, business_value: 40", 0},
    {"blocks: matrix", "", ", effort: 3", 1},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = g_strdup_printf(yaml, rows[i].choice, rows[i].pain, rows[i].opportunity);
    g_assert_cmpuint(findings(text, CJM_CODE_EMPTY_CHOICE), ==, rows[i].empty);
  }
}

/* ---- gates ---- */

#define GATED                                                                                                                    \
  "title: T\n"                                                                                                                   \
  "metrics: [{id: wait, title: Time on hold, unit: min}, {id: nps, title: NPS}]\n"                                               \
  "personas: [{id: a, title: Ada}, {id: b, title: Bo}]\n"                                                                        \
  "gates: [%s]\n"                                                                                                                \
  "phases:\n"                                                                                                                    \
  "  - title: Call\n"                                                                                                            \
  "    steps:\n"                                                                                                                 \
  "      - {id: hold, title: Holds, emotion: -1.4, emotions: {b: 0.5}, metrics: {wait: 9.5}}\n"                                  \
  "      - {id: talk, title: Talks, emotion: 1, metrics: {wait: 2}}\n"

/* The message of the only thing that the gate reports; NULL where it reports nothing. */
static char *gate_says(const char *gate, CjmCode code)
{
  g_autofree char *yaml = g_strdup_printf(GATED, gate);
  g_auto(Read) r = read_map(yaml);
  cjm_gates_check(r.journey, r.diags);
  if (cjm_diags_length(r.diags) == 0) return NULL;
  const CjmDiag *diag = cjm_diags_at(r.diags, 0);
  g_assert_cmpuint(cjm_diags_length(r.diags), ==, 1);
  g_assert_cmpint(diag->code, ==, code);
  return g_strdup(diag->message);
}

static void assert_gate(const char *gate, CjmCode code, const char *expected)
{
  g_autofree char *message = gate_says(gate, code);
  g_assert_cmpstr(message, ==, expected);
}

static void test_gates(void)
{
  assert_gate("{metric: wait, max: 3}", CJM_CODE_GATE_METRIC,
              "`Time on hold` is 9.5 min at `Holds`: 6.5 min above the most allowed, 3 min");
  assert_gate("{metric: wait, min: 3}", CJM_CODE_GATE_METRIC,
              "`Time on hold` is 2 min at `Talks`: 1 min below the least allowed, 3 min");
  assert_gate("{metric: wait, max: 3, steps: talk}", CJM_CODE_GATE_METRIC, NULL);
  assert_gate("{metric: wait, max: 9.5}", CJM_CODE_GATE_METRIC, NULL);
  assert_gate("{emotion: any, min: -1}", CJM_CODE_GATE_EMOTION, "`Holds` is at −1.4 for Ada: 0.4 below the least allowed, −1.0");
  assert_gate("{emotion: b, min: -1}", CJM_CODE_GATE_EMOTION, NULL);
  assert_gate("{emotion: b, min: 1}", CJM_CODE_GATE_EMOTION, "`Holds` is at +0.5 for Bo: 0.5 below the least allowed, +1.0");
  assert_gate("{rule: metric-without-target, max: 1}", CJM_CODE_GATE_RULE,
              "`metric-without-target` is found 2 times: 1 above the most allowed, 1");
  assert_gate("{rule: metric-without-target, max: 2}", CJM_CODE_GATE_RULE, NULL);
  assert_gate("{rule: metric-without-targets, max: 2}", CJM_CODE_UNKNOWN_RULE, "there is no rule `metric-without-targets`");
  assert_gate("{metric: nps, min: 2}", CJM_CODE_GATE_IDLE, "this gate finds no value of `nps`");
  assert_gate("{emotion: b, min: 0, steps: talk}", CJM_CODE_GATE_IDLE, "this gate finds no value of `b` in its steps");
}

/* A gate points at what it found, and at itself. */
static void test_gate_places(void)
{
  g_autofree char *yaml = g_strdup_printf(GATED, "{metric: wait, max: 3}, {rule: metric-without-target, max: 0}");
  g_auto(Read) r = read_map(yaml);
  cjm_gates_check(r.journey, r.diags);
  const CjmDiag *metric = find(r.diags, CJM_CODE_GATE_METRIC), *rule = find(r.diags, CJM_CODE_GATE_RULE);
  g_assert_cmpuint(metric->span.start, ==, (size_t)(strstr(yaml, "9.5") - yaml));
  g_assert_cmpuint(metric->related->len, ==, 1);
  g_assert_cmpuint(g_array_index(metric->related, CjmRelated, 0).span.start, ==, (size_t)(strstr(yaml, "3}") - yaml));
  g_assert_cmpuint(rule->related->len, ==, 2);
}

/* A rule that is off is counted all the same: the gate is what the author asks for. */
static void test_gate_counts_what_is_off(void)
{
  static const char yaml[] =
    "title: T\nlint: {no-persona: off}\ngates: {rule: no-persona, max: 0}\nphases: [{title: P, actions: Waits}]\n";
  g_auto(Read) r = read_map(yaml);
  cjm_gates_check(r.journey, r.diags);
  g_assert_nonnull(find(r.diags, CJM_CODE_GATE_RULE));
}

/* ---- in words ---- */

static void test_print(void)
{
  const CjmRule *rule = cjm_rule_find("weak-ending");
  g_autoptr(GString) out = g_string_new(NULL);
  cjm_rule_print(rule, out);
  g_assert_true(g_str_has_prefix(out->str, "L011 weak-ending (warning)\n"));
  g_assert_nonnull(strstr(out->str, "Kahneman"));
  g_assert_nonnull(strstr(out->str, "  title: Seeing a doctor\n"));
  g_assert_nonnull(strstr(out->str, "--rule weak-ending=off"));
}

static void test_docs_current(void)
{
  static const char begin[] = "<!-- rules begin -->\n", end[] = "<!-- rules end -->";
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "docs", "rules.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  const char *from = strstr(text, begin), *to = strstr(text, end);
  g_assert_nonnull(from);
  g_assert_nonnull(to);
  from += strlen(begin);
  g_autofree char *found = g_strndup(from, (gsize)(to - from));
  g_autoptr(GString) wanted = g_string_new(NULL);
  cjm_rules_print_markdown(wanted);
  g_assert_cmpstr(found, ==, wanted->str);
}

/* `map` with `a` and `b` in place of its signs @. */
static char *filled_new(const char *map, const char *a, const char *b)
{
  g_auto(GStrv) parts = g_strsplit(map, "@", 3);
  return parts[2] ? g_strconcat(parts[0], a, parts[1], b, parts[2], NULL) : g_strconcat(parts[0], a, parts[1], NULL);
}

/* ---- findings that used to be unfair ---- */

static void test_outside_step_needs_no_pain_point(void)
{
  const char *step = "title: T\nphases:\n  - title: P\n    steps:\n      - {title: A, emotion: -2@}\n";
  g_autofree char *inside = filled_new(step, "", NULL), *outside = filled_new(step, ", outside: true", NULL);
  g_assert_cmpuint(findings(inside, CJM_CODE_LOW_WITHOUT_PAIN_POINT), ==, 1);
  g_assert_cmpuint(findings(outside, CJM_CODE_LOW_WITHOUT_PAIN_POINT), ==, 0);
}

static void test_plan_owns_hand_off(void)
{
  const char *map = "title: T\nphases:\n  - title: P\n    actions: A\n    gaps: {id: g, text: Two forms}\n"
                    "    opportunities: {id: o, text: One form, solves: g}\nplan: {title: E, @solves: o, status: @}\n";
  g_autofree char *owned = filled_new(map, "owner: Desk, ", "doing"), *dropped = filled_new(map, "owner: Desk, ", "dropped"),
                  *nobodys = filled_new(map, "", "doing");
  g_assert_cmpuint(findings(owned, CJM_CODE_HAND_OFF_WITHOUT_OWNER), ==, 0);
  g_assert_cmpuint(findings(dropped, CJM_CODE_HAND_OFF_WITHOUT_OWNER), ==, 1);
  g_assert_cmpuint(findings(nobodys, CJM_CODE_HAND_OFF_WITHOUT_OWNER), ==, 1);
}

static void test_frontstage_meets_customer(void)
{
  const char *map = "title: T\nphases:\n  - {title: P, actions: A, touchpoints: Desk}\n  - {title: Q, actions: B@}\n";
  const char *seen[] = {", frontstage: Nurse greets", ", evidence: A letter"};
  for (size_t i = 0; i < G_N_ELEMENTS(seen); i++) {
    g_autofree char *yaml = filled_new(map, seen[i], NULL);
    g_assert_cmpuint(findings(yaml, CJM_CODE_PHASE_WITHOUT_TOUCHPOINT), ==, 0);
  }
  g_autofree char *unseen = filled_new(map, ", backstage: Nurse files", NULL);
  g_assert_cmpuint(findings(unseen, CJM_CODE_PHASE_WITHOUT_TOUCHPOINT), ==, 1);
}

/* ---- rules with several findings ---- */

static void test_facts_against_a_score(void)
{
  const char *map = "title: T\nphases:\n  - {title: P, actions: A, emotion: @, @}\n";
  const struct {
    const char *score, *fact;
    unsigned n;
  } cases[] = {
    {"1", "expectations: {text: On time, met: false}", 1},
    {"1", "expectations: {text: On time, met: true}", 0},
    {"1.5", "when: {waiting: 3d}", 1},
    {"1.5", "when: {waiting: 20m}", 0},
    {"0.8", "when: {waiting: 3d}", 0},
    {"0.2", "pain_points: {text: Late, severity: critical}", 0},
    {"1", "pain_points: {text: Late, severity: serious}", 0},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *yaml = filled_new(map, cases[i].score, cases[i].fact);
    g_assert_cmpuint(findings(yaml, CJM_CODE_SCORE_AGAINST_TROUBLE), ==, cases[i].n);
  }
}

static void test_all_pain_points_critical(void)
{
  const char *map = "title: T\nphases:\n  - title: P\n    actions: A\n    pain_points:\n"
                    "      - {text: W, severity: critical}\n      - {text: X, severity: critical}\n      - {text: Y, severity: "
                    "critical}\n      - {text: Z, severity: @}\n";
  g_autofree char *all = filled_new(map, "critical", NULL), *most = filled_new(map, "minor", NULL);
  g_assert_cmpuint(findings(all, CJM_CODE_EVERYTHING_URGENT), ==, 1);
  g_assert_cmpuint(findings(most, CJM_CODE_EVERYTHING_URGENT), ==, 0);
}

static void test_department_as_phase(void)
{
  g_assert_cmpuint(findings("title: T\nphases:\n  - {title: Kundenservice, actions: A}\nlang: de\n", CJM_CODE_COMPANY_VIEW), ==,
                   1);
  g_assert_cmpuint(findings("title: T\nphases:\n  - {title: Marketing, actions: Our parcel comes}\n", CJM_CODE_COMPANY_VIEW), ==,
                   2);
  g_assert_cmpuint(findings("title: T\nphases:\n  - {title: Marketing emails, actions: Weighs it}\n", CJM_CODE_COMPANY_VIEW), ==,
                   0);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/lint/table", test_table);
  g_test_add_func("/lint/every-code-has-a-rule", test_every_code_has_a_rule);
  g_test_add_func("/lint/list-is-sorted", test_list_is_sorted);
  g_test_add_func("/lint/bad-and-good", test_bad_and_good);
  g_test_add_func("/lint/outside-step-needs-no-pain-point", test_outside_step_needs_no_pain_point);
  g_test_add_func("/lint/plan-owns-hand-off", test_plan_owns_hand_off);
  g_test_add_func("/lint/frontstage-meets-customer", test_frontstage_meets_customer);
  g_test_add_func("/lint/facts-against-a-score", test_facts_against_a_score);
  g_test_add_func("/lint/all-pain-points-critical", test_all_pain_points_critical);
  g_test_add_func("/lint/department-as-phase", test_department_as_phase);
  g_test_add_func("/lint/good-is-no-worse", test_good_is_no_worse);
  g_test_add_func("/lint/empty-choices", test_empty_choices);
  g_test_add_func("/lint/similar-tags-once", test_similar_tags);
  g_test_add_func("/lint/find", test_find);
  g_test_add_func("/lint/levels", test_levels);
  g_test_add_func("/lint/unknown-rule-in-file", test_unknown_rule_in_file);
  g_test_add_func("/lint/settings", test_settings);
  g_test_add_func("/lint/emotions", test_emotions);
  g_test_add_func("/lint/none-at-all-is-said-once", test_none_at_all_is_said_once);
  g_test_add_func("/lint/names", test_names);
  g_test_add_func("/lint/plan", test_plan);
  g_test_add_func("/lint/percentages", test_percentages);
  g_test_add_func("/lint/metrics", test_metrics);
  g_test_add_func("/lint/preferences", test_preferences);
  g_test_add_func("/lint/scope-bounds-the-map", test_scope_bounds_the_map);
  g_test_add_func("/lint/length-is-width", test_length_is_width);
  g_test_add_func("/lint/words", test_words);
  g_test_add_func("/lint/said", test_said);
  g_test_add_func("/lint/choices-of-views", test_choices_of_views);
  g_test_add_func("/lint/gates", test_gates);
  g_test_add_func("/lint/gate-places", test_gate_places);
  g_test_add_func("/lint/gate-counts-what-is-off", test_gate_counts_what_is_off);
  g_test_add_func("/lint/print", test_print);
  g_test_add_func("/lint/docs-current", test_docs_current);
  return g_test_run();
}

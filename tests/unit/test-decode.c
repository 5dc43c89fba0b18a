/* test-decode.c: a map read field by field, and every example of the field tables read without a complaint. */
#include <string.h>

#include "decode/decode.h"
#include "field-maps.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "suite.h"

/* ---- reading a text ---- */

typedef struct Read {
  CjmSource *source;
  CjmArena *arena;
  CjmDiags *diags;
  CjmJourney *journey;
} Read;

static Read read_map(const char *yaml)
{
  Read r = {
    .source = cjm_source_new("map.yaml", g_strdup(yaml), strlen(yaml)),
    .arena = cjm_arena_new(),
    .diags = cjm_diags_new(),
  };
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(r.arena, r.arena, r.source, &limits, r.diags);
  r.journey = root == NULL ? NULL : cjm_decode(r.arena, &(CjmJoined){.root = (CjmNode *)root}, r.diags);
  return r;
}

static void read_clear(Read *r)
{
  cjm_diags_free(r->diags);
  cjm_arena_free(r->arena);
  cjm_source_free(r->source);
}

static void assert_quiet(const Read *r, const char *name)
{
  for (size_t i = 0; i < cjm_diags_length(r->diags); i++) {
    const CjmDiag *diag = cjm_diags_at(r->diags, i);
    CjmPlace place = cjm_source_place(r->source, diag->span.start);
    g_printerr("%s:%u:%u: %s\n%s\n", name, place.line, place.column, diag->message, r->source->text);
  }
  g_assert_cmpuint(cjm_diags_length(r->diags), ==, 0);
}

/* ---- a map field by field ---- */

static const char rich[] =
  "cjm: 1\n"
  "title: Ordering\n"
  "id: shoes\n"
  "lang: nl\n"
  "state: FUTURE\n"
  "status: Partly Researched\n"
  "objective: {text: Sell more, kpi: nps}\n"
  "scope: {from: a, to: b}\n"
  "authors: Anna\n"
  "version: 1.10\n"
  "updated: 2026-10-12\n"
  "scale: {min: 1, max: 5, labels: {1: bad, 5: good}}\n"
  "segments: {title: Fast runners!, share: 62 %}\n"
  "personas:\n"
  "  - Bert\n"
  "  - {id: sanne, title: Sanne, role: primary, segment: fast-runners, demographics: {age: 34, smokes: no}}\n"
  "channels:\n"
  "  - {id: web, title: Web shop, line: online, share: 0.5%}\n"
  "  - Parcel\n"
  "metrics: {id: nps, title: NPS, unit: \"%\", goal: up, target: 40%, range: [0, 100]}\n"
  "sources: {id: i14, type: interview, n: 14, date: 2026-01-15/2026-02-20, url: mailto:a@b.c}\n"
  "competitors: {title: RunFast, emotions: {pay: 4}}\n"
  "lanes:\n"
  "  - {id: policies, kind: tags}\n"
  "  - {title: Errors, kind: number, range: [0, 9]}\n"
  "  - default\n"
  "  - emotion: {style: steps, points: none, show: [SANNE, competitors]}\n"
  "hide_lanes: [costs, links]\n"
  "lint: {no-persona: off}\n"
  "theme: {base: dark, accent: \"#f00\", phases: \"#0b7285\"}\n"
  "plan: {id: a1, title: Guests, due: 2026-12-01, status: doing, solves: guest-checkout}\n"
  "gates: [{emotion: any, min: 2}, {metric: nps, max: 99, steps: pay}]\n"
  "phases:\n"
  "  - title: Compare\n"
  "    when: the weekend\n"
  "    actions: [Filters, Reads]\n"
  "    emotion: [2, {label: tevreden, low: 1.5, high: 5}]\n"
  "    errors: 3\n"
  "  - id: order\n"
  "    title: Order\n"
  "    when: {duration: 1h30m, waiting: 2mo}\n"
  "    goal: Pay\n"
  "    backstage: {who: Desk, text: Checks, fail_point: true}\n"
  "    steps:\n"
  "      - id: pay\n"
  "        title: Pays\n"
  "        when: 4d\n"
  "        emotions: {bert: frustrated}\n"
  "        emotion: 5\n"
  "        touchpoints: [parcel, {title: Cart, channel: WEB, class: redundant}, Leaflet]\n"
  "        moment: [truth, {kind: ending, weight: 5}]\n"
  "        pain_points: {text: Costs appear late, severity: critical, sources: i14}\n"
  "        gaps: {id: g, text: Lost}\n"
  "        opportunities: {text: Guest checkout, solves: [costs-appear-late, g], priority: p1, plan: a1}\n"
  "        metrics: {nps: {value: 52%, previous: 47, source: i14}}\n"
  "        policies: [Privacy, Returns]\n"
  "        cost: {amount: 4.20, currency: eur}\n"
  "        next: [{to: compare, share: 29%}]\n"
  "      - actions: Waits at home\n"
  "        metrics: [{title: Calls, value: 7, unit: a day}]\n"
  "        outside: true\n";

static void check_setting(const CjmJourney *j)
{
  g_assert_cmpstr(j->o.id, ==, "shoes");
  g_assert_cmpstr(j->title.at, ==, "Ordering");
  g_assert_cmpstr(j->version.at, ==, "1.10");
  g_assert_cmpint(j->state.value, ==, CJM_STATE_FUTURE);
  g_assert_cmpint(j->status.value, ==, CJM_STATUS_PARTLY);
  g_assert_true(j->objective->kpi.to == &j->metrics.at[0]->o);
  g_assert_cmpstr(j->authors.at[0]->at, ==, "Anna");
  g_assert_cmpint(j->updated.month, ==, 10);
  g_assert_cmpfloat(j->scale_min, ==, 1);
  g_assert_cmpfloat(j->scale->labels.at[1]->score.value, ==, 5);
  g_assert_cmpfloat(cjm_journey_level(j, 4), ==, 0.5);
  g_assert_cmpint(j->lint.at[0]->level.value, ==, CJM_SEVERITY_OFF);
  g_assert_cmpint(j->theme->base.value, ==, CJM_THEME_DARK);
  g_assert_cmpfloat(j->theme->accent.colour.r, ==, 1);
  g_assert_cmpuint(j->theme->phases.n, ==, 1);
  g_assert_cmpint(j->gates.at[0]->kind, ==, CJM_GATE_EMOTION);
  g_assert_cmpstr(j->gates.at[0]->persona.id.at, ==, "any");
  g_assert_null(j->gates.at[0]->persona.to);
  g_assert_cmpint(j->gates.at[1]->kind, ==, CJM_GATE_METRIC);
}

static void check_people(const CjmJourney *j)
{
  const CjmPersona *sanne = j->personas.at[1];
  g_assert_true(j->primary == sanne);
  g_assert_cmpstr(j->personas.at[0]->o.id, ==, "bert");
  g_assert_true(j->personas.at[0]->o.derived);
  g_assert_true(sanne->segment.to == &j->segments.at[0]->o);
  g_assert_cmpfloat(j->segments.at[0]->share.value, ==, 62);
  g_assert_cmpstr(sanne->demographics.at[1]->key.at, ==, "smokes");
  g_assert_cmpstr(sanne->demographics.at[1]->text.at, ==, "no");
  g_assert_cmpfloat(j->channels.at[0]->share.value, ==, 0.5);
  g_assert_cmpstr(j->channels.at[1]->o.id, ==, "parcel");
  g_assert_true(j->metrics.at[0]->target.percent);
  g_assert_cmpfloat(j->metrics.at[0]->range.high.value, ==, 100);
  g_assert_cmpint(j->sources.at[0]->date.from.month, ==, 1);
  g_assert_cmpint(j->sources.at[0]->date.to.month, ==, 2);
  g_assert_true(j->competitors.at[0]->emotions.at[0]->step.to == &j->steps.at[1]->o);
}

static void check_lanes(const CjmJourney *j)
{
  g_assert_cmpstr(j->lanes.at[0]->o.id, ==, "policies");
  g_assert_cmpstr(j->lanes.at[0]->title.at, ==, "policies");
  g_assert_cmpstr(j->lanes.at[1]->o.id, ==, "errors");
  g_assert_cmpint(j->lanes.at[2]->id, ==, CJM_LANE_STEPS);
  const CjmLane *last = j->lanes.at[j->lanes.n - 1];
  g_assert_cmpint(last->id, ==, CJM_LANE_EMOTION);
  g_assert_cmpint(last->style.value, ==, CJM_CURVE_STEPS);
  g_assert_false(last->show_all);
  g_assert_true(last->show_competitors);
  g_assert_true(last->show.at[0]->to == &j->personas.at[1]->o);
  for (size_t i = 2; i + 1 < j->lanes.n; i++) {
    CjmLaneId id = j->lanes.at[i]->id;
    g_assert_true(id != CJM_LANE_EMOTION && id != CJM_LANE_COSTS && id != CJM_LANE_LINKS && id != CJM_LANE_GAINS);
  }
}

static void check_phases(const CjmJourney *j)
{
  const CjmPhase *compare = j->phases.at[0], *order = j->phases.at[1];
  const CjmStep *own = compare->steps.at[0];
  g_assert_cmpuint(j->steps.n, ==, 3);
  g_assert_true(compare->single);
  g_assert_null(compare->when);
  g_assert_cmpstr(own->when->at.at, ==, "the weekend");
  g_assert_cmpstr(own->o.id, ==, "compare");
  g_assert_null(own->title.at);
  g_assert_cmpuint(own->actions.n, ==, 2);
  g_assert_cmpfloat(own->emotions.at[0]->score.value, ==, 2);
  g_assert_true(own->emotions.at[0]->persona.to == &j->personas.at[1]->o);
  g_assert_cmpfloat(own->emotions.at[1]->score.value, >, 3);
  g_assert_cmpfloat(own->customs.at[0]->number.value, ==, 3);
  g_assert_false(order->single);
  g_assert_cmpfloat(order->when->duration.seconds, ==, 5400);
  g_assert_cmpfloat(order->when->waiting.seconds, ==, 60 * 86400);
  g_assert_true(order->across->backstage.at[0]->fail_point.value);
  g_assert_cmpuint(order->across->number, ==, 0);
  g_assert_cmpuint(order->steps.at[1]->number, ==, 3);
  g_assert_cmpstr(order->steps.at[1]->o.id, ==, "waits-at-home");
}

static void check_pay(const CjmJourney *j)
{
  const CjmStep *pay = j->steps.at[1];
  g_assert_cmpfloat(pay->when->duration.seconds, ==, 4 * 86400);
  g_assert_true(pay->emotions.at[0]->persona.to == &j->personas.at[0]->o);
  g_assert_cmpfloat(pay->emotions.at[0]->score.value, <, 3);
  g_assert_null(pay->touchpoints.at[0]->title.at);
  g_assert_true(pay->touchpoints.at[0]->channel.to == &j->channels.at[1]->o);
  g_assert_true(pay->touchpoints.at[1]->channel.to == &j->channels.at[0]->o);
  g_assert_cmpint(pay->touchpoints.at[1]->rank.value, ==, CJM_CLASS_REDUNDANT);
  g_assert_cmpstr(pay->touchpoints.at[2]->title.at, ==, "Leaflet");
  g_assert_cmpint(pay->moments.at[1]->kind.value, ==, CJM_MOMENT_ENDING);
  g_assert_true(pay->pain_points.at[0]->about.sources.at[0]->to == &j->sources.at[0]->o);
  const CjmOpportunity *opportunity = pay->opportunities.at[0];
  g_assert_true(opportunity->solves.at[0]->to == &pay->pain_points.at[0]->o);
  g_assert_true(opportunity->solves.at[1]->to == &pay->gaps.at[0]->o);
  g_assert_cmpint(opportunity->priority.value, ==, CJM_PRIORITY_1);
  g_assert_true(pay->metrics.at[0]->metric == j->metrics.at[0]);
  g_assert_cmpfloat(pay->metrics.at[0]->value.value, ==, 52);
  g_assert_cmpuint(pay->customs.at[0]->texts.n, ==, 2);
  g_assert_cmpstr(pay->cost->currency.at, ==, "EUR");
  g_assert_true(pay->next.at[0]->to.to == &j->steps.at[0]->o);
  g_assert_cmpstr(j->steps.at[2]->metrics.at[0]->metric->title.at, ==, "Calls");
  g_assert_true(j->metrics.at[1] == j->steps.at[2]->metrics.at[0]->metric);
  const CjmOpportunity *found[1];
  g_assert_cmpuint(cjm_plan_opportunities(j, j->plan.at[0], found, G_N_ELEMENTS(found)), ==, 1);
  g_assert_true(found[0] == opportunity);
}

static void test_rich(void)
{
  Read r = read_map(rich);
  assert_quiet(&r, "rich");
  check_setting(r.journey);
  check_people(r.journey);
  check_lanes(r.journey);
  check_phases(r.journey);
  check_pay(r.journey);
  read_clear(&r);
}

/* ---- texts ---- */

static void append_text(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  g_string_append_printf(data, "%s.%s=%s|", shape->name, field->key, text->at);
}

static void test_each_text(void)
{
  Read r =
    read_map("title: T\nphases:\n  - {title: A, touchpoints: [Web, Leaflet], emotion: happy, senses: {sees: Rain}, law: GDPR}\n"
             "channels: {title: Web, icon: web}\nlanes: {id: law, title: Law}\n");
  assert_quiet(&r, "texts");
  g_autoptr(GString) all = g_string_new(NULL);
  cjm_each_text(&cjm_shape_journey, r.journey, append_text, all);
  g_assert_cmpstr(all->str, ==,
                  "journey.title=T|channel.title=Web|lane.title=Law|phase.title=A|emotion.label=happy|step.senses=sees|"
                  "step.senses=Rain|touchpoint.title=Leaflet|text item.text=GDPR|");
  read_clear(&r);
}

/* ---- addresses ---- */

static void append_address(const CjmFrame *frame, const CjmValue *value, void *all)
{
  g_autofree char *address = cjm_address_new(frame, value);
  g_string_append_printf(all, "%s\n", address);
}

static bool enter_append(const CjmFrame *frame, void *all)
{
  if (frame->parent != NULL) {
    append_address(frame, NULL, all);
  }
  return true;
}

static void test_addresses(void)
{
  Read r = read_map("title: T\n"
                    "personas: [{title: Anna, goals: [Get home, \"?\"]}]\n"
                    "metrics: {id: nps, title: NPS, range: [0, 9]}\n"
                    "phases:\n"
                    "  - {id: find, title: Find, emotion: [1, 2], law: GDPR}\n"
                    "  - title: Buy\n"
                    "    support: Stock\n"
                    "    steps:\n"
                    "      - {id: pay, title: Pays, emotions: {anna: 1}, pain_points: Costs late, metrics: {nps: 3}, when: 2h}\n"
                    "lanes: [{id: law, title: Law}, emotion: {style: line}]\n");
  assert_quiet(&r, "addresses");
  g_autoptr(GString) all = g_string_new(NULL);
  cjm_walk(&cjm_shape_journey, r.journey, &(CjmWalk){.enter = enter_append, .value = append_address}, all);
  g_assert_cmpstr(all->str, ==,
                  "title\nlang\npersonas/anna\npersonas/anna/id\npersonas/anna/title\npersonas/anna/goals/get-home\n"
                  "personas/anna/goals/2\nmetrics/nps\nmetrics/nps/id\nmetrics/nps/title\nmetrics/nps/range\n"
                  "lanes/law\nlanes/law/id\nlanes/law/title\nlanes/emotion\nlanes/emotion/style\n"
                  "phases/find\nphases/find/id\nphases/find/title\nsteps/find/emotion/1\nsteps/find/emotion/1/score\n"
                  "steps/find/emotion/2\nsteps/find/emotion/2/score\nsteps/find/law/gdpr\nsteps/find/law/gdpr/text\n"
                  "phases/buy\nphases/buy/id\nphases/buy/title\nsteps/pay\nsteps/pay/id\nsteps/pay/title\n"
                  "steps/pay/emotions/anna\nsteps/pay/emotions/anna/score\nsteps/pay/pain_points/costs-late\n"
                  "steps/pay/pain_points/costs-late/id\nsteps/pay/pain_points/costs-late/text\nsteps/pay/metrics/nps\n"
                  "steps/pay/metrics/nps/value\nsteps/pay/when\nsteps/pay/when/duration\nphases/buy/support/stock\n"
                  "phases/buy/support/stock/text\n");
  read_clear(&r);
}

/* ---- ids ---- */

static void assert_step_ids(const char *yaml, const char *expected)
{
  Read r = read_map(yaml);
  assert_quiet(&r, "ids");
  g_autoptr(GString) ids = g_string_new(NULL);
  for (size_t i = 0; i < r.journey->steps.n; i++) {
    g_string_append_printf(ids, "%s ", r.journey->steps.at[i]->o.id);
  }
  g_assert_cmpstr(ids->str, ==, expected);
  read_clear(&r);
}

static void test_derived_ids(void)
{
  assert_step_ids("title: T\nphases: [Buy, Buy, Buy]\n", "buy buy-2 buy-3 ");
  assert_step_ids("title: T\nphases: [Buy, {id: buy, title: B}]\n", "buy-2 buy ");
  assert_step_ids("title: T\nphases: [Zoë & Łukasz!, \"?\", Żółć_1]\n", "zoë-łukasz phase żółć_1 ");
  assert_step_ids("title: T\nphases: {title: Buy, steps: [Buy, Pay now]}\n", "buy pay-now ");
  assert_step_ids("title: T\nphases: [An extraordinarily long title that nobody would ever want to read on a wall]\n",
                  "an-extraordinarily-long-title-that-nobody-would-ever-want-to ");
}

/* Ids are the same in any case and however their accents are put together. */
static void test_ids_compared(void)
{
  Read r = read_map("title: T\nphases: {title: P, steps: [{id: caf\u00e9, title: C, next: CAFE\u0301}]}\n");
  assert_quiet(&r, "ids compared");
  g_assert_true(r.journey->steps.at[0]->next.at[0]->to.to == &r.journey->steps.at[0]->o);
  read_clear(&r);
}

static void test_json(void)
{
  Read r = read_map("{\"title\": \"T\", \"scenario\": null, \"phases\": [{\"title\": \"\\ud83d\\ude00\"}]}");
  assert_quiet(&r, "JSON");
  g_assert_cmpstr(r.journey->phases.at[0]->title.at, ==, "\U0001f600");
  read_clear(&r);
}

/* ---- lanes ---- */

static void assert_lanes(const char *lanes, const char *expected)
{
  g_autofree char *yaml = g_strdup_printf("title: T\n%sphases: A\n", lanes);
  Read r = read_map(yaml);
  assert_quiet(&r, "lanes");
  g_autoptr(GString) keys = g_string_new(NULL);
  for (size_t i = 0; i < r.journey->lanes.n; i++) {
    const CjmLane *lane = r.journey->lanes.at[i];
    const char *key = cjm_lane_key(lane->id);
    g_string_append_printf(keys, "%s ", key == NULL ? lane->o.id : key);
  }
  g_assert_cmpstr(keys->str, ==, expected);
  read_clear(&r);
}

#define FEW       "storyboard, thoughts, questions, needs, expectations, senses, engagement, touchpoints, pain_points, metrics"
#define BLUEPRINT "evidence, frontstage, backstage, support, owners, costs, notes, links"

static void test_lanes(void)
{
  assert_lanes("lanes: [emotion, steps]\n", "emotion steps ");
  assert_lanes("lanes: Pain-Points\n", "pain_points ");
  assert_lanes("lanes: [emotion, default, gains]\nhide_lanes: [" FEW ", " BLUEPRINT "]\n",
               "emotion steps actions opportunities gains ");
  assert_lanes("lanes: {id: law, title: Law}\nhide_lanes: [" FEW ", " BLUEPRINT "]\n",
               "steps actions emotion opportunities law ");
  assert_lanes("lanes: [{id: law, title: Law}, steps]\nhide_lanes: law\n", "steps ");
}

/* ---- every example of the tables ---- */

/* Keys that join files are read and refused. */
static bool is_refusal(CjmCode code)
{
  return code == CJM_CODE_NOT_EXTENDING;
}

static void note_field(const CjmValue *value, void *rows)
{
  g_hash_table_add(rows, (gpointer)value->field);
}

static void note_row(const CjmShape *shape, const CjmField *field, const void *owner, void *rows)
{
  cjm_field_each_value(shape, field, owner, note_field, rows);
}

static bool enter_object(const CjmFrame *frame, void *rows)
{
  cjm_object_each_row(frame->shape, frame->object, note_row, rows);
  return true;
}

/* What was read can be walked to: no row is forgotten by format/values.c. */
static void assert_walked(const Read *r, const CjmShape *shape, const CjmField *field)
{
  g_autoptr(GHashTable) rows = g_hash_table_new(NULL, NULL);
  cjm_walk(&cjm_shape_journey, r->journey, &(CjmWalk){.enter = enter_object}, rows);
  bool expected = !(field->flags & CJM_FIELD_ALIAS) && field->reader != CJM_READER_JOIN && field->reader != CJM_READER_EXTENDS;
  if (g_hash_table_contains(rows, field) != expected) {
    g_error("the walk %s %s.%s", expected ? "misses" : "visits", shape->name, field->key);
  }
}

static void test_examples_of_rows(void)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  g_assert_cmpuint(n, ==, G_N_ELEMENTS(field_places));
  for (size_t s = 0; s < n; s++) {
    for (size_t f = 0; f < shapes[s]->n_fields; f++) {
      const CjmField *field = &shapes[s]->fields[f];
      g_autofree char *map = field_map_new(shapes[s], field, true);
      Read r = read_map(map);
      bool refused = cjm_diags_length(r.diags) > 0;
      for (size_t i = 0; i < cjm_diags_length(r.diags); i++) {
        refused = refused && is_refusal(cjm_diags_at(r.diags, i)->code);
      }
      if (!refused) {
        assert_quiet(&r, field->key);
      }
      assert_walked(&r, shapes[s], field);
      read_clear(&r);
    }
  }
}

/* The rows are whole: what a generator of documents counts on. */
static void test_rows(void)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t s = 0; s < n; s++) {
    g_assert_nonnull(shapes[s]->help);
    for (size_t f = 0; f < shapes[s]->n_fields; f++) {
      const CjmField *field = &shapes[s]->fields[f];
      g_assert_true(field->help != NULL && g_str_has_suffix(field->help, "."));
      g_assert_nonnull(field->example);
      g_assert_true(field->type != CJM_FIELD_CHOICE || field->words != NULL);
      g_assert_true((field->type != CJM_FIELD_REF && field->type != CJM_FIELD_REFS) || field->ref != CJM_KIND_NONE);
      g_assert_true((field->type != CJM_FIELD_OBJECT && field->type != CJM_FIELD_OBJECTS) || field->shape != NULL);
      g_assert_true(field->type != CJM_FIELD_SPECIAL || (field->reader != CJM_READER_NONE && field->syntax != NULL));
    }
  }
}

/* ---- the maps in examples/ ---- */

static void test_examples(void)
{
  g_autofree char *folder = g_build_filename(CJM_SRCDIR, "examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_assert_nonnull(dir);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *yaml = NULL;
    if (g_str_has_suffix(name, ".yaml") && g_file_get_contents(path, &yaml, NULL, NULL)) {
      Read r = read_map(yaml);
      assert_quiet(&r, name);
      read_clear(&r);
    }
  }
}

/* ---- durations, levels and tags ---- */

static void test_durations(void)
{
  static const struct {
    const char *text;
    double seconds, longest;
  } cases[] = {
    {"90s", 90, 90},          {"1h30m", 5400, 5400},        {"45 min", 2700, 2700},
    {"2 hours", 7200, 7200},  {"1 h 30 min", 5400, 5400},   {"PT45M", 2700, 2700},
    {"P1DT2H", 93600, 93600}, {"P2W", 1209600, 1209600},    {"2m-3m", 120, 180},
    {"2-3m", 120, 180},       {"2–3 days", 172800, 259200}, {"1 h – 1h30m", 3600, 5400},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *map = g_strdup_printf("title: T\nphases: {title: P, when: %s}\n", cases[i].text);
    Read r = read_map(map);
    assert_quiet(&r, cases[i].text);
    const CjmDuration *duration = &r.journey->steps.at[0]->when->duration;
    g_assert_true(duration->set);
    g_assert_cmpfloat(duration->seconds, ==, cases[i].seconds);
    g_assert_cmpfloat(duration->longest, ==, cases[i].longest);
    read_clear(&r);
  }
}

/* What is no duration is a point in time. */
static void test_no_durations(void)
{
  static const char *const texts[] = {"Monday", "P", "PT", "P1M2Y", "2", "2-3", "3m-2m", "5 apples", "9-17"};
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *map = g_strdup_printf("title: T\nphases: {title: P, when: \"%s\"}\n", texts[i]);
    Read r = read_map(map);
    assert_quiet(&r, texts[i]);
    g_assert_cmpstr(r.journey->steps.at[0]->when->at.at, ==, texts[i]);
    read_clear(&r);
  }
}

static void test_levels(void)
{
  Read r =
    read_map("title: T\nphases: {title: P, opportunities: {text: O, customer_value: High, business_value: 30, effort: xl}, "
             "moment: {kind: truth, weight: low}, pain_points: {text: A, severity: medium}}\n");
  assert_quiet(&r, "levels");
  const CjmStep *step = r.journey->steps.at[0];
  g_assert_cmpfloat(step->opportunities.at[0]->customer_value.value, ==, 80);
  g_assert_cmpfloat(step->opportunities.at[0]->business_value.value, ==, 30);
  g_assert_cmpfloat(step->opportunities.at[0]->effort.value, ==, 5);
  g_assert_cmpfloat(step->moments.at[0]->weight.value, ==, 2);
  g_assert_cmpint(step->pain_points.at[0]->severity.value, ==, CJM_PAIN_SERIOUS);
  read_clear(&r);
}

/* A tag that is used without being listed is its own title, however often it is used. */
static void test_implied_tags(void)
{
  Read r =
    read_map("title: T\ntags: {id: m, title: Mobile}\nphases: [{title: P, tags: [m, Release 2]}, {title: Q, tags: release 2}]\n");
  const CjmJourney *j = r.journey;
  g_assert_cmpuint(j->tags.n, ==, 2);
  g_assert_cmpstr(j->tags.at[1]->title.at, ==, "Release 2");
  g_assert_true(j->steps.at[0]->tags.at[0]->to == &j->tags.at[0]->o);
  g_assert_true(j->steps.at[0]->tags.at[1]->to == &j->tags.at[1]->o);
  g_assert_true(j->steps.at[1]->tags.at[0]->to == &j->tags.at[1]->o);
  read_clear(&r);
}

/* ---- mistakes: one each is in tests/mistakes/ ---- */

/* They do not hide each other. */
static void test_mistakes_in_one_run(void)
{
  static const char *const codes[] = {"E202", "E218", "E202", "E220", "E303"};
  Read r = read_map(
    "titel: T\nstate: present\npersona: {title: A, age: 3}\nphases:\n  - title: P\n    emotion: -9\n    next: nowhere\n");
  cjm_diags_sort(r.diags);
  g_assert_cmpuint(cjm_diags_length(r.diags), ==, G_N_ELEMENTS(codes));
  for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
    g_assert_cmpstr(cjm_code_info(cjm_diags_at(r.diags, i)->code)->code, ==, codes[i]);
  }
  read_clear(&r);
}

/* A bare touchpoint that names a channel is no text any more. */
static void test_texts_are_texts(void)
{
  Read r = read_map("title: T\nchannels: {id: web, title: Web shop}\nphases: {title: P, touchpoints: [web, Letter]}\n");
  assert_quiet(&r, "texts");
  g_autoptr(GString) all = g_string_new(NULL);
  cjm_each_text(&cjm_shape_journey, r.journey, append_text, all);
  g_assert_cmpstr(all->str, ==, "journey.title=T|channel.title=Web shop|phase.title=P|touchpoint.title=Letter|");
  read_clear(&r);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/decode/rich", test_rich);
  g_test_add_func("/decode/each-text", test_each_text);
  g_test_add_func("/decode/addresses", test_addresses);
  g_test_add_func("/decode/derived-ids", test_derived_ids);
  g_test_add_func("/decode/ids-compared", test_ids_compared);
  g_test_add_func("/decode/json", test_json);
  g_test_add_func("/decode/lanes", test_lanes);
  g_test_add_func("/decode/rows", test_rows);
  g_test_add_func("/decode/examples-of-rows", test_examples_of_rows);
  g_test_add_func("/decode/examples", test_examples);
  g_test_add_func("/decode/durations", test_durations);
  g_test_add_func("/decode/no-durations", test_no_durations);
  g_test_add_func("/decode/levels", test_levels);
  g_test_add_func("/decode/implied-tags", test_implied_tags);
  g_test_add_func("/decode/mistakes-in-one-run", test_mistakes_in_one_run);
  g_test_add_func("/decode/texts-are-texts", test_texts_are_texts);
  return g_test_run();
}

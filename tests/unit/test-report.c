/* test-report.c: the figures of reports, each against a computation by hand. */
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "lang/messages.h"
#include "report/report.h"
#include "suite.h"

typedef struct Reported {
  CjmDocument *document;
  CjmArena *arena;
  const CjmReport *report;
} Reported;

static Reported report_document(CjmDocument *document)
{
  CjmArena *arena = cjm_arena_new();
  return (Reported){document, arena, cjm_report_make(arena, document->journey)};
}

static Reported report_file(const char *name)
{
  CjmDocument *document = NULL;
  g_autofree char *path = g_build_filename(CJM_SRCDIR, "examples", name, NULL);
  g_assert_cmpint(cjm_document_load(path, &document, NULL), ==, CJM_OK);
  return report_document(document);
}

static Reported report_text(const char *yaml)
{
  CjmDocument *document = NULL;
  CjmResult result = cjm_document_read("t.yaml", NULL, yaml, strlen(yaml), &document);
  if (result != CJM_OK) g_error("%s", cjm_document_print(document, NULL));
  return report_document(document);
}

static void reported_clear(Reported *r)
{
  cjm_arena_free(r->arena);
  cjm_document_free(r->document);
}

/* "2 3 7" */
static void assert_steps(const CjmReportSteps *steps, const char *expected)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (size_t i = 0; i < steps->n; i++) g_string_append_printf(text, "%s%zu", i ? " " : "", steps->at[i]->number);
  g_assert_cmpstr(text->str, ==, expected);
}

static void assert_feeling(const CjmReportFeeling *feeling, double score, size_t step)
{
  g_assert_cmpfloat_with_epsilon(feeling->score, score, 1e-9);
  g_assert_cmpuint(feeling->step->number, ==, step);
}

/* ---- examples/webshop-order.yaml ---- */

static void test_feelings(void)
{
  Reported r = report_file("webshop-order.yaml");
  g_assert_cmpuint(r.report->lines.n, ==, 2);
  const CjmReportLine *sanne = r.report->lines.at[0], *other = r.report->lines.at[1];
  g_assert_cmpstr(sanne->persona->o.id, ==, "sanne");
  assert_feeling(&sanne->peak, 1.6, 8);
  assert_feeling(&sanne->lowest, -1.4, 6);
  assert_feeling(&sanne->end, 0.9, 10);
  /* 0.6 + 1.0 + 0.3 + 1.2 + 0.1 − 1.4 − 0.8 + 1.6 − 1.1 + 0.9 = 2.4; ÷ 10 */
  g_assert_cmpfloat_with_epsilon(sanne->mean, 0.24, 1e-9);
  /* the most extreme is +1.6 at 8: (1.6 + 0.9) ÷ 2 */
  assert_feeling(&sanne->extreme, 1.6, 8);
  g_assert_cmpfloat_with_epsilon(sanne->peak_end, 1.25, 1e-9);
  assert_steps(&sanne->below, "6 7 9");
  assert_feeling(&other->peak, 0.9, 3);
  assert_feeling(&other->lowest, -1.5, 7);
  /* 0.2 + 0.5 + 0.9 + 0.2 + 0.6 + 0.4 − 1.5 + 0.6 − 0.2 + 0.5 = 2.2; ÷ 10 */
  g_assert_cmpfloat_with_epsilon(other->mean, 0.22, 1e-9);
  /* the most extreme is −1.5 at 7: (−1.5 + 0.5) ÷ 2 */
  g_assert_cmpfloat_with_epsilon(other->peak_end, -0.5, 1e-9);
  assert_steps(&other->below, "7 9");
  /* 1.6 → −1.1; 0.4 → −1.5; −0.8 → 1.6; −1.5 → 0.6 */
  g_assert_cmpfloat_with_epsilon(sanne->fall.by, -2.7, 1e-9);
  g_assert_cmpuint(sanne->fall.from->number, ==, 8);
  g_assert_cmpfloat_with_epsilon(other->fall.by, -1.9, 1e-9);
  g_assert_cmpfloat_with_epsilon(sanne->rise.by, 2.4, 1e-9);
  g_assert_cmpfloat_with_epsilon(other->rise.by, 2.1, 1e-9);
  reported_clear(&r);
}

static void test_extremes(void)
{
  Reported r = report_file("webshop-order.yaml");
  /* of each step the lower feeling: 7 −1.5, 6 −1.4, 9 −1.1 are the lowest; of each the higher one: 8 1.6, 4 1.2, 2 1.0 */
  assert_feeling(r.report->worst.at[0], -1.5, 7);
  assert_feeling(r.report->worst.at[1], -1.4, 6);
  assert_feeling(r.report->worst.at[2], -1.1, 9);
  assert_feeling(r.report->best.at[0], 1.6, 8);
  assert_feeling(r.report->best.at[1], 1.2, 4);
  assert_feeling(r.report->best.at[2], 1.0, 2);
  /* 7 has an opportunity without plan; a3 for 6 and a2 for 9 are planned */
  g_assert_cmpuint(r.report->lows.n, ==, 3);
  g_assert_cmpint(r.report->lows.at[0]->reach, ==, CJM_REACH_OPPORTUNITY);
  g_assert_cmpint(r.report->lows.at[1]->reach, ==, CJM_REACH_PLANNED);
  g_assert_cmpint(r.report->lows.at[2]->reach, ==, CJM_REACH_PLANNED);
  g_assert_cmpuint(r.report->moments.n, ==, 3);
  assert_steps(&r.report->moments.at[0]->steps, "6 9");
  assert_steps(&r.report->moments.at[1]->steps, "8");
  assert_steps(&r.report->moments.at[2]->steps, "10");
  reported_clear(&r);
}

static void test_touchpoints(void)
{
  static const struct {
    const char *id, *steps, *critical, *supporting, *redundant;
    double feeling;
  } rows[] = {
    /* at 2, 3, 5, 6: (1.0 + 0.3 + 0.1 − 1.4) ÷ 4 = 0 */
    {"web", "2 3 3 5 5 6", "2 3 5 6", "3", "5", 0},
    /* at 7, 9, 10: (−0.8 − 1.1 + 0.9) ÷ 3 = −1 ÷ 3 */
    {"mail", "7 9 10", "", "7 9 10", "", -1.0 / 3},
    /* at 8, 9: (1.6 − 1.1) ÷ 2 */
    {"physical", "8 9", "8", "9", "", 0.25},
    {"social", "1", "", "1", "", 0.6},
    {"chat", "4", "4", "", "", 1.2},
  };
  Reported r = report_file("webshop-order.yaml");
  g_assert_cmpuint(r.report->channels.n, ==, G_N_ELEMENTS(rows));
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    const CjmReportChannel *row = r.report->channels.at[i];
    g_assert_cmpstr(row->channel->o.id, ==, rows[i].id);
    assert_steps(&row->steps, rows[i].steps);
    assert_steps(&row->classes[CJM_CLASS_CRITICAL], rows[i].critical);
    assert_steps(&row->classes[CJM_CLASS_SUPPORTING], rows[i].supporting);
    assert_steps(&row->classes[CJM_CLASS_REDUNDANT], rows[i].redundant);
    g_assert_cmpfloat_with_epsilon(row->feeling, rows[i].feeling, 1e-9);
  }
  g_assert_cmpuint(r.report->touchpoints.n, ==, 13);
  g_assert_cmpuint(r.report->online.n, ==, 11);
  assert_steps(&r.report->offline, "8 9");
  reported_clear(&r);
}

static void test_metrics(void)
{
  static const struct {
    const char *id;
    double off;
    CjmVerdict verdict;
  } rows[] = {
    {"ces", (3.9 - 2.5) / 4, CJM_TARGET_MISSED}, /* range 1 … 5 */
    {"ctr", 0.9 / 4, CJM_TARGET_MISSED},         /* (3 − 2.1) of 0 … 4 */
    {"conversion", 1.1 / 5, CJM_TARGET_MISSED},  /* (3.5 − 2.4) of 0 … 5 */
    {"abandon", 0.11, CJM_TARGET_MISSED},        /* (71 − 60) of 0 … 100 */
    {"bounce", 0.08, CJM_TARGET_MISSED},         /* 48 − 40 */
    {"ontime", 0.07, CJM_TARGET_MISSED},         /* 95 − 88 */
    {"csat", NAN, CJM_TARGET_MET},               /* 4.6 ≥ 4.5 */
    {"nps", NAN, CJM_TARGET_MET},                /* 52 ≥ 45 */
    {"refund", NAN, CJM_TARGET_MET},             /* 3.1 ≤ 5 */
  };
  Reported r = report_file("webshop-order.yaml");
  g_assert_cmpuint(r.report->metrics.n, ==, G_N_ELEMENTS(rows));
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    const CjmReportMetric *metric = r.report->metrics.at[i];
    g_assert_cmpstr(metric->metric->o.id, ==, rows[i].id);
    g_assert_cmpint(metric->verdict, ==, rows[i].verdict);
    if (isnan(rows[i].off)) g_assert_true(isnan(metric->off));
    else g_assert_cmpfloat_with_epsilon(metric->off, rows[i].off, 1e-9);
  }
  g_assert_cmpuint(r.report->n_targets, ==, 9);
  g_assert_cmpuint(r.report->n_missed, ==, 6);
  g_assert_cmpint(r.report->metrics.at[3]->trend, ==, -1); /* 69 → 71, less is better */
  assert_steps(&r.report->unmeasured, "3");
  reported_clear(&r);
}

static void test_chain(void)
{
  static const struct {
    size_t step;
    double value, ratio;
  } rows[] = {
    {6, 80, 80},           /* (90 + 70) ÷ 2 ÷ 1 */
    {9, 65, 32.5},         /* (80 + 50) ÷ 2 ÷ 2 */
    {5, 87.5, 87.5 / 3},   /* (85 + 90) ÷ 2 ÷ 3 */
    {7, 52.5, 26.25},      /* (65 + 40) ÷ 2 ÷ 2 */
    {2, 57.5, 57.5 / 3},   /* (60 + 55) ÷ 2 ÷ 3 */
    {3, 37.5, 18.75},      /* (45 + 30) ÷ 2 ÷ 2 */
  };
  Reported r = report_file("webshop-order.yaml");
  const CjmReportBreak *breaks = r.report->breaks;
  g_assert_cmpuint(r.report->opportunities.n, ==, G_N_ELEMENTS(rows));
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    const CjmReportOpportunity *o = r.report->opportunities.at[i];
    g_assert_cmpuint(o->step->number, ==, rows[i].step);
    g_assert_cmpfloat_with_epsilon(o->value, rows[i].value, 1e-9);
    g_assert_cmpfloat_with_epsilon(o->ratio, rows[i].ratio, 1e-9);
  }
  assert_steps(&breaks[CJM_BREAK_OPPORTUNITY_UNPLANNED].steps, "2 3 7");
  g_assert_cmpuint(breaks[CJM_BREAK_OPPORTUNITY_UNPLANNED].of, ==, 6);
  assert_steps(&breaks[CJM_BREAK_PAIN_WITHOUT_SOURCE].steps, "2");
  g_assert_cmpuint(breaks[CJM_BREAK_SOURCE_UNUSED].n, ==, 0);
  g_assert_cmpuint(breaks[CJM_BREAK_PAIN_WITHOUT_ANSWER].n, ==, 0);
  g_assert_cmpuint(breaks[CJM_BREAK_PLAN_WITHOUT_AIM].n, ==, 0);
  g_assert_cmpuint(breaks[CJM_BREAK_OPPORTUNITY_WITHOUT_PAIN].n, ==, 0);
  g_assert_cmpuint(r.report->n_open, ==, 6);
  reported_clear(&r);
}

static void test_evidence(void)
{
  Reported r = report_file("webshop-order.yaml");
  const CjmReportEvidence *const *rows = (const CjmReportEvidence *const *)r.report->evidence.at;
  g_assert_cmpuint(r.report->evidence.n, ==, 6);
  assert_steps(&rows[0]->backed, "3 5 6 7 9"); /* pain points: all but that of 2 */
  g_assert_cmpuint(rows[0]->n, ==, 6);
  assert_steps(&rows[1]->backed, "6 9"); /* Sanne's feelings */
  g_assert_cmpuint(rows[1]->n, ==, 10);
  assert_steps(&rows[2]->backed, "5"); /* metrics */
  g_assert_cmpuint(rows[2]->n, ==, 9);
  for (size_t i = 3; i < 6; i++) g_assert_cmpuint(rows[i]->backed.n, ==, 0);
  /* i14: pain points of 3, 5, 6, 9, feelings of 6, 9; sv: pain points of 5, 6, 7, 9, feeling of 6, metric of 5 */
  g_assert_cmpuint(r.report->sources.at[0]->n, ==, 6);
  g_assert_cmpuint(r.report->sources.at[1]->n, ==, 6);
  assert_steps(&r.report->sources.at[0]->by[CJM_EVIDENCE_PAINS], "3 5 6 9");
  assert_steps(&r.report->sources.at[1]->by[CJM_EVIDENCE_METRICS], "5");
  reported_clear(&r);
}

static void test_owners(void)
{
  Reported r = report_file("webshop-order.yaml");
  g_assert_cmpuint(r.report->owners.n, ==, 3);
  g_assert_true(r.report->owners.at[0]->map);
  g_assert_cmpuint(r.report->owners.at[1]->plans.n, ==, 2); /* Checkout team: a1, a3 */
  assert_steps(&r.report->owners.at[1]->of[CJM_OWNED_OPPORTUNITIES], "5 6");
  g_assert_cmpuint(r.report->nobody.of[CJM_OWNED_STEPS].n, ==, 10);
  g_assert_cmpuint(r.report->nobody.of[CJM_OWNED_TOUCHPOINTS].n, ==, 13);
  assert_steps(&r.report->nobody.of[CJM_OWNED_OPPORTUNITIES], "2 3 7");
  /* 30 Sep → 12 Oct 2026 is 12 days; 12 Oct 2026 → 12 Apr 2027: 19 + 30 + 31 + 31 + 28 + 31 + 12 = 182 */
  g_assert_cmpint(cjm_report_days((CjmDate){.year = 2026, .month = 9, .day = 30}, r.report->journey->updated), ==, 12);
  g_assert_cmpint(cjm_report_days(r.report->journey->updated, r.report->journey->review_by), ==, 182);
  reported_clear(&r);
}

/* ---- time ---- */

static void test_time(void)
{
  Reported r = report_text("title: T\nphases:\n"
                           "  - {title: A, steps: [{title: a, when: {duration: 1h, waiting: 40m}}, {title: b, when: {duration: 40m, waiting: 2w}}]}\n"
                           "  - {title: B, when: 3d, steps: [{title: c}, {title: d}]}\n"
                           "  - {title: C, steps: [{title: e}, {title: f, when: {waiting: 1d}}, {title: g, when: 2h-3h}]}\n");
  const CjmReportTime *time = r.report->times.at[0];
  const double hour = 3600, day = 24 * hour;
  /* a: 1 h, of which 40 min are waiting; b: 40 min, and 2 weeks beside them; B: 3 d; f: 1 d of waiting; g: 2 h to 3 h */
  g_assert_cmpfloat(time->length, ==, 1 * hour + 40 * 60 + 14 * day + 3 * day + 1 * day + 2 * hour);
  g_assert_cmpfloat(time->length_longest, ==, time->length + hour);
  g_assert_cmpfloat(time->waiting, ==, 40 * 60 + 14 * day + 1 * day);
  assert_steps(&time->known, "1 2 3 4 6 7");
  assert_steps(&time->waits, "1 2 6");
  g_assert_cmpuint(time->n, ==, 7);
  reported_clear(&r);
}

static void test_costs(void)
{
  Reported r = report_text("title: T\nphases:\n"
                           "  - {title: A, steps: [{title: a, cost: {amount: 5, currency: EUR}}, {title: b, cost: {amount: 2.5, currency: EUR}, moment: truth}]}\n"
                           "  - {title: B, cost: {amount: 1, currency: EUR}, steps: [{title: c, cost: {amount: 7, currency: EUR, per: call}},"
                           " {title: d, cost: {amount: 4, currency: USD}, pain_points: {text: p, severity: critical}}]}\n");
  g_assert_cmpuint(r.report->costs.n, ==, 3);
  /* in euros 5 + 2.5, and 1 of the phase; the moment of truth costs 2.5 */
  g_assert_cmpfloat(r.report->costs.at[0]->all, ==, 8.5);
  g_assert_cmpfloat(r.report->costs.at[0]->flash, ==, 2.5);
  assert_steps(&r.report->costs.at[0]->steps, "1 2 0");
  g_assert_cmpstr(r.report->costs.at[1]->per, ==, "call");
  g_assert_cmpfloat(r.report->costs.at[1]->all, ==, 7);
  g_assert_cmpstr(r.report->costs.at[2]->currency, ==, "USD");
  g_assert_cmpfloat(r.report->costs.at[2]->flash, ==, 4);
  reported_clear(&r);
}

/* ---- paths, scales, several feelings ---- */

static void test_paths(void)
{
  Reported r = report_text("title: T\npaths: [{id: web, share: 70}, {id: shop, share: 30}]\npersonas: [{id: p, title: P}]\nphases:\n"
                           "  - {title: A, steps: [{title: a, emotion: 1}, {title: b, emotion: -1, path: web, when: 1h},"
                           " {title: c, emotion: 2, path: shop, when: 1d}, {title: d, emotion: 0.5}]}\n");
  g_assert_cmpuint(r.report->lines.n, ==, 2);
  /* main: 1, −1, 0.5; the other: 1, 2, 0.5 */
  g_assert_cmpfloat_with_epsilon(r.report->lines.at[0]->mean, 0.5 / 3, 1e-9);
  assert_feeling(&r.report->lines.at[0]->lowest, -1, 2);
  g_assert_cmpstr(r.report->lines.at[1]->path->o.id, ==, "shop");
  g_assert_cmpfloat_with_epsilon(r.report->lines.at[1]->mean, 3.5 / 3, 1e-9);
  assert_feeling(&r.report->lines.at[1]->peak, 2, 3);
  g_assert_cmpuint(r.report->times.n, ==, 2);
  g_assert_cmpfloat(r.report->times.at[0]->length, ==, 3600);
  g_assert_cmpfloat(r.report->times.at[1]->length, ==, 86400);
  g_assert_cmpuint(r.report->times.at[1]->n, ==, 3);
  reported_clear(&r);
}

static void test_scale(void)
{
  Reported r = report_text("title: T\nscale: {min: 1, max: 5}\nphases:\n"
                           "  - {title: A, steps: [{title: a, emotion: [1, 4]}, {title: b, emotion: 5}, {title: c, emotion: 2}]}\n");
  const CjmReportLine *line = r.report->lines.at[0];
  g_assert_cmpfloat(r.report->middle, ==, 3);
  /* a is the mean of 1 and 4 for the mean, and both for lowest and peak: (2.5 + 5 + 2) ÷ 3 */
  g_assert_cmpfloat_with_epsilon(line->mean, 9.5 / 3, 1e-9);
  assert_feeling(&line->lowest, 1, 1);
  assert_feeling(&line->peak, 5, 2);
  /* 1 and 5 are as far from 3: the lower one is the most extreme; (1 + 2) ÷ 2 */
  g_assert_cmpfloat_with_epsilon(line->peak_end, 1.5, 1e-9);
  assert_steps(&line->below, "1 3");
  reported_clear(&r);
}

static void test_employees(void)
{
  Reported r = report_text("title: T\npersonas: [{id: p, title: P}, {id: e, title: E, role: employee}]\nphases:\n"
                           "  - {title: A, steps: [{title: a, emotions: {p: -0.5, e: -2}}, {title: b, emotions: {e: -1}}]}\n");
  /* employees have a line, and do not count among the worst steps */
  g_assert_cmpuint(r.report->lines.n, ==, 2);
  g_assert_cmpuint(r.report->worst.n, ==, 1);
  assert_feeling(r.report->worst.at[0], -0.5, 1);
  reported_clear(&r);
}

/* ---- closed, dropped, late ---- */

static void test_plans(void)
{
  Reported r = report_text(
    "title: T\nupdated: 2026-10-12\nphases:\n"
    "  - {title: A, steps: [{title: a, pain_points: [{id: one, text: p}, {id: two, text: q}, {id: three, text: r}],"
    " opportunities: [{text: x, solves: one, plan: done}, {text: y, solves: two, plan: [done, late]},"
    " {text: z, solves: three, plan: dropped}, {text: w, solves: one, status: dropped}]}]}\n"
    "plan: [{id: done, title: D, status: done, due: 2026-01-01}, {id: late, title: L, status: doing, due: 2026-10-11},"
    " {id: dropped, title: X, status: dropped}, {id: aim, title: Y, due: 2026-10-12}]\n");
  const CjmReport *report = r.report;
  g_assert_true(report->pains.at[0]->closed);  /* its plan is done; what was dropped does not count */
  g_assert_false(report->pains.at[1]->closed); /* one of two plans is not */
  g_assert_true(report->pains.at[1]->planned);
  g_assert_false(report->pains.at[2]->planned); /* a plan that was dropped is none */
  g_assert_cmpuint(report->n_open, ==, 2);
  g_assert_cmpuint(report->breaks[CJM_BREAK_OPPORTUNITY_UNPLANNED].n, ==, 1);
  g_assert_cmpuint(report->breaks[CJM_BREAK_PLAN_WITHOUT_AIM].n, ==, 1);
  g_assert_false(report->plans.at[0]->late); /* done */
  g_assert_true(report->plans.at[1]->late);  /* the day before */
  g_assert_false(report->plans.at[3]->late); /* the same day */
  reported_clear(&r);
}

/* ---- over time ---- */

static void test_trends(void)
{
  Reported r = report_text("title: T\nmetrics: [{id: m, title: M, goal: down}]\nphases:\n  - title: A\n    emotion: {score: -1, history: [{date: 2025-01-01, score: -2}, {date: 2026-01-01, score: -1}]}\n"
                           "    metrics: {m: {value: 12, history: [{date: 2026-01-11, value: 12}, {date: 2026-01-01, value: 10}, {date: 2026-01-06, value: 11}]}}\n");
  const CjmReportTrend *feeling = r.report->trends.at[0], *metric = r.report->trends.at[1];
  g_assert_cmpuint(r.report->trends.n, ==, 2);
  /* one more in 365 days */
  g_assert_cmpfloat_with_epsilon(feeling->per_year, 365.25 / 365, 1e-9);
  g_assert_cmpint(feeling->direction, ==, 1);
  /* sorted by date: 10, 11, 12, 5 days apart; 0.2 a day; more is worse */
  g_assert_cmpfloat(metric->readings.at[0]->value.value, ==, 10);
  g_assert_cmpfloat(metric->change, ==, 2);
  g_assert_cmpfloat_with_epsilon(metric->per_year, 0.2 * 365.25, 1e-9);
  g_assert_cmpint(metric->direction, ==, -1);
  reported_clear(&r);
}

static void test_nothing(void)
{
  Reported r = report_text("title: T\nphases: [A]\n");
  g_assert_cmpuint(r.report->lines.n, ==, 0);
  g_assert_cmpuint(r.report->worst.n, ==, 0);
  g_assert_cmpuint(r.report->channels.n, ==, 0);
  g_assert_cmpuint(r.report->opportunities.n, ==, 0);
  g_assert_cmpuint(r.report->times.n, ==, 1);
  g_assert_cmpfloat(r.report->times.at[0]->length, ==, 0);
  reported_clear(&r);
}

/* ---- sentences ---- */

/* Whether what ends at `at` is a case of a plural, which stands before its branch. */
static bool is_after_case(const char *pattern, const char *at)
{
  static const char *const cases[] = {"one ", "few ", "many ", "other ", "=0 ", "=1 ", "=2 "};
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    size_t len = strlen(cases[i]);
    if ((size_t)(at - pattern) >= len && strncmp(at - len, cases[i], len) == 0) return true;
  }
  return false;
}

/* The arguments of a pattern, each once. */
static char *arguments_new(const char *pattern)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *at = strchr(pattern, '{'); at; at = strchr(at + 1, '{')) {
    size_t len = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
    bool is_name = len && !is_after_case(pattern, at) && (at[1 + len] == '}' || at[1 + len] == ',');
    g_autofree char *name = g_strndup(at + 1, len);
    bool is_new = !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL);
    if (is_name && is_new) g_ptr_array_add(names, g_steal_pointer(&name));
  }
  g_ptr_array_add(names, NULL);
  return g_strjoinv(" ", (char **)names->pdata);
}

/* Arguments of `b` that `a` lacks. */
static bool has_arguments(const char *a, const char *b)
{
  g_autofree char *have = arguments_new(a), *want = arguments_new(b);
  g_auto(GStrv) names = g_strsplit(want, " ", -1), own = g_strsplit(have, " ", -1);
  for (char **name = names; *name; name++)
    if (**name && !g_strv_contains((const char *const *)own, *name)) return false;
  return true;
}

/* Every catalogue has every sentence, and uses no argument that the English one does not get. */
static void test_catalogues(void)
{
  static const char *const tags[] = {"en", "nl", "de", "fr", "es", "pl"};
  for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
    const CjmLang *lang = cjm_lang_find(tags[i]);
    g_assert_true(cjm_lang_has_messages(lang));
    for (const char *const *key = cjm_message_keys(); *key; key++) {
      const char *english = cjm_lang_pattern(cjm_lang_find("en"), *key), *own = cjm_lang_pattern(lang, *key);
      if (!own || !has_arguments(english, own)) g_test_message("%s: %s", tags[i], *key), g_test_fail();
    }
  }
  g_assert_false(cjm_lang_has_messages(cjm_lang_find("ja")));
  g_assert_true(cjm_lang_has_messages(cjm_lang_find("de-AT")));
}

static void say(const char *tag, const char *key, double n, const char *expected)
{
  const CjmArg args[] = {{"n", NULL, n}, {"k", NULL, n}, {"steps", "1", 0}, {"phases", NULL, n}, {"personas", NULL, n}, {NULL, NULL, 0}};
  g_autofree char *text = cjm_lang_message_new(cjm_lang_find(tag), key, args);
  g_assert_cmpstr(text, ==, expected);
}

static void test_plurals(void)
{
  say("en", "cited", 0, "cited nowhere");
  say("en", "cited", 1, "cited once");
  say("en", "cited", 1203, "cited 1,203 times");
  say("pl", "unknown.values", 1, "Do zmierzenia: 1 wskaźnik.");
  say("pl", "unknown.values", 3, "Do zmierzenia: 3 wskaźniki.");
  say("pl", "unknown.values", 5, "Do zmierzenia: 5 wskaźników.");
  say("pl", "unknown.values", 12, "Do zmierzenia: 12 wskaźników.");
  say("pl", "unknown.values", 22, "Do zmierzenia: 22 wskaźniki.");
  say("fr", "days.earlier", 1, "1 jour plus tôt");
  say("de", "cited", 2, "2-mal zitiert");
  say("ja", "none", 0, "none"); /* no catalogue: English */
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/report/feelings", test_feelings);
  g_test_add_func("/report/extremes", test_extremes);
  g_test_add_func("/report/touchpoints", test_touchpoints);
  g_test_add_func("/report/metrics", test_metrics);
  g_test_add_func("/report/chain", test_chain);
  g_test_add_func("/report/evidence", test_evidence);
  g_test_add_func("/report/owners", test_owners);
  g_test_add_func("/report/time", test_time);
  g_test_add_func("/report/costs", test_costs);
  g_test_add_func("/report/paths", test_paths);
  g_test_add_func("/report/scale", test_scale);
  g_test_add_func("/report/employees", test_employees);
  g_test_add_func("/report/plans", test_plans);
  g_test_add_func("/report/trends", test_trends);
  g_test_add_func("/report/nothing", test_nothing);
  g_test_add_func("/report/catalogues", test_catalogues);
  g_test_add_func("/report/plurals", test_plurals);
  return g_test_run();
}

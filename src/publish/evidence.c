/* evidence.c: how much is backed by sources, who owns what, how old it is, and values over time. */
#include <math.h>

#include "publish/compose.h"

#define ROW(c, table, ...) cjm_article_row((c)->article, (table), (const char *const[]){__VA_ARGS__})

static const char *say(const CjmComposer *c, const char *key)
{
  return CJM_SAY_PLAIN(c, key);
}

/* ---- evidence ---- */

static const char *evidence_name(const CjmComposer *c, const CjmReportEvidence *evidence)
{
  static const CjmWord words[] = {[CJM_EVIDENCE_FEELINGS] = CJM_WORD_EMOTION, [CJM_EVIDENCE_THOUGHTS] = CJM_WORD_THOUGHTS,
                                  [CJM_EVIDENCE_PAINS] = CJM_WORD_PAIN_POINTS, [CJM_EVIDENCE_GAPS] = CJM_WORD_GAPS,
                                  [CJM_EVIDENCE_GAINS] = CJM_WORD_GAINS, [CJM_EVIDENCE_METRICS] = CJM_WORD_METRICS};
  if (evidence->kind != CJM_EVIDENCE_FEELINGS) return cjm_compose_word(c, words[evidence->kind]);
  if (!evidence->persona) return say(c, "feelings");
  return CJM_SAY(c, "feelings_of", CJM_TEXT_ARG("persona", cjm_compose_persona(c, evidence->persona)));
}

static const char *bar(const CjmComposer *c, size_t part, size_t all)
{
  enum { length = 12 };
  GString *text = g_string_new(NULL);
  size_t filled = (part * length + all / 2) / all;
  if (part && !filled) filled = 1;
  for (size_t i = 0; i < length; i++) g_string_append(text, i < filled ? "█" : "░");
  return cjm_article_take(c->article, text);
}

static void write_sources(const CjmComposer *c)
{
  static const char *const keys[] = {[CJM_EVIDENCE_FEELINGS] = "cited.feelings", [CJM_EVIDENCE_THOUGHTS] = "cited.thoughts",
                                     [CJM_EVIDENCE_PAINS] = "cited.pains", [CJM_EVIDENCE_GAPS] = "cited.gaps",
                                     [CJM_EVIDENCE_GAINS] = "cited.gains", [CJM_EVIDENCE_METRICS] = "cited.metrics"};
  static const CjmWord types[] = {[CJM_SOURCE_INTERVIEW] = CJM_WORD_SOURCE_INTERVIEW, [CJM_SOURCE_SURVEY] = CJM_WORD_SOURCE_SURVEY,
                                  [CJM_SOURCE_ANALYTICS] = CJM_WORD_SOURCE_ANALYTICS, [CJM_SOURCE_OBSERVATION] = CJM_WORD_SOURCE_OBSERVATION,
                                  [CJM_SOURCE_SUPPORT] = CJM_WORD_SOURCE_SUPPORT, [CJM_SOURCE_DESK] = CJM_WORD_SOURCE_DESK};
  CjmTable *table = NULL;
  for (size_t i = 0; i < c->report->sources.n; i++) {
    const CjmReportSource *cited = c->report->sources.at[i];
    const CjmSourceOfFacts *source = cited->source;
    if (!table) table = cjm_article_table(c->article, NULL, 3);
    GString *about = g_string_new(source->type.value != CJM_SOURCE_NONE ? cjm_compose_word(c, types[source->type.value]) : NULL), *by = g_string_new(NULL);
    if (source->n.set) {
      g_autofree char *n = cjm_lang_number_new(c->lang, source->n.value, 0), *sample = cjm_lang_phrase_new(c->lang, CJM_WORD_SAMPLE, n, NULL);
      cjm_compose_join(about, ", ", sample);
    }
    if (source->date.to.year) cjm_compose_join(about, ", ", cjm_compose_date(c, source->date.to));
    g_string_append(by, CJM_SAY(c, "cited", CJM_NUMBER_ARG("n", cited->n)));
    for (int kind = 0; kind < CJM_EVIDENCE_COUNT; kind++)
      if (cited->by[kind].n)
        cjm_compose_join(by, kind == 0 ? ": " : "; ", cjm_article_printf(c->article, "%s %s", say(c, keys[kind]), cjm_compose_steps(c, &cited->by[kind])));
    ROW(c, table, cjm_compose_own(c, source->o.id), cjm_article_take(c->article, about), cjm_article_take(c->article, by));
  }
}

static void write_evidence(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const char *const titles[] = {"", say(c, "col.backed"), "#", say(c, "col.steps"), NULL};
  if (!report->evidence.n) return;
  cjm_article_heading(c->article, 2, say(c, "evidence"));
  CjmTable *table = cjm_article_table(c->article, titles, 0);
  for (size_t i = 0; i < report->evidence.n; i++) {
    const CjmReportEvidence *evidence = report->evidence.at[i];
    ROW(c, table, evidence_name(c, evidence), bar(c, evidence->backed.n, evidence->n),
        CJM_SAY(c, "of", CJM_NUMBER_ARG("k", evidence->backed.n), CJM_NUMBER_ARG("n", evidence->n)), cjm_compose_steps(c, &evidence->backed));
  }
  write_sources(c);
}

/* ---- owners ---- */

static const char *const owned_names[] = {[CJM_OWNED_STEPS] = "cited.steps",
                                          [CJM_OWNED_TOUCHPOINTS] = "cited.touchpoints",
                                          [CJM_OWNED_PAINS] = "cited.pains",
                                          [CJM_OWNED_OPPORTUNITIES] = "cited.opportunities"};

static const CjmReportSteps *steps_of_plan(const CjmReport *report, const CjmPlanEntry *entry)
{
  return &report->plans.at[entry->o.index]->steps;
}

static const char *owned(const CjmComposer *c, const CjmReportOwner *owner)
{
  GString *text = g_string_new(owner->map ? say(c, "owned.map") : NULL), *plans = g_string_new(NULL);
  for (size_t i = 0; i < owner->plans.n; i++) {
    const CjmPlanEntry *entry = owner->plans.at[i];
    cjm_compose_join(plans, ", ", cjm_article_printf(c->article, "%s%s", cjm_compose_own(c, entry->o.id), cjm_compose_in_steps(c, steps_of_plan(c->report, entry))));
  }
  const char *list = cjm_article_take(c->article, plans);
  if (*list) cjm_compose_join(text, " · ", cjm_article_printf(c->article, "%s %s", say(c, "cited.plans"), list));
  for (int kind = 0; kind < CJM_OWNED_COUNT; kind++)
    if (owner->of[kind].n)
      cjm_compose_join(text, " · ", cjm_article_printf(c->article, "%s %s", say(c, owned_names[kind]), cjm_compose_steps(c, &owner->of[kind])));
  return cjm_article_take(c->article, text);
}

static const char *unowned(const CjmComposer *c)
{
  static const char *const keys[] = {[CJM_OWNED_STEPS] = "owned.steps", [CJM_OWNED_TOUCHPOINTS] = "owned.touchpoints",
                                     [CJM_OWNED_PAINS] = "owned.pains", [CJM_OWNED_OPPORTUNITIES] = "owned.opportunities"};
  const CjmReport *report = c->report;
  GString *text = g_string_new(report->nobody.map ? say(c, "owned.map") : NULL);
  for (int kind = 0; kind < CJM_OWNED_COUNT; kind++) {
    const CjmReportSteps *steps = &report->nobody.of[kind];
    if (!steps->n) continue;
    const char *count = CJM_SAY(c, keys[kind], CJM_NUMBER_ARG("k", steps->n), CJM_NUMBER_ARG("n", report->n_owned[kind]));
    cjm_compose_join(text, " · ", cjm_article_printf(c->article, "%s%s", count, steps->n < report->n_owned[kind] ? cjm_compose_in_steps(c, steps) : ""));
  }
  return cjm_article_take(c->article, text);
}

static void write_owners(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const char *nobody = unowned(c);
  if (!report->owners.n && !*nobody) return;
  cjm_article_heading(c->article, 2, say(c, "owners"));
  CjmTable *table = cjm_article_table(c->article, NULL, 2);
  for (size_t i = 0; i < report->owners.n; i++)
    ROW(c, table, cjm_compose_own(c, report->owners.at[i]->name), owned(c, report->owners.at[i]));
  if (*nobody) ROW(c, table, cjm_compose_worse(c, say(c, "nobody")), nobody);
}

/* ---- dates ---- */

/* "12 days earlier", "182 days later", "the same day" */
static const char *apart(const CjmComposer *c, CjmDate date)
{
  int days = cjm_report_days(c->report->journey->updated, date);
  return CJM_SAY(c, days < 0 ? "days.earlier" : "days.later", CJM_NUMBER_ARG("n", days < 0 ? -days : days));
}

static const char *dated(const CjmComposer *c, const char *what, CjmDate date)
{
  return cjm_article_printf(c->article, "%s, %s, %s", what, cjm_compose_date(c, date), apart(c, date));
}

static void write_source_dates(const CjmComposer *c, CjmTable *table)
{
  const CjmSourceOfFacts *newest = NULL, *oldest = NULL;
  for (size_t i = 0; i < c->report->sources.n; i++) {
    const CjmSourceOfFacts *source = c->report->sources.at[i]->source;
    if (!source->date.to.year) continue;
    if (!newest || cjm_report_days(newest->date.to, source->date.to) > 0) newest = source;
    if (!oldest || cjm_report_days(oldest->date.to, source->date.to) < 0) oldest = source;
  }
  if (newest) ROW(c, table, cjm_compose_dim(c, say(c, "fresh.newest")), dated(c, cjm_compose_own(c, newest->o.id), newest->date.to));
  if (oldest && oldest != newest)
    ROW(c, table, cjm_compose_dim(c, say(c, "fresh.oldest")), dated(c, cjm_compose_own(c, oldest->o.id), oldest->date.to));
}

static int by_due(const void *a, const void *b)
{
  const CjmReportPlan *x = *(const CjmReportPlan *const *)a, *y = *(const CjmReportPlan *const *)b;
  int days = cjm_report_days(y->entry->due, x->entry->due);
  return days ? days : (x->entry->o.index > y->entry->o.index) - (x->entry->o.index < y->entry->o.index);
}

static void write_plan_dates(const CjmComposer *c, CjmTable *table)
{
  GString *late = g_string_new(NULL), *next = g_string_new(NULL);
  g_autoptr(GPtrArray) due = g_ptr_array_new();
  for (size_t i = 0; i < c->report->plans.n; i++) {
    const CjmPlanEntry *entry = c->report->plans.at[i]->entry;
    bool over = entry->status.value == CJM_PLAN_DONE || entry->status.value == CJM_PLAN_DROPPED;
    if (!over && entry->due.year) g_ptr_array_add(due, c->report->plans.at[i]);
  }
  if (due->len) qsort(due->pdata, due->len, sizeof *due->pdata, by_due);
  for (guint i = 0; i < due->len; i++) {
    const CjmReportPlan *plan = due->pdata[i];
    cjm_compose_join(plan->late ? late : next, " · ", dated(c, cjm_compose_own(c, plan->entry->o.id), plan->entry->due));
  }
  const char *overdue = cjm_article_take(c->article, late), *coming = cjm_article_take(c->article, next);
  if (due->len) ROW(c, table, cjm_compose_dim(c, say(c, "fresh.late")), *overdue ? cjm_compose_worse(c, overdue) : say(c, "none"));
  if (*coming) ROW(c, table, cjm_compose_dim(c, say(c, "fresh.next")), coming);
}

static void write_dates(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  GPtrArray *blocks = c->article->blocks;
  guint before = blocks->len;
  if (!journey->updated.year) return;
  cjm_article_heading(c->article, 2, say(c, "freshness"));
  cjm_article_paragraph(c->article, cjm_compose_dim(c, CJM_SAY(c, "fresh.note", CJM_TEXT_ARG("date", cjm_compose_date(c, journey->updated)))));
  CjmTable *table = cjm_article_table(c->article, NULL, 2);
  write_source_dates(c, table);
  if (journey->review_by.year)
    ROW(c, table, cjm_compose_dim(c, say(c, "fresh.review")), cjm_article_printf(c->article, "%s, %s", cjm_compose_date(c, journey->review_by), apart(c, journey->review_by)));
  write_plan_dates(c, table);
  if (table->rows->len) return;
  g_ptr_array_unref(table->rows); /* there are no other dates: no section */
  g_ptr_array_set_size(blocks, (gint)before);
}

void cjm_compose_evidence(const CjmComposer *c)
{
  write_evidence(c);
  write_owners(c);
  write_dates(c);
}

/* ---- values over time ---- */

static const char *sparkline(const CjmComposer *c, const CjmReportTrend *trend)
{
  static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < trend->readings.n; i++) {
    low = fmin(low, trend->readings.at[i]->value.value);
    high = fmax(high, trend->readings.at[i]->value.value);
  }
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < trend->readings.n; i++) {
    double share = high > low ? (trend->readings.at[i]->value.value - low) / (high - low) : 0.5;
    g_string_append(text, blocks[(size_t)(share * (G_N_ELEMENTS(blocks) - 1) + 0.5)]);
  }
  return cjm_article_take(c->article, text);
}

static const char *reading(const CjmComposer *c, const CjmReportTrend *trend, size_t i)
{
  const CjmReading *at = trend->readings.at[i];
  const char *value = trend->measure ? cjm_compose_value(c, trend->measure->metric, at->value.value) : cjm_compose_score(c, at->value.value);
  return cjm_article_printf(c->article, "%s (%s)", value, cjm_compose_date(c, at->date));
}

void cjm_compose_trends(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const char *const titles[] = {"", say(c, "col.step"), say(c, "col.first"), say(c, "col.last"), "", say(c, "col.per_year"), NULL};
  if (!report->trends.n) return;
  cjm_article_heading(c->article, 2, say(c, "trends"));
  CjmTable *table = cjm_article_table(c->article, titles, 0);
  for (size_t i = 0; i < report->trends.n; i++) {
    const CjmReportTrend *trend = report->trends.at[i];
    const char *name = trend->measure ? cjm_compose_own(c, trend->measure->metric->title.at)
                                      : CJM_SAY(c, "feelings_of", CJM_TEXT_ARG("persona", cjm_compose_persona(c, (const CjmPersona *)trend->emotion->persona.to)));
    const char *slope = isnan(trend->per_year) ? "–" : cjm_arena_take(c->article->arena, cjm_lang_signed_new(c->lang, trend->per_year, trend->measure ? 1 : 2));
    slope = trend->direction < 0 ? cjm_compose_worse(c, slope) : trend->direction > 0 ? cjm_compose_better(c, slope) : slope;
    ROW(c, table, name, cjm_compose_number(c, trend->step), reading(c, trend, 0), reading(c, trend, trend->readings.n - 1), sparkline(c, trend), slope);
  }
  cjm_article_paragraph(c->article, cjm_compose_dim(c, say(c, "trends.note")));
}

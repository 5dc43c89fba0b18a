/* unknown.c: what a map does not tell. */
#include <math.h>

#include "journey/routes.h"
#include "publish/compose.h"

static void add_sentence(GString *text, const char *sentence)
{
  cjm_compose_join(text, " ", sentence);
}

static void add_item(const CjmComposer *c, GString *text)
{
  const char *item = cjm_article_take(c->article, text);
  if (*item) cjm_article_item(c->article, 0, item);
}

/* ---- what is not backed ---- */

static void add_curve(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  size_t n = 0, bare = 0;
  for (size_t i = 0; i < report->evidence.n; i++) {
    const CjmReportEvidence *evidence = report->evidence.at[i];
    if (evidence->kind != CJM_EVIDENCE_FEELINGS) continue;
    n += evidence->n;
    bare += evidence->bare.n;
  }
  GString *text = g_string_new(NULL);
  if (n == 0) add_sentence(text, CJM_SAY_PLAIN(c, "unknown.feelings"));
  if (bare) add_sentence(text, CJM_SAY(c, "unknown.curve", CJM_NUMBER_ARG("k", bare), CJM_NUMBER_ARG("n", n)));
  if (bare && report->lows.n && !report->lows.at[0]->feeling.emotion->sources.n)
    add_sentence(text, CJM_SAY(c, "unknown.lowest", CJM_TEXT_ARG("score", cjm_compose_score(c, report->lows.at[0]->feeling.score)),
                               CJM_TEXT_ARG("step", cjm_compose_number(c, report->lows.at[0]->feeling.step))));
  add_item(c, text);
}

static void add_metrics(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  GString *text = g_string_new(NULL);
  size_t n = 0, empty = 0, bare = 0;
  for (size_t i = 0; i < report->metrics.n; i++) {
    const CjmMeasure *measure = report->metrics.at[i]->measure;
    n += measure->value.set;
    empty += !measure->value.set;
    bare += measure->value.set && !measure->source.to;
  }
  if (bare) add_sentence(text, CJM_SAY(c, "unknown.metrics", CJM_NUMBER_ARG("k", bare), CJM_NUMBER_ARG("n", n)));
  if (empty) add_sentence(text, CJM_SAY(c, "unknown.values", CJM_NUMBER_ARG("k", empty)));
  if (report->metrics.n && report->unmeasured.n)
    add_sentence(text, CJM_SAY(c, "unknown.unmeasured", CJM_NUMBER_ARG("k", report->unmeasured.n),
                               CJM_TEXT_ARG("steps", cjm_compose_steps(c, &report->unmeasured))));
  add_item(c, text);
}

static void add_causes(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  CjmReportSteps steps = {cjm_arena_make(c->article->arena, const CjmStep *, report->pains.n + 1), 0};
  for (size_t i = 0; i < report->pains.n; i++)
    if (!report->pains.at[i]->pain->cause.at) steps.at[steps.n++] = report->pains.at[i]->step;
  if (!steps.n) return;
  cjm_article_item(c->article, 0, CJM_SAY(c, "unknown.causes", CJM_NUMBER_ARG("k", steps.n), CJM_NUMBER_ARG("n", report->pains.n),
                                          CJM_TEXT_ARG("steps", cjm_compose_steps(c, &steps))));
}

/* ---- time, cost, owners ---- */

/* Steps on the main paths without a time. */
static CjmReportSteps untimed(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const CjmReportTime *time = report->times.at[0];
  CjmReportSteps steps = {cjm_arena_make(c->article->arena, const CjmStep *, report->journey->steps.n + 1), 0};
  g_autofree bool *timed = g_new0(bool, report->journey->steps.n + 1); /* by number */
  for (size_t i = 0; i < time->known.n; i++) timed[time->known.at[i]->number] = true;
  for (size_t i = 0; i < report->journey->steps.n; i++) {
    const CjmStep *step = report->journey->steps.at[i];
    if (!timed[step->number] && cjm_refs_taken(report->journey, &step->paths, NULL)) steps.at[steps.n++] = step;
  }
  return steps;
}

static void add_time(const CjmComposer *c)
{
  CjmReportSteps steps = untimed(c);
  GString *text = g_string_new(NULL);
  if (steps.n)
    add_sentence(text, CJM_SAY(c, "unknown.time", CJM_NUMBER_ARG("k", steps.n), CJM_NUMBER_ARG("n", c->report->times.at[0]->n),
                               CJM_TEXT_ARG("steps", cjm_compose_steps(c, &steps))));
  if (!c->report->costs.n) add_sentence(text, CJM_SAY_PLAIN(c, "unknown.cost"));
  add_item(c, text);
}

static const char *const owned_keys[] = {[CJM_OWNED_STEPS] = "owned.steps",
                                         [CJM_OWNED_TOUCHPOINTS] = "owned.touchpoints",
                                         [CJM_OWNED_PAINS] = "owned.pains",
                                         [CJM_OWNED_OPPORTUNITIES] = "owned.opportunities"};

static void add_owners(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  GString *list = g_string_new(report->nobody.map ? CJM_SAY_PLAIN(c, "owned.map") : NULL);
  for (int i = 0; i < CJM_OWNED_COUNT; i++) {
    const CjmReportSteps *steps = &report->nobody.of[i];
    if (!steps->n) continue;
    const char *count = CJM_SAY(c, owned_keys[i], CJM_NUMBER_ARG("k", steps->n), CJM_NUMBER_ARG("n", report->n_owned[i]));
    bool all = steps->n == report->n_owned[i];
    cjm_compose_join(list, ", ", all ? count : cjm_article_printf(c->article, "%s%s", count, cjm_compose_in_steps(c, steps)));
  }
  const char *things = cjm_article_take(c->article, list);
  if (*things) cjm_article_item(c->article, 0, CJM_SAY(c, "unknown.owners", CJM_TEXT_ARG("list", things)));
}

/* ---- what there is none of ---- */

static void add_missing(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const struct {
    bool missing;
    CjmWord word;
  } kinds[] = {
    {!report->journey->personas.n, CJM_WORD_PERSONAS},
    {!report->touchpoints.n, CJM_WORD_TOUCHPOINTS},
    {!report->pains.n, CJM_WORD_PAIN_POINTS},
    {!report->opportunities.n, CJM_WORD_OPPORTUNITIES},
    {!report->metrics.n, CJM_WORD_METRICS},
    {!report->journey->plan.n, CJM_WORD_ACTION_PLAN},
    {!report->sources.n, CJM_WORD_SOURCES},
    {!report->moments.n, CJM_WORD_MOMENTS},
  };
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].missing) cjm_compose_join(list, ", ", cjm_compose_word(c, kinds[i].word));
  const char *missing = cjm_article_take(c->article, list);
  if (*missing) cjm_article_item(c->article, 0, CJM_SAY(c, "unknown.missing", CJM_TEXT_ARG("list", missing)));
}

void cjm_compose_unknown(const CjmComposer *c)
{
  guint before = c->article->blocks->len;
  cjm_article_heading(c->article, 2, CJM_SAY_PLAIN(c, "unknown"));
  guint after = c->article->blocks->len;
  add_curve(c);
  add_metrics(c);
  add_causes(c);
  add_time(c);
  add_owners(c);
  add_missing(c);
  if (c->article->blocks->len == after) g_ptr_array_set_size(c->article->blocks, (gint)before);
}

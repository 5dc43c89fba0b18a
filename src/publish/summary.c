/* summary.c: the first page of a report: headline, findings, what to do first. */
#include <math.h>
#include <string.h>

#include "publish/compose.h"

/* ---- heading ---- */

static const char *headline(const CjmComposer *c)
{
  static const char *const keys[] = {
    [CJM_REACH_NOTHING] = "headline.nothing", [CJM_REACH_PAIN] = "headline.pain",   [CJM_REACH_OPPORTUNITY] = "headline.opportunity",
    [CJM_REACH_PLANNED] = "headline.planned", [CJM_REACH_DOING] = "headline.doing", [CJM_REACH_DONE] = "headline.done"};
  const CjmReport *report = c->report;
  if (!report->worst.n) return CJM_SAY_PLAIN(c, "headline.unknown");
  const CjmReportFeeling *lowest = report->worst.at[0];
  const char *key = report->lows.n ? keys[report->lows.at[0]->reach] : "headline.above";
  return CJM_SAY(c, key, CJM_TEXT_ARG("step", cjm_compose_named(c, lowest->step)),
                 CJM_TEXT_ARG("score", cjm_compose_feeling(c, lowest)), CJM_TEXT_ARG("middle", cjm_compose_middle(c)));
}

static const char *about_title(const CjmComposer *c)
{
  static const CjmWord statuses[] = {[CJM_STATUS_ASSUMPTION] = CJM_WORD_RESEARCH_ASSUMPTION,
                                     [CJM_STATUS_PARTLY] = CJM_WORD_RESEARCH_PARTLY,
                                     [CJM_STATUS_RESEARCHED] = CJM_WORD_RESEARCH_DONE};
  const CjmJourney *journey = c->report->journey;
  GString *text = g_string_new(cjm_compose_own(c, journey->title.at));
  if (journey->state.set)
    cjm_compose_join(text, " · ", cjm_compose_word(c, journey->state.value == CJM_STATE_FUTURE ? CJM_WORD_STATE_FUTURE
                                                                                               : CJM_WORD_STATE_CURRENT));
  if (journey->status.value != CJM_STATUS_NONE) cjm_compose_join(text, " · ", cjm_compose_word(c, statuses[journey->status.value]));
  if (journey->version.at) {
    g_autofree char *version = cjm_lang_phrase_new(c->lang, CJM_WORD_META_VERSION, cjm_compose_own(c, journey->version.at), NULL);
    cjm_compose_join(text, " · ", version);
  }
  if (journey->updated.year) cjm_compose_join(text, " · ", cjm_compose_date(c, journey->updated));
  return cjm_article_take(c->article, text);
}

static const char *about_file(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  GString *text = g_string_new(NULL);
  if (journey->owner.at) cjm_compose_join(text, " · ", CJM_SAY(c, "owner", CJM_TEXT_ARG("owner", cjm_compose_own(c, journey->owner.at))));
  if (c->name) cjm_compose_join(text, " · ", cjm_compose_own(c, c->name));
  cjm_compose_join(text, " · ", CJM_SAY(c, "size", CJM_NUMBER_ARG("phases", journey->phases.n), CJM_NUMBER_ARG("steps", journey->steps.n),
                                        CJM_NUMBER_ARG("personas", journey->personas.n)));
  return cjm_article_take(c->article, text);
}

static void write_heading(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  cjm_article_heading(c->article, 1, headline(c));
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%c%s\n%s", CJM_MARK_DIM, about_title(c), about_file(c));
  if (journey->headline.at)
    g_string_append_printf(text, "\n%s", CJM_SAY(c, "own_headline", CJM_TEXT_ARG("text", cjm_compose_own(c, journey->headline.at))));
  g_string_append_c(text, CJM_MARK_END);
  cjm_article_paragraph(c->article, cjm_article_take(c->article, text));
}

/* ---- findings ---- */

/* A bold sentence, and further ones below it. */
static const char *finding(const CjmComposer *c, const char *first, GString *more)
{
  const char *rest = cjm_article_take(c->article, more);
  return cjm_article_printf(c->article, "%s%s%s", cjm_compose_bold(c, first), *rest ? "\n" : "", rest);
}

static void add_sentence(GString *text, const char *sentence)
{
  cjm_compose_join(text, " ", sentence);
}

enum { NAMED_MAX = 10 /* things in a list */ };

/* A list in a sentence, which names some things, and counts those behind them. */
typedef struct List {
  GString *text;
  size_t n;
} List;

static List list_begin(void)
{
  return (List){.text = g_string_new(NULL)};
}

/* Whether the next thing is still named. */
static bool list_next(List *list)
{
  return list->n++ < NAMED_MAX;
}

static const char *list_end(const CjmComposer *c, List *list)
{
  if (list->n > NAMED_MAX) cjm_compose_join(list->text, ", ", CJM_SAY(c, "atlas.more", CJM_NUMBER_ARG("n", list->n - NAMED_MAX)));
  return cjm_article_take(c->article, list->text);
}

/* Who feels below the middle in a step, and how. */
static const char *who_is_low(const CjmComposer *c, const CjmStep *step)
{
  GString *who = g_string_new(NULL);
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    if (emotion->score.value >= c->report->middle || !emotion->persona.to) continue;
    const char *name = cjm_compose_persona(c, (const CjmPersona *)emotion->persona.to);
    cjm_compose_join(who, ", ", cjm_article_printf(c->article, "%s %s", name, cjm_compose_score(c, emotion->score.value)));
  }
  return cjm_article_take(c->article, who);
}

static void add_pains(const CjmComposer *c, GString *text, const CjmStep *step)
{
  GString *list = g_string_new(NULL);
  size_t n = 0;
  for (size_t i = 0; i < c->report->pains.n; i++) {
    const CjmReportPain *pain = c->report->pains.at[i];
    if (pain->step != step || pain->closed) continue;
    const char *severity = cjm_compose_severity(c, pain), *quoted = cjm_compose_quoted(c, pain->pain->text.at);
    cjm_compose_join(list, "; ", cjm_article_printf(c->article, "%s%s%s", quoted, *severity ? ", " : "", severity));
    n++;
  }
  const char *pains = cjm_article_take(c->article, list);
  if (n) add_sentence(text, CJM_SAY(c, "finding.pains", CJM_NUMBER_ARG("n", n), CJM_TEXT_ARG("list", pains)));
}

static void add_missed_targets(const CjmComposer *c, GString *text, const CjmStep *step)
{
  for (size_t i = 0; i < c->report->metrics.n; i++) {
    const CjmReportMetric *metric = c->report->metrics.at[i];
    if (metric->step != step || metric->verdict != CJM_TARGET_MISSED) continue;
    add_sentence(text, CJM_SAY(c, "finding.metric", CJM_TEXT_ARG("metric", cjm_compose_own(c, metric->metric->title.at)),
                               CJM_TEXT_ARG("value", cjm_compose_value(c, metric->metric, metric->measure->value.value)),
                               CJM_TEXT_ARG("target", cjm_compose_target(c, metric->metric))));
  }
}

/* That half of the waiting or more is in one step. */
static void add_waiting(const CjmComposer *c, GString *text, const CjmStep *step)
{
  const CjmReportTime *time = c->report->times.at[0];
  if (!step->when || !step->when->waiting.set || step->when->waiting.seconds <= 0) return;
  double here = step->when->waiting.seconds;
  if (here * 2 < time->waiting) return;
  const char *key = here < time->waiting ? "finding.waiting_most" : "finding.waiting_all";
  add_sentence(text, CJM_SAY(c, key, CJM_TEXT_ARG("time", cjm_compose_duration(c, here, step->when->waiting.longest)),
                             CJM_TEXT_ARG("all", cjm_compose_duration(c, time->waiting, time->waiting_longest))));
}

static bool is_unplanned(const CjmReportLow *low)
{
  return low->reach < CJM_REACH_PLANNED;
}

/* Steps of lows, in the order of the journey; only those without a plan if `unplanned`. */
static CjmReportSteps steps_of_lows(const CjmComposer *c, bool unplanned)
{
  const CjmReport *report = c->report;
  CjmReportSteps steps = {cjm_arena_make(c->article->arena, const CjmStep *, report->lows.n), 0};
  g_autofree bool *is_low = g_new0(bool, report->journey->steps.n + 1); /* by number */
  for (size_t i = 0; i < report->lows.n; i++)
    if (!unplanned || is_unplanned(report->lows.at[i])) is_low[report->lows.at[i]->feeling.step->number] = true;
  for (size_t s = 0; s < report->journey->steps.n; s++)
    if (is_low[report->journey->steps.at[s]->number]) steps.at[steps.n++] = report->journey->steps.at[s];
  return steps;
}

static const char *lows_finding(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  if (!report->worst.n) return NULL;
  const char *middle = cjm_compose_middle(c);
  if (!report->lows.n) return cjm_compose_bold(c, CJM_SAY(c, "low.none", CJM_TEXT_ARG("middle", middle)));
  const CjmReportLow *shown = report->lows.at[0];
  size_t unplanned = 0;
  for (size_t i = report->lows.n; i-- > 0;)
    if (is_unplanned(report->lows.at[i])) shown = report->lows.at[i], unplanned++;
  const char *key = unplanned == 0 ? "low.planned" : unplanned == 1 && shown == report->lows.at[0] && report->lows.n > 1 ? "low.lowest" : "low.unplanned";
  CjmReportSteps steps = steps_of_lows(c, unplanned > 0);
  const char *first = CJM_SAY(c, key, CJM_TEXT_ARG("middle", middle), CJM_NUMBER_ARG("n", report->lows.n), CJM_NUMBER_ARG("k", unplanned),
                              CJM_TEXT_ARG("steps", cjm_compose_steps(c, &steps)),
                              CJM_TEXT_ARG("step", cjm_compose_named(c, shown->feeling.step)));
  GString *more = g_string_new(NULL);
  if (unplanned != 1 || shown != report->lows.at[0])
    add_sentence(more, CJM_SAY(c, "low.deepest", CJM_TEXT_ARG("step", cjm_compose_named(c, shown->feeling.step))));
  const char *who = who_is_low(c, shown->feeling.step);
  if (*who) add_sentence(more, CJM_SAY(c, "low.who", CJM_TEXT_ARG("middle", middle), CJM_TEXT_ARG("who", who)));
  add_pains(c, more, shown->feeling.step);
  add_missed_targets(c, more, shown->feeling.step);
  add_waiting(c, more, shown->feeling.step);
  return finding(c, first, more);
}

/* ---- moments of truth ---- */

/* Whether steps in the order of the journey have this one. */
static bool has_step(const CjmReportSteps *steps, const CjmStep *step)
{
  size_t low = 0, high = steps->n;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (steps->at[middle]->number < step->number) low = middle + 1;
    else high = middle;
  }
  return low < steps->n && steps->at[low] == step;
}

/* How far the plans for the moments that are low have come. */
static const char *plans_for(const CjmComposer *c, const CjmReportSteps *low)
{
  size_t lacking = 0, begun = 0;
  for (size_t i = 0; i < low->n; i++) {
    CjmReach reach = c->report->low_of[low->at[i]->number]->reach;
    lacking += reach < CJM_REACH_PLANNED;
    begun += reach > CJM_REACH_PLANNED;
  }
  const char *key = lacking ? "moment.lacking" : begun == 0 ? "moment.waiting" : begun == low->n ? "moment.begun" : "moment.partly";
  return CJM_SAY(c, key, CJM_NUMBER_ARG("n", low->n), CJM_NUMBER_ARG("k", lacking ? lacking : begun));
}

/* When what is planned for these steps is due, the earliest first. */
static const char *due_for(const CjmComposer *c, const CjmReportSteps *steps)
{
  List list = list_begin();
  for (size_t i = 0; i < c->report->opportunities.n; i++) {
    const CjmReportOpportunity *opportunity = c->report->opportunities.at[i];
    if (!has_step(steps, opportunity->step) || opportunity->status == CJM_OPPORTUNITY_DONE) continue;
    for (size_t k = 0; k < opportunity->plans.n; k++)
      if (list_next(&list))
        cjm_compose_join(list.text, "; ", cjm_article_printf(c->article, "%s (%s)", cjm_compose_plan(c, opportunity->plans.at[k]), cjm_compose_number(c, opportunity->step)));
  }
  return list_end(c, &list);
}

/* The steepest fall of all lines. */
static const CjmReportChange *steepest_fall(const CjmReport *report)
{
  const CjmReportChange *found = NULL;
  for (size_t i = 0; i < report->lines.n; i++) {
    const CjmReportChange *fall = &report->lines.at[i]->fall;
    if (fall->from && (!found || fall->by < found->by)) found = fall;
  }
  return found;
}

static void add_fall(const CjmComposer *c, GString *text, const CjmReportSteps *moments)
{
  const CjmReportChange *fall = steepest_fall(c->report);
  if (!fall || !has_step(moments, fall->to)) return;
  const char *by = cjm_arena_take(c->article->arena, cjm_lang_signed_new(c->lang, fall->by, 1));
  add_sentence(text, CJM_SAY(c, "moment.fall", CJM_TEXT_ARG("step", cjm_compose_number(c, fall->to)), CJM_TEXT_ARG("by", by),
                             CJM_TEXT_ARG("from", cjm_compose_named(c, fall->from))));
}

static const CjmReportMoments *moments_of(const CjmReport *report, CjmMomentKind kind)
{
  for (size_t i = 0; i < report->moments.n; i++)
    if (report->moments.at[i]->kind == kind) return report->moments.at[i];
  return NULL;
}

static const char *moments_finding(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  const CjmReportMoments *moments = moments_of(report, CJM_MOMENT_TRUTH);
  if (!moments || !report->worst.n) return NULL;
  CjmReportSteps low = {cjm_arena_make(c->article->arena, const CjmStep *, moments->steps.n), 0}, critical = low;
  critical.at = cjm_arena_make(c->article->arena, const CjmStep *, moments->steps.n);
  List list = list_begin();
  for (size_t i = 0; i < moments->steps.n; i++) {
    const CjmStep *step = moments->steps.at[i];
    const CjmReportFeeling *feeling = report->worst_of[step->number];
    const char *named = cjm_compose_named(c, step);
    if (feeling) named = cjm_article_printf(c->article, "%s (%s)", named, cjm_compose_score(c, feeling->score));
    if (list_next(&list)) cjm_compose_join(list.text, ", ", named);
    if (report->low_of[step->number]) low.at[low.n++] = step;
    for (size_t k = 0; k < step->pain_points.n; k++)
      if (step->pain_points.at[k]->severity.value == CJM_PAIN_CRITICAL && (!critical.n || critical.at[critical.n - 1] != step)) critical.at[critical.n++] = step;
  }
  const char *key = low.n == 0 ? "moment.none" : low.n == moments->steps.n ? "moment.all" : "moment.some", *all = list_end(c, &list);
  const char *first = CJM_SAY(c, key, CJM_TEXT_ARG("middle", cjm_compose_middle(c)), CJM_NUMBER_ARG("n", moments->steps.n),
                              CJM_NUMBER_ARG("k", low.n), CJM_TEXT_ARG("list", all));
  GString *more = g_string_new(NULL);
  if (low.n) add_sentence(more, plans_for(c, &low));
  const char *due = due_for(c, &moments->steps);
  if (*due) add_sentence(more, CJM_SAY(c, "moment.due", CJM_TEXT_ARG("list", due)));
  if (critical.n) add_sentence(more, CJM_SAY(c, "moment.critical", CJM_TEXT_ARG("steps", cjm_compose_steps(c, &critical))));
  add_fall(c, more, &moments->steps);
  return finding(c, first, more);
}

/* ---- targets ---- */

/* The targets at steps where the primary persona is low: how many there are, and their steps; 0 unless all are missed. */
static size_t missed_where_low(const CjmComposer *c, CjmReportSteps *ret_steps)
{
  enum { LOW = 1, JUDGED = 2 };
  const CjmReport *report = c->report;
  if (!report->lines.n) return 0;
  const CjmReportSteps *below = &report->lines.at[0]->below;
  CjmReportSteps steps = {cjm_arena_make(c->article->arena, const CjmStep *, below->n + 1), 0};
  g_autofree char *is = g_new0(char, report->journey->steps.n + 1); /* by number */
  size_t n = 0;
  for (size_t i = 0; i < below->n; i++) is[below->at[i]->number] |= LOW;
  for (size_t k = 0; k < report->metrics.n; k++) {
    const CjmReportMetric *metric = report->metrics.at[k];
    char *step = &is[metric->step->number];
    if (!(*step & LOW) || metric->verdict == CJM_UNJUDGED) continue;
    if (metric->verdict == CJM_TARGET_MET) return 0;
    *step |= JUDGED;
    n++;
  }
  for (size_t i = 0; i < below->n; i++)
    if (is[below->at[i]->number] & JUDGED) steps.at[steps.n++] = below->at[i];
  *ret_steps = steps;
  return n;
}

/* Targets from which their metrics moved away, the farthest first. */
static void add_moves(const CjmComposer *c, GString *text)
{
  enum { most = 3 };
  size_t n = 0;
  for (size_t i = 0; i < c->report->metrics.n && n < most; i++) {
    const CjmReportMetric *metric = c->report->metrics.at[i];
    if (metric->trend >= 0 || metric->verdict != CJM_TARGET_MISSED) continue;
    n++;
    add_sentence(text, CJM_SAY(c, "target.away", CJM_TEXT_ARG("metric", cjm_compose_own(c, metric->metric->title.at)),
                               CJM_TEXT_ARG("step", cjm_compose_number(c, metric->step)),
                               CJM_TEXT_ARG("target", cjm_compose_target(c, metric->metric)),
                               CJM_TEXT_ARG("before", cjm_compose_value(c, metric->metric, metric->measure->previous.value)),
                               CJM_TEXT_ARG("after", cjm_compose_value(c, metric->metric, metric->measure->value.value))));
  }
}

static void add_met(const CjmComposer *c, GString *text)
{
  List met = list_begin();
  for (size_t i = 0; i < c->report->metrics.n; i++) {
    const CjmReportMetric *metric = c->report->metrics.at[i];
    if (metric->verdict == CJM_TARGET_MET && list_next(&met))
      cjm_compose_join(met.text, ", ", cjm_article_printf(c->article, "%s (%s)", cjm_compose_own(c, metric->metric->title.at), cjm_compose_number(c, metric->step)));
  }
  const char *list = list_end(c, &met);
  if (*list) add_sentence(text, CJM_SAY(c, "target.met", CJM_TEXT_ARG("list", list)));
}

static const char *targets_finding(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  if (!report->n_targets) return NULL;
  if (!report->n_missed) return cjm_compose_bold(c, CJM_SAY(c, "target.all_met", CJM_NUMBER_ARG("n", report->n_targets)));
  CjmReportSteps steps;
  size_t low = missed_where_low(c, &steps);
  const char *first =
    low > 1 && low < report->n_missed
      ? CJM_SAY(c, "target.missed_low", CJM_NUMBER_ARG("k", report->n_missed), CJM_NUMBER_ARG("n", report->n_targets), CJM_NUMBER_ARG("m", low),
                CJM_TEXT_ARG("persona", cjm_compose_persona(c, report->lines.at[0]->persona)),
                CJM_TEXT_ARG("middle", cjm_compose_middle(c)), CJM_TEXT_ARG("steps", cjm_compose_steps(c, &steps)))
      : CJM_SAY(c, "target.missed", CJM_NUMBER_ARG("k", report->n_missed), CJM_NUMBER_ARG("n", report->n_targets));
  GString *more = g_string_new(NULL);
  const CjmReportMetric *farthest = report->metrics.at[0];
  add_sentence(more, CJM_SAY(c, "target.farthest", CJM_TEXT_ARG("metric", cjm_compose_own(c, farthest->metric->title.at)),
                             CJM_TEXT_ARG("step", cjm_compose_number(c, farthest->step)),
                             CJM_TEXT_ARG("value", cjm_compose_value(c, farthest->metric, farthest->measure->value.value)),
                             CJM_TEXT_ARG("target", cjm_compose_target(c, farthest->metric))));
  add_moves(c, more);
  add_met(c, more);
  return finding(c, first, more);
}

static void write_findings(const CjmComposer *c)
{
  const char *const found[] = {lows_finding(c), moments_finding(c), targets_finding(c)};
  int n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(found); i++) {
    if (!found[i]) continue;
    if (n == 0) cjm_article_heading(c->article, 2, CJM_SAY_PLAIN(c, "findings"));
    cjm_article_item(c->article, ++n, found[i]);
  }
}

/* ---- what to do first ---- */

static const char *ratio_sentence(const CjmComposer *c, const CjmReportOpportunity *o)
{
  return isnan(o->ratio) ? "" : CJM_SAY(c, "first.ratio", CJM_TEXT_ARG("ratio", cjm_compose_ratio(c, o->ratio)));
}

static const char *planned_item(const CjmComposer *c, const CjmReportOpportunity *o)
{
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%s (%s).", cjm_compose_bold(c, cjm_compose_opportunity(c, o)), cjm_compose_number(c, o->step));
  add_sentence(text, ratio_sentence(c, o));
  add_sentence(text, CJM_SAY(c, "first.plan", CJM_TEXT_ARG("plan", cjm_compose_plan(c, o->plans.at[0]))));
  if (o->owner) add_sentence(text, CJM_SAY(c, "first.owner", CJM_TEXT_ARG("owner", cjm_compose_own(c, o->owner))));
  return cjm_article_take(c->article, text);
}

static const char *unplanned_item(const CjmComposer *c, const CjmReportOpportunity *o, bool best)
{
  const CjmReport *report = c->report;
  size_t n = report->breaks[CJM_BREAK_OPPORTUNITY_UNPLANNED].n;
  GString *text = g_string_new(cjm_compose_bold(c, CJM_SAY(c, o->owner ? "first.unplanned" : "first.unowned",
                                                           CJM_TEXT_ARG("what", cjm_compose_quoted(c, o->opportunity->text.at)),
                                                           CJM_TEXT_ARG("step", cjm_compose_number(c, o->step)))));
  add_sentence(text, ratio_sentence(c, o));
  if (best && n > 1 && !isnan(o->ratio)) add_sentence(text, CJM_SAY(c, "first.best", CJM_NUMBER_ARG("n", n)));
  if (report->lows.n && report->lows.at[0]->feeling.step == o->step) add_sentence(text, CJM_SAY_PLAIN(c, "first.lowest"));
  return cjm_article_take(c->article, text);
}

static bool is_to_do(const CjmReportOpportunity *o, bool planned)
{
  if (o->status == CJM_OPPORTUNITY_DONE || o->status == CJM_OPPORTUNITY_DROPPED) return false;
  return (o->plans.n > 0) == planned;
}

static void collect(const CjmReport *report, bool planned, size_t max, GPtrArray *found)
{
  for (size_t i = 0; i < report->opportunities.n && found->len < max; i++)
    if (is_to_do(report->opportunities.at[i], planned)) g_ptr_array_add(found, report->opportunities.at[i]);
}

/* What to do where there is no opportunity: about a pain point that has none, or a low that nothing explains. */
static const char *first_question(const CjmComposer *c)
{
  const CjmReport *report = c->report;
  for (size_t i = 0; i < report->lows.n; i++) {
    const CjmReportLow *low = report->lows.at[i];
    const char *key = low->reach == CJM_REACH_NOTHING ? "first.explain" : low->reach == CJM_REACH_PAIN ? "first.answer" : NULL;
    if (key) return cjm_compose_bold(c, CJM_SAY(c, key, CJM_TEXT_ARG("step", cjm_compose_named(c, low->feeling.step))));
  }
  const CjmReportBreak *b = &report->breaks[CJM_BREAK_PAIN_WITHOUT_ANSWER];
  return b->n ? cjm_compose_bold(c, CJM_SAY(c, "first.answer", CJM_TEXT_ARG("step", cjm_compose_named(c, b->steps.at[0])))) : NULL;
}

/* Two of what is planned, then the best of what is not; what there is no opportunity for where there is room. */
static void write_first(const CjmComposer *c)
{
  enum { most = 3 };
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  collect(c->report, true, most - 1, found);
  guint planned = found->len;
  collect(c->report, false, MIN(planned + 1, most), found);
  const char *question = found->len < most ? first_question(c) : NULL;
  if (!found->len && !question) return;
  cjm_article_heading(c->article, 2, CJM_SAY_PLAIN(c, "first"));
  for (guint i = 0; i < found->len; i++)
    cjm_article_item(c->article, (int)i + 1, i < planned ? planned_item(c, found->pdata[i]) : unplanned_item(c, found->pdata[i], i == planned));
  if (question) cjm_article_item(c->article, (int)found->len + 1, question);
}

void cjm_compose_summary(const CjmComposer *c)
{
  write_heading(c);
  cjm_compose_chart(c);
  write_findings(c);
  write_first(c);
  cjm_compose_unknown(c);
}

#include "publish/figures-data.h"

#include <math.h>
#include <string.h>

#include "publish/article.h"
#include "publish/report-article.h"

typedef struct Out {
  const CjmFigureSyntax *syntax;
  void *out;
  const CjmReport *report;
} Out;

static void open(const Out *o, const char *key, char bracket)
{
  o->syntax->open(o->out, key, bracket);
}

static void close(const Out *o, char bracket)
{
  o->syntax->close(o->out, bracket);
}

static void text(const Out *o, const char *key, const char *value)
{
  if (value) o->syntax->text(o->out, key, value);
}

static void number(const Out *o, const char *key, double value)
{
  if (isfinite(value)) o->syntax->number(o->out, key, value);
}

static void figure(const Out *o, const char *key, double value, const CjmReportSteps *steps)
{
  if (isfinite(value)) o->syntax->figure(o->out, key, value, steps);
}

static void count(const Out *o, const char *key, const CjmReportSteps *steps)
{
  figure(o, key, (double)steps->n, steps);
}

/* A figure that comes from one step, or from two. */
static void figure_at(const Out *o, const char *key, double value, const CjmStep *a, const CjmStep *b)
{
  const CjmStep *at[] = {a, b};
  if (a) figure(o, key, value, &(CjmReportSteps){at, b && b != a ? 2 : 1});
}

static void date(const Out *o, const char *key, CjmDate value)
{
  if (!value.year) return;
  g_autofree char *written = g_strdup_printf("%04d-%02d-%02d", value.year, value.month, value.day);
  text(o, key, written);
}

/* The id of a step; of what spans a phase, that of the phase. */
static const char *step_id(const CjmStep *step)
{
  return step->number ? step->o.id : step->phase->o.id;
}

static const char *id_of(const CjmPersona *persona)
{
  return persona ? persona->o.id : NULL;
}

/* The beginning of an object of a list; its id names a step too where the same thing stands in several. */
static void open_item(const Out *o, const char *id, const char *at)
{
  g_autofree char *both = at ? g_strconcat(id, "@", at, NULL) : g_strdup(id);
  open(o, NULL, '{');
  text(o, "id", both);
}

/* ---- the map, and sentences ---- */

static void write_map(const Out *o, const CjmPublishOptions *options)
{
  static const char *const statuses[] = {[CJM_STATUS_ASSUMPTION] = "assumption", [CJM_STATUS_PARTLY] = "partly", [CJM_STATUS_RESEARCHED] = "researched"};
  const CjmJourney *journey = o->report->journey;
  open(o, "map", '{');
  text(o, "title", journey->title.at);
  text(o, "file", options->name);
  text(o, "lang", journey->lang.at);
  text(o, "headline", journey->headline.at);
  text(o, "state", journey->state.value == CJM_STATE_FUTURE ? "future" : "current");
  text(o, "status", statuses[journey->status.value]);
  text(o, "owner", journey->owner.at);
  text(o, "version", journey->version.at);
  date(o, "updated", journey->updated);
  date(o, "review_by", journey->review_by);
  number(o, "scale_min", journey->scale_min);
  number(o, "scale_max", journey->scale_max);
  close(o, '}');
}

static void write_steps(const Out *o)
{
  const CjmJourney *journey = o->report->journey;
  open(o, "steps", '[');
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    if (!step->number) continue;
    open_item(o, step->o.id, NULL);
    number(o, "number", (double)step->number);
    text(o, "title", cjm_report_step_title(step));
    text(o, "phase", step->phase->title.at);
    close(o, '}');
  }
  close(o, ']');
}

/* A text of an article without marks. */
static char *plain_new(const char *marked)
{
  GString *plain = g_string_new(NULL);
  for (; *marked; marked++) {
    if (*marked == '\n') g_string_append_c(plain, ' ');
    else if (*marked < 0 || *marked >= 0x20) g_string_append_c(plain, *marked);
  }
  return g_string_free(plain, FALSE);
}

/* Headline, findings, what to do first, what is not known: what stands in lists before the tables. */
static void write_sentences(const Out *o, const CjmPublishOptions *options)
{
  CjmArticle *article = cjm_report_article_new(o->report, options);
  const char *lists[] = {cjm_article_say(article, "findings", NULL), cjm_article_say(article, "first", NULL), cjm_article_say(article, "unknown", NULL)},
             *const keys[] = {"findings", "first", "unknown"};
  g_autofree char *headline = plain_new(((const CjmBlock *)article->blocks->pdata[0])->text);
  open(o, "summary", '{');
  text(o, "headline", headline);
  for (size_t list = 0; list < G_N_ELEMENTS(lists); list++) {
    bool inside = false;
    open(o, keys[list], '[');
    for (guint i = 1; i < article->blocks->len; i++) {
      const CjmBlock *block = article->blocks->pdata[i];
      if (block->kind == CJM_BLOCK_HEADING) inside = strcmp(block->text, lists[list]) == 0;
      if (!inside || block->kind != CJM_BLOCK_ITEM) continue;
      g_autofree char *item = plain_new(block->text);
      text(o, NULL, item);
    }
    close(o, ']');
  }
  close(o, '}');
  cjm_article_free(article);
}

/* ---- feelings ---- */

static void write_feeling(const Out *o, const char *key, const CjmReportFeeling *feeling)
{
  figure_at(o, key, feeling->score, feeling->step, NULL);
}

static void write_lines(const Out *o)
{
  open(o, "feelings", '[');
  for (size_t i = 0; i < o->report->lines.n; i++) {
    const CjmReportLine *line = o->report->lines.at[i];
    const char *persona = line->persona ? line->persona->o.id : "customer";
    CjmReportSteps known = {g_new(const CjmStep *, line->points.n), line->points.n};
    for (size_t k = 0; k < known.n; k++) known.at[k] = line->points.at[k]->step;
    open_item(o, persona, line->path ? line->path->o.id : NULL);
    text(o, "persona", id_of(line->persona));
    text(o, "path", line->path ? line->path->o.id : NULL);
    write_feeling(o, "peak", &line->peak);
    write_feeling(o, "lowest", &line->lowest);
    write_feeling(o, "end", &line->end);
    figure(o, "mean", line->mean, &known);
    figure_at(o, "peak_end", line->peak_end, line->extreme.step, line->end.step);
    count(o, "below_middle", &line->below);
    figure_at(o, "steepest_fall", line->fall.by, line->fall.from, line->fall.to);
    figure_at(o, "steepest_rise", line->rise.by, line->rise.from, line->rise.to);
    close(o, '}');
    g_free(known.at);
  }
  close(o, ']');
}

static void write_extremes(const Out *o, const char *key, CjmReportFeeling *const *at, size_t n)
{
  enum { most = 10 };
  open(o, key, '[');
  for (size_t i = 0; i < MIN(n, most); i++) {
    open_item(o, at[i]->step->o.id, NULL);
    text(o, "persona", id_of(at[i]->persona));
    write_feeling(o, "score", at[i]);
    close(o, '}');
  }
  close(o, ']');
}

static void write_lows(const Out *o)
{
  static const char *const reaches[] = {[CJM_REACH_NOTHING] = "nothing", [CJM_REACH_PAIN] = "pain_point", [CJM_REACH_OPPORTUNITY] = "opportunity",
                                        [CJM_REACH_PLANNED] = "planned", [CJM_REACH_DOING] = "doing",   [CJM_REACH_DONE] = "done"};
  open(o, "lows", '[');
  for (size_t i = 0; i < o->report->lows.n; i++) {
    const CjmReportLow *low = o->report->lows.at[i];
    open_item(o, low->feeling.step->o.id, NULL);
    text(o, "persona", id_of(low->feeling.persona));
    text(o, "reach", reaches[low->reach]);
    write_feeling(o, "score", &low->feeling);
    close(o, '}');
  }
  close(o, ']');
}

static void write_moments(const Out *o)
{
  static const char *const kinds[] = {[CJM_MOMENT_TRUTH] = "truth", [CJM_MOMENT_PAIN] = "pain", [CJM_MOMENT_DELIGHT] = "delight", [CJM_MOMENT_ENDING] = "ending"};
  open(o, "moments", '{');
  for (size_t i = 0; i < o->report->moments.n; i++) count(o, kinds[o->report->moments.at[i]->kind], &o->report->moments.at[i]->steps);
  close(o, '}');
}

/* ---- time, cost, touchpoints, metrics ---- */

static void write_time(const Out *o)
{
  open(o, "time", '[');
  for (size_t i = 0; i < o->report->times.n; i++) {
    const CjmReportTime *time = o->report->times.at[i];
    double touch = time->length - time->waiting;
    open_item(o, time->path ? time->path->o.id : "main", NULL);
    figure(o, "length_seconds", time->length, &time->known);
    if (time->length_longest > time->length) figure(o, "length_longest_seconds", time->length_longest, &time->known);
    figure(o, "waiting_seconds", time->waiting, &time->waits);
    if (time->waiting_longest > time->waiting) figure(o, "waiting_longest_seconds", time->waiting_longest, &time->waits);
    figure(o, "touch_seconds", touch, &time->known);
    figure(o, "process_efficiency", time->length > 0 ? touch / time->length : NAN, &time->known);
    count(o, "steps_with_time", &time->known);
    number(o, "steps", (double)time->n);
    close(o, '}');
  }
  close(o, ']');
}

static void write_costs(const Out *o)
{
  open(o, "costs", '[');
  for (size_t i = 0; i < o->report->costs.n; i++) {
    const CjmReportCost *cost = o->report->costs.at[i];
    open_item(o, cost->currency, cost->per);
    text(o, "currency", cost->currency);
    text(o, "per", cost->per);
    figure(o, "all", cost->all, &cost->steps);
    figure(o, "flash_points", cost->flash, &cost->flash_steps);
    close(o, '}');
  }
  close(o, ']');
}

static void write_channel(const Out *o, const CjmReportChannel *channel, const char *id)
{
  static const char *const classes[CJM_CLASS_COUNT] = {"unclassified", "supporting", "critical", "redundant"};
  open_item(o, channel->channel ? channel->channel->o.id : id, NULL);
  text(o, "channel", channel->channel ? channel->channel->o.id : NULL);
  count(o, "touchpoints", &channel->steps);
  for (int i = 0; i < CJM_CLASS_COUNT; i++) count(o, classes[i], &channel->classes[i]);
  figure(o, "feeling", channel->feeling, &channel->felt);
  close(o, '}');
}

static void write_touchpoints(const Out *o)
{
  open(o, "channels", '[');
  for (size_t i = 0; i < o->report->channels.n; i++) write_channel(o, o->report->channels.at[i], "(none)");
  if (o->report->touchpoints.n) write_channel(o, &o->report->touchpoints, "(all)");
  close(o, ']');
  count(o, "online", &o->report->online);
  count(o, "offline", &o->report->offline);
}

static void write_metrics(const Out *o)
{
  static const char *const verdicts[] = {NULL, "met", "missed"}, *const trends[] = {"worse", NULL, "better"};
  open(o, "metrics", '[');
  for (size_t i = 0; i < o->report->metrics.n; i++) {
    const CjmReportMetric *metric = o->report->metrics.at[i];
    const CjmMeasure *measure = metric->measure;
    open_item(o, metric->metric->o.id, step_id(metric->step));
    text(o, "metric", metric->metric->o.id);
    text(o, "title", metric->metric->title.at);
    text(o, "unit", metric->metric->unit.at);
    figure_at(o, "value", measure->value.set ? measure->value.value : NAN, metric->step, NULL);
    figure_at(o, "previous", measure->previous.set ? measure->previous.value : NAN, metric->step, NULL);
    number(o, "target", metric->metric->target.set ? metric->metric->target.value : NAN);
    text(o, "verdict", verdicts[metric->verdict]);
    text(o, "trend", trends[metric->trend + 1]);
    figure_at(o, "off", metric->off, metric->step, NULL);
    if (isfinite(metric->off)) text(o, "off_of", metric->of_range ? "range" : "target");
    text(o, "source", measure->source.to ? measure->source.to->id : NULL);
    close(o, '}');
  }
  close(o, ']');
  number(o, "targets", (double)o->report->n_targets);
  number(o, "targets_missed", (double)o->report->n_missed);
  count(o, "unmeasured", &o->report->unmeasured);
}

/* ---- the chain ---- */

static void write_pains(const Out *o, const char *key, CjmReportPain *const *at, size_t n)
{
  static const char *const severities[] = {NULL, "minor", "serious", "critical"};
  open(o, key, '[');
  for (size_t i = 0; i < n; i++) {
    open_item(o, at[i]->object->id, NULL);
    text(o, "text", at[i]->pain ? at[i]->pain->text.at : at[i]->gap->text.at);
    text(o, "severity", at[i]->pain ? severities[at[i]->pain->severity.value] : NULL);
    o->syntax->flag(o->out, "closed", at[i]->closed);
    o->syntax->flag(o->out, "planned", at[i]->planned);
    figure_at(o, "opportunities", (double)at[i]->n_opportunities, at[i]->step, NULL);
    open(o, "sources", '[');
    for (size_t k = 0; k < at[i]->sources.n; k++) text(o, NULL, at[i]->sources.at[k]->o.id);
    close(o, ']');
    close(o, '}');
  }
  close(o, ']');
}

static void write_opportunities(const Out *o)
{
  static const char *const statuses[] = {[CJM_OPPORTUNITY_OPEN] = "open",       [CJM_OPPORTUNITY_IDEA] = "idea", [CJM_OPPORTUNITY_PLANNED] = "planned",
                                         [CJM_OPPORTUNITY_DOING] = "doing", [CJM_OPPORTUNITY_DONE] = "done", [CJM_OPPORTUNITY_DROPPED] = "dropped"};
  open(o, "opportunities", '[');
  for (size_t i = 0; i < o->report->opportunities.n; i++) {
    const CjmReportOpportunity *found = o->report->opportunities.at[i];
    open_item(o, found->opportunity->o.id, NULL);
    text(o, "text", found->opportunity->text.at);
    text(o, "status", statuses[found->status]);
    text(o, "owner", found->owner);
    figure_at(o, "value", found->value, found->step, NULL);
    number(o, "effort", found->opportunity->effort.set ? found->opportunity->effort.value : NAN);
    figure_at(o, "value_by_effort", found->ratio, found->step, NULL);
    open(o, "solves", '[');
    for (size_t k = 0; k < found->pains.n; k++) text(o, NULL, found->pains.at[k]->object->id);
    close(o, ']');
    open(o, "plans", '[');
    for (size_t k = 0; k < found->plans.n; k++) text(o, NULL, found->plans.at[k]->o.id);
    close(o, ']');
    close(o, '}');
  }
  close(o, ']');
}

static void write_breaks(const Out *o)
{
  static const char *const kinds[CJM_BREAK_COUNT] = {"source_uncited",        "pain_point_without_opportunity", "gap_without_opportunity",  "opportunity_without_plan",
                                                     "plan_without_opportunity", "opportunity_without_pain_point", "pain_point_without_source", "gap_without_source"};
  open(o, "breaks", '[');
  for (int kind = 0; kind < CJM_BREAK_COUNT; kind++) {
    const CjmReportBreak *found = &o->report->breaks[kind];
    open_item(o, kinds[kind], NULL);
    figure(o, "count", (double)found->n, &found->steps);
    number(o, "of", (double)found->of);
    open(o, "ids", '[');
    for (size_t i = 0; i < found->objects.n; i++) text(o, NULL, found->objects.at[i]->id);
    close(o, ']');
    close(o, '}');
  }
  close(o, ']');
  number(o, "open_pain_points", (double)o->report->n_open);
  number(o, "open_gaps", (double)o->report->n_open_gaps);
}

static void write_plans(const Out *o)
{
  static const char *const statuses[] = {[CJM_PLAN_PLANNED] = "planned", [CJM_PLAN_DOING] = "doing", [CJM_PLAN_DONE] = "done", [CJM_PLAN_DROPPED] = "dropped"};
  open(o, "plans", '[');
  for (size_t i = 0; i < o->report->plans.n; i++) {
    const CjmReportPlan *plan = o->report->plans.at[i];
    open_item(o, plan->entry->o.id, NULL);
    text(o, "title", plan->entry->title.at);
    text(o, "owner", plan->entry->owner.at);
    text(o, "status", statuses[plan->entry->status.value]);
    date(o, "due", plan->entry->due);
    o->syntax->flag(o->out, "late", plan->late);
    count(o, "opportunities", &plan->steps);
    close(o, '}');
  }
  close(o, ']');
}

/* ---- evidence, owners, trends ---- */

static const char *const evidence_kinds[CJM_EVIDENCE_COUNT] = {"feelings", "thoughts", "pain_points", "gaps", "gains", "metrics"};

static void write_evidence(const Out *o)
{
  open(o, "evidence", '[');
  for (size_t i = 0; i < o->report->evidence.n; i++) {
    const CjmReportEvidence *evidence = o->report->evidence.at[i];
    open_item(o, evidence_kinds[evidence->kind], id_of(evidence->persona));
    text(o, "persona", id_of(evidence->persona));
    count(o, "backed", &evidence->backed);
    count(o, "not_backed", &evidence->bare);
    close(o, '}');
  }
  close(o, ']');
  open(o, "sources", '[');
  for (size_t i = 0; i < o->report->sources.n; i++) {
    const CjmReportSource *source = o->report->sources.at[i];
    open_item(o, source->source->o.id, NULL);
    date(o, "date", source->source->date.to);
    number(o, "cited", (double)source->n);
    for (int kind = 0; kind < CJM_EVIDENCE_COUNT; kind++) count(o, evidence_kinds[kind], &source->by[kind]);
    close(o, '}');
  }
  close(o, ']');
}

static void write_owner(const Out *o, const CjmReportOwner *owner)
{
  static const char *const kinds[CJM_OWNED_COUNT] = {"steps", "touchpoints", "pain_points", "opportunities"};
  open_item(o, owner->name ? owner->name : "(nobody)", NULL);
  o->syntax->flag(o->out, "map", owner->map);
  open(o, "plans", '[');
  for (size_t i = 0; i < owner->plans.n; i++) text(o, NULL, owner->plans.at[i]->o.id);
  close(o, ']');
  for (int kind = 0; kind < CJM_OWNED_COUNT; kind++) count(o, kinds[kind], &owner->of[kind]);
  close(o, '}');
}

static void write_owners(const Out *o)
{
  open(o, "owners", '[');
  for (size_t i = 0; i < o->report->owners.n; i++) write_owner(o, o->report->owners.at[i]);
  write_owner(o, &o->report->nobody);
  close(o, ']');
}

static void write_trends(const Out *o)
{
  static const char *const directions[] = {"worse", NULL, "better"};
  open(o, "trends", '[');
  for (size_t i = 0; i < o->report->trends.n; i++) {
    const CjmReportTrend *trend = o->report->trends.at[i];
    const CjmPersona *persona = trend->emotion ? (const CjmPersona *)trend->emotion->persona.to : NULL;
    open_item(o, trend->measure ? trend->measure->metric->o.id : persona ? persona->o.id : "customer", step_id(trend->step));
    text(o, "metric", trend->measure ? trend->measure->metric->o.id : NULL);
    text(o, "persona", id_of(persona));
    figure_at(o, "change", trend->change, trend->step, NULL);
    figure_at(o, "per_year", trend->per_year, trend->step, NULL);
    text(o, "direction", directions[trend->direction + 1]);
    open(o, "values", '[');
    for (size_t k = 0; k < trend->readings.n; k++) {
      const CjmReading *reading = trend->readings.at[k];
      g_autofree char *day = g_strdup_printf("%04d-%02d-%02d", reading->date.year, reading->date.month, reading->date.day);
      open_item(o, day, NULL);
      number(o, "value", reading->value.value);
      close(o, '}');
    }
    close(o, ']');
    close(o, '}');
  }
  close(o, ']');
}

void cjm_figures_write(const CjmReport *report, const CjmPublishOptions *options, const CjmFigureSyntax *syntax, void *out)
{
  Out o = {syntax, out, report};
  write_map(&o, options);
  write_sentences(&o, options);
  write_steps(&o);
  write_lines(&o);
  write_extremes(&o, "worst", report->worst.at, report->worst.n);
  write_extremes(&o, "best", report->best.at, report->best.n);
  write_lows(&o);
  write_moments(&o);
  write_time(&o);
  write_costs(&o);
  write_touchpoints(&o);
  write_metrics(&o);
  write_pains(&o, "pain_points", report->pains.at, report->pains.n);
  write_pains(&o, "gaps", report->gaps.at, report->gaps.n);
  write_opportunities(&o);
  write_breaks(&o);
  write_plans(&o);
  write_evidence(&o);
  write_owners(&o);
  write_trends(&o);
}

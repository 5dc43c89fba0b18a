/* survey.c: what an atlas needs of a journey. */
#include <math.h>
#include <string.h>

#include "journey/routes.h"
#include "report/atlas.h"
#include "report/parts.h"

typedef struct Maker {
  CjmArena *arena;
  const CjmReport *report;
  const CjmJourney *journey;
} Maker;

static const char *copy(const Maker *m, const char *text)
{
  return cjm_arena_strdup(m->arena, text);
}

static double share_of(const Maker *m, double score)
{
  return cjm_journey_level(m->journey, score);
}

static const char *number_of(const Maker *m, const CjmStep *step)
{
  if (!step->number) return copy(m, step->phase->title.at);
  const char *letters = cjm_routes_letters(m->arena, &step->paths);
  return cjm_arena_printf(m->arena, "%zu%s", step->place, letters ? letters : "");
}

/* "2, 3, 7"; each step once, three or more in a row as "1–7". */
static const char *numbers_of(const Maker *m, const CjmReportSteps *steps)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < steps->n;) {
    size_t last = i, run = 1;
    for (size_t k = i + 1; k < steps->n; k++) {
      const CjmStep *a = steps->at[last], *b = steps->at[k];
      bool follows = a->number && b->number == a->number + 1 && !a->paths.n && !b->paths.n;
      if (a != b && !follows) break;
      run += a != b;
      last = k;
    }
    g_string_append_printf(text, "%s%s", text->len ? ", " : "", number_of(m, steps->at[i]));
    if (run >= 2) g_string_append_printf(text, "%s%s", run > 2 ? "–" : ", ", number_of(m, steps->at[last]));
    i = last + 1;
  }
  return cjm_arena_take(m->arena, g_string_free(text, FALSE));
}

static CjmSurveyFeeling feeling_of(const Maker *m, const CjmReportFeeling *feeling)
{
  if (!feeling || !feeling->step) return (CjmSurveyFeeling){0};
  return (CjmSurveyFeeling){true,
                            share_of(m, feeling->score),
                            feeling->score,
                            number_of(m, feeling->step),
                            copy(m, cjm_report_step_title(feeling->step)),
                            feeling->persona ? copy(m, feeling->persona->title.at) : NULL};
}

/* ---- lows ---- */

/* The feelings of others in the step of a low. */
static void set_others(const Maker *m, const CjmReportFeeling *low, CjmSurveyLow *made)
{
  GPtrArray *others = g_ptr_array_new();
  for (size_t i = 0; i < low->step->emotions.n; i++) {
    const CjmEmotion *emotion = low->step->emotions.at[i];
    const CjmPersona *persona = (const CjmPersona *)emotion->persona.to;
    if (!persona || emotion == low->emotion) continue;
    CjmReportFeeling feeling = {low->step, persona, emotion, emotion->score.value};
    CjmSurveyOther other = {feeling_of(m, &feeling), persona->role.value == CJM_ROLE_EMPLOYEE};
    g_ptr_array_add(others, CJM_REPORT_COPY(m->arena, CjmSurveyOther, other));
  }
  CJM_REPORT_MOVE(m->arena, made->others, others);
}

static int reach_of(const CjmReportOpportunity *o)
{
  switch (o->status) {
    case CJM_OPPORTUNITY_DROPPED: return CJM_REACH_NOTHING;
    case CJM_OPPORTUNITY_DONE: return CJM_REACH_DONE;
    case CJM_OPPORTUNITY_DOING: return CJM_REACH_DOING;
    default: return o->plans.n ? CJM_REACH_PLANNED : CJM_REACH_OPPORTUNITY;
  }
}

/* The opportunity for each step whose plan is furthest (const CjmReportOpportunity * by const CjmStep *). */
static GHashTable *opportunities_new(const CjmReport *report)
{
  GHashTable *found = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < report->opportunities.n; i++) {
    const CjmReportOpportunity *o = report->opportunities.at[i];
    for (size_t k = 0; k < MAX(o->pains.n, 1); k++) {
      const CjmStep *step = o->pains.n ? o->pains.at[k]->step : o->step;
      const CjmReportOpportunity *before = g_hash_table_lookup(found, step);
      if (o->status != CJM_OPPORTUNITY_DROPPED && (!before || reach_of(o) > reach_of(before))) g_hash_table_insert(found, (void *)step, (void *)o);
    }
  }
  return found;
}

/* The open pain points of each step (GPtrArray of CjmReportPain * by const CjmStep *). */
static GHashTable *pains_new(const CjmReport *report)
{
  GHashTable *found = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (size_t i = 0; i < report->pains.n; i++) {
    CjmReportPain *pain = report->pains.at[i];
    GPtrArray *pains = g_hash_table_lookup(found, pain->step);
    if (pain->closed) continue;
    if (!pains) g_hash_table_insert(found, (void *)pain->step, pains = g_ptr_array_new());
    g_ptr_array_add(pains, pain);
  }
  return found;
}

static void set_pain(const Maker *m, const GPtrArray *pains, CjmSurveyLow *low)
{
  const CjmReportPain *gravest = NULL;
  for (guint i = 0; pains && i < pains->len; i++) {
    const CjmReportPain *pain = pains->pdata[i];
    if (!gravest || pain->pain->severity.value > gravest->pain->severity.value) gravest = pain;
  }
  if (!gravest) return;
  low->pain = copy(m, gravest->pain->text.at);
  low->severity = gravest->pain->severity.value;
  low->n_pains = pains->len;
}

static void set_lows(const Maker *m, CjmSurvey *survey)
{
  g_autoptr(GHashTable) opportunities = opportunities_new(m->report), pains = pains_new(m->report);
  GPtrArray *lows = g_ptr_array_new();
  for (size_t i = 0; i < m->report->lows.n; i++) {
    const CjmReportLow *found = m->report->lows.at[i];
    const CjmReportOpportunity *o = g_hash_table_lookup(opportunities, found->feeling.step);
    CjmSurveyLow low = {.feeling = feeling_of(m, &found->feeling), .reach = (int)found->reach};
    set_others(m, &found->feeling, &low);
    set_pain(m, g_hash_table_lookup(pains, found->feeling.step), &low);
    if (o) low.opportunity = copy(m, cjm_object_own_id(&o->opportunity->o) ? o->opportunity->o.id : o->opportunity->text.at);
    if (o && o->plans.n) {
      low.plan = copy(m, o->plans.at[0]->o.id);
      low.due = o->plans.at[0]->due;
    }
    g_ptr_array_add(lows, CJM_REPORT_COPY(m->arena, CjmSurveyLow, low));
  }
  CJM_REPORT_MOVE(m->arena, survey->lows, lows);
}

/* ---- things with names ---- */

static const CjmReportLine *line_of(const Maker *m, const CjmPersona *persona)
{
  for (size_t i = 0; i < m->report->lines.n; i++)
    if (m->report->lines.at[i]->persona == persona) return m->report->lines.at[i];
  return NULL;
}

static void set_personas(const Maker *m, CjmSurvey *survey)
{
  GPtrArray *found = g_ptr_array_new();
  for (size_t i = 0; i < m->journey->personas.n; i++) {
    const CjmPersona *persona = m->journey->personas.at[i];
    const CjmReportLine *line = line_of(m, persona);
    CjmSurveyPersona made = {copy(m, persona->o.id), copy(m, persona->title.at), copy(m, persona->description.at),
                             persona->role.value == CJM_ROLE_EMPLOYEE, feeling_of(m, line ? &line->lowest : NULL), feeling_of(m, line ? &line->end : NULL)};
    g_ptr_array_add(found, CJM_REPORT_COPY(m->arena, CjmSurveyPersona, made));
  }
  CJM_REPORT_MOVE(m->arena, survey->personas, found);
}

static const char *channel_title(const CjmChannel *channel)
{
  return channel->title.at ? channel->title.at : channel->o.id;
}

static void set_channels(const Maker *m, CjmSurvey *survey)
{
  GPtrArray *found = g_ptr_array_new();
  for (size_t i = 0; i < m->report->channels.n; i++) {
    const CjmReportChannel *channel = m->report->channels.at[i];
    if (!channel->channel) continue;
    CjmSurveyChannel made = {copy(m, channel->channel->o.id), copy(m, channel_title(channel->channel)), numbers_of(m, channel->felt.n ? &channel->felt : &channel->steps),
                             channel->felt.n ? share_of(m, channel->feeling) : NAN, (double)channel->felt.n};
    g_ptr_array_add(found, CJM_REPORT_COPY(m->arena, CjmSurveyChannel, made));
  }
  CJM_REPORT_MOVE(m->arena, survey->channels, found);
}

static void set_touchpoints(const Maker *m, CjmSurvey *survey)
{
  GPtrArray *found = g_ptr_array_new();
  for (size_t s = 0; s < m->journey->cells.n; s++) {
    const CjmStep *step = m->journey->cells.at[s];
    double mood = step->touchpoints.n ? cjm_report_mood(m->journey, step, m->journey->primary, NULL) : NAN;
    for (size_t i = 0; i < step->touchpoints.n; i++) {
      const CjmTouchpoint *touchpoint = step->touchpoints.at[i];
      const CjmChannel *channel = (const CjmChannel *)touchpoint->channel.to;
      if (!touchpoint->title.at) continue;
      CjmSurveyTouchpoint made = {copy(m, touchpoint->title.at), channel ? copy(m, channel_title(channel)) : NULL, number_of(m, step),
                                  isnan(mood) ? NAN : share_of(m, mood)};
      g_ptr_array_add(found, CJM_REPORT_COPY(m->arena, CjmSurveyTouchpoint, made));
    }
  }
  CJM_REPORT_MOVE(m->arena, survey->touchpoints, found);
}

static double value_of(const CjmNumber *number)
{
  return number->set ? number->value : NAN;
}

static void set_metrics(const Maker *m, CjmSurvey *survey)
{
  GPtrArray *found = g_ptr_array_new();
  for (size_t i = 0; i < m->report->metrics.n; i++) {
    const CjmReportMetric *metric = m->report->metrics.at[i];
    const CjmMetric *about = metric->metric;
    CjmSurveyMetric made = {.id = copy(m, about->o.id), .title = copy(m, about->title.at), .step = number_of(m, metric->step), .unit = copy(m, about->unit.at),
                            .value = value_of(&metric->measure->value), .target = value_of(&about->target), .previous = value_of(&metric->measure->previous),
                            .low = value_of(&about->range.low), .high = value_of(&about->range.high), .goal = about->goal.value, .verdict = (int)metric->verdict};
    g_ptr_array_add(found, CJM_REPORT_COPY(m->arena, CjmSurveyMetric, made));
  }
  CJM_REPORT_MOVE(m->arena, survey->metrics, found);
}

/* Maps of steps, and the baseline. */
static void set_links(const Maker *m, CjmSurvey *survey)
{
  GPtrArray *found = g_ptr_array_new();
  const CjmJourney *journey = m->journey;
  for (size_t i = 0; i < journey->steps.n; i++) {
    const char *named = journey->steps.at[i]->journey.at;
    if (!named) continue;
    CjmSurveyLink link = {cjm_arena_strndup(m->arena, named, strcspn(named, "#")), CJM_LINK_STEP};
    if (*link.path) g_ptr_array_add(found, CJM_REPORT_COPY(m->arena, CjmSurveyLink, link));
  }
  if (journey->baseline.at) {
    CjmSurveyLink link = {copy(m, journey->baseline.at), CJM_LINK_BASELINE};
    g_ptr_array_add(found, CJM_REPORT_COPY(m->arena, CjmSurveyLink, link));
  }
  CJM_REPORT_MOVE(m->arena, survey->links, found);
}

void cjm_survey_add_extended(CjmArena *arena, CjmSurvey *survey, const char *path)
{
  GPtrArray *links = g_ptr_array_new();
  for (size_t i = 0; i < survey->links.n; i++) g_ptr_array_add(links, survey->links.at[i]);
  CjmSurveyLink link = {cjm_arena_strdup(arena, path), CJM_LINK_EXTENDS};
  g_ptr_array_add(links, CJM_REPORT_COPY(arena, CjmSurveyLink, link));
  CJM_REPORT_MOVE(arena, survey->links, links);
}

/* ---- questions ---- */

static bool waits_longer(const CjmStep *step)
{
  return step->when && step->when->waiting.set && step->when->duration.set && step->when->waiting.seconds > step->when->duration.seconds;
}

static void set_questions(const Maker *m, CjmSurvey *survey)
{
  const CjmReport *report = m->report;
  const CjmReportBreak *aimless = &report->breaks[CJM_BREAK_PLAN_WITHOUT_AIM];
  GString *plans = g_string_new(NULL);
  for (size_t i = 0; i < aimless->objects.n; i++) g_string_append_printf(plans, "%s%s", plans->len ? ", " : "", aimless->objects.at[i]->id);
  survey->aimless = cjm_arena_take(m->arena, g_string_free(plans, FALSE));
  CjmReportSteps dropped = {cjm_arena_make(m->arena, const CjmStep *, report->opportunities.n + 1), 0},
                 waits = {cjm_arena_make(m->arena, const CjmStep *, m->journey->steps.n + 1), 0};
  for (size_t i = 0; i < m->journey->steps.n; i++)
    if (waits_longer(m->journey->steps.at[i])) waits.at[waits.n++] = m->journey->steps.at[i];
  for (size_t i = 0; i < report->opportunities.n; i++) {
    const CjmReportOpportunity *o = report->opportunities.at[i];
    bool over = o->status == CJM_OPPORTUNITY_DONE || o->status == CJM_OPPORTUNITY_DROPPED;
    if (!over && !o->plans.n && o->n_dropped) dropped.at[dropped.n++] = o->step;
  }
  survey->dropped = numbers_of(m, &dropped);
  survey->waits = numbers_of(m, &waits);
}

/* ---- counts and dates ---- */

static void set_counts(const Maker *m, CjmSurvey *survey)
{
  const CjmReport *report = m->report;
  CjmReportSteps critical = {cjm_arena_make(m->arena, const CjmStep *, report->pains.n + 1), 0};
  for (size_t i = 0; i < report->pains.n; i++) {
    const CjmReportPain *pain = report->pains.at[i];
    if (pain->closed || pain->pain->severity.value != CJM_PAIN_CRITICAL) continue;
    critical.at[critical.n++] = pain->step;
  }
  survey->n_steps = (double)m->journey->steps.n;
  survey->n_pains = (double)report->pains.n;
  survey->n_open = (double)report->n_open;
  survey->n_critical = (double)critical.n;
  survey->critical = numbers_of(m, &critical);
  survey->n_unanswered = (double)report->breaks[CJM_BREAK_PAIN_WITHOUT_ANSWER].n;
  survey->unanswered = numbers_of(m, &report->breaks[CJM_BREAK_PAIN_WITHOUT_ANSWER].steps);
  survey->n_gaps = (double)report->gaps.n;
  survey->n_open_gaps = (double)report->n_open_gaps;
  survey->n_targets = (double)report->n_targets;
  survey->n_met = (double)(report->n_targets - report->n_missed);
  survey->n_opportunities = (double)report->opportunities.n;
  survey->n_unplanned = (double)report->breaks[CJM_BREAK_OPPORTUNITY_UNPLANNED].n;
  survey->unplanned = numbers_of(m, &report->breaks[CJM_BREAK_OPPORTUNITY_UNPLANNED].steps);
  survey->length = report->times.at[0]->length;
  survey->waiting = report->times.at[0]->waiting;
  survey->n_timed = (double)report->times.at[0]->known.n;
  survey->timed = numbers_of(m, &report->times.at[0]->known);
  survey->n_on_path = (double)report->times.at[0]->n;
}

static void set_dates(const Maker *m, CjmSurvey *survey)
{
  survey->updated = m->journey->updated;
  survey->review_by = m->journey->review_by;
  for (size_t i = 0; i < m->journey->sources.n; i++) {
    const CjmSourceOfFacts *source = m->journey->sources.at[i];
    if (!source->date.to.year || (survey->newest && cjm_report_days(survey->newest_date, source->date.to) <= 0)) continue;
    survey->newest = copy(m, source->o.id);
    survey->newest_date = source->date.to;
  }
  for (size_t i = 0; i < m->report->plans.n; i++) {
    const CjmPlanEntry *entry = m->report->plans.at[i]->entry;
    bool over = entry->status.value == CJM_PLAN_DONE || entry->status.value == CJM_PLAN_DROPPED;
    survey->n_late += m->report->plans.at[i]->late;
    if (over || !entry->due.year || (survey->next && cjm_report_days(survey->next_date, entry->due) >= 0)) continue;
    survey->next = copy(m, entry->o.id);
    survey->next_date = entry->due;
  }
}

CjmSurvey *cjm_survey_make(CjmArena *arena, const CjmReport *report, const char *path)
{
  const CjmJourney *journey = report->journey;
  const Maker m = {arena, report, journey};
  const CjmReportLine *main = report->lines.n ? report->lines.at[0] : NULL;
  CjmSurvey *survey = cjm_arena_make(arena, CjmSurvey, 1);
  *survey = (CjmSurvey){.path = copy(&m, path), .title = copy(&m, journey->title.at), .lang = copy(&m, journey->lang.at), .owner = copy(&m, journey->owner.at),
                        .status = journey->status.value, .state = journey->state.value, .scale_min = journey->scale_min, .scale_max = journey->scale_max,
                        .lowest = feeling_of(&m, report->worst.n ? report->worst.at[0] : NULL), .end = feeling_of(&m, main ? &main->end : NULL)};
  set_counts(&m, survey);
  set_dates(&m, survey);
  set_lows(&m, survey);
  set_personas(&m, survey);
  set_channels(&m, survey);
  set_touchpoints(&m, survey);
  set_metrics(&m, survey);
  set_links(&m, survey);
  set_questions(&m, survey);
  return survey;
}

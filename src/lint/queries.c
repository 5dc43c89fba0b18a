/* queries.c: queries that several rules share. */
#include <string.h>

#include "format/shapes.h"
#include "lang/lang.h"
#include "lint/lint-private.h"

/* ---- steps ---- */

static const CjmText *step_text(const CjmStep *step)
{
  if (step->title.at) return &step->title;
  bool own_column = step->number > 0 && !step->phase->single;
  return own_column && step->actions.n > 0 ? &step->actions.at[0]->text : &step->phase->title;
}

const char *cjm_step_name(const CjmStep *step)
{
  return step_text(step)->at;
}

CjmSpan cjm_step_span(const CjmStep *step)
{
  return step_text(step)->span;
}

bool cjm_step_or_phase(const CjmStep *step, CjmStepTest test)
{
  return test(step) || (step->phase->across && test(step->phase->across));
}

bool cjm_phase_any(const CjmPhase *phase, CjmStepTest test)
{
  if (phase->across && test(phase->across)) return true;
  for (size_t i = 0; i < phase->steps.n; i++)
    if (test(phase->steps.at[i])) return true;
  return false;
}

bool cjm_step_has_trouble(const CjmStep *step)
{
  for (size_t i = 0; i < step->moments.n; i++)
    if (step->moments.at[i]->kind.value == CJM_MOMENT_PAIN && step->moments.at[i]->text.at) return true;
  return step->pain_points.n > 0 || step->gaps.n > 0;
}

bool cjm_step_has_unmet(const CjmStep *step)
{
  for (size_t i = 0; i < step->expectations.n; i++)
    if (step->expectations.at[i]->met.set && !step->expectations.at[i]->met.value) return true;
  return false;
}

bool cjm_step_has_metric(const CjmStep *step)
{
  return step->metrics.n > 0;
}

bool cjm_step_has_moment(const CjmStep *step, CjmMomentKind kind)
{
  for (size_t i = 0; i < step->moments.n; i++)
    if (step->moments.at[i]->kind.value == (int)kind) return true;
  return false;
}

static void note_value(const CjmValue *value, void *found)
{
  (void)value;
  *(bool *)found = true;
}

bool cjm_step_has_field(const CjmStep *step, unsigned flag)
{
  bool found = false;
  for (size_t i = 0; i < cjm_shape_step.n_fields && !found; i++) {
    const CjmField *field = &cjm_shape_step.fields[i];
    if (field->flags & flag) cjm_field_each_value(&cjm_shape_step, field, step, note_value, &found);
  }
  return found;
}

static void note_source(const CjmRef *ref, void *found)
{
  (void)ref;
  *(bool *)found = true;
}

bool cjm_step_has_source(const CjmStep *step)
{
  bool found = false;
  cjm_each_ref(&cjm_shape_step, step, CJM_KIND_SOURCE, note_source, &found);
  return found;
}

/* ---- the plan ---- */

GHashTable *cjm_planned_new(const CjmJourney *journey)
{
  GHashTable *found = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < journey->plan.n; i++) {
    CjmPlanEntry *entry = journey->plan.at[i];
    for (size_t j = 0; j < entry->solves.n && entry->status.value != CJM_PLAN_DROPPED; j++)
      if (entry->solves.at[j]->to) g_hash_table_insert(found, entry->solves.at[j]->to, entry);
  }
  return found;
}

const CjmPlanEntry *cjm_plan_of(GHashTable *planned, CjmOpportunity *opportunity)
{
  for (size_t i = 0; i < opportunity->plan.n; i++) {
    const CjmPlanEntry *entry = (const CjmPlanEntry *)(const void *)opportunity->plan.at[i]->to;
    if (entry && entry->status.value != CJM_PLAN_DROPPED) return entry;
  }
  return g_hash_table_lookup(planned, &opportunity->o);
}

/* ---- emotions ---- */

const CjmEmotion *cjm_step_lowest(const CjmStep *step, const CjmPersona *persona)
{
  const CjmEmotion *lowest = NULL;
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    bool counts = !persona || emotion->persona.to == &persona->o;
    if (counts && (!lowest || emotion->score.value < lowest->score.value)) lowest = emotion;
  }
  return lowest;
}

bool cjm_emotion_is_main(const CjmJourney *journey, const CjmEmotion *emotion)
{
  return emotion->persona.to == (journey->primary ? &journey->primary->o : NULL);
}

char *cjm_score_new(const CjmJourney *journey, double score)
{
  const CjmLang *english = cjm_lang_find("en");
  return journey->scale_min < 0 ? cjm_lang_score_new(english, score) : cjm_lang_number_new(english, score, 2);
}

const char *cjm_emotion_whose(const CjmJourney *journey, const CjmEmotion *emotion)
{
  bool several = journey->personas.n > 1 && emotion->persona.to;
  return several ? ((const CjmPersona *)(const void *)emotion->persona.to)->title.at : NULL;
}

/* ---- the rest ---- */

char *cjm_value_new(const CjmMetric *metric, double value)
{
  const char *unit = metric->unit.at;
  g_autofree char *number = cjm_lang_number_new(cjm_lang_find("en"), value, 2);
  if (!unit) return g_steal_pointer(&number);
  return g_strconcat(number, strcmp(unit, "%") == 0 ? "" : " ", unit, NULL);
}

bool cjm_date_before(const CjmDate *a, const CjmDate *b)
{
  if (a->year != b->year) return a->year < b->year;
  return a->month != b->month ? a->month < b->month : a->day < b->day;
}

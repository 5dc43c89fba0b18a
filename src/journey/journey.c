#include "journey/journey.h"

#include <math.h>
#include <string.h>

#include "journey/id.h"

bool cjm_journey_column(const CjmJourney *journey, const CjmStep *step, size_t *ret_column)
{
  size_t low = 0, high = journey->steps.n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (journey->steps.at[middle]->o.index < step->o.index) low = middle + 1;
    else high = middle;
  }
  if (low == journey->steps.n || journey->steps.at[low]->o.index != step->o.index) return false;
  *ret_column = low;
  return true;
}

bool cjm_journey_has_gap(const CjmJourney *journey, size_t column)
{
  if (!journey->whole) return false;
  size_t n = journey->steps.n, before = column ? journey->steps.at[column - 1]->o.index + 1 : 0;
  return (column < n ? journey->steps.at[column]->o.index : journey->whole->steps.n) > before;
}

bool cjm_journey_is_broken(const CjmJourney *journey, size_t from, size_t to)
{
  if (!journey->whole) return false;
  size_t shown = from + 1, end = journey->steps.at[to]->o.index;
  for (size_t i = journey->steps.at[from]->o.index + 1; i < end; i++) {
    if (journey->steps.at[shown]->o.index == i) shown++;
    else if (!journey->whole->steps.at[i]->paths.n) return true;
  }
  return false;
}

bool cjm_journey_shows_persona(const CjmJourney *journey, const CjmPersona *persona)
{
  bool shown = !journey->whole;
  for (size_t i = 0; i < journey->personas.n && !shown; i++) shown = journey->personas.at[i] == persona;
  return shown;
}

double cjm_journey_level(const CjmJourney *journey, double score)
{
  double middle = (journey->scale_min + journey->scale_max) / 2, half = (journey->scale_max - journey->scale_min) / 2;
  return (score - middle) / half;
}

double cjm_journey_score_at(const CjmJourney *journey, double share)
{
  double score = journey->scale_min + share * (journey->scale_max - journey->scale_min);
  return round(score * 1e9) / 1e9;
}

double cjm_journey_score(const CjmJourney *journey, const CjmJourney *other, double score)
{
  bool same = journey->scale_min == other->scale_min && journey->scale_max == other->scale_max;
  return same ? score : cjm_journey_score_at(journey, (score - other->scale_min) / (other->scale_max - other->scale_min));
}

const CjmPersona *cjm_journey_persona(const CjmJourney *other, const CjmPersona *persona)
{
  g_autofree char *id = persona ? cjm_id_fold_new(persona->o.id) : NULL;
  for (size_t i = 0; id && i < other->personas.n; i++) {
    g_autofree char *own = cjm_id_fold_new(other->personas.at[i]->o.id);
    if (strcmp(own, id) == 0) return other->personas.at[i];
  }
  return other->primary;
}

const CjmEmotion *cjm_step_feeling(const CjmStep *step, const CjmPersona *persona)
{
  for (size_t i = step->emotions.n; i-- > 0;)
    if ((const CjmPersona *)step->emotions.at[i]->persona.to == persona) return step->emotions.at[i];
  return NULL;
}

bool cjm_score_matters(const CjmJourney *journey, double before, double now)
{
  static const double least = 0.1, rounding = 1e-9;
  return fabs(now - before) >= least * (journey->scale_max - journey->scale_min) - rounding;
}

static bool refers_to(const CjmRefs *refs, const CjmObject *object)
{
  for (size_t i = 0; i < refs->n; i++) {
    if (refs->at[i]->to == object) {
      return true;
    }
  }
  return false;
}

/* The results so far; results beyond `max` are only counted. */
typedef struct Found {
  const CjmOpportunity **at;
  size_t n, max;
} Found;

static void find_in_step(const CjmStep *step, const CjmPlanEntry *entry, Found *found)
{
  for (size_t i = 0; i < step->opportunities.n; i++) {
    const CjmOpportunity *opportunity = step->opportunities.at[i];
    if (!refers_to(&entry->solves, &opportunity->o) && !refers_to(&opportunity->plan, &entry->o)) {
      continue;
    }
    if (found->n < found->max) {
      found->at[found->n] = opportunity;
    }
    found->n++;
  }
}

size_t cjm_plan_opportunities(const CjmJourney *journey, const CjmPlanEntry *entry, const CjmOpportunity **ret_found, size_t max)
{
  Found found = {.at = ret_found, .max = max};
  for (size_t i = 0; i < journey->phases.n; i++) {
    const CjmPhase *phase = journey->phases.at[i];
    if (phase->across != NULL) {
      find_in_step(phase->across, entry, &found);
    }
    for (size_t s = 0; s < phase->steps.n; s++) {
      find_in_step(phase->steps.at[s], entry, &found);
    }
  }
  return found.n;
}

static bool has_text(const CjmTexts *texts, const char *wanted)
{
  for (size_t i = 0; i < texts->n; i++)
    if (strcmp(texts->at[i]->at, wanted) == 0) return true;
  return false;
}

const CjmBlockChoice *cjm_blocks_find(const CjmBlockChoices *blocks, const char *name)
{
  for (size_t i = 0; i < blocks->n; i++)
    if (strcmp(blocks->at[i]->name.at, name) == 0) return blocks->at[i];
  return NULL;
}

bool cjm_journey_shows_block(const CjmJourney *journey, const char *key)
{
  const CjmBlockChoices *blocks = &journey->blocks;
  bool chosen = blocks->n == 0 || cjm_blocks_find(blocks, key) || cjm_blocks_find(blocks, "default");
  return chosen && !has_text(&journey->hidden_blocks, key);
}

static const struct {
  const char *key;
  CjmWord title;
  bool by_default;
  CjmLaneRows rows;
} lanes[CJM_LANE_COUNT] = {
#define CJM_LANE(suffix, key, by_default, rows, help) [CJM_LANE_##suffix] = {#key, CJM_WORD_##suffix, by_default, CJM_ROWS_##rows},
#include "lang/lanes.def"
#undef CJM_LANE
};

const char *cjm_lane_key(CjmLaneId id)
{
  return lanes[id].key;
}

CjmWord cjm_lane_word(CjmLaneId id)
{
  g_assert(id < CJM_LANE_CUSTOM);
  return lanes[id].title;
}

bool cjm_lane_by_default(CjmLaneId id)
{
  return lanes[id].by_default;
}

CjmLaneRows cjm_lane_rows(CjmLaneId id)
{
  return lanes[id].rows;
}

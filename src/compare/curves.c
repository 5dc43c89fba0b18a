/* curves.c: the curves of a map of changes: a lane for each persona whose scores changed. */
#include <string.h>

#include "compare/both.h"
#include "journey/list.h"

static bool is_of(const CjmDifference *change, const CjmPersona *persona, const CjmPersona *old)
{
  const CjmEmotion *now = change->new.at, *was = change->old.at;
  switch (change->id) {
    case CJM_DIFF_EMOTION_UP:
    case CJM_DIFF_EMOTION_DOWN:
    case CJM_DIFF_EMOTION_ADDED: return now && (const CjmPersona *)(const void *)now->persona.to == persona;
    case CJM_DIFF_EMOTION_REMOVED: return was && (const CjmPersona *)(const void *)was->persona.to == old;
    default: return false;
  }
}

static const CjmPersona *old_of(const CjmBoth *both, const CjmPersona *persona)
{
  return persona ? cjm_changes_match(both->changes, persona) : both->changes->old->primary;
}

static bool is_changed(const CjmBoth *both, const CjmPersona *persona)
{
  for (size_t i = 0; i < both->changes->n; i++)
    if (is_of(both->changes->at[i], persona, old_of(both, persona))) return true;
  return false;
}

static bool has_feelings(const CjmJourney *journey, const CjmPersona *persona)
{
  for (size_t i = 0; i < journey->steps.n; i++)
    if (cjm_step_feeling(journey->steps.at[i], persona)) return true;
  return false;
}

static bool is_among(const GPtrArray *list, const void *item)
{
  return g_ptr_array_find((GPtrArray *)(void *)list, item, NULL);
}

/* The personas that get a lane, the primary one first; at least one. */
static GPtrArray *leads_new(CjmBoth *both)
{
  const CjmJourney *journey = both->changes->new;
  GPtrArray *leads = g_ptr_array_new();
  if (is_changed(both, journey->primary)) g_ptr_array_add(leads, journey->primary);
  for (size_t i = 0; i < journey->personas.n; i++)
    if (journey->personas.at[i] != journey->primary && is_changed(both, journey->personas.at[i])) g_ptr_array_add(leads, journey->personas.at[i]);
  if (!leads->len) g_ptr_array_add(leads, journey->primary);
  both->steady = cjm_arena_make(both->arena, CjmPersona *, journey->personas.n + 1);
  for (size_t i = 0; i < journey->personas.n; i++) {
    CjmPersona *persona = journey->personas.at[i];
    if (!is_among(leads, persona) && has_feelings(journey, persona)) both->steady[both->n_steady++] = persona;
  }
  return leads;
}

/* The lane of emotions with the curve of one persona, and how that was. */
static void add_lane(CjmBoth *both, const CjmLane *lane, CjmPersona *lead)
{
  CjmLane *own = cjm_arena_make(both->arena, CjmLane, 1);
  size_t i = both->journey.lanes.n;
  *own = *lane;
  own->show_all = own->show_competitors = false;
  own->show_baseline = true;
  own->show.n = 0;
  both->changed.leads[i] = lead;
  both->changed.old_leads[i] = old_of(both, lead);
  cjm_list_append(both->arena, &both->journey.lanes, own);
}

void cjm_both_set_curves(CjmBoth *both)
{
  g_autoptr(GPtrArray) leads = leads_new(both);
  CjmAnyList lanes = cjm_list_get(&both->journey.lanes);
  size_t most = lanes.n + leads->len + 1;
  memset(&both->journey.lanes, 0, sizeof both->journey.lanes);
  both->changed.leads = cjm_arena_make(both->arena, const CjmPersona *, most);
  both->changed.old_leads = cjm_arena_make(both->arena, const CjmPersona *, most);
  for (size_t i = 0; i < lanes.n; i++) {
    CjmLane *lane = lanes.at[i];
    if (lane->id != CJM_LANE_EMOTION) cjm_list_append(both->arena, &both->journey.lanes, lane);
    for (guint k = 0; lane->id == CJM_LANE_EMOTION && k < leads->len; k++) add_lane(both, lane, leads->pdata[k]);
  }
}

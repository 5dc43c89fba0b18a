/* views.c: views that show what they name. */
#include <string.h>

#include "format/shapes.h"
#include "lint/lint-private.h"
#include "view/view.h"

/* ---- lanes ---- */

/* The keys of a step that fill a lane, where the lane is not named after its only one. */
static const struct {
  CjmLaneId lane;
  const char *keys[3];
} filled_by[] = {
  {CJM_LANE_STORYBOARD, {"image"}},
  {CJM_LANE_EMOTION, {"emotion", "emotions", "moment"}},
  {CJM_LANE_CHANNELS, {"touchpoints"}},
  {CJM_LANE_PAIN_POINTS, {"pain_points", "gains", "gaps"}},
  {CJM_LANE_OWNERS, {"owner"}},
  {CJM_LANE_COSTS, {"cost"}},
};

static void note_value(const CjmValue *value, void *found)
{
  (void)value;
  *(bool *)found = true;
}

static bool has_value(const CjmStep *step, const char *key)
{
  bool found = false;
  const CjmField *field = cjm_shape_field(&cjm_shape_step, key);
  if (field) cjm_field_each_value(&cjm_shape_step, field, step, note_value, &found);
  return found;
}

static bool has_custom(const CjmStep *step, const char *id)
{
  for (size_t i = 0; i < step->customs.n; i++)
    if (strcmp(step->customs.at[i]->lane->o.id, id) == 0) return true;
  return false;
}

static bool fills_lane(const CjmStep *step, const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(filled_by); i++) {
    if (strcmp(cjm_lane_key(filled_by[i].lane), name) != 0) continue;
    for (size_t k = 0; k < G_N_ELEMENTS(filled_by[i].keys) && filled_by[i].keys[k]; k++)
      if (has_value(step, filled_by[i].keys[k])) return true;
    return false;
  }
  return has_value(step, name) || has_custom(step, name);
}

static bool has_lane(const CjmJourney *seen, const char *name)
{
  if (strcmp(name, "default") == 0 || strcmp(name, cjm_lane_key(CJM_LANE_STEPS)) == 0) return true;
  for (size_t i = 0; i < seen->cells.n; i++)
    if (fills_lane(seen->cells.at[i], name)) return true;
  return false;
}

/* ---- blocks ---- */

static bool has_causes(const CjmJourney *seen)
{
  for (size_t i = 0; i < seen->cells.n; i++)
    for (size_t k = 0; k < seen->cells.at[i]->pain_points.n; k++)
      if (seen->cells.at[i]->pain_points.at[k]->cause.at) return true;
  return false;
}

static bool has_rated_opportunities(const CjmJourney *seen)
{
  for (size_t i = 0; i < seen->cells.n; i++)
    for (size_t k = 0; k < seen->cells.at[i]->opportunities.n; k++) {
      const CjmOpportunity *o = seen->cells.at[i]->opportunities.at[k];
      if (o->effort.set && (o->customer_value.set || o->business_value.set)) return true;
    }
  return false;
}

static bool has_block(const CjmJourney *seen, const char *name)
{
  const struct {
    const char *name;
    bool there;
  } blocks[] = {
    {"conclusions", seen->conclusions.n > 0},
    {"recommendations", seen->recommendations.n > 0},
    {"matrix", has_rated_opportunities(seen)},
    {"plan", seen->plan.n > 0},
    {"causes", has_causes(seen)},
    {"competitors", seen->competitors.n > 0},
    {"paths", seen->paths.n > 0},
    {"segments", seen->segments.n > 0},
    {"principles", seen->principles.n > 0},
    {"sources", seen->sources.n > 0},
    {"notes", seen->notes.n + seen->links.n > 0},
    {"gone", seen->earlier != NULL},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
    if (strcmp(blocks[i].name, name) == 0) return blocks[i].there;
  return true;
}

/* ---- personas and tags; unused-path reports paths ---- */

static void note_use(const CjmRef *ref, void *used)
{
  if (ref->to) g_hash_table_add(used, ref->to);
}

/* What something in the journey belongs to; views themselves do not count. */
static GHashTable *find_used(const CjmJourney *journey)
{
  static const CjmKind kinds[] = {CJM_KIND_PERSONA, CJM_KIND_TAG};
  CjmJourney without = *journey;
  without.views.n = without.gates.n = 0;
  GHashTable *used = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) cjm_each_ref(&cjm_shape_journey, &without, kinds[i], note_use, used);
  if (journey->primary) g_hash_table_add(used, &journey->primary->o); /* feelings without a persona are theirs */
  return used;
}

static void check_refs(CjmLint *lint, const CjmView *view, const CjmRefs *refs, const char *what, GHashTable *used)
{
  for (size_t i = 0; i < refs->n; i++)
    if (refs->at[i]->to && !g_hash_table_contains(used, refs->at[i]->to))
      cjm_lint_report(lint, refs->at[i]->id.span, "nothing %s `%s`, which the view `%s` chooses", what, refs->at[i]->id.at, view->o.id);
}

static bool has_phase(const CjmJourney *seen, const CjmObject *wanted)
{
  for (size_t i = 0; i < seen->phases.n; i++)
    if (strcmp(seen->phases.at[i]->o.id, wanted->id) == 0) return true;
  return false;
}

/* ---- empty-choice ---- */

static void check_view(CjmLint *lint, const CjmView *view, GHashTable *used)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmJourney *seen = cjm_view_apply(arena, lint->journey, (CjmViewChoice){.view = view}, NULL);
  check_refs(lint, view, &view->personas, "belongs to", used);
  check_refs(lint, view, &view->tags, "is tagged", used);
  if (!seen) return; /* an error: the view cannot be drawn */
  for (size_t i = 0; i < view->lanes.n; i++)
    if (!has_lane(seen, view->lanes.at[i]->at))
      cjm_lint_report(lint, view->lanes.at[i]->span, "the lane `%s` of the view `%s` is empty", view->lanes.at[i]->at, view->o.id);
  for (size_t i = 0; i < view->blocks.n; i++)
    if (!has_block(seen, view->blocks.at[i]->name.at))
      cjm_lint_report(lint, view->blocks.at[i]->name.span, "the block `%s` of the view `%s` is empty", view->blocks.at[i]->name.at,
                      view->o.id);
  for (size_t i = 0; i < view->phases.n; i++)
    if (view->phases.at[i]->to && !has_phase(seen, view->phases.at[i]->to))
      cjm_lint_report(lint, view->phases.at[i]->id.span, "the phase `%s` of the view `%s` has no step in it", view->phases.at[i]->id.at,
                      view->o.id);
}

static void run_empty_choice(CjmLint *lint)
{
  g_autoptr(GHashTable) used = lint->journey->views.n ? find_used(lint->journey) : NULL;
  for (size_t i = 0; i < lint->journey->views.n; i++) check_view(lint, lint->journey->views.at[i], used);
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_EMPTY_CHOICE,
   .why = "A view promises its readers what it names. Where nothing of it is on the map, a name is wrong or content is missing, and nobody can "
          "tell which.",
   .source = "Jim Kalbach, Mapping Experiences, 2nd edition, 2020",
   .fix = "correct the name, add what is missing to the journey, or take the choice out of the view",
   .bad = "title: Borrowing a bicycle\n"
          "tags: Commuters\n"
          "views: {id: team, title: For the team, lanes: [steps, costs], tags: Comuters}\n"
          "phases:\n"
          "  - {title: Find, actions: {text: Looks for a station, tags: Commuters}}\n",
   .good = "title: Borrowing a bicycle\n"
           "tags: Commuters\n"
           "views: {id: team, title: For the team, lanes: [steps, actions], tags: Commuters}\n"
           "phases:\n"
           "  - {title: Find, actions: {text: Looks for a station, tags: Commuters}}\n",
   .run = run_empty_choice},
};

const CjmRuleGroup cjm_rules_views = {"Views", rules, G_N_ELEMENTS(rules)};

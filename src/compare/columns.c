/* columns.c: the phases and steps of both journeys in one order. */
#include <string.h>

#include "compare/both.h"
#include "format/shapes.h"
#include "journey/list.h"

typedef struct Phase {
  const CjmPhase *of; /* of the newer journey, or one that is gone */
  GPtrArray *columns; /* CjmBothColumn * */
} Phase;

typedef struct Builder {
  CjmBoth *both;
  GPtrArray *phases;    /* Phase * */
  GHashTable *places;   /* CjmStep of the older journey → its CjmBothColumn */
  GHashTable *steps;    /* CjmStep of either journey → CjmDiffStep */
  GHashTable *phase_of; /* CjmPhase of the newer journey, or one that is gone → Phase */
} Builder;

static void phase_free(void *data)
{
  g_ptr_array_unref(((Phase *)data)->columns);
  g_free(data);
}

static Phase *insert_phase(Builder *b, gint at, const CjmPhase *of)
{
  Phase *phase = g_new(Phase, 1);
  *phase = (Phase){of, g_ptr_array_new()};
  g_ptr_array_insert(b->phases, at, phase);
  g_hash_table_insert(b->phase_of, (void *)of, phase);
  return phase;
}

static CjmBothColumn *insert_column(Builder *b, Phase *phase, gint at, const CjmDiffStep *step, bool old_place)
{
  CjmBothColumn *column = cjm_arena_make(b->both->arena, CjmBothColumn, 1);
  *column = (CjmBothColumn){.step = step, .old_place = old_place};
  g_ptr_array_insert(phase->columns, at, column);
  return column;
}

static gint find_in(GPtrArray *list, const void *item)
{
  guint at;
  return g_ptr_array_find(list, item, &at) ? (gint)at : -1;
}

/* The phase that has the column, and its place in it. */
static Phase *find_column(const Builder *b, const CjmBothColumn *column, gint *ret_at)
{
  for (guint i = 0; column && i < b->phases->len; i++) {
    Phase *phase = b->phases->pdata[i];
    *ret_at = find_in(phase->columns, column);
    if (*ret_at >= 0) return phase;
  }
  return NULL;
}

/* ---- the newer journey ---- */

static void add_new(Builder *b)
{
  const CjmJourney *journey = b->both->changes->new;
  for (size_t p = 0; p < journey->phases.n; p++) {
    Phase *phase = insert_phase(b, -1, journey->phases.at[p]);
    for (size_t s = 0; s < phase->of->steps.n; s++) {
      const CjmDiffStep *step = g_hash_table_lookup(b->steps, phase->of->steps.at[s]);
      CjmBothColumn *column = insert_column(b, phase, -1, step, false);
      if (step->old && !step->moved) g_hash_table_insert(b->places, (void *)step->old, column);
    }
  }
}

/* ---- what is gone, and where something was ---- */

/* The phase in which a step of the older journey is: the same as then, or one that is gone, which is put behind that of `before`. */
static Phase *phase_for(Builder *b, const CjmStep *old, const CjmBothColumn *before)
{
  const CjmPhase *match = cjm_changes_match(b->both->changes, old->phase), *of = match ? match : old->phase;
  Phase *known = g_hash_table_lookup(b->phase_of, of);
  if (known) return known;
  gint at;
  Phase *previous = find_column(b, before, &at);
  return insert_phase(b, previous ? find_in(b->phases, previous) + 1 : 0, of);
}

/* Behind the step that was before it, or at the start of its phase. */
static void add_old(Builder *b)
{
  const CjmJourney *journey = b->both->changes->old;
  const CjmBothColumn *before = NULL;
  for (size_t i = 0; i < journey->steps.n; i++) {
    const CjmStep *old = journey->steps.at[i];
    CjmBothColumn *column = g_hash_table_lookup(b->places, old);
    if (!column) {
      gint at = -1;
      Phase *phase = phase_for(b, old, before), *previous = find_column(b, before, &at);
      const CjmDiffStep *step = g_hash_table_lookup(b->steps, old);
      column = insert_column(b, phase, previous == phase ? at + 1 : 0, step, step->new != NULL);
    }
    before = column;
  }
}

/* ---- the steps of the map ---- */

/* Of a step that is folded only what gives it its place stays: feelings without words, touchpoints without titles. */
static CjmStep *bare_step(CjmBoth *both, const CjmStep *step, bool with_points)
{
  CjmStep *bare = cjm_arena_make(both->arena, CjmStep, 1);
  *bare = (CjmStep){.o = step->o, .phase = step->phase, .place = step->place, .title = step->title, .paths = step->paths, .next = step->next};
  for (size_t i = 0; with_points && i < step->emotions.n; i++) {
    CjmEmotion *emotion = cjm_arena_make(both->arena, CjmEmotion, 1);
    const CjmEmotion *felt = step->emotions.at[i];
    *emotion = (CjmEmotion){.o = felt->o, .persona = felt->persona, .score = felt->score, .paths = felt->paths};
    cjm_list_append(both->arena, &bare->emotions, emotion);
  }
  for (size_t i = 0; with_points && i < step->touchpoints.n; i++) {
    CjmTouchpoint *touchpoint = cjm_arena_make(both->arena, CjmTouchpoint, 1);
    const CjmTouchpoint *met = step->touchpoints.at[i];
    if (i && met->channel.to == step->touchpoints.at[i - 1]->channel.to) continue;
    *touchpoint = (CjmTouchpoint){.o = met->o, .channel = met->channel, .about = {.paths = met->about.paths}};
    cjm_list_append(both->arena, &bare->touchpoints, touchpoint);
  }
  return bare;
}

/* A step that is gone, with all that it held but its feelings, which its curve shows. */
static CjmStep *gone_step(CjmBoth *both, const CjmStep *step)
{
  CjmStep *gone = cjm_both_clone(both, &cjm_shape_step, step);
  for (size_t i = 0; i < cjm_shape_step.n_fields; i++) {
    const CjmField *field = &cjm_shape_step.fields[i];
    if (field->type != CJM_FIELD_OBJECTS || (field->flags & CJM_FIELD_ALIAS)) continue;
    CjmAnyList list = cjm_list_get((char *)gone + field->offset), copies = {cjm_arena_make(both->arena, void *, list.n + 1), list.n};
    for (size_t k = 0; k < list.n; k++) copies.at[k] = cjm_both_clone(both, field->shape, list.at[k]);
    cjm_list_set((char *)gone + field->offset, copies);
  }
  gone->emotions.n = gone->moments.n = gone->next.n = gone->customs.n = 0;
  gone->inner = NULL;
  return gone;
}

static CjmStep *make_step(CjmBoth *both, const CjmBothColumn *column, const CjmStep **ret_whole)
{
  const CjmDiffStep *step = column->step;
  *ret_whole = NULL;
  if (column->old_place) {
    CjmStep *place = bare_step(both, step->old, false);
    CjmStep *translated = cjm_both_clone(both, &cjm_shape_step, place);
    translated->next.n = 0;
    return translated;
  }
  if (!step->new) return gone_step(both, step->old);
  if (column->folded) {
    *ret_whole = step->new;
    return bare_step(both, step->new, true);
  }
  CjmStep *copy = cjm_arena_make(both->arena, CjmStep, 1);
  *copy = *step->new;
  return copy;
}

/* Arrows lead to the steps of the map. */
static void translate_arrows(CjmBoth *both, CjmStep *step)
{
  CjmAnyList kept = {cjm_arena_make(both->arena, void *, step->next.n + 1), 0};
  for (size_t i = 0; i < step->next.n; i++) {
    CjmNext *next = cjm_arena_make(both->arena, CjmNext, 1);
    *next = *step->next.at[i];
    CjmStep *to = next->to.to ? cjm_both_step(both, (const CjmStep *)next->to.to) : NULL;
    if (!to) continue;
    next->to.to = &to->o;
    kept.at[kept.n++] = next;
  }
  cjm_list_set(&step->next, kept);
}

CjmStep *cjm_both_step(const CjmBoth *both, const CjmStep *step)
{
  for (size_t i = 0; i < both->journey.steps.n; i++) {
    const CjmBothColumn *column = &both->columns[i];
    if (!column->old_place && (column->step->new == step || (!column->step->new && column->step->old == step))) return both->journey.steps.at[i];
  }
  return NULL;
}

static void add_phase(CjmBoth *both, const Phase *phase, bool all)
{
  CjmJourney *journey = &both->journey;
  CjmPhase *copy = cjm_arena_make(both->arena, CjmPhase, 1);
  *copy = *phase->of;
  copy->o.index = journey->phases.n;
  copy->steps.n = 0;
  copy->steps.at = NULL;
  if (!phase->columns->len) return;
  if (copy->across) cjm_list_append(both->arena, &journey->cells, copy->across);
  for (guint i = 0; i < phase->columns->len; i++) {
    CjmBothColumn *column = phase->columns->pdata[i];
    size_t place = journey->steps.n;
    column->folded = !all && !column->old_place && cjm_diff_step_is_unchanged(column->step);
    CjmStep *step = make_step(both, column, &both->changed.whole[place]);
    step->phase = copy;
    step->o.index = place;
    step->number = place + 1;
    both->columns[place] = *column;
    cjm_list_append(both->arena, &copy->steps, step);
    cjm_list_append(both->arena, &journey->steps, step);
    cjm_list_append(both->arena, &journey->cells, step);
  }
  copy->single = copy->single && copy->steps.n == 1;
  cjm_list_append(both->arena, &journey->phases, copy);
}

static void link_old_places(CjmBoth *both)
{
  for (size_t i = 0; i < both->journey.steps.n; i++) {
    CjmBothColumn *column = &both->columns[i];
    for (size_t k = 0; column->old_place && k < both->journey.steps.n; k++)
      if (both->columns[k].step == column->step && !both->columns[k].old_place) column->moved_to = k;
    if (column->old_place) both->changed.moved[i] = both->journey.steps.at[column->moved_to];
  }
}

void cjm_both_set_steps(CjmBoth *both, bool all)
{
  const CjmChanges *changes = both->changes;
  g_autoptr(GPtrArray) phases = g_ptr_array_new_with_free_func(phase_free);
  g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL), steps = g_hash_table_new(NULL, NULL), phase_of = g_hash_table_new(NULL, NULL);
  Builder b = {both, phases, places, steps, phase_of};
  for (size_t i = 0; i < changes->n_steps; i++) {
    if (changes->steps[i].old) g_hash_table_insert(steps, (void *)changes->steps[i].old, &changes->steps[i]);
    if (changes->steps[i].new) g_hash_table_insert(steps, (void *)changes->steps[i].new, &changes->steps[i]);
  }
  add_new(&b);
  add_old(&b);
  size_t most = changes->old->steps.n + changes->new->steps.n + 1;
  both->columns = cjm_arena_make(both->arena, CjmBothColumn, most);
  both->changed.whole = cjm_arena_make(both->arena, const CjmStep *, most);
  both->changed.moved = cjm_arena_make(both->arena, const CjmStep *, most);
  memset(&both->journey.phases, 0, sizeof both->journey.phases);
  memset(&both->journey.steps, 0, sizeof both->journey.steps);
  memset(&both->journey.cells, 0, sizeof both->journey.cells);
  for (guint i = 0; i < phases->len; i++) add_phase(both, phases->pdata[i], all);
  for (size_t i = 0; i < both->journey.steps.n; i++) translate_arrows(both, both->journey.steps.at[i]);
  link_old_places(both);
}

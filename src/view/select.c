/* select.c: what of a journey a view shows.
 *
 * Lists of steps and items are copied where something is left out of them; items themselves are shared with the whole journey. */
#include <string.h>

#include "format/shapes.h"
#include "format/walk.h"
#include "journey/list.h"
#include "journey/routes.h"
#include "view/lanes.h"

typedef struct Selection {
  CjmArena *arena;
  const CjmJourney *whole;
  CjmJourney *seen;
  const CjmView *view; /* what is chosen, of both views */
  GPtrArray *left_out; /* char *; NULL: not asked for */
  size_t items;        /* left out of steps that are shown */
} Selection;

G_GNUC_PRINTF(2, 3)
static void note(Selection *s, const char *format, ...)
{
  if (!s->left_out) return;
  va_list args;
  va_start(args, format);
  g_ptr_array_add(s->left_out, g_strdup_vprintf(format, args));
  va_end(args);
}

/* ---- what is chosen ---- */

static bool is_set(const CjmField *field, const void *object)
{
  const void *at = (const char *)object + field->offset;
  switch (field->type) {
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_TINTS:
    case CJM_FIELD_REFS:
    case CJM_FIELD_SPECIAL: return ((const CjmAnyList *)at)->n > 0;
    case CJM_FIELD_CHOICE: return ((const CjmChoice *)at)->set;
    case CJM_FIELD_TINT: return ((const CjmTint *)at)->set;
    case CJM_FIELD_OBJECT: return *(void *const *)at != NULL;
    default: return ((const CjmText *)at)->at != NULL;
  }
}

static size_t size_of(const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_TINTS:
    case CJM_FIELD_REFS:
    case CJM_FIELD_SPECIAL: return sizeof(CjmAnyList);
    case CJM_FIELD_CHOICE: return sizeof(CjmChoice);
    case CJM_FIELD_TINT: return sizeof(CjmTint);
    case CJM_FIELD_OBJECT: return sizeof(void *);
    default: return sizeof(CjmText);
  }
}

/* Overrides the keys of `object` with those of `over`. */
static void lay_over(const CjmShape *shape, void *object, const void *over)
{
  for (size_t i = 0; over && i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (field->type == CJM_FIELD_ID || field->reader == CJM_READER_JOIN || !is_set(field, over)) continue;
    memcpy((char *)object + field->offset, (const char *)over + field->offset, size_of(field));
  }
}

/* ---- what belongs to what is chosen ---- */

static const CjmRefs *choice_of(const CjmView *view, CjmKind kind)
{
  switch (kind) {
    case CJM_KIND_PERSONA: return &view->personas;
    case CJM_KIND_PATH: return &view->paths;
    case CJM_KIND_PHASE: return &view->phases;
    default: return &view->tags;
  }
}

static bool is_among(const CjmRefs *refs, const void *object)
{
  for (size_t i = 0; i < refs->n; i++)
    if ((const void *)refs->at[i]->to == object) return true;
  return false;
}

static bool is_same_fork(const CjmJourneyPath *a, const CjmJourneyPath *b)
{
  return (!a->fork.at && !b->fork.at) || (a->fork.at && b->fork.at && strcmp(a->fork.at, b->fork.at) == 0);
}

/* Whether a thing is shown as far as its own kind goes. A choice of paths is one at their forks; the paths of other forks stay. */
static bool is_chosen(const Selection *s, CjmKind kind, const CjmObject *object)
{
  const CjmRefs *choice = choice_of(s->view, kind);
  if (!choice->n || is_among(choice, object)) return true;
  if (kind != CJM_KIND_PATH) return false;
  for (size_t i = 0; i < choice->n; i++)
    if (is_same_fork((const CjmJourneyPath *)choice->at[i]->to, (const CjmJourneyPath *)object)) return false;
  return true;
}

/* Does an object belong to things of a kind, none of which is chosen? */
static bool belongs_elsewhere(const Selection *s, const CjmShape *shape, const void *object, CjmKind kind)
{
  bool belongs = false;
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (field->type != CJM_FIELD_REFS || field->ref != kind) continue;
    const CjmRefs *refs = (const CjmRefs *)(const void *)((const char *)object + field->offset);
    for (size_t k = 0; k < refs->n; k++) {
      if (!refs->at[k]->to) continue;
      if (is_chosen(s, kind, refs->at[k]->to)) return false;
      belongs = true;
    }
  }
  return belongs;
}

static bool is_hidden(const Selection *s, const CjmShape *shape, const void *object)
{
  static const CjmKind kinds[] = {CJM_KIND_PERSONA, CJM_KIND_PATH, CJM_KIND_TAG};
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (choice_of(s->view, kinds[i])->n && belongs_elsewhere(s, shape, object, kinds[i])) return true;
  if (shape != &cjm_shape_emotion) return false;
  const CjmObject *persona = ((const CjmEmotion *)object)->persona.to;
  return persona && !is_chosen(s, CJM_KIND_PERSONA, persona);
}

/* Leaves hidden items out of a list. Returns how many. */
static size_t keep_shown(Selection *s, const CjmShape *shape, void *at)
{
  CjmAnyList *list = at, kept = {cjm_arena_make(s->arena, void *, list->n + 1), 0};
  for (size_t i = 0; i < list->n; i++)
    if (!is_hidden(s, shape, list->at[i])) kept.at[kept.n++] = list->at[i];
  size_t hidden = list->n - kept.n;
  *list = kept;
  return hidden;
}

static void keep_shown_items(Selection *s, const CjmShape *shape, void *object)
{
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (field->type == CJM_FIELD_OBJECTS && !(field->flags & CJM_FIELD_ALIAS))
      s->items += keep_shown(s, field->shape, (char *)object + field->offset);
  }
}

/* ---- phases and steps ---- */

static void keep_shown_customs(Selection *s, CjmStep *step)
{
  CjmAnyList kept = {cjm_arena_make(s->arena, void *, step->customs.n + 1), 0};
  for (size_t i = 0; i < step->customs.n; i++) {
    CjmCustom *custom = cjm_arena_make(s->arena, CjmCustom, 1);
    *custom = *step->customs.at[i];
    s->items += keep_shown(s, &cjm_shape_text_item, &custom->texts);
    kept.at[kept.n++] = custom;
  }
  memcpy(&step->customs, &kept, sizeof kept);
}

static CjmStep *show_step(Selection *s, const CjmStep *step, CjmPhase *phase)
{
  CjmStep *shown = cjm_arena_make(s->arena, CjmStep, 1);
  *shown = *step;
  shown->phase = phase;
  keep_shown_items(s, &cjm_shape_step, shown);
  keep_shown(s, &cjm_shape_emotion, &shown->emotions);
  keep_shown_customs(s, shown);
  return shown;
}

/* What a step is called in a note. */
static const char *name_of(const CjmStep *step)
{
  return step->title.at ? step->title.at : step->phase->single && step->phase->title.at ? step->phase->title.at : step->o.id;
}

static CjmPhase *show_phase(Selection *s, const CjmPhase *phase)
{
  CjmPhase *shown = cjm_arena_make(s->arena, CjmPhase, 1);
  *shown = *phase;
  shown->steps.at = cjm_arena_make(s->arena, CjmStep *, phase->steps.n);
  shown->steps.n = 0;
  bool chosen = is_chosen(s, CJM_KIND_PHASE, &phase->o);
  for (size_t i = 0; i < phase->steps.n; i++) {
    const CjmStep *step = phase->steps.at[i];
    if (chosen && !is_hidden(s, &cjm_shape_step, step)) shown->steps.at[shown->steps.n++] = show_step(s, step, shown);
    else note(s, "step %zu (%s)", step->number, name_of(step));
  }
  if (phase->across) shown->across = show_step(s, phase->across, shown);
  return shown->steps.n ? shown : NULL;
}

static void show_phases(Selection *s)
{
  CjmJourney *seen = s->seen;
  size_t n_phases = seen->phases.n, n_steps = seen->steps.n, n_cells = seen->cells.n;
  seen->phases.at = cjm_arena_make(s->arena, CjmPhase *, n_phases);
  seen->steps.at = cjm_arena_make(s->arena, CjmStep *, n_steps);
  seen->cells.at = cjm_arena_make(s->arena, CjmStep *, n_cells);
  seen->phases.n = seen->steps.n = seen->cells.n = 0;
  for (size_t p = 0; p < n_phases; p++) {
    CjmPhase *phase = show_phase(s, s->whole->phases.at[p]);
    if (!phase) continue;
    seen->phases.at[seen->phases.n++] = phase;
    if (phase->across) seen->cells.at[seen->cells.n++] = phase->across;
    for (size_t i = 0; i < phase->steps.n; i++)
      seen->steps.at[seen->steps.n++] = seen->cells.at[seen->cells.n++] = phase->steps.at[i];
  }
}

/* Arrows lead to steps that are shown. */
static void keep_arrows(Selection *s)
{
  for (size_t i = 0; i < s->seen->steps.n; i++) {
    CjmStep *step = s->seen->steps.at[i];
    CjmAnyList kept = {cjm_arena_make(s->arena, void *, step->next.n + 1), 0};
    size_t column;
    for (size_t k = 0; k < step->next.n; k++)
      if (step->next.at[k]->to.to && cjm_journey_column(s->seen, (const CjmStep *)step->next.at[k]->to.to, &column))
        kept.at[kept.n++] = step->next.at[k];
    memcpy(&step->next, &kept, sizeof kept);
  }
}

/* ---- people ---- */

static void show_personas(Selection *s)
{
  CjmJourney *seen = s->seen;
  size_t n = seen->personas.n;
  CjmPersona **all = seen->personas.at;
  seen->personas.at = cjm_arena_make(s->arena, CjmPersona *, n + 1);
  seen->personas.n = 0;
  bool has_primary = false;
  for (size_t i = 0; i < n; i++) {
    if (!is_chosen(s, CJM_KIND_PERSONA, &all[i]->o)) {
      note(s, "persona %s", all[i]->title.at ? all[i]->title.at : all[i]->o.id);
      continue;
    }
    has_primary = has_primary || all[i] == seen->primary;
    seen->personas.at[seen->personas.n++] = all[i];
  }
  if (!has_primary) seen->primary = seen->personas.n ? seen->personas.at[0] : NULL;
}

/* ---- other journeys, by the columns of this one ---- */

static CjmOther show_other(Selection *s, const CjmOther *other)
{
  CjmOther shown = *other;
  shown.steps = cjm_arena_make(s->arena, const CjmStep *, s->seen->steps.n);
  for (size_t i = 0; i < s->seen->steps.n; i++) {
    size_t column;
    if (cjm_journey_column(s->whole, s->seen->steps.at[i], &column)) shown.steps[i] = other->steps[column];
  }
  return shown;
}

static void show_others(Selection *s)
{
  CjmJourney *seen = s->seen;
  if (seen->earlier) {
    CjmOther *earlier = cjm_arena_make(s->arena, CjmOther, 1);
    *earlier = show_other(s, seen->earlier);
    seen->earlier = earlier;
  }
  CjmOther **all = seen->overlays.at;
  seen->overlays.at = cjm_arena_make(s->arena, CjmOther *, seen->overlays.n + 1);
  for (size_t i = 0; i < seen->overlays.n; i++) {
    seen->overlays.at[i] = cjm_arena_make(s->arena, CjmOther, 1);
    *seen->overlays.at[i] = show_other(s, all[i]);
  }
}

/* ---- forks ---- */

/* A fork of which some paths are chosen has these alone, and one of them is the main one. */
static void show_forks(Selection *s)
{
  CjmJourney *seen = s->seen;
  if (!s->view->paths.n) return;
  seen->forks.at = cjm_arena_make(s->arena, CjmFork *, seen->forks.n + 1);
  for (size_t f = 0; f < seen->forks.n; f++) {
    const CjmFork *whole = s->whole->forks.at[f];
    CjmFork *fork = seen->forks.at[f] = cjm_arena_make(s->arena, CjmFork, 1);
    *fork = *whole;
    fork->paths.at = cjm_arena_make(s->arena, CjmJourneyPath *, whole->paths.n);
    fork->paths.n = 0;
    for (size_t i = 0; i < whole->paths.n; i++)
      if (is_chosen(s, CJM_KIND_PATH, &whole->paths.at[i]->o)) fork->paths.at[fork->paths.n++] = whole->paths.at[i];
    fork->main = cjm_fork_main(fork);
  }
}

/* ---- what is referred to ---- */

static void add_used(const CjmFrame *frame, const CjmValue *value, void *data)
{
  (void)frame;
  GHashTable *used = data;
  const CjmRef *ref = value->type == CJM_FIELD_REF ? value->at : NULL;
  if (ref && ref->to) g_hash_table_add(used, ref->to);
}

/* Everything that something on the map refers to. */
static GHashTable *used_new(const CjmJourney *journey)
{
  CjmJourney drawn = *journey;
  drawn.views.n = drawn.gates.n = 0;
  GHashTable *used = g_hash_table_new(NULL, NULL);
  cjm_walk(&cjm_shape_journey, &drawn, &(CjmWalk){.value = add_used}, used);
  return used;
}

/* Leaves out what only things refer to that are not shown. */
static void keep_used(Selection *s)
{
  CjmJourney *seen = s->seen;
  void *const lists[] = {&seen->segments, &seen->channels, &seen->sources};
  g_autoptr(GHashTable) before = used_new(s->whole), now = used_new(seen);
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
    CjmAnyList *list = lists[i], kept = {cjm_arena_make(s->arena, void *, list->n + 1), 0};
    for (size_t k = 0; k < list->n; k++)
      if (g_hash_table_contains(now, list->at[k]) || !g_hash_table_contains(before, list->at[k])) kept.at[kept.n++] = list->at[k];
    *list = kept;
  }
}

/* Leaves out of the plan what serves only what is not shown. */
static void keep_plan(Selection *s)
{
  CjmJourney *seen = s->seen;
  CjmAnyList kept = {cjm_arena_make(s->arena, void *, seen->plan.n + 1), 0};
  for (size_t i = 0; i < seen->plan.n; i++)
    if (cjm_plan_opportunities(seen, seen->plan.at[i], NULL, 0) || !cjm_plan_opportunities(s->whole, seen->plan.at[i], NULL, 0))
      kept.at[kept.n++] = seen->plan.at[i];
  memcpy(&seen->plan, &kept, sizeof kept);
}

/* ---- all of it ---- */

static void take_heading(CjmJourney *seen, const CjmView *view)
{
  if (view->title.at) seen->title = view->title;
  if (view->subtitle.at) seen->subtitle = view->subtitle;
  if (view->headline.at) seen->headline = view->headline;
  if (view->lang.at) seen->lang = view->lang;
  if (view->paper.at) seen->paper = view->paper;
}

static void take_theme(Selection *s)
{
  if (!s->view->theme) return;
  CjmThemeChoice *theme = cjm_arena_make(s->arena, CjmThemeChoice, 1);
  if (s->whole->theme) *theme = *s->whole->theme;
  lay_over(&cjm_shape_theme, theme, s->view->theme);
  s->seen->theme = theme;
}

const CjmJourney *cjm_view_apply(CjmArena *arena, const CjmJourney *journey, CjmViewChoice choice, GPtrArray *left_out)
{
  static const CjmView nothing;
  if (!choice.view && !choice.over) return journey;
  CjmView view = choice.view ? *choice.view : nothing;
  lay_over(&cjm_shape_view, &view, choice.over);
  CjmJourney *seen = cjm_arena_make(arena, CjmJourney, 1);
  *seen = *journey;
  seen->whole = cjm_journey_whole(journey); /* a view may be of one that is seen, as slides are */
  Selection s = {.arena = arena, .whole = journey, .seen = seen, .view = &view, .left_out = left_out};
  take_heading(seen, &view);
  take_theme(&s);
  if (choice.view) cjm_view_choose_lanes(arena, seen, choice.view), cjm_view_choose_blocks(arena, seen, choice.view);
  if (choice.over) cjm_view_choose_lanes(arena, seen, choice.over), cjm_view_choose_blocks(arena, seen, choice.over);
  show_forks(&s);
  show_personas(&s);
  keep_shown_items(&s, &cjm_shape_journey, seen);
  show_phases(&s);
  if (!seen->steps.n) return NULL;
  keep_arrows(&s);
  show_others(&s);
  keep_used(&s);
  keep_plan(&s);
  if (s.items) note(&s, "%zu %s of other personas, paths or tags", s.items, s.items == 1 ? "item" : "items");
  return seen;
}

void cjm_view_report_empty(CjmDiags *diags, const CjmView *view)
{
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_EMPTY_VIEW, view->o.span, "the view `%s` shows no step", view->o.id);
  cjm_diag_help(diag, "choose other phases, personas, paths or tags, or remove the view");
}

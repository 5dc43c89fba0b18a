/* marks.c: a mark on everything that changed. */
#include <string.h>

#include "compare/both.h"
#include "diff/likeness.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "journey/list.h"

static int effect_of(const CjmDifference *change)
{
  return change->direction == CJM_DIRECTION_BETTER ? 1 : change->direction == CJM_DIRECTION_WORSE ? -1 : 0;
}

/* ---- texts ---- */

static void add_words(GArray *words, const char *text, size_t len, CjmWordsMark mark)
{
  CjmChangeWords part = {text, len, mark};
  if (len) g_array_append_val(words, part);
}

/* Both wordings in one: what is common once, what is gone before what is new. */
static GArray *words_new(const char *old, const char *new)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(CjmChangeWords)), *before, *after;
  cjm_wordings_new(old, new, &before, &after);
  for (guint i = 0, k = 0; i < before->len || k < after->len;) {
    const CjmWording *a = i < before->len ? &g_array_index(before, CjmWording, i) : NULL;
    const CjmWording *b = k < after->len ? &g_array_index(after, CjmWording, k) : NULL;
    if (a && a->differs) {
      add_words(words, old + a->start, a->len, CJM_WORDS_GONE);
      i++;
    } else if (b && b->differs) {
      add_words(words, new + b->start, b->len, CJM_WORDS_NEW);
      k++;
    } else {
      if (b) add_words(words, new + b->start, b->len, CJM_WORDS_PLAIN);
      i++;
      k++;
    }
  }
  g_array_unref(before);
  g_array_unref(after);
  return words;
}

/* Marks a text, by its letters. `old` or `new` may be NULL. */
static void mark_text(CjmBoth *both, const char *old, const char *new, CjmChangeKind kind, int effect)
{
  CjmChangeMark *mark = cjm_both_mark(both, new ? new : old, kind);
  g_autoptr(GArray) words = NULL;
  if (!mark) return;
  if (old && new) {
    words = words_new(old, new);
  } else {
    words = g_array_new(FALSE, FALSE, sizeof(CjmChangeWords));
    add_words(words, new ? new : old, strlen(new ? new : old), new ? CJM_WORDS_NEW : CJM_WORDS_GONE);
  }
  mark->effect = effect;
  mark->n_words = words->len;
  CjmChangeWords *own = cjm_arena_make(both->arena, CjmChangeWords, words->len + 1);
  if (words->len) memcpy(own, words->data, words->len * sizeof *own);
  mark->words = own;
}

/* Things whose outline shows that they are new or gone, so that their words need not. */
static bool has_outline(const CjmShape *shape)
{
  static const CjmShape *const framed[] = {&cjm_shape_step,        &cjm_shape_phase,   &cjm_shape_pain,    &cjm_shape_gain,
                                           &cjm_shape_gap,         &cjm_shape_touchpoint, &cjm_shape_opportunity};
  for (size_t i = 0; i < G_N_ELEMENTS(framed); i++)
    if (framed[i] == shape) return true;
  return false;
}

typedef struct TextMarker {
  CjmBoth *both;
  bool is_new;
} TextMarker;

static void mark_alone(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  const TextMarker *marker = data;
  (void)shape;
  (void)field;
  if (!text->at) return;
  if (marker->is_new) mark_text(marker->both, NULL, text->at, CJM_CHANGE_ADDED, 0);
  else mark_text(marker->both, text->at, NULL, CJM_CHANGE_REMOVED, 0);
}

/* ---- steps ---- */

static bool enter(const CjmFrame *frame, void *data)
{
  cjm_both_mark(data, frame->object, CJM_CHANGE_WITHIN);
  return true;
}

static void visit(const CjmFrame *frame, const CjmValue *value, void *data)
{
  (void)frame;
  if (value->type == CJM_FIELD_TEXT) cjm_both_mark(data, ((const CjmText *)value->at)->at, CJM_CHANGE_WITHIN);
}

/* What is in a new step is as much to be read as the step. */
static void mark_content(CjmBoth *both, const CjmStep *step)
{
  cjm_walk(&cjm_shape_step, step, &(CjmWalk){.enter = enter, .value = visit}, both);
  for (size_t i = 0; i < step->emotions.n; i++) cjm_both_mark(both, step->emotions.at[i], CJM_CHANGE_ADDED);
}

static void mark_steps(CjmBoth *both)
{
  for (size_t i = 0; i < both->journey.steps.n; i++) {
    const CjmBothColumn *column = &both->columns[i];
    CjmStep *step = both->journey.steps.at[i];
    if (column->old_place || column->folded) continue;
    if (!column->step->old) {
      mark_content(both, column->step->new);
      cjm_both_mark(both, &step->o, CJM_CHANGE_ADDED);
    } else if (!column->step->new) {
      cjm_both_mark(both, &step->o, CJM_CHANGE_REMOVED);
    } else if (column->step->moved) {
      CjmChangeMark *mark = cjm_both_mark(both, &step->o, CJM_CHANGE_MOVED);
      mark->old = column->step->old;
    } else {
      cjm_both_mark(both, &step->o, CJM_CHANGE_WITHIN);
    }
  }
}

/* ---- changes ---- */

static bool is_move(const CjmDifference *change)
{
  switch (change->id) {
    case CJM_DIFF_MOVED:
    case CJM_DIFF_STEP_MOVED:
    case CJM_DIFF_PHASE_MOVED:
    case CJM_DIFF_PAIN_MOVED:
    case CJM_DIFF_GAP_MOVED:
    case CJM_DIFF_OPPORTUNITY_MOVED: return true;
    default: return false;
  }
}

static const char *text_at(const CjmDiffSide *side)
{
  return side->at && side->type == CJM_FIELD_TEXT ? ((const CjmText *)side->at)->at : NULL;
}

/* The mark of an object or value that is in the newer journey. */
static void mark_new(CjmBoth *both, const CjmDifference *change)
{
  const CjmDiffSide *old = &change->old, *new = &change->new;
  bool moved = is_move(change);
  CjmChangeKind kind = !old->at && !change->derived ? CJM_CHANGE_ADDED : moved ? CJM_CHANGE_MOVED : CJM_CHANGE_VALUE;
  CjmChangeMark *mark = cjm_both_mark(both, new->at, kind);
  if (!mark) return;
  mark->effect = effect_of(change);
  mark->was = moved ? change->note : old->text;
  mark->delta = change->delta;
  mark->old = old->at;
}

static void mark_one(CjmBoth *both, const CjmDifference *change)
{
  const CjmDiffSide *old = &change->old, *new = &change->new, *one = new->at ? new : old;
  const char *old_text = text_at(old), *new_text = text_at(new);
  bool is_step = one->type == CJM_FIELD_OBJECT && one->shape == &cjm_shape_step;
  if (!one->at || is_step) return; /* steps are marked in their columns */
  if ((old_text || new_text) && !is_move(change)) {
    mark_text(both, old_text, new_text, CJM_CHANGE_VALUE, effect_of(change));
  } else if (new->at) {
    mark_new(both, change);
  } else {
    CjmChangeMark *mark = cjm_both_mark(both, old->at, CJM_CHANGE_REMOVED);
    if (mark) mark->effect = effect_of(change), mark->old = old->at;
  }
  bool alone = one->type == CJM_FIELD_OBJECT && (!old->at || !new->at) && !change->derived;
  if (alone && !has_outline(one->shape))
    cjm_each_text(one->shape, one->at, mark_alone, &(TextMarker){both, new->at != NULL});
  if (new->object && new->shape != &cjm_shape_journey && new->shape != &cjm_shape_step) cjm_both_mark(both, new->object, CJM_CHANGE_WITHIN);
}

/* A copy of a step has the marks of the values in its struct. */
static void repeat(CjmBoth *both, const void *from, const void *to, size_t size)
{
  for (size_t i = 0; i < both->changes->n; i++) {
    const char *at = both->changes->at[i]->new.at, *start = from;
    const CjmChangeMark *mark = at && at > start && at < start + size ? g_hash_table_lookup(both->changed.marks, at) : NULL;
    CjmChangeMark *copy = mark ? cjm_both_mark(both, (const char *)to + (at - start), mark->kind) : NULL;
    if (copy) *copy = *mark;
  }
}

void cjm_both_set_marks(CjmBoth *both)
{
  mark_steps(both);
  for (size_t i = 0; i < both->changes->n; i++) mark_one(both, both->changes->at[i]);
  for (size_t i = 0; i < both->journey.steps.n; i++) {
    const CjmBothColumn *column = &both->columns[i];
    if (!column->old_place && !column->folded && column->step->new) repeat(both, column->step->new, both->journey.steps.at[i], sizeof(CjmStep));
  }
  repeat(both, both->changes->new, &both->journey, sizeof(CjmJourney));
}

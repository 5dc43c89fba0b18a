/* gone.c: what is gone from a step, or from the journey, in its place again. */
#include <string.h>

#include "compare/both.h"
#include "format/shapes.h"
#include "journey/list.h"

/* Whether the values of a field are a list of pointers to objects or texts. */
static bool is_list(const CjmField *field)
{
  if (field->flags & CJM_FIELD_ALIAS) return false;
  return field->type == CJM_FIELD_OBJECTS || field->type == CJM_FIELD_TEXTS || field->reader == CJM_READER_METRICS;
}

/* Appends `at`, which is in one of the lists of `from`, to the same list of `to`. Returns what was appended; NULL: it is in none. */
static void *append_to_list(CjmBoth *both, const CjmShape *shape, const void *from, void *to, const void *at)
{
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (!is_list(field)) continue;
    CjmAnyList list = cjm_list_get((const char *)from + field->offset);
    for (size_t k = 0; k < list.n; k++) {
      if (list.at[k] != at) continue;
      bool is_object = field->type == CJM_FIELD_OBJECTS && field->shape;
      void *item = is_object ? cjm_both_clone(both, field->shape, at) : (void *)at;
      CjmAnyList own = cjm_list_get((char *)to + field->offset), longer = {cjm_arena_make(both->arena, void *, own.n + 2), own.n};
      if (own.n) memcpy(longer.at, own.at, own.n * sizeof *own.at);
      longer.at[longer.n++] = item;
      cjm_list_set((char *)to + field->offset, longer);
      return item;
    }
  }
  return NULL;
}

static void add_gone(CjmBoth *both, const CjmDifference *change)
{
  bool in_step = change->group < both->changes->n_steps;
  const CjmDiffStep *step = in_step ? &both->changes->steps[change->group] : NULL;
  if (change->derived || !change->old.at || change->new.at || (step && (!step->old || !step->new))) return;
  void *item = step ? append_to_list(both, &cjm_shape_step, step->old, cjm_both_step(both, step->new), change->old.at)
                    : append_to_list(both, &cjm_shape_journey, both->changes->old, &both->journey, change->old.at);
  if (item) cjm_both_mark(both, item, CJM_CHANGE_REMOVED);
}

void cjm_both_add_gone(CjmBoth *both)
{
  for (size_t i = 0; i < both->changes->n; i++) add_gone(both, both->changes->at[i]);
}

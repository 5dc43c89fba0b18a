#include "compare/both.h"

#include "journey/list.h"

/* What is drawn of the older journey beside the newer one: its curve. */
static void set_earlier(CjmBoth *both)
{
  CjmOther *earlier = cjm_arena_make(both->arena, CjmOther, 1);
  *earlier = (CjmOther){.journey = both->changes->old, .steps = cjm_arena_make(both->arena, const CjmStep *, both->journey.steps.n + 1)};
  for (size_t i = 0; i < both->journey.steps.n; i++) {
    const CjmBothColumn *column = &both->columns[i];
    bool moved_here = column->step->moved && !column->old_place;
    earlier->steps[i] = moved_here ? NULL : column->step->old;
  }
  both->journey.earlier = earlier;
}

CjmBoth *cjm_both(CjmArena *arena, const CjmChanges *changes, bool all)
{
  CjmBoth *both = cjm_arena_make(arena, CjmBoth, 1);
  *both = (CjmBoth){.arena = arena, .changes = changes, .journey = *changes->new};
  both->changed.marks = g_hash_table_new(NULL, NULL);
  both->changed.words_used = cjm_arena_make(arena, bool, CJM_WORDS_NEW + 1);
  both->journey.overlays.n = both->journey.competitors.n = 0;
  both->journey.whole = NULL;
  CjmAnyList channels = cjm_list_get(&both->journey.channels);
  both->journey.channels.n = 0;
  both->journey.channels.at = NULL;
  for (size_t i = 0; i < channels.n; i++) cjm_list_append(arena, &both->journey.channels, channels.at[i]);
  cjm_both_set_steps(both, all);
  set_earlier(both);
  cjm_both_add_gone(both);
  cjm_both_set_marks(both);
  cjm_both_set_curves(both);
  return both;
}

void cjm_both_clear(CjmBoth *both)
{
  if (both) g_clear_pointer(&both->changed.marks, g_hash_table_unref);
}

/* clone.c: marks, and copies of what is only in the older journey. */
#include <string.h>

#include "compare/both.h"
#include "journey/list.h"

CjmChangeMark *cjm_both_mark(CjmBoth *both, const void *at, CjmChangeKind kind)
{
  CjmChangeMark *mark = g_hash_table_lookup(both->changed.marks, at);
  if (mark && mark->kind >= kind) return NULL;
  if (!mark) {
    mark = cjm_arena_make(both->arena, CjmChangeMark, 1);
    g_hash_table_insert(both->changed.marks, (void *)at, mark);
  }
  *mark = (CjmChangeMark){.kind = kind};
  return mark;
}

/* What an object of the older journey is on the map; NULL if it is not there. */
static CjmObject *translate(CjmBoth *both, CjmObject *to)
{
  CjmObject *match = to ? (CjmObject *)cjm_changes_match(both->changes, to) : NULL;
  if (match || !to) return match;
  if (to->kind == CJM_KIND_CHANNEL) {
    for (size_t i = 0; i < both->journey.channels.n; i++)
      if (&both->journey.channels.at[i]->o == to) return to;
    cjm_list_append(both->arena, &both->journey.channels, to);
    return to;
  }
  return to->kind == CJM_KIND_TAG || to->kind == CJM_KIND_METRIC ? to : NULL;
}

static void translate_refs(CjmBoth *both, CjmRefs *refs)
{
  CjmRefs kept = {cjm_arena_make(both->arena, CjmRef *, refs->n + 1), 0};
  for (size_t i = 0; i < refs->n; i++) {
    CjmObject *to = translate(both, refs->at[i]->to);
    if (!to) continue;
    CjmRef *ref = cjm_arena_make(both->arena, CjmRef, 1);
    *ref = *refs->at[i];
    ref->to = to;
    kept.at[kept.n++] = ref;
  }
  *refs = kept;
}

void *cjm_both_clone(CjmBoth *both, const CjmShape *shape, const void *object)
{
  char *copy = cjm_arena_alloc(both->arena, shape->size);
  memcpy(copy, object, shape->size);
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (field->flags & CJM_FIELD_ALIAS) continue;
    if (field->type == CJM_FIELD_REFS) translate_refs(both, (CjmRefs *)(void *)(copy + field->offset));
    if (field->type == CJM_FIELD_REF) {
      CjmRef *ref = (CjmRef *)(void *)(copy + field->offset);
      ref->to = translate(both, ref->to);
    }
  }
  return copy;
}

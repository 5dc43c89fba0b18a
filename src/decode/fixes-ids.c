/* fixes-ids.c: fixes of ids that are malformed, or there twice, with what refers to them. */
#include <string.h>

#include "decode/decoder.h"

/* Whether a reference names the id. */
static bool is_referred_to(const CjmDecoder *d, CjmKind kind, const char *id)
{
  g_autofree char *folded = cjm_id_fold_new(id);
  for (guint i = 0; i < d->refs->len; i++) {
    const CjmPendingRef *pending = &g_array_index(d->refs, CjmPendingRef, i);
    g_autofree char *other = cjm_id_fold_new(pending->ref->id.at);
    if (pending->kind == kind && strcmp(other, folded) == 0) {
      return true;
    }
  }
  return false;
}

static CjmObject *object_at(const CjmDecoder *d, CjmSpan span)
{
  for (guint i = 0; i < d->named->len; i++) {
    CjmObject *object = g_array_index(d->named, CjmNamed, i).object;
    if (object->id != NULL && object->id_span.source == span.source && object->id_span.start == span.start) {
      return object;
    }
  }
  return NULL;
}

static void fix_bad_id(CjmDecoder *d, CjmDiag *diag)
{
  CjmObject *object = object_at(d, diag->span);
  if (object == NULL) return;
  g_autofree char *slug = cjm_id_slug_new(object->id);
  g_autofree char *folded = cjm_id_fold_new(slug);
  if (slug[0] == '\0' || object->kind == CJM_KIND_LANE || g_hash_table_contains(cjm_ids_of(d, object->kind), folded) ||
      cjm_id_is_reserved(object->kind, folded)) {
    return;
  }
  cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, slug);
  for (guint i = 0; i < d->refs->len && diag->fix != NULL; i++) {
    const CjmPendingRef *pending = &g_array_index(d->refs, CjmPendingRef, i);
    if (pending->ref->to == object && pending->ref->id.span.source != NULL) {
      cjm_diag_edit(diag, pending->ref->id.span, slug);
    }
  }
}

/* The kind of the objects whose ids are equal, by the related place of the first one. */
static void fix_duplicate_id(CjmDecoder *d, CjmDiag *diag)
{
  const CjmObject *first = diag->related == NULL ? NULL : object_at(d, g_array_index(diag->related, CjmRelated, 0).span);
  if (first == NULL || first->kind == CJM_KIND_LANE || is_referred_to(d, first->kind, first->id)) {
    return;
  }
  for (unsigned n = 2; n < 100; n++) {
    g_autofree char *id = g_strdup_printf("%s-%u", first->id, n), *folded = cjm_id_fold_new(id);
    if (!g_hash_table_contains(cjm_ids_of(d, first->kind), folded)) {
      cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, id);
      return;
    }
  }
}

void cjm_fix_ids(CjmDecoder *d)
{
  for (size_t i = 0; i < cjm_diags_length(d->diags); i++) {
    CjmDiag *diag = (CjmDiag *)cjm_diags_at(d->diags, i);
    if (diag->code == CJM_CODE_BAD_ID) {
      fix_bad_id(d, diag);
    } else if (diag->code == CJM_CODE_DUPLICATE_ID) {
      fix_duplicate_id(d, diag);
    }
  }
}

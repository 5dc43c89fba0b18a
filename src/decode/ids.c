/* ids.c: reads explicit ids and derives the others. */
#include <string.h>

#include "decode/decoder.h"

void cjm_read_id(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  const char *c = cjm_id_skip(node->text);
  if (*c != '\0' || c == node->text) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_ID, node->span, "`%s` cannot be an id", node->text);
    cjm_diag_help(diag, "an id is letters, digits, `_` and `-`, without spaces");
  }
  if (c != node->text) { /* kept even if malformed, so that references to it are not reported as well */
    CjmObject *o = object;
    o->id = node->text;
    o->id_span = node->span;
  }
}

/* ---- explicit ids ---- */

/* The phase that lends its id to this object, its one step. */
static const CjmPhase *lender(const CjmObject *object)
{
  const CjmPhase *phase = object->kind == CJM_KIND_STEP ? ((const CjmStep *)(const void *)object)->phase : NULL;
  return phase != NULL && phase->single ? phase : NULL;
}

static void claim(CjmDecoder *d, CjmObject *object)
{
  g_autofree char *folded = cjm_id_fold_new(object->id);
  const char *kind = cjm_kind_name(object->kind)->one;
  const CjmObject *first = g_hash_table_lookup(d->ids[object->kind], folded);
  if (first != NULL) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_DUPLICATE_ID, object->id_span, "the id `%s` is used twice", object->id);
    cjm_diag_related(diag, first->id_span, "the first %s with this id", kind);
    cjm_diag_help(diag, "give one of them another id");
    object->id = NULL; /* to be derived */
    return;
  }
  if (cjm_id_is_reserved(object->kind, folded)) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_RESERVED_ID, object->id_span, "`%s` cannot be the id of a %s", object->id, kind);
    cjm_diag_help(diag, "the format has a key of this name where the id would stand; choose another");
  }
  g_hash_table_insert(d->ids[object->kind], g_steal_pointer(&folded), object);
}

static void give_explicit(CjmDecoder *d, CjmKind kind)
{
  for (size_t i = 0; i < d->named->len; i++) {
    CjmObject *object = g_array_index(d->named, CjmNamed, i).object;
    if (object->kind != kind) {
      continue;
    }
    const CjmPhase *phase = lender(object);
    if (phase != NULL && !phase->o.derived) {
      object->id = phase->o.id;
      object->id_span = phase->o.id_span;
    }
    if (object->id != NULL) {
      claim(d, object);
    }
  }
}

/* ---- derived ids ---- */

const CjmText *cjm_named_text(const CjmNamed *named)
{
  const CjmField *field = cjm_shape_field(named->shape, "title");
  if (field == NULL) {
    field = cjm_shape_field(named->shape, "text");
  }
  const CjmText *text = (const void *)((const char *)named->object + field->offset);
  if (text->at == NULL && named->object->kind == CJM_KIND_STEP) {
    const CjmStep *step = (const void *)named->object;
    return step->actions.n > 0 ? &step->actions.at[0]->text : text;
  }
  return text;
}

static void derive(CjmDecoder *d, const CjmNamed *named, GHashTable *last_numbers)
{
  CjmObject *object = named->object;
  const CjmPhase *phase = lender(object);
  const CjmText *text = cjm_named_text(named);
  g_autofree char *slug = phase != NULL ? g_strdup(phase->o.id) : cjm_id_slug_new(text->at == NULL ? "" : text->at);
  if (slug[0] == '\0') {
    g_free(slug);
    slug = cjm_id_slug_new(cjm_kind_name(object->kind)->one);
  }
  g_autofree char *base = cjm_id_fold_new(slug);
  unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(last_numbers, base));
  g_autofree char *id = g_strdup(slug), *folded = g_strdup(base);
  while (g_hash_table_contains(d->ids[object->kind], folded) || cjm_id_is_reserved(object->kind, folded)) {
    number = MAX(number, 1) + 1;
    g_free(id);
    g_free(folded);
    id = g_strdup_printf("%s-%u", slug, number);
    folded = g_strdup_printf("%s-%u", base, number);
  }
  g_hash_table_insert(last_numbers, g_steal_pointer(&base), GUINT_TO_POINTER(number));
  object->id = cjm_arena_strdup(d->arena, id);
  object->id_span = phase != NULL ? phase->o.id_span : text->at != NULL ? text->span : object->span;
  object->derived = true;
  g_hash_table_insert(d->ids[object->kind], g_steal_pointer(&folded), object);
}

static void give_derived(CjmDecoder *d, CjmKind kind)
{
  g_autoptr(GHashTable) last_numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < d->named->len; i++) {
    const CjmNamed *named = &g_array_index(d->named, CjmNamed, i);
    if (named->object->kind == kind && named->object->id == NULL) {
      derive(d, named, last_numbers);
    }
  }
}

/* ---- look-up ---- */

GHashTable *cjm_ids_of(CjmDecoder *d, CjmKind kind)
{
  if (kind == CJM_KIND_STEP) { /* a phase may lend its id to its step */
    cjm_ids_of(d, CJM_KIND_PHASE);
  }
  if (d->ids[kind] == NULL) {
    d->ids[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    give_explicit(d, kind);
    give_derived(d, kind);
  }
  return d->ids[kind];
}

CjmObject *cjm_ids_find(CjmDecoder *d, CjmKind kind, const char *id)
{
  g_autofree char *folded = cjm_id_fold_new(id);
  return g_hash_table_lookup(cjm_ids_of(d, kind), folded);
}

CjmLane *cjm_custom_lane(CjmDecoder *d, const char *key)
{
  return (CjmLane *)(void *)cjm_ids_find(d, CJM_KIND_LANE, key);
}

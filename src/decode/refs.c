/* refs.c: references, which are resolved after everything has been read. */
#include <string.h>

#include "base/spell.h"
#include "decode/decoder.h"

void cjm_set_ref(CjmDecoder *d, CjmKind kind, const CjmNode *node, CjmRef *ref)
{
  ref->id = (CjmText){.at = node->text, .span = node->span};
  CjmPendingRef pending = {.ref = ref, .kind = kind};
  g_array_append_val(d->refs, pending);
}

void cjm_read_ref(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  CjmRef *ref = (void *)((char *)object + field->offset);
  const CjmEnumWord *word = field->words == NULL ? NULL : cjm_word_find(field->words, node->text);
  if (word != NULL) {
    ref->id = (CjmText){.at = word->word, .span = node->span};
  } else if (node->text[0] != '\0') {
    cjm_set_ref(d, field->ref, node, ref);
  }
}

void cjm_read_refs(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (cjm_is_scalar(d, field, node)) {
    CjmRef *ref = cjm_arena_make(d->arena, CjmRef, 1);
    cjm_set_ref(d, field->ref, node, ref);
    cjm_list_append(d->arena, (char *)object + field->offset, ref);
  }
}

/* ---- references to nothing ---- */

enum { MOST_LISTED = 12 };

/* The objects of a kind, in the file's order. */
static GPtrArray *objects_new(CjmDecoder *d, CjmKind kind)
{
  GPtrArray *objects = g_ptr_array_new();
  for (size_t i = 0; i < d->named->len; i++) {
    CjmObject *object = g_array_index(d->named, CjmNamed, i).object;
    if (object->kind == kind) {
      g_ptr_array_add(objects, object);
    }
  }
  return objects;
}

static CjmObject *nearest_object(const GPtrArray *objects, const char *id)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (size_t i = 0; i < objects->len; i++) {
    g_ptr_array_add(ids, (gpointer)((const CjmObject *)objects->pdata[i])->id);
  }
  const char *nearest = cjm_spell_nearest(id, (const char *const *)ids->pdata, ids->len);
  for (size_t i = 0; nearest != NULL && i < ids->len; i++) {
    if (ids->pdata[i] == nearest) {
      return objects->pdata[i];
    }
  }
  return NULL;
}

/* Whether no other id is as near. */
static bool is_only_near(const GPtrArray *objects, const CjmObject *nearest, const char *id)
{
  CjmSpelling typed, best, other;
  if (!cjm_spelling_init(&typed, id) || !cjm_spelling_init(&best, nearest->id)) {
    return false;
  }
  size_t distance = cjm_spelling_distance(&typed, &best);
  for (size_t i = 0; i < objects->len; i++) {
    const CjmObject *object = objects->pdata[i];
    if (object != nearest && cjm_spelling_init(&other, object->id) && cjm_spelling_distance(&typed, &other) <= distance) {
      return false;
    }
  }
  return true;
}

static char *list_ids_new(const GPtrArray *objects)
{
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < objects->len && i < MOST_LISTED; i++) {
    g_string_append_printf(list, "%s`%s`", i == 0 ? "" : ", ", ((const CjmObject *)objects->pdata[i])->id);
  }
  if (objects->len > MOST_LISTED) {
    g_string_append_printf(list, " and %u more", objects->len - MOST_LISTED);
  }
  return g_string_free(list, FALSE);
}

/* The removal of the entry that the reference names; NULL if there is none. */
static const CjmRemoval *find_removal(const CjmDecoder *d, const CjmPendingRef *pending)
{
  g_autofree char *folded = cjm_id_fold_new(pending->ref->id.at);
  for (guint i = 0; d->removals != NULL && i < d->removals->len; i++) {
    const CjmRemoval *removal = g_ptr_array_index(d->removals, i);
    if (removal->kind == pending->kind && strcmp(removal->id, folded) == 0) {
      return removal;
    }
  }
  return NULL;
}

/* Adds the help for a reference to a kind of which the map has no entries: the key that defines one. */
static void help_to_define(CjmDiag *diag, CjmKind kind, const char *id)
{
  const char *many = cjm_kind_name(kind)->many;
  g_autofree char *slug = *cjm_id_skip(id) == '\0' ? g_strdup(id) : cjm_id_slug_new(id);
  for (size_t i = 0; i < cjm_shape_journey.n_fields; i++) {
    const CjmField *field = &cjm_shape_journey.fields[i];
    if (field->type == CJM_FIELD_OBJECTS && field->shape->kind == kind && slug[0] != '\0' &&
        cjm_shape_field(field->shape, "title") != NULL) {
      bool same = strcmp(slug, id) == 0;
      cjm_diag_help(diag, "this map has no %s; define it at the top of the file: `%s: {id: %s, title: …}`%s%s%s", many,
                    field->key, slug, same ? "" : ", and refer to `", same ? "" : slug, same ? "" : "`");
      return;
    }
  }
  cjm_diag_help(diag, "this map has no %s", many);
}

/* The object that a text names: by its id, or by its title although it has another id; NULL if there is none. */
static const CjmObject *find_named(CjmDecoder *d, CjmKind kind, const char *text)
{
  const CjmObject *found = cjm_ids_find(d, kind, text);
  g_autofree char *slug = cjm_id_slug_new(text);
  for (size_t i = 0; i < d->named->len && found == NULL && slug[0] != '\0'; i++) {
    const CjmNamed *named = &g_array_index(d->named, CjmNamed, i);
    const char *title = named->object->kind == kind ? cjm_named_text(named)->at : NULL;
    g_autofree char *own = title == NULL ? NULL : cjm_id_slug_new(title);
    found = own != NULL && strcmp(own, slug) == 0 ? named->object : NULL;
  }
  return found;
}

/* `[pay, cart]` for `pay, cart` or `pay & cart`; NULL unless each part names an object. */
static char *list_of_named_new(CjmDecoder *d, CjmKind kind, const char *text)
{
  g_autoptr(GString) list = g_string_new(NULL);
  g_auto(GStrv) parts = g_regex_split_simple("\\s*(?:[,;&/+|]|\\band\\b)\\s*", text, 0, 0);
  for (size_t i = 0; parts[i] != NULL; i++) {
    const CjmObject *object = find_named(d, kind, parts[i]);
    if (object == NULL) {
      return NULL;
    }
    g_string_append_printf(list, "%s%s", i == 0 ? "" : ", ", object->id);
  }
  return g_strv_length(parts) < 2 ? NULL : g_strdup_printf("[%s]", list->str);
}

/* The step with a number, as the map counts them; NULL if the text is no such number. */
static const CjmObject *find_numbered(CjmKind kind, const GPtrArray *objects, const char *text)
{
  size_t digits = strspn(text, "0123456789");
  guint64 number = digits > 0 && text[digits] == '\0' ? g_ascii_strtoull(text, NULL, 10) : 0;
  return kind == CJM_KIND_STEP && number >= 1 && number <= objects->len ? objects->pdata[number - 1] : NULL;
}

static bool means_all(CjmKind kind, const char *text)
{
  static const char *const words[] = {"all", "both", "any", "everyone", "everybody", "*"};
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    found = found || g_ascii_strcasecmp(words[i], text) == 0;
  }
  return found && (kind == CJM_KIND_PERSONA || kind == CJM_KIND_PATH);
}

/* Adds the help for a reference by something else than one id: a title, a number, several at once; false if it is none of these. */
static bool help_with_named(CjmDecoder *d, CjmDiag *diag, const CjmPendingRef *pending, const GPtrArray *objects)
{
  const char *text = pending->ref->id.at;
  const CjmObject *titled = find_named(d, pending->kind, text), *numbered = find_numbered(pending->kind, objects, text);
  g_autofree char *list = list_of_named_new(d, pending->kind, text);
  const char *one = cjm_kind_name(pending->kind)->one;
  if (titled != NULL) {
    cjm_diag_help(diag, "write the id of the %s: `%s`", one, titled->id);
    cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, titled->id);
    cjm_diag_related(diag, titled->id_span, "`%s` is here", titled->id);
  } else if (numbered != NULL) {
    cjm_diag_help(diag, "write the id of the step: number %s is `%s`", text, numbered->id);
    cjm_fix_text(diag, CJM_FIX_SUGGESTED, diag->span, numbered->id);
  } else if (list != NULL) {
    cjm_diag_help(diag, "write them as a list: %s", list);
    cjm_diag_replace(diag, CJM_FIX_SAFE, diag->span, list, "write `%s`", list);
  } else if (means_all(pending->kind, text)) {
    cjm_diag_help(diag, pending->kind == CJM_KIND_PERSONA
                          ? "leave it out: what names no persona belongs to all; a feeling of all goes under `emotion`"
                          : "leave it out: what names no path belongs to all");
  } else {
    return false;
  }
  return true;
}

static void report_unknown(CjmDecoder *d, const CjmPendingRef *pending)
{
  const CjmKindName *name = cjm_kind_name(pending->kind);
  const CjmText *id = &pending->ref->id;
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_REFERENCE, id->span, "there is no %s with the id `%s`", name->one, id->at);
  if (!cjm_hint_allowed(d)) {
    return;
  }
  const CjmRemoval *removal = find_removal(d, pending);
  if (removal != NULL) {
    cjm_diag_related(diag, removal->span, "the %s is removed here", name->one);
    cjm_diag_help(diag, "keep it, or change this reference");
    return;
  }
  g_autoptr(GPtrArray) objects = objects_new(d, pending->kind);
  if (objects->len == 0) {
    help_to_define(diag, pending->kind, id->at);
    cjm_fix_define(d, diag, pending->kind, id->at);
    return;
  }
  if (help_with_named(d, diag, pending, objects)) {
    return;
  }
  const CjmObject *nearest = nearest_object(objects, id->at);
  if (nearest != NULL) {
    cjm_diag_help(diag, "did you mean `%s`?", nearest->id);
    if (is_only_near(objects, nearest, id->at)) {
      cjm_fix_text(diag, CJM_FIX_SUGGESTED, id->span, nearest->id);
    }
    cjm_diag_related(diag, nearest->id_span, "`%s` is here", nearest->id);
    return;
  }
  g_autofree char *list = list_ids_new(objects);
  const CjmObject *first = objects->pdata[0];
  cjm_diag_help(diag, "the ids of %s are %s", name->many, list);
  cjm_diag_related(diag, first->id_span, "the first of the %s", name->many);
  cjm_fix_define(d, diag, pending->kind, id->at);
}

/* A tag that is not listed is defined by its use. */
static CjmObject *imply_tag(CjmDecoder *d, const CjmText *title)
{
  g_autofree char *slug = cjm_id_slug_new(title->at);
  CjmObject *known = cjm_ids_find(d, CJM_KIND_TAG, slug);
  if (known != NULL || slug[0] == '\0') {
    return known;
  }
  CjmTag *tag = cjm_arena_make(d->arena, CjmTag, 1);
  tag->o = (CjmObject){.kind = CJM_KIND_TAG, .span = title->span, .id_span = title->span, .derived = true};
  tag->o.id = cjm_arena_strdup(d->arena, slug);
  tag->title = *title;
  tag->implied = true;
  cjm_object_register(d, &cjm_shape_tag, &tag->o);
  g_hash_table_insert(cjm_ids_of(d, CJM_KIND_TAG), cjm_id_fold_new(slug), tag);
  cjm_list_append(d->arena, &d->journey->tags, tag);
  return &tag->o;
}

void cjm_refs_resolve(CjmDecoder *d)
{
  for (CjmKind kind = CJM_KIND_NONE + 1; kind < CJM_KIND_COUNT; kind++) {
    cjm_ids_of(d, kind);
  }
  for (size_t i = 0; i < d->refs->len; i++) {
    const CjmPendingRef *pending = &g_array_index(d->refs, CjmPendingRef, i);
    pending->ref->to = cjm_ids_find(d, pending->kind, pending->ref->id.at);
    if (pending->ref->to == NULL && pending->kind == CJM_KIND_TAG) {
      pending->ref->to = imply_tag(d, &pending->ref->id);
    }
    if (pending->ref->to == NULL && !d->partial && !d->incomplete) {
      report_unknown(d, pending);
    }
  }
  cjm_fix_ids(d);
}

#include "lsp/occurrences.h"

#include <string.h>

#include "format/shapes.h"
#include "journey/id.h"
#include "lsp/names.h"
#include "lsp/scalars.h"

/* The kind of the ids that may stand as a key, or as a value; CJM_KIND_NONE: none. `ret_definition`: it defines one. */
static CjmKind key_kind(CjmLspContents contents, const char *key)
{
  CjmKind kind;
  if (cjm_lsp_field_of(contents, key)) return CJM_KIND_NONE;
  if (cjm_lsp_names_of(contents, &kind) != CJM_LSP_NAMES_NONE) return kind;
  bool has_lanes = contents.shape == &cjm_shape_step || contents.shape == &cjm_shape_phase;
  return has_lanes ? CJM_KIND_LANE : CJM_KIND_NONE;
}

static CjmKind value_kind(CjmLspContents contents, const CjmShape *owner, bool *ret_definition)
{
  const CjmField *field = cjm_lsp_value_field(contents);
  *ret_definition = field && field->type == CJM_FIELD_ID;
  if (!field || contents.named) return CJM_KIND_NONE;
  if (*ret_definition) return owner ? owner->kind : CJM_KIND_NONE;
  if (field->reader == CJM_READER_JOIN) return owner && strcmp(field->key, "remove") != 0 ? owner->kind : CJM_KIND_NONE;
  if (field->reader == CJM_READER_HIDE_LANES) return CJM_KIND_LANE;
  if (field->reader == CJM_READER_LANE_SHOW || field->type == CJM_FIELD_REF || field->type == CJM_FIELD_REFS) return field->ref;
  return CJM_KIND_NONE;
}

/* ---- all places ---- */

bool cjm_lsp_is_part(const CjmSource *source)
{
  return !source->role || strcmp(source->role, "extended") == 0;
}

static bool has_source(const GPtrArray *sources, const char *name)
{
  for (guint i = 0; i < sources->len; i++)
    if (strcmp(((const CjmSource *)sources->pdata[i])->name, name) == 0) return true;
  return false;
}

static bool reads(const CjmDocument *document, const char *name)
{
  for (guint i = 0; i < document->sources->len; i++) {
    const CjmSource *source = document->sources->pdata[i];
    if (cjm_lsp_is_part(source) && strcmp(source->name, name) == 0) return true;
  }
  return false;
}

static void add_sources(GPtrArray *sources, const CjmDocument *document)
{
  for (guint i = 0; i < document->sources->len; i++) {
    CjmSource *source = document->sources->pdata[i];
    if (cjm_lsp_is_part(source) && !has_source(sources, source->name)) g_ptr_array_add(sources, source);
  }
}

/* The sources of all open journeys that read the file. */
static GPtrArray *sources_new(CjmLspWorkspace *workspace, CjmLspFile *file)
{
  GPtrArray *sources = g_ptr_array_new();
  const CjmDocument *own = cjm_lsp_document(workspace, file);
  if (own) add_sources(sources, own);
  for (guint i = 0; i < workspace->files->len; i++) {
    CjmLspFile *other = workspace->files->pdata[i];
    const CjmDocument *document = cjm_lsp_is_journey(other) ? cjm_lsp_document(workspace, other) : NULL;
    if (document && reads(document, file->text->source->name)) add_sources(sources, document);
  }
  return sources;
}

/* What the id is that a scalar is; CJM_KIND_NONE: it is none. */
static CjmKind kind_of(const CjmLspScalar *scalar, bool *ret_definition)
{
  *ret_definition = false;
  return scalar->is_key ? key_kind(scalar->contents, scalar->node->text)
                        : value_kind(scalar->contents, scalar->owner, ret_definition);
}

typedef struct Search {
  CjmKind kind;
  const char *id;
  GArray *found;
} Search;

static void visit(const CjmLspScalar *scalar, void *data)
{
  const Search *search = data;
  CjmLspOccurrence one = {.span = cjm_lsp_inner_span(scalar->node)};
  if (kind_of(scalar, &one.definition) != search->kind) return;
  g_autofree char *id = cjm_id_fold_new(scalar->node->text);
  if (strcmp(id, search->id) == 0) g_array_append_val(search->found, one);
}

GArray *cjm_lsp_occurrences_new(CjmLspWorkspace *workspace, CjmLspFile *file, CjmKind kind, const char *id)
{
  Search search = {kind, id, g_array_new(FALSE, FALSE, sizeof(CjmLspOccurrence))};
  g_autoptr(GPtrArray) sources = sources_new(workspace, file);
  for (guint i = 0; i < sources->len; i++) cjm_lsp_each_scalar(sources->pdata[i], visit, &search);
  return search.found;
}

typedef struct Count {
  CjmKind kind;
  GHashTable *uses;
} Count;

static void count(const CjmLspScalar *scalar, void *data)
{
  const Count *c = data;
  bool definition;
  if (kind_of(scalar, &definition) != c->kind || definition) return;
  char *id = cjm_id_fold_new(scalar->node->text);
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(c->uses, id));
  g_hash_table_insert(c->uses, id, GUINT_TO_POINTER(n + 1));
}

GHashTable *cjm_lsp_uses_new(CjmLspWorkspace *workspace, CjmLspFile *file, CjmKind kind)
{
  Count c = {kind, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  g_autoptr(GPtrArray) sources = sources_new(workspace, file);
  for (guint i = 0; i < sources->len; i++) cjm_lsp_each_scalar(sources->pdata[i], count, &c);
  return c.uses;
}

/* ---- what is at a place ---- */

/* The object of a kind that begins on the line of a title, or before it, and has it. */
static bool find_owner(CjmLspCall *call, CjmKind kind, uint32_t at, CjmLspName *ret_name)
{
  const CjmJourney *journey = cjm_lsp_journey(call->workspace, call->file);
  const char *own = call->file->text->source->name;
  g_autoptr(GArray) names = cjm_lsp_names_new(journey, kind);
  bool found = false;
  for (guint i = 0; i < names->len; i++) {
    const CjmLspName *name = &g_array_index(names, CjmLspName, i);
    CjmSpan span = name->object->span;
    if (!span.source || strcmp(span.source->name, own) != 0 || at < span.start || at > span.end) continue;
    if (found && span.end - span.start >= ret_name->object->span.end - ret_name->object->span.start) continue;
    *ret_name = *name;
    found = true;
  }
  return found;
}

/* The symbol whose title is at the place. */
static bool titled_symbol(CjmLspCall *call, const CjmLspPlace *place, CjmLspSymbol *ret_symbol)
{
  CjmLspName name = {0};
  const CjmLspLevel *level = cjm_lsp_place_level(place);
  const CjmField *field = place->is_value ? cjm_lsp_value_field(place->contents) : NULL;
  if (!field || !level || (field->flags & CJM_FIELD_MAIN) == 0) return false;
  const CjmShape *shape = level->list ? cjm_lsp_shape_of(place->contents) : cjm_lsp_shape_of(level->contents);
  if (!shape || shape->kind == CJM_KIND_NONE || !find_owner(call, shape->kind, place->start, &name)) return false;
  *ret_symbol = (CjmLspSymbol){.kind = shape->kind, .id = cjm_id_fold_new(name.object->id)};
  return true;
}

bool cjm_lsp_symbol_at(CjmLspCall *call, CjmLspSymbol *ret_symbol)
{
  const CjmSource *source = call->file->text->source;
  g_auto(CjmLspPlace) place = cjm_lsp_place(source, call->at);
  const CjmLspLevel *level = cjm_lsp_place_level(&place);
  CjmSpan span = {source, place.start, place.end};
  bool definition = false;
  if (place.in_text || place.start == place.end) return false;
  g_autofree char *token = cjm_lsp_place_token_new(&place, source);
  CjmKind kind = place.has_colon ? key_kind(place.contents, token)
                 : place.is_value ? value_kind(place.contents, level ? cjm_lsp_shape_of(level->contents) : NULL, &definition)
                                  : CJM_KIND_NONE;
  if (kind == CJM_KIND_NONE) {
    if (!titled_symbol(call, &place, ret_symbol)) return false;
    ret_symbol->span = span;
    return true;
  }
  *ret_symbol = (CjmLspSymbol){kind, cjm_id_fold_new(token), span};
  return true;
}

bool cjm_lsp_origin_of(CjmLspCall *call, const CjmLspSymbol *symbol, CjmSpan *ret_span)
{
  CjmLspName name;
  const CjmJourney *journey = cjm_lsp_journey(call->workspace, call->file);
  if (!cjm_lsp_name_find(journey, symbol->kind, symbol->id, &name) || !name.object->derived) return false;
  const CjmField *title = cjm_shape_field(name.shape, "title"), *main = title ? title : cjm_shape_main(name.shape);
  const CjmText *text = main && main->type == CJM_FIELD_TEXT ? (const CjmText *)((const char *)name.object + main->offset) : NULL;
  *ret_span = text && text->at ? text->span : name.object->span;
  return ret_span->source != NULL;
}

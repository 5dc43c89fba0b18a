/* navigation.c: from an id to where it is defined and used, and its renaming. */
#include <string.h>

#include "format/fields.h"
#include "journey/id.h"
#include "lsp/answers.h"
#include "lsp/names.h"
#include "lsp/occurrences.h"

static void write_location(CjmLspCall *call, CjmSpan span)
{
  g_autofree char *uri = cjm_lsp_uri_new(call->workspace, span.source);
  cjm_json_open(call->out, '{');
  cjm_json_member(call->out, "uri", uri);
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, span.source, call->workspace->session->encoding, span.start, span.end);
  cjm_json_close(call->out, '}');
}

/* The places of the symbol of a call; NULL: there is none. The caller frees the id. */
static GArray *find_places(CjmLspCall *call, CjmLspSymbol *ret_symbol)
{
  if (!cjm_lsp_symbol_at(call, ret_symbol)) return NULL;
  return cjm_lsp_occurrences_new(call->workspace, call->file, ret_symbol->kind, ret_symbol->id);
}

static void write_places(CjmLspCall *call, bool definitions, bool uses)
{
  CjmLspSymbol symbol = {0};
  CjmSpan origin;
  g_autoptr(GArray) places = find_places(call, &symbol);
  g_autofree char *id = symbol.id;
  cjm_json_open(call->out, '[');
  if (id && definitions && cjm_lsp_origin_of(call, &symbol, &origin)) write_location(call, origin);
  for (guint i = 0; places && i < places->len; i++) {
    const CjmLspOccurrence *place = &g_array_index(places, CjmLspOccurrence, i);
    if (place->definition ? definitions : uses) write_location(call, place->span);
  }
  cjm_json_close(call->out, ']');
}

void cjm_lsp_definition(CjmLspCall *call)
{
  write_places(call, true, false);
}

void cjm_lsp_references(CjmLspCall *call)
{
  write_places(call, cjm_json_get_bool(cjm_json_get(call->params, "context"), "includeDeclaration"), true);
}

void cjm_lsp_highlights(CjmLspCall *call)
{
  CjmLspSymbol symbol = {0};
  const char *own = call->file->text->source->name;
  g_autoptr(GArray) places = find_places(call, &symbol);
  g_autofree char *id = symbol.id;
  cjm_json_open(call->out, '[');
  for (guint i = 0; places && i < places->len; i++) {
    CjmSpan span = g_array_index(places, CjmLspOccurrence, i).span;
    if (strcmp(span.source->name, own) != 0) continue;
    cjm_json_open(call->out, '{');
    cjm_json_key(call->out, "range");
    cjm_lsp_write_range(call->out, span.source, call->workspace->session->encoding, span.start, span.end);
    cjm_json_close(call->out, '}');
  }
  cjm_json_close(call->out, ']');
}

/* ---- renaming ---- */

/* Whether the symbol of a call can be renamed; otherwise sets the error. */
static bool can_rename(CjmLspCall *call, CjmLspSymbol *ret_symbol)
{
  CjmSpan origin;
  if (!cjm_lsp_symbol_at(call, ret_symbol)) call->error = g_strdup("only ids can be renamed");
  else if (cjm_lsp_origin_of(call, ret_symbol, &origin))
    call->error = g_strdup_printf("this id is made from a title: write `id: %s` there first", ret_symbol->id);
  return !call->error;
}

void cjm_lsp_prepare_rename(CjmLspCall *call)
{
  CjmLspSymbol symbol = {0};
  bool can = can_rename(call, &symbol);
  g_autofree char *id = symbol.id;
  if (can) cjm_lsp_write_range(call->out, symbol.span.source, call->workspace->session->encoding, symbol.span.start, symbol.span.end);
}

/* Whether an id can be given to something; otherwise sets the error. */
static bool is_new_id(CjmLspCall *call, const CjmLspSymbol *symbol, const char *id)
{
  CjmLspName other;
  g_autofree char *folded = cjm_id_fold_new(id);
  const CjmJourney *journey = cjm_lsp_journey(call->workspace, call->file);
  if (!*id || *cjm_id_skip(id)) call->error = g_strdup_printf("'%s' is no id: it has letters, digits, `-` and `_`", id);
  else if (cjm_id_is_reserved(symbol->kind, folded)) call->error = g_strdup_printf("'%s' is a word of the format", id);
  else if (strcmp(folded, symbol->id) != 0 && cjm_lsp_name_find(journey, symbol->kind, id, &other))
    call->error = g_strdup_printf("there is a %s '%s' already", cjm_kind_name(symbol->kind)->one, id);
  return !call->error;
}

static bool same_file(const CjmLspOccurrence *a, const CjmLspOccurrence *b)
{
  return a->span.source == b->span.source;
}

/* Writes the edits of all places, which are in the order of their files. */
static void write_edits(CjmLspCall *call, const GArray *places, const char *id)
{
  const CjmLspOccurrence *last = NULL;
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "changes");
  cjm_json_open(call->out, '{');
  for (guint i = 0; i < places->len; i++) {
    const CjmLspOccurrence *place = &g_array_index(places, CjmLspOccurrence, i);
    if (last && !same_file(last, place)) cjm_json_close(call->out, ']');
    if (!last || !same_file(last, place)) {
      g_autofree char *uri = cjm_lsp_uri_new(call->workspace, place->span.source);
      cjm_json_key(call->out, uri);
      cjm_json_open(call->out, '[');
    }
    cjm_json_open(call->out, '{');
    cjm_json_key(call->out, "range");
    cjm_lsp_write_range(call->out, place->span.source, call->workspace->session->encoding, place->span.start, place->span.end);
    cjm_json_member(call->out, "newText", id);
    cjm_json_close(call->out, '}');
    last = place;
  }
  if (last) cjm_json_close(call->out, ']');
  cjm_json_close(call->out, '}');
  cjm_json_close(call->out, '}');
}

void cjm_lsp_rename(CjmLspCall *call)
{
  CjmLspSymbol symbol = {0};
  const char *name = cjm_json_get_text(call->params, "newName");
  bool can = can_rename(call, &symbol) && is_new_id(call, &symbol, name ? name : "");
  g_autofree char *id = symbol.id;
  if (!can) return;
  g_autoptr(GArray) places = cjm_lsp_occurrences_new(call->workspace, call->file, symbol.kind, id);
  write_edits(call, places, name);
}

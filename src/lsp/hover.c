/* hover.c: what is under the pointer: a key, a word, a feeling, or what an id refers to. */
#include "journey/id.h"
#include "lsp/answers.h"
#include "lsp/describe.h"
#include "lsp/place.h"

static bool describe_id(GString *out, CjmLspCall *call, CjmKind kind, const char *id)
{
  CjmLspName name;
  const CjmJourney *journey = cjm_lsp_names(call->workspace, call->file);
  if (kind == CJM_KIND_NONE || !cjm_lsp_name_find(journey, kind, id, &name)) return false;
  cjm_lsp_append_name(out, journey, &name);
  return true;
}

static void describe_key(GString *out, CjmLspCall *call, const CjmLspPlace *place, const char *key)
{
  CjmKind kind;
  const CjmField *field = cjm_lsp_field_of(place->contents, key);
  if (field) {
    cjm_lsp_append_key(out, field);
    return;
  }
  cjm_lsp_names_of(place->contents, &kind);
  if (describe_id(out, call, kind, key)) return;
  const CjmEnumWord *word = place->contents.named ? NULL : cjm_lsp_word(place->contents.field, key);
  if (word) g_string_append_printf(out, "**%s**%s%s", word->word, word->help ? ": " : "", word->help ? word->help : "");
  else if (!place->contents.field || place->contents.shape) describe_id(out, call, CJM_KIND_LANE, key);
}

static void describe_value(GString *out, CjmLspCall *call, CjmLspContents contents, const char *text)
{
  double score;
  const CjmField *field = cjm_lsp_value_field(contents);
  const CjmEnumWord *word = cjm_lsp_word(field, text);
  if (word) {
    g_string_append_printf(out, "**%s**%s%s", word->word, word->help ? ": " : "", word->help ? word->help : "");
    return;
  }
  if (field && (field->type == CJM_FIELD_REF || field->type == CJM_FIELD_REFS) && describe_id(out, call, field->ref, text)) return;
  const CjmJourney *journey = cjm_lsp_names(call->workspace, call->file);
  if (cjm_lsp_is_feeling(contents) && cjm_lsp_feeling_score(journey, text, &score)) {
    g_autofree char *shown = cjm_lsp_score_new(score);
    g_string_append_printf(out, "**%s**: a feeling of %s", text, shown);
    return;
  }
  if (contents.field) cjm_lsp_append_key(out, contents.field);
}

void cjm_lsp_hover(CjmLspCall *call)
{
  const CjmSource *source = call->file->text->source;
  g_auto(CjmLspPlace) place = cjm_lsp_place(source, call->at);
  g_autofree char *token = cjm_lsp_place_token_new(&place, source);
  g_autoptr(GString) out = g_string_new(NULL);
  if (*token && !place.in_text && place.has_colon) describe_key(out, call, &place, token);
  else if (*token && !place.in_text && place.is_value) describe_value(out, call, place.contents, token);
  if (out->len == 0) {
    cjm_json_text(call->out, NULL);
    return;
  }
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "contents");
  cjm_json_open(call->out, '{');
  cjm_json_member(call->out, "kind", "markdown");
  cjm_json_member(call->out, "value", out->str);
  cjm_json_close(call->out, '}');
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, source, call->workspace->session->encoding, place.start, place.end);
  cjm_json_close(call->out, '}');
}

/* colours.c: the colours of a journey, and their writing. */
#include <math.h>

#include "base/colour.h"
#include "lsp/answers.h"
#include "lsp/scalars.h"

static void visit(const CjmLspScalar *scalar, void *data)
{
  CjmLspCall *call = data;
  CjmColour colour;
  const CjmField *field = cjm_lsp_value_field(scalar->contents);
  bool is_colour = !scalar->is_key && field && (field->type == CJM_FIELD_TINT || field->type == CJM_FIELD_TINTS);
  if (!is_colour || !cjm_colour_parse(scalar->node->text, &colour)) return;
  CjmSpan span = cjm_lsp_inner_span(scalar->node);
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, span.source, call->workspace->session->encoding, span.start, span.end);
  cjm_json_key(call->out, "color");
  cjm_json_open(call->out, '{');
  cjm_json_member_number(call->out, "red", (double)colour.r);
  cjm_json_member_number(call->out, "green", (double)colour.g);
  cjm_json_member_number(call->out, "blue", (double)colour.b);
  cjm_json_member_number(call->out, "alpha", 1);
  cjm_json_close(call->out, '}');
  cjm_json_close(call->out, '}');
}

void cjm_lsp_colours(CjmLspCall *call)
{
  cjm_json_open(call->out, '[');
  cjm_lsp_each_scalar(call->file->text->source, visit, call);
  cjm_json_close(call->out, ']');
}

/* A part of a colour, 0 … 255. */
static unsigned part_of(const CjmJsonValue *colour, const char *key)
{
  const CjmJsonValue *part = cjm_json_get(colour, key);
  return part && part->kind == CJM_JSON_NUMBER ? (unsigned)lround(CLAMP(part->number, 0, 1) * 255) : 0;
}

void cjm_lsp_colour_words(CjmLspCall *call)
{
  const CjmJsonValue *colour = cjm_json_get(call->params, "color");
  g_autofree char *label =
    g_strdup_printf("#%02x%02x%02x", part_of(colour, "red"), part_of(colour, "green"), part_of(colour, "blue"));
  cjm_json_open(call->out, '[');
  cjm_json_open(call->out, '{');
  cjm_json_member(call->out, "label", label);
  cjm_json_close(call->out, '}');
  cjm_json_close(call->out, ']');
}

/* hints.c: the score of a feeling behind its word. */
#include "lsp/answers.h"
#include "lsp/names.h"
#include "lsp/scalars.h"

typedef struct Hints {
  CjmLspCall *call;
  const CjmJourney *journey;
  uint32_t start, end; /* that are shown */
} Hints;

/* Whether the scalar is a word whose score is not written. */
static bool is_word(const CjmLspScalar *scalar)
{
  return !scalar->is_key && cjm_lsp_is_feeling(scalar->contents) &&
         !(scalar->contents.shape == NULL && scalar->map && cjm_node_get(scalar->map, "score"));
}

static void visit(const CjmLspScalar *scalar, void *data)
{
  const Hints *hints = data;
  double score;
  CjmSpan span = scalar->node->span;
  if (!is_word(scalar) || span.start < hints->start || span.end > hints->end) return;
  if (!cjm_lsp_feeling_score(hints->journey, scalar->node->text, &score)) return;
  g_autofree char *label = cjm_lsp_score_new(score);
  CjmJson *out = hints->call->out;
  cjm_json_open(out, '{');
  cjm_json_key(out, "position");
  cjm_lsp_write_position(out, span.source, hints->call->workspace->session->encoding, span.end);
  cjm_json_member(out, "label", label);
  cjm_json_key(out, "paddingLeft");
  cjm_json_bool(out, true);
  cjm_json_close(out, '}');
}

void cjm_lsp_hints(CjmLspCall *call)
{
  const CjmSource *source = call->file->text->source;
  CjmLspEncoding encoding = call->workspace->session->encoding;
  const CjmJsonValue *range = cjm_json_get(call->params, "range");
  Hints hints = {call, cjm_lsp_names(call->workspace, call->file),
                 cjm_lsp_offset(source, encoding, cjm_json_get(range, "start")),
                 range ? cjm_lsp_offset(source, encoding, cjm_json_get(range, "end")) : (uint32_t)source->len};
  cjm_json_open(call->out, '[');
  cjm_lsp_each_scalar(source, visit, &hints);
  cjm_json_close(call->out, ']');
}

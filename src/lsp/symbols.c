/* symbols.c: the outline of a journey: phases, steps and what is in them. */
#include <string.h>

#include "format/shapes.h"
#include "format/walk.h"
#include "lsp/answers.h"
#include "lsp/names.h"

/* Kinds of the protocol, chosen for their icons. */
static const int kinds[CJM_KIND_COUNT] = {
  [CJM_KIND_SEGMENT] = 10, [CJM_KIND_PERSONA] = 19,     [CJM_KIND_CHANNEL] = 11, [CJM_KIND_METRIC] = 16, [CJM_KIND_SOURCE] = 15,
  [CJM_KIND_COMPETITOR] = 5, [CJM_KIND_LANE] = 18,      [CJM_KIND_PHASE] = 3,    [CJM_KIND_STEP] = 24,   [CJM_KIND_TROUBLE] = 13,
  [CJM_KIND_OPPORTUNITY] = 12, [CJM_KIND_PLAN] = 6,     [CJM_KIND_TAG] = 20,     [CJM_KIND_PATH] = 25,   [CJM_KIND_VIEW] = 22,
};

typedef struct Outline {
  CjmLspCall *call;
  const CjmSource *source; /* of the file: what comes from others is no part of its outline */
  bool tree;
} Outline;

static bool is_symbol(const Outline *o, const CjmFrame *frame)
{
  const CjmObject *object = frame->object;
  return object->kind != CJM_KIND_NONE && object->id && object->span.source == o->source && frame->parent;
}

static void write_range(const Outline *o, const char *key, CjmSpan span)
{
  cjm_json_key(o->call->out, key);
  cjm_lsp_write_range(o->call->out, span.source, o->call->workspace->session->encoding, span.start, span.end);
}

/* The id or the title of an object, within it. */
static CjmSpan selection_of(const CjmFrame *frame)
{
  const CjmObject *object = frame->object;
  CjmSpan own = object->span, id = object->id_span;
  const CjmField *title = cjm_shape_field(frame->shape, "title"), *main = title ? title : cjm_shape_main(frame->shape);
  if (main && main->type == CJM_FIELD_TEXT) {
    CjmSpan text = ((const CjmText *)((const char *)object + main->offset))->span;
    if (text.source == own.source && text.start >= own.start && text.end <= own.end) return text;
  }
  return id.source == own.source && id.start >= own.start && id.end <= own.end ? id : (CjmSpan){own.source, own.start, own.start};
}

static char *detail_new(const CjmFrame *frame)
{
  const CjmObject *object = frame->object;
  GString *detail = g_string_new(frame->shape->name);
  if (object->kind == CJM_KIND_STEP) {
    const CjmStep *step = (const CjmStep *)object;
    for (size_t i = 0; i < step->emotions.n; i++) {
      g_autofree char *score = cjm_lsp_score_new(step->emotions.at[i]->score.value);
      g_string_append_printf(detail, "%s%s", i ? " " : ", ", score);
    }
  }
  return g_string_free(detail, FALSE);
}

static bool enter(const CjmFrame *frame, void *data)
{
  const Outline *o = data;
  CjmJson *out = o->call->out;
  const CjmObject *object = frame->object;
  if (!is_symbol(o, frame)) return true;
  const char *title = cjm_lsp_title_of(frame->shape, object);
  g_autofree char *detail = detail_new(frame);
  cjm_json_open(out, '{');
  cjm_json_member(out, "name", title && *title ? title : object->id);
  cjm_json_member_number(out, "kind", kinds[object->kind]);
  if (o->tree) {
    cjm_json_member(out, "detail", detail);
    write_range(o, "range", object->span);
    write_range(o, "selectionRange", selection_of(frame));
    cjm_json_key(out, "children");
    cjm_json_open(out, '[');
    return true;
  }
  cjm_json_key(out, "location");
  cjm_json_open(out, '{');
  cjm_json_member(out, "uri", o->call->file->text->uri);
  write_range(o, "range", object->span);
  cjm_json_close(out, '}');
  cjm_json_close(out, '}');
  return true;
}

static void leave(const CjmFrame *frame, void *data)
{
  const Outline *o = data;
  if (!is_symbol(o, frame) || !o->tree) return;
  cjm_json_close(o->call->out, ']');
  cjm_json_close(o->call->out, '}');
}

void cjm_lsp_symbols(CjmLspCall *call)
{
  const CjmJourney *journey = cjm_lsp_journey(call->workspace, call->file);
  Outline outline = {call, journey ? call->file->document->sources->pdata[0] : NULL, call->workspace->session->tree};
  cjm_json_open(call->out, '[');
  if (journey) cjm_walk(&cjm_shape_journey, journey, &(CjmWalk){.enter = enter, .leave = leave}, &outline);
  cjm_json_close(call->out, ']');
}

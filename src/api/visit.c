/* visit.c: visits of a journey by the caller, on the walk over the tables of the format. */
#include "api/api.h"
#include "format/shapes.h"
#include "format/value-text.h"

typedef struct Visiting {
  CjmVisitor *visitor;
  void *data;
  unsigned depth;
  bool stopped;
} Visiting;

static CjmVisitNext visit(Visiting *v, CjmVisit *place, const CjmFrame *frame, const CjmValue *value, CjmSpan span)
{
  g_autofree char *address = cjm_address_new(frame, value);
  place->address = address;
  if (span.source) {
    CjmPlace start = cjm_source_place(span.source, span.start);
    place->file = span.source->name;
    place->line = start.line;
    place->column = start.column;
  }
  CjmVisitNext next = v->visitor(place, v->data);
  v->stopped = next == CJM_VISIT_STOP;
  return next;
}

static CjmVisit place_of(const Visiting *v, CjmVisitKind kind, const CjmFrame *frame, const CjmValue *value)
{
  CjmVisit place = {.kind = kind, .depth = v->depth, .shape = frame->shape->name};
  if (!value) return place;
  place.key = value->field->key;
  place.name = value->key ? value->key->at : NULL;
  place.index = value->index;
  return place;
}

static CjmVisitNext visit_object(Visiting *v, CjmVisitKind kind, const CjmFrame *frame)
{
  const CjmObject *object = frame->object;
  CjmVisit place = place_of(v, kind, frame, frame->value);
  place.id = object->kind == CJM_KIND_NONE ? NULL : object->id;
  return visit(v, &place, frame, NULL, object->span);
}

static bool enter(const CjmFrame *frame, void *data)
{
  Visiting *v = data;
  if (v->stopped || visit_object(v, CJM_VISIT_ENTER, frame) != CJM_VISIT_CONTINUE) return false;
  v->depth++;
  return true;
}

static void leave(const CjmFrame *frame, void *data)
{
  Visiting *v = data;
  v->depth--;
  if (!v->stopped) visit_object(v, CJM_VISIT_LEAVE, frame);
}

static CjmValueType type_of(const CjmValue *value)
{
  switch (value->type) {
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT: return CJM_VALUE_NUMBER;
    case CJM_FIELD_RANGE: return CJM_VALUE_RANGE;
    case CJM_FIELD_FLAG: return CJM_VALUE_BOOL;
    case CJM_FIELD_CHOICE: return CJM_VALUE_WORD;
    case CJM_FIELD_DATE:
    case CJM_FIELD_INTERVAL: return CJM_VALUE_DATE;
    case CJM_FIELD_DURATION: return CJM_VALUE_DURATION;
    case CJM_FIELD_TINT: return CJM_VALUE_COLOUR;
    case CJM_FIELD_ID: return CJM_VALUE_ID;
    case CJM_FIELD_REF: return CJM_VALUE_REFERENCE;
    default: return CJM_VALUE_TEXT;
  }
}

static void set_numbers(CjmVisit *place, const CjmValue *value)
{
  const CjmRange *range = value->at;
  const CjmDuration *duration = value->at;
  switch (place->type) {
    case CJM_VALUE_NUMBER: place->number = place->upper = ((const CjmNumber *)value->at)->value; break;
    case CJM_VALUE_RANGE: place->number = range->low.value, place->upper = range->high.value; break;
    case CJM_VALUE_BOOL: place->number = place->upper = ((const CjmFlag *)value->at)->value; break;
    case CJM_VALUE_DURATION: place->number = duration->seconds, place->upper = duration->longest; break;
    default: break;
  }
}

static void visit_value(const CjmFrame *frame, const CjmValue *value, void *data)
{
  Visiting *v = data;
  if (v->stopped || cjm_value_is_implied(value)) return;
  CjmVisit place = place_of(v, CJM_VISIT_VALUE, frame, value);
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_value_append(text, value);
  place.text = text->str;
  place.type = type_of(value);
  set_numbers(&place, value);
  visit(v, &place, frame, value, cjm_value_span(value));
}

CjmResult cjm_document_visit(const CjmDocument *document, CjmVisitor *visitor, void *data)
{
  if (!document->journey) return CJM_INVALID;
  Visiting visiting = {.visitor = visitor, .data = data};
  cjm_walk(&cjm_shape_journey, document->journey, &(CjmWalk){enter, visit_value, leave, .every_step = true}, &visiting);
  return CJM_OK;
}

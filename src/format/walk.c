#include "format/walk.h"

#include <glib.h>
#include <string.h>

#include "format/shapes.h"
#include "format/value-text.h"
#include "journey/id.h"

/* ---- the rows of an object ---- */

static bool is_row(const CjmField *field)
{
  return !(field->flags & CJM_FIELD_ALIAS) && field->reader != CJM_READER_JOIN && field->reader != CJM_READER_EXTENDS;
}

static void each_step_row(const CjmStep *step, bool of_phase, CjmRowVisit visit, void *data)
{
  for (size_t i = 0; i < cjm_shape_step.n_fields; i++) {
    const CjmField *field = &cjm_shape_step.fields[i];
    if (is_row(field) && !(of_phase && cjm_shape_field(&cjm_shape_phase, field->key) != NULL && field->type == CJM_FIELD_ID)) {
      visit(&cjm_shape_step, field, step, data);
    }
  }
  for (size_t i = 0; i < step->customs.n; i++) {
    const CjmCustom *custom = step->customs.at[i];
    visit(&cjm_shape_step, custom->lane->field, custom, data);
  }
}

/* With `merged`, the only step of a phase without steps is not visited as an object; its rows belong to the phase. */
static void each_phase_row(const CjmPhase *phase, bool merged, CjmRowVisit visit, void *data)
{
  bool single = phase->single && merged;
  for (size_t i = 0; i < cjm_shape_phase.n_fields; i++) {
    const CjmField *field = &cjm_shape_phase.fields[i];
    if (is_row(field) && !(single && field->shape == &cjm_shape_step)) {
      visit(&cjm_shape_phase, field, phase, data);
    }
  }
  const CjmStep *own = single ? phase->steps.at[0] : phase->across;
  if (own != NULL) {
    each_step_row(own, true, visit, data);
  }
}

void cjm_object_each_row(const CjmShape *shape, const void *object, CjmRowVisit visit, void *data)
{
  if (shape == &cjm_shape_phase) {
    each_phase_row(object, true, visit, data);
  } else if (shape == &cjm_shape_step) {
    each_step_row(object, false, visit, data);
  } else {
    for (size_t i = 0; i < shape->n_fields; i++) {
      if (is_row(&shape->fields[i])) {
        visit(shape, &shape->fields[i], object, data);
      }
    }
  }
}

/* ---- the walk ---- */

typedef struct Walking {
  const CjmWalk *walk;
  const CjmFrame *frame;
  void *data;
} Walking;

static void walk_into(const CjmWalk *walk, const CjmFrame *frame, void *data);

static void walk_value(const CjmValue *value, void *data)
{
  const Walking *w = data;
  if (value->type == CJM_FIELD_OBJECT) {
    CjmFrame inner = {.parent = w->frame, .shape = value->shape, .object = value->at, .value = value};
    walk_into(w->walk, &inner, w->data);
  } else if (w->walk->value != NULL) {
    w->walk->value(w->frame, value, w->data);
  }
}

static void walk_row(const CjmShape *owner_shape, const CjmField *field, const void *owner, void *data)
{
  cjm_field_each_value(owner_shape, field, owner, walk_value, data);
}

static void walk_into(const CjmWalk *walk, const CjmFrame *frame, void *data)
{
  if (walk->enter != NULL && !walk->enter(frame, data)) {
    return;
  }
  Walking walking = {walk, frame, data};
  if (frame->shape == &cjm_shape_phase) {
    each_phase_row(frame->object, !walk->every_step, walk_row, &walking);
  } else {
    cjm_object_each_row(frame->shape, frame->object, walk_row, &walking);
  }
  if (walk->leave != NULL) {
    walk->leave(frame, data);
  }
}

void cjm_walk(const CjmShape *shape, const void *object, const CjmWalk *walk, void *data)
{
  walk_into(walk, &(CjmFrame){.shape = shape, .object = object}, data);
}

/* ---- addresses ---- */

static bool is_list(const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_TINTS:
    case CJM_FIELD_REFS:
    case CJM_FIELD_PAIRS:
    case CJM_FIELD_OBJECTS: return true;
    case CJM_FIELD_SPECIAL: return field->reader != CJM_READER_WHEN;
    default: return false;
  }
}

/* The text that identifies an item without key and id; NULL if there is none. */
static const char *text_of(const CjmValue *value)
{
  if (value->type == CJM_FIELD_REF) {
    return ((const CjmRef *)value->at)->id.at;
  }
  if (value->type == CJM_FIELD_TEXT) {
    return ((const CjmText *)value->at)->at;
  }
  const CjmField *main = value->type == CJM_FIELD_OBJECT ? cjm_shape_main(value->shape) : NULL;
  return main != NULL && main->type == CJM_FIELD_TEXT
           ? ((const CjmText *)(const void *)((const char *)value->at + main->offset))->at
           : NULL;
}

static void append_item(GString *address, const CjmValue *value)
{
  const CjmObject *object = value->type == CJM_FIELD_OBJECT ? value->at : NULL;
  const char *text = text_of(value);
  g_autofree char *slug = text == NULL ? NULL : cjm_id_slug_new(text);
  if (value->key != NULL) {
    g_string_append_printf(address, "/%s", value->key->at);
  } else if (object != NULL && object->kind != CJM_KIND_NONE && object->id != NULL) {
    g_string_append_printf(address, "/%s", object->id);
  } else if (slug != NULL && slug[0] != '\0') {
    g_string_append_printf(address, "/%s", slug);
  } else {
    g_string_append_printf(address, "/%zu", value->index + 1);
  }
}

/* Appends the key of a value, and its number in the list. */
static void append_value(GString *address, const CjmFrame *frame, const CjmValue *value)
{
  const CjmStep *step =
    value->owner_shape == &cjm_shape_step && frame->shape == &cjm_shape_phase && ((const CjmPhase *)frame->object)->single
      ? ((const CjmPhase *)frame->object)->steps.at[0]
      : NULL;
  if (step != NULL) {
    g_string_printf(address, "steps/%s", step->o.id);
  }
  g_string_append_printf(address, "%s%s", address->len == 0 ? "" : "/", value->field->key);
  if (is_list(value->field)) {
    append_item(address, value);
  }
}

static void append_frame(GString *address, const CjmFrame *frame)
{
  if (frame->shape == &cjm_shape_step) {
    g_string_printf(address, "steps/%s", ((const CjmObject *)frame->object)->id);
  } else if (frame->parent != NULL) {
    append_frame(address, frame->parent);
    append_value(address, frame->parent, frame->value);
  }
}

char *cjm_address_new(const CjmFrame *frame, const CjmValue *value)
{
  GString *address = g_string_new(NULL);
  append_frame(address, frame);
  if (value != NULL) {
    append_value(address, frame, value);
  }
  return g_string_free(address, FALSE);
}

/* ---- texts ---- */

typedef struct TextWalk {
  CjmTextVisit visit;
  void *data;
} TextWalk;

static void visit_text(const CjmFrame *frame, const CjmValue *value, void *data)
{
  (void)frame;
  const TextWalk *w = data;
  if (value->type != CJM_FIELD_TEXT || (value->field->flags & CJM_FIELD_NAME) || cjm_value_is_implied(value)) {
    return;
  }
  if (value->field->type == CJM_FIELD_PAIRS) {
    w->visit(value->key, value->owner_shape, value->field, w->data);
  }
  w->visit(value->at, value->owner_shape, value->field, w->data);
}

void cjm_each_text(const CjmShape *shape, const void *object, CjmTextVisit visit, void *data)
{
  TextWalk text_walk = {visit, data};
  cjm_walk(shape, object, &(CjmWalk){.value = visit_text}, &text_walk);
}

/* ---- references ---- */

typedef struct RefWalk {
  CjmKind kind;
  CjmRefVisit visit;
  void *data;
} RefWalk;

static void visit_ref(const CjmFrame *frame, const CjmValue *value, void *data)
{
  (void)frame;
  const RefWalk *w = data;
  if (value->type == CJM_FIELD_REF && value->field->ref == w->kind) {
    w->visit(value->at, w->data);
  }
}

void cjm_each_ref(const CjmShape *shape, const void *object, CjmKind kind, CjmRefVisit visit, void *data)
{
  RefWalk ref_walk = {kind, visit, data};
  cjm_walk(shape, object, &(CjmWalk){.value = visit_ref}, &ref_walk);
}

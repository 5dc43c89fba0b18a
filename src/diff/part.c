#include "diff/part.h"

#include <string.h>

#include "format/shapes.h"
#include "format/value-text.h"

/* ---- the tree ---- */

typedef struct Builder {
  CjmArena *arena;
  CjmPart *root, *open; /* the object that the walk is in */
  GPtrArray *parts;     /* CjmPart *: of all open objects, the innermost last */
  GArray *starts;       /* guint: where those of each open object begin */
} Builder;

static const char *key_of(const CjmField *field)
{
  return field->reader == CJM_READER_EMOTION ? "emotions" : field->key;
}

static CjmPart *add(Builder *b, const CjmValue *value)
{
  CjmPart *part = cjm_arena_make(b->arena, CjmPart, 1);
  part->parent = b->open;
  if (value) {
    part->value = *value;
    part->key = key_of(value->field);
    g_ptr_array_add(b->parts, part);
  } else {
    b->root = part;
  }
  return part;
}

static bool enter(const CjmFrame *frame, void *data)
{
  Builder *b = data;
  CjmPart *part = add(b, frame->value);
  part->frame = *frame;
  part->frame.parent = b->open ? &b->open->frame : NULL;
  part->frame.value = frame->value ? &part->value : NULL;
  b->open = part;
  g_array_append_val(b->starts, b->parts->len);
  return true;
}

static void visit(const CjmFrame *frame, const CjmValue *value, void *data)
{
  (void)frame;
  Builder *b = data;
  if (value->type == CJM_FIELD_ID || cjm_value_is_implied(value)) return;
  CjmPart *part = add(b, value);
  part->frame = b->open->frame;
}

/* Parts with the same key are next to each other. */
static void number(CjmPart *object)
{
  for (size_t i = 1; i < object->n; i++) {
    const CjmPart *before = object->parts[i - 1];
    if (strcmp(before->key, object->parts[i]->key) == 0) object->parts[i]->index = before->index + 1;
  }
}

static void leave(const CjmFrame *frame, void *data)
{
  (void)frame;
  Builder *b = data;
  CjmPart *part = b->open;
  guint start = g_array_index(b->starts, guint, b->starts->len - 1);
  part->n = b->parts->len - start;
  part->parts = cjm_arena_make(b->arena, CjmPart *, part->n + 1);
  if (part->n) memcpy(part->parts, b->parts->pdata + start, part->n * sizeof *part->parts);
  number(part);
  g_ptr_array_set_size(b->parts, (gint)start);
  g_array_set_size(b->starts, b->starts->len - 1);
  b->open = part->parent;
}

CjmPart *cjm_part_tree(CjmArena *arena, const CjmJourney *journey)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new();
  g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(guint));
  Builder b = {.arena = arena, .parts = parts, .starts = starts};
  cjm_walk(&cjm_shape_journey, journey, &(CjmWalk){enter, visit, leave, .every_step = true}, &b);
  return b.root;
}

/* ---- one part ---- */

bool cjm_part_is_object(const CjmPart *part)
{
  return !part->value.field || part->value.type == CJM_FIELD_OBJECT;
}

const void *cjm_part_object(const CjmPart *part, const CjmShape *shape)
{
  return cjm_part_is_object(part) && part->frame.shape == shape ? part->frame.object : NULL;
}

CjmPart *cjm_part_get(const CjmPart *object, const char *key)
{
  for (size_t i = 0; i < object->n; i++)
    if (strcmp(object->parts[i]->key, key) == 0) return object->parts[i];
  return NULL;
}

const char *cjm_part_own_id(const CjmPart *part)
{
  const CjmEmotion *emotion = cjm_part_object(part, &cjm_shape_emotion);
  if (emotion) return emotion->persona.to ? emotion->persona.to->id : NULL;
  if (part->value.key) return part->value.key->at;
  const CjmObject *object = cjm_part_is_object(part) ? part->frame.object : NULL;
  return object && object->kind != CJM_KIND_NONE && object->id ? cjm_object_own_id(object) : NULL;
}

char *cjm_part_value_new(const CjmPart *value)
{
  GString *text = g_string_new(NULL);
  if (value) cjm_value_append(text, &value->value);
  return g_string_free(text, FALSE);
}

/* The value that stands for the object. */
static const CjmPart *main_of(const CjmPart *object)
{
  const CjmField *main = cjm_shape_main(object->frame.shape);
  const CjmPart *value = main ? cjm_part_get(object, main->key) : NULL;
  for (size_t i = 0; i < object->n && !value; i++)
    if (!cjm_part_is_object(object->parts[i])) value = object->parts[i];
  return value;
}

char *cjm_part_text_new(const CjmPart *part)
{
  const CjmPart *value = cjm_part_is_object(part) ? main_of(part) : part;
  const CjmStep *step = cjm_part_object(part, &cjm_shape_step);
  if (step && step->phase->single && step->phase->title.at) return g_strdup(step->phase->title.at);
  if (step && !step->title.at && step->actions.n && step->actions.at[0]->text.at) return g_strdup(step->actions.at[0]->text.at);
  const CjmObject *object = cjm_part_is_object(part) ? part->frame.object : NULL;
  return !value && object && object->kind != CJM_KIND_NONE && object->id ? g_strdup(object->id) : cjm_part_value_new(value);
}

bool cjm_part_is_worded(const CjmPart *part)
{
  const CjmPart *value = cjm_part_is_object(part) ? main_of(part) : part;
  return value && value->value.type == CJM_FIELD_TEXT && !(value->value.field->flags & CJM_FIELD_NAME);
}

/* ---- addresses ---- */

static char *plain_address_new(const CjmPart *part)
{
  return cjm_part_is_object(part) ? cjm_address_new(&part->frame, NULL) : cjm_address_new(&part->frame, &part->value);
}

/* The feeling that the part is, or belongs to. */
static const CjmPart *feeling_of(const CjmPart *part)
{
  while (part && !cjm_part_object(part, &cjm_shape_emotion)) part = part->parent;
  return part;
}

/* Which of the persona's feelings in the step it is, from 1. */
static unsigned ordinal(const CjmPart *feeling)
{
  const CjmEmotion *emotion = feeling->frame.object;
  unsigned n = 1;
  for (size_t i = 0; feeling->parent->parts[i] != feeling; i++) {
    const CjmEmotion *other = cjm_part_object(feeling->parent->parts[i], &cjm_shape_emotion);
    n += other && other->persona.to == emotion->persona.to;
  }
  return n;
}

static char *feeling_address_new(const CjmPart *feeling)
{
  const CjmEmotion *emotion = feeling->frame.object;
  g_autofree char *step = cjm_part_address_new(feeling->parent);
  GString *address = g_string_new(step);
  if (emotion->persona.to) g_string_append_printf(address, "/emotions/%s", emotion->persona.to->id);
  else g_string_append(address, "/emotion");
  if (ordinal(feeling) > 1) g_string_append_printf(address, "/%u", ordinal(feeling));
  return g_string_free(address, FALSE);
}

char *cjm_part_address_new(const CjmPart *part)
{
  const CjmPart *feeling = feeling_of(part);
  if (!feeling) return plain_address_new(part);
  g_autofree char *start = feeling_address_new(feeling), *plain = plain_address_new(part), *of_feeling = plain_address_new(feeling);
  return g_strconcat(start, plain + strlen(of_feeling), NULL);
}

/* ---- places ---- */

CjmSpan cjm_part_span(const CjmPart *part)
{
  return cjm_part_is_object(part) ? ((const CjmObject *)part->frame.object)->span : cjm_value_span(&part->value);
}

static const void *around(const CjmPart *part, const CjmShape *shape)
{
  while (part && !cjm_part_object(part, shape)) part = part->parent;
  return part ? part->frame.object : NULL;
}

const CjmStep *cjm_part_step(const CjmPart *part)
{
  return around(part, &cjm_shape_step);
}

const CjmPhase *cjm_part_phase(const CjmPart *part)
{
  return around(part, &cjm_shape_phase);
}

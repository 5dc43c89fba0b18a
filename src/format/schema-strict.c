/* schema-strict.c: the canonical forms of the format alone, for constrained decoding.
 *
 * All objects are closed, and every key is there, with null for what is not known. What cannot be checked by a schema is left out: ids and
 * references, files, free keys, and settings of the drawing; so whatever the schema allows is a journey without errors. */
#include <string.h>

#include "base/json.h"
#include "format/currencies.h"
#include "format/schema.h"
#include "format/shapes.h"

enum { DEEPEST = 5 /* objects in objects, the whole one among them */ };

#define TEXT     "^\\s*\\S"
#define DAY      "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"
#define DURATION "^[1-9][0-9]{0,2}(s|m|h|d|w|mo|y)$"
#define URL      "^https://[a-z0-9.-]+(/[A-Za-z0-9._~-]*)*$"
#define LANGUAGE "^[a-z]{2}$"

/* Keys that are left out although their type has a schema: settings, second forms of others, and what depends on other keys. */
static const struct {
  const char *shape, *key; /* shape NULL: any */
} left_out[] = {
  {NULL, "history"},  {NULL, "library"},      {"journey", "cjm"},    {"journey", "persona"},   {"journey", "scale"},    {"journey", "metrics"},
  {"journey", "sources"}, {"journey", "segments"}, {"journey", "paths"}, {"journey", "tags"}, {"journey", "competitors"}, {"journey", "views"},
  {"journey", "theme"},   {"journey", "gates"},    {"journey", "data"},  {"journey", "paper"}, {"journey", "url"}, {"journey", "hide_lanes"},
  {"journey", "hide_blocks"}, {"moment", "at"}, {"emotion", "low"}, {"emotion", "high"}, {"channel", "unit"}, {"channel", "goal"}, {"channel", "target"},
};

static bool is_left_out(const CjmShape *shape, const CjmField *field)
{
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(left_out); i++)
    found = found || (strcmp(left_out[i].key, field->key) == 0 && (!left_out[i].shape || strcmp(left_out[i].shape, shape->name) == 0));
  return found || (field->flags & CJM_FIELD_ALIAS);
}

/* The shape of the objects of a field; NULL if it has none. */
static const CjmShape *shape_of(const CjmField *field)
{
  if (field->type != CJM_FIELD_SPECIAL) return field->shape;
  switch (field->reader) {
    case CJM_READER_PHASES: return &cjm_shape_phase;
    case CJM_READER_EMOTION: return &cjm_shape_emotion;
    case CJM_READER_WHEN: return &cjm_shape_when;
    default: return NULL;
  }
}

static bool has_schema(const CjmShape *shape, const CjmField *field, unsigned depth);

/* Whether all keys that the shape requires have a schema. */
static bool is_expressible(const CjmShape *shape, unsigned depth)
{
  bool all = depth <= DEEPEST;
  for (size_t i = 0; i < shape->n_fields && all; i++)
    all = !(shape->fields[i].flags & CJM_FIELD_REQUIRED) || has_schema(shape, &shape->fields[i], depth);
  return all;
}

/* Whether the key is the second of those of which one is enough, or allowed. */
static bool is_second(const CjmShape *shape, const CjmField *field)
{
  for (size_t i = 0; i < shape->n_rules; i++)
    for (size_t k = 1; k < G_N_ELEMENTS(shape->rules[i].keys) && shape->rules[i].keys[k]; k++)
      if (shape->rules[i].kind != CJM_KEYS_ANY && strcmp(shape->rules[i].keys[k], field->key) == 0) return true;
  return false;
}

/* Whether the key has to have a value: it is required, or the first of those of which one is. */
static bool is_required(const CjmShape *shape, const CjmField *field)
{
  for (size_t i = 0; i < shape->n_rules; i++)
    if (shape->rules[i].kind != CJM_KEYS_NOT_BOTH && strcmp(shape->rules[i].keys[0], field->key) == 0) return true;
  return (field->flags & CJM_FIELD_REQUIRED) || (shape == &cjm_shape_emotion && strcmp(field->key, "score") == 0);
}

static bool has_schema(const CjmShape *shape, const CjmField *field, unsigned depth)
{
  if (is_left_out(shape, field) || is_second(shape, field)) return false;
  const CjmShape *inner = shape_of(field);
  switch (field->type) {
    case CJM_FIELD_TEXT:
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT:
    case CJM_FIELD_FLAG:
    case CJM_FIELD_DATE:
    case CJM_FIELD_DURATION:
    case CJM_FIELD_URL:
    case CJM_FIELD_LANG:
    case CJM_FIELD_CURRENCY:
    case CJM_FIELD_CHOICE: return true;
    case CJM_FIELD_OBJECT:
    case CJM_FIELD_OBJECTS:
    case CJM_FIELD_SPECIAL: return inner && is_expressible(inner, depth + 1);
    default: return false;
  }
}

/* ---- values ---- */

static void write_type(CjmJson *json, const char *type, bool required)
{
  if (required) {
    cjm_json_member(json, "type", type);
    return;
  }
  cjm_json_key(json, "type");
  cjm_json_open(json, '[');
  cjm_json_text(json, type);
  cjm_json_text(json, "null");
  cjm_json_close(json, ']');
}

static void write_text(CjmJson *json, const char *pattern, bool required)
{
  write_type(json, "string", required);
  cjm_json_member(json, "pattern", pattern);
}

static void write_number(CjmJson *json, const CjmShape *shape, const CjmField *field, bool required)
{
  bool integer = field->flags & CJM_FIELD_INTEGER, bounded = field->min != 0 || field->max != 0;
  double min = bounded ? field->min : -1e9, max = bounded ? field->max : 1e9;
  if (field->type == CJM_FIELD_PERCENT && !bounded) min = 0, max = 100;
  if (shape == &cjm_shape_emotion) min = -2, max = 2;
  write_type(json, integer ? "integer" : "number", required);
  cjm_json_member_number(json, "minimum", min);
  cjm_json_member_number(json, "maximum", max);
  if (!integer) cjm_json_member_number(json, "multipleOf", 0.1);
}

static void write_words(CjmJson *json, const CjmField *field, bool required)
{
  cjm_json_key(json, "enum");
  cjm_json_open(json, '[');
  for (size_t i = 0; field->words[i].word; i++) cjm_json_text(json, field->words[i].word);
  if (!required) cjm_json_text(json, NULL);
  cjm_json_close(json, ']');
}

static void write_currencies(CjmJson *json, bool required)
{
  cjm_json_key(json, "enum");
  cjm_json_open(json, '[');
  for (size_t i = 0; cjm_currency_at(i); i++) cjm_json_text(json, cjm_currency_at(i));
  if (!required) cjm_json_text(json, NULL);
  cjm_json_close(json, ']');
}

static void write_object(CjmJson *json, const CjmShape *shape, unsigned depth, bool required);

/* A list of `one`, whose members are written between this and close_list(). */
static void open_list(CjmJson *json, bool required)
{
  write_type(json, "array", required);
  if (required) cjm_json_member_number(json, "minItems", 1);
  cjm_json_key(json, "items");
  cjm_json_open(json, '{');
}

static void write_value(CjmJson *json, const CjmShape *shape, const CjmField *field, unsigned depth)
{
  bool required = is_required(shape, field);
  switch (field->type) {
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT: write_number(json, shape, field, required); break;
    case CJM_FIELD_FLAG: write_type(json, "boolean", required); break;
    case CJM_FIELD_DATE: write_text(json, DAY, required); break;
    case CJM_FIELD_DURATION: write_text(json, DURATION, required); break;
    case CJM_FIELD_URL: write_text(json, URL, required); break;
    case CJM_FIELD_LANG: write_text(json, LANGUAGE, required); break;
    case CJM_FIELD_CURRENCY: write_currencies(json, required); break;
    case CJM_FIELD_CHOICE: write_words(json, field, required); break;
    case CJM_FIELD_TEXTS:
      open_list(json, required);
      if (field->words) write_words(json, field, true);
      else write_text(json, TEXT, true);
      cjm_json_close(json, '}');
      break;
    case CJM_FIELD_OBJECT: write_object(json, shape_of(field), depth + 1, required); break;
    case CJM_FIELD_OBJECTS:
      open_list(json, required);
      write_object(json, shape_of(field), depth + 1, true);
      cjm_json_close(json, '}');
      break;
    case CJM_FIELD_SPECIAL:
      if (field->reader != CJM_READER_PHASES) {
        write_object(json, shape_of(field), depth + 1, required);
        break;
      }
      open_list(json, true);
      write_object(json, &cjm_shape_phase, depth + 1, true);
      cjm_json_close(json, '}');
      break;
    default: write_text(json, TEXT, required); break;
  }
}

static void write_object(CjmJson *json, const CjmShape *shape, unsigned depth, bool required)
{
  write_type(json, "object", required);
  cjm_json_key(json, "properties");
  cjm_json_open(json, '{');
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    if (!has_schema(shape, field, depth)) continue;
    cjm_json_key(json, field->key);
    cjm_json_open(json, '{');
    write_value(json, shape, field, depth);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, '}');
  cjm_json_key(json, "required");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < shape->n_fields; i++)
    if (has_schema(shape, &shape->fields[i], depth)) cjm_json_text(json, shape->fields[i].key);
  cjm_json_close(json, ']');
  cjm_json_key(json, "additionalProperties");
  cjm_json_bool(json, false);
}

void cjm_schema_print_strict(GString *out)
{
  CjmJson json = {.out = out};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "$schema", "http://json-schema.org/draft-07/schema#");
  cjm_json_member(&json, "title", "Customer journey map");
  write_object(&json, &cjm_shape_journey, 1, true);
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

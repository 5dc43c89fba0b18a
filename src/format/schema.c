/* schema.c: shapes as definitions of the schema. The schemas of single values are in schema-value.c. */
#include "format/schema.h"

#include "format/schema-value.h"
#include "format/shapes.h"

/* ---- the keys of a shape ---- */

/* Phases also take the keys of a step; their own keys precede them. */
typedef struct Keys {
  const CjmShape *shapes[3]; /* ends with NULL */
} Keys;

static Keys keys_of(const CjmShape *shape)
{
  return (Keys){{shape, shape == &cjm_shape_phase ? &cjm_shape_step : NULL}};
}

static bool is_new(const Keys *keys, size_t s, const CjmField *field)
{
  for (size_t i = 0; i < s; i++)
    if (cjm_shape_field(keys->shapes[i], field->key)) return false;
  return true;
}

typedef void (*FieldVisit)(CjmJson *json, const CjmField *field);

static void each_field(CjmJson *json, const CjmShape *shape, FieldVisit visit)
{
  Keys keys = keys_of(shape);
  for (size_t s = 0; keys.shapes[s]; s++)
    for (size_t i = 0; i < keys.shapes[s]->n_fields; i++)
      if (is_new(&keys, s, &keys.shapes[s]->fields[i])) visit(json, &keys.shapes[s]->fields[i]);
}

/* The keys that custom lanes add are handled where it is known whether there are any. */
static bool depends_on_lanes(const CjmField *field)
{
  return field->reader == CJM_READER_PHASES || field->shape == &cjm_shape_step;
}

static void write_property(CjmJson *json, const CjmField *field)
{
  cjm_json_key(json, field->key);
  cjm_json_open(json, '{');
  cjm_schema_describe(json, field);
  if (!depends_on_lanes(field)) cjm_schema_value(json, field);
  cjm_json_close(json, '}');
}

static void write_name(CjmJson *json, const CjmField *field)
{
  cjm_json_text(json, field->key);
}

static void write_step_name(CjmJson *json, const CjmField *field)
{
  if (field->flags & CJM_FIELD_STEP_ONLY) cjm_json_text(json, field->key);
}

static void write_names(CjmJson *json, const CjmShape *shape, const char *key, FieldVisit visit)
{
  cjm_json_key(json, key);
  cjm_json_open(json, '[');
  each_field(json, shape, visit);
  cjm_json_close(json, ']');
}

/* ---- what must be there ---- */

static void write_required(CjmJson *json, const char *const *keys, size_t n)
{
  cjm_json_open(json, '{');
  cjm_json_key(json, "required");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < n; i++) cjm_json_text(json, keys[i]);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

/* {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]} */
static void write_alternatives(CjmJson *json, const char *kind, const char *const *keys, size_t n)
{
  cjm_json_open(json, '{');
  cjm_json_key(json, kind);
  cjm_json_open(json, '[');
  for (size_t i = 0; i < n; i++) write_required(json, &keys[i], 1);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void write_not_both(CjmJson *json, const char *a, const char *b)
{
  const char *const keys[] = {a, b};
  cjm_json_open(json, '{');
  cjm_json_key(json, "not");
  write_required(json, keys, G_N_ELEMENTS(keys));
  cjm_json_close(json, '}');
}

static void write_rule(CjmJson *json, const CjmKeyRule *rule)
{
  size_t n = 0;
  while (n < G_N_ELEMENTS(rule->keys) && rule->keys[n]) n++;
  if (rule->kind != CJM_KEYS_NOT_BOTH) {
    write_alternatives(json, rule->kind == CJM_KEYS_ANY ? "anyOf" : "oneOf", rule->keys, n);
    return;
  }
  for (size_t i = 0; i < n; i++)
    for (size_t j = i + 1; j < n; j++) write_not_both(json, rule->keys[i], rule->keys[j]);
}

static void write_rules(CjmJson *json, const CjmShape *shape)
{
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    const char *const keys[] = {field->key, "id"};
    if (field->flags & CJM_FIELD_OR_ID) write_alternatives(json, "anyOf", keys, G_N_ELEMENTS(keys));
    else if (field->flags & CJM_FIELD_REQUIRED) write_required(json, keys, 1);
  }
  for (size_t i = 0; i < shape->n_rules; i++) write_rule(json, &shape->rules[i]);
}

static bool has_rules(const CjmShape *shape)
{
  bool found = shape->n_rules > 0 || shape == &cjm_shape_phase;
  for (size_t i = 0; i < shape->n_fields; i++) found = found || (shape->fields[i].flags & CJM_FIELD_REQUIRED);
  return found;
}

/* ---- definitions ---- */

/* A phase that has steps cannot have keys that are for steps alone. */
static void write_step_keys_rule(CjmJson *json)
{
  cjm_json_open(json, '{');
  cjm_json_key(json, "if");
  cjm_json_raw(json, "{\"required\":[\"steps\"],\"properties\":{\"steps\":{\"not\":{\"enum\":[null,[]]}}}}");
  cjm_json_key(json, "then");
  cjm_json_open(json, '{');
  cjm_json_key(json, "propertyNames");
  cjm_json_open(json, '{');
  cjm_json_key(json, "not");
  cjm_json_open(json, '{');
  write_names(json, &cjm_shape_phase, "enum", write_step_name);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

/* Writes the members of the schema of an object. */
static void write_object(CjmJson *json, const CjmShape *shape)
{
  cjm_json_member(json, "type", "object");
  cjm_json_member(json, "description", shape->help);
  cjm_json_key(json, "properties");
  cjm_json_open(json, '{');
  each_field(json, shape, write_property);
  cjm_json_close(json, '}');
  if (!has_rules(shape)) return;
  cjm_json_key(json, "allOf");
  cjm_json_open(json, '[');
  write_rules(json, shape);
  if (shape == &cjm_shape_phase) write_step_keys_rule(json);
  cjm_json_close(json, ']');
}

static void write_definition(CjmJson *json, const CjmShape *shape)
{
  const CjmField *bare = cjm_schema_bare(shape);
  cjm_json_member(json, "title", shape->name);
  if (bare) {
    cjm_json_key(json, "anyOf");
    cjm_json_open(json, '[');
    cjm_schema_scalar(json, bare);
    cjm_json_open(json, '{');
    cjm_json_member(json, "title", shape->name);
  }
  write_object(json, shape);
  cjm_json_key(json, "additionalProperties");
  cjm_json_bool(json, false);
  if (bare) {
    cjm_json_close(json, '}');
    cjm_json_close(json, ']');
  }
}

/* ---- phases and steps: with lanes of the author's own, and without ---- */

static const struct {
  const char *phase, *step;
  bool own_lanes;
} variants[] = {
  {"phase", "step", false},
  {"phase with own lanes", "step with own lanes", true},
};

/* The keys of a phase or step; any other key may be that of a custom lane. */
static void write_keys(CjmJson *json, const CjmShape *shape)
{
  write_object(json, shape);
  cjm_json_key(json, "additionalProperties");
  cjm_json_open(json, '{');
  cjm_json_member(json, "description", cjm_field_custom_texts.help);
  cjm_schema_value(json, &cjm_field_custom_texts);
  cjm_json_close(json, '}');
}

/* A title, or an object with these keys, and no others if there are no custom lanes. */
static void write_variant(CjmJson *json, const CjmShape *shape, const char *keys, size_t v)
{
  cjm_json_member(json, "title", shape->name);
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  cjm_schema_scalar(json, cjm_schema_bare(shape));
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", shape->name);
  cjm_json_key(json, "allOf");
  cjm_json_open(json, '[');
  cjm_schema_refer(json, keys);
  cjm_json_close(json, ']');
  if (shape == &cjm_shape_phase) {
    cjm_json_key(json, "properties");
    cjm_json_open(json, '{');
    cjm_json_key(json, "steps");
    cjm_schema_one_or_many(json, variants[v].step, 0);
    cjm_json_close(json, '}');
  }
  if (!variants[v].own_lanes) {
    cjm_json_key(json, "propertyNames");
    cjm_json_open(json, '{');
    write_names(json, shape, "enum", write_name);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, '}');
  cjm_json_close(json, ']');
}

static void write_named(CjmJson *json, const char *name, const CjmShape *shape, void (*write)(CjmJson *, const CjmShape *))
{
  cjm_schema_define(json, name);
  cjm_json_open(json, '{');
  write(json, shape);
  cjm_json_close(json, '}');
}

static void write_column(CjmJson *json, const CjmShape *shape, bool phase)
{
  g_autofree char *keys = g_strdup_printf("%s keys", shape->name);
  write_named(json, keys, shape, write_keys);
  for (size_t v = 0; v < G_N_ELEMENTS(variants); v++) {
    cjm_schema_define(json, phase ? variants[v].phase : variants[v].step);
    cjm_json_open(json, '{');
    write_variant(json, shape, keys, v);
    cjm_json_close(json, '}');
  }
}

static void write_definitions(CjmJson *json)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  cjm_json_key(json, "definitions");
  cjm_json_open(json, '{');
  for (size_t i = 1; i < n; i++) { /* the first one is the file itself */
    if (shapes[i] == &cjm_shape_phase || shapes[i] == &cjm_shape_step)
      write_column(json, shapes[i], shapes[i] == &cjm_shape_phase);
    else write_named(json, shapes[i]->name, shapes[i], write_definition);
  }
  cjm_schema_define(json, "feeling");
  cjm_json_open(json, '{');
  cjm_schema_feeling(json);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

/* ---- the file ---- */

/* `lanes` that define a custom lane, alone or in a list: an object with an id or a title. */
#define OWN_LANE "{\"type\":\"object\",\"anyOf\":[{\"required\":[\"id\"]},{\"required\":[\"title\"]}]}"
static const char defines_lanes[] = "{\"required\":[\"lanes\"],\"properties\":{\"lanes\":{\"anyOf\":[" OWN_LANE
                                    ",{\"type\":\"array\",\"contains\":" OWN_LANE "}]}}}";

static void write_phases(CjmJson *json, const char *key, const char *phase)
{
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  cjm_json_key(json, "properties");
  cjm_json_open(json, '{');
  cjm_json_key(json, "phases");
  cjm_schema_one_or_many(json, phase, CJM_FIELD_REQUIRED);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

void cjm_schema_print(GString *out)
{
  CjmJson json = {.out = out, .pretty = true};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "$schema", "http://json-schema.org/draft-07/schema#");
  cjm_json_member(&json, "title", "Customer journey map, format 1");
  write_object(&json, &cjm_shape_journey);
  cjm_json_key(&json, "additionalProperties");
  cjm_json_bool(&json, false);
  cjm_json_key(&json, "if");
  cjm_json_raw(&json, defines_lanes);
  write_phases(&json, "then", variants[1].phase);
  write_phases(&json, "else", variants[0].phase);
  write_definitions(&json);
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

/* journey.c: cjm-journey(5). */
#include "docs.h"

static void append_key(GString *out, const CjmField *field)
{
  g_string_append_printf(out, ".It Cm %s\n", field->key);
  g_autoptr(GString) text = g_string_new(NULL);
  docs_append_help(text, field);
  g_string_append(text, " Value: ");
  docs_append_value(text, field);
  if (field->flags & CJM_FIELD_REQUIRED)
    g_string_append(text, field->flags & CJM_FIELD_OR_ID ? "; required, or an `id`" : "; required");
  else if (field->fallback) g_string_append_printf(text, "; by default `%s`", field->fallback);
  g_string_append_c(text, '.');
  docs_append_mdoc(out, text->str);
  g_string_append(out, ".Bd -literal\n");
  docs_append_literal(out, field->example);
  g_string_append(out, "\n.Ed\n");
}

static void append_shape(GString *out, const CjmShape *shape)
{
  g_string_append_printf(out, ".Ss %c%s\n", g_ascii_toupper(shape->name[0]), shape->name + 1);
  g_autoptr(GString) text = g_string_new(NULL);
  docs_append_summary(text, shape);
  for (size_t i = 0; i < shape->n_rules; i++) {
    g_string_append_c(text, ' ');
    docs_append_rule(text, &shape->rules[i]);
  }
  docs_append_mdoc(out, text->str);
  g_string_append(out, ".Bl -tag -width Ds\n");
  for (size_t i = 0; i < shape->n_fields; i++) append_key(out, &shape->fields[i]);
  if (shape->custom_lanes)
    g_string_append(out, ".It Em the id of a custom lane\nFills that lane.\nTakes texts or a number, as the lane does.\n");
  g_string_append(out, ".El\n");
}

void docs_print_keys(GString *out)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t i = 0; i < n; i++) append_shape(out, shapes[i]);
}

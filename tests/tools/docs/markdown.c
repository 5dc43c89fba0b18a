/* markdown.c: docs/format.md. */
#include "docs.h"
#include "format/shapes.h"

static void append_row(GString *out, const CjmField *field)
{
  g_string_append_printf(out, "| `%s` | ", field->key);
  docs_append_value(out, field);
  g_string_append(out, " | ");
  if (field->flags & CJM_FIELD_REQUIRED)
    g_string_append(out, field->flags & CJM_FIELD_OR_ID ? "required, or an `id`" : "required");
  else if (field->fallback) g_string_append_printf(out, "`%s`", field->fallback);
  g_string_append(out, " | ");
  docs_append_help(out, field);
  g_string_append(out, " |\n");
}

/* Every key once; not all of them go together. */
static void append_examples(GString *out, const CjmShape *shape)
{
  g_string_append(out, "\n```yaml\n");
  for (size_t i = 0; i < shape->n_fields; i++) g_string_append_printf(out, "%s\n", shape->fields[i].example);
  g_string_append(out, "```\n");
}

static void append_shape(GString *out, const CjmShape *shape)
{
  g_string_append_printf(out, "### %c%s\n\n", g_ascii_toupper(shape->name[0]), shape->name + 1);
  docs_append_summary(out, shape);
  g_string_append(out, "\n\n");
  for (size_t i = 0; i < shape->n_rules; i++) {
    docs_append_rule(out, &shape->rules[i]);
    g_string_append(out, "\n\n");
  }
  g_string_append(out, "| key | value | default | what it does |\n|---|---|---|---|\n");
  for (size_t i = 0; i < shape->n_fields; i++) append_row(out, &shape->fields[i]);
  if (shape->custom_lanes)
    g_string_append(out, "| the id of a custom lane | texts or a number, as the [lane](#lane) takes | | Fills that lane. |\n");
  append_examples(out, shape);
}

void docs_print_lanes(GString *out)
{
  g_string_append(out, "| lane | what it shows |\n|---|---|\n");
  for (const CjmEnumWord *lane = cjm_words_lanes; lane->word; lane++)
    g_string_append_printf(out, "| `%s` | %s%s |\n", lane->word, lane->help,
                           cjm_lane_by_default((CjmLaneId)lane->value) ? "" : "; on request");
}

void docs_print_format(GString *out)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t i = 0; i < n; i++) {
    g_string_append(out, i ? "\n" : "");
    append_shape(out, shapes[i]);
  }
}

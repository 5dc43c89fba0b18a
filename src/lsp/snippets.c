/* snippets.c: entries with the keys that most of them have, and with the examples of the reference as placeholders. */
#include <string.h>

#include "format/shapes.h"
#include "lsp/items.h"

typedef struct Snippet {
  const CjmShape *shape;
  const char *keys[8]; /* ends with NULL */
} Snippet;

static const Snippet snippets[] = {
  {&cjm_shape_phase, {"title", "goal", "steps"}},
  {&cjm_shape_step, {"title", "actions", "thoughts", "emotion", "touchpoints", "pain_points"}},
  {&cjm_shape_opportunity, {"text", "kind", "customer_value", "effort", "priority"}},
  {&cjm_shape_pain, {"text", "kind", "severity", "cause"}},
  {&cjm_shape_touchpoint, {"title", "channel"}},
  {&cjm_shape_persona, {"title", "role", "description", "goals", "quote"}},
  {&cjm_shape_channel, {"id", "title", "line"}},
  {&cjm_shape_metric, {"id", "title", "unit", "goal", "target"}},
  {&cjm_shape_plan_entry, {"id", "title", "owner", "due", "status"}},
  {&cjm_shape_source, {"id", "type", "title", "n", "date"}},
  {&cjm_shape_journey, {"title", "persona", "phases"}},
};

/* A text of a placeholder, in which some signs have a meaning. */
static void append_escaped(GString *out, const char *text, const char *signs)
{
  for (; *text; text++) {
    if (strchr(signs, *text)) g_string_append_c(out, '\\');
    g_string_append_c(out, *text);
  }
}

static void append_choice(GString *out, unsigned number, const CjmEnumWord *words)
{
  g_string_append_printf(out, "${%u|", number);
  for (const CjmEnumWord *word = words; word->word; word++) {
    if (word != words) g_string_append_c(out, ',');
    append_escaped(out, word->word, "\\,|");
  }
  g_string_append(out, "|}");
}

/* The value in the example of a field, if it is in one line; otherwise NULL. */
static const char *example_of(const CjmField *field)
{
  const char *colon = field->example && !strchr(field->example, '\n') ? strstr(field->example, ": ") : NULL;
  return colon ? colon + 2 : NULL;
}

static void append_value(GString *out, const CjmField *field, unsigned number)
{
  const char *example = example_of(field);
  if (field->type == CJM_FIELD_CHOICE) append_choice(out, number, field->words);
  else if (example) {
    g_string_append_printf(out, "${%u:", number);
    append_escaped(out, example, "\\$}");
    g_string_append_c(out, '}');
  } else g_string_append_printf(out, "$%u", number);
}

/* A list whose first entry has its main key. */
static void append_entries(GString *out, const CjmField *field, unsigned indent, bool snippet, unsigned *io_number)
{
  const CjmField *title = cjm_shape_field(field->shape, "title");
  g_string_append_printf(out, "\n%*s- %s: ", (int)indent + 2, "", title->key);
  if (snippet) append_value(out, title, (*io_number)++);
  const CjmField *steps = cjm_shape_field(field->shape, "steps");
  if (!steps) return;
  g_string_append_printf(out, "\n%*s%s:", (int)indent + 4, "", steps->key);
  append_entries(out, steps, indent + 4, snippet, io_number);
}

/* Lists of objects with titles are written out, everything else is in a line. */
static bool has_entries(const CjmField *field)
{
  return field->shape == &cjm_shape_phase || field->shape == &cjm_shape_step;
}

static char *text_new(const Snippet *snippet, unsigned indent, bool marks)
{
  GString *out = g_string_new(NULL);
  unsigned number = 1;
  for (size_t i = 0; snippet->keys[i]; i++) {
    const CjmField *field = cjm_shape_field(snippet->shape, snippet->keys[i]);
    if (i) g_string_append_printf(out, "\n%*s", (int)indent, "");
    g_string_append_printf(out, "%s:", field->key);
    if (has_entries(field)) {
      append_entries(out, field, indent, marks, &number);
      continue;
    }
    g_string_append_c(out, ' ');
    if (marks) append_value(out, field, number++);
  }
  if (marks) g_string_append(out, "$0");
  return g_string_free(out, FALSE);
}

void cjm_lsp_add_snippets(CjmLspItems *items, const CjmShape *shape)
{
  bool marks = items->call->workspace->session->snippets;
  unsigned indent = items->place->column + (items->place->new_entry ? 2 : 0);
  for (size_t i = 0; i < G_N_ELEMENTS(snippets); i++) {
    if (snippets[i].shape != shape) continue;
    g_autofree char *text = text_new(&snippets[i], indent, marks), *label = g_strdup_printf("new %s", shape->name);
    cjm_lsp_add_item(items, &(CjmLspItem){.label = label,
                                          .kind = CJM_LSP_ITEM_SNIPPET,
                                          .detail = shape->help,
                                          .text = text,
                                          .snippet = marks});
  }
}

/* keys.c: what there is to say of a key and of a shape, as phrases of Markdown. */
#include "docs.h"

/* GitHub's anchor of a heading. */
static char *anchor_new(const char *heading)
{
  return g_strdelimit(g_ascii_strdown(heading, -1), " ", '-');
}

static void append_link(GString *out, const CjmShape *shape)
{
  g_autofree char *anchor = anchor_new(shape->name);
  g_string_append_printf(out, "[%s](#%s)", shape->name, anchor);
}

/* The shapes that an id of `kind` may name: "pain point or gap". */
static void append_kind(GString *out, CjmKind kind)
{
  size_t n, found = 0;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t i = 0; i < n; i++) {
    if (shapes[i]->kind != kind) continue;
    g_string_append(out, found++ ? " or " : "");
    append_link(out, shapes[i]);
  }
}

static void append_words(GString *out, const CjmEnumWord *words)
{
  for (const CjmEnumWord *word = words; word->word; word++) {
    const char *separator = word == words ? "" : word->help ? "<br>" : ", ";
    g_string_append_printf(out, "%s`%s`", separator, word->word);
    if (word->help) g_string_append_printf(out, " %s", word->help);
  }
}

static void append_bounds(GString *out, const CjmField *field)
{
  if (field->min != 0 || field->max != 0) g_string_append_printf(out, " %g … %g", field->min, field->max);
}

/* For the types that a few words describe. */
static const char *const type_words[] = {
  [CJM_FIELD_TEXT] = "text",
  [CJM_FIELD_TEXTS] = "text, one or many",
  [CJM_FIELD_PERCENT] = "percentage: `62%` or `62`",
  [CJM_FIELD_FLAG] = "`true` or `false`",
  [CJM_FIELD_DATE] = "[date](#values)",
  [CJM_FIELD_INTERVAL] = "[date](#values), or two of them: `from/to`",
  [CJM_FIELD_DURATION] = "[duration](#values)",
  [CJM_FIELD_TINT] = "[colour](#values)",
  [CJM_FIELD_TINTS] = "[colours](#values), one or many",
  [CJM_FIELD_URL] = "`https`, `http` or `mailto` address",
  [CJM_FIELD_LANG] = "language tag: `en`, `pt-BR`",
  [CJM_FIELD_CURRENCY] = "ISO 4217 code: `EUR`",
  [CJM_FIELD_PATH] = "a file, named from the folder of this one",
  [CJM_FIELD_IMAGE] = "a PNG or JPEG file, named from the folder of this one",
  [CJM_FIELD_RANGE] = "`[low, high]`",
  [CJM_FIELD_ID] = "[id](#ids-and-references)",
  [CJM_FIELD_PAIRS] = "keys of your own, each with a text",
};

void docs_append_value(GString *out, const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_NUMBER:
      g_string_append(out, field->flags & CJM_FIELD_INTEGER ? "whole number" : "number");
      append_bounds(out, field);
      break;
    case CJM_FIELD_CHOICE: append_words(out, field->words); break;
    case CJM_FIELD_REF:
    case CJM_FIELD_REFS:
      g_string_append(out, field->type == CJM_FIELD_REF ? "id of a " : "ids, one or many, of a ");
      append_kind(out, field->ref);
      if (field->words) g_string_append_printf(out, ", or `%s`", field->words->word);
      break;
    case CJM_FIELD_OBJECT: append_link(out, field->shape); break;
    case CJM_FIELD_OBJECTS:
      append_link(out, field->shape);
      g_string_append(out, ", one or many");
      break;
    case CJM_FIELD_SPECIAL:
      g_string_append(out, field->syntax);
      if (field->shape) {
        g_string_append(out, ": see ");
        append_link(out, field->shape);
      }
      break;
    default: g_string_append(out, type_words[field->type]);
  }
}

void docs_append_rule(GString *out, const CjmKeyRule *rule)
{
  static const char *const rules[] = {
    [CJM_KEYS_ANY] = "At least one of",
    [CJM_KEYS_ONE] = "Exactly one of",
    [CJM_KEYS_NOT_BOTH] = "At most one of",
  };
  g_string_append_printf(out, "%s ", rules[rule->kind]);
  for (size_t i = 0; i < G_N_ELEMENTS(rule->keys) && rule->keys[i]; i++)
    g_string_append_printf(out, "%s`%s`", i ? ", " : "", rule->keys[i]);
  g_string_append_c(out, '.');
}

void docs_append_help(GString *out, const CjmField *field)
{
  g_string_append_printf(out, "%s%s%s", field->help,
                         field->flags & CJM_FIELD_STEP_ONLY ? " Not on a phase that has steps." : "",
                         field->flags & CJM_FIELD_SPANS ? " On a phase that has steps it spans their columns." : "");
}

void docs_append_summary(GString *out, const CjmShape *shape)
{
  g_string_append(out, shape->help);
  for (size_t i = 0; i < shape->n_fields; i++)
    if (shape->fields[i].flags & CJM_FIELD_MAIN) g_string_append_printf(out, " A bare value is its `%s`.", shape->fields[i].key);
}

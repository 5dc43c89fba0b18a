#include "lsp/describe.h"

#include "format/shapes.h"
#include "journey/id.h"

static const char *const type_words[] = {
  [CJM_FIELD_TEXT] = "text",
  [CJM_FIELD_TEXTS] = "text, one or many",
  [CJM_FIELD_PERCENT] = "percentage",
  [CJM_FIELD_FLAG] = "`true` or `false`",
  [CJM_FIELD_DATE] = "date: `2026-10-01`",
  [CJM_FIELD_INTERVAL] = "date, or two of them: `from/to`",
  [CJM_FIELD_DURATION] = "duration: `2h30m`",
  [CJM_FIELD_TINT] = "colour: `#0b7285`",
  [CJM_FIELD_TINTS] = "colours, one or many",
  [CJM_FIELD_URL] = "address: `https`, `http` or `mailto`",
  [CJM_FIELD_LANG] = "language tag: `en`, `pt-BR`",
  [CJM_FIELD_CURRENCY] = "currency code: `EUR`",
  [CJM_FIELD_PATH] = "file, named from the folder of this one",
  [CJM_FIELD_IMAGE] = "PNG or JPEG file, named from the folder of this one",
  [CJM_FIELD_RANGE] = "`[low, high]`",
  [CJM_FIELD_ID] = "id",
  [CJM_FIELD_PAIRS] = "keys of your own, each with a text",
};

static void append_words(GString *out, const CjmEnumWord *words)
{
  for (const CjmEnumWord *word = words; word->word; word++)
    g_string_append_printf(out, "%s`%s`", word == words ? "" : ", ", word->word);
}

static void append_reference(GString *out, const CjmField *field)
{
  g_string_append_printf(out, field->type == CJM_FIELD_REF ? "id of a %s" : "ids, one or many, of a %s",
                         cjm_kind_name(field->ref)->one);
  if (!field->words) return;
  g_string_append(out, ", or ");
  append_words(out, field->words);
}

void cjm_lsp_append_type(GString *out, const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_NUMBER:
      g_string_append(out, field->flags & CJM_FIELD_INTEGER ? "whole number" : "number");
      if (field->min != 0 || field->max != 0) g_string_append_printf(out, " from %g to %g", field->min, field->max);
      break;
    case CJM_FIELD_CHOICE: append_words(out, field->words); break;
    case CJM_FIELD_REF:
    case CJM_FIELD_REFS: append_reference(out, field); break;
    case CJM_FIELD_OBJECT: g_string_append(out, field->shape->name); break;
    case CJM_FIELD_OBJECTS: g_string_append_printf(out, "%s, one or many", field->shape->name); break;
    case CJM_FIELD_SPECIAL: g_string_append(out, field->syntax); break;
    default: g_string_append(out, type_words[field->type]);
  }
}

void cjm_lsp_append_key(GString *out, const CjmField *field)
{
  g_string_append_printf(out, "**%s**: %s%s%s\n\n", field->key, field->help,
                         field->flags & CJM_FIELD_STEP_ONLY ? " Not on a phase that has steps." : "",
                         field->flags & CJM_FIELD_SPANS ? " On a phase that has steps it spans their columns." : "");
  if (field->type == CJM_FIELD_CHOICE)
    for (const CjmEnumWord *word = field->words; word->word; word++)
      g_string_append_printf(out, "* `%s`%s%s\n", word->word, word->help ? ": " : "", word->help ? word->help : "");
  else {
    g_string_append(out, "Value: ");
    cjm_lsp_append_type(out, field);
    g_string_append_c(out, '\n');
  }
  if (field->flags & CJM_FIELD_REQUIRED) g_string_append(out, "\nRequired.\n");
  if (field->fallback) g_string_append_printf(out, "\nDefault: `%s`\n", field->fallback);
  if (field->example) g_string_append_printf(out, "\n```yaml\n%s\n```\n", field->example);
}

const CjmEnumWord *cjm_lsp_word(const CjmField *field, const char *text)
{
  return field && field->words ? cjm_word_find(field->words, text) : NULL;
}

static void append_feelings(GString *out, const CjmStep *step)
{
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    g_autofree char *score = cjm_lsp_score_new(emotion->score.value);
    g_string_append_printf(out, "%s%s", i ? ", " : "\n\nFeeling: ", score);
    if (emotion->label.at) g_string_append_printf(out, " %s", emotion->label.at);
  }
}

void cjm_lsp_append_name(GString *out, const CjmJourney *journey, const CjmLspName *name)
{
  const CjmObject *object = name->object;
  if (name->title) g_string_append_printf(out, "**%s**\n\n", name->title);
  g_string_append_printf(out, "%s `%s`", name->shape->name, object->id);
  if (object->kind == CJM_KIND_STEP) {
    const CjmStep *step = (const CjmStep *)object;
    if (step->phase && step->phase->title.at)
      g_string_append_printf(out, ", %zu of %zu, in %s", step->number, journey->steps.n, step->phase->title.at);
    append_feelings(out, step);
  }
}

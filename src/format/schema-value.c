/* schema-value.c: the types of the tables as schemas. YAML parsers read `1.10` as a number and `true` as a flag, whereas cjm reads
 * the text, so a text may be either. */
#include "format/schema-value.h"

#include "base/number.h"
#include "diag/codes.h"
#include "format/shapes.h"
#include "journey/lexicon.h"

/* ---- names ---- */

static char *definition_new(const char *name)
{
  return g_strdelimit(g_strdup(name), " ", '-');
}

void cjm_schema_define(CjmJson *json, const char *name)
{
  g_autofree char *key = definition_new(name);
  cjm_json_key(json, key);
}

void cjm_schema_refer(CjmJson *json, const char *name)
{
  g_autofree char *key = definition_new(name);
  g_autofree char *pointer = g_strconcat("#/definitions/", key, NULL);
  cjm_json_open(json, '{');
  cjm_json_member(json, "$ref", pointer);
  cjm_json_close(json, '}');
}

/* ---- words for people ---- */

void cjm_schema_describe(CjmJson *json, const CjmField *field)
{
  double number;
  cjm_json_member(json, "title", field->key);
  cjm_json_member(json, "description", field->help);
  if (field->example) {
    g_autofree char *markdown = g_strdup_printf("%s\n\n```yaml\n%s\n```", field->help, field->example);
    cjm_json_member(json, "markdownDescription", markdown);
  }
  if (field->fallback && field->type == CJM_FIELD_NUMBER && cjm_number_parse(field->fallback, &number))
    cjm_json_member_number(json, "default", number);
  else if (field->fallback) cjm_json_member(json, "default", field->fallback);
}

/* ---- scalars ---- */

#define NUMBER    "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9A-Fa-f]+"
#define DAY       "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define UNIT      "(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)"
#define DURATION  "P[0-9.YMWDTHS]+|([0-9.]+ *" UNIT " *)+([-\\u2013] *([0-9.]+ *" UNIT " *)+)?|[0-9.]+ *[-\\u2013] *[0-9.]+ *" UNIT
#define NOT_AN_ID "[^\\x00-\\x2C./:-@\\[-^`{-\\x7F]"

/* The JSON types of a scalar, and its pattern as text, around which spaces are allowed. */
typedef struct Form {
  bool number, flag;
  const char *pattern; /* NULL: any */
} Form;

static const Form forms[] = {
  [CJM_FIELD_TEXT] = {true, true, NULL},
  [CJM_FIELD_TEXTS] = {true, true, NULL},
  [CJM_FIELD_NUMBER] = {true, false, NUMBER},
  [CJM_FIELD_PERCENT] = {true, false, "(" NUMBER ")\\s*%?"},
  [CJM_FIELD_FLAG] = {false, true, "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"},
  [CJM_FIELD_DATE] = {false, false, DAY},
  [CJM_FIELD_INTERVAL] = {false, false, DAY "(/" DAY ")?"},
  [CJM_FIELD_DURATION] = {false, false, DURATION},
  [CJM_FIELD_TINT] = {false, false, "#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"},
  [CJM_FIELD_TINTS] = {false, false, "#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"},
  [CJM_FIELD_URL] = {false, false, "([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)[^ \\n\\r]+"},
  [CJM_FIELD_LANG] = {false, false, "([A-Za-z]{2,3}|[xX])(-[A-Za-z0-9]{1,8})*"},
  [CJM_FIELD_CURRENCY] = {false, false, "[A-Za-z]{3}"},
  [CJM_FIELD_PATH] = {true, true, NULL},
  [CJM_FIELD_IMAGE] = {true, true, NULL},
  [CJM_FIELD_ID] = {true, true, NOT_AN_ID "+"},
  [CJM_FIELD_REF] = {true, true, NULL},
  [CJM_FIELD_REFS] = {true, true, NULL},
};

/* A letter in either case, or any separator of words. */
static void append_letter(GString *pattern, char letter)
{
  if (letter == '-' || letter == '_') g_string_append(pattern, "[-_ ]");
  else if (g_ascii_isalpha(letter)) g_string_append_printf(pattern, "[%c%c]", g_ascii_toupper(letter), g_ascii_tolower(letter));
  else g_string_append_c(pattern, letter);
}

/* A pattern for all accepted spellings of the words. */
static char *spellings_new(const CjmEnumWord *words)
{
  GString *pattern = g_string_new(NULL);
  for (const CjmEnumWord *word = words; word->word; word++) {
    g_string_append(pattern, word == words ? "" : "|");
    for (const char *letter = word->word; *letter; letter++) append_letter(pattern, *letter);
  }
  return g_string_free(pattern, FALSE);
}

static void write_pattern(CjmJson *json, const char *pattern)
{
  g_autofree char *whole = g_strdup_printf("^\\s*(%s)\\s*$", pattern);
  cjm_json_member(json, "pattern", whole);
}

/* A schema for each word, for completion in editors, and one for all other spellings. */
static void write_words(CjmJson *json, const CjmEnumWord *words)
{
  for (; words->word; words++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "title", words->word);
    cjm_json_member(json, "const", words->word);
    if (words->help) cjm_json_member(json, "description", words->help);
    cjm_json_close(json, '}');
  }
}

static void write_spellings(CjmJson *json, const CjmEnumWord *words)
{
  g_autofree char *pattern = spellings_new(words);
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "word");
  cjm_json_member(json, "type", "string");
  write_pattern(json, pattern);
  cjm_json_close(json, '}');
}

static void write_choice(CjmJson *json, const CjmEnumWord *words)
{
  cjm_json_open(json, '{');
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  write_words(json, words);
  write_spellings(json, words);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void write_types(CjmJson *json, const Form *form)
{
  cjm_json_key(json, "type");
  cjm_json_open(json, '[');
  cjm_json_text(json, "string");
  if (form->number) cjm_json_text(json, "number");
  if (form->flag) cjm_json_text(json, "boolean");
  cjm_json_close(json, ']');
}

static void write_bounds(CjmJson *json, const CjmField *field)
{
  if (field->min != 0 || field->max != 0) {
    cjm_json_member_number(json, "minimum", field->min);
    cjm_json_member_number(json, "maximum", field->max);
  }
  if (field->flags & CJM_FIELD_INTEGER) cjm_json_member_number(json, "multipleOf", 1);
}

/* What an alternative is called where an editor names all of them. */
static const char *const titles[] = {
  [CJM_FIELD_TEXT] = "text", [CJM_FIELD_TEXTS] = "text", [CJM_FIELD_NUMBER] = "number", [CJM_FIELD_PERCENT] = "percentage",
  [CJM_FIELD_FLAG] = "true or false", [CJM_FIELD_DATE] = "date", [CJM_FIELD_INTERVAL] = "date, or date/date", [CJM_FIELD_DURATION] = "duration",
  [CJM_FIELD_TINT] = "colour", [CJM_FIELD_TINTS] = "colour", [CJM_FIELD_URL] = "address", [CJM_FIELD_LANG] = "language", [CJM_FIELD_CURRENCY] = "currency",
  [CJM_FIELD_PATH] = "file name", [CJM_FIELD_IMAGE] = "file name", [CJM_FIELD_ID] = "id", [CJM_FIELD_REF] = "id", [CJM_FIELD_REFS] = "id",
};

/* A scalar other than a word. */
static void write_plain(CjmJson *json, const CjmField *field)
{
  const Form *form = &forms[field->flags & CJM_FIELD_UNIT ? CJM_FIELD_PERCENT : field->type];
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", titles[field->flags & CJM_FIELD_UNIT ? CJM_FIELD_PERCENT : field->type]);
  write_types(json, form);
  if (form->pattern) write_pattern(json, form->pattern);
  write_bounds(json, field);
  cjm_json_close(json, '}');
}

/* Words of the lexicon, for completion; any other text may be the label of a score, or a word of another language. Scores are apart, as an editor joins the
 * titles of alternatives if a value is valid by all of them. */
void cjm_schema_feeling(CjmJson *json)
{
  const CjmLexicon *english = cjm_lexicon_at(0);
  cjm_json_member(json, "title", "feeling");
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "word");
  cjm_json_key(json, "enum");
  cjm_json_open(json, '[');
  for (gsize i = 0; i < english->n_words; i++) cjm_json_text(json, english->words[i].word);
  cjm_json_close(json, ']');
  cjm_json_key(json, "markdownEnumDescriptions");
  cjm_json_open(json, '[');
  for (gsize i = 0; i < english->n_words; i++) {
    g_autoptr(GString) score = g_string_new(NULL);
    cjm_number_append(score, english->words[i].valence, 1);
    cjm_json_text(json, score->str);
  }
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "another word");
  cjm_json_member(json, "type", "string");
  cjm_json_close(json, '}');
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "score");
  cjm_json_member(json, "type", "number");
  cjm_json_close(json, '}');
  cjm_json_close(json, ']');
}

void cjm_schema_scalar(CjmJson *json, const CjmField *field)
{
  if (field == cjm_shape_field(&cjm_shape_emotion, "label")) {
    cjm_schema_refer(json, "feeling");
    return;
  }
  if (field->type == CJM_FIELD_CHOICE || (field->type == CJM_FIELD_TEXTS && field->words)) {
    write_choice(json, field->words);
    return;
  }
  if (field->words && field->type == CJM_FIELD_NUMBER) {
    cjm_json_open(json, '{');
    cjm_json_key(json, "anyOf");
    cjm_json_open(json, '[');
    write_plain(json, field);
    write_words(json, field->words);
    write_spellings(json, field->words);
    cjm_json_close(json, ']');
    cjm_json_close(json, '}');
    return;
  }
  write_plain(json, field);
}

/* Any text. */
static void write_text(CjmJson *json)
{
  cjm_schema_scalar(json, &(CjmField){.type = CJM_FIELD_TEXT});
}

/* ---- alternatives ---- */

static void open_alternatives(CjmJson *json)
{
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
}

/* An empty value is allowed if the key is optional. */
static void close_alternatives(CjmJson *json, unsigned flags)
{
  if (!(flags & CJM_FIELD_REQUIRED)) cjm_json_raw(json, "{\"title\":\"nothing\",\"type\":\"null\"}");
  cjm_json_close(json, ']');
}

/* An item, whose schema `write` writes, or a list of items. An empty text is an empty list. */
typedef void (*WriteItem)(CjmJson *json, const void *data);

static void write_one_and_many(CjmJson *json, WriteItem write, const void *data, unsigned flags)
{
  write(json, data);
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "list");
  cjm_json_member(json, "type", "array");
  if (flags & CJM_FIELD_REQUIRED) cjm_json_member_number(json, "minItems", 1);
  cjm_json_key(json, "items");
  write(json, data);
  cjm_json_close(json, '}');
  if (!(flags & CJM_FIELD_REQUIRED)) cjm_json_raw(json, "{\"title\":\"empty text\",\"type\":\"string\",\"maxLength\":0}");
}

static void write_reference(CjmJson *json, const void *name)
{
  cjm_schema_refer(json, name);
}

static void write_one_or_many(CjmJson *json, WriteItem write, const void *data, unsigned flags)
{
  cjm_json_open(json, '{');
  open_alternatives(json);
  write_one_and_many(json, write, data, flags);
  close_alternatives(json, flags);
  cjm_json_close(json, '}');
}

void cjm_schema_one_or_many(CjmJson *json, const char *name, unsigned flags)
{
  write_one_or_many(json, write_reference, name, flags);
}

static void write_scalar_item(CjmJson *json, const void *field)
{
  cjm_schema_scalar(json, field);
}

/* ---- keys of the author's own ---- */

/* An object whose values have the schema that `write` writes. `keys` is a pattern for its keys; NULL: any. */
static void write_free_keys(CjmJson *json, const char *keys, WriteItem write, const void *data)
{
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "names of your own");
  cjm_json_member(json, "type", "object");
  if (keys) {
    cjm_json_key(json, "propertyNames");
    cjm_json_open(json, '{');
    write_pattern(json, keys);
    cjm_json_close(json, '}');
  }
  cjm_json_key(json, "additionalProperties");
  write(json, data);
  cjm_json_close(json, '}');
}

static void write_texts_item(CjmJson *json, const void *field)
{
  write_one_or_many(json, write_scalar_item, field, CJM_FIELD_REQUIRED);
}

/* ---- fields with a reader of their own ---- */

static void special_join(CjmJson *json, const CjmField *field)
{
  (void)field;
  cjm_json_raw(json, "{}");
}

static void special_extends(CjmJson *json, const CjmField *field)
{
  static const CjmField name = {.type = CJM_FIELD_PATH};
  write_one_and_many(json, write_scalar_item, &name, field->flags);
}

static void special_when(CjmJson *json, const CjmField *field)
{
  write_text(json);
  cjm_schema_refer(json, field->shape->name);
}

static void write_level(CjmJson *json, const void *field)
{
  write_choice(json, ((const CjmField *)field)->words);
}

static void special_lint(CjmJson *json, const CjmField *field)
{
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", "levels of rules");
  cjm_json_member(json, "type", "object");
  cjm_json_key(json, "properties");
  cjm_json_open(json, '{');
  for (CjmCode code = 0; code < CJM_CODE_COUNT; code++) {
    const CjmCodeInfo *info = cjm_code_info(code);
    if (info->code[0] != 'L') continue;
    cjm_json_key(json, info->name);
    cjm_json_open(json, '{');
    cjm_json_member(json, "description", info->summary);
    cjm_json_key(json, "anyOf");
    cjm_json_open(json, '[');
    write_words(json, field->words);
    write_spellings(json, field->words);
    cjm_json_close(json, ']');
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, '}');
  cjm_json_key(json, "additionalProperties");
  write_level(json, field);
  cjm_json_close(json, '}');
}

static void special_emotion(CjmJson *json, const CjmField *field)
{
  write_one_and_many(json, write_reference, field->shape->name, 0);
}

static void write_feelings(CjmJson *json, const void *shape)
{
  cjm_json_open(json, '{');
  open_alternatives(json);
  write_one_and_many(json, write_reference, ((const CjmShape *)shape)->name, 0);
  close_alternatives(json, CJM_FIELD_REQUIRED);
  cjm_json_close(json, '}');
}

static void special_emotions(CjmJson *json, const CjmField *field)
{
  (void)field;
  write_free_keys(json, NULL, write_feelings, &cjm_shape_emotion);
}

static const CjmField any_number = {.type = CJM_FIELD_NUMBER}, any_text = {.type = CJM_FIELD_TEXT};

static void special_competitor_emotions(CjmJson *json, const CjmField *field)
{
  (void)field;
  write_free_keys(json, NULL, write_scalar_item, &any_number);
}

static void special_scale_labels(CjmJson *json, const CjmField *field)
{
  (void)field;
  write_free_keys(json, NUMBER, write_scalar_item, &any_text);
}

/* A built-in lane or block with settings, as `name: {…}`. */
static void write_settings(CjmJson *json, const CjmEnumWord *words, const CjmShape *shape)
{
  g_autofree char *spellings = spellings_new(words);
  g_autofree char *key = g_strdup_printf("^(%s)$", spellings);
  cjm_json_open(json, '{');
  cjm_json_member(json, "type", "object");
  cjm_json_key(json, "properties");
  cjm_json_open(json, '{');
  for (const CjmEnumWord *word = words; word->word; word++) {
    cjm_json_key(json, word->word);
    cjm_json_raw(json, "{}");
  }
  cjm_json_close(json, '}');
  cjm_json_key(json, "patternProperties");
  cjm_json_open(json, '{');
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  open_alternatives(json);
  cjm_schema_refer(json, shape->name);
  close_alternatives(json, 0);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
  cjm_json_key(json, "additionalProperties");
  cjm_json_bool(json, false);
  cjm_json_member_number(json, "minProperties", 1);
  cjm_json_member_number(json, "maxProperties", 1);
  cjm_json_close(json, '}');
}

static void write_built_in_lanes(CjmJson *json)
{
  const CjmEnumWord emotion[] = {{cjm_lane_key(CJM_LANE_EMOTION), CJM_LANE_EMOTION, NULL}, {0}};
  CjmEnumWord others[CJM_LANE_COUNT] = {0};
  size_t n = 0;
  for (const CjmEnumWord *word = cjm_words_lanes; word->word; word++) {
    if (word->value != CJM_LANE_EMOTION) others[n++] = *word;
  }
  write_settings(json, emotion, &cjm_shape_emotion_lane);
  write_settings(json, others, &cjm_shape_lane_settings);
}

static const CjmEnumWord rest_word[] = {{"default", CJM_LANE_COUNT, "all lanes that are not named"}, {0}};

static void write_lane(CjmJson *json, const void *data)
{
  const CjmField *field = data;
  cjm_json_open(json, '{');
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  write_words(json, field->words);
  write_words(json, rest_word);
  write_spellings(json, field->words);
  write_spellings(json, rest_word);
  write_built_in_lanes(json);
  cjm_schema_refer(json, field->shape->name);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void special_lanes(CjmJson *json, const CjmField *field)
{
  write_one_and_many(json, write_lane, field, field->flags);
}

static void write_block(CjmJson *json, const void *data)
{
  const CjmField *field = data;
  cjm_json_open(json, '{');
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  write_words(json, field->words);
  write_spellings(json, field->words);
  write_settings(json, field->words, field->shape);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void special_blocks(CjmJson *json, const CjmField *field)
{
  write_one_and_many(json, write_block, field, field->flags);
}

/* A name of the list, for completion in editors, or the id of a custom lane. */
static void write_name_or_id(CjmJson *json, const void *data)
{
  const CjmField *field = data;
  cjm_json_open(json, '{');
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  if (field->words) write_words(json, field->words);
  write_text(json);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void special_names(CjmJson *json, const CjmField *field)
{
  write_one_and_many(json, write_name_or_id, field, field->flags);
}

/* Values by the ids of metrics, or a metric of this step alone, whose keys cannot be ids. */
static void write_metrics(CjmJson *json, const void *field)
{
  GString *keys = g_string_new("(?!(");
  for (size_t i = 0; i < cjm_shape_inline_metric.n_fields; i++)
    g_string_append_printf(keys, "%s%s", i ? "|" : "", cjm_shape_inline_metric.fields[i].key);
  g_string_append(keys, ")$).*");
  g_autofree char *others = g_string_free(keys, FALSE);
  cjm_json_open(json, '{');
  cjm_json_key(json, "anyOf");
  cjm_json_open(json, '[');
  write_free_keys(json, others, write_reference, ((const CjmField *)field)->shape->name);
  cjm_schema_refer(json, cjm_shape_inline_metric.name);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void special_metrics(CjmJson *json, const CjmField *field)
{
  write_one_and_many(json, write_metrics, field, field->flags);
}

/* Without phases, which are in schema.c. */
static void (*const specials[CJM_READER_COUNT])(CjmJson *json, const CjmField *field) = {
  [CJM_READER_JOIN] = special_join,
  [CJM_READER_EXTENDS] = special_extends,
  [CJM_READER_WHEN] = special_when,
  [CJM_READER_LINT] = special_lint,
  [CJM_READER_EMOTION] = special_emotion,
  [CJM_READER_EMOTIONS] = special_emotions,
  [CJM_READER_COMPETITOR_EMOTIONS] = special_competitor_emotions,
  [CJM_READER_SCALE_LABELS] = special_scale_labels,
  [CJM_READER_LANES] = special_lanes,
  [CJM_READER_HIDE_LANES] = special_names,
  [CJM_READER_LANE_SHOW] = special_names,
  [CJM_READER_BLOCKS] = special_blocks,
  [CJM_READER_METRICS] = special_metrics,
};

static void write_special(CjmJson *json, const CjmField *field)
{
  g_assert(specials[field->reader] != NULL);
  specials[field->reader](json, field);
}

/* ---- a value ---- */

/* Writes the alternatives of a field. */
static void write_value(CjmJson *json, const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_TINTS:
    case CJM_FIELD_REFS: write_one_and_many(json, write_scalar_item, field, field->flags); break;
    case CJM_FIELD_RANGE:
      cjm_json_open(json, '{');
      cjm_json_member(json, "type", "array");
      cjm_json_key(json, "items");
      cjm_schema_scalar(json, &(CjmField){.type = CJM_FIELD_NUMBER, .flags = field->flags & CJM_FIELD_UNIT});
      cjm_json_member_number(json, "minItems", 2);
      cjm_json_member_number(json, "maxItems", 2);
      cjm_json_close(json, '}');
      break;
    case CJM_FIELD_PAIRS:
      write_free_keys(json, NULL, field->flags & CJM_FIELD_MANY ? write_texts_item : write_scalar_item, &any_text);
      break;
    case CJM_FIELD_OBJECT: cjm_schema_refer(json, field->shape->name); break;
    case CJM_FIELD_OBJECTS: write_one_and_many(json, write_reference, field->shape->name, field->flags); break;
    case CJM_FIELD_SPECIAL: write_special(json, field); break;
    default: cjm_schema_scalar(json, field);
  }
}

void cjm_schema_value(CjmJson *json, const CjmField *field)
{
  open_alternatives(json);
  write_value(json, field);
  close_alternatives(json, field->flags);
}

const CjmField *cjm_schema_bare(const CjmShape *shape)
{
  /* A bare emotion is a score or a word. */
  return shape == &cjm_shape_emotion ? cjm_shape_field(shape, "label") : cjm_shape_main(shape);
}

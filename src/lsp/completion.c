/* completion.c: what can be typed at a place: keys, words, ids, feelings, whole entries. */
#include <string.h>

#include "diag/explain.h"
#include "format/shapes.h"
#include "journey/id.h"
#include "journey/lexicon.h"
#include "lang/lang.h"
#include "lint/rules.h"
#include "lsp/answers.h"
#include "lsp/describe.h"
#include "lsp/items.h"

/* ---- keys ---- */

/* How the value of a key is usually written. */
typedef enum Form { FORM_LINE, FORM_LIST, FORM_BLOCK } Form;

static Form form_of(const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_OBJECTS: return FORM_LIST;
    case CJM_FIELD_OBJECT: return cjm_shape_main(field->shape) ? FORM_LINE : FORM_BLOCK;
    case CJM_FIELD_PAIRS: return FORM_BLOCK;
    default: break;
  }
  switch (field->reader) {
    case CJM_READER_PHASES:
    case CJM_READER_LANES: return FORM_LIST;
    case CJM_READER_EMOTIONS:
    case CJM_READER_COMPETITOR_EMOTIONS:
    case CJM_READER_SCALE_LABELS:
    case CJM_READER_METRICS:
    case CJM_READER_LINT: return FORM_BLOCK;
    default: return FORM_LINE;
  }
}

/* What is inserted for a key: its colon, and the beginning of its value. */
static char *key_text_new(const CjmLspPlace *place, const char *key, Form form)
{
  const CjmLspLevel *level = cjm_lsp_place_level(place);
  int indent = (int)place->column + (place->new_entry ? 2 : 0) + 2;
  if (place->has_colon) return g_strdup(key);
  if (form == FORM_LINE || (level && level->flow)) return g_strdup_printf("%s: ", key);
  return g_strdup_printf("%s:\n%*s%s", key, indent, "", form == FORM_LIST ? "- " : "");
}

static void add_key(CjmLspItems *items, const CjmField *field)
{
  g_autoptr(GString) help = g_string_new(NULL), type = g_string_new(NULL);
  g_autofree char *text = key_text_new(items->place, field->key, form_of(field));
  if (cjm_lsp_place_has_key(items->place, field->key)) return;
  cjm_lsp_append_key(help, field);
  cjm_lsp_append_type(type, field);
  cjm_lsp_add_item(items, &(CjmLspItem){field->key, CJM_LSP_ITEM_PROPERTY, type->str, help->str, text, false});
}

/* Whether a key can be added to an object: of the keys of a step, a phase with steps has only some. */
static bool fits(const CjmLspPlace *place, const CjmShape *shape, const CjmField *field)
{
  bool has_steps = shape == &cjm_shape_phase && cjm_lsp_place_has_key(place, "steps");
  return !(field->flags & CJM_FIELD_ALIAS) && !(has_steps && (field->flags & CJM_FIELD_STEP_ONLY));
}

/* Keys that are for files that extend another come last. */
static void add_keys(CjmLspItems *items, const CjmShape *shape, const CjmShape *of, bool joins)
{
  for (size_t i = 0; i < of->n_fields; i++) {
    const CjmField *field = &of->fields[i];
    bool own = shape == of || !cjm_shape_field(shape, field->key);
    if (own && fits(items->place, shape, field) && (field->reader == CJM_READER_JOIN) == joins) add_key(items, field);
  }
}

static void add_lane_keys(CjmLspItems *items)
{
  const CjmJourney *journey = cjm_lsp_names(items->call->workspace, items->call->file);
  for (size_t i = 0; journey && i < journey->written_lanes.n; i++) {
    const CjmLane *lane = journey->written_lanes.at[i];
    if (lane->id != CJM_LANE_CUSTOM || !lane->o.id || cjm_lsp_place_has_key(items->place, lane->o.id)) continue;
    g_autofree char *text = key_text_new(items->place, lane->o.id, FORM_LINE);
    cjm_lsp_add_item(items, &(CjmLspItem){lane->o.id, CJM_LSP_ITEM_PROPERTY, "lane of this map", lane->title.at, text, false});
  }
}

/* Adds the ids of a kind, as values or as keys. */
static void add_ids(CjmLspItems *items, CjmKind kind, bool keys)
{
  const CjmJourney *journey = cjm_lsp_names(items->call->workspace, items->call->file);
  g_autoptr(GArray) names = cjm_lsp_names_new(journey, kind);
  for (guint i = 0; i < names->len; i++) {
    const CjmLspName *name = &g_array_index(names, CjmLspName, i);
    g_autoptr(GString) help = g_string_new(NULL);
    g_autofree char *text = keys ? key_text_new(items->place, name->object->id, FORM_LINE) : NULL;
    if (keys && cjm_lsp_place_has_key(items->place, name->object->id)) continue;
    cjm_lsp_append_name(help, journey, name);
    cjm_lsp_add_item(items, &(CjmLspItem){name->object->id, CJM_LSP_ITEM_REFERENCE, name->title, help->str, text, false});
  }
}

static void add_rules(CjmLspItems *items, bool keys)
{
  for (size_t i = 0; cjm_rule_at(i); i++) {
    const CjmCodeInfo *info = cjm_code_info(cjm_rule_at(i)->code);
    g_autofree char *text = keys ? key_text_new(items->place, info->name, FORM_LINE) : NULL;
    if (keys && cjm_lsp_place_has_key(items->place, info->name)) continue;
    cjm_lsp_add_item(items, &(CjmLspItem){info->name, CJM_LSP_ITEM_VALUE, info->code, info->summary, text, false});
  }
}

static void add_words(CjmLspItems *items, const CjmEnumWord *words, bool keys)
{
  for (const CjmEnumWord *word = words; word->word; word++) {
    g_autofree char *text = keys ? key_text_new(items->place, word->word, FORM_LINE) : NULL;
    if (!keys || !cjm_lsp_place_has_key(items->place, word->word))
      cjm_lsp_add_item(items, &(CjmLspItem){word->word, CJM_LSP_ITEM_WORD, word->help, NULL, text, false});
  }
}

static void add_all_keys(CjmLspItems *items)
{
  CjmKind kind;
  CjmLspContents contents = items->place->contents;
  const CjmShape *shape = cjm_lsp_shape_of(contents);
  switch (cjm_lsp_names_of(contents, &kind)) {
    case CJM_LSP_NAMES_IDS: add_ids(items, kind, true); break;
    case CJM_LSP_NAMES_RULES: add_rules(items, true); break;
    case CJM_LSP_NAMES_WORDS:
      if (!items->place->is_value) add_words(items, contents.field->words, true);
      break;
    default: break;
  }
  if (!shape) return;
  add_keys(items, shape, shape, false);
  if (shape == &cjm_shape_phase) add_keys(items, shape, &cjm_shape_step, false);
  if (shape == &cjm_shape_step || shape == &cjm_shape_phase) add_lane_keys(items);
  add_keys(items, shape, shape, true);
}

/* ---- values ---- */

static void add_lexicon(CjmLspItems *items, const CjmJourney *journey, const CjmLexicon *lexicon)
{
  for (gsize i = 0; i < lexicon->n_words; i++) {
    g_autofree char *score = cjm_lsp_score_new(cjm_lsp_valence_score(journey, lexicon->words[i].valence));
    cjm_lsp_add_item(items, &(CjmLspItem){lexicon->words[i].word, CJM_LSP_ITEM_VALUE, score, NULL, NULL, false});
  }
}

/* The words of the journey's language, or else English ones, with their scores. */
static void add_feelings(CjmLspItems *items)
{
  const CjmJourney *journey = cjm_lsp_names(items->call->workspace, items->call->file);
  const char *lang = journey && journey->lang.at ? journey->lang.at : "en";
  const CjmLexicon *found = cjm_lexicon_at(0);
  for (guint i = 0; i < cjm_lexicon_count(); i++) {
    const CjmLexicon *lexicon = cjm_lexicon_at(i);
    size_t len = strlen(lexicon->lang);
    if (g_ascii_strncasecmp(lang, lexicon->lang, len) == 0 && (lang[len] == '\0' || lang[len] == '-')) found = lexicon;
  }
  add_lexicon(items, journey, found);
}

static void add_languages(CjmLspItems *items)
{
  for (unsigned i = 0; i < cjm_lang_count(); i++)
    cjm_lsp_add_item(items, &(CjmLspItem){cjm_lang_tag(cjm_lang_at(i)), CJM_LSP_ITEM_VALUE, "language", NULL, NULL, false});
}

static void add_flags(CjmLspItems *items)
{
  cjm_lsp_add_item(items, &(CjmLspItem){"true", CJM_LSP_ITEM_WORD, NULL, NULL, NULL, false});
  cjm_lsp_add_item(items, &(CjmLspItem){"false", CJM_LSP_ITEM_WORD, NULL, NULL, NULL, false});
}

/* An entry beside which this one stands: `after: cart`. */
static void add_neighbours(CjmLspItems *items, const CjmField *field)
{
  const CjmLspLevel *level = cjm_lsp_place_level(items->place);
  const CjmShape *shape = level ? cjm_lsp_shape_of(level->contents) : NULL;
  if (strcmp(field->key, "remove") == 0) add_flags(items);
  else if (shape) add_ids(items, shape->kind, false);
}

static void add_values(CjmLspItems *items)
{
  CjmKind kind;
  CjmLspContents contents = items->place->contents;
  const CjmField *field = cjm_lsp_value_field(contents);
  bool names = cjm_lsp_names_of(contents, &kind) == CJM_LSP_NAMES_IDS;
  if (cjm_lsp_is_feeling(contents)) add_feelings(items);
  if (!field || names) return;
  if (field->words) add_words(items, field->words, false);
  if (field->ref != CJM_KIND_NONE && !contents.named) add_ids(items, field->ref, false);
  if (field->reader == CJM_READER_JOIN) add_neighbours(items, field);
  if (field->reader == CJM_READER_LANES && !contents.named)
    cjm_lsp_add_item(items, &(CjmLspItem){"default", CJM_LSP_ITEM_WORD, "all lanes that are not named", NULL, NULL, false});
  if (field->reader == CJM_READER_HIDE_LANES) add_ids(items, CJM_KIND_LANE, false);
  if (strcmp(field->key, "rule") == 0) add_rules(items, false);
  switch (field->type) {
    case CJM_FIELD_FLAG: add_flags(items); break;
    case CJM_FIELD_LANG: add_languages(items); break;
    default: cjm_lsp_add_files(items, field);
  }
}

/* Whether what is typed begins an entry of a list, or the journey. */
static bool begins_entry(const CjmLspPlace *place)
{
  const CjmLspLevel *level = cjm_lsp_place_level(place);
  bool nothing = place->levels->len == 1 && !level->list && level->keys->len == 0;
  return nothing || (level && level->list && !level->flow && place->is_key);
}

void cjm_lsp_completion(CjmLspCall *call)
{
  const CjmSource *source = call->file->text->source;
  g_auto(CjmLspPlace) place = cjm_lsp_place(source, call->at);
  bool joined = place.start && !place.has_colon && strchr(":-", source->text[place.start - 1]) && (place.dashed || !place.is_key);
  CjmLspItems items = {.call = call, .place = &place, .before = place.new_entry ? "- " : joined ? " " : ""};
  place.end = MAX(place.end, MIN(call->at, (uint32_t)source->len));
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "isIncomplete");
  cjm_json_bool(call->out, false);
  cjm_json_key(call->out, "items");
  cjm_json_open(call->out, '[');
  if (!place.in_text && begins_entry(&place)) cjm_lsp_add_snippets(&items, cjm_lsp_shape_of(place.contents));
  if (!place.in_text && place.is_value) add_values(&items);
  if (!place.in_text && place.is_key) add_all_keys(&items);
  cjm_json_close(call->out, ']');
  cjm_json_close(call->out, '}');
}

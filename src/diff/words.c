/* words.c: what parts and values are called. */
#include <string.h>

#include "diff/diff-private.h"
#include "format/shapes.h"
#include "journey/routes.h"
#include "lang/words.h"

/* ---- values ---- */

static char *date_new(const CjmLang *lang, const CjmDate *date)
{
  return cjm_lang_date_new(lang, date->year, date->month, date->day);
}

static char *interval_new(const CjmLang *lang, const CjmInterval *interval)
{
  const CjmDate *from = &interval->from, *to = &interval->to;
  char *start = date_new(lang, from);
  if (from->year == to->year && from->month == to->month && from->day == to->day) return start;
  g_autofree char *begin = start, *end = date_new(lang, to);
  return g_strdup_printf("%s – %s", begin, end);
}

static char *duration_new(const CjmLang *lang, const CjmDuration *duration)
{
  char *shortest = cjm_lang_duration_new(lang, duration->seconds);
  if (duration->longest <= duration->seconds) return shortest;
  g_autofree char *begin = shortest, *end = cjm_lang_duration_new(lang, duration->longest);
  return g_strdup_printf("%s – %s", begin, end);
}

/* Choices whose words are words of the map too: the name of the word of the map is the prefix and the format's word. */
static const struct {
  const CjmShape *shape;
  const char *key, *prefix;
} choices[] = {
  {&cjm_shape_pain, "severity", "severity_"},      {&cjm_shape_pain, "kind", "pain_"},
  {&cjm_shape_opportunity, "status", "status_"},   {&cjm_shape_opportunity, "kind", "opportunity_"},
  {&cjm_shape_plan_entry, "status", "status_"},    {&cjm_shape_persona, "role", "role_"},
  {&cjm_shape_moment, "kind", "moment_"},          {&cjm_shape_source, "type", "source_"},
  {&cjm_shape_channel, "line", ""},                {&cjm_shape_journey, "state", "state_"},
};

/* Words of the format that the map has under other names. */
static const struct {
  const char *key, *word, *name;
} renamed[] = {
  {"status", "assumption", "research_assumption"},        {"status", "partly-researched", "research_partly"},
  {"status", "researched", "research_done"},              {"class", "critical", "severity_critical"},
  {"class", "supporting", "legend_touchpoint_supporting"}, {"class", "redundant", "legend_touchpoint_redundant"},
};

static char *choice_new(const CjmLang *lang, const CjmPart *value)
{
  char *word = cjm_part_value_new(value);
  g_autofree char *name = NULL;
  CjmWord own;
  for (size_t i = 0; i < G_N_ELEMENTS(choices); i++)
    if (value->frame.shape == choices[i].shape && strcmp(value->key, choices[i].key) == 0 && !name)
      name = g_strconcat(choices[i].prefix, word, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(renamed) && !name; i++)
    if (strcmp(value->key, renamed[i].key) == 0 && strcmp(word, renamed[i].word) == 0) name = g_strdup(renamed[i].name);
  if (!name || !cjm_word_named(name, &own)) return word;
  g_free(word);
  return g_strdup(cjm_lang_word(lang, own));
}

char *cjm_diff_text_new(const CjmLang *lang, const CjmPart *value)
{
  if (!value) return NULL;
  const void *at = value->value.at;
  switch (value->value.type) {
    case CJM_FIELD_NUMBER: return cjm_lang_number_new(lang, ((const CjmNumber *)at)->value, 6);
    case CJM_FIELD_PERCENT: return cjm_lang_percent_new(lang, ((const CjmNumber *)at)->value, 6);
    case CJM_FIELD_DATE: return date_new(lang, at);
    case CJM_FIELD_INTERVAL: return interval_new(lang, at);
    case CJM_FIELD_DURATION: return duration_new(lang, at);
    case CJM_FIELD_CHOICE: return choice_new(lang, value);
    case CJM_FIELD_FLAG: return cjm_lang_message_new(lang, ((const CjmFlag *)at)->value ? "diff.yes" : "diff.no", NULL);
    default: return cjm_part_value_new(value);
  }
}

char *cjm_diff_amount_new(const CjmLang *lang, const CjmText *unit, double value)
{
  const char *currency = unit->at ? cjm_lang_currency(unit->at) : NULL;
  if (currency) return cjm_lang_money_new(lang, value, currency);
  g_autofree char *number = cjm_lang_number_new(lang, value, 6);
  return unit->at ? g_strdup_printf("%s %s", number, unit->at) : g_steal_pointer(&number);
}

char *cjm_diff_target_new(const CjmLang *lang, const CjmMetric *metric)
{
  g_autofree char *value = cjm_diff_amount_new(lang, &metric->unit, metric->target.value);
  return g_strdup_printf("%s %s", metric->goal.value == CJM_GOAL_DOWN ? "≤" : "≥", value);
}

/* ---- names ---- */

/* What a shape or a key is called; the id of a lane of the author's own is its name. */
static char *named_new(const CjmLang *lang, const char *name, size_t n)
{
  g_autofree char *slug = g_strdelimit(g_strdup(name), " ", '_'), *key = g_strconcat("name.", slug, NULL);
  if (cjm_lang_pattern(cjm_lang_find("en"), key)) return CJM_MESSAGE_NEW(lang, key, CJM_NUMBER_ARG("n", n));
  return g_strdelimit(g_strdup(name), "_", ' ');
}

/* Texts that are known by their number. */
static bool is_numbered(const char *key)
{
  return strcmp(key, "conclusions") == 0 || strcmp(key, "recommendations") == 0 || strcmp(key, "principles") == 0;
}

static bool is_text_item(const CjmPart *part)
{
  return cjm_part_object(part, &cjm_shape_text_item) || !cjm_part_is_object(part);
}

char *cjm_diff_kind_new(const CjmLang *lang, const CjmPart *part, size_t n)
{
  return named_new(lang, is_text_item(part) ? part->key : part->frame.shape->name, n);
}

static char *own_name_new(const CjmLang *lang, const CjmPart *part)
{
  const CjmPart *parent = part->parent;
  if (!parent || !is_text_item(part)) return cjm_diff_kind_new(lang, part, 1);
  if (part->value.key && cjm_part_object(parent, &cjm_shape_persona)) return cjm_lang_isolate_new(lang, part->value.key->at);
  char *name = cjm_diff_kind_new(lang, part, 1);
  if (!part->value.key && !is_numbered(part->key)) return name;
  g_autofree char *taken = name, *key = part->value.key ? cjm_lang_isolate_new(lang, part->value.key->at) : NULL;
  return key ? CJM_MESSAGE_NEW(lang, "diff.keyed", CJM_TEXT_ARG("name", name), CJM_TEXT_ARG("key", key))
             : CJM_MESSAGE_NEW(lang, "diff.numbered", CJM_TEXT_ARG("name", name), CJM_NUMBER_ARG("n", part->index + 1));
}

static bool is_main(const CjmPart *value)
{
  return !cjm_part_is_object(value) && value->parent->parent && cjm_shape_main(value->parent->frame.shape) == value->value.field;
}

/* Things that are known by their place: what is in them needs no further name. */
static bool is_place(const CjmPart *part)
{
  return !part->parent || cjm_part_object(part, &cjm_shape_step) || cjm_part_object(part, &cjm_shape_when);
}

/* The author's title of an object that is known by it, for g_free(); NULL if it is not. */
static char *title_new(const CjmPart *object)
{
  const CjmField *main = cjm_shape_main(object->frame.shape);
  const CjmMeasure *measure = cjm_part_object(object, &cjm_shape_measure);
  if (main && strcmp(main->key, "title") == 0) return cjm_part_text_new(object);
  return measure && measure->metric->title.at ? g_strdup(measure->metric->title.at) : NULL;
}

char *cjm_diff_name_new(const CjmLang *lang, const CjmPart *part)
{
  if (part->parent && is_main(part)) return cjm_diff_name_new(lang, part->parent);
  g_autofree char *own = own_name_new(lang, part);
  if (!part->parent || is_place(part->parent) || cjm_part_object(part, &cjm_shape_step)) return g_steal_pointer(&own);
  g_autofree char *title = title_new(part->parent), *literal = title ? cjm_lang_isolate_new(lang, title) : NULL;
  if (literal) return CJM_MESSAGE_NEW(lang, "diff.of", CJM_TEXT_ARG("own", own), CJM_TEXT_ARG("title", literal));
  g_autofree char *thing = cjm_diff_name_new(lang, part->parent);
  return CJM_MESSAGE_NEW(lang, "diff.of_the", CJM_TEXT_ARG("own", own), CJM_TEXT_ARG("thing", thing));
}

char *cjm_diff_title_new(const CjmLang *lang, const CjmPart *part)
{
  g_autofree char *text = cjm_part_text_new(part);
  return cjm_lang_isolate_new(lang, text);
}

const char *cjm_diff_step_title(const CjmStep *step)
{
  return step->title.at                                          ? step->title.at
         : step->phase->single && step->phase->title.at          ? step->phase->title.at
         : step->actions.n && step->actions.at[0]->text.at       ? step->actions.at[0]->text.at
                                                                 : step->o.id;
}

char *cjm_diff_step_new(const CjmLang *lang, const CjmStep *step)
{
  g_autofree char *number = cjm_diff_step_number_new(lang, step), *title = cjm_lang_isolate_new(lang, cjm_diff_step_title(step));
  return step->number ? g_strdup_printf("%s %s", number, title) : g_steal_pointer(&number);
}

char *cjm_diff_step_number_new(const CjmLang *lang, const CjmStep *step)
{
  if (!step->number) return cjm_lang_isolate_new(lang, step->phase->title.at ? step->phase->title.at : step->phase->o.id);
  CjmArena *arena = cjm_arena_new();
  const char *letters = cjm_routes_letters(arena, &step->paths);
  char *number = g_strdup_printf("%zu%s", step->place, letters ? letters : "");
  cjm_arena_free(arena);
  return number;
}

char *cjm_diff_persona_new(const CjmLang *lang, const CjmObject *persona)
{
  const CjmPersona *p = (const CjmPersona *)(const void *)persona;
  if (!p) return cjm_lang_message_new(lang, "diff.customer", NULL);
  return cjm_lang_isolate_new(lang, p->title.at ? p->title.at : p->o.id);
}

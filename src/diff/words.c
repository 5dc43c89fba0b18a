/* words.c: what parts and values are called. */
#include <string.h>

#include "diff/diff-private.h"
#include "format/shapes.h"

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

/* Keys of lists of texts, and what one of them is called. */
static const struct {
  const char *key, *one;
} ones[] = {
  {"actions", "action"},         {"thoughts", "thought"},       {"questions", "question"},       {"notes", "note"},
  {"conclusions", "conclusion"}, {"principles", "principle"},   {"recommendations", "recommendation"},
  {"authors", "author"},         {"goals", "goal"},             {"motivations", "motivation"},   {"needs", "need"},
  {"expectations", "expectation"}, {"frustrations", "frustration"}, {"interests", "interest"},   {"tasks", "task"},
  {"links", "link"}, {"lanes", "lane"},             {"emotions", "feeling"},       {"history", "earlier value"},    {"next", "branch"},
};

static char *humanise_new(const char *key)
{
  for (size_t i = 0; i < G_N_ELEMENTS(ones); i++)
    if (strcmp(key, ones[i].key) == 0) return g_strdup(ones[i].one);
  return g_strdelimit(g_strdup(key), "_", ' ');
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

static char *own_name_new(const CjmPart *part)
{
  const CjmPart *parent = part->parent;
  if (!parent) return g_strdup("journey");
  if (cjm_part_is_object(part) && !is_text_item(part)) {
    const char *shape = part->frame.shape->name;
    return strcmp(shape, "emotion") == 0 ? g_strdup("feeling") : g_strdup(shape);
  }
  g_autofree char *name = humanise_new(part->key);
  if (part->value.key && cjm_part_object(parent, &cjm_shape_persona)) return g_strdup(part->value.key->at);
  if (part->value.key) return g_strdup_printf("%s: %s", name, part->value.key->at);
  return is_numbered(part->key) ? g_strdup_printf("%s %zu", name, part->index + 1) : g_steal_pointer(&name);
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

static bool has_title(const CjmPart *object)
{
  const CjmField *main = cjm_shape_main(object->frame.shape);
  return main && strcmp(main->key, "title") == 0;
}

char *cjm_diff_name_new(const CjmPart *part)
{
  if (part->parent && is_main(part)) return cjm_diff_name_new(part->parent);
  g_autofree char *own = own_name_new(part);
  if (!part->parent || is_place(part->parent)) return g_steal_pointer(&own);
  if (has_title(part->parent)) {
    g_autofree char *title = cjm_part_text_new(part->parent);
    return g_strdup_printf("%s of %s", own, title);
  }
  const CjmMeasure *measure = cjm_part_object(part->parent, &cjm_shape_measure);
  if (measure && measure->metric->title.at) return g_strdup_printf("%s of %s", own, measure->metric->title.at);
  g_autofree char *of = cjm_diff_name_new(part->parent);
  return g_strdup_printf("%s of the %s", own, of);
}

const char *cjm_diff_step_title(const CjmStep *step)
{
  return step->title.at                                          ? step->title.at
         : step->phase->single && step->phase->title.at          ? step->phase->title.at
         : step->actions.n && step->actions.at[0]->text.at       ? step->actions.at[0]->text.at
                                                                 : step->o.id;
}

const char *cjm_diff_persona_name(const CjmObject *persona)
{
  const CjmPersona *p = (const CjmPersona *)(const void *)persona;
  return !p ? "the customer" : p->title.at ? p->title.at : p->o.id;
}

size_t cjm_diff_step_number(const CjmStep *step)
{
  return step->place;
}

#include "format/step-rows.h"

#include <string.h>

#include "base/number.h"
#include "format/fields.h"
#include "format/shapes.h"
#include "format/value-text.h"

static void add(GPtrArray *texts, const char *text)
{
  if (text && *text) g_ptr_array_add(texts, g_strdup(text));
}

static void take(GPtrArray *texts, char *text)
{
  if (*text) g_ptr_array_add(texts, text);
  else g_free(text);
}

/* A collector of a list whose items have a text. */
#define COLLECT_TEXTS(list)                                                                                                      \
  static void collect_##list(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)                                         \
  {                                                                                                                              \
    (void)lang;                                                                                                                  \
    for (size_t i = 0; i < step->list.n; i++) add(texts, step->list.at[i]->text.at);                                             \
  }

COLLECT_TEXTS(actions)
COLLECT_TEXTS(thoughts)
COLLECT_TEXTS(questions)
COLLECT_TEXTS(notes)
COLLECT_TEXTS(needs)
COLLECT_TEXTS(expectations)
COLLECT_TEXTS(pain_points)
COLLECT_TEXTS(gains)
COLLECT_TEXTS(gaps)
COLLECT_TEXTS(opportunities)

/* A collector of a list of acts: "Who: text". */
#define COLLECT_ACTS(list)                                                                                                       \
  static void collect_##list(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)                                         \
  {                                                                                                                              \
    (void)lang;                                                                                                                  \
    for (size_t i = 0; i < step->list.n; i++) {                                                                                  \
      const CjmAct *act = step->list.at[i];                                                                                      \
      take(texts, g_strconcat(act->who.at ? act->who.at : "", act->who.at ? ": " : "", act->text.at ? act->text.at : "", NULL)); \
    }                                                                                                                            \
  }

COLLECT_ACTS(evidence)
COLLECT_ACTS(frontstage)
COLLECT_ACTS(backstage)
COLLECT_ACTS(support)

/* ---- values ---- */

static char *number_new(double value, const CjmLang *lang)
{
  if (lang) return cjm_lang_number_new(lang, value, 2);
  GString *digits = g_string_new(NULL);
  cjm_number_append(digits, value, 9);
  return g_string_free(digits, FALSE);
}

static char *duration_new(const CjmDuration *duration, const CjmLang *lang)
{
  if (lang) return cjm_lang_durations_new(lang, duration->seconds, duration->longest);
  GString *text = g_string_new(NULL);
  cjm_value_append(text, &(CjmValue){.type = CJM_FIELD_DURATION, .at = duration});
  return g_string_free(text, FALSE);
}

static void collect_engagement(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  if (step->engagement.set) take(texts, number_new(step->engagement.value, lang));
}

static void collect_senses(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  (void)lang;
  for (size_t i = 0; i < step->senses.n; i++)
    take(texts, g_strconcat(step->senses.at[i]->key.at, ": ", step->senses.at[i]->text.at, NULL));
}

static void collect_touchpoints(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  (void)lang;
  for (size_t i = 0; i < step->touchpoints.n; i++) {
    const CjmTouchpoint *touchpoint = step->touchpoints.at[i];
    const CjmChannel *channel = (const CjmChannel *)(const void *)touchpoint->channel.to;
    if (touchpoint->title.at && channel && strcmp(touchpoint->title.at, channel->title.at) != 0)
      take(texts, g_strdup_printf("%s (%s)", touchpoint->title.at, channel->title.at));
    else add(texts, touchpoint->title.at ? touchpoint->title.at : channel ? channel->title.at : NULL);
  }
}

static const char *choice_word(const CjmShape *shape, const char *key, int value)
{
  return cjm_word_of(cjm_shape_field(shape, key)->words, value);
}

static void collect_moment(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  static const CjmWord words[] = {[CJM_MOMENT_TRUTH] = CJM_WORD_MOMENT_TRUTH,
                                  [CJM_MOMENT_PAIN] = CJM_WORD_MOMENT_PAIN,
                                  [CJM_MOMENT_DELIGHT] = CJM_WORD_MOMENT_DELIGHT,
                                  [CJM_MOMENT_ENDING] = CJM_WORD_MOMENT_ENDING};
  for (size_t i = 0; i < step->moments.n; i++) {
    const CjmMoment *moment = step->moments.at[i];
    const char *word =
      lang ? cjm_lang_word(lang, words[moment->kind.value]) : choice_word(&cjm_shape_moment, "kind", moment->kind.value);
    take(texts, g_strconcat(word, moment->text.at ? ": " : "", moment->text.at ? moment->text.at : "", NULL));
  }
}

static void collect_when(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  const CjmWhen *when = step->when;
  if (!when) return;
  add(texts, when->at.at);
  if (when->duration.set) take(texts, duration_new(&when->duration, lang));
}

static void collect_waiting(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  if (step->when && step->when->waiting.set) take(texts, duration_new(&step->when->waiting, lang));
}

static void collect_cost(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  const CjmCost *cost = step->cost;
  if (!cost) return;
  g_autofree char *number = number_new(cost->amount.value, NULL),
                  *amount = lang ? cjm_lang_money_new(lang, cost->amount.value, cost->currency.at)
                                 : g_strconcat(number, " ", cost->currency.at, NULL);
  take(texts, g_strconcat(amount, cost->per.at ? " / " : "", cost->per.at ? cost->per.at : "", NULL));
}

static void collect_image(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  (void)lang;
  for (size_t i = 0; i < step->images.n; i++)
    add(texts, step->images.at[i]->text.at ? step->images.at[i]->text.at : step->images.at[i]->file.at);
}

static void collect_links(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  (void)lang;
  for (size_t i = 0; i < step->links.n; i++) {
    const CjmLink *link = step->links.at[i];
    take(texts, g_strconcat(link->text.at ? link->text.at : "", link->text.at ? " " : "", link->url.at, NULL));
  }
}

static void collect_owner(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  (void)lang;
  add(texts, step->owner.at);
}

static void collect_status(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  static const CjmWord words[] = {[CJM_STATUS_ASSUMPTION] = CJM_WORD_RESEARCH_ASSUMPTION,
                                  [CJM_STATUS_PARTLY] = CJM_WORD_RESEARCH_PARTLY,
                                  [CJM_STATUS_RESEARCHED] = CJM_WORD_RESEARCH_DONE};
  if (step->status.value == CJM_STATUS_NONE) return;
  add(texts, lang ? cjm_lang_word(lang, words[step->status.value]) : choice_word(&cjm_shape_step, "status", step->status.value));
}

/* The titles of what the references lead to. */
static void collect_refs(const CjmObject *const *objects, size_t n, size_t title, GPtrArray *texts)
{
  for (size_t i = 0; i < n; i++) add(texts, ((const CjmText *)(const void *)((const char *)objects[i] + title))->at);
}

#define COLLECT_REFS(name, list, type)                                                                                           \
  static void collect_##name(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)                                         \
  {                                                                                                                              \
    (void)lang;                                                                                                                  \
    for (size_t i = 0; i < step->list.n; i++)                                                                                    \
      collect_refs((const CjmObject *const *)&step->list.at[i]->to, 1, offsetof(type, title), texts);                            \
  }

COLLECT_REFS(actor, actors, CjmPersona)
COLLECT_REFS(persona, personas, CjmPersona)
COLLECT_REFS(path, paths, CjmJourneyPath)
COLLECT_REFS(tags, tags, CjmTag)

static void collect_next(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  for (size_t i = 0; i < step->next.n; i++) {
    const CjmNext *next = step->next.at[i];
    const CjmStep *to = (const CjmStep *)(const void *)next->to.to;
    take(texts, g_strconcat(next->label.at ? next->label.at : "", next->label.at ? ": " : "",
                            lang ? cjm_step_caption(to) : to->o.id, NULL));
  }
}

static void collect_outside(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  if (step->outside.value) add(texts, lang ? cjm_lang_word(lang, CJM_WORD_LEGEND_OUTSIDE) : "true");
}

static void collect_journey(const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  (void)lang;
  add(texts, step->journey.at);
}

static void collect_custom(const CjmStep *step, const CjmLane *lane, const CjmLang *lang, GPtrArray *texts)
{
  for (size_t i = 0; i < step->customs.n; i++) {
    const CjmCustom *custom = step->customs.at[i];
    if (custom->lane != lane) continue;
    for (size_t k = 0; k < custom->texts.n; k++) add(texts, custom->texts.at[k]->text.at);
    if (custom->number.set) take(texts, number_new(custom->number.value, lang));
  }
}

/* ---- rows ---- */

#define ROW(key, word, id)                                                                                                       \
  {                                                                                                                              \
#key, NULL, CJM_WORD_##word, CJM_LANE_##id, collect_##key                                                                    \
  }
#define BARE_ROW(key)                                                                                                            \
  {                                                                                                                              \
#key, NULL, CJM_WORD_COUNT, CJM_LANE_COUNT, collect_##key                                                                    \
  }

static const CjmStepRow step_rows[] = {
  BARE_ROW(actor),
  BARE_ROW(persona),
  BARE_ROW(status),
  {"path", NULL, CJM_WORD_PATHS, CJM_LANE_COUNT, collect_path},
  BARE_ROW(tags),
  ROW(notes, NOTES, NOTES),
  BARE_ROW(journey),
  ROW(actions, ACTIONS, ACTIONS),
  ROW(thoughts, THOUGHTS, THOUGHTS),
  ROW(questions, QUESTIONS, QUESTIONS),
  ROW(engagement, ENGAGEMENT, ENGAGEMENT),
  ROW(needs, NEEDS, NEEDS),
  ROW(expectations, EXPECTATIONS, EXPECTATIONS),
  ROW(senses, SENSES, SENSES),
  ROW(touchpoints, TOUCHPOINTS, TOUCHPOINTS),
  {"moment", NULL, CJM_WORD_MOMENTS, CJM_LANE_COUNT, collect_moment},
  ROW(pain_points, PAIN_POINTS, PAIN_POINTS),
  ROW(gains, GAINS, GAINS),
  ROW(gaps, GAPS, GAPS),
  ROW(opportunities, OPPORTUNITIES, OPPORTUNITIES),
  ROW(evidence, EVIDENCE, EVIDENCE),
  ROW(frontstage, FRONTSTAGE, FRONTSTAGE),
  ROW(backstage, BACKSTAGE, BACKSTAGE),
  ROW(support, SUPPORT, SUPPORT),
  BARE_ROW(when),
  {"waiting", NULL, CJM_WORD_LEGEND_WAITING_TIME, CJM_LANE_COUNT, collect_waiting},
  {"cost", NULL, CJM_WORD_COSTS, CJM_LANE_COSTS, collect_cost},
  {"image", NULL, CJM_WORD_STORYBOARD, CJM_LANE_STORYBOARD, collect_image},
  ROW(links, LINKS, LINKS),
  {"owner", NULL, CJM_WORD_OWNERS, CJM_LANE_OWNERS, collect_owner},
  BARE_ROW(outside),
  BARE_ROW(next),
};

void cjm_step_row_texts(const CjmStepRow *row, const CjmStep *step, const CjmLang *lang, GPtrArray *texts)
{
  if (row->lane) collect_custom(step, row->lane, lang, texts);
  else row->collect(step, lang, texts);
}

static bool is_filled(const CjmJourney *journey, const CjmStepRow *row)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  for (size_t i = 0; i < journey->cells.n && texts->len == 0; i++) cjm_step_row_texts(row, journey->cells.at[i], NULL, texts);
  return texts->len > 0;
}

static void add_row(GPtrArray *rows, const CjmJourney *journey, const CjmStepRow *row)
{
  if (is_filled(journey, row)) g_ptr_array_add(rows, g_memdup2(row, sizeof *row));
}

GPtrArray *cjm_step_rows_new(const CjmJourney *journey)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
  for (size_t i = 0; i < G_N_ELEMENTS(step_rows); i++) add_row(rows, journey, &step_rows[i]);
  for (size_t i = 0; i < journey->written_lanes.n; i++) {
    const CjmLane *lane = journey->written_lanes.at[i];
    if (lane->id == CJM_LANE_CUSTOM)
      add_row(rows, journey, &(CjmStepRow){lane->o.id, lane, CJM_WORD_COUNT, CJM_LANE_COUNT, NULL});
  }
  return rows;
}

const char *cjm_step_row_title(const CjmStepRow *row, const CjmJourney *journey, const CjmLang *lang)
{
  if (row->lane) return row->lane->title.at ? row->lane->title.at : row->lane->o.id;
  for (size_t i = 0; i < journey->written_lanes.n; i++) {
    const CjmLane *lane = journey->written_lanes.at[i];
    if (lane->id == row->lane_id && lane->title.at) return lane->title.at;
  }
  return row->title == CJM_WORD_COUNT ? row->key : cjm_lang_word(lang, row->title);
}

const char *cjm_step_row_key(const char *title, const CjmLang *lang)
{
  for (size_t i = 0; i < G_N_ELEMENTS(step_rows); i++) {
    const CjmStepRow *row = &step_rows[i];
    if (strcmp(title, row->title == CJM_WORD_COUNT ? row->key : cjm_lang_word(lang, row->title)) == 0) return row->key;
  }
  return NULL;
}

const char *cjm_step_row_word(const char *key, const CjmLang *lang)
{
  for (size_t i = 0; i < G_N_ELEMENTS(step_rows); i++)
    if (strcmp(key, step_rows[i].key) == 0) return step_rows[i].title == CJM_WORD_COUNT ? step_rows[i].key : cjm_lang_word(lang, step_rows[i].title);
  return NULL;
}

const char *cjm_step_row_lane(const char *key)
{
  for (size_t i = 0; i < G_N_ELEMENTS(step_rows); i++)
    if (strcmp(key, step_rows[i].key) == 0) return step_rows[i].lane_id == CJM_LANE_COUNT ? NULL : cjm_lane_key(step_rows[i].lane_id);
  return NULL;
}

const char *cjm_step_caption(const CjmStep *step)
{
  if (step->title.at) return step->title.at;
  if (step->phase->single && step->number > 0) return step->phase->title.at;
  return step->actions.n > 0 && step->actions.at[0]->text.at ? step->actions.at[0]->text.at : "";
}

CjmLang *cjm_journey_lang_new(const CjmJourney *journey)
{
  unsigned n = (unsigned)journey->words.n;
  g_autofree const char **keys = g_new(const char *, n + 1), **texts = g_new(const char *, n + 1);
  for (unsigned i = 0; i < n; i++) {
    keys[i] = journey->words.at[i]->key.at;
    texts[i] = journey->words.at[i]->text.at;
  }
  return cjm_lang_with_words_new(cjm_lang_find(journey->lang.at), keys, texts, n);
}

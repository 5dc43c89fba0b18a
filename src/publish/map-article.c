#include "publish/map-article.h"

#include <string.h>

#include "format/step-rows.h"
#include "publish/compose.h"

/* ---- texts ---- */

static const char *own(const CjmComposer *c, const CjmText *text)
{
  return text->at ? cjm_compose_own(c, text->at) : "";
}

/* "**Word:** text", as an item. */
static void add_item(const CjmComposer *c, const char *title, const char *text)
{
  if (!*text) return;
  cjm_article_item(
    c->article, 0,
    cjm_article_printf(c->article, "%s %s", cjm_compose_bold(c, cjm_article_printf(c->article, "%s:", title)), text));
}

/* The text with a mark for each dot in it that could be one that separates items. */
static const char *with_marked_dots(const CjmComposer *c, const char *text)
{
  GString *out = g_string_new(NULL);
  const size_t n = strlen("·");
  for (const char *at = text; *at; at++) {
    bool stands_alone = g_str_has_prefix(at, "·") && (at == text || at[-1] == ' ') && (at[n] == ' ' || !at[n]);
    g_string_append_c(out, stands_alone ? CJM_MARK_DOT : *at);
    if (stands_alone) at += n - 1;
  }
  return cjm_article_take(c->article, out);
}

/* Appends an item after the dot that separates items. */
static void append_item(const CjmComposer *c, GString *all, const char *text)
{
  cjm_compose_join(all, " · ", c->article->marks_dots ? with_marked_dots(c, text) : text);
}

static const char *joined_texts(const CjmComposer *c, const CjmTexts *texts)
{
  GString *all = g_string_new(NULL);
  for (size_t i = 0; i < texts->n; i++) append_item(c, all, own(c, texts->at[i]));
  return cjm_article_take(c->article, all);
}

/* What a row of a step holds, on lines of their own in a table or with dots between. Thoughts are in the quotation marks of the language. */
static const char *row_text(const CjmComposer *c, const CjmStepRow *row, const CjmStep *step, bool in_lines)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  cjm_step_row_texts(row, step, c->lang, texts);
  GString *all = g_string_new(NULL);
  bool quoted = row->lane_id == CJM_LANE_THOUGHTS;
  for (guint i = 0; i < texts->len; i++) {
    const char *text = quoted ? cjm_compose_quoted(c, texts->pdata[i]) : cjm_compose_own(c, texts->pdata[i]);
    if (in_lines) cjm_compose_join(all, "\n", text);
    else append_item(c, all, text);
  }
  return cjm_article_take(c->article, all);
}

/* ---- heading ---- */

static void add_heading(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  static const CjmWord states[] = {[CJM_STATE_CURRENT] = CJM_WORD_STATE_CURRENT, [CJM_STATE_FUTURE] = CJM_WORD_STATE_FUTURE};
  static const CjmWord statuses[] = {[CJM_STATUS_ASSUMPTION] = CJM_WORD_RESEARCH_ASSUMPTION,
                                     [CJM_STATUS_PARTLY] = CJM_WORD_RESEARCH_PARTLY,
                                     [CJM_STATUS_RESEARCHED] = CJM_WORD_RESEARCH_DONE};
  cjm_article_heading(c->article, 1, own(c, &journey->title));
  if (journey->headline.at) cjm_article_paragraph(c->article, cjm_compose_bold(c, own(c, &journey->headline)));
  if (journey->subtitle.at) cjm_article_paragraph(c->article, own(c, &journey->subtitle));
  GString *about = g_string_new(NULL);
  if (journey->state.set) cjm_compose_join(about, " · ", cjm_compose_word(c, states[journey->state.value]));
  if (journey->status.value != CJM_STATUS_NONE)
    cjm_compose_join(about, " · ", cjm_compose_word(c, statuses[journey->status.value]));
  cjm_compose_join(about, " · ", own(c, &journey->owner));
  if (journey->version.at)
    cjm_compose_join(about, " · ", cjm_arena_take(c->article->arena, cjm_lang_phrase_new(c->lang, CJM_WORD_META_VERSION, own(c, &journey->version), NULL)));
  if (journey->updated.year) cjm_compose_join(about, " · ", cjm_compose_date(c, journey->updated));
  const char *line = cjm_article_take(c->article, about);
  if (*line) cjm_article_paragraph(c->article, cjm_compose_dim(c, line));
}

static void add_scenario(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  add_item(c, cjm_compose_word(c, CJM_WORD_SCENARIO), own(c, &journey->scenario));
  if (journey->objective) add_item(c, cjm_compose_word(c, CJM_WORD_OBJECTIVE), own(c, &journey->objective->text));
  if (!journey->scope) return;
  GString *scope = g_string_new(own(c, &journey->scope->from));
  cjm_compose_join(scope, " → ", own(c, &journey->scope->to));
  add_item(c, cjm_compose_word(c, CJM_WORD_SCOPE), cjm_article_take(c->article, scope));
}

/* ---- personas ---- */

static void add_persona(const CjmComposer *c, const CjmPersona *persona)
{
  static const CjmWord roles[] = {[CJM_ROLE_PRIMARY] = CJM_WORD_ROLE_PRIMARY,
                                  [CJM_ROLE_SECONDARY] = CJM_WORD_ROLE_SECONDARY,
                                  [CJM_ROLE_EMPLOYEE] = CJM_WORD_ROLE_EMPLOYEE};
  const struct {
    CjmWord title;
    const CjmTexts *texts;
  } lists[] = {
    {CJM_WORD_PERSONA_GOALS, &persona->goals},
    {CJM_WORD_PERSONA_MOTIVATIONS, &persona->motivations},
    {CJM_WORD_PERSONA_NEEDS, &persona->needs},
    {CJM_WORD_PERSONA_EXPECTATIONS, &persona->expectations},
    {CJM_WORD_PERSONA_FRUSTRATIONS, &persona->frustrations},
    {CJM_WORD_PERSONA_PREFERS, &persona->prefers},
    {CJM_WORD_PERSONA_OWNS, &persona->owns},
    {CJM_WORD_PERSONA_INTERESTS, &persona->interests},
  };
  GString *head = g_string_new(cjm_compose_bold(c, own(c, &persona->title)));
  if (persona->role.value != CJM_ROLE_NONE)
    g_string_append_printf(head, " (%s)", cjm_compose_word(c, roles[persona->role.value]));
  cjm_compose_join(head, " – ", own(c, &persona->description));
  if (persona->quote.at) g_string_append_printf(head, "\n%s", cjm_compose_quoted(c, persona->quote.at));
  cjm_article_paragraph(c->article, cjm_article_take(c->article, head));
  for (size_t i = 0; i < persona->demographics.n; i++)
    add_item(c, own(c, &persona->demographics.at[i]->key), own(c, &persona->demographics.at[i]->text));
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
    add_item(c, cjm_compose_word(c, lists[i].title), joined_texts(c, lists[i].texts));
  for (size_t i = 0; i < persona->details.n; i++)
    add_item(c, own(c, &persona->details.at[i]->key), own(c, &persona->details.at[i]->text));
}

static void add_personas(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  if (journey->personas.n) cjm_article_heading(c->article, 2, cjm_compose_word(c, CJM_WORD_PERSONAS));
  for (size_t i = 0; i < journey->personas.n; i++) add_persona(c, journey->personas.at[i]);
}

/* ---- the table of phases ---- */

/* "4 Pays" */
static const char *numbered(const CjmComposer *c, const CjmStep *step)
{
  return cjm_article_printf(c->article, "%s %s", cjm_compose_number(c, step), cjm_compose_own(c, cjm_step_caption(step)));
}

static const char *feelings_of(const CjmComposer *c, const CjmStep *step)
{
  const CjmEmotion *feeling = cjm_step_feeling(step, c->report->journey->primary);
  if (!feeling) return "";
  const char *score = cjm_compose_toned_score(c, feeling->score.value);
  return feeling->label.at ? cjm_article_printf(c->article, "%s %s", score, own(c, &feeling->label)) : score;
}

/* Some of the phases, which stand in one table. */
typedef struct Group {
  const CjmComposer *c;
  CjmTable *table;
  size_t first, n;
} Group;

/* A row with a cell for each phase of a group; it is left out where all are empty. */
static void add_row(const Group *g, const char *title, const char *(*text)(const CjmComposer *, const CjmStep *, const void *),
                    const void *data)
{
  const CjmComposer *c = g->c;
  g_autofree const char **cells = g_new0(const char *, g->n + 1);
  bool filled = false;
  cells[0] = cjm_compose_bold(c, title);
  for (size_t i = 0; i < g->n; i++) {
    const CjmPhase *phase = c->report->journey->phases.at[g->first + i];
    GString *cell = g_string_new(phase->across ? text(c, phase->across, data) : "");
    for (size_t k = 0; k < phase->steps.n; k++) cjm_compose_join(cell, "\n", text(c, phase->steps.at[k], data));
    cells[i + 1] = cjm_article_take(c->article, cell);
    filled |= *cells[i + 1] != '\0';
  }
  if (filled) cjm_article_row(c->article, g->table, cells);
}

static const char *step_cell(const CjmComposer *c, const CjmStep *step, const void *data)
{
  (void)data;
  return step->number ? numbered(c, step) : "";
}

static const char *feeling_cell(const CjmComposer *c, const CjmStep *step, const void *data)
{
  (void)data;
  return feelings_of(c, step);
}

static const char *lane_cell(const CjmComposer *c, const CjmStep *step, const void *row)
{
  return row_text(c, row, step, true);
}

/* The rows that are short enough for a table. */
static void add_group(const CjmComposer *c, const GPtrArray *rows, size_t first, size_t n)
{
  static const CjmLaneId shown[] = {CJM_LANE_TOUCHPOINTS, CJM_LANE_PAIN_POINTS, CJM_LANE_OPPORTUNITIES};
  const CjmJourney *journey = c->report->journey;
  g_autofree const char **titles = g_new0(const char *, n + 2);
  titles[0] = " ";
  for (size_t i = 0; i < n; i++) titles[i + 1] = own(c, &journey->phases.at[first + i]->title);
  Group group = {c, cjm_article_table(c->article, titles, 0), first, n};
  for (size_t i = 1; i <= n; i++)
    group.table->columns[i] = (CjmColumn){titles[i], false}; /* a title may begin with the sign for numbers */
  add_row(&group, cjm_compose_word(c, CJM_WORD_STEPS), step_cell, NULL);
  add_row(&group, cjm_compose_word(c, CJM_WORD_EMOTION), feeling_cell, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(shown); i++)
    for (guint k = 0; k < rows->len; k++) {
      const CjmStepRow *row = rows->pdata[k];
      if (row->lane_id == shown[i])
        add_row(&group, cjm_compose_own(c, cjm_step_row_title(row, journey, c->lang)), lane_cell, row);
    }
}

static void add_phases(const CjmComposer *c, const GPtrArray *rows, unsigned columns)
{
  enum { title_columns = 18, phase_columns = 13 };
  size_t n = c->report->journey->phases.n, most = n;
  if (columns) most = MAX(columns > title_columns ? (columns - title_columns) / phase_columns : 0, 1);
  size_t n_groups = (n + most - 1) / most, each = (n + n_groups - 1) / n_groups;
  for (size_t first = 0; first < n; first += each) add_group(c, rows, first, MIN(each, n - first));
}

/* ---- steps ---- */

static const char *feeling_text(const CjmComposer *c, const CjmEmotion *feeling)
{
  GString *text = g_string_new(cjm_compose_toned_score(c, feeling->score.value));
  cjm_compose_join(text, " ", own(c, &feeling->label));
  if (feeling->quote.at) cjm_compose_join(text, " ", cjm_compose_quoted(c, feeling->quote.at));
  const CjmPersona *persona = (const CjmPersona *)(const void *)feeling->persona.to;
  if (persona && persona != c->report->journey->primary) g_string_append_printf(text, " (%s)", cjm_compose_persona(c, persona));
  return cjm_article_take(c->article, text);
}

static void add_feelings(const CjmComposer *c, const CjmStep *step)
{
  GString *all = g_string_new(NULL);
  for (size_t i = 0; i < step->emotions.n; i++) append_item(c, all, feeling_text(c, step->emotions.at[i]));
  add_item(c, cjm_compose_word(c, CJM_WORD_EMOTION), cjm_article_take(c->article, all));
}

static void add_metrics(const CjmComposer *c, const CjmStep *step)
{
  GString *all = g_string_new(NULL);
  for (size_t i = 0; i < step->metrics.n; i++) {
    const CjmMeasure *measure = step->metrics.at[i];
    const char *value = measure->value.set ? cjm_compose_value(c, measure->metric, measure->value.value) : "–";
    append_item(c, all, cjm_article_printf(c->article, "%s %s", own(c, &measure->metric->title), value));
  }
  add_item(c, cjm_compose_word(c, CJM_WORD_METRICS), cjm_article_take(c->article, all));
}

static void add_rows(const CjmComposer *c, const CjmStep *step, const GPtrArray *rows)
{
  const CjmJourney *journey = c->report->journey;
  for (guint i = 0; i < rows->len; i++) {
    const CjmStepRow *row = rows->pdata[i];
    add_item(c, cjm_compose_own(c, cjm_step_row_title(row, journey, c->lang)), row_text(c, row, step, false));
  }
}

static void add_steps(const CjmComposer *c, const GPtrArray *rows)
{
  const CjmJourney *journey = c->report->journey;
  for (size_t i = 0; i < journey->phases.n; i++) {
    const CjmPhase *phase = journey->phases.at[i];
    cjm_article_heading(c->article, 2, own(c, &phase->title));
    if (phase->goal.at) cjm_article_paragraph(c->article, own(c, &phase->goal));
    if (phase->description.at) cjm_article_paragraph(c->article, own(c, &phase->description));
    if (phase->across) add_rows(c, phase->across, rows);
    for (size_t k = 0; k < phase->steps.n; k++) {
      const CjmStep *step = phase->steps.at[k];
      cjm_article_heading(c->article, 3, numbered(c, step));
      add_feelings(c, step);
      add_rows(c, step, rows);
      add_metrics(c, step);
    }
  }
}

/* ---- below the map ---- */

static void add_texts(const CjmComposer *c, CjmWord title, const CjmTexts *texts)
{
  if (texts->n) cjm_article_heading(c->article, 2, cjm_compose_word(c, title));
  for (size_t i = 0; i < texts->n; i++) cjm_article_item(c->article, 0, own(c, texts->at[i]));
}

static const char *level_text(const CjmComposer *c, const CjmNumber *number)
{
  return number->set ? cjm_arena_take(c->article->arena, cjm_lang_number_new(c->lang, number->value, 1)) : "";
}

static void add_opportunities(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  CjmTable *table = NULL;
  for (size_t i = 0; i < journey->cells.n; i++)
    for (size_t k = 0; k < journey->cells.at[i]->opportunities.n; k++) {
      const CjmOpportunity *opportunity = journey->cells.at[i]->opportunities.at[k];
      if (!table) {
        const char *titles[] = {cjm_compose_word(c, CJM_WORD_OPPORTUNITIES),
                                cjm_compose_word(c, CJM_WORD_PLAN_STEP),
                                cjm_article_printf(c->article, "#%s", cjm_compose_word(c, CJM_WORD_CUSTOMER_VALUE)),
                                cjm_article_printf(c->article, "#%s", cjm_compose_word(c, CJM_WORD_BUSINESS_VALUE)),
                                cjm_article_printf(c->article, "#%s", cjm_compose_word(c, CJM_WORD_MATRIX_EFFORT)),
                                cjm_compose_word(c, CJM_WORD_PLAN_OWNER),
                                NULL};
        cjm_article_heading(c->article, 2, cjm_compose_word(c, CJM_WORD_OPPORTUNITIES));
        table = cjm_article_table(c->article, titles, 0);
      }
      const char *cells[] = {own(c, &opportunity->text),
                             cjm_compose_number(c, journey->cells.at[i]),
                             level_text(c, &opportunity->customer_value),
                             level_text(c, &opportunity->business_value),
                             level_text(c, &opportunity->effort),
                             own(c, &opportunity->owner)};
      cjm_article_row(c->article, table, cells);
    }
}

static void add_plan(const CjmComposer *c)
{
  static const CjmWord statuses[] = {[CJM_PLAN_PLANNED] = CJM_WORD_STATUS_PLANNED,
                                     [CJM_PLAN_DOING] = CJM_WORD_STATUS_DOING,
                                     [CJM_PLAN_DONE] = CJM_WORD_STATUS_DONE,
                                     [CJM_PLAN_DROPPED] = CJM_WORD_STATUS_DROPPED};
  const CjmJourney *journey = c->report->journey;
  if (!journey->plan.n) return;
  cjm_article_heading(c->article, 2, cjm_compose_word(c, CJM_WORD_ACTION_PLAN));
  const char *titles[] = {cjm_compose_word(c, CJM_WORD_PLAN_WHAT),
                          cjm_compose_word(c, CJM_WORD_PLAN_GOAL),
                          cjm_compose_word(c, CJM_WORD_PLAN_TASKS),
                          cjm_compose_word(c, CJM_WORD_PLAN_OWNER),
                          cjm_compose_word(c, CJM_WORD_PLAN_DUE),
                          cjm_compose_word(c, CJM_WORD_PLAN_STATUS),
                          NULL};
  CjmTable *table = cjm_article_table(c->article, titles, 0);
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmPlanEntry *entry = journey->plan.at[i];
    const char *cells[] = {own(c, &entry->title),
                           own(c, &entry->goal),
                           joined_texts(c, &entry->tasks),
                           own(c, &entry->owner),
                           entry->due.year ? cjm_compose_date(c, entry->due) : "",
                           entry->status.value == CJM_PLAN_NONE ? "" : cjm_compose_word(c, statuses[entry->status.value])};
    cjm_article_row(c->article, table, cells);
  }
}

static void add_sources(const CjmComposer *c)
{
  const CjmJourney *journey = c->report->journey;
  if (journey->sources.n) cjm_article_heading(c->article, 2, cjm_compose_word(c, CJM_WORD_SOURCES));
  for (size_t i = 0; i < journey->sources.n; i++) {
    const CjmSourceOfFacts *source = journey->sources.at[i];
    GString *text = g_string_new(own(c, &source->title));
    if (source->date.from.year) cjm_compose_join(text, ", ", cjm_compose_date(c, source->date.to));
    cjm_compose_join(text, ", ", own(c, &source->url));
    cjm_article_item(c->article, 0, cjm_article_take(c->article, text));
  }
}

/* ---- all ---- */

CjmMapArticle cjm_map_article_new(const CjmReport *report, CjmMapArticleDepth depth, unsigned columns)
{
  const CjmJourney *journey = report->journey;
  CjmMapArticle map = {.lang = cjm_journey_lang_new(journey)};
  map.article = cjm_article_new(map.lang, journey->title.at);
  CjmComposer composer = {map.article, report, map.lang, NULL}, *c = &composer;
  g_autoptr(GPtrArray) rows = cjm_step_rows_new(journey);
  map.article->marks_dots = depth == CJM_MAP_EXACT;
  add_heading(c);
  add_scenario(c);
  if (depth != CJM_MAP_OVERVIEW) add_personas(c);
  cjm_article_heading(c->article, 2, cjm_compose_word(c, CJM_WORD_EXPERIENCE));
  cjm_compose_chart(c);
  add_phases(c, rows, columns);
  if (depth == CJM_MAP_OVERVIEW) return map;
  add_steps(c, rows);
  add_opportunities(c);
  add_plan(c);
  add_texts(c, CJM_WORD_CONCLUSIONS, &journey->conclusions);
  add_texts(c, CJM_WORD_RECOMMENDATIONS, &journey->recommendations);
  add_texts(c, CJM_WORD_PRINCIPLES, &journey->principles);
  add_sources(c);
  return map;
}

void cjm_map_article_free(CjmMapArticle *map)
{
  cjm_article_free(map->article);
  g_free(map->lang);
}

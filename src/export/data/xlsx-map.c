#ifdef CJM_WITH_XLSX

#include <string.h>

#include "export/data/xlsx-book.h"
#include "format/step-rows.h"

enum { TITLE_ROW = 0, HEADLINE_ROW = 1, PHASE_ROW = 3, STEP_ROW = 4, FIRST_ROW = 5, LANE_WIDTH = 20, STEP_WIDTH = 28 };

typedef struct Map {
  CjmXlsxBook *book;
  lxw_worksheet *sheet;
  const char *name; /* of the sheet */
  size_t row;       /* the next one */
} Map;

/* Column of the cell `i` of the journey. */
static size_t column_of(size_t i)
{
  return i + 1;
}

/* Names the cells of the next row. */
static void name_row(const Map *m, const char *what, const char *id)
{
  if (m->book->journey->cells.n) cjm_xlsx_name_cells(m->book, m->sheet, what, id, (lxw_row_t)m->row, column_of(0), column_of(m->book->journey->cells.n - 1));
}

/* ---- heading ---- */

static void add_phases(const Map *m)
{
  const CjmJourney *journey = m->book->journey;
  for (size_t i = 0; i < journey->cells.n;) {
    const CjmPhase *phase = journey->cells.at[i]->phase;
    size_t end = i;
    while (end < journey->cells.n && journey->cells.at[end]->phase == phase) end++;
    g_autofree char *title = cjm_xlsx_text_new(phase->title.at, 255);
    if (end - i > 1)
      m->book->lib->worksheet_merge_range(m->sheet, PHASE_ROW, (lxw_col_t)column_of(i), PHASE_ROW, (lxw_col_t)column_of(end - 1),
                                          title, m->book->phase);
    else cjm_xlsx_write_text(m->book, m->sheet, PHASE_ROW, column_of(i), title, m->book->phase);
    i = end;
  }
}

static void add_steps(const Map *m)
{
  const CjmJourney *journey = m->book->journey;
  cjm_xlsx_write_text(m->book, m->sheet, PHASE_ROW, 0, "", m->book->lane);
  cjm_xlsx_write_text(m->book, m->sheet, STEP_ROW, 0, cjm_lang_word(m->book->lang, CJM_WORD_STEPS), m->book->lane);
  size_t lines = 1;
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    g_autofree char *title = step->number ? g_strdup_printf("%zu %s", step->place, cjm_step_caption(step)) : g_strdup("");
    cjm_xlsx_write_text(m->book, m->sheet, STEP_ROW, column_of(i), title, m->book->step);
    if (step->number) cjm_xlsx_name_cells(m->book, m->sheet, "step", step->o.id, STEP_ROW, column_of(i), column_of(i));
    lines = MAX(lines, cjm_xlsx_lines(title, STEP_WIDTH - 4)); /* it is bold */
  }
  cjm_xlsx_set_lines(m->book, m->sheet, STEP_ROW, lines);
}

/* ---- feelings ---- */

static CjmXlsxTone tone_of(const CjmJourney *journey, double score)
{
  double level = cjm_journey_level(journey, score);
  if (level <= -0.5) return CJM_TONE_VERY_BAD;
  if (level < -0.1) return CJM_TONE_BAD;
  if (level <= 0.1) return CJM_TONE_NEUTRAL;
  return level < 0.5 ? CJM_TONE_GOOD : CJM_TONE_VERY_GOOD;
}

static bool has_feelings(const CjmJourney *journey, const CjmPersona *persona)
{
  for (size_t i = 0; i < journey->steps.n; i++)
    if (cjm_step_feeling(journey->steps.at[i], persona)) return true;
  return false;
}

static void add_scores(Map *m, const CjmPersona *persona)
{
  const CjmJourney *journey = m->book->journey;
  const char *word = cjm_lang_word(m->book->lang, CJM_WORD_EMOTION);
  g_autofree char *title =
    persona && journey->personas.n > 1 ? g_strdup_printf("%s: %s", word, persona->title.at) : g_strdup(word);
  cjm_xlsx_write_text(m->book, m->sheet, m->row, 0, title, m->book->lane);
  name_row(m, "emotion", persona ? persona->o.id : NULL);
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmEmotion *feeling = cjm_step_feeling(journey->cells.at[i], persona);
    lxw_format *format = feeling ? m->book->score[tone_of(journey, feeling->score.value)] : m->book->number;
    cjm_xlsx_write_number(m->book, m->sheet, m->row, column_of(i), feeling ? &feeling->score : NULL, format);
  }
  m->row++;
}

/* What the feelings of a step are called, a line each. */
static char *labels_new(const CjmStep *step, const CjmPersona *persona)
{
  GString *labels = g_string_new(NULL);
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    if ((const CjmPersona *)(const void *)emotion->persona.to != persona || !emotion->label.at) continue;
    g_string_append_printf(labels, "%s%s", labels->len ? "\n" : "", emotion->label.at);
  }
  return g_string_free(labels, FALSE);
}

/* What the feelings are called, if any has a name. */
static void add_labels(Map *m, const CjmPersona *persona)
{
  const CjmJourney *journey = m->book->journey;
  size_t lines = 0;
  for (size_t i = 0; i < journey->cells.n; i++) {
    g_autofree char *labels = labels_new(journey->cells.at[i], persona);
    if (*labels) lines = MAX(lines, cjm_xlsx_lines(labels, STEP_WIDTH - 2));
    cjm_xlsx_write_text(m->book, m->sheet, m->row, column_of(i), labels, m->book->number);
  }
  if (lines == 0) return; /* another row is written here */
  cjm_xlsx_write_text(m->book, m->sheet, m->row, 0, "", m->book->lane);
  cjm_xlsx_set_lines(m->book, m->sheet, m->row, lines);
  name_row(m, "feeling", persona ? persona->o.id : NULL);
  m->row++;
}

/* A line for each row of scores. */
static void add_chart(const Map *m, const CjmPersona *const *personas, const size_t *rows, size_t n)
{
  const CjmXlsxLibrary *lib = m->book->lib;
  const CjmJourney *journey = m->book->journey;
  lxw_chart *chart = lib->workbook_add_chart(m->book->workbook, LXW_CHART_LINE);
  lxw_col_t last = (lxw_col_t)column_of(journey->cells.n - 1);
  for (size_t i = 0; i < n; i++) {
    lxw_row_t row = (lxw_row_t)rows[i];
    lxw_chart_series *series = lib->chart_add_series(chart, NULL, NULL);
    lib->chart_series_set_categories(series, m->name, STEP_ROW, 1, STEP_ROW, last);
    lib->chart_series_set_values(series, m->name, row, 1, row, last);
    g_autofree char *name =
      cjm_xlsx_text_new(personas[i] ? personas[i]->title.at : cjm_lang_word(m->book->lang, CJM_WORD_EMOTION), 255);
    if (*name == '=') *name = ' '; /* it would be the address of a cell */
    lib->chart_series_set_name(series, name);
    lib->chart_series_set_smooth(series, LXW_TRUE);
    lib->chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
  }
  lib->chart_axis_set_min(chart->y_axis, journey->scale_min);
  lib->chart_axis_set_max(chart->y_axis, journey->scale_max);
  lib->chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  lib->chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_CONNECTED);
  lib->chart_title_set_name(chart, cjm_lang_word(m->book->lang, CJM_WORD_EXPERIENCE));
  lib->chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options options = {
    .x_scale = MIN(4.0, 0.42 * (double)journey->cells.n + 1), .y_scale = 1.2, .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
  lib->worksheet_insert_chart_opt(m->sheet, (lxw_row_t)m->row + 1, 1, chart, &options);
}

static void add_feelings(Map *m, const CjmPersona **personas, size_t *rows, size_t *ret_n)
{
  const CjmJourney *journey = m->book->journey;
  size_t n = 0;
  if (has_feelings(journey, journey->primary)) personas[n++] = journey->primary;
  for (size_t i = 0; i < journey->personas.n; i++)
    if (journey->personas.at[i] != journey->primary && has_feelings(journey, journey->personas.at[i]))
      personas[n++] = journey->personas.at[i];
  for (size_t i = 0; i < n; i++) {
    rows[i] = m->row;
    add_scores(m, personas[i]);
    add_labels(m, personas[i]);
  }
  *ret_n = n;
}

/* ---- lanes ---- */

static void add_lane(Map *m, const CjmStepRow *row)
{
  const CjmJourney *journey = m->book->journey;
  const char *name = cjm_step_row_title(row, journey, m->book->lang);
  size_t lines = cjm_xlsx_lines(name, LANE_WIDTH - 2);
  name_row(m, row->lane ? "lane" : row->key, row->lane ? row->key : NULL);
  cjm_xlsx_write_text(m->book, m->sheet, m->row, 0, name, m->book->lane);
  for (size_t i = 0; i < journey->cells.n; i++) {
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    cjm_step_row_texts(row, journey->cells.at[i], m->book->lang, texts);
    bool several = texts->len > 1;
    GString *cell = g_string_new(NULL);
    for (guint k = 0; k < texts->len; k++)
      g_string_append_printf(cell, "%s%s%s", k ? "\n" : "", several ? "• " : "", (char *)texts->pdata[k]);
    cjm_xlsx_write_text(m->book, m->sheet, m->row, column_of(i), cell->str, m->book->cell);
    lines = MAX(lines, cjm_xlsx_lines(cell->str, STEP_WIDTH - 2));
    g_string_free(cell, TRUE);
  }
  cjm_xlsx_set_lines(m->book, m->sheet, m->row, lines);
  m->row++;
}

static void add_metric(Map *m, const CjmMetric *metric)
{
  const CjmJourney *journey = m->book->journey;
  g_autofree char *title =
    metric->unit.at ? g_strdup_printf("%s (%s)", metric->title.at, metric->unit.at) : g_strdup(metric->title.at);
  cjm_xlsx_write_text(m->book, m->sheet, m->row, 0, title, m->book->lane);
  name_row(m, "metric", metric->o.id);
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmNumber *value = NULL;
    for (size_t k = 0; k < journey->cells.at[i]->metrics.n; k++)
      if (journey->cells.at[i]->metrics.at[k]->metric == metric) value = &journey->cells.at[i]->metrics.at[k]->value;
    cjm_xlsx_write_number(m->book, m->sheet, m->row, column_of(i), value, m->book->number);
  }
  m->row++;
}

void cjm_xlsx_add_map(CjmXlsxBook *book)
{
  const CjmXlsxLibrary *lib = book->lib;
  const CjmJourney *journey = book->journey;
  Map m = {.book = book, .sheet = cjm_xlsx_add_sheet(book, cjm_lang_word(book->lang, CJM_WORD_MAP)), .row = FIRST_ROW};
  m.name = m.sheet->name;
  lib->worksheet_set_column(m.sheet, 0, 0, LANE_WIDTH, NULL);
  if (journey->cells.n) lib->worksheet_set_column(m.sheet, 1, (lxw_col_t)column_of(journey->cells.n - 1), STEP_WIDTH, NULL);
  lib->worksheet_freeze_panes(m.sheet, FIRST_ROW, 1);
  lib->worksheet_repeat_rows(m.sheet, PHASE_ROW, STEP_ROW);
  lib->worksheet_repeat_columns(m.sheet, 0, 0);
  cjm_xlsx_write_text(book, m.sheet, TITLE_ROW, 0, journey->title.at, book->title);
  cjm_xlsx_write_text(book, m.sheet, HEADLINE_ROW, 0, journey->headline.at ? journey->headline.at : "", book->headline);
  add_phases(&m);
  add_steps(&m);
  size_t n = 0;
  g_autofree const CjmPersona **personas = g_new(const CjmPersona *, journey->personas.n + 1);
  g_autofree size_t *scores = g_new(size_t, journey->personas.n + 1); /* rows */
  add_feelings(&m, personas, scores, &n);
  g_autoptr(GPtrArray) rows = cjm_step_rows_new(journey);
  for (guint i = 0; i < rows->len; i++) add_lane(&m, rows->pdata[i]);
  for (size_t i = 0; i < journey->metrics.n; i++) add_metric(&m, journey->metrics.at[i]);
  if (n) add_chart(&m, personas, scores, n);
}

#else
typedef int CjmXlsxMapIsNotBuilt; /* a file may not be empty */
#endif

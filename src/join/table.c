#include "join/table.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/spell.h"
#include "join/ids.h"
#include "journey/id.h"

/* The content of a column. */
typedef enum ColumnKind { COLUMN_NONE, COLUMN_KEY, COLUMN_METRIC, COLUMN_VALUE, COLUMN_PERSONA, COLUMN_DATE, COLUMN_N } ColumnKind;

typedef struct Column {
  ColumnKind kind;
  char *name; /* as written */
  CjmSpan span;
  bool feeling; /* wide: of `of`, or of the primary persona if that is NULL */
  char *of;     /* wide: the id of the metric or persona */
} Column;

typedef struct Reader {
  CjmTable *table;
  CjmJoiner *joiner;
  CjmSteps *steps;
  GHashTable *metrics, *personas;
  const char *primary;
  bool partial;
  GArray *columns;      /* Column */
  GHashTable *by_name;  /* name in lower case → number of the column, from 1 */
  bool is_long;         /* a row is one value, whose step and metric are in its cells */
  GHashTable *reported; /* char *: unknown ids, each reported once */
  unsigned hints;
} Reader;

enum { HINTS_MAX = 100 };

void cjm_series_free(CjmSeries *series)
{
  g_array_unref(series->data);
  g_free(series);
}

static CjmDiag *report(Reader *r, CjmCode code, CjmSpan span, const char *message)
{
  return cjm_diags_add(r->joiner->diags, code, span, "%s", message);
}

/* ---- ids ---- */

/* The id of the entry with this title, or of several the first by id; NULL if there is none. */
static const char *id_with_title(Reader *r, GHashTable *ids, const char *title)
{
  const char *first = NULL;
  GHashTableIter iter;
  gpointer id, value;
  g_hash_table_iter_init(&iter, ids);
  while (g_hash_table_iter_next(&iter, &id, &value)) {
    const CjmNode *node = ids == r->steps->by_id ? ((const CjmStepEntry *)value)->node : value;
    const CjmNode *its = node->kind == CJM_NODE_MAP ? cjm_entry_text(node, "title") : NULL;
    if (its && g_ascii_strcasecmp(its->text, title) == 0 && (!first || strcmp(id, first) < 0)) first = id;
  }
  return first;
}

static void suggest(Reader *r, CjmDiag *diag, const char *id, GHashTable *ids)
{
  if (r->hints++ >= HINTS_MAX) return;
  const char *titled = id_with_title(r, ids, id);
  if (titled) {
    cjm_diag_help(diag, "that is its title: write its id, `%s`", titled);
    return;
  }
  guint n;
  g_autofree char **names = (char **)g_hash_table_get_keys_as_array(ids, &n);
  g_autofree char *folded = cjm_id_fold_new(id);
  const char *nearest = cjm_spell_nearest(folded, (const char *const *)names, n);
  if (nearest) cjm_diag_help(diag, "did you mean `%s`?", nearest);
  else if (n == 0) cjm_diag_help(diag, "the journey has none");
}

/* The object with an id. NULL, with a message, if there is none. */
static void *find(Reader *r, GHashTable *ids, const char *noun, const char *id, CjmSpan span)
{
  g_autofree char *folded = cjm_id_fold_new(id);
  void *found = g_hash_table_lookup(ids, folded);
  if (found || r->partial) return found;
  g_autofree char *known = g_strconcat(noun, " ", folded, NULL);
  if (!g_hash_table_add(r->reported, g_steal_pointer(&known))) return NULL;
  CjmDiag *diag =
    cjm_diags_add(r->joiner->diags, CJM_CODE_UNKNOWN_REFERENCE, span, "there is no %s with the id `%s`", noun, id);
  suggest(r, diag, id, ids);
  return NULL;
}

/* ---- the header ---- */

static void column_clear(void *data)
{
  Column *column = data;
  g_free(column->name);
  g_free(column->of);
}

static Column *column_at(const Reader *r, size_t i)
{
  return &g_array_index(r->columns, Column, i);
}

static Column *find_column(const Reader *r, const char *name)
{
  g_autofree char *folded = g_ascii_strdown(name, -1);
  size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(r->by_name, folded));
  if (number) return column_at(r, number - 1);
  return NULL;
}

/* Reads the names of columns. Empty ones at the end are ignored, duplicate names are reported. */
static bool read_names(Reader *r)
{
  const CjmCsv *csv = &r->table->csv;
  guint n = csv->cells->len;
  bool sound = true;
  while (n > 0 && cjm_csv_is_empty(csv, cjm_csv_cell(csv, n - 1))) n--;
  for (guint i = 0; i < n; i++) {
    CjmCell cell = cjm_csv_cell(csv, i);
    Column column = {.name = cjm_csv_text_new(csv, cell), .span = cjm_csv_span(csv, cell)};
    const Column *first = column.name[0] ? find_column(r, column.name) : NULL;
    if (first) {
      CjmDiag *diag =
        cjm_diags_add(r->joiner->diags, CJM_CODE_TABLE_COLUMN, column.span, "the column `%s` is here twice", column.name);
      cjm_diag_related(diag, first->span, "it is first here");
      cjm_diag_help(diag, "keep one of the two");
      sound = false;
    }
    g_array_append_val(r->columns, column);
    if (!first) g_hash_table_insert(r->by_name, g_ascii_strdown(column.name, -1), GSIZE_TO_POINTER(r->columns->len));
  }
  return sound;
}

static bool require_key(Reader *r)
{
  Column *key = find_column(r, r->table->key);
  if (key) {
    key->kind = COLUMN_KEY;
    return true;
  }
  CjmCell first = cjm_csv_cell(&r->table->csv, 0);
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_TABLE_COLUMN, cjm_csv_span(&r->table->csv, first),
                                "the table has no column `%s`, which names the steps", r->table->key);
  cjm_diag_help(diag, "the first line holds the names of the columns; `key` under `data` names another one for the steps");
  return false;
}

static bool read_long_column(Reader *r, Column *column)
{
  static const struct {
    const char *name;
    ColumnKind kind;
  } kinds[] = {{"metric", COLUMN_METRIC}, {"value", COLUMN_VALUE}, {"persona", COLUMN_PERSONA}, {"date", COLUMN_DATE}, {"n", COLUMN_N}};
  for (size_t i = 0; i < G_N_ELEMENTS(kinds) && column->kind == COLUMN_NONE; i++)
    if (g_ascii_strcasecmp(column->name, kinds[i].name) == 0) column->kind = kinds[i].kind;
  if (column->kind != COLUMN_NONE) return true;
  CjmDiag *diag =
    cjm_diags_add(r->joiner->diags, CJM_CODE_TABLE_COLUMN, column->span, "`%s` is no column of such a table", column->name);
  cjm_diag_help(diag, "beside `%s`, `metric` and `value` there may be `persona`, `date` and `n`", r->table->key);
  return false;
}

static bool read_wide_column(Reader *r, Column *column)
{
  static const char feeling[] = "emotion";
  if (column->kind == COLUMN_KEY) return true;
  column->kind = COLUMN_VALUE;
  column->feeling = g_ascii_strncasecmp(column->name, feeling, strlen(feeling)) == 0 && strchr(":", column->name[strlen(feeling)]);
  if (column->feeling) {
    const char *colon = strchr(column->name, ':');
    if (!colon) return true;
    column->of = g_strstrip(g_strdup(colon + 1));
    return find(r, r->personas, "persona", column->of, column->span) || r->partial;
  }
  column->of = g_strdup(column->name);
  return find(r, r->metrics, "metric", column->of, column->span) || r->partial;
}

static bool read_header(Reader *r)
{
  if (!cjm_csv_next(&r->table->csv)) {
    if (r->table->csv.broken) return false;
    CjmDiag *diag = report(r, CJM_CODE_EMPTY_DOCUMENT, (CjmSpan){r->table->csv.source, 0, 0}, "the table is empty");
    cjm_diag_help(diag, "its first line holds the names of the columns, such as step,csat");
    return false;
  }
  bool sound = read_names(r) && require_key(r);
  r->is_long = find_column(r, "metric") && find_column(r, "value");
  for (guint i = 0; sound && i < r->columns->len; i++) {
    Column *column = column_at(r, i);
    bool read = r->is_long ? read_long_column(r, column) : read_wide_column(r, column);
    if (!read) column->kind = COLUMN_NONE;
  }
  return sound;
}

/* ---- values ---- */

static bool is_unknown(const CjmTable *table, CjmCell cell)
{
  if (cjm_csv_is_empty(&table->csv, cell)) return true;
  if (g_hash_table_size(table->unknown) == 0) return false;
  g_autofree char *text = cjm_csv_text_new(&table->csv, cell);
  return g_hash_table_contains(table->unknown, text);
}

/* If the separator is not a comma, a comma is the decimal separator. */
static void put_point(const CjmTable *table, char *text)
{
  char *comma = strchr(text, ',');
  if (table->csv.separator == ',' || !comma || strchr(comma + 1, ',') || strchr(text, '.')) return;
  if (strspn(text, "+-0123456789,% ") == strlen(text)) *comma = '.';
}

const char *cjm_table_text(const CjmTable *table, CjmArena *arena, CjmCell cell)
{
  g_autofree char *text = cjm_csv_text_new(&table->csv, cell);
  put_point(table, text);
  return cjm_arena_strdup(arena, text);
}

static bool is_number(const char *text)
{
  double ignored;
  g_autofree char *number = g_strdup(text);
  g_strchomp(number);
  if (g_str_has_suffix(number, "%")) number[strlen(number) - 1] = '\0';
  return cjm_number_parse(g_strchomp(number), &ignored);
}

static bool looks_like_number(const char *text)
{
  return g_ascii_isdigit(text[strspn(text, "+-., ")]);
}

/* "1,234", "1.234.567", "1 234,5" */
static bool has_thousands(const char *text)
{
  return g_regex_match_simple("^[-+]?\\d{1,3}([.,' \\x{A0}\\x{202F}]\\d{3})+([.,]\\d+)?\\s*%?$", text, 0, 0);
}

static bool says_unknown(const char *text)
{
  static const char *const words[] = {"n/a", "na", "#n/a", "nan", "null", "none", "-", "–", "—", "?", "."};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_ascii_strcasecmp(text, words[i]) == 0) return true;
  return false;
}

static void report_not_number(Reader *r, CjmCell cell, const char *text)
{
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_BAD_NUMBER, cjm_csv_span(&r->table->csv, cell),
                                "`%s` is not a number", text);
  if (says_unknown(text)) cjm_diag_help(diag, "if it means that the value is not known, list it under `data`: na: [\"%s\"]", text);
  else if (has_thousands(text)) cjm_diag_help(diag, "write it without signs between the thousands");
  else if (strchr(text, ',') && r->table->csv.separator == ',')
    cjm_diag_help(diag, "where commas separate the cells, a point stands before decimals");
  else cjm_diag_help(diag, "write digits, without a unit");
}

static bool check_number(Reader *r, CjmCell cell)
{
  g_autofree char *text = cjm_csv_text_new(&r->table->csv, cell);
  bool unclear = r->table->csv.separator == ',' && strchr(text, ',') && has_thousands(text);
  put_point(r->table, text);
  if (!unclear && is_number(text)) return true;
  report_not_number(r, cell, text);
  return false;
}

/* An emotion may be a word, which the decoder looks up. */
static bool check_value(Reader *r, CjmCell cell, bool feeling)
{
  g_autofree char *text = feeling ? cjm_csv_text_new(&r->table->csv, cell) : NULL;
  if (text && !looks_like_number(text) && !says_unknown(text)) return true;
  return check_number(r, cell);
}

static bool read_day(Reader *r, CjmCell cell, guint32 *ret_day)
{
  g_autofree char *text = cjm_csv_text_new(&r->table->csv, cell);
  int year, month, day, len = 0;
  bool shaped = strlen(text) == 10 && sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &len) == 3 && len == 10;
  if (shaped && year > 0 && g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
    *ret_day = (guint32)(year * 10000 + month * 100 + day);
    return true;
  }
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_BAD_DATE, cjm_csv_span(&r->table->csv, cell), "`%s` is not a date", text);
  cjm_diag_help(diag, "write it as year-month-day, such as 2026-08-20");
  return false;
}

/* ---- series ---- */

/* The series for the values of this table, which replaces that of an earlier table. */
static CjmSeries *series_of(Reader *r, CjmStepEntry *step, bool feeling, const char *of, CjmSpan span)
{
  g_autofree char *folded = of ? cjm_id_fold_new(of) : NULL;
  if (feeling && g_strcmp0(folded, r->primary) == 0) g_clear_pointer(&folded, g_free); /* `emotion` is of the primary persona */
  g_autofree char *key = g_strconcat(feeling ? "f" : "m", folded, NULL);
  if (!step->series) {
    step->series = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_series_free);
    step->by_of = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  }
  CjmSeries *series = g_hash_table_lookup(step->by_of, key);
  if (series && series->table == r->table) return series;
  if (!series) {
    series = g_new(CjmSeries, 1);
    *series = (CjmSeries){.feeling = feeling,
                          .of = cjm_arena_strdup(r->joiner->texts, folded),
                          .data = g_array_new(FALSE, FALSE, sizeof(CjmDatum))};
    g_ptr_array_add(step->series, series);
    g_hash_table_insert(step->by_of, g_steal_pointer(&key), series);
  }
  series->table = r->table;
  series->of_span = span;
  g_array_set_size(series->data, 0);
  return series;
}

static void add_datum(Reader *r, CjmSeries *series, CjmDatum datum)
{
  const CjmDatum *first = series->data->len > 0 ? &g_array_index(series->data, CjmDatum, 0) : NULL;
  if (first && (!first->day || !datum.day)) {
    CjmDiag *diag =
      report(r, CJM_CODE_TABLE_TWICE, cjm_csv_span(&r->table->csv, datum.value),
             !first->day && !datum.day ? "the step has two values for this" : "the step has a value with a date and one without for this");
    cjm_diag_related(diag, cjm_csv_span(&r->table->csv, first->value), "the first value");
    cjm_diag_help(diag, "keep one of them, or give both a `date`");
    return;
  }
  g_array_append_val(series->data, datum);
}

/* ---- rows ---- */

static void report_ragged(Reader *r)
{
  const CjmCsv *csv = &r->table->csv;
  guint n = csv->cells->len, wanted = r->columns->len;
  CjmCell last = cjm_csv_cell(csv, n > wanted ? wanted : n - 1);
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_TABLE_RAGGED, cjm_csv_span(csv, last),
                                "the row has %u cells, and the table %u columns", n, wanted);
  cjm_diag_help(diag, n > wanted ? "a cell that holds the separator needs quotes" : "an empty cell still needs its separator");
}

static bool row_fits(Reader *r)
{
  const CjmCsv *csv = &r->table->csv;
  bool fits = csv->cells->len >= r->columns->len;
  for (guint i = r->columns->len; i < csv->cells->len; i++) fits = fits && cjm_csv_is_empty(csv, cjm_csv_cell(csv, i));
  if (!fits) report_ragged(r);
  return fits;
}

static CjmCell cell_of(const Reader *r, ColumnKind kind)
{
  for (guint i = 0; i < r->columns->len; i++)
    if (column_at(r, i)->kind == kind) return cjm_csv_cell(&r->table->csv, i);
  return (CjmCell){0};
}

static bool is_there(const Reader *r, CjmCell cell)
{
  return !is_unknown(r->table, cell);
}

static CjmStepEntry *find_step(Reader *r)
{
  CjmCell cell = cell_of(r, COLUMN_KEY);
  g_autofree char *id = cjm_csv_text_new(&r->table->csv, cell);
  return find(r, r->steps->by_id, "step", id, cjm_csv_span(&r->table->csv, cell));
}

static void read_wide_row(Reader *r, CjmStepEntry *step)
{
  for (guint i = 0; i < r->columns->len; i++) {
    const Column *column = column_at(r, i);
    CjmDatum datum = {.value = cjm_csv_cell(&r->table->csv, i)};
    if (column->kind != COLUMN_VALUE || !is_there(r, datum.value) || !check_value(r, datum.value, column->feeling)) continue;
    add_datum(r, series_of(r, step, column->feeling, column->of, column->span), datum);
  }
}

static void report_persona_of_metric(Reader *r, CjmCell cell)
{
  CjmDiag *diag = report(r, CJM_CODE_TABLE_COLUMN, cjm_csv_span(&r->table->csv, cell), "a metric has no persona");
  cjm_diag_help(diag, "leave the cell empty; only `emotion` differs between personas");
}

static void read_long_row(Reader *r, CjmStepEntry *step)
{
  CjmDatum datum = {.value = cell_of(r, COLUMN_VALUE), .date = cell_of(r, COLUMN_DATE), .n = cell_of(r, COLUMN_N)};
  CjmCell metric = cell_of(r, COLUMN_METRIC), persona = cell_of(r, COLUMN_PERSONA);
  if (!is_there(r, datum.value)) return;
  g_autofree char *name = cjm_csv_text_new(&r->table->csv, metric),
                  *who = is_there(r, persona) ? cjm_csv_text_new(&r->table->csv, persona) : NULL;
  bool feeling = g_ascii_strcasecmp(name, "emotion") == 0;
  CjmSpan span = cjm_csv_span(&r->table->csv, feeling && who ? persona : metric);
  if (!feeling && who) {
    report_persona_of_metric(r, persona);
    return;
  }
  const char *of = feeling ? who : name;
  if (of && !find(r, feeling ? r->personas : r->metrics, feeling ? "persona" : "metric", of, span) && !r->partial) return;
  bool sound = check_value(r, datum.value, feeling);
  if (is_there(r, datum.date)) sound &= read_day(r, datum.date, &datum.day);
  if (is_there(r, datum.n)) sound &= check_number(r, datum.n);
  else datum.n = (CjmCell){0};
  if (sound) add_datum(r, series_of(r, step, feeling, of, span), datum);
}

static void read_rows(Reader *r)
{
  while (cjm_csv_next(&r->table->csv)) {
    CjmStepEntry *step = row_fits(r) ? find_step(r) : NULL;
    if (!step) continue;
    if (r->is_long) read_long_row(r, step);
    else read_wide_row(r, step);
  }
}

/* ---- order ---- */

static int compare_days(const void *a, const void *b)
{
  const CjmDatum *x = a, *y = b;
  if (x->day != y->day) return x->day < y->day ? -1 : 1;
  return (x->value.start > y->value.start) - (x->value.start < y->value.start);
}

static void sort(Reader *r, CjmSeries *series)
{
  if (series->table != r->table) return;
  g_array_sort(series->data, compare_days);
  for (guint i = 1; i < series->data->len; i++) {
    const CjmDatum *before = &g_array_index(series->data, CjmDatum, i - 1), *now = before + 1;
    if (before->day != now->day) continue;
    CjmDiag *diag = report(r, CJM_CODE_TABLE_TWICE, cjm_csv_span(&r->table->csv, now->value), "the step has two values for this day");
    cjm_diag_related(diag, cjm_csv_span(&r->table->csv, before->value), "the first value");
    cjm_diag_help(diag, "keep one of them");
  }
}

void cjm_table_read(CjmTable *table, CjmJoiner *joiner, CjmSteps *steps, GHashTable *metrics, GHashTable *personas,
                    const char *primary, bool partial)
{
  Reader r = {.table = table,
              .joiner = joiner,
              .steps = steps,
              .metrics = metrics,
              .personas = personas,
              .primary = primary,
              .partial = partial,
              .columns = g_array_new(FALSE, FALSE, sizeof(Column)),
              .by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
              .reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  g_array_set_clear_func(r.columns, column_clear);
  if (read_header(&r)) read_rows(&r);
  for (guint i = 0; i < steps->entries->len; i++) {
    const CjmStepEntry *step = g_ptr_array_index(steps->entries, i);
    for (guint s = 0; step->series && s < step->series->len; s++) sort(&r, g_ptr_array_index(step->series, s));
  }
  g_array_unref(r.columns);
  g_hash_table_unref(r.by_name);
  g_hash_table_unref(r.reported);
}

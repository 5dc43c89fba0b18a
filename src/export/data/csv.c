/* csv.c: a row for each step, RFC 4180, for spreadsheets and programs. */
#include <string.h>

#include "base/number.h"
#include "export/formats.h"
#include "format/step-rows.h"

/* ---- fields ---- */

/* Whether a spreadsheet may take what begins here for a formula, also in its full-width form. */
static bool begins_formula(const char *at)
{
  static const char *const wide[] = {"＝", "＋", "－", "＠"};
  if (*at && strchr("=+-@", *at)) return true;
  for (size_t i = 0; i < G_N_ELEMENTS(wide); i++)
    if (g_str_has_prefix(at, wide[i])) return true;
  return false;
}

/* Where a spreadsheet begins a cell or a row, also one that expects another separator. */
#define SEPARATORS ",;\t\n\r\"|"

static bool ends_cell(char c)
{
  return strchr(SEPARATORS, c) != NULL;
}

/* A text, in quotes where it needs them. An apostrophe stands before what a spreadsheet would calculate, whatever its separator. */
static void append_text(GString *out, const char *text)
{
  bool quoted = strpbrk(text, SEPARATORS) != NULL;
  if (quoted) g_string_append_c(out, '"');
  for (const char *at = text; *at; at++) {
    if ((at == text || ends_cell(at[-1])) && begins_formula(at)) g_string_append_c(out, '\'');
    if (*at == '"') g_string_append_c(out, '"');
    g_string_append_c(out, *at);
  }
  if (quoted) g_string_append_c(out, '"');
}

static void append_field(GString *out, const char *text, bool first)
{
  if (!first) g_string_append_c(out, ',');
  if (*text) append_text(out, text);
}

static void append_number(GString *out, const CjmNumber *number)
{
  g_string_append_c(out, ',');
  if (number && number->set) cjm_number_append(out, number->value, 9);
}

/* ---- columns ---- */

/* A feeling that all rows have a column for. */
static bool has_feelings(const CjmJourney *journey, const CjmPersona *persona)
{
  for (size_t i = 0; i < journey->steps.n; i++)
    if (cjm_step_feeling(journey->steps.at[i], persona)) return true;
  return false;
}

/* The personas with feelings, the primary one first; one that is NULL where the journey has none. */
static GPtrArray *feelers_new(const CjmJourney *journey)
{
  GPtrArray *personas = g_ptr_array_new();
  if (has_feelings(journey, journey->primary)) g_ptr_array_add(personas, journey->primary);
  for (size_t i = 0; i < journey->personas.n; i++) {
    CjmPersona *persona = journey->personas.at[i];
    if (persona != journey->primary && has_feelings(journey, persona)) g_ptr_array_add(personas, persona);
  }
  return personas;
}

static const CjmMeasure *measure_of(const CjmStep *step, const CjmMetric *metric)
{
  for (size_t i = 0; i < step->metrics.n; i++)
    if (step->metrics.at[i]->metric == metric) return step->metrics.at[i];
  return NULL;
}

static void append_name(GString *out, const char *what, const char *id)
{
  g_autofree char *name = id ? g_strconcat(what, ":", id, NULL) : g_strdup(what);
  append_field(out, name, false);
}

static void append_header(const CjmJourney *journey, const GPtrArray *feelers, const GPtrArray *rows, GString *out)
{
  g_string_append(out, "number,phase,step,title");
  for (guint i = 0; i < feelers->len; i++) {
    const CjmPersona *persona = feelers->pdata[i];
    const char *id = persona && persona != journey->primary ? persona->o.id : NULL;
    append_name(out, "emotion", id);
    append_name(out, "feeling", id);
  }
  for (guint i = 0; i < rows->len; i++) append_field(out, ((const CjmStepRow *)rows->pdata[i])->key, false);
  for (size_t i = 0; i < journey->metrics.n; i++) append_name(out, "metric", journey->metrics.at[i]->o.id);
  g_string_append(out, "\r\n");
}

/* ---- rows ---- */

/* Several feelings in a step are joined; the score is that of the last. */
static void append_feeling(const CjmStep *step, const CjmPersona *persona, GString *out)
{
  const CjmEmotion *last = cjm_step_feeling(step, persona);
  g_autoptr(GString) labels = g_string_new(NULL);
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    if ((const CjmPersona *)(const void *)emotion->persona.to != persona || !emotion->label.at) continue;
    g_string_append_printf(labels, "%s%s", labels->len ? "\n" : "", emotion->label.at);
  }
  append_number(out, last ? &last->score : NULL);
  append_field(out, labels->str, false);
}

static void append_texts(const CjmStepRow *row, const CjmStep *step, GString *out)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  cjm_step_row_texts(row, step, NULL, texts);
  g_ptr_array_add(texts, NULL);
  g_autofree char *joined = g_strjoinv("\n", (char **)texts->pdata);
  append_field(out, joined, false);
}

/* What spans a phase has a row without a number and a step. */
static void append_step(const CjmJourney *journey, const CjmStep *step, const GPtrArray *feelers, const GPtrArray *rows,
                        GString *out)
{
  bool is_step = step->number > 0;
  if (is_step) g_string_append_printf(out, "%zu", step->number);
  append_field(out, step->phase->title.at, false);
  append_field(out, is_step ? step->o.id : "", false);
  append_field(out, is_step ? cjm_step_caption(step) : "", false);
  for (guint i = 0; i < feelers->len; i++) append_feeling(step, feelers->pdata[i], out);
  for (guint i = 0; i < rows->len; i++) append_texts(rows->pdata[i], step, out);
  for (size_t i = 0; i < journey->metrics.n; i++) {
    const CjmMeasure *measure = measure_of(step, journey->metrics.at[i]);
    append_number(out, measure ? &measure->value : NULL);
  }
  g_string_append(out, "\r\n");
}

static bool write_csv(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)prefix;
  (void)error;
  g_autoptr(GPtrArray) rows = cjm_step_rows_new(journey), feelers = feelers_new(journey);
  append_header(journey, feelers, rows, out);
  for (size_t i = 0; i < journey->cells.n; i++) append_step(journey, journey->cells.at[i], feelers, rows, out);
  return true;
}

const CjmFormat cjm_format_csv = {
  .name = "csv",
  .media_type = "text/csv",
  .is_text = true,
  .help = "A row for each step, for spreadsheets and programs",
  .write = write_csv,
};

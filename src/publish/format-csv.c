/* format-csv.c: the figures as rows of a table: section, item, figure, value, steps. */
#include <string.h>

#include "base/number.h"
#include "publish/atlas-data.h"
#include "publish/formats.h"

/* Where a value stands: the keys of the brackets around it, and the ids of the objects of lists among them. */
typedef struct Csv {
  GString *out;
  GPtrArray *path; /* char *: NULL for what is not named yet */
} Csv;

/* A field in quotes where RFC 4180 needs them. Spreadsheets would run a text that begins like a formula. */
static void append_field(GString *out, const char *text, bool is_text)
{
  bool formula = is_text && *text && strchr("=+-@\t\r", *text), quoted = strpbrk(text, ",\"\r\n") != NULL;
  if (quoted) g_string_append_c(out, '"');
  if (formula) g_string_append_c(out, '\'');
  for (; *text; text++) {
    if (*text == '"') g_string_append_c(out, '"');
    g_string_append_c(out, *text);
  }
  if (quoted) g_string_append_c(out, '"');
}

static void append_row(const Csv *csv, const char *key, const char *value, bool is_text, const CjmReportSteps *steps)
{
  const GPtrArray *path = csv->path;
  g_autoptr(GString) item = g_string_new(NULL), at = g_string_new(NULL);
  const char *section = path->len ? path->pdata[0] : key;
  for (guint i = 1; i < path->len; i++) {
    if (!path->pdata[i]) continue;
    if (item->len) g_string_append_c(item, '/');
    g_string_append(item, path->pdata[i]);
  }
  for (size_t i = 0; steps && i < steps->n; i++)
    g_string_append_printf(at, "%s%s", i ? " " : "", steps->at[i]->number ? steps->at[i]->o.id : steps->at[i]->phase->o.id);
  append_field(csv->out, section, true);
  g_string_append_c(csv->out, ',');
  append_field(csv->out, item->str, true);
  g_string_append_c(csv->out, ',');
  append_field(csv->out, key && path->len ? key : "", true);
  g_string_append_c(csv->out, ',');
  append_field(csv->out, value, is_text);
  g_string_append_c(csv->out, ',');
  append_field(csv->out, at->str, true);
  g_string_append(csv->out, "\r\n");
}

static void open_bracket(void *out, const char *key, char bracket)
{
  (void)bracket;
  g_ptr_array_add(((Csv *)out)->path, g_strdup(key));
}

static void close_bracket(void *out, char bracket)
{
  GPtrArray *path = ((Csv *)out)->path;
  (void)bracket;
  g_ptr_array_remove_index(path, path->len - 1);
}

/* The id of an object of a list is its name in the path. */
static void put_text(void *out, const char *key, const char *text)
{
  const Csv *csv = out;
  void **innermost = csv->path->len ? &csv->path->pdata[csv->path->len - 1] : NULL;
  if (innermost && !*innermost && key && strcmp(key, "id") == 0) *innermost = g_strdup(text);
  else append_row(csv, key, text, true, NULL);
}

static void append_number(const Csv *csv, const char *key, double number, const CjmReportSteps *steps)
{
  g_autoptr(GString) digits = g_string_new(NULL);
  cjm_number_append(digits, number, 6);
  append_row(csv, key, digits->str, false, steps);
}

static void put_number(void *out, const char *key, double number)
{
  append_number(out, key, number, NULL);
}

static void put_flag(void *out, const char *key, bool value)
{
  append_row(out, key, value ? "true" : "false", true, NULL);
}

static void put_figure(void *out, const char *key, double value, const CjmReportSteps *steps)
{
  append_number(out, key, value, steps);
}

static const CjmFigureSyntax syntax = {open_bracket, close_bracket, put_text, put_number, put_flag, put_figure};
static const char header[] = "section,item,figure,value,steps\r\n";

static void write_atlas(const CjmAtlas *atlas, const CjmPublishOptions *options, GString *out)
{
  Csv csv = {out, g_ptr_array_new_with_free_func(g_free)};
  (void)options;
  g_string_append(out, header);
  cjm_atlas_figures_write(atlas, &syntax, &csv);
  g_ptr_array_unref(csv.path);
}

static void write(const CjmReport *report, const CjmPublishOptions *options, GString *out)
{
  Csv csv = {out, g_ptr_array_new_with_free_func(g_free)};
  g_string_append(out, header);
  cjm_figures_write(report, options, &syntax, &csv);
  g_ptr_array_unref(csv.path);
}

const CjmReportFormat cjm_report_format_csv = {
  .name = "csv",
  .media_type = "text/csv",
  .help = "A row for each figure, for spreadsheets",
  .write = write,
  .write_atlas = write_atlas,
};

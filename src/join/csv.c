#include "join/csv.h"

#include <string.h>

static bool ends_row(char c)
{
  return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
  return c == ' ';
}

static bool starts_with_bom(const CjmSource *source)
{
  return source->len >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0;
}

/* The separator is one that the header has; a semicolon or tab is preferred to a comma, since names contain these less often. */
static char find_separator(const CjmSource *source, uint32_t at)
{
  bool quoted = false;
  char found = ',';
  for (; at < source->len && (quoted || !ends_row(source->text[at])); at++) {
    char c = source->text[at];
    if (c == '"') quoted = !quoted;
    else if (!quoted && (c == ';' || c == '\t') && found == ',') found = c;
  }
  return found;
}

static uint32_t skip_row_ends(const CjmSource *source, uint32_t at)
{
  while (at < source->len && (ends_row(source->text[at]) || is_space(source->text[at]))) at++;
  return at;
}

void cjm_csv_init(CjmCsv *csv, const CjmSource *source, CjmDiags *diags)
{
  uint32_t start = skip_row_ends(source, starts_with_bom(source) ? 3 : 0);
  *csv = (CjmCsv){.source = source,
                  .diags = diags,
                  .separator = find_separator(source, start),
                  .at = start,
                  .cells = g_array_new(FALSE, FALSE, sizeof(CjmCell))};
}

void cjm_csv_clear(CjmCsv *csv)
{
  g_array_unref(csv->cells);
}

static void report_open_quote(CjmCsv *csv, uint32_t start)
{
  size_t len;
  const char *line = cjm_source_line(csv->source, start, &len);
  CjmSpan span = {csv->source, start, (uint32_t)(line + len - csv->source->text)};
  CjmDiag *diag = cjm_diags_add(csv->diags, CJM_CODE_TABLE_QUOTE, span, "this quote is not closed");
  cjm_diag_help(diag, "a quote inside a quoted cell is written twice: \"\"");
  csv->broken = true;
}

static void report_behind_quote(CjmCsv *csv, uint32_t start, uint32_t end)
{
  CjmDiag *diag = cjm_diags_add(csv->diags, CJM_CODE_TABLE_QUOTE, (CjmSpan){csv->source, start, end},
                                "the cell continues after its closing quote");
  cjm_diag_help(diag, "a quote inside a quoted cell is written twice: \"\"");
  csv->broken = true;
}

/* The offset after the closing quote of the cell that begins at `start`. */
static uint32_t read_quoted(CjmCsv *csv, uint32_t start)
{
  const char *text = csv->source->text, *end = text + csv->source->len, *at = text + start + 1;
  while ((at = memchr(at, '"', (size_t)(end - at)))) {
    if (at[1] != '"') return (uint32_t)(at + 1 - text);
    at += 2;
  }
  report_open_quote(csv, start);
  return (uint32_t)csv->source->len;
}

/* The offset of the separator or line end after the cell, and after anything that follows its closing quote. */
static uint32_t find_end(const CjmCsv *csv, uint32_t at)
{
  const char *text = csv->source->text;
  while (at < csv->source->len && text[at] != csv->separator && !ends_row(text[at])) at++;
  return at;
}

static uint32_t read_cell(CjmCsv *csv, uint32_t at)
{
  const char *text = csv->source->text;
  while (at < csv->source->len && is_space(text[at])) at++;
  CjmCell cell = {.start = at, .quoted = text[at] == '"'};
  uint32_t inner = cell.quoted ? read_quoted(csv, at) : at, next = csv->broken ? inner : find_end(csv, inner);
  cell.end = next;
  while (cell.end > inner && is_space(text[cell.end - 1])) cell.end--;
  if (cell.quoted && cell.end > inner && !csv->broken) report_behind_quote(csv, inner, cell.end);
  g_array_append_val(csv->cells, cell);
  return next;
}

static bool row_is_empty(const CjmCsv *csv)
{
  for (guint i = 0; i < csv->cells->len; i++)
    if (!cjm_csv_is_empty(csv, cjm_csv_cell(csv, i))) return false;
  return true;
}

static void read_row(CjmCsv *csv)
{
  const CjmSource *source = csv->source;
  g_array_set_size(csv->cells, 0);
  uint32_t at = read_cell(csv, csv->at);
  while (!csv->broken && at < source->len && source->text[at] == csv->separator) at = read_cell(csv, at + 1);
  if (at < source->len && source->text[at] == '\r') at++;
  if (at < source->len && source->text[at] == '\n') at++;
  csv->at = at;
}

bool cjm_csv_next(CjmCsv *csv)
{
  while (!csv->broken && csv->at < csv->source->len) {
    read_row(csv);
    if (!csv->broken && !row_is_empty(csv)) return true;
  }
  return false;
}

CjmCell cjm_csv_cell(const CjmCsv *csv, size_t i)
{
  return g_array_index(csv->cells, CjmCell, i);
}

CjmSpan cjm_csv_span(const CjmCsv *csv, CjmCell cell)
{
  return (CjmSpan){csv->source, cell.start, cell.end};
}

bool cjm_csv_is_empty(const CjmCsv *csv, CjmCell cell)
{
  (void)csv;
  return cell.end - cell.start <= (cell.quoted ? 2 : 0);
}

char *cjm_csv_text_new(const CjmCsv *csv, CjmCell cell)
{
  const char *text = csv->source->text;
  if (!cell.quoted) return g_strndup(text + cell.start, cell.end - cell.start);
  GString *out = g_string_new_len(text + cell.start + 1, (gssize)(cell.end - cell.start - 2));
  g_string_replace(out, "\"\"", "\"", 0);
  return g_strstrip(g_string_free(out, FALSE));
}

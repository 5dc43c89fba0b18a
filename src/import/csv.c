/* csv.c: tables of spreadsheets as text, with commas, semicolons or tabs. */
#include "join/csv.h"

#include <string.h>

#include "import/importers.h"
#include "import/own.h"
#include "import/sheet.h"

/* The separator that the first lines have most evenly; '\0' for none. */
static char find_separator(const CjmSource *source)
{
  static const char separators[] = {'\t', ';', ',', '|'};
  enum { LINES = 30 };
  char best = '\0';
  unsigned most = 0;
  for (size_t s = 0; s < G_N_ELEMENTS(separators); s++) {
    unsigned lines = 0;
    bool quoted = false, any = false;
    size_t at = 0;
    for (unsigned n = 0; at < source->len && n < LINES; at++) {
      char c = source->text[at];
      if (c == '"') quoted = !quoted;
      else if (c == separators[s] && !quoted) any = true;
      else if (c == '\n' && !quoted) {
        lines += any;
        any = false;
        n++;
      }
    }
    lines += any;
    if (lines > most) {
      most = lines;
      best = separators[s];
    }
  }
  return most >= 2 ? best : '\0';
}

static bool recognise(const CjmImport *import)
{
  return find_separator(import->source) != '\0';
}

/* The first line of a table that `cjm export` wrote, which a spreadsheet may have saved again. */
static bool recognise_exported(const CjmImport *import)
{
  return g_regex_match_simple("^(?:\\x{feff})?\"?number\"?([,;\\t])\"?phase\"?\\1\"?step\"?\\1\"?title\"?\\1", import->source->text, 0, G_REGEX_MATCH_ANCHORED);
}

static void read_csv(CjmImport *import)
{
  const CjmSource *source = import->source;
  g_autoptr(CjmDiags) found = cjm_diags_new();
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(CjmSnippet)), starts = g_array_new(FALSE, FALSE, sizeof(guint)), lines = g_array_new(FALSE, FALSE, sizeof(guint));
  CjmCsv csv;
  cjm_csv_init(&csv, source, found);
  char separator = find_separator(source);
  if (separator) csv.separator = separator;
  size_t columns = 0, rows = 0;
  bool is_cut = false;
  while (rows < CJM_SHEET_ROWS_MAX && cjm_csv_next(&csv)) {
    CjmSpan span = cjm_csv_span(&csv, cjm_csv_cell(&csv, 0));
    guint line = cjm_source_place(source, span.start).line, start = pieces->len;
    is_cut = is_cut || csv.cells->len > CJM_SHEET_COLUMNS_MAX;
    guint n = MIN(csv.cells->len, CJM_SHEET_COLUMNS_MAX);
    for (guint c = 0; c < n; c++) {
      CjmCell cell = cjm_csv_cell(&csv, c);
      CjmSnippet piece = cjm_snippet(cjm_arena_take(import->arena, cjm_csv_text_new(&csv, cell)), cjm_csv_span(&csv, cell));
      g_array_append_val(pieces, piece);
    }
    g_array_append_val(starts, start);
    g_array_append_val(lines, line);
    columns = MAX(columns, n);
    rows++;
  }
  CjmSpan whole = {source, 0, 0};
  if (rows == CJM_SHEET_ROWS_MAX || is_cut) cjm_import_left(import, whole, "a table is read up to %d rows and %d columns; the rest is left aside", CJM_SHEET_ROWS_MAX, CJM_SHEET_COLUMNS_MAX);
  for (size_t i = 0; i < cjm_diags_length(found); i++) cjm_import_doubt(import, cjm_diags_at(found, i)->span, "%s", cjm_diags_at(found, i)->message);
  cjm_csv_clear(&csv);
  /* Empty rows, which part tables, are those between the lines of two rows. */
  g_autoptr(GArray) at = g_array_new(FALSE, FALSE, sizeof(size_t));
  size_t all = 0;
  for (size_t r = 0; r < rows; r++) {
    guint gap = r > 0 ? g_array_index(lines, guint, r) - g_array_index(lines, guint, r - 1) : 1;
    guint start = g_array_index(starts, guint, r);
    bool follows_quoted = r > 0 && gap > 1 && memchr(source->text + g_array_index(pieces, CjmSnippet, g_array_index(starts, guint, r - 1)).span.start, '"',
                                                     g_array_index(pieces, CjmSnippet, start).span.start - g_array_index(pieces, CjmSnippet, g_array_index(starts, guint, r - 1)).span.start);
    all += gap > 1 && !follows_quoted;
    g_array_append_val(at, all);
    all++;
  }
  CjmSnippet *cells = cjm_arena_make(import->arena, CjmSnippet, all * columns + 1);
  for (size_t i = 0; i < all * columns; i++) cells[i] = cjm_snippet("", whole);
  for (size_t r = 0; r < rows; r++) {
    guint start = g_array_index(starts, guint, r), end = r + 1 < rows ? g_array_index(starts, guint, r + 1) : pieces->len;
    for (guint c = start; c < end; c++) cells[g_array_index(at, size_t, r) * columns + (c - start)] = g_array_index(pieces, CjmSnippet, c);
  }
  CjmSheet sheet = {all, columns, cells};
  if (rows > 0 && cjm_own_is(&sheet)) cjm_own_read(import, &sheet, NULL);
  else if (rows > 0) cjm_sheet_read(import, &sheet, cjm_snippet("", whole));
}

const CjmImporter cjm_importer_csv = {
  .name = "csv",
  .title = "a CSV table",
  .endings = (const char *const[]){".csv", ".tsv", ".tab", NULL},
  .recognise = recognise,
  .read = read_csv,
};

const CjmImporter cjm_importer_exported = {
  .name = "exported",
  .title = "a table that cjm exported",
  .endings = (const char *const[]){NULL},
  .recognise = recognise_exported,
  .read = read_csv,
};

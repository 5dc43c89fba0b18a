#include "import/sheet.h"

#include <string.h>

#include "import/grid.h"
#include "import/labels.h"

/* Rows of a sheet from `first` to before `end`. */
typedef struct Block {
  size_t first, end;
} Block;

static CjmSnippet cell(const CjmSheet *sheet, size_t row, size_t column)
{
  return sheet->cells[row * sheet->columns + column];
}

static size_t count_cells(const CjmSheet *sheet, size_t row)
{
  size_t n = 0;
  for (size_t c = 0; c < sheet->columns; c++) n += *cell(sheet, row, c).text != '\0';
  return n;
}

/* The columns that have something in these rows. */
static CjmGrid grid_of(CjmImport *import, const CjmSheet *sheet, Block block)
{
  g_autofree size_t *columns = g_new(size_t, sheet->columns + 1);
  size_t n = 0;
  for (size_t c = 0; c < sheet->columns; c++) {
    bool any = false;
    for (size_t r = block.first; !any && r < block.end; r++) any = *cell(sheet, r, c).text != '\0';
    if (any) columns[n++] = c;
  }
  CjmGrid grid = {.columns = n, .cells = cjm_arena_make(import->arena, CjmSnippet, (block.end - block.first) * n + 1)};
  for (size_t r = block.first; r < block.end; r++) {
    if (count_cells(sheet, r) == 0) continue;
    for (size_t c = 0; c < n; c++) grid.cells[grid.rows * n + c] = cell(sheet, r, columns[c]);
    grid.rows++;
  }
  return grid;
}

/* The first row of a table at or after a row: one with three cells, or the one above it, if its first cell is the empty corner of a heading. */
static size_t find_table(const CjmSheet *sheet, size_t row)
{
  size_t from = row;
  while (row < sheet->rows && count_cells(sheet, row) < 3) row++;
  if (row == sheet->rows) return row;
  size_t column = 0;
  while (*cell(sheet, row, column).text == '\0') column++;
  bool has_corner = row > from && count_cells(sheet, row - 1) >= 2 && *cell(sheet, row - 1, column).text == '\0';
  return has_corner ? row - 1 : row;
}

/* Whether a row begins another table: it is a heading again, or stands below a title after an empty row. */
static bool begins_table(CjmImport *import, const CjmSheet *sheet, size_t row, size_t above)
{
  CjmGrid grid = grid_of(import, sheet, (Block){row, row + 1});
  if (grid.columns >= 3 && cjm_grid_count_labels(&grid, 0) >= 2) return true;
  return above > 0 && count_cells(sheet, above - 1) == 1 && count_cells(sheet, row) >= 3;
}

/* The end of the table that begins at a row. Empty rows within it are only space; a title after one, or another heading, ends it. */
static size_t table_end(CjmImport *import, const CjmSheet *sheet, size_t first)
{
  bool after_gap = false;
  for (size_t row = first + 1; row < sheet->rows; row++) {
    size_t n = count_cells(sheet, row);
    if (n == 0) after_gap = true;
    else if (after_gap && (n == 1 || begins_table(import, sheet, row, row))) return row;
    else if (n > 0) after_gap = false;
  }
  return sheet->rows;
}

/* Rows above a table: a title, and labels with texts. */
static void put_preamble(CjmImport *import, const CjmSheet *sheet, Block block, CjmPart *journey)
{
  for (size_t r = block.first; r < block.end; r++) {
    CjmSnippet first = {0}, second = {0};
    for (size_t c = 0; c < sheet->columns; c++) {
      CjmSnippet piece = cell(sheet, r, c);
      if (*piece.text == '\0') continue;
      if (!first.text) first = piece;
      else if (!second.text) second = piece;
    }
    if (!first.text) continue;
    const char *colon = strchr(first.text, ':');
    if (second.text) {
      cjm_part_put(import, journey, NULL, first, second);
    } else if (colon && colon[1] && cjm_label_find_exact(cjm_arena_strndup(import->arena, first.text, (size_t)(colon - first.text)))) {
      CjmSnippet label = cjm_snippet(cjm_arena_strndup(import->arena, first.text, (size_t)(colon - first.text)), first.span);
      CjmSnippet text = cjm_snippet(colon + 1 + strspn(colon + 1, " "), first.span);
      cjm_part_put(import, journey, NULL, label, text);
    } else if (*journey->title.text == '\0') {
      journey->title = first;
    } else {
      cjm_part_put(import, journey, "notes", cjm_snippet("", first.span), first)->whole = true;
    }
  }
}

static bool is_of_journey(CjmGridKind kind)
{
  return kind == CJM_GRID_PHASES || kind == CJM_GRID_STEPS || kind == CJM_GRID_CARD;
}

/* A sheet of two columns has no row with three cells. */
static void read_narrow(CjmImport *import, const CjmSheet *sheet, CjmSnippet name)
{
  for (size_t first = 0; first < sheet->rows; first++) {
    CjmGrid grid = grid_of(import, sheet, (Block){first, sheet->rows});
    if (grid.rows < 2 || grid.columns != 2) return;
    CjmGridKind kind = cjm_grid_kind(&grid);
    if (count_cells(sheet, first) < 2 || !is_of_journey(kind)) {
      if (count_cells(sheet, first) >= 2) return;
      continue;
    }
    CjmPart *journey = cjm_import_add_journey(import, cjm_snippet("", name.span));
    put_preamble(import, sheet, (Block){0, first}, journey);
    if (*journey->title.text == '\0') journey->title = name;
    cjm_grid_put(import, &grid, kind == CJM_GRID_CARD ? cjm_part_add(import, journey, cjm_snippet("", name.span)) : journey);
    return;
  }
}

static void read_tables(CjmImport *import, const CjmSheet *sheet, CjmSnippet name)
{
  size_t after = 0; /* the end of the table before */
  CjmPart *journey = NULL;
  size_t first = find_table(sheet, 0);
  if (first == sheet->rows) {
    read_narrow(import, sheet, name);
    return;
  }
  while (first < sheet->rows) {
    size_t end = table_end(import, sheet, first);
    CjmGrid grid = grid_of(import, sheet, (Block){first, end});
    if (is_of_journey(cjm_grid_kind(&grid)) && cjm_grid_kind(&grid) != CJM_GRID_CARD) {
      journey = cjm_import_add_journey(import, cjm_snippet("", cell(sheet, first, 0).span));
      put_preamble(import, sheet, (Block){after, first}, journey);
      if (*journey->title.text == '\0') journey->title = name;
      cjm_grid_put(import, &grid, journey);
    } else {
      if (journey) cjm_import_left(import, cell(sheet, first, 0).span, "a table that has nothing of a journey is left aside");
    }
    after = end;
    first = find_table(sheet, end);
  }
  if (journey && after < sheet->rows) put_preamble(import, sheet, (Block){after, sheet->rows}, journey);
}

void cjm_sheet_read(CjmImport *import, const CjmSheet *sheet, CjmSnippet name)
{
  const CjmPart *before = import->journey;
  size_t row = 0;
  while (row < sheet->rows && count_cells(sheet, row) == 0) row++;
  if (row == sheet->rows) return;
  read_tables(import, sheet, name);
  if (import->journey == before) cjm_import_left(import, cell(sheet, row, 0).span, "a sheet without a journey is left aside");
}

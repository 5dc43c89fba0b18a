#include "import/grid.h"

#include <string.h>

#include "import/cells.h"
#include "import/labels.h"
#include "import/markup.h"

CjmSnippet cjm_grid_cell(const CjmGrid *grid, size_t row, size_t column)
{
  return grid->cells[row * grid->columns + column];
}

static bool is_empty(CjmSnippet piece)
{
  if (*piece.text == '\0') return true;
  if (strlen(piece.text) > 12) return false;
  g_autofree char *plain = cjm_markup_plain_new(piece.text);
  return cjm_cell_is_empty(plain);
}

/* What a heading means: the keys of a step and those of its place. */
static const char *meaning_of(CjmSnippet piece)
{
  static const char *const others[] = {"journey", "title", "ignore", "detail", "state", "scenario", "objective"};
  const char *key = cjm_label_find(piece.text);
  for (size_t i = 0; key && i < G_N_ELEMENTS(others); i++)
    if (strcmp(key, others[i]) == 0) return NULL;
  return key;
}

static bool is(const char *key, const char *other)
{
  return key && strcmp(key, other) == 0;
}

size_t cjm_grid_count_labels(const CjmGrid *grid, size_t row)
{
  size_t n = 0;
  for (size_t c = 0; c < grid->columns; c++) n += meaning_of(cjm_grid_cell(grid, row, c)) != NULL;
  return n;
}

/* ---- orientation ---- */

typedef struct Layout {
  CjmGridKind kind;
  bool transposed;     /* stages are columns */
  bool headless;       /* of a card: the first row is one of its labels, not a heading */
  size_t title;        /* rows: the column of titles; the number of columns for none */
  size_t phase, step;  /* rows: their columns; the number of columns for none */
} Layout;

/* Labels that a persona is described by. */
static bool is_of_persona(const char *label)
{
  static const char *const words[] = {"name",   "age",  "occupation", "job", "job title", "location", "gender", "role", "education", "bio",   "income", "family", "alter", "beruf", "wohnort", "nom",
                                      "âge",    "métier", "nombre",   "edad", "ocupación", "nome",    "idade", "età",  "naam",      "leeftijd", "beroep", "imię", "wiek",  "zawód", "名前",    "年齢",
                                      "職業",   "姓名", "年龄",       "职业", "имя",       "возраст", "tech savviness", "device", "devices"};
  g_autofree char *plain = cjm_markup_plain_new(label);
  g_autofree char *lower = g_utf8_strdown(plain, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i], lower) == 0) return true;
  return false;
}

static bool is_persona(const CjmGrid *grid)
{
  size_t n = 0;
  for (size_t r = 0; grid->columns == 2 && r < grid->rows; r++) n += is_of_persona(cjm_grid_cell(grid, r, 0).text);
  return n >= 2;
}

static size_t count_rows(const CjmGrid *grid)
{
  size_t n = 0;
  for (size_t r = 1; r < grid->rows; r++) n += meaning_of(cjm_grid_cell(grid, r, 0)) != NULL;
  return n;
}

static bool is_text_title(const char *key)
{
  return !key || is(key, "phase") || is(key, "step");
}

/* "Name": in a table with stages that of the step; alone it may be anything. */
static bool is_name(const char *label)
{
  static const char *const words[] = {"name", "title", "titel", "nom", "titre", "nombre", "título", "nome", "titolo", "naam", "nazwa", "名前", "名称", "название"};
  g_autofree char *plain = cjm_markup_plain_new(label);
  g_autofree char *lower = g_utf8_strdown(plain, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i], lower) == 0) return true;
  return false;
}

static void find_titles(const CjmGrid *grid, Layout *layout)
{
  size_t none = grid->columns;
  layout->phase = layout->step = layout->title = none;
  for (size_t c = grid->columns; c-- > 0;) {
    const char *key = meaning_of(cjm_grid_cell(grid, 0, c));
    if (is(key, "phase")) layout->phase = c;
    if (is(key, "step")) layout->step = c;
  }
  if (layout->phase == none && layout->step == none) {
    for (size_t c = 0; c < grid->columns && layout->title == none; c++) {
      const char *key = meaning_of(cjm_grid_cell(grid, 0, c));
      if (is(key, "number")) continue;
      if (is_text_title(key)) layout->title = c;
      break;
    }
  }
  for (size_t c = 0; c < grid->columns && layout->phase != none && layout->step == none; c++)
    if (is_name(cjm_grid_cell(grid, 0, c).text)) layout->step = c;
  bool has_phases = layout->phase != none || layout->title != none;
  layout->kind = has_phases ? CJM_GRID_PHASES : CJM_GRID_STEPS;
}

static Layout layout_of(const CjmGrid *grid)
{
  Layout layout = {.kind = CJM_GRID_OTHER};
  if (grid->rows < 2 || grid->columns < 2) return layout;
  if (is_persona(grid)) return (Layout){.kind = CJM_GRID_PERSONA};
  size_t across = cjm_grid_count_labels(grid, 0), down = count_rows(grid);
  const char *corner = meaning_of(cjm_grid_cell(grid, 0, 0));
  bool corner_is_lane = corner && !is(corner, "phase") && !is(corner, "step") && !is(corner, "number");
  if (corner) across--;
  if (grid->columns == 2 && down >= 2 && across == 0) {
    layout.kind = CJM_GRID_CARD;
    layout.headless = corner_is_lane && !cjm_label_is_empty(cjm_grid_cell(grid, 0, 1).text);
    return layout;
  }
  /* What part of the headings, and of the first column, has a meaning. */
  bool is_rows = across * (grid->rows - 1) >= down * (grid->columns - 1);
  if (across == 0 && down == 0) is_rows = is(corner, "phase") || is(corner, "step") || is(corner, "number");
  if (across == 0 && down == 0 && !is_rows) return layout;
  if (!is_rows && (down < 1 || (is(corner, "metrics") && down < 2))) return layout; /* a table of metrics */
  if (is_rows) {
    if (across + (corner != NULL) < 2 && grid->columns > 2 && !is(corner, "phase") && !is(corner, "step")) return layout;
    find_titles(grid, &layout);
  } else {
    layout.transposed = true;
    layout.kind = CJM_GRID_PHASES;
  }
  return layout;
}

CjmGridKind cjm_grid_kind(const CjmGrid *grid)
{
  return layout_of(grid).kind;
}

/* ---- rows ---- */

static bool is_same(CjmSnippet a, CjmSnippet b)
{
  return strcmp(a.text, b.text) == 0;
}

static bool has_content(const CjmGrid *grid, size_t row)
{
  for (size_t c = 0; c < grid->columns; c++)
    if (!is_empty(cjm_grid_cell(grid, row, c))) return true;
  return false;
}

static void put_row(CjmImport *import, const CjmGrid *grid, const Layout *layout, size_t row, CjmPart *part)
{
  for (size_t c = 0; c < grid->columns; c++) {
    if (c == layout->phase || c == layout->step || c == layout->title) continue;
    CjmSnippet text = cjm_grid_cell(grid, row, c);
    if (!is_empty(text)) cjm_part_put(import, part, NULL, cjm_grid_cell(grid, 0, c), text);
  }
}

/* Whether a row belongs to the phase of the row above: its cell is empty or, where steps have titles of their own, the same. */
static bool continues(const CjmGrid *grid, const Layout *layout, size_t row)
{
  CjmSnippet cell = cjm_grid_cell(grid, row, layout->phase);
  if (row <= 1) return false;
  if (is_empty(cell)) return true;
  for (size_t above = row; above-- > 1;)
    if (!is_empty(cjm_grid_cell(grid, above, layout->phase))) return is_same(cell, cjm_grid_cell(grid, above, layout->phase));
  return false;
}

static void put_rows(CjmImport *import, const CjmGrid *grid, const Layout *layout, CjmPart *part)
{
  size_t none = grid->columns;
  CjmPart *phase = NULL;
  for (size_t r = 1; r < grid->rows; r++) {
    if (!has_content(grid, r)) continue;
    CjmSnippet nothing = cjm_snippet("", cjm_grid_cell(grid, r, 0).span);
    CjmSnippet step_title = layout->step != none ? cjm_grid_cell(grid, r, layout->step) : nothing;
    if (layout->phase == none) {
      CjmSnippet title = layout->title != none ? cjm_grid_cell(grid, r, layout->title) : step_title;
      put_row(import, grid, layout, r, cjm_part_add(import, part, title));
      continue;
    }
    bool is_further = phase && continues(grid, layout, r);
    bool is_group = is_further || (r + 1 < grid->rows && continues(grid, layout, r + 1)) || *step_title.text;
    if (!is_further) phase = cjm_part_add(import, part, cjm_grid_cell(grid, r, layout->phase));
    put_row(import, grid, layout, r, is_group ? cjm_part_add(import, phase, step_title) : phase);
  }
}

/* ---- columns ---- */

static size_t find_row(const CjmGrid *grid, const char *meaning)
{
  size_t row = 1;
  while (row < grid->rows && !is(meaning_of(cjm_grid_cell(grid, row, 0)), meaning)) row++;
  return row;
}

/* Whether a column belongs to the phase of the one to its left. */
static bool continues_column(const CjmGrid *grid, size_t column)
{
  CjmSnippet cell = cjm_grid_cell(grid, 0, column);
  if (column <= 1) return false;
  if (*cell.text == '\0') return true;
  for (size_t left = column; left-- > 1;)
    if (*cjm_grid_cell(grid, 0, left).text) return is_same(cell, cjm_grid_cell(grid, 0, left));
  return false;
}

static bool column_has_content(const CjmGrid *grid, size_t column)
{
  for (size_t r = 0; r < grid->rows; r++)
    if (!is_empty(cjm_grid_cell(grid, r, column))) return true;
  return false;
}

static void put_columns(CjmImport *import, const CjmGrid *grid, CjmPart *part)
{
  size_t steps = find_row(grid, "step"), phases = find_row(grid, "phase");
  CjmPart *phase = NULL;
  for (size_t c = 1; c < grid->columns; c++) {
    if (!column_has_content(grid, c)) continue;
    CjmSnippet nothing = cjm_snippet("", cjm_grid_cell(grid, 0, c).span);
    CjmSnippet step_title = steps < grid->rows ? cjm_grid_cell(grid, steps, c) : nothing;
    CjmSnippet title = cjm_grid_cell(grid, 0, c);
    if (*title.text == '\0' && phases < grid->rows) title = cjm_grid_cell(grid, phases, c);
    bool is_further = phase && continues_column(grid, c);
    bool is_group = is_further || (c + 1 < grid->columns && column_has_content(grid, c + 1) && continues_column(grid, c + 1)) || *step_title.text;
    if (!is_further) phase = cjm_part_add(import, part, title);
    CjmPart *step = is_group ? cjm_part_add(import, phase, step_title) : phase;
    for (size_t r = 1; r < grid->rows; r++) {
      CjmSnippet text = cjm_grid_cell(grid, r, c);
      if (r != steps && r != phases && !is_empty(text)) cjm_part_put(import, step, NULL, cjm_grid_cell(grid, r, 0), text);
    }
  }
}

/* ---- cards ---- */

static void put_card(CjmImport *import, const CjmGrid *grid, const Layout *layout, CjmPart *part)
{
  CjmSnippet title = cjm_grid_cell(grid, 0, 1);
  if (!layout->headless && *part->title.text == '\0' && !cjm_label_is_empty(title.text)) part->title = title;
  for (size_t r = layout->headless ? 0 : 1; r < grid->rows; r++) {
    CjmSnippet label = cjm_grid_cell(grid, r, 0), text = cjm_grid_cell(grid, r, 1);
    const char *key = meaning_of(label);
    if (is_empty(text)) continue;
    if ((is(key, "phase") || is(key, "step")) && *part->title.text == '\0') part->title = text;
    else cjm_part_put(import, part, NULL, label, text);
  }
}

void cjm_grid_put(CjmImport *import, const CjmGrid *grid, CjmPart *part)
{
  Layout layout = layout_of(grid);
  CjmSpan span = cjm_grid_cell(grid, 0, 0).span;
  if (layout.kind == CJM_GRID_CARD) {
    put_card(import, grid, &layout, part);
    return;
  }
  cjm_import_understood(import, span, layout.transposed              ? "a table with a column for each stage"
                                      : layout.kind == CJM_GRID_STEPS ? "a table with a row for each step"
                                      : layout.step < grid->columns   ? "a table with a row for each step, in stages"
                                                                      : "a table with a row for each stage");
  if (layout.transposed) put_columns(import, grid, part);
  else put_rows(import, grid, &layout, part);
}

void cjm_grid_put_persona(CjmImport *import, const CjmGrid *grid, CjmPart *journey)
{
  CjmSpan span = cjm_grid_cell(grid, 0, 0).span;
  CjmEntry *persona = cjm_part_put(import, journey, "persona", cjm_snippet("", span), cjm_snippet("", span));
  for (size_t r = 0; r < grid->rows; r++) {
    CjmSnippet label = cjm_grid_cell(grid, r, 0), text = cjm_grid_cell(grid, r, 1);
    bool is_heading = r == 0 && (cjm_label_is_empty(text.text) || !is_of_persona(label.text));
    if (is_heading && !cjm_label_is_empty(text.text) && cjm_label_find_exact(label.text) && strcmp(cjm_label_find_exact(label.text), "persona") == 0) persona->text = text;
    else if (!is_heading && !is_empty(text)) cjm_entry_put(import, persona, NULL, label, text);
  }
  cjm_import_understood(import, span, "a table about a persona");
}

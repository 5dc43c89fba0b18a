#include "layout/columns.h"

#include <math.h>
#include <string.h>

/* Cells are measured at a series of widths, which is called the grid. */
enum { GRID_STEP = 6, GRID_SIZE = 52 }; /* px; 0 … 306 px more than the minimum width of the column */

/* A width from which on a cell is lower. */
typedef struct Step {
  float over;   /* px more than the minimum width of the column */
  float height; /* px */
} Step;

/* The measures of a cell in one column. */
typedef struct Measured {
  size_t col, n;
  const Step *steps; /* by width, each lower than the one before; the first is at the minimum width */
} Measured;

struct CjmColumns {
  CjmArena *arena;
  const CjmRow *rows;
  size_t n_rows, n_cols;
  double pad;
  double *min;
  const bool *fixed; /* NULL: none */
  Measured *cells;
  size_t n_cells;
  size_t *row_first; /* index of the first measured cell of each row; n_rows + 1 of them */
};

/* The maximum width that a single word can give a column; longer words are broken. */
static const double widest_word = 190; /* px */

static bool is_fixed(const CjmColumns *c, size_t column)
{
  return c->fixed && c->fixed[column];
}

static float height_on_grid(const CjmBox *box, double least, size_t i)
{
  return (float)cjm_box_height(box, least + (double)(i * GRID_STEP));
}

/* Measures the heights between two that are known. If these are equal, all between them are too, since a wider cell is not
 * higher. */
static void measure_between(const CjmBox *box, double least, size_t from, size_t to, float *heights)
{
  if (to - from < 2) return;
  if (heights[from] == heights[to]) {
    for (size_t i = from + 1; i < to; i++) heights[i] = heights[from];
    return;
  }
  size_t middle = (from + to) / 2;
  heights[middle] = height_on_grid(box, least, middle);
  measure_between(box, least, from, middle, heights);
  measure_between(box, least, middle, to, heights);
}

static Measured measure(const CjmColumns *c, const CjmCell *cell)
{
  double least = c->min[cell->first] - c->pad;
  float heights[GRID_SIZE];
  heights[0] = height_on_grid(cell->box, least, 0);
  heights[GRID_SIZE - 1] = height_on_grid(cell->box, least, GRID_SIZE - 1);
  measure_between(cell->box, least, 0, GRID_SIZE - 1, heights);
  Step steps[GRID_SIZE];
  size_t n = 0;
  for (size_t i = 0; i < (is_fixed(c, cell->first) ? 1 : GRID_SIZE); i++)
    if (n == 0 || heights[i] < steps[n - 1].height) steps[n++] = (Step){(float)(i * GRID_STEP), heights[i]};
  Step *kept = cjm_arena_make(c->arena, Step, n);
  memcpy(kept, steps, n * sizeof *steps);
  return (Measured){cell->first, n, kept};
}

CjmColumns *cjm_columns(CjmArena *arena, const CjmRow *rows, size_t n_rows, size_t n_cols, const double *min, const bool *fixed, double pad)
{
  CjmColumns *c = cjm_arena_make(arena, CjmColumns, 1);
  c->fixed = fixed;
  c->arena = arena;
  c->rows = rows;
  c->n_rows = n_rows;
  c->n_cols = n_cols;
  c->pad = pad;
  c->min = cjm_arena_make(arena, double, n_cols);
  for (size_t i = 0; i < n_cols; i++) c->min[i] = min[i];
  for (size_t r = 0; r < n_rows; r++)
    for (size_t k = 0; k < rows[r].n; k++) {
      const CjmCell *cell = &rows[r].cells[k];
      c->n_cells += cell->n == 1;
      double need = fmin(cjm_box_min_width(cell->box), widest_word) + pad;
      if (cell->n == 1) c->min[cell->first] = fmax(c->min[cell->first], need);
    }
  /* So that rules between columns are on whole pixels. */
  for (size_t i = 0; i < n_cols; i++) c->min[i] = ceil(c->min[i]);
  c->cells = cjm_arena_make(arena, Measured, c->n_cells);
  c->row_first = cjm_arena_make(arena, size_t, n_rows + 1);
  size_t at = 0;
  for (size_t r = 0; r < n_rows; r++) {
    c->row_first[r] = at;
    for (size_t k = 0; k < rows[r].n; k++) {
      const CjmCell *cell = &rows[r].cells[k];
      if (cell->n == 1) c->cells[at++] = measure(c, cell);
    }
  }
  c->row_first[n_rows] = at;
  return c;
}

/* The cells of a row that are in the columns, which are counted from `first` on. */
static CjmRow part_of_row(CjmArena *arena, const CjmRow *row, size_t first, size_t n)
{
  size_t most = 0;
  for (size_t k = 0; k < row->n; k++) most += row->cells[k].first < first + n && row->cells[k].first + row->cells[k].n > first;
  CjmRow part = {cjm_arena_make(arena, CjmCell, most), 0};
  for (size_t k = 0; k < row->n; k++) {
    CjmCell cell = row->cells[k];
    size_t from = MAX(cell.first, first), end = MIN(cell.first + cell.n, first + n);
    if (from >= end) continue;
    cell.first = from - first;
    cell.n = end - from;
    part.cells[part.n++] = cell;
  }
  return part;
}

static size_t count_cells(const CjmColumns *c, size_t first, size_t n)
{
  size_t count = 0;
  for (size_t k = 0; k < c->n_cells; k++) count += c->cells[k].col >= first && c->cells[k].col < first + n;
  return count;
}

CjmColumns *cjm_columns_part(CjmArena *arena, const CjmColumns *c, size_t first, size_t n)
{
  CjmColumns *part = cjm_arena_make(arena, CjmColumns, 1);
  CjmRow *rows = cjm_arena_make(arena, CjmRow, c->n_rows);
  *part = *c;
  part->arena = arena;
  part->n_cols = n;
  part->min = c->min + first;
  part->rows = rows;
  part->cells = cjm_arena_make(arena, Measured, count_cells(c, first, n));
  part->row_first = cjm_arena_make(arena, size_t, c->n_rows + 1);
  part->n_cells = 0;
  for (size_t r = 0; r < c->n_rows; r++) {
    rows[r] = part_of_row(arena, &c->rows[r], first, n);
    part->row_first[r] = part->n_cells;
    for (size_t k = c->row_first[r]; k < c->row_first[r + 1]; k++) {
      Measured cell = c->cells[k];
      if (cell.col < first || cell.col >= first + n) continue;
      cell.col -= first;
      part->cells[part->n_cells++] = cell;
    }
  }
  part->row_first[c->n_rows] = part->n_cells;
  return part;
}

double cjm_columns_min(const CjmColumns *c, size_t i)
{
  return c->min[i];
}

double cjm_columns_min_width(const CjmColumns *c)
{
  double width = 0;
  for (size_t i = 0; i < c->n_cols; i++) width += c->min[i];
  return width;
}

double cjm_columns_row_height(const CjmColumns *c, size_t row, const double *widths)
{
  double height = 0;
  for (size_t k = 0; k < c->rows[row].n; k++) {
    const CjmCell *cell = &c->rows[row].cells[k];
    double width = 0;
    for (size_t i = cell->first; i < cell->first + cell->n; i++) width += widths[i];
    height = fmax(height, cjm_box_height(cell->box, width - c->pad));
  }
  return height;
}

double cjm_columns_height(const CjmColumns *c, const double *widths)
{
  double height = 0;
  for (size_t r = 0; r < c->n_rows; r++) height += cjm_columns_row_height(c, r, widths);
  return height;
}

/* The width of all columns if none but the fixed ones is narrower than `least`. */
static double width_with(const CjmColumns *c, const double *widths, double least)
{
  double width = 0;
  for (size_t i = 0; i < c->n_cols; i++) width += is_fixed(c, i) ? widths[i] : MAX(widths[i], least);
  return width;
}

/* Raises the narrowest columns to the same width in whole px until `total` px are used. The remainder is given to the first
 * columns, 1 px each. */
static void level(const CjmColumns *c, double total, double *io_widths)
{
  double low = 0, high = ceil(total);
  size_t n = c->n_cols;
  if (width_with(c, io_widths, 0) >= total) return;
  while (high - low > 1) {
    double middle = floor((low + high) / 2);
    if (width_with(c, io_widths, middle) > total + 0.001) high = middle;
    else low = middle;
  }
  for (size_t i = 0; i < n; i++)
    if (!is_fixed(c, i)) io_widths[i] = MAX(io_widths[i], low);
  double used = width_with(c, io_widths, 0);
  for (size_t i = 0; i < n && used + 1 <= total; i++)
    if (io_widths[i] == low && !is_fixed(c, i)) io_widths[i]++, used++;
}

void cjm_columns_equal(const CjmColumns *c, double total, double *ret_widths)
{
  for (size_t i = 0; i < c->n_cols; i++) ret_widths[i] = c->min[i];
  level(c, total, ret_widths);
}

/* The columns while their widths are chosen. */
typedef struct Chosen {
  const CjmColumns *columns;
  double *widths;
  size_t *at; /* for each cell, the step that it has in its column; those before it are higher, and never looked at again */
} Chosen;

/* Moves the cells to the steps that the widths allow. */
static void follow(Chosen *chosen)
{
  const CjmColumns *c = chosen->columns;
  for (size_t k = 0; k < c->n_cells; k++) {
    const Measured *cell = &c->cells[k];
    double over = chosen->widths[cell->col] - c->min[cell->col] + 0.001;
    while (chosen->at[k] + 1 < cell->n && (double)cell->steps[chosen->at[k] + 1].over <= over) chosen->at[k]++;
  }
}

/* A change of widths that makes one row lower. */
typedef struct Move {
  size_t row;
  double height; /* px, of the row after the change */
  double cost;   /* px, by which the columns grow */
  double gain;   /* px of height saved for each px of width */
} Move;

static double row_height(const Chosen *chosen, size_t row)
{
  const CjmColumns *c = chosen->columns;
  float height = 0;
  for (size_t k = c->row_first[row]; k < c->row_first[row + 1]; k++) height = MAX(height, c->cells[k].steps[chosen->at[k]].height);
  return (double)height;
}

/* The smallest width at which cell `k` is no higher than `height`, px; infinite if there is none. */
static double width_for(const Chosen *chosen, size_t k, double height)
{
  const Measured *cell = &chosen->columns->cells[k];
  for (size_t i = chosen->at[k]; i < cell->n; i++)
    if ((double)cell->steps[i].height <= height + 0.01) return chosen->columns->min[cell->col] + (double)cell->steps[i].over;
  return INFINITY;
}

static double cost_of(const Chosen *chosen, size_t row, double height)
{
  const CjmColumns *c = chosen->columns;
  double cost = 0;
  for (size_t k = c->row_first[row]; k < c->row_first[row + 1]; k++) {
    double need = width_for(chosen, k, height) - chosen->widths[c->cells[k].col];
    cost += MAX(0, need);
  }
  return cost;
}

/* The next lower height that any cell of the row has on the grid; negative if there is none. */
static double next_lower(const Chosen *chosen, size_t row, double height)
{
  const CjmColumns *c = chosen->columns;
  float next = -1;
  for (size_t k = c->row_first[row]; k < c->row_first[row + 1]; k++) {
    const Measured *cell = &c->cells[k];
    size_t i = chosen->at[k];
    while (i < cell->n && (double)cell->steps[i].height >= height - 0.5) i++;
    if (i < cell->n) next = MAX(next, cell->steps[i].height);
  }
  return (double)next;
}

/* The best change for a row: one line lower, or several at once if one alone saves nothing. */
static void consider(const Chosen *chosen, size_t row, double spare, Move *io_best)
{
  double now = row_height(chosen, row), height = now;
  for (int depth = 0; depth < 4; depth++) {
    height = next_lower(chosen, row, height);
    if (height < 0) return;
    double cost = cost_of(chosen, row, height);
    if (cost > spare) return;
    double gain = (now - height) / MAX(cost, 0.001);
    if (gain > io_best->gain) *io_best = (Move){row, height, cost, gain};
  }
}

/* Greedy: gives the remaining width repeatedly to the columns where it saves the most height for each px. */
static void spend(const CjmColumns *c, double total, double *io_widths)
{
  Chosen chosen = {c, io_widths, cjm_arena_make(c->arena, size_t, c->n_cells)};
  double spare = total - cjm_columns_min_width(c);
  while (spare > 0) {
    Move best = {.gain = 0};
    for (size_t r = 0; r < c->n_rows; r++) consider(&chosen, r, spare, &best);
    if (best.gain <= 0) break;
    for (size_t k = c->row_first[best.row]; k < c->row_first[best.row + 1]; k++) {
      double *width = &io_widths[c->cells[k].col], need = width_for(&chosen, k, best.height);
      *width = MAX(*width, need);
    }
    follow(&chosen);
    spare -= best.cost;
  }
}

double cjm_columns_solve(const CjmColumns *c, double total, double *ret_widths)
{
  for (size_t i = 0; i < c->n_cols; i++) ret_widths[i] = c->min[i];
  spend(c, total, ret_widths);
  level(c, total, ret_widths);
  double *equal = cjm_arena_make(c->arena, double, c->n_cols);
  cjm_columns_equal(c, total, equal);
  double height = cjm_columns_height(c, ret_widths), equal_height = cjm_columns_height(c, equal);
  if (equal_height >= height) return height;
  for (size_t i = 0; i < c->n_cols; i++) ret_widths[i] = equal[i];
  return equal_height;
}

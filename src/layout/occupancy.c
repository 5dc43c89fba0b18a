#include "layout/occupancy.h"

#include "layout/raster.h"

#define CELL      2.0                  /* px */
#define MAX_CELLS (16.0 * 1024 * 1024) /* 2 MiB */
#define WORD      64                   /* bits */

struct CjmOccupancy {
  CjmRaster raster;
  guint64 *bits; /* for each word of a row, those of all rows, so that cells below each other are near in memory */
};

typedef struct CellSpan {
  size_t first, last; /* inclusive */
} CellSpan;

CjmOccupancy *cjm_occupancy_new(CjmRect bounds)
{
  CjmOccupancy *occupancy = g_new0(CjmOccupancy, 1);
  const CjmRaster raster = occupancy->raster = cjm_raster(bounds, CELL, MAX_CELLS);
  occupancy->bits = g_new0(guint64, (raster.columns + WORD - 1) / WORD * raster.rows);
  return occupancy;
}

void cjm_occupancy_free(CjmOccupancy *occupancy)
{
  if (!occupancy) return;
  g_free(occupancy->bits);
  g_free(occupancy);
}

/* The cells of one axis that the range from `from` to `to` touches. False if it is outside, or not a number. */
static bool find_span(double from, double to, double start, double cell, size_t n, CellSpan *ret_span)
{
  double first = (from - start) / cell, last = (to - start) / cell;
  if (!(last >= 0 && first < (double)n && first <= last)) return false;
  *ret_span = (CellSpan){first > 0 ? (size_t)first : 0, last < (double)n ? (size_t)last : n - 1};
  return true;
}

static bool find_columns(const CjmOccupancy *o, double from, double to, CellSpan *ret_span)
{
  return find_span(from, to, o->raster.bounds.x, o->raster.side, o->raster.columns, ret_span);
}

static bool find_rows(const CjmOccupancy *o, double from, double to, CellSpan *ret_span)
{
  return find_span(from, to, o->raster.bounds.y, o->raster.side, o->raster.rows, ret_span);
}

/* The bits of word `word` that are in a span of columns. */
static guint64 mask_of(size_t word, CellSpan columns)
{
  guint64 mask = ~G_GUINT64_CONSTANT(0);
  if (word == columns.first / WORD) mask &= ~G_GUINT64_CONSTANT(0) << (columns.first % WORD);
  if (word == columns.last / WORD) mask &= ~G_GUINT64_CONSTANT(0) >> (WORD - 1 - columns.last % WORD);
  return mask;
}

/* ---- filling ---- */

static void fill_columns(CjmOccupancy *o, size_t row, CellSpan columns)
{
  for (size_t word = columns.first / WORD; word <= columns.last / WORD; word++)
    o->bits[word * o->raster.rows + row] |= mask_of(word, columns);
}

static void fill_row(CjmOccupancy *o, size_t row, double from, double to)
{
  CellSpan columns;
  if (find_columns(o, from, to, &columns)) fill_columns(o, row, columns);
}

void cjm_occupancy_fill_rect(CjmOccupancy *occupancy, CjmRect rect)
{
  CellSpan rows;
  if (!find_rows(occupancy, rect.y, rect.y + rect.h, &rows)) return;
  for (size_t row = rows.first; row <= rows.last; row++) fill_row(occupancy, row, rect.x, rect.x + rect.w);
}

static double row_top(const CjmOccupancy *o, size_t row)
{
  return o->raster.bounds.y + (double)row * o->raster.side;
}

void cjm_occupancy_fill_circle(CjmOccupancy *occupancy, CjmPoint centre, double radius)
{
  CellSpan rows;
  if (!find_rows(occupancy, centre.y - radius, centre.y + radius, &rows)) return;
  for (size_t row = rows.first; row <= rows.last; row++) {
    double top = row_top(occupancy, row), away = centre.y - CLAMP(centre.y, top, top + occupancy->raster.side);
    double half = sqrt(MAX(radius * radius - away * away, 0));
    fill_row(occupancy, row, centre.x - half, centre.x + half);
  }
}

void cjm_occupancy_fill_segment(CjmOccupancy *one, CjmOccupancy *other, CjmPoint a, CjmPoint b, double half_width)
{
  CellSpan rows, columns;
  if (!find_rows(one, MIN(a.y, b.y) - half_width, MAX(a.y, b.y) + half_width, &rows)) return;
  for (size_t row = rows.first; row <= rows.last; row++) {
    /* The part of the segment within `half_width` of the row. */
    double top = row_top(one, row) - half_width, bottom = top + one->raster.side + 2 * half_width, from = 0, to = 1;
    if (a.y != b.y) {
      double t1 = (top - a.y) / (b.y - a.y), t2 = (bottom - a.y) / (b.y - a.y);
      from = CLAMP(MIN(t1, t2), 0, 1);
      to = CLAMP(MAX(t1, t2), 0, 1);
    }
    double x1 = a.x + (b.x - a.x) * from, x2 = a.x + (b.x - a.x) * to;
    if (!find_columns(one, MIN(x1, x2) - half_width, MAX(x1, x2) + half_width, &columns)) continue;
    fill_columns(one, row, columns);
    fill_columns(other, row, columns);
  }
}

/* ---- looking ---- */

bool cjm_occupancy_any(const CjmOccupancy *occupancy, CjmRect rect, size_t *io_work)
{
  CellSpan rows, columns;
  if (!find_rows(occupancy, rect.y, rect.y + rect.h, &rows) || !find_columns(occupancy, rect.x, rect.x + rect.w, &columns))
    return false;
  for (size_t word = columns.first / WORD; word <= columns.last / WORD; word++) {
    guint64 mask = mask_of(word, columns), found = 0;
    for (size_t row = rows.first; row <= rows.last; row++) found |= occupancy->bits[word * occupancy->raster.rows + row];
    *io_work += rows.last - rows.first + 1;
    if (found & mask) return true;
  }
  return false;
}

static unsigned count_bits(guint64 bits)
{
  unsigned n = 0;
  for (; bits; bits &= bits - 1) n++;
  return n;
}

double cjm_occupancy_area(const CjmOccupancy *occupancy, CjmRect rect, size_t *io_work)
{
  CellSpan rows, columns;
  if (!find_rows(occupancy, rect.y, rect.y + rect.h, &rows) || !find_columns(occupancy, rect.x, rect.x + rect.w, &columns))
    return 0;
  size_t n = 0;
  for (size_t word = columns.first / WORD; word <= columns.last / WORD; word++) {
    guint64 mask = mask_of(word, columns);
    for (size_t row = rows.first; row <= rows.last; row++) n += count_bits(occupancy->bits[word * occupancy->raster.rows + row] & mask);
    *io_work += rows.last - rows.first + 1;
  }
  return (double)n * occupancy->raster.side * occupancy->raster.side;
}

static bool is_covered(const CjmOccupancy *o, CjmPoint p)
{
  CellSpan row, column;
  if (!find_rows(o, p.y, p.y, &row) || !find_columns(o, p.x, p.x, &column)) return false;
  return o->bits[column.first / WORD * o->raster.rows + row.first] >> (column.first % WORD) & 1;
}

bool cjm_occupancy_crossed(const CjmOccupancy *occupancy, CjmPoint a, CjmPoint b, double most_covered, size_t *io_work)
{
  double length = hypot(b.x - a.x, b.y - a.y);
  size_t n = MAX((size_t)ceil(length / occupancy->raster.side), 1);
  bool out = false;
  *io_work += n;
  for (size_t i = 0; i <= n; i++) {
    double t = (double)i / (double)n;
    bool covered = is_covered(occupancy, (CjmPoint){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    out |= !covered || t * length > most_covered;
    if (covered && out) return true;
  }
  return false;
}

/* columns.h: chooses the widths of columns so that a map of a given width is as low as possible. */
#ifndef CJM_LAYOUT_COLUMNS_H
#define CJM_LAYOUT_COLUMNS_H

#include <stddef.h>

#include "layout/box.h"

/* A box that spans one or more columns. */
typedef struct CjmCell {
  size_t first, n;
  const CjmBox *box;
  bool across; /* below the cells of its columns, rather than beside them */
  const CjmBox *own; /* the part of the box that belongs to a lane into which others are folded; NULL: all of it */
} CjmCell;

/* Cells in a row, which is as high as the tallest of them. */
typedef struct CjmRow {
  CjmCell *cells;
  size_t n;
} CjmRow;

typedef struct CjmColumns CjmColumns;

/* Measures the rows. `min`: the minimum width of each column in px, apart from the words in its cells. `pad`: px of the width of a column that are not
 * available to its cells. `fixed`: the columns that stay as narrow as they can be; NULL: none. The result is in `arena`, and borrows the rows. */
CjmColumns *cjm_columns(CjmArena *arena, const CjmRow *rows, size_t n_rows, size_t n_cols, const double *min, const bool *fixed, double pad);

/* `n` of the columns from `first` on, as columns of their own in `arena`. A box across columns counts for those of its columns that are
 * among them. */
CjmColumns *cjm_columns_part(CjmArena *arena, const CjmColumns *columns, size_t first, size_t n);

/* The minimum width of a column, px. */
double cjm_columns_min(const CjmColumns *columns, size_t i);

/* The sum of the minimum widths of all columns, px. */
double cjm_columns_min_width(const CjmColumns *columns);

/* Finds widths of whole px that make the rows low. Their sum is `total`, a whole number, or the minimum width if that is
 * larger. Returns the height of all rows with them, px. */
double cjm_columns_solve(const CjmColumns *columns, double total, double *ret_widths);

/* Equal widths, as far as the minimum widths and whole px allow. */
void cjm_columns_equal(const CjmColumns *columns, double total, double *ret_widths);

/* The height of row `i`, and of all rows together, with these widths, px. */
double cjm_columns_row_height(const CjmColumns *columns, size_t i, const double *widths);
double cjm_columns_height(const CjmColumns *columns, const double *widths);

#endif

/* columns.h: how wide each column is, so that the map is as low as it can be at its width. */
#ifndef CJM_LAYOUT_COLUMNS_H
#define CJM_LAYOUT_COLUMNS_H

#include <stddef.h>

#include "layout/box.h"

/* A box over one column or several. */
typedef struct CjmCell {
  size_t first, n;
  const CjmBox *box;
  bool across; /* stands under the cells of its columns, not beside them */
} CjmCell;

/* Cells that stand at one height: a row is as high as its tallest. */
typedef struct CjmRow {
  CjmCell *cells;
  size_t n;
} CjmRow;

typedef struct CjmColumns CjmColumns;

/* `min` px: what each column needs whatever is in the rows (its widest word is added here);
 * `pad` px: of a column's width, what its cells do not have. */
CjmColumns *cjm_columns(CjmArena *arena, const CjmRow *rows, size_t n_rows, size_t n_cols, const double *min, double pad);

/* The least width that all columns together can have, px. */
double cjm_columns_min_width(const CjmColumns *columns);

/* Widths of whole px that add up to `total`, which is one, or to the least width, where that is more, and make the rows low.
 * Into `ret_widths`. */
void cjm_columns_solve(const CjmColumns *columns, double total, double *ret_widths);

/* All equal, or as near to it as the least widths and whole px allow. */
void cjm_columns_equal(const CjmColumns *columns, double total, double *ret_widths);

/* Height of row `i`, and of all rows together, with these widths, px. */
double cjm_columns_row_height(const CjmColumns *columns, size_t i, const double *widths);
double cjm_columns_height(const CjmColumns *columns, const double *widths);

#endif

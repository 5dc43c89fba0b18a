/* index.h: the row over the headings of the phases that a map of changes has: what changed in each column. */
#ifndef CJM_MAP_INDEX_H
#define CJM_MAP_INDEX_H

#include "map/map.h"

typedef struct CjmIndexRow {
  CjmBox *name;   /* NULL: there is no such row */
  CjmBox **boxes; /* one a column; NULL: nothing */
  double height;  /* px, set by measuring; 0: there is no such row */
} CjmIndexRow;

/* Makes the row. Raises the minimum widths `io_min` of the columns, px. */
CjmIndexRow cjm_index_row(CjmSheet *sheet, const CjmMapParts *parts, double *io_min);

/* Sets and returns `height`. The widths of the columns are known. */
double cjm_index_row_measure(CjmIndexRow *row, const CjmSheet *sheet);

/* Draws the row from `y` on. */
void cjm_index_row_place(const CjmIndexRow *row, CjmSheet *sheet, double y);

#endif

/* raster.h: a rectangle divided into square cells. For bins.c and occupancy.c alone. */
#ifndef CJM_LAYOUT_RASTER_H
#define CJM_LAYOUT_RASTER_H

#include <glib.h>
#include <math.h>

#include "base/geom.h"

typedef struct CjmRaster {
  CjmRect bounds;       /* px; neither side is negative */
  double side;          /* px, of a cell */
  size_t columns, rows; /* at least 1 */
} CjmRaster;

/* Cells of `side` px over `bounds`, or larger ones where there would be more than `most` of them. */
static inline CjmRaster cjm_raster(CjmRect bounds, double side, double most)
{
  CjmRaster raster = {.bounds = {bounds.x, bounds.y, MAX(bounds.w, 0), MAX(bounds.h, 0)}};
  double w = raster.bounds.w, h = raster.bounds.h;
  raster.side = MAX(side, MAX(sqrt(w * h / most), MAX(w, h) / most));
  raster.columns = (size_t)(w / raster.side) + 1;
  raster.rows = (size_t)(h / raster.side) + 1;
  return raster;
}

#endif

/* occupancy.h: a bitmap of the parts of a rectangle that are covered.
 *
 * A query takes time proportional to its area, however many shapes there are. Shapes and queries are rounded outwards to whole
 * cells, so that a rectangle that is reported as free is free.
 *
 * Source: C. Kittivorawong, D. Moritz, K. Wongsuphasawat, J. Heer, "Fast and Flexible Overlap Detection for Chart Labeling with
 * Occupancy Bitmap", IEEE VIS 2020. */
#ifndef CJM_LAYOUT_OCCUPANCY_H
#define CJM_LAYOUT_OCCUPANCY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

typedef struct CjmOccupancy CjmOccupancy;

/* An empty bitmap over `bounds`, with cells of 2 px, or larger ones where there would be too many. */
CjmOccupancy *cjm_occupancy_new(CjmRect bounds);
void cjm_occupancy_free(CjmOccupancy *occupancy);

/* Marks a shape, as far as it is within the bounds, as covered. */
void cjm_occupancy_fill_rect(CjmOccupancy *occupancy, CjmRect rect);
void cjm_occupancy_fill_circle(CjmOccupancy *occupancy, CjmPoint centre, double radius);

/* The same of a line, in two bitmaps over the same bounds. */
void cjm_occupancy_fill_segment(CjmOccupancy *one, CjmOccupancy *other, CjmPoint a, CjmPoint b, double half_width);

/* Whether anything in a rectangle is covered. Adds the number of words of the bitmap that were examined to *io_work. */
bool cjm_occupancy_any(const CjmOccupancy *occupancy, CjmRect rect, size_t *io_work);

/* The covered area of a rectangle, px². */
double cjm_occupancy_area(const CjmOccupancy *occupancy, CjmRect rect, size_t *io_work);

/* Whether the segment from `a` to `b` crosses a covered cell, apart from those that cover its start, at most its first `most_covered` px. */
bool cjm_occupancy_crossed(const CjmOccupancy *occupancy, CjmPoint a, CjmPoint b, double most_covered, size_t *io_work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmOccupancy, cjm_occupancy_free)

#endif

/* occupancy.h: which parts of a rectangle are covered, as a bitmap.
 *
 * Looking at a place costs what the place is large, however many shapes were drawn there. A shape covers every cell that it touches,
 * and a rectangle meets every cell that it touches: what is said to be free is free.
 *
 * After C. Kittivorawong, D. Moritz, K. Wongsuphasawat, J. Heer, "Fast and Flexible Overlap Detection for Chart Labeling with
 * Occupancy Bitmap", IEEE VIS 2020. */
#ifndef CJM_LAYOUT_OCCUPANCY_H
#define CJM_LAYOUT_OCCUPANCY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

typedef struct CjmOccupancy CjmOccupancy;

/* An empty bitmap over `bounds`. Its cells are 2 px wide and high, larger where there would be too many. */
CjmOccupancy *cjm_occupancy_new(CjmRect bounds);
void cjm_occupancy_free(CjmOccupancy *occupancy);

/* Covers a shape, or its part within the bounds. */
void cjm_occupancy_fill_rect(CjmOccupancy *occupancy, CjmRect rect);
void cjm_occupancy_fill_circle(CjmOccupancy *occupancy, CjmPoint centre, double radius);
void cjm_occupancy_fill_segment(CjmOccupancy *occupancy, CjmPoint a, CjmPoint b, double half_width);

/* Is anything covered in a rectangle? Adds what was looked at, in words of the bitmap, to *io_work. */
bool cjm_occupancy_any(const CjmOccupancy *occupancy, CjmRect rect, size_t *io_work);

/* How much of a rectangle is covered, px². */
double cjm_occupancy_area(const CjmOccupancy *occupancy, CjmRect rect, size_t *io_work);

/* Does the segment from `a` to `b` meet something, once it has left what covers `a`, which may be its first `most_covered` px? */
bool cjm_occupancy_crossed(const CjmOccupancy *occupancy, CjmPoint a, CjmPoint b, double most_covered, size_t *io_work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmOccupancy, cjm_occupancy_free)

#endif

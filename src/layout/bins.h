/* bins.h: a spatial index, by a grid of square bins.
 *
 * Each item, a number of the caller's, is in every bin that its rectangle touches. Adding, removing and finding take time proportional to
 * the bins of the rectangle and the items in them. */
#ifndef CJM_LAYOUT_BINS_H
#define CJM_LAYOUT_BINS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

typedef struct CjmBins CjmBins;

/* Empty bins of `side` px over `bounds`, or larger ones where there would be too many. Items outside the bounds are in the bins at the edge. */
CjmBins *cjm_bins_new(CjmRect bounds, double side);
void cjm_bins_free(CjmBins *bins);

void cjm_bins_add(CjmBins *bins, CjmRect rect, guint item);
void cjm_bins_remove(CjmBins *bins, CjmRect rect, guint item); /* `rect` as it was added */

/* An iterator over the items in the bins that a rectangle touches. An item is returned once for each bin that it is in. */
typedef struct CjmBinsWalk {
  const CjmBins *bins;
  size_t left, right, bottom; /* inclusive */
  size_t column, row;
  guint next; /* in the bin */
} CjmBinsWalk;

CjmBinsWalk cjm_bins_walk(const CjmBins *bins, CjmRect rect);

/* The next item; false, and *ret_item untouched, at the end. */
bool cjm_bins_next(CjmBinsWalk *walk, guint *ret_item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmBins, cjm_bins_free)

#endif

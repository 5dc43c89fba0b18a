/* labels.h: label placement.
 *
 * Each label is near an anchor, at the free candidate position with the lowest cost. A placed label is within the bounds, covers no
 * obstacle, is at least 3 px from every other label, and is no nearer to another marker than to its own; a label without such a position
 * is not placed. A leader connects a label to its anchor if they are far apart, or if another marker is close: it crosses no label,
 * marker, bar, line or other leader, and no line runs between a label and its anchor. The result is deterministic.
 *
 * Source: J. Christensen, J. Marks, S. Shieber, "An Empirical Study of Algorithms for Point-Feature Label Placement", ACM Transactions on
 * Graphics 14(3), 1995. Placement is greedy by priority over slider-like candidates, and then improved by moving up to three labels to make
 * room for another. Obstacles are in a bitmap (occupancy.h), labels and markers in bins (bins.h), and the number of candidates for each label is
 * bounded, so that the work is proportional to the number of labels. */
#ifndef CJM_LAYOUT_LABELS_H
#define CJM_LAYOUT_LABELS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

typedef struct CjmLabel {
  double w, h;        /* px */
  const CjmRect *ink; /* the rectangles of its lines, px from its top left corner; NULL: the whole label */
  size_t n_ink;
  CjmPoint anchor;       /* px */
  double clear;          /* px: radius of the marker at the anchor, which is kept free */
  bool stem;             /* a line from above ends at the anchor; the label may interrupt it right above the marker */
  double worth;          /* how many other labels may go unplaced for it; 0: none */
  int prefer;            /* -1 above, +1 below, 0 no preference */
  int priority;          /* higher ones are placed first; equal ones in the order given */
  double home_x, home_w; /* px: the preferred column; w 0: none */
  const CjmPoint *along; /* alternative anchors, for the name of a line; NULL: none */
  size_t n_along;
  double max_distance; /* px between the marker and the nearest edge of the label */
  CjmRect at;          /* out: position */
  CjmPoint taken;      /* out: the anchor that was used */
  bool placed;         /* out */
  bool has_leader;     /* out: needs a leader */
} CjmLabel;

/* The ends of the leader of a placed label, at the edge of its marker and at the nearest of its lines, px. */
void cjm_label_leader(const CjmLabel *label, CjmPoint *ret_from, CjmPoint *ret_to);

typedef struct CjmLabels CjmLabels;

/* An empty area for labels. */
CjmLabels *cjm_labels_new(CjmRect bounds);
void cjm_labels_free(CjmLabels *labels);

/* Declares the labels that will be placed, so that obstacles out of their reach can be ignored. This does not change the result. */
void cjm_labels_expect(CjmLabels *labels, CjmLabel *const *list, size_t n);

/* Whether anything between two x, px, is in reach of a declared label. */
bool cjm_labels_reach(const CjmLabels *labels, double from, double to);

/* Adds an obstacle, from which labels keep a clearance of 4 px where possible. */
void cjm_labels_avoid_rect(CjmLabels *labels, CjmRect rect);
void cjm_labels_avoid_line(CjmLabels *labels, const CjmPoint *points, size_t n, double half_width); /* a polyline */
void cjm_labels_avoid_circle(CjmLabels *labels, CjmPoint centre, double radius); /* a marker */

/* Sets vertical lines, in order of x, that labels cross only if this saves `cost` px of distance. Borrowed. */
typedef struct CjmBorder {
  double x, cost;
} CjmBorder;
void cjm_labels_set_borders(CjmLabels *labels, const CjmBorder *borders, size_t n);

/* Places the labels. Returns the number of those without a position. Placed labels are obstacles for later calls. */
size_t cjm_labels_place(CjmLabels *labels, CjmLabel *const *list, size_t n);

/* The work done so far: the number of candidates, words of bitmaps and items of bins that were examined. */
size_t cjm_labels_work(const CjmLabels *labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmLabels, cjm_labels_free)

#endif

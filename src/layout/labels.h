/* labels.h: labels that stand clear of everything.
 *
 * Each label has an anchor to stay near, and takes the cheapest free place of those tried. A label that is placed lies inside the
 * bounds, over no obstacle, at least 3 px from every other label, and no nearer to another marker than to its own; one for which
 * there is no such place is not placed. A leader joins a label that is far from its anchor, or close to another: it runs through no label,
 * marker, bar, line or other leader, and no line runs between a label and its anchor. The same input gives the same places.
 *
 * Point-feature label placement over a slider-like set of candidates, greedy by priority, then improved by moving up to
 * three labels out of the way: J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for point-feature label
 * placement", ACM Trans. Graphics 14 (1995). What is fixed is a bitmap (occupancy.h), labels and markers are found by bins
 * (bins.h): a place costs the same to look at however full the map is, and each label looks at no more than a fixed number. */
#ifndef CJM_LAYOUT_LABELS_H
#define CJM_LAYOUT_LABELS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

typedef struct CjmLabel {
  double w, h;        /* px */
  const CjmRect *ink; /* where its lines stand, px from its top left corner; NULL: everywhere */
  size_t n_ink;
  CjmPoint anchor;       /* px */
  double clear;          /* px: radius of the marker at the anchor, kept free */
  int prefer;            /* -1 above, +1 below, 0 no preference */
  int priority;          /* higher first; among equals the earlier first */
  double home_x, home_w; /* px: the column that it keeps to where it can; w 0: none */
  const CjmPoint *along; /* other anchors it may take as well (a line's name may stand anywhere along it); NULL */
  size_t n_along;
  double max_distance; /* px from the marker at the anchor taken to the label's nearest edge */
  CjmRect at;          /* out: where it stands */
  CjmPoint taken;      /* out: the anchor taken */
  bool placed;         /* out */
  bool has_leader;     /* out: so far from the anchor, or so near to another, that a thin line should join them */
} CjmLabel;

/* The ends of a placed label's leader: at its marker's edge and at the nearest of its lines, px. */
void cjm_label_leader(const CjmLabel *label, CjmPoint *ret_from, CjmPoint *ret_to);

typedef struct CjmLabels CjmLabels;

CjmLabels *cjm_labels_new(CjmRect bounds);
void cjm_labels_free(CjmLabels *labels);

/* Only these will be placed. From now on, what is out of reach of them all may be left out, which changes no place. */
void cjm_labels_expect(CjmLabels *labels, CjmLabel *const *list, size_t n);

/* Is anything between these two x, px, in reach of a label that is expected? */
bool cjm_labels_reach(const CjmLabels *labels, double from, double to);

/* What no label may cover. Labels keep some 4 px of air around these where they can. */
void cjm_labels_avoid_rect(CjmLabels *labels, CjmRect rect);
void cjm_labels_avoid_line(CjmLabels *labels, const CjmPoint *points, size_t n, double half_width); /* a polyline of samples */
void cjm_labels_avoid_circle(CjmLabels *labels, CjmPoint centre, double radius); /* a marker, which a label could belong to */

/* Labels stand across these lines only where it saves them `cost` px of distance. In order of x, px; borrowed. */
typedef struct CjmBorder {
  double x, cost;
} CjmBorder;
void cjm_labels_set_borders(CjmLabels *labels, const CjmBorder *borders, size_t n);

/* Places every label; returns how many found no place. Placed labels are in each other's way, also for later calls. */
size_t cjm_labels_place(CjmLabels *labels, CjmLabel *const *list, size_t n);

/* How much has been looked at so far, in places, words of the bitmap and items of bins: the work done, for tests of its growth. */
size_t cjm_labels_work(const CjmLabels *labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmLabels, cjm_labels_free)

#endif

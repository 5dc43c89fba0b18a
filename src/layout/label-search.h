/* label-search.h: the state of label placement, and the search for positions. For the files of labels.h only.
 *
 * labels.c has the obstacles and places labels, label-candidates.c enumerates candidate positions, label-evaluate.c checks and rates them. */
#ifndef CJM_LAYOUT_LABEL_SEARCH_H
#define CJM_LAYOUT_LABEL_SEARCH_H

#include <math.h>
#include <string.h>

#include "layout/bins.h"
#include "layout/distance.h"
#include "layout/label-offsets.h"
#include "layout/labels.h"
#include "layout/occupancy.h"

#define AIR           CJM_LABEL_AIR
#define HALF_AIR      2.0  /* px; the bitmap rounds up to twice as much */
#define BETWEEN       3.0  /* px: minimum distance between two labels */
#define FAR_GAP       14.0 /* px from the marker, beyond which a label needs a leader */
#define LEAVING       6.0  /* px for which a leader may overlap a line that starts at its marker */
#define CONFUSION     24.0 /* px: search radius for other markers */
#define CLOSE         6.0 /* px: a label needs a leader if another marker is less than this farther away than its own */
#define STRANGE       10.0 /* px: minimum distance of a label with a leader from other markers */
#define QUIET         14.0 /* px: preferred clearance of the name of a line */
#define BIN           48.0 /* px: side of a bin */
#define GOOD_ENOUGH   14.0 /* the search ends with a candidate of at most this cost */
#define MAX_BLOCKERS  3    /* labels that may be moved for another */
#define MAX_ATTEMPTS  6    /* candidates of a label for which others may be moved */
#define MAX_LOOKS     1200 /* candidates examined for one label, at all its anchors */
#define MAX_ANCHORS   24   /* anchors along a line that are used */
#define WORK_FOR_EACH 5000 /* work (cjm_labels_work()) that moving others may take, for each label on average */

/* Costs correspond to px of distance. */
#define COST_TIGHT     10.0  /* within AIR of an obstacle */
#define COST_LEADER    6.0   /* with a leader */
#define COST_CONFUSED  40.0  /* nearer to the marker of another label, with a leader to its own */
#define COST_CROWDED   0.02  /* for each px² that is covered within QUIET */
#define COST_ELSEWHERE 6.0   /* at the last anchor along a line; proportional at those before */
#define COST_SLID      0.1   /* for each px moved to stay within the bounds or the column */
#define COST_OUTSIDE   0.5   /* for each px outside the column */
#define COST_LEFT      100.0  /* outside the column, in addition */
#define COST_UNPLACED  1000.0 /* and as much again for each other label that it is worth */

typedef struct CjmLabelMarker {
  CjmPoint at;
  double radius; /* px */
} CjmLabelMarker;

/* A placed label, or its leader. */
typedef struct CjmPlacedLabel {
  CjmRect box;
  bool is_leader;
  CjmPoint a, b; /* of a leader */
  gssize owner;  /* index of its label in the current call; -1: of an earlier call */
} CjmPlacedLabel;

struct CjmLabels {
  CjmRect bounds;
  CjmOccupancy *solid, *lines; /* markers and bars; curves */
  CjmOccupancy *all;           /* both */
  GArray *markers;             /* of CjmLabelMarker */
  CjmBins *markers_near;
  GArray *placed; /* of CjmPlacedLabel */
  CjmBins *placed_near;
  const CjmBorder *borders;
  size_t n_borders;
  bool *in_reach; /* whether each column of BIN px is in reach of a declared label; NULL: all are */
  size_t n_columns;
  size_t work;
};

typedef struct CjmLabelPlace {
  CjmRect at;
  CjmPoint anchor;
  double cost;
  bool has_leader;
} CjmLabelPlace;

/* The placed labels that overlap a candidate. */
typedef struct CjmBlockers {
  gssize owners[MAX_BLOCKERS];
  size_t n; /* MAX_BLOCKERS + 1: too many, or one that cannot be moved */
} CjmBlockers;

/* The candidates of a label, from near to far, that cost less than a limit, which the caller may lower. */
typedef struct CjmLabelSearch {
  CjmLabels *labels;
  const CjmLabel *label;
  double limit;
  size_t anchor, orbit; /* the next orbit of offsets */
  CjmLabelOffset offsets[CJM_LABEL_ORBIT];
  size_t n_offsets, next;
  CjmPoint at;      /* the anchor of these offsets */
  double elsewhere; /* its cost */
  size_t n_looks;
} CjmLabelSearch;

/* The anchors of a label: its own, and some of those along a line, evenly spaced. */
static inline size_t cjm_label_count_anchors(const CjmLabel *label)
{
  return 1 + (label->along ? MIN(label->n_along, MAX_ANCHORS - 1) : 0);
}

static inline CjmPoint cjm_label_anchor(const CjmLabel *label, size_t i)
{
  return i == 0 ? label->anchor : label->along[(i - 1) * label->n_along / (cjm_label_count_anchors(label) - 1)];
}

/* Whether two points are the same marker. */
static inline bool cjm_label_same_marker(CjmPoint a, CjmPoint b)
{
  return fabs(a.x - b.x) <= 1 && fabs(a.y - b.y) <= 1;
}

static inline CjmRect cjm_label_circle_box(CjmPoint centre, double radius)
{
  return (CjmRect){centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

static inline CjmPlacedLabel *cjm_labels_placed(const CjmLabels *labels, guint slot)
{
  return &g_array_index(labels->placed, CjmPlacedLabel, slot);
}

static inline CjmRect cjm_label_segment_box(CjmPoint a, CjmPoint b, double around)
{
  return (CjmRect){MIN(a.x, b.x) - around, MIN(a.y, b.y) - around, fabs(a.x - b.x) + 2 * around, fabs(a.y - b.y) + 2 * around};
}

static inline bool cjm_label_is_blocker(const CjmBlockers *blockers, gssize owner)
{
  for (size_t i = 0; i < MIN(blockers->n, MAX_BLOCKERS); i++)
    if (blockers->owners[i] == owner) return true;
  return false;
}

/* ---- label-candidates.c ---- */

/* The candidates of a label that cost less than `limit`. */
CjmLabelSearch cjm_label_search(CjmLabels *labels, const CjmLabel *label, double limit);

/* The next candidate; false, and *ret_place untouched, at the end. */
bool cjm_label_search_next(CjmLabelSearch *search, CjmLabelPlace *ret_place);

/* ---- label-evaluate.c ---- */

/* Whether an obstacle covers any of a candidate, enlarged by `air` px. */
bool cjm_labels_is_covered(CjmLabels *labels, const CjmLabel *label, const CjmLabelPlace *place, double air);

/* The placed labels and leaders that are too close to a candidate. */
CjmBlockers cjm_labels_blockers(CjmLabels *labels, CjmRect at);

/* Adds the cost of the surroundings to that of a free candidate, and determines whether it needs a leader. False if the label would be
 * taken for that of another marker. Labels in `leaving` are ignored. */
bool cjm_labels_evaluate(CjmLabels *labels, const CjmLabel *label, const CjmBlockers *leaving, CjmLabelPlace *io_place);

/* Finds the free candidate with the lowest cost. False if none costs less than `limit`. */
bool cjm_labels_best_place(CjmLabels *labels, const CjmLabel *label, double limit, CjmLabelPlace *ret_place);

#endif

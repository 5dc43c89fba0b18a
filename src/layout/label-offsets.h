/* label-offsets.h: the candidate positions of a label around its anchor. */
#ifndef CJM_LAYOUT_LABEL_OFFSETS_H
#define CJM_LAYOUT_LABEL_OFFSETS_H

#include "layout/labels.h"

#define CJM_LABEL_AIR 4.0 /* px: preferred clearance around a label */

typedef struct CjmLabelOffset {
  double dx, dy; /* px from the anchor to the label's top left corner */
  double cost;   /* px of distance, or an equivalent */
} CjmLabelOffset;

enum { CJM_LABEL_ORBIT = 40 };

/* The distance in px of the nth orbit of candidates from the marker, from 0. False beyond the maximum distance of the label. */
bool cjm_label_orbit(const CjmLabel *label, size_t n, double *ret_far);

/* The candidates at a distance of `far` px from the marker, into ret_offsets[CJM_LABEL_ORBIT]. Returns how many. None costs less than
 * far − CJM_LABEL_AIR. */
size_t cjm_label_offsets(const CjmLabel *label, double far, CjmLabelOffset *ret_offsets);

#endif

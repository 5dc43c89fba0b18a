/* label-offsets.h: the places tried for a label beside its anchor. */
#ifndef CJM_LAYOUT_LABEL_OFFSETS_H
#define CJM_LAYOUT_LABEL_OFFSETS_H

#include "layout/labels.h"

#define CJM_LABEL_AIR 4.0 /* px that a label likes to keep free around itself */

typedef struct CjmLabelOffset {
  double dx, dy; /* px from the anchor to the label's top left corner */
  double cost;   /* px of distance, and of what is as bad */
} CjmLabelOffset;

enum { CJM_LABEL_ORBIT = 40 };

/* How far the nth orbit of places is from the marker, px, from 0; false beyond the label's greatest distance. */
bool cjm_label_orbit(const CjmLabel *label, size_t n, double *ret_far);

/* The places that are so far from the marker, into ret_offsets[CJM_LABEL_ORBIT]; returns how many. None costs less than the distance beyond
 * CJM_LABEL_AIR. */
size_t cjm_label_offsets(const CjmLabel *label, double far, CjmLabelOffset *ret_offsets);

#endif

/* distance.h: how far points, segments and rectangles are from each other, in px. */
#ifndef CJM_LAYOUT_DISTANCE_H
#define CJM_LAYOUT_DISTANCE_H

#include <stdbool.h>

#include "base/geom.h"

double cjm_distance(CjmPoint a, CjmPoint b);

/* 0 where they touch or overlap. */
double cjm_rect_to_point(CjmRect r, CjmPoint p);
double cjm_rect_to_rect(CjmRect a, CjmRect b);
double cjm_rect_to_segment(CjmRect r, CjmPoint a, CjmPoint b);
double cjm_segment_to_point(CjmPoint a, CjmPoint b, CjmPoint p);

/* Narrows the segment a–b to its part inside a rectangle; false, and both untouched, where there is none. */
bool cjm_rect_clip(CjmRect r, CjmPoint *a, CjmPoint *b);

bool cjm_segments_cross(CjmPoint a, CjmPoint b, CjmPoint c, CjmPoint d);

#endif

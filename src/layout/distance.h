/* distance.h: distances between points, segments and rectangles, in px. */
#ifndef CJM_LAYOUT_DISTANCE_H
#define CJM_LAYOUT_DISTANCE_H

#include <stdbool.h>

#include "base/geom.h"

double cjm_distance(CjmPoint a, CjmPoint b);

/* 0 if they touch or overlap. */
double cjm_rect_to_point(CjmRect r, CjmPoint p);
double cjm_rect_to_segment(CjmRect r, CjmPoint a, CjmPoint b);
double cjm_segment_to_point(CjmPoint a, CjmPoint b, CjmPoint p);

/* Clips the segment a–b to a rectangle. False, with both unchanged, if no part of it is in the rectangle. */
bool cjm_rect_clip(CjmRect r, CjmPoint *a, CjmPoint *b);

bool cjm_segments_cross(CjmPoint a, CjmPoint b, CjmPoint c, CjmPoint d);

#endif

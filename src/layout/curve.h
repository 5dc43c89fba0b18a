/* curve.h: the curve through a row of points.
 *
 * The smooth curve is monotone: between two points it never leaves the band
 * between their heights, so it never says more than the data does. */
#ifndef CJM_LAYOUT_CURVE_H
#define CJM_LAYOUT_CURVE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/geom.h"
#include "scene/scene.h"

typedef enum CjmCurveShape { CJM_CURVE_SHAPE_SMOOTH, CJM_CURVE_SHAPE_LINE, CJM_CURVE_SHAPE_STEPS } CjmCurveShape;

/* One line through points in order of x. Segment i runs from points[i] to points[i + 1]. */
typedef struct CjmCurve {
  const CjmPoint *points;
  size_t n;
  CjmPoint *c1,
    *c2; /* Bézier control points of segment i, n - 1 of each; for steps, only where a straight line would have them */
  CjmCurveShape shape;
} CjmCurve;

/* A curve through `n` points in order of x, equal x allowed; the points are copied. Lives in the arena. */
CjmCurve *cjm_curve(CjmArena *arena, const CjmPoint *points, size_t n, CjmCurveShape shape);

/* The point at `t`, 0 to 1, of a segment: of the Bézier curve; of steps, a third of `t` for each of their three lines. */
CjmPoint cjm_curve_at(const CjmCurve *curve, size_t segment, double t);

/* y at x; NAN outside the curve. Where the line is vertical, the end of it. */
double cjm_curve_y(const CjmCurve *curve, double x);

/* Samples at most `step` px apart along the whole curve, both ends and every point included, appended to a GArray of CjmPoint. */
void cjm_curve_sample(const CjmCurve *curve, double step, GArray *ret_points);

/* The same of one segment, without the point where it begins. */
void cjm_curve_sample_segment(const CjmCurve *curve, size_t segment, double step, GArray *ret_points);

/* Appends segments to a path; `move` begins with a move to the first point, otherwise the path already stands there. */
void cjm_curve_append(const CjmCurve *curve, size_t from_segment, size_t n_segments, bool move, CjmPath *path);

#endif

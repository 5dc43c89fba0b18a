/* curve.h: a curve through a sequence of points.
 *
 * The smooth curve is monotone between two points, so that it has no extrema that the data does not have. */
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
    *c2; /* n - 1 Bézier control points each; for steps, those of a straight line */
  CjmCurveShape shape;
} CjmCurve;

/* A curve in `arena` through `n` points in order of x; x may be equal. The points are copied. */
CjmCurve *cjm_curve(CjmArena *arena, const CjmPoint *points, size_t n, CjmCurveShape shape);

/* The point of a segment at parameter `t`, 0 to 1. A segment of steps has three lines, with a third of `t` each. */
CjmPoint cjm_curve_at(const CjmCurve *curve, size_t segment, double t);

/* y at x; the end of a vertical line; NAN outside the curve. */
double cjm_curve_y(const CjmCurve *curve, double x);

/* Appends samples of a segment, at most `step` px apart, to a GArray of CjmPoint: its last point, but not its first. */
void cjm_curve_sample_segment(const CjmCurve *curve, size_t segment, double step, GArray *ret_points);

/* Appends segments to a path. With `move`, the path is first moved to the first point; otherwise it has to be there already. */
void cjm_curve_append(const CjmCurve *curve, size_t from_segment, size_t n_segments, bool move, CjmPath *path);

#endif

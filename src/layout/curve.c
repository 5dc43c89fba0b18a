#include "layout/curve.h"

#include <math.h>
#include <string.h>

#include "base/monotone.h"

#define UPRIGHT 1e-6 /* px: a segment no wider than this is drawn as a vertical line */

static bool is_upright(const CjmPoint *points, size_t segment)
{
  return !(points[segment + 1].x - points[segment].x > UPRIGHT);
}

static CjmPoint between(CjmPoint a, CjmPoint b, double t)
{
  return (CjmPoint){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

CjmCurve *cjm_curve(CjmArena *arena, const CjmPoint *points, size_t n, CjmCurveShape shape)
{
  CjmCurve *curve = cjm_arena_make(arena, CjmCurve, 1);
  curve->n = n;
  curve->shape = shape;
  if (n == 0) return curve;
  CjmPoint *copy = cjm_arena_make(arena, CjmPoint, n);
  memcpy(copy, points, n * sizeof *copy);
  curve->points = copy;
  if (n == 1) return curve;
  curve->c1 = cjm_arena_make(arena, CjmPoint, n - 1);
  curve->c2 = cjm_arena_make(arena, CjmPoint, n - 1);
  for (size_t i = 0; i + 1 < n; i++) {
    curve->c1[i] = between(copy[i], copy[i + 1], 1.0 / 3);
    curve->c2[i] = between(copy[i], copy[i + 1], 2.0 / 3);
  }
  if (shape != CJM_CURVE_SHAPE_SMOOTH) return curve;

  double *tangents = g_new0(double, n);
  for (size_t first = 0, last; first < n; first = last + 1) {
    for (last = first; last + 1 < n && !is_upright(copy, last); last++)
      ;
    cjm_monotone_slopes(copy + first, last - first + 1, tangents + first);
  }
  for (size_t i = 0; i + 1 < n; i++)
    if (!is_upright(copy, i)) {
      double third = (copy[i + 1].x - copy[i].x) / 3;
      curve->c1[i].y = copy[i].y + tangents[i] * third;
      curve->c2[i].y = copy[i + 1].y - tangents[i + 1] * third;
    }
  g_free(tangents);
  return curve;
}

/* The corners of a segment of a curve of steps. */
static void step_corners(const CjmCurve *curve, size_t segment, CjmPoint ret_corners[4])
{
  CjmPoint a = curve->points[segment], b = curve->points[segment + 1];
  double middle = a.x + (b.x - a.x) / 2;
  ret_corners[0] = a;
  ret_corners[1] = (CjmPoint){middle, a.y};
  ret_corners[2] = (CjmPoint){middle, b.y};
  ret_corners[3] = b;
}

static CjmPoint bezier(CjmPoint a, CjmPoint c1, CjmPoint c2, CjmPoint b, double t)
{
  double s = 1 - t;
  double wa = s * s * s, w1 = 3 * s * s * t, w2 = 3 * s * t * t, wb = t * t * t;
  /* The sum of the weights is 1 only up to rounding, which must not raise the curve above its highest point. */
  return (CjmPoint){CLAMP(wa * a.x + w1 * c1.x + w2 * c2.x + wb * b.x, MIN(a.x, b.x), MAX(a.x, b.x)),
                    CLAMP(wa * a.y + w1 * c1.y + w2 * c2.y + wb * b.y, MIN(a.y, b.y), MAX(a.y, b.y))};
}

CjmPoint cjm_curve_at(const CjmCurve *curve, size_t segment, double t)
{
  g_assert(curve->n > 0);
  if (segment + 1 >= curve->n) return curve->points[curve->n - 1];
  CjmPoint a = curve->points[segment], b = curve->points[segment + 1];
  if (t <= 0) return a;
  if (t >= 1) return b;
  switch (curve->shape) {
    case CJM_CURVE_SHAPE_STEPS: {
      CjmPoint corners[4];
      step_corners(curve, segment, corners);
      size_t part = MIN((size_t)(t * 3), 2);
      return between(corners[part], corners[part + 1], t * 3 - (double)part);
    }
    case CJM_CURVE_SHAPE_LINE: return between(a, b, t);
    case CJM_CURVE_SHAPE_SMOOTH: break;
  }
  return bezier(a, curve->c1[segment], curve->c2[segment], b, t);
}

double cjm_curve_y(const CjmCurve *curve, double x)
{
  if (curve->n == 0 || !(x >= curve->points[0].x && x <= curve->points[curve->n - 1].x)) return NAN;
  /* The last point whose x is at most `x`. */
  size_t low = 0, high = curve->n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (curve->points[middle].x <= x) low = middle;
    else high = middle;
  }
  if (low + 1 == curve->n) return curve->points[low].y;
  CjmPoint a = curve->points[low], b = curve->points[low + 1];
  if (curve->shape == CJM_CURVE_SHAPE_STEPS) return x < a.x + (b.x - a.x) / 2 ? a.y : b.y;
  /* The control points are at thirds of the width, so that x is linear in t. */
  return cjm_curve_at(curve, low, (x - a.x) / (b.x - a.x)).y;
}

static double length(CjmPoint a, CjmPoint b)
{
  return hypot(b.x - a.x, b.y - a.y);
}

static void sample_straight(CjmPoint a, CjmPoint b, double step, GArray *points)
{
  size_t n = MAX((size_t)ceil(length(a, b) / step), 1);
  for (size_t i = 1; i < n; i++) {
    CjmPoint p = between(a, b, (double)i / (double)n);
    g_array_append_val(points, p);
  }
  g_array_append_val(points, b);
}

static void sample_bezier(const CjmCurve *curve, size_t segment, double step, GArray *points)
{
  CjmPoint a = curve->points[segment], b = curve->points[segment + 1], c1 = curve->c1[segment], c2 = curve->c2[segment];
  /* The speed of a Bézier curve is at most three times the longest side of its control polygon. */
  double leg = MAX(length(a, c1), MAX(length(c1, c2), length(c2, b)));
  size_t n = MAX((size_t)ceil(3 * leg / step), 1);
  for (size_t i = 1; i <= n; i++) {
    CjmPoint p = cjm_curve_at(curve, segment, (double)i / (double)n);
    g_array_append_val(points, p);
  }
}

void cjm_curve_sample_segment(const CjmCurve *curve, size_t segment, double step, GArray *ret_points)
{
  g_assert(step > 0 && segment + 1 < curve->n);
  switch (curve->shape) {
    case CJM_CURVE_SHAPE_STEPS: {
      CjmPoint corners[4];
      step_corners(curve, segment, corners);
      for (size_t k = 0; k < 3; k++) sample_straight(corners[k], corners[k + 1], step, ret_points);
      break;
    }
    case CJM_CURVE_SHAPE_LINE: sample_straight(curve->points[segment], curve->points[segment + 1], step, ret_points); break;
    case CJM_CURVE_SHAPE_SMOOTH: sample_bezier(curve, segment, step, ret_points); break;
  }
}

static void append_segment(const CjmCurve *curve, size_t segment, CjmPath *path)
{
  CjmPoint end = curve->points[segment + 1];
  switch (curve->shape) {
    case CJM_CURVE_SHAPE_STEPS: {
      CjmPoint corners[4];
      step_corners(curve, segment, corners);
      if (corners[1].y != corners[2].y) {
        cjm_path_line(path, corners[1].x, corners[1].y);
        cjm_path_line(path, corners[2].x, corners[2].y);
      }
      cjm_path_line(path, end.x, end.y);
      break;
    }
    case CJM_CURVE_SHAPE_LINE: cjm_path_line(path, end.x, end.y); break;
    case CJM_CURVE_SHAPE_SMOOTH: {
      CjmPoint c1 = curve->c1[segment], c2 = curve->c2[segment];
      cjm_path_curve(path, c1.x, c1.y, c2.x, c2.y, end.x, end.y);
      break;
    }
  }
}

void cjm_curve_append(const CjmCurve *curve, size_t from_segment, size_t n_segments, bool move, CjmPath *path)
{
  if (from_segment >= curve->n) return;
  if (move) cjm_path_move(path, curve->points[from_segment].x, curve->points[from_segment].y);
  size_t left = curve->n - 1 - from_segment;
  for (size_t i = 0; i < MIN(n_segments, left); i++) append_segment(curve, from_segment + i, path);
}

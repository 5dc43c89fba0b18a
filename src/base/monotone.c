#include "base/monotone.h"

static double slope(const CjmPoint *points, size_t segment)
{
  return (points[segment + 1].y - points[segment].y) / (points[segment + 1].x - points[segment].x);
}

/* From the segments before and after a point. */
static double inner_slope(const CjmPoint *points, size_t i)
{
  double before = slope(points, i - 1), after = slope(points, i);
  if (!((before > 0 && after > 0) || (before < 0 && after < 0))) return 0;
  double w = points[i].x - points[i - 1].x, next_w = points[i + 1].x - points[i].x;
  return 3 * (w + next_w) / ((2 * next_w + w) / before + (next_w + 2 * w) / after);
}

void cjm_monotone_slopes(const CjmPoint *points, size_t n, double *ret_slopes)
{
  if (n < 2) {
    if (n == 1) ret_slopes[0] = 0;
    return;
  }
  for (size_t i = 1; i + 1 < n; i++) ret_slopes[i] = inner_slope(points, i);
  if (n == 2) {
    ret_slopes[0] = ret_slopes[1] = slope(points, 0);
    return;
  }
  /* The curvature is 0 at the ends, so that the curve does not suggest a continuation. At most 1.5 times the slope. */
  ret_slopes[0] = (3 * slope(points, 0) - ret_slopes[1]) / 2;
  ret_slopes[n - 1] = (3 * slope(points, n - 2) - ret_slopes[n - 2]) / 2;
}

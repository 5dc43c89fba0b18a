/* geom.h: points and rectangles. Lengths are px, 1/96 in; y grows downwards. */
#ifndef CJM_BASE_GEOM_H
#define CJM_BASE_GEOM_H

#include <stdbool.h>

/* A quarter circle as a cubic Bézier curve: how far the control points are from its ends, in radii. */
#define CJM_CIRCLE_HANDLE 0.5523

typedef struct CjmPoint {
  double x, y; /* px */
} CjmPoint;

typedef struct CjmRect {
  double x, y, w, h; /* px */
} CjmRect;

/* Whether two rectangles overlap, or are less than `gap` px apart. */
static inline bool cjm_rect_overlaps(CjmRect a, CjmRect b, double gap)
{
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

/* Whether `inner` is within `outer`, give or take `slack` px. */
static inline bool cjm_rect_contains(CjmRect outer, CjmRect inner, double slack)
{
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.x + inner.w <= outer.x + outer.w + slack &&
         inner.y + inner.h <= outer.y + outer.h + slack;
}

/* The smallest rectangle around both; one without an extent is ignored. */
static inline CjmRect cjm_rect_union(CjmRect a, CjmRect b)
{
  if (a.w <= 0 && a.h <= 0) return b;
  if (b.w <= 0 && b.h <= 0) return a;
  double x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
  double right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w, bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
  return (CjmRect){x, y, right - x, bottom - y};
}

/* The rectangle, smaller by dx px on the left and right, and dy px at the top and bottom. */
static inline CjmRect cjm_rect_inset(CjmRect r, double dx, double dy)
{
  return (CjmRect){r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy};
}

#endif

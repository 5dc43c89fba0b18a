/* geom.h: points and rectangles. Lengths are px, 1/96 in; y grows downwards. */
#ifndef CJM_BASE_GEOM_H
#define CJM_BASE_GEOM_H

#include <stdbool.h>

typedef struct CjmPoint {
  double x, y; /* px */
} CjmPoint;

typedef struct CjmRect {
  double x, y, w, h; /* px */
} CjmRect;

static inline bool cjm_rect_overlaps(CjmRect a, CjmRect b, double gap)
{
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

static inline bool cjm_rect_contains(CjmRect outer, CjmRect inner, double slack)
{
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.x + inner.w <= outer.x + outer.w + slack &&
         inner.y + inner.h <= outer.y + outer.h + slack;
}

static inline CjmRect cjm_rect_inset(CjmRect r, double dx, double dy)
{
  return (CjmRect){r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy};
}

#endif

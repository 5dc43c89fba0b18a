#include "layout/distance.h"

#include <glib.h>
#include <math.h>

/* Faster than hypot(), which also handles values above 1e150. */
static double length(double dx, double dy)
{
  return sqrt(dx * dx + dy * dy);
}

double cjm_distance(CjmPoint a, CjmPoint b)
{
  return length(a.x - b.x, a.y - b.y);
}

double cjm_rect_to_point(CjmRect r, CjmPoint p)
{
  return length(MAX(MAX(r.x - p.x, p.x - r.x - r.w), 0), MAX(MAX(r.y - p.y, p.y - r.y - r.h), 0));
}

double cjm_segment_to_point(CjmPoint a, CjmPoint b, CjmPoint p)
{
  double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
  t = CLAMP(t, 0, 1);
  return cjm_distance(p, (CjmPoint){a.x + t * dx, a.y + t * dy});
}

/* Clips a segment, given as a + t·d, to one side of a border. */
static bool clip_side(double d, double room, double *from, double *to)
{
  if (d == 0) return room >= 0;
  double t = room / d;
  if (d > 0) *to = MIN(*to, t);
  else *from = MAX(*from, t);
  return *from <= *to;
}

/* Source: Y.-D. Liang, B. A. Barsky, "A New Concept and Method for Line Clipping", ACM Transactions on Graphics 3(1), 1984. */
bool cjm_rect_clip(CjmRect r, CjmPoint *a, CjmPoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, from = 0, to = 1;
  if (!clip_side(-dx, a->x - r.x, &from, &to) || !clip_side(dx, r.x + r.w - a->x, &from, &to) ||
      !clip_side(-dy, a->y - r.y, &from, &to) || !clip_side(dy, r.y + r.h - a->y, &from, &to))
    return false;
  CjmPoint start = *a;
  if (from > 0) *a = (CjmPoint){start.x + from * dx, start.y + from * dy};
  if (to < 1) *b = (CjmPoint){start.x + to * dx, start.y + to * dy};
  return true;
}

double cjm_rect_to_segment(CjmRect r, CjmPoint a, CjmPoint b)
{
  CjmPoint from = a, to = b;
  if (cjm_rect_clip(r, &from, &to)) return 0;
  double nearest = MIN(cjm_rect_to_point(r, a), cjm_rect_to_point(r, b));
  for (int i = 0; i < 4; i++) {
    CjmPoint corner = {r.x + (i & 1 ? r.w : 0), r.y + (i & 2 ? r.h : 0)};
    nearest = MIN(nearest, cjm_segment_to_point(a, b, corner));
  }
  return nearest;
}

static double cross(CjmPoint o, CjmPoint a, CjmPoint b)
{
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool cjm_segments_cross(CjmPoint a, CjmPoint b, CjmPoint c, CjmPoint d)
{
  return (cross(a, b, c) > 0) != (cross(a, b, d) > 0) && (cross(c, d, a) > 0) != (cross(c, d, b) > 0);
}

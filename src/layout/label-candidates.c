/* label-candidates.c: the candidate positions of a label, from near to far. */
#include "layout/label-search.h"

/* Moves a coordinate as little as possible, so that a label that begins there is between `from` and `from + extent`. */
static double slide(double at, double size, double from, double extent)
{
  double last = from + extent - size;
  return at > last ? MAX(from, last - 0.001) : MAX(at, from);
}

/* The cost of a position outside the column of the label, and across borders. */
static double column_cost(const CjmLabels *labels, const CjmLabel *label, CjmRect at)
{
  double cost = 0;
  if (label->home_w > 0) {
    double before = MAX(label->home_x - at.x, 0), after = MAX(at.x + at.w - label->home_x - label->home_w, 0);
    double outside = MAX(before + after - MAX(at.w - label->home_w, 0), 0);
    if (outside > 0.01) cost += COST_LEFT + COST_OUTSIDE * outside;
  }
  size_t low = 0, high = labels->n_borders;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (labels->borders[middle].x <= at.x + 1) low = middle + 1;
    else high = middle;
  }
  for (; low < labels->n_borders && labels->borders[low].x < at.x + at.w - 1; low++) cost += labels->borders[low].cost;
  return cost;
}

/* The candidate of a label at an offset from an anchor. False if it is outside the bounds, or covers the marker of the anchor. */
static bool make_place(const CjmLabels *labels, const CjmLabel *label, CjmPoint anchor, const CjmLabelOffset *offset,
                       CjmLabelPlace *ret_place)
{
  CjmRect preferred = {anchor.x + offset->dx, anchor.y + offset->dy, label->w, label->h}, at = preferred;
  bool clear_of_marker = offset->dy >= label->clear || offset->dy + label->h <= -label->clear;
  if (label->home_w >= label->w && label->home_w > 0 && clear_of_marker)
    at.x = slide(preferred.x, preferred.w, label->home_x, label->home_w);
  at.x = slide(at.x, preferred.w, labels->bounds.x, labels->bounds.w);
  at.y = slide(preferred.y, preferred.h, labels->bounds.y, labels->bounds.h);
  if (!cjm_rect_contains(labels->bounds, at, 0)) return false;
  double own_gap = cjm_rect_to_point(at, anchor) - label->clear;
  if (own_gap < 0 || own_gap > MAX(label->max_distance, AIR) + 1e-6) return false;
  double slid = fabs(at.x - preferred.x) + fabs(at.y - preferred.y);
  *ret_place = (CjmLabelPlace){at, anchor, offset->cost + COST_SLID * slid + column_cost(labels, label, at), false};
  return true;
}

CjmLabelSearch cjm_label_search(CjmLabels *labels, const CjmLabel *label, double limit)
{
  return (CjmLabelSearch){.labels = labels, .label = label, .limit = limit};
}

static bool next_orbit(CjmLabelSearch *search)
{
  size_t n = cjm_label_count_anchors(search->label);
  for (; search->anchor < n; search->anchor++, search->orbit = 0) {
    double far;
    search->elsewhere = COST_ELSEWHERE * (double)search->anchor / (double)n;
    if (!cjm_label_orbit(search->label, search->orbit, &far) || search->elsewhere + far - AIR >= search->limit) continue;
    search->at = cjm_label_anchor(search->label, search->anchor);
    search->n_offsets = cjm_label_offsets(search->label, far, search->offsets);
    search->next = 0;
    search->orbit++;
    return true;
  }
  return false;
}

bool cjm_label_search_next(CjmLabelSearch *search, CjmLabelPlace *ret_place)
{
  while (search->n_looks < MAX_LOOKS) {
    if (search->next == search->n_offsets && !next_orbit(search)) return false;
    const CjmLabelOffset *offset = &search->offsets[search->next++];
    search->labels->work++;
    if (search->elsewhere + offset->cost >= search->limit) continue;
    if (!make_place(search->labels, search->label, search->at, offset, ret_place)) continue;
    ret_place->cost += search->elsewhere;
    search->n_looks++;
    if (ret_place->cost < search->limit) return true;
  }
  return false;
}

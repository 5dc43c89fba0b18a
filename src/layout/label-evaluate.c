/* label-evaluate.c: whether a candidate position is free, and what it costs. */
#include "layout/label-search.h"

static void add_blocker(CjmBlockers *blockers, gssize owner)
{
  if (cjm_label_is_blocker(blockers, owner)) return;
  if (owner < 0) blockers->n = MAX_BLOCKERS + 1;
  if (blockers->n < MAX_BLOCKERS) blockers->owners[blockers->n] = owner;
  if (blockers->n <= MAX_BLOCKERS) blockers->n++;
}

CjmBlockers cjm_labels_blockers(CjmLabels *labels, CjmRect at)
{
  CjmBlockers blockers = {.n = 0};
  CjmBinsWalk walk = cjm_bins_walk(labels->placed_near, cjm_rect_inset(at, -BETWEEN, -BETWEEN));
  for (guint slot; blockers.n <= MAX_BLOCKERS && cjm_bins_next(&walk, &slot);) {
    const CjmPlacedLabel *other = cjm_labels_placed(labels, slot);
    labels->work++;
    bool hit =
      other->is_leader ? cjm_rect_to_segment(at, other->a, other->b) < BETWEEN : cjm_rect_overlaps(at, other->box, BETWEEN);
    if (hit) add_blocker(&blockers, other->owner);
  }
  return blockers;
}

/* The distance in px between a point and the nearest line of a label. Unless NULL, *ret_nearest is the nearest point. */
static double gap_to(const CjmLabel *label, CjmRect at, CjmPoint p, CjmPoint *ret_nearest)
{
  double least = INFINITY;
  for (size_t i = 0; i < MAX(label->n_ink, 1); i++) {
    CjmRect line = at;
    if (label->n_ink) {
      line = label->ink[i];
      line.x += at.x;
      line.y += at.y;
    }
    double gap = cjm_rect_to_point(line, p);
    if (gap >= least) continue;
    least = gap;
    if (ret_nearest) *ret_nearest = (CjmPoint){CLAMP(p.x, line.x, line.x + line.w), CLAMP(p.y, line.y, line.y + line.h)};
  }
  return least;
}

/* The distance in px between the lines of a label and the nearest marker other than its own, at most `most`. The search ends at a
 * distance of at most `enough`. */
static double gap_to_others(CjmLabels *labels, const CjmLabel *label, const CjmLabelPlace *place, double most, double enough)
{
  CjmRect around = cjm_rect_inset(place->at, -most, -most);
  CjmBinsWalk walk = cjm_bins_walk(labels->markers_near, around);
  double least = most;
  for (guint i; least > enough && cjm_bins_next(&walk, &i);) {
    const CjmLabelMarker *marker = &g_array_index(labels->markers, CjmLabelMarker, i);
    labels->work++;
    if (!cjm_rect_overlaps(around, cjm_label_circle_box(marker->at, marker->radius), 0)) continue;
    if (cjm_label_same_marker(marker->at, place->anchor)) continue;
    least = MIN(least, gap_to(label, place->at, marker->at, NULL) - marker->radius);
  }
  return least;
}

static void find_leader(const CjmLabel *label, CjmRect at, CjmPoint anchor, CjmPoint *ret_from, CjmPoint *ret_to)
{
  CjmPoint end = anchor;
  double length = gap_to(label, at, anchor, &end), start = length > 0 ? MIN((label->clear + 2) / length, 1) : 0;
  *ret_to = end;
  *ret_from = (CjmPoint){anchor.x + (end.x - anchor.x) * start, anchor.y + (end.y - anchor.y) * start};
}

void cjm_label_leader(const CjmLabel *label, CjmPoint *ret_from, CjmPoint *ret_to)
{
  find_leader(label, label->at, label->taken, ret_from, ret_to);
}

/* Whether the leader from `a` to `b` crosses, or comes within a px of, a bar, another marker, a label or another leader. */
static bool is_struck(CjmLabels *labels, CjmPoint a, CjmPoint b, CjmPoint anchor, const CjmBlockers *leaving)
{
  if (cjm_occupancy_crossed(labels->solid, a, b, INFINITY, &labels->work)) return true;
  CjmBinsWalk walk = cjm_bins_walk(labels->markers_near, cjm_label_segment_box(a, b, 1));
  for (guint i; cjm_bins_next(&walk, &i);) {
    const CjmLabelMarker *marker = &g_array_index(labels->markers, CjmLabelMarker, i);
    labels->work++;
    if (!cjm_label_same_marker(marker->at, anchor) && cjm_segment_to_point(a, b, marker->at) < marker->radius + 1) return true;
  }
  walk = cjm_bins_walk(labels->placed_near, cjm_label_segment_box(a, b, BETWEEN));
  for (guint slot; cjm_bins_next(&walk, &slot);) {
    const CjmPlacedLabel *other = cjm_labels_placed(labels, slot);
    labels->work++;
    if (cjm_label_is_blocker(leaving, other->owner)) continue;
    if (other->is_leader ? cjm_segments_cross(a, b, other->a, other->b) : cjm_rect_to_segment(other->box, a, b) < BETWEEN)
      return true;
  }
  return false;
}

bool cjm_labels_is_covered(CjmLabels *labels, const CjmLabel *label, const CjmLabelPlace *place, double air)
{
  static const double half_stem = 7; /* px: with the cells of the bitmap that it touches */
  CjmRect r = cjm_rect_inset(place->at, -air, -air);
  double stem = place->anchor.x;
  bool interrupts = label->stem && place->at.y + place->at.h <= place->anchor.y - label->clear + 0.01 &&
                    r.x < stem - half_stem && r.x + r.w > stem + half_stem;
  if (!interrupts) return cjm_occupancy_any(labels->all, r, &labels->work);
  CjmRect left = {r.x, r.y, stem - half_stem - r.x, r.h}, right = {stem + half_stem, r.y, r.x + r.w - stem - half_stem, r.h};
  return cjm_occupancy_any(labels->all, left, &labels->work) || cjm_occupancy_any(labels->all, right, &labels->work);
}

bool cjm_labels_evaluate(CjmLabels *labels, const CjmLabel *label, const CjmBlockers *leaving, CjmLabelPlace *io_place)
{
  double own_gap = gap_to(label, io_place->at, io_place->anchor, NULL) - label->clear;
  double others = gap_to_others(labels, label, io_place, MIN(own_gap + CLOSE, CONFUSION), MIN(own_gap, STRANGE));
  if (others < MIN(own_gap, STRANGE)) return false;
  bool confused = others < own_gap && others < CONFUSION;
  CjmPoint from, to;
  find_leader(label, io_place->at, io_place->anchor, &from, &to);
  if (own_gap > AIR + 1 && cjm_occupancy_crossed(labels->lines, from, to, LEAVING, &labels->work)) return false;
  io_place->has_leader = own_gap > FAR_GAP || others < MIN(own_gap + CLOSE, CONFUSION);
  if (io_place->has_leader && is_struck(labels, from, to, io_place->anchor, leaving)) return false;
  if (io_place->has_leader) io_place->cost += COST_LEADER;
  if (confused) io_place->cost += COST_CONFUSED;
  if (cjm_labels_is_covered(labels, label, io_place, HALF_AIR)) io_place->cost += COST_TIGHT;
  if (label->n_along == 0) return true;
  io_place->cost += COST_CROWDED * cjm_occupancy_area(labels->all, cjm_rect_inset(io_place->at, -QUIET, -QUIET), &labels->work);
  return true;
}

bool cjm_labels_best_place(CjmLabels *labels, const CjmLabel *label, double limit, CjmLabelPlace *ret_place)
{
  CjmLabelSearch search = cjm_label_search(labels, label, limit);
  for (CjmLabelPlace place; cjm_label_search_next(&search, &place);) {
    if (cjm_labels_is_covered(labels, label, &place, 0)) continue;
    CjmBlockers blockers = cjm_labels_blockers(labels, place.at);
    if (blockers.n > 0 || !cjm_labels_evaluate(labels, label, &blockers, &place) || place.cost >= search.limit) continue;
    search.limit = place.cost;
    *ret_place = place;
  }
  return search.limit < limit;
}

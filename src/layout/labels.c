#include "layout/labels.h"

#include "layout/bins.h"
#include "layout/distance.h"
#include "layout/label-offsets.h"
#include "layout/occupancy.h"

#include <math.h>
#include <string.h>

#define AIR           CJM_LABEL_AIR
#define HALF_AIR      2.0  /* px; the bitmap rounds up to twice as much */
#define BETWEEN       3.0  /* px that are kept free between two labels, always */
#define FAR_GAP       14.0 /* px from the marker, beyond which a leader should join label and anchor */
#define LEAVING       6.0  /* px: how far a leader may run along a line that leaves its marker */
#define CONFUSION     24.0 /* px: how far to look for other markers */
#define CLOSE         6.0 /* px: another marker that is less than this farther away than the label's own makes a leader necessary */
#define STRANGE       10.0 /* px that a label with a leader keeps from other markers */
#define QUIET         14.0 /* px that the name of a line likes to keep from everything */
#define BIN           48.0 /* px: side of a bin */
#define GOOD_ENOUGH   14.0 /* the cost up to which no better place is looked for */
#define MAX_BLOCKERS  3    /* labels that may make room for another */
#define MAX_ATTEMPTS  6    /* places for which others are asked to make room, a label */
#define MAX_LOOKS     1200 /* places looked at for one label, all its anchors together */
#define MAX_ANCHORS   24   /* anchors along a line that are tried */
#define WORK_FOR_EACH 5000 /* of cjm_labels_work(): what goes into asking others to make room, a label on average */

/* Costs are about as many px of distance. */
#define COST_TIGHT     10.0  /* less than AIR to something */
#define COST_LEADER    6.0   /* a leader is needed */
#define COST_CONFUSED  40.0  /* nearer to the marker of another label, though with a leader to its own */
#define COST_CROWDED   0.02  /* a px² covered within QUIET */
#define COST_ELSEWHERE 6.0   /* at the last of the anchors along a line; before that in proportion */
#define COST_SLID      0.1   /* a px moved to stay within the bounds or the column */
#define COST_OUTSIDE   0.5   /* a px outside the column */
#define COST_LEFT      100.0  /* outside the column at all */
#define COST_UNPLACED  1000.0

typedef struct Marker {
  CjmPoint at;
  double radius; /* px */
} Marker;

/* A label that stands, or its leader. */
typedef struct Standing {
  CjmRect box;
  bool is_leader;
  CjmPoint a, b; /* of a leader */
  gssize owner;  /* index of its label in the present call; -1: of an earlier one */
} Standing;

struct CjmLabels {
  CjmRect bounds;
  CjmOccupancy *solid, *lines; /* markers and bars; curves */
  CjmOccupancy *all;           /* both */
  GArray *markers;             /* of Marker */
  CjmBins *markers_near;
  GArray *standing; /* of Standing */
  CjmBins *standing_near;
  const CjmBorder *borders;
  size_t n_borders;
  bool *in_reach; /* by columns of BIN px, of the labels that are expected; NULL: all */
  size_t n_columns;
  size_t work;
};

/* A label of the present call. */
typedef struct Job {
  CjmLabel *label;
  guint slot;   /* in `standing` */
  guint leader; /* the same */
  double cost;
} Job;

typedef struct Place {
  CjmRect at;
  CjmPoint anchor;
  double cost;
  bool has_leader;
} Place;

/* The labels that would have to leave a place. */
typedef struct Blockers {
  gssize owners[MAX_BLOCKERS];
  size_t n; /* MAX_BLOCKERS + 1: too many, or one that cannot */
} Blockers;

/* ---- what is in reach ---- */

CjmLabels *cjm_labels_new(CjmRect bounds)
{
  CjmLabels *labels = g_new0(CjmLabels, 1);
  bounds.w = MAX(bounds.w, 0);
  bounds.h = MAX(bounds.h, 0);
  labels->bounds = bounds;
  labels->solid = cjm_occupancy_new(bounds);
  labels->lines = cjm_occupancy_new(bounds);
  labels->all = cjm_occupancy_new(bounds);
  labels->markers = g_array_new(FALSE, FALSE, sizeof(Marker));
  labels->markers_near = cjm_bins_new(bounds, BIN);
  labels->standing = g_array_new(FALSE, FALSE, sizeof(Standing));
  labels->standing_near = cjm_bins_new(bounds, BIN);
  labels->n_columns = (size_t)(bounds.w / BIN) + 1;
  return labels;
}

void cjm_labels_free(CjmLabels *labels)
{
  if (!labels) return;
  cjm_occupancy_free(labels->solid);
  cjm_occupancy_free(labels->lines);
  cjm_occupancy_free(labels->all);
  g_array_free(labels->markers, TRUE);
  cjm_bins_free(labels->markers_near);
  g_array_free(labels->standing, TRUE);
  cjm_bins_free(labels->standing_near);
  g_free(labels->in_reach);
  g_free(labels);
}

size_t cjm_labels_work(const CjmLabels *labels)
{
  return labels->work;
}

static bool is_sound(const CjmLabel *label)
{
  return label->w >= 0 && label->h >= 0 && label->clear >= 0 && isfinite(label->w + label->h + label->clear) &&
         isfinite(label->anchor.x + label->anchor.y) && isfinite(label->max_distance);
}

/* A label tries its anchor, and of those along a line some that are evenly spread. */
static size_t count_anchors(const CjmLabel *label)
{
  return 1 + (label->along ? MIN(label->n_along, MAX_ANCHORS - 1) : 0);
}

static CjmPoint anchor_at(const CjmLabel *label, size_t i)
{
  return i == 0 ? label->anchor : label->along[(i - 1) * label->n_along / (count_anchors(label) - 1)];
}

static size_t column_of(const CjmLabels *labels, double x)
{
  double column = (x - labels->bounds.x) / BIN;
  return column > 0 ? (size_t)MIN(column, (double)(labels->n_columns - 1)) : 0;
}

void cjm_labels_expect(CjmLabels *labels, CjmLabel *const *list, size_t n)
{
  g_free(labels->in_reach);
  labels->in_reach = g_new0(bool, labels->n_columns);
  for (size_t l = 0; l < n; l++) {
    if (!is_sound(list[l])) continue;
    /* All places that it may take, also those that slide, and what is looked at around them. */
    double around = list[l]->clear + MAX(list[l]->max_distance, AIR) + list[l]->w + MAX(CONFUSION, QUIET) + AIR + 2 * BIN;
    for (size_t i = 0; i < count_anchors(list[l]); i++) {
      double x = anchor_at(list[l], i).x;
      size_t last = column_of(labels, x + around);
      for (size_t column = column_of(labels, x - around); column <= last; column++) labels->in_reach[column] = true;
    }
  }
}

bool cjm_labels_reach(const CjmLabels *labels, double from, double to)
{
  if (!labels->in_reach) return true;
  size_t last = column_of(labels, MAX(from, to));
  for (size_t column = column_of(labels, MIN(from, to)); column <= last; column++)
    if (labels->in_reach[column]) return true;
  return false;
}

/* ---- obstacles ---- */

void cjm_labels_avoid_rect(CjmLabels *labels, CjmRect rect)
{
  if (!(rect.w >= 0 && rect.h >= 0) || !cjm_labels_reach(labels, rect.x, rect.x + rect.w)) return;
  cjm_occupancy_fill_rect(labels->solid, rect);
  cjm_occupancy_fill_rect(labels->all, rect);
}

/* Are these the same marker? */
static bool is_same(CjmPoint a, CjmPoint b)
{
  return fabs(a.x - b.x) <= 1 && fabs(a.y - b.y) <= 1;
}

static CjmRect circle_box(CjmPoint centre, double radius)
{
  return (CjmRect){centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

void cjm_labels_avoid_circle(CjmLabels *labels, CjmPoint centre, double radius)
{
  CjmRect box = circle_box(centre, radius);
  /* The negation also leaves out what is not a number. */
  if (!(radius >= 0) || !cjm_rect_overlaps(box, labels->bounds, CONFUSION)) return;
  if (!cjm_labels_reach(labels, box.x, box.x + box.w)) return;
  cjm_occupancy_fill_circle(labels->solid, centre, radius);
  cjm_occupancy_fill_circle(labels->all, centre, radius);
  Marker marker = {centre, radius};
  g_array_append_val(labels->markers, marker);
  cjm_bins_add(labels->markers_near, box, labels->markers->len - 1);
}

void cjm_labels_avoid_line(CjmLabels *labels, const CjmPoint *points, size_t n, double half_width)
{
  if (!(half_width >= 0)) return;
  CjmRect around = cjm_rect_inset(labels->bounds, -half_width - AIR, -half_width - AIR);
  if (n == 1) cjm_labels_avoid_circle(labels, points[0], half_width);
  for (size_t i = 0; i + 1 < n; i++) {
    CjmPoint a = points[i], b = points[i + 1];
    if (!cjm_labels_reach(labels, MIN(a.x, b.x) - half_width, MAX(a.x, b.x) + half_width)) continue;
    if (!isfinite(a.x + a.y + b.x + b.y) || !cjm_rect_clip(around, &a, &b)) continue;
    cjm_occupancy_fill_segment(labels->lines, a, b, half_width);
    cjm_occupancy_fill_segment(labels->all, a, b, half_width);
  }
}

void cjm_labels_set_borders(CjmLabels *labels, const CjmBorder *borders, size_t n)
{
  labels->borders = borders;
  labels->n_borders = n;
}

/* ---- places ---- */

/* A coordinate moved, by as little as possible, so that what begins there stands between `from` and `from + extent`. */
static double slide(double at, double size, double from, double extent)
{
  double last = from + extent - size;
  return at > last ? MAX(from, last - 0.001) : MAX(at, from);
}

/* What a label loses by standing outside its column, and across borders. */
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

/* The place of a label beside an anchor; false where it is outside the bounds or on the anchor's own marker. */
static bool make_place(const CjmLabels *labels, const CjmLabel *label, CjmPoint anchor, const CjmLabelOffset *offset,
                       Place *ret_place)
{
  CjmRect wish = {anchor.x + offset->dx, anchor.y + offset->dy, label->w, label->h}, at = wish;
  bool clear_of_marker = offset->dy >= label->clear || offset->dy + label->h <= -label->clear;
  if (label->home_w >= label->w && label->home_w > 0 && clear_of_marker)
    at.x = slide(wish.x, wish.w, label->home_x, label->home_w);
  at.x = slide(at.x, wish.w, labels->bounds.x, labels->bounds.w);
  at.y = slide(wish.y, wish.h, labels->bounds.y, labels->bounds.h);
  if (!cjm_rect_contains(labels->bounds, at, 0)) return false;
  double own_gap = cjm_rect_to_point(at, anchor) - label->clear;
  if (own_gap < 0 || own_gap > MAX(label->max_distance, AIR) + 1e-6) return false;
  double slid = fabs(at.x - wish.x) + fabs(at.y - wish.y);
  *ret_place = (Place){at, anchor, offset->cost + COST_SLID * slid + column_cost(labels, label, at), false};
  return true;
}

/* The places of a label, from near to far, that cost less than a limit that the caller may lower. */
typedef struct Search {
  CjmLabels *labels;
  const CjmLabel *label;
  double limit;
  size_t anchor, orbit; /* the next orbit of offsets */
  CjmLabelOffset offsets[CJM_LABEL_ORBIT];
  size_t n_offsets, next;
  CjmPoint at;      /* the anchor of these offsets */
  double elsewhere; /* its cost */
  size_t n_looks;
} Search;

static Search search_begin(CjmLabels *labels, const CjmLabel *label, double limit)
{
  return (Search){.labels = labels, .label = label, .limit = limit};
}

static bool next_orbit(Search *search)
{
  size_t n = count_anchors(search->label);
  for (; search->anchor < n; search->anchor++, search->orbit = 0) {
    double far;
    search->elsewhere = COST_ELSEWHERE * (double)search->anchor / (double)n;
    if (!cjm_label_orbit(search->label, search->orbit, &far) || search->elsewhere + far - AIR >= search->limit) continue;
    search->at = anchor_at(search->label, search->anchor);
    search->n_offsets = cjm_label_offsets(search->label, far, search->offsets);
    search->next = 0;
    search->orbit++;
    return true;
  }
  return false;
}

static bool next_place(Search *search, Place *ret_place)
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

/* ---- looking around a place ---- */

static Standing *standing_at(const CjmLabels *labels, guint slot)
{
  return &g_array_index(labels->standing, Standing, slot);
}

static bool is_blocker(const Blockers *blockers, gssize owner)
{
  for (size_t i = 0; i < MIN(blockers->n, MAX_BLOCKERS); i++)
    if (blockers->owners[i] == owner) return true;
  return false;
}

static void add_blocker(Blockers *blockers, gssize owner)
{
  if (is_blocker(blockers, owner)) return;
  if (owner < 0) blockers->n = MAX_BLOCKERS + 1;
  if (blockers->n < MAX_BLOCKERS) blockers->owners[blockers->n] = owner;
  if (blockers->n <= MAX_BLOCKERS) blockers->n++;
}

static Blockers find_blockers(CjmLabels *labels, CjmRect at)
{
  Blockers blockers = {.n = 0};
  CjmBinsWalk walk = cjm_bins_walk(labels->standing_near, cjm_rect_inset(at, -BETWEEN, -BETWEEN));
  for (guint slot; blockers.n <= MAX_BLOCKERS && cjm_bins_next(&walk, &slot);) {
    const Standing *other = standing_at(labels, slot);
    labels->work++;
    bool hit =
      other->is_leader ? cjm_rect_to_segment(at, other->a, other->b) < BETWEEN : cjm_rect_overlaps(at, other->box, BETWEEN);
    if (hit) add_blocker(&blockers, other->owner);
  }
  return blockers;
}

/* px from the nearest of a label's lines to a point; in *ret_nearest, unless NULL, where that is. */
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

/* px from a label's lines to the nearest marker that is not its own, `most` at most; any gap up to `enough` does. */
static double gap_to_others(CjmLabels *labels, const CjmLabel *label, const Place *place, double most, double enough)
{
  CjmRect around = cjm_rect_inset(place->at, -most, -most);
  CjmBinsWalk walk = cjm_bins_walk(labels->markers_near, around);
  double least = most;
  for (guint i; least > enough && cjm_bins_next(&walk, &i);) {
    const Marker *marker = &g_array_index(labels->markers, Marker, i);
    labels->work++;
    if (!cjm_rect_overlaps(around, circle_box(marker->at, marker->radius), 0)) continue;
    if (is_same(marker->at, place->anchor)) continue;
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

static CjmRect segment_box(CjmPoint a, CjmPoint b, double around)
{
  return (CjmRect){MIN(a.x, b.x) - around, MIN(a.y, b.y) - around, fabs(a.x - b.x) + 2 * around, fabs(a.y - b.y) + 2 * around};
}

/* Does the leader from `a` to `b` run through a bar, another marker, a label or another leader, or within a px of it? */
static bool is_struck(CjmLabels *labels, CjmPoint a, CjmPoint b, CjmPoint anchor, const Blockers *leaving)
{
  if (cjm_occupancy_crossed(labels->solid, a, b, INFINITY, &labels->work)) return true;
  CjmBinsWalk walk = cjm_bins_walk(labels->markers_near, segment_box(a, b, 1));
  for (guint i; cjm_bins_next(&walk, &i);) {
    const Marker *marker = &g_array_index(labels->markers, Marker, i);
    labels->work++;
    if (!is_same(marker->at, anchor) && cjm_segment_to_point(a, b, marker->at) < marker->radius + 1) return true;
  }
  walk = cjm_bins_walk(labels->standing_near, segment_box(a, b, BETWEEN));
  for (guint slot; cjm_bins_next(&walk, &slot);) {
    const Standing *other = standing_at(labels, slot);
    labels->work++;
    if (is_blocker(leaving, other->owner)) continue;
    if (other->is_leader ? cjm_segments_cross(a, b, other->a, other->b) : cjm_rect_to_segment(other->box, a, b) < BETWEEN)
      return true;
  }
  return false;
}

static bool is_covered(CjmLabels *labels, CjmRect r)
{
  return cjm_occupancy_any(labels->all, r, &labels->work);
}

/* Adds to a free place's cost what its surroundings cost, and finds out whether it needs a leader; false where a reader would take the
 * label for another's. Those in `leaving` are not in the way. */
static bool judge(CjmLabels *labels, const CjmLabel *label, const Blockers *leaving, Place *io_place)
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
  if (is_covered(labels, cjm_rect_inset(io_place->at, -HALF_AIR, -HALF_AIR))) io_place->cost += COST_TIGHT;
  if (label->n_along == 0) return true;
  io_place->cost += COST_CROWDED * cjm_occupancy_area(labels->all, cjm_rect_inset(io_place->at, -QUIET, -QUIET), &labels->work);
  return true;
}

/* The cheapest free place; false where there is none that costs less than `limit`. */
static bool best_place(CjmLabels *labels, const CjmLabel *label, double limit, Place *ret_place)
{
  Search search = search_begin(labels, label, limit);
  for (Place place; next_place(&search, &place);) {
    if (is_covered(labels, place.at)) continue;
    Blockers blockers = find_blockers(labels, place.at);
    if (blockers.n > 0 || !judge(labels, label, &blockers, &place) || place.cost >= search.limit) continue;
    search.limit = place.cost;
    *ret_place = place;
  }
  return search.limit < limit;
}

/* ---- placing ---- */

static void put(CjmLabels *labels, Job *job, const Place *place)
{
  CjmLabel *label = job->label;
  label->at = place->at;
  label->taken = place->anchor;
  label->placed = true;
  label->has_leader = place->has_leader;
  job->cost = place->cost;
  standing_at(labels, job->slot)->box = place->at;
  cjm_bins_add(labels->standing_near, place->at, job->slot);
  if (!place->has_leader) return;
  Standing *leader = standing_at(labels, job->leader);
  cjm_label_leader(label, &leader->a, &leader->b);
  leader->box = segment_box(leader->a, leader->b, 1);
  cjm_bins_add(labels->standing_near, leader->box, job->leader);
}

static Place place_of(const Job *job)
{
  return (Place){job->label->at, job->label->taken, job->cost, job->label->has_leader};
}

static void take_away(CjmLabels *labels, Job *job)
{
  CjmLabel *label = job->label;
  if (!label->placed) return;
  cjm_bins_remove(labels->standing_near, standing_at(labels, job->slot)->box, job->slot);
  if (label->has_leader) cjm_bins_remove(labels->standing_near, standing_at(labels, job->leader)->box, job->leader);
  label->placed = label->has_leader = false;
  job->cost = COST_UNPLACED;
}

/* Puts a label, which stands nowhere, where others stand, and finds these another place; all stays as it was unless that costs less than
 * the label costs where it was, and the others where they are. */
static bool make_room(CjmLabels *labels, Job *jobs, Job *job, double cost, const Place *place, const Blockers *blockers)
{
  Job *moved[MAX_BLOCKERS];
  Place old[MAX_BLOCKERS];
  double before = cost, after = place->cost;
  for (size_t i = 0; i < blockers->n; i++) {
    moved[i] = &jobs[blockers->owners[i]];
    old[i] = place_of(moved[i]);
    before += old[i].cost;
    take_away(labels, moved[i]);
  }
  put(labels, job, place);
  size_t n_back = 0;
  for (; n_back < blockers->n && after < before - 1; n_back++) {
    Place found;
    if (!best_place(labels, moved[n_back]->label, before - 1 - after, &found)) break;
    put(labels, moved[n_back], &found);
    after += found.cost;
  }
  if (n_back == blockers->n && after < before - 1) return true;

  take_away(labels, job);
  for (size_t i = 0; i < n_back; i++) take_away(labels, moved[i]);
  for (size_t i = 0; i < blockers->n; i++) put(labels, moved[i], &old[i]);
  return false;
}

/* Tries the places near a label's anchor at which only other labels are in the way. */
static void improve(CjmLabels *labels, Job *jobs, Job *job)
{
  Place old = place_of(job);
  bool was_placed = job->label->placed;
  take_away(labels, job);
  Search search = search_begin(labels, job->label, old.cost);
  size_t attempts = 0;
  for (Place place; attempts < MAX_ATTEMPTS && next_place(&search, &place);) {
    if (is_covered(labels, place.at)) continue;
    Blockers blockers = find_blockers(labels, place.at);
    if (blockers.n == 0 || blockers.n > MAX_BLOCKERS) continue;
    if (!judge(labels, job->label, &blockers, &place) || place.cost >= old.cost) continue;
    attempts++;
    if (make_room(labels, jobs, job, old.cost, &place, &blockers)) return;
  }
  if (was_placed) put(labels, job, &old);
}

static int by_priority(const void *a, const void *b, void *data)
{
  CjmLabel *const *list = data;
  gsize i = *(const gsize *)a, k = *(const gsize *)b;
  if (list[i]->priority != list[k]->priority) return list[i]->priority > list[k]->priority ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* A job for each label; the markers stand in everybody's way. */
static Job *jobs_new(CjmLabels *labels, CjmLabel *const *list, size_t n)
{
  Job *jobs = g_new0(Job, MAX(n, 1));
  for (size_t i = 0; i < n; i++) {
    CjmLabel *label = list[i];
    label->placed = label->has_leader = false;
    label->at = (CjmRect){label->anchor.x, label->anchor.y, 0, 0};
    label->taken = label->anchor;
    guint slot = labels->standing->len;
    Standing own = {.owner = (gssize)i}, leader = {.owner = (gssize)i, .is_leader = true};
    g_array_append_val(labels->standing, own);
    g_array_append_val(labels->standing, leader);
    jobs[i] = (Job){label, slot, slot + 1, COST_UNPLACED};
    if (is_sound(label) && label->clear > 0) cjm_labels_avoid_circle(labels, label->anchor, label->clear);
  }
  return jobs;
}

size_t cjm_labels_place(CjmLabels *labels, CjmLabel *const *list, size_t n)
{
  Job *jobs = jobs_new(labels, list, n);
  gsize *order = g_new(gsize, MAX(n, 1));
  for (gsize i = 0; i < n; i++) order[i] = i;
  g_qsort_with_data(order, (gint)n, sizeof *order, by_priority, (gpointer)list);

  for (size_t i = 0; i < n; i++) {
    Place place;
    if (is_sound(list[order[i]]) && best_place(labels, list[order[i]], COST_UNPLACED, &place))
      put(labels, &jobs[order[i]], &place);
  }
  size_t work_limit = labels->work + n * WORK_FOR_EACH;
  for (size_t i = 0; i < n && labels->work < work_limit; i++) {
    Job *job = &jobs[order[i]];
    if (is_sound(job->label) && job->cost > GOOD_ENOUGH) improve(labels, jobs, job);
  }

  size_t unplaced = 0;
  for (size_t i = 0; i < n; i++) {
    unplaced += !list[i]->placed;
    standing_at(labels, jobs[i].slot)->owner = standing_at(labels, jobs[i].leader)->owner = -1; /* for later calls, fixed */
  }
  g_free(order);
  g_free(jobs);
  return unplaced;
}

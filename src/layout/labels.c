/* labels.c: the obstacles, and the placement of labels. */
#include "layout/label-search.h"

/* A label of the current call. */
typedef struct Job {
  CjmLabel *label;
  guint slot;   /* in `placed` */
  guint leader; /* the same */
  double cost;
} Job;

/* ---- reach ---- */

CjmLabels *cjm_labels_new(CjmRect bounds)
{
  CjmLabels *labels = g_new0(CjmLabels, 1);
  bounds.w = MAX(bounds.w, 0);
  bounds.h = MAX(bounds.h, 0);
  labels->bounds = bounds;
  labels->solid = cjm_occupancy_new(bounds);
  labels->lines = cjm_occupancy_new(bounds);
  labels->all = cjm_occupancy_new(bounds);
  labels->markers = g_array_new(FALSE, FALSE, sizeof(CjmLabelMarker));
  labels->markers_near = cjm_bins_new(bounds, BIN);
  labels->placed = g_array_new(FALSE, FALSE, sizeof(CjmPlacedLabel));
  labels->placed_near = cjm_bins_new(bounds, BIN);
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
  g_array_free(labels->placed, TRUE);
  cjm_bins_free(labels->placed_near);
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
    /* The area of all candidates and their surroundings. */
    double around = list[l]->clear + MAX(list[l]->max_distance, AIR) + list[l]->w + MAX(CONFUSION, QUIET) + AIR + 2 * BIN;
    for (size_t i = 0; i < cjm_label_count_anchors(list[l]); i++) {
      double x = cjm_label_anchor(list[l], i).x;
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

void cjm_labels_avoid_circle(CjmLabels *labels, CjmPoint centre, double radius)
{
  CjmRect box = cjm_label_circle_box(centre, radius);
  /* The negation also excludes NAN. */
  if (!(radius >= 0) || !cjm_rect_overlaps(box, labels->bounds, CONFUSION)) return;
  if (!cjm_labels_reach(labels, box.x, box.x + box.w)) return;
  cjm_occupancy_fill_circle(labels->solid, centre, radius);
  cjm_occupancy_fill_circle(labels->all, centre, radius);
  CjmLabelMarker marker = {centre, radius};
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
    cjm_occupancy_fill_segment(labels->lines, labels->all, a, b, half_width);
  }
}

void cjm_labels_set_borders(CjmLabels *labels, const CjmBorder *borders, size_t n)
{
  labels->borders = borders;
  labels->n_borders = n;
}

/* ---- placing ---- */

static double cost_unplaced(const CjmLabel *label)
{
  return COST_UNPLACED * (1 + label->worth);
}

static void put(CjmLabels *labels, Job *job, const CjmLabelPlace *place)
{
  CjmLabel *label = job->label;
  label->at = place->at;
  label->taken = place->anchor;
  label->placed = true;
  label->has_leader = place->has_leader;
  job->cost = place->cost;
  cjm_labels_placed(labels, job->slot)->box = place->at;
  cjm_bins_add(labels->placed_near, place->at, job->slot);
  if (!place->has_leader) return;
  CjmPlacedLabel *leader = cjm_labels_placed(labels, job->leader);
  cjm_label_leader(label, &leader->a, &leader->b);
  leader->box = cjm_label_segment_box(leader->a, leader->b, 1);
  cjm_bins_add(labels->placed_near, leader->box, job->leader);
}

static CjmLabelPlace place_of(const Job *job)
{
  return (CjmLabelPlace){job->label->at, job->label->taken, job->cost, job->label->has_leader};
}

static void unplace(CjmLabels *labels, Job *job)
{
  CjmLabel *label = job->label;
  if (!label->placed) return;
  cjm_bins_remove(labels->placed_near, cjm_labels_placed(labels, job->slot)->box, job->slot);
  if (label->has_leader) cjm_bins_remove(labels->placed_near, cjm_labels_placed(labels, job->leader)->box, job->leader);
  label->placed = label->has_leader = false;
  job->cost = cost_unplaced(label);
}

/* Places an unplaced label where other labels are, and finds new positions for these, or none. Everything is undone unless that lowers
 * the total cost. */
static bool make_room(CjmLabels *labels, Job *jobs, Job *job, double cost, const CjmLabelPlace *place, const CjmBlockers *blockers)
{
  Job *moved[MAX_BLOCKERS];
  CjmLabelPlace old[MAX_BLOCKERS];
  double before = cost, after = place->cost;
  for (size_t i = 0; i < blockers->n; i++) {
    moved[i] = &jobs[blockers->owners[i]];
    old[i] = place_of(moved[i]);
    before += old[i].cost;
    unplace(labels, moved[i]);
  }
  put(labels, job, place);
  size_t n_back = 0;
  for (; n_back < blockers->n && after < before - 1; n_back++) {
    CjmLabelPlace found;
    double limit = MIN(before - 1 - after, COST_UNPLACED);
    if (cjm_labels_best_place(labels, moved[n_back]->label, limit, &found)) put(labels, moved[n_back], &found);
    else if (moved[n_back]->label->worth >= job->label->worth) break;
    after += moved[n_back]->cost;
  }
  if (n_back == blockers->n && after < before - 1) return true;

  unplace(labels, job);
  for (size_t i = 0; i < n_back; i++) unplace(labels, moved[i]);
  for (size_t i = 0; i < blockers->n; i++) put(labels, moved[i], &old[i]);
  return false;
}

/* Tries the candidates of a label that only other labels block. */
static void improve(CjmLabels *labels, Job *jobs, Job *job)
{
  CjmLabelPlace old = place_of(job);
  bool was_placed = job->label->placed;
  unplace(labels, job);
  CjmLabelSearch search = cjm_label_search(labels, job->label, old.cost);
  size_t attempts = 0;
  for (CjmLabelPlace place; attempts < MAX_ATTEMPTS && cjm_label_search_next(&search, &place);) {
    if (cjm_labels_is_covered(labels, job->label, &place, 0)) continue;
    CjmBlockers blockers = cjm_labels_blockers(labels, place.at);
    if (blockers.n == 0 || blockers.n > MAX_BLOCKERS) continue;
    if (!cjm_labels_evaluate(labels, job->label, &blockers, &place) || place.cost >= old.cost) continue;
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

/* A job for each label. Their markers are obstacles for all labels. */
static Job *jobs_new(CjmLabels *labels, CjmLabel *const *list, size_t n)
{
  Job *jobs = g_new0(Job, MAX(n, 1));
  for (size_t i = 0; i < n; i++) {
    CjmLabel *label = list[i];
    label->placed = label->has_leader = false;
    label->at = (CjmRect){label->anchor.x, label->anchor.y, 0, 0};
    label->taken = label->anchor;
    guint slot = labels->placed->len;
    CjmPlacedLabel own = {.owner = (gssize)i}, leader = {.owner = (gssize)i, .is_leader = true};
    g_array_append_val(labels->placed, own);
    g_array_append_val(labels->placed, leader);
    jobs[i] = (Job){label, slot, slot + 1, cost_unplaced(label)};
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
    CjmLabelPlace place;
    if (is_sound(list[order[i]]) && cjm_labels_best_place(labels, list[order[i]], COST_UNPLACED, &place))
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
    cjm_labels_placed(labels, jobs[i].slot)->owner = cjm_labels_placed(labels, jobs[i].leader)->owner = -1; /* fixed for later calls */
  }
  g_free(order);
  g_free(jobs);
  return unplaced;
}

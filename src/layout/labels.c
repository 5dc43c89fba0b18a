#include "layout/labels.h"

#include "layout/distance.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AIR          4.0  /* px that a label likes to keep free around itself */
#define BETWEEN      3.0  /* px that are kept free between two labels, always */
#define FAR_GAP      14.0 /* px from the marker, beyond which a thin line should join label and anchor */
#define DEAR         14.0 /* the cost from which on a better place is looked for */
#define CONFUSION    24.0 /* px: how far to look for another marker that is nearer than the label's own */
#define QUIET        14.0 /* px that the name of a line likes to keep from whatever is not that line */
#define CELL         48.0 /* px: side of a cell of the grid */
#define MAX_CELLS    1e6
#define MAX_BLOCKERS 3     /* labels that may make room for another */
#define MAX_TRIES    8     /* places for which others are asked to make room, a label */
#define MAX_LOOKS    20000 /* places looked at for one label, all its anchors together */
#define MAX_ANCHORS  64    /* anchors looked at to find these */

/* Where there is far too little room, no more than so much work, of cjm_labels_work(), goes into asking others to make it. */
#define WORK_FOR_ALL  2000000
#define WORK_FOR_EACH 10000

/* Costs are about as many px of distance. */
#define COST_TIGHT     1.5  /* a px² short of AIR */
#define COST_CONFUSED  60.0 /* nearer to the marker of another label */
#define COST_PARTED    30.0 /* a line runs between it and its anchor */
#define COST_STRUCK    COST_UNPLACED /* something that is no line stands between it and its anchor */
#define COST_CROWDED   1.2  /* a px short of QUIET */
#define COST_SIDEWAYS  10.0 /* quite to the left or to the right */
#define COST_BESIDE    4.0  /* neither above nor below */
#define COST_AGAINST   12.0 /* on the side not preferred */
#define COST_BELOW     2.0  /* below where nothing is preferred */
#define COST_ELSEWHERE 6.0  /* at the last of the anchors along a line; before that in proportion */
#define COST_SLID      0.1  /* a px moved to stay within the bounds */
#define COST_UNPLACED  1000.0

typedef enum Kind { KIND_RECT, KIND_CIRCLE, KIND_LINE, KIND_LABEL } Kind;

typedef struct Obstacle {
  Kind kind;
  CjmRect box;    /* what it covers, at least */
  CjmPoint a, b;  /* of a line; a: centre of a circle */
  double radius;  /* of a circle; half the width of a line */
  gssize owner;   /* the label of the present call it belongs to; -1 for none */
  size_t line;    /* which of the lines it is a piece of, from 1; 0 for none */
  bool is_marker; /* a point that a label could be taken to belong to */
} Obstacle;

struct CjmLabels {
  CjmRect bounds;
  double cell; /* px */
  size_t columns, rows;
  GArray **cells;    /* of guint, into obstacles; NULL where there are none */
  GArray *obstacles; /* of Obstacle */
  bool *near;        /* the columns in reach of the labels that are expected; NULL: all */
  size_t n_lines;
  size_t work;
};

/* A label of the present call. */
typedef struct Job {
  CjmLabel *label;
  guint slot;   /* its obstacle */
  guint leader; /* that of the line to its anchor */
  double cost;
} Job;

/* A place tried, beside any anchor. */
typedef struct Offset {
  double dx, dy; /* px from the anchor to the label's top left corner */
  double cost;
} Offset;

typedef struct Place {
  CjmRect at;
  CjmPoint anchor;
  double cost;
  bool far; /* a line joins it to the anchor */
} Place;

/* What a look around a place found. */
typedef struct Look {
  double gap;                    /* px to what is fixed and to labels; AIR at most */
  bool hit;                      /* on something fixed */
  gssize blockers[MAX_BLOCKERS]; /* labels in the way, ascending */
  size_t n_blockers;             /* MAX_BLOCKERS + 1: too many */
} Look;

/* ---- the grid ---- */

/* px from a rectangle to an obstacle; negative over it. */
static double gap_to(const Obstacle *obstacle, CjmRect r)
{
  switch (obstacle->kind) {
    case KIND_RECT: return cjm_rect_overlaps(r, obstacle->box, 0) ? -1 : cjm_rect_to_rect(r, obstacle->box);
    case KIND_CIRCLE: return cjm_rect_to_point(r, obstacle->a) - obstacle->radius;
    case KIND_LINE: return cjm_rect_to_segment(r, obstacle->a, obstacle->b) - obstacle->radius;
    case KIND_LABEL: return cjm_rect_overlaps(r, obstacle->box, BETWEEN) ? -1 : cjm_rect_to_rect(r, obstacle->box);
  }
  return 0;
}

CjmLabels *cjm_labels_new(CjmRect bounds)
{
  CjmLabels *labels = g_new0(CjmLabels, 1);
  bounds.w = MAX(bounds.w, 0);
  bounds.h = MAX(bounds.h, 0);
  labels->bounds = bounds;
  /* A cell more each way than fits; large bounds get large cells. */
  labels->cell = MAX(CELL, MAX(sqrt(bounds.w * bounds.h / MAX_CELLS), MAX(bounds.w, bounds.h) / MAX_CELLS));
  labels->columns = (size_t)(bounds.w / labels->cell) + 1;
  labels->rows = (size_t)(bounds.h / labels->cell) + 1;
  labels->cells = g_new0(GArray *, labels->columns * labels->rows);
  labels->obstacles = g_array_new(FALSE, FALSE, sizeof(Obstacle));
  return labels;
}

void cjm_labels_free(CjmLabels *labels)
{
  if (!labels) return;
  for (size_t i = 0; i < labels->columns * labels->rows; i++)
    if (labels->cells[i]) g_array_free(labels->cells[i], TRUE);
  g_free(labels->cells);
  g_free(labels->near);
  g_array_free(labels->obstacles, TRUE);
  g_free(labels);
}

size_t cjm_labels_work(const CjmLabels *labels)
{
  return labels->work;
}

static Obstacle *obstacle_at(const CjmLabels *labels, guint slot)
{
  return &g_array_index(labels->obstacles, Obstacle, slot);
}

typedef struct CellRange {
  size_t left, top, right, bottom; /* inclusive */
} CellRange;

static size_t cell_index(double offset, double cell, size_t n)
{
  return offset <= 0 ? 0 : (size_t)MIN(offset / cell, (double)(n - 1));
}

static CellRange cells_of(const CjmLabels *labels, CjmRect r)
{
  double x = r.x - labels->bounds.x, y = r.y - labels->bounds.y;
  return (CellRange){cell_index(x, labels->cell, labels->columns), cell_index(y, labels->cell, labels->rows),
                     cell_index(x + r.w, labels->cell, labels->columns), cell_index(y + r.h, labels->cell, labels->rows)};
}

/* ---- what is in reach ---- */

static size_t column_of(const CjmLabels *labels, double x)
{
  return cell_index(x - labels->bounds.x, labels->cell, labels->columns);
}

static bool is_sound(const CjmLabel *label)
{
  return label->w >= 0 && label->h >= 0 && label->clear >= 0 && isfinite(label->w + label->h + label->clear) &&
         isfinite(label->anchor.x + label->anchor.y) && isfinite(label->max_distance);
}

static size_t count_anchors(const CjmLabel *label)
{
  return 1 + (label->along ? label->n_along : 0);
}

static CjmPoint anchor_at(const CjmLabel *label, size_t i)
{
  return i == 0 ? label->anchor : label->along[i - 1];
}

/* The columns of all places that a label may take, and of what is looked at around them. */
static void expect(CjmLabels *labels, const CjmLabel *label)
{
  double around = label->clear + MAX(label->max_distance, AIR) + label->w + MAX(CONFUSION, QUIET) + AIR;
  for (size_t i = 0; i < count_anchors(label); i++) {
    double x = anchor_at(label, i).x;
    size_t last = column_of(labels, x + around);
    for (size_t column = column_of(labels, x - around); column <= last; column++) labels->near[column] = true;
  }
}

void cjm_labels_expect(CjmLabels *labels, CjmLabel *const *list, size_t n)
{
  g_free(labels->near);
  labels->near = g_new0(bool, labels->columns);
  for (size_t i = 0; i < n; i++)
    if (is_sound(list[i])) expect(labels, list[i]);
}

bool cjm_labels_reach(const CjmLabels *labels, double from, double to)
{
  if (!labels->near) return true;
  size_t last = column_of(labels, MAX(from, to));
  for (size_t column = column_of(labels, MIN(from, to)); column <= last; column++)
    if (labels->near[column]) return true;
  return false;
}

/* ---- entering ---- */

static void enter(CjmLabels *labels, guint slot)
{
  CellRange range = cells_of(labels, obstacle_at(labels, slot)->box);
  for (size_t row = range.top; row <= range.bottom; row++)
    for (size_t column = range.left; column <= range.right; column++) {
      GArray **cell = &labels->cells[row * labels->columns + column];
      if (!*cell) *cell = g_array_new(FALSE, FALSE, sizeof(guint));
      g_array_append_val(*cell, slot);
    }
}

static void leave(CjmLabels *labels, guint slot)
{
  CellRange range = cells_of(labels, obstacle_at(labels, slot)->box);
  for (size_t row = range.top; row <= range.bottom; row++)
    for (size_t column = range.left; column <= range.right; column++) {
      GArray *cell = labels->cells[row * labels->columns + column];
      for (guint i = 0; i < cell->len; i++)
        if (g_array_index(cell, guint, i) == slot) {
          g_array_remove_index_fast(cell, i);
          break;
        }
    }
}

static void add_obstacle(CjmLabels *labels, Obstacle obstacle)
{
  /* What is out of reach of every label is in nobody's way. The negation also keeps out what is not a number. */
  if (!cjm_rect_overlaps(obstacle.box, labels->bounds, CONFUSION)) return;
  if (!cjm_labels_reach(labels, obstacle.box.x, obstacle.box.x + obstacle.box.w)) return;
  g_array_append_val(labels->obstacles, obstacle);
  enter(labels, labels->obstacles->len - 1);
}

void cjm_labels_avoid_rect(CjmLabels *labels, CjmRect rect)
{
  if (rect.w >= 0 && rect.h >= 0) add_obstacle(labels, (Obstacle){.kind = KIND_RECT, .box = rect, .owner = -1});
}

static CjmRect circle_box(CjmPoint centre, double radius)
{
  return (CjmRect){centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

void cjm_labels_avoid_circle(CjmLabels *labels, CjmPoint centre, double radius)
{
  if (radius >= 0)
    add_obstacle(labels,
                 (Obstacle){.kind = KIND_CIRCLE, .box = circle_box(centre, radius), .a = centre, .radius = radius, .owner = -1, .is_marker = true});
}

static void avoid_segment(CjmLabels *labels, CjmPoint a, CjmPoint b, double half_width)
{
  double reach = half_width + AIR;
  if (!cjm_labels_reach(labels, MIN(a.x, b.x) - half_width, MAX(a.x, b.x) + half_width)) return;
  if (!isfinite(a.x + a.y + b.x + b.y) || !cjm_rect_clip(cjm_rect_inset(labels->bounds, -reach, -reach), &a, &b)) return;
  /* In pieces, so that a long slanted line is not in the way of all that lies in the rectangle around it. */
  bool slanted = a.x != b.x && a.y != b.y;
  size_t n = slanted ? (size_t)ceil(cjm_distance(a, b) / labels->cell) : 1;
  for (size_t i = 0; i < MAX(n, 1); i++) {
    double from = (double)i / (double)MAX(n, 1), to = (double)(i + 1) / (double)MAX(n, 1);
    CjmPoint p = {a.x + from * (b.x - a.x), a.y + from * (b.y - a.y)};
    CjmPoint q = {a.x + to * (b.x - a.x), a.y + to * (b.y - a.y)};
    CjmRect box = {MIN(p.x, q.x) - half_width, MIN(p.y, q.y) - half_width, fabs(q.x - p.x) + 2 * half_width,
                   fabs(q.y - p.y) + 2 * half_width};
    add_obstacle(
      labels,
      (Obstacle){.kind = KIND_LINE, .box = box, .a = p, .b = q, .radius = half_width, .owner = -1, .line = labels->n_lines});
  }
}

void cjm_labels_avoid_line(CjmLabels *labels, const CjmPoint *points, size_t n, double half_width)
{
  if (!(half_width >= 0)) return;
  labels->n_lines++;
  if (n == 1) cjm_labels_avoid_circle(labels, points[0], half_width);
  for (size_t i = 0; i + 1 < n; i++) avoid_segment(labels, points[i], points[i + 1], half_width);
}

/* ---- looking around ---- */

static void note_blocker(Look *look, gssize owner)
{
  if (look->n_blockers > MAX_BLOCKERS) return;
  size_t i = 0;
  while (i < look->n_blockers && look->blockers[i] < owner) i++;
  if (i < look->n_blockers && look->blockers[i] == owner) return;
  if (look->n_blockers < MAX_BLOCKERS)
    memmove(&look->blockers[i + 1], &look->blockers[i], (look->n_blockers - i) * sizeof look->blockers[0]);
  if (i < MAX_BLOCKERS) look->blockers[i] = owner;
  look->n_blockers++;
}

static void forget_blocker(Look *look, gssize owner)
{
  size_t kept = 0;
  for (size_t i = 0; i < look->n_blockers; i++)
    if (look->blockers[i] != owner) look->blockers[kept++] = look->blockers[i];
  look->n_blockers = kept;
}

/* Stops at the first hit on something fixed. */
static Look look_around(CjmLabels *labels, CjmRect r)
{
  Look look = {.gap = AIR};
  CellRange range = cells_of(labels, cjm_rect_inset(r, -AIR, -AIR));
  for (size_t row = range.top; row <= range.bottom; row++)
    for (size_t column = range.left; column <= range.right; column++) {
      const GArray *cell = labels->cells[row * labels->columns + column];
      for (guint i = 0; cell && i < cell->len; i++) {
        const Obstacle *obstacle = obstacle_at(labels, g_array_index(cell, guint, i));
        labels->work++;
        if (!cjm_rect_overlaps(r, obstacle->box, AIR)) continue;
        double gap = gap_to(obstacle, r);
        if (gap >= 0) {
          look.gap = MIN(look.gap, gap);
        } else if (obstacle->owner >= 0) {
          note_blocker(&look, obstacle->owner);
        } else {
          look.hit = true;
          return look;
        }
      }
    }
  return look;
}

/* What makes a reader doubt to what a label belongs. */
typedef struct Doubt {
  bool confused;  /* the marker of another label is nearer than its own */
  bool parted;    /* a line runs between it and its anchor */
  bool struck;    /* a label, marker or bar stands between it and its anchor */
  double crowded; /* px from the name of a line to what is not that line; QUIET at most */
} Doubt;

static CjmRect union_of(CjmRect a, CjmRect b)
{
  double x = MIN(a.x, b.x), y = MIN(a.y, b.y);
  return (CjmRect){x, y, MAX(a.x + a.w, b.x + b.w) - x, MAX(a.y + a.h, b.y + b.h) - y};
}

/* Does a line from an anchor's marker run through an obstacle, or within a px of it? What surrounds the anchor itself does not
 * count. Lines that are crossed are another matter. */
static bool strikes(const Obstacle *obstacle, CjmPoint start, CjmPoint end, CjmPoint anchor)
{
  switch (obstacle->kind) {
    case KIND_RECT:
      return cjm_rect_to_point(obstacle->box, anchor) > 0 && cjm_rect_to_segment(obstacle->box, start, end) < 1;
    case KIND_LABEL: return obstacle->box.w > 0 && cjm_rect_to_segment(obstacle->box, start, end) < 1;
    case KIND_CIRCLE:
      return cjm_distance(obstacle->a, anchor) > 1 && cjm_segment_to_point(start, end, obstacle->a) < obstacle->radius + 1;
    case KIND_LINE: return obstacle->owner >= 0 && cjm_segments_cross(start, end, obstacle->a, obstacle->b);
  }
  return false;
}

static Doubt doubt_about(CjmLabels *labels, const CjmLabel *label, size_t own_line, CjmRect r, CjmPoint anchor)
{
  Doubt doubt = {.crowded = QUIET};
  double own_gap = cjm_rect_to_point(r, anchor) - label->clear;
  double reach = CLAMP(own_gap + 6, 0, CONFUSION), quiet = label->n_along > 0 ? QUIET : 0, wide = MAX(reach, quiet);
  if (wide <= 0 && own_gap <= AIR + 1) return doubt;
  /* From the marker's edge to the label. */
  CjmPoint end = {CLAMP(anchor.x, r.x, r.x + r.w), CLAMP(anchor.y, r.y, r.y + r.h)}, start = anchor;
  double skip = (label->clear + 1) / MAX(cjm_distance(anchor, end), label->clear + 1);
  start.x += skip * (end.x - anchor.x);
  start.y += skip * (end.y - anchor.y);
  CjmRect joint = {MIN(start.x, end.x), MIN(start.y, end.y), fabs(start.x - end.x), fabs(start.y - end.y)};
  CjmRect around = cjm_rect_inset(r, -wide, -wide);
  if (own_gap > AIR + 1) around = union_of(around, joint);
  CellRange range = cells_of(labels, around);
  for (size_t row = range.top; row <= range.bottom; row++)
    for (size_t column = range.left; column <= range.right; column++) {
      const GArray *cell = labels->cells[row * labels->columns + column];
      for (guint i = 0; cell && i < cell->len; i++) {
        const Obstacle *obstacle = obstacle_at(labels, g_array_index(cell, guint, i));
        labels->work++;
        if (!cjm_rect_overlaps(around, obstacle->box, 0)) continue;
        if (own_gap > AIR + 1 && strikes(obstacle, start, end, anchor)) doubt.struck = true;
        if (obstacle->is_marker && cjm_distance(obstacle->a, anchor) > 1 && gap_to(obstacle, r) < reach) doubt.confused = true;
        if (obstacle->kind == KIND_LINE && own_gap > AIR + 1 && cjm_segments_cross(start, end, obstacle->a, obstacle->b))
          doubt.parted = true;
        if (quiet > 0 && obstacle->kind != KIND_CIRCLE && (obstacle->line == 0 || obstacle->line != own_line))
          doubt.crowded = MIN(doubt.crowded, MAX(gap_to(obstacle, r), 0));
      }
    }
  return doubt;
}

/* The line on which an anchor stands; 0 for none. */
static size_t line_at(CjmLabels *labels, CjmPoint p)
{
  CellRange range = cells_of(labels, circle_box(p, AIR));
  double nearest = AIR;
  size_t line = 0;
  for (size_t row = range.top; row <= range.bottom; row++)
    for (size_t column = range.left; column <= range.right; column++) {
      const GArray *cell = labels->cells[row * labels->columns + column];
      for (guint i = 0; cell && i < cell->len; i++) {
        const Obstacle *obstacle = obstacle_at(labels, g_array_index(cell, guint, i));
        double away = obstacle->kind == KIND_LINE ? cjm_segment_to_point(obstacle->a, obstacle->b, p) : AIR;
        if (away < nearest || (away == nearest && obstacle->line > 0 && obstacle->line < line)) {
          nearest = away;
          line = obstacle->line;
        }
      }
    }
  return line;
}

/* ---- the places tried ---- */

static int by_cost(const void *a, const void *b)
{
  const Offset *p = a, *q = b;
  if (p->cost != q->cost) return p->cost < q->cost ? -1 : 1;
  if (p->dy != q->dy) return p->dy < q->dy ? -1 : 1;
  return p->dx < q->dx ? -1 : p->dx > q->dx;
}

static void add_offset(GArray *offsets, const CjmLabel *label, double dx, double dy, double far)
{
  double sideways = fabs(dx + label->w / 2) / (label->w / 2 + label->clear + far);
  double below = (dy + label->h / 2) / (label->h / 2 + label->clear + far); /* -1 above, +1 below */
  double side = label->prefer ? COST_AGAINST * (1 - below * label->prefer) / 2 : COST_BELOW * (1 + below) / 2;
  double beside = fabs(below) < 0.6 ? COST_BESIDE : 0;
  Offset offset = {dx, dy, far - AIR + COST_SIDEWAYS * sideways + CLAMP(side, 0, COST_AGAINST) + beside};
  g_array_append_val(offsets, offset);
}

/* The places around an anchor whose nearest edge or corner is `far` px from its marker. */
static void add_orbit(GArray *offsets, const CjmLabel *label, double far)
{
  static const double shifts[] = {0, -0.15, 0.15, -0.3, 0.3, -0.5, 0.5}; /* of the label's own size */
  static const double corners[] = {G_PI / 12, G_PI / 6, G_PI / 4, G_PI / 3};
  double w = label->w, h = label->h, r = label->clear + far;
  for (size_t i = 0; i < G_N_ELEMENTS(shifts); i++) {
    add_offset(offsets, label, -w / 2 + shifts[i] * w, -r - h, far);
    add_offset(offsets, label, -w / 2 + shifts[i] * w, r, far);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(shifts); i += 2) {
    add_offset(offsets, label, r, -h / 2 - shifts[i] * h, far);
    add_offset(offsets, label, r, -h / 2 + shifts[i] * h, far);
    add_offset(offsets, label, -r - w, -h / 2 - shifts[i] * h, far);
    add_offset(offsets, label, -r - w, -h / 2 + shifts[i] * h, far);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
    double dx = r * cos(corners[i]), dy = r * sin(corners[i]);
    add_offset(offsets, label, dx, -dy - h, far);
    add_offset(offsets, label, -dx - w, -dy - h, far);
    add_offset(offsets, label, dx, dy, far);
    add_offset(offsets, label, -dx - w, dy, far);
  }
}

/* Every place beside an anchor, cheapest first. */
static GArray *offsets_new(const CjmLabel *label)
{
  GArray *offsets = g_array_new(FALSE, FALSE, sizeof(Offset));
  double far = AIR;
  do {
    add_orbit(offsets, label, far);
    far += far < 16 ? 3 : far < 40 ? 6 : far / 4;
  } while (far <= label->max_distance);
  qsort(offsets->data, offsets->len, sizeof(Offset), by_cost);
  return offsets;
}

static double anchor_cost(const CjmLabel *label, size_t i)
{
  return COST_ELSEWHERE * (double)i / (double)count_anchors(label);
}

/* A coordinate moved, by as little as possible, so that what begins there stands within the bounds. */
static double slide(double at, double size, double from, double extent)
{
  double last = from + extent - size;
  return at > last ? MAX(from, last - 0.001) : MAX(at, from);
}

/* The place of a label beside an anchor; false where it is outside the bounds or on the anchor's own marker. */
static bool make_place(const CjmLabels *labels, const CjmLabel *label, CjmPoint anchor, const Offset *offset, Place *ret_place)
{
  CjmRect wish = {anchor.x + offset->dx, anchor.y + offset->dy, label->w, label->h}, at = wish;
  at.x = slide(wish.x, wish.w, labels->bounds.x, labels->bounds.w);
  at.y = slide(wish.y, wish.h, labels->bounds.y, labels->bounds.h);
  if (!cjm_rect_contains(labels->bounds, at, 0)) return false;
  double own_gap = cjm_rect_to_point(at, anchor) - label->clear;
  if (own_gap < 0 || own_gap > MAX(label->max_distance, AIR) + 1e-6) return false;
  double slid = fabs(at.x - wish.x) + fabs(at.y - wish.y);
  double tight = MAX(AIR - own_gap, 0);
  *ret_place = (Place){at, anchor, offset->cost + COST_SLID * slid + COST_TIGHT * tight * tight, false};
  return true;
}

/* Adds to a place's cost what its surroundings cost, and finds out whether it needs a leader. */
static void weigh(CjmLabels *labels, const CjmLabel *label, size_t own_line, const Look *look, Place *io_place)
{
  double tight = AIR - look->gap, own_gap = cjm_rect_to_point(io_place->at, io_place->anchor) - label->clear;
  Doubt doubt = doubt_about(labels, label, own_line, io_place->at, io_place->anchor);
  io_place->far = own_gap > FAR_GAP || doubt.confused || doubt.parted;
  io_place->cost += COST_TIGHT * tight * tight + (doubt.confused ? COST_CONFUSED : 0) + (doubt.parted ? COST_PARTED : 0) +
                    (doubt.struck ? COST_STRUCK : 0) + COST_CROWDED * (QUIET - doubt.crowded);
}

/* The cheapest free place; false where there is none that costs less than `limit`. */
static bool best_place(CjmLabels *labels, const CjmLabel *label, double limit, Place *ret_place)
{
  GArray *offsets = offsets_new(label);
  Place best = {.cost = limit};
  size_t looks = 0;
  size_t own_line = label->n_along > 0 ? line_at(labels, label->anchor) : 0;
  for (size_t a = 0; a < count_anchors(label) && looks < MAX_LOOKS; a++) {
    double elsewhere = anchor_cost(label, a);
    for (guint i = 0; i < offsets->len; i++) {
      const Offset *offset = &g_array_index(offsets, Offset, i);
      Place place;
      if (elsewhere + offset->cost >= best.cost) break; /* nothing cheaper follows */
      if (!make_place(labels, label, anchor_at(label, a), offset, &place)) continue;
      place.cost += elsewhere;
      if (place.cost >= best.cost) continue;
      Look look = look_around(labels, place.at);
      looks++;
      if (look.hit || look.n_blockers > 0) continue;
      weigh(labels, label, own_line, &look, &place);
      if (place.cost < best.cost) best = place;
    }
  }
  g_array_free(offsets, TRUE);
  if (!(best.cost < limit)) return false;
  *ret_place = best;
  return true;
}

/* ---- placing ---- */

void cjm_label_leader(const CjmLabel *label, CjmPoint *ret_from, CjmPoint *ret_to)
{
  CjmRect at = label->at;
  CjmPoint anchor = label->taken, end = {CLAMP(anchor.x, at.x, at.x + at.w), CLAMP(anchor.y, at.y, at.y + at.h)};
  double length = cjm_distance(anchor, end), start = MIN(label->clear + 2, length);
  *ret_to = end;
  *ret_from = length > 0 ? (CjmPoint){anchor.x + (end.x - anchor.x) / length * start, anchor.y + (end.y - anchor.y) / length * start}
                         : anchor;
}

static void put(CjmLabels *labels, Job *job, const Place *place)
{
  job->label->at = place->at;
  job->label->taken = place->anchor;
  job->label->placed = true;
  job->label->far = place->far;
  job->cost = place->cost;
  obstacle_at(labels, job->slot)->box = place->at;
  enter(labels, job->slot);
  if (!place->far) return;
  Obstacle *leader = obstacle_at(labels, job->leader);
  cjm_label_leader(job->label, &leader->a, &leader->b);
  leader->box = (CjmRect){MIN(leader->a.x, leader->b.x) - 1, MIN(leader->a.y, leader->b.y) - 1,
                          fabs(leader->a.x - leader->b.x) + 2, fabs(leader->a.y - leader->b.y) + 2};
  enter(labels, job->leader);
}

static void take(CjmLabels *labels, Job *job)
{
  if (!job->label->placed) return;
  leave(labels, job->slot);
  if (job->label->far) leave(labels, job->leader);
  job->label->placed = job->label->far = false;
  job->cost = COST_UNPLACED;
}

static Place place_of(const Job *job)
{
  return (Place){job->label->at, job->label->taken, job->cost, job->label->far};
}

/* Puts a label where others stand and finds these another place; all stays as it was unless that is better for them together. */
static bool make_room(CjmLabels *labels, Job *jobs, Job *job, const Place *place, const Look *look)
{
  Job *moved[MAX_BLOCKERS];
  Place old[MAX_BLOCKERS], mine = place_of(job);
  bool was_placed = job->label->placed;
  double before = job->cost, after = place->cost;
  take(labels, job);
  for (size_t i = 0; i < look->n_blockers; i++) {
    moved[i] = &jobs[look->blockers[i]];
    old[i] = place_of(moved[i]);
    before += old[i].cost;
    take(labels, moved[i]);
  }
  put(labels, job, place);
  size_t n_back = 0;
  for (; n_back < look->n_blockers && after < before - 1; n_back++) {
    Place found;
    if (!best_place(labels, moved[n_back]->label, before - 1 - after, &found)) break;
    put(labels, moved[n_back], &found);
    after += found.cost;
  }
  if (n_back == look->n_blockers && after < before - 1) return true;

  take(labels, job);
  for (size_t i = 0; i < n_back; i++) take(labels, moved[i]);
  for (size_t i = 0; i < look->n_blockers; i++) put(labels, moved[i], &old[i]);
  if (was_placed) put(labels, job, &mine);
  return false;
}

/* Tries the cheapest places at which only other labels are in the way. */
static void improve(CjmLabels *labels, Job *jobs, Job *job)
{
  const CjmLabel *label = job->label;
  GArray *offsets = offsets_new(label);
  size_t own_line = label->n_along > 0 ? line_at(labels, label->anchor) : 0;
  gssize self = obstacle_at(labels, job->slot)->owner;
  size_t tries = 0;
  bool done = false;
  for (size_t a = 0; a < MIN(count_anchors(label), MAX_ANCHORS) && !done; a++)
    for (guint i = 0; i < offsets->len && tries < MAX_TRIES && !done; i++) {
      const Offset *offset = &g_array_index(offsets, Offset, i);
      Place place;
      if (anchor_cost(label, a) + offset->cost >= job->cost) break;
      if (!make_place(labels, label, anchor_at(label, a), offset, &place)) continue;
      Look look = look_around(labels, place.at);
      if (look.n_blockers <= MAX_BLOCKERS) forget_blocker(&look, self);
      if (look.hit || look.n_blockers == 0 || look.n_blockers > MAX_BLOCKERS) continue;
      place.cost += anchor_cost(label, a);
      weigh(labels, label, own_line, &look, &place);
      if (place.cost >= job->cost) continue;
      tries++;
      done = make_room(labels, jobs, job, &place, &look);
    }
  g_array_free(offsets, TRUE);
}

static int by_priority(const void *a, const void *b, void *data)
{
  CjmLabel *const *list = data;
  gsize i = *(const gsize *)a, k = *(const gsize *)b;
  if (list[i]->priority != list[k]->priority) return list[i]->priority > list[k]->priority ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* A job for each label, each with an obstacle of its own; the markers stand in everybody's way. */
static Job *jobs_new(CjmLabels *labels, CjmLabel *const *list, size_t n)
{
  Job *jobs = g_new0(Job, MAX(n, 1));
  for (size_t i = 0; i < n; i++) {
    CjmLabel *label = list[i];
    label->placed = label->far = false;
    label->at = (CjmRect){label->anchor.x, label->anchor.y, 0, 0};
    label->taken = label->anchor;
    Obstacle own = {.kind = KIND_LABEL, .owner = (gssize)i};
    g_array_append_val(labels->obstacles, own);
    Obstacle leader = {.kind = KIND_LINE, .radius = 1, .owner = (gssize)i};
    g_array_append_val(labels->obstacles, leader);
    jobs[i] = (Job){label, labels->obstacles->len - 2, labels->obstacles->len - 1, COST_UNPLACED};
    if (is_sound(label) && label->clear > 0)
      add_obstacle(labels, (Obstacle){.kind = KIND_CIRCLE,
                                      .box = circle_box(label->anchor, label->clear),
                                      .a = label->anchor,
                                      .radius = label->clear,
                                      .owner = -1,
                                      .is_marker = true});
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
  size_t work_limit = labels->work + WORK_FOR_ALL + n * WORK_FOR_EACH;
  for (size_t i = 0; i < n && labels->work < work_limit; i++) {
    Job *job = &jobs[order[i]];
    if (is_sound(job->label) && job->cost > DEAR) improve(labels, jobs, job);
  }

  size_t unplaced = 0;
  for (size_t i = 0; i < n; i++) {
    CjmLabel *label = list[i];
    unplaced += !label->placed;
    obstacle_at(labels, jobs[i].slot)->owner = obstacle_at(labels, jobs[i].leader)->owner = -1; /* for later calls, fixed */
  }
  g_free(order);
  g_free(jobs);
  return unplaced;
}

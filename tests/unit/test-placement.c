/* What stands in the emotion lane is where a reader looks for it: checked on every map of examples/, tests/stress/ and tests/emotion/, from
 * the scene alone. */
#include <locale.h>
#include <math.h>

#include "drawn.h"
#include "layout/distance.h"
#include "suite.h"

/* ---- reading the lane ---- */

typedef struct Point {
  unsigned number;
  CjmPoint at;
  double radius;
} Point;

typedef struct Segment {
  CjmPoint a, b;
} Segment;

typedef struct Note {
  unsigned number; /* of its point */
  guint first, n;  /* its lines of text */
  bool authored;   /* has a text of the author's, unlike the name of a line */
  bool has_leader;
  Segment leader; /* from the point */
} Note;

typedef struct Plot {
  CjmRect lane;
  double lanes_height; /* px, of all lanes */
  GArray *points;      /* of Point, in the order of painting */
  GArray *notes;       /* of Note */
  GArray *lines;       /* of CjmRect: all text of the lane */
  GArray *bars;        /* of CjmRect: ranges of feelings */
  GArray *curves;      /* of Segment: the lines through the points, in short pieces */
  GArray *cells;       /* of CjmRect: cells of all lanes, for the edges of the columns */
} Plot;

static Plot plot_new(void)
{
  return (Plot){.points = g_array_new(FALSE, FALSE, sizeof(Point)),
                .notes = g_array_new(FALSE, FALSE, sizeof(Note)),
                .lines = g_array_new(FALSE, FALSE, sizeof(CjmRect)),
                .bars = g_array_new(FALSE, FALSE, sizeof(CjmRect)),
                .curves = g_array_new(FALSE, FALSE, sizeof(Segment)),
                .cells = g_array_new(FALSE, FALSE, sizeof(CjmRect))};
}

static void plot_clear(Plot *plot)
{
  GArray *arrays[] = {plot->points, plot->notes, plot->lines, plot->bars, plot->curves, plot->cells};
  for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++) g_array_free(arrays[i], TRUE);
}

static CjmPoint on_curve(CjmPoint from, const CjmPoint p[3], double t)
{
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return (CjmPoint){a * from.x + b * p[0].x + c * p[1].x + d * p[2].x, a * from.y + b * p[0].y + c * p[1].y + d * p[2].y};
}

static void read_curve(Plot *plot, const CjmItem *item)
{
  static const double pieces = 24;
  CjmPoint at = {0, 0};
  for (size_t i = 0; i < item->u.path.n; i++) {
    const CjmPathStep *step = &item->u.path.steps[i];
    CjmPoint from = at;
    for (double k = 1; step->verb == CJM_PATH_CURVE && k <= pieces; k++) {
      Segment piece = {at, on_curve(from, step->p, k / pieces)};
      g_array_append_val(plot->curves, piece);
      at = piece.b;
    }
    Segment line = {from, step->p[0]};
    if (step->verb == CJM_PATH_LINE) g_array_append_val(plot->curves, line);
    if (step->verb == CJM_PATH_LINE || step->verb == CJM_PATH_MOVE) at = step->p[0];
  }
}

/* Is it a rule of the scale? */
static bool is_rule(const Plot *plot, const CjmItem *item)
{
  CjmRect box = cjm_item_extent(item);
  return item->u.path.n == 2 && box.h < 3 && box.w > plot->lane.w / 2;
}

static bool is_bar(const CjmItem *item)
{
  return item->kind == CJM_ITEM_RECT && fabs(item->u.rect.box.w - 12) < 0.01 && item->u.rect.box.h > 12;
}

static void read_item(Plot *plot, const CjmItem *item, Note *note)
{
  if (item->kind == CJM_ITEM_PATH && item->u.path.n == 2 && note && !note->n) {
    note->has_leader = true;
    note->leader = (Segment){item->u.path.steps[0].p[0], item->u.path.steps[1].p[0]};
  } else if (item->kind == CJM_ITEM_PATH && item->stroke && !note && !is_rule(plot, item)) {
    read_curve(plot, item);
  }
  if (is_bar(item)) g_array_append_val(plot->bars, item->u.rect.box);
  for (size_t i = 0; item->kind == CJM_ITEM_TEXT && i < item->u.text.block->n_lines; i++) {
    CjmRect line = cjm_item_line_extent(item, i);
    g_array_append_val(plot->lines, line);
    if (note) note->n++, note->authored |= item->u.text.origin != NULL;
  }
}

static void read_point(Plot *plot, const CjmSceneGroup *group)
{
  CjmRect r = group->bounds;
  Point point = {group->order, {r.x + r.w / 2, r.y + r.h / 2}, r.w / 2};
  g_array_append_val(plot->points, point);
}

static Plot read_plot(const CjmScene *scene)
{
  Plot plot = plot_new();
  unsigned depth = 0, lane = 0, note = 0, mark = 0; /* depths at which these are open */
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    const CjmSceneGroup *group = &item->u.group;
    if (item->kind == CJM_ITEM_OPEN) {
      depth++;
      if (group->role == CJM_GROUP_LANE) plot.lanes_height += group->bounds.h;
      if (group->role == CJM_GROUP_LANE && g_strcmp0(group->id, "emotion") == 0) lane = depth, plot.lane = group->bounds;
      if (group->role == CJM_GROUP_CELL) g_array_append_val(plot.cells, group->bounds);
      if (lane && group->role == CJM_GROUP_MARK && group->order) mark = depth, read_point(&plot, group);
      if (lane && group->role == CJM_GROUP_PART && group->order) {
        Note new = {.number = group->order, .first = plot.lines->len};
        g_array_append_val(plot.notes, new);
        note = depth;
      }
    } else if (item->kind == CJM_ITEM_CLOSE) {
      if (depth == lane) lane = 0;
      if (depth == note) note = 0;
      if (depth == mark) mark = 0;
      depth--;
    } else if (lane && !mark) {
      read_item(&plot, item, note ? &g_array_index(plot.notes, Note, plot.notes->len - 1) : NULL);
    }
  }
  return plot;
}

/* ---- distances ---- */

static CjmRect line_at(const Plot *plot, guint i, CjmPoint moved)
{
  CjmRect line = g_array_index(plot->lines, CjmRect, i);
  return (CjmRect){line.x + moved.x, line.y + moved.y, line.w, line.h};
}

/* px from a note, moved, to a point's edge; in *ret_nearest, unless NULL, the nearest of the note. */
static double gap(const Plot *plot, const Note *note, CjmPoint moved, const Point *point, CjmPoint *ret_nearest)
{
  double least = G_MAXDOUBLE;
  for (guint i = note->first; i < note->first + note->n; i++) {
    CjmRect line = line_at(plot, i, moved);
    double distance = cjm_rect_to_point(line, point->at) - point->radius;
    if (distance >= least) continue;
    least = distance;
    if (ret_nearest)
      *ret_nearest = (CjmPoint){CLAMP(point->at.x, line.x, line.x + line.w), CLAMP(point->at.y, line.y, line.y + line.h)};
  }
  return least;
}

static const Point *own_point(const Plot *plot, const Note *note)
{
  for (guint i = 0; i < plot->points->len; i++)
    if (g_array_index(plot->points, Point, i).number == note->number) return &g_array_index(plot->points, Point, i);
  return NULL;
}

static bool is_own_line(const Note *note, guint i)
{
  return i >= note->first && i < note->first + note->n;
}

/* Does a line run between two places, more than `leaving` px from the first? */
static bool is_crossed(const Plot *plot, Segment way, double leaving)
{
  double length = cjm_distance(way.a, way.b), t = length > leaving ? leaving / length : 1;
  CjmPoint from = {way.a.x + (way.b.x - way.a.x) * t, way.a.y + (way.b.y - way.a.y) * t};
  for (guint k = 0; k < plot->curves->len; k++) {
    Segment piece = g_array_index(plot->curves, Segment, k);
    if (cjm_segments_cross(from, way.b, piece.a, piece.b)) return true;
  }
  return false;
}

/* ---- the checks ---- */

static void fail(const char *file, const char *what, CjmPoint at)
{
  g_test_message("%s: %s at %.0f,%.0f", file, what, at.x, at.y);
  g_test_fail();
}

/* A leader runs through no text, no point of another label and no line. */
static void check_leader(const Plot *plot, const Note *note, const char *file)
{
  static const double leaving = 8; /* px: it leaves its point beside the line through that */
  if (!note->has_leader) return;
  CjmPoint a = note->leader.a, b = note->leader.b;
  for (guint i = 0; i < plot->lines->len; i++) {
    double edge = is_own_line(note, i) ? 1 : 0; /* it ends at the edge of these */
    CjmRect line = cjm_rect_inset(g_array_index(plot->lines, CjmRect, i), edge, edge);
    if (cjm_rect_to_segment(line, a, b) <= 0) fail(file, "a leader through a text", b);
  }
  for (guint i = 0; i < plot->points->len; i++) {
    const Point *point = &g_array_index(plot->points, Point, i);
    if (point->number != note->number && cjm_segment_to_point(a, b, point->at) < point->radius)
      fail(file, "a leader through a point", b);
  }
  if (is_crossed(plot, note->leader, leaving)) fail(file, "a leader through a line", b);
}

/* A label is nearest to its own point; one with a leader is at least not beside another, and seldom nearer to it. */
static void check_nearest(const Plot *plot, const Note *note, const char *file, unsigned *io_nearer)
{
  static const double beside = 8; /* px */
  const CjmPoint here = {0, 0};
  const Point *own = own_point(plot, note);
  for (guint i = 0; own && i < plot->points->len; i++) {
    const Point *other = &g_array_index(plot->points, Point, i);
    if (cjm_distance(own->at, other->at) <= 2) continue;
    double own_gap = gap(plot, note, here, own, NULL), other_gap = gap(plot, note, here, other, NULL);
    *io_nearer += note->has_leader && other_gap < own_gap - 1;
    if (other_gap < (note->has_leader ? MIN(own_gap, beside) : own_gap) - 1)
      fail(file, "a label nearer to another's point", other->at);
  }
}

/* The narrowest cell over or under a place: its column. */
static CjmRect column_at(const Plot *plot, CjmPoint at)
{
  CjmRect column = plot->lane;
  for (guint i = 0; i < plot->cells->len; i++) {
    CjmRect cell = g_array_index(plot->cells, CjmRect, i);
    if (cell.x <= at.x && at.x <= cell.x + cell.w && cell.w < column.w) column = cell;
  }
  return column;
}

/* Could a line of text stand here, with some air around it? */
static bool is_free(const Plot *plot, const Note *note, CjmRect line)
{
  static const double air = 8; /* px */
  if (line.y < plot->lane.y + air || line.y + line.h > plot->lane.y + plot->lane.h - air) return false;
  for (guint i = 0; i < plot->lines->len; i++)
    if (!is_own_line(note, i) && cjm_rect_overlaps(line, g_array_index(plot->lines, CjmRect, i), air)) return false;
  for (guint i = 0; i < plot->bars->len; i++)
    if (cjm_rect_overlaps(line, g_array_index(plot->bars, CjmRect, i), air)) return false;
  for (guint i = 0; i < plot->curves->len; i++) {
    Segment piece = g_array_index(plot->curves, Segment, i);
    if (cjm_rect_to_segment(line, piece.a, piece.b) < air) return false;
  }
  for (guint i = 0; i < plot->notes->len; i++) {
    const Note *other = &g_array_index(plot->notes, Note, i);
    if (other != note && other->has_leader && cjm_rect_to_segment(line, other->leader.a, other->leader.b) < air) return false;
  }
  return true;
}

/* Would the note, moved, stand in its column, free, close to its own point and clearly farther from all others? */
static bool has_room(const Plot *plot, const Note *note, const Point *own, CjmRect column, CjmPoint moved)
{
  static const double margin = 6, close = 14, clearly = 10; /* px */
  CjmPoint nearest = own->at;
  double own_gap = gap(plot, note, moved, own, &nearest);
  if (own_gap < 4 || own_gap > close) return false;
  for (guint i = note->first; i < note->first + note->n; i++) {
    CjmRect line = line_at(plot, i, moved);
    if (line.x < column.x + margin || line.x + line.w > column.x + column.w - margin) return false;
    if (!is_free(plot, note, line)) return false;
  }
  for (guint i = 0; i < plot->points->len; i++) {
    const Point *other = &g_array_index(plot->points, Point, i);
    if (other != own && gap(plot, note, moved, other, NULL) < own_gap + clearly) return false;
  }
  return !is_crossed(plot, (Segment){own->at, nearest}, own->radius + 4);
}

/* A label leaves its column only where that has no room for it near its point. */
static void check_column(const Plot *plot, const Note *note, const char *file)
{
  static const double reach = 160, step = 4; /* px */
  const Point *own = own_point(plot, note);
  if (!own || !note->authored) return;
  CjmRect column = column_at(plot, own->at);
  bool outside = false;
  for (guint i = note->first; i < note->first + note->n; i++) {
    CjmRect line = g_array_index(plot->lines, CjmRect, i);
    outside |= line.x < column.x || line.x + line.w > column.x + column.w;
  }
  bool room = false;
  for (double x = -reach; outside && x <= reach && !room; x += step)
    for (double y = -reach; y <= reach && !room; y += step) room = has_room(plot, note, own, column, (CjmPoint){x, y});
  if (room) fail(file, "a label left its column, which has room for it,", own->at);
}

static void check_bars(const Plot *plot, const char *file)
{
  for (guint i = 0; i < plot->bars->len; i++)
    for (guint k = 0; k < plot->lines->len; k++) {
      CjmRect bar = g_array_index(plot->bars, CjmRect, i), line = g_array_index(plot->lines, CjmRect, k);
      if (cjm_rect_overlaps(bar, line, 1)) fail(file, "a text on the bar of a range", (CjmPoint){line.x, line.y});
    }
}

/* Less than half of a point is under those painted later. */
static void check_seen(const Plot *plot, guint i, const char *file)
{
  const Point *point = &g_array_index(plot->points, Point, i);
  for (guint k = i + 1; k < plot->points->len; k++) {
    const Point *later = &g_array_index(plot->points, Point, k);
    if (cjm_distance(point->at, later->at) < later->radius) fail(file, "a point is hidden", point->at);
  }
}

/* The lane takes a fifth of the height of all lanes. */
static void check_share(const Plot *plot, const char *file)
{
  if (plot->points->len > 0 && plot->lane.h < 0.2 * plot->lanes_height - 1)
    fail(file, "a lane lower than a fifth", (CjmPoint){plot->lane.x, plot->lane.y});
}

typedef struct Counts {
  unsigned notes, leaders, nearer;
} Counts;

static void check_file(const char *file, Counts *io_counts)
{
  Drawn drawn = drawn_load(file);
  Plot plot = read_plot(drawn.scene);
  for (guint i = 0; i < plot.notes->len; i++) {
    const Note *note = &g_array_index(plot.notes, Note, i);
    check_leader(&plot, note, file);
    check_nearest(&plot, note, file, &io_counts->nearer);
    check_column(&plot, note, file);
    io_counts->leaders += note->has_leader;
  }
  check_bars(&plot, file);
  check_share(&plot, file);
  for (guint i = 0; i < plot.points->len; i++) check_seen(&plot, i, file);
  io_counts->notes += plot.notes->len;
  plot_clear(&plot);
  drawn_clear(&drawn);
}

static void test_every_map(void)
{
  static const char *const folders[] = {"examples", "tests/stress", "tests/emotion"};
  Counts counts = {0};
  for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *path = g_build_filename(CJM_SRCDIR, folders[i], NULL);
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    g_assert_nonnull(folder);
    for (const char *name; (name = g_dir_read_name(folder));) {
      g_autofree char *file = g_build_filename(folders[i], name, NULL);
      if (g_str_has_suffix(name, ".yaml")) check_file(file, &counts);
    }
  }
  g_test_message("%u notes, %u leaders, %u nearer to another point", counts.notes, counts.leaders, counts.nearer);
  g_assert_cmpuint(counts.notes, >, 300); /* or else this has looked at nothing */
  g_assert_cmpuint(counts.leaders, >, 20);
  g_assert_cmpuint(counts.nearer, <, counts.notes / 20);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  g_test_add_func("/placement/every-map", test_every_map);
  return g_test_run();
}

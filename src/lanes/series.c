/* series.c: lanes with a line of one value for each step: engagement, and custom lanes of kind `line`. */
#include <math.h>

#include "lanes/lane.h"
#include "layout/curve.h"
#include "layout/marks.h"

typedef struct Series {
  double low, high; /* the scale */
  double target;    /* NAN: none */
  const char *unit;
  size_t *columns; /* of the points */
  double *values;
  size_t n;
  CjmBox **labels; /* one a point */
  CjmColour colour;
} Series;

static const double plot_height = 78, label_room = 22; /* px */

typedef double (*ValueOf)(const CjmLane *lane, const CjmStep *step); /* NAN: none */

static double engagement_of(const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return step->engagement.set ? step->engagement.value : NAN;
}

static double custom_of(const CjmLane *lane, const CjmStep *step)
{
  for (size_t i = 0; i < step->customs.n; i++)
    if (step->customs.at[i]->lane == lane && step->customs.at[i]->number.set) return step->customs.at[i]->number.value;
  return NAN;
}

static Series *collect(CjmLaneView *view, ValueOf of)
{
  CjmSheet *sheet = view->sheet;
  const CjmJourney *journey = sheet->journey;
  Series *s = cjm_arena_make(sheet->m.arena, Series, 1);
  size_t n = 0;
  for (size_t i = 0; i < journey->steps.n; i++) n += !isnan(of(view->lane, journey->steps.at[i]));
  s->columns = cjm_arena_make(sheet->m.arena, size_t, n);
  s->values = cjm_arena_make(sheet->m.arena, double, n);
  s->labels = cjm_arena_make(sheet->m.arena, CjmBox *, n);
  s->unit = view->lane->unit.at;
  for (size_t i = 0; i < journey->steps.n; i++) {
    double value = of(view->lane, journey->steps.at[i]);
    if (isnan(value)) continue;
    s->columns[s->n] = i;
    s->values[s->n] = value;
    const char *words = cjm_sheet_amount(sheet, value, s->unit && g_str_equal(s->unit, "%") ? "%" : NULL);
    s->labels[s->n++] = cjm_sheet_tag(sheet, sheet->theme.ink, words);
    view->min[i] = fmax(view->min[i], cjm_box_width(s->labels[s->n - 1]) + 16);
  }
  s->colour = sheet->theme.accent;
  s->target = NAN;
  if (s->n) view->picture = s;
  return s->n ? s : NULL;
}

static CjmBox *value_entry(CjmSheet *sheet, const CjmLane *lane, double value)
{
  if (isnan(value)) return NULL;
  return cjm_sheet_tag(sheet, sheet->theme.ink, cjm_sheet_amount(sheet, value, lane->unit.at));
}

static CjmBox *engagement_entry(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  return value_entry(sheet, lane, engagement_of(lane, step));
}

static CjmBox *custom_entry(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  return value_entry(sheet, lane, custom_of(lane, step));
}

static bool prepare_engagement(CjmLaneView *view)
{
  Series *s = collect(view, engagement_of);
  if (!s) return false;
  s->low = 1;
  s->high = 5;
  cjm_sheet_use(view->sheet, CJM_SIGN_ENGAGEMENT);
  return true;
}

/* Without a range, the line fills the height of the plot. */
static bool prepare_custom(CjmLaneView *view)
{
  Series *s = collect(view, custom_of);
  if (!s) return false;
  const CjmLane *lane = view->lane;
  s->low = s->high = s->values[0];
  for (size_t i = 0; i < s->n; i++) {
    s->low = fmin(s->low, s->values[i]);
    s->high = fmax(s->high, s->values[i]);
  }
  if (lane->target.set) {
    s->target = lane->target.value;
    s->low = fmin(s->low, s->target);
    s->high = fmax(s->high, s->target);
    cjm_sheet_use(view->sheet, CJM_SIGN_TARGET);
  }
  if (lane->range.low.set) s->low = lane->range.low.value;
  if (lane->range.high.set) s->high = lane->range.high.value;
  if (s->high <= s->low) s->high = s->low + 1;
  return true;
}

static double measure(CjmLaneView *view)
{
  return cjm_sheet_space(view->sheet, plot_height) + 2 * label_room;
}

static CjmPoint point(const Series *s, const CjmSheet *sheet, size_t i, CjmRect plot)
{
  const CjmGrid *grid = &sheet->grid;
  double level = CLAMP((s->values[i] - s->low) / (s->high - s->low), 0, 1);
  return (CjmPoint){grid->x[s->columns[i]] + grid->w[s->columns[i]] / 2, plot.y + plot.h * (1 - level)};
}

static void draw_curve(const Series *s, const CjmSheet *sheet, CjmRect plot)
{
  CjmPoint *points = g_new(CjmPoint, s->n);
  for (size_t i = 0; i < s->n; i++) points[i] = point(s, sheet, i, plot);
  CjmCurve *curve = cjm_curve(sheet->m.arena, points, s->n, CJM_CURVE_SHAPE_SMOOTH);
  for (size_t i = 0; i + 1 < s->n; i++) {
    bool gap = s->columns[i + 1] > s->columns[i] + 1;
    if (!gap && cjm_journey_is_broken(sheet->journey, s->columns[i], s->columns[i + 1])) continue;
    CjmPath path = cjm_path_begin();
    cjm_curve_append(curve, i, 1, true, &path);
    cjm_path_end(&path, sheet->scene, CJM_NO_PAINT,
                 gap ? cjm_stroke_dashed(sheet->theme.neutral, 1.3, 2, 6) : cjm_stroke(s->colour, 2.2));
  }
  g_free(points);
}

static double target_y(const Series *s, CjmRect plot)
{
  return plot.y + plot.h * (1 - CLAMP((s->target - s->low) / (s->high - s->low), 0, 1));
}

static void draw_target(const Series *s, const CjmSheet *sheet, CjmRect plot)
{
  if (isnan(s->target)) return;
  double y = target_y(s, plot);
  cjm_scene_line(sheet->scene, (CjmPoint){plot.x, y}, (CjmPoint){plot.x + plot.w, y},
                 cjm_stroke_dashed(sheet->theme.neutral, 1.2, 5, 4));
  cjm_mark_draw(sheet->scene, CJM_MARK_TARGET, (CjmPoint){plot.x + 7, y - 5}, 9, sheet->theme.ink, sheet->theme.background);
  cjm_scene_sign(sheet->scene, CJM_SIGN_TARGET);
}

/* A label is above a high point and below a low one, but not on the line of the target. */
static double label_y(const Series *s, size_t i, CjmPoint at, double height, CjmRect plot)
{
  bool dip = i && i + 1 < s->n && s->values[i] < s->values[i - 1] && s->values[i] <= s->values[i + 1];
  double over = at.y - 5 - height, under = at.y + 5, line = isnan(s->target) ? -INFINITY : target_y(s, plot);
  bool over_struck = line > over && line<over + height, under_struck = line> under && line < under + height;
  return over_struck != under_struck ? (over_struck ? under : over) : dip ? under : over;
}

static void draw_points(const Series *s, CjmSheet *sheet, CjmRect plot)
{
  for (size_t i = 0; i < s->n; i++) {
    CjmPoint at = point(s, sheet, i, plot);
    double width = cjm_box_width(s->labels[i]), height = cjm_box_height(s->labels[i], width);
    cjm_scene_circle(sheet->scene, at, 4, cjm_paint(sheet->theme.background), cjm_stroke(s->colour, 2));
    size_t from = cjm_scene_length(sheet->scene);
    cjm_box_place(s->labels[i], sheet->scene, at.x - width / 2, label_y(s, i, at, height, plot), width, sheet->theme.background);
    g_array_index(sheet->scene->items, CjmItem, from).u.text.halo = 2.5;
  }
}

static void place(CjmLaneView *view, double y)
{
  const Series *s = view->picture;
  CjmSheet *sheet = view->sheet;
  const CjmGrid *grid = &sheet->grid;
  CjmRect plot = {grid->left, y + label_room, grid->right - grid->left, view->height - view->cells_height - 2 * label_room};
  cjm_scene_line(sheet->scene, (CjmPoint){plot.x, plot.y}, (CjmPoint){plot.x + plot.w, plot.y}, cjm_stroke(sheet->theme.hair, 1));
  cjm_scene_line(sheet->scene, (CjmPoint){plot.x, plot.y + plot.h}, (CjmPoint){plot.x + plot.w, plot.y + plot.h},
                 cjm_stroke(sheet->theme.hair, 1));
  draw_target(s, sheet, plot);
  draw_curve(s, sheet, plot);
  draw_points(s, sheet, plot);
  if (view->lane->id == CJM_LANE_ENGAGEMENT) cjm_scene_sign(sheet->scene, CJM_SIGN_ENGAGEMENT);
}

static const char *engagement_scale(CjmSheet *sheet)
{
  return cjm_arena_printf(sheet->m.arena, "%s – %s", cjm_sheet_number(sheet, 1), cjm_sheet_number(sheet, 5));
}

const CjmLaneClass cjm_lane_engagement = {
  .prepare = prepare_engagement, .measure = measure, .place = place, .entry = engagement_entry, .subtitle = engagement_scale};
const CjmLaneClass cjm_lane_custom_line = {
  .prepare = prepare_custom, .measure = measure, .place = place, .entry = custom_entry};

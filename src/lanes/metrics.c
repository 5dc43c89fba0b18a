/* metrics.c: values with bars, which start at the minimum of the range, or at zero if that is within the range. */
#include "lanes/metrics.h"

#include <math.h>
#include <stdlib.h>

#include "format/shapes.h"
#include "journey/id.h"
#include "lanes/scales.h"
#include "layout/change.h"

/* ---- the bar ---- */

typedef struct Bar {
  const CjmSheet *sheet;
  double low, high, value;
  double target, previous; /* NAN: none */
  CjmColour colour;
} Bar;

static bool crosses_zero(double low, double high)
{
  return low < 0 && high > 0;
}

static double bar_x(const Bar *bar, CjmRect at, double value)
{
  return at.x + at.w * CLAMP((value - bar->low) / (bar->high - bar->low), 0, 1);
}

/* On paper, bars are thinner. */
static double band_height(const CjmSheet *sheet)
{
  return sheet->on_paper ? 15 : 19;
}

static CjmRect track_of(const CjmSheet *sheet, CjmRect at)
{
  return sheet->on_paper ? (CjmRect){at.x, at.y + 6, at.w, 6} : (CjmRect){at.x, at.y + 7, at.w, 8};
}

static void draw_bar(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Bar *bar = data;
  const CjmTheme *t = &bar->sheet->theme;
  CjmRect track = track_of(bar->sheet, at);
  bool crosses = crosses_zero(bar->low, bar->high);
  double start = bar_x(bar, track, crosses ? 0 : bar->low), end = bar_x(bar, track, bar->value);
  cjm_scene_rect(scene, track, track.h / 2, cjm_paint(t->track), CJM_NO_STROKE);
  double left = fmin(start, end), width = fabs(end - start);
  if (width > 0.5)
    cjm_scene_rect(scene, (CjmRect){left, track.y, width, track.h}, fmin(track.h / 2, width / 2), cjm_paint(bar->colour), CJM_NO_STROKE);
  if (crosses) {
    cjm_scene_line(scene, (CjmPoint){start, track.y - 3}, (CjmPoint){start, track.y + track.h + 3}, cjm_stroke(t->neutral, 1.2));
    cjm_scene_sign(scene, CJM_SIGN_ZERO);
  }
  if (!isnan(bar->previous)) {
    double x = bar_x(bar, track, bar->previous);
    cjm_scene_line(scene, (CjmPoint){x, track.y - 4}, (CjmPoint){x, track.y + track.h + 4}, cjm_stroke_dashed(t->ink, 1.6, 2, 2));
    cjm_scene_sign(scene, CJM_SIGN_PREVIOUS);
  }
  if (!isnan(bar->target)) {
    double x = CLAMP(bar_x(bar, track, bar->target), at.x + 5, at.x + at.w - 5);
    cjm_mark_draw(scene, CJM_MARK_TARGET, (CjmPoint){x, track.y - 3}, 9, t->ink, background);
    cjm_scene_sign(scene, CJM_SIGN_TARGET);
  }
}

void cjm_meter_draw_empty(CjmScene *scene, CjmRect track, const CjmTheme *theme)
{
  cjm_scene_rect(scene, cjm_rect_inset(track, 0.6, 0.6), track.h / 2 - 0.6, CJM_NO_PAINT,
                 cjm_stroke_dashed(theme->neutral, 1.1, 2, 2));
}

static void draw_empty_bar(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmSheet *sheet = data;
  (void)background;
  cjm_meter_draw_empty(scene, track_of(sheet, at), &sheet->theme);
}

static CjmBox *bar_box(CjmSheet *sheet, const CjmMeter *m, CjmColour colour)
{
  Bar *bar = cjm_arena_make(sheet->m.arena, Bar, 1);
  *bar = (Bar){sheet, m->low, m->high, m->value, m->target, m->previous, colour};
  if (crosses_zero(m->low, m->high)) cjm_sheet_use(sheet, CJM_SIGN_ZERO);
  if (!isnan(m->previous)) cjm_sheet_use(sheet, CJM_SIGN_PREVIOUS);
  if (!isnan(m->target)) cjm_sheet_use(sheet, CJM_SIGN_TARGET);
  return cjm_box_band(&sheet->m, band_height(sheet), draw_bar, bar);
}

/* ---- the line of earlier values ---- */

typedef struct Spark {
  const CjmSheet *sheet;
  CjmPoint *points; /* x and y from 0 to 1 */
  size_t n;
  CjmColour colour;
} Spark;

static const double spark_height = 26, spark_dot = 2.5; /* px */

static CjmPoint spark_point(const Spark *spark, CjmRect at, size_t i)
{
  double room = at.h - 2 * spark_dot - 4, width = at.w - 2 * spark_dot;
  return (CjmPoint){at.x + spark_dot + spark->points[i].x * width, at.y + spark_dot + 2 + (1 - spark->points[i].y) * room};
}

static void draw_spark(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Spark *spark = data;
  (void)background;
  CjmPath path = cjm_path_begin();
  for (size_t i = 0; i < spark->n; i++) {
    CjmPoint p = spark_point(spark, at, i);
    if (i == 0) cjm_path_move(&path, p.x, p.y);
    else cjm_path_line(&path, p.x, p.y);
  }
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(spark->sheet->theme.neutral, 1.4));
  CjmPoint last = spark_point(spark, at, spark->n - 1);
  cjm_scene_rect(scene, (CjmRect){last.x - spark_dot, last.y - spark_dot, 2 * spark_dot, 2 * spark_dot}, spark_dot,
                 cjm_paint(spark->colour), CJM_NO_STROKE);
}

/* Days since the year 1. */
static double day_number(CjmDate date)
{
  GDate day;
  g_date_clear(&day, 1);
  g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
  return g_date_get_julian(&day);
}

static int compare_readings(const void *a, const void *b)
{
  const CjmReading *const *x = a, *const *y = b;
  double left = day_number((*x)->date), right = day_number((*y)->date);
  return (left > right) - (left < right);
}

/* The position of a value between the ends, 0 to 1; the middle if these are equal. */
static double share(double value, double low, double high)
{
  return high > low ? (value - low) / (high - low) : 0.5;
}

/* A line through the values over time, with the dates of its ends below. */
static CjmBox *spark_box(CjmSheet *sheet, const CjmMeter *m, CjmColour colour)
{
  CjmArena *arena = sheet->m.arena;
  const CjmReadings *history = m->history;
  size_t n = history->n;
  const CjmReading **sorted = cjm_arena_make(arena, const CjmReading *, n);
  for (size_t i = 0; i < n; i++) sorted[i] = history->at[i];
  qsort(sorted, n, sizeof *sorted, compare_readings);
  double first = day_number(sorted[0]->date), last = day_number(sorted[n - 1]->date);
  Spark *spark = cjm_arena_make(arena, Spark, 1);
  *spark = (Spark){sheet, cjm_arena_make(arena, CjmPoint, n), n, colour};
  for (size_t i = 0; i < n; i++)
    spark->points[i] =
      (CjmPoint){share(day_number(sorted[i]->date), first, last), share(sorted[i]->value.value, m->history_low, m->history_high)};
  CjmBox *box = cjm_box_stack(&sheet->m, 0);
  cjm_box_add(box, cjm_box_band(&sheet->m, spark_height, draw_spark, spark));
  cjm_box_add(box, cjm_box_ends(&sheet->m, cjm_sheet_note(sheet, cjm_sheet_date(sheet, sorted[0]->date)),
                                cjm_sheet_note(sheet, cjm_sheet_date(sheet, sorted[n - 1]->date)), 8));
  return box;
}

/* ---- words ---- */

typedef enum Verdict { UNJUDGED, MET, MISSED } Verdict;

static Verdict judge(const CjmMeter *m)
{
  if (isnan(m->target) || m->goal == CJM_GOAL_NONE) return UNJUDGED;
  bool met = m->goal == CJM_GOAL_UP ? m->value >= m->target : m->value <= m->target;
  return met ? MET : MISSED;
}

static CjmBox *value_box(CjmSheet *sheet, const CjmMeter *m, Verdict verdict, CjmColour colour)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_LARGE, CJM_WEIGHT_BOLD);
  if (sheet->on_paper) style.leading = 19; /* it is on the line of the title */
  CjmBox *value = cjm_box_text(&sheet->m, style, colour, cjm_sheet_amount(sheet, m->value, m->unit));
  if (m->pale) return cjm_sheet_note(sheet, cjm_sheet_amount(sheet, m->value, m->unit));
  if (m->change) return cjm_change_value(sheet, m->change, sheet->theme.background, value);
  if (verdict == UNJUDGED) return value;
  CjmBox *mark = cjm_sheet_mark(sheet, verdict == MET ? CJM_SIGN_TARGET_MET : CJM_SIGN_TARGET_MISSED, 9);
  return cjm_box_hang(&sheet->m, mark, 6, 24, value);
}

/* "target reached", with its mark. */
static CjmBox *verdict_box(CjmSheet *sheet, Verdict verdict)
{
  bool met = verdict == MET;
  CjmBox *mark = cjm_sheet_mark(sheet, met ? CJM_SIGN_TARGET_MET : CJM_SIGN_TARGET_MISSED, 9);
  CjmColour colour = met ? sheet->theme.positive : sheet->theme.negative;
  return cjm_box_hang(&sheet->m, mark, 5, 17, cjm_sheet_tag(sheet, colour, cjm_sheet_word(sheet, met ? CJM_WORD_TARGET_MET : CJM_WORD_TARGET_MISSED)));
}

static const char *target_words(CjmSheet *sheet, const CjmMeter *m)
{
  const char *sign = m->goal == CJM_GOAL_UP ? "≥" : m->goal == CJM_GOAL_DOWN ? "≤" : "=";
  return cjm_arena_printf(sheet->m.arena, "%s %s", sign, cjm_sheet_amount(sheet, m->target, m->unit));
}

static CjmBox *change_box(CjmSheet *sheet, const CjmMeter *m)
{
  return cjm_lane_change(sheet, m->value - m->previous, m->goal, cjm_sheet_amount(sheet, m->previous, m->unit));
}

/* ---- meters that stand at one height ---- */

/* A meter has two parts: title and value above the bar, and the bar with the details below. */
typedef struct Part {
  CjmBox *head, *body;
} Part;

/* The heights of each row of meters of a lane; 0 until the widths of the columns are known. */
typedef struct Level {
  double head, body; /* px */
} Level;

typedef struct Meters {
  CjmBox box;
  Part *parts;
  size_t n;
  double gap;          /* px */
  const Level *levels; /* of the lane; NULL: none */
} Meters;

static double meters_max(const CjmBox *box, double (*of)(const CjmBox *))
{
  const Meters *m = (const Meters *)box;
  double width = 0;
  for (size_t i = 0; i < m->n; i++) width = fmax(width, fmax(of(m->parts[i].head), of(m->parts[i].body)));
  return width;
}

static double meters_min_width(const CjmBox *box)
{
  return meters_max(box, cjm_box_min_width);
}

static double meters_width(const CjmBox *box)
{
  return meters_max(box, cjm_box_width);
}

/* Arranges the meters, and places them if there is a scene. Returns the height. */
static double meters_walk(const Meters *m, double width, CjmScene *scene, CjmRect at, CjmColour background)
{
  double y = 0;
  for (size_t i = 0; i < m->n; i++) {
    double head_h = cjm_box_height(m->parts[i].head, width), body_h = cjm_box_height(m->parts[i].body, width);
    double room = fmax(head_h, m->levels ? m->levels[i].head : 0);
    if (scene) {
      cjm_box_place(m->parts[i].head, scene, at.x, at.y + y + room - head_h, width, background); /* on its bar */
      cjm_box_place(m->parts[i].body, scene, at.x, at.y + y + room, width, background);
    }
    y += room;
    if (i + 1 < m->n) y += fmax(body_h, m->levels ? m->levels[i].body : 0) + m->gap;
    else y += body_h;
  }
  return y;
}

static double meters_height(const CjmBox *box, double width)
{
  return meters_walk((const Meters *)box, width, NULL, (CjmRect){0}, (CjmColour){0});
}

static void meters_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  meters_walk((const Meters *)box, at.w, scene, at, background);
}

static CjmContent *meters_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const Meters *m = (const Meters *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_STACK);
  content->gap = m->gap;
  for (size_t i = 0; i < m->n; i++) {
    CjmContent *part = cjm_content(maker, CJM_CONTENT_STACK);
    cjm_content_add(part, cjm_box_content(m->parts[i].head, maker, background));
    cjm_content_add(part, cjm_box_content(m->parts[i].body, maker, background));
    cjm_content_add(content, part);
  }
  return content;
}

static const CjmBoxClass meters_class = {meters_min_width, meters_width, meters_height, meters_place, meters_content};

/* A bar without a value. */
static Part empty_meter(CjmSheet *sheet, const CjmMeter *m)
{
  CjmBox *body = cjm_box_stack(&sheet->m, 0), *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_add(body, cjm_sheet_sign(sheet, CJM_SIGN_TO_MEASURE, cjm_box_band(&sheet->m, band_height(sheet), draw_empty_bar, sheet)));
  cjm_box_add(facts, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_TO_BE_MEASURED)));
  if (!isnan(m->target)) cjm_box_add(facts, cjm_sheet_note(sheet, target_words(sheet, m)));
  cjm_box_add(facts, m->details);
  cjm_box_add(body, facts);
  return (Part){m->title, body};
}

static Part meter(CjmSheet *sheet, const CjmMeter *m)
{
  if (isnan(m->value)) return empty_meter(sheet, m);
  Verdict verdict = judge(m);
  const CjmTheme *t = &sheet->theme;
  CjmColour colour = m->pale ? t->rule_strong : verdict == MET ? t->positive : verdict == MISSED ? t->negative : t->accent;
  CjmBox *body = cjm_box_stack(&sheet->m, 0), *facts = cjm_sheet_facts(sheet, t->soft);
  if (m->bar) cjm_box_add(body, bar_box(sheet, m, colour));
  if (!isnan(m->target)) cjm_box_add(facts, cjm_sheet_note(sheet, target_words(sheet, m)));
  if (m->change && verdict != UNJUDGED) cjm_box_add(facts, verdict_box(sheet, verdict));
  else if (!isnan(m->previous) && !m->change) cjm_box_add(facts, change_box(sheet, m));
  cjm_box_add(facts, m->details);
  if (!cjm_box_is_empty(facts)) cjm_box_add(body, facts);
  if (m->history && m->history->n > 1) cjm_box_add(body, spark_box(sheet, m, colour));
  return (Part){cjm_box_ends(&sheet->m, m->title, value_box(sheet, m, verdict, colour), 8), body};
}

CjmBox *cjm_meters(CjmSheet *sheet, const CjmMeter *meters, size_t n)
{
  Meters *box = cjm_arena_make(sheet->m.arena, Meters, 1);
  box->box.class = &meters_class;
  box->parts = cjm_arena_make(sheet->m.arena, Part, n);
  box->n = n;
  box->gap = sheet->on_paper ? 5 : 10;
  for (size_t i = 0; i < n; i++) box->parts[i] = meter(sheet, &meters[i]);
  return &box->box;
}

/* The meters of a cell; NULL if it has only what is folded into the lane. */
static Meters *meters_of(const CjmLaneView *view, size_t i)
{
  const CjmCell *cell = &view->row.cells[i];
  const CjmBox *own = view->folded ? cell->own : cell->box;
  return own && own->class == &meters_class ? (Meters *)own : NULL; /* a folded column of a map of changes has a placeholder */
}

void cjm_meters_level(CjmLaneView *view)
{
  const CjmGrid *grid = &view->sheet->grid;
  size_t most = 0;
  for (size_t i = 0; i < view->row.n; i++)
    if (meters_of(view, i)) most = MAX(most, meters_of(view, i)->n);
  Level *levels = cjm_arena_make(view->arena, Level, most);
  double pad = 2 * cjm_lane_pad_x(view->sheet);
  for (size_t i = 0; i < view->row.n; i++) {
    const CjmCell *cell = &view->row.cells[i];
    Meters *meters = meters_of(view, i);
    if (cell->across || !meters || !cjm_grid_has(grid, cell->first)) continue;
    double width = cjm_grid_span(grid, cell->first, cell->n) - pad;
    for (size_t k = 0; k < meters->n; k++) {
      levels[k].head = fmax(levels[k].head, cjm_box_height(meters->parts[k].head, width));
      levels[k].body = fmax(levels[k].body, cjm_box_height(meters->parts[k].body, width));
    }
    meters->levels = levels;
  }
}

/* ---- the lane ---- */

static double or_nan(CjmNumber number)
{
  return number.set ? number.value : NAN;
}

/* The date of the last value is below the line of earlier values. */
static bool shows_day(const CjmMeasure *measure)
{
  const CjmReadings *history = &measure->history;
  if (measure->as_of.year == 0) return false;
  for (size_t i = 0; history->n > 1 && i < history->n; i++)
    if (day_number(history->at[i]->date) == day_number(measure->as_of)) return false;
  return true;
}

static CjmBox *measure_details(CjmSheet *sheet, const CjmMeasure *measure)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  if (measure->n.set)
    cjm_box_add(facts,
                cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_SAMPLE, cjm_sheet_number(sheet, measure->n.value), NULL)));
  if (shows_day(measure))
    cjm_box_add(facts,
                cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_AS_OF, cjm_sheet_date(sheet, measure->as_of), NULL)));
  if (measure->source.to && cjm_journey_shows_block(sheet->journey, "sources")) cjm_box_add(facts, cjm_sheet_source(sheet, &measure->source, sheet->theme.soft));
  return cjm_box_is_empty(facts) ? NULL : facts;
}

/* The title of a metric counts as the text of the author where its first value is drawn. */
static CjmBox *metric_title(CjmSheet *sheet, const CjmMeasure *measure)
{
  const CjmMetric *metric = measure->metric;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR);
  if (!metric->title.at) return cjm_box_text(&sheet->m, style, sheet->theme.ink, metric->o.id);
  if (cjm_sheet_first(sheet, metric)) return cjm_box_authored(&sheet->m, style, sheet->theme.ink, &metric->title);
  return cjm_box_text(&sheet->m, style, sheet->theme.ink, metric->title.at);
}

/* The value of the same metric in the same step of the baseline; NAN if there is none, or if the change is too small to be shown:
 * less than a twentieth of the range, or of the earlier value if there is no range. */
static double earlier_value(const CjmSheet *sheet, const CjmStep *step, const CjmMeasure *measure)
{
  const CjmOther *earlier = sheet->journey->earlier;
  size_t column;
  const CjmStep *before =
    earlier && step->number && cjm_journey_column(sheet->journey, step, &column) ? earlier->steps[column] : NULL;
  g_autofree char *id = cjm_id_fold_new(measure->metric->o.id);
  for (size_t i = 0; before && i < before->metrics.n; i++) {
    const CjmMeasure *old = before->metrics.at[i];
    g_autofree char *old_id = old->metric && old->value.set ? cjm_id_fold_new(old->metric->o.id) : NULL;
    if (g_strcmp0(old_id, id) != 0) continue;
    const CjmRange *range = &measure->metric->range;
    double whole = range->low.set && range->high.set ? range->high.value - range->low.value : fabs(old->value.value);
    return fabs(measure->value.value - old->value.value) < whole / 20 ? NAN : old->value.value;
  }
  return NAN;
}

/* What changed of a measure in a map of changes: its mark is that of the measure, or of a metric that is defined with its value. */
static const void *changed_measure(const CjmSheet *sheet, const CjmMeasure *measure, double *io_previous)
{
  const void *at = cjm_change_of(sheet, measure) ? (const void *)measure : measure->metric;
  const CjmChangeMark *mark = cjm_change_of(sheet, at);
  if (!mark || mark->kind != CJM_CHANGE_VALUE || !mark->old || !mark->was) return NULL;
  const CjmNumber *old = at == (const void *)measure ? &((const CjmMeasure *)mark->old)->value : &((const CjmInlineMetric *)mark->old)->value;
  if (old->set) *io_previous = old->value;
  return at;
}

static CjmMeter meter_of(CjmSheet *sheet, const CjmStep *step, const CjmMeasure *measure)
{
  const CjmMetric *metric = measure->metric;
  CjmMeter m = {.title = metric_title(sheet, measure),
                .value = or_nan(measure->value),
                .target = or_nan(metric->target),
                .previous = measure->previous.set ? measure->previous.value : earlier_value(sheet, step, measure),
                .goal = (CjmGoal)metric->goal.value,
                .unit = metric->unit.at,
                .history = &measure->history,
                .details = measure_details(sheet, measure)};
  if (sheet->m.changed) m.previous = NAN;
  m.change = changed_measure(sheet, measure, &m.previous);
  m.pale = sheet->m.changed && !cjm_change_of(sheet, measure) && !cjm_change_of(sheet, measure->metric);
  m.bar = cjm_scales_metric(sheet, metric, &m.low, &m.high);
  cjm_scales_history(sheet, metric, &m.history_low, &m.history_high);
  return m;
}

static CjmBox *metrics(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmMeter *meters = g_new(CjmMeter, step->metrics.n);
  size_t n = 0;
  for (size_t i = 0; i < step->metrics.n; i++)
    if (step->metrics.at[i]->metric) meters[n++] = meter_of(sheet, step, step->metrics.at[i]);
  CjmBox *box = n ? cjm_meters(sheet, meters, n) : NULL;
  g_free(meters);
  return box;
}

const CjmLaneClass cjm_lane_metrics = {.cell = metrics, .level = cjm_meters_level};

/* metrics.c: bars that tell the truth: they start at the range's minimum, or at zero where the range crosses it. */
#include "lanes/metrics.h"

#include <math.h>

#include "lanes/lane.h"
#include "layout/marks.h"

typedef struct Bar {
  const CjmSheet *sheet;
  double low, high, value;
  double target, previous; /* NAN: none */
  CjmColour colour;
} Bar;

static double bar_x(const Bar *bar, CjmRect at, double value)
{
  return at.x + at.w * CLAMP((value - bar->low) / (bar->high - bar->low), 0, 1);
}

static void draw_bar(CjmScene *scene, CjmRect at, CjmColour ground, const void *data)
{
  const Bar *bar = data;
  const CjmTheme *t = &bar->sheet->theme;
  CjmRect track = {at.x, at.y + 7, at.w, 8};
  double zero = bar_x(bar, track, bar->low < 0 && bar->high > 0 ? 0 : bar->low), end = bar_x(bar, track, bar->value);
  (void)ground;
  cjm_scene_rect(scene, track, 4, cjm_paint(t->track), CJM_NO_STROKE);
  double left = fmin(zero, end), width = fabs(end - zero);
  if (width > 0.5)
    cjm_scene_rect(scene, (CjmRect){left, track.y, width, track.h}, fmin(4, width / 2), cjm_paint(bar->colour), CJM_NO_STROKE);
  if (bar->low < 0 && bar->high > 0)
    cjm_scene_line(scene, (CjmPoint){zero, track.y - 3}, (CjmPoint){zero, track.y + track.h + 3}, cjm_stroke(t->neutral, 1.2));
  if (!isnan(bar->previous)) {
    double x = bar_x(bar, track, bar->previous);
    cjm_scene_line(scene, (CjmPoint){x, track.y - 4}, (CjmPoint){x, track.y + track.h + 4}, cjm_stroke_dashed(t->ink, 1.6, 2, 2));
  }
  if (!isnan(bar->target)) {
    double x = CLAMP(bar_x(bar, track, bar->target), at.x + 5, at.x + at.w - 5);
    cjm_mark_draw(scene, CJM_MARK_TARGET, (CjmPoint){x, at.y + 4}, 9, t->ink, ground);
  }
}

/* Where no range is given: from zero to a little over what is to be shown. */
static void default_range(const CjmMeter *m, const char *unit, double *ret_low, double *ret_high)
{
  double high = fmax(m->value, fmax(isnan(m->target) ? 0 : m->target, isnan(m->previous) ? 0 : m->previous));
  double low = fmin(0, fmin(m->value, fmin(isnan(m->target) ? 0 : m->target, isnan(m->previous) ? 0 : m->previous)));
  *ret_low = low;
  *ret_high = unit && g_str_equal(unit, "%") && high <= 100 ? 100 : high > 0 ? high * 1.2 : low < 0 ? 0 : 1;
}

static CjmBox *bar_box(CjmSheet *sheet, const CjmMeter *m, CjmColour colour)
{
  Bar *bar = cjm_arena_make(sheet->m.arena, Bar, 1);
  *bar = (Bar){.sheet = sheet, .value = m->value, .target = m->target, .previous = m->previous, .colour = colour};
  if (m->range.low.set && m->range.high.set && m->range.high.value > m->range.low.value) {
    bar->low = m->range.low.value;
    bar->high = m->range.high.value;
  } else default_range(m, m->unit, &bar->low, &bar->high);
  return cjm_box_band(&sheet->m, 19, draw_bar, bar);
}

typedef enum Verdict { UNJUDGED, MET, MISSED } Verdict;

static Verdict judge(const CjmMeter *m)
{
  if (isnan(m->target) || m->goal == CJM_GOAL_NONE) return UNJUDGED;
  bool met = m->goal == CJM_GOAL_UP ? m->value >= m->target : m->value <= m->target;
  return met ? MET : MISSED;
}

static CjmBox *value_box(CjmSheet *sheet, const CjmMeter *m, Verdict verdict, CjmColour colour)
{
  const char *shown =
    m->unit && g_str_equal(m->unit, "%") ? cjm_sheet_amount(sheet, m->value, m->unit) : cjm_sheet_number(sheet, m->value);
  CjmBox *value = cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_LARGE, CJM_WEIGHT_BOLD), colour, shown);
  if (verdict == UNJUDGED) return value;
  CjmMark mark = verdict == MET ? CJM_MARK_TICK : CJM_MARK_CROSS;
  return cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, mark, 9, colour), 6, 24, value);
}

static const char *target_words(CjmSheet *sheet, const CjmMeter *m)
{
  const char *sign = m->goal == CJM_GOAL_UP ? "≥" : m->goal == CJM_GOAL_DOWN ? "≤" : "=";
  return cjm_arena_printf(sheet->m.arena, "%s %s", sign, cjm_sheet_amount(sheet, m->target, m->unit));
}

/* "▲ 2": how far it went since, and whether that was the right way. */
static CjmBox *change_box(CjmSheet *sheet, const CjmMeter *m)
{
  double change = m->value - m->previous;
  const CjmTheme *t = &sheet->theme;
  bool good = m->goal == CJM_GOAL_NONE ? true : (change > 0) == (m->goal == CJM_GOAL_UP);
  CjmColour colour = change == 0 || m->goal == CJM_GOAL_NONE ? t->soft : good ? t->positive : t->negative;
  CjmBox *words = cjm_sheet_note(
    sheet, cjm_sheet_words(sheet, CJM_WORD_WAS,
                           cjm_sheet_amount(sheet, m->previous, m->unit && g_str_equal(m->unit, "%") ? "%" : NULL), NULL));
  if (change == 0) return words;
  return cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, change > 0 ? CJM_MARK_UP : CJM_MARK_DOWN, 7, colour), 4, 17, words);
}

CjmBox *cjm_meter_box(CjmSheet *sheet, CjmBox *title, const CjmMeter *m, CjmBox *details)
{
  Verdict verdict = judge(m);
  const CjmTheme *t = &sheet->theme;
  CjmColour colour = verdict == MET ? t->positive : verdict == MISSED ? t->negative : t->accent;
  CjmBox *stack = cjm_box_stack(&sheet->m, 0), *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_add(stack, cjm_box_ends(&sheet->m, title, value_box(sheet, m, verdict, colour), 8));
  cjm_box_add(stack, bar_box(sheet, m, colour));
  if (!isnan(m->target)) {
    cjm_sheet_use(sheet, CJM_SIGN_TARGET);
    cjm_box_add(facts, cjm_sheet_note(sheet, target_words(sheet, m)));
  } else if (m->unit && !g_str_equal(m->unit, "%")) cjm_box_add(facts, cjm_sheet_note(sheet, m->unit));
  if (!isnan(m->previous)) {
    cjm_sheet_use(sheet, CJM_SIGN_PREVIOUS);
    cjm_box_add(facts, change_box(sheet, m));
  }
  if (details) cjm_box_add(facts, details);
  if (!cjm_box_is_empty(facts)) cjm_box_add(stack, facts);
  return stack;
}

static double or_nan(CjmNumber number)
{
  return number.set ? number.value : NAN;
}

static CjmBox *measure_details(CjmSheet *sheet, const CjmMeasure *measure)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmColour soft = sheet->theme.soft;
  if (measure->n.set)
    cjm_box_add(facts,
                cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_SAMPLE, cjm_sheet_number(sheet, measure->n.value), NULL)));
  if (measure->as_of.year)
    cjm_box_add(facts,
                cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_AS_OF, cjm_sheet_date(sheet, measure->as_of), NULL)));
  if (measure->source.to) {
    cjm_sheet_use(sheet, CJM_SIGN_SOURCE);
    cjm_box_add(facts, cjm_mark_ring(&sheet->m, measure->source.to->index + 1, soft));
  }
  return cjm_box_is_empty(facts) ? NULL : facts;
}

/* The metric's own title is an author's text: it counts as shown where its first value stands. */
static CjmBox *metric_title(CjmSheet *sheet, const CjmMeasure *measure)
{
  const CjmMetric *metric = measure->metric;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR);
  if (!metric->title.at) return cjm_box_text(&sheet->m, style, sheet->theme.ink, metric->o.id);
  if (cjm_sheet_first(sheet, metric)) return cjm_box_authored(&sheet->m, style, sheet->theme.ink, &metric->title);
  return cjm_box_text(&sheet->m, style, sheet->theme.ink, metric->title.at);
}

static CjmBox *measure_box(CjmSheet *sheet, const CjmMeasure *measure)
{
  const CjmMetric *metric = measure->metric;
  CjmMeter meter = {.value = measure->value.value,
                    .target = or_nan(metric->target),
                    .previous = or_nan(measure->previous),
                    .goal = (CjmGoal)metric->goal.value,
                    .range = metric->range,
                    .unit = metric->unit.at};
  return cjm_meter_box(sheet, metric_title(sheet, measure), &meter, measure_details(sheet, measure));
}

static CjmBox *metrics(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 10);
  for (size_t i = 0; i < step->metrics.n; i++)
    if (step->metrics.at[i]->metric && step->metrics.at[i]->value.set)
      cjm_box_add(stack, measure_box(sheet, step->metrics.at[i]));
  return cjm_lane_stack_or_null(stack);
}

const CjmLaneClass cjm_lane_metrics = {.id = CJM_LANE_METRICS, .title = CJM_WORD_METRICS, .cell = metrics};

/* metrics.c: metrics against their targets, and values over time. */
#include <math.h>
#include <string.h>

#include "report/parts.h"

static const double rounding = 1e-9;

/* ---- targets ---- */

static int trend_of(const CjmMetric *metric, const CjmMeasure *measure)
{
  if (!measure->value.set || !measure->previous.set || metric->goal.value == CJM_GOAL_NONE) return 0;
  double by = measure->value.value - measure->previous.value;
  if (fabs(by) < rounding) return 0;
  return (by > 0) == (metric->goal.value == CJM_GOAL_UP) ? 1 : -1;
}

static void judge(CjmReportMetric *found)
{
  const CjmMetric *metric = found->metric;
  const CjmNumber *value = &found->measure->value;
  found->off = NAN;
  if (!value->set || !metric->target.set || metric->goal.value == CJM_GOAL_NONE) return;
  double off = metric->goal.value == CJM_GOAL_UP ? metric->target.value - value->value : value->value - metric->target.value;
  found->verdict = off <= 0 ? CJM_TARGET_MET : CJM_TARGET_MISSED;
  if (off <= 0) return;
  found->of_range = metric->range.low.set && metric->range.high.set && metric->range.high.value > metric->range.low.value;
  double whole = found->of_range ? metric->range.high.value - metric->range.low.value : fabs(metric->target.value);
  if (whole > 0) found->off = off / whole;
}

static int rank(const CjmReportMetric *metric)
{
  return metric->verdict == CJM_TARGET_MISSED ? 0 : metric->verdict == CJM_TARGET_MET ? 1 : metric->measure->value.set ? 2 : 3;
}

typedef struct Placed {
  const CjmReportMetric *metric;
  guint at; /* in the order of the steps */
} Placed;

static int by_distance(const void *a, const void *b)
{
  const Placed *x = a, *y = b;
  if (rank(x->metric) != rank(y->metric)) return rank(x->metric) - rank(y->metric);
  double left = isnan(x->metric->off) ? -1 : x->metric->off, right = isnan(y->metric->off) ? -1 : y->metric->off;
  if (fabs(left - right) > rounding) return left > right ? -1 : 1;
  return x->at < y->at ? -1 : 1;
}

void cjm_report_metrics(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(Placed));
  GPtrArray *unmeasured = g_ptr_array_new(), *found = g_ptr_array_new();
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    if (!step->metrics.n && step->number) g_ptr_array_add(unmeasured, (void *)step);
    for (size_t i = 0; i < step->metrics.n; i++) {
      const CjmMeasure *measure = step->metrics.at[i];
      CjmReportMetric *metric = cjm_arena_make(arena, CjmReportMetric, 1);
      *metric = (CjmReportMetric){.step = step, .metric = measure->metric, .measure = measure};
      metric->trend = trend_of(measure->metric, measure);
      judge(metric);
      report->n_targets += metric->verdict != CJM_UNJUDGED;
      report->n_missed += metric->verdict == CJM_TARGET_MISSED;
      Placed at = {metric, placed->len};
      g_array_append_val(placed, at);
    }
  }
  g_array_sort(placed, by_distance);
  for (guint i = 0; i < placed->len; i++) g_ptr_array_add(found, (void *)g_array_index(placed, Placed, i).metric);
  CJM_REPORT_MOVE(arena, report->metrics, found);
  report->unmeasured = cjm_report_steps(arena, unmeasured);
}

/* ---- values over time ---- */

static int by_date(const void *a, const void *b)
{
  const CjmReading *x = *(const CjmReading *const *)a, *y = *(const CjmReading *const *)b;
  int days = cjm_report_days(y->date, x->date);
  return days ? days : (x->o.index > y->o.index) - (x->o.index < y->o.index);
}

/* The slope of the line through the readings by least squares, per year of 365.25 days; NAN if all are of one day. */
static double slope(const CjmReading *const *readings, size_t n)
{
  double days = 0, values = 0, products = 0, squares = 0;
  for (size_t i = 0; i < n; i++) {
    days += cjm_report_days(readings[0]->date, readings[i]->date);
    values += readings[i]->value.value;
  }
  for (size_t i = 0; i < n; i++) {
    double x = cjm_report_days(readings[0]->date, readings[i]->date) - days / (double)n;
    products += x * (readings[i]->value.value - values / (double)n);
    squares += x * x;
  }
  return squares > 0 ? 365.25 * products / squares : NAN;
}

static void add_trend(CjmArena *arena, GPtrArray *trends, CjmReportTrend trend, const CjmReadings *history, int goal)
{
  GPtrArray *readings = g_ptr_array_new();
  for (size_t i = 0; i < history->n; i++)
    if (history->at[i]->date.year && history->at[i]->value.set) g_ptr_array_add(readings, history->at[i]);
  if (readings->len) qsort(readings->pdata, readings->len, sizeof *readings->pdata, by_date);
  CJM_REPORT_MOVE(arena, trend.readings, readings);
  if (trend.readings.n < 2) return;
  trend.change = trend.readings.at[trend.readings.n - 1]->value.value - trend.readings.at[0]->value.value;
  trend.per_year = slope(trend.readings.at, trend.readings.n);
  if (goal != CJM_GOAL_NONE && fabs(trend.change) > rounding) trend.direction = (trend.change > 0) == (goal == CJM_GOAL_UP) ? 1 : -1;
  g_ptr_array_add(trends, CJM_REPORT_COPY(arena, CjmReportTrend, trend));
}

void cjm_report_trends(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  GPtrArray *trends = g_ptr_array_new();
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->emotions.n; i++) {
      const CjmEmotion *emotion = step->emotions.at[i];
      add_trend(arena, trends, (CjmReportTrend){.step = step, .emotion = emotion}, &emotion->history, CJM_GOAL_UP);
    }
    for (size_t i = 0; i < step->metrics.n; i++) {
      const CjmMeasure *measure = step->metrics.at[i];
      add_trend(arena, trends, (CjmReportTrend){.step = step, .measure = measure}, &measure->history, measure->metric->goal.value);
    }
  }
  CJM_REPORT_MOVE(arena, report->trends, trends);
}

#include "lanes/scales.h"

#include <math.h>

/* Waiting times that differ by more than this factor have a logarithmic scale. */
static const double linear_factor = 30;

/* The share of a bar beyond the largest value, if no range is given. */
static const double headroom = 1.15;

typedef struct Extent {
  double low, high;
  size_t n; /* values, targets and previous values */
} Extent;

struct CjmScales {
  Extent waits;        /* seconds; without zeros */
  GHashTable *metrics; /* Extent by title and unit of a metric, the same for its history, or the key of a lane */
};

static void extend(Extent *extent, double value)
{
  extent->low = extent->n ? fmin(extent->low, value) : value;
  extent->high = extent->n ? fmax(extent->high, value) : value;
  extent->n++;
}

/* ---- collecting ---- */

static char *metric_key_new(const CjmMetric *metric)
{
  return g_strdup_printf("%s\n%s", metric->title.at ? metric->title.at : metric->o.id, metric->unit.at ? metric->unit.at : "");
}

static char *history_key_new(const CjmMetric *metric)
{
  g_autofree char *key = metric_key_new(metric);
  return g_strconcat("\t", key, NULL);
}

static char *lane_key_new(const CjmLane *lane)
{
  return g_strdup_printf("\n%s", lane->o.id);
}

/* The extent of `key`, which is freed. */
static Extent *extent_of(CjmScales *scales, char *key)
{
  Extent *extent = g_hash_table_lookup(scales->metrics, key);
  if (extent) {
    g_free(key);
    return extent;
  }
  extent = g_new0(Extent, 1);
  g_hash_table_insert(scales->metrics, key, extent);
  return extent;
}

static void extend_by(Extent *extent, CjmNumber number)
{
  if (number.set) extend(extent, number.value);
}

static void add_wait(CjmScales *scales, const CjmWhen *when)
{
  if (when && when->waiting.set && when->waiting.seconds > 0) extend(&scales->waits, when->waiting.seconds);
}

static void add_step(CjmScales *scales, const CjmStep *step)
{
  add_wait(scales, step->when);
  for (size_t i = 0; i < step->metrics.n; i++) {
    const CjmMeasure *measure = step->metrics.at[i];
    if (!measure->metric || !measure->value.set) continue;
    Extent *extent = extent_of(scales, metric_key_new(measure->metric));
    extend_by(extent, measure->value);
    extend_by(extent, measure->previous);
    extend_by(extent, measure->metric->target);
    if (!measure->history.n) continue;
    Extent *history = extent_of(scales, history_key_new(measure->metric));
    for (size_t k = 0; k < measure->history.n; k++) extend_by(history, measure->history.at[k]->value);
  }
  for (size_t i = 0; i < step->customs.n; i++) {
    const CjmCustom *custom = step->customs.at[i];
    if (!custom->number.set) continue;
    Extent *extent = extent_of(scales, lane_key_new(custom->lane));
    extend_by(extent, custom->number);
    extend_by(extent, custom->lane->target);
  }
}

CjmScales *cjm_scales_new(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmScales *scales = g_new0(CjmScales, 1);
  scales->metrics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (size_t s = 0; s < journey->steps.n; s++) add_step(scales, journey->steps.at[s]);
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    add_wait(scales, phase->when);
    if (phase->across) add_step(scales, phase->across);
  }
  return scales;
}

void cjm_scales_free(CjmScales *scales)
{
  if (!scales) return;
  g_hash_table_unref(scales->metrics);
  g_free(scales);
}

/* ---- waits ---- */

static bool is_logarithmic(const Extent *waits)
{
  return waits->high > linear_factor * waits->low;
}

double cjm_scales_wait(const CjmScales *scales, double seconds)
{
  const Extent *waits = &scales->waits;
  if (waits->high <= 0 || seconds <= 0) return 0;
  if (!is_logarithmic(waits)) return seconds / waits->high;
  double start = waits->low / 2; /* so that the shortest bar is visible */
  return log(seconds / start) / log(waits->high / start);
}

const char *cjm_scales_wait_words(CjmSheet *sheet)
{
  const Extent *waits = &sheet->scales->waits;
  if (waits->high <= waits->low) return cjm_sheet_word(sheet, CJM_WORD_LEGEND_WAITING_TIME);
  const char *longest = cjm_arena_take(sheet->m.arena, cjm_lang_duration_new(sheet->m.lang, waits->high));
  return cjm_sheet_words(sheet, is_logarithmic(waits) ? CJM_WORD_LEGEND_WAITING_LOG : CJM_WORD_LEGEND_WAITING_TO, longest, NULL);
}

/* ---- metrics ---- */

/* `range` if it has both ends, else the extent of the values with `key`, which is freed. */
static bool find_range(const CjmSheet *sheet, const CjmRange *range, const char *unit, char *key, double *ret_low,
                       double *ret_high)
{
  const Extent *extent = g_hash_table_lookup(sheet->scales->metrics, key);
  g_free(key);
  if (range->low.set && range->high.set && range->high.value > range->low.value) {
    *ret_low = range->low.value;
    *ret_high = range->high.value;
    return true;
  }
  if (!extent) return false;
  bool percent = unit && g_str_equal(unit, "%") && extent->low >= 0 && extent->high <= 100;
  if (!percent && extent->n < 2) return false;
  *ret_low = fmin(0, extent->low * headroom);
  *ret_high = percent ? 100 : fmax(0, extent->high * headroom);
  return *ret_high > *ret_low;
}

bool cjm_scales_metric(const CjmSheet *sheet, const CjmMetric *metric, double *ret_low, double *ret_high)
{
  return find_range(sheet, &metric->range, metric->unit.at, metric_key_new(metric), ret_low, ret_high);
}

bool cjm_scales_history(const CjmSheet *sheet, const CjmMetric *metric, double *ret_low, double *ret_high)
{
  g_autofree char *key = history_key_new(metric);
  const Extent *extent = g_hash_table_lookup(sheet->scales->metrics, key);
  if (!extent) return false;
  *ret_low = extent->low;
  *ret_high = extent->high;
  return true;
}

bool cjm_scales_lane(const CjmSheet *sheet, const CjmLane *lane, double *ret_low, double *ret_high)
{
  return find_range(sheet, &lane->range, lane->unit.at, lane_key_new(lane), ret_low, ret_high);
}

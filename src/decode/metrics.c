/* metrics.c: values of metrics in steps, checked against the definition of the metric. */
#include <string.h>

#include "base/number.h"
#include "decode/decoder.h"

/* ---- reading ---- */

static void read_measure(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node, void *object)
{
  CjmStep *step = object;
  CjmMeasure *measure = cjm_decode_object(d, field, &cjm_shape_measure, node);
  cjm_set_ref(d, CJM_KIND_METRIC, key, &measure->ref);
  cjm_list_append(d->arena, &step->metrics, measure);
}

/* Inline metrics are recognised by these keys, which cannot be ids of metrics. */
static bool is_inline(const CjmNode *node)
{
  for (size_t i = 0; i < node->n; i++) {
    if (cjm_shape_field(&cjm_shape_inline_metric, node->keys[i]->text) != NULL) {
      return true;
    }
  }
  return false;
}

/* A bare text is the title of a metric that is to be measured. */
static bool is_title(const CjmNode *node)
{
  double number;
  return node->kind == CJM_NODE_SCALAR && !cjm_number_parse(node->text, &number);
}

static void read_inline(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmStep *step)
{
  CjmInlineMetric *read = cjm_decode_object(d, field, &cjm_shape_inline_metric, node);
  CjmMeasure *measure = cjm_object_new(d, &cjm_shape_measure, node);
  measure->metric = &read->metric;
  measure->value = read->value;
  read->metric.local = true;
  cjm_list_append(d->arena, &d->journey->metrics, &read->metric);
  cjm_list_append(d->arena, &step->metrics, measure);
}

void cjm_read_metrics(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  if (is_title(node) || (node->kind == CJM_NODE_MAP && is_inline(node))) {
    read_inline(d, field, node, object);
  } else {
    cjm_each_pair(d, field, node, object, read_measure);
  }
}

/* ---- the second pass ---- */

static void check_percent(CjmDecoder *d, const CjmNumber *number, const CjmText *unit, const CjmObject *metric)
{
  if (number->set && number->percent && (unit->at == NULL || strcmp(unit->at, "%") != 0)) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_NUMBER, number->span, "this is written with %%, and its unit is not %%");
    if (unit->at != NULL) {
      cjm_diag_related(diag, unit->span, "the unit");
    }
    cjm_diag_help(diag, "write the number alone, or set `unit: \"%%\"`");
    if (metric != NULL && unit->at == NULL) {
      cjm_fix_percent(d, diag, metric);
    }
  }
}

static void check_value(CjmDecoder *d, const CjmNumber *number, const CjmText *title, const CjmRange *range)
{
  if (!number->set || !range->low.set || (number->value >= range->low.value && number->value <= range->high.value)) {
    return;
  }
  g_autoptr(GString) value = g_string_new(NULL), low = g_string_new(NULL), high = g_string_new(NULL);
  cjm_number_append(value, number->value, 6);
  cjm_number_append(low, range->low.value, 6);
  cjm_number_append(high, range->high.value, 6);
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_OFF_METRIC_RANGE, number->span, "%s is outside the range of `%s`, which goes from %s to %s",
                  value->str, title->at == NULL ? "the metric" : title->at, low->str, high->str);
  cjm_diag_related(diag, range->low.span, "the range begins here");
  cjm_diag_help(diag, "correct the value or widen the range; as it is, the bar ends at the edge");
}

static void check_definition(CjmDecoder *d, const CjmText *unit, const CjmNumber *target, const CjmRange *range, const CjmObject *metric)
{
  check_percent(d, target, unit, metric);
  check_percent(d, &range->low, unit, metric);
  check_percent(d, &range->high, unit, metric);
}

/* A gate's limits are in the unit of its metric. */
static void check_gate(CjmDecoder *d, const CjmGate *gate)
{
  static const CjmText no_unit = {0};
  const CjmMetric *metric = (const CjmMetric *)(const void *)gate->metric.to;
  if (metric != NULL || gate->metric.id.at == NULL) {
    check_percent(d, &gate->min, metric == NULL ? &no_unit : &metric->unit, NULL);
    check_percent(d, &gate->max, metric == NULL ? &no_unit : &metric->unit, NULL);
  }
}

static void remove_metric(CjmJourney *journey, const CjmMetric *metric)
{
  size_t n = 0;
  for (size_t i = 0; i < journey->metrics.n; i++) {
    if (journey->metrics.at[i] != metric) {
      journey->metrics.at[n++] = journey->metrics.at[i];
    }
  }
  journey->metrics.n = n;
}

/* A metric of a step alone that has no value, and the name of one that is defined at the top, is that one. */
static void find_definition(CjmDecoder *d, CjmMeasure *measure)
{
  CjmMetric *local = measure->metric;
  if (local == NULL || !local->local || measure->value.set || local->title.at == NULL) {
    return;
  }
  for (size_t i = 0; i < d->journey->metrics.n; i++) {
    CjmMetric *metric = d->journey->metrics.at[i];
    bool same = !metric->local && (cjm_ids_find(d, CJM_KIND_METRIC, local->title.at) == &metric->o ||
                                   g_strcmp0(metric->title.at, local->title.at) == 0);
    if (same) {
      remove_metric(d->journey, local);
      measure->ref = (CjmRef){.id = {.at = metric->o.id, .span = local->title.span}, .to = &metric->o};
      measure->metric = metric;
      return;
    }
  }
}

static void finish_step(CjmDecoder *d, const CjmStep *step)
{
  for (size_t i = 0; i < step->metrics.n; i++) {
    CjmMeasure *measure = step->metrics.at[i];
    if (measure->ref.to != NULL) {
      measure->metric = (CjmMetric *)(void *)measure->ref.to;
    }
    find_definition(d, measure);
    if (measure->metric != NULL) {
      check_percent(d, &measure->value, &measure->metric->unit, &measure->metric->o);
      check_percent(d, &measure->previous, &measure->metric->unit, &measure->metric->o);
      for (size_t h = 0; h < measure->history.n; h++) {
        check_percent(d, &measure->history.at[h]->value, &measure->metric->unit, &measure->metric->o);
      }
      check_value(d, &measure->value, &measure->metric->title, &measure->metric->range);
    }
  }
  for (size_t i = 0; i < step->customs.n; i++) {
    const CjmCustom *custom = step->customs.at[i];
    check_percent(d, &custom->number, &custom->lane->unit, NULL);
    check_value(d, &custom->number, &custom->lane->title, &custom->lane->range);
  }
}

void cjm_metrics_finish(CjmDecoder *d)
{
  for (size_t i = 0; i < d->journey->metrics.n; i++) {
    const CjmMetric *metric = d->journey->metrics.at[i];
    check_definition(d, &metric->unit, &metric->target, &metric->range, &metric->o);
  }
  for (size_t i = 0; i < d->journey->written_lanes.n; i++) {
    const CjmLane *lane = d->journey->written_lanes.at[i];
    check_definition(d, &lane->unit, &lane->target, &lane->range, NULL);
  }
  for (size_t i = 0; i < d->journey->gates.n; i++) {
    check_gate(d, d->journey->gates.at[i]);
  }
  for (size_t i = 0; i < d->journey->cells.n; i++) {
    finish_step(d, d->journey->cells.at[i]);
  }
}

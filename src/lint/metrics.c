/* metrics.c: metrics that are useful, and percentages that are possible. */
#include <string.h>

#include "lint/lint-private.h"

/* ---- metric-without-target ---- */

static void run_metric_without_target(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->metrics.n; i++) {
    const CjmMetric *metric = lint->journey->metrics.at[i];
    if (!metric->target.set && !metric->local) cjm_lint_report(lint, metric->title.span, "`%s` has no target", metric->title.at);
  }
}

/* ---- unused-metric ---- */

/* The metrics that steps or the objective refer to, as a set. */
static GHashTable *used_metrics(const CjmLint *lint)
{
  GHashTable *used = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->metrics.n; j++) g_hash_table_add(used, step->metrics.at[j]->metric);
  }
  if (lint->journey->objective) g_hash_table_add(used, lint->journey->objective->kpi.to);
  return used;
}

static void run_unused_metric(CjmLint *lint)
{
  g_autoptr(GHashTable) used = used_metrics(lint);
  for (size_t i = 0; i < lint->journey->metrics.n; i++) {
    CjmMetric *metric = lint->journey->metrics.at[i];
    cjm_lint_report_unused(lint, g_hash_table_contains(used, metric), metric->title.span, NULL, "no step has a value of `%s`",
                           metric->title.at);
  }
}

/* ---- impossible-percentage ---- */

static bool is_percentage(const CjmMetric *metric)
{
  return metric->unit.at && strcmp(metric->unit.at, "%") == 0;
}

/* Below 0 and above 100 only where the metric's own range goes there, as that of a growth does. */
static bool is_possible(const CjmMetric *metric, double value)
{
  double low = metric->range.low.set ? MIN(metric->range.low.value, 0) : 0;
  double high = metric->range.high.set ? MAX(metric->range.high.value, 100) : 100;
  return value >= low && value <= high;
}

static void check_value(CjmLint *lint, const CjmMetric *metric, const CjmNumber *number)
{
  if (!number->set || is_possible(metric, number->value)) return;
  g_autofree char *value = cjm_value_new(metric, number->value);
  CjmDiag *diag = cjm_lint_report(lint, number->span, "`%s` cannot be %s", metric->title.at, value);
  cjm_diag_help(diag, "check the number; where it is a growth, give the metric a `range` that allows it");
}

static void check_metrics(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->metrics.n; i++) {
    const CjmMetric *metric = lint->journey->metrics.at[i];
    if (is_percentage(metric)) check_value(lint, metric, &metric->target);
  }
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->metrics.n; j++) {
      const CjmMeasure *measure = step->metrics.at[j];
      if (!measure->metric || !is_percentage(measure->metric)) continue;
      check_value(lint, measure->metric, &measure->value);
      check_value(lint, measure->metric, &measure->previous);
    }
  }
}

/* Shares of one whole, as they are added up. */
typedef struct Sum {
  double total;
  unsigned n;
  const CjmNumber *last;
} Sum;

static void sum_add(Sum *sum, const CjmNumber *share)
{
  if (!share->set) return;
  sum->total += share->value;
  sum->n++;
  sum->last = share;
}

/* Each share may have been rounded up by a half. */
static void check_sum(CjmLint *lint, const Sum *sum, const char *what)
{
  if (sum->total <= 100 + 0.5 * sum->n) return;
  const CjmMetric percent = {.unit = {.at = "%"}};
  g_autofree char *total = cjm_value_new(&percent, sum->total);
  CjmDiag *diag = cjm_lint_report(lint, sum->last->span, "the shares of %s add up to %s", what, total);
  cjm_diag_help(diag, "they are parts of one whole: make them 100%% or less together");
}

static void check_branches(CjmLint *lint, const CjmStep *step)
{
  Sum sum = {0};
  for (size_t i = 0; i < step->next.n; i++) sum_add(&sum, &step->next.at[i]->share);
  g_autofree char *what = g_strdup_printf("the branches from `%s`", cjm_step_name(step));
  check_sum(lint, &sum, what);
}

static void run_impossible_percentage(CjmLint *lint)
{
  Sum segments = {0};
  for (size_t i = 0; i < lint->journey->segments.n; i++) sum_add(&segments, &lint->journey->segments.at[i]->share);
  check_sum(lint, &segments, "the segments");
  check_metrics(lint);
  for (size_t i = 0; i < lint->journey->steps.n; i++) check_branches(lint, lint->journey->steps.at[i]);
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_METRIC_WITHOUT_TARGET,
   .why = "Specific targets lead to better results than the wish to do well, and a number without one is neither good nor bad.",
   .source = "Edwin Locke and Gary Latham, Building a Practically Useful Theory of Goal Setting and Task Motivation, American "
             "Psychologist 57(9), 2002",
   .fix = "add a `target`, and with `goal: up` or `down` which way is better",
   .bad = "title: Calling support\n"
          "metrics: [{id: wait, title: Time on hold, unit: min}]\n"
          "phases:\n"
          "  - {title: Call, actions: Waits on hold, metrics: {wait: 9}}\n",
   .good = "title: Calling support\n"
           "metrics: [{id: wait, title: Time on hold, unit: min, goal: down, target: 3}]\n"
           "phases:\n"
           "  - {title: Call, actions: Waits on hold, metrics: {wait: 9}}\n",
   .run = run_metric_without_target},
  {.code = CJM_CODE_UNUSED_METRIC,
   .why = "A few measures used together say more than many that are only listed.",
   .source =
     "Robert Kaplan and David Norton, The Balanced Scorecard: Measures That Drive Performance, Harvard Business Review 70(1), "
     "1992",
   .fix = "give it a value in the step that it measures, or remove the metric",
   .bad = "title: Calling support\n"
          "metrics: [{id: wait, title: Time on hold, target: 3}, {id: nps, title: NPS, target: 40}]\n"
          "phases:\n"
          "  - {title: Call, actions: Waits on hold, metrics: {wait: 9}}\n",
   .good = "title: Calling support\n"
           "metrics: [{id: wait, title: Time on hold, target: 3}, {id: nps, title: NPS, target: 40}]\n"
           "phases:\n"
           "  - {title: Call, actions: Waits on hold, metrics: {wait: 9}}\n"
           "  - {title: Rate, actions: Answers the survey, metrics: {nps: 12}}\n",
   .run = run_unused_metric,
   .shared = true},
  {.code = CJM_CODE_IMPOSSIBLE_PERCENTAGE,
   .why = "Every figure has to make sense: the parts of a whole never add up to more than the whole.",
   .source = "Darrell Huff, How to Lie with Statistics, 1954",
   .fix = "check the number",
   .bad = "title: Calling support\n"
          "segments: [{title: Private, share: 68%}, {title: Business, share: 42%}]\n"
          "phases:\n"
          "  - {title: Call, actions: Waits on hold}\n",
   .good = "title: Calling support\n"
           "segments: [{title: Private, share: 68%}, {title: Business, share: 32%}]\n"
           "phases:\n"
           "  - {title: Call, actions: Waits on hold}\n",
   .run = run_impossible_percentage},
};

const CjmRuleGroup cjm_rules_metrics = {"Metrics", rules, G_N_ELEMENTS(rules)};

/* gates.c: the author's own limits. */
#include <string.h>

#include "lint/lint-private.h"
#include "lint/lint.h"

typedef struct Check {
  const CjmJourney *journey;
  const CjmGate *gate;
  CjmDiags *diags;
  unsigned n; /* values looked at */
} Check;

/* How far a value is outside the gate; 0 where it passes. */
typedef struct Miss {
  double by;
  const CjmNumber *limit;
  const char *word; /* "below", "above" */
} Miss;

static Miss miss_of(const CjmGate *gate, double value)
{
  if (gate->min.set && value < gate->min.value) return (Miss){gate->min.value - value, &gate->min, "below the least"};
  if (gate->max.set && value > gate->max.value) return (Miss){value - gate->max.value, &gate->max, "above the most"};
  return (Miss){0};
}

static void point_at_limit(CjmDiag *diag, const Miss *miss)
{
  cjm_diag_related(diag, miss->limit->span, "the gate");
}

/* Whether the gate looks at the step: at all, or at those that it names. */
static bool looks_at(const CjmGate *gate, const CjmStep *step)
{
  for (size_t i = 0; i < gate->steps.n; i++)
    if (gate->steps.at[i]->to == &step->o) return true;
  return gate->steps.n == 0;
}

/* ---- metrics ---- */

static void check_measure(Check *check, const CjmStep *step, const CjmMeasure *measure)
{
  check->n++;
  Miss miss = miss_of(check->gate, measure->value.value);
  if (!miss.limit) return;
  g_autofree char *value = cjm_value_new(measure->metric, measure->value.value), *by = cjm_value_new(measure->metric, miss.by),
                  *limit = cjm_value_new(measure->metric, miss.limit->value);
  CjmDiag *diag = cjm_diags_add(check->diags, CJM_CODE_GATE_METRIC, measure->value.span, "`%s` is %s at `%s`: %s %s allowed, %s",
                                measure->metric->title.at, value, cjm_step_name(step), by, miss.word, limit);
  point_at_limit(diag, &miss);
}

static void check_metric(Check *check, const CjmStep *step)
{
  for (size_t i = 0; i < step->metrics.n; i++) {
    const CjmMeasure *measure = step->metrics.at[i];
    if (measure->value.set && measure->metric && &measure->metric->o == check->gate->metric.to)
      check_measure(check, step, measure);
  }
}

/* ---- emotions ---- */

static void check_feeling(Check *check, const CjmStep *step, const CjmEmotion *emotion)
{
  check->n++;
  Miss miss = miss_of(check->gate, emotion->score.value);
  if (!miss.limit) return;
  g_autofree char *score = cjm_score_new(check->journey, emotion->score.value),
                  *limit = cjm_score_new(check->journey, miss.limit->value);
  g_autofree char *by = cjm_value_new(&(CjmMetric){0}, miss.by);
  const char *whose = cjm_emotion_whose(check->journey, emotion);
  CjmDiag *diag = cjm_diags_add(check->diags, CJM_CODE_GATE_EMOTION, emotion->score.span, "`%s` is at %s%s%s: %s %s allowed, %s",
                                cjm_step_name(step), score, whose ? " for " : "", whose ? whose : "", by, miss.word, limit);
  point_at_limit(diag, &miss);
}

/* A gate for `any` names no persona. */
static void check_emotion(Check *check, const CjmStep *step)
{
  const CjmObject *persona = check->gate->persona.to;
  for (size_t i = 0; i < step->emotions.n; i++)
    if (!persona || step->emotions.at[i]->persona.to == persona) check_feeling(check, step, step->emotions.at[i]);
}

/* ---- rules ---- */

#define MOST_PLACES 5 /* findings that are pointed at */

static void point_at_findings(CjmDiag *diag, const CjmDiags *found)
{
  for (size_t i = 0; i < MIN(cjm_diags_length(found), MOST_PLACES); i++) {
    const CjmDiag *finding = cjm_diags_at(found, i);
    cjm_diag_related(diag, finding->span, "%s", finding->message);
  }
}

static void check_rule(Check *check)
{
  const CjmGate *gate = check->gate;
  const CjmRule *rule = cjm_rule_find(gate->rule.at);
  if (!rule) {
    cjm_lint_unknown_rule(&gate->rule, check->diags);
    return;
  }
  g_autoptr(CjmDiags) found = cjm_diags_new();
  cjm_lint_run(rule, CJM_SEVERITY_INFO, check->journey, found, NULL);
  size_t n = cjm_diags_length(found);
  Miss miss = miss_of(gate, (double)n);
  if (!miss.limit) return;
  const char *name = cjm_code_info(rule->code)->name;
  g_autofree char *by = cjm_value_new(&(CjmMetric){0}, miss.by), *limit = cjm_value_new(&(CjmMetric){0}, miss.limit->value);
  CjmDiag *diag = cjm_diags_add(check->diags, CJM_CODE_GATE_RULE, miss.limit->span, "`%s` is found %zu %s: %s %s allowed, %s",
                                name, n, n == 1 ? "time" : "times", by, miss.word, limit);
  cjm_diag_help(diag, "%s", rule->fix);
  point_at_findings(diag, found);
}

/* ---- all of them ---- */

static void check_values(Check *check)
{
  const CjmGate *gate = check->gate;
  for (size_t i = 0; i < check->journey->cells.n; i++) {
    const CjmStep *step = check->journey->cells.at[i];
    if (!looks_at(gate, step)) continue;
    if (gate->kind == CJM_GATE_METRIC) check_metric(check, step);
    else check_emotion(check, step);
  }
  if (check->n > 0) return;
  const CjmText *of = gate->kind == CJM_GATE_METRIC ? &gate->metric.id : &gate->persona.id;
  CjmDiag *diag = cjm_diags_add(check->diags, CJM_CODE_GATE_IDLE, of->span, "this gate finds no value of `%s`%s", of->at,
                                gate->steps.n > 0 ? " in its steps" : "");
  cjm_diag_help(diag, "give the value in a step, or remove the gate: it lets everything pass");
}

/* Whether what the gate names was found; where not, that has been said. */
static bool is_resolved(const CjmGate *gate)
{
  for (size_t i = 0; i < gate->steps.n; i++)
    if (!gate->steps.at[i]->to) return false;
  return gate->kind != CJM_GATE_METRIC || gate->metric.to;
}

void cjm_gates_check(const CjmJourney *journey, CjmDiags *diags)
{
  for (size_t i = 0; i < journey->gates.n; i++) {
    Check check = {.journey = journey, .gate = journey->gates.at[i], .diags = diags};
    if (check.gate->kind == CJM_GATE_RULE) check_rule(&check);
    else if (is_resolved(check.gate)) check_values(&check);
  }
}

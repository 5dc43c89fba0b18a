/* lint-private.h: what the rules share; nobody outside this room includes it. */
#ifndef CJM_LINT_LINT_PRIVATE_H
#define CJM_LINT_LINT_PRIVATE_H

#include <stdbool.h>

#include "format/walk.h"
#include "journey/journey.h"
#include "lint/rules.h"

struct CjmLint {
  const CjmJourney *journey;
  const CjmRule *rule;
  CjmSeverity level;
  CjmDiags *diags;
};

/* The rules of one subject: a file each, listed in rules.c. */
typedef struct CjmRuleGroup {
  const char *title;
  const CjmRule *rules;
  size_t n;
} CjmRuleGroup;

extern const CjmRuleGroup cjm_rules_people, cjm_rules_phases, cjm_rules_emotions, cjm_rules_pains, cjm_rules_plan,
  cjm_rules_touchpoints, cjm_rules_metrics, cjm_rules_research, cjm_rules_texts, cjm_rules_whole, cjm_rules_viewpoint, cjm_rules_tags;

/* Adds a finding of the rule at work. Its help is the rule's `fix`, until cjm_diag_help() says something nearer. */
CjmDiag *cjm_lint_report(CjmLint *lint, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* What a rule finds in a journey, added to `diags`. */
void cjm_lint_run(const CjmRule *rule, CjmSeverity level, const CjmJourney *journey, CjmDiags *diags);

/* Reports that `name`, as written in the file, is no rule. */
void cjm_lint_unknown_rule(const CjmText *name, CjmDiags *diags);

/* ---- steps ---- */

/* What a step is called: its title, else what is done in it, else (and where the phase is the step) the phase's title; and where
 * that stands. */
const char *cjm_step_name(const CjmStep *step);
CjmSpan cjm_step_span(const CjmStep *step);

typedef bool (*CjmStepTest)(const CjmStep *step);

/* Whether `test` holds of the step, or of what spans its phase. */
bool cjm_step_or_phase(const CjmStep *step, CjmStepTest test);

/* Whether `test` holds of any step of the phase, or of what spans it. */
bool cjm_phase_any(const CjmPhase *phase, CjmStepTest test);

bool cjm_step_has_trouble(const CjmStep *step); /* a pain point, a gap, or a moment of pain in words */
bool cjm_step_has_unmet(const CjmStep *step);   /* an expectation that is not met */
bool cjm_step_has_metric(const CjmStep *step);
bool cjm_step_has_touchpoint(const CjmStep *step);
bool cjm_step_has_source(const CjmStep *step);
bool cjm_step_has_moment(const CjmStep *step, CjmMomentKind kind);

/* Whether the step has a value in a field whose row bears the flag. */
bool cjm_step_has_field(const CjmStep *step, unsigned flag);

/* ---- emotions ---- */

#define CJM_LEVEL_LOW (-0.5) /* half-way from the middle of the scale to its foot: what counts as a bad moment */

/* The lowest feeling in the step, of `persona` or, where NULL, of anybody; NULL where there is none. */
const CjmEmotion *cjm_step_lowest(const CjmStep *step, const CjmPersona *persona);

/* Whether the feeling belongs to the main curve. */
bool cjm_emotion_is_main(const CjmJourney *journey, const CjmEmotion *emotion);

/* A score for a message, with its sign where the scale has negative ones: "−1.4". */
char *cjm_score_new(const CjmJourney *journey, double score);

/* The name of the persona who feels, where the map has several; else NULL. */
const char *cjm_emotion_whose(const CjmJourney *journey, const CjmEmotion *emotion);

/* ---- the plan ---- */

/* Which plan entry takes up which opportunity by its `solves`: opportunity → entry. Dropped entries take up nothing. */
GHashTable *cjm_planned_new(const CjmJourney *journey);

/* The entry that takes the opportunity up, from either side of the reference; NULL where none does. */
const CjmPlanEntry *cjm_plan_of(GHashTable *planned, CjmOpportunity *opportunity);

/* ---- the rest ---- */

/* A metric's value for a message, with its unit: "12 days". */
char *cjm_value_new(const CjmMetric *metric, double value);

/* Whether day `a` is before day `b`; both have to be there. */
bool cjm_date_before(const CjmDate *a, const CjmDate *b);

#endif

/* lint-private.h: shared by the files of lint/ only. */
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
  CjmDiags *shared; /* see shared.c */
};

/* The rules of one subject: a file each, listed in rules.c. */
typedef struct CjmRuleGroup {
  const char *title;
  const CjmRule *rules;
  size_t n;
} CjmRuleGroup;

extern const CjmRuleGroup cjm_rules_people, cjm_rules_phases, cjm_rules_emotions, cjm_rules_pains, cjm_rules_plan,
  cjm_rules_touchpoints, cjm_rules_metrics, cjm_rules_research, cjm_rules_texts, cjm_rules_whole, cjm_rules_viewpoint, cjm_rules_tags,
  cjm_rules_names, cjm_rules_paths, cjm_rules_views;

/* Adds a finding of the current rule. Its help is the rule's `fix` unless cjm_diag_help() replaces it. */
CjmDiag *cjm_lint_report(CjmLint *lint, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Adds a finding of the current rule on an entry of one of the journey's lists, unless the entry is used. Where a file that the journey
 * extends lists it, other journeys may use it: whether anything is found is left to cjm_lint_together(). */
void cjm_lint_report_unused(CjmLint *lint, bool used, CjmSpan span, const char *help, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Notes a name for cjm_lint_together(), which compares it with names of the same kind in other files. */
void cjm_lint_share_name(CjmLint *lint, CjmKind kind, const CjmText *name);

/* Runs a rule on a journey and adds its findings to `diags`, and what depends on other journeys to `shared`. */
void cjm_lint_run(const CjmRule *rule, CjmSeverity level, const CjmJourney *journey, CjmDiags *diags, CjmDiags *shared);

/* Reports a name in the file that is not a rule. */
void cjm_lint_unknown_rule(const CjmText *name, CjmDiags *diags);

/* ---- steps ---- */

/* What a step is called: its title, else what is done in it, else (and where the phase is the step) the phase's title; and where
 * that stands. */
const char *cjm_step_name(const CjmStep *step);
CjmSpan cjm_step_span(const CjmStep *step);

typedef bool (*CjmStepTest)(const CjmStep *step);

/* Whether `test` is true for the step, or for what spans its phase. */
bool cjm_step_or_phase(const CjmStep *step, CjmStepTest test);

/* Whether `test` is true for any step of the phase, or for what spans it. */
bool cjm_phase_any(const CjmPhase *phase, CjmStepTest test);

bool cjm_step_has_trouble(const CjmStep *step); /* a pain point, a gap, or a moment of pain in words */
bool cjm_step_has_unmet(const CjmStep *step);   /* an expectation that is not met */
bool cjm_step_has_metric(const CjmStep *step);
bool cjm_step_has_source(const CjmStep *step);
bool cjm_step_has_moment(const CjmStep *step, CjmMomentKind kind);

/* Whether the step has a value in a field with the flag. */
bool cjm_step_has_field(const CjmStep *step, unsigned flag);

/* ---- emotions ---- */

#define CJM_LEVEL_LOW (-0.5) /* half-way from the middle of the scale to its minimum: at or below it a moment counts as bad */

/* The lowest feeling in the step, of `persona` or, where NULL, of anybody; NULL where there is none. */
const CjmEmotion *cjm_step_lowest(const CjmStep *step, const CjmPersona *persona);

/* Whether the feeling belongs to the main curve. */
bool cjm_emotion_is_main(const CjmJourney *journey, const CjmEmotion *emotion);

/* A score for a message, with its sign where the scale has negative ones: "−1.4". */
char *cjm_score_new(const CjmJourney *journey, double score);

/* The name of the persona of an emotion if the map has several, else NULL. */
const char *cjm_emotion_whose(const CjmJourney *journey, const CjmEmotion *emotion);

/* ---- the plan ---- */

/* The plan entry that solves each opportunity: opportunity → entry. Dropped entries do not count. */
GHashTable *cjm_planned_new(const CjmJourney *journey);

/* The plan entry of an opportunity, by a reference in either direction; NULL if there is none. */
const CjmPlanEntry *cjm_plan_of(GHashTable *planned, CjmOpportunity *opportunity);

/* ---- names ---- */

/* The letters and digits of a name, without case, for g_free(): those of "Web site" and "website" are the same. */
char *cjm_name_letters_new(const char *name);

/* Whether two names, of which these are the letters, are so alike that one may be a slip: the same, one letter apart, or two in words of
 * eight and more. Numbers are meant to differ by a digit. */
bool cjm_name_is_similar(const char *a, const char *b);

/* Longer lists are left out, as each entry is compared with all others. */
#define CJM_MOST_NAMES 300

/* ---- the rest ---- */

/* A metric's value for a message, with its unit: "12 days". */
char *cjm_value_new(const CjmMetric *metric, double value);

/* Whether day `a` is before day `b`; both have to be there. */
bool cjm_date_before(const CjmDate *a, const CjmDate *b);

#endif

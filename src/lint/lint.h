/* lint.h: checks a journey against the rules and the author's own gates.
 *
 * For journeys without errors only: parts that are missing because of an error would be reported twice. */
#ifndef CJM_LINT_LINT_H
#define CJM_LINT_LINT_H

#include "journey/journey.h"
#include "lint/rules.h"

typedef struct CjmRuleSetting {
  const CjmRule *rule;
  CjmSeverity level;
} CjmRuleSetting;

/* Reads `name=level` of a command line. An error is a G_OPTION_ERROR, and names the nearest rule. */
bool cjm_rule_setting_parse(const char *text, CjmRuleSetting *ret_setting, GError **error);

/* Runs every rule at its own level, or that of the file's `lint`, or that of `settings`, of which the last wins.
 * Unknown names of rules in the file are errors. `shared` takes what cjm_lint_together() has to know of the journey. */
void cjm_lint(const CjmJourney *journey, const CjmRuleSetting *settings, size_t n_settings, CjmDiags *diags, CjmDiags *shared);

/* What cjm_lint() made of one journey. */
typedef struct CjmLinted {
  const CjmDiags *diags, *shared;
} CjmLinted;

/* Reports what only several journeys show together: entries of an extended file that none of them uses, and names that are almost
 * the same in different files. */
void cjm_lint_together(const CjmLinted *journeys, size_t n, CjmDiags *diags);

/* Reports unknown names of rules under `lint` and `gates`, for a journey with errors too, on which rules do not run. */
void cjm_lint_check_names(const CjmJourney *journey, CjmDiags *diags);

/* Reports every value that fails one of the journey's `gates`, and gates that have nothing to check. */
void cjm_gates_check(const CjmJourney *journey, CjmDiags *diags);

#endif

/* lint.h: what good practice and the author's own limits say about a journey.
 *
 * For journeys that were decoded without errors: what an error has left out would be missed a second time. */
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
 * Names of rules in the file that there are not are errors. */
void cjm_lint(const CjmJourney *journey, const CjmRuleSetting *settings, size_t n_settings, CjmDiags *diags);

/* Reports the names under `lint` and `gates` that are no rule's; for a journey with errors too, on which no rule can run. */
void cjm_lint_check_names(const CjmJourney *journey, CjmDiags *diags);

/* Reports every value that one of the journey's `gates` does not let pass, and gates that have nothing to hold. */
void cjm_gates_check(const CjmJourney *journey, CjmDiags *diags);

#endif

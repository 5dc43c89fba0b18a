/* budget.h: bounds the work that a map takes, before it is begun. */
#ifndef CJM_MAP_BUDGET_H
#define CJM_MAP_BUDGET_H

#include "base/limits.h"
#include "journey/journey.h"

/* Adds an error where drawing the journey and the curves of others on it, of files with so many bytes, would take more work than `limits` allow, and says where most
 * of it is. Work is counted in units of about 25 µs: what it takes to draw a short text. */
void cjm_budget_check(const CjmJourney *journey, size_t bytes, const CjmLimits *limits, CjmDiags *diags);

#endif

/* watch.h: rendering of journeys again whenever a file that they depend on changes. */
#ifndef CJM_RUN_WATCH_H
#define CJM_RUN_WATCH_H

#include "run/batch.h"
#include "run/plan.h"

/* Runs the batch on the files of the operands, and again on those that change. Returns only if watching is not possible. */
CjmResult cjm_watch_run(const CjmBatch *batch, const CjmPlan *plan, char *const *operands, int n);

#endif

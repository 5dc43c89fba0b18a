/* plan.h: what is going to be written where, known before anything is. */
#ifndef CJM_CLI_PLAN_H
#define CJM_CLI_PLAN_H

#include "cli/job.h"

/* A job (CjmJob *) for each of the files. That one output would be written twice, or over an input, is reported. */
CjmResult cjm_plan_make(const CjmRenderContext *context, const GPtrArray *files, GPtrArray **ret_jobs);

/* The processes that a run may start. */
unsigned cjm_plan_workers(const CjmRenderSettings *settings);

#endif

/* plan.h: what is going to be written where, known before anything is. */
#ifndef CJM_RUN_PLAN_H
#define CJM_RUN_PLAN_H

#include "run/job.h"

/* Where outputs are wanted. */
typedef struct CjmPlan {
  const char *output; /* NULL: beside each input */
  unsigned formats;   /* a bit each; 0: as the output's ending says */
} CjmPlan;

/* A job (CjmJob *) for each of the files. That one output would be written twice, or over an input, is reported. */
CjmResult cjm_plan_make(const CjmRun *run, const CjmPlan *plan, const GPtrArray *files, GPtrArray **ret_jobs);

#endif

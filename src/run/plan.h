/* plan.h: the paths of all outputs, planned before anything is written. */
#ifndef CJM_RUN_PLAN_H
#define CJM_RUN_PLAN_H

#include "run/job.h"
#include "run/target.h"

/* The outputs of a command. */
typedef struct CjmPlan {
  bool makes_outputs;        /* journeys have outputs; the members below are about them */
  const char *output;        /* NULL: drawings next to each input, data to standard output */
  CjmFormatKind kind;        /* of the formats */
  unsigned formats;          /* a bit each; 0: by the extension of the output */
  const GPtrArray *views;    /* const char *: ids, "all" for all that a journey has; NULL or empty: the whole map */
  const char *deps, *report; /* files; NULL for none */
} CjmPlan;

/* Whether paths depend on what is in the journeys. */
bool cjm_plan_has_content(const CjmPlan *plan);

/* A job (CjmJob *) for each of the inputs (CjmInput *). Reports paths that would be written twice, or that are inputs of the
 * run: journeys, lists of journeys, and files that they refer to, compared by device and inode. */
CjmResult cjm_plan_make(CjmRun *run, const CjmPlan *plan, const GPtrArray *inputs, GPtrArray **ret_jobs);

#endif

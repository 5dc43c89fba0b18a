/* plan.h: what is going to be written where, known before anything is. */
#ifndef CJM_RUN_PLAN_H
#define CJM_RUN_PLAN_H

#include "run/job.h"
#include "run/target.h"

/* What a command is asked to write. */
typedef struct CjmPlan {
  bool makes_outputs;        /* of journeys; what follows says which */
  const char *output;        /* NULL: pictures beside each input, data to standard output */
  CjmFormatKind kind;        /* of the formats */
  unsigned formats;          /* a bit each; 0: as the output's ending says */
  const GPtrArray *views;    /* const char *: ids, "all" for all that a journey has; NULL or empty: the whole map */
  const char *deps, *report; /* files; NULL for none */
} CjmPlan;

/* A job (CjmJob *) for each of the inputs (CjmInput *). Reported is what would be written twice, or over a file that the run reads: journeys, the
 * list of them and whatever they name, by device and inode. */
CjmResult cjm_plan_make(CjmRun *run, const CjmPlan *plan, const GPtrArray *inputs, GPtrArray **ret_jobs);

#endif

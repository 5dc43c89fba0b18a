/* batch.h: the jobs of one run, done by several processes and reported as if by one. */
#ifndef CJM_RUN_BATCH_H
#define CJM_RUN_BATCH_H

#include "run/job.h"
#include "run/plan.h"

/* Called for each job when it is done, in their order. */
typedef void CjmBatchFollower(void *data, const CjmJob *job, const CjmJobResult *result);

typedef struct CjmBatch {
  CjmRun *run;
  CjmJobFunction *work;
  const void *settings;      /* of `work` */
  bool messages_to_stdout;   /* messages are what the command makes */
  const char *deps, *report; /* files to write; NULL for none */
  CjmBatchFollower *follow;  /* NULL for none */
  void *follow_data;
  bool one_output; /* of all journeys, so that there is no summary of outputs */
  bool together; /* the journeys were checked, and are so together when the jobs are done: see cjm_check_together() */
} CjmBatch;

/* Does the jobs (CjmJob *). Reports messages in the order of the jobs, then a summary, the report and the dependencies.
 * Returns the worst of all results. */
CjmResult cjm_batch_run(const CjmBatch *batch, const GPtrArray *jobs);

/* Does all that a command does with the files that its operands and options name: collects them, plans the outputs, runs the jobs.
 * What is wrong is reported. Returns the worst of all results. */
CjmResult cjm_batch_run_operands(const CjmBatch *batch, const CjmPlan *plan, char *const *operands, int n);

#endif

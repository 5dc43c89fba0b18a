/* batch.h: the jobs of one run, done by several processes and reported as if by one. */
#ifndef CJM_RUN_BATCH_H
#define CJM_RUN_BATCH_H

#include "run/job.h"

/* Called for each job when it is done, in their order. */
typedef void CjmBatchFollower(void *data, const CjmJob *job, const CjmJobResult *result);

typedef struct CjmBatch {
  const CjmRun *run;
  CjmJobFunction *work;
  const void *settings;      /* of `work` */
  bool messages_to_stdout;   /* messages are what the command makes */
  const char *deps, *report; /* files to write; NULL for none */
  CjmBatchFollower *follow;  /* NULL for none */
  void *follow_data;
} CjmBatch;

/* Does the jobs (CjmJob *). Reports messages in the order of the jobs, then a summary, the report and the dependencies.
 * Returns the worst of all results. */
CjmResult cjm_batch_run(const CjmBatch *batch, const GPtrArray *jobs);

#endif

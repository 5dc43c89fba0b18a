/* batch.h: the jobs of one run, done by several processes and reported as if by one. */
#ifndef CJM_RUN_BATCH_H
#define CJM_RUN_BATCH_H

#include "run/outputs.h"
#include "run/plan.h"
#include "run/pool.h"

/* Called for each job when it is done, in their order. */
typedef void CjmBatchFollower(void *data, const CjmJob *job, const CjmJobResult *result);

/* Whether the result of a job is about a state of its files that is past: it is then ignored. */
typedef bool CjmBatchFilter(void *data, const CjmJob *job, const CjmJobResult *result);

typedef struct CjmBatch {
  CjmRun *run;
  CjmJobFunction *work;
  const void *settings;      /* of `work` */
  bool messages_to_stdout;   /* messages are what the command makes */
  const GPtrArray *reads;    /* const char *: files that jobs read, beyond their journeys and those of the settings; NULL: none */
  bool draws;                /* jobs use fonts */
  bool (*needs_scratch)(const CjmJob *job); /* whether the job makes temporary files; NULL: none does */
  CjmOutputFilter *planned;  /* which outputs a job may make; NULL: none */
  bool check;                /* outputs are compared with what is there, and not written */
  bool timings;              /* the time that writing takes is noted */
  const char *deps, *report; /* files to write; NULL for none */
  CjmBatchFollower *follow;  /* NULL for none */
  CjmBatchFilter *outdated;  /* NULL for none */
  void *follow_data;         /* of both */
  CjmJobFunction *prepare;   /* what a spare process does first, with a result that is not used; NULL for none */
  bool one_output; /* of all journeys, so that there is no summary of outputs */
  bool together; /* the journeys were checked, and are so together when the jobs are done: see cjm_check_together() */
} CjmBatch;

/* Does the jobs (CjmJob *). Reports messages in the order of the jobs, then a summary, the report and the dependencies.
 * Returns the worst of all results. */
CjmResult cjm_batch_run(const CjmBatch *batch, const GPtrArray *jobs);

/* Does those of `jobs` that are in `due`, the first by a spare process that was started for equal jobs; `spare` may be NULL, and is freed. */
CjmResult cjm_batch_run_due(const CjmBatch *batch, const GPtrArray *jobs, const GPtrArray *due, CjmPoolSpare *spare);

/* Starts a process that prepares itself with one of the jobs, and is then ready for any of them. NULL if there can be none. */
CjmPoolSpare *cjm_batch_spare_new(const CjmBatch *batch, const GPtrArray *jobs, const CjmJob *job);

/* Does all that a command does with the files that its operands and options name: collects them, plans the outputs, runs the jobs.
 * What is wrong is reported. Returns the worst of all results. */
CjmResult cjm_batch_run_operands(const CjmBatch *batch, const CjmPlan *plan, char *const *operands, int n);

#endif

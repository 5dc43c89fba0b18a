/* batch.h: many journeys rendered by several processes, told of as if it had been one. */
#ifndef CJM_CLI_BATCH_H
#define CJM_CLI_BATCH_H

#include "cli/job.h"

/* Called for each journey that was rendered, in their order. NULL for nothing. */
typedef void CjmBatchFollower(void *data, const CjmJob *job, const CjmMade *made);

/* Renders the jobs (CjmJob *). Messages, in the order of the jobs, summary, report and dependencies are told of. Returns the
 * worst of all results. */
CjmResult cjm_batch_run(const CjmRenderContext *context, const GPtrArray *jobs, CjmBatchFollower *follower, void *data);

#endif

/* outputs.h: writing and checking the outputs of a job, in the process that started its worker: a worker cannot write. */
#ifndef CJM_RUN_OUTPUTS_H
#define CJM_RUN_OUTPUTS_H

#include "run/job.h"

/* Whether a job of a command with these settings makes an output of this path. */
typedef bool CjmOutputFilter(const void *settings, const CjmJob *job, const char *path);

/* Writes the outputs of a result that are made, and sets their states; the status of the result becomes the worst of all. With `check`
 * nothing is written, and an output that is missing or out of date is noted: CJM_INVALID. An output that is not `planned` is not written:
 * CJM_BUG. */
void cjm_outputs_write(const CjmRun *run, bool check, CjmOutputFilter *planned, const void *settings, const CjmJob *job, CjmJobResult *result);

/* Filters: the paths of the job's plan; the job's input or standard output. */
bool cjm_output_is_planned(const void *settings, const CjmJob *job, const char *path);
bool cjm_output_is_input(const void *settings, const CjmJob *job, const char *path);

#endif

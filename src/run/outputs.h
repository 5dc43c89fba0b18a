/* outputs.h: writing and checking the outputs of a job. */
#ifndef CJM_RUN_OUTPUTS_H
#define CJM_RUN_OUTPUTS_H

#include "run/job.h"

/* Writes an output that has data, and sets its state. With `check` nothing is written, and an output that is missing or out of
 * date is noted: CJM_INVALID. */
CjmResult cjm_output_update(const CjmRun *run, bool check, CjmOutput *output, CjmJobResult *result);

#endif

/* outputs.h: outputs of a job on their way to the disk. */
#ifndef CJM_RUN_OUTPUTS_H
#define CJM_RUN_OUTPUTS_H

#include "run/job.h"

/* Brings an output that has data up to date, and sets its state. With `check` nothing is written, and an output that is not
 * what it would be is noted: CJM_INVALID. */
CjmResult cjm_output_update(const CjmRun *run, bool check, CjmOutput *output, CjmJobResult *result);

#endif

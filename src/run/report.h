/* report.h: one JSON object per journey, with its result. */
#ifndef CJM_RUN_REPORT_H
#define CJM_RUN_REPORT_H

#include "run/job.h"

/* Appends a line. `result` needs only a status and an error. */
void cjm_report_add(GString *report, const CjmJob *job, const CjmJobResult *result, double seconds, unsigned max_errors);

#endif

/* report.h: a JSON object a journey, on what became of it. */
#ifndef CJM_RUN_REPORT_H
#define CJM_RUN_REPORT_H

#include "run/job.h"

/* Appends a line. `result` may lack everything but its status and its error. */
void cjm_report_add(GString *report, const CjmJob *job, const CjmJobResult *result, double seconds, unsigned max_errors);

#endif

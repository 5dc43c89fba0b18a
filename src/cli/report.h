/* report.h: a JSON object a journey, on what became of it. */
#ifndef CJM_CLI_REPORT_H
#define CJM_CLI_REPORT_H

#include "cli/job.h"

/* Appends a line. `made` may lack everything but its result and its error. */
void cjm_report_add(GString *report, const CjmJob *job, const CjmMade *made, double seconds, unsigned max_errors);

#endif

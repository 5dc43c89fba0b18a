/* fmt.h: journeys in canonical form. */
#ifndef CJM_RUN_FMT_H
#define CJM_RUN_FMT_H

#include "run/job.h"

typedef struct CjmFmtSettings {
  CjmRunSettings run;
  bool check, diff; /* write nothing: name what would change; print how */
} CjmFmtSettings;

/* A CjmJobFunction: `settings` are a CjmFmtSettings. Writes the file in place, and standard input or a pipe to standard output. */
void cjm_fmt_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

#endif

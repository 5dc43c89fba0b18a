/* fix.h: fixes of what was found in a journey, written to its file or shown as a diff. */
#ifndef CJM_RUN_FIX_H
#define CJM_RUN_FIX_H

#include "run/job.h"

typedef struct CjmFixSettings {
  const char *level; /* as cjm_fix_level(); NULL: no fixes are made */
  bool diff;         /* only show the changes */
} CjmFixSettings;

/* Which fixes are made; NULL past the end. */
const char *cjm_fix_level(size_t i);

/* Messages that have a fix. */
size_t cjm_fix_count(const CjmDocument *document);

/* Fixes the journey of a job whose document was checked by the rules (const char *); the fixed one takes its place in the result. A journey from
 * standard input goes to standard output, whether or not it was changed. */
void cjm_job_fix(const CjmRun *run, const CjmFixSettings *settings, const GPtrArray *rules, const CjmJob *job, CjmJobResult *result);

#endif

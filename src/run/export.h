/* export.h: a journey written as data. */
#ifndef CJM_RUN_EXPORT_H
#define CJM_RUN_EXPORT_H

#include "run/job.h"

typedef struct CjmExportSettings {
  CjmRunSettings run;
  const char *output, *report; /* NULL: standard output; no report */
  unsigned formats;            /* a bit each, by their position among the data formats; 0: by the extension of the output */
  bool check;
} CjmExportSettings;

/* A CjmJobFunction: `settings` are a CjmExportSettings. Needs neither layout nor fonts. */
void cjm_export_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

/* Whether a job of this command needs a folder for temporary files. */
bool cjm_export_needs_scratch(const CjmJob *job);

#endif

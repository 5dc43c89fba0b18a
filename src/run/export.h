/* export.h: a journey written as data. */
#ifndef CJM_RUN_EXPORT_H
#define CJM_RUN_EXPORT_H

#include "run/job.h"

typedef struct CjmExportSettings {
  CjmRunSettings run;
  const char *output, *report; /* NULL: standard output; no report */
  unsigned formats;            /* a bit each, by their place among the data formats; 0: as the output's ending says */
  bool check;
} CjmExportSettings;

/* A CjmJobFunction: `settings` are a CjmExportSettings. Nothing is laid out, and no font is looked for. */
void cjm_export_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

#endif

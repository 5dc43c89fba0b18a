/* import.h: a file of another format that becomes journeys. */
#ifndef CJM_RUN_IMPORT_H
#define CJM_RUN_IMPORT_H

#include "run/job.h"

typedef struct CjmImportRunSettings {
  CjmRunSettings run;
  const char *output; /* a file, or a folder that ends with a slash; NULL: standard output */
  const char *from, *lang, *actors;
} CjmImportRunSettings;

/* A CjmJobFunction: `settings` are a CjmImportRunSettings. */
void cjm_import_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

/* A CjmOutputFilter for these jobs. */
bool cjm_import_is_output(const void *settings, const CjmJob *job, const char *path);

/* The values of `from`; NULL past the end. */
const char *cjm_import_from_word(size_t i);

/* Whether an output is a folder, which takes a file for each journey. */
bool cjm_import_output_is_folder(const char *output);

#endif

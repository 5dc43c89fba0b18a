/* merge.h: three versions of a journey merged in a process of their own. */
#ifndef CJM_RUN_MERGE_H
#define CJM_RUN_MERGE_H

#include "run/run.h"

/* Settings of cjm merge. */
typedef struct CjmMergeSettings {
  CjmRunSettings run;
  const char *files[3]; /* base, ours, theirs; "-" is standard input */
  const char *output;   /* NULL: standard output */
  const char *path;     /* of the journey, of which the files are versions; NULL: that of ours */
  GPtrArray *labels;    /* const char *: of ours, base and theirs; as many as there are */
  const char *style;    /* of conflicts, as cjm_merge_style() */
  unsigned marker_size; /* 0: the usual one */
} CjmMergeSettings;

/* The styles of conflicts, as git names them; NULL past the end. */
const char *cjm_merge_style(size_t i);

/* Merges the files of the settings and writes the result. CJM_INVALID if there are conflicts, or if the result has errors that neither side has,
 * CJM_USAGE if a file is not YAML; what is wrong is reported. */
CjmResult cjm_merge_run(const char *command, const CjmMergeSettings *settings);

#endif

/* analysis.h: the report of a journey, or the atlas of several. */
#ifndef CJM_RUN_ANALYSIS_H
#define CJM_RUN_ANALYSIS_H

#include "run/run.h"

typedef struct CjmAnalysisSettings {
  CjmRunSettings run;
  const char *format; /* as cjm_report_format_name() */
  const char *output; /* NULL: standard output */
  const char *lang;   /* of the sentences; NULL: that of the journeys */
  unsigned columns;   /* 0: the usual ones */
  bool colour;
} CjmAnalysisSettings;

/* Writes the report of the files of the operands: an atlas if there are several, or if folders are searched. What is wrong is reported.
 * Returns the worst of all results, CJM_USAGE for a file that is no valid journey. */
CjmResult cjm_analysis_run(const char *command, const CjmAnalysisSettings *settings, char **operands, int n);

#endif

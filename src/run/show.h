/* show.h: a journey in the terminal. */
#ifndef CJM_RUN_SHOW_H
#define CJM_RUN_SHOW_H

#include "run/job.h"

typedef struct CjmShowSettings {
  CjmRunSettings run;
  CjmFontSettings fonts;
  const char *picture; /* "auto", "never", "kitty", "sixel"; for the job "never" or a protocol */
  const char *theme;   /* of the picture */
  unsigned columns;    /* 0: the usual ones */
  unsigned width;      /* of the picture, pixels; 0: by the columns */
  bool colour, details;
} CjmShowSettings;

/* A CjmJobFunction: `settings` are a CjmShowSettings. */
void cjm_show_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

#endif

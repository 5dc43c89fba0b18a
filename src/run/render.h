/* render.h: rendering of a journey in all requested formats. */
#ifndef CJM_RUN_RENDER_H
#define CJM_RUN_RENDER_H

#include "run/job.h"

typedef struct CjmRenderSettings {
  CjmRunSettings run;
  const char *output, *theme;
  const char *paper, *tile;  /* NULL: as in the journey; not cut */
  bool landscape, portrait;
  double min_pt;             /* 0: not given */
  GPtrArray *views;          /* const char *: see CjmPlan */
  GPtrArray *choices;        /* const char *: see CjmMapOptions */
  const char *svg_text;      /* NULL: outlines */
  const char *engine;        /* NULL: cjm */
  unsigned pdf_standards;    /* see CjmFormatOptions */
  const char *deps, *report; /* files; NULL for none */
  char *created;             /* see CjmMapOptions */
  unsigned formats;          /* a bit each; 0: by the extension of the output */
  double ppi, scale;         /* 0: not given */
  bool embed_source;
  bool check, watch, timings;
  CjmFontSettings fonts;
} CjmRenderSettings;

/* A CjmJobFunction: `settings` are a CjmRenderSettings. Nothing is written before all formats are ready. */
void cjm_render_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

/* Reads a journey and lays out its maps as cjm_render_job(), and makes nothing of them: the next job of this process finds fonts open and words
 * shaped. */
void cjm_render_prepare(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result);

#endif

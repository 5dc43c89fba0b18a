/* figures-data.h: the figures of a report, one by one, for formats that programs read. */
#ifndef CJM_PUBLISH_FIGURES_DATA_H
#define CJM_PUBLISH_FIGURES_DATA_H

#include "publish/publish.h"

/* How a syntax is written. `key` is NULL in a list. `out` belongs to the syntax. */
typedef struct CjmFigureSyntax {
  void (*open)(void *out, const char *key, char bracket); /* `{` or `[` */
  void (*close)(void *out, char bracket);
  void (*text)(void *out, const char *key, const char *text); /* the first text of an object in a list is its `id` */
  void (*number)(void *out, const char *key, double number);
  void (*flag)(void *out, const char *key, bool value);
  void (*figure)(void *out, const char *key, double value, const CjmReportSteps *steps); /* a number and the steps it comes from */
} CjmFigureSyntax;

/* Writes all figures of the report, and its sentences without marks. What is not known is left out. */
void cjm_figures_write(const CjmReport *report, const CjmPublishOptions *options, const CjmFigureSyntax *syntax, void *out);

#endif

/* path.h: the data of a path. */
#ifndef CJM_EXPORT_SVG_PATH_H
#define CJM_EXPORT_SVG_PATH_H

#include <glib.h>

#include "scene/scene.h"

/* Steps are relative to each other and rounded on the page, so that errors do not add up. */
typedef struct CjmSvgPath {
  GString *out;
  int decimals;
  double unit;      /* 10^-decimals */
  long long x, y;   /* where the last step ended, units */
  long long x0, y0; /* where the figure begins, units */
  char verb;        /* the last letter written */
} CjmSvgPath;

/* Starts a path whose data is appended to `out`. */
CjmSvgPath cjm_svg_path(GString *out, int decimals);
void cjm_svg_path_step(CjmSvgPath *path, const CjmPathStep *step);

/* A line of nearly no length: with round caps it is a dot as wide as the line. If it had none, LibreOffice would draw it too large, and
 * Inkscape not at all where it is closed. It returns to its start, so that what follows is exact. */
void cjm_svg_path_dot(CjmSvgPath *path, CjmPoint at);

#endif

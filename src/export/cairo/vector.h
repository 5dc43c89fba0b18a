/* vector.h: scenes as files of cairo's own vector surfaces. */
#ifndef CJM_EXPORT_CAIRO_VECTOR_H
#define CJM_EXPORT_CAIRO_VECTOR_H

#include "export/export.h"

/* Each appends a whole file to `out`, as described in export.h. The same scenes, fonts and version of cairo give the same bytes. */
CjmDrawFunction cjm_cairo_pdf, cjm_cairo_svg;

#endif

/* export.h: the formats. One row and one file each. */
#ifndef CJM_EXPORT_EXPORT_H
#define CJM_EXPORT_EXPORT_H

#include <glib.h>
#include <stdbool.h>

#include "scene/scene.h"

typedef struct CjmExportOptions {
  double ppi;     /* PNG: pixels an inch; 96 is one pixel a px */
  bool live_text; /* SVG: text as text, in place of outlines */
} CjmExportOptions;

typedef struct CjmFormat {
  const char *name;       /* "pdf": also the file's ending */
  const char *media_type; /* "application/pdf" */
  const char *help;       /* one sentence */
  /* The whole file, appended to `out`. Errors: of cairo and libpng, such as a picture that is too large. */
  bool paged; /* one file has all pages; otherwise a page is a file of its own, and `write` gets one */
  bool (*write)(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error);
} CjmFormat;

CjmExportOptions cjm_export_options_default(void);

/* By name or file ending, without regard to case; NULL for none. */
const CjmFormat *cjm_format_find(const char *name);
const CjmFormat *cjm_format_at(size_t i); /* NULL past the end */

GQuark cjm_export_error_quark(void);
#define CJM_EXPORT_ERROR (cjm_export_error_quark())
typedef enum CjmExportError { CJM_EXPORT_ERROR_FAILED, CJM_EXPORT_ERROR_TOO_LARGE } CjmExportError;

#endif

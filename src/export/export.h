/* export.h: the formats. One row and one file each.
 *
 * There are two kinds: a drawing sees the scenes of a map, a data format sees the journey and needs neither layout nor fonts. */
#ifndef CJM_EXPORT_EXPORT_H
#define CJM_EXPORT_EXPORT_H

#include <glib.h>
#include <stdbool.h>

struct CjmAttachment; /* attach/attach.h */
struct CjmJourney;    /* journey/journey.h */
struct CjmPages;   /* scene/scene.h */
struct CjmOutline; /* scene/outline.h */

typedef struct CjmExportOptions {
  double ppi;     /* PNG: pixels per inch; 96 is one pixel per px */
  bool live_text; /* SVG: text as <text> elements instead of outlines */
  bool pdf_ua;    /* PDF: declares PDF/UA-1 */
  bool pdf_a;     /* PDF: conforms to PDF/A-2a, and declares it */
  const struct CjmAttachment *source; /* the journey that the drawing carries; NULL: none */
} CjmExportOptions;

typedef bool CjmDrawFunction(const struct CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error);

typedef struct CjmFormat {
  const char *name;       /* "pdf" */
  const char *extension;  /* of its files; NULL: its name */
  const char *media_type; /* "application/pdf" */
  const char *help;       /* one sentence */
  bool is_text;           /* its files are text in UTF-8 */

  /* A drawing: appends the whole file to `out`. Errors: a picture that cannot be decoded, a map that is too large; those of
   * cairo and libpng. */
  CjmDrawFunction *draw;
  CjmDrawFunction *draw_by_cairo; /* the same drawing through cairo's own surface; NULL: there is only one way */
  const char *too_large;          /* what to do about a map that is too large */
  bool carries_source; /* it writes the source of the options */
  bool paged; /* one file has all pages; otherwise a page is a file of its own, and `draw` gets one */

  bool slides; /* a drawing whose pages are those of cjm_map_slides(), unless it is of changes */

  /* A page that the reader arranges: appends the whole file to `out`. The outlines are those of one map in a light and a dark theme, the sheets are
   * what a printer gets. */
  bool (*page)(const struct CjmOutline *light, const struct CjmOutline *dark, const struct CjmPages *sheets, GByteArray *out, GError **error);

  /* A data format: appends the whole file to `out`, with `prefix` before relative paths ("" or ending with a slash). Errors are those of the
   * environment. NULL for drawings. */
  bool (*write)(const struct CjmJourney *journey, const char *prefix, GString *out, GError **error);
  bool takes_libraries; /* it has all of a journey file, also of a library, which has no phases */
} CjmFormat;

CjmExportOptions cjm_export_options_default(void);

/* By name or extension, ignoring case; NULL if there is none. */
const CjmFormat *cjm_format_find(const char *name);
const char *cjm_format_ending(const CjmFormat *format); /* the extension of its files, "md" */
const CjmFormat *cjm_format_at(size_t i); /* NULL past the end; data formats follow the drawings */

GQuark cjm_export_error_quark(void);
#define CJM_EXPORT_ERROR (cjm_export_error_quark())
typedef enum CjmExportError { CJM_EXPORT_ERROR_FAILED, CJM_EXPORT_ERROR_TOO_LARGE } CjmExportError;

#endif

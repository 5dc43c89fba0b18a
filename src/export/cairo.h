/* cairo.h: a scene on a cairo context. */
#ifndef CJM_EXPORT_CAIRO_H
#define CJM_EXPORT_CAIRO_H

#include <cairo.h>

#include "scene/scene.h"

typedef struct CjmCairoOptions {
  bool outlines; /* text as filled outlines: a raster surface would put glyphs on whole pixels */
  bool tagged;   /* a document with its structure: groups with an address become links, which need a parent in it */
} CjmCairoOptions;

/* Paints the scene, its ground first, in the context's user space: one unit is one px. Fails where a picture cannot be
 * read; errors of cairo itself are in the context's status. */
bool cjm_cairo_paint(cairo_t *cr, const CjmScene *scene, CjmCairoOptions options, GError **error);

/* Sets `error` from a status other than success, and returns whether there was success. */
bool cjm_cairo_check(cairo_status_t status, GError **error);

#endif

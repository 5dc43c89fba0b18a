/* cairo.h: a scene on a cairo context. */
#ifndef CJM_EXPORT_PNG_CAIRO_H
#define CJM_EXPORT_PNG_CAIRO_H

#include <cairo.h>

#include "scene/scene.h"

/* Paints the scene, its ground first, in the context's user space: one unit is one px. Text is filled outlines:
 * a raster surface would put letters on whole pixels. Fails where a picture cannot be
 * read; errors of cairo itself are in the context's status. */
bool cjm_cairo_paint(cairo_t *cr, const CjmScene *scene, GError **error);

/* Sets `error` from a status other than success, and returns whether there was success. */
bool cjm_cairo_check(cairo_status_t status, GError **error);

#endif

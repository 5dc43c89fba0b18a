/* cairo.h: a scene on cairo contexts. */
#ifndef CJM_EXPORT_PNG_CAIRO_H
#define CJM_EXPORT_PNG_CAIRO_H

#include <cairo.h>

#include "scene/scene.h"

/* Keeps fonts and decoded pictures from one band of a scene to the next. The scene must outlive it. */
typedef struct CjmPainter CjmPainter;

CjmPainter *cjm_painter_new(void);
void cjm_painter_free(CjmPainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPainter, cjm_painter_free)

/* Paints the background and whatever of the scene may be seen in `visible`, px, in the context's user space: one unit is
 * one px. Text is filled outlines: a raster surface would put letters on whole pixels. Fails where a picture cannot be
 * decoded, and for errors of cairo. */
bool cjm_painter_paint(CjmPainter *painter, cairo_t *cr, const CjmScene *scene, CjmRect visible, GError **error);

/* Sets `error` from a status other than success, and returns whether there was success. */
bool cjm_cairo_check(cairo_status_t status, GError **error);

#endif

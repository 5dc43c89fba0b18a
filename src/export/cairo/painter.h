/* painter.h: draws a scene on cairo contexts. */
#ifndef CJM_EXPORT_CAIRO_PAINTER_H
#define CJM_EXPORT_CAIRO_PAINTER_H

#include <cairo.h>

#include "scene/scene.h"

/* Keeps fonts and decoded pictures between the bands of a scene. The scene must outlive it. */
typedef struct CjmPainter CjmPainter;

/* With `as_text`, letters are drawn as text of their fonts, which PDF and PostScript embed; without, as filled outlines, since a raster
 * surface would snap letters to whole pixels. */
CjmPainter *cjm_painter_new(bool as_text);
void cjm_painter_free(CjmPainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPainter, cjm_painter_free)

/* Paints the background and the part of the scene within `visible` (px) in the user space of the context, one unit being one px.
 * Fails if a picture cannot be decoded, and on errors of cairo. */
bool cjm_painter_paint(CjmPainter *painter, cairo_t *cr, const CjmScene *scene, CjmRect visible, GError **error);

/* Returns whether the status is success, and sets `error` if it is not. */
bool cjm_cairo_check(cairo_status_t status, GError **error);

#endif

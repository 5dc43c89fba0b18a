/* faces.h: the faces of a drawing, and the outlines of their glyphs. */
#ifndef CJM_EXPORT_FACES_H
#define CJM_EXPORT_FACES_H

#include <cairo.h>
#include <pango/pango.h>

#include "scene/scene.h"

/* Units per em of outlines and widths. */
#define CJM_FACE_EM 1000.0

/* A face, independent of size. */
typedef struct CjmFace CjmFace;
typedef struct CjmFaces CjmFaces;

CjmFaces *cjm_faces_new(void);
void cjm_faces_free(CjmFaces *faces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmFaces, cjm_faces_free)

/* The face of a font: one for all fonts that look the same at the same size. It belongs to `faces`. */
CjmFace *cjm_faces_get(CjmFaces *faces, PangoFont *font);

/* From 0, in order of first use. */
guint cjm_face_index(const CjmFace *face);
PangoFont *cjm_face_font(const CjmFace *face);

/* Calls `visit` for each step of a glyph's outline, in 1/1000 of the size, y downwards from the baseline. */
typedef void (*CjmOutlineVisit)(const CjmPathStep *step, void *data);
void cjm_face_outline(CjmFace *face, guint glyph, CjmOutlineVisit visit, void *data);

/* The advance width of a glyph, 1/1000 of the size. */
double cjm_face_advance(const CjmFace *face, guint glyph);

/* A font of the text room at another size, px. Free with cairo_scaled_font_destroy(). */
cairo_scaled_font_t *cjm_scaled_font_new(PangoFont *font, double size);

#endif

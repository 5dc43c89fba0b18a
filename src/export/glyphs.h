/* glyphs.h: set lines as glyphs at places on the page.
 *
 * Every format draws text through this file, which is why their geometry is one. */
#ifndef CJM_EXPORT_GLYPHS_H
#define CJM_EXPORT_GLYPHS_H

#include <cairo.h>

#include "text/flow.h"

/* Glyphs of one font and direction that follow one another in a line, and the characters they show. */
typedef struct CjmGlyphs {
  PangoFont *font;
  bool backward;    /* the characters run from right to left */
  GArray *glyphs;   /* of cairo_glyph_t, px on the page, from left to right */
  GArray *clusters; /* of cairo_text_cluster_t, in the order of reading */
  GString *text;    /* UTF-8, in the order of reading */
} CjmGlyphs;

typedef void (*CjmGlyphsVisit)(const CjmGlyphs *glyphs, void *data);

CjmGlyphs *cjm_glyphs_new(void);
void cjm_glyphs_free(CjmGlyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmGlyphs, cjm_glyphs_free)

/* Calls `visit` for each stretch of `line`, from left to right. `origin` is the start of its baseline on
 * the page; `buffer` holds the stretch for as long as the call lasts. */
void cjm_glyphs_each(CjmGlyphs *buffer, const CjmTextLine *line, CjmPoint origin, CjmGlyphsVisit visit, void *data);

/* The face at its size. Belongs to the font. */
cairo_scaled_font_t *cjm_glyphs_scaled_font(const CjmGlyphs *glyphs);

#endif

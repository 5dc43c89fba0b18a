/* glyphs.h: set lines as glyphs at places on the page.
 *
 * Every format draws text through this file, which is why their geometry is one. */
#ifndef CJM_EXPORT_GLYPHS_H
#define CJM_EXPORT_GLYPHS_H

#include <cairo.h>

#include "text/flow.h"

/* Runs of a line, which are words or parts of words, that follow one another in one font. Characters stand in the order of their glyphs, from left to right,
 * in Arabic too: programs that read a PDF expect it, and turn them round. */
typedef struct CjmGlyphs {
  PangoFont *font;
  GArray *glyphs;   /* of cairo_glyph_t, px on the page */
  GArray *clusters; /* of cairo_text_cluster_t: which glyphs show which bytes of the text */
  GString *text;    /* UTF-8 */
  GArray *starts;   /* of guint: the first glyph of each run */
} CjmGlyphs;

typedef void (*CjmGlyphsVisit)(const CjmGlyphs *glyphs, void *data);

CjmGlyphs *cjm_glyphs_new(void);
void cjm_glyphs_free(CjmGlyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmGlyphs, cjm_glyphs_free)

/* Calls `visit` for all glyphs of `line`, from left to right, at each change of fonts. `origin` is the start of its
 * baseline on the page; `buffer` holds the runs for as long as the call lasts. */
void cjm_glyphs_each(CjmGlyphs *buffer, const CjmTextLine *line, CjmPoint origin, CjmGlyphsVisit visit, void *data);

/* The face at its size. Belongs to the font. */
cairo_scaled_font_t *cjm_glyphs_scaled_font(const CjmGlyphs *glyphs);

#endif

/* glyphs.h: set lines as glyphs at places on the page.
 *
 * Every format draws text through this file, which is why their geometry is one. */
#ifndef CJM_EXPORT_GLYPHS_H
#define CJM_EXPORT_GLYPHS_H

#include <cairo.h>

#include "text/flow.h"

/* Glyphs of one font that follow one another. Characters stand in the order of their glyphs, from left to right, in Arabic
 * too: programs that read a PDF expect it, and turn them round. */
typedef struct CjmGlyphs {
  PangoFont *font;
  double size;      /* px */
  bool pictures;    /* the font's glyphs are pictures: emoji in colour */
  GArray *glyphs;   /* of cairo_glyph_t, px on the page */
  GArray *clusters; /* of cairo_text_cluster_t: which glyphs show which bytes of the text */
  GString *text;    /* UTF-8 */
  GArray *kinds;    /* which fonts that were met have pictures */
} CjmGlyphs;

typedef void (*CjmGlyphsVisit)(const CjmGlyphs *glyphs, void *data);

CjmGlyphs *cjm_glyphs_new(void);
void cjm_glyphs_free(CjmGlyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmGlyphs, cjm_glyphs_free)

/* A glyph that is a picture. */
typedef struct CjmGlyphPicture {
  const guint8 *png; /* of the font */
  size_t len;
  CjmRect box; /* px, from where the glyph stands */
} CjmGlyphPicture;

/* The picture of glyph `i`; false where it has none. */
bool cjm_glyphs_picture(const CjmGlyphs *glyphs, guint i, CjmGlyphPicture *ret_picture);

/* Calls `visit` for all glyphs of a text whose top left corner stands at `at`, line by line and from left to right, at each
 * change of fonts. `buffer` holds what is visited for as long as the call lasts. */
void cjm_glyphs_block(CjmGlyphs *buffer, const CjmTextBlock *block, CjmPoint at, CjmGlyphsVisit visit, void *data);

void cjm_glyphs_line(CjmGlyphs *buffer, const CjmTextBlock *block, size_t i, CjmPoint origin, CjmGlyphsVisit visit, void *data);

#endif

/* glyphs.h: lines of text as glyphs at positions on the page.
 *
 * Every format draws text through this file, so that the geometry is the same in all of them. */
#ifndef CJM_EXPORT_GLYPHS_H
#define CJM_EXPORT_GLYPHS_H

#include <cairo.h>

#include "text/flow.h"

/* Glyphs of one font that follow one another. Characters are in the order of their glyphs, from left to right, even in Arabic, and those
 * of a cluster too: PDF readers expect that, and reverse them. */
typedef struct CjmGlyphs {
  PangoFont *font;
  double size;      /* px */
  bool pictures;    /* the font's glyphs are pictures: emoji in colour */
  GArray *glyphs;   /* of cairo_glyph_t, px on the page */
  GArray *clusters; /* of cairo_text_cluster_t: the glyphs of each part of the text */
  GByteArray *reversed; /* for each of them, whether its characters are in reverse order */
  GString *text;    /* UTF-8 */
  GArray *kinds;    /* for each font seen so far, whether it has pictures */
} CjmGlyphs;

typedef void (*CjmGlyphsVisit)(const CjmGlyphs *glyphs, void *data);

CjmGlyphs *cjm_glyphs_new(void);
void cjm_glyphs_free(CjmGlyphs *glyphs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmGlyphs, cjm_glyphs_free)

/* A glyph that is a picture. */
typedef struct CjmGlyphPicture {
  const guint8 *png; /* of the font */
  size_t len;
  CjmRect box; /* px, relative to the position of the glyph */
} CjmGlyphPicture;

/* The picture of glyph `i`; false if it has none. */
bool cjm_glyphs_picture(const CjmGlyphs *glyphs, guint i, CjmGlyphPicture *ret_picture);

/* Calls `visit` for all glyphs of a text whose top left corner is at `at`: line by line, from left to right, once for each run
 * of one font. `buffer` holds the glyphs during the call. */
void cjm_glyphs_block(CjmGlyphs *buffer, const CjmTextBlock *block, CjmPoint at, CjmGlyphsVisit visit, void *data);

void cjm_glyphs_line(CjmGlyphs *buffer, const CjmTextBlock *block, size_t i, CjmPoint origin, CjmGlyphsVisit visit, void *data);

/* Whether there is a space in the source text between this line and the next. There is none within a hyphenated word, or in
 * Japanese. */
bool cjm_line_ends_at_space(const CjmTextLine *line);

/* The text of all lines, with hyphenated words rejoined. Appended to `out`. */
void cjm_block_text(GString *out, const CjmTextBlock *block);

#endif

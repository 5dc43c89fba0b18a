/* fonts-private.h: shared by the files of text/ only. */
#ifndef CJM_TEXT_FONTS_PRIVATE_H
#define CJM_TEXT_FONTS_PRIVATE_H

#include <pango/pango.h>

#include "base/arena.h"
#include "text/fonts.h"

/* The glyphs of a text that is within one item. */
typedef struct CjmShaped {
  PangoGlyphString *glyphs;
  double width; /* px at CJM_FONT_SIZE, without trailing spaces */
  double trail; /* px, of the trailing spaces */
  int ink;      /* bytes before the trailing spaces */
  bool unknown; /* some character is in no font */
} CjmShaped;

/* Divides a paragraph into items of one font, script and direction. They belong to the fonts; their offsets are valid until the next
 * call. */
GList *cjm_fonts_itemize(CjmFonts *fonts, CjmTextStyle style, const char *text, int len);

/* Shapes `len` bytes of `text` within `item`, of which the last `n_spaces` characters are spaces. Each distinct text, font and direction is
 * shaped once; the result lives as long as the fonts. */
const CjmShaped *cjm_fonts_shape(CjmFonts *fonts, const PangoItem *item, const char *text, int len, int n_spaces);

/* Whether the glyphs of `text` change if it is cut at byte `at`, as within a ligature. */
bool cjm_fonts_joins(CjmFonts *fonts, const PangoItem *item, const char *text, int at, int len);

/* Sets the widths from the glyphs. */
void cjm_shaped_measure(CjmShaped *shaped, const char *text, int len, int n_spaces);

/* The glyphs of bytes `start` to `end`, which share the array of `all`: the glyphs of a part of a text are contiguous, in either direction. */
PangoGlyphString *cjm_glyphs_cut(CjmArena *arena, PangoGlyphString *all, int start, int end);

/* The ascent and descent of the first font of a style, px. */
void cjm_fonts_metrics(CjmFonts *fonts, CjmTextStyle style, double *ret_ascent, double *ret_descent);

/* An arena that lives as long as the fonts. */
CjmArena *cjm_fonts_arena(CjmFonts *fonts);

/* Hyphenates a word by the patterns of the language, see patterns.h, and adds their file to those of the fonts; false if there are none. */
bool cjm_fonts_hyphenate(CjmFonts *fonts, const gunichar *chars, glong n, bool *ret_hyphens);

/* The language of the map. */
PangoLanguage *cjm_fonts_language(const CjmFonts *fonts);

#endif

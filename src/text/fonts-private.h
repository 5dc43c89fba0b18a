/* fonts-private.h: shared by the files of text/ only. */
#ifndef CJM_TEXT_FONTS_PRIVATE_H
#define CJM_TEXT_FONTS_PRIVATE_H

#include <pango/pango.h>

#include "base/arena.h"
#include "text/fonts.h"

/* A text of one item, shaped. */
typedef struct CjmShaped {
  PangoGlyphString *glyphs;
  double width; /* px, as all that is shaped at CJM_FONT_SIZE; without the spaces at its end */
  double trail; /* px, of those spaces */
  int ink;      /* bytes before those spaces */
  bool unknown; /* no font has one of its characters */
} CjmShaped;

/* The items of a paragraph in `style`. They belong to the fonts; their places in the text are good until the next call. */
GList *cjm_fonts_itemize(CjmFonts *fonts, CjmTextStyle style, const char *text, int len);

/* `len` bytes of `text`, all in `item`, shaped: once for each distinct text, font and direction. It lives as long as
 * the fonts.
 * `n_blank` is how many characters at its end are spaces. */
const CjmShaped *cjm_fonts_shape(CjmFonts *fonts, const PangoItem *item, const char *text, int len, int n_blank);

/* Whether `text` is shaped differently when it is cut at byte `at`. */
bool cjm_fonts_joins(CjmFonts *fonts, const PangoItem *item, const char *text, int at, int len);

/* Sets the widths of what has its glyphs. */
void cjm_shaped_measure(CjmShaped *shaped, const char *text, int len, int n_blank);

/* The glyphs of bytes `start` … `end`, borrowed: what stands together in a text stands together here, in Arabic in the
 * other order. */
PangoGlyphString *cjm_glyphs_cut(CjmArena *arena, PangoGlyphString *all, int start, int end);

/* Ascent and descent of the first font of a style, px. */
void cjm_fonts_metrics(CjmFonts *fonts, CjmTextStyle style, double *ret_ascent, double *ret_descent);

/* For what lives as long as the fonts. */
CjmArena *cjm_fonts_arena(CjmFonts *fonts);

PangoLanguage *cjm_fonts_language(const CjmFonts *fonts);

#endif

/* fonts-private.h: what fonts.c and flow.c share. */
#ifndef CJM_TEXT_FONTS_PRIVATE_H
#define CJM_TEXT_FONTS_PRIVATE_H

#include <pango/pango.h>

#include "text/fonts.h"

/* A piece of one item, shaped. Belongs to the fonts. */
typedef struct CjmShaped {
  PangoGlyphString *glyphs;
  double width;  /* px, without the blanks at its end */
  double trail;  /* px, of those blanks */
} CjmShaped;

/* The items of a paragraph in `style`. They belong to the fonts. */
GList *cjm_fonts_itemize(CjmFonts *fonts, CjmTextStyle style, const char *text, int len);

/* `len` bytes of `text`, all in `item`, shaped: once for each distinct piece, font and direction.
 * `n_blank` is how many characters at its end are blanks. */
const CjmShaped *cjm_fonts_shape(CjmFonts *fonts, const PangoItem *item, const char *text, int len, int n_blank);

/* Ascent and descent of the first font of a style, px. */
void cjm_fonts_metrics(CjmFonts *fonts, CjmTextStyle style, double *ret_ascent, double *ret_descent);

PangoLanguage *cjm_fonts_language(const CjmFonts *fonts);

#endif

/* font.h: a font of a PDF file: its codes, their widths, what they mean, and its program.
 *
 * A code stands for a glyph and the characters that it shows there: a hyphen and a minus with one look are two codes, so
 * that what is searched for or copied is what was written.
 * Source: ISO 32000-1:2008, clause 9.7, "Composite fonts". */
#ifndef CJM_PDF_FONT_H
#define CJM_PDF_FONT_H

#include <stdbool.h>

#include "pdf/cff.h"
#include "pdf/file.h"

/* What a reader knows of a face. Lengths are 1/1000 of its size. */
typedef struct CjmPdfFace {
  char *name; /* its PostScript name */
  double ascent, descent, cap_height;
  double slant; /* degrees; leaning to the right is negative */
} CjmPdfFace;

typedef struct CjmPdfFont CjmPdfFont;

/* Takes over `face.name`. */
CjmPdfFont *cjm_pdf_font_new(CjmPdfFace face);
void cjm_pdf_font_free(CjmPdfFont *font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPdfFont, cjm_pdf_font_free)

/* The code of `glyph` where it shows `text`, UTF-8; 0 where there is none yet. */
guint cjm_pdf_font_find(const CjmPdfFont *font, guint glyph, const char *text, int len);

/* Gives it one. `width` is in 1/1000 of the size. Its outline goes to cjm_pdf_font_outlines() before the next is added:
 * neither begin nor end are the caller's. */
guint cjm_pdf_font_add(CjmPdfFont *font, guint glyph, const char *text, int len, double width);
CjmCff *cjm_pdf_font_outlines(CjmPdfFont *font);

/* Has it so many codes that others should go to another font? */
bool cjm_pdf_font_is_full(const CjmPdfFont *font);

/* The width that a reader moves on by behind a code, 1/1000 of the size. */
double cjm_pdf_font_width(const CjmPdfFont *font, guint code);

/* Writes the font as object `ref`, and what belongs to it. */
void cjm_pdf_font_write(CjmPdfFont *font, CjmPdfFile *file, CjmPdfRef ref);

#endif

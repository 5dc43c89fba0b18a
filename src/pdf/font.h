/* font.h: a font of a PDF file: its codes, their widths and text, and its program.
 *
 * A code stands for a glyph and the characters that it shows there: a hyphen and a minus that look the same are two codes, so
 * that text can be searched and copied as it was written. Source: ISO 32000-1:2008, clause 9.7, "Composite fonts". */
#ifndef CJM_PDF_FONT_H
#define CJM_PDF_FONT_H

#include <stdbool.h>

#include "pdf/cff.h"
#include "pdf/file.h"

/* The properties of a face for the reader. Lengths are 1/1000 of its size. */
typedef struct CjmPdfFace {
  char *name; /* its PostScript name */
  double ascent, descent, cap_height;
  double slant; /* degrees; negative if it leans to the right */
} CjmPdfFace;

typedef struct CjmPdfFont CjmPdfFont;

/* Takes over `face.name`. */
CjmPdfFont *cjm_pdf_font_new(CjmPdfFace face);
void cjm_pdf_font_free(CjmPdfFont *font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPdfFont, cjm_pdf_font_free)

/* The code of `glyph` where it shows `text`, UTF-8; 0 if there is none yet. */
guint cjm_pdf_font_find(const CjmPdfFont *font, guint glyph, const char *text, int len);

/* Adds a code. `width` is in 1/1000 of the size. The outline has to be drawn to cjm_pdf_font_outlines() before the next code is
 * added; the font begins and ends the glyph. */
guint cjm_pdf_font_add(CjmPdfFont *font, guint glyph, const char *text, int len, double width);
CjmCff *cjm_pdf_font_outlines(CjmPdfFont *font);

/* The same with a glyph that was drawn before, with that width. */
guint cjm_pdf_font_add_drawn(CjmPdfFont *font, guint glyph, const char *text, int len, double width, const CjmCffGlyph *drawn);

/* Whether further codes have to be added to another font. */
bool cjm_pdf_font_is_full(const CjmPdfFont *font);

/* The advance width of a code in the file, 1/1000 of the size. */
double cjm_pdf_font_width(const CjmPdfFont *font, guint code);

/* Writes the font as object `ref`, and its other objects. */
void cjm_pdf_font_write(CjmPdfFont *font, CjmPdfFile *file, CjmPdfRef ref);

#endif

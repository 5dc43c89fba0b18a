/* paint.h: shapes, and their colours, lines and gradients. */
#ifndef CJM_EXPORT_PDF_PAINT_H
#define CJM_EXPORT_PDF_PAINT_H

#include "export/pdf/page.h"

void cjm_pdf_set_fill(CjmPdfPage *page, CjmColour colour);
void cjm_pdf_set_stroke(CjmPdfPage *page, const CjmStroke *stroke);

/* How a step of a path is written: its points, then the operator and a space. By CjmPathVerb. */
typedef struct CjmPdfVerb {
  int n;
  const char *name;
} CjmPdfVerb;
extern const CjmPdfVerb cjm_pdf_verbs[];

/* Writes a box as a path. */
void cjm_pdf_rect_path(CjmPdfPage *page, CjmRect box, double radius);

/* Writes a rectangle, circle or path item. */
void cjm_pdf_put_shape(CjmPdfPage *page, const CjmItem *item);

/* Writes the states, patterns and masks that the page refers to, and appends their names to its resources. */
void cjm_pdf_write_paints(CjmPdfPage *page, GString *resources);

#endif

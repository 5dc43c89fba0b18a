/* text.h: text in the fonts of the file. */
#ifndef CJM_EXPORT_PDF_TEXT_H
#define CJM_EXPORT_PDF_TEXT_H

#include "export/pdf/page.h"

void cjm_pdf_put_text(CjmPdfPage *page, const CjmItem *item);

/* Writes the fonts that the page refers to, and appends their names to its resources. */
void cjm_pdf_write_fonts(CjmPdfPage *page, GString *resources);

#endif

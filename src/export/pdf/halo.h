/* halo.h: the background around the letters of a text.
 *
 * It is drawn as stroked outlines under the letters: as text it would be found and copied twice. */
#ifndef CJM_EXPORT_PDF_HALO_H
#define CJM_EXPORT_PDF_HALO_H

#include "export/pdf/page.h"

/* Writes the halo of a text item, before its letters. */
void cjm_pdf_put_halo(CjmPdfPage *page, const CjmItem *item);

#endif

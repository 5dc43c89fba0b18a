/* image.h: images, each stored once. */
#ifndef CJM_EXPORT_PDF_IMAGE_H
#define CJM_EXPORT_PDF_IMAGE_H

#include "export/pdf/page.h"

/* Writes a PNG stretched over a box. */
void cjm_pdf_put_picture(CjmPdfPage *page, const guint8 *png, size_t len, CjmRect box);

/* Writes an image item: it fills its box and is cropped evenly on both sides. */
void cjm_pdf_put_image(CjmPdfPage *page, const CjmItem *item);

/* Writes the images that the page refers to, and appends their names to its XObjects. Fails if one cannot be decoded. */
bool cjm_pdf_write_images(CjmPdfPage *page, GString *resources, GError **error);

#endif

/* metadata.h: what a PDF says about itself: title, author, dates, and the standards that it keeps. */
#ifndef CJM_EXPORT_PDF_METADATA_H
#define CJM_EXPORT_PDF_METADATA_H

#include "export/export.h"
#include "pdf/file.h"
#include "scene/scene.h"

/* Writes the document information dictionary as object `ref`. */
void cjm_pdf_info_write(CjmPdfFile *file, CjmPdfRef ref, const CjmSceneMeta *meta);

/* Writes the same as XMP, with the standards. Returns the object.
 * Source: ISO 16684-1:2012 (XMP); ISO 14289-1:2014, 5; ISO 19005-2:2011, 6.6.2. */
CjmPdfRef cjm_pdf_xmp_write(CjmPdfFile *file, const CjmSceneMeta *meta, const CjmExportOptions *options);

/* Writes the output intent of PDF/A: that colours are sRGB. Returns the object. */
CjmPdfRef cjm_pdf_intent_write(CjmPdfFile *file);

#endif

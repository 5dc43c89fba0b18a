/* source.h: the journey as an embedded file. For this folder. */
#ifndef CJM_EXPORT_PDF_SOURCE_H
#define CJM_EXPORT_PDF_SOURCE_H

#include "attach/attach.h"
#include "pdf/file.h"

/* Writes the file, and appends to `names` an entry for the dictionary of names of the catalog, and to `catalog` one for the catalog itself. NULL: nothing. */
void cjm_pdf_source_write(CjmPdfFile *file, const CjmAttachment *source, GString *names, GString *catalog);

#endif

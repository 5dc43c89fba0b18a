/* places.h: named places of a PDF, to which links of other documents lead. */
#ifndef CJM_EXPORT_PDF_PLACES_H
#define CJM_EXPORT_PDF_PLACES_H

#include "export/pdf/page.h"

/* The places of a document. Each group of a scene that has an id is one. */
typedef struct CjmPdfPlaces CjmPdfPlaces;

CjmPdfPlaces *cjm_pdf_places_new(void);
void cjm_pdf_places_free(CjmPdfPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPdfPlaces, cjm_pdf_places_free)

/* Adds the places of a page that is object `ref`. Of places with one name the first counts. */
void cjm_pdf_places_add(CjmPdfPlaces *places, const CjmPdfPage *page, CjmPdfRef ref, const CjmScene *scene);

/* Writes them as an object; 0 where there are none. */
CjmPdfRef cjm_pdf_places_write(CjmPdfPlaces *places, CjmPdfFile *file);

/* Appends the name of a place, as it is in the file. */
void cjm_pdf_put_place_name(GString *out, const char *name);

#endif

/* tags.h: the logical structure in the file. */
#ifndef CJM_EXPORT_PDF_TAGS_H
#define CJM_EXPORT_PDF_TAGS_H

#include "export/pdf/nodes.h"

/* Writes the structure of `n_pages` pages, which are the objects from `first_page` on; their contents and annotations have been added.
 * Returns the root. The keys of the pages in the parent tree are their numbers, those of the annotations follow, in order of addition. */
CjmPdfRef cjm_pdf_tags_write(CjmPdfTree *tree, CjmPdfFile *file, CjmPdfRef first_page, size_t n_pages);

typedef struct CjmPdfPageSize {
  double height; /* px */
  double scale;  /* units per px */
} CjmPdfPageSize;

/* Writes the bookmarks. Returns their root, or 0 if there are none. `sizes` are those of the pages. */
CjmPdfRef cjm_pdf_bookmarks_write(const CjmPdfTree *tree, CjmPdfFile *file, CjmPdfRef first_page, const CjmPdfPageSize *sizes);

#endif

/* tree.h: the logical structure of a document, by which it is read aloud, searched and exported: headings, lists, tables, figures.
 *
 * Source: ISO 32000-1:2008, 14.7 and 14.8; ISO 14289-1:2014 (PDF/UA-1). It is made from the groups of the scenes. The lanes of all pages
 * are one table, with a row for each step and a column for each lane, so that it is read in the order of the journey. */
#ifndef CJM_EXPORT_PDF_TREE_H
#define CJM_EXPORT_PDF_TREE_H

#include "export/pdf/nodes.h"

/* The structure of a document, whose scenes have to outlive it. */
CjmPdfTree *cjm_pdf_tree_new(const CjmPages *pages);

#endif

/* grid.h: the table of the lanes in the structure of a PDF. Its rows are the steps, its columns the phases and the lanes. */
#ifndef CJM_EXPORT_PDF_GRID_H
#define CJM_EXPORT_PDF_GRID_H

#include "export/pdf/nodes.h"

typedef struct CjmPdfGrid CjmPdfGrid;

/* A column of the table: a lane, or one row of a divided lane. */
typedef struct CjmPdfLane {
  const char *id;
  guint page;    /* the first that shows it */
  guint head;    /* its node, the heading */
  GArray *cells; /* of guint, by row: the node that begins there; CJM_PDF_ARTIFACT: part of the one above; 0: none */
} CjmPdfLane;

/* The table is a child of `section`, after what is added to that before it is finished. */
CjmPdfGrid *cjm_pdf_grid_new(CjmPdfTree *tree, guint section);
void cjm_pdf_grid_free(CjmPdfGrid *grid);

/* Starts a page, whose lanes are again those of earlier pages. */
void cjm_pdf_grid_begin_page(CjmPdfGrid *grid);

/* The next lane of page `page`. `id` NULL: the next row of the same lane. */
CjmPdfLane *cjm_pdf_grid_lane(CjmPdfGrid *grid, const char *id, guint page);

/* The columns before the lanes: of headings over several phases, of phases, and of what is over the columns of steps. */
CjmPdfLane *cjm_pdf_grid_groups(CjmPdfGrid *grid);
CjmPdfLane *cjm_pdf_grid_phases(CjmPdfGrid *grid);
CjmPdfLane *cjm_pdf_grid_heads(CjmPdfGrid *grid);

/* The cell of `n` rows from `first` on; fewer where others begin there. */
guint cjm_pdf_grid_cell(CjmPdfGrid *grid, CjmPdfLane *lane, size_t first, size_t n);

/* Makes the rows of the table, with empty cells where there are none. */
void cjm_pdf_grid_finish(CjmPdfGrid *grid);

#endif

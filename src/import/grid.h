/* grid.h: tables of any orientation: a row a step, a row a stage, stages as columns, a card a stage. */
#ifndef CJM_IMPORT_GRID_H
#define CJM_IMPORT_GRID_H

#include "import/model.h"

typedef struct CjmGrid {
  size_t rows, columns;
  CjmSnippet *cells; /* row by row; the first row is the heading */
} CjmGrid;

typedef enum CjmGridKind {
  CJM_GRID_OTHER,  /* nothing of a journey */
  CJM_GRID_PHASES, /* the phases of a journey, perhaps with steps */
  CJM_GRID_STEPS,  /* steps without phases */
  CJM_GRID_CARD,   /* one stage: a label and a text in each row */
  CJM_GRID_PERSONA /* the same of a persona */
} CjmGridKind;

/* What the table has, found by its headings and its first column. */
CjmGridKind cjm_grid_kind(const CjmGrid *grid);

/* Adds the contents of a table: phases and steps as parts of `part`, those of a card as its entries, and to its title if it has none. Not for OTHER and
 * PERSONA. */
void cjm_grid_put(CjmImport *import, const CjmGrid *grid, CjmPart *part);

/* Adds a persona to a journey. */
void cjm_grid_put_persona(CjmImport *import, const CjmGrid *grid, CjmPart *journey);

/* The number of cells of a row that a journey has a meaning for. */
size_t cjm_grid_count_labels(const CjmGrid *grid, size_t row);

CjmSnippet cjm_grid_cell(const CjmGrid *grid, size_t row, size_t column);

#endif

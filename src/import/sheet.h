/* sheet.h: the cells of a spreadsheet, in which tables, titles and notes stand one below the other. */
#ifndef CJM_IMPORT_SHEET_H
#define CJM_IMPORT_SHEET_H

#include "import/model.h"

enum { CJM_SHEET_ROWS_MAX = 20000, CJM_SHEET_COLUMNS_MAX = 500 };

typedef struct CjmSheet {
  size_t rows, columns;
  const CjmSnippet *cells; /* row by row, "" where nothing stands */
} CjmSheet;

/* Adds the journeys of a sheet. `name` is that of the sheet, "" for none: the title of a journey that has no other. */
void cjm_sheet_read(CjmImport *import, const CjmSheet *sheet, CjmSnippet name);

#endif

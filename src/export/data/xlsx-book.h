/* xlsx-book.h: a workbook that is being written. For the files of this format. */
#ifndef CJM_EXPORT_DATA_XLSX_BOOK_H
#define CJM_EXPORT_DATA_XLSX_BOOK_H

#include "export/data/xlsx-library.h"
#include "journey/journey.h"
#include "lang/words.h"

/* How good a score is, for its colour. */
typedef enum CjmXlsxTone {
  CJM_TONE_VERY_BAD,
  CJM_TONE_BAD,
  CJM_TONE_NEUTRAL,
  CJM_TONE_GOOD,
  CJM_TONE_VERY_GOOD,
  CJM_TONE_COUNT
} CjmXlsxTone;

typedef struct CjmXlsxBook {
  const CjmXlsxLibrary *lib;
  const CjmJourney *journey;
  const CjmLang *lang;
  lxw_workbook *workbook;
  GHashTable *names; /* char *: of sheets, folded */
  lxw_format *title, *headline, *phase, *step, *lane, *cell, *number, *head;
  lxw_format *score[CJM_TONE_COUNT];
} CjmXlsxBook;

/* Adds a sheet; its name is made valid and unique. Right to left where the language is. */
lxw_worksheet *cjm_xlsx_add_sheet(CjmXlsxBook *book, const char *name);

/* Writes a text, which never becomes a formula or a link; one that is longer than a cell allows is cut. Empty cells have a format too. */
void cjm_xlsx_write_text(const CjmXlsxBook *book, lxw_worksheet *sheet, size_t row, size_t column, const char *text,
                         lxw_format *format);

/* Writes a number; an empty cell where it is absent. */
void cjm_xlsx_write_number(const CjmXlsxBook *book, lxw_worksheet *sheet, size_t row, size_t column, const CjmNumber *number,
                           lxw_format *format);

/* The lines of a text in a column of `width` characters, about; those of East Asia count twice. */
size_t cjm_xlsx_lines(const char *text, size_t width);

/* Makes a row as high as its lines. Excel does so when it opens a file, other programs do not. */
void cjm_xlsx_set_lines(const CjmXlsxBook *book, lxw_worksheet *sheet, size_t row, size_t lines);

/* Gives cells of the sheet a name, for formulas, and by which an import knows them: `what`, and the id of which one it is, or NULL. Programs move the name along
 * with the cells. */
void cjm_xlsx_name_cells(const CjmXlsxBook *book, const lxw_worksheet *sheet, const char *what, const char *id, lxw_row_t row, size_t first, size_t last);

/* A text as cells may have it, at most `max` UTF-16 units. Free with g_free(). */
char *cjm_xlsx_text_new(const char *text, size_t max);

/* ---- the sheets ---- */

void cjm_xlsx_add_map(CjmXlsxBook *book);           /* stages as columns, lanes as rows, and the curve */
void cjm_xlsx_add_opportunities(CjmXlsxBook *book); /* opportunities, and below them the plan */
void cjm_xlsx_add_steps(CjmXlsxBook *book);         /* a sheet for each step, with all that it holds */

#endif

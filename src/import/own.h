/* own.h: tables that `cjm export` wrote: the headings are keys of the format, and each line of a cell is an item. Nothing is guessed. */
#ifndef CJM_IMPORT_OWN_H
#define CJM_IMPORT_OWN_H

#include "import/sheet.h"
#include "lang/lang.h"

bool cjm_own_is(const CjmSheet *sheet);

/* Adds the journey. `root` has its title, its language and what else is known of it; NULL: the table is all there is. */
void cjm_own_read(CjmImport *import, const CjmSheet *sheet, CjmNode *root);

/* What is known of a workbook. */
typedef struct CjmOwnBook {
  GHashTable *rows, *columns; /* names of cells by their row and column, from 1 (char *): keys as the headings of a table have them, and ids of steps */
  const CjmLang *lang;        /* of the words; once the map is read */
  CjmNode *root;              /* the journey; NULL: none that `cjm export` wrote */
} CjmOwnBook;

/* Notes the name of a place such as `'Map'!$B$7:$K$7`. Names that `cjm export` does not give are ignored. */
void cjm_own_name_add(CjmOwnBook *book, const char *name, const char *place);

/* The same of the first sheet of a workbook that `cjm export` wrote, which has a column for each step and titles in the language of the journey. False if it
 * is none of these. */
bool cjm_own_map_read(CjmImport *import, const CjmSheet *sheet, CjmOwnBook *book);

/* Adds the values of opportunities, and the plan, from the sheet that has them; false if it is another sheet. */
bool cjm_own_plan_read(CjmImport *import, const CjmSheet *sheet, const CjmOwnBook *book);

/* Adds the journey of the same map without rows of scores. `root` is as for cjm_own_read(), `lang` that of the words. */
void cjm_own_map_put(CjmImport *import, const CjmSheet *sheet, const CjmLang *lang, CjmNode *root);

/* The journey of a document that `cjm export -f markdown` wrote. False if it is none. */
bool cjm_own_markdown_read(CjmImport *import);

#endif

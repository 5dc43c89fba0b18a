/* own.h: tables that `cjm export` wrote: the headings are keys of the format, and each line of a cell is an item. Nothing is guessed. */
#ifndef CJM_IMPORT_OWN_H
#define CJM_IMPORT_OWN_H

#include "import/sheet.h"

bool cjm_own_is(const CjmSheet *sheet);

/* Adds the journey. */
void cjm_own_read(CjmImport *import, const CjmSheet *sheet);

#endif

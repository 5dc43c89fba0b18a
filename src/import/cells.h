/* cells.h: the items in a cell of a table or in a text after a label. */
#ifndef CJM_IMPORT_CELLS_H
#define CJM_IMPORT_CELLS_H

#include "import/model.h"

typedef struct CjmCellItem {
  char *text;      /* plain */
  char *url;       /* of its first link; NULL for none */
  bool is_quoted;  /* all of it stood in quotation marks, which are removed */
} CjmCellItem;

/* The items of a cell (CjmCellItem *): split at line breaks, bullets, running numbers, `;` and ` / `, and with `commas` at commas if every
 * part is short. Parts that only say that there is nothing are dropped. Frees its items. */
GPtrArray *cjm_cell_items_new(const char *text, bool commas);

/* The text as one item; NULL if it says that there is nothing. */
CjmCellItem *cjm_cell_item_new(const char *text);
void cjm_cell_item_free(void *item);

/* Whether a plain text says that there is nothing: "–", "n/a". */
bool cjm_cell_is_empty(const char *plain);

/* The text without the quotation marks around it, in any language, newly allocated; NULL if it has none. */
char *cjm_cell_unquoted_new(const char *text);

#endif

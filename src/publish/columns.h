/* columns.h: the widths of a table's columns in a terminal. */
#ifndef CJM_PUBLISH_COLUMNS_H
#define CJM_PUBLISH_COLUMNS_H

#include "publish/article.h"

/* Finds widths whose sum is `room` at most, so that the table has few lines: a column that needs more room to save a line gets it before one that
 * would save none. No column is narrower than its longest word unless all of these together are too wide. Returns them in `widths`. */
void cjm_columns_fit(const CjmTable *table, size_t room, size_t *widths);

#endif

/* width.h: how many columns of a terminal a text takes. */
#ifndef CJM_PUBLISH_WIDTH_H
#define CJM_PUBLISH_WIDTH_H

#include <stddef.h>

/* Columns of a text: wide characters take two, marks and what has no width none. */
size_t cjm_text_columns(const char *text);

/* The beginning of the text that fits in `columns`: returns its columns, and its end. */
size_t cjm_fitting_columns(const char *text, size_t columns, const char **ret_end);

#endif

/* width.h: how many columns of a terminal a text takes. */
#ifndef CJM_PUBLISH_WIDTH_H
#define CJM_PUBLISH_WIDTH_H

#include <stddef.h>

/* Columns of a text: wide characters take two, marks and what has no width none. */
size_t cjm_text_columns(const char *text);

/* The beginning of the text that fits in `columns`: returns its columns, and its end. */
size_t cjm_fitting_columns(const char *text, size_t columns, const char **ret_end);

/* Columns of the word at `at`, with the marks in it, and its end. A word may end after a hyphen between letters, and after a
 * wide character, as the scripts that have these are written without spaces. */
size_t cjm_word_columns(const char *at, const char **ret_end);

/* A text of an article without the addresses of its links, which a terminal does not show; for g_free(). */
char *cjm_shown_new(const char *text);

#endif

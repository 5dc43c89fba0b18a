/* printable.h: text from outside, made fit for a terminal or a log. */
#ifndef CJM_BASE_PRINTABLE_H
#define CJM_BASE_PRINTABLE_H

#include <glib.h>
#include <stdbool.h>

/* Appends `len` bytes as one line in which nothing moves a cursor: what cannot be printed becomes U+FFFD, line breaks and tabs
 * become spaces. */
void cjm_printable_append(GString *out, const char *text, size_t len);

/* Whether a text has control characters, as a name of a file may. */
bool cjm_has_control(const char *text);

#endif

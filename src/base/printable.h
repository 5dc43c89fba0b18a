/* printable.h: untrusted text, made safe for a terminal or a log. */
#ifndef CJM_BASE_PRINTABLE_H
#define CJM_BASE_PRINTABLE_H

#include <glib.h>
#include <stdbool.h>

/* Appends `len` bytes as one line without control sequences: characters that cannot be printed become U+FFFD, line breaks and
 * tabs become spaces. */
void cjm_printable_append(GString *out, const char *text, size_t len);

/* Whether a text, for example a file name, has control characters. */
bool cjm_has_control(const char *text);

#endif

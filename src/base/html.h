/* html.h: text in HTML. */
#ifndef CJM_BASE_HTML_H
#define CJM_BASE_HTML_H

#include <glib.h>
#include <stddef.h>

/* Appends `len` bytes of text so that they stand for themselves in content and in quoted attributes. Control characters are left out. */
void cjm_html_append(GString *out, const char *text, size_t len);

#endif

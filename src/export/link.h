/* link.h: addresses as they are written to a file. */
#ifndef CJM_EXPORT_LINK_H
#define CJM_EXPORT_LINK_H

#include <stdbool.h>

/* `href` as a URI. Everything that is not allowed in a URI is percent-encoded, and quotes and brackets too, so that neither PDF
 * nor XML has to escape them. NULL unless it is https, http, mailto or a local path. Free with g_free(). */
char *cjm_link_uri_new(const char *href);

/* Whether it is the address of another file, relative to the one that is written: an encoded path that begins with `./` or
 * `../`. */
bool cjm_link_is_local(const char *href);

#endif

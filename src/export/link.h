/* link.h: addresses as they stand in a file. */
#ifndef CJM_EXPORT_LINK_H
#define CJM_EXPORT_LINK_H

#include <stdbool.h>

/* `href` as a URI: everything but the characters of a URI percent-encoded, quotes and brackets too, since neither PDF nor
 * XML need be told of them. NULL for anything but https, http, mailto and what is local. Free with g_free(). */
char *cjm_link_uri_new(const char *href);

/* Whether it leads to a file beside the one that is written: a path that begins with `./` or `../`, encoded. */
bool cjm_link_is_local(const char *href);

#endif

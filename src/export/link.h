/* link.h: addresses as they stand in a file. */
#ifndef CJM_EXPORT_LINK_H
#define CJM_EXPORT_LINK_H

/* `href` as a URI: everything but the characters of a URI percent-encoded, quotes and brackets too, since neither PDF nor
 * XML need be told of them. NULL for anything but https, http and mailto. Free with g_free(). */
char *cjm_link_uri_new(const char *href);

#endif

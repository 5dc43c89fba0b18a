/* links.h: addresses of the drawings of maps within steps. For this room. */
#ifndef CJM_API_LINKS_H
#define CJM_API_LINKS_H

#include "api/api.h"

/* Gives all links to maps within steps the addresses that their drawings have in the format. To be undone, with what comes back, by
 * cjm_links_reset(). */
GArray *cjm_links_set_new(const CjmMap *map, const char *format, const CjmFormatOptions *options);
void cjm_links_reset(GArray *links);

#endif

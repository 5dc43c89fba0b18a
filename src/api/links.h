/* links.h: links to the drawings of the maps of steps. For this room. */
#ifndef CJM_API_LINKS_H
#define CJM_API_LINKS_H

#include "api/api.h"

/* Sets all links to maps of steps to the addresses of their drawings in the format. cjm_links_reset() restores them from the
 * returned array. */
GArray *cjm_links_set_new(const CjmMap *map, const char *format, const CjmFormatOptions *options);
void cjm_links_reset(GArray *links);

#endif

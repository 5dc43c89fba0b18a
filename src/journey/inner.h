/* inner.h: the map that a step has of its own. */
#ifndef CJM_JOURNEY_INNER_H
#define CJM_JOURNEY_INNER_H

#include "journey/journey.h"

/* The title of the map, or of the phase or step that is referred to. */
const char *cjm_inner_title(const CjmInner *inner);

/* The total duration of the steps with a known duration; not set if there are none. */
CjmDuration cjm_inner_duration(const CjmInner *inner);

/* An address that stands for a place in the drawing of the map, which is not known before it is written. `anchor` is the place's name; NULL:
 * all of the drawing. Free with g_free(). */
char *cjm_inner_href_new(const CjmInner *inner, const char *anchor);

/* The path of the file that such an address stands for, and the name of the place or NULL, for g_free(). False for any other
 * address. */
bool cjm_inner_href_split(const char *href, char **ret_path, char **ret_anchor);

#endif

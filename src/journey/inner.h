/* inner.h: the map that a step has of its own. */
#ifndef CJM_JOURNEY_INNER_H
#define CJM_JOURNEY_INNER_H

#include "journey/journey.h"

/* The title of what is meant: of the map, or of a phase or step of it. */
const char *cjm_inner_title(const CjmInner *inner);

/* How long the steps take of which that is known; not set where it is known of none. */
CjmDuration cjm_inner_duration(const CjmInner *inner);

/* An address that stands for the drawing of the map, whose place is not known before it is written. Free with g_free(). */
char *cjm_inner_href_new(const CjmInner *inner);

/* The path of the file that such an address stands for; NULL for any other address. */
const char *cjm_inner_href_path(const char *href);

#endif

/* slides.h: composes a map as the slides of a presentation. */
#ifndef CJM_MAP_SLIDES_H
#define CJM_MAP_SLIDES_H

#include "map/map.h"

/* Composes slides of the size of the paper, or of 16:9 where that fits the map: an overview with the curve, each phase with all its lanes, and
 * then opportunities and blocks. What does not fit on a slide continues on the next one. Pictures that cannot be used are left out, as
 * the map has reported them. Otherwise like cjm_map_compose(). */
bool cjm_map_slides(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                    CjmPages *ret_pages, GError **error);

#endif

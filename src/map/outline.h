/* outline.h: composes a map for readers who arrange it themselves. */
#ifndef CJM_MAP_OUTLINE_H
#define CJM_MAP_OUTLINE_H

#include "map/map.h"
#include "scene/outline.h"

/* Makes the outline of a map, in one theme. Arena and fonts have to outlive it; the caller clears it. Images that cannot be used are reported
 * in `diags`. False with `error` if an existing image cannot be read. */
bool cjm_map_outline(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                     CjmOutline *ret_outline, GError **error);

#endif

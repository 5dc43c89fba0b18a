/* pages.h: a map composed for pages of paper. */
#ifndef CJM_MAP_PAGES_H
#define CJM_MAP_PAGES_H

#include "map/build.h"

/* Composes the map for the paper of the options: on as few pages as its smallest text allows, and as large as it then can be. */
bool cjm_compose_pages(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                       CjmMapReport *io_report, CjmPages *ret_pages, GError **error);

#endif

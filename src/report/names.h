/* names.h: names that several maps share, and names that nearly are the same. For this folder only. */
#ifndef CJM_REPORT_NAMES_H
#define CJM_REPORT_NAMES_H

#include "report/atlas.h"

void cjm_atlas_names(CjmArena *arena, CjmAtlas *atlas);

#endif

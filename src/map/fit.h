/* fit.h: a page that is as large as the map. */
#ifndef CJM_MAP_FIT_H
#define CJM_MAP_FIT_H

#include "map/build.h"

/* Chooses the widths of the columns, and draws the map on a page with the proportions of paper. */
void cjm_compose_fit(CjmBuilder *b, CjmArena *arena, CjmMapReport *io_report, CjmPages *ret_pages);

#endif

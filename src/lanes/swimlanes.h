/* swimlanes.h: the steps in rows of those who do them, with the flow from row to row. */
#ifndef CJM_LANES_SWIMLANES_H
#define CJM_LANES_SWIMLANES_H

#include "layout/sheet.h"

/* The ring where somebody else takes over. */
void cjm_hand_over_draw(CjmScene *scene, CjmPoint at, const CjmTheme *theme);

#endif

/* swimlanes.h: the lane of steps divided by actor, with the flow between its rows. */
#ifndef CJM_LANES_SWIMLANES_H
#define CJM_LANES_SWIMLANES_H

#include "layout/sheet.h"

/* Draws the ring where another actor takes over. */
void cjm_hand_over_draw(CjmScene *scene, CjmPoint at, const CjmTheme *theme);

#endif

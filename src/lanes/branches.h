/* branches.h: the arrows of `next` below the steps. See prepare, measure and place of CjmLaneClass. */
#ifndef CJM_LANES_BRANCHES_H
#define CJM_LANES_BRANCHES_H

#include "lanes/lane.h"

bool cjm_branches_prepare(CjmLaneView *view);
double cjm_branches_measure(CjmLaneView *view);
void cjm_branches_place(CjmLaneView *view, double y);

#endif

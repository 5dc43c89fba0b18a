/* branches.h: the arrows of `next` below the steps. See prepare, measure and place of CjmLaneClass. */
#ifndef CJM_LANES_BRANCHES_H
#define CJM_LANES_BRANCHES_H

#include "lanes/lane.h"

/* The arrows of a step as a list, which survives a page break: share, number and label of each; NULL if it has none. */
CjmBox *cjm_branches_list(CjmSheet *sheet, const CjmStep *step);

bool cjm_branches_prepare(CjmLaneView *view);
double cjm_branches_measure(CjmLaneView *view);
void cjm_branches_place(CjmLaneView *view, double y);

#endif

/* entries.h: what lanes that are pictures say in a table: the `entry` of their classes. */
#ifndef CJM_LANES_ENTRIES_H
#define CJM_LANES_ENTRIES_H

#include "lanes/lane.h"

/* NULL if the step has nothing. */
CjmBox *cjm_entry_emotion(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step);
CjmBox *cjm_entry_channels(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step);
CjmBox *cjm_entry_branches(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step);

#endif

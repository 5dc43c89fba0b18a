/* finish.h: the changes of two journeys in order, counted, and with what identifies them. For this room. */
#ifndef CJM_DIFF_FINISH_H
#define CJM_DIFF_FINISH_H

#include "diff/diff-private.h"

/* Moves what was found into the diff. */
void cjm_changes_finish(CjmChanges *changes, CjmDiffing *d);

/* Sets the counts of the diff, again after a review. */
void cjm_changes_count(CjmChanges *changes);

/* Sets the headline. */
void cjm_changes_set_headline(CjmChanges *changes);

#endif

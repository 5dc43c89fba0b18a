/* match.h: which parts of two journeys are the same thing. */
#ifndef CJM_DIFF_MATCH_H
#define CJM_DIFF_MATCH_H

#include "diff/part.h"

/* Sets `match`, `likely` and `moved` of all parts of two journeys. */
void cjm_match(CjmPart *old, CjmPart *new);

/* Of `n` things that are in both orders, marks those that moved: as few as possible. `places` are the places in the other order, all
 * different. `names` decide between equally few, and in the same way if the orders are exchanged. */
void cjm_mark_moved(const size_t *places, const char *const *names, size_t n, bool *ret_moved);

#endif

/* merge.h: merges two trees. For the files of join/ only. */
#ifndef CJM_JOIN_MERGE_H
#define CJM_JOIN_MERGE_H

#include "join/join.h"

/* Applies `later` to `base`, as a JSON merge patch (RFC 7386) in which entries of lists with ids are matched by id. Neither is
 * changed; the result shares nodes with both. */
CjmNode *cjm_merge(CjmJoiner *joiner, CjmJoined *joined, CjmNode *base, CjmNode *later);

#endif

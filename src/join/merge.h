/* merge.h: one tree laid over another. For this room. */
#ifndef CJM_JOIN_MERGE_H
#define CJM_JOIN_MERGE_H

#include "join/join.h"

/* The journey `later` laid over `base`: a JSON merge patch (RFC 7386) in which lists of things with ids are matched by id. Neither is
 * changed; what both share is shared by the result. */
CjmNode *cjm_merge(CjmJoiner *joiner, CjmJoined *joined, CjmNode *base, CjmNode *later);

#endif

/* match.h: which entries of two versions of a collection are the same. For this room. */
#ifndef CJM_MERGE_MATCH_H
#define CJM_MERGE_MATCH_H

#include <glib.h>
#include <stdbool.h>

#include "yaml/tree.h"

enum { CJM_NO_MATCH = -1 };

/* Whether two nodes say the same, however they are written; the order of keys does not matter. NULL equals NULL alone. */
bool cjm_merge_equal(const CjmNode *a, const CjmNode *b);

/* For each entry of `from` the index of the same entry in `to`, or CJM_NO_MATCH. Both are mappings, or both lists; either may be
 * NULL. Free with g_free(). */
gssize *cjm_merge_match_new(const CjmNode *from, const CjmNode *to);

/* Whether the matched entries come in the same order in both. */
bool cjm_merge_in_order(const gssize *match, size_t n);

#endif

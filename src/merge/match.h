/* match.h: which entries of two versions of a collection are the same. For this room. */
#ifndef CJM_MERGE_MATCH_H
#define CJM_MERGE_MATCH_H

#include "merge/meaning.h"

enum { CJM_NO_MATCH = -1 };

/* For each entry of `from` the index of the same entry in `to`, or CJM_NO_MATCH. Both are mappings, or both lists; either may be
 * NULL. Free with g_free(). */
gssize *cjm_match_new(CjmMeanings *meanings, const CjmNode *from, const CjmNode *to);

/* The inverse of a match of `n` entries with `count` others. Free with g_free(). */
gssize *cjm_match_inverse_new(const gssize *match, size_t n, size_t count);

/* The node of an item's id; NULL if it has none. */
const CjmNode *cjm_item_id(const CjmNode *item);

/* Finds the fewest entries that have moved: all but a longest increasing subsequence of the matches. Entries without a match
 * have not. Source: Schensted 1961, "Longest increasing and decreasing subsequences". Returns how many have. */
size_t cjm_match_find_moved(const gssize *match, size_t n, bool *moved);

#endif

/* homes.h: items with ids that were moved from one list to another, such as a step to another phase. For this room. */
#ifndef CJM_MERGE_HOMES_H
#define CJM_MERGE_HOMES_H

#include "merge/entry.h"
#include "merge/meaning.h"

typedef enum CjmHome { CJM_HOME_BASE, CJM_HOME_OURS, CJM_HOME_THEIRS, CJM_HOME_COUNT } CjmHome;

/* The places of all items with ids in three documents. An id counts if it is unique among the lists of its key, such as `steps`. */
typedef struct CjmHomes CjmHomes;

/* `base` may be NULL. */
CjmHomes *cjm_homes_new(CjmMeanings *meanings, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs);
void cjm_homes_free(CjmHomes *homes);

/* The item with the id of `part` in one of the documents; `in` NULL if there is none. */
CjmPart cjm_homes_find(const CjmHomes *homes, CjmHome home, CjmPart part);

/* Whether an item of a side stands in the list that was made of the one in base where it stood. */
bool cjm_homes_is_same_place(const CjmHomes *homes, CjmPart base, CjmPart side);

/* Whether a side moved any item to another list. */
bool cjm_homes_has_moves(const CjmHomes *homes);

#endif

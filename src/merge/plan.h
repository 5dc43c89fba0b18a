/* plan.h: what a merge is of, entry by entry, before it is written. For this room. */
#ifndef CJM_MERGE_PLAN_H
#define CJM_MERGE_PLAN_H

#include "merge/entry.h"
#include "merge/meaning.h"

typedef enum CjmSide { CJM_OURS, CJM_THEIRS } CjmSide;

typedef enum CjmVerdict {
  CJM_KEEP,    /* as it is in ours */
  CJM_TAKE,    /* as it is in theirs */
  CJM_MERGE,   /* entry by entry */
  CJM_CONFLICT /* as it is in ours, or in theirs; where one of them has no such entry, it was removed, or moved elsewhere */
} CjmVerdict;

typedef struct CjmPlan CjmPlan;

typedef struct CjmPlanEntry {
  CjmPart base, ours, theirs;
  CjmVerdict verdict;
  CjmPlan *inside; /* MERGE */
} CjmPlanEntry;

struct CjmPlan {
  const CjmNode *base, *ours, *theirs; /* the collection; NULL where there is none */
  GPtrArray *entries;                  /* CjmPlanEntry *, in the order of the result */
};

/* Plans the merge of three documents. */
typedef struct CjmPlanner CjmPlanner;

/* Both sides are lists or mappings of one kind; `base` NULL is an empty one. `with_moves`: an item that one side moved to another list, and the
 * other changed, is moved and changed; otherwise that is a conflict. */
CjmPlanner *cjm_planner_new(CjmMeanings *meanings, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs, bool with_moves);
void cjm_planner_free(CjmPlanner *planner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPlanner, cjm_planner_free)

/* The plan, which lives as long as the planner; NULL if the documents are a conflict as a whole. */
CjmPlan *cjm_planner_plan(CjmPlanner *planner);

/* Whether items were moved to other lists: then no entry can become a conflict later. */
bool cjm_planner_has_moves(const CjmPlanner *planner);

/* The collection that is written, with changes: ours, if there is one. */
static inline const CjmNode *cjm_plan_main(const CjmPlan *plan)
{
  return plan->ours ? plan->ours : plan->theirs;
}

static inline CjmPart cjm_plan_entry_main(const CjmPlanEntry *entry)
{
  return entry->ours.in ? entry->ours : entry->theirs;
}

/* The meaning of the result if all conflicts are resolved to one side. */
guint cjm_plan_meaning(CjmMeanings *meanings, const CjmPlan *plan, CjmSide side);

/* Whether an entry has comments below its first line or behind its values. */
bool cjm_planner_has_comments(const CjmPlanner *planner, CjmPart part);

/* Whether there are comments between an entry and a later one of the same collection. */
bool cjm_planner_has_comments_between(const CjmPlanner *planner, CjmPart a, CjmPart b);

/* Whether theirs changed comments between the entries of a collection that cannot be written with its entries, since one of the sides has
 * brackets; `of`: the entry that the plan is inside, NULL for the document. */
bool cjm_planner_loses_comments(const CjmPlanner *planner, const CjmPlan *plan, const CjmPlanEntry *of);

#endif

/* write.h: a planned merge as text. For this room. */
#ifndef CJM_MERGE_WRITE_H
#define CJM_MERGE_WRITE_H

#include "merge/merge.h"
#include "merge/plan.h"

typedef enum CjmWriteMode {
  CJM_WRITE_MARKERS, /* conflicts stand between markers */
  CJM_WRITE_OURS,    /* conflicts are resolved to one side */
  CJM_WRITE_THEIRS
} CjmWriteMode;

/* Writes the result of a plan. Where the text does not allow an entry to be written, it becomes a conflict in the plan, so the
 * markers are to be written first. NULL if the documents can only be a conflict as a whole. `ret_conflicts` counts blocks of markers, and
 * texts that were chosen in their place. */
char *cjm_write_new(CjmPlanner *planner, CjmPlan *plan, const CjmMergeInput *input, CjmWriteMode mode, size_t *ret_conflicts);

/* The three documents as one conflict. */
char *cjm_write_whole_new(const CjmMergeInput *input);

#endif

/* merge.h: three versions of a YAML file become one, entry by entry.
 *
 * The result is the text of OURS in which what THEIRS changed since BASE is written, so that comments and layout stay. Entries of mappings are
 * matched by key, items of lists by `id`, else by equal content, title or place. What both sides changed differently is a conflict, which
 * stands between git's markers around the smallest entry of whole lines. */
#ifndef CJM_MERGE_MERGE_H
#define CJM_MERGE_MERGE_H

#include <glib.h>

#include "base/limits.h"
#include "diag/sink.h"

typedef struct CjmMergeInput {
  const CjmSource *base, *ours, *theirs;
} CjmMergeInput;

/* The merged text for g_free(), and the number of conflicts in it. NULL, reported, where a side cannot be read as YAML. */
char *cjm_merge_new(const CjmMergeInput *input, const CjmLimits *limits, CjmDiags *diags, size_t *ret_conflicts);

#endif

/* merge.h: three versions of a YAML file become one, entry by entry.
 *
 * The result is the text of OURS in which what THEIRS changed since BASE is written, so that comments and layout stay. Entries of mappings are
 * matched by key, items of lists by `id`, else by equal content, title or place. What both sides changed differently is a conflict, which
 * stands between git's markers around the smallest entry of whole lines.
 *
 * match.h says which entries are the same, sequence.h their order, homes.h which were moved to other lists; plan.h decides about each, and
 * write.h writes it. The text is then read again: it must be YAML that says what the plan says, whichever side conflicts are resolved to. */
#ifndef CJM_MERGE_MERGE_H
#define CJM_MERGE_MERGE_H

#include <glib.h>
#include <stdbool.h>

#include "base/limits.h"
#include "diag/sink.h"

enum { CJM_MARKER_SIZE = 7 /* characters, in git */ };

typedef struct CjmMergeInput {
  const CjmSource *base, *ours, *theirs;
  const char *base_label, *ours_label, *theirs_label; /* behind the markers */
  unsigned marker_size;                               /* characters */
  bool with_base;                                     /* conflicts show base too, as in the style diff3 of git */
} CjmMergeInput;

/* The merged text for g_free(), and the number of conflicts in it. NULL, reported, if a side cannot be read as YAML. A base without content
 * is an empty one. */
char *cjm_merge_new(const CjmMergeInput *input, const CjmLimits *limits, CjmDiags *diags, size_t *ret_conflicts);

#endif

/* fmt.h: the canonical form of a journey file, as docs/fmt.md describes it.
 *
 * Only the layout changes: indentation, spacing, empty lines, quotes, and the order of keys. Comments stay with what they are about. */
#ifndef CJM_FMT_FMT_H
#define CJM_FMT_FMT_H

#include <glib.h>

#include "base/limits.h"
#include "diag/sink.h"

typedef enum CjmFmtStatus {
  CJM_FMT_OK,
  CJM_FMT_BROKEN,      /* the file is not YAML that a journey may have: the sink has errors */
  CJM_FMT_UNSUPPORTED, /* its syntax is valid, but has no canonical form: keys over several lines, or aliases as keys */
  CJM_FMT_DIFFERS      /* the result would not mean the same: a bug */
} CjmFmtStatus;

/* The canonical form of the text, for g_free(); it is not changed if it has this form already. `ret_text` is only set with CJM_FMT_OK. Takes
 * time in proportion to the text and its depth. */
CjmFmtStatus cjm_fmt_new(const CjmSource *source, const CjmLimits *limits, CjmDiags *diags, char **ret_text);

#endif

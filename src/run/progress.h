/* progress.h: how far a long run is, in a line of a terminal that messages push aside. */
#ifndef CJM_RUN_PROGRESS_H
#define CJM_RUN_PROGRESS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct CjmProgress {
  bool wanted;
  bool shown;
  size_t n, n_done;
  gint64 drawn; /* µs, monotonic: when it was last drawn */
} CjmProgress;

/* Nothing is ever shown where standard error is no terminal. */
CjmProgress cjm_progress_begin(size_t n, bool wanted);

void cjm_progress_set(CjmProgress *progress, size_t n_done);

/* Makes room for a message, or for what comes behind. */
void cjm_progress_hide(CjmProgress *progress);

#endif

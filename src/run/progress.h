/* progress.h: the progress of a long run, in the last line of a terminal. */
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

/* Nothing is shown unless standard error is a terminal. */
CjmProgress cjm_progress_begin(size_t n, bool wanted);

void cjm_progress_set(CjmProgress *progress, size_t n_done);

/* Clears the line before a message, or at the end. */
void cjm_progress_hide(CjmProgress *progress);

#endif

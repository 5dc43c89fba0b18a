/* watcher.h: a process that reports changes in folders. It is a separate process because GIO starts threads, and a process with
 * threads should not fork. */
#ifndef CJM_RUN_WATCHER_H
#define CJM_RUN_WATCHER_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct CjmWatcher {
  pid_t pid; /* 0: none */
  int fd;
} CjmWatcher;

/* Watches existing folders (char *), without subfolders. Reports a change as soon as watching has begun. */
bool cjm_watcher_start(const GPtrArray *folders, CjmWatcher *ret_watcher, GError **error);
void cjm_watcher_stop(CjmWatcher *watcher);

/* Waits for a change, and then until there are no more for a moment, since editors save a file in several steps. False if the
 * watcher has ended, and reported why. */
bool cjm_watcher_wait(const CjmWatcher *watcher);

#endif

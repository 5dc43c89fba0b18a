/* watcher.h: a process that tells when something happens in folders.
 *
 * It is one of its own because GIO starts threads, and a process that has threads should not fork. */
#ifndef CJM_RUN_WATCHER_H
#define CJM_RUN_WATCHER_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct CjmWatcher {
  pid_t pid; /* 0: not there */
  int fd;
} CjmWatcher;

/* Watches folders (char *) that are there, not what is below them. As soon as it does, something is said to have happened. */
bool cjm_watcher_start(const GPtrArray *folders, CjmWatcher *ret_watcher, GError **error);
void cjm_watcher_stop(CjmWatcher *watcher);

/* Waits until something has happened, and then for a moment in which nothing more does: editors take several steps to
 * save a file. False where the watcher has ended, having said why. */
bool cjm_watcher_wait(const CjmWatcher *watcher);

#endif

/* watcher.h: waits for changes in folders, by inotify. */
#ifndef CJM_RUN_WATCHER_H
#define CJM_RUN_WATCHER_H

#include <glib.h>
#include <stdbool.h>

typedef struct CjmWatcher {
  int fd;     /* -1: none */
  bool fresh; /* nobody has waited yet */
} CjmWatcher;

#define CJM_WATCHER_NONE ((CjmWatcher){.fd = -1})

/* Watches existing folders (char *), without subfolders. */
bool cjm_watcher_start(const GPtrArray *folders, CjmWatcher *ret_watcher, GError **error);
void cjm_watcher_stop(CjmWatcher *watcher);

/* Waits for a change, the first time not at all, as something may have changed before. A file that is being written to is a change when it is closed, or
 * when nothing more happens for a moment. */
bool cjm_watcher_wait(CjmWatcher *watcher, GError **error);

/* Whether something happens within `timeout` ms; the next cjm_watcher_wait() returns it. */
bool cjm_watcher_stirs(const CjmWatcher *watcher, int timeout);

#endif

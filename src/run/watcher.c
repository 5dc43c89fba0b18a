#include "run/watcher.h"

#include <errno.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/fd.h"

/* Events after which a file is complete, and those after which more is to be expected. */
enum {
  COMPLETE = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF,
  INCOMPLETE = IN_CREATE | IN_MODIFY,
  PAUSE = 50,
  PAUSE_MAX = 500 /* ms: for programs that keep a file open */
};

static bool fail(GError **error, const char *what)
{
  int number = errno;
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot watch %s: %s", what, g_strerror(number));
  return false;
}

bool cjm_watcher_start(const GPtrArray *folders, CjmWatcher *ret_watcher, GError **error)
{
  CjmWatcher watcher = {.fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK), .fresh = true};
  if (watcher.fd < 0) return fail(error, "files");
  for (guint i = 0; i < folders->len; i++)
    if (inotify_add_watch(watcher.fd, folders->pdata[i], COMPLETE | INCOMPLETE) < 0 && errno != ENOENT && errno != ENOTDIR) {
      fail(error, folders->pdata[i]);
      cjm_watcher_stop(&watcher);
      return false;
    }
  *ret_watcher = watcher;
  return true;
}

void cjm_watcher_stop(CjmWatcher *watcher)
{
  if (watcher->fd >= 0) close(watcher->fd);
  watcher->fd = -1;
}

bool cjm_watcher_stirs(const CjmWatcher *watcher, int timeout)
{
  struct pollfd fd = {.fd = watcher->fd, .events = POLLIN};
  return poll(&fd, 1, timeout) > 0;
}

/* Reads some of what has happened, as there may be more all the time; whether any of it is complete. Folders are, once they are there. */
static bool read_events(int fd, bool *ret_complete)
{
  union {
    struct inotify_event first;
    char bytes[64 * 1024];
  } buffer;
  ssize_t n = cjm_fd_read(fd, buffer.bytes, sizeof buffer);
  if (n <= 0) return n < 0 && errno == EAGAIN;
  for (char *at = buffer.bytes; at < buffer.bytes + n;) {
    const struct inotify_event *event = (const struct inotify_event *)(void *)at;
    if (event->mask & (COMPLETE | IN_ISDIR | IN_Q_OVERFLOW | IN_IGNORED)) *ret_complete = true;
    at += sizeof *event + event->len;
  }
  return true;
}

bool cjm_watcher_wait(CjmWatcher *watcher, GError **error)
{
  bool complete = watcher->fresh;
  gint64 end = 0; /* µs, monotonic */
  watcher->fresh = false;
  while (!complete && (end == 0 || g_get_monotonic_time() < end)) {
    if (!cjm_watcher_stirs(watcher, end ? PAUSE : -1)) break;
    if (!read_events(watcher->fd, &complete)) return fail(error, "files");
    if (!end) end = g_get_monotonic_time() + PAUSE_MAX * 1000;
  }
  return true;
}

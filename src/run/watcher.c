#include "run/watcher.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fd.h"
#include "run/console.h"

enum { QUIET = 30, QUIET_MAX = 500, RATE = 20 /* ms */ };

/* ---- the process ---- */

/* If the buffer of the reader is full, the event is dropped, as one is enough. */
static void notify(int fd)
{
  send(fd, "", 1, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static void on_change(GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, void *data)
{
  (void)monitor;
  (void)file;
  (void)other;
  (void)event;
  notify(GPOINTER_TO_INT(data));
}

static gboolean on_end(int fd, GIOCondition condition, void *data)
{
  (void)fd;
  (void)condition;
  g_main_loop_quit(data);
  return G_SOURCE_REMOVE;
}

static bool add_monitor(const char *folder, int fd, GPtrArray *monitors)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path(folder);
  GFileMonitor *monitor = g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (!monitor) {
    cjm_console_error("cannot watch %s: %s", folder, error->message);
    return false;
  }
  g_file_monitor_set_rate_limit(monitor, RATE);
  g_signal_connect(monitor, "changed", G_CALLBACK(on_change), GINT_TO_POINTER(fd));
  g_ptr_array_add(monitors, monitor);
  return true;
}

/* Until the other end of the socket is closed. */
static G_GNUC_NORETURN void watch(const GPtrArray *folders, int fd)
{
  GPtrArray *monitors = g_ptr_array_new_with_free_func(g_object_unref);
  GMainLoop *loop = g_main_loop_new(NULL, FALSE);
  bool watching = true;
  for (guint i = 0; watching && i < folders->len; i++) watching = add_monitor(folders->pdata[i], fd, monitors);
  if (watching) {
    g_unix_fd_add(fd, G_IO_IN | G_IO_HUP, on_end, loop);
    notify(fd);
    g_main_loop_run(loop);
  }
  g_main_loop_unref(loop);
  g_ptr_array_unref(monitors);
  exit(EXIT_SUCCESS);
}

/* ---- its reader ---- */

bool cjm_watcher_start(const GPtrArray *folders, CjmWatcher *ret_watcher, GError **error)
{
  int ends[2] = {-1, -1};
  bool has_ends = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
  pid_t pid = has_ends ? fork() : -1;
  if (pid == 0) {
    close(ends[0]);
    watch(folders, ends[1]);
  }
  int number = errno;
  if (has_ends) close(ends[1]);
  if (pid > 0) {
    *ret_watcher = (CjmWatcher){.pid = pid, .fd = ends[0]};
    return true;
  }
  if (has_ends) close(ends[0]);
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot start a process: %s", g_strerror(number));
  return false;
}

void cjm_watcher_stop(CjmWatcher *watcher)
{
  if (!watcher->pid) return;
  close(watcher->fd);
  kill(watcher->pid, SIGTERM);
  cjm_wait(watcher->pid);
  *watcher = (CjmWatcher){0};
}

/* Whether there is an event within `timeout` ms (-1: no limit); `ret_ended` if the watcher has ended. */
static bool happens(int fd, int timeout, bool *ret_ended)
{
  char bytes[256];
  struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
  int n = poll(&poll_fd, 1, timeout);
  if (n == 0) return false;
  ssize_t len = n > 0 ? read(fd, bytes, sizeof bytes) : -1;
  *ret_ended = len == 0 || (len < 0 && errno != EINTR);
  return len > 0;
}

bool cjm_watcher_wait(const CjmWatcher *watcher)
{
  bool ended = false;
  while (!ended && !happens(watcher->fd, -1, &ended)) continue;
  gint64 start = g_get_monotonic_time();
  while (!ended && g_get_monotonic_time() - start < QUIET_MAX * 1000 && happens(watcher->fd, QUIET, &ended)) continue;
  return !ended;
}

#include "lsp/child.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fd.h"
#include "run/confine.h"

enum { CHUNK = 64 << 10 };

bool cjm_lsp_frame_read(int fd, guint32 *ret_kind, GBytes **ret_data)
{
  CjmLspFrame frame;
  if (!cjm_fd_read_all(fd, &frame, sizeof frame)) return false;
  char *data = g_malloc(frame.len + 1);
  data[frame.len] = '\0';
  if (!cjm_fd_read_all(fd, data, frame.len)) {
    g_free(data);
    return false;
  }
  *ret_kind = frame.kind;
  *ret_data = g_bytes_new_take(data, frame.len);
  return true;
}

bool cjm_lsp_frame_write(int fd, guint32 kind, const void *data, size_t len)
{
  CjmLspFrame frame = {.kind = kind, .len = len};
  return cjm_fd_write_all(fd, &frame, sizeof frame) && cjm_fd_write_all(fd, data, len);
}

/* Standard input and output are those of the client, which only the other process may use. */
static void leave_client(void)
{
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return;
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
  close(nothing);
}

bool cjm_lsp_child_start(CjmLspChild *child, unsigned max_memory, CjmLspServe *serve, void *data, GError **error)
{
  int ends[2] = {-1, -1};
  pid_t parent = getpid();
  bool has_ends = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
  fflush(NULL);
  pid_t pid = has_ends ? fork() : -1;
  if (pid < 0) {
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno), "cannot start a process: %s", g_strerror(errno));
    if (has_ends) {
      close(ends[0]);
      close(ends[1]);
    }
    return false;
  }
  if (pid == 0) {
    close(ends[0]);
    leave_client();
    cjm_confine(parent, &(CjmConfinement){.max_memory = max_memory});
    serve(ends[1], data);
    _exit(0);
  }
  close(ends[1]);
  *child = (CjmLspChild){.pid = pid, .fd = ends[0], .received = g_byte_array_new()};
  return true;
}

void cjm_lsp_child_end(CjmLspChild *child)
{
  if (!child->pid) return;
  close(child->fd);
  kill(child->pid, SIGKILL);
  int status = cjm_wait(child->pid);
  g_byte_array_unref(child->received);
  *child = (CjmLspChild){.status = status};
}

bool cjm_lsp_child_send(CjmLspChild *child, guint32 kind, const void *data, size_t len)
{
  return cjm_lsp_frame_write(child->fd, kind, data, len);
}

bool cjm_lsp_child_ask(CjmLspChild *child, guint32 kind, const void *data, size_t len)
{
  child->busy = true;
  child->started = g_get_monotonic_time();
  return cjm_lsp_child_send(child, kind, data, len);
}

int cjm_lsp_child_time_left(const CjmLspChild *child, double timeout)
{
  if (!child->busy || timeout <= 0) return -1;
  double seconds = (double)(g_get_monotonic_time() - child->started) / G_USEC_PER_SEC;
  return (int)ceil(CLAMP(timeout - seconds, 0, 3600) * 1000);
}

static bool take_answer(CjmLspChild *child, guint32 *ret_kind, GBytes **ret_data)
{
  CjmLspFrame frame;
  if (child->received->len < sizeof frame) return false;
  memcpy(&frame, child->received->data, sizeof frame);
  if (child->received->len - sizeof frame < frame.len) return false;
  *ret_kind = frame.kind;
  *ret_data = g_bytes_new(child->received->data + sizeof frame, frame.len);
  g_byte_array_set_size(child->received, 0);
  child->busy = false;
  return true;
}

CjmLspChildState cjm_lsp_child_receive(CjmLspChild *child, double timeout, guint32 *ret_kind, GBytes **ret_data)
{
  guint8 chunk[CHUNK];
  struct pollfd ready = {.fd = child->fd, .events = POLLIN};
  if (poll(&ready, 1, 0) > 0) {
    ssize_t n = cjm_fd_read(child->fd, chunk, sizeof chunk);
    if (n <= 0) {
      cjm_lsp_child_end(child);
      return CJM_LSP_CHILD_CRASHED;
    }
    g_byte_array_append(child->received, chunk, (guint)n);
    if (take_answer(child, ret_kind, ret_data)) return CJM_LSP_CHILD_ANSWERED;
  }
  if (cjm_lsp_child_time_left(child, timeout) != 0) return CJM_LSP_CHILD_WAITING;
  cjm_lsp_child_end(child);
  return CJM_LSP_CHILD_LATE;
}

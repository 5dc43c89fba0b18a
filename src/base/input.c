#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"

enum { CHUNK = 64 * 1024 };

static bool fail(GError **error, const char *path, int number)
{
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot read %s: %s", name, g_strerror(number));
  return false;
}

/* Appends until the end or the limit; -1 with errno where reading fails. */
static int read_all(int fd, size_t limit, GByteArray *data)
{
  guint8 chunk[CHUNK];
  while (data->len <= limit) {
    ssize_t n = cjm_fd_read(fd, chunk, MIN(sizeof chunk, limit + 1 - data->len));
    if (n <= 0) return (int)n;
    g_byte_array_append(data, chunk, (guint)n);
  }
  return 0;
}

bool cjm_input_read_fd(int fd, const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error)
{
  g_autoptr(GByteArray) data = g_byte_array_new();
  if (read_all(fd, limit, data) < 0) return fail(error, path, errno);
  *ret_len = data->len;
  g_byte_array_append(data, (const guint8 *)"", 1);
  *ret_data = (char *)g_byte_array_free(g_steal_pointer(&data), FALSE);
  return true;
}

/* Opens a file without waiting for anybody: -1 with errno, or with 0 for what is neither a regular file nor a pipe. What
 * standard input is may be named, too. */
static int open_input(const char *path)
{
  struct stat about, standard;
  int fd = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &about) < 0) return fd;
  bool is_stdin = fstat(STDIN_FILENO, &standard) == 0 && standard.st_dev == about.st_dev && standard.st_ino == about.st_ino;
  if (S_ISREG(about.st_mode)) return fd;
  if (S_ISFIFO(about.st_mode) || is_stdin) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    while (poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, -1) < 0 && errno == EINTR) continue;
    return fd;
  }
  close(fd);
  errno = S_ISDIR(about.st_mode) ? EISDIR : 0;
  return -1;
}

bool cjm_input_read(const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error)
{
  bool is_stdin = strcmp(path, "-") == 0;
  int fd = is_stdin ? STDIN_FILENO : open_input(path);
  if (fd < 0 && errno == 0) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot read %s: it is neither a regular file nor a pipe", path);
    return false;
  }
  if (fd < 0) return fail(error, path, errno);
  bool read = cjm_input_read_fd(fd, path, limit, ret_data, ret_len, error);
  if (!is_stdin) close(fd);
  return read;
}

#include "base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"

enum { CHUNK = 64 * 1024, WRITER_MS = 5000 /* how long to wait for the writer of a pipe */, STEP_MS = 20 };

static bool fail(GError **error, const char *path, int number)
{
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot read %s: %s", name, g_strerror(number));
  return false;
}

/* Appends until the end or the limit; -1 with errno if reading fails. */
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

static void finish(GByteArray *data, char **ret_data, size_t *ret_len)
{
  *ret_len = data->len;
  g_byte_array_append(data, (const guint8 *)"", 1);
  *ret_data = (char *)g_byte_array_free(data, FALSE);
}

bool cjm_input_read_fd(int fd, const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error)
{
  g_autoptr(GByteArray) data = g_byte_array_new();
  if (read_all(fd, limit, data) < 0) return fail(error, path, errno);
  finish(g_steal_pointer(&data), ret_data, ret_len);
  return true;
}

/* An open file. */
typedef struct Input {
  int fd;
  bool is_pipe;
  GByteArray *data; /* the bytes read so far */
} Input;

static bool is_stdin(const struct stat *about)
{
  struct stat standard;
  return fstat(STDIN_FILENO, &standard) == 0 && standard.st_dev == about->st_dev && standard.st_ino == about->st_ino;
}

static void set_blocking(int fd)
{
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
}

/* Opens a file without blocking. False with errno, which is 0 if it is neither a regular file nor a pipe. The path may also be
 * that of standard input. */
static bool open_input(const char *path, Input *input)
{
  struct stat about;
  input->fd = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (input->fd < 0 || fstat(input->fd, &about) < 0) return false;
  input->is_pipe = S_ISFIFO(about.st_mode);
  if (S_ISREG(about.st_mode) || input->is_pipe) return true;
  if (is_stdin(&about)) {
    set_blocking(input->fd);
    return true;
  }
  errno = S_ISDIR(about.st_mode) ? EISDIR : 0;
  return false;
}

/* Waits for a writer. A pipe that was opened without blocking looks the same before its writer opens it and after its writer
 * closes it; reading distinguishes them, as it would only block if there is a writer. False if none comes. */
static bool wait_for_writer(Input *input)
{
  for (int waited = 0; waited < WRITER_MS; waited += STEP_MS) {
    if (poll(&(struct pollfd){.fd = input->fd, .events = POLLIN}, 1, STEP_MS) > 0) return true;
    guint8 byte;
    ssize_t n = read(input->fd, &byte, 1);
    if (n > 0) g_byte_array_append(input->data, &byte, 1);
    if (n > 0 || (n < 0 && errno == EAGAIN)) return true;
  }
  return false;
}

static bool read_input(Input *input, const char *path, size_t limit, GError **error)
{
  if (input->is_pipe) {
    if (!wait_for_writer(input)) {
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot read %s: it is a pipe without a writer", path);
      return false;
    }
    set_blocking(input->fd);
  }
  return read_all(input->fd, limit, input->data) == 0 || fail(error, path, errno);
}

bool cjm_input_read(const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error)
{
  if (strcmp(path, "-") == 0) return cjm_input_read_fd(STDIN_FILENO, path, limit, ret_data, ret_len, error);
  g_autoptr(GByteArray) data = g_byte_array_new();
  Input input = {.fd = -1, .data = data};
  bool done = open_input(path, &input);
  if (done) done = read_input(&input, path, limit, error);
  else if (errno) fail(error, path, errno);
  else
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot read %s: it is neither a regular file nor a pipe", path);
  if (input.fd >= 0) close(input.fd);
  if (done) finish(g_steal_pointer(&data), ret_data, ret_len);
  return done;
}

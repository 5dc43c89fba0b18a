#include "base/fd.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITE_MAX = 1 << 30 /* bytes per call: some kernels do not accept more */ };

ssize_t cjm_fd_read(int fd, void *data, size_t len)
{
  ssize_t n;
  do n = read(fd, data, len);
  while (n < 0 && errno == EINTR);
  return n;
}

bool cjm_fd_read_all(int fd, void *data, size_t len)
{
  for (char *at = data; len > 0;) {
    ssize_t n = cjm_fd_read(fd, at, len);
    if (n <= 0) return false;
    at += n;
    len -= (size_t)n;
  }
  return true;
}

bool cjm_fd_write_all(int fd, const void *data, size_t len)
{
  for (const char *at = data; len > 0;) {
    ssize_t n = write(fd, at, len < WRITE_MAX ? len : WRITE_MAX);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    at += n;
    len -= (size_t)n;
  }
  return true;
}

int cjm_wait(pid_t pid)
{
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

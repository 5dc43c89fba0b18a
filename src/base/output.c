#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40, NAME_TRIES = 100 };

static bool fail(GError **error, const char *path, int number)
{
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot write %s: %s", path, g_strerror(number));
  return false;
}

static bool write_all(int fd, const char *data, size_t len)
{
  while (len > 0) {
    ssize_t n = write(fd, data, MIN(len, (size_t)1 << 30));
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return false;
    data += n;
    len -= (size_t)n;
  }
  return true;
}

/* A symbolic link in /proc is an open file, not a name: `pipe:[4711]` leads nowhere. */
static bool is_handle(const char *path)
{
  return g_str_has_prefix(path, "/proc/") || g_str_has_prefix(path, "/dev/fd/");
}

/* The name at the end of the symbolic links, whether or not something is there; NULL where they end in an open file,
 * or nowhere (errno is then ELOOP). */
static char *follow_links(const char *path)
{
  g_autofree char *at = g_strdup(path);
  for (int i = 0; i < LINKS_MAX; i++) {
    struct stat st;
    if (is_handle(at)) {
      errno = 0;
      return NULL;
    }
    if (lstat(at, &st) != 0 || !S_ISLNK(st.st_mode))
      return g_steal_pointer(&at);
    g_autofree char *link = g_file_read_link(at, NULL);
    if (!link)
      return g_steal_pointer(&at);
    g_autofree char *folder = g_path_get_dirname(at);
    g_free(at);
    at = g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(folder, link, NULL);
  }
  errno = ELOOP;
  return NULL;
}

static bool has_bytes(const char *path, const char *data, size_t len)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return false;
  char buffer[64 * 1024];
  size_t at = 0;
  ssize_t n;
  while ((n = read(fd, buffer, sizeof buffer)) > 0) {
    if ((size_t)n > len - at || memcmp(buffer, data + at, (size_t)n) != 0)
      break;
    at += (size_t)n;
  }
  close(fd);
  return n == 0 && at == len;
}

static bool stream(const char *path, const void *data, size_t len, GError **error)
{
  int fd = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return fail(error, path, errno);
  bool written = write_all(fd, data, len);
  int number = errno;
  if (close(fd) != 0 && written) {
    number = errno;
    written = false;
  }
  return written || fail(error, path, number);
}

/* A new file beside `target`; its mode comes from the umask. Not mkstemp(), which knows only 0600. */
static int open_beside(const char *target, char **ret_path)
{
  g_autofree char *folder = g_path_get_dirname(target);
  for (int i = 0; i < NAME_TRIES; i++) {
    g_autofree char *name = g_strdup_printf(".cjm-%08x.tmp", g_random_int());
    g_autofree char *path = g_build_filename(folder, name, NULL);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd >= 0)
      *ret_path = g_steal_pointer(&path);
    if (fd >= 0 || errno != EEXIST)
      return fd;
  }
  return -1;
}

/* The new file takes the old one's owner, where it may, and its permissions. */
static bool take_after(int fd, const struct stat *old)
{
  struct stat fresh;
  if (fstat(fd, &fresh) != 0)
    return false;
  if ((fresh.st_uid != old->st_uid || fresh.st_gid != old->st_gid) && fchown(fd, old->st_uid, old->st_gid) != 0 &&
      fchown(fd, (uid_t)-1, old->st_gid) != 0 && errno != EPERM)
    return false;
  return fchmod(fd, old->st_mode & 0777) == 0;
}

static bool sync_file(int fd)
{
  return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP; /* some file systems have no fsync */
}

/* `old` is NULL where nothing is there yet. */
static bool replace(const char *target, const struct stat *old, const void *data, size_t len, GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_beside(target, &temporary);
  if (fd < 0)
    return fail(error, target, errno);

  bool done = (!old || take_after(fd, old)) && write_all(fd, data, len) && sync_file(fd);
  int number = errno;
  if (close(fd) != 0 && done) {
    number = errno;
    done = false;
  }
  if (done && rename(temporary, target) != 0) {
    number = errno;
    done = false;
  }
  if (!done) {
    unlink(temporary);
    return fail(error, target, number);
  }
  return true;
}

bool cjm_output_write(const char *path, const void *data, size_t len, GError **error)
{
  if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
    return cjm_output_stdout(data, len, error);

  struct stat st;
  bool there = stat(path, &st) == 0;
  if (!there && errno != ENOENT)
    return fail(error, path, errno);
  if (there && S_ISDIR(st.st_mode))
    return fail(error, path, EISDIR);
  if (there && !S_ISREG(st.st_mode))
    return stream(path, data, len, error);

  g_autofree char *target = follow_links(path);
  if (!target)
    return errno ? fail(error, path, errno) : stream(path, data, len, error);
  if (there && (size_t)st.st_size == len && has_bytes(target, data, len))
    return true;
  /* A rename would replace even a file that its owner made read-only. */
  if (there && access(target, W_OK) != 0)
    return fail(error, path, errno);
  return replace(target, there ? &st : NULL, data, len, error);
}

bool cjm_output_stdout(const void *data, size_t len, GError **error)
{
  if (fwrite(data, 1, len, stdout) != len || fflush(stdout) != 0)
    return fail(error, "standard output", errno);
  return true;
}

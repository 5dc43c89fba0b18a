#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"

enum { LINKS_MAX = 40, NAME_TRIES = 100 };

static bool fail(GError **error, const char *path, int number)
{
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot write %s: %s", path, g_strerror(number));
  return false;
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
    if (lstat(at, &st) != 0 || !S_ISLNK(st.st_mode)) return g_steal_pointer(&at);
    g_autofree char *link = g_file_read_link(at, NULL);
    if (!link) return g_steal_pointer(&at);
    g_autofree char *folder = g_path_get_dirname(at);
    g_free(at);
    at = g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(folder, link, NULL);
  }
  errno = ELOOP;
  return NULL;
}

static bool has_bytes(int fd, const char *data, size_t len)
{
  char buffer[64 * 1024];
  size_t at = 0;
  ssize_t n;
  while ((n = cjm_fd_read(fd, buffer, sizeof buffer)) > 0) {
    if ((size_t)n > len - at || memcmp(buffer, data + at, (size_t)n) != 0) return false;
    at += (size_t)n;
  }
  return n == 0 && at == len;
}

bool cjm_output_is_current(const char *path, const void *data, size_t len)
{
  struct stat st;
  if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size != len) return false;
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  bool same = fd >= 0 && has_bytes(fd, data, len);
  if (fd >= 0) close(fd);
  return same;
}

static bool stream(const char *path, const void *data, size_t len, GError **error)
{
  int fd = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return fail(error, path, errno);
  bool written = cjm_fd_write_all(fd, data, len);
  int number = errno;
  if (close(fd) != 0 && written) {
    number = errno;
    written = false;
  }
  return written || fail(error, path, number);
}

static bool is_named(int fd, const char *path)
{
  struct stat open_one, named;
  return fstat(fd, &open_one) == 0 && lstat(path, &named) == 0 && open_one.st_dev == named.st_dev &&
         open_one.st_ino == named.st_ino;
}

/* Its mode comes from the umask; not mkstemp(), which knows only 0600. The lock says that its writer lives.
 * EEXIST where the name is another writer's. */
static int open_locked(const char *path)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0) return -1;
  /* Before the lock was there, the file may have looked abandoned. */
  if ((flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && is_named(fd, path)) return fd;
  close(fd);
  errno = EEXIST;
  return -1;
}

/* Removes what a writer that was killed has left; leaves alone what belongs to one that lives. */
static void sweep(const char *path)
{
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return;
  if (flock(fd, LOCK_EX | LOCK_NB) == 0 && is_named(fd, path)) unlink(path);
  close(fd);
}

/* A new file beside `target`. Every writer of a target tries the same names, so that it finds what others have left. */
static int open_beside(const char *target, char **ret_path)
{
  g_autofree char *folder = g_path_get_dirname(target), *base = g_path_get_basename(target);
  for (int i = 0; i < NAME_TRIES; i++) {
    g_autofree char *name = g_strdup_printf(".cjm-%08x-%d.tmp", g_str_hash(base), i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    int fd = open_locked(path);
    if (fd < 0 && errno == EEXIST) {
      sweep(path);
      fd = open_locked(path);
    }
    if (fd >= 0) *ret_path = g_steal_pointer(&path);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

/* The new file takes the old one's owner, where it may, and its permissions. */
static bool take_after(int fd, const struct stat *old)
{
  struct stat fresh;
  if (fstat(fd, &fresh) != 0) return false;
  if ((fresh.st_uid != old->st_uid || fresh.st_gid != old->st_gid) && fchown(fd, old->st_uid, old->st_gid) != 0 &&
      fchown(fd, (uid_t)-1, old->st_gid) != 0 && errno != EPERM)
    return false;
  return fchmod(fd, old->st_mode & 0777) == 0;
}

/* Has all of it been taken? What replaces an old file is on the disk before that is gone; where there was none, nothing can
 * be lost, and a batch need not wait for the disk a thousand times. Some file systems, which tell of a full disk only when a
 * file is closed, do so for a second descriptor too. */
static bool settle(int fd, bool replaces)
{
  if (replaces) return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP; /* some have no fsync */
  int other = dup(fd);
  return other >= 0 && close(other) == 0;
}

/* `old` is NULL where nothing is there yet. */
static bool replace(const char *target, const struct stat *old, const void *data, size_t len, GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_beside(target, &temporary);
  if (fd < 0) return fail(error, target, errno);

  bool done =
    (!old || take_after(fd, old)) && cjm_fd_write_all(fd, data, len) && settle(fd, old) && rename(temporary, target) == 0;
  int number = errno;
  if (!done) unlink(temporary);
  close(fd); /* not earlier, as the lock ends here */
  return done || fail(error, target, number);
}

bool cjm_output_write(const char *path, const void *data, size_t len, GError **error)
{
  if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0) return cjm_output_stdout(data, len, error);

  struct stat st;
  bool there = stat(path, &st) == 0;
  if (!there && errno != ENOENT) return fail(error, path, errno);
  if (there && S_ISDIR(st.st_mode)) return fail(error, path, EISDIR);
  if (there && !S_ISREG(st.st_mode)) return stream(path, data, len, error);

  g_autofree char *target = follow_links(path);
  if (!target) return errno ? fail(error, path, errno) : stream(path, data, len, error);
  if (cjm_output_is_current(target, data, len)) return true;
  /* A rename would replace even a file that its owner made read-only. */
  if (there && access(target, W_OK) != 0) return fail(error, path, errno);
  return replace(target, there ? &st : NULL, data, len, error);
}

bool cjm_output_stdout(const void *data, size_t len, GError **error)
{
  if (fwrite(data, 1, len, stdout) != len || fflush(stdout) != 0) return fail(error, "standard output", errno);
  return true;
}

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

/* A symbolic link in /proc is an open file, and its target not a path: `pipe:[4711]`. */
static bool is_handle(const char *path)
{
  return g_str_has_prefix(path, "/proc/") || g_str_has_prefix(path, "/dev/fd/");
}

/* The path at the end of the symbolic links, whether or not it exists; NULL if they end in an open file, or form a loop (errno
 * is then ELOOP). */
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

/* Creates a file with a mode from the umask, unlike mkstemp() (0600). The lock marks its writer as alive. EEXIST if the name is
 * used by another writer. */
static int open_locked(const char *path)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0) return -1;
  /* Before it was locked, another writer may have removed the file as abandoned. */
  if ((flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && is_named(fd, path)) return fd;
  close(fd);
  errno = EEXIST;
  return -1;
}

/* Removes the file of a writer that was killed, but not that of one that is alive. */
static void remove_abandoned(const char *path)
{
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return;
  if (flock(fd, LOCK_EX | LOCK_NB) == 0 && is_named(fd, path)) unlink(path);
  close(fd);
}

/* Creates a file next to `target`. All writers of a target try the same names, so that they find abandoned files. */
static int open_beside(const char *target, char **ret_path)
{
  g_autofree char *folder = g_path_get_dirname(target), *base = g_path_get_basename(target);
  for (int i = 0; i < NAME_TRIES; i++) {
    g_autofree char *name = g_strdup_printf(".cjm-%08x-%d.tmp", g_str_hash(base), i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    int fd = open_locked(path);
    if (fd < 0 && errno == EEXIST) {
      remove_abandoned(path);
      fd = open_locked(path);
    }
    if (fd >= 0) *ret_path = g_steal_pointer(&path);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

/* Gives the new file the owner of the old one, if allowed, and its permissions. */
static bool copy_owner_and_mode(int fd, const struct stat *old)
{
  struct stat fresh;
  if (fstat(fd, &fresh) != 0) return false;
  if ((fresh.st_uid != old->st_uid || fresh.st_gid != old->st_gid) && fchown(fd, old->st_uid, old->st_gid) != 0 &&
      fchown(fd, (uid_t)-1, old->st_gid) != 0 && errno != EPERM)
    return false;
  return fchmod(fd, old->st_mode & 0777) == 0;
}

/* Checks that all data has been accepted. A file that replaces another is synced to disk first. Otherwise nothing can be lost,
 * and a batch need not wait for the disk a thousand times: closing a duplicate descriptor reports a full disk on file systems
 * that do so only on close. */
static bool commit(int fd, bool replaces)
{
  if (replaces) return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP; /* some files do not support fsync */
  int other = dup(fd);
  return other >= 0 && close(other) == 0;
}

/* `old` is NULL if there is no such file yet. */
static bool write_and_rename(const char *target, const struct stat *old, const void *data, size_t len, GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_beside(target, &temporary);
  if (fd < 0) return fail(error, target, errno);

  bool done =
    (!old || copy_owner_and_mode(fd, old)) && cjm_fd_write_all(fd, data, len) && commit(fd, old) && rename(temporary, target) == 0;
  int number = errno;
  if (!done) unlink(temporary);
  close(fd); /* not earlier, as this releases the lock */
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
  return write_and_rename(target, there ? &st : NULL, data, len, error);
}

bool cjm_output_stdout(const void *data, size_t len, GError **error)
{
  if (fwrite(data, 1, len, stdout) != len || fflush(stdout) != 0) return fail(error, "standard output", errno);
  return true;
}

#define _GNU_SOURCE /* O_PATH */

#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef SYS_openat2
#include <linux/openat2.h>
#endif

#include "base/input.h"

enum {
  LINKS_MAX = 40,  /* the same as in the kernel */
  RETRIES_MAX = 8, /* openat2 fails if a folder is renamed at the same time */
  FILE_FLAGS = O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC,
  FOLDER_FLAGS = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
};

static CjmBeneathStatus fail(GError **error, const char *path, int number)
{
  g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "cannot read %s: %s", path, g_strerror(number));
  return CJM_BENEATH_FAILED;
}

static CjmBeneathStatus status_of(int number, const char *path, GError **error)
{
  switch (number) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG: return CJM_BENEATH_MISSING;
    case EXDEV: return CJM_BENEATH_OUTSIDE;
    case ENXIO: return CJM_BENEATH_NOT_REGULAR; /* a socket, or a device without a driver */
    default: return fail(error, path, number);
  }
}

/* ---- with openat2 ---- */

/* A descriptor; -1 with errno, which is ENOSYS if the kernel lacks openat2. */
static int open_with_kernel(int root, const char *path)
{
#ifdef SYS_openat2
  struct open_how how = {.flags = FILE_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
  for (int i = 0; i < RETRIES_MAX; i++) {
    long fd = syscall(SYS_openat2, root, path, &how, sizeof how);
    if (fd >= 0 || (errno != EAGAIN && errno != EINTR)) return (int)fd;
  }
  return -1;
#else
  (void)root;
  (void)path;
  errno = ENOSYS;
  return -1;
#endif
}

/* ---- without openat2 ---- */

/* The folders from the root to the current one: `..` returns to one that is already open, so that a rename cannot lead outside
 * the root. */
typedef struct Walk {
  GArray *folders; /* int; the first is the root, which belongs to the caller */
  GString *rest;   /* rest of the path */
  int links;
} Walk;

static int current(const Walk *walk)
{
  return g_array_index(walk->folders, int, walk->folders->len - 1);
}

static bool leave_folder(Walk *walk)
{
  if (walk->folders->len == 1) {
    errno = EXDEV;
    return false;
  }
  close(current(walk));
  g_array_set_size(walk->folders, walk->folders->len - 1);
  return true;
}

static bool enter_folder(Walk *walk, const char *name)
{
  int fd = openat(current(walk), name, FOLDER_FLAGS);
  if (fd < 0) return false;
  g_array_append_val(walk->folders, fd);
  return true;
}

/* Prepends the target of the link to the rest of the path. */
static bool follow_link(Walk *walk, const char *name)
{
  char target[PATH_MAX];
  ssize_t n = readlinkat(current(walk), name, target, sizeof target - 1);
  if (n < 0) return false;
  target[n] = '\0';
  if (++walk->links > LINKS_MAX) errno = ELOOP;
  else if (target[0] == '/') errno = EXDEV;
  else {
    g_string_prepend(walk->rest, target);
    return true;
  }
  return false;
}

/* Cuts the first name from the path; NULL at its end. */
static char *next_name_new(Walk *walk)
{
  g_string_erase(walk->rest, 0, (gssize)strspn(walk->rest->str, "/"));
  if (walk->rest->len == 0) return NULL;
  size_t len = strcspn(walk->rest->str, "/");
  char *name = g_strndup(walk->rest->str, len);
  g_string_erase(walk->rest, 0, (gssize)len);
  return name;
}

/* Walks one name further. True if there are more; otherwise `ret_fd` is the file, or -1 with errno. */
static bool walk_on(Walk *walk, int *ret_fd)
{
  struct stat about;
  g_autofree char *name = next_name_new(walk);
  *ret_fd = -1;
  if (!name || strcmp(name, ".") == 0) {
    errno = EISDIR;
    return name != NULL;
  }
  if (strcmp(name, "..") == 0) return leave_folder(walk);
  if (fstatat(current(walk), name, &about, AT_SYMLINK_NOFOLLOW) < 0) return false;
  if (S_ISLNK(about.st_mode)) return follow_link(walk, name);
  if (S_ISDIR(about.st_mode)) return enter_folder(walk, name);
  if (walk->rest->len > 0) errno = ENOTDIR;
  else *ret_fd = openat(current(walk), name, FILE_FLAGS | O_NOFOLLOW);
  return false;
}

static int open_by_hand(int root, const char *path)
{
  if (path[0] == '/') {
    errno = EXDEV;
    return -1;
  }
  Walk walk = {.folders = g_array_new(FALSE, FALSE, sizeof(int)), .rest = g_string_new(path)};
  g_array_append_val(walk.folders, root);
  int fd;
  while (walk_on(&walk, &fd)) continue;
  int number = errno;
  while (walk.folders->len > 1) leave_folder(&walk);
  g_array_unref(walk.folders);
  g_string_free(walk.rest, TRUE);
  errno = number;
  return fd;
}

/* ---- both ---- */

static CjmBeneathStatus check_regular(int fd, const char *path, GError **error)
{
  struct stat about;
  if (fstat(fd, &about) < 0) return fail(error, path, errno);
  return S_ISREG(about.st_mode) ? CJM_BENEATH_OK : CJM_BENEATH_NOT_REGULAR;
}

static CjmBeneathStatus open_beneath(const char *root, const char *path, bool with_kernel, int *ret_fd, GError **error)
{
  int folder = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return fail(error, root, errno);
  int fd = -1;
  errno = ENOSYS;
  if (with_kernel) fd = open_with_kernel(folder, path);
  /* A sandbox may forbid system calls that it does not know. */
  if (fd < 0 && (errno == ENOSYS || errno == EPERM)) fd = open_by_hand(folder, path);
  int number = errno;
  close(folder);
  if (fd < 0) return number == EISDIR ? CJM_BENEATH_NOT_REGULAR : status_of(number, path, error);
  CjmBeneathStatus status = check_regular(fd, path, error);
  if (status == CJM_BENEATH_OK) *ret_fd = fd;
  else close(fd);
  return status;
}

CjmBeneathStatus cjm_beneath_open(const char *root, const char *path, int *ret_fd, GError **error)
{
  return open_beneath(root, path, true, ret_fd, error);
}

CjmBeneathStatus cjm_beneath_open_by_hand(const char *root, const char *path, int *ret_fd, GError **error)
{
  return open_beneath(root, path, false, ret_fd, error);
}

CjmBeneathStatus cjm_beneath_read(const char *root, const char *path, size_t limit, char **ret_data, size_t *ret_len,
                                  GError **error)
{
  int fd;
  CjmBeneathStatus status = cjm_beneath_open(root, path, &fd, error);
  if (status != CJM_BENEATH_OK) return status;
  bool read = cjm_input_read_fd(fd, path, limit, ret_data, ret_len, error);
  close(fd);
  return read ? CJM_BENEATH_OK : CJM_BENEATH_FAILED;
}

char *cjm_beneath_join_new(const char *from, const char *path)
{
  if (path[0] == '/') return NULL;
  g_autofree char *joined = g_strconcat(from, "/", path, NULL);
  g_auto(GStrv) names = g_strsplit(joined, "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new();
  for (char **name = names; *name; name++) {
    if (**name == '\0' || strcmp(*name, ".") == 0) continue;
    if (strcmp(*name, "..") != 0) g_ptr_array_add(kept, *name);
    else if (kept->len == 0) return NULL;
    else g_ptr_array_set_size(kept, (int)kept->len - 1);
  }
  if (kept->len == 0) return NULL;
  g_ptr_array_add(kept, NULL);
  return g_strjoinv("/", (char **)kept->pdata);
}

/* beneath.h: files that are named by other files, opened so that nothing outside a folder can be read. */
#ifndef CJM_BASE_BENEATH_H
#define CJM_BASE_BENEATH_H

#include <glib.h>
#include <stdbool.h>

typedef enum CjmBeneathStatus {
  CJM_BENEATH_OK,
  CJM_BENEATH_MISSING,     /* there is no such file */
  CJM_BENEATH_OUTSIDE,     /* the path, or a symbolic link on it, leads out of the root; so do absolute paths */
  CJM_BENEATH_NOT_REGULAR, /* a folder, device, pipe or socket */
  CJM_BENEATH_FAILED       /* the environment; the error says why */
} CjmBeneathStatus;

/* Opens the regular file `path`, relative to the folder `root`, for reading. Never blocks on a pipe and never follows a path
 * that leaves the root, even temporarily or while something is renamed. The caller closes `ret_fd`. */
CjmBeneathStatus cjm_beneath_open(const char *root, const char *path, int *ret_fd, GError **error);

/* As cjm_beneath_open(), without openat2 (Linux 5.6); for other systems, and for tests. */
CjmBeneathStatus cjm_beneath_open_by_hand(const char *root, const char *path, int *ret_fd, GError **error);

/* Opens the file and reads it to its end or until it is known to have more than `limit` bytes: then `limit` + 1 are
 * returned. `ret_data` is zero-terminated, from g_malloc(). */
CjmBeneathStatus cjm_beneath_read(const char *root, const char *path, size_t limit, char **ret_data, size_t *ret_len,
                                  GError **error);

/* The path, relative to the root, of `path` as seen from the folder `from` (`.` for the root itself). `.` and `..` are resolved
 * lexically. NULL if it is absolute, leaves the root or ends like a folder. */
char *cjm_beneath_join_new(const char *from, const char *path);

#endif

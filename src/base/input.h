/* input.h: whole files in memory, within a limit. */
#ifndef CJM_BASE_INPUT_H
#define CJM_BASE_INPUT_H

#include <glib.h>
#include <stdbool.h>

/* Reads `path`, `-` being standard input, to its end or until it is known to have more than `limit` bytes: then `limit` + 1 are
 * returned. `ret_data` is zero-terminated, from g_malloc(). A device or a socket is an error, and so is a pipe that is not
 * opened for writing within five seconds. */
bool cjm_input_read(const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error);

/* The same from an open descriptor, which stays open; `path` is its name in errors. */
bool cjm_input_read_fd(int fd, const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error);

#endif

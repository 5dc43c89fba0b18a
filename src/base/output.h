/* output.h: files that are whole or not there.
 *
 * A regular target is written beside itself and renamed over, symbolic links
 * followed; devices and pipes are streamed; `-` is standard output. A target
 * whose bytes would not change is left untouched. Where a writer is killed, a
 * file `.cjm-….tmp` stays; the next write of its target removes it. */
#ifndef CJM_BASE_OUTPUT_H
#define CJM_BASE_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

/* Is `path` a regular file that holds these bytes and nothing else? */
bool cjm_output_is_current(const char *path, const void *data, size_t len);

bool cjm_output_write(const char *path, const void *data, size_t len, GError **error);

/* Writes to standard output and flushes; the error says what failed. */
bool cjm_output_stdout(const void *data, size_t len, GError **error);

#endif

/* output.h: atomic writing of files.
 *
 * A regular file is written to a temporary file in the same folder, which is then renamed; symbolic links are followed. Devices
 * and pipes are streamed to; `-` is standard output. A file whose bytes would not change is not touched. If a writer is killed,
 * a file `.cjm-….tmp` remains; the next write to the same target removes it. */
#ifndef CJM_BASE_OUTPUT_H
#define CJM_BASE_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

/* Whether `path` is a regular file with exactly these bytes. */
bool cjm_output_is_current(const char *path, const void *data, size_t len);

bool cjm_output_write(const char *path, const void *data, size_t len, GError **error);

/* Writes to standard output and flushes; errors are reported. */
bool cjm_output_stdout(const void *data, size_t len, GError **error);

#endif

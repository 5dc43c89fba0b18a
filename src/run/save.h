/* save.h: writing of outputs: to files, creating missing folders, and to standard output. */
#ifndef CJM_RUN_SAVE_H
#define CJM_RUN_SAVE_H

#include <signal.h>
#include <stddef.h>

#include "cjm/cjm.h"

/* The reading end of the pipe is closed. The value is the status that a shell gives a process killed by SIGPIPE. */
#define CJM_CLOSED ((CjmResult)(128 + SIGPIPE))

/* Writes a file like cjm_save(), and creates missing folders. With CJM_CLOSED there is no error text. */
CjmResult cjm_run_save(const char *path, const void *data, size_t len, char **ret_error);

/* The first of the `n` files that would be overwritten by writing to `path`, since it is the same regular file; NULL if there is none. Names
 * may be NULL or "-", which are no files. */
const char *cjm_run_overwritten(const char *path, char *const *files, size_t n);

/* Ends the process silently by SIGPIPE, as a closed pipe normally does. */
void cjm_end_by_pipe(void) __attribute__((noreturn));

#endif

/* save.h: how the program writes what it makes: files, with the folders that are missing, and standard output. */
#ifndef CJM_RUN_SAVE_H
#define CJM_RUN_SAVE_H

#include <signal.h>
#include <stddef.h>

#include "cjm/cjm.h"

/* Nobody reads the pipe any more that is written to. The value is the status that a shell gives a process that SIGPIPE ends. */
#define CJM_CLOSED ((CjmResult)(128 + SIGPIPE))

/* Writes a file as cjm_save(), and makes the folders that are missing. CJM_CLOSED comes without an error. */
CjmResult cjm_run_save(const char *path, const void *data, size_t len, char **ret_error);

/* Ends the process as a closed pipe ends any other: silently, by SIGPIPE. */
void cjm_end_by_pipe(void) __attribute__((noreturn));

#endif

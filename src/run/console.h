/* console.h: errors and notes on standard error, and text on standard output. */
#ifndef CJM_RUN_CONSOLE_H
#define CJM_RUN_CONSOLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "cjm/cjm.h"

/* The exit status for a bug in cjm: EX_SOFTWARE of sysexits.h. The worst of all. */
#define CJM_BUG ((CjmResult)70)

/* Writes a line to standard error: "cjm: …". A note is not an error. */
void cjm_console_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void cjm_console_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Starts to add errors (char *) to `errors` (GPtrArray *) too; with `silent`, only there. NULL stops. */
void cjm_console_collect(GPtrArray *errors, bool silent);

/* Reports an error about `input` (NULL: no particular one) unless it is NULL, and frees it with cjm_free(). */
void cjm_console_failure(const char *input, char *error);

/* Reports wrong usage of `command` (NULL: of the program) and where to find help. Returns CJM_USAGE. */
CjmResult cjm_console_misuse(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reports an unknown `what` called `name`, with the nearest of the `n` known names. Returns CJM_USAGE. */
CjmResult cjm_console_unknown(const char *command, const char *what, const char *name, const char *const *known, size_t n);

/* Writes text to standard output; failures are reported: CJM_ENVIRONMENT. Ends the program if the pipe is closed. */
CjmResult cjm_console_print(const char *text);

/* Writes the one text or file that a command makes, to standard output where `path` is NULL or "-". Failures are reported. */
CjmResult cjm_console_write(const char *path, const void *data, size_t len);

#endif

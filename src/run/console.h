/* console.h: what the program says on standard error, and writes to standard output. */
#ifndef CJM_RUN_CONSOLE_H
#define CJM_RUN_CONSOLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "cjm/cjm.h"

/* The exit status for a bug in cjm: EX_SOFTWARE of sysexits.h. The worst of all. */
#define CJM_BUG ((CjmResult)70)

/* Writes a line to standard error: "cjm: …". A note is no error. */
void cjm_console_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void cjm_console_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* From now on, errors (char *) are added to `errors` (GPtrArray *), too; with `silent`, to these alone. NULL: no more. */
void cjm_console_collect(GPtrArray *errors, bool silent);

/* Reports what failed with `input` (NULL: with none in particular), if `error` is not NULL, and frees that with cjm_free(). */
void cjm_console_failure(const char *input, char *error);

/* Reports wrong usage of `command` (NULL: of the program) and where to find help. Returns CJM_USAGE. */
CjmResult cjm_console_misuse(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reports that there is no `what` called `name`, with the nearest of the `n` that there are. Returns CJM_USAGE. */
CjmResult cjm_console_unknown(const char *command, const char *what, const char *name, const char *const *known, size_t n);

/* Writes text to standard output; what fails is reported: CJM_ENVIRONMENT. Ends the program where nobody reads it any more. */
CjmResult cjm_console_print(const char *text);

#endif

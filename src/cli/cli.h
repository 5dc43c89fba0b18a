/* cli.h: the program's commands. One row and one file each.
 *
 * The room is a client of the public header: what it does, any C program can do. */
#ifndef CJM_CLI_CLI_H
#define CJM_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "cjm/cjm.h"
#include "cli/options.h"

/* The exit status for what is nobody's fault but our own: EX_SOFTWARE of sysexits.h. The worst of all. */
#define CJM_CLI_BUG ((CjmResult)70)

typedef struct CjmCliExample {
  const char *line, *what; /* `what` NULL ends a table */
} CjmCliExample;

typedef struct CjmCommand {
  const char *name;
  const char *summary;              /* half a sentence */
  const char *operands;             /* "FILE…" */
  const char *(*operand)(size_t i); /* the words that an operand may be, NULL past the end; NULL for no such table */
  const CjmCliExample *examples;    /* most wanted first */
  const char *text;                 /* what one should know before the options; NULL for nothing */
  const CjmOption *options;         /* NULL for none */
  CjmResult (*run)(const struct CjmCommand *command, int argc, char **argv); /* the words behind the command's name */
} CjmCommand;

extern const CjmCommand cjm_command_render;
extern const CjmCommand cjm_command_init;
extern const CjmCommand cjm_command_check;
extern const CjmCommand cjm_command_explain;
extern const CjmCommand cjm_command_schema;
extern const CjmCommand cjm_command_fonts;
extern const CjmCommand cjm_command_completions;
extern const CjmCommand cjm_command_help;
extern const CjmCommand cjm_command_version;

const CjmCommand *cjm_command_at(size_t i); /* NULL past the end */
const CjmCommand *cjm_command_find(const char *name);

/* The program: returns its exit status. */
int cjm_cli_run(int argc, char **argv);

/* The help of a command, or of the program (NULL), for g_free(). */
char *cjm_help_new(const CjmCommand *command);

/* Says on standard error what is wrong with the call, and how help is had; returns CJM_USAGE. */
CjmResult cjm_cli_misuse(const CjmCommand *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Reports that there is no `what` called `name`, with the nearest of the `n` that there are; returns CJM_USAGE. */
CjmResult cjm_cli_unknown(const CjmCommand *command, const char *what, const char *name, const char *const *known, size_t n);

/* The same for commands. */
CjmResult cjm_cli_unknown_command(const char *name);

/* Writes to standard output, all of it or an error with CJM_ENVIRONMENT. */
CjmResult cjm_cli_print(const char *text);

/* A message of the program's own on standard error: "cjm: …". */
void cjm_cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

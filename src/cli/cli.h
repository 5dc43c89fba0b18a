/* cli.h: the program's commands. One row and one file each.
 *
 * The room is a client of run/ and the public header. */
#ifndef CJM_CLI_CLI_H
#define CJM_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"
#include "run/console.h"

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
  const char *no_output;            /* for a command without -o: why it has none, and what to use; NULL: nothing to add */
  CjmResult (*run)(const struct CjmCommand *command, int argc, char **argv); /* the words behind the command's name */
} CjmCommand;

/* All commands, in the order of the help: X(name), where the file of the command defines cjm_command_NAME. */
#define CJM_COMMANDS(X) X(render) X(check) X(report) X(diff) X(merge) X(fmt) X(export) X(import) X(show) X(init) X(explain) X(guide) X(schema) X(fonts) X(lsp) X(mcp) X(completions) X(help) X(version)

#define X(name) extern const CjmCommand cjm_command_##name;
CJM_COMMANDS(X)
#undef X

/* The table of all commands; ends with NULL. */
extern const CjmCommand *const cjm_commands[];

/* Sets the table that the following functions look into. The files of commands cannot name it, as it names them. */
void cjm_commands_register(const CjmCommand *const *commands);

const CjmCommand *cjm_command_at(size_t i); /* NULL past the end */
const CjmCommand *cjm_command_find(const char *name);

/* Reports that there is no command called `name`, and what was probably meant. Returns CJM_USAGE. */
CjmResult cjm_command_unknown(const char *name);

/* The program. Returns its exit status. */
int cjm_cli_run(int argc, char **argv);

/* The help of a command, or of the program (NULL), for g_free(). */
char *cjm_help_new(const CjmCommand *command);

#endif

/* rows.h: rows of the option tables of commands that read journeys. */
#ifndef CJM_CLI_ROWS_H
#define CJM_CLI_ROWS_H

#include "cli/cli.h"
#include "run/run.h"

enum { CJM_JOBS_MAX = 1024, CJM_TIMEOUT_MAX = 86400 /* s */, CJM_MEMORY_MAX = 1 << 24 /* MiB */ };

/* Rows of the option table of a command whose settings hold a CjmFileSettings `member`. */
#define CJM_FILE_OPTIONS(Settings, member)                                                                                       \
  {.name = "recursive",                                                                                                          \
   .letter = 'r',                                                                                                                \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.recursive),                                                                               \
   .help = "of a folder, the journeys in all folders below it, too"},                                                       \
    {.name = "root",                                                                                                             \
     .type = CJM_OPTION_TEXT,                                                                                                    \
     .offset = offsetof(Settings, member.root),                                                                                  \
     .value = "FOLDER", .example = "..",                                                                                                          \
     .help = "files that journeys name, and links found by -r, may lie anywhere below it"},                                         \
    {.name = "files-from",                                                                                                       \
     .type = CJM_OPTION_TEXT,                                                                                                    \
     .offset = offsetof(Settings, member.list),                                                                                  \
     .value = "FILE", .example = "list",                                                                                                            \
     .help = "further files, each name ended by a NUL byte; - reads the names from standard input"},                             \
  {                                                                                                                              \
    .name = "shard", .type = CJM_OPTION_TEXT, .offset = offsetof(Settings, member.shard), .value = "I/N", .example = "2/5",                        \
    .help = "of N machines this is number I: only its files, by a hash (FNV-1a, 64 bits) of their names as given"                \
  }

/* Rows for the limits of a CjmRunSettings `member`. */
#define CJM_LIMIT_OPTIONS(Settings, member)                                                                                      \
  {.name = "max-memory",                                                                                                         \
   .type = CJM_OPTION_COUNT,                                                                                                     \
   .offset = offsetof(Settings, member.max_memory),                                                                              \
   .value = "MIB", .example = "4096",                                                                                                               \
   .max = CJM_MEMORY_MAX,                                                                                                        \
   .help = "give up a file that needs more mebibytes of address space; 0 for no limit [2048]"},                                  \
                                                                                                                                 \
  {                                                                                                                              \
    .name = "timeout", .type = CJM_OPTION_NUMBER, .offset = offsetof(Settings, member.timeout), .value = "SECONDS", .example = "120", .min = 0,    \
    .max = CJM_TIMEOUT_MAX, .help = "give up a file that takes longer; 0 for no limit [60]"                                      \
  }

/* Rows for a CjmRunSettings `member`, but for its messages; its `tables` are an array already. */
#define CJM_RUN_OPTIONS(Settings, member)                                                                                        \
  CJM_FILE_OPTIONS(Settings, member.files),                                                                                      \
    {.name = "jobs",                                                                                                             \
     .letter = 'j',                                                                                                              \
     .type = CJM_OPTION_COUNT,                                                                                                   \
     .offset = offsetof(Settings, member.jobs),                                                                                  \
     .value = "N", .example = "4",                                                                                                               \
     .min = 1,                                                                                                                   \
     .max = CJM_JOBS_MAX,                                                                                                        \
     .help = "work in so many processes [one for each processor]"},                                                              \
    {.name = "data",                                                                                                             \
     .type = CJM_OPTION_TEXTS,                                                                                                   \
     .offset = offsetof(Settings, member.tables),                                                                                \
     .value = "FILE", .example = "values.csv",                                                                                                            \
     .help = "a table (CSV) whose values override the journey's; - is standard input; as often as needed"},                      \
    CJM_LIMIT_OPTIONS(Settings, member)

/* Rows of the option table of a command whose settings hold a CjmMessageSettings `member`. */
#define CJM_MESSAGE_OPTIONS(Settings, member)                                                                                    \
  {.name = "diagnostics",                                                                                                        \
   .type = CJM_OPTION_WORD,                                                                                                      \
   .offset = offsetof(Settings, member.style),                                                                                   \
   .value = "STYLE",                                                                                                             \
   .word = cjm_style_at,                                                                                                         \
   .help = "how messages are written"},                                                                                          \
    {.name = "diagnostics-to",                                                                                                   \
     .type = CJM_OPTION_TEXT,                                                                                                    \
     .offset = offsetof(Settings, member.to),                                                                                    \
     .value = "FILE", .example = "messages.txt",                                                                                                            \
     .help = "write messages there"},                                                                                            \
    {.name = "color",                                                                                                            \
     .type = CJM_OPTION_WORD,                                                                                                    \
     .offset = offsetof(Settings, member.color),                                                                                 \
     .value = "WHEN",                                                                                                            \
     .word = cjm_colour_word,                                                                                                    \
     .help = "colours in messages; NO_COLOR is respected"},                                                                      \
    {.name = "max-errors",                                                                                                       \
     .type = CJM_OPTION_COUNT,                                                                                                   \
     .offset = offsetof(Settings, member.max_errors),                                                                            \
     .value = "N", .example = "20",                                                                                                               \
     .max = 1e6,                                                                                                                 \
     .help = "show so many errors of a file, and so many warnings; 0 shows all [100]"},                                                          \
    {.name = "strict",                                                                                                           \
     .type = CJM_OPTION_FLAG,                                                                                                    \
     .offset = offsetof(Settings, member.strict),                                                                                \
     .help = "a warning counts as an error"},                                                                                    \
    {.name = "quiet",                                                                                                            \
     .letter = 'q',                                                                                                              \
     .type = CJM_OPTION_FLAG,                                                                                                    \
     .offset = offsetof(Settings, member.quiet),                                                                                 \
     .help = "errors only"},                                                                                                     \
  {                                                                                                                              \
    .name = "verbose", .letter = 'v', .type = CJM_OPTION_FLAG, .offset = offsetof(Settings, member.verbose),                     \
    .help = "say what is made, and what is left out"                                                                             \
  }

/* Whether a command that would read standard input finds a terminal there, where nobody knows that they are to type. Its help is
 * printed then. */
bool cjm_cli_lacks_input(const CjmCommand *command, const CjmFileSettings *files, char *const *operands, int n);

#endif

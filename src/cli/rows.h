/* rows.h: rows of the option tables of commands that read journeys. */
#ifndef CJM_CLI_ROWS_H
#define CJM_CLI_ROWS_H

#include "cli/cli.h"
#include "run/run.h"

enum { CJM_JOBS_MAX = 1024, CJM_TIMEOUT_MAX = 86400 /* s */, CJM_MEMORY_MAX = 1 << 24 /* MiB */, CJM_WORK_MAX = 1000000 };

/* Rows of the option table of a command whose settings hold a CjmFileSettings `member`. */
#define CJM_FILE_OPTIONS(Settings, member)                                                                                       \
  {.name = "recursive",                                                                                                          \
   .letter = 'r',                                                                                                                \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.recursive),                                                                               \
   .help = "Search folders recursively"},                                                                                        \
  {.name = "root",                                                                                                               \
   .type = CJM_OPTION_TEXT,                                                                                                      \
   .offset = offsetof(Settings, member.root),                                                                                    \
   .value = "FOLDER",                                                                                                            \
   .example = "..",                                                                                                              \
   .help = "Allow files that journeys refer to, and links that -r follows, anywhere below this folder"},                         \
  {.name = "files-from",                                                                                                         \
   .type = CJM_OPTION_TEXT,                                                                                                      \
   .offset = offsetof(Settings, member.list),                                                                                    \
   .value = "FILE",                                                                                                              \
   .example = "names",                                                                                                           \
   .help = "Read more file names, each ended by a NUL byte, from this file (- for standard input)"},                             \
  {.name = "shard",                                                                                                              \
   .type = CJM_OPTION_TEXT,                                                                                                      \
   .offset = offsetof(Settings, member.shard),                                                                                   \
   .value = "I/N",                                                                                                               \
   .example = "2/5",                                                                                                             \
   .help = "Process only part I of N; a hash of its name (64-bit FNV-1a) assigns each file to a part"}

/* Rows for the limits of a CjmRunSettings `member`. */
#define CJM_MEMORY_OPTION(Settings, member)                                                                                      \
  {.name = "max-memory",                                                                                                         \
   .type = CJM_OPTION_COUNT,                                                                                                     \
   .offset = offsetof(Settings, member.max_memory),                                                                              \
   .value = "MIB",                                                                                                               \
   .example = "4096",                                                                                                            \
   .max = CJM_MEMORY_MAX,                                                                                                        \
   .help = "Limit the address space per file, in mebibytes; 0 for no limit (default: 2048)"}

#define CJM_TIMEOUT_OPTION(Settings, member)                                                                                     \
  {.name = "timeout",                                                                                                            \
   .type = CJM_OPTION_NUMBER,                                                                                                    \
   .offset = offsetof(Settings, member.timeout),                                                                                 \
   .value = "SECONDS",                                                                                                           \
   .example = "120",                                                                                                             \
   .min = 0,                                                                                                                     \
   .max = CJM_TIMEOUT_MAX,                                                                                                       \
   .help = "Limit the time per file, in seconds; 0 for no limit (default: 60)"}

#define CJM_LIMIT_OPTIONS(Settings, member)                                                                                      \
  CJM_MEMORY_OPTION(Settings, member),                                                                                           \
  {.name = "max-work",                                                                                                           \
   .type = CJM_OPTION_COUNT,                                                                                                     \
   .offset = offsetof(Settings, member.max_work),                                                                                \
   .value = "N",                                                                                                                 \
   .example = "4",                                                                                                               \
   .max = CJM_WORK_MAX,                                                                                                          \
   .help = "Multiply the limit of work per map, which depends on the size of its files, by N; 0 for no limit (default: 1)"},     \
  CJM_TIMEOUT_OPTION(Settings, member)

/* Row for the number of processes of a CjmRunSettings `member`. */
#define CJM_JOBS_OPTION(Settings, member)                                                                                        \
  {.name = "jobs",                                                                                                               \
   .letter = 'j',                                                                                                                \
   .type = CJM_OPTION_COUNT,                                                                                                     \
   .offset = offsetof(Settings, member.jobs),                                                                                    \
   .value = "N",                                                                                                                 \
   .example = "4",                                                                                                               \
   .min = 1,                                                                                                                     \
   .max = CJM_JOBS_MAX,                                                                                                          \
   .help = "Number of parallel processes (default: number of processors)"}

/* Rows for a CjmRunSettings `member`, except for its messages; its `tables` must be an array. */
#define CJM_RUN_OPTIONS(Settings, member)                                                                                        \
  CJM_FILE_OPTIONS(Settings, member.files),                                                                                      \
  CJM_JOBS_OPTION(Settings, member),                                                                                             \
  {.name = "data",                                                                                                               \
   .type = CJM_OPTION_TEXTS,                                                                                                     \
   .offset = offsetof(Settings, member.tables),                                                                                  \
   .value = "FILE",                                                                                                              \
   .example = "values.csv",                                                                                                      \
   .help = "Read values from this CSV file (- for standard input), overriding the journey's; can be repeated"},                  \
  CJM_LIMIT_OPTIONS(Settings, member)

/* Rows for a CjmFontSettings `member`; its `folders` must be an array. */
#define CJM_FONT_OPTIONS(Settings, member)                                                                                       \
  {.name = "font-dir",                                                                                                           \
   .type = CJM_OPTION_TEXTS,                                                                                                     \
   .offset = offsetof(Settings, member.folders),                                                                                 \
   .value = "FOLDER",                                                                                                            \
   .example = "fonts/",                                                                                                          \
   .help = "Search this folder for fonts before the system's; can be repeated"},                                                 \
  {.name = "no-system-fonts",                                                                                                    \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.no_system),                                                                               \
   .help = "Use only fonts from the folders given by --font-dir"},                                                              \
  {.name = "hyphen-dir",                                                                                                         \
   .type = CJM_OPTION_TEXT,                                                                                                      \
   .offset = offsetof(Settings, member.hyphens),                                                                                 \
   .value = "FOLDER",                                                                                                            \
   .example = "patterns/",                                                                                                       \
   .help = "Hyphenate long words by patterns (hyph_LANGUAGE.dic) of this folder (default: /usr/share/hyphen)"}

/* Rows for the form of messages, of a CjmMessageSettings `member`. */
#define CJM_MESSAGE_FORM_OPTIONS(Settings, member)                                                                                    \
  {.name = "diagnostics",                                                                                                        \
   .type = CJM_OPTION_WORD,                                                                                                      \
   .offset = offsetof(Settings, member.style),                                                                                   \
   .value = "STYLE",                                                                                                             \
   .word = cjm_style_at,                                                                                                         \
   .help = "Message format"},                                                                                                    \
  {.name = "diagnostics-to",                                                                                                     \
   .type = CJM_OPTION_TEXT,                                                                                                      \
   .offset = offsetof(Settings, member.to),                                                                                      \
   .value = "FILE",                                                                                                              \
   .example = "messages.txt",                                                                                                    \
   .help = "Write messages to this file"},                                                                                       \
  {.name = "color",                                                                                                              \
   .type = CJM_OPTION_WORD,                                                                                                      \
   .offset = offsetof(Settings, member.color),                                                                                   \
   .value = "WHEN",                                                                                                              \
   .word = cjm_colour_word,                                                                                                      \
   .help = "When to color messages (auto respects NO_COLOR)"},                                                                   \
  {.name = "max-errors",                                                                                                         \
   .type = CJM_OPTION_COUNT,                                                                                                     \
   .offset = offsetof(Settings, member.max_errors),                                                                              \
   .value = "N",                                                                                                                 \
   .example = "20",                                                                                                              \
   .max = 1e6,                                                                                                                   \
   .help = "Show at most this many messages of each level per file; 0 for all (default: 100)"}

/* Rows for how much is said, of a CjmMessageSettings `member`. */
#define CJM_AMOUNT_OPTIONS(Settings, member)                                                                                     \
  {.name = "quiet",                                                                                                              \
   .letter = 'q',                                                                                                                \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.quiet),                                                                                   \
   .help = "Show errors only"},                                                                                                  \
  {.name = "verbose",                                                                                                            \
   .letter = 'v',                                                                                                                \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.verbose),                                                                                 \
   .help = "Show what was written, which files were skipped, and what was left out of a map"}

/* Rows of the option table of a command whose settings hold a CjmMessageSettings `member`. */
#define CJM_MESSAGE_OPTIONS(Settings, member)                                                                                    \
  CJM_MESSAGE_FORM_OPTIONS(Settings, member),                                                                                    \
  {.name = "strict",                                                                                                             \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.strict),                                                                                  \
   .help = "Treat warnings as errors"},                                                                                          \
  CJM_AMOUNT_OPTIONS(Settings, member)

/* Makes maps use the fonts that are asked for. What fails is reported. */
CjmResult cjm_cli_use_fonts(const CjmFontSettings *fonts);

/* The columns of text on standard output: those of the terminal, at most 100; 0 where it is none. */
unsigned cjm_cli_columns(void);

/* Whether a command that would read standard input finds a terminal there, where nobody knows that they are to type. Its help is
 * printed then. */
bool cjm_cli_lacks_input(const CjmCommand *command, const CjmFileSettings *files, char *const *operands, int n);

#endif

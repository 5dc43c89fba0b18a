/* messages.h: how a command that reads journeys tells what it found. */
#ifndef CJM_CLI_MESSAGES_H
#define CJM_CLI_MESSAGES_H

#include "cli/cli.h"

typedef struct CjmMessageSettings {
  const char *color;   /* "auto", "always", "never" */
  const char *style;   /* as cjm_style_at() */
  const char *to;      /* a file that takes the messages; NULL: the command's own stream */
  unsigned max_errors; /* 0: all */
  bool quiet, verbose;
  bool strict; /* a warning counts as an error */
} CjmMessageSettings;

#define CJM_MESSAGE_DEFAULTS                                                                                                     \
  {                                                                                                                              \
    .color = "auto", .style = "human", .max_errors = 100                                                                         \
  }

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
     .value = "FILE",                                                                                                            \
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
     .value = "N",                                                                                                               \
     .max = 1e6,                                                                                                                 \
     .help = "stop after so many errors of a file; 0 shows all [100]"},                                                          \
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

const char *cjm_colour_word(size_t i);

/* The messages of a run, on their way out. */
typedef struct CjmMessages {
  const CjmMessageSettings *settings;
  bool to_stdout; /* else to standard error */
  CjmPrinter *printer;
  char *held;       /* what a file is going to hold */
  CjmResult result; /* of writing */
} CjmMessages;

/* `to_stdout`: messages are what the command makes. */
void cjm_messages_begin(CjmMessages *messages, const CjmMessageSettings *settings, bool to_stdout);

/* Does what was found forbid going on? */
bool cjm_messages_forbid(const CjmMessageSettings *settings, const CjmDocument *document);

/* Prints a document's messages; true where they forbid going on. */
bool cjm_messages_add(CjmMessages *messages, const CjmDocument *document);

/* Prints a line of words that go with messages for people: only the style "human" has it. */
void cjm_messages_remark(CjmMessages *messages, const char *line);

/* Ends the text and frees what it took. */
CjmResult cjm_messages_end(CjmMessages *messages);

/* "2 errors and 1 warning", from the numbers by level, for g_free(): "" where there is none that is shown. */
char *cjm_messages_count_new(const CjmMessages *messages, const size_t *counts);

#endif

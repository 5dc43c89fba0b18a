/* messages.h: how a command that reads journeys tells what it found. */
#ifndef CJM_CLI_MESSAGES_H
#define CJM_CLI_MESSAGES_H

#include "cli/cli.h"

typedef struct CjmMessageSettings {
  const char *color;    /* "auto", "always", "never" */
  const char *style;    /* as cjm_style_at() */
  unsigned max_errors;  /* 0: all */
  bool quiet, verbose;
  bool strict;          /* a warning counts as an error */
} CjmMessageSettings;

#define CJM_MESSAGE_DEFAULTS {.color = "auto", .style = "human", .max_errors = 100}

/* Rows of the option table of a command whose settings hold a CjmMessageSettings `member`. */
#define CJM_MESSAGE_OPTIONS(Settings, member) \
  {.name = "diagnostics", .type = CJM_OPTION_WORD, .offset = offsetof(Settings, member.style), .value = "STYLE", \
   .word = cjm_style_at, .help = "how messages are written"}, \
  {.name = "color", .type = CJM_OPTION_WORD, .offset = offsetof(Settings, member.color), .value = "WHEN", \
   .word = cjm_colour_word, .help = "colours in messages; NO_COLOR is respected"}, \
  {.name = "max-errors", .type = CJM_OPTION_COUNT, .offset = offsetof(Settings, member.max_errors), .value = "N", .max = 1e6, \
   .help = "stop after so many errors of a file; 0 shows all [100]"}, \
  {.name = "strict", .type = CJM_OPTION_FLAG, .offset = offsetof(Settings, member.strict), \
   .help = "a warning counts as an error"}, \
  {.name = "quiet", .letter = 'q', .type = CJM_OPTION_FLAG, .offset = offsetof(Settings, member.quiet), \
   .help = "errors only"}, \
  {.name = "verbose", .letter = 'v', .type = CJM_OPTION_FLAG, .offset = offsetof(Settings, member.verbose), \
   .help = "say what is made, and what is left out"}

const char *cjm_colour_word(size_t i);

/* Prints a document's messages on standard error; true where they forbid going on. */
bool cjm_messages_print(const CjmMessageSettings *settings, const CjmDocument *document);

#endif

/* messages.h: how a command that reads journeys tells what it found. */
#ifndef CJM_RUN_MESSAGES_H
#define CJM_RUN_MESSAGES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "cjm/cjm.h"

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

/* The words that `color` may be; NULL past the end. */
const char *cjm_colour_word(size_t i);

/* The messages of a run, on their way out. */
typedef struct CjmMessages {
  const CjmMessageSettings *settings;
  bool to_stdout; /* else to standard error */
  CjmPrinter *printer;
  char *held;       /* what a file is going to hold */
  GPtrArray *errors; /* char *: what was reported on the console meanwhile */
  CjmResult result;  /* of writing */
} CjmMessages;

/* `to_stdout`: messages are what the command makes. */
void cjm_messages_begin(CjmMessages *messages, const CjmMessageSettings *settings, bool to_stdout);

/* Does what was found forbid going on? */
bool cjm_messages_forbid(const CjmMessageSettings *settings, const CjmDocument *document);

/* Prints a document's messages; true where they forbid going on. */
bool cjm_messages_add(CjmMessages *messages, const CjmDocument *document);

/* Prints a line of words that go with messages for people: only the style "human" has it. */
void cjm_messages_remark(CjmMessages *messages, const char *line);

/* Reports a failure that is no message of a document; `file` may be NULL. It goes to the messages where their style has room for it,
 * and to standard error where that does not have it already. */
void cjm_messages_fail(CjmMessages *messages, const char *file, const char *error);

/* Ends the text and frees what it took. `result` is the worst of the run. A file takes the messages only if `may_write`, that is, if
 * it is known to be none that the run reads. */
CjmResult cjm_messages_end(CjmMessages *messages, CjmResult result, bool may_write);

/* "2 errors and 1 warning", from the numbers by level, for g_free(): "" where there is none that is shown. */
char *cjm_messages_count_new(const CjmMessages *messages, const size_t *counts);

#endif

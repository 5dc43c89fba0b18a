/* messages.h: how commands that read journeys print messages. */
#ifndef CJM_RUN_MESSAGES_H
#define CJM_RUN_MESSAGES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "cjm/cjm.h"

typedef struct CjmMessageSettings {
  const char *color;   /* "auto", "always", "never" */
  const char *style;   /* as cjm_style_at() */
  const char *to;      /* a file for the messages; NULL: the stream of the command */
  unsigned max_errors; /* 0: all */
  bool quiet, verbose;
  bool strict; /* a warning counts as an error */
} CjmMessageSettings;

#define CJM_MESSAGE_DEFAULTS                                                                                                     \
  {                                                                                                                              \
    .color = "auto", .style = "human", .max_errors = 100                                                                         \
  }

/* The values of `color`; NULL past the end. */
const char *cjm_colour_word(size_t i);

/* Whether text on standard output, or standard error, is to be coloured. */
bool cjm_messages_want_colour(const CjmMessageSettings *settings, bool to_stdout);

/* The messages of a run, being printed. */
typedef struct CjmMessages {
  const CjmMessageSettings *settings;
  bool to_stdout; /* otherwise to standard error */
  CjmPrinter *printer;
  char *held;       /* the text to be written to a file */
  GPtrArray *errors; /* char *: errors reported on the console meanwhile */
  CjmResult result;  /* of writing */
} CjmMessages;

/* `to_stdout`: messages are the output of the command. */
void cjm_messages_begin(CjmMessages *messages, const CjmMessageSettings *settings, bool to_stdout);

/* Whether the messages stop the processing of the document. */
bool cjm_messages_forbid(const CjmMessageSettings *settings, const CjmDocument *document);

/* Prints the messages of a document; true if they stop its processing. */
bool cjm_messages_add(CjmMessages *messages, const CjmDocument *document);

/* Prints a line in addition to the messages, only in the style "human". */
void cjm_messages_remark(CjmMessages *messages, const char *line);

/* Reports a failure that is not a message of a document; `file` may be NULL. It is added to the messages if their style supports
 * it, and written to standard error unless it is there already. */
void cjm_messages_fail(CjmMessages *messages, const char *file, const char *error);

/* Ends the text and frees it. `result` is the worst of the run. The messages are written to a file only if `may_write`, that is,
 * if the file is not an input of the run. */
CjmResult cjm_messages_end(CjmMessages *messages, CjmResult result, bool may_write);

/* "2 errors and 1 warning", from the counts by level, to be freed with g_free(); "" if none is shown. */
char *cjm_messages_count_new(const CjmMessages *messages, const size_t *counts);

#endif

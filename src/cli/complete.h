/* complete.h: completions of the command line, one function a shell, from the tables of commands and options. */
#ifndef CJM_CLI_COMPLETE_H
#define CJM_CLI_COMPLETE_H

#include <glib.h>

#include "cli/cli.h"

/* What a word of the command line may be. */
typedef enum CjmWordKind {
  CJM_WORD_FREE, /* anything */
  CJM_WORD_ONE,  /* one of some words */
  CJM_WORD_LIST, /* several of them, split at commas */
  CJM_WORD_PAIR, /* KEY=LEVEL */
  CJM_WORD_FILE,
  CJM_WORD_FOLDER,
  CJM_WORD_JOURNEY /* a file whose ending says so */
} CjmWordKind;

/* The value of an option that is no flag; an operand of a command. */
CjmWordKind cjm_complete_value(const CjmOption *option);
CjmWordKind cjm_complete_operand(const CjmCommand *command);

/* The words of a table, separated by spaces, for g_free(). */
char *cjm_complete_words_new(const char *(*word)(size_t i));

void cjm_complete_bash(GString *out);
void cjm_complete_zsh(GString *out);
void cjm_complete_fish(GString *out);

#endif

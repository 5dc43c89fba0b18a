/* options.h: options as data. The parser, the help and the completions read the same rows. */
#ifndef CJM_CLI_OPTIONS_H
#define CJM_CLI_OPTIONS_H

#include <stddef.h>

#include "cjm/cjm.h"

typedef enum CjmOptionType {
  CJM_OPTION_FLAG,   /* bool */
  CJM_OPTION_TEXT,   /* const char * */
  CJM_OPTION_TEXTS,  /* GPtrArray *, there already: takes a const char * each time that the option is given */
  CJM_OPTION_PAIRS,  /* GPtrArray *, likewise: takes "name=value", to be freed with g_free() */
  CJM_OPTION_NUMBER, /* double within min … max */
  CJM_OPTION_COUNT,  /* unsigned within min … max */
  CJM_OPTION_WORD,   /* const char *, one of the words */
  CJM_OPTION_TAG,    /* const char *, a BCP 47 tag, as it was given; one of the words, or the beginning of it at a hyphen: pt-BR where there is pt */
  CJM_OPTION_WORDS   /* unsigned, a bit for each of the words named, split at commas */
} CjmOptionType;

typedef struct CjmOption {
  const char *name; /* without its dashes; NULL ends a table */
  char letter;      /* '\0' for none */
  CjmOptionType type;
  size_t offset;                                              /* in the command's settings */
  const char *value;                                          /* "FILE", for the help */
  const char *example;                                        /* "map.pdf"; NULL for FLAG, and where `word` has the values */
  const char *(*word)(size_t i);                              /* WORD, TAG, WORDS: the words there are; NULL past the end */
  CjmResult (*refuse)(const char *command, const char *text); /* WORD, WORDS: reports a text that is a word of another
                                                                 command: CJM_USAGE; NULL for no such check */
  const char *(*key)(size_t i);                               /* TEXTS of the form KEY=LEVEL: what completions offer, */
  const char *(*level)(size_t i);                             /* not what there may be; NULL for other options */
  const char *bare;                                           /* WORD: what the option means without a value, which then
                                                                 only follows `=`; NULL: it needs a value */
  double min, max;                                            /* NUMBER, COUNT */
  const char *help;                                           /* one sentence, without its full stop */
} CjmOption;

struct CjmCommand;

/* Reads options into `settings`, and moves what is not one to the front of `argv`: `ret_n` operands.
 * Of a FLAG, NUMBER, COUNT or WORD that is repeated, the last counts; WORDS, TEXTS and PAIRS add up; a TEXT can be given once, and must be
 * NULL before. `--` ends the options. Mistakes are reported: CJM_USAGE. */
CjmResult cjm_options_parse(const struct CjmCommand *command, int argc, char **argv, void *settings, int *ret_n);

#endif

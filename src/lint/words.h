/* words.h: words that the rules look for, in the languages of the emotion lexicon. */
#ifndef CJM_LINT_WORDS_H
#define CJM_LINT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct CjmWatchWords {
  const char *lang;          /* BCP 47 primary subtag */
  const char *const *vague;  /* what begins a vague action; folded, ends with NULL */
  const char *const *buying; /* what says that somebody buys, orders or pays; folded, ends with NULL */
  const char *const *ours;        /* what begins a text about the organisation: "we"; folded, ends with NULL */
  const char *const *departments; /* names of departments; folded, ends with NULL */
  const char *const *solving;     /* what begins a text that proposes something; folded, ends with NULL */
} CjmWatchWords;

/* All languages; NULL past the end. */
const CjmWatchWords *cjm_watch_words_at(size_t i);

/* The words of the language of a BCP 47 tag; NULL where there are none. */
const CjmWatchWords *cjm_watch_words_find(const char *lang);

/* Whether `text` is, begins with or contains one of `words`. Whole words; case and diacritics are ignored. */
bool cjm_text_is(const char *text, const char *const *words);
bool cjm_text_begins_with(const char *text, const char *const *words);
bool cjm_text_mentions(const char *text, const char *const *words);

/* Whether the folded `text` has the folded `word` in it, where a word begins; in scripts without spaces, anywhere. */
bool cjm_folded_mentions(const char *text, const char *word);

#endif

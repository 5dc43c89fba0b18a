/* spell.h: suggestions for mistyped words. */
#ifndef CJM_BASE_SPELL_H
#define CJM_BASE_SPELL_H

#include <glib.h>
#include <stdbool.h>

enum { CJM_SPELLING_MAX = 100 /* characters; longer words are not compared */ };

/* A word normalised for comparison: lower case, without accents, with `_` and space as `-`. */
typedef struct CjmSpelling {
  gunichar at[CJM_SPELLING_MAX];
  size_t n;
} CjmSpelling;

/* False if the word is too long. Invalid UTF-8 is allowed. */
bool cjm_spelling_init(CjmSpelling *ret_spelling, const char *word);

bool cjm_spelling_equal(const CjmSpelling *a, const CjmSpelling *b);

/* The number of characters to insert, remove, replace or swap (optimal string alignment). */
size_t cjm_spelling_distance(const CjmSpelling *a, const CjmSpelling *b);

/* The candidate that is nearest to `word` within a third of its length in edits, and at most three; the first of several. NULL if
 * there is none. */
const char *cjm_spell_nearest(const char *word, const char *const *candidates, size_t n);

/* The candidate that `word` is the beginning of, otherwise the nearest one. NULL if there is none. */
const char *cjm_spell_complete(const char *word, const char *const *candidates, size_t n);

#endif

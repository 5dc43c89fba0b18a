/* guess.h: the language of a text, guessed from its letters and from words that are frequent in one language. */
#ifndef CJM_LANG_GUESS_H
#define CJM_LANG_GUESS_H

#include <stddef.h>

enum { CJM_GUESS_LANGUAGES = 20 /* whose frequent words are known */ };

/* What points to a language: letters by script, and frequent words by language. Start with zeros. */
typedef struct CjmGuess {
  unsigned kana, han, hangul, cyrillic, russian, ukrainian, other_cyrillic, arabic, other_arabic, hebrew, greek, thai, devanagari, latin;
  unsigned letters, words;                 /* of any script, and in any language */
  unsigned frequent[CJM_GUESS_LANGUAGES];
} CjmGuess;

/* Adds the letters and words of a text of `len` bytes. */
void cjm_guess_add(CjmGuess *guess, const char *text, size_t len);

/* Adds `n` frequent words of a language, if it has any. */
void cjm_guess_add_language(CjmGuess *guess, const char *lang, unsigned n);

/* The most likely language; English if nothing points to another. A tag of BCP 47; static. */
const char *cjm_guess_language(const CjmGuess *guess);

/* The language of a text of `len` bytes in a map of the language `lang` (BCP 47; NULL: English), if it is surely another: most of its letters are of a
 * script that the map's language is not written in, and that one language is written in; or it has several frequent words of one
 * other language, and few of the map's. A tag of BCP 47, static; NULL: that of the map, or not known, as for names and short texts. */
const char *cjm_guess_foreign(const char *lang, const char *text, size_t len);

#endif

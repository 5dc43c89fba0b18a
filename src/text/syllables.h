/* syllables.h: where words can be hyphenated without patterns of their language. For the files of text/ only. */
#ifndef CJM_TEXT_SYLLABLES_H
#define CJM_TEXT_SYLLABLES_H

#include <glib.h>
#include <stdbool.h>

/* Whether a word may be hyphenated beside this letter: one of the Latin, Cyrillic and Greek alphabets. */
bool cjm_may_hyphenate(gunichar c);

/* Sets `ret_hyphens[i]` for each of the `n` characters before which a word may be hyphenated: where a syllable begins, by rules that
 * hold in most languages of these alphabets, and in German, Dutch and the Nordic languages (`tag` is BCP 47) between the parts of
 * compounds that are linked by an s. */
void cjm_syllables_find(const gunichar *chars, glong n, const char *tag, bool *ret_hyphens);

#endif

/* patterns.h: hyphenation by the patterns of a language, as LibreOffice and Firefox do it.
 *
 * The patterns are files `hyph_LANGUAGE.dic`, which Debian has in /usr/share/hyphen (packages hyphen-de, hyphen-nl …), and libhyphen
 * reads. Built without libhyphen, there are none. */
#ifndef CJM_TEXT_PATTERNS_H
#define CJM_TEXT_PATTERNS_H

#include <glib.h>
#include <stdbool.h>

/* Takes patterns from this folder instead of /usr/share/hyphen; NULL: none. Applies to the whole process, and has to be called before
 * the first text is broken. */
void cjm_patterns_use(const char *folder);

/* The folder that was chosen; NULL: none was. */
const char *cjm_patterns_folder(void);

/* Sets `ret_hyphens[i]` for each of the `n` characters before which the word may be hyphenated, and returns the file of the patterns,
 * static; NULL if there are none for the language (`tag` is BCP 47). Breaks that would change the spelling are left out. */
const char *cjm_patterns_find(const gunichar *chars, glong n, const char *tag, bool *ret_hyphens);

#endif

/* font-access.h: fonts in a process that loses access to most files, and cannot write. */
#ifndef CJM_TEXT_FONT_ACCESS_H
#define CJM_TEXT_FONT_ACCESS_H

#include <glib.h>

/* Makes fontconfig read its configuration, unless the cache is used instead, and adds the files and folders, char *, that fonts and patterns of
 * hyphenation are read from later. */
void cjm_fonts_add_paths(GPtrArray *paths);

/* What remembers the first fonts, if it could not be written, for another process; NULL if there is nothing. That process writes it, if it is
 * valid. See cjm_fonts_use_cache(). */
char *cjm_fonts_take_cache(void);
void cjm_fonts_save_cache(const char *text);

#endif

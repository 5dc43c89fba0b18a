/* first-fonts.h: remembers, in the user's cache folder, the first font that fontconfig finds for each style.
 *
 * Reading all of fontconfig's configuration, matching and sorting all fonts takes half of the time of a small map, most of which is
 * drawn in three fonts. With a valid cache, fontconfig is given a configuration of these fonts alone. Callers have to
 * make sure that nothing else is needed, or call cjm_first_fonts_leave(), after which all is as without the cache. The cache is
 * valid for one state of fontconfig's configuration files, folders of fonts, and environment.
 *
 * It changes fontconfig's configuration of the process and is not thread-safe: for programs that use fontconfig for nothing
 * else. For the files of text/ only. */
#ifndef CJM_TEXT_FIRST_FONTS_H
#define CJM_TEXT_FIRST_FONTS_H

#include <pango/pango.h>
#include <stdbool.h>

/* What determines the first font. */
typedef struct CjmFontRequest {
  const char *families; /* separated by commas */
  const char *lang;     /* BCP 47 */
  int weight;
  bool italic;
} CjmFontRequest;

/* Allows use of the cache; without it all other functions do nothing. */
void cjm_first_fonts_enable(void);

/* Never uses the cache again, since fontconfig has a configuration of the user. */
void cjm_first_fonts_disable(void);

/* Reads the cache at the first call; it has to precede the first use of fontconfig. */
void cjm_first_fonts_begin(void);

/* Whether fontconfig has the fonts of the cache alone. */
bool cjm_first_fonts_active(void);

/* Whether fonts and configuration are as they were when the cache was read; true unless active. */
bool cjm_first_fonts_are_current(void);

/* Gives fontconfig all of its configuration; fonts opened before stay usable. Caches of pango have to be renewed. */
void cjm_first_fonts_leave(void);

/* Whether `font` is the one in the cache. */
bool cjm_first_fonts_confirm(const CjmFontRequest *request, PangoFont *font);

/* Adds a font that was found with all of fontconfig's configuration. */
void cjm_first_fonts_add(const CjmFontRequest *request, PangoFont *font);

/* While the cache is active: adds the paths, char *, of fonts, of what they were found by, and of fontconfig's caches. */
void cjm_first_fonts_add_paths(GPtrArray *paths);

/* Writes the cache if something was added. A folder that cannot be written to is no error: the text is then kept, to be taken and written by
 * another process, which does so if it has the same environment. */
void cjm_first_fonts_save(void);
char *cjm_first_fonts_take_unsaved(void);
void cjm_first_fonts_save_text(const char *text);

#endif

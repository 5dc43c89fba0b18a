/* fonts.h: the choice of fonts.
 *
 * One list of families with fallbacks is used for all text. Hinting and rounding are off, so that text has the same metrics in every
 * format. */
#ifndef CJM_TEXT_FONTS_H
#define CJM_TEXT_FONTS_H

#include <glib.h>
#include <stdbool.h>

typedef struct CjmFonts CjmFonts;

typedef enum CjmWeight { CJM_WEIGHT_REGULAR = 400, CJM_WEIGHT_SEMIBOLD = 600, CJM_WEIGHT_BOLD = 700 } CjmWeight;

typedef struct CjmTextStyle {
  double size;    /* px */
  double leading; /* px from baseline to baseline */
  CjmWeight weight;
  bool italic; /* ignored for scripts without italics */
} CjmTextStyle;

/* The only size in px at which fonts are opened and words are shaped: metrics without hinting and rounding scale linearly. So all sizes of a
 * face share the results of fontconfig, and each word is shaped once for all of them. */
#define CJM_FONT_SIZE 64.0

/* The families that are tried first, in this order; then any font that has the glyph. Noto has a family for each script;
 * those of scripts that DejaVu Sans covers less well precede it. */
#define CJM_FONT_FAMILIES "Inter, Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, DejaVu Sans, sans-serif"

/* Fonts for maps in a language. `family` (or NULL) precedes CJM_FONT_FAMILIES, but replaces them if it is `serif` or `monospace`; `lang` is
 * a BCP 47 tag, which selects the national forms of characters. Error: no font is installed. */
CjmFonts *cjm_fonts_new(const char *family, const char *lang, bool rtl, GError **error);
void cjm_fonts_free(CjmFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmFonts, cjm_fonts_free)

/* Fonts and shaped words are shared by all maps made in a thread. The lock is held while a scene is composed or exported, since a map may
 * be used in another thread than the one that made it. */
void cjm_fonts_lock(const CjmFonts *fonts);
void cjm_fonts_unlock(const CjmFonts *fonts);

/* Takes fonts from `n` folders and their subfolders only, and with `with_system` also from the system. Applies to the whole process, and has to
 * be called before the first font is used. Without the system's fonts, no file outside the folders is read or
 * written, and words are hyphenated without patterns unless cjm_patterns_use() is called after it. Errors: a folder cannot be read, or there is no font. */
bool cjm_fonts_configure(const char *const *folders, size_t n, bool with_system, GError **error);

/* Lets the first fonts of maps be remembered in the user's cache folder, see first-fonts.h. For programs that use fontconfig for nothing else. */
void cjm_fonts_use_cache(void);

/* Whether the fonts and fontconfig's configuration are as they were when they were read; true if they were not. */
bool cjm_fonts_are_current(void);

/* Whether this is a generic family, such as "sans-serif". */
bool cjm_fonts_is_generic(const char *family);

/* Whether any of the families, separated by commas, is installed. */
bool cjm_fonts_have(const char *families);

/* The characters that no font has, each once, in order of use; NULL if there are none. */
const char *cjm_fonts_missing(const CjmFonts *fonts);

/* The file of a font that was chosen, but cannot be read, so that what is set in it is not as it should be; NULL if there is none. */
const char *cjm_fonts_unreadable(const CjmFonts *fonts);

/* The faces that were used ("Inter Semi-Bold"), as char *, in order of use. */
const GPtrArray *cjm_fonts_used(const CjmFonts *fonts);

/* The files of the fonts that were used or measured, and of hyphenation patterns that were used, as char *, sorted. Free with g_ptr_array_unref(). */
GPtrArray *cjm_fonts_files_new(const CjmFonts *fonts);

GQuark cjm_fonts_error_quark(void);
#define CJM_FONTS_ERROR (cjm_fonts_error_quark())
typedef enum CjmFontsError { CJM_FONTS_ERROR_NONE_INSTALLED, CJM_FONTS_ERROR_NO_FOLDER, CJM_FONTS_ERROR_UNREADABLE } CjmFontsError;

#endif

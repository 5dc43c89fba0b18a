/* fonts.h: chooses fonts.
 *
 * Fonts are chosen by one family list with fallbacks; hinting and rounding are
 * off, so that a text has the same measures on every surface. */
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
  bool italic; /* still upright if the script has no italics */
} CjmTextStyle;

/* Fonts are opened and words are shaped at this size alone, px; everything scales from it, since nothing is hinted or
 * rounded. So all sizes of a face share what fontconfig finds for it, and a word is shaped once for all of them. */
#define CJM_FONT_SIZE 64.0

/* The families tried, in this order, before whatever else has the glyph. Noto has a family for each script;
 * those that DejaVu Sans has too, and less well, are named before it. */
#define CJM_FONT_FAMILIES "Inter, Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, DejaVu Sans, sans-serif"

/* `family` (or NULL) goes before CJM_FONT_FAMILIES, but `serif` and `monospace` are alone; `lang` is BCP 47 and decides
 * between national forms of a character. Fails where the machine has no font. */
CjmFonts *cjm_fonts_new(const char *family, const char *lang, bool rtl, GError **error);
void cjm_fonts_free(CjmFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmFonts, cjm_fonts_free)

/* Fonts and words are shared by the maps of the thread that made them. Held while a scene is composed or exported, since
 * a map may by then be in another thread's hands. */
void cjm_fonts_lock(const CjmFonts *fonts);
void cjm_fonts_unlock(const CjmFonts *fonts);

/* Makes all fonts come from `n` folders and those below them, and from the system where that is wanted; for the whole
 * process, before the first font is asked for. Without the system no file outside the folders is read, and none is
 * written. Fails where a folder cannot be read, or no font is there. */
bool cjm_fonts_configure(const char *const *folders, size_t n, bool with_system, GError **error);

/* Is this a name for a kind of fonts, such as "sans-serif"? */
bool cjm_fonts_is_generic(const char *family);

/* Is a family of this name installed? */
bool cjm_fonts_have(const char *families);

/* The characters that no font could draw, each once, in the order met; NULL where every one was drawn. */
const char *cjm_fonts_missing(const CjmFonts *fonts);

/* The families and faces that were used, "Inter Semi-Bold" …, in the order met. */
const GPtrArray *cjm_fonts_used(const CjmFonts *fonts);

/* The files that the measures and the faces of the texts came from, sorted; char *. */
GPtrArray *cjm_fonts_files_new(const CjmFonts *fonts);

GQuark cjm_fonts_error_quark(void);
#define CJM_FONTS_ERROR (cjm_fonts_error_quark())
typedef enum CjmFontsError { CJM_FONTS_ERROR_NONE_INSTALLED, CJM_FONTS_ERROR_NO_FOLDER } CjmFontsError;

#endif

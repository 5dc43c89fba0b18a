/* breaks.h: line break opportunities (Unicode UAX #14). For the files of text/ only. */
#ifndef CJM_TEXT_BREAKS_H
#define CJM_TEXT_BREAKS_H

#include <pango/pango.h>

/* What may come before a character. */
typedef enum CjmBreak {
  CJM_BREAK_LINE = 1, /* a line break */
  CJM_BREAK_CHAR = 2  /* a boundary between grapheme clusters (UAX #29) */
} CjmBreak;

/* The breaks before each character of a paragraph of `len` bytes, from the second character on. The result is that of
 * pango_get_log_attrs(), at a fraction of the cost for common Latin text. Free with g_free(). */
guint8 *cjm_breaks_new(const char *text, int len, PangoLanguage *language);

#endif

/* breaks.h: where lines of a text may end (Unicode UAX #14). For the files of text/ only. */
#ifndef CJM_TEXT_BREAKS_H
#define CJM_TEXT_BREAKS_H

#include <pango/pango.h>

/* What may be in front of a character. */
typedef enum CjmBreak {
  CJM_BREAK_LINE = 1, /* the end of a line */
  CJM_BREAK_CHAR = 2  /* the end of what a reader takes for one character */
} CjmBreak;

/* For each character of a paragraph of `len` bytes, from the second on; excluding the first and the one after the last.
 * For g_free(). The same as pango_get_log_attrs() finds, at a fraction of the cost where the text is of usual Latin letters
 * and signs. */
guint8 *cjm_breaks_new(const char *text, int len, PangoLanguage *language);

#endif

/* styled.h: styled words, wrapped to lines of a terminal. */
#ifndef CJM_LISTING_STYLED_H
#define CJM_LISTING_STYLED_H

#include <glib.h>
#include <stdbool.h>

typedef enum CjmInk {
  CJM_INK_PLAIN,
  CJM_INK_DIM,
  CJM_INK_HEAD,
  CJM_INK_WORSE,
  CJM_INK_BETTER,
  CJM_INK_OLD, /* words that are gone: struck through, or [-…-] */
  CJM_INK_NEW  /* words that are new: underlined, or {+…+} */
} CjmInk;

typedef struct CjmStyledWord {
  char *text;
  CjmInk ink;
  unsigned gap; /* spaces before it, if it is not the first of its line */
} CjmStyledWord;

/* A list of CjmStyledWord, for g_array_unref(). */
GArray *cjm_styled_new(void);

/* Appends the words of a text, made safe for a terminal. */
void cjm_styled_add(GArray *words, CjmInk ink, const char *text, gssize len);

/* Appends the words with their inks, in lines of `width` columns at most, between which `indent` spaces stand. Returns the columns of the
 * first line; `ret_rest` is set to the byte at which it ends. */
unsigned cjm_styled_append(GString *out, const GArray *words, unsigned width, unsigned indent, bool colour, gsize *ret_first_end);

/* Appends a text in one ink. */
void cjm_ink_append(GString *out, CjmInk ink, bool colour, const char *text);

/* The columns of a text on a terminal. */
unsigned cjm_styled_columns(const char *text);

/* The text in ASCII as far as it can be: ▼ is v, → is ->, é is e. Free with g_free(). */
char *cjm_ascii_new(const char *text);

#endif

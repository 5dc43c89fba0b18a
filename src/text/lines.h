/* lines.h: words broken into lines. For the files of text/ only. All px are at CJM_FONT_SIZE. */
#ifndef CJM_TEXT_LINES_H
#define CJM_TEXT_LINES_H

#include "text/words.h"

/* A number of lines that is known, and the widths at which the text is broken just so, px. */
typedef struct CjmCounted {
  double above, below;
  size_t n_lines; /* 0: none is known */
} CjmCounted;

/* What a text is broken from. */
typedef struct CjmWords {
  CjmArena *arena;
  CjmFonts *fonts;
  const char *text;
  CjmWord *at;
  guint n;
  CjmCounted *counted; /* the last time */
} CjmWords;

/* A word on a line, or the part of it that the line has room for. */
typedef struct CjmBit {
  const CjmWord *word;
  int start, end; /* bytes of the word */
} CjmBit;

/* Called for each line: what stands on it, and whether a hyphen ends it. */
typedef void (*CjmLineVisit)(const CjmBit *bits, guint n, bool hyphen, void *data);

/* How many lines the words take in `width` px. `visit` may be NULL. */
size_t cjm_lines_break(const CjmWords *words, double width, CjmLineVisit visit, void *data);

#endif

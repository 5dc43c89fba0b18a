/* lines.h: line breaking. For the files of text/ only. All px are at CJM_FONT_SIZE. */
#ifndef CJM_TEXT_LINES_H
#define CJM_TEXT_LINES_H

#include "text/words.h"

/* The last number of lines that was counted, and the range of widths in px that give the same lines. */
typedef struct CjmCounted {
  double above, below;
  size_t n_lines; /* 0: not counted yet */
} CjmCounted;

/* A text, divided into words. */
typedef struct CjmWords {
  CjmArena *arena;
  CjmFonts *fonts;
  const char *text;
  CjmWord *at;
  guint n;
  CjmCounted *counted; /* a cache, for cjm_lines_break() */
} CjmWords;

/* A word on a line, or a part of one that is too long for a line. */
typedef struct CjmBit {
  const CjmWord *word;
  int start, end; /* bytes of the word */
} CjmBit;

/* Called for each line with its words, and whether it ends with a hyphen. */
typedef void (*CjmLineVisit)(const CjmBit *bits, guint n, bool hyphen, void *data);

/* Breaks the words into lines of at most `width` px, as few as possible and of balanced length. Returns the number of lines. `visit` may be NULL. */
size_t cjm_lines_break(const CjmWords *words, double width, CjmLineVisit visit, void *data);

#endif

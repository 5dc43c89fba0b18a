/* flow.h: text that can be broken into lines at any width.
 *
 * A flow is shaped once, and can then be measured at many widths at little cost. Setting it breaks it into lines of
 * balanced length, whose glyphs the exporters draw at the given positions. */
#ifndef CJM_TEXT_FLOW_H
#define CJM_TEXT_FLOW_H

#include <pango/pango.h>

#include "base/arena.h"
#include "base/geom.h"
#include "text/fonts.h"

typedef struct CjmFlow CjmFlow;

typedef enum CjmAlign { CJM_ALIGN_START, CJM_ALIGN_MIDDLE, CJM_ALIGN_END } CjmAlign;

/* A sequence of glyphs of one font. */
typedef struct CjmTextRun {
  PangoItem *item;          /* font, level and language; borrowed from the fonts */
  PangoGlyphString *glyphs; /* borrowed from the fonts; at CJM_FONT_SIZE, whatever the size of the text */
  const char *text;         /* UTF-8, not zero-terminated */
  int len;                  /* bytes */
  double x;                 /* px from the left edge of the line */
  double width;             /* px */
} CjmTextRun;

typedef struct CjmTextLine {
  CjmTextRun *runs; /* from left to right */
  size_t n_runs;
  double x;         /* px from the left edge of the block */
  double baseline;  /* px from the top of the block */
  double width;     /* px */
  const char *text; /* in logical order, without trailing spaces; not zero-terminated */
  int len;          /* bytes */
  bool hyphen;      /* a word continues on the next line: the last run is a hyphen, which is not in `text` */
} CjmTextLine;

typedef struct CjmTextBlock {
  CjmTextStyle style;
  CjmTextLine *lines;
  size_t n_lines;
  double width;           /* px; of the widest line, or the width that was given if aligned to the middle or end */
  double height;          /* px; n_lines × leading */
  double ascent, descent; /* px above and below each baseline */
} CjmTextBlock;

/* Shapes a text. The flow and a copy of the text are in `arena`; the fonts have to outlive it. */
CjmFlow *cjm_flow(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text);

/* The text, and its style. */
const char *cjm_flow_text(const CjmFlow *flow);
CjmTextStyle cjm_flow_style(const CjmFlow *flow);

/* The width of the longest line if only the line breaks of the text itself are used, px. */
double cjm_flow_width(const CjmFlow *flow);

/* The width of the widest word, px. In less, words are broken. */
double cjm_flow_word_width(const CjmFlow *flow);

/* The number of lines, and their height in px, at a width of `width` px. */
size_t cjm_flow_lines(const CjmFlow *flow, double width);
double cjm_flow_height(const CjmFlow *flow, double width);

/* Breaks the flow into lines of at most `width` px. The block is in `arena`; the fonts have to outlive it, the flow does not. */
CjmTextBlock *cjm_flow_set(CjmArena *arena, const CjmFlow *flow, double width, CjmAlign align);

#endif

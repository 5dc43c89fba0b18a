/* flow.h: a text that can be broken into lines at any width.
 *
 * A flow is shaped once. It is then measured at as many widths as the layout
 * likes, at the cost of adding numbers, and at last set: broken into lines of
 * equal length ("balanced"), whose glyphs the exporters draw as they are. */
#ifndef CJM_TEXT_FLOW_H
#define CJM_TEXT_FLOW_H

#include <pango/pango.h>

#include "base/arena.h"
#include "base/geom.h"
#include "text/fonts.h"

typedef struct CjmFlow CjmFlow;

typedef enum CjmAlign { CJM_ALIGN_START, CJM_ALIGN_MIDDLE, CJM_ALIGN_END } CjmAlign;

/* Glyphs of one font that follow one another. */
typedef struct CjmTextRun {
  PangoItem *item;          /* font, level and language; borrowed from the fonts */
  PangoGlyphString *glyphs; /* borrowed from the fonts; at CJM_FONT_SIZE, whatever the size of the text */
  const char *text;         /* UTF-8, not zero-terminated */
  int len;                  /* bytes */
  double x;                 /* px from the line's start edge */
  double width;             /* px */
} CjmTextRun;

typedef struct CjmTextLine {
  CjmTextRun *runs; /* from left to right */
  size_t n_runs;
  double x;         /* px from the block's left edge to the line's */
  double baseline;  /* px from the block's top */
  double width;     /* px */
  const char *text; /* in the order of reading, without the spaces at its end; not zero-terminated */
  int len;          /* bytes */
  bool hyphen;      /* a word continues in the next line: the last run is a hyphen that `text` has not */
} CjmTextLine;

typedef struct CjmTextBlock {
  CjmTextStyle style;
  CjmTextLine *lines;
  size_t n_lines;
  double width;           /* px; of the widest line, or of the width set in where aligned to middle or end */
  double height;          /* px; n_lines × leading */
  double ascent, descent; /* px above and below each baseline */
} CjmTextBlock;

/* A flow in `arena`; the fonts must outlive it. */
CjmFlow *cjm_flow(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text);

const char *cjm_flow_text(const CjmFlow *flow);
CjmTextStyle cjm_flow_style(const CjmFlow *flow);

/* Width of the longest line when nothing is broken but at the text's own line breaks, px. */
double cjm_flow_width(const CjmFlow *flow);

/* Width of the widest word, px: under it a word must be broken. */
double cjm_flow_word_width(const CjmFlow *flow);

size_t cjm_flow_lines(const CjmFlow *flow, double width);
double cjm_flow_height(const CjmFlow *flow, double width); /* px */

/* The flow set in `width` px, in `arena`. The block needs the fonts, not the flow. */
CjmTextBlock *cjm_flow_set(CjmArena *arena, const CjmFlow *flow, double width, CjmAlign align);

#endif

/* rich.h: a paragraph whose words differ in weight, colour and marks. Lengths are px. */
#ifndef CJM_LAYOUT_RICH_H
#define CJM_LAYOUT_RICH_H

#include "layout/box.h"

/* Adds the words of a piece to those before it; between two pieces there is a space if either has one there. */
CjmRich *cjm_rich(const CjmMaker *m, const CjmPiece *pieces, size_t n);

/* The widths of the widest word, and of all words in one line; the height at a width. */
double cjm_rich_word_width(const CjmRich *rich);
double cjm_rich_width(const CjmRich *rich);
double cjm_rich_height(const CjmRich *rich, double width);

/* Draws the lines into `at`. `origin` is that of the text items, see CjmItem. */
void cjm_rich_place(const CjmRich *rich, CjmScene *scene, CjmRect at, CjmAlign align, CjmColour background, const void *origin);

#endif

/* set.h: turns lines into runs of glyphs. For the files of text/ only. */
#ifndef CJM_TEXT_SET_H
#define CJM_TEXT_SET_H

#include "text/flow.h"
#include "text/lines.h"

/* Breaks `words` into lines of at most `width` px, with runs, widths and texts at CJM_FONT_SIZE, but without positions in a block. The
 * lines are in `arena` and borrow from the fonts alone. */
CjmTextLine *cjm_set_lines(CjmArena *arena, const CjmWords *words, double width, size_t *ret_n);

#endif

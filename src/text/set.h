/* set.h: lines become runs of glyphs. For the files of text/ only. */
#ifndef CJM_TEXT_SET_H
#define CJM_TEXT_SET_H

#include "text/flow.h"
#include "text/lines.h"

/* The lines of `words` in `width` px: runs, widths and texts, px at CJM_FONT_SIZE; not yet placed in a block. `ret_n` of them.
 * They borrow only from the fonts. */
CjmTextLine *cjm_set_lines(CjmArena *arena, const CjmWords *words, double width, size_t *ret_n);

#endif

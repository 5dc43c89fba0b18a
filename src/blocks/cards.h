/* cards.h: the layout of the cards of personas. */
#ifndef CJM_BLOCKS_CARDS_H
#define CJM_BLOCKS_CARDS_H

#include "layout/box.h"

/* The content of a card: `who` at the start, `end` (or NULL) at the end, after a `rule`, and between or below them `n` lists in columns of
 * equal width. The widths are those that make the card lowest. `close`: the parts are close to each other, and the end is as narrow as that
 * takes. */
CjmBox *cjm_card_content(const CjmMaker *m, CjmBox *who, size_t n, CjmBox *const *lists, CjmBox *end, CjmColour rule, bool close);

/* Cards in the number of lines that has the least height. A line is as wide as the page, and is divided by the content of its cards; cards
 * that would be mostly empty are as wide as their content. The cards of a line have the same height. `even`: the widths
 * are those that make the cards of a line equally high, and the line as low as possible. */
CjmBox *cjm_card_lines(const CjmMaker *m, size_t n, CjmBox *const *cards, bool even);

#endif

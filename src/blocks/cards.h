/* cards.h: how personas' cards are composed: who it is, lists, and what is remembered, in a row of equal rhythm. */
#ifndef CJM_BLOCKS_CARDS_H
#define CJM_BLOCKS_CARDS_H

#include "layout/box.h"

/* The inside of a card: `who` at its start, `end` (or NULL) at its end behind a `rule`, and `n` lists in columns of one width
 * between them, or under them where that is lower. The width of `who` is the one that makes the card lowest. */
CjmBox *cjm_card_content(const CjmMaker *m, CjmBox *who, size_t n, CjmBox *const *lists, CjmBox *end, CjmColour rule);

/* Cards in as many lines as make the whole lowest. A line is as wide as the page, and each card's share of it follows from what is
 * in it; cards that would be mostly blank then are as wide as their content. All cards of a line have one height. */
CjmBox *cjm_card_lines(const CjmMaker *m, size_t n, CjmBox *const *cards);

#endif

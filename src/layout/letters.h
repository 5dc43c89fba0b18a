/* letters.h: the letters by which blocks refer to opportunities: A, B, C, … Z, AA, AB. */
#ifndef CJM_LAYOUT_LETTERS_H
#define CJM_LAYOUT_LETTERS_H

#include "layout/sheet.h"

/* The letter of an opportunity, in the order of the steps; NULL if the map has neither matrix nor plan. In the arena of the sheet. */
const char *cjm_sheet_letter(CjmSheet *sheet, const CjmOpportunity *opportunity);

/* A letter as a box with the surface of a card. */
CjmBox *cjm_mark_letter(const CjmMaker *m, const char *letter, CjmLook look, bool large);

/* The letter of an opportunity, with the look of its priority; NULL if it has none. */
CjmBox *cjm_sheet_letter_box(CjmSheet *sheet, const CjmOpportunity *opportunity, bool large);

/* The sign of an opportunity's priority. */
CjmSign cjm_sign_of_priority(int priority);

/* The value of an opportunity, 0 … 1: the mean of those for customer and business. False if it has no value or no effort. */
bool cjm_opportunity_value(const CjmOpportunity *opportunity, double *ret_value);

#endif

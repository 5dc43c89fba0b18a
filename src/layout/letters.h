/* letters.h: opportunities are named by letters where a block under the map refers to them: A, B, C, … Z, AA, AB. */
#ifndef CJM_LAYOUT_LETTERS_H
#define CJM_LAYOUT_LETTERS_H

#include "layout/sheet.h"

/* The letter of an opportunity, in the order of the steps; NULL where neither matrix nor plan is on the map. */
const char *cjm_sheet_letter(CjmSheet *sheet, const CjmOpportunity *opportunity);

/* A letter on the surface of a card. */
CjmBox *cjm_mark_letter(const CjmMaker *m, const char *letter, CjmLook look, bool large);

/* The letter of an opportunity, looking as its priority does; NULL where it has none. */
CjmBox *cjm_sheet_letter_box(CjmSheet *sheet, const CjmOpportunity *opportunity, bool large);

/* The sign of an opportunity's priority. */
CjmSign cjm_sign_of_priority(int priority);

/* An opportunity's value, 0 … 1: the mean of the customer's and the business's. False where it has none, or no effort. */
bool cjm_opportunity_value(const CjmOpportunity *opportunity, double *ret_value);

#endif

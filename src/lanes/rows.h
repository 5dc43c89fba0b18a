/* rows.h: lanes that are divided into rows: by whose an item is, or by who does a step. */
#ifndef CJM_LANES_ROWS_H
#define CJM_LANES_ROWS_H

#include "layout/sheet.h"

/* The persona whose row has the items of these personas; NULL: the shared row. */
const CjmPersona *cjm_row_persona(const CjmJourney *journey, const CjmRefs *personas);

/* The step as it is in one row of a lane: with the items of the lane that belong to the persona first of all or, for NULL, to
 * nobody in particular. NULL where the row has nothing of it: a lane by actor has each step in the row of its first actor. */
const CjmStep *cjm_row_step(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step, const CjmPersona *persona);

/* The row's name, for the column of names. */
CjmBox *cjm_row_name(CjmSheet *sheet, const CjmLane *lane, const CjmPersona *persona);

#endif

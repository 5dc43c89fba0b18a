/* rows.h: lanes that are divided into rows, by the persona of each item or by the actor of each step. */
#ifndef CJM_LANES_ROWS_H
#define CJM_LANES_ROWS_H

#include "layout/sheet.h"

/* The persona whose row has an item of these personas: the first one that is on the map; NULL: the shared row. */
const CjmPersona *cjm_row_persona(const CjmJourney *journey, const CjmRefs *personas);

/* The step as one row of a divided lane shows it: with the items of the persona, or those of nobody for NULL. In a lane divided by actor, a
 * step is in the row of its first actor. NULL if the row has nothing of the step. In the arena of the sheet. */
const CjmStep *cjm_row_step(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step, const CjmPersona *persona);

/* The name of a row, for the column of names. */
CjmBox *cjm_row_name(CjmSheet *sheet, const CjmLane *lane, const CjmPersona *persona);

#endif

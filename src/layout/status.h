/* status.h: the research status of phases and steps, as a ring that is dashed, half or full; assumptions are dashed everywhere. */
#ifndef CJM_LAYOUT_STATUS_H
#define CJM_LAYOUT_STATUS_H

#include "layout/sheet.h"

/* The sign of a CjmStatus other than CJM_STATUS_NONE. */
CjmSign cjm_sign_of_status(int status);

/* Draws the ring of a status. */
void cjm_status_draw(CjmScene *scene, int status, CjmPoint centre, double radius, CjmColour colour);

/* A small ring with the word for the status. */
CjmBox *cjm_status_box(CjmSheet *sheet, int status, CjmColour ink);

/* `disc`, about 22 px high, in the ring of a status; `disc` itself for CJM_STATUS_NONE. */
CjmBox *cjm_status_ring(CjmSheet *sheet, int status, CjmColour colour, CjmBox *disc);

/* The progress of work: one of the words from CJM_WORD_STATUS_IDEA to CJM_WORD_STATUS_DROPPED, after its mark. */
CjmBox *cjm_progress_box(CjmSheet *sheet, CjmWord word, CjmSize size, CjmColour ink, CjmColour mark);

/* `box` in a dashed outline, for assumptions. The outline does not change its size. */
CjmBox *cjm_status_assumed(CjmSheet *sheet, CjmBox *box);

#endif

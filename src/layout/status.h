/* status.h: how well something is known: a ring that is open, half or full; what is only assumed is dashed everywhere. */
#ifndef CJM_LAYOUT_STATUS_H
#define CJM_LAYOUT_STATUS_H

#include "layout/sheet.h"

/* The sign of a CjmStatus other than CJM_STATUS_NONE. */
CjmSign cjm_sign_of_status(int status);

/* The ring alone. */
void cjm_status_draw(CjmScene *scene, int status, CjmPoint centre, double radius, CjmColour colour);

/* A small ring and its word. */
CjmBox *cjm_status_box(CjmSheet *sheet, int status, CjmColour ink);

/* `disc`, some 22 px high, in the ring of its status; `disc` itself for CJM_STATUS_NONE. */
CjmBox *cjm_status_ring(CjmSheet *sheet, int status, CjmColour colour, CjmBox *disc);

/* How far work is: one of the words from CJM_WORD_STATUS_IDEA to CJM_WORD_STATUS_DROPPED behind its mark. */
CjmBox *cjm_progress_box(CjmSheet *sheet, CjmWord word, CjmSize size, CjmColour ink, CjmColour mark);

/* `box` in a dashed outline that takes no room: only assumed. */
CjmBox *cjm_status_assumed(CjmSheet *sheet, CjmBox *box);

#endif

/* lanes.h: which lanes and blocks a view shows. */
#ifndef CJM_VIEW_LANES_H
#define CJM_VIEW_LANES_H

#include "view/view.h"

/* Sets the lanes and blocks of `io_seen`. A view that names a lane shows it, whatever the journey hides; `default` stands for the
 * lanes that are not named and that nothing hides. */
void cjm_view_choose_lanes(CjmArena *arena, CjmJourney *io_seen, const CjmView *view);
void cjm_view_choose_blocks(CjmArena *arena, CjmJourney *io_seen, const CjmView *view);

#endif

/* round.h: round corners as curves, for the formats that have no word for them. */
#ifndef CJM_EXPORT_ROUND_H
#define CJM_EXPORT_ROUND_H

#include "scene/scene.h"

enum { CJM_ROUND_STEPS = 10 };

/* A box with round corners, closed; a circle where `radius` is half of both sides. Returns how many steps it takes. */
size_t cjm_round_steps(CjmRect box, double radius, CjmPathStep ret_steps[static CJM_ROUND_STEPS]);

#endif

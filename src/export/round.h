/* round.h: round corners as curves, for formats without an operator for them. */
#ifndef CJM_EXPORT_ROUND_H
#define CJM_EXPORT_ROUND_H

#include "scene/scene.h"

enum { CJM_ROUND_STEPS = 10 };

/* A box with round corners, closed; a circle if `radius` is half of both sides. Returns the number of steps. */
size_t cjm_round_steps(CjmRect box, double radius, CjmPathStep ret_steps[static CJM_ROUND_STEPS]);

#endif

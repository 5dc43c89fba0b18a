/* decode.h: from a YAML tree to a journey. */
#ifndef CJM_DECODE_DECODE_H
#define CJM_DECODE_DECODE_H

#include "journey/journey.h"
#include "yaml/tree.h"

/* Decodes everything that can be decoded and reports everything that is wrong.
 * NULL only where `root` is no mapping; what has errors may lack parts. */
CjmJourney *cjm_decode(CjmArena *arena, const CjmNode *root, CjmDiags *diags);

#endif

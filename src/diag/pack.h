/* pack.h: diagnostics serialised for another process. */
#ifndef CJM_DIAG_PACK_H
#define CJM_DIAG_PACK_H

#include "diag/sink.h"

/* All of them, with the texts that they point into. */
GBytes *cjm_diags_pack_new(const CjmDiags *diags);

/* Adds what was packed to `diags`, and the texts (CjmSource *) to `sources`. False where something else was packed. */
bool cjm_diags_unpack(GBytes *packed, CjmDiags *diags, GPtrArray *sources);

#endif

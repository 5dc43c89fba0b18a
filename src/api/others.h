/* others.h: journeys that a journey is compared with, or that lie within its steps. For this room. */
#ifndef CJM_API_OTHERS_H
#define CJM_API_OTHERS_H

#include "api/api.h"
#include "join/join.h"

/* Reads what `journey` of the steps names, and, where it is wanted, `baseline`, and rolls the feelings of the former up. `journey` is that of `source`, which
 * the joiner has read. Errors in the files go to the joiner's messages; false with `error` where a file cannot be read. */
bool cjm_others_read(CjmArena *arena, CjmJoiner *joiner, const CjmSource *source, CjmJourney *journey, bool with_baseline,
                     GError **error);

/* Lays `other` over the journey. What does not match is a warning. */
void cjm_others_overlay(CjmArena *arena, CjmDiags *diags, CjmJourney *journey, const CjmJourney *other, const char *file);

#endif

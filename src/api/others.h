/* others.h: journeys that a journey is compared with, or that are maps of its steps. For this room. */
#ifndef CJM_API_OTHERS_H
#define CJM_API_OTHERS_H

#include "api/api.h"
#include "join/join.h"

/* Reads the journeys that `journey` of the steps and, if requested, `baseline` refer to, and computes the feelings of steps from
 * their maps. `journey` is that of `source`, which the joiner has read. Errors in the files are added to the messages of the
 * joiner; false with `error` if a file cannot be read. */
bool cjm_others_read(CjmArena *arena, CjmJoiner *joiner, const CjmSource *source, CjmJourney *journey, bool with_baseline,
                     GError **error);

/* Adds `other` as an overlay. Steps that do not match are a warning. */
void cjm_others_overlay(CjmArena *arena, CjmDiags *diags, CjmJourney *journey, const CjmJourney *other, const char *file);

#endif

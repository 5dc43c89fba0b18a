/* decode.h: from a YAML tree to a journey. */
#ifndef CJM_DECODE_DECODE_H
#define CJM_DECODE_DECODE_H

#include "join/join.h"
#include "journey/journey.h"

/* Decodes everything that can be decoded and reports everything that is wrong. `joined` has to have a tree.
 * NULL only if that is not a mapping; with errors, parts of the journey may be missing. */
CjmJourney *cjm_decode(CjmArena *arena, const CjmJoined *joined, CjmDiags *diags);

/* Whether `lang` of a journey can have this value. The form of BCP 47: a language of two or three letters (or `x` for a private tag), then parts
 * of one to eight letters and digits. */
bool cjm_is_lang_tag(const char *text);

#endif

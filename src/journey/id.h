/* id.h: ids of things: how they are compared, derived and named in messages. */
#ifndef CJM_JOURNEY_ID_H
#define CJM_JOURNEY_ID_H

#include "journey/journey.h"

/* What things of a kind are called: "pain point or gap", "pain points and gaps". */
typedef struct CjmKindName {
  const char *one, *many;
} CjmKindName;
const CjmKindName *cjm_kind_name(CjmKind kind);

/* The id as it is compared: in NFC, without case. Free with g_free(). */
char *cjm_id_fold_new(const char *id);

/* The first character of `text` that an id cannot have; its end where all are fine. */
const char *cjm_id_skip(const char *text);

/* The id that is derived from a title or text: lower case, spaces as `-`, other signs dropped, at most 60 characters, perhaps
 * none. Free with g_free(). */
char *cjm_id_slug_new(const char *text);

#endif

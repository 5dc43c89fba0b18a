/* id.h: ids: how they are compared, derived and named in messages. */
#ifndef CJM_JOURNEY_ID_H
#define CJM_JOURNEY_ID_H

#include "journey/journey.h"

/* The name of a kind of object: "pain point or gap", "pain points and gaps". */
typedef struct CjmKindName {
  const char *one, *many;
} CjmKindName;
const CjmKindName *cjm_kind_name(CjmKind kind);

/* The id in the form in which ids are compared: NFC, case-folded. Free with g_free(). */
char *cjm_id_fold_new(const char *id);

/* The first character of `text` that is not allowed in an id; its end if all are. */
const char *cjm_id_skip(const char *text);

/* The id derived from a title or text: lower case, `-` for spaces, without other punctuation, at most 60 characters, possibly
 * empty. Free with g_free(). */
char *cjm_id_slug_new(const char *text);

#endif

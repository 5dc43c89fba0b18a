/* part.h: a journey as a tree of its objects and their values, in which each part can be matched with one of another journey. */
#ifndef CJM_DIFF_PART_H
#define CJM_DIFF_PART_H

#include "base/arena.h"
#include "format/walk.h"

typedef struct CjmPart {
  struct CjmPart *parent; /* NULL for the journey */
  CjmFrame frame;         /* of an object; of a value, that of its parent */
  CjmValue value;         /* as which the parent holds it; `field` NULL for the journey */
  const char *key;        /* of the list or member of the parent: "pain_points"; `emotion` is among "emotions"; NULL for the journey */
  struct CjmPart **parts; /* of an object, in table order */
  size_t n;
  size_t index;          /* among the parts of the parent with the same key, from 0 */
  struct CjmPart *match; /* the same part of the other journey; NULL: it is only in this one */
  bool likely;           /* matched because the texts are similar */
  bool moved;            /* its place in the order of its list changed */
  bool done;             /* its change was reported with another one */
} CjmPart;

/* The tree of a journey, in the arena. It lives no longer than the journey. */
CjmPart *cjm_part_tree(CjmArena *arena, const CjmJourney *journey);

bool cjm_part_is_object(const CjmPart *part);

/* The object's struct; NULL for values. */
const void *cjm_part_object(const CjmPart *part, const CjmShape *shape);

/* The value of the object with this key; NULL if it has none. */
CjmPart *cjm_part_get(const CjmPart *object, const char *key);

/* The explicit id of an object, or the key before a value; NULL if it has none. */
const char *cjm_part_own_id(const CjmPart *part);

/* What names a part to a reader, in the words of the format: the value, the title or text of an object, or else its first value. Free with
 * g_free(). */
char *cjm_part_text_new(const CjmPart *part);

/* Whether the text of cjm_part_text_new() was written to be read, so that a similar text may be a new wording. */
bool cjm_part_is_worded(const CjmPart *part);

/* The value as the format writes it, for g_free(); "" for NULL. */
char *cjm_part_value_new(const CjmPart *value);

/* The address: keys and ids from the top. A feeling is at `emotions` and the persona, or `emotion` in a journey without
 * personas. For g_free(). */
char *cjm_part_address_new(const CjmPart *part);

CjmSpan cjm_part_span(const CjmPart *part);

/* The step and the phase that the part belongs to; NULL if there is none. What spans a phase has no step. */
const CjmStep *cjm_part_step(const CjmPart *part);
const CjmPhase *cjm_part_phase(const CjmPart *part);

#endif

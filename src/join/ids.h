/* ids.h: entries of lists by their ids, before anything is decoded. For this room. */
#ifndef CJM_JOIN_IDS_H
#define CJM_JOIN_IDS_H

#include "format/fields.h"
#include "yaml/tree.h"

/* The value of a key that is a text; NULL where there is none. */
const CjmNode *cjm_entry_text(const CjmNode *entry, const char *key);

/* Gives out ids as the decoder will, in two rounds over the entries of one kind: explicit ones first, then the others. */
typedef struct CjmIdGiver {
  const CjmShape *shape;
  GHashTable *taken;   /* folded id */
  GHashTable *numbers; /* slug → the last number given to it */
} CjmIdGiver;

void cjm_id_giver_init(CjmIdGiver *giver, const CjmShape *shape);
void cjm_id_giver_clear(CjmIdGiver *giver);

/* An id that is taken by something else. */
void cjm_id_giver_take(CjmIdGiver *giver, const char *id);

/* The entry's own id; NULL where it has none. */
const char *cjm_id_giver_explicit(CjmIdGiver *giver, const CjmNode *entry);

/* The id that is made of the entry's title or text, in `arena`; `ret_numbered` tells whether it depends on other entries. */
const char *cjm_id_giver_derived(CjmIdGiver *giver, CjmArena *arena, const CjmNode *entry, bool *ret_numbered);

/* The entry as a mapping, where it is a bare text. */
CjmNode *cjm_entry_map(CjmArena *arena, const CjmShape *shape, CjmNode *entry);

#endif

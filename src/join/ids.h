/* ids.h: the ids of entries of lists, before decoding. For the files of join/ only. */
#ifndef CJM_JOIN_IDS_H
#define CJM_JOIN_IDS_H

#include "format/fields.h"
#include "yaml/tree.h"

/* The value of a key if that is a text; otherwise NULL. */
const CjmNode *cjm_entry_text(const CjmNode *entry, const char *key);

/* Assigns ids like the decoder, in two passes over the entries of a kind: explicit ids first, then the others. */
typedef struct CjmIdAssigner {
  const CjmShape *shape;
  GHashTable *used;    /* folded id */
  GHashTable *numbers; /* slug → its last number */
} CjmIdAssigner;

void cjm_id_assigner_init(CjmIdAssigner *assigner, const CjmShape *shape);
void cjm_id_assigner_clear(CjmIdAssigner *assigner);

/* Marks an id as used. */
void cjm_id_assigner_reserve(CjmIdAssigner *assigner, const char *id);

/* The explicit id of an entry; NULL if it has none. */
const char *cjm_id_assigner_explicit(CjmIdAssigner *assigner, const CjmNode *entry);

/* The id that is made from the title or text of an entry, in `arena`. `ret_numbered`: it has a number, which depends on other
 * entries. */
const char *cjm_id_assigner_derived(CjmIdAssigner *assigner, CjmArena *arena, const CjmNode *entry, bool *ret_numbered);

/* The entry as a mapping, if it is a bare text. */
CjmNode *cjm_entry_map(CjmArena *arena, const CjmShape *shape, CjmNode *entry);

#endif

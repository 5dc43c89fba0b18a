/* order.h: the canonical order of keys. */
#ifndef CJM_FMT_ORDER_H
#define CJM_FMT_ORDER_H

#include "format/fields.h"
#include "yaml/tree.h"

/* What a mapping of the tree holds, or each mapping of a list. */
typedef struct CjmContents {
  const CjmShape *shape; /* NULL: nothing whose order is known */
  CjmReader reader;      /* of the field that it is the value of */
} CjmContents;

CjmContents cjm_contents_of_journey(void);

/* The contents of the value of a key in a mapping. */
CjmContents cjm_contents_of_value(CjmContents contents, const CjmNode *map, const char *key);

/* The indices of the entries of a mapping in canonical order: that of the reference. Keys that the format does not know stay behind the key that they
 * follow. For g_free(). */
size_t *cjm_canonical_order_new(CjmContents contents, const CjmNode *map);

/* Puts the keys of a journey, and of all mappings in it, in canonical order. */
void cjm_canonical_sort(CjmNode *root);

/* Whether the key has objects whose ids are derived together with those of other keys of the mapping. */
bool cjm_contents_share_ids(CjmContents contents, const CjmNode *map, const char *key);

#endif

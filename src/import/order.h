/* order.h: the canonical order of keys: that of the tables of the format. */
#ifndef CJM_IMPORT_ORDER_H
#define CJM_IMPORT_ORDER_H

#include "yaml/tree.h"

/* Puts the keys of a journey, and of all that is in it, into canonical order. Keys that the tables do not have are last. */
void cjm_import_order(CjmNode *root);

#endif

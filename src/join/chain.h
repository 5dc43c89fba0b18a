/* chain.h: the files that a journey extends, in the order in which they are merged. For this room. */
#ifndef CJM_JOIN_CHAIN_H
#define CJM_JOIN_CHAIN_H

#include "join/join.h"

/* One file of the chain. */
typedef struct CjmLayer {
  char *path; /* in the root; NULL: not known, and so named by nobody */
  CjmNode *root;
  CjmSpan named; /* by whom it is extended; source NULL for the journey itself */
  bool open;     /* what it extends is being read */
} CjmLayer;

/* The layers (CjmLayer *), each once and behind all that it extends, the journey itself last. False with `error` where a file
 * cannot be read although it is there. `ret_partial` is set to true where a file is missing or broken. */
bool cjm_chain_read(CjmJoiner *joiner, CjmNode *root, GPtrArray **ret_layers, bool *ret_partial, GError **error);

#endif

/* chain.h: the files that a journey extends, in the order in which they are merged. For the files of join/ only. */
#ifndef CJM_JOIN_CHAIN_H
#define CJM_JOIN_CHAIN_H

#include "join/join.h"

/* One file of the chain. */
typedef struct CjmLayer {
  char *path; /* in the root; NULL: unknown, so that no file can refer to it */
  CjmNode *root;
  CjmSpan named; /* the place that extends it; source NULL for the journey itself */
  bool open;     /* its `extends` is being read */
} CjmLayer;

/* The layers (CjmLayer *), each once and after all that it extends, with the journey itself last. False with `error` if an existing
 * file cannot be read. `ret_partial` is set to true if a file is missing or broken. */
bool cjm_chain_read(CjmJoiner *joiner, CjmNode *root, GPtrArray **ret_layers, bool *ret_partial, GError **error);

#endif

/* origins.h: the files that the parts of a joined tree come from. */
#ifndef CJM_JOIN_ORIGINS_H
#define CJM_JOIN_ORIGINS_H

#include "join/join.h"

/* A part of the tree, and its place in a file. */
typedef struct CjmJoinOrigin {
  char *address; /* keys and ids from the top level: "phases/order/steps/pay/title" */
  CjmSpan at;
  CjmSpan over; /* the value of an extended file that it replaces; source NULL: none */
} CjmJoinOrigin;

/* The largest parts from other files than `own`, and the parts of `own` that replace inherited ones, in the order of the tree. */
GArray *cjm_origins_new(const CjmJoined *joined, const CjmSource *own);

#endif

/* origins.h: which parts of a joined tree come from which file. */
#ifndef CJM_JOIN_ORIGINS_H
#define CJM_JOIN_ORIGINS_H

#include "join/join.h"

/* A part of the tree, and where it is written. */
typedef struct CjmJoinOrigin {
  char *address; /* keys and ids from the top: "phases/order/steps/pay/title" */
  CjmSpan at;
  CjmSpan over; /* the value of an extended file in whose place it stands; source NULL: there is none */
} CjmJoinOrigin;

/* The largest parts that are not of the file `own`, and what is of it in place of something inherited; in the order of the tree. */
GArray *cjm_origins_new(const CjmJoined *joined, const CjmSource *own);

#endif

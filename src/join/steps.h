/* steps.h: the steps of a tree by their ids, and a copy of the tree in which some are others. For this room. */
#ifndef CJM_JOIN_STEPS_H
#define CJM_JOIN_STEPS_H

#include "join/join.h"

typedef struct CjmStepEntry {
  const char *id;
  CjmNode *node;     /* the step, or the phase that is its own only step; always a mapping */
  size_t phase, at;  /* places in the lists */
  bool single;       /* it is the phase */
  GPtrArray *series; /* CjmSeries *: values that a table has for it; NULL for none */
  GHashTable *by_of; /* `m` and the metric's id, or `f` and the persona's → CjmSeries *; NULL with `series` */
} CjmStepEntry;

typedef struct CjmSteps {
  CjmNode *root;
  GPtrArray *entries; /* CjmStepEntry *, owned, in the order of the map */
  GHashTable *by_id;  /* folded id → CjmStepEntry */
} CjmSteps;

void cjm_steps_init(CjmSteps *steps, CjmArena *arena, CjmArena *texts, CjmNode *root);
void cjm_steps_clear(CjmSteps *steps);

/* The root with the nodes that the entries have now. */
CjmNode *cjm_steps_write(const CjmSteps *steps, CjmArena *arena);

/* The folded ids (char *) of a list of the root that is matched by id, such as "metrics", each with its node. */
GHashTable *cjm_list_ids_new(CjmArena *texts, const CjmNode *root, const char *key);

#endif

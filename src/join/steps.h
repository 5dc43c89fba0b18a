/* steps.h: the steps of a tree by id, and a copy of the tree with some of them replaced. For the files of join/ only. */
#ifndef CJM_JOIN_STEPS_H
#define CJM_JOIN_STEPS_H

#include "join/join.h"

typedef struct CjmStepEntry {
  const char *id;
  CjmNode *node;     /* the step, or a phase without steps; always a mapping */
  size_t phase, at;  /* indices in the lists */
  bool single;       /* it is the phase */
  GPtrArray *series; /* CjmSeries *: values of a table for it; NULL: none */
  GHashTable *by_of; /* `m` and the metric's id, or `f` and the persona's → CjmSeries *; NULL with `series` */
} CjmStepEntry;

typedef struct CjmSteps {
  CjmNode *root;
  GPtrArray *entries; /* CjmStepEntry *, owned, in map order */
  GHashTable *by_id;  /* folded id → CjmStepEntry */
} CjmSteps;

void cjm_steps_init(CjmSteps *steps, CjmArena *arena, CjmArena *texts, CjmNode *root);
void cjm_steps_clear(CjmSteps *steps);

/* A copy of the root with the current nodes of the entries. */
CjmNode *cjm_steps_write(const CjmSteps *steps, CjmArena *arena);

/* The folded ids (char *) of a list of the root with ids, such as "metrics", each with its node. */
GHashTable *cjm_list_ids_new(CjmArena *texts, const CjmNode *root, const char *key);

#endif

/* roster.h: lists whose entries are matched by id while two files are merged: their entries and order. For the files of join/ only.
 * Entries of a kind may be in several lists, as steps are in phases; lists are identified by number. The functions are called in
 * this order: init, add_base for all, identify, apply for all, place, write_new, clear. */
#ifndef CJM_JOIN_ROSTER_H
#define CJM_JOIN_ROSTER_H

#include "join/ids.h"
#include "join/join.h"

typedef struct CjmEntry CjmEntry;
struct CjmEntry {
  CjmNode *node;
  const char *id;
  size_t index;              /* index among the entries of the roster */
  size_t list;               /* the list that it is in, unless it has an anchor */
  bool inherited;            /* it is from the base */
  bool moved;                /* it is placed at the end of `list` */
  bool removed;              /* by the entry at `change` */
  CjmSpan change;            /* the entry of the later file; source NULL: none */
  const CjmNode *beside;     /* the id of its anchor, as written; NULL: none */
  bool in_front;             /* before its anchor rather than after it */
  CjmEntry *anchor;          /* NULL: none */
  GPtrArray *before, *after; /* CjmEntry *: the entries whose anchor it is; NULL: none */
  unsigned mark;             /* the last search for cycles that visited it */
};

typedef struct CjmRoster {
  CjmJoiner *joiner;
  CjmJoined *joined;
  const CjmShape *shape;
  CjmIdAssigner ids, later_ids;
  GPtrArray *entries; /* CjmEntry *, owned: those of the base, then new ones, in file order */
  GHashTable *by_id;  /* folded id → CjmEntry, borrowed */
} CjmRoster;

void cjm_roster_init(CjmRoster *roster, CjmJoiner *joiner, CjmJoined *joined, const CjmShape *shape);
void cjm_roster_clear(CjmRoster *roster);

void cjm_roster_add_base(CjmRoster *roster, CjmNode *node, size_t list);

/* Assigns the ids of the base. An entry whose id depends on others gets it as an explicit key. */
void cjm_roster_identify(CjmRoster *roster);

/* An entry of the later file. */
typedef struct CjmChange {
  CjmNode *node;   /* cjm_roster_apply() removes the keys that control the entry */
  size_t list;     /* the list that it is in */
  CjmEntry *entry; /* set by cjm_roster_apply(): the entry that it changes, or the new one; NULL: none */
} CjmChange;

/* Applies all entries of the later file: removes, moves and adds entries. Changing the content of inherited entries is left to the
 * caller. */
void cjm_roster_apply(CjmRoster *roster, CjmChange *changes, size_t n);

/* Removes an inherited entry, because its parent was removed. */
void cjm_roster_drop(CjmRoster *roster, CjmEntry *entry, CjmSpan change);

/* Finds the anchors, after all entries of the later file have been applied. */
void cjm_roster_place(CjmRoster *roster);

/* The lists (GPtrArray *), each with its entries (CjmEntry *, borrowed) in order. */
GPtrArray *cjm_roster_write_new(CjmRoster *roster, size_t n_lists);

#endif

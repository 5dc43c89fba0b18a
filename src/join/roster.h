/* roster.h: lists whose entries are matched by id while one file is laid over another: who is in them, and in what order.
 * For this room.
 *
 * Entries of one kind may stand in several lists, as steps stand in phases; a list is known by its number. Call in this
 * order: init, add_base for all, identify, apply for all, place, write_new, clear. */
#ifndef CJM_JOIN_ROSTER_H
#define CJM_JOIN_ROSTER_H

#include "join/ids.h"
#include "join/join.h"

typedef struct CjmEntry CjmEntry;
struct CjmEntry {
  CjmNode *node;
  const char *id;
  size_t index;              /* among the roster's entries */
  size_t list;               /* where it stands, unless it has an anchor */
  bool inherited;            /* it is the base's */
  bool moved;                /* it goes to the end of `list` */
  bool removed;              /* by what stands at `change` */
  CjmSpan change;            /* the later file's entry; source NULL where it has none */
  const CjmNode *beside;     /* the id of its anchor, as written; NULL for none */
  bool in_front;             /* before its anchor, not after it */
  CjmEntry *anchor;          /* NULL for none */
  GPtrArray *before, *after; /* CjmEntry *: those whose anchor it is; NULL for none */
  unsigned mark;             /* the search for rings that met it */
};

typedef struct CjmRoster {
  CjmJoiner *joiner;
  CjmJoined *joined;
  const CjmShape *shape;
  CjmIdGiver ids, later_ids;
  GPtrArray *entries; /* CjmEntry *, owned: the base's, then the new ones, in the files' order */
  GHashTable *by_id;  /* folded id → CjmEntry, borrowed */
} CjmRoster;

void cjm_roster_init(CjmRoster *roster, CjmJoiner *joiner, CjmJoined *joined, const CjmShape *shape);
void cjm_roster_clear(CjmRoster *roster);

void cjm_roster_add_base(CjmRoster *roster, CjmNode *node, size_t list);

/* Gives out the ids of the base; an entry whose id depends on its neighbours gets it as a key. */
void cjm_roster_identify(CjmRoster *roster);

/* An entry of the later file. */
typedef struct CjmChange {
  CjmNode *node;   /* cjm_roster_apply() removes the keys that control the entry */
  size_t list;     /* in which it stands */
  CjmEntry *entry; /* set by cjm_roster_apply(): whose content it changes, or the new one; NULL for none */
} CjmChange;

/* Takes in all entries of the later file: what is removed, moved or added is so. To change what an inherited entry holds is left to
 * the caller. */
void cjm_roster_apply(CjmRoster *roster, CjmChange *changes, size_t n);

/* Takes an inherited entry away, what it stood in being gone. */
void cjm_roster_drop(CjmRoster *roster, CjmEntry *entry, CjmSpan change);

/* Finds the anchors, after all entries of the later file were applied. */
void cjm_roster_place(CjmRoster *roster);

/* The lists (GPtrArray *), each with its entries (CjmEntry *, borrowed) in their order. */
GPtrArray *cjm_roster_write_new(CjmRoster *roster, size_t n_lists);

#endif

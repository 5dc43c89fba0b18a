/* both.h: two versions of a journey as one, with a mark on everything that changed.
 *
 * It has the steps of both: those of the newer one in their order, those that are gone where they were, and for each step that moved a column
 * at its old place. Everything is in the arena that is given, or belongs to the two journeys. */
#ifndef CJM_COMPARE_BOTH_H
#define CJM_COMPARE_BOTH_H

#include "diff/diff.h"
#include "layout/change.h"

/* A column of the map. */
typedef struct CjmBothColumn {
  const CjmDiffStep *step;
  bool old_place;  /* the old place of a step that moved */
  bool folded;
  size_t moved_to; /* of an old place: the column where the step is now */
} CjmBothColumn;

typedef struct CjmBoth {
  CjmArena *arena;
  const CjmChanges *changes;
  CjmJourney journey;
  CjmBothColumn *columns; /* one for each of its steps */
  CjmChanged changed;
  CjmPersona **steady;    /* personas with feelings of which none changed, so that their curves are left out */
  size_t n_steady;
} CjmBoth;

/* `all`: no column is folded. */
CjmBoth *cjm_both(CjmArena *arena, const CjmChanges *changes, bool all);
void cjm_both_clear(CjmBoth *both); /* what is not in the arena */

/* ---- for the files of this room ---- */

/* Puts the phases and steps of both in order. */
void cjm_both_set_steps(CjmBoth *both, bool all);

/* Puts what is gone from steps, and from the journey, in its place again. */
void cjm_both_add_gone(CjmBoth *both);

/* Marks what changed. */
void cjm_both_set_marks(CjmBoth *both);

/* Chooses the curves: those of personas whose scores changed. */
void cjm_both_set_curves(CjmBoth *both);

/* The mark of an address, which is made if it has none; a mark that says less than `kind` is replaced. NULL: it has one that says more. */
CjmChangeMark *cjm_both_mark(CjmBoth *both, const void *at, CjmChangeKind kind);

/* A copy of an object of the older journey that refers to things of the map; the object itself if it refers to nothing. */
void *cjm_both_clone(CjmBoth *both, const CjmShape *shape, const void *object);

/* The step of the map for a step of the newer journey, or one of the older that is gone. */
CjmStep *cjm_both_step(const CjmBoth *both, const CjmStep *step);

#endif

/* sequence.h: the order of the entries of two versions together. For this room. */
#ifndef CJM_MERGE_SEQUENCE_H
#define CJM_MERGE_SEQUENCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct CjmSequence {
  size_t n_ours, n_theirs;
  const gssize *ours_base, *theirs_base;   /* matches, CJM_NO_MATCH for none */
  const gssize *ours_theirs, *theirs_ours; /* likewise */
  bool is_ordered;                         /* the order says something: a list, not a mapping */
} CjmSequence;

/* The indexes of an entry; CJM_NO_MATCH for none. */
typedef struct CjmSequencePlace {
  gssize ours, theirs;
} CjmSequencePlace;

/* All entries of both sides, CjmSequencePlace, each once: the order of ours, in which what theirs moved is moved, and what theirs added follows the
 * same entry as there, after what ours added there. NULL if both moved entries so that the result would depend on whose are moved
 * first. Free with g_array_unref(). */
GArray *cjm_sequence_new(const CjmSequence *sequence);

#endif

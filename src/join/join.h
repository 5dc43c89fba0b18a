/* join.h: several files become one tree.
 *
 * A journey may extend others and libraries (`extends`), and take numbers from tables (`data`). All of it is laid into one
 * tree before decoding, in which every node keeps the file that it came from; so every later stage knows joined values
 * as it knows any other, and reports them where they stand. */
#ifndef CJM_JOIN_JOIN_H
#define CJM_JOIN_JOIN_H

#include "journey/journey.h"
#include "yaml/tree.h"

/* An entry that a file removed from what it extends. */
typedef struct CjmRemoval {
  CjmKind kind;
  char *id; /* folded */
  CjmSpan span;
} CjmRemoval;

typedef struct CjmJoined {
  CjmNode *root;       /* NULL where nothing could be read as a journey */
  bool partial;        /* a file is missing or broken: what is not there may have stood in it */
  GPtrArray *removals;    /* CjmRemoval *, owned */
  GHashTable *overridden; /* node → the inherited one in whose place it stands */
} CjmJoined;

/* A table that no journey names. */
typedef struct CjmJoinTable {
  char *name; /* of the source */
  char *text; /* zero-terminated */
  size_t len;
} CjmJoinTable;

/* Where files are read from, and where what is read goes. */
typedef struct CjmJoiner {
  CjmArena *tree;  /* of nodes */
  CjmArena *texts; /* of the nodes' texts, which may outlive them */
  const CjmLimits *limits;
  CjmDiags *diags;
  const char *root;   /* the folder that no path leaves; NULL: no other file can be read */
  GPtrArray *sources; /* CjmSource *, owned: the files that were read are added */
  GPtrArray *inputs;  /* char *, owned: names of all files that were looked for are added */
  GArray *tables;     /* CjmJoinTable, joined behind those that the journey names; their texts are taken over. NULL for none */
} CjmJoiner;

/* Reads `source`, which lies in its `folder` of the root, with all that it names. What is wrong goes to `diags`; false with
 * `error` where a file cannot be read although it is there. */
bool cjm_join(CjmJoiner *joiner, CjmSource *source, CjmJoined *ret_joined, GError **error);

void cjm_joined_clear(CjmJoined *joined);

#endif

/* join.h: merges several files into one tree. A journey may extend other journeys and libraries (`extends`), and take numbers from
 * tables (`data`). All of it is merged into one tree before decoding. Each node keeps the file that it comes from, so that later
 * stages treat merged values like any others, and messages have the right place. */
#ifndef CJM_JOIN_JOIN_H
#define CJM_JOIN_JOIN_H

#include "base/beneath.h"
#include "journey/journey.h"
#include "yaml/tree.h"

/* An entry that a file removed from what it extends. */
typedef struct CjmRemoval {
  CjmKind kind;
  char *id; /* folded */
  CjmSpan span;
} CjmRemoval;

typedef struct CjmJoined {
  CjmNode *root;          /* NULL if there is nothing that can be read as a journey */
  bool partial;           /* a file is missing or broken, and may have defined what is not found */
  GPtrArray *removals;    /* CjmRemoval *, owned */
  GHashTable *overridden; /* node → the inherited one that it replaces */
} CjmJoined;

/* A table that the journey does not refer to. */
typedef struct CjmJoinTable {
  char *name; /* of the source */
  char *text; /* zero-terminated */
  size_t len;
} CjmJoinTable;

/* As cjm_beneath_read(), from elsewhere than the disk. */
typedef CjmBeneathStatus CjmJoinRead(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error);

/* The environment of joining: where files are read from, and where the results are stored. */
typedef struct CjmJoiner {
  CjmArena *tree;  /* of nodes */
  CjmArena *texts; /* of the texts of nodes, which may outlive them */
  const CjmLimits *limits;
  CjmDiags *diags;
  const char *root;   /* the folder that limits all paths; NULL: no other file can be read */
  const char *prefix; /* the beginning of paths in messages; NULL: the path of `root` */
  CjmJoinRead *read;  /* reads files; NULL: from the disk */
  void *read_data;
  GPtrArray *sources; /* CjmSource *, owned: the files that were read are appended */
  GPtrArray *inputs;  /* char *, owned: the names of all files that were looked for are appended */
  CjmNode *imported;  /* the tree of the journey, if it is not read from YAML; NULL: its source is parsed */
  GArray *tables;     /* CjmJoinTable, joined after those of the journey; takes ownership of their texts. NULL: none */
} CjmJoiner;

/* Reads `source`, which is in the `folder` of the root, and all files that it refers to. Mistakes of the author are added to
 * `diags`. False with `error` if an existing file cannot be read. */
bool cjm_join(CjmJoiner *joiner, CjmSource *source, CjmJoined *ret_joined, GError **error);

void cjm_joined_clear(CjmJoined *joined);

#endif

/* build.h: from the parts that a reader found to a journey as a tree of the format.
 *
 * What the readers do not know is decided here: what the labels mean, which columns become lanes of their own, the scale of the feelings, who
 * the actors are, the language. */
#ifndef CJM_IMPORT_BUILD_H
#define CJM_IMPORT_BUILD_H

#include "import/model.h"

typedef struct CjmImported {
  const char *title;
  CjmNode *root;        /* a journey, its keys in the order in which they were found */
  GHashTable *comments; /* CjmNode → text: what stands above the entry; owned */
} CjmImported;

/* The journey; NULL if the part has no phase. */
CjmImported *cjm_import_build_new(CjmImport *import, CjmPart *journey);
void cjm_imported_free(void *imported);

#endif

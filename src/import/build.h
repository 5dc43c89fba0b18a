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
  const char *document; /* the journey as a file, where the source has it as one; NULL: to be written from the tree */
} CjmImported;

/* The journey; NULL if the part has no phase. */
CjmImported *cjm_import_build_new(CjmImport *import, CjmPart *journey);
/* The name of the file, without folder and ending, for a journey that has no title. For g_free(). */
char *cjm_import_name_new(const CjmImport *import);

void cjm_imported_free(void *imported);

#endif

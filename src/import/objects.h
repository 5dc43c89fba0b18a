/* objects.h: journeys as maps and lists of YAML or JSON, whatever their keys are called. */
#ifndef CJM_IMPORT_OBJECTS_H
#define CJM_IMPORT_OBJECTS_H

#include "import/model.h"

/* The tree of the file, or of one of its documents, counted from 0. NULL if it is no YAML with a map or list at its top. No messages. */
CjmNode *cjm_objects_parse(const CjmImport *import, unsigned document);

/* Adds the journeys in a tree; false if there are none. */
bool cjm_objects_read(CjmImport *import, const CjmNode *root);

/* Whether there are any. */
bool cjm_objects_have_journey(const CjmNode *root);

/* The text of a scalar, or of the first scalar of these keys. "" for none. */
CjmSnippet cjm_objects_text(const CjmNode *map, const char *const *keys);

#endif

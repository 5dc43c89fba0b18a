/* write.h: a tree as a YAML document in block style. */
#ifndef CJM_YAML_WRITE_H
#define CJM_YAML_WRITE_H

#include "yaml/tree.h"

/* Appends a mapping with all that is in it. A list of a single scalar is written as that scalar, as the format allows everywhere. `comments` has, by
 * nodes, the lines of comments above the entries of these nodes; NULL for none. */
void cjm_yaml_write(const CjmNode *root, GHashTable *comments, GString *out);

#endif

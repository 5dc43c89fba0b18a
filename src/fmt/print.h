/* print.h: a tree is written in canonical form. For this room. */
#ifndef CJM_FMT_PRINT_H
#define CJM_FMT_PRINT_H

#include <glib.h>

#include "yaml/tree.h"

/* The document in canonical form, with LF at the ends of lines. `comments` are those of cjm_yaml_comments_new(). NULL if it has keys that cannot be written
 * in one line. */
GString *cjm_fmt_print_new(const CjmNode *root, const GArray *comments);

#endif

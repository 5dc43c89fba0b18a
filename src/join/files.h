/* files.h: reads files that a file refers to, by the rules for paths. For the files of join/ only. */
#ifndef CJM_JOIN_FILES_H
#define CJM_JOIN_FILES_H

#include "join/join.h"

/* The text of the file that `name` refers to, as a new source of the joiner, at most `limit` + 1 bytes. NULL if it cannot be read,
 * with a message, or with `error` for a failure of the environment. `verb` is for messages, such as "extended". */
CjmSource *cjm_joiner_read(CjmJoiner *joiner, const CjmNode *name, const char *verb, size_t limit, GError **error);

/* The path in the root of the file that is referred to, which identifies it; NULL if it is not in the root. */
char *cjm_joiner_path_new(const CjmNode *name);

#endif

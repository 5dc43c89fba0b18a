/* files.h: files that a file names, read by the rules for paths. For this room. */
#ifndef CJM_JOIN_FILES_H
#define CJM_JOIN_FILES_H

#include "join/join.h"

/* The text of the file that `name` names, as a new source among the joiner's, at most `limit` bytes and one. NULL where it
 * cannot be had: reported, or, where the machine is to blame, in `error`. `verb` is what is done with it: "extended". */
CjmSource *cjm_joiner_read(CjmJoiner *joiner, const CjmNode *name, const char *verb, size_t limit, GError **error);

/* The path of the named file in the root, for telling files apart; NULL where it is none. */
char *cjm_joiner_path_new(const CjmNode *name);

#endif

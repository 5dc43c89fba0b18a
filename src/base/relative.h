/* relative.h: paths as seen from a folder. */
#ifndef CJM_BASE_RELATIVE_H
#define CJM_BASE_RELATIVE_H

/* `path` as seen from `folder`: "../maps/a.svg"; "" for the folder itself. Both are names from the current folder or absolute; links are
 * not followed. Free with g_free(). */
char *cjm_relative_path_new(const char *folder, const char *path);

#endif

/* relative.h: relative paths. */
#ifndef CJM_BASE_RELATIVE_H
#define CJM_BASE_RELATIVE_H

/* `path` relative to `folder`: "../maps/a.svg"; "" for the folder itself. Both are absolute or relative to the current folder;
 * symbolic links are not followed. Free with g_free(). */
char *cjm_relative_path_new(const char *folder, const char *path);

#endif

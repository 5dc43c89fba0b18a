/* git.h: files of a revision of the git repository around the current folder. */
#ifndef CJM_RUN_GIT_H
#define CJM_RUN_GIT_H

#include <glib.h>
#include <stdbool.h>

#include "cjm/cjm.h"

/* A revision, read by a process `git cat-file` of its own. */
typedef struct CjmGit CjmGit;

/* Splits "REV:PATH" as git does: at the first colon. `ret_path` is from the top of the repository; one that begins with `./` or `../` is
 * resolved from the current folder. False if the text has no such form. Both are for g_free(). */
bool cjm_git_split(const char *text, char **ret_revision, char **ret_path);

/* Opens a revision; "" is the index. NULL with `error` if there is no git, no repository or no such revision. */
CjmGit *cjm_git_open_new(const char *revision, GError **error);
void cjm_git_free(CjmGit *git);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmGit, cjm_git_free)

/* Reads a file of the revision, for a CjmLoadOptions; `git` is a CjmGit. */
CjmReadStatus cjm_git_read(void *git, const char *path, size_t limit, char **ret_data, size_t *ret_len, char **ret_error);

#endif

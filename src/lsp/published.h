/* published.h: the diagnostics that the client has. The check of a text may also find something in the files that it refers to, in which
 * several texts may find the same. */
#ifndef CJM_LSP_PUBLISHED_H
#define CJM_LSP_PUBLISHED_H

#include <glib.h>
#include <stdbool.h>

typedef struct CjmLspPublished CjmLspPublished;

CjmLspPublished *cjm_lsp_published_new(void);
void cjm_lsp_published_free(CjmLspPublished *published);

/* Takes what the check of a text found: {"inputs": [path …], "files": [{"uri": …, "items": [diagnostic …]} …]}. Returns the URIs (char *) whose
 * diagnostics have to be published again. */
GPtrArray *cjm_lsp_published_update(CjmLspPublished *published, const char *uri, const char *found);

/* The text could not be checked: keeps one diagnostic that says why. */
void cjm_lsp_published_fail(CjmLspPublished *published, const char *uri, const char *message);

/* Forgets what the check of a text found. Returns URIs as above. */
GPtrArray *cjm_lsp_published_drop(CjmLspPublished *published, const char *uri);

/* Whether the file was read in the last check of the text. */
bool cjm_lsp_published_depends(const CjmLspPublished *published, const char *uri, const char *path);

/* The parameters of `textDocument/publishDiagnostics`; `version` is NULL for a file that is not open. For g_free(). */
char *cjm_lsp_published_params_new(const CjmLspPublished *published, const char *uri, const double *version);

#endif

/* together.c: checks of several documents. */
#include "api/api.h"
#include "lint/lint.h"

CjmResult cjm_check_together(CjmDocument *const *documents, size_t n, CjmDocument **ret_found)
{
  g_autofree CjmLinted *linted = g_new(CjmLinted, n + 1);
  for (size_t i = 0; i < n; i++) linted[i] = (CjmLinted){documents[i]->diags, documents[i]->shared};
  CjmDocument *found = cjm_document_new();
  cjm_lint_together(linted, n, found->diags);
  *ret_found = found;
  return cjm_diags_failed(found->diags) ? CJM_INVALID : CJM_OK;
}

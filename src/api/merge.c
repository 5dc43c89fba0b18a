#include "merge/merge.h"

#include <string.h>

#include "api/api.h"
#include "base/input.h"

/* A copy of the text, or of the file. NULL where it cannot be read. */
static CjmSource *source_new(const CjmFileText *given, GError **error)
{
  char *text = NULL;
  size_t len = given->len;
  if (!given->data && !cjm_input_read(given->name, cjm_limits_default().file_bytes, &text, &len, error)) return NULL;
  if (given->data) {
    text = g_malloc(len + 1);
    if (len) memcpy(text, given->data, len);
    text[len] = '\0';
  }
  return cjm_source_new(strcmp(given->name, "-") == 0 ? "<stdin>" : given->name, text, len);
}

/* The first error, as FILE:LINE:COLUMN: MESSAGE. */
static CjmResult fail_broken(const CjmDiags *diags, char **ret_error)
{
  size_t i = 0;
  while (cjm_diags_at(diags, i)->severity != CJM_SEVERITY_ERROR) i++;
  const CjmDiag *diag = cjm_diags_at(diags, i);
  CjmPlace place = cjm_source_place(diag->span.source, diag->span.start);
  return cjm_fail_with(CJM_INVALID, ret_error, "%s:%u:%u: %s", diag->span.source->name, place.line, place.column, diag->message);
}

CjmResult cjm_merge_texts(const CjmFileText *base, const CjmFileText *ours, const CjmFileText *theirs, char **ret_text, size_t *ret_len,
                    size_t *ret_conflicts, char **ret_error)
{
  const CjmFileText *given[] = {base, ours, theirs};
  CjmSource *sources[G_N_ELEMENTS(given)] = {NULL};
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmLimits limits = cjm_limits_default();
  CjmResult result = CJM_OK;
  for (size_t i = 0; result == CJM_OK && i < G_N_ELEMENTS(given); i++) {
    CjmFileText one;
    GError *error = NULL;
    if (!cjm_options_read(given[i], &one, sizeof one)) result = cjm_fail_options(ret_error);
    else if (!(sources[i] = source_new(&one, &error))) result = cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  }
  if (result == CJM_OK) {
    char *text = cjm_merge_new(&(CjmMergeInput){sources[0], sources[1], sources[2]}, &limits, diags, ret_conflicts);
    if (text) {
      *ret_len = strlen(text);
      *ret_text = text;
    } else {
      result = fail_broken(diags, ret_error);
    }
  }
  for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) cjm_source_free(sources[i]);
  return result;
}

#include "merge/merge.h"

#include <string.h>

#include "api/api.h"
#include "api/options.h"
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

/* Reads the options into the input of a merge. */
static bool read_options(const CjmMergeOptions *given, CjmMergeInput *ret_input)
{
  CjmMergeOptions options;
  if (!cjm_options_read(given, &options, sizeof options)) return false;
  ret_input->ours_label = options.labels[0] ? options.labels[0] : "ours";
  ret_input->base_label = options.labels[1] ? options.labels[1] : "base";
  ret_input->theirs_label = options.labels[2] ? options.labels[2] : "theirs";
  ret_input->marker_size = options.marker_size ? options.marker_size : CJM_MARKER_SIZE;
  ret_input->with_base = options.with_base;
  return true;
}

static CjmResult merge_sources(CjmMergeInput *input, char **ret_text, size_t *ret_len, size_t *ret_conflicts, char **ret_error)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmLimits limits = cjm_limits_default();
  char *text = cjm_merge_new(input, &limits, diags, ret_conflicts);
  if (!text) return fail_broken(diags, ret_error);
  *ret_len = strlen(text);
  *ret_text = text;
  return CJM_OK;
}

CjmResult cjm_merge_texts(const CjmFileText *base, const CjmFileText *ours, const CjmFileText *theirs, const CjmMergeOptions *options,
                          char **ret_text, size_t *ret_len, size_t *ret_conflicts, char **ret_error)
{
  const CjmFileText *given[] = {base, ours, theirs};
  CjmSource *sources[G_N_ELEMENTS(given)] = {NULL};
  CjmMergeInput input = {0};
  CjmResult result = read_options(options, &input) ? CJM_OK : cjm_fail_options(ret_error);
  for (size_t i = 0; result == CJM_OK && i < G_N_ELEMENTS(given); i++) {
    CjmFileText one;
    GError *error = NULL;
    if (!cjm_options_read(given[i], &one, sizeof one)) result = cjm_fail_options(ret_error);
    else if (!(sources[i] = source_new(&one, &error))) result = cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  }
  input.base = sources[0];
  input.ours = sources[1];
  input.theirs = sources[2];
  if (result == CJM_OK) result = merge_sources(&input, ret_text, ret_len, ret_conflicts, ret_error);
  for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) cjm_source_free(sources[i]);
  return result;
}

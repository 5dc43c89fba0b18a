#include "run/diff.h"

#include <string.h>

#include "api/program.h"

/* Whether a change counts, so that the files differ. */
static bool differs(const CjmDiffSettings *settings, const CjmDiff *diff)
{
  return strcmp(settings->fail_on, "never") != 0 && cjm_diff_has_changes(diff, strcmp(settings->fail_on, "any") == 0);
}

static CjmResult compare(const CjmDiffSettings *settings, const CjmDocument *older, const CjmDocument *newer, CjmJobResult *result)
{
  CjmDiff *diff;
  CjmDiffOptions options = {.size = sizeof options, .all = settings->all, .accepted = settings->accepted};
  CjmResult status = cjm_diff_new(older, newer, &options, &diff, &result->error);
  if (status != CJM_OK) return status;
  CjmDiffTextOptions text_options = {.size = sizeof text_options, .colour = settings->colour, .ascii = settings->ascii};
  char *text = NULL;
  size_t len;
  status = cjm_diff_text(diff, settings->format, &text_options, &text, &len, &result->error);
  if (status == CJM_OK) g_string_append_len(result->text, text, (gssize)len);
  if (status == CJM_OK && differs(settings, diff)) status = CJM_INVALID;
  cjm_free(text);
  cjm_diff_free(diff);
  return status;
}

/* Loads one of the journeys. A file that has errors is no journey that can be compared. */
static CjmResult load(const CjmRun *run, const CjmJob *job, CjmJobResult *result)
{
  CjmResult status = cjm_job_load(run, job, result);
  return status == CJM_INVALID ? CJM_USAGE : status;
}

void cjm_diff_job(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const CjmDiffSettings *settings = data;
  CjmJob old_job = {.input = (char *)settings->old, .root = job->root};
  CjmJobResult old = cjm_job_result_init();
  CjmResult old_status = load(run, &old_job, &old), new_status = load(run, job, result);
  result->status = MAX(old_status, new_status);
  if (old.error && !result->error) result->error = g_steal_pointer(&old.error);
  g_string_append(result->notes, old.notes->str);
  if (result->status == CJM_OK) {
    result->status = compare(settings, old.document, result->document, result);
    if (result->status == CJM_OK || result->status == CJM_INVALID) { /* what is wrong with the files is reported by cjm check */
      cjm_document_free(result->document);
      result->document = NULL;
    }
  } else if (old.document && !result->document) {
    result->document = g_steal_pointer(&old.document);
  } else if (old.document) {
    cjm_document_adopt(result->document, g_steal_pointer(&old.document));
  }
  cjm_job_result_clear(&old);
}

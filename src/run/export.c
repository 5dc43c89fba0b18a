#include "run/export.h"

#include <string.h>

#include "run/target.h"

/* The folder of the exported data; NULL: that of the journey. */
static char *folder_new(const char *path)
{
  return strcmp(path, "-") == 0 ? NULL : g_path_get_dirname(path);
}

static CjmResult make_format(size_t format, const char *path, CjmJobResult *result)
{
  CjmOutput output = {.path = g_strdup(path), .format = format};
  g_autofree char *folder = folder_new(path);
  CjmResult status =
    cjm_document_export(result->document, cjm_format_name(format), folder, &output.data, &output.len, &result->error);
  if (status == CJM_OK) output.state = CJM_OUTPUT_MADE;
  g_array_append_val(result->outputs, output);
  return status;
}

void cjm_export_job(const CjmRun *run, const void *settings, const CjmJob *job, CjmJobResult *result)
{
  (void)settings;
  guint n = 0;
  result->status = cjm_job_load(run, job, result);
  result->inputs = cjm_job_inputs_new(result->document);
  if (result->document && cjm_messages_forbid(&run->settings->messages, result->document))
    result->status = MAX(result->status, CJM_INVALID);
  if (result->status != CJM_OK) return;
  for (size_t i = 0; cjm_format_name(i); i++) {
    if (!(job->formats & (1u << i))) continue;
    CjmResult status = make_format(i, job->paths->pdata[n++], result);
    result->status = MAX(result->status, status);
  }
}

/* Only what writes workbooks needs files for that. */
bool cjm_export_needs_scratch(const CjmJob *job)
{
  for (size_t i = 0; cjm_format_name(i); i++)
    if ((job->formats & (1u << i)) && strcmp(cjm_format_name(i), "xlsx") == 0) return true;
  return false;
}

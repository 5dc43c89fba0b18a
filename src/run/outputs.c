#include "run/outputs.h"

#include <string.h>

#include "run/console.h"
#include "run/save.h"
#include "run/target.h"

static bool is_stdio(const char *path)
{
  return strcmp(path, "-") == 0;
}

bool cjm_output_is_planned(const void *settings, const CjmJob *job, const char *path)
{
  (void)settings;
  for (guint i = 0; i < job->paths->len; i++)
    if (cjm_target_is_page(job->paths->pdata[i], path)) return true;
  return false;
}

bool cjm_output_is_input(const void *settings, const CjmJob *job, const char *path)
{
  (void)settings;
  return is_stdio(path) || strcmp(path, job->input) == 0;
}

static CjmResult save(const CjmRun *run, CjmOutput *output, CjmJobResult *result)
{
  char *error = NULL;
  CjmResult status = cjm_run_save(output->path, output->data, output->len, &error);
  output->state = status == CJM_OK ? CJM_OUTPUT_WRITTEN : CJM_OUTPUT_FAILED;
  if (!result->error) result->error = error;
  else g_free(error);
  if (status == CJM_OK && run->settings->messages.verbose && !is_stdio(output->path))
    cjm_job_note(result, "wrote %s, %zu bytes", output->path, output->len);
  return status;
}

static CjmResult update(const CjmRun *run, bool check, CjmOutput *output, CjmJobResult *result)
{
  if (!is_stdio(output->path) && cjm_is_saved(output->path, output->data, output->len)) {
    output->state = CJM_OUTPUT_UNCHANGED;
    if (run->settings->messages.verbose) cjm_job_note(result, "%s is current", output->path);
    return CJM_OK;
  }
  if (!check) return save(run, output, result);
  output->state = CJM_OUTPUT_STALE;
  cjm_job_note(result, "%s is %s", output->path, g_file_test(output->path, G_FILE_TEST_EXISTS) ? "stale" : "not there");
  return CJM_INVALID;
}

static CjmResult refuse(CjmOutput *output, CjmJobResult *result)
{
  output->state = CJM_OUTPUT_FAILED;
  if (!result->error) result->error = g_strdup_printf("its process made %s, which is no output of this file", output->path);
  return CJM_BUG;
}

/* An output that cannot be written does not keep the others from being written. */
void cjm_outputs_write(const CjmRun *run, bool check, CjmOutputFilter *planned, const void *settings, const CjmJob *job, CjmJobResult *result)
{
  for (guint i = 0; i < result->outputs->len; i++) {
    CjmOutput *output = &g_array_index(result->outputs, CjmOutput, i);
    if (output->state != CJM_OUTPUT_MADE) continue;
    CjmResult status = planned && planned(settings, job, output->path) ? update(run, check, output, result) : refuse(output, result);
    result->status = MAX(result->status, status);
    g_clear_pointer(&output->data, cjm_free);
  }
}

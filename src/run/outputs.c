#include "run/outputs.h"

#include <string.h>

#include "run/save.h"

static bool is_stdio(const char *path)
{
  return strcmp(path, "-") == 0;
}

static CjmResult save(const CjmRun *run, CjmOutput *output, CjmJobResult *result)
{
  CjmResult status = cjm_run_save(output->path, output->data, output->len, &result->error);
  output->state = status == CJM_OK ? CJM_OUTPUT_WRITTEN : CJM_OUTPUT_FAILED;
  if (status == CJM_OK && run->settings->messages.verbose && !is_stdio(output->path))
    cjm_job_note(result, "wrote %s, %zu bytes", output->path, output->len);
  return status;
}

CjmResult cjm_output_update(const CjmRun *run, bool check, CjmOutput *output, CjmJobResult *result)
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

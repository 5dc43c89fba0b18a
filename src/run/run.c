#include "run/run.h"

#include <string.h>

#include "base/input.h"
#include "base/limits.h"
#include "run/console.h"

static bool has_stdin(const GPtrArray *inputs)
{
  for (guint i = 0; i < inputs->len; i++)
    if (strcmp(((const CjmInput *)inputs->pdata[i])->path, "-") == 0) return true;
  return false;
}

CjmResult cjm_run_read_stdin(CjmRun *run, const GPtrArray *inputs)
{
  g_autoptr(GError) error = NULL;
  if (!has_stdin(inputs) ||
      cjm_input_read("-", cjm_limits_default().file_bytes, &run->stdin_text, &run->stdin_len, &error))
    return CJM_OK;
  cjm_console_error("%s", error->message);
  return CJM_ENVIRONMENT;
}

void cjm_run_clear(CjmRun *run)
{
  g_free(run->stdin_text);
  run->stdin_text = NULL;
}

unsigned cjm_run_workers(const CjmRun *run)
{
  return run->settings->jobs ? run->settings->jobs : g_get_num_processors();
}

#include "run/run.h"

#include "base/input.h"
#include "base/limits.h"
#include "run/console.h"

CjmResult cjm_run_read_stdin(CjmRun *run, const GPtrArray *files)
{
  g_autoptr(GError) error = NULL;
  if (!g_ptr_array_find_with_equal_func((GPtrArray *)files, "-", g_str_equal, NULL) ||
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

#include "run/run.h"

#include <string.h>

#include "base/input.h"
#include "base/limits.h"
#include "run/console.h"

static bool is_stdin(const char *path)
{
  return strcmp(path, "-") == 0;
}

static bool has_stdin(const GPtrArray *inputs)
{
  for (guint i = 0; i < inputs->len; i++)
    if (is_stdin(((const CjmInput *)inputs->pdata[i])->path)) return true;
  return false;
}

static unsigned count_stdin(const GPtrArray *names)
{
  unsigned n = 0;
  for (guint i = 0; names && i < names->len; i++) n += is_stdin(names->pdata[i]);
  return n;
}

CjmResult cjm_run_read_stdin(CjmRun *run, const GPtrArray *inputs)
{
  CjmLimits limits = cjm_limits_default();
  unsigned of_inputs = has_stdin(inputs), of_tables = count_stdin(run->settings->tables),
           of_overlays = count_stdin(run->settings->overlays),
           of_list = g_strcmp0(run->settings->files.list, "-") == 0;
  g_autoptr(GError) error = NULL;
  run->pipes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  if (of_inputs + of_tables + of_overlays + of_list > 1) return cjm_console_misuse(run->command, "standard input can be read only once");
  if (of_inputs + of_tables + of_overlays == 0 ||
      cjm_input_read("-", of_tables ? limits.table_bytes : limits.file_bytes, &run->stdin_text, &run->stdin_len, &error))
    return CJM_OK;
  cjm_console_error("%s", error->message);
  return CJM_ENVIRONMENT;
}

void cjm_run_clear(CjmRun *run)
{
  g_free(run->stdin_text);
  run->stdin_text = NULL;
  g_clear_pointer(&run->pipes, g_hash_table_unref);
  g_clear_pointer(&run->jobs, g_hash_table_unref);
}

CjmResult cjm_run_use_fonts(const CjmFontSettings *fonts, char **ret_error)
{
  CjmResult result = CJM_OK;
  if (fonts->folders->len || fonts->no_system)
    result = cjm_use_fonts((const char *const *)fonts->folders->pdata, fonts->folders->len, !fonts->no_system, ret_error);
  return result == CJM_OK && fonts->hyphens ? cjm_use_hyphenation(fonts->hyphens, ret_error) : result;
}

unsigned cjm_run_workers(const CjmRun *run)
{
  return run->settings->jobs ? run->settings->jobs : g_get_num_processors();
}

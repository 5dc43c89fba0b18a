#include <stdarg.h>

#include "api/api.h"
#include "base/output.h"

const char *cjm_version(void)
{
  return CJM_VERSION;
}

void cjm_free(void *memory)
{
  g_free(memory);
}

CjmResult cjm_fail(CjmResult result, GError *error, char **ret_error)
{
  if (ret_error) *ret_error = g_strdup(error->message);
  g_error_free(error);
  return result;
}

CjmResult cjm_fail_with(CjmResult result, char **ret_error, const char *format, ...)
{
  if (!ret_error) return result;
  va_list args;
  va_start(args, format);
  *ret_error = g_strdup_vprintf(format, args);
  va_end(args);
  return result;
}

CjmResult cjm_fail_options(char **ret_error)
{
  return cjm_fail_with(CJM_USAGE, ret_error, "options without their size, or with members that cjm " CJM_VERSION " does not have");
}

CjmResult cjm_save(const char *path, const void *data, size_t len, char **ret_error)
{
  GError *error = NULL;
  return cjm_output_write(path, data, len, &error) ? CJM_OK : cjm_fail(CJM_ENVIRONMENT, error, ret_error);
}

bool cjm_is_saved(const char *path, const void *data, size_t len)
{
  return cjm_output_is_current(path, data, len);
}

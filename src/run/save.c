#include "run/save.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"

CjmResult cjm_run_save(const char *path, const void *data, size_t len, char **ret_error)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname(path);
  if (g_mkdir_with_parents(folder, 0777) != 0) {
    *ret_error = g_strdup_printf("cannot make the folder %s for %s: %s", folder, path, g_strerror(errno));
    return CJM_ENVIRONMENT;
  }
  if (cjm_output_write(path, data, len, &error)) return CJM_OK;
  if (g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_PIPE)) return CJM_CLOSED;
  *ret_error = g_strdup(error->message);
  return CJM_ENVIRONMENT;
}

static bool stat_file(const char *path, struct stat *ret_stat)
{
  return path && strcmp(path, "-") != 0 && stat(path, ret_stat) == 0 && S_ISREG(ret_stat->st_mode);
}

const char *cjm_run_overwritten(const char *path, char *const *files, size_t n)
{
  struct stat written, read;
  if (!stat_file(path, &written)) return NULL;
  for (size_t i = 0; i < n; i++)
    if (stat_file(files[i], &read) && read.st_dev == written.st_dev && read.st_ino == written.st_ino) return files[i];
  return NULL;
}

void cjm_end_by_pipe(void)
{
  signal(SIGPIPE, SIG_DFL);
  raise(SIGPIPE);
  _exit(CJM_CLOSED); /* the signal is blocked */
}

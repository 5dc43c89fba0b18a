#include "run/reads.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Journeys that follow each other are often in the same folder. */
static void add(GPtrArray *reads, const char *path)
{
  if (reads->len && strcmp(reads->pdata[reads->len - 1], path) == 0) return;
  g_ptr_array_add(reads, g_strdup(path));
}

void cjm_reads_add(GPtrArray *reads, const char *path, const char *root)
{
  if (root) {
    add(reads, root);
    return;
  }
  if (strcmp(path, "-") == 0) {
    add(reads, ".");
    return;
  }
  struct stat about;
  g_autofree char *folder = g_path_get_dirname(path);
  if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode)) add(reads, path); /* it may be a link to another folder, or a pipe */
  add(reads, folder);
}

GPtrArray *cjm_reads_new(const CjmRunSettings *settings)
{
  GPtrArray *reads = g_ptr_array_new_with_free_func(g_free);
  if (settings->files.root) add(reads, settings->files.root);
  for (guint i = 0; settings->tables && i < settings->tables->len; i++) add(reads, settings->tables->pdata[i]);
  for (guint i = 0; settings->overlays && i < settings->overlays->len; i++) cjm_reads_add(reads, settings->overlays->pdata[i], NULL);
  return reads;
}

bool cjm_reads_are_current(const GPtrArray *reads)
{
  bool all = true;
  for (guint i = 0; all && i < reads->len; i++) {
    int fd = open(reads->pdata[i], O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    all = fd >= 0 || errno != EACCES;
    if (fd >= 0) close(fd);
  }
  return all;
}

#include "base/relative.h"

#include <glib.h>
#include <string.h>

char *cjm_relative_path_new(const char *folder, const char *path)
{
  g_autofree char *from = g_canonicalize_filename(folder, NULL), *to = g_canonicalize_filename(path, NULL);
  g_auto(GStrv) from_names = g_strsplit(from + 1, "/", -1), to_names = g_strsplit(to + 1, "/", -1);
  size_t common = 0;
  while (from_names[common] && g_strcmp0(from_names[common], to_names[common]) == 0) common++;
  GString *relative = g_string_new(NULL);
  for (size_t i = common; from_names[i]; i++)
    if (*from_names[i]) g_string_append(relative, "../");
  for (size_t i = common; to_names[i]; i++) g_string_append_printf(relative, "%s%s", i > common ? "/" : "", to_names[i]);
  if (g_str_has_suffix(relative->str, "/")) g_string_truncate(relative, relative->len - 1);
  return g_string_free(relative, FALSE);
}

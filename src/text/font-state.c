#include "text/font-state.h"

#include <pango/pango.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

/* Longer than the steps in which any file system counts time. */
enum { FRESH = 2000000 /* µs */ };

char *cjm_font_environment_new(void)
{
  static const char *const paths[] = {"FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HOME",
                                      "XDG_DATA_HOME",   "XDG_CONFIG_HOME", "XDG_CACHE_HOME"};
  static const char *const others[] = {"FC_LANG",  "LC_ALL",         "LC_CTYPE",           "LANG",
                                       "LANGUAGE", "PANGO_LANGUAGE", "XDG_CURRENT_DESKTOP"};
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL); /* rules may depend on it */
  g_string_printf(text, "cjm %s, fontconfig %d, pango %s, %s", CJM_VERSION, FcGetVersion(), pango_version_string(),
                  program ? program : "");
  for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
    const char *value = g_getenv(paths[i]);
    if (value && *value && !g_path_is_absolute(value)) return NULL;
    g_string_append_printf(text, ", %s%s%s", paths[i], value ? "=" : "", value ? value : "");
  }
  for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
    const char *value = g_getenv(others[i]);
    g_string_append_printf(text, ", %s%s%s", others[i], value ? "=" : "", value ? value : "");
  }
  return strchr(text->str, '\n') ? NULL : g_strdup(text->str);
}

/* ---- paths ---- */

static void add(GPtrArray *paths, const char *path)
{
  if (!g_ptr_array_find_with_equal_func(paths, path, g_str_equal, NULL)) g_ptr_array_add(paths, g_strdup(path));
}

static void add_all(GPtrArray *paths, FcStrList *list)
{
  for (const FcChar8 *path; (path = FcStrListNext(list)) != NULL;) add(paths, (const char *)path);
  FcStrListDone(list);
}

static void add_below(GPtrArray *paths, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  add(paths, path);
}

/* A file or folder that a configuration file includes, which fontconfig does not list if it is missing. Relative names have several
 * meanings, depending on the version. */
static void add_included(GPtrArray *paths, const char *file, const char *name, bool xdg)
{
  g_autofree char *folder = g_path_get_dirname(file), *above = g_path_get_dirname(folder);
  const char *base = g_getenv("FONTCONFIG_PATH");
  if (xdg) add_below(paths, g_get_user_config_dir(), name);
  else if (*name == '~') add_below(paths, g_get_home_dir(), name + 1);
  else if (g_path_is_absolute(name)) add(paths, name);
  else {
    add_below(paths, folder, name);
    add_below(paths, above, name);
    add_below(paths, "/etc/fonts", name);
    if (base && *base) add_below(paths, base, name);
  }
}

/* Finds the elements <include …>NAME</include>. */
static void add_includes(GPtrArray *paths, const char *file)
{
  g_autofree char *xml = NULL;
  if (!g_file_get_contents(file, &xml, NULL, NULL)) return;
  for (char *at = xml; (at = strstr(at, "<include")) != NULL;) {
    char *start = strchr(at, '>'), *end = start ? strchr(start, '<') : NULL;
    if (!end) return;
    *start = *end = '\0';
    add_included(paths, file, g_strstrip(start + 1), strstr(at, "xdg") != NULL);
    at = end + 1;
  }
}

/* A font that a symbolic link in its folder leads to. */
static void add_linked_fonts(GPtrArray *paths, FcConfig *config)
{
  const FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
  FcChar8 *file;
  struct stat about;
  for (int i = 0; fonts && i < fonts->nfont; i++)
    if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) == FcResultMatch && lstat((const char *)file, &about) == 0 && S_ISLNK(about.st_mode))
      add(paths, (const char *)file);
}

GPtrArray *cjm_font_paths_new(FcConfig *config)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  add_all(paths, FcConfigGetConfigFiles(config));
  for (guint i = 0, n = paths->len; i < n; i++) add_includes(paths, paths->pdata[i]);
  add_all(paths, FcConfigGetFontDirs(config));
  add_linked_fonts(paths, config);
  return paths;
}

/* Fonts of folders that were named on the command line, which FcConfigGetFontDirs() leaves out. */
static void add_own_fonts(GPtrArray *paths, FcConfig *config)
{
  const FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);
  FcChar8 *file;
  for (int i = 0; fonts && i < fonts->nfont; i++)
    if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) == FcResultMatch) add(paths, (const char *)file);
}

void cjm_font_paths_add(GPtrArray *paths, FcConfig *config)
{
  g_autoptr(GPtrArray) more = cjm_font_paths_new(config);
  for (guint i = 0; i < more->len; i++) add(paths, more->pdata[i]);
  add_all(paths, FcConfigGetCacheDirs(config));
  add_own_fonts(paths, config);
}

/* ---- state ---- */

static gint64 nanoseconds(struct timespec time)
{
  return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

void cjm_font_path_append_state(GString *text, const char *path)
{
  struct stat st;
  if (stat(path, &st) != 0) g_string_append_c(text, '-');
  else
    g_string_append_printf(text, "%jx.%jx.%jx.%jx", (uintmax_t)st.st_ino, (uintmax_t)st.st_size,
                           (uintmax_t)nanoseconds(st.st_mtim), (uintmax_t)nanoseconds(st.st_ctim));
}

bool cjm_font_path_is_fresh(const char *path, gint64 time)
{
  struct stat st;
  return stat(path, &st) == 0 && MAX(nanoseconds(st.st_mtim), nanoseconds(st.st_ctim)) / 1000 > time - FRESH;
}

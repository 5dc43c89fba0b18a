#include <fontconfig/fontconfig.h>
#include <string.h>

#include "text/first-fonts.h"
#include "text/patterns.h"
#include "text/store.h"

/* The generic families, as in the configuration of fontconfig: the first installed font is used for each. */
static const char generic_families[] =
  "<fontconfig>"
  "<alias><family>sans-serif</family><prefer>"
  "<family>Inter</family><family>Noto Sans</family><family>DejaVu Sans</family></prefer></alias>"
  "<alias><family>system-ui</family><prefer>"
  "<family>Inter</family><family>Noto Sans</family><family>DejaVu Sans</family></prefer></alias>"
  "<alias><family>serif</family><prefer>"
  "<family>Noto Serif</family><family>DejaVu Serif</family></prefer></alias>"
  "<alias><family>monospace</family><prefer>"
  "<family>Noto Sans Mono</family><family>DejaVu Sans Mono</family></prefer></alias>"
  "</fontconfig>";

G_DEFINE_QUARK(cjm - fonts - error, cjm_fonts_error)

bool cjm_fonts_is_generic(const char *family)
{
  static const char *const names[] = {"sans-serif", "sans", "serif", "monospace", "system-ui"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_ascii_strcasecmp(names[i], family) == 0) return true;
  return false;
}

static bool has_fonts(FcConfig *config)
{
  const FcFontSet *system = FcConfigGetFonts(config, FcSetSystem), *own = FcConfigGetFonts(config, FcSetApplication);
  return (system && system->nfont > 0) || (own && own->nfont > 0);
}

static bool load(FcConfig *config, const char *xml)
{
  return FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue);
}

/* The folders come first, since fontconfig prefers the first of two equal matches. */
static bool add_before_system(FcConfig *config, const char *const *folders, size_t n)
{
  g_autoptr(GString) xml = g_string_new("<fontconfig>");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *full = g_canonicalize_filename(folders[i], NULL), *text = g_markup_escape_text(full, -1);
    g_string_append_printf(xml, "<dir>%s</dir>", text);
  }
  g_string_append(xml, "</fontconfig>");
  return load(config, xml->str) && FcConfigParseAndLoad(config, NULL, FcTrue) && FcConfigBuildFonts(config);
}

static int compare_names(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The files of a folder, sorted, since the order decides between equal matches. */
static GPtrArray *list_new(const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(paths, compare_names);
  return paths;
}

/* Adds files one by one, since for a folder fontconfig would look for a cache. Files that are not fonts are ignored. */
static void add_alone(FcConfig *config, const char *folder)
{
  g_autoptr(GPtrArray) paths = list_new(folder);
  for (guint i = 0; i < paths->len; i++) {
    const char *path = paths->pdata[i];
    bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
    if (!is_folder) FcConfigAppFontAddFile(config, (const FcChar8 *)path);
    else if (!g_file_test(path, G_FILE_TEST_IS_SYMLINK)) add_alone(config, path);
  }
}

static bool add_without_system(FcConfig *config, const char *const *folders, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    g_autofree char *full = g_canonicalize_filename(folders[i], NULL);
    add_alone(config, full);
  }
  return load(config, generic_families);
}

static bool check_folders(const char *const *folders, size_t n, GError **error)
{
  for (size_t i = 0; i < n; i++) {
    g_autoptr(GError) failed = NULL;
    g_autoptr(GDir) folder = g_dir_open(folders[i], 0, &failed);
    if (folder) continue;
    g_set_error(error, CJM_FONTS_ERROR, CJM_FONTS_ERROR_NO_FOLDER, "cannot read fonts: %s", failed->message);
    return false;
  }
  return true;
}

static bool fail_without_fonts(const char *const *folders, size_t n, GError **error)
{
  g_autoptr(GString) message = g_string_new(n ? "there is no font in " : "there is no font: name a folder that has some");
  for (size_t i = 0; i < n; i++) g_string_append_printf(message, "%s%s", i ? ", " : "", folders[i]);
  g_set_error_literal(error, CJM_FONTS_ERROR, CJM_FONTS_ERROR_NONE_INSTALLED, message->str);
  return false;
}

void cjm_fonts_use_cache(void)
{
  cjm_first_fonts_enable();
}

bool cjm_fonts_configure(const char *const *folders, size_t n, bool with_system, GError **error)
{
  if (!check_folders(folders, n, error)) return false;
  cjm_first_fonts_disable();
  if (!with_system) cjm_patterns_use(NULL);
  FcConfig *config = FcConfigCreate();
  bool added = with_system ? add_before_system(config, folders, n) : add_without_system(config, folders, n);
  bool done = added && has_fonts(config) && FcConfigSetCurrent(config);
  FcConfigDestroy(config); /* keeps the current configuration */
  cjm_store_renew();
  return done || fail_without_fonts(folders, n, error);
}

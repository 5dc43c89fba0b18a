#include <fontconfig/fontconfig.h>

#include "text/fonts.h"

/* What fontconfig's own files say of the families that are no fonts: the first that is there stands for each. */
static const char generic_families[] =
  "<alias><family>sans-serif</family><prefer>"
  "<family>Inter</family><family>Noto Sans</family><family>DejaVu Sans</family></prefer></alias>"
  "<alias><family>system-ui</family><prefer>"
  "<family>Inter</family><family>Noto Sans</family><family>DejaVu Sans</family></prefer></alias>"
  "<alias><family>serif</family><prefer>"
  "<family>Noto Serif</family><family>DejaVu Serif</family></prefer></alias>"
  "<alias><family>monospace</family><prefer>"
  "<family>Noto Sans Mono</family><family>DejaVu Sans Mono</family></prefer></alias>";

bool cjm_fonts_is_generic(const char *family)
{
  static const char *const names[] = {"sans-serif", "sans", "serif", "monospace", "system-ui"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_ascii_strcasecmp(names[i], family) == 0)
      return true;
  return false;
}

static bool has_fonts(FcConfig *config)
{
  const FcFontSet *fonts = FcConfigGetFonts(config, FcSetSystem);
  return fonts && fonts->nfont > 0;
}

/* The folders go first: of two fonts that are as good, fontconfig takes the one it met first. */
static char *write_config_new(const char *const *folders, size_t n, bool with_system)
{
  GString *xml = g_string_new("<fontconfig>");
  for (size_t i = 0; i < n; i++) {
    g_autofree char *full = g_canonicalize_filename(folders[i], NULL), *text = g_markup_escape_text(full, -1);
    g_string_append_printf(xml, "<dir>%s</dir>", text);
  }
  if (!with_system)
    g_string_append(xml, generic_families);
  g_string_append(xml, "</fontconfig>");
  return g_string_free(xml, FALSE);
}

static bool check_folders(const char *const *folders, size_t n, GError **error)
{
  for (size_t i = 0; i < n; i++) {
    g_autoptr(GError) failed = NULL;
    g_autoptr(GDir) folder = g_dir_open(folders[i], 0, &failed);
    if (folder)
      continue;
    g_set_error(error, CJM_FONTS_ERROR, CJM_FONTS_ERROR_NO_FOLDER, "cannot read fonts: %s", failed->message);
    return false;
  }
  return true;
}

bool cjm_fonts_configure(const char *const *folders, size_t n, bool with_system, GError **error)
{
  if (!check_folders(folders, n, error))
    return false;
  g_autofree char *xml = write_config_new(folders, n, with_system);
  FcConfig *config = FcConfigCreate();
  bool done = config && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue) &&
              (!with_system || FcConfigParseAndLoad(config, NULL, FcTrue)) && FcConfigBuildFonts(config) && has_fonts(config) &&
              FcConfigSetCurrent(config);
  if (config)
    FcConfigDestroy(config); /* what is current stays */
  if (done)
    return true;
  g_autoptr(GString) message = g_string_new(n ? "there is no font in " : "there is no font: name a folder that has some");
  for (size_t i = 0; i < n; i++)
    g_string_append_printf(message, "%s%s", i ? ", " : "", folders[i]);
  g_set_error_literal(error, CJM_FONTS_ERROR, CJM_FONTS_ERROR_NONE_INSTALLED, message->str);
  return false;
}

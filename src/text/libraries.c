#include <fontconfig/fontconfig.h>
#include <fribidi.h>
#include <ft2build.h>
#include <hb.h>
#include <pango/pango.h>
#include <string.h>
#include FT_FREETYPE_H

#include "text/libraries.h"

static const char *three_numbers(int major, int minor, int micro)
{
  g_autofree char *text = g_strdup_printf("%d.%d.%d", major, minor, micro);
  return g_intern_string(text);
}

static const char *glib_version_text(void)
{
  return three_numbers((int)glib_major_version, (int)glib_minor_version, (int)glib_micro_version);
}

static const char *fontconfig_version(void)
{
  int version = FcGetVersion();
  return three_numbers(version / 10000, version / 100 % 100, version % 100);
}

static const char *freetype_version(void)
{
  FT_Library library;
  int major = 0, minor = 0, patch = 0;
  if (FT_Init_FreeType(&library) == 0) {
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
  }
  return three_numbers(major, minor, patch);
}

/* "(GNU FriBidi) 1.0.8\ninterface version 4,…" */
static const char *fribidi_version(void)
{
  const char *start = strchr(fribidi_version_info, ')');
  start = start ? start + 2 : fribidi_version_info;
  g_autofree char *text = g_strndup(start, strcspn(start, "\n"));
  return g_intern_string(text);
}

#ifdef CJM_WITH_HYPHEN
/* Neither the library nor its header tells the version. */
static const char *hyphen_version(void)
{
  return "unknown";
}
#endif

static const CjmLibrary libraries[] = {
  {"pango", pango_version_string},    {"harfbuzz", hb_version_string}, {"fribidi", fribidi_version},
  {"fontconfig", fontconfig_version}, {"freetype", freetype_version},  {"glib", glib_version_text},
#ifdef CJM_WITH_HYPHEN
  {"libhyphen", hyphen_version},
#endif
};

const CjmLibrary *cjm_text_library_at(size_t i)
{
  return i < G_N_ELEMENTS(libraries) ? &libraries[i] : NULL;
}

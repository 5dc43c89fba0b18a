#include "text/packages.h"

static const char noto[] = "fonts-noto-core", cjk[] = "fonts-noto-cjk", symbols[] = "fonts-symbola";

/* Symbols without a script; those that are not listed are in most fonts. */
static const struct {
  gunichar first, last;
  const char *package;
} ranges[] = {
  {0x2190, 0x2BFF, noto},      /* arrows, mathematics, technical symbols, box drawing, dingbats */
  {0x2E80, 0x303F, cjk},       /* radicals and punctuation of Chinese and Japanese */
  {0x3200, 0x33FF, cjk},       /* enclosed and squared letters */
  {0xFE30, 0xFE4F, cjk},       /* vertical forms */
  {0xFF00, 0xFFEF, cjk},       /* full and half width */
  {0x1F000, 0x1FAFF, symbols}, /* emoji, in one colour */
};

/* Scripts that are not in fonts-noto-core. */
static const struct {
  GUnicodeScript script;
  const char *package;
} scripts[] = {
  {G_UNICODE_SCRIPT_HAN, cjk},      {G_UNICODE_SCRIPT_HIRAGANA, cjk}, {G_UNICODE_SCRIPT_KATAKANA, cjk},
  {G_UNICODE_SCRIPT_BOPOMOFO, cjk}, {G_UNICODE_SCRIPT_HANGUL, cjk},
};

const char *cjm_font_package(gunichar character)
{
  GUnicodeType type = g_unichar_type(character);
  if (type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_SURROGATE) return NULL;
  for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
    if (character >= ranges[i].first && character <= ranges[i].last) return ranges[i].package;
  for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
    if (g_unichar_get_script(character) == scripts[i].script) return scripts[i].package;
  return noto;
}

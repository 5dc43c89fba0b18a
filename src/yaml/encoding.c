#include "yaml/encoding.h"

#include <string.h>

/* ".yaml", ".csv": what the converted file's name may end with. */
static const char *ending(const CjmSource *source)
{
  const char *dot = strrchr(source->name, '.');
  return dot && !strchr(dot, '/') ? dot : ".yaml";
}

/* What the file is if it is not UTF-8, as iconv calls it; NULL if it may well be UTF-8. */
static const char *other_encoding(const unsigned char *text, size_t len)
{
  static const struct {
    const char *name, *bom;
    size_t len;
  } boms[] = {{"UTF-32", "\xFF\xFE\0\0", 4}, {"UTF-32", "\0\0\xFE\xFF", 4}, {"UTF-16", "\xFF\xFE", 2}, {"UTF-16", "\xFE\xFF", 2}};
  for (size_t i = 0; i < G_N_ELEMENTS(boms); i++) {
    if (len >= boms[i].len && memcmp(text, boms[i].bom, boms[i].len) == 0) return boms[i].name;
  }
  /* A map begins with an ASCII character, so the zeros next to it show the encoding. */
  if (len < 4) return NULL;
  if (!text[0] && !text[1] && !text[2] && text[3]) return "UTF-32BE";
  if (text[0] && !text[1] && !text[2] && !text[3]) return "UTF-32LE";
  if (!text[0] && text[1]) return "UTF-16BE";
  return text[0] && !text[1] ? "UTF-16LE" : NULL;
}

bool cjm_encoding_is_other(const CjmSource *source, CjmDiags *diags)
{
  const char *encoding = other_encoding((const unsigned char *)source->text, source->len);
  if (!encoding) return false;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_UTF16, (CjmSpan){source, 0, 0}, "the file is %s, not UTF-8", encoding);
  cjm_diag_help(diag, "convert it: iconv -f %s -t UTF-8 %s > new%s", encoding, source->name, ending(source));
  gsize len;
  g_autofree char *converted = g_convert(source->text, (gssize)source->len, "UTF-8", encoding, NULL, &len, NULL);
  CjmSpan whole = {source, 0, (uint32_t)source->len};
  if (converted && strlen(converted) == len) cjm_diag_replace(diag, CJM_FIX_SAFE, whole, converted, "convert the file to UTF-8");
  return true;
}

/* The bytes are characters of Windows-1252, which has those of Latin-1. */
static void fix_bytes(const CjmSource *source, CjmDiag *diag)
{
  const char *at = source->text, *end = at + source->len;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "take the file as Windows-1252");
  for (; !g_utf8_validate_len(at, (size_t)(end - at), &at); at++) {
    g_autofree char *character = *at ? g_convert(at, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL) : NULL;
    uint32_t offset = (uint32_t)(at - source->text);
    if (character) cjm_diag_edit(diag, (CjmSpan){source, offset, offset + 1}, character);
  }
}

void cjm_encoding_report_bytes(const CjmSource *source, uint32_t first, size_t n_bad, CjmDiags *diags)
{
  unsigned byte = (unsigned char)source->text[first];
  CjmSpan span = {source, first, first + 1};
  CjmDiag *diag = n_bad == 1 ? cjm_diags_add(diags, CJM_CODE_NOT_UTF8, span, "the byte 0x%02X is not UTF-8", byte)
                             : cjm_diags_add(diags, CJM_CODE_NOT_UTF8, span,
                                             "the byte 0x%02X is not UTF-8, the first of %zu such", byte, n_bad);
  cjm_diag_help(diag, "save the file as UTF-8; if it came from Windows: iconv -f WINDOWS-1252 -t UTF-8 %s > new%s",
                source->name, ending(source));
  fix_bytes(source, diag);
}

bool cjm_encoding_check(const CjmSource *source, CjmDiags *diags)
{
  const char *at = source->text, *end = at + source->len;
  if (cjm_encoding_is_other(source, diags)) return false;
  if (g_utf8_validate_len(at, source->len, &at)) return true;
  uint32_t first = (uint32_t)(at - source->text);
  size_t n_bad = 0;
  for (; !g_utf8_validate_len(at, (size_t)(end - at), &at); at++) n_bad++;
  cjm_encoding_report_bytes(source, first, n_bad, diags);
  return false;
}

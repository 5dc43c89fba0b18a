#include "base/printable.h"

/* Joiners combine letters and emoji, and do not move the cursor. */
static bool is_harmless(gunichar c)
{
  return g_unichar_isprint(c) || c == 0x200C || c == 0x200D;
}

void cjm_printable_append(GString *out, const char *text, size_t len)
{
  g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : is_harmless(c) ? c : 0xFFFD);
  }
}

bool cjm_has_control(const char *text)
{
  for (const unsigned char *c = (const unsigned char *)text; *c; c++)
    if (*c < 0x20 || *c == 0x7F) return true;
  return false;
}

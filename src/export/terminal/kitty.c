#include "export/terminal/terminal.h"

#include <string.h>

enum { CHUNK = 4096 /* bytes of base64 in one sequence */ };

void cjm_kitty_append(GString *out, const guint8 *png, gsize len, unsigned columns)
{
  g_autofree char *encoded = g_base64_encode(png, len);
  gsize n = strlen(encoded);
  for (gsize at = 0; at < n; at += CHUNK) {
    gsize part = MIN(n - at, CHUNK);
    g_string_append(out, "\033_G");
    if (at == 0) g_string_append_printf(out, "a=T,f=100,q=2,c=%u,", columns);
    g_string_append_printf(out, "m=%d;", at + part < n);
    g_string_append_len(out, encoded + at, (gssize)part);
    g_string_append(out, "\033\\");
  }
  g_string_append_c(out, '\n');
}

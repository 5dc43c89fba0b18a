#include "base/html.h"

void cjm_html_append(GString *out, const char *text, size_t len)
{
  for (size_t i = 0; i < len; i++) {
    switch (text[i]) {
      case '&': g_string_append(out, "&amp;"); break;
      case '<': g_string_append(out, "&lt;"); break;
      case '>': g_string_append(out, "&gt;"); break;
      case '"': g_string_append(out, "&quot;"); break;
      case '\'': g_string_append(out, "&#39;"); break;
      default:
        if (text[i] < 0 || text[i] >= 0x20 || text[i] == '\n' || text[i] == '\t') g_string_append_c(out, text[i]);
    }
  }
}

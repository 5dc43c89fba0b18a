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
      default: g_string_append_c(out, text[i]);
    }
  }
}

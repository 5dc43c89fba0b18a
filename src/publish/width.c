#include "publish/width.h"

#include <glib.h>

static size_t columns_of(gunichar c)
{
  if (c < 0x20 || g_unichar_iszerowidth(c)) return 0;
  return g_unichar_iswide(c) ? 2 : 1;
}

size_t cjm_text_columns(const char *text)
{
  const char *end;
  return cjm_fitting_columns(text, (size_t)-1, &end);
}

size_t cjm_fitting_columns(const char *text, size_t columns, const char **ret_end)
{
  size_t used = 0;
  for (; *text; text = g_utf8_next_char(text)) {
    size_t own = columns_of(g_utf8_get_char(text));
    if (used + own > columns) break;
    used += own;
  }
  *ret_end = text;
  return used;
}

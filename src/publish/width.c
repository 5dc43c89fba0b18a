#include "publish/width.h"

#include <glib.h>
#include <string.h>

#include "publish/article.h"

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

size_t cjm_word_columns(const char *at, const char **ret_end)
{
  size_t used = 0;
  for (char before = ' '; *at && *at != ' ' && *at != '\n'; before = *at++) {
    const char *next = g_utf8_next_char(at);
    used += columns_of(g_utf8_get_char(at));
    bool hyphen = *at == '-' && g_ascii_isalpha(before) && g_ascii_isalpha(*next), is_wide = g_unichar_iswide(g_utf8_get_char(at));
    at = next - 1;
    if (hyphen || is_wide) {
      at++;
      break;
    }
  }
  *ret_end = at;
  return used;
}

char *cjm_shown_new(const char *text)
{
  GString *out = g_string_new(NULL);
  for (; *text; text++) {
    if (*text == CJM_MARK_LINK) {
      text = strchr(text, CJM_MARK_LINK_TEXT);
      g_string_append_c(out, CJM_MARK_LINK_TEXT);
    } else {
      g_string_append_c(out, *text);
    }
  }
  return g_string_free(out, FALSE);
}

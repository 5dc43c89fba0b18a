#include "base/direction.h"

#include <fribidi.h>

CjmDirection cjm_direction_of(gunichar c)
{
  FriBidiCharType type = fribidi_get_bidi_type(c);
  if (!FRIBIDI_IS_LETTER(type)) return CJM_DIRECTION_NONE;
  return FRIBIDI_IS_RTL(type) ? CJM_DIRECTION_RTL : CJM_DIRECTION_LTR;
}

CjmDirection cjm_direction_first(const char *text, const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    CjmDirection direction = cjm_direction_of(g_utf8_get_char(p));
    if (direction != CJM_DIRECTION_NONE) return direction;
  }
  return CJM_DIRECTION_NONE;
}

bool cjm_direction_has_rtl(const char *text, const char *end)
{
  for (const char *p = text; p < end; p = g_utf8_next_char(p))
    if (cjm_direction_of(g_utf8_get_char(p)) == CJM_DIRECTION_RTL) return true;
  return false;
}

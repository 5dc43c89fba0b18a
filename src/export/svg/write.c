#include "export/svg/write.h"

#include <string.h>

#include "base/number.h"
#include "lang/guess.h"

void cjm_svg_number(GString *out, double value, int decimals)
{
  gsize start = out->len;
  cjm_number_append(out, value, decimals);
  gsize zero = start + (out->str[start] == '-');
  if (out->str[zero] == '0' && out->str[zero + 1] == '.') g_string_erase(out, (gssize)zero, 1);
}

void cjm_svg_attr_number(GString *out, const char *name, double value)
{
  g_string_append_printf(out, " %s=\"", name);
  cjm_svg_number(out, value, 2);
  g_string_append_c(out, '"');
}

void cjm_svg_attr_box(GString *out, CjmRect box)
{
  if (box.x != 0) cjm_svg_attr_number(out, "x", box.x);
  if (box.y != 0) cjm_svg_attr_number(out, "y", box.y);
  cjm_svg_attr_number(out, "width", box.w);
  cjm_svg_attr_number(out, "height", box.h);
}

static guint byte_of(double channel)
{
  return (guint)(channel * 255 + 0.5);
}

void cjm_svg_colour(GString *out, CjmColour c)
{
  guint r = byte_of(c.r), g = byte_of(c.g), b = byte_of(c.b);
  if (r % 17 == 0 && g % 17 == 0 && b % 17 == 0) g_string_append_printf(out, "#%x%x%x", r / 17, g / 17, b / 17);
  else g_string_append_printf(out, "#%02x%02x%02x", r, g, b);
}

void cjm_svg_attr_tenth(GString *out, const char *name, double value)
{
  g_string_append_printf(out, " %s=\"", name);
  cjm_svg_number(out, value, 1);
  g_string_append_c(out, '"');
}

void cjm_svg_attr_colour(GString *out, const char *name, CjmColour colour)
{
  g_string_append_printf(out, " %s=\"", name);
  cjm_svg_colour(out, colour);
  g_string_append_c(out, '"');
  if (colour.a >= 1) return;
  g_string_append_printf(out, " %s-opacity=\"", name);
  cjm_svg_number(out, colour.a, 3);
  g_string_append_c(out, '"');
}

void cjm_svg_attr_text(GString *out, const char *name, const char *value, gssize len)
{
  g_string_append_printf(out, " %s=\"", name);
  cjm_svg_text(out, value, len);
  g_string_append_c(out, '"');
}

void cjm_svg_attr_foreign(GString *out, const char *lang, const char *text, size_t len)
{
  const char *foreign = cjm_guess_foreign(lang, text, len);
  if (foreign) cjm_svg_attr_text(out, "lang", foreign, -1);
}

static const char *escape(gunichar c)
{
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    case 0xfffe:
    case 0xffff: return "\xef\xbf\xbd";
    default: return c < 0x20 ? "\xef\xbf\xbd" : NULL;
  }
}

void cjm_svg_text(GString *out, const char *text, gssize len)
{
  const char *end = text + (len < 0 ? (gssize)strlen(text) : len);
  for (const char *p = text, *next; p < end; p = next) {
    next = g_utf8_next_char(p);
    const char *escaped = escape(g_utf8_get_char(p));
    if (escaped) g_string_append(out, escaped);
    else g_string_append_len(out, p, next - p);
  }
}

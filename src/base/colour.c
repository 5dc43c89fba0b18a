#include "base/colour.h"

#include <glib.h>
#include <math.h>
#include <string.h>

bool cjm_colour_parse(const char *text, CjmColour *ret_colour)
{
  if (text[0] != '#') return false;
  const char *digits = text + 1;
  size_t n = strlen(digits);
  if (n != 3 && n != 6) return false;

  float channels[3];
  for (size_t i = 0; i < 3; i++) {
    int high = g_ascii_xdigit_value(digits[i * n / 3]);
    int low = g_ascii_xdigit_value(digits[i * n / 3 + n / 3 - 1]);
    if (high < 0 || low < 0) return false;
    channels[i] = (float)(high * 16 + low) / 255.0f;
  }
  *ret_colour = (CjmColour){.r = channels[0], .g = channels[1], .b = channels[2], .a = 1.0f};
  return true;
}

/* ---- light and dark pages ---- */

CjmColour cjm_colour_dual(CjmColour light, CjmColour dark)
{
  light.dual = true;
  light.dark[0] = dark.r;
  light.dark[1] = dark.g;
  light.dark[2] = dark.b;
  return light;
}

CjmColour cjm_colour_on_page(CjmColour colour, bool dark)
{
  if (dark && colour.dual) return (CjmColour){.r = colour.dark[0], .g = colour.dark[1], .b = colour.dark[2], .a = colour.a};
  return (CjmColour){.r = colour.r, .g = colour.g, .b = colour.b, .a = colour.a};
}

static CjmColour on_light(CjmColour colour)
{
  return cjm_colour_on_page(colour, false);
}

static CjmColour on_dark(CjmColour colour)
{
  return cjm_colour_on_page(colour, true);
}

/* ---- mixing ---- */

static CjmColour mix(CjmColour a, CjmColour b, float part)
{
  return (CjmColour){
    .r = a.r + (b.r - a.r) * part, .g = a.g + (b.g - a.g) * part, .b = a.b + (b.b - a.b) * part, .a = a.a + (b.a - a.a) * part};
}

CjmColour cjm_colour_mix(CjmColour a, CjmColour b, double t)
{
  CjmColour light = mix(on_light(a), on_light(b), (float)t);
  return a.dual || b.dual ? cjm_colour_dual(light, mix(on_dark(a), on_dark(b), (float)t)) : light;
}

CjmColour cjm_colour_alpha(CjmColour colour, double alpha)
{
  colour.a = (float)alpha;
  return colour;
}

static bool equal(CjmColour a, CjmColour b)
{
  return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

bool cjm_colour_equal(CjmColour a, CjmColour b)
{
  return equal(a, b) && (!(a.dual || b.dual) || equal(on_dark(a), on_dark(b)));
}

CjmColour cjm_colour_flatten(CjmColour over, CjmColour under)
{
  return cjm_colour_alpha(cjm_colour_mix(under, over, over.a), 1.0);
}

static double linear(double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(CjmColour c)
{
  return 0.2126 * linear((double)c.r) + 0.7152 * linear((double)c.g) + 0.0722 * linear((double)c.b);
}

static double contrast(CjmColour a, CjmColour b)
{
  double la = luminance(a), lb = luminance(b);
  return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

double cjm_colour_contrast(CjmColour a, CjmColour b)
{
  double light = contrast(a, b);
  return a.dual || b.dual ? MIN(light, contrast(on_dark(a), on_dark(b))) : light;
}

static CjmColour readable(CjmColour colour, CjmColour background, double ratio)
{
  if (contrast(colour, background) >= ratio) return colour;
  const CjmColour black = CJM_RGB(0x000000), white = CJM_RGB(0xffffff);
  for (int step = 1; step <= 256; step++) {
    CjmColour darker = mix(colour, black, (float)step / 256), lighter = mix(colour, white, (float)step / 256);
    if (contrast(darker, background) >= ratio) return darker;
    if (contrast(lighter, background) >= ratio) return lighter;
  }
  return contrast(black, background) >= contrast(white, background) ? black : white;
}

CjmColour cjm_colour_readable(CjmColour colour, CjmColour background, double ratio)
{
  CjmColour light = readable(on_light(colour), on_light(background), ratio);
  if (!colour.dual && !background.dual) return light;
  return cjm_colour_dual(light, readable(on_dark(colour), on_dark(background), ratio));
}

static CjmColour ink_on(CjmColour surface)
{
  static const CjmColour white = CJM_RGB(0xffffff), black = CJM_RGB(0x10151b);
  return contrast(surface, white) >= contrast(surface, black) ? white : black;
}

CjmColour cjm_colour_ink_on(CjmColour surface)
{
  CjmColour light = ink_on(on_light(surface));
  return surface.dual ? cjm_colour_dual(light, ink_on(on_dark(surface))) : light;
}

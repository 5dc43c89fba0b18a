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
  *ret_colour = (CjmColour){channels[0], channels[1], channels[2], 1.0f};
  return true;
}

CjmColour cjm_colour_mix(CjmColour a, CjmColour b, double t)
{
  float part = (float)t;
  return (CjmColour){a.r + (b.r - a.r) * part, a.g + (b.g - a.g) * part, a.b + (b.b - a.b) * part, a.a + (b.a - a.a) * part};
}

CjmColour cjm_colour_alpha(CjmColour colour, double alpha)
{
  colour.a = (float)alpha;
  return colour;
}

bool cjm_colour_equal(CjmColour a, CjmColour b)
{
  return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
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

double cjm_colour_contrast(CjmColour a, CjmColour b)
{
  double la = luminance(a), lb = luminance(b);
  return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

CjmColour cjm_colour_readable(CjmColour colour, CjmColour background, double ratio)
{
  if (cjm_colour_contrast(colour, background) >= ratio) return colour;
  const CjmColour black = CJM_RGB(0x000000), white = CJM_RGB(0xffffff);
  for (int step = 1; step <= 256; step++) {
    CjmColour darker = cjm_colour_mix(colour, black, step / 256.0), lighter = cjm_colour_mix(colour, white, step / 256.0);
    if (cjm_colour_contrast(darker, background) >= ratio) return darker;
    if (cjm_colour_contrast(lighter, background) >= ratio) return lighter;
  }
  return cjm_colour_contrast(black, background) >= cjm_colour_contrast(white, background) ? black : white;
}

/* colour.h: sRGB colours, their mixing and their contrast.
 *
 * A colour can be two: one for light pages and one for dark ones (CSS: prefers-color-scheme). All functions work on both. */
#ifndef CJM_BASE_COLOUR_H
#define CJM_BASE_COLOUR_H

#include <stdbool.h>

typedef struct CjmColour {
  float r, g, b, a; /* 0 … 1, sRGB, alpha not multiplied in */
  bool dual;        /* has another colour for dark pages, of the same alpha */
  float dark[3];    /* its r, g and b; otherwise 0 */
} CjmColour;

/* An initialiser: `static const CjmColour red = CJM_RGB(0xff0000);` */
#define CJM_RGB(hex)                                                                                                             \
  {                                                                                                                              \
    .r = (float)(((hex) >> 16) & 255) / 255.0f, .g = (float)(((hex) >> 8) & 255) / 255.0f, .b = (float)((hex)&255) / 255.0f, \
    .a = 1.0f                                                                                                                    \
  }

/* Reads `#rgb` or `#rrggbb`; false for anything else. */
bool cjm_colour_parse(const char *text, CjmColour *ret_colour);

/* `light` on light pages and `dark` on dark ones, with the alpha of `light`. */
CjmColour cjm_colour_dual(CjmColour light, CjmColour dark);

/* The colour on light or on dark pages alone. */
CjmColour cjm_colour_on_page(CjmColour colour, bool dark);

/* A mixture of `a` (t = 0) and `b` (t = 1). */
CjmColour cjm_colour_mix(CjmColour a, CjmColour b, double t);
CjmColour cjm_colour_alpha(CjmColour colour, double alpha);
bool cjm_colour_equal(CjmColour a, CjmColour b);

/* `over` seen through its alpha on an opaque `under`. */
CjmColour cjm_colour_flatten(CjmColour over, CjmColour under);

/* Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.2, relative luminance); the lower one of those on light and dark pages. */
double cjm_colour_contrast(CjmColour a, CjmColour b);

/* `colour` moved towards black or white, whichever takes less, until its contrast on `background` is at least `ratio`. */
CjmColour cjm_colour_readable(CjmColour colour, CjmColour background, double ratio);

/* White or almost black, whichever has more contrast on an opaque surface. */
CjmColour cjm_colour_ink_on(CjmColour surface);

#endif

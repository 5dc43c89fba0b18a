/* colour.h: sRGB colours, their mixing and their contrast. */
#ifndef CJM_BASE_COLOUR_H
#define CJM_BASE_COLOUR_H

#include <stdbool.h>

typedef struct CjmColour {
  float r, g, b, a; /* 0 … 1, sRGB, alpha not multiplied in */
} CjmColour;

/* An initialiser: `static const CjmColour red = CJM_RGB(0xff0000);` */
#define CJM_RGB(hex)                                                                                                             \
  {                                                                                                                              \
    (float)(((hex) >> 16) & 255) / 255.0f, (float)(((hex) >> 8) & 255) / 255.0f, (float)((hex)&255) / 255.0f, 1.0f               \
  }

/* Reads `#rgb` or `#rrggbb`; false for anything else. */
bool cjm_colour_parse(const char *text, CjmColour *ret_colour);

/* A mixture of `a` (t = 0) and `b` (t = 1). */
CjmColour cjm_colour_mix(CjmColour a, CjmColour b, double t);
CjmColour cjm_colour_alpha(CjmColour colour, double alpha);
bool cjm_colour_equal(CjmColour a, CjmColour b);

/* `over` seen through its alpha on an opaque `under`. */
CjmColour cjm_colour_flatten(CjmColour over, CjmColour under);

/* Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.2, relative luminance). */
double cjm_colour_contrast(CjmColour a, CjmColour b);

/* `colour` moved towards black or white, whichever takes less, until its contrast on `background` is at least `ratio`. */
CjmColour cjm_colour_readable(CjmColour colour, CjmColour background, double ratio);

#endif

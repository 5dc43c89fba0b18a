#include "base/vision.h"

#include <glib.h>
#include <math.h>

/* What is seen, in linear RGB. */
static const struct {
  const char *name;
  double m[3][3];
} visions[] = {
  [CJM_VISION_FULL] = {"full colour vision", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
  [CJM_VISION_PROTAN] = {"protanopia",
                         {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
  [CJM_VISION_DEUTAN] = {"deuteranopia",
                         {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
  [CJM_VISION_TRITAN] = {"tritanopia",
                         {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
  [CJM_VISION_GREY] = {"print without colour", {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}},
};

const char *cjm_vision_name(CjmVision vision)
{
  return visions[vision].name;
}

static double linear(double v)
{
  return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double lab_part(double v)
{
  return v > 216.0 / 24389 ? cbrt(v) : (24389.0 / 27 * v + 16) / 116;
}

static void lab_of(CjmColour c, CjmVision vision, double ret_lab[static 3])
{
  double rgb[3] = {linear((double)c.r), linear((double)c.g), linear((double)c.b)}, seen[3];
  for (size_t i = 0; i < 3; i++) {
    const double *row = visions[vision].m[i];
    seen[i] = CLAMP(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0, 1);
  }
  double x = lab_part((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
  double y = lab_part(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
  double z = lab_part((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
  ret_lab[0] = 116 * y - 16;
  ret_lab[1] = 500 * (x - y);
  ret_lab[2] = 200 * (y - z);
}

static double difference(CjmColour a, CjmColour b, CjmVision vision)
{
  double p[3], q[3];
  lab_of(a, vision, p);
  lab_of(b, vision, q);
  return sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

double cjm_vision_difference(CjmColour a, CjmColour b, CjmVision vision)
{
  double light = difference(a, b, vision);
  if (!a.dual && !b.dual) return light;
  return fmin(light, difference(cjm_colour_on_page(a, true), cjm_colour_on_page(b, true), vision));
}

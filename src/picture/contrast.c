/* contrast.c: whether a picture can be seen on a background. */
#include "picture/picture.h"

double cjm_picture_share_visible(const guint8 *data, gsize len, CjmColour background)
{
  enum { OPAQUE = 128, SAMPLES = 200 /* a side */ };
  static const double least = 3; /* WCAG 2.2, 1.4.11 */
  CjmPictureHeader header;
  if (!cjm_picture_header(data, len, &header)) return 1;
  g_autofree guint8 *pixels = cjm_picture_decode_new(data, len, NULL);
  if (!pixels) return 1;
  guint step_x = MAX(1, header.width / SAMPLES), step_y = MAX(1, header.height / SAMPLES), n = 0, painted = 0, visible = 0;
  for (guint y = 0; y < header.height; y += step_y)
    for (guint x = 0; x < header.width; x += step_x) {
      const guint8 *p = pixels + 4 * ((gsize)y * header.width + x);
      n++;
      if (p[3] < OPAQUE) continue;
      painted++;
      CjmColour colour = {.r = p[0] / 255.0f, .g = p[1] / 255.0f, .b = p[2] / 255.0f, .a = 1};
      visible += cjm_colour_contrast(colour, background) >= least;
    }
  return painted > 0 && painted < n ? (double)visible / (double)painted : 1;
}

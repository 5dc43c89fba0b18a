/* alike A.png B.png SCALE LIMIT [TOP]: do two pictures of a map, of SCALE pixels a px, show the same at the same places?
 *
 * Squares of 16 px are compared, from TOP px on. How much they differ is set against how much B would differ from itself one
 * px to the side and one px up: so 1 is about a px, whatever stands there. Prints the worst squares; fails where one is over
 * LIMIT. */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>

enum { SQUARE = 16, SHOWN = 5 };

/* What two squares may differ by without a reason, as part of black: the edges of letters. */
static const double noise = 0.03;

typedef struct Picture {
  int w, h;
  unsigned char *grey;
} Picture;

typedef struct Spot {
  double worth;
  int x, y; /* px */
} Spot;

static int read_picture(const char *path, Picture *ret_picture)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png(path);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
    fprintf(stderr, "%s: %s\n", path, cairo_status_to_string(cairo_surface_status(surface)));
    return 0;
  }
  int w = cairo_image_surface_get_width(surface), h = cairo_image_surface_get_height(surface);
  int stride = cairo_image_surface_get_stride(surface);
  const unsigned char *data = cairo_image_surface_get_data(surface);
  *ret_picture = (Picture){w, h, malloc((size_t)w * (size_t)h)};
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) {
      const unsigned char *p = data + (size_t)y * (size_t)stride + (size_t)x * 4;
      ret_picture->grey[(size_t)y * (size_t)w + (size_t)x] = (unsigned char)((p[0] + p[1] + p[2]) / 3);
    }
  cairo_surface_destroy(surface);
  return 1;
}

static int at(const Picture *picture, int x, int y)
{
  return picture->grey[(size_t)y * (size_t)picture->w + (size_t)x];
}

/* How far the square from x, y on is from that of the other picture; about in px. */
static double compare(const Picture *a, const Picture *b, int x0, int y0, int size, int scale)
{
  long apart = 0, aside = 0, above = 0;
  for (int y = y0; y < y0 + size; y++)
    for (int x = x0; x < x0 + size; x++) {
      apart += abs(at(a, x, y) - at(b, x, y));
      aside += abs(at(b, x, y) - at(b, x - scale, y));
      above += abs(at(b, x, y) - at(b, x, y - scale));
    }
  double all = 255.0 * size * size;
  return (double)apart / all / ((double)(aside + above) / 2 / all + noise);
}

static void note(Spot *worst, Spot spot)
{
  for (int i = 0; i < SHOWN; i++)
    if (spot.worth > worst[i].worth) {
      Spot pushed = worst[i];
      worst[i] = spot;
      spot = pushed;
    }
}

int main(int argc, char **argv)
{
  Picture a, b;
  if (argc < 5) return 2;
  int scale = atoi(argv[3]), size = SQUARE * scale, top = argc > 5 ? atoi(argv[5]) * scale : scale;
  if (scale < 1 || top < scale || !read_picture(argv[1], &a) || !read_picture(argv[2], &b)) return 2;
  if (a.w != b.w || a.h != b.h) {
    printf("%dx%d and %dx%d\n", a.w, a.h, b.w, b.h);
    return 1;
  }
  Spot worst[SHOWN] = {0};
  for (int y = top; y + size <= a.h; y += size / 2)
    for (int x = scale; x + size <= a.w; x += size / 2)
      note(worst, (Spot){compare(&a, &b, x, y, size, scale), x / scale, y / scale});
  for (int i = 0; i < SHOWN; i++) printf("%.2f at %d,%d\n", worst[i].worth, worst[i].x, worst[i].y);
  free(a.grey);
  free(b.grey);
  return worst[0].worth > atof(argv[4]);
}

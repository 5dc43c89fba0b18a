#include "export/terminal/terminal.h"

#include <stdlib.h>
#include <string.h>

/* Colours are counted with five bits a channel; the most frequent ones become the palette, all others the nearest of these. */
enum { BUCKETS = 1 << 15, COLOURS_MAX = 255, BAND = 6 };

typedef struct Bucket {
  guint64 n, sum[3]; /* of the pixels in it */
  guint index;
} Bucket;

typedef struct Palette {
  guint n;
  guint8 colours[COLOURS_MAX][3];
  guint8 of_bucket[BUCKETS];
} Palette;

static guint bucket_of(const guint8 *pixel)
{
  return (guint)(pixel[0] >> 3) << 10 | (guint)(pixel[1] >> 3) << 5 | (guint)(pixel[2] >> 3);
}

static int compare_buckets(const void *a, const void *b)
{
  const Bucket *x = a, *y = b;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static guint nearest(const Palette *palette, const Bucket *bucket)
{
  guint best = 0;
  guint64 least = G_MAXUINT64;
  for (guint i = 0; i < palette->n; i++) {
    guint64 distance = 0;
    for (int c = 0; c < 3; c++) {
      gint64 d = (gint64)(bucket->sum[c] / bucket->n) - palette->colours[i][c];
      distance += (guint64)(d * d);
    }
    if (distance >= least) continue;
    least = distance;
    best = i;
  }
  return best;
}

static Palette *palette_new(const guint8 *pixels, gsize n)
{
  g_autofree Bucket *buckets = g_new0(Bucket, BUCKETS);
  for (guint i = 0; i < BUCKETS; i++) buckets[i].index = i;
  for (gsize i = 0; i < n; i++) {
    Bucket *bucket = &buckets[bucket_of(pixels + 4 * i)];
    bucket->n++;
    for (int c = 0; c < 3; c++) bucket->sum[c] += pixels[4 * i + (gsize)c];
  }
  qsort(buckets, BUCKETS, sizeof *buckets, compare_buckets);
  Palette *palette = g_new0(Palette, 1);
  for (guint i = 0; i < COLOURS_MAX && buckets[i].n > 0; i++) {
    for (int c = 0; c < 3; c++) palette->colours[i][c] = (guint8)(buckets[i].sum[c] / buckets[i].n);
    palette->n++;
  }
  for (guint i = 0; i < BUCKETS && buckets[i].n > 0; i++)
    palette->of_bucket[buckets[i].index] = (guint8)(i < palette->n ? i : nearest(palette, &buckets[i]));
  return palette;
}

static void append_palette(GString *out, const Palette *palette)
{
  for (guint i = 0; i < palette->n; i++) {
    const guint8 *c = palette->colours[i];
    g_string_append_printf(out, "#%u;2;%d;%d;%d", i, (c[0] * 100 + 127) / 255, (c[1] * 100 + 127) / 255,
                           (c[2] * 100 + 127) / 255);
  }
}

static void append_run(GString *out, char sixel, guint n)
{
  if (n > 3) g_string_append_printf(out, "!%u%c", n, sixel);
  else
    for (guint i = 0; i < n; i++) g_string_append_c(out, sixel);
}

/* One colour of a band; empty places at its end are left out. */
static void append_colour(GString *out, guint colour, const guint8 *bits, guint width)
{
  g_string_append_printf(out, "#%u", colour);
  while (width > 0 && bits[width - 1] == 0) width--;
  for (guint x = 0; x < width;) {
    guint end = x;
    while (end < width && bits[end] == bits[x]) end++;
    append_run(out, (char)('?' + bits[x]), end - x);
    x = end;
  }
  g_string_append_c(out, '$');
}

void cjm_sixel_append(GString *out, const guint8 *pixels, guint width, guint height)
{
  g_autofree Palette *palette = palette_new(pixels, (gsize)width * height);
  g_autofree guint8 *bits = g_new0(guint8, (gsize)COLOURS_MAX * width); /* of each colour, for each column of a band */
  g_string_append_printf(out, "\033P0;1;0q\"1;1;%u;%u", width, height);
  append_palette(out, palette);
  for (guint top = 0; top < height; top += BAND) {
    bool used[COLOURS_MAX] = {false};
    for (guint y = top; y < MIN(top + BAND, height); y++)
      for (guint x = 0; x < width; x++) {
        guint colour = palette->of_bucket[bucket_of(pixels + 4 * ((gsize)y * width + x))];
        bits[(gsize)colour * width + x] |= (guint8)(1 << (y - top));
        used[colour] = true;
      }
    for (guint i = 0; i < palette->n; i++) {
      if (!used[i]) continue;
      append_colour(out, i, bits + (gsize)i * width, width);
      memset(bits + (gsize)i * width, 0, width);
    }
    g_string_append_c(out, '-');
  }
  g_string_append(out, "\033\\\n");
}

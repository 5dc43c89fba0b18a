#include "export/pdf/image.h"

#include <string.h>

#include "export/pdf/paint.h"
#include "picture/picture.h"

/* ---- on the page ---- */

/* The number of an image, which is in the file once. */
static guint number_of(CjmPdfPage *page, const guint8 *data, size_t len)
{
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(page->image_of, data));
  if (known) return known;
  CjmPdfImage image = {.data = data, .len = len};
  CjmPictureHeader header;
  if (cjm_picture_header(data, len, &header)) {
    image.width = header.width;
    image.height = header.height;
    image.jpeg_channels = header.kind == CJM_PICTURE_JPEG ? header.channels : 0;
  }
  g_array_append_val(page->images, image);
  g_hash_table_insert(page->image_of, (gpointer)data, GUINT_TO_POINTER(page->images->len));
  return page->images->len;
}

static void put_image(CjmPdfPage *page, guint number, CjmRect box)
{
  cjm_pdf_number(page, box.w, 2);
  g_string_append(page->out, "0 0 ");
  cjm_pdf_number(page, box.h, 2);
  cjm_pdf_point(page, (CjmPoint){box.x, box.y + box.h});
  g_string_append_printf(page->out, "cm/I%u Do ", number);
}

void cjm_pdf_put_picture(CjmPdfPage *page, const guint8 *png, size_t len, CjmRect box)
{
  g_string_append(page->out, "q ");
  put_image(page, number_of(page, png, len), box);
  g_string_append(page->out, "Q\n");
}

void cjm_pdf_put_image(CjmPdfPage *page, const CjmItem *item)
{
  CjmRect box = item->u.image.box;
  guint number = number_of(page, item->u.image.data, item->u.image.len);
  const CjmPdfImage *image = &g_array_index(page->images, CjmPdfImage, number - 1);
  if (!image->width) return; /* reported when the images are written */
  double scale = MAX(box.w / image->width, box.h / image->height), w = image->width * scale, h = image->height * scale;
  g_string_append(page->out, "q ");
  cjm_pdf_rect_path(page, box, item->u.image.radius);
  g_string_append(page->out, "W n ");
  put_image(page, number, (CjmRect){box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h});
  g_string_append(page->out, "Q\n");
}

/* ---- in the file ---- */

/* Separates colours from opacity, in place: the colours are moved to the beginning. Returns the opacity of each pixel, or NULL
 * if all are opaque. */
static guint8 *take_opacity(guint8 *pixels, gsize n)
{
  guint8 *opacity = g_malloc(n), least = 255;
  for (gsize i = 0; i < n; i++) {
    opacity[i] = pixels[4 * i + 3];
    least = MIN(least, opacity[i]);
    memmove(pixels + 3 * i, pixels + 4 * i, 3);
  }
  if (least < 255) return opacity;
  g_free(opacity);
  return NULL;
}

static GString *entries_new(const CjmPdfPage *page, const CjmPdfImage *image, guint channels)
{
  GString *entries = g_string_new("/Type/XObject/Subtype/Image");
  g_string_append_printf(entries, "/Width %u/Height %u/BitsPerComponent 8%s/ColorSpace/Device%s", image->width, image->height,
                         page->plain_images ? "" : "/Interpolate true", channels == 1 ? "Gray" : "RGB");
  return entries;
}

static void write_pixels(const CjmPdfPage *page, CjmPdfRef ref, const CjmPdfImage *image, guint channels, CjmPdfRef mask,
                         const guint8 *data)
{
  GString *entries = entries_new(page, image, channels);
  if (mask) g_string_append_printf(entries, "/SMask %u 0 R", mask);
  cjm_pdf_stream(page->file, ref, entries->str, data, (gsize)image->width * image->height * channels);
  g_string_free(entries, TRUE);
}

/* The file itself: PDF has its compression as DCT. */
static void write_jpeg(const CjmPdfPage *page, CjmPdfRef ref, const CjmPdfImage *image)
{
  GString *entries = entries_new(page, image, image->jpeg_channels);
  g_string_append(entries, "/Filter/DCTDecode");
  cjm_pdf_stream_as_it_is(page->file, ref, entries->str, image->data, image->len);
  g_string_free(entries, TRUE);
}

static bool write_image(const CjmPdfPage *page, CjmPdfRef ref, const CjmPdfImage *image, GError **error)
{
  if (image->jpeg_channels) {
    write_jpeg(page, ref, image);
    return true;
  }
  guint8 *pixels = cjm_picture_decode_new(image->data, image->len, error);
  if (!pixels) return false;
  guint8 *opacity = take_opacity(pixels, (gsize)image->width * image->height);
  CjmPdfRef mask = opacity ? cjm_pdf_reserve(page->file) : 0;
  write_pixels(page, ref, image, 3, mask, pixels);
  if (mask) write_pixels(page, mask, image, 1, 0, opacity);
  g_free(opacity);
  g_free(pixels);
  return true;
}

bool cjm_pdf_write_images(CjmPdfPage *page, GString *resources, GError **error)
{
  bool ok = true;
  for (guint i = 0; ok && i < page->images->len; i++) {
    CjmPdfRef ref = cjm_pdf_reserve(page->file);
    ok = write_image(page, ref, &g_array_index(page->images, CjmPdfImage, i), error);
    g_string_append_printf(resources, "/I%u %u 0 R", i + 1, ref);
  }
  return ok;
}

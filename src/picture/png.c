/* png.c: PNG. Source: ISO/IEC 15948:2004, "Portable Network Graphics". */
#include "picture/kinds.h"

#include <png.h>
#include <string.h>

static guint32 big_endian(const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

/* The end of the last chunk; 0 if a chunk is truncated or the last one is missing. */
static gsize find_end(const guint8 *png, gsize len)
{
  enum { SIGNATURE = 8, AROUND = 12 /* bytes of length, name and checksum */ };
  for (gsize at = SIGNATURE; len - at >= AROUND;) {
    gsize chunk = big_endian(png + at);
    if (chunk > len - at - AROUND) return 0;
    bool is_last = memcmp(png + at + 4, "IEND", 4) == 0;
    at += chunk + AROUND;
    if (is_last) return at;
  }
  return 0;
}

static bool is_png(const guint8 *data, gsize len)
{
  static const guint8 start[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
  enum { HEADER = 33 /* bytes up to the second chunk */ };
  return len >= HEADER && memcmp(data, start, sizeof start) == 0;
}

static bool read_header(const guint8 *png, gsize len, CjmPictureHeader *ret_header)
{
  CjmPictureHeader header = {
    .kind = CJM_PICTURE_PNG, .width = big_endian(png + 16), .height = big_endian(png + 20), .len = find_end(png, len)};
  if (header.width == 0 || header.height == 0 || header.len == 0) return false;
  *ret_header = header;
  return true;
}

static guint8 *decode_new(const guint8 *png, gsize len, GError **error)
{
  png_image image = {.version = PNG_IMAGE_VERSION};
  guint8 *pixels = NULL;
  bool ok = png_image_begin_read_from_memory(&image, png, len);
  if (ok) {
    image.format = PNG_FORMAT_RGBA;
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* otherwise 16 bits a channel would be taken as linear light */
    pixels = g_try_malloc_n(image.height, (gsize)image.width * PNG_IMAGE_PIXEL_SIZE(image.format));
    if (pixels == NULL) g_strlcpy(image.message, "not enough memory", sizeof image.message);
    ok = pixels != NULL && png_image_finish_read(&image, NULL, pixels, 0, NULL);
  }
  if (!ok) {
    g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, image.message);
    g_clear_pointer(&pixels, g_free);
  }
  png_image_free(&image);
  return pixels;
}

/* Checks the pixels without changing the data. */
static guint8 *plain_new(const guint8 *png, gsize len, gsize *ret_len, GError **error)
{
  g_autofree guint8 *pixels = decode_new(png, len, error);
  if (pixels == NULL) return NULL;
  *ret_len = len;
  return g_memdup2(png, len);
}

const CjmPictureClass cjm_picture_png = {is_png, read_header, decode_new, plain_new};

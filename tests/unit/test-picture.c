/* Pictures that are broken: each kind is refused with what is wrong, and nothing is read past what the header says. */
#include <png.h>
#include <string.h>

#include "picture/picture.h"
#include "suite.h"

enum { SIDE = 64 };

/* A PNG of noise, so that its data is long. */
static GByteArray *picture_new(guint32 format)
{
  png_image image = {.version = PNG_IMAGE_VERSION, .width = SIDE, .height = SIDE, .format = format};
  g_autofree guint8 *pixels = g_malloc(PNG_IMAGE_SIZE(image));
  guint32 state = 1;
  for (gsize i = 0; i < PNG_IMAGE_SIZE(image); i++) pixels[i] = (guint8)((state = state * 1664525 + 1013904223) >> 24);
  png_alloc_size_t len = PNG_IMAGE_PNG_SIZE_MAX(image);
  GByteArray *png = g_byte_array_new();
  g_byte_array_set_size(png, (guint)len);
  g_assert_true(png_image_write_to_memory(&image, png->data, &len, 0, pixels, 0, NULL));
  g_byte_array_set_size(png, (guint)len);
  return png;
}

static guint32 big_endian(const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static void put_big_endian(guint8 *at, guint32 value)
{
  for (int i = 0; i < 4; i++) at[i] = (guint8)(value >> (24 - 8 * i));
}

/* Where a chunk begins: its length, name, data and checksum. */
static guint find_chunk(const GByteArray *png, const char *name)
{
  for (guint at = 8; at + 12 <= png->len; at += big_endian(png->data + at) + 12)
    if (memcmp(png->data + at + 4, name, 4) == 0) return at;
  g_assert_not_reached();
}

static guint32 checksum_of(const guint8 *data, gsize len)
{
  guint32 crc = ~0u;
  for (gsize i = 0; i < len; i++) {
    crc ^= data[i];
    for (int k = 0; k < 8; k++) crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
  }
  return ~crc;
}

static void renew_checksum(GByteArray *png, const char *name)
{
  guint8 *chunk = png->data + find_chunk(png, name);
  guint32 len = big_endian(chunk);
  put_big_endian(chunk + 8 + len, checksum_of(chunk + 4, len + 4));
}

static void remove_chunk(GByteArray *png, const char *name)
{
  guint at = find_chunk(png, name);
  g_byte_array_remove_range(png, at, big_endian(png->data + at) + 12);
}

/* ---- ways to break a picture ---- */

static void break_checksum(GByteArray *png)
{
  png->data[find_chunk(png, "IDAT") + 40] ^= 0xff;
}

static void break_compression(GByteArray *png)
{
  memset(png->data + find_chunk(png, "IDAT") + 40, 0xff, 64);
  renew_checksum(png, "IDAT");
}

static void claim_more_rows(GByteArray *png)
{
  put_big_endian(png->data + 20, 4 * SIDE);
  renew_checksum(png, "IHDR");
}

static void cut_data(GByteArray *png)
{
  guint at = find_chunk(png, "IDAT"), half = big_endian(png->data + at) / 2;
  g_byte_array_remove_range(png, at + 8 + half, big_endian(png->data + at) - half);
  put_big_endian(png->data + at, half);
  renew_checksum(png, "IDAT");
}

static void remove_data(GByteArray *png)
{
  remove_chunk(png, "IDAT");
}

static void claim_palette(GByteArray *png)
{
  png->data[25] = 3; /* colour type: palette, of which there is none */
  renew_checksum(png, "IHDR");
}

static void claim_odd_depth(GByteArray *png)
{
  png->data[24] = 7;
  renew_checksum(png, "IHDR");
}

static void test_broken(void)
{
  static void (*const rows[])(GByteArray *) = {break_checksum, break_compression, claim_more_rows, cut_data,
                                               remove_data,    claim_palette,     claim_odd_depth};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GByteArray) png = picture_new(PNG_FORMAT_RGB);
    g_autoptr(GError) error = NULL;
    CjmPictureHeader header;
    rows[i](png);
    g_assert_true(cjm_picture_header(png->data, png->len, &header));
    g_assert_null(cjm_picture_decode_new(png->data, header.len, &error));
    g_assert_error(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN);
    g_assert_cmpuint(strlen(error->message), >, 0);
  }
}

/* A filter that there is not is found too: rows without compression, whose first byte names the filter. */
static void test_unknown_filter(void)
{
  static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0,   0,   0,    13,   'I',  'H',  'D',  'R',  0, 0,
                               0,    1,   0,   0,   0,    1,    8,    0,    0,   0,   0,    0,    0,    0,    0,    0,    0, 0,
                               13,   'I', 'D', 'A', 'T',  0x78, 1,    1,    2,   0,   0xfd, 0xff, 9,    0,    0,    0x14, 0, 10,
                               0,    0,   0,   0,   0,    0,    0,    0,    'I', 'E', 'N',  'D',  0xae, 0x42, 0x60, 0x82};
  g_autoptr(GByteArray) made = g_byte_array_append(g_byte_array_new(), png, sizeof png);
  g_autoptr(GError) error = NULL;
  renew_checksum(made, "IHDR");
  renew_checksum(made, "IDAT");
  g_assert_null(cjm_picture_decode_new(made->data, made->len, &error));
  g_assert_error(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN);
  made->data[find_chunk(made, "IDAT") + 15] = 0; /* a filter that there is */
  made->data[find_chunk(made, "IDAT") + 18] = 2;
  made->data[find_chunk(made, "IDAT") + 20] = 1;
  renew_checksum(made, "IDAT");
  g_clear_error(&error);
  g_autofree guint8 *pixels = cjm_picture_decode_new(made->data, made->len, &error);
  g_assert_no_error(error);
  g_assert_nonnull(pixels);
}

static void test_cut(void)
{
  g_autoptr(GByteArray) png = picture_new(PNG_FORMAT_RGB);
  CjmPictureHeader header;
  for (guint len = 0; len < png->len; len++) g_assert_false(cjm_picture_header(png->data, len, &header));
  g_assert_true(cjm_picture_header(png->data, png->len, &header));
  g_assert_cmpuint(header.len, ==, png->len);
}

/* What follows the last chunk is no part of the picture. */
static void test_trailing_bytes(void)
{
  g_autoptr(GByteArray) png = picture_new(PNG_FORMAT_RGB);
  guint len = png->len;
  CjmPictureHeader header;
  g_byte_array_append(png, (const guint8 *)"secret", 6);
  g_assert_true(cjm_picture_header(png->data, png->len, &header));
  g_assert_cmpuint(header.len, ==, len);
}

/* Sixteen bits a channel are the same colours as eight. */
static void test_sixteen_bits(void)
{
  static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0,   0,    13,   'I', 'H',  'D',  'R',  0,    0,
                               0,    1,   0,   0,   0,    1,    16,   0,    0, 0,   0,    0,    0,   0,    0,    0,    0,    0,
                               14,   'I', 'D', 'A', 'T',  0x78, 1,    1,    3, 0,   0xfc, 0xff, 0,   0x37, 0x37, 0,    0xa8, 0,
                               0x6f, 0,   0,   0,   0,    0,    0,    0,    0, 'I', 'E',  'N',  'D', 0xae, 0x42, 0x60, 0x82};
  g_autoptr(GByteArray) made = g_byte_array_append(g_byte_array_new(), png, sizeof png);
  g_autoptr(GError) error = NULL;
  renew_checksum(made, "IHDR");
  renew_checksum(made, "IDAT");
  g_autofree guint8 *pixels = cjm_picture_decode_new(made->data, made->len, &error);
  g_assert_no_error(error);
  g_assert_cmpuint(pixels[0], ==, 0x37);
  g_assert_cmpuint(pixels[3], ==, 0xff);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/picture/broken", test_broken);
  g_test_add_func("/picture/unknown-filter", test_unknown_filter);
  g_test_add_func("/picture/cut", test_cut);
  g_test_add_func("/picture/trailing-bytes", test_trailing_bytes);
  g_test_add_func("/picture/sixteen-bits", test_sixteen_bits);
  return g_test_run();
}

/* JPEG pictures: what is kept of them, which way is up, four colours, and files that are broken. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include "picture/picture.h"
#include "suite.h"

enum { WIDTH = 32, HEIGHT = 16 };

typedef struct Form {
  J_COLOR_SPACE space;
  int channels;
  bool progressive;
} Form;

/* A picture whose upper left quarter is dark, the rest white. */
static GByteArray *jpeg_new(Form form)
{
  struct jpeg_error_mgr errors;
  struct jpeg_compress_struct info = {.err = jpeg_std_error(&errors)};
  unsigned char *out = NULL;
  unsigned long len = 0;
  guint8 row[WIDTH * 4], *rows = row;
  jpeg_create_compress(&info);
  jpeg_mem_dest(&info, &out, &len);
  info.image_width = WIDTH;
  info.image_height = HEIGHT;
  info.input_components = form.channels;
  info.in_color_space = form.space;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 95, TRUE);
  if (form.progressive) jpeg_simple_progression(&info);
  jpeg_start_compress(&info, TRUE);
  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++)
      memset(row + x * form.channels, x < WIDTH / 2 && y < HEIGHT / 2 ? 0 : 255, (size_t)form.channels);
    jpeg_write_scanlines(&info, &rows, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  GByteArray *jpeg = g_byte_array_append(g_byte_array_new(), out, (guint)len);
  free(out);
  return jpeg;
}

static const Form colour = {JCS_RGB, 3, false}, progressive = {JCS_RGB, 3, true}, grey = {JCS_GRAYSCALE, 1, false},
                  four = {JCS_CMYK, 4, false};

/* Puts an Exif segment with this orientation, and a name, behind the first marker. */
static void add_exif(GByteArray *jpeg, guint8 orientation)
{
  const guint8 exif[] = {0xff, 0xe1, 0, 44, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0,
                         0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, 'w', 'h', 'e', 'r', 'e', ' ', 'I', ' ', 'a', 'm'};
  g_autoptr(GByteArray) rest = g_byte_array_append(g_byte_array_new(), jpeg->data + 2, jpeg->len - 2);
  g_byte_array_set_size(jpeg, 2);
  g_byte_array_append(jpeg, exif, sizeof exif);
  g_byte_array_append(jpeg, rest->data, rest->len);
}

static GByteArray *plain_new(const GByteArray *jpeg)
{
  g_autoptr(GError) error = NULL;
  gsize len;
  g_autofree guint8 *plain = cjm_picture_plain_new(jpeg->data, jpeg->len, &len, &error);
  g_assert_no_error(error);
  return g_byte_array_append(g_byte_array_new(), plain, (guint)len);
}

static bool holds(const GByteArray *bytes, const char *text)
{
  gsize len = strlen(text);
  for (gsize at = 0; at + len <= bytes->len; at++)
    if (memcmp(bytes->data + at, text, len) == 0) return true;
  return false;
}

static void test_notes(void)
{
  g_autoptr(GByteArray) jpeg = jpeg_new(colour), noted = jpeg_new(colour);
  add_exif(noted, 1);
  g_byte_array_append(noted, (const guint8 *)"secret", 6);
  g_autoptr(GByteArray) plain = plain_new(jpeg), kept = plain_new(noted);
  g_assert_true(holds(noted, "where I am"));
  g_assert_cmpmem(kept->data, kept->len, plain->data, plain->len); /* neither where it was taken, nor what follows it */
  g_assert_cmpmem(plain->data, plain->len, jpeg->data, jpeg->len); /* and nothing else is changed */
}

static void test_forms(void)
{
  const Form forms[] = {colour, progressive, grey, four};
  for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autoptr(GByteArray) jpeg = jpeg_new(forms[i]), plain = plain_new(jpeg);
    g_autoptr(GError) error = NULL;
    CjmPictureHeader header;
    g_assert_true(cjm_picture_header(plain->data, plain->len, &header));
    g_assert_cmpint(header.kind, ==, CJM_PICTURE_JPEG);
    g_assert_cmpuint(header.width, ==, WIDTH);
    g_assert_cmpuint(header.height, ==, HEIGHT);
    g_assert_cmpuint(header.channels, ==, forms[i].channels == 1 ? 1 : 3);
    g_autofree guint8 *pixels = cjm_picture_decode_new(plain->data, plain->len, &error);
    g_assert_no_error(error);
    const guint8 *first = pixels, *last = pixels + 4 * (WIDTH * HEIGHT - 1);
    g_assert_cmpuint(first[0], <, 8);
    g_assert_cmpuint(last[1], >, 247);
    g_assert_cmpuint(last[3], ==, 255);
  }
}

/* Where the dark quarter of the stored picture is to be seen. */
static void test_orientation(void)
{
  static const struct {
    bool on_side, right, bottom;
  } seen[] = {{0}, {0, 1, 0}, {0, 1, 1}, {0, 0, 1}, {1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {1, 0, 1}};
  for (guint8 i = 0; i < G_N_ELEMENTS(seen); i++) {
    g_autoptr(GByteArray) jpeg = jpeg_new(colour);
    add_exif(jpeg, i + 1);
    g_autoptr(GByteArray) plain = plain_new(jpeg);
    CjmPictureHeader before, header;
    g_assert_true(cjm_picture_header(jpeg->data, jpeg->len, &before));
    g_assert_true(cjm_picture_header(plain->data, plain->len, &header));
    g_assert_cmpuint(header.width, ==, seen[i].on_side ? HEIGHT : WIDTH);
    g_assert_cmpuint(before.width, ==, header.width);
    g_assert_cmpuint(before.height, ==, header.height);
    g_autofree guint8 *pixels = cjm_picture_decode_new(plain->data, plain->len, NULL);
    for (guint corner = 0; corner < 4; corner++) {
      bool right = corner & 1, bottom = corner & 2, dark = right == seen[i].right && bottom == seen[i].bottom;
      guint x = right ? header.width - 1 : 0, y = bottom ? header.height - 1 : 0;
      guint value = pixels[4 * (y * header.width + x)];
      if (dark) g_assert_cmpuint(value, <, 16);
      else g_assert_cmpuint(value, >, 239);
    }
  }
}

static void test_cut(void)
{
  const Form forms[] = {colour, progressive};
  for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autoptr(GByteArray) jpeg = jpeg_new(forms[i]);
    CjmPictureHeader header;
    for (guint len = 0; len < jpeg->len; len++) g_assert_false(cjm_picture_header(jpeg->data, len, &header));
    g_assert_true(cjm_picture_header(jpeg->data, jpeg->len, &header));
    g_assert_cmpuint(header.len, ==, jpeg->len);
  }
}

/* A file whose data ends too early, but that has an end. */
static void test_hollow(void)
{
  g_autoptr(GByteArray) jpeg = jpeg_new(colour);
  g_autoptr(GError) error = NULL;
  gsize len;
  g_byte_array_remove_range(jpeg, jpeg->len - 30, 28);
  g_autofree guint8 *plain = cjm_picture_plain_new(jpeg->data, jpeg->len, &len, &error);
  g_assert_null(plain);
  g_assert_error(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN);
}

/* Every byte wrong, one at a time: what comes out is a picture or an error. */
static void test_wrong_bytes(void)
{
  const Form forms[] = {colour, progressive, four};
  for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autoptr(GByteArray) jpeg = jpeg_new(forms[i]);
    for (guint at = 0; at < jpeg->len; at++) {
      g_autoptr(GError) error = NULL;
      CjmPictureHeader header;
      gsize len;
      jpeg->data[at] ^= 0x5a;
      bool small = cjm_picture_header(jpeg->data, jpeg->len, &header) && (guint64)header.width * header.height < 1 << 20;
      g_autofree guint8 *plain = small ? cjm_picture_plain_new(jpeg->data, header.len, &len, &error) : NULL;
      if (small) g_assert_true((plain != NULL) != (error != NULL));
      jpeg->data[at] ^= 0x5a;
    }
  }
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/jpeg/notes", test_notes);
  g_test_add_func("/jpeg/forms", test_forms);
  g_test_add_func("/jpeg/orientation", test_orientation);
  g_test_add_func("/jpeg/cut", test_cut);
  g_test_add_func("/jpeg/hollow", test_hollow);
  g_test_add_func("/jpeg/wrong-bytes", test_wrong_bytes);
  return g_test_run();
}

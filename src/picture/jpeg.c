/* jpeg.c: JPEG, decoded by libjpeg. Source: ITU-T T.81. */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "picture/kinds.h"
#include "picture/segments.h"

enum { MOST_SCANS = 100, QUALITY = 92 };

/* The error handler of libjpeg, which has to leave it by longjmp(). */
typedef struct Failure {
  struct jpeg_error_mgr manager; /* first, since libjpeg has a pointer to it */
  jmp_buf jump;
  char message[JMSG_LENGTH_MAX];
} Failure;

G_NORETURN static void fail(j_common_ptr info)
{
  Failure *failure = (Failure *)(void *)info->err;
  info->err->format_message(info, failure->message);
  longjmp(failure->jump, 1);
}

/* libjpeg only warns of truncated or invalid data; here it is an error. */
static void on_message(j_common_ptr info, int level)
{
  int code = info->err->msg_code;
  if (level < 0 &&
      (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_ARITH_BAD_CODE))
    fail(info);
}

static void check_scans(j_common_ptr info)
{
  if (((j_decompress_ptr)info)->input_scan_number <= MOST_SCANS) return;
  g_strlcpy(((Failure *)(void *)info->err)->message, "it has too many scans", JMSG_LENGTH_MAX);
  longjmp(((Failure *)(void *)info->err)->jump, 1);
}

static struct jpeg_error_mgr *set_failure(Failure *failure)
{
  struct jpeg_error_mgr *manager = jpeg_std_error(&failure->manager);
  manager->error_exit = fail;
  manager->emit_message = on_message;
  return manager;
}

static void set_error(GError **error, const Failure *failure)
{
  g_autofree char *message = g_strdup(failure->message);
  if (*message) *message = g_ascii_tolower(*message);
  g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, message);
}

/* ---- decoding ---- */

/* CMYK in JPEG is stored inverted, as by Adobe Photoshop. */
static void convert_cmyk(const guint8 *from, guint n, bool inverted, guint8 *to)
{
  for (guint i = 0; i < n; i++, from += 4, to += 4) {
    for (guint c = 0; c < 3; c++) {
      guint ink = inverted ? from[c] : 255u - from[c], black = inverted ? from[3] : 255u - from[3];
      to[c] = (guint8)((ink * black + 127) / 255);
    }
    to[3] = 255;
  }
}

/* Converts a row of pixels of `channels` bytes each to R, G, B, A. */
static void convert_row(const guint8 *from, guint n, guint channels, bool inverted, guint8 *to)
{
  if (channels == 4) {
    convert_cmyk(from, n, inverted, to);
    return;
  }
  for (guint i = 0; i < n; i++, from += channels, to += 4) {
    to[0] = from[0];
    to[1] = from[channels == 3 ? 1 : 0];
    to[2] = from[channels == 3 ? 2 : 0];
    to[3] = 255;
  }
}

static void read_rows(j_decompress_ptr info, guint8 *row, guint8 *pixels)
{
  guint width = info->output_width, channels = (guint)info->output_components;
  while (info->output_scanline < info->output_height) {
    guint8 *to = pixels + (gsize)info->output_scanline * width * 4;
    if (jpeg_read_scanlines(info, &row, 1) == 1) convert_row(row, width, channels, info->saw_Adobe_marker, to);
  }
}

static void start(j_decompress_ptr info)
{
  jpeg_read_header(info, TRUE);
  bool four = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;
  info->out_color_space = four ? JCS_CMYK : info->jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
  info->dct_method = JDCT_ISLOW; /* gives the same pixels on every machine */
  jpeg_start_decompress(info);
}

static guint8 *decode_new(const guint8 *jpeg, gsize len, GError **error)
{
  Failure failure = {.message = "not enough memory"};
  struct jpeg_progress_mgr progress = {.progress_monitor = check_scans};
  struct jpeg_decompress_struct info = {.err = set_failure(&failure)};
  guint8 *volatile pixels = NULL, *volatile row = NULL;
  bool volatile ok = false;
  if (setjmp(failure.jump) == 0) {
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, jpeg, len);
    info.progress = &progress;
    start(&info);
    pixels = g_try_malloc_n((gsize)info.output_width * info.output_height, 4);
    row = g_try_malloc_n(info.output_width, (gsize)info.output_components);
    ok = pixels != NULL && row != NULL;
    if (ok) {
      read_rows(&info, row, pixels);
      jpeg_finish_decompress(&info);
    }
  } else {
    ok = false;
  }
  jpeg_destroy_decompress(&info);
  g_free(row);
  if (ok) return pixels;
  set_error(error, &failure);
  g_free(pixels);
  return NULL;
}

/* ---- header ---- */

static bool is_jpeg(const guint8 *data, gsize len)
{
  return len > 4 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff;
}

static bool is_on_its_side(const CjmJpegSegments *segments)
{
  return segments->orientation >= 5;
}

static bool read_header(const guint8 *jpeg, gsize len, CjmPictureHeader *ret_header)
{
  CjmJpegSegments segments;
  if (!cjm_jpeg_segments(jpeg, len, NULL, &segments)) return false;
  bool swap = is_on_its_side(&segments);
  *ret_header = (CjmPictureHeader){.kind = CJM_PICTURE_JPEG,
                                   .width = swap ? segments.height : segments.width,
                                   .height = swap ? segments.width : segments.height,
                                   .channels = segments.channels == 1 ? 1 : 3,
                                   .len = segments.len};
  return true;
}

/* ---- upright, in three colours ---- */

/* The index of the stored pixel for x, y of the upright picture. */
static gsize stored_at(const CjmJpegSegments *s, guint x, guint y)
{
  guint right = s->width - 1, bottom = s->height - 1;
  switch (s->orientation) {
    case 2: return (gsize)y * s->width + (right - x);
    case 3: return (gsize)(bottom - y) * s->width + (right - x);
    case 4: return (gsize)(bottom - y) * s->width + x;
    case 5: return (gsize)x * s->width + y;
    case 6: return (gsize)(bottom - x) * s->width + y;
    case 7: return (gsize)(bottom - x) * s->width + (right - y);
    case 8: return (gsize)x * s->width + (right - y);
    default: return (gsize)y * s->width + x;
  }
}

static void write_rows(j_compress_ptr info, const CjmJpegSegments *segments, const guint8 *pixels, guint8 *row)
{
  guint channels = (guint)info->input_components;
  while (info->next_scanline < info->image_height) {
    for (guint x = 0; x < info->image_width; x++)
      memcpy(row + (gsize)x * channels, pixels + 4 * stored_at(segments, x, info->next_scanline), channels);
    jpeg_write_scanlines(info, &row, 1);
  }
}

static guint8 *encode_new(const CjmJpegSegments *segments, const guint8 *pixels, gsize *ret_len, GError **error)
{
  Failure failure = {.message = "not enough memory"};
  struct jpeg_compress_struct info = {.err = set_failure(&failure)};
  bool swap = is_on_its_side(segments);
  unsigned char *out = NULL;
  unsigned long len = 0;
  guint8 *row = g_malloc_n(MAX(segments->width, segments->height), 3), *volatile jpeg = NULL;
  if (setjmp(failure.jump) == 0) {
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, &len);
    info.image_width = swap ? segments->height : segments->width;
    info.image_height = swap ? segments->width : segments->height;
    info.input_components = segments->channels == 1 ? 1 : 3;
    info.in_color_space = segments->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, QUALITY, TRUE);
    info.dct_method = JDCT_ISLOW;
    jpeg_start_compress(&info, TRUE);
    write_rows(&info, segments, pixels, row);
    jpeg_finish_compress(&info);
    jpeg = g_memdup2(out, len);
    *ret_len = len;
  }
  jpeg_destroy_compress(&info);
  free(out);
  g_free(row);
  if (jpeg == NULL) set_error(error, &failure);
  return jpeg;
}

static guint8 *plain_new(const guint8 *jpeg, gsize len, gsize *ret_len, GError **error)
{
  enum { BASELINE = 0xc0, PROGRESSIVE = 0xc2 };
  CjmJpegSegments segments;
  g_autoptr(GByteArray) plain = g_byte_array_new();
  if (!cjm_jpeg_segments(jpeg, len, plain, &segments)) {
    g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, "not a whole JPEG image");
    return NULL;
  }
  g_autofree guint8 *pixels = decode_new(plain->data, plain->len, error);
  if (pixels == NULL) return NULL;
  bool common = segments.coding >= BASELINE && segments.coding <= PROGRESSIVE && segments.channels != 4;
  if (!common || segments.orientation != 1) return encode_new(&segments, pixels, ret_len, error);
  *ret_len = plain->len;
  return g_byte_array_steal(plain, NULL);
}

const CjmPictureClass cjm_picture_jpeg = {is_jpeg, read_header, decode_new, plain_new};

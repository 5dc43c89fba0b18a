#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "export/formats.h"
#include "export/png/cairo.h"

/* cairo's limit, and that of many viewers. */
enum { MAX_SIDE = 32767 };

static const double px_per_inch = 96, inch_per_metre = 1 / 0.0254;

/* ---- the bytes ---- */

typedef struct Writer {
  const CjmScene *scene;
  cairo_surface_t *surface;
  double ppi;
  GByteArray *out;
  guint8 *row; /* RGB */
  GError **error;
} Writer;

static void write_bytes(png_structp png, png_bytep data, png_size_t len)
{
  g_byte_array_append(((Writer *)png_get_io_ptr(png))->out, data, (guint)len);
}

static void flush_bytes(png_structp png)
{
  (void)png;
}

static void on_error(png_structp png, png_const_charp message)
{
  Writer *writer = png_get_error_ptr(png);
  g_set_error_literal(writer->error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED, message);
  png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
  (void)png;
  (void)message;
}

static void write_texts(png_structp png, png_infop info, const CjmSceneMeta *meta)
{
  const struct {
    const char *key, *value;
  } rows[] = {{"Title", meta->title}, {"Author", meta->author}, {"Description", meta->description}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!rows[i].value) continue;
    /* tEXt is Latin-1; what is not ASCII goes into iTXt, which is UTF-8. */
    png_text text = {.compression = g_str_is_ascii(rows[i].value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE,
                     .key = (char *)rows[i].key,
                     .text = (char *)rows[i].value};
    png_set_text(png, info, &text, 1);
  }
}

static void write_rows(png_structp png, Writer *writer)
{
  int width = cairo_image_surface_get_width(writer->surface), height = cairo_image_surface_get_height(writer->surface);
  const guint8 *data = cairo_image_surface_get_data(writer->surface);
  for (int y = 0; y < height; y++, data += cairo_image_surface_get_stride(writer->surface)) {
    guint8 *to = writer->row;
    for (int x = 0; x < width; x++) {
      guint32 pixel;
      memcpy(&pixel, data + 4 * (size_t)x, sizeof pixel);
      *to++ = (guint8)(pixel >> 16);
      *to++ = (guint8)(pixel >> 8);
      *to++ = (guint8)pixel;
    }
    png_write_row(png, writer->row);
  }
}

static void write_chunks(png_structp png, png_infop info, Writer *writer)
{
  png_uint_32 per_metre = (png_uint_32)lround(writer->ppi * inch_per_metre);
  png_set_write_fn(png, writer, write_bytes, flush_bytes);
  png_set_IHDR(png, info, (png_uint_32)cairo_image_surface_get_width(writer->surface),
               (png_uint_32)cairo_image_surface_get_height(writer->surface), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  write_texts(png, info, &writer->scene->meta);
  /* Flat areas and repeated letters: filters cost time and make the file larger. At level 9 it would be at most a tenth
   * smaller, and take five times as long. */
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, 5);
  png_write_info(png, info);
  write_rows(png, writer);
  png_write_end(png, info);
}

static bool encode(Writer *writer)
{
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning);
  png_infop info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return false;
  }
  write_chunks(png, info, writer);
  png_destroy_write_struct(&png, &info);
  return true;
}

/* ---- the picture ---- */

static bool check_size(const CjmScene *scene, double ppi, GError **error)
{
  double largest = MAX(scene->width, scene->height);
  if (ceil(largest * ppi / px_per_inch) <= MAX_SIDE) return true;
  g_set_error(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TOO_LARGE,
              "at %.0f pixels an inch the picture has a side of %.0f pixels, and a PNG at most %d: %d pixels an inch would fit",
              ppi, ceil(largest * ppi / px_per_inch), MAX_SIDE, (int)floor(MAX_SIDE * px_per_inch / largest));
  return false;
}

static cairo_surface_t *paint(const CjmScene *scene, double scale, GError **error)
{
  cairo_surface_t *surface =
    cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(scene->width * scale), (int)ceil(scene->height * scale));
  cairo_t *cr = cairo_create(surface);
  cairo_scale(cr, scale, scale);
  bool ok = cjm_cairo_paint(cr, scene, error) && cjm_cairo_check(cairo_status(cr), error);
  cairo_destroy(cr);
  cairo_surface_flush(surface);
  if (ok) return surface;
  cairo_surface_destroy(surface);
  return NULL;
}

static bool write_png(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  g_assert(pages->n == 1);
  const CjmScene *scene = pages->at[0];
  if (!check_size(scene, options->ppi, error)) return false;
  cairo_surface_t *surface = paint(scene, options->ppi / px_per_inch, error);
  if (!surface) return false;
  Writer writer = {.scene = scene, .surface = surface, .ppi = options->ppi, .out = out, .error = error};
  writer.row = g_malloc(3 * (size_t)cairo_image_surface_get_width(surface));
  bool ok = encode(&writer);
  g_free(writer.row);
  cairo_surface_destroy(surface);
  return ok;
}

const CjmFormat cjm_format_png = {
  .name = "png",
  .media_type = "image/png",
  .help = "Pixels, as many an inch as wished",
  .write = write_png,
};

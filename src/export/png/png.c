#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "attach/attach.h"
#include "export/cairo/painter.h"
#include "export/formats.h"

/* The longest side that most viewers can open. */
enum { MAX_SIDE = 32767 };

/* A0 at 300 pixels per inch is 139.5 megapixels. */
static const double max_pixels = 140e6;

/* Pictures of more pixels are compressed at a lower level, in half the time. */
static const double huge_pixels = 64e6;

/* A scene is painted and written in bands of at most this many bytes, so that memory does not grow with its height. */
enum { BAND_BYTES = 32 << 20 };

static const double px_per_inch = 96, inch_per_metre = 1 / 0.0254;

/* ---- the bytes ---- */

typedef struct Writer {
  const CjmScene *scene;
  double ppi;
  int width, height; /* pixels */
  CjmPainter *painter;
  cairo_surface_t *band; /* some rows of the picture */
  guint8 *row;           /* RGB */
  GByteArray *out;
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
    /* tEXt is Latin-1; other text than ASCII is written as iTXt, which is UTF-8. */
    png_text text = {.compression = g_str_is_ascii(rows[i].value) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE,
                     .key = (char *)rows[i].key,
                     .text = (char *)rows[i].value};
    png_set_text(png, info, &text, 1);
  }
}

/* Paints the rows from `top` on into the band. */
static bool paint_band(Writer *writer, int top)
{
  const double scale = writer->ppi / px_per_inch;
  CjmRect visible = {0, top / scale, writer->scene->width, cairo_image_surface_get_height(writer->band) / scale};
  cairo_t *cr = cairo_create(writer->band);
  cairo_translate(cr, 0, -top);
  cairo_scale(cr, scale, scale);
  bool ok = cjm_painter_paint(writer->painter, cr, writer->scene, visible, writer->error);
  cairo_destroy(cr);
  cairo_surface_flush(writer->band);
  return ok;
}

static void write_band(png_structp png, Writer *writer, int rows)
{
  const guint8 *data = cairo_image_surface_get_data(writer->band);
  for (int y = 0; y < rows; y++, data += cairo_image_surface_get_stride(writer->band)) {
    guint8 *to = writer->row;
    for (int x = 0; x < writer->width; x++) {
      guint32 pixel;
      memcpy(&pixel, data + 4 * (size_t)x, sizeof pixel);
      *to++ = (guint8)(pixel >> 16);
      *to++ = (guint8)(pixel >> 8);
      *to++ = (guint8)pixel;
    }
    png_write_row(png, writer->row);
  }
}

static bool write_rows(png_structp png, Writer *writer)
{
  int rows = cairo_image_surface_get_height(writer->band);
  for (int top = 0; top < writer->height; top += rows) {
    if (!paint_band(writer, top)) return false;
    write_band(png, writer, MIN(rows, writer->height - top));
  }
  return true;
}

static bool write_chunks(png_structp png, png_infop info, Writer *writer)
{
  png_uint_32 per_metre = (png_uint_32)lround(writer->ppi * inch_per_metre);
  png_set_write_fn(png, writer, write_bytes, flush_bytes);
  png_set_IHDR(png, info, (png_uint_32)writer->width, (png_uint_32)writer->height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  write_texts(png, info, &writer->scene->meta);
  /* For flat areas and repeated letters, filters cost time and make the file larger. Level 9 would take five times as long and
   * make it at most a tenth smaller. Level 3 takes half the time of level 5 and makes it a quarter larger. */
  bool is_huge = (double)writer->width * writer->height > huge_pixels;
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, is_huge ? 3 : 5);
  png_write_info(png, info);
  if (!write_rows(png, writer)) return false;
  png_write_end(png, info);
  return true;
}

/* Errors of libpng jump back to this function; functions that it calls must not own memory. */
static bool write_all(png_structp png, png_infop info, Writer *writer)
{
  if (setjmp(png_jmpbuf(png))) return false;
  return write_chunks(png, info, writer);
}

static bool encode(Writer *writer)
{
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, writer, on_error, on_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  bool ok = info && write_all(png, info, writer);
  if (!info && !*writer->error)
    g_set_error_literal(writer->error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED, "libpng cannot begin a picture");
  png_destroy_write_struct(&png, &info);
  return ok;
}

/* ---- the picture ---- */

/* The highest whole number of pixels per inch at which the size of the scene is within the limits. */
static int find_ppi(const CjmScene *scene)
{
  double inches_wide = scene->width / px_per_inch, inches_high = scene->height / px_per_inch;
  return (int)floor(MIN(MAX_SIDE / MAX(inches_wide, inches_high), sqrt(max_pixels / inches_wide / inches_high)));
}

static bool check_size(const Writer *writer)
{
  if (MAX(writer->width, writer->height) <= MAX_SIDE && (double)writer->width * writer->height <= max_pixels) return true;
  g_set_error(
    writer->error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TOO_LARGE,
    "the map is too large for a PNG: %.0f pixels per inch make %d × %d pixels, more than %d on a side or %.0f million in all; "
    "%d pixels per inch would fit",
    writer->ppi, writer->width, writer->height, MAX_SIDE, max_pixels / 1e6, find_ppi(writer->scene));
  return false;
}

static bool write_scene(Writer *writer)
{
  int rows = CLAMP(BAND_BYTES / (4 * writer->width), 1, writer->height);
  writer->band = cairo_image_surface_create(CAIRO_FORMAT_RGB24, writer->width, rows);
  writer->painter = cjm_painter_new(false);
  writer->row = g_malloc(3 * (size_t)writer->width);
  bool ok = cjm_cairo_check(cairo_surface_status(writer->band), writer->error) && encode(writer);
  g_free(writer->row);
  cjm_painter_free(writer->painter);
  cairo_surface_destroy(writer->band);
  return ok;
}

static bool write_png(const CjmPages *pages, const CjmExportOptions *options, GByteArray *out, GError **error)
{
  g_assert(pages->n == 1);
  const CjmScene *scene = pages->at[0];
  const double scale = options->ppi / px_per_inch;
  GError *failure = NULL;
  Writer writer = {.scene = scene, .ppi = options->ppi, .out = out, .error = &failure};
  writer.width = (int)MIN(ceil(scene->width * scale), G_MAXINT);
  writer.height = (int)MIN(ceil(scene->height * scale), G_MAXINT);
  bool ok = check_size(&writer) && write_scene(&writer);
  if (failure) g_propagate_error(error, failure);
  if (ok && options->source) cjm_attach_to_png(out, options->source);
  return ok;
}

const CjmFormat cjm_format_png = {
  .name = "png",
  .media_type = "image/png",
  .help = "Pixels, at any resolution",
  .draw = write_png,
  .too_large = "choose fewer pixels per inch, or SVG or PDF, which have no such limit",
  .carries_source = true,
};

#include "export/cairo/painter.h"

#include <string.h>

#include "export/export.h"
#include "export/faces.h"
#include "export/glyphs.h"
#include "export/round.h"
#include "picture/picture.h"

/* A font at one size. */
typedef struct Sized {
  PangoFont *font;
  double size; /* px */
  cairo_scaled_font_t *scaled;
} Sized;

struct CjmPainter {
  bool as_text;
  cairo_t *cr;
  CjmRect visible; /* px */
  CjmGlyphs *glyphs;
  GArray *fonts;        /* of Sized: those used so far */
  GHashTable *pictures; /* first byte of a PNG -> cairo_surface_t */
};

bool cjm_cairo_check(cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS) return true;
  g_set_error_literal(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED, cairo_status_to_string(status));
  return false;
}

/* ---- paint ---- */

static void set_colour(cairo_t *cr, CjmColour c)
{
  cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}

static void set_paint(cairo_t *cr, const CjmPaint *paint)
{
  const CjmGradient *gradient = paint->gradient;
  if (!gradient) {
    set_colour(cr, paint->colour);
    return;
  }
  cairo_pattern_t *pattern = cairo_pattern_create_linear(0, gradient->top, 0, gradient->bottom);
  for (size_t i = 0; i < gradient->n_stops; i++) {
    CjmColour c = gradient->stops[i].colour;
    cairo_pattern_add_color_stop_rgba(pattern, gradient->stops[i].at, c.r, c.g, c.b, c.a);
  }
  cairo_set_source(cr, pattern);
  cairo_pattern_destroy(pattern);
}

static void set_stroke(cairo_t *cr, const CjmStroke *stroke)
{
  set_paint(cr, &stroke->paint);
  cairo_set_line_width(cr, stroke->width);
  cairo_set_dash(cr, stroke->dash, stroke->dash[0] > 0 ? 2 : 0, 0);
  cairo_set_line_cap(cr, stroke->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(cr, stroke->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
}

/* Fills and strokes the current path. */
static void paint_path(cairo_t *cr, const CjmItem *item)
{
  if (item->fill) {
    set_paint(cr, item->fill);
    cairo_fill_preserve(cr);
  }
  if (item->stroke) {
    set_stroke(cr, item->stroke);
    cairo_stroke_preserve(cr);
  }
  cairo_new_path(cr);
}

/* ---- shapes ---- */

static void trace_step(cairo_t *cr, const CjmPathStep *step)
{
  const CjmPoint *p = step->p;
  switch (step->verb) {
    case CJM_PATH_MOVE: cairo_move_to(cr, p[0].x, p[0].y); break;
    case CJM_PATH_LINE: cairo_line_to(cr, p[0].x, p[0].y); break;
    case CJM_PATH_CURVE: cairo_curve_to(cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y); break;
    case CJM_PATH_CLOSE: cairo_close_path(cr); break;
  }
}

/* Round corners are the same curves as in the other formats, so that dashes begin at the same point. */
static void trace_rect(cairo_t *cr, CjmRect box, double radius)
{
  if (radius <= 0) {
    cairo_rectangle(cr, box.x, box.y, box.w, box.h);
    return;
  }
  CjmPathStep steps[CJM_ROUND_STEPS];
  size_t n = cjm_round_steps(box, radius, steps);
  for (size_t i = 0; i < n; i++) trace_step(cr, &steps[i]);
}

static void paint_rect(CjmPainter *painter, const CjmItem *item)
{
  trace_rect(painter->cr, item->u.rect.box, item->u.rect.radius);
  paint_path(painter->cr, item);
}

static void paint_circle(CjmPainter *painter, const CjmItem *item)
{
  CjmPoint centre = item->u.circle.centre;
  double radius = item->u.circle.radius;
  trace_rect(painter->cr, (CjmRect){centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, radius);
  paint_path(painter->cr, item);
}

static void paint_steps(CjmPainter *painter, const CjmItem *item)
{
  for (size_t i = 0; i < item->u.path.n; i++) trace_step(painter->cr, &item->u.path.steps[i]);
  paint_path(painter->cr, item);
}

/* ---- pictures ---- */

/* Stretches a picture over a box. Keeps the current path. */
static void paint_surface(cairo_t *cr, cairo_surface_t *picture, CjmRect box, cairo_extend_t extend)
{
  cairo_save(cr);
  cairo_translate(cr, box.x, box.y);
  cairo_scale(cr, box.w / cairo_image_surface_get_width(picture), box.h / cairo_image_surface_get_height(picture));
  cairo_set_source_surface(cr, picture, 0, 0);
  cairo_pattern_set_extend(cairo_get_source(cr), extend);
  cairo_paint(cr);
  cairo_restore(cr);
}

/* Rounded to nearest, as in cairo. */
static guint8 multiply(guint8 value, guint8 alpha)
{
  guint product = value * alpha + 0x80u;
  return (guint8)((product + (product >> 8)) >> 8);
}

static void copy_pixels(cairo_surface_t *surface, const guint8 *from)
{
  int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  guint8 *row = cairo_image_surface_get_data(surface);
  for (int y = 0; y < height; y++, row += cairo_image_surface_get_stride(surface))
    for (int x = 0; x < width; x++, from += 4) {
      guint8 a = from[3];
      guint32 pixel =
        (guint32)a << 24 | (guint32)multiply(from[0], a) << 16 | (guint32)multiply(from[1], a) << 8 | multiply(from[2], a);
      memcpy(row + 4 * (gsize)x, &pixel, sizeof pixel);
    }
  cairo_surface_mark_dirty(surface);
}

static cairo_surface_t *decode(const guint8 *png, size_t len, GError **error)
{
  CjmPictureHeader header;
  if (!cjm_picture_header(png, len, &header)) {
    g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, "not a whole image");
    return NULL;
  }
  guint8 *pixels = cjm_picture_decode_new(png, header.len, error);
  if (!pixels) return NULL;
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)header.width, (int)header.height);
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) copy_pixels(surface, pixels);
  g_free(pixels);
  return surface;
}

/* A decoded picture; each is decoded once. */
static cairo_surface_t *surface_of(CjmPainter *painter, const guint8 *png, size_t len, GError **error)
{
  cairo_surface_t *surface = g_hash_table_lookup(painter->pictures, png);
  if (surface) return surface;
  surface = decode(png, len, error);
  if (surface) g_hash_table_insert(painter->pictures, (gpointer)png, surface);
  return surface;
}

/* The picture fills the box and is cropped evenly on both sides. */
static bool paint_image(CjmPainter *painter, const CjmItem *item, GError **error)
{
  cairo_t *cr = painter->cr;
  CjmRect box = item->u.image.box;
  cairo_surface_t *picture = surface_of(painter, item->u.image.data, item->u.image.len, error);
  if (!picture || !cjm_cairo_check(cairo_surface_status(picture), error)) return false;
  double w = cairo_image_surface_get_width(picture), h = cairo_image_surface_get_height(picture);
  double scale = MAX(box.w / w, box.h / h);
  cairo_save(cr);
  trace_rect(cr, box, item->u.image.radius);
  cairo_clip(cr);
  CjmRect whole = {box.x + (box.w - w * scale) / 2, box.y + (box.h - h * scale) / 2, w * scale, h * scale};
  paint_surface(cr, picture, whole, CAIRO_EXTEND_PAD);
  cairo_restore(cr);
  return true;
}

/* ---- text ---- */

/* cairo would trace the outline of every pixel of them. */
static void paint_pictures(CjmPainter *painter, const CjmGlyphs *glyphs)
{
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    CjmGlyphPicture picture;
    if (!cjm_glyphs_picture(glyphs, i, &picture)) continue;
    cairo_surface_t *surface = surface_of(painter, picture.png, picture.len, NULL);
    CjmRect box = {glyph->x + picture.box.x, glyph->y + picture.box.y, picture.box.w, picture.box.h};
    if (surface && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
      paint_surface(painter->cr, surface, box, CAIRO_EXTEND_NONE);
  }
}

static void sized_clear(gpointer data)
{
  cairo_scaled_font_destroy(((Sized *)data)->scaled);
}

static cairo_scaled_font_t *scaled_font(CjmPainter *painter, const CjmGlyphs *glyphs)
{
  for (guint i = 0; i < painter->fonts->len; i++) {
    const Sized *known = &g_array_index(painter->fonts, Sized, i);
    if (known->font == glyphs->font && known->size == glyphs->size) return known->scaled;
  }
  Sized sized = {glyphs->font, glyphs->size, cjm_scaled_font_new(glyphs->font, glyphs->size)};
  g_array_append_val(painter->fonts, sized);
  return sized.scaled;
}

static void trace_glyphs(const CjmGlyphs *glyphs, void *data)
{
  if (glyphs->pictures) return;
  cairo_t *cr = ((CjmPainter *)data)->cr;
  cairo_set_scaled_font(cr, scaled_font(data, glyphs));
  cairo_glyph_path(cr, (const cairo_glyph_t *)(void *)glyphs->glyphs->data, (int)glyphs->glyphs->len);
}

/* The clusters are in the order of the glyphs, as cairo expects them. */
static void show_glyphs(CjmPainter *painter, const CjmGlyphs *glyphs)
{
  cairo_set_scaled_font(painter->cr, scaled_font(painter, glyphs));
  cairo_show_text_glyphs(painter->cr, glyphs->text->str, (int)glyphs->text->len,
                         (const cairo_glyph_t *)(void *)glyphs->glyphs->data, (int)glyphs->glyphs->len,
                         (const cairo_text_cluster_t *)(void *)glyphs->clusters->data, (int)glyphs->clusters->len, 0);
}

static void fill_glyphs(const CjmGlyphs *glyphs, void *data)
{
  CjmPainter *painter = data;
  if (glyphs->pictures) paint_pictures(painter, glyphs);
  else if (painter->as_text) show_glyphs(painter, glyphs);
  else trace_glyphs(glyphs, painter);
}

/* The area that an item, or a line of one, may paint: letters and halos extend beyond the box of their text, and anti-aliasing
 * adds a pixel. */
static CjmRect painted_area(const CjmItem *item, CjmRect extent)
{
  double reach = item->kind == CJM_ITEM_TEXT ? item->u.text.block->style.size + item->u.text.halo : 1;
  return cjm_rect_inset(extent, -reach, -reach);
}

/* Traces the visible lines, and paints each: a text of thousands of lines is painted in many bands, and cairo takes more than
 * twice as long for a path of twice the length. */
static void each_line(CjmPainter *painter, const CjmItem *item, CjmGlyphsVisit trace, void (*paint)(cairo_t *))
{
  const CjmTextBlock *block = item->u.text.block;
  for (size_t i = 0; i < block->n_lines; i++) {
    if (!cjm_rect_overlaps(painted_area(item, cjm_item_line_extent(item, i)), painter->visible, 0)) continue;
    CjmPoint origin = {item->u.text.at.x + block->lines[i].x, item->u.text.at.y + block->lines[i].baseline};
    cjm_glyphs_line(painter->glyphs, block, i, origin, trace, painter);
    paint(painter->cr);
  }
}

/* The halo under the letters. */
static void paint_halo(CjmPainter *painter, const CjmItem *item)
{
  CjmStroke stroke = cjm_stroke(item->u.text.background, 2 * item->u.text.halo);
  stroke.round = true;
  set_stroke(painter->cr, &stroke);
  each_line(painter, item, trace_glyphs, cairo_stroke);
}

static void paint_strikes(CjmPainter *painter, const CjmItem *item)
{
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) {
    CjmRect strike = cjm_item_strike(item, i);
    cairo_rectangle(painter->cr, strike.x, strike.y, strike.w, strike.h);
  }
  cairo_fill(painter->cr);
}

static void paint_text(CjmPainter *painter, const CjmItem *item)
{
  if (item->u.text.halo > 0) paint_halo(painter, item);
  set_colour(painter->cr, item->u.text.colour);
  each_line(painter, item, fill_glyphs, cairo_fill);
  if (item->u.text.struck) paint_strikes(painter, item);
}

static bool paint_item(CjmPainter *painter, const CjmItem *item, GError **error)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN:
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT: paint_rect(painter, item); break;
    case CJM_ITEM_CIRCLE: paint_circle(painter, item); break;
    case CJM_ITEM_PATH: paint_steps(painter, item); break;
    case CJM_ITEM_TEXT: paint_text(painter, item); break;
    case CJM_ITEM_IMAGE: return paint_image(painter, item, error);
  }
  return true;
}

CjmPainter *cjm_painter_new(bool as_text)
{
  CjmPainter *painter = g_new0(CjmPainter, 1);
  painter->as_text = as_text;
  painter->glyphs = cjm_glyphs_new();
  painter->fonts = g_array_new(FALSE, FALSE, sizeof(Sized));
  g_array_set_clear_func(painter->fonts, sized_clear);
  painter->pictures = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)cairo_surface_destroy);
  return painter;
}

void cjm_painter_free(CjmPainter *painter)
{
  if (!painter) return;
  cjm_glyphs_free(painter->glyphs);
  g_array_free(painter->fonts, TRUE);
  g_hash_table_unref(painter->pictures);
  g_free(painter);
}

bool cjm_painter_paint(CjmPainter *painter, cairo_t *cr, const CjmScene *scene, CjmRect visible, GError **error)
{
  painter->cr = cr;
  painter->visible = visible;
  set_colour(cr, scene->background);
  cairo_paint(cr);
  bool ok = true;
  for (size_t i = 0; ok && i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (cjm_rect_overlaps(painted_area(item, cjm_item_extent(item)), visible, 0)) ok = paint_item(painter, item, error);
  }
  painter->cr = NULL;
  return ok && cjm_cairo_check(cairo_status(cr), error);
}

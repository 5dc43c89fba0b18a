#include "export/png/cairo.h"

#include <string.h>

#include "export/export.h"
#include "export/faces.h"
#include "export/glyphs.h"

/* A font at one size. */
typedef struct Sized {
  PangoFont *font;
  double size; /* px */
  cairo_scaled_font_t *scaled;
} Sized;

typedef struct Painter {
  cairo_t *cr;
  CjmGlyphs *glyphs;
  GArray *fonts;        /* of Sized: those that were met */
  GHashTable *pictures; /* bytes of a font -> cairo_surface_t: each is once in a file */
} Painter;

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

static void trace_rect(cairo_t *cr, CjmRect box, double radius)
{
  if (radius <= 0) {
    cairo_rectangle(cr, box.x, box.y, box.w, box.h);
    return;
  }
  double x0 = box.x + radius, x1 = box.x + box.w - radius, y0 = box.y + radius, y1 = box.y + box.h - radius;
  cairo_new_sub_path(cr);
  cairo_arc(cr, x1, y0, radius, -G_PI_2, 0);
  cairo_arc(cr, x1, y1, radius, 0, G_PI_2);
  cairo_arc(cr, x0, y1, radius, G_PI_2, G_PI);
  cairo_arc(cr, x0, y0, radius, G_PI, 3 * G_PI_2);
  cairo_close_path(cr);
}

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

static void paint_rect(Painter *painter, const CjmItem *item)
{
  trace_rect(painter->cr, item->u.rect.box, item->u.rect.radius);
  paint_path(painter->cr, item);
}

static void paint_circle(Painter *painter, const CjmItem *item)
{
  cairo_new_sub_path(painter->cr);
  cairo_arc(painter->cr, item->u.circle.centre.x, item->u.circle.centre.y, item->u.circle.radius, 0, 2 * G_PI);
  cairo_close_path(painter->cr);
  paint_path(painter->cr, item);
}

static void paint_steps(Painter *painter, const CjmItem *item)
{
  for (size_t i = 0; i < item->u.path.n; i++) trace_step(painter->cr, &item->u.path.steps[i]);
  paint_path(painter->cr, item);
}

/* ---- pictures ---- */

typedef struct Bytes {
  const guint8 *at;
  size_t left;
} Bytes;

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned int len)
{
  Bytes *bytes = closure;
  if (len > bytes->left) return CAIRO_STATUS_READ_ERROR;
  memcpy(data, bytes->at, len);
  bytes->at += len;
  bytes->left -= len;
  return CAIRO_STATUS_SUCCESS;
}

/* Stretches a picture over a box. The current path stays as it is. */
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

static cairo_surface_t *read_picture(const guint8 *png, size_t len)
{
  Bytes bytes = {png, len};
  return cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
}

/* The picture fills the box; what is too wide or too high is cut off evenly. */
static bool paint_image(Painter *painter, const CjmItem *item, GError **error)
{
  cairo_t *cr = painter->cr;
  CjmRect box = item->u.image.box;
  cairo_surface_t *picture = read_picture(item->u.image.png, item->u.image.len);
  bool ok = cjm_cairo_check(cairo_surface_status(picture), error);
  if (ok) {
    double w = cairo_image_surface_get_width(picture), h = cairo_image_surface_get_height(picture);
    double scale = MAX(box.w / w, box.h / h);
    cairo_save(cr);
    trace_rect(cr, box, item->u.image.radius);
    cairo_clip(cr);
    CjmRect whole = {box.x + (box.w - w * scale) / 2, box.y + (box.h - h * scale) / 2, w * scale, h * scale};
    paint_surface(cr, picture, whole, CAIRO_EXTEND_PAD);
    cairo_restore(cr);
  }
  cairo_surface_destroy(picture);
  return ok;
}

/* ---- text ---- */

static cairo_surface_t *picture_of(Painter *painter, const CjmGlyphPicture *picture)
{
  cairo_surface_t *surface = g_hash_table_lookup(painter->pictures, picture->png);
  if (surface) return surface;
  surface = read_picture(picture->png, picture->len);
  g_hash_table_insert(painter->pictures, (gpointer)picture->png, surface);
  return surface;
}

/* cairo would trace every pixel of them. */
static void paint_pictures(Painter *painter, const CjmGlyphs *glyphs)
{
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    CjmGlyphPicture picture;
    if (!cjm_glyphs_picture(glyphs, i, &picture)) continue;
    cairo_surface_t *surface = picture_of(painter, &picture);
    CjmRect box = {glyph->x + picture.box.x, glyph->y + picture.box.y, picture.box.w, picture.box.h};
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) paint_surface(painter->cr, surface, box, CAIRO_EXTEND_NONE);
  }
}

static void sized_clear(gpointer data)
{
  cairo_scaled_font_destroy(((Sized *)data)->scaled);
}

static cairo_scaled_font_t *scaled_font(Painter *painter, const CjmGlyphs *glyphs)
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
  cairo_t *cr = ((Painter *)data)->cr;
  cairo_set_scaled_font(cr, scaled_font(data, glyphs));
  cairo_glyph_path(cr, (const cairo_glyph_t *)(void *)glyphs->glyphs->data, (int)glyphs->glyphs->len);
}

static void fill_glyphs(const CjmGlyphs *glyphs, void *data)
{
  if (glyphs->pictures) paint_pictures(data, glyphs);
  else trace_glyphs(glyphs, data);
}

static void each_font(Painter *painter, const CjmItem *item, CjmGlyphsVisit visit)
{
  cjm_glyphs_block(painter->glyphs, item->u.text.block, item->u.text.at, visit, painter);
}

/* Under the letters, and never part of the text. */
static void paint_halo(Painter *painter, const CjmItem *item)
{
  CjmStroke stroke = cjm_stroke(item->u.text.ground, 2 * item->u.text.halo);
  stroke.round = true;
  each_font(painter, item, trace_glyphs);
  set_stroke(painter->cr, &stroke);
  cairo_stroke(painter->cr);
}

static void paint_strikes(Painter *painter, const CjmItem *item)
{
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) {
    CjmRect strike = cjm_item_strike(item, i);
    cairo_rectangle(painter->cr, strike.x, strike.y, strike.w, strike.h);
  }
  cairo_fill(painter->cr);
}

static void paint_text(Painter *painter, const CjmItem *item)
{
  if (item->u.text.halo > 0) paint_halo(painter, item);
  set_colour(painter->cr, item->u.text.colour);
  each_font(painter, item, fill_glyphs);
  cairo_fill(painter->cr);
  if (item->u.text.struck) paint_strikes(painter, item);
}

static bool paint_item(Painter *painter, const CjmItem *item, GError **error)
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

bool cjm_cairo_paint(cairo_t *cr, const CjmScene *scene, GError **error)
{
  Painter painter = {.cr = cr, .glyphs = cjm_glyphs_new(), .fonts = g_array_new(FALSE, FALSE, sizeof(Sized))};
  g_array_set_clear_func(painter.fonts, sized_clear);
  painter.pictures = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)cairo_surface_destroy);
  set_colour(cr, scene->ground);
  cairo_paint(cr);
  bool ok = true;
  for (size_t i = 0; ok && i < cjm_scene_length(scene); i++) ok = paint_item(&painter, cjm_scene_at(scene, i), error);
  cjm_glyphs_free(painter.glyphs);
  g_array_free(painter.fonts, TRUE);
  g_hash_table_unref(painter.pictures);
  return ok;
}

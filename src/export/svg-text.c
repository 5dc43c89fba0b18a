#include <math.h>
#include <pango/pangocairo.h>

#include "export/svg.h"

/* Outlines are drawn once in units of 1/1000 of the font's size, in whole numbers, and scaled where they are used. */
static const double em = 1000;

/* Up to this size a glyph's place on its line is rounded to a whole unit too, which is then at most 0.009 px off. */
static const double fine_size = 18; /* px */

/* A face, whatever its size. */
typedef struct Face {
  PangoFontFace *face;
  char *name;      /* tells faces apart that one file was made into: a weight that was synthesised */
  cairo_t *cr;     /* to draw at the size of one em */
  GHashTable *ids; /* glyph -> id; "" where there is nothing to see */
} Face;

struct CjmSvgOutlines {
  GPtrArray *faces;
  GHashTable *by_font; /* PangoFont -> Face */
};

static void face_free(gpointer data)
{
  Face *face = data;
  g_free(face->name);
  cairo_destroy(face->cr);
  g_hash_table_unref(face->ids);
  g_free(face);
}

CjmSvgOutlines *cjm_svg_outlines_new(void)
{
  CjmSvgOutlines *outlines = g_new0(CjmSvgOutlines, 1);
  outlines->faces = g_ptr_array_new_with_free_func(face_free);
  outlines->by_font = g_hash_table_new(NULL, NULL);
  return outlines;
}

void cjm_svg_outlines_free(CjmSvgOutlines *outlines)
{
  if (!outlines) return;
  g_hash_table_unref(outlines->by_font);
  g_ptr_array_unref(outlines->faces);
  g_free(outlines);
}

/* ---- faces ---- */

static char *name_of(PangoFont *font)
{
  PangoFontDescription *desc = pango_font_describe(font);
  pango_font_description_unset_fields(desc, PANGO_FONT_MASK_SIZE);
  char *name = pango_font_description_to_string(desc);
  pango_font_description_free(desc);
  return name;
}

static cairo_t *context_at_em(const CjmGlyphs *glyphs, double size)
{
  cairo_scaled_font_t *font = glyphs->scaled;
  cairo_matrix_t matrix, identity;
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_matrix_init_identity(&identity);
  cairo_scaled_font_get_font_matrix(font, &matrix);
  cairo_matrix_scale(&matrix, em / size, em / size);
  cairo_scaled_font_get_font_options(font, options);
  cairo_scaled_font_t *large = cairo_scaled_font_create(cairo_scaled_font_get_font_face(font), &matrix, &identity, options);
  cairo_font_options_destroy(options);

  cairo_surface_t *nowhere = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create(nowhere);
  cairo_set_scaled_font(cr, large);
  cairo_scaled_font_destroy(large);
  cairo_surface_destroy(nowhere);
  return cr;
}

static Face *face_of(CjmSvgOutlines *outlines, const CjmGlyphs *glyphs, double size)
{
  Face *known = g_hash_table_lookup(outlines->by_font, glyphs->font);
  if (known) return known;
  PangoFontFace *pango_face = pango_font_get_face(glyphs->font);
  char *name = name_of(glyphs->font);
  for (guint i = 0; !known && i < outlines->faces->len; i++) {
    Face *face = outlines->faces->pdata[i];
    if (face->face == pango_face && g_str_equal(face->name, name)) known = face;
  }
  if (!known) {
    known = g_new0(Face, 1);
    *known = (Face){pango_face, g_strdup(name), context_at_em(glyphs, size), g_hash_table_new_full(NULL, NULL, NULL, g_free)};
    g_ptr_array_add(outlines->faces, known);
  }
  g_free(name);
  g_hash_table_insert(outlines->by_font, glyphs->font, known);
  return known;
}

/* ---- outlines ---- */

static CjmPathStep step_of(const cairo_path_data_t *data)
{
  static const CjmPathVerb verbs[] = {[CAIRO_PATH_MOVE_TO] = CJM_PATH_MOVE,
                                      [CAIRO_PATH_LINE_TO] = CJM_PATH_LINE,
                                      [CAIRO_PATH_CURVE_TO] = CJM_PATH_CURVE,
                                      [CAIRO_PATH_CLOSE_PATH] = CJM_PATH_CLOSE};
  CjmPathStep step = {.verb = verbs[data->header.type]};
  for (int i = 1; i < data->header.length; i++) step.p[i - 1] = (CjmPoint){data[i].point.x, data[i].point.y};
  return step;
}

/* cairo ends each closed figure with a move to its own beginning, which says nothing. */
static bool is_idle(const cairo_path_t *path, int i)
{
  const cairo_path_data_t *data = &path->data[i];
  if (data->header.type != CAIRO_PATH_MOVE_TO) return false;
  int next = i + data->header.length;
  return next >= path->num_data || path->data[next].header.type == CAIRO_PATH_MOVE_TO;
}

static void put_outline(GString *defs, const char *id, const cairo_path_t *path)
{
  g_string_append_printf(defs, "<path id=\"" CJM_SVG_PREFIX "%s\" d=\"", id);
  CjmSvgPath data = cjm_svg_path(defs, 0);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    if (is_idle(path, i)) continue;
    CjmPathStep step = step_of(&path->data[i]);
    cjm_svg_path_step(&data, &step);
  }
  g_string_append(defs, "\"/>\n");
}

/* The id of a glyph's outline; "" for a blank. */
static const char *outline_id(CjmSvg *svg, Face *face, unsigned long index)
{
  char *id = g_hash_table_lookup(face->ids, GUINT_TO_POINTER(index));
  if (id) return id;
  cairo_glyph_t glyph = {.index = index};
  cairo_new_path(face->cr);
  cairo_glyph_path(face->cr, &glyph, 1);
  cairo_path_t *path = cairo_copy_path(face->cr);
  if (path->num_data) {
    id = cjm_svg_next_id(svg);
    put_outline(svg->defs, id, path);
  } else id = g_strdup("");
  cairo_path_destroy(path);
  g_hash_table_insert(face->ids, GUINT_TO_POINTER(index), id);
  return id;
}

/* ---- lines ---- */

typedef struct Line {
  CjmSvg *svg;
  double size; /* px */
} Line;

static void put_place(GString *out, const char *name, double px, double size)
{
  GString *value = g_string_new(NULL);
  cjm_svg_number(value, px / size * em, size > fine_size ? 1 : 0);
  if (!g_str_equal(value->str, "0")) g_string_append_printf(out, " %s=\"%s\"", name, value->str);
  g_string_free(value, TRUE);
}

static char *share_picture(const Line *line, const CjmGlyphPicture *picture)
{
  GString *rest = g_string_new(NULL);
  const double unit = em / line->size;
  cjm_svg_attr_number(rest, "x", picture->box.x * unit);
  cjm_svg_attr_number(rest, "y", picture->box.y * unit);
  cjm_svg_attr_number(rest, "width", picture->box.w * unit);
  cjm_svg_attr_number(rest, "height", picture->box.h * unit);
  char *data = g_base64_encode(picture->png, picture->len);
  g_string_append_printf(rest, " preserveAspectRatio=\"none\" href=\"data:image/png;base64,%s\"/>", data);
  char *id = cjm_svg_share(line->svg, "image", rest->str);
  g_free(data);
  g_string_free(rest, TRUE);
  return id;
}

static void put_use(const Line *line, const char *id, const cairo_glyph_t *glyph)
{
  GString *out = line->svg->body;
  g_string_append_printf(out, "<use href=\"#" CJM_SVG_PREFIX "%s\"", id);
  put_place(out, "x", glyph->x, line->size);
  put_place(out, "y", glyph->y, line->size);
  g_string_append(out, "/>");
}

static void put_pictures(const Line *line, const CjmGlyphs *glyphs)
{
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    CjmGlyphPicture picture;
    if (!cjm_glyphs_picture(glyphs, i, &picture)) continue;
    char *id = share_picture(line, &picture);
    put_use(line, id, &g_array_index(glyphs->glyphs, cairo_glyph_t, i));
    g_free(id);
  }
}

static void put_glyphs(const CjmGlyphs *glyphs, void *data)
{
  const Line *line = data;
  CjmSvg *svg = line->svg;
  if (glyphs->pictures) {
    put_pictures(line, glyphs);
    return;
  }
  Face *face = face_of(svg->outlines, glyphs, line->size);
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    const char *id = outline_id(svg, face, glyph->index);
    if (*id) put_use(line, id, glyph);
  }
}

static void put_transform(GString *out, CjmPoint origin, double size)
{
  g_string_append(out, " transform=\"translate(");
  cjm_svg_number(out, origin.x, 3);
  g_string_append_c(out, ' ');
  cjm_svg_number(out, origin.y, 3);
  g_string_append(out, ")scale(");
  cjm_svg_number(out, size / em, 8);
  g_string_append(out, ")\"");
}

/* What is left of the start tag of line `i`, and its glyphs. */
static void put_line(CjmSvg *svg, const CjmItem *item, size_t i)
{
  const CjmTextBlock *block = item->u.text.block;
  Line context = {svg, block->style.size};
  CjmPoint origin = {item->u.text.at.x + block->lines[i].x, item->u.text.at.y + block->lines[i].baseline};
  put_transform(svg->body, origin, context.size);
  g_string_append_c(svg->body, '>');
  cjm_glyphs_line(svg->glyphs, block, i, (CjmPoint){0}, put_glyphs, &context);
}

static void put_lines(CjmSvg *svg, const CjmItem *item)
{
  g_string_append_c(svg->body, '>');
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) {
    g_string_append(svg->body, "<g");
    put_line(svg, item, i);
    g_string_append(svg->body, "</g>");
  }
}

bool cjm_svg_ends_at_blank(const CjmTextLine *line)
{
  return line->len == 0 || g_unichar_isspace(g_utf8_get_char(line->text + line->len));
}

/* The words of all lines: those of a broken word in one piece again. */
static void put_label(GString *out, const CjmTextBlock *block)
{
  g_string_append(out, " aria-label=\"");
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    cjm_svg_text(out, line->text, line->len);
    if (i + 1 < block->n_lines && cjm_svg_ends_at_blank(line)) g_string_append_c(out, ' ');
  }
  g_string_append_c(out, '"');
}

/* The letters once more, under themselves. */
static void put_halo(CjmSvg *svg, const CjmItem *item, const char *id)
{
  g_string_append_printf(svg->body, "<use href=\"#" CJM_SVG_PREFIX "%s\"", id);
  cjm_svg_attr_colour(svg->body, "stroke", item->u.text.ground);
  cjm_svg_attr_number(svg->body, "stroke-width", 2 * item->u.text.halo * em / item->u.text.block->style.size);
  g_string_append(svg->body, "/>");
}

void cjm_svg_strikes(CjmSvg *svg, const CjmItem *item)
{
  g_string_append(svg->body, "<path");
  cjm_svg_attr_colour(svg->body, "fill", item->u.text.colour);
  g_string_append(svg->body, " d=\"");
  CjmSvgPath path = cjm_svg_path(svg->body, 2);
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) {
    CjmRect r = cjm_item_strike(item, i);
    r.y -= svg->dy;
    const CjmPathStep steps[] = {{CJM_PATH_MOVE, {{r.x, r.y}}},
                                 {CJM_PATH_LINE, {{r.x + r.w, r.y}}},
                                 {CJM_PATH_LINE, {{r.x + r.w, r.y + r.h}}},
                                 {CJM_PATH_LINE, {{r.x, r.y + r.h}}},
                                 {.verb = CJM_PATH_CLOSE}};
    for (size_t k = 0; k < G_N_ELEMENTS(steps); k++) cjm_svg_path_step(&path, &steps[k]);
  }
  g_string_append(svg->body, "\"/>");
}

void cjm_svg_outlined_text(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  char *id = item->u.text.halo > 0 ? cjm_svg_next_id(svg) : NULL;
  if (id) put_halo(svg, item, id);
  g_string_append(svg->body, "<g");
  if (id) g_string_append_printf(svg->body, " id=\"" CJM_SVG_PREFIX "%s\"", id);
  put_label(svg->body, block);
  cjm_svg_attr_colour(svg->body, "fill", item->u.text.colour);
  if (block->n_lines == 1) put_line(svg, item, 0);
  else put_lines(svg, item);
  g_string_append(svg->body, "</g>\n");
  if (item->u.text.struck) cjm_svg_strikes(svg, item);
  g_free(id);
}

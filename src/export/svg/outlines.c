#include "export/svg/outlines.h"

#include "export/faces.h"
#include "export/svg/definitions.h"
#include "export/svg/lines.h"
#include "export/svg/path.h"
#include "export/svg/write.h"

/* Up to this size, the position of a glyph on its line is rounded to a whole unit too; the error is at most 0.009 px. */
static const double fine_size = 18; /* px */

/* Outlines are defined once, in whole units of 1/1000 of the font size, and scaled where they are used. */
struct CjmSvgOutlines {
  CjmFaces *faces;
  GPtrArray *ids; /* for each face: GHashTable, glyph -> id; "" if the glyph is empty */
};

CjmSvgOutlines *cjm_svg_outlines_new(void)
{
  CjmSvgOutlines *outlines = g_new0(CjmSvgOutlines, 1);
  outlines->faces = cjm_faces_new();
  outlines->ids = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
  return outlines;
}

void cjm_svg_outlines_free(CjmSvgOutlines *outlines)
{
  if (!outlines) return;
  cjm_faces_free(outlines->faces);
  g_ptr_array_unref(outlines->ids);
  g_free(outlines);
}

/* ---- outlines ---- */

static GHashTable *ids_of(CjmSvgOutlines *outlines, const CjmFace *face)
{
  if (cjm_face_index(face) == outlines->ids->len) g_ptr_array_add(outlines->ids, g_hash_table_new_full(NULL, NULL, NULL, g_free));
  return outlines->ids->pdata[cjm_face_index(face)];
}

static void put_step(const CjmPathStep *step, void *data)
{
  cjm_svg_path_step(data, step);
}

/* The id of a glyph's outline; "" for a space. */
static const char *outline_id(CjmSvg *svg, CjmFace *face, unsigned long index)
{
  GHashTable *ids = ids_of(svg->outlines, face);
  char *id = g_hash_table_lookup(ids, GUINT_TO_POINTER(index));
  if (id) return id;
  GString *steps = g_string_new("");
  CjmSvgPath path = cjm_svg_path(steps, 0);
  cjm_face_outline(face, (guint)index, put_step, &path);
  id = steps->len ? cjm_svg_next_id(svg) : g_strdup("");
  if (*id) g_string_append_printf(svg->defs, "<path id=\"" CJM_SVG_PREFIX "%s\" d=\"%s\"/>\n", id, steps->str);
  g_hash_table_insert(ids, GUINT_TO_POINTER(index), id);
  g_string_free(steps, TRUE);
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
  cjm_svg_number(value, px / size * CJM_FACE_EM, size > fine_size ? 1 : 0);
  if (!g_str_equal(value->str, "0")) g_string_append_printf(out, " %s=\"%s\"", name, value->str);
  g_string_free(value, TRUE);
}

static char *share_picture(const Line *line, const CjmGlyphPicture *picture)
{
  GString *rest = g_string_new(NULL);
  const double unit = CJM_FACE_EM / line->size;
  cjm_svg_attr_number(rest, "x", picture->box.x * unit);
  cjm_svg_attr_number(rest, "y", picture->box.y * unit);
  cjm_svg_attr_number(rest, "width", picture->box.w * unit);
  cjm_svg_attr_number(rest, "height", picture->box.h * unit);
  char *data = g_base64_encode(picture->png, picture->len);
  g_string_append_printf(rest, " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,%s\"/>", data);
  char *id = cjm_svg_share(line->svg, "image", rest->str);
  g_free(data);
  g_string_free(rest, TRUE);
  return id;
}

static void put_use(const Line *line, const char *id, const cairo_glyph_t *glyph)
{
  GString *out = line->svg->body;
  g_string_append_printf(out, "<use xlink:href=\"#" CJM_SVG_PREFIX "%s\"", id);
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
  CjmFace *face = cjm_faces_get(svg->outlines->faces, glyphs->font);
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
  cjm_svg_number(out, size / CJM_FACE_EM, 8);
  g_string_append(out, ")\"");
}

/* The rest of the start tag of line `i`, and its glyphs. */
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

/* What a screen reader reads in place of the letters. */
static void put_label(GString *out, const CjmTextBlock *block, const char *lang)
{
  GString *text = g_string_new(NULL);
  cjm_block_text(text, block);
  g_string_append(out, " role=\"img\"");
  cjm_svg_attr_foreign(out, lang, text->str, text->len);
  cjm_svg_attr_text(out, "aria-label", text->str, (gssize)text->len);
  g_string_free(text, TRUE);
}

/* A copy of the letters, under the letters. */
static void put_halo(CjmSvg *svg, const CjmItem *item, const char *id)
{
  g_string_append_printf(svg->body, "<use xlink:href=\"#" CJM_SVG_PREFIX "%s\"", id);
  cjm_svg_attr_colour(svg->body, "stroke", item->u.text.background);
  cjm_svg_attr_number(svg->body, "stroke-width", 2 * item->u.text.halo * CJM_FACE_EM / item->u.text.block->style.size);
  g_string_append(svg->body, "/>");
}

void cjm_svg_outlined_text(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  char *id = item->u.text.halo > 0 ? cjm_svg_next_id(svg) : NULL;
  if (id) put_halo(svg, item, id);
  g_string_append(svg->body, "<g");
  if (id) g_string_append_printf(svg->body, " id=\"" CJM_SVG_PREFIX "%s\"", id);
  put_label(svg->body, block, svg->lang);
  cjm_svg_attr_colour(svg->body, "fill", item->u.text.colour);
  if (block->n_lines == 1) put_line(svg, item, 0);
  else put_lines(svg, item);
  g_string_append(svg->body, "</g>\n");
  if (item->u.text.struck) cjm_svg_put_strikes(svg, item);
  g_free(id);
}

#include "export/pdf/text.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "export/pdf/halo.h"
#include "export/pdf/image.h"
#include "export/pdf/paint.h"

/* Up to this size, the position of a glyph on its line is rounded to 1/1000 of the size; the error is at most 0.009 px. */
static const double fine_size = 18; /* px */

/* Units of positions per px. */
static const double place_units = 100;

/* ---- fonts ---- */

static double metric(hb_font_t *font, hb_ot_metrics_tag_t tag, double otherwise)
{
  int x_scale, y_scale;
  hb_position_t position;
  hb_font_get_scale(font, &x_scale, &y_scale);
  return hb_ot_metrics_get_position(font, tag, &position) ? position * CJM_FACE_EM / y_scale : otherwise;
}

/* Letters, digits and hyphens, which are allowed in every kind of name. */
static char *font_name_new(hb_face_t *face)
{
  char name[128] = "";
  unsigned size = sizeof name, n = 0;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  for (const char *p = name; *p; p++)
    if (g_ascii_isalnum(*p) || *p == '-') name[n++] = *p;
  name[n] = '\0';
  return g_strdup(n ? name : "Font");
}

static CjmPdfFont *font_new(CjmFace *face)
{
  hb_font_t *font = pango_font_get_hb_font(cjm_face_font(face));
  return cjm_pdf_font_new((CjmPdfFace){.name = font_name_new(hb_font_get_face(font)),
                                       .ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 800),
                                       .descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200),
                                       .cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700),
                                       .slant = hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE)});
}

/* The font that codes of a face are added to: a new one if that is full. */
static CjmPdfFont *font_of(CjmPdfPage *page, CjmFace *face)
{
  guint i = cjm_face_index(face);
  if (i >= page->of_faces->len) g_ptr_array_set_size(page->of_faces, (gint)i + 1);
  CjmPdfFont *font = page->of_faces->pdata[i];
  if (font && !cjm_pdf_font_is_full(font)) return font;
  font = font_new(face);
  g_ptr_array_add(page->fonts, font);
  page->of_faces->pdata[i] = font;
  return font;
}

static void put_outline(const CjmPathStep *step, void *data)
{
  CjmCff *cff = data;
  const CjmPoint *p = step->p;
  switch (step->verb) {
    case CJM_PATH_MOVE: cjm_cff_move(cff, p[0].x, -p[0].y); break;
    case CJM_PATH_LINE: cjm_cff_line(cff, p[0].x, -p[0].y); break;
    case CJM_PATH_CURVE: cjm_cff_curve(cff, p[0].x, -p[0].y, p[1].x, -p[1].y, p[2].x, -p[2].y); break;
    case CJM_PATH_CLOSE: break; /* every figure is closed */
  }
}

/* The glyph of a picture stays empty: FreeType would trace each pixel of it where the font is made bolder. */
static guint code_of(CjmPdfFont *font, CjmFace *face, guint glyph, bool is_picture, const char *text, int len)
{
  guint code = cjm_pdf_font_find(font, glyph, text, len);
  if (code) return code;
  code = cjm_pdf_font_add(font, glyph, text, len, cjm_face_advance(face, glyph));
  if (!is_picture) cjm_face_outline(face, glyph, put_outline, cjm_pdf_font_outlines(font));
  return code;
}

static void set_font(CjmPdfPage *page, const CjmPdfFont *font, double size)
{
  guint number;
  if (page->now.font == font && page->now.size == size) return;
  g_ptr_array_find(page->fonts, font, &number);
  g_string_append_printf(page->out, "/F%u ", number + 1);
  cjm_pdf_number(page, size, 2);
  g_string_append(page->out, "Tf ");
  page->now.font = font;
  page->now.size = size;
}

void cjm_pdf_write_fonts(CjmPdfPage *page, GString *resources)
{
  g_string_append(resources, "/Font<<");
  for (guint i = 0; i < page->fonts->len; i++) {
    CjmPdfRef ref = cjm_pdf_reserve(page->file);
    cjm_pdf_font_write(page->fonts->pdata[i], page->file, ref);
    g_string_append_printf(resources, "/F%u %u 0 R", i + 1, ref);
  }
  g_string_append(resources, ">>");
}

/* ---- glyphs ---- */

/* The text being written, and the pen position of the reader. */
typedef struct Pen {
  CjmPdfPage *page;
  long long x, y;   /* where the line begins, units from the page's bottom left corner */
  double at;        /* px from there: where the next glyph would be without adjustment */
  GString *shown;   /* strings, with adjustments of the pen between them */
  bool spread;      /* there are adjustments */
  GArray *pictures; /* of Picture */
} Pen;

/* A glyph that is a picture, painted after the text. */
typedef struct Picture {
  CjmGlyphPicture picture;
  CjmPoint at;
} Picture;

static void show(Pen *pen)
{
  if (!pen->shown->len) return;
  GString *out = pen->page->out;
  g_string_append_c(out, pen->spread ? '[' : '(');
  if (pen->spread) g_string_append_c(out, '(');
  g_string_append_len(out, pen->shown->str, (gssize)pen->shown->len);
  g_string_append(out, pen->spread ? ")]TJ " : ")Tj ");
  g_string_truncate(pen->shown, 0);
  pen->spread = false;
}

/* Begins a line at a place on the page, in units. */
static void begin_line(Pen *pen, long long x, long long y)
{
  show(pen);
  cjm_pdf_number(pen->page, (double)(x - pen->x) / place_units, 2);
  cjm_pdf_number(pen->page, (double)(y - pen->y) / place_units, 2);
  g_string_append(pen->page->out, "Td ");
  pen->x = x;
  pen->y = y;
  pen->at = 0;
}

/* Moves the pen to the next glyph, in steps of 1/1000 of the size; rounding errors do not accumulate. */
static void go_to(Pen *pen, const cairo_glyph_t *glyph, double size)
{
  double x = glyph->x, y = pen->page->height - glyph->y;
  long long line = llround(y * place_units);
  if (line != pen->y) {
    begin_line(pen, llround(x * place_units), line);
    return;
  }
  int decimals = size > fine_size;
  double steps = decimals ? 10 : 1;
  double back = round((pen->at - (x - (double)pen->x / place_units)) / size * CJM_FACE_EM * steps) / steps;
  if (back == 0) return;
  pen->at -= back * size / CJM_FACE_EM;
  if (!pen->shown->len) {
    begin_line(pen, llround(x * place_units), line);
    return;
  }
  g_string_append_c(pen->shown, ')');
  cjm_number_append(pen->shown, back, decimals);
  g_string_append_c(pen->shown, '(');
  pen->spread = true;
}

static void show_glyph(Pen *pen, CjmPdfFont *font, guint code, const cairo_glyph_t *glyph, double size)
{
  go_to(pen, glyph, size);
  char bytes[2] = {(char)(code >> 8), (char)code};
  cjm_pdf_bytes(pen->shown, bytes, sizeof bytes);
  pen->at += cjm_pdf_font_width(font, code) * size / CJM_FACE_EM;
}

/* Opens a span with the characters that several glyphs show together. */
static void open_span(Pen *pen, const char *text, int len)
{
  show(pen);
  g_string_append(pen->page->out, "/Span<</ActualText<FEFF");
  cjm_pdf_utf16(pen->page->out, text, len);
  g_string_append(pen->page->out, ">>>BDC ");
}

static void close_span(Pen *pen)
{
  show(pen);
  g_string_append(pen->page->out, "EMC ");
}

static void put_pictures(Pen *pen, const CjmGlyphs *glyphs)
{
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    Picture picture = {.at = {glyph->x, glyph->y}};
    if (cjm_glyphs_picture(glyphs, i, &picture.picture)) g_array_append_val(pen->pictures, picture);
  }
}

/* The text of a glyph whose characters belong to another glyph: an invisible character that does not end a word. Without it,
 * readers that do not support spans would report an unknown character. */
static const char word_joiner[] = "\xe2\x81\xa0";

/* The first glyph of a cluster has the text of the whole cluster. */
static void put_cluster(Pen *pen, const CjmGlyphs *glyphs, CjmFace *face, guint first, guint n, const char *text, int len)
{
  CjmPdfFont *font = font_of(pen->page, face);
  if (pen->page->now.font != font || pen->page->now.size != glyphs->size) show(pen);
  set_font(pen->page, font, glyphs->size);
  if (n > 1) open_span(pen, text, len);
  for (guint i = 0; i < n; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, first + i);
    guint code = i == 0 ? code_of(font, face, (guint)glyph->index, glyphs->pictures, text, len)
                        : code_of(font, face, (guint)glyph->index, glyphs->pictures, word_joiner, 3);
    show_glyph(pen, font, code, glyph, glyphs->size);
  }
  if (n > 1) close_span(pen);
}

static void put_glyphs(const CjmGlyphs *glyphs, void *data)
{
  Pen *pen = data;
  CjmFace *face = cjm_faces_get(pen->page->faces, glyphs->font);
  const char *text = glyphs->text->str;
  for (guint i = 0, first = 0; i < glyphs->clusters->len; i++) {
    const cairo_text_cluster_t *cluster = &g_array_index(glyphs->clusters, cairo_text_cluster_t, i);
    if (cluster->num_glyphs) put_cluster(pen, glyphs, face, first, (guint)cluster->num_glyphs, text, cluster->num_bytes);
    first += (guint)cluster->num_glyphs;
    text += cluster->num_bytes;
  }
  if (glyphs->pictures) put_pictures(pen, glyphs);
}

/* ---- texts ---- */

static void put_strikes(CjmPdfPage *page, const CjmItem *item)
{
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) cjm_pdf_rect_path(page, cjm_item_strike(item, i), 0);
  g_string_append(page->out, "f\n");
}

void cjm_pdf_put_text(CjmPdfPage *page, const CjmItem *item)
{
  Pen pen = {.page = page, .shown = g_string_new(NULL), .pictures = g_array_new(FALSE, FALSE, sizeof(Picture))};
  if (item->u.text.halo > 0) cjm_pdf_put_halo(page, item);
  cjm_pdf_set_fill(page, item->u.text.colour);
  g_string_append(page->out, "BT ");
  cjm_glyphs_block(page->glyphs, item->u.text.block, item->u.text.at, put_glyphs, &pen);
  show(&pen);
  g_string_append(page->out, "ET\n");
  for (guint i = 0; i < pen.pictures->len; i++) {
    const Picture *picture = &g_array_index(pen.pictures, Picture, i);
    CjmRect box = picture->picture.box;
    cjm_pdf_put_picture(page, picture->picture.png, picture->picture.len,
                        (CjmRect){picture->at.x + box.x, picture->at.y + box.y, box.w, box.h});
  }
  if (item->u.text.struck) put_strikes(page, item);
  g_string_free(pen.shown, TRUE);
  g_array_free(pen.pictures, TRUE);
}

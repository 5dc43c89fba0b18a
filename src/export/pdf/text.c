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

/* What the outline of a glyph is drawn to, and where, in 1/1000 of the size. */
typedef struct Outline {
  CjmCff *cff;
  double dx, dy;
} Outline;

static void put_outline(const CjmPathStep *step, void *data)
{
  const Outline *o = data;
  double x[3], y[3];
  for (int i = 0; i < cjm_pdf_verbs[step->verb].n; i++) x[i] = step->p[i].x + o->dx, y[i] = o->dy - step->p[i].y;
  switch (step->verb) {
    case CJM_PATH_MOVE: cjm_cff_move(o->cff, x[0], y[0]); break;
    case CJM_PATH_LINE: cjm_cff_line(o->cff, x[0], y[0]); break;
    case CJM_PATH_CURVE: cjm_cff_curve(o->cff, x[0], y[0], x[1], y[1], x[2], y[2]); break;
    case CJM_PATH_CLOSE: break; /* every figure is closed */
  }
}

static CjmCffGlyph *draw_glyph(CjmFace *face, guint glyph)
{
  g_autoptr(CjmCff) cff = cjm_cff_new();
  cjm_cff_begin(cff, cjm_face_advance(face, glyph));
  cjm_face_outline(face, glyph, put_outline, &(Outline){.cff = cff});
  cjm_cff_end(cff);
  return cjm_cff_glyph_new(cff);
}

/* A glyph as it is drawn in every file. It is kept with its font, which the maps of a batch share. */
static const CjmCffGlyph *drawn_glyph(CjmFace *face, guint glyph)
{
  GObject *font = G_OBJECT(cjm_face_font(face));
  GQuark key = g_quark_from_static_string("cjm-drawn-glyphs");
  GHashTable *drawn = g_object_get_qdata(font, key);
  if (!drawn) {
    drawn = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_object_set_qdata_full(font, key, drawn, (GDestroyNotify)g_hash_table_unref);
  }
  CjmCffGlyph *known = g_hash_table_lookup(drawn, GUINT_TO_POINTER(glyph));
  if (known) return known;
  known = draw_glyph(face, glyph);
  g_hash_table_insert(drawn, GUINT_TO_POINTER(glyph), known);
  return known;
}

/* The glyph of a picture stays empty: FreeType would trace each pixel of it where the font is made bolder. */
static guint code_of(CjmPdfFont *font, CjmFace *face, guint glyph, bool is_picture, const char *text, int len)
{
  guint code = cjm_pdf_font_find(font, glyph, text, len);
  if (code) return code;
  double width = cjm_face_advance(face, glyph);
  return is_picture ? cjm_pdf_font_add(font, glyph, text, len, width)
                    : cjm_pdf_font_add_drawn(font, glyph, text, len, width, drawn_glyph(face, glyph));
}

/* The number of a glyph of our own, which are after those of the face: one for each key. */
static guint own_glyph(CjmPdfPage *page, CjmFace *face, const char *key)
{
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(page->own_glyphs, key));
  if (!known) {
    known = g_hash_table_size(page->own_glyphs) + 1;
    g_hash_table_insert(page->own_glyphs, g_strdup(key), GUINT_TO_POINTER(known));
  }
  return known + hb_face_get_glyph_count(hb_font_get_face(pango_font_get_hb_font(cjm_face_font(face))));
}

/* The code of a character that shows nothing and takes `width`, 1/1000 of the size. */
static guint blank_code(CjmPdfPage *page, CjmPdfFont *font, CjmFace *face, double width, const char *text, int len)
{
  char key[64];
  g_snprintf(key, sizeof key, "%u %ld", cjm_face_index(face), lround(width));
  guint glyph = own_glyph(page, face, key), code = cjm_pdf_font_find(font, glyph, text, len);
  return code ? code : cjm_pdf_font_add(font, glyph, text, len, width);
}

/* Several glyphs as one glyph of the font, such as a letter with its marks: as glyphs of their own, marks would be at other heights than the
 * letter, which readers take for the end of a word. */
typedef struct Composite {
  const cairo_glyph_t *glyphs;
  guint n;
  cairo_glyph_t origin; /* the first glyph with a width */
  double unit;          /* px of 1/1000 of the size */
  double width;         /* 1/1000 of the size */
} Composite;

static Composite composite(CjmFace *face, const cairo_glyph_t *glyphs, guint n, double size)
{
  Composite made = {.glyphs = glyphs, .n = n, .origin = glyphs[0], .unit = size / CJM_FACE_EM};
  double left = INFINITY, right = -INFINITY;
  for (guint i = 0; i < n; i++) {
    double advance = cjm_face_advance(face, (guint)glyphs[i].index) * made.unit;
    if (advance <= 0) continue;
    if (glyphs[i].x < left) left = glyphs[i].x, made.origin = glyphs[i];
    right = fmax(right, glyphs[i].x + advance);
  }
  made.width = right > left ? (right - left) / made.unit : 0;
  return made;
}

/* The code of the part of a composite that is drawn, the last of `parts` equal ones. */
static guint composite_code(CjmPdfPage *page, CjmPdfFont *font, CjmFace *face, const Composite *c, int parts, const char *text, int len)
{
  double before = c->width * (parts - 1) / parts;
  GString *key = g_string_new(NULL);
  g_string_append_printf(key, "%u/%d", cjm_face_index(face), parts);
  for (guint i = 0; i < c->n; i++)
    g_string_append_printf(key, " %lu %ld %ld", c->glyphs[i].index, lround((c->glyphs[i].x - c->origin.x) / c->unit),
                           lround((c->origin.y - c->glyphs[i].y) / c->unit));
  guint glyph = own_glyph(page, face, key->str), code = cjm_pdf_font_find(font, glyph, text, len);
  g_string_free(key, TRUE);
  if (code) return code;
  code = cjm_pdf_font_add(font, glyph, text, len, c->width / parts);
  for (guint i = 0; i < c->n; i++) {
    Outline outline = {cjm_pdf_font_outlines(font), (c->glyphs[i].x - c->origin.x) / c->unit - before,
                       (c->origin.y - c->glyphs[i].y) / c->unit};
    cjm_face_outline(face, (guint)c->glyphs[i].index, put_outline, &outline);
  }
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

static void show_code(Pen *pen, guint code)
{
  char bytes[2] = {(char)(code >> 8), (char)code};
  cjm_pdf_bytes(pen->shown, bytes, sizeof bytes);
}

static void put_pictures(Pen *pen, const CjmGlyphs *glyphs)
{
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    Picture picture = {.at = {glyph->x, glyph->y}};
    if (cjm_glyphs_picture(glyphs, i, &picture.picture)) g_array_append_val(pen->pictures, picture);
  }
}

static void show_advancing(Pen *pen, const CjmPdfFont *font, guint code, double size)
{
  show_code(pen, code);
  pen->at += cjm_pdf_font_width(font, code) * size / CJM_FACE_EM;
}

/* A cluster of several glyphs. From right to left, each of its characters has a code and a part of the width, since readers reverse the
 * codes of a word, some of them also the characters of a code, and take characters at the same place for copies. */
static void put_composite(Pen *pen, CjmPdfFont *font, CjmFace *face, const Composite *c, double size, const char *text, int len,
                          bool reversed)
{
  int parts = reversed ? (int)g_utf8_strlen(text, len) : 1;
  const char *end = text + len, *last = reversed ? g_utf8_prev_char(end) : text;
  go_to(pen, &c->origin, size);
  for (const char *p = text, *next; p < last; p = next) {
    next = g_utf8_next_char(p);
    show_advancing(pen, font, blank_code(pen->page, font, face, c->width / parts, p, (int)(next - p)), size);
  }
  show_advancing(pen, font, composite_code(pen->page, font, face, c, parts, last, (int)(end - last)), size);
}

static void put_cluster(Pen *pen, const CjmGlyphs *glyphs, CjmFace *face, const cairo_glyph_t *glyph, guint n, const char *text, int len,
                        bool reversed)
{
  CjmPdfFont *font = font_of(pen->page, face);
  double size = glyphs->size;
  if (pen->page->now.font != font || pen->page->now.size != size) show(pen);
  set_font(pen->page, font, size);
  if (n > 1 || (reversed && g_utf8_next_char(text) < text + len)) {
    Composite c = composite(face, glyph, n, size);
    put_composite(pen, font, face, &c, size, text, len, reversed);
  } else {
    go_to(pen, glyph, size);
    show_advancing(pen, font, code_of(font, face, (guint)glyph->index, glyphs->pictures, text, len), size);
  }
}

static void put_glyphs(const CjmGlyphs *glyphs, void *data)
{
  Pen *pen = data;
  CjmFace *face = cjm_faces_get(pen->page->faces, glyphs->font);
  const char *text = glyphs->text->str;
  for (guint i = 0, first = 0; i < glyphs->clusters->len; i++) {
    const cairo_text_cluster_t *cluster = &g_array_index(glyphs->clusters, cairo_text_cluster_t, i);
    if (cluster->num_glyphs)
      put_cluster(pen, glyphs, face, &g_array_index(glyphs->glyphs, cairo_glyph_t, first), (guint)cluster->num_glyphs, text,
                  cluster->num_bytes, glyphs->reversed->data[i]);
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

/* A space at the end of a line, so that its last word and the first of the next are two. It is where the pen is. */
static void put_space(Pen *pen, const CjmTextLine *line)
{
  const PangoItem *item = line->runs[line->n_runs - 1].item;
  hb_codepoint_t glyph;
  if (item->analysis.level > 0) return; /* in the text from right to left it would be at the start of the line */
  CjmFace *face = cjm_faces_get(pen->page->faces, item->analysis.font);
  if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(item->analysis.font), ' ', &glyph)) return;
  CjmPdfFont *font = font_of(pen->page, face);
  if (pen->page->now.font == font) show_code(pen, code_of(font, face, glyph, false, " ", 1));
}

static void put_lines(Pen *pen, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    CjmPoint origin = {item->u.text.at.x + line->x, item->u.text.at.y + line->baseline};
    cjm_glyphs_line(pen->page->glyphs, block, i, origin, put_glyphs, pen);
    if (i + 1 < block->n_lines && line->n_runs > 0 && cjm_line_ends_at_space(line)) put_space(pen, line);
  }
}

void cjm_pdf_put_text(CjmPdfPage *page, const CjmItem *item)
{
  Pen pen = {.page = page, .shown = g_string_new(NULL), .pictures = g_array_new(FALSE, FALSE, sizeof(Picture))};
  if (item->u.text.halo > 0) cjm_pdf_put_halo(page, item);
  cjm_pdf_set_fill(page, item->u.text.colour);
  g_string_append(page->out, "BT ");
  put_lines(&pen, item);
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

#include "export/glyphs.h"

#include <hb-ot.h>

/* Whether the glyphs of a font are pictures. */
typedef struct Kind {
  PangoFont *font;
  bool pictures;
} Kind;

CjmGlyphs *cjm_glyphs_new(void)
{
  CjmGlyphs *glyphs = g_new0(CjmGlyphs, 1);
  glyphs->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  glyphs->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  glyphs->reversed = g_byte_array_new();
  glyphs->text = g_string_new(NULL);
  glyphs->kinds = g_array_new(FALSE, FALSE, sizeof(Kind));
  return glyphs;
}

void cjm_glyphs_free(CjmGlyphs *glyphs)
{
  if (!glyphs) return;
  g_array_free(glyphs->glyphs, TRUE);
  g_array_free(glyphs->clusters, TRUE);
  g_byte_array_unref(glyphs->reversed);
  g_string_free(glyphs->text, TRUE);
  g_array_free(glyphs->kinds, TRUE);
  g_free(glyphs);
}

/* ---- fonts ---- */

static bool has_pictures(CjmGlyphs *glyphs, PangoFont *font)
{
  for (guint i = 0; i < glyphs->kinds->len; i++) {
    const Kind *known = &g_array_index(glyphs->kinds, Kind, i);
    if (known->font == font) return known->pictures;
  }
  Kind kind = {font, hb_ot_color_has_png(hb_font_get_face(pango_font_get_hb_font(font)))};
  g_array_append_val(glyphs->kinds, kind);
  return kind.pictures;
}

static void set_font(CjmGlyphs *glyphs, PangoFont *font, double size)
{
  glyphs->font = font;
  glyphs->size = size;
  glyphs->pictures = has_pictures(glyphs, font);
}

bool cjm_glyphs_picture(const CjmGlyphs *glyphs, guint i, CjmGlyphPicture *ret_picture)
{
  hb_font_t *font = pango_font_get_hb_font(glyphs->font);
  hb_codepoint_t glyph = (hb_codepoint_t)g_array_index(glyphs->glyphs, cairo_glyph_t, i).index;
  hb_blob_t *png = hb_ot_color_glyph_reference_png(font, glyph);
  hb_glyph_extents_t extents;
  unsigned len = hb_blob_get_length(png);
  bool found = len > 0 && hb_font_get_glyph_extents(font, glyph, &extents);
  if (found) {
    const double unit = glyphs->size / CJM_FONT_SIZE / PANGO_SCALE;
    CjmRect box = {extents.x_bearing * unit, -extents.y_bearing * unit, extents.width * unit, -extents.height * unit};
    *ret_picture = (CjmGlyphPicture){(const guint8 *)hb_blob_get_data(png, NULL), len, box};
  }
  hb_blob_destroy(png); /* its bytes are the font's */
  return found;
}

/* ---- glyphs ---- */

static bool is_drawn(const PangoGlyphInfo *info)
{
  return info->glyph != PANGO_GLYPH_EMPTY;
}

/* A character that no font has is drawn as glyph 0 of the font, the glyph for missing characters. */
static unsigned long glyph_index(PangoGlyph glyph)
{
  return glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : glyph;
}

static void append_glyphs(GArray *out, const PangoGlyphString *glyphs, double size, double x, double y)
{
  const double unit = size / CJM_FONT_SIZE / PANGO_SCALE;
  for (int i = 0; i < glyphs->num_glyphs; i++) {
    const PangoGlyphInfo *info = &glyphs->glyphs[i];
    cairo_glyph_t glyph = {
      .index = glyph_index(info->glyph), .x = x + info->geometry.x_offset * unit, .y = y + info->geometry.y_offset * unit};
    if (is_drawn(info)) g_array_append_val(out, glyph);
    x += info->geometry.width * unit;
  }
}

static void append_reversed(GString *out, const char *text, int len)
{
  for (const char *end = text + len, *p; end > text; end = p) {
    p = g_utf8_prev_char(end);
    g_string_append_len(out, p, end - p);
  }
}

/* Adds a cluster to the last one. */
static void extend(GArray *clusters, const cairo_text_cluster_t *cluster)
{
  cairo_text_cluster_t *last = &g_array_index(clusters, cairo_text_cluster_t, clusters->len - 1);
  last->num_glyphs += cluster->num_glyphs;
  last->num_bytes += cluster->num_bytes;
}

/* Pango gives the byte at which the cluster of each glyph begins. A cluster ends where the next one begins, which precedes it in
 * a run from right to left. A mark that is a cluster of its own is added to that of its letter. */
static void append_clusters(CjmGlyphs *out, const CjmTextRun *run)
{
  const PangoGlyphString *glyphs = run->glyphs;
  bool backward = run->item->analysis.level & 1;
  bool mark_before = false; /* the cluster to the left is a mark */
  int before = run->len;    /* and its start */
  for (int i = 0; i < glyphs->num_glyphs;) {
    int start = glyphs->log_clusters[i], i_first = i;
    cairo_text_cluster_t cluster = {0};
    for (; i < glyphs->num_glyphs && glyphs->log_clusters[i] == start; i++) cluster.num_glyphs += is_drawn(&glyphs->glyphs[i]);
    int after = i < glyphs->num_glyphs ? glyphs->log_clusters[i] : run->len;
    cluster.num_bytes = (backward ? before : after) - start;
    before = start;
    bool reversed = backward && !out->pictures; /* an emoji is one sign, however many characters it has */
    if (reversed) append_reversed(out->text, run->text + start, cluster.num_bytes);
    else g_string_append_len(out->text, run->text + start, cluster.num_bytes);
    bool mark = g_unichar_ismark(g_utf8_get_char(run->text + start));
    if (i_first > 0 && (backward ? mark_before : mark)) extend(out->clusters, &cluster);
    else {
      g_array_append_val(out->clusters, cluster);
      g_byte_array_append(out->reversed, (const guint8[]){reversed}, 1);
    }
    mark_before = mark;
  }
}

/* ---- text ---- */

bool cjm_line_ends_at_space(const CjmTextLine *line)
{
  return line->len == 0 || g_unichar_isspace(g_utf8_get_char(line->text + line->len));
}

void cjm_block_text(GString *out, const CjmTextBlock *block)
{
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    g_string_append_len(out, line->text, line->len);
    if (i + 1 < block->n_lines && cjm_line_ends_at_space(line)) g_string_append_c(out, ' ');
  }
}

/* ---- lines ---- */

/* The state of visiting glyphs. */
typedef struct Walk {
  CjmGlyphs *buffer;
  double size; /* px */
  CjmGlyphsVisit visit;
  void *data;
} Walk;

static void flush(const Walk *walk)
{
  CjmGlyphs *buffer = walk->buffer;
  if (buffer->glyphs->len) walk->visit(buffer, walk->data);
  g_array_set_size(buffer->glyphs, 0);
  g_array_set_size(buffer->clusters, 0);
  g_byte_array_set_size(buffer->reversed, 0);
  g_string_truncate(buffer->text, 0);
  buffer->font = NULL;
}

static void add_run(const Walk *walk, const CjmTextRun *run, CjmPoint origin)
{
  CjmGlyphs *buffer = walk->buffer;
  PangoFont *font = run->item->analysis.font;
  if (buffer->font != font) {
    flush(walk);
    set_font(buffer, font, walk->size);
  }
  append_glyphs(buffer->glyphs, run->glyphs, walk->size, origin.x + run->x, origin.y);
  append_clusters(buffer, run);
}

void cjm_glyphs_line(CjmGlyphs *buffer, const CjmTextBlock *block, size_t i, CjmPoint origin, CjmGlyphsVisit visit, void *data)
{
  Walk walk = {buffer, block->style.size, visit, data};
  const CjmTextLine *line = &block->lines[i];
  for (size_t k = 0; k < line->n_runs; k++) add_run(&walk, &line->runs[k], origin);
  flush(&walk);
}

void cjm_glyphs_block(CjmGlyphs *buffer, const CjmTextBlock *block, CjmPoint at, CjmGlyphsVisit visit, void *data)
{
  Walk walk = {buffer, block->style.size, visit, data};
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    CjmPoint origin = {at.x + line->x, at.y + line->baseline};
    for (size_t k = 0; k < line->n_runs; k++) add_run(&walk, &line->runs[k], origin);
  }
  flush(&walk);
}

#include "export/glyphs.h"

#include <pango/pangocairo.h>

CjmGlyphs *cjm_glyphs_new(void)
{
  CjmGlyphs *glyphs = g_new0(CjmGlyphs, 1);
  glyphs->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  glyphs->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  glyphs->text = g_string_new(NULL);
  return glyphs;
}

void cjm_glyphs_free(CjmGlyphs *glyphs)
{
  if (!glyphs) return;
  g_array_free(glyphs->glyphs, TRUE);
  g_array_free(glyphs->clusters, TRUE);
  g_string_free(glyphs->text, TRUE);
  g_free(glyphs);
}

cairo_scaled_font_t *cjm_glyphs_scaled_font(const CjmGlyphs *glyphs)
{
  return pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(glyphs->font));
}

static bool is_drawn(const PangoGlyphInfo *info)
{
  return info->glyph != PANGO_GLYPH_EMPTY;
}

/* A character that no font has is drawn as the font's glyph 0, which stands for just that. */
static unsigned long glyph_index(PangoGlyph glyph)
{
  return glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : glyph;
}

static void append_glyphs(GArray *out, const PangoGlyphString *glyphs, double x, double y)
{
  for (int i = 0; i < glyphs->num_glyphs; i++) {
    const PangoGlyphInfo *info = &glyphs->glyphs[i];
    cairo_glyph_t glyph = {.index = glyph_index(info->glyph),
                           .x = x + (double)info->geometry.x_offset / PANGO_SCALE,
                           .y = y + (double)info->geometry.y_offset / PANGO_SCALE};
    if (is_drawn(info)) g_array_append_val(out, glyph);
    x += (double)info->geometry.width / PANGO_SCALE;
  }
}

/* Pango says of each glyph at which byte its cluster begins; cairo wants the length of each cluster in bytes and in
 * glyphs, in the order of reading: that of the glyphs, or its reverse. */
static void append_clusters(GArray *out, const PangoGlyphString *glyphs, int len, bool backward)
{
  int n = glyphs->num_glyphs, step = backward ? -1 : 1;
  for (int i = backward ? n - 1 : 0; i >= 0 && i < n;) {
    int start = glyphs->log_clusters[i];
    cairo_text_cluster_t cluster = {0};
    for (; i >= 0 && i < n && glyphs->log_clusters[i] == start; i += step)
      cluster.num_glyphs += is_drawn(&glyphs->glyphs[i]);
    cluster.num_bytes = (i >= 0 && i < n ? glyphs->log_clusters[i] : len) - start;
    g_array_append_val(out, cluster);
  }
}

static void flush(CjmGlyphs *buffer, CjmGlyphsVisit visit, void *data)
{
  if (buffer->glyphs->len) visit(buffer, data);
  g_array_set_size(buffer->glyphs, 0);
  g_array_set_size(buffer->clusters, 0);
  g_string_truncate(buffer->text, 0);
}

void cjm_glyphs_each(CjmGlyphs *buffer, const CjmTextLine *line, CjmPoint origin, CjmGlyphsVisit visit, void *data)
{
  for (size_t i = 0; i < line->n_runs; i++) {
    const CjmTextRun *run = &line->runs[i];
    bool backward = run->item->analysis.level & 1;
    /* Runs that go backward stay apart: the order of reading is not that on the line. */
    if (backward || buffer->backward || buffer->font != run->item->analysis.font) flush(buffer, visit, data);
    buffer->font = run->item->analysis.font;
    buffer->backward = backward;
    append_glyphs(buffer->glyphs, run->glyphs, origin.x + run->x, origin.y);
    append_clusters(buffer->clusters, run->glyphs, run->len, backward);
    g_string_append_len(buffer->text, run->text, run->len);
  }
  flush(buffer, visit, data);
}

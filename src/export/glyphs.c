#include "export/glyphs.h"

#include <pango/pangocairo.h>

CjmGlyphs *cjm_glyphs_new(void)
{
  CjmGlyphs *glyphs = g_new0(CjmGlyphs, 1);
  glyphs->glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
  glyphs->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
  glyphs->starts = g_array_new(FALSE, FALSE, sizeof(guint));
  glyphs->text = g_string_new(NULL);
  return glyphs;
}

void cjm_glyphs_free(CjmGlyphs *glyphs)
{
  if (!glyphs) return;
  g_array_free(glyphs->glyphs, TRUE);
  g_array_free(glyphs->clusters, TRUE);
  g_array_free(glyphs->starts, TRUE);
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

/* Pango says of each glyph at which byte its cluster begins; a cluster ends where the next one begins, which in a run
 * from right to left stands before it. */
static void append_clusters(CjmGlyphs *out, const CjmTextRun *run)
{
  const PangoGlyphString *glyphs = run->glyphs;
  bool backward = run->item->analysis.level & 1;
  int before = run->len; /* start of the cluster to the left */
  for (int i = 0; i < glyphs->num_glyphs;) {
    int start = glyphs->log_clusters[i];
    cairo_text_cluster_t cluster = {0};
    for (; i < glyphs->num_glyphs && glyphs->log_clusters[i] == start; i++)
      cluster.num_glyphs += is_drawn(&glyphs->glyphs[i]);
    int after = i < glyphs->num_glyphs ? glyphs->log_clusters[i] : run->len;
    cluster.num_bytes = (backward ? before : after) - start;
    before = start;
    g_string_append_len(out->text, run->text + start, cluster.num_bytes);
    g_array_append_val(out->clusters, cluster);
  }
}

static void begin(CjmGlyphs *buffer, PangoFont *font)
{
  buffer->font = font;
  g_array_set_size(buffer->glyphs, 0);
  g_array_set_size(buffer->clusters, 0);
  g_array_set_size(buffer->starts, 0);
  g_string_truncate(buffer->text, 0);
}

static void append_run(CjmGlyphs *buffer, const CjmTextRun *run, CjmPoint origin)
{
  g_array_append_val(buffer->starts, buffer->glyphs->len);
  append_glyphs(buffer->glyphs, run->glyphs, origin.x + run->x, origin.y);
  append_clusters(buffer, run);
}

void cjm_glyphs_each(CjmGlyphs *buffer, const CjmTextLine *line, CjmPoint origin, CjmGlyphsVisit visit, void *data)
{
  for (size_t i = 0; i < line->n_runs;) {
    PangoFont *font = line->runs[i].item->analysis.font;
    begin(buffer, font);
    for (; i < line->n_runs && line->runs[i].item->analysis.font == font; i++) append_run(buffer, &line->runs[i], origin);
    if (buffer->glyphs->len) visit(buffer, data);
  }
}

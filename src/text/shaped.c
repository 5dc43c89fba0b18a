#include "text/fonts-private.h"

void cjm_shaped_measure(CjmShaped *shaped, const char *text, int len, int n_spaces)
{
  shaped->ink = len;
  for (int i = 0; i < n_spaces; i++) shaped->ink = (int)(g_utf8_prev_char(text + shaped->ink) - text);
  for (int i = 0; i < shaped->glyphs->num_glyphs; i++) {
    double width = (double)shaped->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
    if (shaped->glyphs->log_clusters[i] < shaped->ink) shaped->width += width;
    else shaped->trail += width;
  }
}

/* Whether the cluster of glyph `i` begins in `start` … `end`. */
static bool is_within(const PangoGlyphString *glyphs, int i, int start, int end)
{
  return glyphs->log_clusters[i] >= start && glyphs->log_clusters[i] < end;
}

PangoGlyphString *cjm_glyphs_cut(CjmArena *arena, PangoGlyphString *all, int start, int end)
{
  int first = 0, n = 0;
  while (first < all->num_glyphs && !is_within(all, first, start, end)) first++;
  while (first + n < all->num_glyphs && is_within(all, first + n, start, end)) n++;
  PangoGlyphString *cut = cjm_arena_make(arena, PangoGlyphString, 1);
  *cut = (PangoGlyphString){.num_glyphs = n, .glyphs = all->glyphs + first, .log_clusters = all->log_clusters + first};
  if (start == 0) return cut;
  cut->log_clusters = cjm_arena_make(arena, int, n);
  for (int i = 0; i < n; i++) cut->log_clusters[i] = all->log_clusters[first + i] - start;
  return cut;
}

#include "export/pdf/halo.h"

#include "base/number.h"
#include "export/pdf/paint.h"

/* The halo is a copy of the outlines of the letters, stroked and under the letters: as text it would be found and copied twice.
 * Outlines are in whole units of 1/1000 of the size, translated and scaled, so that a letter is the same bytes each time and
 * compresses well. */

static void put_step(const CjmPathStep *step, void *data)
{
  GString *out = data;
  for (int i = 0; i < cjm_pdf_verbs[step->verb].n; i++) {
    cjm_number_append(out, step->p[i].x, 0);
    g_string_append_c(out, ' ');
    cjm_number_append(out, -step->p[i].y, 0);
    g_string_append_c(out, ' ');
  }
  g_string_append(out, cjm_pdf_verbs[step->verb].name);
}

/* Changes the coordinate system: translated by dx, dy, then scaled by `unit`. */
static void put_transform(CjmPdfPage *page, double unit, double dx, double dy)
{
  cjm_pdf_number(page, unit, 6);
  g_string_append(page->out, "0 0 ");
  cjm_pdf_number(page, unit, 6);
  cjm_pdf_number(page, dx, 2);
  cjm_pdf_number(page, dy, 2);
  g_string_append(page->out, "cm ");
}

static void put_glyphs(const CjmGlyphs *glyphs, void *data)
{
  CjmPdfPage *page = data;
  if (glyphs->pictures) return;
  CjmFace *face = cjm_faces_get(page->faces, glyphs->font);
  const double unit = glyphs->size / CJM_FACE_EM;
  const cairo_glyph_t *before = NULL;
  g_string_append(page->out, "q ");
  for (guint i = 0; i < glyphs->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index(glyphs->glyphs, cairo_glyph_t, i);
    if (before) put_transform(page, 1, (glyph->x - before->x) / unit, (before->y - glyph->y) / unit);
    else put_transform(page, unit, glyph->x, page->height - glyph->y);
    gsize start = page->out->len;
    cjm_face_outline(face, (guint)glyph->index, put_step, page->out);
    if (page->out->len > start) g_string_append(page->out, "S\n");
    before = glyph;
  }
  g_string_append(page->out, "Q\n");
}

void cjm_pdf_put_halo(CjmPdfPage *page, const CjmItem *item)
{
  /* The line width, in units of the outlines. */
  CjmStroke stroke = cjm_stroke(item->u.text.background, 2 * item->u.text.halo * CJM_FACE_EM / item->u.text.block->style.size);
  stroke.round = true;
  cjm_pdf_set_stroke(page, &stroke);
  cjm_glyphs_block(page->glyphs, item->u.text.block, item->u.text.at, put_glyphs, page);
}

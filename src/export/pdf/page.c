#include "export/pdf/page.h"

#include <math.h>

#include "base/number.h"

static const double pt_per_px = 0.75;

/* The longest side that all readers support, in units; on a longer page the unit is a multiple of the point. */
static const double max_side = 14400;

double cjm_pdf_scale(const CjmPdfPage *page)
{
  return pt_per_px / page->unit;
}

/* Impossible colours, so that the first paint is always written. */
static const CjmPdfState at_first = {.fill = {-1, -1, -1, 1}, .stroke = {-1, -1, -1, 1}, .width = 1};

CjmPdfPage cjm_pdf_page_begin(CjmPdfFile *file, const CjmScene *scene)
{
  return (CjmPdfPage){.file = file,
                      .width = scene->width,
                      .height = scene->height,
                      .unit = MAX(1, ceil(MAX(scene->width, scene->height) * pt_per_px / max_side)),
                      .out = g_string_new(NULL),
                      .now = at_first,
                      .faces = cjm_faces_new(),
                      .glyphs = cjm_glyphs_new(),
                      .fonts = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_pdf_font_free),
                      .of_faces = g_ptr_array_new(),
                      .own_glyphs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                      .alphas = g_array_new(FALSE, FALSE, sizeof(CjmPdfAlpha)),
                      .gradients = g_ptr_array_new(),
                      .image_of = g_hash_table_new(NULL, NULL),
                      .images = g_array_new(FALSE, FALSE, sizeof(CjmPdfImage))};
}

void cjm_pdf_page_clear(CjmPdfPage *page)
{
  g_string_free(page->out, TRUE);
  cjm_faces_free(page->faces);
  cjm_glyphs_free(page->glyphs);
  g_ptr_array_unref(page->fonts);
  g_ptr_array_unref(page->of_faces);
  g_hash_table_unref(page->own_glyphs);
  g_array_unref(page->alphas);
  g_ptr_array_unref(page->gradients);
  g_hash_table_unref(page->image_of);
  g_array_unref(page->images);
}

void cjm_pdf_number(CjmPdfPage *page, double value, int decimals)
{
  cjm_number_append(page->out, value, decimals);
  g_string_append_c(page->out, ' ');
}

void cjm_pdf_point(CjmPdfPage *page, CjmPoint p)
{
  cjm_pdf_number(page, p.x, CJM_PDF_PLACE_DECIMALS);
  cjm_pdf_number(page, page->height - p.y, CJM_PDF_PLACE_DECIMALS);
}

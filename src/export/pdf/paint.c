#include "export/pdf/paint.h"

#include "base/number.h"
#include "export/round.h"

enum { COLOUR_DECIMALS = 3 };

/* ---- paint ---- */

static void set_alpha(CjmPdfPage *page, bool stroke, double value)
{
  guint i = 0;
  for (; i < page->alphas->len; i++) {
    const CjmPdfAlpha *known = &g_array_index(page->alphas, CjmPdfAlpha, i);
    if (known->stroke == stroke && known->value == value) break;
  }
  CjmPdfAlpha alpha = {stroke, value};
  if (i == page->alphas->len) g_array_append_val(page->alphas, alpha);
  g_string_append_printf(page->out, "/A%u gs ", i + 1);
}

static void set_colour(CjmPdfPage *page, CjmColour *now, CjmColour c, bool stroke)
{
  if (now->r != c.r || now->g != c.g || now->b != c.b) {
    cjm_pdf_number(page, c.r, COLOUR_DECIMALS);
    if (c.r == c.g && c.g == c.b) g_string_append(page->out, stroke ? "G " : "g ");
    else {
      cjm_pdf_number(page, c.g, COLOUR_DECIMALS);
      cjm_pdf_number(page, c.b, COLOUR_DECIMALS);
      g_string_append(page->out, stroke ? "RG " : "rg ");
    }
  }
  if (now->a != c.a) set_alpha(page, stroke, c.a);
  *now = c;
}

void cjm_pdf_set_fill(CjmPdfPage *page, CjmColour colour)
{
  set_colour(page, &page->now.fill, colour, false);
}

static void set_dash(CjmPdfPage *page, const double dash[2])
{
  if (page->now.dash[0] == dash[0] && page->now.dash[1] == dash[1]) return;
  page->now.dash[0] = dash[0];
  page->now.dash[1] = dash[1];
  g_string_append_c(page->out, '[');
  for (int i = 0; i < 2 && dash[0] > 0; i++) cjm_pdf_number(page, dash[i], CJM_PDF_PLACE_DECIMALS);
  g_string_append(page->out, "]0 d ");
}

static void set_line(CjmPdfPage *page, const CjmStroke *stroke)
{
  if (page->now.width != stroke->width) {
    cjm_pdf_number(page, stroke->width, CJM_PDF_PLACE_DECIMALS);
    g_string_append(page->out, "w ");
  }
  if (page->now.round != stroke->round) g_string_append(page->out, stroke->round ? "1 J 1 j " : "0 J 0 j ");
  set_dash(page, stroke->dash);
  page->now.width = stroke->width;
  page->now.round = stroke->round;
}

void cjm_pdf_set_stroke(CjmPdfPage *page, const CjmStroke *stroke)
{
  set_colour(page, &page->now.stroke, stroke->paint.colour, true);
  set_line(page, stroke);
}

/* ---- paths ---- */

const CjmPdfVerb cjm_pdf_verbs[] = {
  [CJM_PATH_MOVE] = {1, "m "}, [CJM_PATH_LINE] = {1, "l "}, [CJM_PATH_CURVE] = {3, "c "}, [CJM_PATH_CLOSE] = {0, "h "}};

static void put_step(CjmPdfPage *page, const CjmPathStep *step)
{
  for (int i = 0; i < cjm_pdf_verbs[step->verb].n; i++) cjm_pdf_point(page, step->p[i]);
  g_string_append(page->out, cjm_pdf_verbs[step->verb].name);
}

static void round_path(CjmPdfPage *page, CjmRect box, double radius)
{
  CjmPathStep steps[CJM_ROUND_STEPS];
  size_t n = cjm_round_steps(box, radius, steps);
  for (size_t i = 0; i < n; i++) put_step(page, &steps[i]);
}

void cjm_pdf_rect_path(CjmPdfPage *page, CjmRect box, double radius)
{
  if (radius > 0) {
    round_path(page, box, radius);
    return;
  }
  cjm_pdf_point(page, (CjmPoint){box.x, box.y + box.h});
  cjm_pdf_number(page, box.w, CJM_PDF_PLACE_DECIMALS);
  cjm_pdf_number(page, box.h, CJM_PDF_PLACE_DECIMALS);
  g_string_append(page->out, "re ");
}

static void circle_path(CjmPdfPage *page, CjmPoint c, double r)
{
  round_path(page, (CjmRect){c.x - r, c.y - r, 2 * r, 2 * r}, r);
}

static void trace(CjmPdfPage *page, const CjmItem *item)
{
  if (item->kind == CJM_ITEM_RECT) cjm_pdf_rect_path(page, item->u.rect.box, item->u.rect.radius);
  else if (item->kind == CJM_ITEM_CIRCLE) circle_path(page, item->u.circle.centre, item->u.circle.radius);
  else
    for (size_t i = 0; i < item->u.path.n; i++) put_step(page, &item->u.path.steps[i]);
}

/* ---- gradients ---- */

static bool is_clear(const CjmGradient *gradient)
{
  for (size_t i = 0; i < gradient->n_stops; i++)
    if (gradient->stops[i].colour.a < 1) return true;
  return false;
}

static bool gradient_equal(const CjmGradient *a, const CjmGradient *b)
{
  if (a->top != b->top || a->bottom != b->bottom || a->n_stops != b->n_stops) return false;
  for (size_t i = 0; i < a->n_stops; i++)
    if (a->stops[i].at != b->stops[i].at || !cjm_colour_equal(a->stops[i].colour, b->stops[i].colour)) return false;
  return true;
}

static guint gradient_number(CjmPdfPage *page, const CjmGradient *gradient)
{
  for (guint i = 0; i < page->gradients->len; i++)
    if (gradient_equal(page->gradients->pdata[i], gradient)) return i + 1;
  g_ptr_array_add(page->gradients, (gpointer)gradient);
  return page->gradients->len;
}

/* Sets a gradient until the state is restored. */
static void set_gradient(CjmPdfPage *page, const CjmGradient *gradient, bool stroke)
{
  guint number = gradient_number(page, gradient);
  if (is_clear(gradient)) g_string_append_printf(page->out, "/M%u gs ", number);
  g_string_append_printf(page->out, stroke ? "/Pattern CS/P%u SCN " : "/Pattern cs/P%u scn ", number);
}

/* ---- shapes ---- */

static void fill_gradient(CjmPdfPage *page, const CjmItem *item)
{
  g_string_append(page->out, "q ");
  if (page->now.fill.a < 1) set_alpha(page, false, 1);
  set_gradient(page, item->fill->gradient, false);
  trace(page, item);
  g_string_append(page->out, "f Q\n");
}

static void stroke_gradient(CjmPdfPage *page, const CjmItem *item)
{
  CjmPdfState before = page->now;
  g_string_append(page->out, "q ");
  if (page->now.stroke.a < 1) set_alpha(page, true, 1);
  set_gradient(page, item->stroke->paint.gradient, true);
  set_line(page, item->stroke);
  trace(page, item);
  g_string_append(page->out, "S Q\n");
  page->now = before;
}

/* Whether fill and line can be painted by one operator: with a translucent line, readers would not draw the fill under it. */
static bool is_one_paint(const CjmItem *item)
{
  return item->fill && item->stroke && !item->fill->gradient && !item->stroke->paint.gradient &&
         item->stroke->paint.colour.a >= 1;
}

static void paint(CjmPdfPage *page, const CjmItem *item, bool fill, bool stroke)
{
  if (fill) cjm_pdf_set_fill(page, item->fill->colour);
  if (stroke) cjm_pdf_set_stroke(page, item->stroke);
  trace(page, item);
  g_string_append(page->out, !stroke ? "f\n" : fill ? "B\n" : "S\n");
}

void cjm_pdf_put_shape(CjmPdfPage *page, const CjmItem *item)
{
  if (is_one_paint(item)) {
    paint(page, item, true, true);
    return;
  }
  if (item->fill && item->fill->gradient) fill_gradient(page, item);
  else if (item->fill) paint(page, item, true, false);
  if (item->stroke && item->stroke->paint.gradient) stroke_gradient(page, item);
  else if (item->stroke) paint(page, item, false, true);
}

/* ---- resources ---- */

static void append_number(GString *out, double value, int decimals)
{
  cjm_number_append(out, value, decimals);
  g_string_append_c(out, ' ');
}

static void append_value(GString *out, CjmColour c, bool mask)
{
  g_string_append_c(out, '[');
  if (mask) append_number(out, c.a, COLOUR_DECIMALS);
  else {
    append_number(out, c.r, COLOUR_DECIMALS);
    append_number(out, c.g, COLOUR_DECIMALS);
    append_number(out, c.b, COLOUR_DECIMALS);
  }
  g_string_append_c(out, ']');
}

/* From stop to stop: a sequence of functions of two colours each. */
static void append_function(GString *out, const CjmGradient *gradient, bool mask)
{
  g_string_append(out, "<</FunctionType 3/Domain[0 1]/Functions[");
  for (size_t i = 0; i + 1 < gradient->n_stops; i++) {
    g_string_append(out, "<</FunctionType 2/N 1/Domain[0 1]/C0");
    append_value(out, gradient->stops[i].colour, mask);
    g_string_append(out, "/C1");
    append_value(out, gradient->stops[i + 1].colour, mask);
    g_string_append(out, ">>");
  }
  g_string_append(out, "]/Bounds[");
  for (size_t i = 1; i + 1 < gradient->n_stops; i++) append_number(out, gradient->stops[i].at, 4);
  g_string_append(out, "]/Encode[");
  for (size_t i = 0; i + 1 < gradient->n_stops; i++) g_string_append(out, "0 1 ");
  g_string_append(out, "]>>");
}

static void append_shading(const CjmPdfPage *page, GString *out, const CjmGradient *gradient, bool mask)
{
  g_string_append_printf(out, "<</ShadingType 2/ColorSpace/Device%s/Extend[true true]/Coords[0 ", mask ? "Gray" : "RGB");
  append_number(out, page->height - gradient->top, CJM_PDF_PLACE_DECIMALS);
  g_string_append(out, "0 ");
  append_number(out, page->height - gradient->bottom, CJM_PDF_PLACE_DECIMALS);
  g_string_append(out, "]/Function");
  append_function(out, gradient, mask);
  g_string_append(out, ">>");
}

/* Patterns use the coordinates of the page, independent of earlier operators. */
static void write_pattern(CjmPdfPage *page, CjmPdfRef ref, const CjmGradient *gradient)
{
  GString *out = g_string_new("<</PatternType 2/Matrix[");
  append_number(out, cjm_pdf_scale(page), 6);
  g_string_append(out, "0 0 ");
  append_number(out, cjm_pdf_scale(page), 6);
  g_string_append(out, "0 0]/Shading");
  append_shading(page, out, gradient, false);
  g_string_append(out, ">>");
  cjm_pdf_object(page->file, ref, out->str);
  g_string_free(out, TRUE);
}

/* The opacity of a gradient, as a mask in grey. */
static void write_mask(CjmPdfPage *page, CjmPdfRef ref, const CjmGradient *gradient)
{
  GString *out = g_string_new("/Type/XObject/Subtype/Form/BBox[0 0 ");
  append_number(out, page->width, CJM_PDF_PLACE_DECIMALS);
  append_number(out, page->height, CJM_PDF_PLACE_DECIMALS);
  g_string_append(out, "]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S ");
  append_shading(page, out, gradient, true);
  g_string_append(out, ">>>>");
  static const char paint_all[] = "/S sh";
  cjm_pdf_stream(page->file, ref, out->str, paint_all, sizeof paint_all - 1);
  g_string_free(out, TRUE);
}

static void write_states(CjmPdfPage *page, GString *resources)
{
  g_string_append(resources, "/ExtGState<<");
  for (guint i = 0; i < page->alphas->len; i++) {
    const CjmPdfAlpha *alpha = &g_array_index(page->alphas, CjmPdfAlpha, i);
    g_string_append_printf(resources, "/A%u<</%s ", i + 1, alpha->stroke ? "CA" : "ca");
    cjm_number_append(resources, alpha->value, COLOUR_DECIMALS);
    g_string_append(resources, ">>");
  }
  for (guint i = 0; i < page->gradients->len; i++) {
    if (!is_clear(page->gradients->pdata[i])) continue;
    CjmPdfRef mask = cjm_pdf_reserve(page->file);
    write_mask(page, mask, page->gradients->pdata[i]);
    g_string_append_printf(resources, "/M%u<</SMask<</S/Luminosity/G %u 0 R>>>>", i + 1, mask);
  }
  g_string_append(resources, ">>");
}

void cjm_pdf_write_paints(CjmPdfPage *page, GString *resources)
{
  write_states(page, resources);
  g_string_append(resources, "/Pattern<<");
  for (guint i = 0; i < page->gradients->len; i++) {
    CjmPdfRef pattern = cjm_pdf_reserve(page->file);
    write_pattern(page, pattern, page->gradients->pdata[i]);
    g_string_append_printf(resources, "/P%u %u 0 R", i + 1, pattern);
  }
  g_string_append(resources, ">>");
}

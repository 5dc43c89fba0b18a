/* geometry.c: shapes as DrawingML: ECMA-376 Part 1, 20.1.8 (fills and lines) and 20.1.9 (geometry). */
#include <math.h>

#include "export/pptx/pptx.h"

static long emu(double px)
{
  return lround(px * CJM_PPTX_EMU);
}

/* ---- boxes ---- */

static int n_points(const CjmPathStep *step)
{
  static const int n[] = {[CJM_PATH_MOVE] = 1, [CJM_PATH_LINE] = 1, [CJM_PATH_CURVE] = 3, [CJM_PATH_CLOSE] = 0};
  return n[step->verb];
}

static CjmRect path_box(const CjmItem *item)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < item->u.path.n; i++)
    for (int k = 0; k < n_points(&item->u.path.steps[i]); k++) {
      CjmPoint p = item->u.path.steps[i].p[k];
      left = fmin(left, p.x), right = fmax(right, p.x);
      top = fmin(top, p.y), bottom = fmax(bottom, p.y);
    }
  return left <= right ? (CjmRect){left, top, right - left, bottom - top} : (CjmRect){0};
}

CjmRect cjm_pptx_box(const CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_RECT: return item->u.rect.box;
    case CJM_ITEM_IMAGE: return item->u.image.box;
    case CJM_ITEM_PATH: return path_box(item);
    case CJM_ITEM_CIRCLE: {
      CjmPoint c = item->u.circle.centre;
      double r = item->u.circle.radius;
      return (CjmRect){c.x - r, c.y - r, 2 * r, 2 * r};
    }
    default: return cjm_item_extent(item);
  }
}

bool cjm_pptx_is_line(const CjmItem *item)
{
  const CjmPathStep *steps = item->u.path.steps;
  return item->kind == CJM_ITEM_PATH && item->u.path.n == 2 && steps[0].verb == CJM_PATH_MOVE && steps[1].verb == CJM_PATH_LINE;
}

void cjm_pptx_frame_write(GString *out, const char *element, CjmRect box, bool flip)
{
  long x = emu(box.x), y = emu(box.y);
  g_string_append_printf(out, "<%s%s><a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/>", element, flip ? " flipV=\"1\"" : "", x, y,
                         MAX(0, emu(box.x + box.w) - x), MAX(0, emu(box.y + box.h) - y));
}

/* ---- outlines ---- */

static void put_point(GString *out, CjmPoint p, CjmRect box)
{
  g_string_append_printf(out, "<a:pt x=\"%ld\" y=\"%ld\"/>", emu(p.x - box.x), emu(p.y - box.y));
}

static void put_path(GString *out, const CjmItem *item, CjmRect box)
{
  static const char *const verbs[] = {
    [CJM_PATH_MOVE] = "moveTo", [CJM_PATH_LINE] = "lnTo", [CJM_PATH_CURVE] = "cubicBezTo", [CJM_PATH_CLOSE] = "close"};
  g_string_append(out, "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>");
  g_string_append_printf(out, "<a:path w=\"%ld\" h=\"%ld\"%s>", emu(box.w), emu(box.h), item->fill && item->fill->on ? "" : " fill=\"none\"");
  for (size_t i = 0; i < item->u.path.n; i++) {
    const CjmPathStep *step = &item->u.path.steps[i];
    if (step->verb == CJM_PATH_CLOSE) {
      g_string_append(out, "<a:close/>");
      continue;
    }
    g_string_append_printf(out, "<a:%s>", verbs[step->verb]);
    for (int k = 0; k < n_points(step); k++) put_point(out, step->p[k], box);
    g_string_append_printf(out, "</a:%s>", verbs[step->verb]);
  }
  g_string_append(out, "</a:path></a:pathLst></a:custGeom>");
}

static void put_rect(GString *out, CjmRect box, double radius)
{
  double side = fmin(box.w, box.h);
  if (radius <= 0 || side <= 0) {
    g_string_append(out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
    return;
  }
  long share = lround(fmin(radius / side, 0.5) * 100000);
  g_string_append_printf(out, "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val %ld\"/></a:avLst></a:prstGeom>", share);
}

void cjm_pptx_geometry_write(GString *out, const CjmItem *item, CjmRect box)
{
  switch (item->kind) {
    case CJM_ITEM_RECT: put_rect(out, box, item->u.rect.radius); return;
    case CJM_ITEM_IMAGE: put_rect(out, box, item->u.image.radius); return;
    case CJM_ITEM_CIRCLE: g_string_append(out, "<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>"); return;
    case CJM_ITEM_PATH:
      if (cjm_pptx_is_line(item)) g_string_append(out, "<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>");
      else put_path(out, item, box);
      return;
    default: put_rect(out, box, 0);
  }
}

/* ---- fills and lines ---- */

/* The colour of a gradient at a height on the page. */
static CjmColour colour_at(const CjmGradient *gradient, double y)
{
  double at = gradient->bottom > gradient->top ? (y - gradient->top) / (gradient->bottom - gradient->top) : 0;
  const CjmStop *stops = gradient->stops;
  if (at <= stops[0].at) return stops[0].colour;
  for (size_t i = 1; i < gradient->n_stops; i++) {
    if (at > stops[i].at) continue;
    double span = stops[i].at - stops[i - 1].at;
    return cjm_colour_mix(stops[i - 1].colour, stops[i].colour, span > 0 ? (at - stops[i - 1].at) / span : 1);
  }
  return stops[gradient->n_stops - 1].colour;
}

static void put_stop(const CjmPptx *pptx, GString *out, double at, CjmColour colour)
{
  g_string_append_printf(out, "<a:gs pos=\"%ld\">", lround(at * 100000));
  cjm_pptx_colour(out, &pptx->theme, colour);
  g_string_append(out, "</a:gs>");
}

/* A gradient of the page, as one of the shape. */
static void put_gradient(const CjmPptx *pptx, GString *out, const CjmGradient *gradient, CjmRect box)
{
  double height = fmax(box.h, 0.01), span = gradient->bottom - gradient->top;
  g_string_append(out, "<a:gradFill rotWithShape=\"1\"><a:gsLst>");
  put_stop(pptx, out, 0, colour_at(gradient, box.y));
  for (size_t i = 0; i < gradient->n_stops; i++) {
    double at = (gradient->top + gradient->stops[i].at * span - box.y) / height;
    if (at > 0.001 && at < 0.999) put_stop(pptx, out, at, gradient->stops[i].colour);
  }
  put_stop(pptx, out, 1, colour_at(gradient, box.y + box.h));
  g_string_append(out, "</a:gsLst><a:lin ang=\"5400000\" scaled=\"0\"/></a:gradFill>");
}

static void put_paint(const CjmPptx *pptx, GString *out, const CjmPaint *paint, CjmRect box)
{
  if (!paint || !paint->on) {
    g_string_append(out, "<a:noFill/>");
  } else if (paint->gradient && paint->gradient->n_stops) {
    put_gradient(pptx, out, paint->gradient, box);
  } else {
    g_string_append(out, "<a:solidFill>");
    cjm_pptx_colour(out, &pptx->theme, paint->colour);
    g_string_append(out, "</a:solidFill>");
  }
}

void cjm_pptx_paint_write(const CjmPptx *pptx, GString *out, const CjmItem *item, CjmRect box)
{
  const CjmStroke *stroke = item->stroke;
  bool is_line = cjm_pptx_is_line(item);
  if (!is_line) put_paint(pptx, out, item->fill, box);
  if (!stroke || !stroke->paint.on || stroke->width <= 0) {
    g_string_append(out, "<a:ln><a:noFill/></a:ln>");
    return;
  }
  g_string_append_printf(out, "<a:ln w=\"%ld\" cap=\"%s\">", emu(stroke->width), stroke->round ? "rnd" : "flat");
  put_paint(pptx, out, &stroke->paint, box);
  if (stroke->dash[0] > 0 || stroke->dash[1] > 0)
    g_string_append_printf(out, "<a:custDash><a:ds d=\"%ld\" sp=\"%ld\"/></a:custDash>", lround(stroke->dash[0] / stroke->width * 100000),
                           lround(stroke->dash[1] / stroke->width * 100000));
  g_string_append(out, stroke->round ? "<a:round/></a:ln>" : "<a:miter lim=\"800000\"/></a:ln>");
}

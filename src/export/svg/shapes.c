#include "export/svg/shapes.h"

#include <math.h>

#include "export/round.h"
#include "export/svg/definitions.h"
#include "export/svg/path.h"
#include "export/svg/write.h"

enum {
  REACH = 192, /* how many layers back a path is searched that the shape can join */
  MOST = 64    /* shapes per path: programs draw many small paths faster than a huge one */
};

/* How a shape is drawn. */
typedef struct Pen {
  bool filled, stroked;
  CjmPaint fill;
  CjmStroke stroke;
  bool butt, mitre; /* line caps and joins that are not round */
} Pen;

/* Shapes with the same pen. */
typedef struct Batch {
  Pen pen;
  GString *start; /* of its tag */
  bool flat;      /* only straight lines, which have no visible fill */
  CjmSvgPath data;
  GArray *covers; /* of CjmRect: the bounds of each shape */
} Batch;

/* Something painted. */
typedef struct Layer {
  gsize at; /* in the body */
  CjmRect covers;
  Batch *batch; /* NULL: text or a picture */
  guint group;
} Layer;

struct CjmSvgShapes {
  GArray *layers; /* of Layer, in the order of painting */
  GArray *groups; /* of Group: those that are open */
  guint n_groups;
};

/* A group of the document, which shapes do not leave. */
typedef struct Group {
  guint number;
  guint first; /* its first layer */
} Group;

static void layer_clear(gpointer data)
{
  Batch *batch = ((Layer *)data)->batch;
  if (!batch) return;
  g_string_free(batch->start, TRUE);
  g_string_free(batch->data.out, TRUE);
  g_array_free(batch->covers, TRUE);
  g_free(batch);
}

CjmSvgShapes *cjm_svg_shapes_new(void)
{
  CjmSvgShapes *shapes = g_new0(CjmSvgShapes, 1);
  shapes->layers = g_array_new(FALSE, FALSE, sizeof(Layer));
  g_array_set_clear_func(shapes->layers, layer_clear);
  shapes->groups = g_array_new(FALSE, FALSE, sizeof(Group));
  cjm_svg_shapes_open(shapes);
  return shapes;
}

void cjm_svg_shapes_free(CjmSvgShapes *shapes)
{
  g_array_free(shapes->layers, TRUE);
  g_array_free(shapes->groups, TRUE);
  g_free(shapes);
}

void cjm_svg_shapes_open(CjmSvgShapes *shapes)
{
  Group group = {shapes->n_groups++, shapes->layers->len};
  g_array_append_val(shapes->groups, group);
}

void cjm_svg_shapes_close(CjmSvgShapes *shapes)
{
  g_array_set_size(shapes->groups, shapes->groups->len - 1);
}

static const Group *innermost(const CjmSvgShapes *shapes)
{
  return &g_array_index(shapes->groups, Group, shapes->groups->len - 1);
}

void cjm_svg_shapes_cover(CjmSvg *svg, CjmRect covers)
{
  Layer layer = {svg->body->len, covers, NULL, innermost(svg->shapes)->number};
  g_array_append_val(svg->shapes->layers, layer);
}

/* ---- pens ---- */

static bool paint_equal(const CjmPaint *a, const CjmPaint *b)
{
  return a->gradient == b->gradient && (a->gradient || cjm_colour_equal(a->colour, b->colour));
}

static bool pen_equal(const Pen *a, const Pen *b)
{
  const CjmStroke *s = &a->stroke, *t = &b->stroke;
  if (a->filled != b->filled || a->stroked != b->stroked || a->butt != b->butt || a->mitre != b->mitre) return false;
  if (a->filled && !paint_equal(&a->fill, &b->fill)) return false;
  return !a->stroked || (fabs(s->width - t->width) < 0.001 && s->dash[0] == t->dash[0] && s->dash[1] == t->dash[1] &&
                         paint_equal(&s->paint, &t->paint));
}

static bool is_opaque(const CjmPaint *paint)
{
  return !paint->gradient && paint->colour.a >= 1;
}

/* Whether overlapping shapes of this pen look the same in one path as in two. */
static bool may_overlap(const Pen *pen)
{
  return !pen->filled && is_opaque(&pen->stroke.paint);
}

static Pen round_pen(CjmPaint paint, double width, bool filled)
{
  return (Pen){.filled = filled, .fill = paint, .stroked = true, .stroke = {.paint = paint, .width = width}};
}

static void put_stroke(CjmSvg *svg, GString *out, const Pen *pen)
{
  const CjmStroke *stroke = &pen->stroke;
  cjm_svg_paint(svg, out, "stroke", &stroke->paint);
  if (stroke->width != 1) cjm_svg_attr_number(out, "stroke-width", stroke->width);
  if (stroke->dash[0] > 0) {
    g_string_append(out, " stroke-dasharray=\"");
    cjm_svg_number(out, stroke->dash[0], 2);
    g_string_append_c(out, ' ');
    cjm_svg_number(out, stroke->dash[1], 2);
    g_string_append_c(out, '"');
  }
  if (pen->butt) g_string_append(out, " stroke-linecap=\"butt\"");
  if (pen->mitre) g_string_append(out, " stroke-linejoin=\"miter\"");
}

static GString *start_new(CjmSvg *svg, const Pen *pen)
{
  GString *out = g_string_new("<path");
  if (pen->filled) cjm_svg_paint(svg, out, "fill", &pen->fill);
  if (pen->stroked) put_stroke(svg, out, pen);
  return out;
}

/* ---- batches ---- */

static bool covers_any(const Batch *batch, CjmRect box)
{
  for (guint i = 0; i < batch->covers->len; i++)
    if (cjm_rect_overlaps(g_array_index(batch->covers, CjmRect, i), box, 0)) return true;
  return false;
}

static bool in_the_way(const Layer *layer, CjmRect box)
{
  return cjm_rect_overlaps(layer->covers, box, 0) && (!layer->batch || covers_any(layer->batch, box));
}

static Layer *add_layer(CjmSvg *svg, const Pen *pen, guint place)
{
  GArray *layers = svg->shapes->layers;
  gsize at = place < layers->len ? g_array_index(layers, Layer, place).at : svg->body->len;
  Batch *batch = g_new0(Batch, 1);
  *batch = (Batch){.pen = *pen,
                   .start = start_new(svg, pen),
                   .flat = true,
                   .data = cjm_svg_path(g_string_new(NULL), svg->live ? 1 : 2),
                   .covers = g_array_new(FALSE, FALSE, sizeof(CjmRect))};
  Layer layer = {.at = at, .batch = batch, .group = innermost(svg->shapes)->number};
  g_array_insert_val(layers, place, layer);
  return &g_array_index(layers, Layer, place);
}

/* The last layer that the shape can join without a visible difference; otherwise a new one, as low as possible, so that others
 * can join it. */
static Layer *layer_for(CjmSvg *svg, const Pen *pen, CjmRect box)
{
  GArray *layers = svg->shapes->layers;
  const Group *group = innermost(svg->shapes);
  guint end = layers->len, lowest = end > REACH ? MAX(group->first, end - REACH) : group->first, place = end;
  for (guint i = end; i-- > lowest;) {
    Layer *layer = &g_array_index(layers, Layer, i);
    bool ours = layer->group == group->number;
    bool same = ours && layer->batch && pen_equal(&layer->batch->pen, pen);
    bool blocked = in_the_way(layer, box);
    if (same && layer->batch->covers->len < MOST && (!blocked || may_overlap(pen))) return layer;
    if (blocked) break;
    if (ours) place = i;
  }
  return add_layer(svg, pen, place);
}

/* The path that a shape belongs to, which covers `box`. */
static CjmSvgPath *path_for(CjmSvg *svg, Pen pen, CjmRect box, bool flat)
{
  Layer *layer = layer_for(svg, &pen, box);
  Batch *batch = layer->batch;
  layer->covers = cjm_rect_union(layer->covers, box);
  batch->flat = batch->flat && flat;
  g_array_append_val(batch->covers, box);
  return &batch->data;
}

/* ---- figures ---- */

static void put_steps(const CjmSvg *svg, CjmSvgPath *path, const CjmPathStep *steps, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    CjmPathStep step = steps[i];
    for (int k = 0; k < 3; k++) step.p[k].y -= svg->dy;
    cjm_svg_path_step(path, &step);
  }
}

static void put_dot(CjmSvg *svg, CjmPaint paint, CjmPoint centre, double radius)
{
  CjmRect box = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
  cjm_svg_path_dot(path_for(svg, round_pen(paint, 2 * radius, false), box, true), (CjmPoint){centre.x, centre.y - svg->dy});
}

static void put_box(const CjmSvg *svg, CjmSvgPath *path, CjmRect r)
{
  const CjmPathStep steps[] = {{CJM_PATH_MOVE, {{r.x, r.y}}},
                               {CJM_PATH_LINE, {{r.x + r.w, r.y}}},
                               {CJM_PATH_LINE, {{r.x + r.w, r.y + r.h}}},
                               {CJM_PATH_LINE, {{r.x, r.y + r.h}}},
                               {.verb = CJM_PATH_CLOSE}};
  put_steps(svg, path, steps, G_N_ELEMENTS(steps));
}

/* A box with round corners, as a smaller box with a thick outline. */
static void put_round_box(CjmSvg *svg, CjmPaint paint, CjmRect box, double radius)
{
  CjmRect core = cjm_rect_inset(box, radius, radius);
  const CjmPathStep line[] = {{CJM_PATH_MOVE, {{core.x, core.y}}}, {CJM_PATH_LINE, {{core.x + core.w, core.y + core.h}}}};
  bool low = core.h < 0.05, narrow = core.w < 0.05;
  if (low && narrow) {
    put_dot(svg, paint, (CjmPoint){box.x + box.w / 2, box.y + box.h / 2}, radius);
    return;
  }
  CjmSvgPath *path = path_for(svg, round_pen(paint, 2 * radius, !low && !narrow), box, low || narrow);
  if (low || narrow) put_steps(svg, path, line, G_N_ELEMENTS(line));
  else put_box(svg, path, core);
}

/* An outlined box, or one with a translucent fill. */
static void put_curved_box(CjmSvg *svg, CjmSvgPath *path, CjmRect box, double radius)
{
  CjmPathStep steps[CJM_ROUND_STEPS];
  put_steps(svg, path, steps, cjm_round_steps(box, radius, steps));
}

/* ---- items ---- */

static Pen pen_of(const CjmItem *item)
{
  Pen pen = {.filled = item->fill != NULL, .stroked = item->stroke != NULL};
  if (item->fill) pen.fill = *item->fill;
  if (item->stroke) pen.stroke = *item->stroke;
  return pen;
}

static void put_other_box(CjmSvg *svg, const CjmItem *item, CjmRect box, double radius)
{
  Pen pen = pen_of(item);
  pen.mitre = pen.stroked && radius <= 0;
  CjmSvgPath *path = path_for(svg, pen, cjm_item_extent(item), false);
  if (radius > 0) put_curved_box(svg, path, box, radius);
  else put_box(svg, path, box);
}

/* A rectangle with round corners, or a circle. A filled shape with an outline is drawn as a smaller one on top of a larger one. */
static void put_round(CjmSvg *svg, const CjmItem *item, CjmRect box, double radius)
{
  bool opaque = (!item->fill || is_opaque(item->fill)) && (!item->stroke || is_opaque(&item->stroke->paint));
  double half = item->stroke ? item->stroke->width / 2 : 0;
  if (!item->fill || !opaque || half >= radius || (item->stroke && item->stroke->dash[0] > 0)) {
    put_other_box(svg, item, box, radius);
    return;
  }
  if (item->stroke) put_round_box(svg, item->stroke->paint, cjm_rect_inset(box, -half, -half), radius + half);
  put_round_box(svg, *item->fill, cjm_rect_inset(box, half, half), radius - half);
}

static void put_circle(CjmSvg *svg, const CjmItem *item)
{
  CjmPoint c = item->u.circle.centre;
  double r = item->u.circle.radius;
  if (item->fill && !item->stroke) put_dot(svg, *item->fill, c, r);
  else put_round(svg, item, (CjmRect){c.x - r, c.y - r, 2 * r, 2 * r}, r);
}

static void put_path(CjmSvg *svg, const CjmItem *item)
{
  const CjmPathStep *steps = item->u.path.steps;
  size_t n = item->u.path.n;
  Pen pen = pen_of(item);
  bool flat = !pen.filled;
  bool sharp = pen.stroked && !item->stroke->round;
  pen.butt = sharp && steps[n - 1].verb != CJM_PATH_CLOSE;
  for (size_t i = 0; i < n; i++) {
    bool turns = steps[i].verb != CJM_PATH_MOVE && i > 0 && steps[i - 1].verb != CJM_PATH_MOVE;
    pen.mitre = pen.mitre || (sharp && turns);
    flat = flat && !turns && steps[i].verb != CJM_PATH_CURVE;
  }
  put_steps(svg, path_for(svg, pen, cjm_item_extent(item), flat), steps, n);
}

void cjm_svg_shape(CjmSvg *svg, const CjmItem *item)
{
  if (!item->fill && !item->stroke) return;
  if (item->kind == CJM_ITEM_CIRCLE) put_circle(svg, item);
  else if (item->kind == CJM_ITEM_PATH) put_path(svg, item);
  else if (item->u.rect.radius > 0) put_round(svg, item, item->u.rect.box, item->u.rect.radius);
  else put_other_box(svg, item, item->u.rect.box, 0);
}

/* ---- writing ---- */

static void put(GByteArray *out, const char *text, gsize len)
{
  g_byte_array_append(out, (const guint8 *)text, (guint)len);
}

static void put_batch(const CjmSvg *svg, GByteArray *out, const Batch *batch)
{
  static const char unfilled[] = " fill=\"none\"", data[] = " d=\"", end[] = "\"/>\n";
  put(out, batch->start->str, batch->start->len);
  if (svg->live && !batch->pen.filled && !batch->flat) put(out, unfilled, sizeof unfilled - 1); /* do not inherit the fill of texts */
  put(out, data, sizeof data - 1);
  put(out, batch->data.out->str, batch->data.out->len);
  put(out, end, sizeof end - 1);
}

gsize cjm_svg_shapes_size(const CjmSvg *svg)
{
  enum { MARKUP = 32 };
  gsize size = svg->body->len;
  for (guint i = 0; i < svg->shapes->layers->len; i++) {
    const Batch *batch = g_array_index(svg->shapes->layers, Layer, i).batch;
    if (batch) size += batch->start->len + batch->data.out->len + MARKUP;
  }
  return size;
}

void cjm_svg_shapes_write(const CjmSvg *svg, GByteArray *out)
{
  gsize at = 0;
  for (guint i = 0; i < svg->shapes->layers->len; i++) {
    const Layer *layer = &g_array_index(svg->shapes->layers, Layer, i);
    if (!layer->batch) continue;
    put(out, svg->body->str + at, layer->at - at);
    put_batch(svg, out, layer->batch);
    at = layer->at;
  }
  put(out, svg->body->str + at, svg->body->len - at);
}

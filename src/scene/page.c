#include "scene/page.h"

#include <math.h>
#include <string.h>

/* The number of points of a step. */
static int points_of(CjmPathVerb verb)
{
  static const int n[] = {[CJM_PATH_MOVE] = 1, [CJM_PATH_LINE] = 1, [CJM_PATH_CURVE] = 3, [CJM_PATH_CLOSE] = 0};
  return n[verb];
}

static CjmItem *item_at(CjmScene *scene, size_t i)
{
  return &g_array_index(scene->items, CjmItem, i);
}

/* ---- scaling ---- */

typedef struct Scaling {
  CjmScene *scene;
  double by;
  GHashTable *paints, *strokes, *blocks; /* what was scaled already → the copy: items share them */
} Scaling;

static void scale_point(CjmPoint *point, double by)
{
  point->x *= by;
  point->y *= by;
}

static CjmRect scaled_rect(CjmRect rect, double by)
{
  return (CjmRect){rect.x * by, rect.y * by, rect.w * by, rect.h * by};
}

static CjmPaint scaled_paint(const Scaling *s, CjmPaint paint)
{
  if (!paint.gradient) return paint;
  CjmGradient *gradient = cjm_arena_make(s->scene->arena, CjmGradient, 1);
  *gradient = *paint.gradient;
  gradient->top *= s->by;
  gradient->bottom *= s->by;
  paint.gradient = gradient;
  return paint;
}

static const CjmPaint *scaled_fill(const Scaling *s, const CjmPaint *fill)
{
  if (!fill || !fill->gradient) return fill;
  CjmPaint *scaled = g_hash_table_lookup(s->paints, fill);
  if (scaled) return scaled;
  scaled = cjm_arena_make(s->scene->arena, CjmPaint, 1);
  *scaled = scaled_paint(s, *fill);
  g_hash_table_insert(s->paints, (void *)fill, scaled);
  return scaled;
}

static const CjmStroke *scaled_stroke(const Scaling *s, const CjmStroke *stroke)
{
  if (!stroke) return NULL;
  CjmStroke *scaled = g_hash_table_lookup(s->strokes, stroke);
  if (scaled) return scaled;
  scaled = cjm_arena_make(s->scene->arena, CjmStroke, 1);
  *scaled = *stroke;
  scaled->paint = scaled_paint(s, stroke->paint);
  scaled->width *= s->by;
  scaled->dash[0] *= s->by;
  scaled->dash[1] *= s->by;
  g_hash_table_insert(s->strokes, (void *)stroke, scaled);
  return scaled;
}

static CjmTextLine scaled_line(const Scaling *s, const CjmTextLine *line)
{
  CjmTextLine scaled = *line;
  scaled.x *= s->by;
  scaled.baseline *= s->by;
  scaled.width *= s->by;
  scaled.runs = cjm_arena_make(s->scene->arena, CjmTextRun, line->n_runs);
  for (size_t i = 0; i < line->n_runs; i++) {
    scaled.runs[i] = line->runs[i];
    scaled.runs[i].x *= s->by;
    scaled.runs[i].width *= s->by;
  }
  return scaled;
}

static CjmTextBlock *scaled_block(const Scaling *s, CjmTextBlock *block)
{
  CjmTextBlock *scaled = g_hash_table_lookup(s->blocks, block);
  if (scaled) return scaled;
  scaled = cjm_arena_make(s->scene->arena, CjmTextBlock, 1);
  *scaled = *block;
  scaled->style.size *= s->by;
  scaled->style.leading *= s->by;
  scaled->width *= s->by;
  scaled->height *= s->by;
  scaled->ascent *= s->by;
  scaled->descent *= s->by;
  scaled->lines = cjm_arena_make(s->scene->arena, CjmTextLine, block->n_lines);
  for (size_t i = 0; i < block->n_lines; i++) scaled->lines[i] = scaled_line(s, &block->lines[i]);
  g_hash_table_insert(s->blocks, block, scaled);
  return scaled;
}

static void scale_item(const Scaling *s, CjmItem *item)
{
  item->fill = scaled_fill(s, item->fill);
  item->stroke = scaled_stroke(s, item->stroke);
  switch (item->kind) {
    case CJM_ITEM_OPEN: item->u.group.bounds = scaled_rect(item->u.group.bounds, s->by); break;
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT:
      item->u.rect.box = scaled_rect(item->u.rect.box, s->by);
      item->u.rect.radius *= s->by;
      break;
    case CJM_ITEM_CIRCLE:
      scale_point(&item->u.circle.centre, s->by);
      item->u.circle.radius *= s->by;
      break;
    case CJM_ITEM_PATH:
      for (size_t i = 0; i < item->u.path.n; i++)
        for (int k = 0; k < points_of(item->u.path.steps[i].verb); k++) scale_point(&item->u.path.steps[i].p[k], s->by);
      break;
    case CJM_ITEM_TEXT:
      item->u.text.block = scaled_block(s, item->u.text.block);
      scale_point(&item->u.text.at, s->by);
      item->u.text.halo *= s->by;
      break;
    case CJM_ITEM_IMAGE:
      item->u.image.box = scaled_rect(item->u.image.box, s->by);
      item->u.image.radius *= s->by;
      break;
  }
}

void cjm_scene_scale(CjmScene *scene, double factor)
{
  g_autoptr(GHashTable) paints = g_hash_table_new(NULL, NULL), strokes = g_hash_table_new(NULL, NULL),
                        blocks = g_hash_table_new(NULL, NULL);
  Scaling s = {scene, factor, paints, strokes, blocks};
  for (size_t i = 0; i < cjm_scene_length(scene); i++) scale_item(&s, item_at(scene, i));
  g_ptr_array_set_size(scene->fills, 0); /* what is drawn next is not scaled */
  g_ptr_array_set_size(scene->strokes, 0);
  scene->width *= factor;
  scene->height *= factor;
}

/* ---- copying ---- */

static bool touches(CjmRect a, CjmRect b)
{
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void cjm_scene_copy(CjmScene *to, const CjmScene *from, CjmRect window, double dx, double dy)
{
  size_t first = cjm_scene_length(to);
  for (size_t i = 0; i < cjm_scene_length(from); i++) {
    CjmItem item = *cjm_scene_at(from, i);
    if (item.kind == CJM_ITEM_OPEN || item.kind == CJM_ITEM_CLOSE) continue;
    CjmRect extent = cjm_item_extent(&item);
    if (!touches(cjm_rect_inset(extent, -0.5, -0.5), window)) continue;
    if (item.kind == CJM_ITEM_PATH) {
      CjmPathStep *steps = cjm_arena_make(to->arena, CjmPathStep, item.u.path.n);
      memcpy(steps, item.u.path.steps, item.u.path.n * sizeof *steps);
      item.u.path.steps = steps;
    }
    g_array_append_val(to->items, item);
  }
  cjm_scene_shift(to, first, dx, dy);
}

void cjm_scene_remove_text(CjmScene *scene)
{
  size_t kept = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++)
    if (cjm_scene_at(scene, i)->kind != CJM_ITEM_TEXT) *item_at(scene, kept++) = *cjm_scene_at(scene, i);
  g_array_set_size(scene->items, (guint)kept);
}

/* ---- clipping ---- */

/* A half-plane: the points whose x, or y, times `way`, is at most `edge` times `way`. */
typedef struct Half {
  double edge, way;
  bool is_y;
} Half;

static double along(Half half, CjmPoint p)
{
  return half.is_y ? p.y : p.x;
}

static bool is_inside(Half half, CjmPoint p)
{
  return (along(half, p) - half.edge) * half.way <= 1e-9;
}

static CjmPoint between(CjmPoint a, CjmPoint b, double t)
{
  return (CjmPoint){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* Divides a Bézier curve at `t` (de Casteljau): `p` becomes the part before, `ret_rest` the part after. */
static void divide(CjmPoint p[4], double t, CjmPoint ret_rest[4])
{
  CjmPoint ab = between(p[0], p[1], t), bc = between(p[1], p[2], t), cd = between(p[2], p[3], t);
  CjmPoint abc = between(ab, bc, t), bcd = between(bc, cd, t), middle = between(abc, bcd, t);
  ret_rest[0] = middle;
  ret_rest[1] = bcd;
  ret_rest[2] = cd;
  ret_rest[3] = p[3];
  p[1] = ab;
  p[2] = abc;
  p[3] = middle;
}

/* Where a curve with one end on each side crosses the edge. */
static double crossing(const CjmPoint p[4], Half half)
{
  double low = 0, high = 1;
  bool start = is_inside(half, p[0]);
  for (int turn = 0; turn < 50; turn++) {
    double t = (low + high) / 2;
    CjmPoint copy[4] = {p[0], p[1], p[2], p[3]}, rest[4];
    divide(copy, t, rest);
    if (is_inside(half, copy[3]) == start) low = t;
    else high = t;
  }
  return low;
}

/* A path being clipped. */
typedef struct Clipper {
  GArray *steps; /* of CjmPathStep */
  Half half;
  bool is_area;
  bool open;     /* the last step ends where the next begins */
} Clipper;

static void put(Clipper *c, CjmPathVerb verb, CjmPoint a, CjmPoint b, CjmPoint end)
{
  CjmPathStep step = verb == CJM_PATH_CURVE ? (CjmPathStep){verb, {a, b, end}} : (CjmPathStep){verb, {end}};
  g_array_append_val(c->steps, step);
}

/* Moves to where a kept part begins; in an area, along the edge. */
static void begin_part(Clipper *c, CjmPoint at, bool first)
{
  if (c->open) return;
  put(c, c->is_area && !first ? CJM_PATH_LINE : CJM_PATH_MOVE, at, at, at);
  c->open = true;
}

/* Appends the part of a segment inside the half-plane; `first`: nothing of its subpath was appended before. */
static bool keep_segment(Clipper *c, CjmPathVerb verb, CjmPoint p[4], bool first)
{
  bool start = is_inside(c->half, p[0]), end = is_inside(c->half, p[3]);
  if (!start && !end) {
    c->open = false;
    return false;
  }
  CjmPoint rest[4];
  if (start != end) {
    double t = verb == CJM_PATH_CURVE ? crossing(p, c->half) : (c->half.edge - along(c->half, p[0])) / (along(c->half, p[3]) - along(c->half, p[0]));
    if (verb != CJM_PATH_CURVE) p[1] = between(p[0], p[3], 1 / 3.0), p[2] = between(p[0], p[3], 2 / 3.0);
    divide(p, t, rest);
    if (end)
      for (int i = 0; i < 4; i++) p[i] = rest[i];
  }
  begin_part(c, p[0], first);
  put(c, verb, p[1], p[2], p[3]);
  c->open = end;
  return true;
}

static void clip_path(CjmScene *scene, CjmItem *item, Half half)
{
  g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(CjmPathStep));
  Clipper c = {.steps = steps, .half = half, .is_area = item->fill != NULL};
  CjmPoint at = {0}, start = {0};
  bool first = true;
  for (size_t i = 0; i < item->u.path.n; i++) {
    const CjmPathStep *step = &item->u.path.steps[i];
    CjmPoint end = step->verb == CJM_PATH_CLOSE ? start : step->p[points_of(step->verb) - 1];
    CjmPoint p[4] = {at, step->p[0], step->p[1], end};
    if (step->verb == CJM_PATH_MOVE) {
      c.open = false;
      first = true;
      start = end;
    } else {
      if (keep_segment(&c, step->verb == CJM_PATH_CURVE ? CJM_PATH_CURVE : CJM_PATH_LINE, p, first)) first = false;
      if (step->verb == CJM_PATH_CLOSE && c.is_area && !first) put(&c, CJM_PATH_CLOSE, end, end, end);
    }
    at = end;
  }
  item->u.path.n = steps->len;
  if (!steps->len) return;
  item->u.path.steps = cjm_arena_make(scene->arena, CjmPathStep, steps->len);
  for (guint i = 0; i < steps->len; i++) item->u.path.steps[i] = g_array_index(steps, CjmPathStep, i);
}

static CjmRect clipped_rect(CjmRect rect, double left, double right)
{
  double x = fmax(rect.x, left), end = fmin(rect.x + rect.w, right);
  return (CjmRect){x, rect.y, fmax(0, end - x), rect.h};
}

/* False if nothing of the item is left. */
static bool clip_item(CjmScene *scene, CjmItem *item, double left, double right)
{
  if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE) return true;
  CjmRect extent = cjm_item_extent(item);
  if (extent.x >= 0 && extent.x + extent.w <= right) return true;
  if (extent.x + extent.w <= 0 || extent.x >= right) return false;
  if (item->kind == CJM_ITEM_RECT) {
    item->u.rect.box = clipped_rect(item->u.rect.box, extent.x < 0 ? left : 0, right);
    return item->u.rect.box.w > 0;
  }
  if (item->kind == CJM_ITEM_PATH) {
    clip_path(scene, item, (Half){right, 1, false});
    if (extent.x < 0) clip_path(scene, item, (Half){left, -1, false});
    return item->u.path.n > 0;
  }
  double middle = extent.x + extent.w / 2;
  return middle >= 0 && middle <= right;
}

void cjm_scene_clip(CjmScene *scene, size_t from, double left, double right)
{
  size_t kept = from;
  for (size_t i = from; i < cjm_scene_length(scene); i++) {
    CjmItem item = *cjm_scene_at(scene, i);
    if (!clip_item(scene, &item, left, right)) continue;
    if (item.kind == CJM_ITEM_OPEN && item.u.group.bounds.w > 0) item.u.group.bounds = clipped_rect(item.u.group.bounds, 0, right);
    bool is_empty = item.kind == CJM_ITEM_CLOSE && kept > from && cjm_scene_at(scene, kept - 1)->kind == CJM_ITEM_OPEN;
    if (is_empty) kept--;
    else *item_at(scene, kept++) = item;
  }
  g_array_set_size(scene->items, (guint)kept);
}

/* ---- a part of a row ---- */

/* Shapes up to this height are not divided. */
static const double atom = 40; /* px */

static bool is_divided(const CjmItem *item, CjmRect extent)
{
  return (item->kind == CJM_ITEM_RECT || item->kind == CJM_ITEM_PATH) && extent.h > atom;
}

double cjm_scene_next_top(const CjmScene *scene, size_t from, double end)
{
  double top = end;
  for (size_t i = from; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE) continue;
    CjmRect extent = cjm_item_extent(item);
    bool is_text = item->kind == CJM_ITEM_TEXT;
    if (is_divided(item, extent)) continue;
    for (size_t k = 0; k < (is_text ? item->u.text.block->n_lines : 1); k++) {
      CjmRect at = is_text ? cjm_item_line_extent(item, k) : extent;
      if (at.y < end && at.y + at.h > end) top = fmin(top, at.y);
    }
  }
  return top;
}

/* Keeps the lines of a text that end in a part. */
static bool keep_lines(CjmScene *scene, CjmItem *item, CjmScenePart part)
{
  CjmTextBlock *block = cjm_arena_make(scene->arena, CjmTextBlock, 1);
  const CjmTextBlock *whole = item->u.text.block;
  *block = *whole;
  block->lines = cjm_arena_make(scene->arena, CjmTextLine, whole->n_lines);
  block->n_lines = 0;
  bool has_start = false;
  for (size_t i = 0; i < whole->n_lines; i++) {
    CjmRect at = cjm_item_line_extent(item, i);
    if (at.y + at.h <= part.done || at.y + at.h > part.end) continue;
    has_start = has_start || i == 0;
    block->lines[block->n_lines++] = whole->lines[i];
  }
  item->u.text.block = block;
  if (!has_start) item->u.text.origin = NULL; /* said on the page before */
  return block->n_lines > 0;
}

static bool keep_part(CjmScene *scene, CjmItem *item, CjmScenePart part)
{
  CjmRect extent = cjm_item_extent(item);
  if (item->kind == CJM_ITEM_TEXT) return keep_lines(scene, item, part);
  if (!is_divided(item, extent)) return extent.y + extent.h > part.done && extent.y + extent.h <= part.end;
  if (extent.y >= part.end || extent.y + extent.h <= part.top) return false;
  if (item->kind == CJM_ITEM_RECT) {
    CjmRect *box = &item->u.rect.box;
    double y = fmax(box->y, part.top), end = fmin(box->y + box->h, part.end);
    *box = (CjmRect){box->x, y, box->w, fmax(0, end - y)};
    return box->h > 0;
  }
  clip_path(scene, item, (Half){part.end, 1, true});
  clip_path(scene, item, (Half){part.top, -1, true});
  return item->u.path.n > 0;
}

void cjm_scene_keep_part(CjmScene *scene, size_t from, CjmScenePart part)
{
  size_t kept = from;
  for (size_t i = from; i < cjm_scene_length(scene); i++) {
    CjmItem item = *cjm_scene_at(scene, i);
    bool is_group = item.kind == CJM_ITEM_OPEN || item.kind == CJM_ITEM_CLOSE;
    if (!is_group && !keep_part(scene, &item, part)) continue;
    if (item.kind == CJM_ITEM_OPEN && item.u.group.bounds.w > 0) {
      CjmRect *box = &item.u.group.bounds;
      double y = fmin(fmax(box->y, part.top), part.end), end = fmax(fmin(box->y + box->h, part.end), y);
      *box = (CjmRect){box->x, y, box->w, end - y};
    }
    bool is_empty = item.kind == CJM_ITEM_CLOSE && kept > from && cjm_scene_at(scene, kept - 1)->kind == CJM_ITEM_OPEN;
    if (is_empty) kept--;
    else *item_at(scene, kept++) = item;
  }
  g_array_set_size(scene->items, (guint)kept);
}

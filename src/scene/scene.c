#include "scene/scene.h"

#include <math.h>
#include <string.h>

CjmScene *cjm_scene_new(CjmArena *arena)
{
  CjmScene *scene = g_new0(CjmScene, 1);
  scene->arena = arena;
  scene->background = (CjmColour)CJM_RGB(0xffffff);
  scene->items = g_array_new(FALSE, TRUE, sizeof(CjmItem));
  scene->fills = g_ptr_array_new();
  scene->strokes = g_ptr_array_new();
  return scene;
}

void cjm_scene_free(CjmScene *scene)
{
  if (!scene) return;
  g_array_free(scene->items, TRUE);
  g_ptr_array_free(scene->fills, TRUE);
  g_ptr_array_free(scene->strokes, TRUE);
  g_free(scene);
}

void cjm_pages_clear(CjmPages *pages)
{
  for (size_t i = 0; i < pages->n; i++) cjm_scene_free(pages->at[i]);
  *pages = (CjmPages){0};
}

static CjmItem *item_at(CjmScene *scene, size_t i)
{
  return &g_array_index(scene->items, CjmItem, i);
}

/* ---- paint ---- */

/* The gradient may be on the stack of the caller. */
static CjmPaint keep_gradient(CjmScene *scene, CjmPaint paint)
{
  if (!paint.gradient) return paint;
  CjmGradient *gradient = cjm_arena_make(scene->arena, CjmGradient, 1);
  CjmStop *stops = cjm_arena_make(scene->arena, CjmStop, paint.gradient->n_stops);
  memcpy(stops, paint.gradient->stops, paint.gradient->n_stops * sizeof *stops);
  *gradient = *paint.gradient;
  gradient->stops = stops;
  paint.gradient = gradient;
  return paint;
}

static bool paint_equal(const CjmPaint *a, const CjmPaint *b)
{
  return a->gradient == b->gradient && cjm_colour_equal(a->colour, b->colour);
}

static bool stroke_equal(const CjmStroke *a, const CjmStroke *b)
{
  return a->width == b->width && a->dash[0] == b->dash[0] && a->dash[1] == b->dash[1] && a->round == b->round &&
         paint_equal(&a->paint, &b->paint);
}

/* A map has few paints, and items that follow each other often have the same ones. */
enum { LATELY = 8 };

static void remember(GPtrArray *lately, void *paint)
{
  if (lately->len == LATELY) g_ptr_array_remove_index(lately, 0);
  g_ptr_array_add(lately, paint);
}

static const CjmPaint *keep_fill(CjmScene *scene, CjmPaint fill)
{
  if (!fill.on) return NULL;
  for (guint i = scene->fills->len; i-- > 0;)
    if (paint_equal(scene->fills->pdata[i], &fill)) return scene->fills->pdata[i];
  CjmPaint *kept = cjm_arena_make(scene->arena, CjmPaint, 1);
  *kept = keep_gradient(scene, fill);
  remember(scene->fills, kept);
  return kept;
}

static const CjmStroke *keep_stroke(CjmScene *scene, CjmStroke stroke)
{
  if (!stroke.paint.on) return NULL;
  for (guint i = scene->strokes->len; i-- > 0;)
    if (stroke_equal(scene->strokes->pdata[i], &stroke)) return scene->strokes->pdata[i];
  CjmStroke *kept = cjm_arena_make(scene->arena, CjmStroke, 1);
  *kept = stroke;
  kept->paint = keep_gradient(scene, stroke.paint);
  remember(scene->strokes, kept);
  return kept;
}

/* ---- items ---- */

static CjmItem *add(CjmScene *scene, CjmItemKind kind, CjmPaint fill, CjmStroke stroke)
{
  CjmItem item = {.kind = kind, .fill = keep_fill(scene, fill), .stroke = keep_stroke(scene, stroke)};
  g_array_append_val(scene->items, item);
  return item_at(scene, scene->items->len - 1);
}

const char *cjm_group_role_name(CjmGroupRole role)
{
  static const char *const names[CJM_GROUP_ROLE_COUNT] = {
    [CJM_GROUP_MAP] = "map",
    [CJM_GROUP_HEADING] = "heading",
    [CJM_GROUP_PERSONAS] = "personas",
    [CJM_GROUP_PERSONA] = "persona",
    [CJM_GROUP_PHASES] = "phases",
    [CJM_GROUP_PHASE] = "phase",
    [CJM_GROUP_LANE] = "lane",
    [CJM_GROUP_CELL] = "cell",
    [CJM_GROUP_STEP] = "step",
    [CJM_GROUP_TOUCHPOINT] = "touchpoint",
    [CJM_GROUP_PAIN] = "pain",
    [CJM_GROUP_GAIN] = "gain",
    [CJM_GROUP_GAP] = "gap",
    [CJM_GROUP_OPPORTUNITY] = "opportunity",
    [CJM_GROUP_CURVE] = "curve",
    [CJM_GROUP_FIGURE] = "figure",
    [CJM_GROUP_BLOCKS] = "blocks",
    [CJM_GROUP_CONCLUSIONS] = "conclusions",
    [CJM_GROUP_RECOMMENDATIONS] = "recommendations",
    [CJM_GROUP_PRINCIPLES] = "principles",
    [CJM_GROUP_MATRIX] = "matrix",
    [CJM_GROUP_PLAN] = "plan",
    [CJM_GROUP_COMPETITORS] = "competitors",
    [CJM_GROUP_SEGMENTS] = "segments",
    [CJM_GROUP_CAUSES] = "causes",
    [CJM_GROUP_SOURCES] = "sources",
    [CJM_GROUP_NOTES] = "notes",
    [CJM_GROUP_SOURCE] = "source",
    [CJM_GROUP_PATHS] = "paths",
    [CJM_GROUP_GONE] = "gone",
    [CJM_GROUP_LEGEND] = "legend",
    [CJM_GROUP_FOOTER] = "footer",
    [CJM_GROUP_LOGO] = "logo",
    [CJM_GROUP_QR] = "qr",
    [CJM_GROUP_LINK] = "link",
    [CJM_GROUP_MARK] = "mark",
    [CJM_GROUP_ICON] = "icon",
    [CJM_GROUP_PART] = "part",
    [CJM_GROUP_LANES] = "lanes",
    [CJM_GROUP_TITLE] = "title",
    [CJM_GROUP_ITEM] = "item",
    [CJM_GROUP_ROW] = "row",
    [CJM_GROUP_FIELD] = "field",
  };
  g_assert(role < CJM_GROUP_ROLE_COUNT);
  return names[role];
}

char *cjm_group_anchor_new(CjmGroupRole role, const char *id)
{
  GString *name = g_string_new("cjm-");
  g_string_append_printf(name, "%s-", cjm_group_role_name(role));
  for (const char *p = id; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(name, g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '-' ? c : '_');
  }
  return g_string_free(name, FALSE);
}

static CjmSceneColumns *keep_columns(CjmScene *scene, const CjmSceneColumns *columns)
{
  CjmSceneColumns *kept = cjm_arena_make(scene->arena, CjmSceneColumns, 1);
  *kept = *columns;
  kept->edges = cjm_arena_make(scene->arena, double, columns->n + 1);
  memcpy(kept->edges, columns->edges, (columns->n + 1) * sizeof *kept->edges);
  kept->phases = cjm_arena_strdup(scene->arena, columns->phases);
  return kept;
}

void cjm_scene_open(CjmScene *scene, CjmSceneGroup group)
{
  group.id = cjm_arena_strdup(scene->arena, group.id);
  group.title = cjm_arena_strdup(scene->arena, group.title);
  group.alt = cjm_arena_strdup(scene->arena, group.alt);
  group.lang = cjm_arena_strdup(scene->arena, group.lang);
  group.href = cjm_arena_strdup(scene->arena, group.href);
  if (group.columns) group.columns = keep_columns(scene, group.columns);
  add(scene, CJM_ITEM_OPEN, CJM_NO_PAINT, CJM_NO_STROKE)->u.group = group;
}

void cjm_scene_close(CjmScene *scene)
{
  add(scene, CJM_ITEM_CLOSE, CJM_NO_PAINT, CJM_NO_STROKE);
}

void cjm_scene_rect(CjmScene *scene, CjmRect box, double radius, CjmPaint fill, CjmStroke stroke)
{
  CjmItem *item = add(scene, CJM_ITEM_RECT, fill, stroke);
  item->u.rect.box = box;
  item->u.rect.radius = MIN(radius, MIN(box.w, box.h) / 2);
}

void cjm_scene_circle(CjmScene *scene, CjmPoint centre, double radius, CjmPaint fill, CjmStroke stroke)
{
  CjmItem *item = add(scene, CJM_ITEM_CIRCLE, fill, stroke);
  item->u.circle.centre = centre;
  item->u.circle.radius = radius;
}

void cjm_scene_line(CjmScene *scene, CjmPoint from, CjmPoint to, CjmStroke stroke)
{
  const CjmPathStep steps[] = {{CJM_PATH_MOVE, {from}}, {CJM_PATH_LINE, {to}}};
  cjm_scene_path(scene, steps, G_N_ELEMENTS(steps), CJM_NO_PAINT, stroke);
}

void cjm_scene_path(CjmScene *scene, const CjmPathStep *steps, size_t n, CjmPaint fill, CjmStroke stroke)
{
  if (n == 0) return;
  CjmItem *item = add(scene, CJM_ITEM_PATH, fill, stroke);
  item->u.path.steps = cjm_arena_make(scene->arena, CjmPathStep, n);
  item->u.path.n = n;
  memcpy(item->u.path.steps, steps, n * sizeof *steps);
}

void cjm_scene_image(CjmScene *scene, CjmRect box, double radius, const guint8 *data, size_t len)
{
  CjmItem *item = add(scene, CJM_ITEM_IMAGE, CJM_NO_PAINT, CJM_NO_STROKE);
  item->u.image.box = box;
  item->u.image.radius = MIN(radius, MIN(box.w, box.h) / 2);
  item->u.image.data = data;
  item->u.image.len = len;
}

CjmItem *cjm_scene_text(CjmScene *scene, CjmTextBlock *block, CjmPoint at, CjmColour colour, CjmColour background)
{
  CjmItem *item = add(scene, CJM_ITEM_TEXT, CJM_NO_PAINT, CJM_NO_STROKE);
  item->u.text.block = block;
  item->u.text.at = at;
  item->u.text.colour = colour;
  item->u.text.background = background;
  return item;
}

/* ---- a path under construction ---- */

CjmPath cjm_path_begin(void)
{
  return (CjmPath){g_array_new(FALSE, FALSE, sizeof(CjmPathStep))};
}

void cjm_path_move(CjmPath *path, double x, double y)
{
  CjmPathStep step = {CJM_PATH_MOVE, {{x, y}}};
  g_array_append_val(path->steps, step);
}

void cjm_path_line(CjmPath *path, double x, double y)
{
  CjmPathStep step = {CJM_PATH_LINE, {{x, y}}};
  g_array_append_val(path->steps, step);
}

void cjm_path_curve(CjmPath *path, double x1, double y1, double x2, double y2, double x, double y)
{
  CjmPathStep step = {CJM_PATH_CURVE, {{x1, y1}, {x2, y2}, {x, y}}};
  g_array_append_val(path->steps, step);
}

void cjm_path_close(CjmPath *path)
{
  CjmPathStep step = {.verb = CJM_PATH_CLOSE};
  g_array_append_val(path->steps, step);
}

void cjm_path_half_circle(CjmPath *path, CjmPoint centre, double radius)
{
  double x = centre.x, y = centre.y, k = CJM_CIRCLE_HANDLE * radius;
  cjm_path_move(path, x, y - radius);
  cjm_path_curve(path, x + k, y - radius, x + radius, y - k, x + radius, y);
  cjm_path_curve(path, x + radius, y + k, x + k, y + radius, x, y + radius);
}

void cjm_path_end(CjmPath *path, CjmScene *scene, CjmPaint fill, CjmStroke stroke)
{
  cjm_scene_path(scene, (const CjmPathStep *)path->steps->data, path->steps->len, fill, stroke);
  g_array_free(path->steps, TRUE);
  path->steps = NULL;
}

/* The number of points of a step. */
static int points_of(CjmPathVerb verb)
{
  static const int n[] = {[CJM_PATH_MOVE] = 1, [CJM_PATH_LINE] = 1, [CJM_PATH_CURVE] = 3, [CJM_PATH_CLOSE] = 0};
  return n[verb];
}

/* ---- extents ---- */

/* A bounding box. */
typedef struct Hull {
  double x0, y0, x1, y1;
} Hull;

static const Hull empty_hull = {INFINITY, INFINITY, -INFINITY, -INFINITY};

static void hull_add(Hull *hull, CjmPoint p)
{
  hull->x0 = MIN(hull->x0, p.x);
  hull->y0 = MIN(hull->y0, p.y);
  hull->x1 = MAX(hull->x1, p.x);
  hull->y1 = MAX(hull->y1, p.y);
}

static void hull_add_rect(Hull *hull, CjmRect r)
{
  hull_add(hull, (CjmPoint){r.x, r.y});
  hull_add(hull, (CjmPoint){r.x + r.w, r.y + r.h});
}

static CjmRect hull_rect(const Hull *hull)
{
  if (hull->x0 > hull->x1) return (CjmRect){0};
  return (CjmRect){hull->x0, hull->y0, hull->x1 - hull->x0, hull->y1 - hull->y0};
}

static double bezier(double a, double b, double c, double d, double t)
{
  double u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/* The extrema of a coordinate of a Bézier curve: the zeros of its derivative in 0 … 1. */
static int turning_points(double a, double b, double c, double d, double ret_t[2])
{
  double qa = d - 3 * c + 3 * b - a, qb = 2 * (c - 2 * b + a), qc = b - a;
  double roots[2];
  int n = 0, kept = 0;
  if (fabs(qa) < 1e-9) {
    if (fabs(qb) > 1e-9) roots[n++] = -qc / qb;
  } else if (qb * qb - 4 * qa * qc >= 0) {
    double root = sqrt(qb * qb - 4 * qa * qc);
    roots[n++] = (-qb + root) / (2 * qa);
    roots[n++] = (-qb - root) / (2 * qa);
  }
  for (int i = 0; i < n; i++)
    if (roots[i] > 0 && roots[i] < 1) ret_t[kept++] = roots[i];
  return kept;
}

static void hull_add_curve(Hull *hull, CjmPoint from, const CjmPoint p[3])
{
  double t[4];
  int n = turning_points(from.x, p[0].x, p[1].x, p[2].x, t);
  n += turning_points(from.y, p[0].y, p[1].y, p[2].y, t + n);
  for (int i = 0; i < n; i++)
    hull_add(hull, (CjmPoint){bezier(from.x, p[0].x, p[1].x, p[2].x, t[i]), bezier(from.y, p[0].y, p[1].y, p[2].y, t[i])});
  hull_add(hull, p[2]);
}

static CjmRect path_extent(const CjmPathStep *steps, size_t n)
{
  Hull hull = empty_hull;
  CjmPoint at = {0};
  for (size_t i = 0; i < n; i++) {
    if (steps[i].verb == CJM_PATH_CLOSE) continue;
    if (steps[i].verb == CJM_PATH_CURVE) hull_add_curve(&hull, at, steps[i].p);
    else hull_add(&hull, steps[i].p[0]);
    at = steps[i].p[points_of(steps[i].verb) - 1];
  }
  return hull_rect(&hull);
}

/* Relative to the font size. The exact values depend on the font; these are typical of Latin letters. */
static const double cap_height = 0.72, descender = 0.22, strike_height = 0.32, strike_weight = 0.07;

CjmRect cjm_item_line_extent(const CjmItem *item, size_t i)
{
  const CjmTextBlock *block = item->u.text.block;
  const CjmTextLine *line = &block->lines[i];
  double size = block->style.size;
  return (CjmRect){item->u.text.at.x + line->x, item->u.text.at.y + line->baseline - cap_height * size, line->width,
                   (cap_height + descender) * size};
}

CjmRect cjm_item_strike(const CjmItem *item, size_t i)
{
  const CjmTextBlock *block = item->u.text.block;
  const CjmTextLine *line = &block->lines[i];
  double size = block->style.size;
  return (CjmRect){item->u.text.at.x + line->x, item->u.text.at.y + line->baseline - strike_height * size, line->width,
                   strike_weight * size};
}

static CjmRect text_extent(const CjmItem *item)
{
  Hull hull = empty_hull;
  for (size_t i = 0; i < item->u.text.block->n_lines; i++) hull_add_rect(&hull, cjm_item_line_extent(item, i));
  return hull_rect(&hull);
}

CjmRect cjm_item_extent(const CjmItem *item)
{
  double outset = item->stroke ? -item->stroke->width / 2 : 0;
  double r = item->u.circle.radius;
  CjmPoint c = item->u.circle.centre;
  switch (item->kind) {
    case CJM_ITEM_OPEN: return item->u.group.bounds;
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT: return cjm_rect_inset(item->u.rect.box, outset, outset);
    case CJM_ITEM_CIRCLE: return cjm_rect_inset((CjmRect){c.x - r, c.y - r, 2 * r, 2 * r}, outset, outset);
    case CJM_ITEM_PATH: return cjm_rect_inset(path_extent(item->u.path.steps, item->u.path.n), outset, outset);
    case CJM_ITEM_TEXT: return text_extent(item);
    case CJM_ITEM_IMAGE: return item->u.image.box;
  }
  return (CjmRect){0};
}

/* ---- moving ---- */

static CjmPaint shift_gradient(CjmScene *scene, CjmPaint paint, double dy)
{
  CjmGradient *moved = cjm_arena_make(scene->arena, CjmGradient, 1);
  *moved = *paint.gradient;
  moved->top += dy;
  moved->bottom += dy;
  paint.gradient = moved;
  return paint;
}

/* Paints may be shared with items that are not moved. */
static void shift_paints(CjmScene *scene, CjmItem *item, double dy)
{
  if (dy == 0) return;
  if (item->fill && item->fill->gradient) item->fill = keep_fill(scene, shift_gradient(scene, *item->fill, dy));
  if (item->stroke && item->stroke->paint.gradient) {
    CjmStroke stroke = *item->stroke;
    stroke.paint = shift_gradient(scene, stroke.paint, dy);
    item->stroke = keep_stroke(scene, stroke);
  }
}

static void shift_point(CjmPoint *point, double dx, double dy)
{
  point->x += dx;
  point->y += dy;
}

static void shift_rect(CjmRect *rect, double dx, double dy)
{
  rect->x += dx;
  rect->y += dy;
}

static void shift_group(CjmSceneGroup *group, double dx, double dy)
{
  shift_rect(&group->bounds, dx, dy);
  for (size_t i = 0; group->columns && i <= group->columns->n; i++) group->columns->edges[i] += dx;
}

static void shift_item(CjmScene *scene, CjmItem *item, double dx, double dy)
{
  shift_paints(scene, item, dy);
  switch (item->kind) {
    case CJM_ITEM_OPEN: shift_group(&item->u.group, dx, dy); break;
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT: shift_rect(&item->u.rect.box, dx, dy); break;
    case CJM_ITEM_CIRCLE: shift_point(&item->u.circle.centre, dx, dy); break;
    case CJM_ITEM_PATH:
      for (size_t i = 0; i < item->u.path.n; i++)
        for (int k = 0; k < points_of(item->u.path.steps[i].verb); k++) shift_point(&item->u.path.steps[i].p[k], dx, dy);
      break;
    case CJM_ITEM_TEXT: shift_point(&item->u.text.at, dx, dy); break;
    case CJM_ITEM_IMAGE: shift_rect(&item->u.image.box, dx, dy); break;
  }
}

void cjm_scene_shift(CjmScene *scene, size_t from, double dx, double dy)
{
  for (size_t i = from; i < scene->items->len; i++) shift_item(scene, item_at(scene, i), dx, dy);
}

/* ---- mirroring ---- */

/* The item that closes the group opened at `open`, or the length of the scene if there is none. */
static size_t group_end(const CjmScene *scene, size_t open)
{
  int depth = 0;
  size_t i = open;
  for (; i < cjm_scene_length(scene); i++) {
    CjmItemKind kind = cjm_scene_at(scene, i)->kind;
    if (kind == CJM_ITEM_OPEN) depth++;
    else if (kind == CJM_ITEM_CLOSE && --depth == 0) break;
  }
  return i;
}

static CjmRect content_extent(const CjmScene *scene, size_t open, size_t end)
{
  Hull hull = empty_hull;
  for (size_t i = open + 1; i < end; i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_OPEN && item->kind != CJM_ITEM_CLOSE) hull_add_rect(&hull, cjm_item_extent(item));
  }
  return hull_rect(&hull);
}

/* Moves a group to the position of its mirror image. Returns the item that closes it. */
static size_t move_upright(CjmScene *scene, size_t open)
{
  size_t end = group_end(scene, open);
  CjmRect box = item_at(scene, open)->u.group.bounds;
  if (box.w == 0) box = content_extent(scene, open, end);
  double dx = scene->width - 2 * box.x - box.w;
  for (size_t i = open; i < end; i++) shift_item(scene, item_at(scene, i), dx, 0);
  return end;
}

static void mirror_rect(const CjmScene *scene, CjmRect *rect)
{
  rect->x = scene->width - rect->x - rect->w;
}

/* Mirrors the positions of lines in their block. The block is copied, since it may be in several items. */
static void mirror_text(CjmScene *scene, CjmItem *item)
{
  CjmTextBlock *block = cjm_arena_make(scene->arena, CjmTextBlock, 1);
  *block = *item->u.text.block;
  block->lines = cjm_arena_make(scene->arena, CjmTextLine, block->n_lines);
  for (size_t i = 0; i < block->n_lines; i++) {
    block->lines[i] = item->u.text.block->lines[i];
    block->lines[i].x = block->width - block->lines[i].x - block->lines[i].width;
  }
  item->u.text.block = block;
  item->u.text.at.x = scene->width - item->u.text.at.x - block->width;
}

static void mirror_group(const CjmScene *scene, CjmSceneGroup *group)
{
  if (group->bounds.w > 0) mirror_rect(scene, &group->bounds);
  for (size_t i = 0; group->columns && i <= group->columns->n; i++)
    group->columns->edges[i] = scene->width - group->columns->edges[i];
}

static void mirror_item(CjmScene *scene, CjmItem *item)
{
  switch (item->kind) {
    case CJM_ITEM_OPEN: mirror_group(scene, &item->u.group); break;
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT: mirror_rect(scene, &item->u.rect.box); break;
    case CJM_ITEM_CIRCLE: item->u.circle.centre.x = scene->width - item->u.circle.centre.x; break;
    case CJM_ITEM_PATH:
      for (size_t i = 0; i < item->u.path.n; i++)
        for (int k = 0; k < points_of(item->u.path.steps[i].verb); k++)
          item->u.path.steps[i].p[k].x = scene->width - item->u.path.steps[i].p[k].x;
      break;
    case CJM_ITEM_TEXT: mirror_text(scene, item); break;
    case CJM_ITEM_IMAGE: mirror_rect(scene, &item->u.image.box); break;
  }
}

void cjm_scene_mirror(CjmScene *scene)
{
  for (size_t i = 0; i < scene->items->len; i++) {
    CjmItem *item = item_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN && item->u.group.upright) i = move_upright(scene, i);
    else mirror_item(scene, item);
  }
}

#include "scene/scene.h"

#include <string.h>

#include "base/number.h"

enum { MAX_SHORT_STEPS = 8 };

typedef struct Dumper {
  GString *out;
  int depth;
} Dumper;

/* ---- values ---- */

static void put_number(GString *out, double value)
{
  cjm_number_append(out, value, 2);
}

static void put_point(GString *out, const char *before, CjmPoint p)
{
  g_string_append(out, before);
  put_number(out, p.x);
  g_string_append_c(out, ',');
  put_number(out, p.y);
}

/* x,y wxh */
static void put_rect(GString *out, CjmRect r)
{
  put_point(out, " ", (CjmPoint){r.x, r.y});
  g_string_append_c(out, ' ');
  put_number(out, r.w);
  g_string_append_c(out, 'x');
  put_number(out, r.h);
}

static void put_named(GString *out, const char *name, double value)
{
  g_string_append(out, name);
  put_number(out, value);
}

static int byte_of(double channel)
{
  return (int)(channel * 255 + 0.5);
}

static void put_colour(GString *out, CjmColour c)
{
  g_string_append_printf(out, "#%02x%02x%02x", byte_of(c.r), byte_of(c.g), byte_of(c.b));
  if (c.a < 1) put_named(out, "/", c.a);
}

/* A line of text in quotes, escaped. */
static void put_quoted(GString *out, const char *text, int len)
{
  g_string_append_c(out, '"');
  for (const char *p = text; p < text + len; p++) {
    if (*p == '\n') g_string_append(out, "\\n");
    else {
      if (*p == '"' || *p == '\\') g_string_append_c(out, '\\');
      g_string_append_c(out, *p);
    }
  }
  g_string_append_c(out, '"');
}

static void put_string(GString *out, const char *name, const char *text)
{
  if (!text) return;
  g_string_append(out, name);
  put_quoted(out, text, (int)strlen(text));
}

static void put_paint(GString *out, const char *name, const CjmPaint *paint)
{
  g_string_append(out, name);
  if (!paint->gradient) {
    put_colour(out, paint->colour);
    return;
  }
  put_named(out, "down ", paint->gradient->top);
  put_named(out, "..", paint->gradient->bottom);
  for (size_t i = 0; i < paint->gradient->n_stops; i++) {
    put_named(out, " ", paint->gradient->stops[i].at);
    g_string_append_c(out, ':');
    put_colour(out, paint->gradient->stops[i].colour);
  }
}

static void put_paints(GString *out, const CjmItem *item)
{
  if (item->fill) put_paint(out, " fill ", item->fill);
  const CjmStroke *stroke = item->stroke;
  if (!stroke) return;
  put_paint(out, " stroke ", &stroke->paint);
  put_named(out, " width ", stroke->width);
  if (stroke->dash[0] > 0) {
    put_named(out, " dash ", stroke->dash[0]);
    put_named(out, ",", stroke->dash[1]);
  }
  if (stroke->round) g_string_append(out, " round");
}

/* The hash of a picture, which shows that it has changed: FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo). */
static guint32 hash_of(const guint8 *data, size_t len)
{
  guint32 hash = 2166136261u;
  for (size_t i = 0; i < len; i++) hash = (hash ^ data[i]) * 16777619u;
  return hash;
}

/* ---- items ---- */

static void put_columns(GString *out, const CjmSceneColumns *columns)
{
  g_string_append_printf(out, " columns from %zu at", columns->first + 1);
  for (size_t i = 0; i <= columns->n; i++) put_named(out, " ", columns->edges[i]);
}

static void dump_group(GString *out, const CjmSceneGroup *group)
{
  g_string_append(out, cjm_group_role_name(group->role));
  if (group->id) g_string_append_printf(out, " %s", group->id);
  if (group->bounds.w > 0) put_rect(out, group->bounds);
  put_string(out, " ", group->title);
  put_string(out, " alt ", group->alt);
  if (group->lang) g_string_append_printf(out, " (%s)", group->lang);
  put_string(out, " -> ", group->href);
  if (group->order) g_string_append_printf(out, " order %u", group->order);
  if (group->upright) g_string_append(out, " upright");
  if (group->repeated) g_string_append(out, " repeated");
  if (group->columns) put_columns(out, group->columns);
}

static void dump_rect(GString *out, const CjmItem *item)
{
  g_string_append(out, "rect");
  put_rect(out, item->u.rect.box);
  if (item->u.rect.radius > 0) put_named(out, " radius ", item->u.rect.radius);
  put_paints(out, item);
}

static void dump_circle(GString *out, const CjmItem *item)
{
  put_point(out, "circle ", item->u.circle.centre);
  put_named(out, " radius ", item->u.circle.radius);
  put_paints(out, item);
}

static void put_step(GString *out, const CjmPathStep *step)
{
  switch (step->verb) {
    case CJM_PATH_MOVE: put_point(out, " M", step->p[0]); break;
    case CJM_PATH_LINE: put_point(out, " L", step->p[0]); break;
    case CJM_PATH_CURVE:
      put_point(out, " C", step->p[0]);
      put_point(out, " ", step->p[1]);
      put_point(out, " ", step->p[2]);
      break;
    case CJM_PATH_CLOSE: g_string_append(out, " Z"); break;
  }
}

/* The bounds of a path and the number of its steps; the steps themselves if they are few. */
static void dump_path(GString *out, const CjmItem *item)
{
  CjmItem bare = *item;
  bare.stroke = NULL;
  g_string_append(out, "path");
  put_rect(out, cjm_item_extent(&bare));
  g_string_append_printf(out, " steps %d", (int)item->u.path.n);
  put_paints(out, item);
  if (item->u.path.n > MAX_SHORT_STEPS) return;
  g_string_append(out, " :");
  for (size_t i = 0; i < item->u.path.n; i++) put_step(out, &item->u.path.steps[i]);
}

static void dump_text(GString *out, const CjmItem *item, int depth)
{
  const CjmTextBlock *block = item->u.text.block;
  put_named(out, "text ", block->style.size);
  put_named(out, "/", block->style.leading);
  g_string_append_printf(out, " %d", (int)block->style.weight);
  if (block->style.italic) g_string_append(out, " italic");
  g_string_append_c(out, ' ');
  put_colour(out, item->u.text.colour);
  g_string_append(out, " on ");
  put_colour(out, item->u.text.background);
  if (item->u.text.halo > 0) put_named(out, " halo ", item->u.text.halo);
  if (item->u.text.struck) g_string_append(out, " struck");
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    g_string_append_printf(out, "\n%*s", 2 * depth + 2, "");
    put_point(out, "", (CjmPoint){item->u.text.at.x + line->x, item->u.text.at.y + line->baseline});
    put_named(out, " w", line->width);
    g_string_append_c(out, ' ');
    put_quoted(out, line->text, line->len);
    if (line->hyphen) g_string_append(out, " hyphen");
  }
}

static void dump_image(GString *out, const CjmItem *item)
{
  g_string_append(out, "image");
  put_rect(out, item->u.image.box);
  if (item->u.image.radius > 0) put_named(out, " radius ", item->u.image.radius);
  g_string_append_printf(out, " %d bytes %08x", (int)item->u.image.len, hash_of(item->u.image.data, item->u.image.len));
}

static void dump_item(Dumper *dumper, const CjmItem *item)
{
  GString *out = dumper->out;
  if (item->kind == CJM_ITEM_CLOSE) {
    dumper->depth--;
    return;
  }
  g_string_append_printf(out, "%*s", 2 * dumper->depth, "");
  switch (item->kind) {
    case CJM_ITEM_OPEN:
      dump_group(out, &item->u.group);
      dumper->depth++;
      break;
    case CJM_ITEM_CLOSE: break;
    case CJM_ITEM_RECT: dump_rect(out, item); break;
    case CJM_ITEM_CIRCLE: dump_circle(out, item); break;
    case CJM_ITEM_PATH: dump_path(out, item); break;
    case CJM_ITEM_TEXT: dump_text(out, item, dumper->depth); break;
    case CJM_ITEM_IMAGE: dump_image(out, item); break;
  }
  g_string_append_c(out, '\n');
}

static void dump_meta(GString *out, const CjmSceneMeta *meta)
{
  const struct {
    const char *name, *value;
  } rows[] = {{"title ", meta->title},     {"description ", meta->description}, {"author ", meta->author},
              {"keywords ", meta->keywords},       {"created ", meta->created},
              {"language ", meta->lang}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (!rows[i].value) continue;
    put_string(out, rows[i].name, rows[i].value);
    g_string_append_c(out, '\n');
  }
}

void cjm_scene_dump(const CjmScene *scene, GString *out)
{
  put_named(out, "page ", scene->width);
  put_named(out, "x", scene->height);
  g_string_append_c(out, ' ');
  put_colour(out, scene->background);
  g_string_append(out, scene->rtl ? " right to left\n" : "\n");
  dump_meta(out, &scene->meta);
  Dumper dumper = {.out = out};
  for (size_t i = 0; i < cjm_scene_length(scene); i++) dump_item(&dumper, cjm_scene_at(scene, i));
}

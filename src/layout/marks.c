#include "layout/marks.h"

#include <math.h>
#include <stdlib.h>

#include "layout/icons.h"

/* ---- strokes ---- */

/* Draws a polyline whose points are given on a square from −1 to 1. */
static void figure(CjmScene *scene, CjmPoint c, double half, const double (*points)[2], size_t n, CjmPaint fill, CjmStroke stroke)
{
  CjmPath path = cjm_path_begin();
  for (size_t i = 0; i < n; i++) {
    double x = c.x + half * points[i][0], y = c.y + half * points[i][1];
    if (i) cjm_path_line(&path, x, y);
    else cjm_path_move(&path, x, y);
  }
  if (fill.on) cjm_path_close(&path);
  cjm_path_end(&path, scene, fill, stroke);
}

static CjmStroke pen(CjmColour colour, double width)
{
  CjmStroke stroke = cjm_stroke(colour, width);
  stroke.round = true;
  return stroke;
}

static void star(CjmScene *scene, CjmPoint c, double half, CjmColour colour)
{
  double points[10][2];
  for (size_t i = 0; i < 10; i++) {
    double radius = i % 2 ? 0.45 : 1.05, angle = G_PI * ((double)i / 5 - 0.5);
    points[i][0] = radius * cos(angle);
    points[i][1] = radius * sin(angle);
  }
  figure(scene, c, half, (const double(*)[2])points, 10, cjm_paint(colour), CJM_NO_STROKE);
}

static void half_disc(CjmScene *scene, CjmPoint c, double r, CjmColour colour)
{
  CjmPath path = cjm_path_begin();
  cjm_path_half_circle(&path, c, r);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, cjm_paint(colour), CJM_NO_STROKE);
}

static void handoff(CjmScene *scene, CjmPoint c, double h, CjmColour colour)
{
  static const double left[][2] = {{-1.2, 0}, {-0.35, 0}}, right[][2] = {{0.35, 0}, {1.2, 0}};
  static const double stop[][2] = {{-0.35, -0.7}, {-0.35, 0.7}}, start[][2] = {{0.35, -0.7}, {0.35, 0.7}};
  figure(scene, c, h, left, 2, CJM_NO_PAINT, pen(colour, 1.6));
  figure(scene, c, h, right, 2, CJM_NO_PAINT, pen(colour, 1.6));
  figure(scene, c, h, stop, 2, CJM_NO_PAINT, pen(colour, 1.6));
  figure(scene, c, h, start, 2, CJM_NO_PAINT, pen(colour, 1.6));
}

static void fail_point(CjmScene *scene, CjmPoint c, double h, CjmColour colour, CjmColour background)
{
  static const double triangle[][2] = {{0, -1}, {1.1, 0.9}, {-1.1, 0.9}};
  static const double bar[][2] = {{0, -0.35}, {0, 0.25}};
  figure(scene, c, h, triangle, 3, cjm_paint(colour), pen(colour, 1));
  figure(scene, c, h, bar, 2, CJM_NO_PAINT, pen(background, 1.4));
  cjm_scene_circle(scene, (CjmPoint){c.x, c.y + 0.6 * h}, 0.8, cjm_paint(background), CJM_NO_STROKE);
}

static void flag(CjmScene *scene, CjmPoint c, double h, CjmColour colour)
{
  static const double pole[][2] = {{-0.7, -1}, {-0.7, 1}};
  static const double cloth[][2] = {{-0.7, -1}, {0.95, -1}, {0.55, -0.45}, {0.95, 0.1}, {-0.7, 0.1}};
  figure(scene, c, h, pole, 2, CJM_NO_PAINT, pen(colour, 1.6));
  figure(scene, c, h, cloth, 5, cjm_paint(colour), CJM_NO_STROKE);
}

void cjm_mark_draw(CjmScene *scene, CjmMark mark, CjmPoint c, double size, CjmColour colour, CjmColour background)
{
  static const double tick[][2] = {{-0.85, 0.1}, {-0.25, 0.7}, {0.9, -0.65}};
  static const double fall[][2] = {{-0.75, -0.75}, {0.75, 0.75}}, rise[][2] = {{-0.75, 0.75}, {0.75, -0.75}};
  static const double across[][2] = {{-0.85, 0}, {0.85, 0}}, upright[][2] = {{0, -0.85}, {0, 0.85}};
  static const double diamond[][2] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
  static const double bolt[][2] = {{0.25, -1.1}, {-0.75, 0.2}, {-0.05, 0.2}, {-0.25, 1.1}, {0.75, -0.25}, {0.05, -0.25}};
  static const double down[][2] = {{-1, -0.7}, {1, -0.7}, {0, 0.7}}, up[][2] = {{-1, 0.7}, {1, 0.7}, {0, -0.7}};
  static const double shaft[][2] = {{-1, 0}, {0.9, 0}}, head[][2] = {{0.25, -0.65}, {0.95, 0}, {0.25, 0.65}};
  static const double corner[][2] = {{-0.35, -0.75}, {0.75, -0.75}, {0.75, 0.35}};
  double h = size / 2;
  switch (mark) {
    case CJM_MARK_BULLET:
    case CJM_MARK_DOT: cjm_scene_circle(scene, c, h, cjm_paint(colour), CJM_NO_STROKE); break;
    case CJM_MARK_RING: cjm_scene_circle(scene, c, h - 0.7, CJM_NO_PAINT, cjm_stroke(colour, 1.4)); break;
    case CJM_MARK_HALF:
      cjm_scene_circle(scene, c, h - 0.7, CJM_NO_PAINT, cjm_stroke(colour, 1.4));
      half_disc(scene, c, h - 0.7, colour);
      break;
    case CJM_MARK_TICK: /* not mirrored */
      cjm_scene_open(
        scene, (CjmSceneGroup){.role = CJM_GROUP_MARK, .bounds = {c.x - size, c.y - size, 2 * size, 2 * size}, .upright = true});
      figure(scene, c, h, tick, 3, CJM_NO_PAINT, pen(colour, 1.9));
      cjm_scene_close(scene);
      break;
    case CJM_MARK_CROSS:
      figure(scene, c, h, fall, 2, CJM_NO_PAINT, pen(colour, 1.7));
      figure(scene, c, h, rise, 2, CJM_NO_PAINT, pen(colour, 1.7));
      break;
    case CJM_MARK_PLUS:
      figure(scene, c, h, across, 2, CJM_NO_PAINT, pen(colour, 2));
      figure(scene, c, h, upright, 2, CJM_NO_PAINT, pen(colour, 2));
      break;
    case CJM_MARK_ARROW:
      figure(scene, c, h, shaft, 2, CJM_NO_PAINT, pen(colour, 1.3));
      figure(scene, c, h, head, 3, CJM_NO_PAINT, pen(colour, 1.3));
      break;
    case CJM_MARK_LINK:
      figure(scene, c, h, rise, 2, CJM_NO_PAINT, pen(colour, 1.5));
      figure(scene, c, h, corner, 3, CJM_NO_PAINT, pen(colour, 1.5));
      break;
    case CJM_MARK_HANDOFF: handoff(scene, c, h, colour); break;
    case CJM_MARK_FAIL: fail_point(scene, c, h, colour, background); break;
    case CJM_MARK_DIAMOND: figure(scene, c, h, diamond, 4, cjm_paint(colour), CJM_NO_STROKE); break;
    case CJM_MARK_BOLT: figure(scene, c, h, bolt, 6, cjm_paint(colour), CJM_NO_STROKE); break;
    case CJM_MARK_STAR: star(scene, c, h, colour); break;
    case CJM_MARK_FLAG: flag(scene, c, h, colour); break;
    case CJM_MARK_TARGET:
    case CJM_MARK_DOWN: figure(scene, c, h, down, 3, cjm_paint(colour), CJM_NO_STROKE); break;
    case CJM_MARK_UP: figure(scene, c, h, up, 3, cjm_paint(colour), CJM_NO_STROKE); break;
  }
}

typedef struct MarkData {
  CjmMark mark;
  double size;
  CjmColour colour;
} MarkData;

static void draw_mark(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const MarkData *d = data;
  cjm_mark_draw(scene, d->mark, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, d->size, d->colour, background);
}

CjmBox *cjm_mark_box(const CjmMaker *m, CjmMark mark, double size, CjmColour colour)
{
  MarkData *d = cjm_arena_make(m->arena, MarkData, 1);
  *d = (MarkData){mark, size, colour};
  double width = mark == CJM_MARK_HANDOFF || mark == CJM_MARK_FAIL ? size * 1.3 : size;
  return cjm_box_drawing(m, width, size, draw_mark, d);
}

/* ---- dots ---- */

typedef struct DotsData {
  int on, n;
  CjmColour colour;
} DotsData;

enum { DOT_PITCH = 13 };

static void draw_dots(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  (void)background;
  const DotsData *d = data;
  for (int i = 0; i < d->n; i++) {
    CjmPoint c = {at.x + 5 + i * DOT_PITCH, at.y + at.h / 2};
    cjm_scene_circle(scene, c, 4, i < d->on ? cjm_paint(d->colour) : CJM_NO_PAINT, cjm_stroke(d->colour, 1.4));
  }
}

CjmBox *cjm_mark_dots(const CjmMaker *m, int on, int n, CjmColour colour)
{
  DotsData *d = cjm_arena_make(m->arena, DotsData, 1);
  *d = (DotsData){on, n, colour};
  return cjm_box_drawing(m, (n - 1) * DOT_PITCH + 10, 17, draw_dots, d);
}

/* ---- numbers ---- */

typedef struct NumberData {
  CjmFlow *digits;
  CjmPaint fill;
  CjmStroke edge;
  CjmColour ink;
} NumberData;

static void draw_number(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const NumberData *d = data;
  CjmPoint c = {at.x + at.w / 2, at.y + at.h / 2};
  double edge = d->edge.paint.on ? d->edge.width / 2 : 0;
  cjm_scene_rect(scene, cjm_rect_inset(at, edge, edge), at.h / 2 - edge, d->fill, d->edge);
  CjmColour under = d->fill.on ? d->fill.colour : background;
  CjmTextBlock *block = cjm_flow_set(scene->arena, d->digits, 1000, CJM_ALIGN_START);
  cjm_scene_text(scene, block, (CjmPoint){c.x - block->width / 2, c.y - block->height / 2}, d->ink, under);
}

static CjmBox *lettered(const CjmMaker *m, const char *text, double diameter, CjmSize size, CjmWeight weight, NumberData look)
{
  NumberData *d = cjm_arena_make(m->arena, NumberData, 1);
  CjmTextStyle style = cjm_theme_style(size, weight, false);
  *d = look;
  d->digits = cjm_flow(m->arena, m->fonts, style, text);
  double width = MAX(diameter, cjm_flow_width(d->digits) + (diameter - style.size) * 0.7);
  return cjm_box_drawing(m, width, diameter, draw_number, d);
}

CjmBox *cjm_mark_disc(const CjmMaker *m, const char *text, CjmColour fill, CjmColour ink, bool large)
{
  return lettered(m, text, large ? 22 : 19, large ? CJM_SIZE_SMALL : CJM_SIZE_TINY, CJM_WEIGHT_BOLD,
                  (NumberData){.fill = cjm_paint(fill), .ink = ink});
}

CjmBox *cjm_mark_coin(const CjmMaker *m, const char *text, bool filled, CjmColour colour, CjmColour background)
{
  return lettered(m, text, 18, CJM_SIZE_TINY, CJM_WEIGHT_BOLD,
                  (NumberData){.fill = cjm_paint(filled ? colour : background),
                               .edge = cjm_stroke(colour, 1.4),
                               .ink = filled ? background : colour});
}

CjmBox *cjm_mark_ring(const CjmMaker *m, size_t number, CjmColour ink)
{
  g_autofree char *digits = cjm_lang_number_new(m->lang, (double)number, 0);
  return lettered(m, digits, 17, CJM_SIZE_TINY, CJM_WEIGHT_SEMIBOLD, (NumberData){.edge = cjm_stroke(ink, 1), .ink = ink});
}

/* ---- faces ---- */

void cjm_mark_face(CjmScene *scene, CjmPoint c, double r, double level, CjmColour colour, CjmColour background)
{
  double eye = 0.33 * r, bend = 0.42 * r * CLAMP(level, -1, 1), mouth = c.y + 0.3 * r + (level < 0 ? 0.2 * r * -level : 0);
  cjm_scene_circle(scene, c, r, cjm_paint(background), cjm_stroke(colour, r * 0.19));
  cjm_scene_circle(scene, (CjmPoint){c.x - eye, c.y - 0.24 * r}, 0.14 * r, cjm_paint(colour), CJM_NO_STROKE);
  cjm_scene_circle(scene, (CjmPoint){c.x + eye, c.y - 0.24 * r}, 0.14 * r, cjm_paint(colour), CJM_NO_STROKE);
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, c.x - 0.42 * r, mouth);
  cjm_path_curve(&path, c.x - 0.14 * r, mouth + bend, c.x + 0.14 * r, mouth + bend, c.x + 0.42 * r, mouth);
  cjm_path_end(&path, scene, CJM_NO_PAINT, pen(colour, r * 0.16));
}

typedef struct FaceData {
  double radius, level;
  CjmColour colour;
} FaceData;

static void draw_face(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const FaceData *d = data;
  cjm_mark_face(scene, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, d->radius, d->level, d->colour, background);
}

CjmBox *cjm_mark_face_box(const CjmMaker *m, double radius, double level, CjmColour colour)
{
  FaceData *d = cjm_arena_make(m->arena, FaceData, 1);
  *d = (FaceData){radius, level, colour};
  return cjm_box_drawing(m, 2 * radius + 2, 2 * radius + 2, draw_face, d);
}

/* ---- icons ---- */

/* Reads `n` numbers of the path of an icon. */
static const char *read_numbers(const char *at, double *ret_numbers, int n)
{
  for (int i = 0; i < n; i++) {
    char *end;
    ret_numbers[i] = g_ascii_strtod(at, &end);
    at = end;
  }
  return at;
}

static int icon_arity(char verb)
{
  switch (verb) {
    case 'M':
    case 'L': return 2;
    case 'O':
    case 'D': return 3;
    case 'Q': return 4;
    case 'R': return 5;
    case 'C': return 6;
    default: return 0;
  }
}

typedef struct IconPen {
  CjmScene *scene;
  CjmPath path;
  bool drawing;
  CjmPoint last; /* on the grid of the icon */
  CjmRect at;
  double scale;
  CjmColour colour;
} IconPen;

static double icon_x(const IconPen *p, double x)
{
  return p->at.x + x * p->scale;
}

static double icon_y(const IconPen *p, double y)
{
  return p->at.y + y * p->scale;
}

static CjmStroke icon_stroke(const IconPen *p)
{
  return pen(p->colour, CJM_ICON_STROKE * p->scale);
}

static void icon_flush(IconPen *p)
{
  if (p->drawing) cjm_path_end(&p->path, p->scene, CJM_NO_PAINT, icon_stroke(p));
  p->drawing = false;
}

static void icon_curve(IconPen *p, CjmPoint a, CjmPoint b, CjmPoint end)
{
  cjm_path_curve(&p->path, icon_x(p, a.x), icon_y(p, a.y), icon_x(p, b.x), icon_y(p, b.y), icon_x(p, end.x), icon_y(p, end.y));
}

static void icon_verb(IconPen *p, char verb, const double *v)
{
  CjmPoint centre = {icon_x(p, v[0]), icon_y(p, v[1])}, last = p->last;
  switch (verb) {
    case 'M':
      if (!p->drawing) p->path = cjm_path_begin();
      p->drawing = true;
      cjm_path_move(&p->path, centre.x, centre.y);
      p->last = (CjmPoint){v[0], v[1]};
      break;
    case 'L':
      cjm_path_line(&p->path, centre.x, centre.y);
      p->last = (CjmPoint){v[0], v[1]};
      break;
    case 'C':
      p->last = (CjmPoint){v[4], v[5]};
      icon_curve(p, (CjmPoint){v[0], v[1]}, (CjmPoint){v[2], v[3]}, p->last);
      break;
    case 'Q': /* as a cubic curve */
      p->last = (CjmPoint){v[2], v[3]};
      icon_curve(p, (CjmPoint){last.x + 2 * (v[0] - last.x) / 3, last.y + 2 * (v[1] - last.y) / 3},
                 (CjmPoint){v[2] + 2 * (v[0] - v[2]) / 3, v[3] + 2 * (v[1] - v[3]) / 3}, p->last);
      break;
    case 'Z': cjm_path_close(&p->path); break;
    case 'O':
      icon_flush(p);
      cjm_scene_circle(p->scene, centre, v[2] * p->scale, CJM_NO_PAINT, icon_stroke(p));
      break;
    case 'D':
      icon_flush(p);
      cjm_scene_circle(p->scene, centre, v[2] * p->scale, cjm_paint(p->colour), CJM_NO_STROKE);
      break;
    case 'R':
      icon_flush(p);
      cjm_scene_rect(p->scene, (CjmRect){centre.x, centre.y, v[2] * p->scale, v[3] * p->scale}, v[4] * p->scale, CJM_NO_PAINT,
                     icon_stroke(p));
      break;
    default: g_assert_not_reached();
  }
}

void cjm_mark_icon(CjmScene *scene, const char *name, CjmRect at, CjmColour colour)
{
  IconPen p = {.scene = scene, .at = at, .scale = at.w / CJM_ICON_GRID, .colour = colour};
  cjm_scene_open(scene, (CjmSceneGroup){.role = CJM_GROUP_ICON, .bounds = at, .upright = true});
  for (const char *c = cjm_icon_find(name)->path; *c;) {
    if (g_ascii_isspace(*c)) {
      c++;
      continue;
    }
    char verb = *c;
    double numbers[6];
    c = read_numbers(c + 1, numbers, icon_arity(verb));
    icon_verb(&p, verb, numbers);
  }
  icon_flush(&p);
  cjm_scene_close(scene);
}

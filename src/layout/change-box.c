/* change-box.c: how what is new, gone or moved looks. */
#include <math.h>

#include "layout/change.h"

static const double badge_radius = 8, outline = 3.5, hatch_step = 7; /* px */

static bool is_plain(const CjmSheet *sheet, const CjmChangeMark *mark)
{
  return sheet->m.changed && (!mark || mark->kind == CJM_CHANGE_REMOVED);
}

CjmBox *cjm_change_sign(CjmSheet *sheet, const void *object, CjmSign sign, CjmBox *box)
{
  return is_plain(sheet, cjm_change_of(sheet, object)) ? box : cjm_sheet_sign(sheet, sign, box);
}

void cjm_change_look(const CjmSheet *sheet, const void *object, CjmLook *io_look)
{
  const CjmTheme *t = &sheet->theme;
  const CjmChangeMark *mark = cjm_change_of(sheet, object);
  if (!is_plain(sheet, mark)) return;
  io_look->card.bar = CJM_NO_PAINT;
  io_look->card.fill = cjm_paint(t->background);
  io_look->card.edge = mark ? CJM_NO_STROKE : cjm_stroke(t->rule_strong, 1);
  io_look->ink = io_look->accent = t->soft;
  io_look->weight = CJM_WEIGHT_REGULAR;
  io_look->struck = false;
}

void cjm_change_hatch(CjmScene *scene, CjmRect at, CjmColour colour)
{
  CjmPath path = cjm_path_begin();
  bool any = false;
  for (double c = hatch_step; c < at.w + at.h; c += hatch_step) { /* the lines x + y = c within the rectangle */
    double x1 = fmax(0, c - at.h), x2 = fmin(at.w, c);
    if (x2 - x1 < 1) continue;
    cjm_path_move(&path, at.x + x1, at.y + c - x1);
    cjm_path_line(&path, at.x + x2, at.y + c - x2);
    any = true;
  }
  if (!any) cjm_path_move(&path, at.x, at.y);
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(cjm_colour_alpha(colour, 0.16), 1));
}

void cjm_change_arrow(CjmScene *scene, CjmPoint from, CjmPoint to, CjmColour colour)
{
  static const double head = 9, half = 6; /* px */
  double length = hypot(to.x - from.x, to.y - from.y), point = fmin(head, length);
  if (length < 2) return;
  CjmPoint along = {(to.x - from.x) / length, (to.y - from.y) / length}, neck = {to.x - along.x * point, to.y - along.y * point};
  cjm_scene_line(scene, from, neck, cjm_stroke(colour, 3));
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, to.x, to.y);
  cjm_path_line(&path, neck.x - along.y * half, neck.y + along.x * half);
  cjm_path_line(&path, neck.x + along.y * half, neck.y - along.x * half);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, cjm_paint(colour), CJM_NO_STROKE);
}

static void draw_glyph(CjmScene *scene, CjmChangeKind kind, CjmPoint c, double r, CjmColour ink)
{
  double arm = r * 0.5;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, c.x - arm, c.y);
  cjm_path_line(&path, c.x + arm, c.y);
  if (kind == CJM_CHANGE_ADDED) {
    cjm_path_move(&path, c.x, c.y - arm);
    cjm_path_line(&path, c.x, c.y + arm);
  } else if (kind == CJM_CHANGE_MOVED) {
    cjm_path_move(&path, c.x - arm + arm * 0.8, c.y - arm * 0.8);
    cjm_path_line(&path, c.x - arm, c.y);
    cjm_path_line(&path, c.x - arm + arm * 0.8, c.y + arm * 0.8);
  } else if (kind != CJM_CHANGE_REMOVED) { /* another name: two lines of text */
    cjm_path_move(&path, c.x - arm, c.y + arm * 0.8);
    cjm_path_line(&path, c.x + arm * 0.4, c.y + arm * 0.8);
    cjm_path_move(&path, c.x - arm, c.y - arm * 0.8);
    cjm_path_line(&path, c.x + arm * 0.7, c.y - arm * 0.8);
  }
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(ink, fmax(1.3, r / 5)));
}

void cjm_change_badge(CjmScene *scene, const CjmTheme *t, CjmChangeKind kind, CjmPoint centre, double radius)
{
  CjmColour fill = kind == CJM_CHANGE_REMOVED ? t->soft : t->accent;
  cjm_scene_circle(scene, centre, radius, cjm_paint(fill), cjm_stroke(t->background, 1.5));
  draw_glyph(scene, kind, centre, radius, cjm_colour_readable(t->background, fill, 4.5));
}

/* ---- cards and pills ---- */

typedef struct Frame {
  CjmBox box;
  CjmBox *child;
  const CjmTheme *theme;
  CjmChangeKind kind;
  double radius;
} Frame;

static double frame_min_width(const CjmBox *box)
{
  return cjm_box_min_width(((const Frame *)box)->child);
}

static double frame_width(const CjmBox *box)
{
  return cjm_box_width(((const Frame *)box)->child);
}

static double frame_height(const CjmBox *box, double width)
{
  return cjm_box_height(((const Frame *)box)->child, width);
}

static void frame_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const Frame *frame = (const Frame *)box;
  const CjmTheme *t = frame->theme;
  bool gone = frame->kind == CJM_CHANGE_REMOVED;
  cjm_scene_sign(scene, gone ? CJM_SIGN_GONE : CJM_SIGN_NEW);
  double radius = fmin(frame->radius, at.h / 2);
  if (!gone) {
    CjmRect around = cjm_rect_inset(at, -outline, -outline);
    cjm_scene_rect(scene, around, radius + outline, CJM_NO_PAINT, cjm_stroke(t->accent, 2));
  }
  cjm_box_place(frame->child, scene, at.x, at.y, at.w, background);
  if (gone) {
    cjm_scene_rect(scene, cjm_rect_inset(at, 0.7, 0.7), radius, CJM_NO_PAINT, cjm_stroke_dashed(t->soft, 1.4, 4, 3));
    cjm_change_hatch(scene, cjm_rect_inset(at, fmin(2, radius), fmin(2, radius)), t->ink);
  }
  double corner = gone ? 2 : 0;
  cjm_change_badge(scene, t, frame->kind, (CjmPoint){at.x + at.w - corner, at.y + corner}, badge_radius);
}

static CjmContent *frame_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  return cjm_box_content(((const Frame *)box)->child, maker, background);
}

static const CjmBoxClass frame_class = {frame_min_width, frame_width, frame_height, frame_place, frame_content};

CjmBox *cjm_change_box(CjmSheet *sheet, const void *object, double radius, CjmBox *box)
{
  const CjmChangeMark *mark = cjm_change_of(sheet, object);
  bool framed = box && mark && (mark->kind == CJM_CHANGE_ADDED || mark->kind == CJM_CHANGE_REMOVED);
  if (!framed) return box;
  cjm_sheet_use(sheet, mark->kind == CJM_CHANGE_REMOVED ? CJM_SIGN_GONE : CJM_SIGN_NEW);
  Frame *frame = cjm_arena_make(sheet->m.arena, Frame, 1);
  *frame = (Frame){{&frame_class}, box, &sheet->theme, mark->kind, radius};
  return &frame->box;
}

/* ---- values ---- */

static CjmColour effect_colour(const CjmTheme *t, int effect)
{
  return effect > 0 ? t->positive : effect < 0 ? t->negative : t->soft;
}

CjmBox *cjm_change_effect(CjmSheet *sheet, int effect, double size, CjmColour background)
{
  if (!effect) return NULL;
  return cjm_mark_box(&sheet->m, effect > 0 ? CJM_MARK_UP : CJM_MARK_DOWN, size,
                      cjm_colour_readable(effect_colour(&sheet->theme, effect), background, 3.1));
}

const char *cjm_change_becomes(const CjmSheet *sheet)
{
  return cjm_lang_is_rtl(sheet->m.lang) ? "←" : "→";
}

CjmBox *cjm_change_value(CjmSheet *sheet, const void *value, CjmColour background, CjmBox *box)
{
  const CjmChangeMark *mark = cjm_change_of(sheet, value);
  if (!box || !mark || !mark->was) return box;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 5, 0);
  cjm_box_add(wrap, cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR),
                                 cjm_colour_readable(sheet->theme.soft, background, 4.6), cjm_arena_printf(sheet->m.arena, "%s %s", mark->was, cjm_change_becomes(sheet))));
  cjm_box_add(wrap, box);
  cjm_box_add(wrap, cjm_change_effect(sheet, mark->effect, 8, background));
  return wrap;
}

/* ---- folded columns ---- */

static void draw_placeholder(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *t = data;
  (void)background;
  double width = fmin(36, at.w);
  cjm_scene_rect(scene, (CjmRect){at.x + (at.w - width) / 2, at.y + 4, width, 8}, 3, cjm_paint(t->track), CJM_NO_STROKE);
}

CjmBox *cjm_change_placeholder(CjmSheet *sheet)
{
  return cjm_box_band(&sheet->m, 16, draw_placeholder, &sheet->theme);
}

/* emotion-changes.c: the emotion lane in a map of changes: the curve of one persona over the one that it was. */
#include <math.h>

#include "lanes/emotion.h"
#include "layout/change.h"

static const CjmStep *step_of(const CjmSheet *sheet, const CjmFeeling *point)
{
  return sheet->journey->steps.at[point->column];
}

/* The mark of the feeling at a point, on either curve. */
static const CjmChangeMark *mark_of(const CjmSheet *sheet, const CjmFeeling *point)
{
  return cjm_change_of(sheet, point->emotion ? point->emotion : point->other);
}

bool cjm_feeling_is_changed(const CjmSheet *sheet, const CjmFeeling *point)
{
  const CjmChangeMark *mark = mark_of(sheet, point), *step = cjm_change_of(sheet, &step_of(sheet, point)->o);
  if (step && step->kind >= CJM_CHANGE_ADDED) return true;
  return (mark && mark->kind != CJM_CHANGE_WITHIN) || cjm_change_moved(sheet, step_of(sheet, point));
}

double cjm_feeling_radius(const CjmFeelings *f, const CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point)
{
  if (!line->primary) return f->compares && line->earlier ? f->dot + 1 : f->dot;
  if (f->dots != CJM_POINT_FACES) return 5 * sheet->emphasis;
  return cjm_change_folded(sheet, step_of(sheet, point)) ? f->face - 4 : f->face;
}

static const CjmFeelingLine *earlier_line(const CjmFeelings *f)
{
  for (size_t l = 0; l < f->n_lines; l++)
    if (f->lines[l].earlier) return &f->lines[l];
  return NULL;
}

/* ---- between the curves ---- */

static const double sample = 4, thin = 0.6; /* px */

typedef struct Between {
  const CjmFeelings *f;
  CjmSheet *sheet;
  const CjmCurve *curve; /* of the newer journey */
} Between;

/* Whether a step that moved has a point among these: the curves are apart there although no score changed. */
static bool has_moved(const Between *b, const GArray *points)
{
  double from = g_array_index(points, CjmPoint, 0).x, to = g_array_index(points, CjmPoint, points->len - 1).x;
  for (size_t l = 0; l < b->f->n_lines; l++)
    for (size_t i = 0; i < b->f->lines[l].n; i++) {
      const CjmFeeling *point = &b->f->lines[l].points[i];
      const CjmStep *step = step_of(b->sheet, point);
      bool moved = cjm_change_moved(b->sheet, step) || cjm_change_is(b->sheet, &step->o, CJM_CHANGE_MOVED);
      if (moved && point->at.x > from - 1 && point->at.x < to + 1) return true;
    }
  return false;
}

static void fill(const Between *b, const GArray *above, const GArray *below, bool better)
{
  const CjmTheme *t = &b->sheet->theme;
  if (above->len < 2 || has_moved(b, above)) return;
  CjmPath path = cjm_path_begin();
  for (guint i = 0; i < above->len; i++) {
    CjmPoint p = g_array_index(above, CjmPoint, i);
    if (i) cjm_path_line(&path, p.x, p.y);
    else cjm_path_move(&path, p.x, p.y);
  }
  for (guint i = below->len; i-- > 0;) {
    CjmPoint p = g_array_index(below, CjmPoint, i);
    cjm_path_line(&path, p.x, p.y);
  }
  cjm_path_close(&path);
  cjm_path_end(&path, b->sheet->scene, cjm_paint(cjm_colour_alpha(better ? t->positive : t->negative, 0.13)), CJM_NO_STROKE);
}

/* Fills where one curve is over the other, piece by piece. */
static void fill_between(const CjmCurve *old, const CjmFeelingRun *run, void *data)
{
  const Between *b = data;
  double from = fmax(old->points[0].x, b->curve->points[0].x), to = fmin(old->points[old->n - 1].x, b->curve->points[b->curve->n - 1].x);
  g_autoptr(GArray) now = g_array_new(FALSE, FALSE, sizeof(CjmPoint)), was = g_array_new(FALSE, FALSE, sizeof(CjmPoint));
  int side = 0;
  if (run->path) return;
  for (double x = from; x < to + sample; x += sample) {
    double at = fmin(x, to), y = cjm_curve_y(b->curve, at), before = cjm_curve_y(old, at);
    if (isnan(y) || isnan(before)) continue;
    int here = fabs(y - before) < thin ? 0 : y < before ? 1 : -1;
    if (here != side) {
      if (side) fill(b, now, was, side > 0);
      g_array_set_size(now, 0);
      g_array_set_size(was, 0);
      side = here;
    }
    CjmPoint p = {at, y}, q = {at, before};
    g_array_append_val(now, p);
    g_array_append_val(was, q);
  }
  if (side) fill(b, now, was, side > 0);
}

static void fill_piece(const CjmCurve *curve, const CjmFeelingRun *run, void *data)
{
  Between *b = data;
  const CjmFeelingLine *earlier = earlier_line(b->f);
  if (run->path || !earlier) return;
  b->curve = curve;
  cjm_feelings_each_piece(b->f, b->sheet->m.arena, earlier, fill_between, b);
}

void cjm_feelings_draw_difference(const CjmFeelings *f, CjmSheet *sheet)
{
  for (size_t l = 0; l < f->n_lines; l++)
    if (f->lines[l].primary) cjm_feelings_each_piece(f, sheet->m.arena, &f->lines[l], fill_piece, &(Between){f, sheet, NULL});
}

/* ---- the curve ---- */

typedef struct Legs {
  const CjmFeelings *f;
  CjmSheet *sheet;
  const CjmFeelingLine *line;
} Legs;

static bool is_changed_at(const Legs *legs, CjmPoint at)
{
  for (size_t i = 0; i < legs->line->n; i++) {
    const CjmFeeling *point = &legs->line->points[i];
    if (point->at.x == at.x && point->at.y == at.y) return cjm_feeling_is_changed(legs->sheet, point);
  }
  return false;
}

static void draw_piece(const CjmCurve *curve, const CjmFeelingRun *run, void *data)
{
  const Legs *legs = data;
  for (size_t i = 0; i + 1 < curve->n;) {
    bool strong = is_changed_at(legs, curve->points[i]) || is_changed_at(legs, curve->points[i + 1]);
    size_t end = i + 1;
    while (end + 1 < curve->n && (is_changed_at(legs, curve->points[end]) || is_changed_at(legs, curve->points[end + 1])) == strong) end++;
    CjmStroke stroke = run->stroke;
    stroke.paint.gradient = cjm_feelings_gradient(legs->f, legs->sheet, 1, 1);
    if (!strong) stroke.width = fmin(stroke.width, 1.7);
    CjmPath path = cjm_path_begin();
    cjm_curve_append(curve, i, end - i, true, &path);
    cjm_path_end(&path, legs->sheet->scene, CJM_NO_PAINT, stroke);
    i = end;
  }
}

void cjm_feelings_draw_legs(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line)
{
  cjm_feelings_each_piece(f, sheet->m.arena, line, draw_piece, &(Legs){f, sheet, line});
}

/* ---- arrows ---- */

/* The old point of a feeling whose score changed; NULL: there is none. */
static const CjmFeeling *old_point(const CjmFeelings *f, const CjmSheet *sheet, const CjmFeeling *point)
{
  const CjmFeelingLine *earlier = earlier_line(f);
  const CjmChangeMark *mark = mark_of(sheet, point);
  if (!earlier || !mark || !mark->delta) return NULL;
  for (size_t i = 0; i < earlier->n; i++)
    if (earlier->points[i].other == mark->old) return &earlier->points[i];
  return NULL;
}

/* The arrow from the old point to the new one. */
typedef struct Arrow {
  CjmPoint from, to;
  bool beside; /* not between the points, for want of room */
  bool up;
} Arrow;

static bool find_arrow(const CjmFeelings *f, const CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point, Arrow *ret_arrow)
{
  static const double room = 20, beside = 26; /* px */
  const CjmFeeling *old = old_point(f, sheet, point);
  if (!old) return false;
  bool up = point->at.y < old->at.y, over = old->column == point->column;
  double sign = up ? -1 : 1, radius = cjm_feeling_radius(f, sheet, line, point), dot = f->dot + 2, x = point->at.x;
  if (over && fabs(point->at.y - old->at.y) >= radius + dot + room)
    *ret_arrow = (Arrow){{x, old->at.y + sign * (dot + 2)}, {x, point->at.y - sign * (radius + 3)}, false, up};
  else *ret_arrow = (Arrow){{x - beside, old->at.y}, {x - beside, point->at.y}, true, up};
  return true;
}

void cjm_feelings_avoid_arrows(const CjmFeelings *f, const CjmSheet *sheet, CjmLabels *labels)
{
  Arrow arrow;
  for (size_t l = 0; l < f->n_lines; l++)
    for (size_t i = 0; f->lines[l].primary && i < f->lines[l].n; i++)
      if (find_arrow(f, sheet, &f->lines[l], &f->lines[l].points[i], &arrow))
        cjm_labels_avoid_rect(labels, (CjmRect){arrow.from.x - 7, fmin(arrow.from.y, arrow.to.y), 14, fabs(arrow.to.y - arrow.from.y)});
}

static void draw_arrow(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point)
{
  static const double half = 6; /* px */
  Arrow arrow;
  if (!find_arrow(f, sheet, line, point, &arrow)) return;
  CjmColour colour = arrow.up ? sheet->theme.positive : sheet->theme.negative;
  cjm_scene_sign(sheet->scene, CJM_SIGN_SCORE_CHANGE);
  if (arrow.beside)
    cjm_scene_line(sheet->scene, (CjmPoint){arrow.from.x - half, arrow.from.y}, (CjmPoint){arrow.from.x + half, arrow.from.y}, cjm_stroke(colour, 1.4));
  cjm_change_arrow(sheet->scene, arrow.from, arrow.to, colour);
}

/* Whether a feeling of the older journey is gone, or its step is. */
static bool is_gone(const CjmSheet *sheet, const CjmFeeling *point)
{
  const CjmChangeMark *mark = mark_of(sheet, point), *step = cjm_change_of(sheet, &step_of(sheet, point)->o);
  return (mark && mark->kind == CJM_CHANGE_REMOVED) || (step && step->kind == CJM_CHANGE_REMOVED);
}

/* The badges of feelings that are new, and of those that are gone. */
static void draw_badge(CjmSheet *sheet, const CjmFeelings *f, const CjmFeelingLine *line, const CjmFeeling *point)
{
  const CjmChangeMark *mark = mark_of(sheet, point);
  bool gone = line->earlier && is_gone(sheet, point);
  bool added = line->primary && mark && mark->kind == CJM_CHANGE_ADDED;
  if (!gone && !added) return;
  double radius = cjm_feeling_radius(f, sheet, line, point);
  cjm_scene_sign(sheet->scene, gone ? CJM_SIGN_GONE : CJM_SIGN_NEW);
  cjm_change_badge(sheet->scene, &sheet->theme, gone ? CJM_CHANGE_REMOVED : CJM_CHANGE_ADDED,
                   (CjmPoint){point->at.x + radius * 0.85, point->at.y + radius * 0.85}, 7);
}

void cjm_feelings_draw_arrows(const CjmFeelings *f, CjmSheet *sheet)
{
  for (size_t l = 0; l < f->n_lines; l++)
    for (size_t i = 0; i < f->lines[l].n; i++) {
      if (f->lines[l].primary) draw_arrow(f, sheet, &f->lines[l], &f->lines[l].points[i]);
      draw_badge(sheet, f, &f->lines[l], &f->lines[l].points[i]);
    }
}

/* ---- words ---- */

/* "Δ +1.6" on a pill. */
static CjmBox *delta_box(CjmSheet *sheet, const CjmChangeMark *mark)
{
  const CjmTheme *t = &sheet->theme;
  bool better = mark->effect > 0;
  CjmColour fill = better ? t->positive : t->negative, ink = better ? t->on_positive : t->on_negative;
  CjmCard card = {.fill = cjm_paint(fill), .radius = 10, .pad_x = 9, .pad_y = 1};
  CjmBox *words = cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_BOLD), cjm_colour_readable(ink, fill, 4.6), mark->delta);
  CjmBox *pill = cjm_box_card(&sheet->m, card, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, better ? CJM_MARK_UP : CJM_MARK_DOWN, 8, ink), 6, 19, words));
  CjmBox *line = cjm_box_wrap(&sheet->m, 0, 0);
  cjm_box_align_lines(line, CJM_ALIGN_MIDDLE);
  cjm_box_add(line, pill);
  return line;
}

/* "At ease +0.6" */
static CjmBox *new_box(CjmSheet *sheet, const CjmFeeling *point)
{
  const CjmTheme *t = &sheet->theme;
  const CjmEmotion *e = point->emotion;
  bool changed = cjm_feeling_is_changed(sheet, point);
  const CjmChangeMark *mark = mark_of(sheet, point);
  CjmTextStyle style = cjm_sheet_style(changed ? CJM_SIZE_BODY : CJM_SIZE_SMALL, changed ? CJM_WEIGHT_SEMIBOLD : CJM_WEIGHT_REGULAR);
  CjmColour colour = changed ? cjm_sheet_score_colour(sheet, point->score) : t->soft;
  CjmBox *stack = cjm_box_stack(&sheet->m, 3), *line = cjm_box_wrap(&sheet->m, 6, 0);
  cjm_box_align_lines(line, CJM_ALIGN_MIDDLE);
  cjm_box_add(line, cjm_box_authored(&sheet->m, style, changed ? t->ink : t->soft, &e->label));
  cjm_box_add(line, cjm_box_text(&sheet->m, style, cjm_colour_readable(colour, t->background, 4.6), cjm_sheet_score(sheet, e->score.value)));
  cjm_box_add(stack, line);
  if (mark && mark->kind == CJM_CHANGE_ADDED) cjm_sheet_use(sheet, CJM_SIGN_NEW);
  if (mark && mark->delta) {
    cjm_sheet_use(sheet, CJM_SIGN_SCORE_CHANGE);
    cjm_box_add(stack, delta_box(sheet, mark));
  }
  return stack;
}

/* "was Neutral +0.1", "was here" */
static CjmBox *old_box(CjmSheet *sheet, const CjmFeeling *point)
{
  const CjmEmotion *e = point->other;
  if (is_gone(sheet, point)) cjm_sheet_use(sheet, CJM_SIGN_GONE);
  const char *score = cjm_sheet_score(sheet, point->score);
  const char *felt = e->label.at ? cjm_arena_printf(sheet->m.arena, "%s %s", e->label.at, score) : score;
  bool moved = cjm_change_moved(sheet, step_of(sheet, point)) != NULL;
  CjmBox *box = cjm_sheet_note(sheet, moved ? cjm_sheet_word(sheet, CJM_WORD_CHANGE_WAS_HERE) : cjm_sheet_words(sheet, CJM_WORD_WAS, felt, NULL));
  cjm_box_align(box, CJM_ALIGN_MIDDLE);
  return box;
}

/* The old point of a column that has a new one has a label if the feeling is another one there. */
static bool labels_old(const CjmSheet *sheet, const CjmFeeling *point)
{
  const CjmStep *step = step_of(sheet, point);
  if (cjm_change_folded(sheet, step)) return false;
  if (cjm_change_moved(sheet, step) || cjm_change_is(sheet, &step->o, CJM_CHANGE_REMOVED)) return true;
  const CjmChangeMark *mark = cjm_change_of(sheet, point->other);
  if (mark && mark->kind == CJM_CHANGE_REMOVED) return true;
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmChangeMark *now = cjm_change_of(sheet, step->emotions.at[i]);
    if (now && now->old == point->other && now->delta) return true;
  }
  return false;
}

bool cjm_feeling_is_labelled(const CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point)
{
  return line->earlier ? labels_old(sheet, point) : cjm_feeling_is_changed(sheet, point);
}

CjmBox *cjm_feelings_change_box(CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *point)
{
  if (line->earlier) return labels_old(sheet, point) ? old_box(sheet, point) : NULL;
  return cjm_change_folded(sheet, step_of(sheet, point)) ? NULL : new_box(sheet, point);
}

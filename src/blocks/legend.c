/* legend.c: the legend, which explains the signs that are on the map. */
#include <math.h>

#include "blocks/block.h"
#include "lanes/metrics.h"
#include "lanes/scales.h"
#include "lanes/swimlanes.h"
#include "layout/about.h"
#include "layout/change.h"
#include "layout/letters.h"
#include "layout/persona-mark.h"
#include "layout/status.h"

static const double sample_w = 28, sample_h = 17, sample_gap = 9; /* px */
static const double narrowest = 120, widest = 230;                /* px: columns */

typedef struct Sample {
  const CjmTheme *theme;
  CjmSign sign;
} Sample;

static CjmPoint centre(CjmRect at)
{
  return (CjmPoint){at.x + at.w / 2, at.y + at.h / 2};
}

static void line(CjmScene *scene, CjmRect at, CjmStroke stroke)
{
  CjmPoint c = centre(at);
  cjm_scene_line(scene, (CjmPoint){at.x + 1, c.y}, (CjmPoint){at.x + at.w - 1, c.y}, stroke);
}

/* Draws a small card or pill. */
static void draw_look(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int sign)
{
  CjmLook look = cjm_sign_look(t, (CjmSign)sign);
  CjmRect box = cjm_rect_inset(at, 1, 1.5);
  (void)background;
  look.card.radius = fmin(look.card.radius, box.h / 2);
  cjm_card_draw(scene, box, &look.card);
  if (look.struck) line(scene, cjm_rect_inset(at, 5, 0), cjm_stroke(t->soft, 1));
}

static void draw_path(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  line(scene, at, cjm_stroke(t->path, 2.4));
}

static void draw_mark(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int sign)
{
  CjmColour colour;
  CjmMark mark = cjm_sign_mark(t, (CjmSign)sign, &colour);
  bool moment = mark == CJM_MARK_DIAMOND || mark == CJM_MARK_BOLT || mark == CJM_MARK_STAR || mark == CJM_MARK_FLAG;
  cjm_mark_draw(scene, mark, centre(at), moment || mark == CJM_MARK_FAIL ? 13 : 9, colour, background);
}

/* Draws the mark of a sign on its card. */
static void draw_marked(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int sign)
{
  draw_look(scene, at, background, t, sign);
  draw_mark(scene, at, background, t, sign);
}

static void draw_zero(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmPoint c = centre(at);
  (void)background;
  (void)value;
  cjm_scene_rect(scene, (CjmRect){at.x + 1, c.y - 4, at.w - 2, 8}, 4, cjm_paint(t->track), CJM_NO_STROKE);
  cjm_scene_line(scene, (CjmPoint){c.x, c.y - 7}, (CjmPoint){c.x, c.y + 7}, cjm_stroke(t->neutral, 1.2));
}

static void draw_dot(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_scene_circle(scene, centre(at), 5, cjm_paint(t->accent), CJM_NO_STROKE);
}

static void draw_range(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  CjmRect band = {at.x + at.w / 2 - 5, at.y, 10, at.h};
  cjm_scene_rect(scene, band, 5, cjm_paint(cjm_colour_alpha(t->positive, 0.16)),
                 cjm_stroke(cjm_colour_alpha(t->positive, 0.7), 1));
}

static void draw_earlier(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)value;
  CjmPoint centre = {at.x + at.w / 2, at.y + at.h / 2};
  cjm_scene_line(scene, centre, (CjmPoint){centre.x, at.y + at.h}, cjm_stroke(t->neutral, 1));
  cjm_scene_rect(scene, (CjmRect){centre.x - 3, centre.y - 3, 6, 6}, 3, cjm_paint(background), cjm_stroke(t->neutral, 1.2));
}

static void draw_unknown(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  line(scene, at, cjm_stroke_dashed(t->neutral, 1.3, 2, 6));
}

static void draw_engagement(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)value;
  line(scene, at, cjm_stroke(t->accent, 2.2));
  cjm_scene_circle(scene, centre(at), 4, cjm_paint(background), cjm_stroke(t->accent, 2));
}

static void draw_previous(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmPoint c = centre(at);
  (void)background;
  (void)value;
  cjm_scene_line(scene, (CjmPoint){c.x, at.y}, (CjmPoint){c.x, at.y + at.h}, cjm_stroke_dashed(t->ink, 1.6, 2, 2));
}

static void draw_source(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_scene_circle(scene, centre(at), 8, CJM_NO_PAINT, cjm_stroke(t->soft, 1));
  cjm_scene_circle(scene, centre(at), 1.4, cjm_paint(t->soft), CJM_NO_STROKE);
}

static void draw_tag(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_tag_draw(scene, cjm_rect_inset(at, 1, 1), t->soft);
}

static void draw_status(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int sign)
{
  int status = sign == CJM_SIGN_RESEARCHED ? CJM_STATUS_RESEARCHED
               : sign == CJM_SIGN_PARTLY   ? CJM_STATUS_PARTLY
                                           : CJM_STATUS_ASSUMPTION;
  (void)background;
  cjm_status_draw(scene, status, centre(at), 7.2, t->neutral);
}

static void draw_to_measure(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_meter_draw_empty(scene, (CjmRect){at.x + 1, at.y + at.h / 2 - 4, at.w - 2, 8}, t);
}

static void draw_hand_over(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  line(scene, at, cjm_stroke(t->path, 2));
  cjm_hand_over_draw(scene, (CjmPoint){at.x + at.w - 5, at.y + at.h / 2}, t);
}

static void draw_waiting(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  line(scene, at, cjm_stroke_dashed(t->neutral, 5, 2, 3));
}

static void draw_outside(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_scene_rect(scene, cjm_rect_inset(at, 1, 1), 2, cjm_paint(t->panel), cjm_stroke_dashed(t->rule_strong, 1, 3, 3));
}

static void draw_left_out(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)value;
  cjm_left_out_draw(scene, centre(at).x, at.y, at.y + at.h, t, background);
}

static void draw_next(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)value;
  cjm_mark_draw(scene, CJM_MARK_ARROW, centre(at), 18, t->neutral, background);
}

/* The main path on a thick line, another on a thin one, as paths are drawn. */
static void draw_paths(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmColour colour = cjm_colour_readable(t->accent, background, 4.6);
  double r = 4, off = 5.5, middle = at.x + at.w / 2, y = at.y + at.h / 2;
  (void)value;
  cjm_scene_line(scene, (CjmPoint){at.x, y}, (CjmPoint){middle, y}, cjm_stroke(t->path, 2.6));
  cjm_scene_line(scene, (CjmPoint){middle, y}, (CjmPoint){at.x + at.w, y}, cjm_stroke(t->path, 1));
  cjm_scene_circle(scene, (CjmPoint){middle - off, y}, r, cjm_paint(colour), cjm_stroke(colour, 1.4));
  cjm_scene_circle(scene, (CjmPoint){middle + off, y}, r, cjm_paint(background), cjm_stroke(colour, 1.4));
}

static void draw_path_end(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  double y = at.y + at.h / 2, tip = at.x + at.w - 6;
  (void)background;
  (void)value;
  cjm_scene_line(scene, (CjmPoint){at.x + 2, y}, (CjmPoint){tip, y}, cjm_stroke(t->path, 1.8));
  cjm_scene_line(scene, (CjmPoint){tip, y - 6}, (CjmPoint){tip, y + 6}, cjm_stroke(t->path, 1.8));
}

static void draw_path_return(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  double low = at.y + at.h / 2 + 5, high = low - 10, tip = at.x + at.w - 9;
  (void)background;
  (void)value;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, at.x + 2, low);
  cjm_path_line(&path, tip, low);
  cjm_path_curve(&path, tip + 7, low, tip + 7, high, tip, high);
  cjm_path_line(&path, tip - 7, high);
  cjm_path_move(&path, tip - 4, high - 3.5);
  cjm_path_line(&path, tip - 7.5, high);
  cjm_path_line(&path, tip - 4, high + 3.5);
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(t->path, 1.8));
}

static void draw_alternatives(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmColour colour = cjm_colour_readable(t->accent, background, 4.6);
  CjmRect box = cjm_rect_inset(at, 1, 2);
  double middle = at.x + at.w / 2, y = box.y + 5;
  (void)value;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, box.x, box.y + box.h);
  cjm_path_line(&path, box.x, y);
  cjm_path_line(&path, box.x + box.w, y);
  cjm_path_line(&path, box.x + box.w, box.y + box.h);
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(colour, 1.8));
  cjm_scene_rect(scene, (CjmRect){middle - 6, y - 4, 12, 8}, 4, cjm_paint(background), cjm_stroke(colour, 1.3));
}

static void draw_inner(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmRect box = cjm_rect_inset(at, 1, 1);
  CjmPoint points[] = {{box.x + 4, box.y + 5}, {box.x + box.w / 2, box.y + box.h - 4}, {box.x + box.w - 4, box.y + 4}};
  (void)background;
  (void)value;
  cjm_scene_rect(scene, box, 3, cjm_paint(t->panel), cjm_stroke(t->rule, 1));
  cjm_scene_line(scene, points[0], points[1], cjm_stroke(t->neutral, 1.4));
  cjm_scene_line(scene, points[1], points[2], cjm_stroke(t->neutral, 1.4));
}

/* ---- maps of changes ---- */

static void draw_new(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_scene_rect(scene, cjm_rect_inset(at, 2, 3), 5, CJM_NO_PAINT, cjm_stroke(t->accent, 2));
  cjm_change_badge(scene, t, CJM_CHANGE_ADDED, (CjmPoint){at.x + at.w - 4, at.y + 4}, 5);
}

static void draw_gone(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmRect box = cjm_rect_inset(at, 2, 3);
  (void)background;
  (void)value;
  cjm_scene_rect(scene, box, 5, CJM_NO_PAINT, cjm_stroke_dashed(t->soft, 1.4, 4, 3));
  cjm_change_hatch(scene, cjm_rect_inset(box, 2, 2), t->ink);
  cjm_change_badge(scene, t, CJM_CHANGE_REMOVED, (CjmPoint){at.x + at.w - 4, at.y + 4}, 5);
}

static void draw_old_place(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  (void)background;
  (void)value;
  cjm_scene_rect(scene, cjm_rect_inset(at, 2, 3), 4, CJM_NO_PAINT, cjm_stroke_dashed(t->accent, 1.5, 3, 2));
}

/* Bars for words. */
static void draw_words(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int sign)
{
  CjmPoint c = centre(at);
  (void)background;
  if (sign == CJM_SIGN_WORDS_NEW) {
    cjm_scene_rect(scene, (CjmRect){at.x + 2, c.y - 6, at.w - 4, 12}, 0, cjm_paint(t->accent_soft), CJM_NO_STROKE);
    cjm_scene_line(scene, (CjmPoint){at.x + 2, c.y + 6}, (CjmPoint){at.x + at.w - 2, c.y + 6}, cjm_stroke(t->accent, 1.4));
  }
  cjm_scene_rect(scene, (CjmRect){at.x + 5, c.y - 2.5, 8, 5}, 1, cjm_paint(t->neutral), CJM_NO_STROKE);
  cjm_scene_rect(scene, (CjmRect){at.x + 15, c.y - 2.5, 8, 5}, 1, cjm_paint(t->neutral), CJM_NO_STROKE);
  if (sign == CJM_SIGN_WORDS_GONE) line(scene, at, cjm_stroke(t->soft, 1.2));
}

static void draw_score_change(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmPoint c = centre(at);
  (void)background;
  (void)value;
  cjm_change_arrow(scene, (CjmPoint){c.x - 6, at.y + at.h - 1}, (CjmPoint){c.x - 6, at.y + 1}, t->positive);
  cjm_change_arrow(scene, (CjmPoint){c.x + 6, at.y + 1}, (CjmPoint){c.x + 6, at.y + at.h - 1}, t->negative);
}

static void draw_folded(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *t, int value)
{
  CjmPoint c = centre(at);
  (void)background;
  (void)value;
  cjm_scene_rect(scene, (CjmRect){c.x - 9, at.y, 18, at.h}, 0, cjm_paint(t->panel), CJM_NO_STROKE);
  cjm_scene_rect(scene, (CjmRect){c.x - 7, c.y - 3, 14, 6}, 2, cjm_paint(t->track), CJM_NO_STROKE);
}

static const struct {
  CjmWord word;
  void (*draw)(CjmScene *scene, CjmRect at, CjmColour background, const CjmTheme *theme, int sign);
} signs[CJM_SIGN_COUNT] = {
  [CJM_SIGN_TOUCHPOINT_CRITICAL] = {CJM_WORD_LEGEND_TOUCHPOINT_CRITICAL, draw_look},
  [CJM_SIGN_TOUCHPOINT_SUPPORTING] = {CJM_WORD_LEGEND_TOUCHPOINT_SUPPORTING, draw_look},
  [CJM_SIGN_TOUCHPOINT_REDUNDANT] = {CJM_WORD_LEGEND_TOUCHPOINT_REDUNDANT, draw_look},
  [CJM_SIGN_TOUCHPOINT] = {CJM_WORD_LEGEND_TOUCHPOINT, draw_look},
  [CJM_SIGN_PATH] = {CJM_WORD_LEGEND_PATH, draw_path},
  [CJM_SIGN_CHANNEL_USED] = {CJM_WORD_LEGEND_CHANNEL_USED, draw_dot},
  [CJM_SIGN_MOMENT_TRUTH] = {CJM_WORD_LEGEND_MOMENT_TRUTH, draw_mark},
  [CJM_SIGN_MOMENT_PAIN] = {CJM_WORD_LEGEND_MOMENT_PAIN, draw_mark},
  [CJM_SIGN_MOMENT_DELIGHT] = {CJM_WORD_LEGEND_MOMENT_DELIGHT, draw_mark},
  [CJM_SIGN_MOMENT_ENDING] = {CJM_WORD_LEGEND_MOMENT_ENDING, draw_mark},
  [CJM_SIGN_FEELING_RANGE] = {CJM_WORD_LEGEND_FEELING_RANGE, draw_range},
  [CJM_SIGN_EARLIER_SCORE] = {CJM_WORD_LEGEND_EARLIER_SCORE, draw_earlier},
  [CJM_SIGN_NOT_MEASURED] = {CJM_WORD_LEGEND_NOT_MEASURED, draw_unknown},
  [CJM_SIGN_ENGAGEMENT] = {CJM_WORD_LEGEND_ENGAGEMENT, draw_engagement},
  [CJM_SIGN_PAIN_CRITICAL] = {CJM_WORD_LEGEND_PAIN_CRITICAL, draw_look},
  [CJM_SIGN_PAIN_SERIOUS] = {CJM_WORD_LEGEND_PAIN_SERIOUS, draw_look},
  [CJM_SIGN_PAIN_MINOR] = {CJM_WORD_LEGEND_PAIN_MINOR, draw_look},
  [CJM_SIGN_PAIN] = {CJM_WORD_LEGEND_PAIN, draw_look},
  [CJM_SIGN_GAIN] = {CJM_WORD_LEGEND_GAIN, draw_marked},
  [CJM_SIGN_GAP] = {CJM_WORD_LEGEND_GAP, draw_marked},
  [CJM_SIGN_PRIORITY_1] = {CJM_WORD_LEGEND_PRIORITY, draw_look},
  [CJM_SIGN_PRIORITY_2] = {CJM_WORD_LEGEND_PRIORITY, draw_look},
  [CJM_SIGN_PRIORITY_3] = {CJM_WORD_LEGEND_PRIORITY, draw_look},
  [CJM_SIGN_PRIORITY_4] = {CJM_WORD_LEGEND_PRIORITY, draw_look},
  [CJM_SIGN_OPPORTUNITY] = {CJM_WORD_LEGEND_OPPORTUNITY, draw_look},
  [CJM_SIGN_MET] = {CJM_WORD_EXPECTATION_MET, draw_mark},
  [CJM_SIGN_NOT_MET] = {CJM_WORD_EXPECTATION_NOT_MET, draw_mark},
  [CJM_SIGN_TARGET] = {CJM_WORD_TARGET, draw_mark},
  [CJM_SIGN_TARGET_MET] = {CJM_WORD_TARGET_MET, draw_mark},
  [CJM_SIGN_TARGET_MISSED] = {CJM_WORD_TARGET_MISSED, draw_mark},
  [CJM_SIGN_PREVIOUS] = {CJM_WORD_PREVIOUS_VALUE, draw_previous},
  [CJM_SIGN_ROSE] = {CJM_WORD_LEGEND_ROSE, draw_mark},
  [CJM_SIGN_FELL] = {CJM_WORD_LEGEND_FELL, draw_mark},
  [CJM_SIGN_ZERO] = {CJM_WORD_LEGEND_ZERO, draw_zero},
  [CJM_SIGN_SOURCE] = {CJM_WORD_SOURCE, draw_source},
  [CJM_SIGN_TAG] = {CJM_WORD_LEGEND_TAG, draw_tag},
  [CJM_SIGN_RESEARCHED] = {CJM_WORD_RESEARCH_DONE, draw_status},
  [CJM_SIGN_PARTLY] = {CJM_WORD_RESEARCH_PARTLY, draw_status},
  [CJM_SIGN_ASSUMED] = {CJM_WORD_LEGEND_ASSUMED, draw_status},
  [CJM_SIGN_TO_MEASURE] = {CJM_WORD_LEGEND_TO_MEASURE, draw_to_measure},
  [CJM_SIGN_HAND_OVER] = {CJM_WORD_LEGEND_HAND_OVER, draw_hand_over},
  [CJM_SIGN_WAITING] = {CJM_WORD_LEGEND_WAITING_TIME, draw_waiting},
  [CJM_SIGN_FAIL_POINT] = {CJM_WORD_LEGEND_FAIL_POINT, draw_mark},
  [CJM_SIGN_OUTSIDE] = {CJM_WORD_LEGEND_OUTSIDE, draw_outside},
  [CJM_SIGN_PATHS] = {CJM_WORD_LEGEND_PATHS, draw_paths},
  [CJM_SIGN_ALTERNATIVES] = {CJM_WORD_LEGEND_ALTERNATIVES, draw_alternatives},
  [CJM_SIGN_PATH_ENDS] = {CJM_WORD_PATH_ENDS, draw_path_end},
  [CJM_SIGN_PATH_RETURNS] = {CJM_WORD_PATH_RETURNS, draw_path_return},
  [CJM_SIGN_LEFT_OUT] = {CJM_WORD_LEGEND_LEFT_OUT, draw_left_out},
  [CJM_SIGN_NEXT] = {CJM_WORD_LEGEND_NEXT, draw_next},
  [CJM_SIGN_INNER] = {CJM_WORD_LEGEND_INNER, draw_inner},
  [CJM_SIGN_NEW] = {CJM_WORD_LEGEND_NEW, draw_new},
  [CJM_SIGN_GONE] = {CJM_WORD_LEGEND_GONE, draw_gone},
  [CJM_SIGN_OLD_PLACE] = {CJM_WORD_LEGEND_OLD_PLACE, draw_old_place},
  [CJM_SIGN_WORDS_GONE] = {CJM_WORD_LEGEND_WORDS_GONE, draw_words},
  [CJM_SIGN_WORDS_NEW] = {CJM_WORD_LEGEND_WORDS_NEW, draw_words},
  [CJM_SIGN_SCORE_CHANGE] = {CJM_WORD_LEGEND_SCORE_CHANGE, draw_score_change},
  [CJM_SIGN_FOLDED] = {CJM_WORD_LEGEND_FOLDED, draw_folded},
};

static void draw_sample(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Sample *sample = data;
  scene->in_legend = true;
  cjm_scene_sign(scene, sample->sign);
  signs[sample->sign].draw(scene, at, background, sample->theme, (int)sample->sign);
  scene->in_legend = false;
}

static void draw_line_sample(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmLineSign *sign = data;
  line(scene, at, sign->stroke);
  if (sign->has_points) cjm_identity_point(scene, &sign->identity, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, 4, background);
}

static CjmBox *entry(CjmSheet *sheet, CjmBox *sample, const char *words)
{
  return cjm_sheet_listed(sheet, cjm_box_hang(&sheet->m, sample, sample_gap, sample_h, cjm_sheet_note(sheet, words)));
}

static const char *words_of(CjmSheet *sheet, CjmSign sign)
{
  if (sign == CJM_SIGN_PATH_RETURNS) return cjm_sheet_words(sheet, CJM_WORD_PATH_RETURNS, "…", NULL);
  if (sign == CJM_SIGN_WAITING) return cjm_scales_wait_words(sheet);
  if (signs[sign].word != CJM_WORD_LEGEND_PRIORITY) return cjm_sheet_word(sheet, signs[sign].word);
  return cjm_sheet_words(sheet, CJM_WORD_LEGEND_PRIORITY, cjm_sheet_number(sheet, 1 + (double)(sign - CJM_SIGN_PRIORITY_1)),
                         NULL);
}

/* ---- signs that are themselves words ---- */

typedef struct Written {
  CjmBox *box;
  CjmSign sign;
} Written;

static void draw_written(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Written *w = data;
  scene->in_legend = true;
  cjm_scene_sign(scene, w->sign);
  double width = cjm_box_width(w->box), height = cjm_box_height(w->box, width);
  cjm_box_place(w->box, scene, at.x + fmax(0, (at.w - width) / 2), at.y + (at.h - height) / 2, width, background);
  scene->in_legend = false;
}

static CjmBox *written_entry(CjmSheet *sheet, CjmSign sign, CjmBox *sample, const char *words)
{
  Written *w = cjm_arena_make(sheet->m.arena, Written, 1);
  *w = (Written){sample, sign};
  double width = fmax(sample_w, cjm_box_width(sample));
  return entry(sheet, cjm_box_drawing(&sheet->m, width, fmax(sample_h, cjm_box_height(sample, width)), draw_written, w), words);
}

static CjmBox *values_entry(CjmSheet *sheet)
{
  const char *words = cjm_arena_printf(sheet->m.arena, "%s/%s", cjm_sheet_word(sheet, CJM_WORD_CUSTOMER_VALUE),
                                       cjm_sheet_word(sheet, CJM_WORD_BUSINESS_VALUE));
  const char *sample = cjm_arena_printf(sheet->m.arena, "%s/%s", cjm_sheet_number(sheet, 1), cjm_sheet_number(sheet, 2));
  return written_entry(sheet, CJM_SIGN_VALUES, cjm_sheet_tag(sheet, sheet->theme.soft, sample), words);
}

static CjmBox *letter_entry(CjmSheet *sheet)
{
  CjmBox *sample = cjm_mark_letter(&sheet->m, "A", cjm_sign_look(&sheet->theme, CJM_SIGN_OPPORTUNITY), false);
  return written_entry(sheet, CJM_SIGN_LETTER, sample, cjm_sheet_word(sheet, CJM_WORD_LEGEND_OPPORTUNITY_LETTER));
}

static CjmBox *sign_entry(CjmSheet *sheet, CjmSign sign)
{
  if (sign == CJM_SIGN_VALUES) return values_entry(sheet);
  if (sign == CJM_SIGN_LETTER) return letter_entry(sheet);
  Sample *sample = cjm_arena_make(sheet->m.arena, Sample, 1);
  *sample = (Sample){&sheet->theme, sign};
  return entry(sheet, cjm_box_drawing(&sheet->m, sample_w, sample_h, draw_sample, sample), words_of(sheet, sign));
}

/* ---- personas ---- */

static CjmBox *mark_sample(CjmSheet *sheet, const CjmPersona *persona)
{
  CjmBox *mark = cjm_persona_mark(sheet, persona);
  Written *w = cjm_arena_make(sheet->m.arena, Written, 1);
  *w = (Written){mark, CJM_SIGN_PERSONA};
  return cjm_box_drawing(&sheet->m, fmax(sample_w, cjm_box_width(mark)), sample_h, draw_written, w);
}

static CjmBox *marked_line(CjmSheet *sheet, const CjmPersona *persona, CjmBox *line_sample)
{
  return cjm_box_hang(&sheet->m, mark_sample(sheet, persona), 5, sample_h, line_sample);
}

/* Adds the marks of personas whose curves are not on the map. Returns how many. */
static size_t add_marks(CjmSheet *sheet, CjmBox **ret_entries)
{
  const CjmJourney *journey = sheet->journey;
  size_t n = 0;
  for (size_t i = 0; i < journey->personas.n; i++) {
    const CjmPersona *persona = journey->personas.at[i];
    bool named = !cjm_persona_is_marked(sheet, persona);
    for (guint k = 0; k < sheet->lines->len; k++) named |= g_array_index(sheet->lines, CjmLineSign, k).persona == persona;
    if (!named)
      ret_entries[n++] = entry(sheet, mark_sample(sheet, persona), persona->title.at ? persona->title.at : persona->o.id);
  }
  return n;
}

CjmBox *cjm_legend_line(CjmSheet *sheet, const CjmLineSign *sign)
{
  return cjm_box_drawing(&sheet->m, sample_w, sample_h, draw_line_sample, sign);
}

/* Does the block of competitors explain the line? */
static bool is_explained(const CjmSheet *sheet, const CjmLineSign *sign)
{
  const CjmJourney *journey = sheet->journey;
  for (size_t i = 0; !sign->persona && i < journey->competitors.n; i++) {
    const CjmCompetitor *competitor = journey->competitors.at[i];
    if (competitor->title.at == sign->name) return g_hash_table_contains(sheet->shown, competitor);
  }
  return false;
}

static CjmBox *make_legend(CjmSheet *sheet)
{
  CjmBox **entries = cjm_arena_make(sheet->m.arena, CjmBox *, sheet->lines->len + sheet->journey->personas.n + CJM_SIGN_COUNT);
  size_t n = 0;
  for (guint i = 0; i < sheet->lines->len; i++) {
    const CjmLineSign *sign = &g_array_index(sheet->lines, CjmLineSign, i);
    if (is_explained(sheet, sign)) continue;
    CjmBox *sample = cjm_legend_line(sheet, sign);
    if (sign->persona && cjm_persona_is_marked(sheet, sign->persona)) sample = marked_line(sheet, sign->persona, sample);
    entries[n++] = entry(sheet, sample, sign->name);
  }
  n += add_marks(sheet, entries + n);
  for (CjmSign i = 0; i < CJM_SIGN_COUNT; i++)
    if (sheet->used[i] && i != CJM_SIGN_PERSONA) entries[n++] = sign_entry(sheet, i);
  if (n == 0) return NULL;
  double width = 0;
  for (size_t i = 0; i < n; i++) width = fmax(width, cjm_box_width(entries[i]));
  width = CLAMP(width, narrowest, widest);
  CjmBox *grid = cjm_box_grid(&sheet->m, width, 1.25 * width, 22, 7);
  for (size_t i = 0; i < n; i++) cjm_box_add(grid, entries[i]);
  return cjm_block_titled(sheet, CJM_WORD_LEGEND, grid);
}

const CjmBlockClass cjm_block_legend = {
  .key = "legend", .role = CJM_GROUP_LEGEND, .make = make_legend, .least = 300, .most = CJM_BLOCK_COLUMNS_MAX};

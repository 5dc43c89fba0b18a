/* legend.c: every sign that the map uses, and no other. */
#include "blocks/block.h"
#include "layout/marks.h"

static const double sample_w = 28, sample_h = 17, sample_gap = 9; /* px */

typedef struct Sample {
  const CjmTheme *theme;
  void (*draw)(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *theme, int value);
  int value;
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

static void draw_touchpoint(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int rank)
{
  CjmStroke edge = rank == CJM_CLASS_CRITICAL    ? cjm_stroke(t->accent, 2.2)
                   : rank == CJM_CLASS_REDUNDANT ? cjm_stroke_dashed(t->neutral, 1.3, 4, 3)
                                                 : cjm_stroke(t->path, 1.3);
  cjm_scene_rect(scene, cjm_rect_inset(at, 1.5, 1.5), 7, cjm_paint(ground), edge);
  if (rank == CJM_CLASS_REDUNDANT) line(scene, cjm_rect_inset(at, 5, 0), cjm_stroke(t->soft, 1));
}

static void draw_path(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)ground;
  (void)value;
  line(scene, at, cjm_stroke(t->path, 2.4));
}

static void draw_mark(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int mark)
{
  bool moment = mark == CJM_MARK_DIAMOND || mark == CJM_MARK_BOLT || mark == CJM_MARK_STAR || mark == CJM_MARK_FLAG;
  bool good = mark == CJM_MARK_TICK || mark == CJM_MARK_PLUS, bad = mark == CJM_MARK_CROSS || mark == CJM_MARK_FAIL;
  CjmColour colour = moment ? t->moment : good ? t->positive : bad ? t->negative : mark == CJM_MARK_HANDOFF ? t->neutral : t->ink;
  cjm_mark_draw(scene, (CjmMark)mark, centre(at), moment || mark == CJM_MARK_FAIL ? 13 : 9, colour, ground);
}

static void draw_range(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)ground;
  (void)value;
  CjmRect band = {at.x + at.w / 2 - 5, at.y, 10, at.h};
  cjm_scene_rect(scene, band, 5, cjm_paint(cjm_colour_alpha(t->positive, 0.16)),
                 cjm_stroke(cjm_colour_alpha(t->positive, 0.7), 1));
}

static void draw_unknown(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)ground;
  (void)value;
  line(scene, at, cjm_stroke_dashed(t->neutral, 1.3, 2, 6));
}

static void draw_engagement(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)value;
  line(scene, at, cjm_stroke(t->accent, 2.2));
  cjm_scene_circle(scene, centre(at), 4, cjm_paint(ground), cjm_stroke(t->accent, 2));
}

/* 3: heavy, 2: medium, 1: light; negative numbers: pain points. */
static void draw_card(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int weight)
{
  CjmColour full = weight < 0 ? t->negative : t->positive, soft = weight < 0 ? t->negative_soft : t->positive_soft;
  CjmRect box = cjm_rect_inset(at, 1, 1.5);
  switch (weight < 0 ? -weight : weight) {
    case 3: cjm_scene_rect(scene, box, 4, cjm_paint(full), CJM_NO_STROKE); break;
    case 2:
      cjm_scene_rect(scene, box, 3, cjm_paint(soft), CJM_NO_STROKE);
      cjm_scene_rect(scene, (CjmRect){box.x, box.y, 4, box.h}, 1, cjm_paint(full), CJM_NO_STROKE);
      break;
    default: cjm_scene_rect(scene, box, 4, cjm_paint(ground), cjm_stroke(cjm_colour_mix(ground, full, 0.7), 1.3)); break;
  }
}

static void draw_previous(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  CjmPoint c = centre(at);
  (void)ground;
  (void)value;
  cjm_scene_line(scene, (CjmPoint){c.x, at.y}, (CjmPoint){c.x, at.y + at.h}, cjm_stroke_dashed(t->ink, 1.6, 2, 2));
}

static void draw_source(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)ground;
  (void)value;
  cjm_scene_circle(scene, centre(at), 8, CJM_NO_PAINT, cjm_stroke(t->soft, 1));
  cjm_scene_circle(scene, centre(at), 1.4, cjm_paint(t->soft), CJM_NO_STROKE);
}

static void draw_waiting(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)ground;
  (void)value;
  line(scene, at, cjm_stroke_dashed(t->neutral, 5, 2, 3));
}

static void draw_outside(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)ground;
  (void)value;
  cjm_scene_rect(scene, cjm_rect_inset(at, 1, 1), 2, cjm_paint(t->panel), cjm_stroke_dashed(t->rule_strong, 1, 3, 3));
}

static void draw_next(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *t, int value)
{
  (void)value;
  cjm_mark_draw(scene, CJM_MARK_ARROW, centre(at), 18, t->neutral, ground);
}

static const struct {
  CjmWord word;
  void (*draw)(CjmScene *scene, CjmRect at, CjmColour ground, const CjmTheme *theme, int value);
  int value;
} signs[CJM_SIGN_COUNT] = {
  [CJM_SIGN_TOUCHPOINT_CRITICAL] = {CJM_WORD_LEGEND_TOUCHPOINT_CRITICAL, draw_touchpoint, CJM_CLASS_CRITICAL},
  [CJM_SIGN_TOUCHPOINT_SUPPORTING] = {CJM_WORD_LEGEND_TOUCHPOINT_SUPPORTING, draw_touchpoint, CJM_CLASS_SUPPORTING},
  [CJM_SIGN_TOUCHPOINT_REDUNDANT] = {CJM_WORD_LEGEND_TOUCHPOINT_REDUNDANT, draw_touchpoint, CJM_CLASS_REDUNDANT},
  [CJM_SIGN_PATH] = {CJM_WORD_LEGEND_PATH, draw_path, 0},
  [CJM_SIGN_MOMENT_TRUTH] = {CJM_WORD_LEGEND_MOMENT_TRUTH, draw_mark, CJM_MARK_DIAMOND},
  [CJM_SIGN_MOMENT_PAIN] = {CJM_WORD_LEGEND_MOMENT_PAIN, draw_mark, CJM_MARK_BOLT},
  [CJM_SIGN_MOMENT_DELIGHT] = {CJM_WORD_LEGEND_MOMENT_DELIGHT, draw_mark, CJM_MARK_STAR},
  [CJM_SIGN_MOMENT_ENDING] = {CJM_WORD_LEGEND_MOMENT_ENDING, draw_mark, CJM_MARK_FLAG},
  [CJM_SIGN_FEELING_RANGE] = {CJM_WORD_LEGEND_FEELING_RANGE, draw_range, 0},
  [CJM_SIGN_NOT_MEASURED] = {CJM_WORD_LEGEND_NOT_MEASURED, draw_unknown, 0},
  [CJM_SIGN_ENGAGEMENT] = {CJM_WORD_LEGEND_ENGAGEMENT, draw_engagement, 0},
  [CJM_SIGN_PAIN_CRITICAL] = {CJM_WORD_LEGEND_PAIN_CRITICAL, draw_card, -3},
  [CJM_SIGN_PAIN_SERIOUS] = {CJM_WORD_LEGEND_PAIN_SERIOUS, draw_card, -2},
  [CJM_SIGN_PAIN_MINOR] = {CJM_WORD_LEGEND_PAIN_MINOR, draw_card, -1},
  [CJM_SIGN_GAIN] = {CJM_WORD_LEGEND_GAIN, draw_mark, CJM_MARK_PLUS},
  [CJM_SIGN_GAP] = {CJM_WORD_LEGEND_GAP, draw_mark, CJM_MARK_HANDOFF},
  [CJM_SIGN_PRIORITY_1] = {CJM_WORD_LEGEND_PRIORITY, draw_card, 3},
  [CJM_SIGN_PRIORITY_2] = {CJM_WORD_LEGEND_PRIORITY, draw_card, 2},
  [CJM_SIGN_PRIORITY_3] = {CJM_WORD_LEGEND_PRIORITY, draw_card, 1},
  [CJM_SIGN_TARGET] = {CJM_WORD_TARGET, draw_mark, CJM_MARK_TARGET},
  [CJM_SIGN_PREVIOUS] = {CJM_WORD_PREVIOUS_VALUE, draw_previous, 0},
  [CJM_SIGN_SOURCE] = {CJM_WORD_SOURCE, draw_source, 0},
  [CJM_SIGN_WAITING] = {CJM_WORD_LEGEND_WAITING_TIME, draw_waiting, 0},
  [CJM_SIGN_MET] = {CJM_WORD_EXPECTATION_MET, draw_mark, CJM_MARK_TICK},
  [CJM_SIGN_NOT_MET] = {CJM_WORD_EXPECTATION_NOT_MET, draw_mark, CJM_MARK_CROSS},
  [CJM_SIGN_FAIL_POINT] = {CJM_WORD_LEGEND_FAIL_POINT, draw_mark, CJM_MARK_FAIL},
  [CJM_SIGN_OUTSIDE] = {CJM_WORD_LEGEND_OUTSIDE, draw_outside, 0},
  [CJM_SIGN_NEXT] = {CJM_WORD_LEGEND_NEXT, draw_next, 0},
};

static void draw_sample(CjmScene *scene, CjmRect at, CjmColour ground, const void *data)
{
  const Sample *sample = data;
  sample->draw(scene, at, ground, sample->theme, sample->value);
}

static void draw_line_sample(CjmScene *scene, CjmRect at, CjmColour ground, const void *data)
{
  const CjmLineSign *sign = data;
  (void)ground;
  line(scene, at, sign->stroke);
}

static CjmBox *entry(CjmSheet *sheet, CjmBox *sample, const char *words)
{
  return cjm_box_hang(&sheet->m, sample, sample_gap, sample_h, cjm_sheet_note(sheet, words));
}

/* A priority's word takes its number. */
static const char *words_of(CjmSheet *sheet, CjmSign sign)
{
  if (signs[sign].word != CJM_WORD_LEGEND_PRIORITY) return cjm_sheet_word(sheet, signs[sign].word);
  return cjm_sheet_words(sheet, CJM_WORD_LEGEND_PRIORITY, cjm_sheet_number(sheet, 1 + (double)(sign - CJM_SIGN_PRIORITY_1)),
                         NULL);
}

static CjmBox *values_entry(CjmSheet *sheet)
{
  const char *words = cjm_arena_printf(sheet->m.arena, "%s/%s", cjm_sheet_word(sheet, CJM_WORD_CUSTOMER_VALUE),
                                       cjm_sheet_word(sheet, CJM_WORD_BUSINESS_VALUE));
  const char *sample = cjm_arena_printf(sheet->m.arena, "%s/%s", cjm_sheet_number(sheet, 1), cjm_sheet_number(sheet, 2));
  CjmBox *tag = cjm_sheet_tag(sheet, sheet->theme.soft, sample);
  return cjm_box_hang(&sheet->m, tag, MAX(4, sample_w + sample_gap - cjm_box_width(tag)), sample_h, cjm_sheet_note(sheet, words));
}

CjmBox *cjm_block_legend(CjmSheet *sheet)
{
  CjmBox *grid = cjm_box_grid(&sheet->m, 155, 230, 14, 7);
  for (guint i = 0; i < sheet->lines->len; i++) {
    const CjmLineSign *sign = &g_array_index(sheet->lines, CjmLineSign, i);
    cjm_box_add(grid, entry(sheet, cjm_box_drawing(&sheet->m, sample_w, sample_h, draw_line_sample, sign), sign->name));
  }
  for (CjmSign i = 0; i < CJM_SIGN_COUNT; i++) {
    if (!sheet->used[i]) continue;
    if (i == CJM_SIGN_VALUES) {
      cjm_box_add(grid, values_entry(sheet));
      continue;
    }
    Sample *sample = cjm_arena_make(sheet->m.arena, Sample, 1);
    *sample = (Sample){&sheet->theme, signs[i].draw, signs[i].value};
    cjm_box_add(grid, entry(sheet, cjm_box_drawing(&sheet->m, sample_w, sample_h, draw_sample, sample), words_of(sheet, i)));
  }
  return cjm_block_titled(sheet, CJM_WORD_LEGEND, cjm_box_is_empty(grid) ? NULL : grid);
}

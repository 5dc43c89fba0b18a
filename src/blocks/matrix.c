/* matrix.c: the matrix of opportunities, by value and effort. */
#include <math.h>

#include "blocks/block.h"
#include "layout/letters.h"

typedef struct Spot {
  CjmBox *disc;
  double value, effort; /* 0 … 1 */
  double x, y;          /* px from the corner of the field, set by placing */
} Spot;

typedef struct Matrix {
  CjmSheet *sheet;
  Spot *spots;
  size_t n;
  CjmBox *first, *value_low, *value_high, *value, *effort_low, *effort_high; /* the words in the corners */
  double margin;                                                             /* px for the label of the value axis */
} Matrix;

static const double field_height = 200, disc_size = 22; /* px */

static void add_spots(Matrix *m, const CjmStep *step)
{
  for (size_t i = 0; step && i < step->opportunities.n; i++) {
    const CjmOpportunity *o = step->opportunities.at[i];
    double value;
    if (!cjm_opportunity_value(o, &value)) continue;
    m->spots[m->n++] =
      (Spot){.value = value, .effort = (o->effort.value - 1) / 4, .disc = cjm_sheet_letter_box(m->sheet, o, true)};
  }
}

/* Whether a position is free of the words in the corners and of the first `n` spots. */
static bool is_free(const Matrix *m, const Spot *spot, size_t n, double width)
{
  double words = cjm_box_width(m->first) + 10 + disc_size / 2;
  if (spot->y < 24 + disc_size / 2 && spot->x > width / 2 - words && spot->x < width / 2 + disc_size / 2) return false;
  for (size_t i = 0; i < n; i++)
    if (hypot(m->spots[i].x - spot->x, m->spots[i].y - spot->y) < disc_size + 2) return false;
  return true;
}

/* The position of a spot by its values, px from the corner of the field. */
static double true_x(const Spot *spot, double width)
{
  return 16 + spot->effort * (width - 32);
}

static double true_y(const Spot *spot)
{
  return 16 + (1 - spot->value) * (field_height - 32);
}

/* Opportunities at the same position are placed side by side: later ones are moved to the nearest free position. */
static void place_spots(Matrix *m, double width)
{
  for (size_t i = 0; i < m->n; i++) {
    Spot *spot = &m->spots[i];
    double x0 = true_x(spot, width), y0 = true_y(spot);
    bool placed = false;
    for (double r = 0; !placed && r < width; r += 6)
      for (int turn = 0; !placed && turn < (r > 0 ? 12 : 1); turn++) {
        spot->x = CLAMP(x0 + r * cos(turn * G_PI / 6), 14, width - 14);
        spot->y = CLAMP(y0 + r * sin(turn * G_PI / 6), 14, field_height - 14);
        placed = is_free(m, spot, i, width);
      }
  }
}

/* Draws a line from a spot that was moved to its true position. */
static void draw_pin(CjmScene *scene, const Spot *spot, CjmRect field, const CjmTheme *t)
{
  CjmPoint at = {field.x + spot->x, field.y + spot->y}, own = {field.x + true_x(spot, field.w), field.y + true_y(spot)};
  if (hypot(at.x - own.x, at.y - own.y) < 3) return;
  cjm_scene_line(scene, own, at, cjm_stroke(t->positive, 1));
  cjm_scene_circle(scene, own, 2, cjm_paint(t->positive), CJM_NO_STROKE);
}

static void draw_matrix(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Matrix *m = data;
  const CjmTheme *t = &m->sheet->theme;
  CjmRect field = {at.x + m->margin, at.y, MIN(at.w - m->margin, 520), field_height};
  CjmRect first = {field.x, field.y, field.w / 2, field.h / 2};
  Matrix copy = *m;
  place_spots(&copy, field.w);
  cjm_scene_rect(scene, field, 4, cjm_paint(background), cjm_stroke(t->rule, 1));
  cjm_scene_rect(scene, first, 4, cjm_paint(t->positive_soft), CJM_NO_STROKE);
  cjm_scene_line(scene, (CjmPoint){field.x + field.w / 2, field.y}, (CjmPoint){field.x + field.w / 2, field.y + field.h},
                 cjm_stroke(t->hair, 1));
  cjm_scene_line(scene, (CjmPoint){field.x, field.y + field.h / 2}, (CjmPoint){field.x + field.w, field.y + field.h / 2},
                 cjm_stroke(t->hair, 1));
  for (size_t i = 0; i < m->n; i++) draw_pin(scene, &copy.spots[i], field, t);
  for (size_t i = 0; i < m->n; i++) {
    double w = cjm_box_width(m->spots[i].disc);
    cjm_box_place(m->spots[i].disc, scene, field.x + copy.spots[i].x - w / 2, field.y + copy.spots[i].y - disc_size / 2, w,
                  t->positive_soft);
  }
  double side = m->margin - 8;
  cjm_box_place(m->value_high, scene, at.x, field.y, side, background);
  cjm_box_place(m->value, scene, at.x, field.y + field.h / 2 - 8.5, side, background);
  cjm_box_place(m->value_low, scene, at.x, field.y + field.h - 17, side, background);
  cjm_box_place(m->effort_low, scene, field.x, field.y + field.h + 5, field.w / 2 - 4, background);
  cjm_box_place(m->effort_high, scene, field.x + field.w / 2 + 4, field.y + field.h + 5, field.w / 2 - 4, background);
  double words = cjm_box_width(m->first);
  cjm_box_place(m->first, scene, field.x + field.w / 2 - words - 8, field.y + 6, words, t->positive_soft);
}

static CjmBox *word(CjmSheet *sheet, CjmWord id, CjmAlign align)
{
  CjmBox *box = cjm_sheet_note(sheet, cjm_sheet_word(sheet, id));
  cjm_box_align(box, align);
  return box;
}

static CjmBox *make_matrix(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  Matrix *m = cjm_arena_make(sheet->m.arena, Matrix, 1);
  size_t most = 0;
  for (size_t s = 0; s < journey->steps.n; s++) most += journey->steps.at[s]->opportunities.n;
  for (size_t p = 0; p < journey->phases.n; p++)
    most += journey->phases.at[p]->across ? journey->phases.at[p]->across->opportunities.n : 0;
  m->sheet = sheet;
  m->spots = cjm_arena_make(sheet->m.arena, Spot, most);
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    for (size_t s = 0; s < phase->steps.n; s++) add_spots(m, phase->steps.at[s]);
    add_spots(m, phase->across);
  }
  if (m->n < 2) return NULL;
  m->first = cjm_sheet_tag(sheet, sheet->theme.positive, cjm_sheet_word(sheet, CJM_WORD_MATRIX_DO_FIRST));
  m->value_high = word(sheet, CJM_WORD_MATRIX_VALUE_HIGH, CJM_ALIGN_END);
  m->value = word(sheet, CJM_WORD_MATRIX_VALUE, CJM_ALIGN_END);
  m->value_low = word(sheet, CJM_WORD_MATRIX_VALUE_LOW, CJM_ALIGN_END);
  m->effort_low = word(sheet, CJM_WORD_MATRIX_EFFORT_LOW, CJM_ALIGN_START);
  m->effort_high = word(sheet, CJM_WORD_MATRIX_EFFORT_HIGH, CJM_ALIGN_END);
  m->margin = fmax(cjm_box_width(m->value), fmax(cjm_box_width(m->value_high), cjm_box_width(m->value_low))) + 9;
  return cjm_block_titled(sheet, CJM_WORD_MATRIX, cjm_box_band(&sheet->m, field_height + 24, draw_matrix, m));
}

const CjmBlockClass cjm_block_matrix = {
  .key = "matrix", .role = CJM_GROUP_MATRIX, .make = make_matrix, .least = 300, .most = 1, .leads = true};

/* emotion-moments.c: the moments that matter, over the feelings that they belong to; or in a lane of their own, where a map has no
 * feelings. */
#include "lanes/emotion.h"

#include <math.h>
#include <string.h>

static const struct {
  CjmWord word;
  CjmSign sign;
} moments[] = {
  [CJM_MOMENT_TRUTH] = {CJM_WORD_MOMENT_TRUTH, CJM_SIGN_MOMENT_TRUTH},
  [CJM_MOMENT_PAIN] = {CJM_WORD_MOMENT_PAIN, CJM_SIGN_MOMENT_PAIN},
  [CJM_MOMENT_DELIGHT] = {CJM_WORD_MOMENT_DELIGHT, CJM_SIGN_MOMENT_DELIGHT},
  [CJM_MOMENT_ENDING] = {CJM_WORD_MOMENT_ENDING, CJM_SIGN_MOMENT_ENDING},
};

static CjmBox *moment_box(CjmSheet *sheet, const CjmMoment *moment)
{
  int kind = moment->kind.value;
  CjmColour colour = sheet->theme.moment;
  CjmBox *body = cjm_box_stack(&sheet->m, 0);
  cjm_box_add(body, cjm_sheet_tag(sheet, colour, cjm_sheet_word(sheet, moments[kind].word)));
  cjm_box_add(body, cjm_sheet_small(sheet, &moment->text));
  if (moment->weight.set) cjm_box_add(body, cjm_mark_dots(&sheet->m, (int)lround(moment->weight.value), 5, colour));
  return cjm_box_hang(&sheet->m, cjm_sheet_mark(sheet, moments[kind].sign, 13), 6, 17, body);
}

/* Is `a` more of what a kind of moment means than `b`, which comes before it? */
static bool suits(const CjmJourney *journey, CjmMomentKind kind, const CjmFeeling *a, const CjmFeeling *b)
{
  switch (kind) {
    case CJM_MOMENT_ENDING: return true;
    case CJM_MOMENT_DELIGHT: return a->score > b->score;
    case CJM_MOMENT_PAIN: return a->score < b->score;
    case CJM_MOMENT_TRUTH: break;
  }
  return fabs(cjm_journey_level(journey, a->score)) > fabs(cjm_journey_level(journey, b->score));
}

/* The feeling of a step that a moment belongs to: an ending to the last, delight to the highest, pain to the lowest, truth to the
 * most extreme, or to the one that it names. NULL where the step has none. */
static const CjmFeeling *point_of(const CjmFeelings *f, const CjmJourney *journey, size_t column, const CjmMoment *moment)
{
  const CjmFeeling *best = NULL;
  size_t number = 0;
  for (size_t i = 0; f->n_lines && i < f->lines[0].n; i++) {
    const CjmFeeling *point = &f->lines[0].points[i];
    if (point->column != column) continue;
    if (moment->at.set && ++number == (size_t)moment->at.value) return point;
    if (!best || suits(journey, (CjmMomentKind)moment->kind.value, point, best)) best = point;
  }
  return best;
}

/* The group of `point` among those of its step, which begin at `first`; a new one, kept in the order of the points. */
static CjmMomentGroup *group_at(CjmFeelings *f, CjmSheet *sheet, size_t first, size_t column, const CjmFeeling *point)
{
  size_t at = first;
  while (at < f->n_moments && f->moments[at].point < point) at++;
  if (at < f->n_moments && f->moments[at].point == point) return &f->moments[at];
  memmove(&f->moments[at + 1], &f->moments[at], (f->n_moments - at) * sizeof *f->moments);
  f->moments[at] = (CjmMomentGroup){.column = column, .point = point, .box = cjm_box_stack(&sheet->m, 3)};
  f->n_moments++;
  return &f->moments[at];
}

void cjm_feelings_make_moments(CjmFeelings *f, CjmSheet *sheet, double *io_min)
{
  const CjmJourney *journey = sheet->journey;
  size_t most = 0;
  for (size_t s = 0; s < journey->steps.n; s++) most += journey->steps.at[s]->moments.n;
  f->moments = cjm_arena_make(sheet->m.arena, CjmMomentGroup, most + 1);
  if (f->compares && f->lines[0].persona != journey->primary) return; /* they stand once, over the curve of the primary persona */
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    size_t first = f->n_moments;
    double need = 0; /* px */
    for (size_t i = 0; i < step->moments.n; i++) {
      const CjmFeeling *point = point_of(f, journey, s, step->moments.at[i]);
      cjm_box_add(group_at(f, sheet, first, s, point)->box, moment_box(sheet, step->moments.at[i]));
    }
    for (size_t i = first; i < f->n_moments; i++) {
      f->moments[i].slot = i - first;
      f->moments[i].n_slots = f->n_moments - first;
      need = fmax(need, cjm_box_min_width(f->moments[i].box));
    }
    io_min[s] = fmax(io_min[s], fmin(need * (double)(f->n_moments - first) + 12, 220));
  }
}

/* Where a group of moments stands: over its point, within its share of the column. */
static CjmRect moments_at(const CjmSheet *sheet, const CjmMomentGroup *group)
{
  const CjmGrid *grid = &sheet->grid;
  double room = (grid->w[group->column] - 8) / (double)group->n_slots;
  double left = grid->x[group->column] + 4 + room * (double)group->slot, width = fmin(cjm_box_width(group->box), room);
  double middle = group->point ? group->point->at.x : left + room / 2;
  return (CjmRect){CLAMP(middle - width / 2, left, left + room - width), 0, width, cjm_box_height(group->box, width)};
}

double cjm_feelings_moments_height(const CjmFeelings *f, const CjmSheet *sheet)
{
  double height = 0;
  for (size_t i = 0; i < f->n_moments; i++)
    if (cjm_grid_has(&sheet->grid, f->moments[i].column)) height = fmax(height, moments_at(sheet, &f->moments[i]).h);
  return height;
}

static void draw_stem(CjmSheet *sheet, double x, double from, double to)
{
  if (to - from < 6) return;
  cjm_scene_line(sheet->scene, (CjmPoint){x, from}, (CjmPoint){x, to}, cjm_stroke_dashed(sheet->theme.moment, 1.2, 2, 3));
}

/* From the moments to their point, interrupted by what is written over that. */
static void draw_stem_to(const CjmFeelings *f, CjmSheet *sheet, const CjmFeeling *point)
{
  double from = f->band + 1, to = point->at.y - f->face - 3;
  const CjmLabel *label = point->note ? &point->note->label : NULL;
  bool interrupted = label && label->placed && label->at.x < point->at.x && label->at.x + label->at.w > point->at.x &&
                     label->at.y < to;
  draw_stem(sheet, point->at.x, from, interrupted ? label->at.y - 2 : to);
  if (interrupted) draw_stem(sheet, point->at.x, label->at.y + label->at.h + 2, to);
}

void cjm_feelings_draw_moments(const CjmFeelings *f, CjmSheet *sheet)
{
  double pad = cjm_lane_pad_y(sheet);
  for (size_t i = 0; i < f->n_moments; i++) {
    const CjmMomentGroup *group = &f->moments[i];
    if (!cjm_grid_has(&sheet->grid, group->column)) continue;
    CjmRect at = moments_at(sheet, group);
    cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PART});
    cjm_box_place(group->box, sheet->scene, at.x, fmax(pad * 0.7, f->band - at.h - pad * 0.3), at.w, sheet->theme.background);
    cjm_scene_close(sheet->scene);
    if (group->point) draw_stem_to(f, sheet, group->point);
  }
}

/* ---- a map without feelings ---- */

static CjmBox *cell(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 5);
  for (size_t i = 0; i < step->moments.n; i++) cjm_box_add(stack, moment_box(sheet, step->moments.at[i]));
  return cjm_lane_stack_or_null(stack);
}

const CjmLaneClass cjm_lane_moments = {.title = CJM_WORD_MOMENTS, .cell = cell};

#include <math.h>
#include <stdlib.h>

#include "lanes/emotion.h"
#include "layout/change.h"

static const double face = 12, dot = 3.2; /* px: radii, in print that is read from the hand */

CjmRect cjm_feeling_range(double x, double high, double low)
{
  return (CjmRect){x - 6, high, 12, low - high};
}

static size_t count_of(const CjmStep *step, const CjmPersona *persona)
{
  size_t n = 0;
  for (size_t i = 0; step && i < step->emotions.n; i++) n += (const CjmPersona *)step->emotions.at[i]->persona.to == persona;
  return n;
}

static void finish_line(CjmSheet *sheet, CjmFeelingLine *line)
{
  cjm_feelings_set_runs(sheet, line);
  const CjmFeelingRun *main = &line->runs[0];
  if (main->n) line->peak = line->lowest = main->points[0], line->last = main->points[main->n - 1];
  for (size_t k = 1; k < main->n; k++) {
    size_t i = main->points[k];
    if (line->points[i].score > line->points[line->peak].score) line->peak = i;
    if (line->points[i].score <= line->points[line->lowest].score) line->lowest = i;
  }
  line->flat = line->points[line->peak].score <= line->points[line->lowest].score;
}

/* Collects a persona's feelings on steps that stand on the map's columns; NULL for a column without one. Several feelings in one step
 * keep their order and share its width. */
static void collect_points(CjmSheet *sheet, const CjmStep *const *steps, const CjmPersona *persona, CjmFeelingLine *line)
{
  size_t n = 0, n_steps = sheet->journey->steps.n;
  for (size_t s = 0; s < n_steps; s++) n += count_of(steps[s], persona);
  line->points = cjm_arena_make(sheet->m.arena, CjmFeeling, n);
  for (size_t s = 0; s < n_steps; s++) {
    const CjmStep *step = steps[s];
    size_t here = count_of(step, persona), seen = 0;
    for (size_t i = 0; here && i < step->emotions.n; i++) {
      const CjmEmotion *e = step->emotions.at[i];
      if ((const CjmPersona *)e->persona.to != persona) continue;
      double first = 1 / (double)(here + 1);
      line->points[line->n++] = (CjmFeeling){.column = s, .share = (double)(++seen) * first, .first = first, .score = e->score.value, .emotion = e};
    }
  }
}

static bool persona_line(CjmSheet *sheet, const CjmPersona *persona, bool primary, CjmFeelingLine *ret_line)
{
  const CjmJourney *journey = sheet->journey;
  CjmFeelingLine line = {.persona = persona,
                         .name = persona ? persona->title.at : NULL,
                         .primary = primary,
                         .identity = cjm_identity_of_persona(sheet, persona)};
  collect_points(sheet, (const CjmStep *const *)journey->steps.at, persona, &line);
  if (!line.n) return false;
  finish_line(sheet, &line);
  *ret_line = line;
  return true;
}

/* The curve of a persona of another journey, on this one's steps and scale. */
static bool other_line(CjmSheet *sheet, const CjmOther *other, const CjmPersona *persona, CjmIdentity identity, CjmFeelingLine *ret_line)
{
  const CjmJourney *journey = sheet->journey;
  CjmFeelingLine line = {.name = other->name, .identity = identity, .earlier = other == journey->earlier};
  collect_points(sheet, other->steps, persona, &line);
  if (!line.n) return false;
  for (size_t i = 0; i < line.n; i++) {
    line.points[i].score = cjm_journey_score(journey, other->journey, line.points[i].score);
    line.points[i].other = line.points[i].emotion;
    line.points[i].emotion = NULL;
  }
  finish_line(sheet, &line);
  *ret_line = line;
  return true;
}

static int by_column(const void *left, const void *right)
{
  const CjmFeeling *a = left, *b = right;
  return a->column < b->column ? -1 : a->column > b->column;
}

static bool competitor_line(CjmSheet *sheet, const CjmCompetitor *competitor, CjmFeelingLine *ret_line)
{
  CjmFeelingLine line = {.name = competitor->title.at, .identity = cjm_identity_of_competitor(sheet, competitor)};
  line.points = cjm_arena_make(sheet->m.arena, CjmFeeling, competitor->emotions.n);
  for (size_t i = 0; i < competitor->emotions.n; i++) {
    const CjmCompetitorScore *score = competitor->emotions.at[i];
    size_t column;
    if (!score->step.to || !cjm_journey_column(sheet->journey, (const CjmStep *)score->step.to, &column)) continue;
    line.points[line.n++] = (CjmFeeling){.column = column, .share = 0.5, .first = 0.5, .score = score->score.value};
  }
  qsort(line.points, line.n, sizeof *line.points, by_column);
  if (!line.n) return false;
  finish_line(sheet, &line);
  *ret_line = line;
  return true;
}

/* With more than three lines the secondary ones step back. */
static CjmStroke stroke_of(const CjmSheet *sheet, const CjmFeelingLine *line, size_t n_lines)
{
  if (line->primary) return (CjmStroke){.paint = cjm_paint(sheet->theme.positive), .width = 3.6 * sheet->emphasis, .round = true};
  if (line->earlier && sheet->m.changed) return cjm_stroke_dashed(line->identity.colour, 1.8, 5, 4);
  if (line->earlier) return (CjmStroke){.paint = cjm_paint(line->identity.colour), .width = 2.2, .round = true};
  return cjm_identity_stroke(&line->identity, (n_lines > 3 || !line->persona ? 1.5 : 2) * sheet->emphasis);
}

static bool is_shown(const CjmLane *lane, const CjmPersona *persona)
{
  if (lane->show_all) return true;
  for (size_t i = 0; i < lane->show.n; i++)
    if ((const CjmPersona *)lane->show.at[i]->to == persona) return true;
  return false;
}

static void finish_lines(CjmFeelings *f, const CjmSheet *sheet)
{
  for (size_t i = 0; i < f->n_lines; i++) {
    f->lines[i].stroke = stroke_of(sheet, &f->lines[i], f->n_lines);
    cjm_feelings_set_strokes(&f->lines[i]);
    if (i) f->lines[i].first = f->lines[i - 1].first + (unsigned)f->lines[i - 1].n;
  }
}

/* In a map of changes: the curve of one persona, and how it was. */
static void collect_both(CjmFeelings *f, CjmSheet *sheet, const CjmPersona *lead, const CjmPersona *old)
{
  f->compares = true;
  f->n_lines += persona_line(sheet, lead, true, &f->lines[f->n_lines]);
  if (lead && !old) return;
  f->n_lines += other_line(sheet, sheet->journey->earlier, old, cjm_identity_of_baseline(sheet), &f->lines[f->n_lines]);
  for (size_t i = 0; i < f->n_lines; i++) f->lines[i].name = cjm_sheet_word(sheet, f->lines[i].earlier ? CJM_WORD_CHANGE_OLD : CJM_WORD_CHANGE_NEW);
}

static void collect(CjmFeelings *f, CjmSheet *sheet, const CjmLane *lane)
{
  const CjmJourney *journey = sheet->journey;
  const CjmPersona *lead, *old;
  f->lines =
    cjm_arena_make(sheet->m.arena, CjmFeelingLine, journey->personas.n + journey->competitors.n + journey->overlays.n + 2);
  if (cjm_change_lead(sheet, lane, &lead, &old)) {
    collect_both(f, sheet, lead, old);
    return;
  }
  if (is_shown(lane, journey->primary) || !journey->primary)
    f->n_lines += persona_line(sheet, journey->primary, true, &f->lines[f->n_lines]);
  for (size_t i = 0; i < journey->personas.n; i++) {
    const CjmPersona *persona = journey->personas.at[i];
    if (persona == journey->primary || !is_shown(lane, persona)) continue;
    f->n_lines += persona_line(sheet, persona, false, &f->lines[f->n_lines]);
  }
  for (size_t i = 0; i < journey->competitors.n && (lane->show_all || lane->show_competitors); i++)
    f->n_lines += competitor_line(sheet, journey->competitors.at[i], &f->lines[f->n_lines]);
  for (size_t i = 0; i < journey->overlays.n; i++)
    f->n_lines += other_line(sheet, journey->overlays.at[i], cjm_journey_persona(journey->overlays.at[i]->journey, journey->primary), cjm_identity_of_overlay(sheet, i), &f->lines[f->n_lines]);
  if (journey->earlier && (lane->show_all || lane->show_baseline))
    f->n_lines += other_line(sheet, journey->earlier, cjm_journey_persona(journey->earlier->journey, journey->primary), cjm_identity_of_baseline(sheet), &f->lines[f->n_lines]);
}

CjmFeelings *cjm_feelings(CjmSheet *sheet, const CjmLane *lane)
{
  static const CjmCurveShape shapes[] = {[CJM_CURVE_SMOOTH] = CJM_CURVE_SHAPE_SMOOTH,
                                         [CJM_CURVE_LINE] = CJM_CURVE_SHAPE_LINE,
                                         [CJM_CURVE_STEPS] = CJM_CURVE_SHAPE_STEPS};
  CjmFeelings *f = cjm_arena_make(sheet->m.arena, CjmFeelings, 1);
  f->shape = shapes[lane->style.value];
  f->dots = (CjmPointStyle)lane->points.value;
  f->further = cjm_change_is_further(sheet, lane);
  f->face = face * sheet->emphasis;
  f->dot = dot * sheet->emphasis;
  collect(f, sheet, lane);
  finish_lines(f, sheet);
  return f;
}

bool cjm_feelings_any(CjmSheet *sheet, const CjmLane *lane)
{
  return cjm_feelings(sheet, lane)->n_lines > 0;
}

double cjm_feelings_y(const CjmFeelings *f, const CjmJourney *journey, double score)
{
  return f->plot.y + f->plot.h * (1 - cjm_journey_level(journey, score)) / 2;
}

/* Points of several lines that would hide one another stand side by side, the primary persona's in its place: 8 px of height or
 * less apart counts as the same height. A line that runs on at the same heights is parted by its width and some air. */
static void part_points(CjmFeelings *f, const CjmGrid *grid)
{
  size_t *next = g_new0(size_t, f->n_lines); /* the first point of each line that is not left of the column */
  CjmPoint *taken = g_new(CjmPoint, f->n_lines);
  for (size_t c = grid->first; c < cjm_grid_end(grid); c++) {
    size_t n_taken = 0;
    for (size_t l = 0; l < f->n_lines; l++) {
      CjmFeelingLine *line = &f->lines[l];
      if (line->earlier) continue; /* behind all others, and its points where they were */
      while (next[l] < line->n && line->points[next[l]].column < c) next[l]++;
      if (next[l] >= line->n || line->points[next[l]].column != c) continue;
      CjmPoint *at = &line->points[next[l]].at;
      bool lone = next[l] + 1 >= line->n || line->points[next[l] + 1].column != c;
      if (!lone) continue; /* several in one step have shares of its width */
      size_t same = 0, level = 0;
      for (size_t k = 0; k < n_taken; k++) {
        same += fabs(taken[k].y - at->y) < 8 + (k == 0 ? f->face : 0) && fabs(taken[k].x - at->x) < f->face + 6;
        level += fabs(taken[k].y - at->y) < 2.5;
      }
      taken[n_taken++] = *at;
      if (!same) continue;
      double away = (f->face + 8) * (double)((same + 1) / 2), room = grid->w[c] / 2 - 10;
      at->x += fmin(away, room) * (same % 2 ? 1 : -1);
      at->y += level ? 3.5 * (double)((level + 1) / 2) * (level % 2 ? 1 : -1) : 0;
    }
  }
  g_free(next);
  g_free(taken);
}

/* The points of a step are spread over its width; the outer ones do not reach over its borders. */
static double point_x(const CjmFeelings *f, const CjmGrid *grid, const CjmFeeling *p)
{
  double width = grid->w[p->column], reach = fmin(f->face + 5, width / 2), lacking = fmax(0, reach - p->first * width);
  double inset = p->first < 0.5 ? lacking / (1 - 2 * p->first) : 0;
  return grid->x[p->column] + inset + (width - 2 * inset) * p->share;
}

void cjm_feelings_set(CjmFeelings *f, const CjmSheet *sheet)
{
  const CjmGrid *grid = &sheet->grid;
  f->from = grid->first > 2 ? grid->first - 2 : 0;
  f->end = cjm_grid_end(grid) + 2;
  for (size_t l = 0; l < f->n_lines; l++)
    for (size_t i = 0; i < f->lines[l].n; i++) {
      CjmFeeling *p = &f->lines[l].points[i];
      p->at.x = point_x(f, grid, p);
      p->at.y = cjm_feelings_y(f, sheet->journey, p->score);
    }
  if (f->n_lines > 1) part_points(f, grid);
}

const CjmGradient *cjm_feelings_gradient(const CjmFeelings *f, const CjmSheet *sheet, double end_alpha, double middle_alpha)
{
  const CjmTheme *t = &sheet->theme;
  CjmGradient *gradient = cjm_arena_make(sheet->m.arena, CjmGradient, 1);
  CjmStop *stops = cjm_arena_make(sheet->m.arena, CjmStop, 5);
  double beside = end_alpha < 1 ? middle_alpha + 0.02 : 1;
  stops[0] = (CjmStop){0, cjm_colour_alpha(t->positive, end_alpha)};
  stops[1] = (CjmStop){0.44, cjm_colour_alpha(t->positive, beside)};
  stops[2] = (CjmStop){0.5, cjm_colour_alpha(t->neutral, middle_alpha)};
  stops[3] = (CjmStop){0.56, cjm_colour_alpha(t->negative, beside)};
  stops[4] = (CjmStop){1, cjm_colour_alpha(t->negative, end_alpha)};
  *gradient = (CjmGradient){f->plot.y, f->plot.y + f->plot.h, stops, 5};
  return gradient;
}

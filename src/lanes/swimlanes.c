#include "lanes/swimlanes.h"

#include <math.h>

#include "lanes/branches.h"
#include "lanes/lane.h"
#include "lanes/rows.h"

static const double card_pad_x = 9, card_pad_y = 6, flow_width = 2, corner = 6, ring = 4, arrow = 5; /* px */

/* From a card's top to where the flow reaches it: the middle of its number. */
static const double flow_y = 18; /* px */

static CjmBox *card(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  if (!step->number) return NULL;
  const CjmTheme *t = &sheet->theme;
  bool assumed = step->status.value == CJM_STATUS_ASSUMPTION;
  CjmCard look = {.fill = cjm_paint(t->background),
                  .edge = assumed ? cjm_stroke_dashed(t->neutral, 1.2, 3, 3) : cjm_stroke(t->rule_strong, 1.2),
                  .radius = 6,
                  .pad_x = card_pad_x,
                  .pad_y = card_pad_y};
  return cjm_box_group(&sheet->m, CJM_GROUP_STEP, cjm_object_own_id(&step->o), step->title.at, NULL,
                       cjm_box_card(&sheet->m, look, cjm_lane_step_content(sheet, step)));
}

/* ---- the flow ---- */

/* Where the row of each column's card begins; NAN where there is none. */
static double *find_rows(const CjmLaneView *first)
{
  double *tops = g_new(double, first->sheet->grid.n);
  for (size_t i = 0; i < first->sheet->grid.n; i++) tops[i] = NAN;
  for (const CjmLaneView *view = first; view < first + first->n_rows; view++)
    for (size_t i = 0; i < view->row.n; i++) tops[view->row.cells[i].first] = view->y;
  return tops;
}

/* Down or up at the border of the columns, where no card stands. */
static void draw_bend(CjmPath *path, CjmPoint from, CjmPoint to, double x)
{
  double way = to.y > from.y ? 1 : -1, r = fmin(corner, fmin(fabs(to.y - from.y) / 2, fmin(x - from.x, to.x - x))),
         k = 0.4477 * r;
  cjm_path_line(path, x - r, from.y);
  cjm_path_curve(path, x - k, from.y, x, from.y + way * k, x, from.y + way * r);
  cjm_path_line(path, x, to.y - way * r);
  cjm_path_curve(path, x, to.y - way * k, x + k, to.y, x + r, to.y);
}

static void draw_arrow(CjmScene *scene, CjmPoint tip, CjmColour colour)
{
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, tip.x, tip.y);
  cjm_path_line(&path, tip.x - arrow - 1, tip.y - arrow + 1);
  cjm_path_line(&path, tip.x - arrow - 1, tip.y + arrow - 1);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, cjm_paint(colour), CJM_NO_STROKE);
}

/* A line to the next step; a ring where another takes over. */
static void draw_link(CjmSheet *sheet, CjmPoint from, CjmPoint to, double x)
{
  CjmColour colour = sheet->theme.path;
  bool hand_over = fabs(to.y - from.y) > 0.5;
  double end = to.x - (hand_over ? ring : arrow);
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, from.x, from.y);
  if (hand_over) draw_bend(&path, from, to, x);
  cjm_path_line(&path, end, to.y);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(colour, flow_width));
  if (!hand_over) draw_arrow(sheet->scene, to, colour);
}

void cjm_hand_over_draw(CjmScene *scene, CjmPoint at, const CjmTheme *theme)
{
  cjm_scene_circle(scene, at, ring, cjm_paint(theme->background), cjm_stroke(theme->path, 1.8));
  cjm_scene_circle(scene, at, 1.3, cjm_paint(theme->path), CJM_NO_STROKE);
}

/* From each step to the next. */
static void draw_flow(const CjmLaneView *first)
{
  CjmSheet *sheet = first->sheet;
  const CjmGrid *grid = &sheet->grid;
  double *tops = find_rows(first), down = cjm_lane_pad_y(sheet) + flow_y, pad = cjm_lane_pad_x(sheet);
  for (size_t i = grid->first; i + 1 < cjm_grid_end(grid); i++) {
    if (isnan(tops[i]) || isnan(tops[i + 1])) continue;
    CjmPoint from = {grid->x[i] + grid->w[i] - pad, tops[i] + down}, to = {grid->x[i + 1] + pad, tops[i + 1] + down};
    draw_link(sheet, from, to, grid->x[i + 1]);
    if (tops[i] == tops[i + 1]) continue;
    cjm_scene_sign(sheet->scene, CJM_SIGN_HAND_OVER);
    cjm_hand_over_draw(sheet->scene, to, &sheet->theme);
  }
  g_free(tops);
}

/* Does the flow go from one row to another? */
static bool prepare(CjmLaneView *view)
{
  const CjmJourney *journey = view->sheet->journey;
  for (size_t i = 0; i + 1 < journey->steps.n; i++)
    if (cjm_row_persona(&journey->steps.at[i]->actors) != cjm_row_persona(&journey->steps.at[i + 1]->actors))
      cjm_sheet_use(view->sheet, CJM_SIGN_HAND_OVER);
  return cjm_branches_prepare(view);
}

const CjmLaneClass cjm_lane_swimlanes = {
  .cell = card, .prepare = prepare, .measure = cjm_branches_measure, .place = cjm_branches_place, .finish = draw_flow};

/* draw.c: draws the lanes of a page, with their grid. */
#include "map/build.h"

/* ---- drawing ---- */

static void draw_outside(const CjmBuilder *b, double top, double bottom)
{
  const CjmSheet *sheet = &b->sheet;
  for (size_t i = sheet->grid.first; i < cjm_grid_end(&sheet->grid); i++) {
    if (!sheet->journey->steps.at[i]->outside.value) continue;
    cjm_scene_sign(sheet->scene, CJM_SIGN_OUTSIDE);
    CjmRect column = {sheet->grid.x[i], top, sheet->grid.w[i], bottom - top};
    cjm_scene_rect(sheet->scene, column, 0, cjm_paint(sheet->theme.panel), cjm_stroke_dashed(sheet->theme.rule_strong, 1, 3, 3));
  }
}

/* All rules of one kind are one path, since a map of many steps has very many rules. */
static void draw_rules_of(const CjmBuilder *b, bool phase_ends, double top, double bottom)
{
  const CjmGrid *grid = &b->sheet.grid;
  CjmPath path = cjm_path_begin();
  for (size_t i = grid->first; i < cjm_grid_end(grid); i++) {
    if (grid->phase_ends[i] != phase_ends) continue;
    cjm_path_move(&path, grid->x[i] + grid->w[i], top);
    cjm_path_line(&path, grid->x[i] + grid->w[i], bottom);
  }
  CjmStroke stroke = cjm_stroke(phase_ends ? b->sheet.theme.rule_strong : b->sheet.theme.hair, 1);
  cjm_path_end(&path, b->sheet.scene, CJM_NO_PAINT, stroke);
}

static void draw_rules(const CjmBuilder *b, double top, double bottom)
{
  double left = b->sheet.grid.left;
  cjm_scene_line(b->sheet.scene, (CjmPoint){left, top}, (CjmPoint){left, bottom}, cjm_stroke(b->sheet.theme.rule_strong, 1));
  draw_rules_of(b, false, top, bottom);
  draw_rules_of(b, true, top, bottom);
}

/* Draws the zigzags where a view leaves out steps. */
static void draw_left_out(const CjmBuilder *b, double top, double bottom)
{
  const CjmSheet *sheet = &b->sheet;
  const CjmGrid *grid = &sheet->grid;
  for (size_t i = grid->first; i <= cjm_grid_end(grid); i++) {
    if (!cjm_journey_has_gap(sheet->journey, i)) continue;
    if (b->slide && (i == grid->first || i == cjm_grid_end(grid))) continue; /* the rest is on other slides */
    cjm_scene_sign(sheet->scene, CJM_SIGN_LEFT_OUT);
    double x = i < cjm_grid_end(grid) ? grid->x[i] : grid->right;
    cjm_left_out_draw(sheet->scene, x, top, bottom, &sheet->theme, sheet->theme.background);
  }
}

static void draw_lane_edge(const CjmBuilder *b, double y)
{
  const CjmGrid *grid = &b->sheet.grid;
  cjm_scene_line(b->sheet.scene, (CjmPoint){grid->name_x, y}, (CjmPoint){grid->right, y}, cjm_stroke(b->sheet.theme.rule, 1));
}

static void draw_row_edge(const CjmBuilder *b, double y)
{
  const CjmGrid *grid = &b->sheet.grid;
  cjm_scene_line(b->sheet.scene, (CjmPoint){grid->left, y}, (CjmPoint){grid->right, y}, cjm_stroke(b->sheet.theme.hair, 1));
}

/* A named line of the service blueprint replaces the rule between two lanes. */
static void draw_named_line(CjmBuilder *b, const CjmLaneView *view, double y, double height)
{
  CjmSheet *sheet = &b->sheet;
  const CjmGrid *grid = &sheet->grid;
  CjmBox *name = cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, view->class->line));
  double width = cjm_box_width(name), middle = y + height / 2;
  cjm_scene_rect(sheet->scene, (CjmRect){grid->name_x, y, grid->right - grid->name_x, height}, 0,
                 cjm_paint(sheet->theme.background), CJM_NO_STROKE);
  cjm_box_place(name, sheet->scene, grid->name_x, middle - 8.5, width, sheet->theme.background);
  cjm_scene_line(sheet->scene, (CjmPoint){grid->name_x + width + 10, middle}, (CjmPoint){grid->right, middle},
                 cjm_stroke_dashed(sheet->theme.neutral, 1.5, 8, 4));
}

CjmScenePart cjm_lane_part(const CjmLaneRange *range, size_t i)
{
  if (i == range->first && range->head.on) return range->head;
  return i + 1 == range->end ? range->tail : (CjmScenePart){.on = false};
}

double cjm_builder_lane_height(const CjmBuilder *b, const CjmLaneRange *range, size_t i)
{
  CjmScenePart part = cjm_lane_part(range, i);
  bool begins = !part.on || part.done <= 0;
  return (part.on ? part.end - part.top : b->lanes[i].height) + (begins ? cjm_builder_line_height(b, &b->lanes[i]) : 0);
}

/* The part of a lane that is on the page, from `y` on. The name of the lane is repeated. */
static void place_part(CjmBuilder *b, CjmLaneView *view, CjmScenePart part, double y)
{
  CjmScene *scene = b->sheet.scene;
  const CjmGrid *grid = &b->sheet.grid;
  size_t from = cjm_scene_length(scene);
  double top = y - part.top;
  cjm_lane_place(view, top);
  cjm_scene_keep_part(scene, from, (CjmScenePart){true, top + part.done, top + part.top, top + part.end});
  if (part.done > 0)
    cjm_box_place(view->name, scene, grid->name_x, y + cjm_lane_pad_y(&b->sheet), grid->name_w, b->sheet.theme.background);
}

void cjm_builder_open_lanes(CjmBuilder *b)
{
  const CjmGrid *grid = &b->sheet.grid;
  size_t n = cjm_grid_end(grid) - grid->first;
  CjmSceneColumns columns = {cjm_arena_make(b->sheet.m.arena, double, n + 1), n, grid->first, cjm_lang_word(b->sheet.m.lang, CJM_WORD_PHASES)};
  for (size_t i = 0; i < n; i++) columns.edges[i] = grid->x[grid->first + i];
  columns.edges[n] = grid->right;
  cjm_scene_open(b->sheet.scene, (CjmSceneGroup){.role = CJM_GROUP_LANES, .columns = &columns});
}

double cjm_builder_draw_lanes(CjmBuilder *b, CjmLaneRange range, double y)
{
  bool is_part = b->sheet.grid.n < b->sheet.journey->steps.n;
  double top = y, bottom = y + b->forks.height;
  for (size_t i = range.first; i < range.end; i++) bottom += cjm_builder_lane_height(b, &range, i);
  cjm_fork_heads_tint(&b->forks, &b->sheet, top, bottom);
  draw_outside(b, top, bottom);
  if (b->parts) b->parts->under(&b->sheet, top - 12, bottom, b->parts->data);
  draw_rules(b, top, bottom);
  cjm_fork_heads_divide(&b->forks, &b->sheet, top, bottom);
  cjm_fork_heads_place(&b->forks, &b->sheet, y);
  y += b->forks.height;
  for (size_t i = range.first; i < range.end; i++) {
    CjmLaneView *view = &b->lanes[i];
    CjmScenePart part = cjm_lane_part(&range, i);
    double line = part.on && part.done > 0 ? 0 : cjm_builder_line_height(b, view);
    if (view->index > 0) draw_row_edge(b, y);
    else if (line > 0) draw_named_line(b, view, y, line);
    else draw_lane_edge(b, y);
    size_t from = cjm_scene_length(b->sheet.scene);
    if (part.on) place_part(b, view, part, y + line);
    else cjm_lane_place(view, y + line);
    if (is_part) cjm_scene_clip(b->sheet.scene, from, cjm_grid_names_end(&b->sheet.grid), b->sheet.grid.right);
    for (size_t k = 0; range.clear && view->index + 1 == view->n_rows && k < view->n_rows; k++) cjm_lane_clear(view - k);
    y += cjm_builder_lane_height(b, &range, i);
  }
  draw_lane_edge(b, y);
  draw_left_out(b, top - 6, bottom + 6);
  if (b->parts) b->parts->over(&b->sheet, top - 12, bottom, b->parts->data);
  return y;
}

void cjm_builder_draw_block(CjmBuilder *b, CjmGroupRole role, const CjmBox *box, double x, double *io_y, double width)
{
  CjmScene *scene = b->sheet.scene;
  CjmRect at = {x, *io_y, width, cjm_box_height(box, width)};
  cjm_scene_open(scene, (CjmSceneGroup){.role = role, .bounds = at});
  *io_y += cjm_box_place(box, scene, x, *io_y, width, b->sheet.theme.background);
  cjm_scene_close(scene);
}

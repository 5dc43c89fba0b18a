/* fit.c: a page that is as large as the map. */
#include "map/fit.h"

#include <math.h>

#include "layout/change.h"

static const double margin = 40, section_gap = 22, footer_pad = 14; /* px */

/* ---- how wide ---- */

static double above_height(const CjmBuilder *b, double width)
{
  double height = margin + cjm_box_height(b->heading, width);
  if (b->personas) height += section_gap + cjm_box_height(b->personas, width);
  return height + section_gap;
}

static double below_height(const CjmBuilder *b, double width)
{
  double height = b->blocks ? 1.6 * section_gap + cjm_box_height(b->blocks, width) : 0;
  if (b->footer) height += 1.6 * section_gap + footer_pad + cjm_box_height(b->footer, width);
  return height;
}

/* Makes a lane as high as its share of `total`, the height of all lanes. Returns by how much it has grown, px. */
static double stretch(CjmLaneView *view, double total)
{
  bool grows = view->picture && !cjm_change_is_further(view->sheet, view->lane);
  double share = grows ? view->class->share : 0, before = view->height;
  if (share <= 0 || before >= share * total) return 0;
  view->least = share / (1 - share) * (total - before);
  return cjm_lane_measure(view) - before;
}

/* Makes a lane that may grow as much as twice as high, to fill `spare` px. Returns by how much it has grown, px. */
static double fill(CjmLaneView *view, double spare)
{
  double before = view->height;
  if (spare < 1 || !view->picture || view->class->share <= 0 || cjm_change_is_further(view->sheet, view->lane)) return 0;
  view->least = before + fmin(spare, before);
  return cjm_lane_measure(view) - before;
}

/* The height of the lanes, px; what they leave of `room` goes to the curve. */
static double lanes_height(CjmBuilder *b, double room)
{
  double height = 12;
  for (size_t i = 0; i < b->n_lanes; i++) {
    b->lanes[i].least = 0;
    height += cjm_lane_measure(&b->lanes[i]) + cjm_builder_line_height(b, &b->lanes[i]);
  }
  for (size_t i = 0; i < b->n_lanes; i++) height += stretch(&b->lanes[i], height);
  for (size_t i = 0; i < b->n_lanes; i++) height += fill(&b->lanes[i], room - height);
  return height;
}

static double page_height(CjmBuilder *b)
{
  static const double widest = 2; /* times as wide as high, unless the curve cannot be that high */
  double width = b->sheet.grid.right - margin;
  double others = above_height(b, width) + cjm_index_row_measure(&b->index, &b->sheet) + cjm_phase_heads_measure(&b->heads, &b->sheet) +
                  cjm_fork_heads_measure(&b->forks, &b->sheet) + below_height(b, width) + margin;
  return others + lanes_height(b, (width + 2 * margin) / widest - others);
}

/* An approximate height for comparing widths: exact for rows of text, and typical for pictures. */
static double estimate_height(const CjmBuilder *b, const double *widths, double total)
{
  double height = cjm_columns_height(b->columns, widths), width = b->sheet.grid.left - margin + total;
  for (size_t i = 0; i < b->n_lanes; i++) height += b->lanes[i].picture ? 330 : 2 * cjm_lane_pad_y(&b->sheet);
  return height + above_height(b, width) + below_height(b, width) + margin;
}

/* The width in px at which the map fits on the smallest paper with the proportions of the A series (√2 : 1, ISO 216), and so has
 * the largest text in print. The average column is 112 px to 360 px wide, about 13 to 50 characters a line. */
static double choose_total(const CjmBuilder *b, double *widths)
{
  static const double averages[] = {112, 120, 130, 140, 150, 165, 180, 195, 210, 225, 245, 270, 300, 330, 360};
  static const size_t many = 24; /* columns; fewer are not narrower than 130 px */
  static const double widest_change = 225; /* px: what a map of changes lists is no reason to make its columns wider */
  const CjmGrid *grid = &b->sheet.grid;
  double least = fmax(cjm_columns_min_width(b->columns), ceil(1000 - grid->left)), best = least, best_paper = INFINITY;
  double weight = cjm_builder_column_weight(b);
  for (size_t i = grid->n > many ? 0 : 2; i < G_N_ELEMENTS(averages); i++) {
    double total = fmax(least, ceil(averages[i] * weight));
    cjm_columns_solve(b->columns, total, widths);
    double width = grid->left + total + margin, paper = fmax(width / G_SQRT2, estimate_height(b, widths, total));
    if (paper < best_paper - 1) best_paper = paper, best = total;
    bool is_wide = b->parts && averages[i] >= widest_change;
    if (is_wide || width / G_SQRT2 > best_paper) break; /* wider maps need larger paper, whatever their height */
  }
  return best;
}

/* Sets the widths of the columns, and measures everything. Returns the height of the page. */
static double try_widths(CjmBuilder *b, const double *widths)
{
  cjm_builder_set_grid(b, widths);
  return page_height(b);
}

/* The heights of pictures do not depend on the widths as those of text do: if that makes the map higher than with equal columns,
 * equal ones are used. */
static void find_widths(CjmBuilder *b, CjmMapReport *io_report)
{
  CjmGrid *grid = &b->sheet.grid;
  cjm_builder_make_columns(b, margin);
  double *widths = cjm_arena_make(b->columns_arena, double, grid->n), *equal = cjm_arena_make(b->columns_arena, double, grid->n);
  double total = choose_total(b, widths);
  cjm_columns_equal(b->columns, total, equal);
  cjm_columns_solve(b->columns, total, widths);
  double equal_height = try_widths(b, equal), height = try_widths(b, widths);
  if (height > equal_height) try_widths(b, equal);
  if (io_report) io_report->equal_height = ceil(equal_height);
  g_clear_pointer(&b->columns_arena, cjm_arena_free);
}



/* ---- drawing ---- */

static void draw(CjmBuilder *b)
{
  CjmSheet *sheet = &b->sheet;
  double width = sheet->grid.right - margin, y = margin;
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_MAP, .id = sheet->journey->o.id});
  cjm_builder_draw_block(b, CJM_GROUP_HEADING, b->heading, margin, &y, width);
  y += section_gap;
  if (b->personas) {
    cjm_builder_draw_block(b, CJM_GROUP_PERSONAS, b->personas, margin, &y, width);
    y += section_gap;
  }
  cjm_index_row_place(&b->index, sheet, y);
  y += b->index.height;
  cjm_builder_open_lanes(b);
  cjm_phase_heads_place(&b->heads, sheet, y);
  y = cjm_builder_draw_lanes(b, (CjmLaneRange){0, b->n_lanes, .clear = true}, y + b->heads.height + 12);
  cjm_scene_close(sheet->scene);
  if (b->blocks) {
    y += 1.6 * section_gap;
    cjm_builder_draw_block(b, CJM_GROUP_BLOCKS, b->blocks, margin, &y, width);
  }
  if (b->footer) {
    y += 1.6 * section_gap;
    cjm_scene_line(sheet->scene, (CjmPoint){margin, y}, (CjmPoint){margin + width, y}, cjm_stroke(sheet->theme.rule, 1));
    y += footer_pad;
    cjm_builder_draw_block(b, CJM_GROUP_FOOTER, b->footer, margin, &y, width);
  }
  cjm_scene_close(sheet->scene);
  sheet->scene->width = ceil(sheet->grid.right + margin);
  sheet->scene->height = ceil(y + margin);
}

void cjm_compose_fit(CjmBuilder *b, CjmArena *arena, CjmMapReport *io_report, CjmPages *ret_pages)
{
  find_widths(b, io_report);
  draw(b);
  *ret_pages = (CjmPages){cjm_arena_make(arena, CjmScene *, 1), 1};
  ret_pages->at[0] = g_steal_pointer(&b->sheet.scene);
}

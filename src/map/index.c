#include "map/index.h"

#include <math.h>

static const double gap = 4, side = 2; /* px: below the row, and between its boxes */

CjmIndexRow cjm_index_row(CjmSheet *sheet, const CjmMapParts *parts, double *io_min)
{
  size_t n = sheet->journey->steps.n;
  CjmIndexRow row = {.name = parts->index_name(sheet, parts->data), .boxes = cjm_arena_make(sheet->m.arena, CjmBox *, n)};
  for (size_t i = 0; i < n; i++) {
    row.boxes[i] = parts->index(sheet, i, parts->data);
    io_min[i] = fmax(io_min[i], cjm_box_min_width(row.boxes[i]) + 2 * side);
  }
  return row;
}

static double box_width(const CjmSheet *sheet, size_t column)
{
  return sheet->grid.w[column] - 2 * side;
}

double cjm_index_row_measure(CjmIndexRow *row, const CjmSheet *sheet)
{
  const CjmGrid *grid = &sheet->grid;
  if (!row->name) return row->height = 0;
  double height = cjm_box_height(row->name, grid->name_w);
  for (size_t i = grid->first; i < cjm_grid_end(grid); i++) height = fmax(height, cjm_box_height(row->boxes[i], box_width(sheet, i)));
  return row->height = height + gap;
}

void cjm_index_row_place(const CjmIndexRow *row, CjmSheet *sheet, double y)
{
  const CjmGrid *grid = &sheet->grid;
  if (!row->name) return;
  CjmRect bounds = {grid->name_x, y, grid->right - grid->name_x, row->height};
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PART, .bounds = bounds});
  cjm_box_place(row->name, sheet->scene, grid->name_x, y, grid->name_w, sheet->theme.background);
  for (size_t i = grid->first; i < cjm_grid_end(grid); i++) {
    double height = cjm_box_height(row->boxes[i], box_width(sheet, i));
    cjm_box_place(row->boxes[i], sheet->scene, grid->x[i] + side, y + row->height - gap - height, box_width(sheet, i), sheet->theme.background);
  }
  cjm_scene_close(sheet->scene);
}

#include "export/pdf/grid.h"

struct CjmPdfGrid {
  CjmPdfTree *tree;
  guint section;
  GPtrArray *lanes;     /* of CjmPdfLane; in the order of the table */
  CjmPdfLane *groups, *phases, *heads; /* NULL: there are none yet */
  guint n_fixed;        /* how many of these there are */
  guint next;           /* the number of the lane that is expected next on the page */
  size_t n_rows;
};

static CjmPdfLane *lane_new(CjmPdfGrid *grid, const char *id)
{
  CjmPdfLane *lane = g_new(CjmPdfLane, 1);
  guint head = cjm_pdf_tree_add(grid->tree, CJM_PDF_ARTIFACT, CJM_PDF_TH);
  *lane = (CjmPdfLane){.id = id, .head = head, .cells = g_array_new(FALSE, TRUE, sizeof(guint))};
  cjm_pdf_node(grid->tree, head)->heads_column = true;
  return lane;
}

static void lane_free(void *data)
{
  CjmPdfLane *lane = data;
  g_array_free(lane->cells, TRUE);
  g_free(lane);
}

CjmPdfGrid *cjm_pdf_grid_new(CjmPdfTree *tree, guint section)
{
  CjmPdfGrid *grid = g_new0(CjmPdfGrid, 1);
  *grid = (CjmPdfGrid){.tree = tree, .section = section, .lanes = g_ptr_array_new_with_free_func(lane_free)};
  return grid;
}

void cjm_pdf_grid_free(CjmPdfGrid *grid)
{
  if (!grid) return;
  g_ptr_array_unref(grid->lanes);
  g_free(grid);
}

void cjm_pdf_grid_begin_page(CjmPdfGrid *grid)
{
  grid->next = grid->n_fixed;
}

CjmPdfLane *cjm_pdf_grid_lane(CjmPdfGrid *grid, const char *id, guint page)
{
  for (guint i = grid->next; i < grid->lanes->len; i++) {
    CjmPdfLane *lane = grid->lanes->pdata[i];
    if (g_strcmp0(lane->id, id) != 0) continue;
    grid->next = i + 1;
    return lane;
  }
  CjmPdfLane *lane = lane_new(grid, id);
  lane->page = page;
  g_ptr_array_insert(grid->lanes, (gint)grid->next++, lane);
  return lane;
}

/* A column before the lanes, which is made when it is needed first. */
static CjmPdfLane *fixed_lane(CjmPdfGrid *grid, CjmPdfLane **io_lane, guint at)
{
  if (*io_lane) return *io_lane;
  *io_lane = lane_new(grid, NULL);
  g_ptr_array_insert(grid->lanes, (gint)at, *io_lane);
  grid->n_fixed++;
  grid->next++;
  return *io_lane;
}

CjmPdfLane *cjm_pdf_grid_groups(CjmPdfGrid *grid)
{
  return fixed_lane(grid, &grid->groups, 0);
}

CjmPdfLane *cjm_pdf_grid_phases(CjmPdfGrid *grid)
{
  return fixed_lane(grid, &grid->phases, grid->groups != NULL);
}

CjmPdfLane *cjm_pdf_grid_heads(CjmPdfGrid *grid)
{
  return fixed_lane(grid, &grid->heads, (grid->groups != NULL) + (grid->phases != NULL));
}

guint cjm_pdf_grid_cell(CjmPdfGrid *grid, CjmPdfLane *lane, size_t first, size_t n)
{
  if (lane->cells->len < first + n) g_array_set_size(lane->cells, (guint)(first + n));
  grid->n_rows = MAX(grid->n_rows, first + n);
  guint *cells = &g_array_index(lane->cells, guint, 0);
  size_t start = first;
  while (start > 0 && cells[start] == CJM_PDF_ARTIFACT) start--;
  if (cells[start]) return cells[start];
  guint cell = cjm_pdf_tree_add(grid->tree, CJM_PDF_ARTIFACT, lane == grid->phases || lane == grid->groups ? CJM_PDF_TH : CJM_PDF_TD);
  cells[first] = cell;
  guint rows = 1;
  for (; rows < n && !cells[first + rows]; rows++) cells[first + rows] = CJM_PDF_ARTIFACT;
  cjm_pdf_node(grid->tree, cell)->rows = rows;
  return cell;
}

void cjm_pdf_grid_finish(CjmPdfGrid *grid)
{
  CjmPdfTree *tree = grid->tree;
  guint table = cjm_pdf_tree_add(tree, grid->section, CJM_PDF_TABLE), row = cjm_pdf_tree_add(tree, table, CJM_PDF_TR);
  bool shared = grid->groups && grid->phases; /* the headings of several phases and the phases have one heading */
  if (shared) cjm_pdf_node(tree, grid->phases->head)->columns = 2;
  for (guint i = shared; i < grid->lanes->len; i++) cjm_pdf_tree_attach(tree, row, ((const CjmPdfLane *)grid->lanes->pdata[i])->head);
  for (size_t r = 0; r < grid->n_rows; r++) {
    row = cjm_pdf_tree_add(tree, table, CJM_PDF_TR);
    for (guint i = 0; i < grid->lanes->len; i++) {
      const CjmPdfLane *lane = grid->lanes->pdata[i];
      guint cell = r < lane->cells->len ? g_array_index(lane->cells, guint, r) : 0;
      if (!cell) cjm_pdf_tree_add(tree, row, CJM_PDF_TD);
      else if (cell != CJM_PDF_ARTIFACT) cjm_pdf_tree_attach(tree, row, cell);
    }
  }
}

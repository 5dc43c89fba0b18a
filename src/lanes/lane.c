#include "lanes/lane.h"

#include "lanes/emotion.h"
#include "lanes/rows.h"
#include "layout/change.h"

#include <math.h>
#include <string.h>

static const CjmLaneClass *const classes[CJM_LANE_COUNT] = {
#define CJM_LANE(suffix, key, by_default, rows, help) [CJM_LANE_##suffix] = &cjm_lane_##key,
#include "lang/lanes.def"
#undef CJM_LANE
};

static const CjmLaneClass *const custom_classes[] = {
  [CJM_CUSTOM_TEXT] = &cjm_lane_custom_texts, [CJM_CUSTOM_LIST] = &cjm_lane_custom_list,
  [CJM_CUSTOM_TAGS] = &cjm_lane_custom_tags,  [CJM_CUSTOM_NUMBER] = &cjm_lane_custom_number,
  [CJM_CUSTOM_LINE] = &cjm_lane_custom_line,
};

/* Whether touchpoints are a list, rather than in rows of their channels: there are no channels, or they have a lane of their
 * own. */
static bool touchpoints_as_list(const CjmJourney *journey)
{
  for (size_t i = 0; i < journey->lanes.n; i++)
    if (journey->lanes.at[i]->id == CJM_LANE_CHANNELS) return true;
  return journey->channels.n == 0;
}

static const CjmLaneClass *class_of(CjmSheet *sheet, const CjmLane *lane)
{
  const CjmJourney *journey = sheet->journey;
  if (lane->id == CJM_LANE_CUSTOM) return custom_classes[lane->kind.value];
  if (lane->id == CJM_LANE_STEPS && lane->rows.value == CJM_ROWS_ACTOR) return &cjm_lane_swimlanes;
  if (lane->id == CJM_LANE_TOUCHPOINTS && touchpoints_as_list(journey)) return &cjm_lane_touchpoint_list;
  if (lane->id == CJM_LANE_EMOTION && !cjm_feelings_any(sheet, lane)) return &cjm_lane_moments;
  return classes[lane->id];
}

/* The title of a lane: that of the author, or the word of its class, or the word with its key. */
const char *cjm_lane_title(const CjmLaneView *view)
{
  const CjmLane *lane = view->lane;
  if (lane->title.at) return lane->title.at;
  return cjm_sheet_word(view->sheet, view->class->title ? view->class->title : cjm_lane_word(lane->id));
}

static CjmBox *name_box(const CjmLaneView *view)
{
  CjmSheet *sheet = view->sheet;
  CjmBox *stack = cjm_box_stack(&sheet->m, 0);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
  if (view->index > 0) cjm_box_add(stack, cjm_row_name(sheet, view->lane, view->persona));
  else if (view->lane->title.at) cjm_box_add(stack, cjm_box_authored(&sheet->m, style, sheet->theme.ink, &view->lane->title));
  else cjm_box_add(stack, cjm_box_text(&sheet->m, style, sheet->theme.ink, cjm_lane_title(view)));
  if (view->index == 0 && view->lane->rows.value != CJM_ROWS_NONE)
    cjm_box_add(stack, cjm_row_name(sheet, view->lane, view->persona));
  const CjmPersona *lead = NULL, *old;
  if (view->lane->id == CJM_LANE_EMOTION && sheet->journey->personas.n > 1 && cjm_change_lead(sheet, view->lane, &lead, &old) && lead && lead->title.at)
    cjm_box_add(stack, cjm_sheet_note(sheet, lead->title.at));
  const char *subtitle = view->index == 0 && view->class->subtitle ? view->class->subtitle(sheet) : NULL;
  if (subtitle) cjm_box_add(stack, cjm_sheet_note(sheet, subtitle));
  if (view->lane->unit.at) cjm_box_add(stack, cjm_sheet_small(sheet, &view->lane->unit));
  return stack;
}

/* A placeholder, if a column that is folded holds anything that would be in the cell. The lane of steps names its steps nevertheless. */
static CjmBox *folded_cell(CjmLaneView *view, const CjmStep *whole)
{
  CjmSheet *sheet = view->sheet;
  bool used[CJM_SIGN_COUNT];
  memcpy(used, sheet->used, sizeof used);
  bool any = view->class->cell(sheet, view->lane, whole) != NULL;
  memcpy(sheet->used, used, sizeof used);
  if (!any) return NULL;
  cjm_sheet_use(sheet, CJM_SIGN_FOLDED);
  return cjm_box_sign(&sheet->m, CJM_SIGN_FOLDED, cjm_change_placeholder(sheet));
}

static void add_cell(CjmLaneView *view, GArray *cells, size_t first, size_t n, const CjmStep *step, bool across)
{
  const CjmStep *whole = view->lane->id == CJM_LANE_STEPS ? NULL : cjm_change_folded(view->sheet, step);
  if (whole) step = whole;
  if (view->lane->rows.value != CJM_ROWS_NONE) step = cjm_row_step(view->sheet, view->lane, step, view->persona);
  if (!step) return;
  CjmBox *box = whole ? folded_cell(view, step) : view->class->cell(view->sheet, view->lane, step);
  CjmCell cell = {.first = first, .n = n, .box = box, .across = across};
  if (box) g_array_append_val(cells, cell);
}

static void make_cells(CjmLaneView *view)
{
  const CjmJourney *journey = view->sheet->journey;
  GArray *cells = g_array_new(FALSE, FALSE, sizeof(CjmCell));
  size_t column = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    for (size_t s = 0; s < phase->steps.n; s++) add_cell(view, cells, column + s, 1, phase->steps.at[s], false);
    if (phase->across) add_cell(view, cells, column, phase->steps.n, phase->across, true);
    column += phase->steps.n;
  }
  view->row.n = cells->len;
  view->row.cells = cjm_arena_make(view->sheet->m.arena, CjmCell, cells->len);
  for (size_t i = 0; i < cells->len; i++) view->row.cells[i] = g_array_index(cells, CjmCell, i);
  g_array_free(cells, TRUE);
}

/* Sets the arena of new boxes. Returns the previous one. */
static CjmArena *use_arena(CjmSheet *sheet, CjmArena *arena)
{
  CjmArena *before = sheet->m.arena;
  sheet->m.arena = arena;
  return before;
}

/* Makes the cells. False if there are none. */
static bool begin(CjmLaneView *view, CjmLaneView all, const CjmPersona *persona)
{
  *view = all;
  view->persona = persona;
  view->arena = cjm_arena_new();
  CjmArena *outer = use_arena(view->sheet, view->arena);
  if (view->class->cell) make_cells(view);
  use_arena(view->sheet, outer);
  return view->row.n > 0;
}

static void finish(CjmLaneView *view, bool with_picture)
{
  CjmArena *outer = use_arena(view->sheet, view->arena);
  if (with_picture && view->class->prepare && !view->class->prepare(view)) view->picture = NULL;
  if (view->row.n || view->picture) view->name = name_box(view);
  use_arena(view->sheet, outer);
}

/* Rows of actors are below that of the customer; the shared row is the last. */
static size_t build_rows(CjmLaneView *views, CjmLaneView all)
{
  const CjmJourney *journey = all.sheet->journey;
  bool nobody_first = all.lane->rows.value == CJM_ROWS_ACTOR;
  size_t n = 0;
  all.sheet->in_rows = true;
  for (size_t i = 0; i <= journey->personas.n; i++) {
    bool nobody = i == (nobody_first ? 0 : journey->personas.n);
    const CjmPersona *persona = nobody ? NULL : journey->personas.at[i - nobody_first];
    if (begin(&views[n], all, persona)) n++;
    else cjm_lane_clear(&views[n]);
  }
  for (size_t i = 0; i < n; i++) {
    views[i].index = i;
    views[i].n_rows = n;
    finish(&views[i], i + 1 == n);
  }
  all.sheet->in_rows = false;
  return n;
}

size_t cjm_lane_most_rows(const CjmSheet *sheet, const CjmLane *lane)
{
  return lane->rows.value == CJM_ROWS_NONE ? 1 : sheet->journey->personas.n + 1;
}

size_t cjm_lane_build(CjmLaneView *views, CjmSheet *sheet, const CjmLane *lane, double *io_min)
{
  CjmLaneView all = {.class = class_of(sheet, lane), .lane = lane, .sheet = sheet, .min = io_min, .n_rows = 1};
  if (lane->rows.value != CJM_ROWS_NONE) return build_rows(views, all);
  begin(views, all, NULL);
  finish(views, true);
  bool shown = views->row.n || views->picture;
  if (!shown) cjm_lane_clear(views);
  return shown;
}

void cjm_lane_clear(CjmLaneView *view)
{
  g_clear_pointer(&view->arena, cjm_arena_free);
}

/* The height of the cells of steps, or of those across phases. A cell is on the page of its first column. */
static double cells_height(const CjmLaneView *view, bool across)
{
  const CjmGrid *grid = &view->sheet->grid;
  double height = 0, pad = 2 * cjm_lane_pad_x(view->sheet);
  for (size_t i = 0; i < view->row.n; i++) {
    const CjmCell *cell = &view->row.cells[i];
    if (cell->across != across || !cjm_grid_has(grid, cell->first)) continue;
    height = fmax(height, cjm_box_height(cell->box, cjm_grid_span(grid, cell->first, cell->n) - pad));
  }
  return height;
}

/* Whether any column has both a cell of its step and one across its phase; these are then in two rows. Cells are in the order of
 * the columns, and those across a phase follow those of its steps. */
static bool rows_clash(const CjmLaneView *view)
{
  for (size_t i = 1; i < view->row.n; i++)
    if (view->row.cells[i].across && view->row.cells[i - 1].first >= view->row.cells[i].first &&
        cjm_grid_has(&view->sheet->grid, view->row.cells[i].first))
      return true;
  return false;
}

/* The distance from the top of the lane to the cells across phases. */
static double across_offset(const CjmLaneView *view)
{
  if (!rows_clash(view)) return 0;
  double own = cells_height(view, false);
  return own > 0 ? own + cjm_sheet_space(view->sheet, 8) : 0;
}

/* The height of all cells with their padding; 0 if there are none. */
static double all_cells_height(const CjmLaneView *view)
{
  if (!view->row.n) return 0;
  double across = cells_height(view, true);
  double cells = fmax(cells_height(view, false), across > 0 ? across_offset(view) + across : 0);
  return cells + 2 * cjm_lane_pad_y(view->sheet);
}

double cjm_lane_measure(CjmLaneView *view)
{
  double name = cjm_box_height(view->name, view->sheet->grid.name_w) + 2 * cjm_lane_pad_y(view->sheet);
  if (view->class->level) view->class->level(view);
  view->cells_height = all_cells_height(view);
  CjmArena *outer = use_arena(view->sheet, view->arena);
  view->picture_height = view->picture ? view->class->measure(view) : 0;
  use_arena(view->sheet, outer);
  return view->height = fmax(name, view->cells_height + view->picture_height);
}

static void place_cell(const CjmLaneView *view, const CjmCell *cell, double y, double height)
{
  CjmSheet *sheet = view->sheet;
  const CjmGrid *grid = &sheet->grid;
  double pad = cjm_lane_pad_x(sheet), width = cjm_grid_span(grid, cell->first, cell->n);
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_CELL, .bounds = {grid->x[cell->first], y, width, height}});
  cjm_box_place(cell->box, sheet->scene, grid->x[cell->first] + pad, y + cjm_lane_pad_y(sheet), width - 2 * pad,
                sheet->theme.background);
  cjm_scene_close(sheet->scene);
}

void cjm_lane_place(CjmLaneView *view, double y)
{
  view->y = y;
  view->scene = view->sheet->scene;
  CjmSheet *sheet = view->sheet;
  const CjmGrid *grid = &sheet->grid;
  const char *key = cjm_lane_key(view->lane->id);
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_LANE,
                                               .id = view->index > 0 ? NULL
                                                     : key           ? key
                                                                     : view->lane->o.id,
                                               .title = cjm_lane_title(view),
                                               .bounds = {grid->name_x, y, grid->right - grid->name_x, view->height}});
  cjm_box_place(view->name, sheet->scene, grid->name_x, y + cjm_lane_pad_y(sheet), grid->name_w, sheet->theme.background);
  bool under = view->picture && view->class->cells_under;
  double offset = across_offset(view), cells_y = y + (under ? view->picture_height : 0);
  for (size_t i = 0; i < view->row.n; i++) {
    const CjmCell *cell = &view->row.cells[i];
    if (!cjm_grid_has(grid, cell->first)) continue;
    double drop = cell->across ? offset : 0;
    place_cell(view, cell, cells_y + drop, view->cells_height - drop);
  }
  CjmArena *outer = use_arena(sheet, view->arena);
  if (view->picture) view->class->place(view, under ? y : y + view->cells_height);
  bool together = (view - view->index)->scene == sheet->scene; /* and not on two pages */
  if (view->class->finish && view->index + 1 == view->n_rows && together) view->class->finish(view - view->index);
  use_arena(sheet, outer);
  cjm_scene_close(sheet->scene);
}

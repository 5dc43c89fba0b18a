#include "lanes/swimlanes.h"

#include <math.h>

#include "journey/routes.h"
#include "layout/change.h"
#include "lanes/branches.h"
#include "lanes/entries.h"
#include "lanes/lane.h"
#include "lanes/rows.h"
#include "layout/path-mark.h"

static const double card_pad_x = 9, card_pad_y = 6, flow_width = 2, corner = 6, ring = 4, arrow = 5; /* px */

/* From the top of a card to the line of the flow, at the middle of its number. */
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
  return cjm_box_group(&sheet->m, CJM_GROUP_STEP, step->o.id, step->title.at, NULL,
                       cjm_box_card(&sheet->m, look, cjm_lane_step_content(sheet, step)));
}

/* ---- the flow ---- */

/* The card of a column, px: the top of its row, and the bottom of the card. */
typedef struct Place {
  double top, bottom; /* NAN: none */
} Place;

static Place *places_new(const CjmLaneView *first)
{
  const CjmSheet *sheet = first->sheet;
  const CjmGrid *grid = &sheet->grid;
  double pad_x = cjm_lane_pad_x(sheet), pad_y = cjm_lane_pad_y(sheet);
  size_t n = sheet->journey->steps.n;
  Place *places = g_new(Place, n);
  for (size_t i = 0; i < n; i++) places[i] = (Place){NAN, NAN};
  for (const CjmLaneView *view = first; view < first + first->n_rows; view++)
    for (size_t i = 0; i < view->row.n; i++) {
      const CjmCell *cell = &view->row.cells[i];
      if (!cjm_grid_has(grid, cell->first)) continue;
      double width = cjm_grid_span(grid, cell->first, cell->n) - 2 * pad_x;
      places[cell->first] = (Place){view->y, view->y + pad_y + cjm_box_height(cell->box, width)};
    }
  return places;
}

/* Moves down or up at the border of the columns, where there are no cards. */
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

static void draw_arrow_down(CjmScene *scene, CjmPoint tip, CjmColour colour)
{
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, tip.x, tip.y);
  cjm_path_line(&path, tip.x - arrow + 1, tip.y - arrow - 1);
  cjm_path_line(&path, tip.x + arrow - 1, tip.y - arrow - 1);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, cjm_paint(colour), CJM_NO_STROKE);
}

/* A line to the next step, with a ring where another actor takes over. */
static void draw_link(CjmSheet *sheet, CjmPoint from, CjmPoint to, double x, double width)
{
  CjmColour colour = sheet->theme.path;
  bool hand_over = fabs(to.y - from.y) > 0.5;
  double end = to.x - (hand_over ? ring : arrow);
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, from.x, from.y);
  if (hand_over) draw_bend(&path, from, to, x);
  cjm_path_line(&path, end, to.y);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(colour, width));
  if (!hand_over) draw_arrow(sheet->scene, to, colour);
}

void cjm_hand_over_draw(CjmScene *scene, CjmPoint at, const CjmTheme *theme)
{
  cjm_scene_circle(scene, at, ring, cjm_paint(theme->background), cjm_stroke(theme->path, 1.8));
  cjm_scene_circle(scene, at, 1.3, cjm_paint(theme->path), CJM_NO_STROKE);
}

/* The flow between the cards of the lane. */
typedef struct Flow {
  CjmSheet *sheet;
  const Place *places;
  double above, below; /* px: the lines above and below all cards */
} Flow;

static double middle_of(const CjmGrid *grid, size_t column)
{
  return grid->x[column] + grid->w[column] / 2;
}

/* Runs above the cards of other paths, and down to the card. */
static void draw_over(const Flow *flow, size_t from, size_t to, double width, bool hand_over)
{
  const CjmGrid *grid = &flow->sheet->grid;
  double pad = cjm_lane_pad_x(flow->sheet), pad_y = cjm_lane_pad_y(flow->sheet), y = flow->places[from].top + pad_y + flow_y;
  CjmPoint start = {grid->x[from] + grid->w[from] - pad, y}, tip = {middle_of(grid, to), flow->places[to].top + pad_y};
  double x = grid->x[from + 1], r = corner;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, start.x, y);
  draw_bend(&path, start, (CjmPoint){tip.x - r, flow->above}, x);
  cjm_path_line(&path, tip.x - r, flow->above);
  cjm_path_curve(&path, tip.x - r / 2, flow->above, tip.x, flow->above + r / 2, tip.x, flow->above + r);
  cjm_path_line(&path, tip.x, fmax(tip.y - ring, flow->above + r));
  cjm_path_end(&path, flow->sheet->scene, CJM_NO_PAINT, cjm_stroke(flow->sheet->theme.path, width));
  if (hand_over) cjm_hand_over_draw(flow->sheet->scene, tip, &flow->sheet->theme);
  else draw_arrow_down(flow->sheet->scene, tip, flow->sheet->theme.path);
}

/* Runs down from the card, below those of other paths, and up to the next. */
static void draw_under(const Flow *flow, size_t from, size_t to, double width, bool hand_over)
{
  const CjmGrid *grid = &flow->sheet->grid;
  double pad = cjm_lane_pad_x(flow->sheet), pad_y = cjm_lane_pad_y(flow->sheet), r = corner;
  CjmPoint start = {middle_of(grid, from), flow->places[from].bottom}, tip = {grid->x[to] + pad, flow->places[to].top + pad_y + flow_y};
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, start.x, start.y);
  cjm_path_line(&path, start.x, fmax(start.y, flow->below - r));
  cjm_path_curve(&path, start.x, flow->below - r / 2, start.x + r / 2, flow->below, start.x + r, flow->below);
  draw_bend(&path, (CjmPoint){start.x + r, flow->below}, tip, grid->x[to]);
  cjm_path_line(&path, tip.x - (hand_over ? ring : arrow), tip.y);
  cjm_path_end(&path, flow->sheet->scene, CJM_NO_PAINT, cjm_stroke(flow->sheet->theme.path, width));
  if (hand_over) cjm_hand_over_draw(flow->sheet->scene, tip, &flow->sheet->theme);
  else draw_arrow(flow->sheet->scene, tip, flow->sheet->theme.path);
}

/* Whether no step of the journey is between two columns: in a map of changes, one that is gone may be. */
static bool are_neighbours(const CjmSheet *sheet, size_t from, size_t to)
{
  for (size_t i = from + 1; i < to; i++)
    if (!cjm_change_lacks(sheet, sheet->journey->steps.at[i], false)) return false;
  return true;
}

static void draw_leg(const Flow *flow, size_t from, size_t to, double width)
{
  CjmSheet *sheet = flow->sheet;
  const CjmGrid *grid = &sheet->grid;
  const Place *places = flow->places;
  if (isnan(places[from].top) || isnan(places[to].top) || from < grid->first || to >= cjm_grid_end(grid)) return;
  double down = cjm_lane_pad_y(sheet) + flow_y, pad = cjm_lane_pad_x(sheet);
  bool hand_over = places[from].top != places[to].top;
  if (hand_over) cjm_scene_sign(sheet->scene, CJM_SIGN_HAND_OVER);
  if (!are_neighbours(sheet, from, to)) {
    bool joins = sheet->journey->steps.at[from]->paths.n > 0;
    (joins ? draw_under : draw_over)(flow, from, to, width, hand_over);
    return;
  }
  CjmPoint start = {grid->x[from] + grid->w[from] - pad, places[from].top + down}, end = {grid->x[to] + pad, places[to].top + down};
  draw_link(sheet, start, end, grid->x[to], width);
  if (hand_over) cjm_hand_over_draw(sheet->scene, end, &sheet->theme);
}

/* A path that ends here has a bar at its end. */
static void draw_end(const Flow *flow, size_t column)
{
  const CjmGrid *grid = &flow->sheet->grid;
  double y = flow->places[column].top + cjm_lane_pad_y(flow->sheet) + flow_y, pad = cjm_lane_pad_x(flow->sheet);
  double x = grid->x[column] + grid->w[column] - pad, tip = x + fmin(7, pad - 2);
  if (isnan(y)) return;
  cjm_scene_sign(flow->sheet->scene, CJM_SIGN_PATH_ENDS);
  cjm_scene_line(flow->sheet->scene, (CjmPoint){x, y}, (CjmPoint){tip, y}, cjm_stroke(flow->sheet->theme.path, flow_width));
  cjm_scene_line(flow->sheet->scene, (CjmPoint){tip, y - 5}, (CjmPoint){tip, y + 5}, cjm_stroke(flow->sheet->theme.path, flow_width));
}

/* Whether a path ends before the last step without joining the others. */
static bool ends_early(const CjmSheet *sheet, const CjmRoute *route)
{
  return route->path && route->end == CJM_ROUTE_ENDS && route->n && route->stops[route->n - 1] + 1 < sheet->journey->steps.n;
}

static CjmRoutes routes_of(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmWaypoint *stops = g_new0(CjmWaypoint, journey->steps.n);
  size_t *columns = g_new(size_t, journey->steps.n), n = 0;
  for (size_t i = 0; i < journey->steps.n; i++) {
    if (cjm_change_lacks(sheet, journey->steps.at[i], false)) continue;
    columns[n] = i;
    stops[n++].step = journey->steps.at[i];
  }
  CjmRoutes routes = cjm_routes(sheet->m.arena, journey, stops, n, NULL);
  for (size_t r = 0; r < routes.n; r++)
    for (size_t i = 0; i < routes.at[r].n; i++) routes.at[r].stops[i] = columns[routes.at[r].stops[i]];
  g_free(columns);
  g_free(stops);
  return routes;
}

/* Draws the flow from step to step, along each route. */
static void draw_flow(const CjmLaneView *first)
{
  CjmSheet *sheet = first->sheet;
  const CjmLaneView *last = first + first->n_rows - 1;
  Place *places = places_new(first);
  Flow flow = {sheet, places, first->y + 4, last->y + last->cells_height - 4};
  CjmRoutes routes = routes_of(sheet);
  for (size_t r = routes.n; r-- > 0;) {
    const CjmRoute *route = &routes.at[r];
    for (size_t i = 0; i + 1 < route->n; i++)
      if (route->own[i]) draw_leg(&flow, route->stops[i], route->stops[i + 1], cjm_path_line_width(sheet->journey, route, flow_width));
    if (ends_early(sheet, route)) draw_end(&flow, route->stops[route->n - 1]);
  }
  g_free(places);
}

/* Whether the flow goes from one row to another. */
static bool prepare(CjmLaneView *view)
{
  const CjmJourney *journey = view->sheet->journey;
  CjmRoutes routes = routes_of(view->sheet);
  for (size_t r = 0; r < routes.n; r++) {
    if (ends_early(view->sheet, &routes.at[r])) cjm_sheet_use(view->sheet, CJM_SIGN_PATH_ENDS);
    for (size_t i = 0; i + 1 < routes.at[r].n; i++) {
      const CjmStep *from = journey->steps.at[routes.at[r].stops[i]], *to = journey->steps.at[routes.at[r].stops[i + 1]];
      if (routes.at[r].own[i] && cjm_row_persona(journey, &from->actors) != cjm_row_persona(journey, &to->actors))
        cjm_sheet_use(view->sheet, CJM_SIGN_HAND_OVER);
    }
  }
  return cjm_branches_prepare(view);
}

const CjmLaneClass cjm_lane_swimlanes = {
  .cell = card, .prepare = prepare, .measure = cjm_branches_measure, .place = cjm_branches_place, .finish = draw_flow,
  .entry = cjm_entry_branches};

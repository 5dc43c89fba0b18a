/* touchpoints.c: touchpoints in rows of their channels, connected by a line along each route of the journey. */
#include <math.h>
#include <string.h>

#include "journey/routes.h"
#include "lanes/channels.h"
#include "lanes/lane.h"
#include "layout/about.h"
#include "layout/change.h"
#include "layout/path-mark.h"

/* A touchpoint and its position. */
typedef struct Pill {
  const CjmTouchpoint *touchpoint;
  CjmBox *box;
  size_t column, row;
  size_t turn;       /* number within the step, from 0; a return to a row that was left begins a new turn */
  size_t part;       /* the turn, if the column has room for all turns side by side; otherwise 0 */
  bool gone;         /* in a map of changes: it is not there any more, and no line leads to it */
  bool head;         /* on the line of its row, not below another touchpoint of its step */
  double x, y, w, h; /* px; centre, y from the top of the lane */
} Pill;

/* Touchpoints that follow each other in a step, or in a turn of it, on the same paths. */
typedef struct Station {
  size_t first, n; /* pills */
  bool parted;     /* only on some paths */
} Station;

typedef struct Swim {
  CjmChannelRows rows;
  Pill *pills; /* in journey order */
  size_t n;
} Swim;

static const double pill_gap = 5, pill_pad = 15, turn_gap = 30; /* px */
static const double most_turns = 300;                           /* px: maximum column width for turns side by side */

static const CjmSign class_signs[] = {
  [CJM_CLASS_NONE] = CJM_SIGN_TOUCHPOINT,
  [CJM_CLASS_SUPPORTING] = CJM_SIGN_TOUCHPOINT_SUPPORTING,
  [CJM_CLASS_CRITICAL] = CJM_SIGN_TOUCHPOINT_CRITICAL,
  [CJM_CLASS_REDUNDANT] = CJM_SIGN_TOUCHPOINT_REDUNDANT,
};

/* A text that is centred even if it has several lines. */
static void add_fact(CjmBox *facts, CjmBox *text)
{
  if (text) cjm_box_align(text, CJM_ALIGN_MIDDLE);
  cjm_box_add(facts, text);
}

static void draw_dot(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *t = data;
  cjm_scene_circle(scene, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, 4, cjm_paint(background), cjm_stroke(t->path, 2));
}

static CjmBox *pill_box(CjmSheet *sheet, const CjmTouchpoint *tp)
{
  const CjmTheme *t = &sheet->theme;
  CjmSign sign = class_signs[tp->rank.value];
  CjmLook look = cjm_sign_look(t, sign);
  cjm_change_look(sheet, tp, &look);
  CjmItemLook about = {t->soft, look.card.fill.colour};
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, look.weight);
  const CjmChannel *channel = (const CjmChannel *)tp->channel.to;
  CjmBox *stack = cjm_box_stack(&sheet->m, 0), *title = NULL;
  if (tp->title.at) title = cjm_box_authored(&sheet->m, style, look.ink, &tp->title);
  else if (channel) title = cjm_box_text(&sheet->m, style, look.ink, channel->title.at ? channel->title.at : channel->o.id);
  if (title) {
    cjm_box_align(title, CJM_ALIGN_MIDDLE);
    if (look.struck) cjm_box_strike(title);
    cjm_box_add(stack, cjm_about_text(sheet, &tp->about, about, title));
  }
  CjmBox *facts = cjm_sheet_facts(sheet, t->soft);
  cjm_box_align_lines(facts, CJM_ALIGN_MIDDLE);
  if (sheet->on_paper && title) { /* on one line, where it is wide enough */
    stack = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(facts, cjm_about_text(sheet, &tp->about, about, title));
  }
  add_fact(facts, cjm_sheet_small(sheet, &tp->owner));
  add_fact(facts, cjm_sheet_small(sheet, &tp->when));
  if (!cjm_box_is_empty(facts)) cjm_box_add(stack, facts);
  cjm_box_add(stack, cjm_about_end(sheet, &tp->about, about));
  look.card.pad_x = pill_pad;
  look.card.pad_y = sheet->on_paper ? 3 : 5.5;
  CjmBox *pill = cjm_change_sign(sheet, tp, sign, cjm_box_card(&sheet->m, look.card, stack));
  return cjm_box_group(&sheet->m, CJM_GROUP_TOUCHPOINT, NULL, tp->title.at, NULL, cjm_change_box(sheet, tp, look.card.radius, pill));
}

/* ---- preparing ---- */

/* The end of the pills of the step that begins with `first`. */
static size_t step_end(const Swim *swim, size_t first)
{
  size_t end = first + 1;
  while (end < swim->n && swim->pills[end].column == swim->pills[first].column) end++;
  return end;
}

static size_t turn_end(const Swim *swim, size_t first)
{
  size_t end = first + 1;
  while (end < swim->n && swim->pills[end].column == swim->pills[first].column &&
         swim->pills[end].turn == swim->pills[first].turn)
    end++;
  return end;
}

static double turn_width(const Swim *swim, size_t first)
{
  double width = 0;
  for (size_t i = first, end = turn_end(swim, first); i < end; i++) width = fmax(width, cjm_box_width(swim->pills[i].box));
  return width;
}

/* The width of the turns of a step side by side. */
static double turns_width(const Swim *swim, size_t first)
{
  double width = 0;
  for (size_t i = first, end = step_end(swim, first); i < end; i = turn_end(swim, i))
    width += turn_width(swim, i) + (i > first ? turn_gap : 0);
  return width;
}

/* Numbers the turns: a pill in a row that the step had left begins a new turn. */
static void set_turns(Swim *swim)
{
  bool *seen = g_new(bool, swim->rows.n);
  for (size_t i = 0; i < swim->n; i++) {
    Pill *pill = &swim->pills[i];
    const Pill *before = i && swim->pills[i - 1].column == pill->column ? pill - 1 : NULL;
    bool back = before && before->row != pill->row && seen[pill->row];
    pill->turn = before ? before->turn + back : 0;
    if (!before || back) memset(seen, 0, swim->rows.n * sizeof *seen);
    seen[pill->row] = true;
  }
  g_free(seen);
}

static void collect(CjmLaneView *view, Swim *swim)
{
  CjmSheet *sheet = view->sheet;
  const CjmJourney *journey = sheet->journey;
  for (size_t s = 0; s < journey->steps.n; s++) swim->n += journey->steps.at[s]->touchpoints.n;
  swim->pills = cjm_arena_make(sheet->m.arena, Pill, swim->n);
  size_t k = 0;
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    for (size_t i = 0; i < step->touchpoints.n; i++) {
      const CjmTouchpoint *tp = step->touchpoints.at[i];
      bool folded = cjm_change_folded(sheet, step) != NULL;
      Pill pill = {.touchpoint = tp,
                   .box = folded ? cjm_box_drawing(&sheet->m, 10, 10, draw_dot, &sheet->theme) : pill_box(sheet, tp),
                   .column = s,
                   .row = cjm_channel_row(&swim->rows, tp->channel.to),
                   .gone = cjm_change_is(sheet, tp, CJM_CHANGE_REMOVED) || cjm_change_is(sheet, &step->o, CJM_CHANGE_REMOVED)};
      view->min[s] = fmax(view->min[s], fmin(cjm_box_min_width(pill.box), 190) + 12);
      swim->pills[k++] = pill;
    }
  }
}

static void use_ends(const Swim *swim, CjmSheet *sheet);

static bool prepare(CjmLaneView *view)
{
  Swim *swim = cjm_arena_make(view->sheet->m.arena, Swim, 1);
  swim->rows = cjm_channel_rows(view->sheet);
  collect(view, swim);
  if (!swim->n) return false;
  set_turns(swim);
  for (size_t i = 0; i < swim->n; i = step_end(swim, i)) {
    double *min = &view->min[swim->pills[i].column];
    if (turn_end(swim, i) < step_end(swim, i)) *min = fmax(*min, fmin(turns_width(swim, i), most_turns) + 12);
  }
  view->names = swim->rows.names_w;
  view->picture = swim;
  if (swim->n > 1) cjm_sheet_use(view->sheet, CJM_SIGN_PATH);
  use_ends(swim, view->sheet);
  return true;
}

/* ---- measuring ---- */

/* Positions the pills of a step in the middle of its column, with turns side by side if there is room. */
static void size_step(Swim *swim, const CjmGrid *grid, size_t first)
{
  size_t column = swim->pills[first].column;
  double room = grid->w[column] - 12, width = turns_width(swim, first), x = grid->x[column] + (grid->w[column] - width) / 2;
  for (size_t i = first, end, last = step_end(swim, first); i < last; i = end) {
    double turn_w = turn_width(swim, i);
    end = turn_end(swim, i);
    for (size_t k = i; k < end; k++) {
      Pill *pill = &swim->pills[k];
      pill->part = width <= room ? pill->turn : 0;
      bool here = cjm_grid_has(grid, column); /* elsewhere, it is a point of the line that leads there */
      pill->w = here ? fmin(cjm_box_width(pill->box), room) : 0;
      pill->h = here ? cjm_box_height(pill->box, pill->w) : 0;
      pill->x = width <= room ? x + turn_w / 2 : grid->x[column] + grid->w[column] / 2;
    }
    x += turn_w + turn_gap;
  }
}

/* The first of several touchpoints of a step on one channel is on the line of the row, the others are below it. `y` is measured
 * from that line. */
static void stack_pills(Swim *swim, CjmRoom *io_rooms)
{
  double *bottom = g_new(double, swim->rows.n); /* bottom of the pills of the step in each row so far; negative: none */
  for (size_t i = 0; i < swim->n; i++) {
    Pill *pill = &swim->pills[i];
    if (i == 0 || swim->pills[i - 1].column != pill->column || swim->pills[i - 1].part != pill->part)
      for (size_t row = 0; row < swim->rows.n; row++) bottom[row] = -1;
    double *under = &bottom[pill->row];
    CjmRoom *room = &io_rooms[pill->row];
    pill->head = *under < 0;
    pill->y = pill->head ? 0 : *under + pill_gap + pill->h / 2;
    if (pill->head) room->above = fmax(room->above, pill->h / 2);
    *under = pill->y + pill->h / 2;
    room->below = fmax(room->below, *under);
  }
  g_free(bottom);
}

/* On a page with a part of the map, channels that are used on other pages alone are not drawn. */
static void hide_rows(Swim *swim, const CjmSheet *sheet)
{
  bool is_part = sheet->grid.n < sheet->journey->steps.n;
  if (!swim->rows.hidden) swim->rows.hidden = cjm_arena_make(sheet->m.arena, bool, swim->rows.n);
  for (size_t i = 0; i < swim->rows.n; i++) swim->rows.hidden[i] = false;
  for (size_t i = 0; is_part && i < swim->n; i++) swim->rows.hidden[swim->pills[i].row] = true;
  bool any = false;
  for (size_t i = 0; i < swim->n; i++) {
    if (!cjm_grid_has(&sheet->grid, swim->pills[i].column)) continue;
    swim->rows.hidden[swim->pills[i].row] = false;
    any = true;
  }
  if (!any) swim->rows.hidden[swim->pills[0].row] = false; /* a lane without rows has no height */
}

static double measure(CjmLaneView *view)
{
  Swim *swim = view->picture;
  CjmSheet *sheet = view->sheet;
  CjmRoom *rooms = g_new0(CjmRoom, swim->rows.n);
  for (size_t i = 0; i < swim->n; i = step_end(swim, i)) size_step(swim, &sheet->grid, i);
  stack_pills(swim, rooms);
  hide_rows(swim, sheet);
  double height = cjm_channel_rows_set(&swim->rows, sheet, rooms, cjm_box_height(view->name, sheet->grid.name_w), view->least - view->cells_height);
  for (size_t i = 0; i < swim->n; i++) swim->pills[i].y += swim->rows.y[swim->pills[i].row];
  g_free(rooms);
  return height;
}

/* ---- drawing ---- */

static const double line_width = 2.4; /* px */

/* The maximum number of touchpoints that a line is routed around. */
enum { MOST_BETWEEN = 64 };

/* Whether a touchpoint between the two is in the way of a line at `y`. */
static bool is_in_the_way(const Pill *from, const Pill *to, double y)
{
  const Pill *end = to - from > MOST_BETWEEN ? from + MOST_BETWEEN : to;
  for (const Pill *pill = from + 1; pill < end; pill++)
    if (pill->column != from->column && pill->column != to->column && fabs(pill->y - y) < pill->h / 2 + 3) return true;
  return false;
}

/* The height at which a line passes columns of other paths: that of the row at its start or end, whichever is on a path, or beside
 * the row if touchpoints are in the way. */
static double passing_height(const Pill *from, const Pill *to, bool joins)
{
  const double beside = (to->h / 2 + 6) * (joins ? -1 : 1); /* above the row on the way back, so that the two do not cross */
  const double heights[] = {joins ? from->y : to->y, joins ? to->y : from->y, from->y + beside, to->y + beside,
                            from->y - beside,        to->y - beside};
  for (size_t i = 0; i < G_N_ELEMENTS(heights); i++)
    if (!is_in_the_way(from, to, heights[i])) return heights[i];
  return heights[0];
}

static void link_across(const CjmSheet *sheet, const Pill *from, const Pill *to, double y, double width, bool passes, bool joins)
{
  const CjmGrid *grid = &sheet->grid;
  double x1 = from->x + from->w / 2, x2 = to->x - to->w / 2, bend = (x2 - x1) / 2;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, x1, y + from->y);
  if (passes && to->column > from->column + 1) {
    double pass = passing_height(from, to, joins), out = grid->x[from->column + 1], in = grid->x[to->column];
    if (x1 < out && in < x2) {
      double first = (out - x1) / 2 + 12, second = (x2 - in) / 2 + 12; /* the line is horizontal across the columns between */
      cjm_path_curve(&path, x1 + first, y + from->y, out + 24 - first, y + pass, out + 24, y + pass);
      cjm_path_line(&path, in - 24, y + pass);
      cjm_path_curve(&path, in - 24 + second, y + pass, x2 - second, y + to->y, x2, y + to->y);
      cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(sheet->theme.path, width));
      return;
    }
  }
  cjm_path_curve(&path, x1 + bend, y + from->y, x2 - bend, y + to->y, x2, y + to->y);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(sheet->theme.path, width));
}

static void link_down(const CjmSheet *sheet, const Pill *from, const Pill *to, double y, double width)
{
  double way = to->y > from->y ? 1 : -1;
  cjm_scene_line(sheet->scene, (CjmPoint){from->x, y + from->y + way * from->h / 2},
                 (CjmPoint){to->x, y + to->y - way * to->h / 2}, cjm_stroke(sheet->theme.path, width));
}

/* Draws the line down the touchpoints of a station. Those below another in the same row are reached with it. */
static void draw_station(const Swim *swim, const CjmSheet *sheet, const Station *station, double y, double width)
{
  const Pill *head = NULL;
  for (size_t i = station->first; i < station->first + station->n; i++) {
    const Pill *to = &swim->pills[i];
    if (head && to->head) link_down(sheet, head, to, y, width);
    if (to->head) head = to;
  }
}

/* Draws the line from the last touchpoint of a station to the first of the next. */
static void draw_leg(const Swim *swim, const CjmSheet *sheet, const Station *from, const Station *to, double y, double width)
{
  const Pill *last = &swim->pills[from->first + from->n - 1], *first = &swim->pills[to->first];
  bool joins = from->parted && !to->parted;
  if (last->column != first->column || last->part != first->part) link_across(sheet, last, first, y, width, from->parted || to->parted, joins);
  else link_down(sheet, last, first, y, width);
}

/* A path that does not join the others again ends with a bar, or returns. */
static void draw_end(const Swim *swim, const CjmSheet *sheet, const Station *station, const CjmRoute *route, double y, double width)
{
  static const double reach = 13, half = 6; /* px */
  const Pill *last = &swim->pills[station->first + station->n - 1];
  double x = last->x + last->w / 2, tip = x + reach, middle = y + last->y;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, x, middle);
  cjm_path_line(&path, tip, middle);
  if (route->end == CJM_ROUTE_ENDS) {
    cjm_path_move(&path, tip, middle - half);
    cjm_path_line(&path, tip, middle + half);
  } else {
    cjm_path_curve(&path, tip + 7, middle, tip + 7, middle - 12, tip, middle - 12);
    cjm_path_line(&path, tip - 6, middle - 12);
    cjm_path_move(&path, tip - 2, middle - 16);
    cjm_path_line(&path, tip - 6, middle - 12);
    cjm_path_line(&path, tip - 2, middle - 8);
  }
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(sheet->theme.path, fmax(width, 1.6)));
}

/* Groups the touchpoints into stations. */
static Station *stations_new(const Swim *swim, size_t *ret_n)
{
  Station *stations = g_new(Station, swim->n);
  size_t n = 0;
  for (size_t i = 0; i < swim->n; i++) {
    const Pill *pill = &swim->pills[i], *before = i ? pill - 1 : NULL;
    if (pill->gone) continue;
    bool same = before && !before->gone && before->column == pill->column && before->part == pill->part && !pill->touchpoint->about.paths.n &&
                !before->touchpoint->about.paths.n;
    if (same) stations[n - 1].n++;
    else stations[n++] = (Station){.first = i, .n = 1};
  }
  *ret_n = n;
  return stations;
}

/* The routes from station to station, of which there are `n`, in `arena`. */
static CjmRoutes routes_of(CjmArena *arena, const Swim *swim, const CjmSheet *sheet, Station *io_stations, size_t n)
{
  CjmWaypoint *stops = g_new(CjmWaypoint, n);
  for (size_t i = 0; i < n; i++) {
    const Pill *pill = &swim->pills[io_stations[i].first];
    stops[i] = (CjmWaypoint){sheet->journey->steps.at[pill->column], &pill->touchpoint->about.paths};
    io_stations[i].parted = stops[i].step->paths.n || stops[i].paths->n;
  }
  CjmRoutes routes = cjm_routes(arena, sheet->journey, stops, n, NULL);
  g_free(stops);
  return routes;
}

/* Whether a route ends before the last station without joining the others. */
static bool has_end(const CjmRoute *route, const Station *stations, size_t n)
{
  return route->path && route->end != CJM_ROUTE_JOINS && route->n && stations[route->stops[route->n - 1]].parted &&
         route->stops[route->n - 1] + 1 < n;
}

static CjmSign sign_of_end(const CjmRoute *route)
{
  return route->end == CJM_ROUTE_ENDS ? CJM_SIGN_PATH_ENDS : CJM_SIGN_PATH_RETURNS;
}

/* The legend explains the ends of paths. */
static void use_ends(const Swim *swim, CjmSheet *sheet)
{
  size_t n;
  Station *stations = stations_new(swim, &n);
  CjmRoutes routes = routes_of(sheet->m.arena, swim, sheet, stations, n);
  for (size_t r = 0; r < routes.n; r++)
    if (has_end(&routes.at[r], stations, n)) cjm_sheet_use(sheet, sign_of_end(&routes.at[r]));
  g_free(stations);
}

/* Draws the lines along each route, in file order: down a station, then to the next. */
static void draw_paths(const Swim *swim, const CjmSheet *sheet, double y)
{
  size_t n;
  CjmArena *arena = cjm_arena_new(); /* a map may be drawn on many pages */
  Station *stations = stations_new(swim, &n);
  CjmRoutes routes = routes_of(arena, swim, sheet, stations, n);
  for (size_t r = routes.n; r-- > 0;) {
    const CjmRoute *route = &routes.at[r];
    double width = cjm_path_line_width(sheet->journey, route, line_width);
    for (size_t i = 0; i < route->n; i++) {
      const Station *station = &stations[route->stops[i]];
      if (i && route->own[i - 1]) draw_leg(swim, sheet, &stations[route->stops[i - 1]], station, y, width);
      bool shared = route->path && ((i == 0 && route->parts) || (i + 1 == route->n && route->end == CJM_ROUTE_JOINS));
      if (!shared) draw_station(swim, sheet, station, y, width);
    }
    if (!has_end(route, stations, n)) continue;
    cjm_scene_sign(sheet->scene, sign_of_end(route));
    draw_end(swim, sheet, &stations[route->stops[route->n - 1]], route, y, width);
  }
  g_free(stations);
  cjm_arena_free(arena);
}

static void place(CjmLaneView *view, double y)
{
  const Swim *swim = view->picture;
  CjmSheet *sheet = view->sheet;
  cjm_channel_rows_draw(&swim->rows, sheet, y);
  draw_paths(swim, sheet, y);
  if (swim->n > 1) cjm_scene_sign(sheet->scene, CJM_SIGN_PATH);
  for (size_t i = 0; i < swim->n; i++) {
    const Pill *pill = &swim->pills[i];
    if (cjm_grid_has(&sheet->grid, pill->column)) cjm_box_place(pill->box, sheet->scene, pill->x - pill->w / 2, y + pill->y - pill->h / 2, pill->w, sheet->theme.background);
  }
}

/* ---- as a list: no channels are known, or their rows are drawn in a lane of their own ---- */

static CjmBox *list(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 6, 6);
  for (size_t i = 0; i < step->touchpoints.n; i++) cjm_box_add(wrap, pill_box(sheet, step->touchpoints.at[i]));
  return cjm_lane_stack_or_null(wrap);
}

/* Touchpoints of a whole phase belong to no step; they are a list below the rows. */
static CjmBox *across_only(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  return step->number ? NULL : list(sheet, lane, step);
}

const CjmLaneClass cjm_lane_touchpoints = {
  .cell = across_only, .prepare = prepare, .measure = measure, .place = place, .cells_under = true, .entry = list};
const CjmLaneClass cjm_lane_touchpoint_list = {.cell = list};

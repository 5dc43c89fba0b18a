/* emotion-runs.c: where a line of feelings parts and joins: one run for the main route, and one for each path that leaves it. */
#include <math.h>

#include "lanes/emotion.h"
#include "layout/change.h"

/* The path that the line takes at each fork. */
static CjmJourneyPath **choices_new(const CjmJourney *journey, const CjmFeelingLine *line)
{
  bool *used = g_new0(bool, journey->paths.n);
  for (size_t i = 0; i < line->n; i++) {
    const CjmFeeling *point = &line->points[i];
    cjm_refs_note(&journey->steps.at[point->column]->paths, used);
    if (point->emotion) cjm_refs_note(&point->emotion->paths, used);
  }
  CjmJourneyPath **choices = cjm_routes_choices_new(journey, used);
  g_free(used);
  return choices;
}

/* The points of a line among the steps of the map; a step without a point is a waypoint whose point is `n`. */
typedef struct Way {
  CjmWaypoint *stops;
  size_t *points;
  size_t n;
} Way;

static Way way_new(const CjmSheet *sheet, const CjmFeelingLine *line)
{
  const CjmJourney *journey = sheet->journey;
  size_t most = journey->steps.n + line->n, next = 0;
  Way way = {g_new0(CjmWaypoint, most), g_new(size_t, most), 0};
  for (size_t s = 0; s < journey->steps.n; s++) {
    bool felt = false;
    for (; next < line->n && line->points[next].column == s; next++) {
      const CjmEmotion *e = line->points[next].emotion;
      way.stops[way.n] = (CjmWaypoint){journey->steps.at[s], e ? &e->paths : NULL};
      way.points[way.n++] = next;
      felt = true;
    }
    if (felt || cjm_change_lacks(sheet, journey->steps.at[s], line->earlier)) continue;
    way.stops[way.n] = (CjmWaypoint){journey->steps.at[s], NULL};
    way.points[way.n++] = line->n;
  }
  return way;
}

/* The main route: which stops are on it, and the nearest point on it at or before, and at or after each. */
typedef struct Nearest {
  bool *passes;
  size_t *before, *after;
} Nearest;

static Nearest nearest_new(const Way *way, const CjmRoute *main, size_t n_points)
{
  Nearest nearest = {g_new0(bool, way->n), g_new(size_t, way->n), g_new(size_t, way->n)};
  for (size_t i = 0; i < main->n; i++) nearest.passes[main->stops[i]] = true;
  size_t point = n_points;
  for (size_t i = 0; i < way->n; i++) {
    if (nearest.passes[i] && way->points[i] < n_points) point = way->points[i];
    nearest.before[i] = point;
  }
  point = n_points;
  for (size_t i = way->n; i-- > 0;) {
    if (nearest.passes[i] && way->points[i] < n_points) point = way->points[i];
    nearest.after[i] = point;
  }
  return nearest;
}

static void nearest_clear(Nearest *nearest)
{
  g_free(nearest->passes);
  g_free(nearest->before);
  g_free(nearest->after);
}

/* The points on a route: a leg between two of them is a run's own if any of the route's legs there is, and a gap if a step between
 * has no point. A path whose first or last step of all has none leaves the last point of the main route before it, and joins the
 * next. */
static void set_run(CjmArena *arena, const Way *way, size_t n_points, const CjmRoute *route, const Nearest *main,
                    CjmFeelingRun *run)
{
  *run = (CjmFeelingRun){.path = route->path, .share = route->share, .end = route->end, .back = route->back};
  run->points = cjm_arena_make(arena, size_t, route->n + 2);
  run->own = cjm_arena_make(arena, bool, route->n + 2);
  run->gap = cjm_arena_make(arena, bool, route->n + 2);
  bool own = false, gap = false, detour = route->path && route->n > 2;
  if (detour && route->parts && main->before[route->stops[0]] < n_points) run->points[run->n++] = main->before[route->stops[0]];
  for (size_t i = 0; i < route->n; i++) {
    size_t point = way->points[route->stops[i]];
    if (i) own |= route->own[i - 1];
    if (i == 0 && run->n && point != n_points) continue;
    if (point == n_points) {
      gap = true;
      continue;
    }
    run->n_own += !main->passes[route->stops[i]];
    if (run->n) {
      run->own[run->n - 1] = own;
      run->gap[run->n - 1] = gap;
    }
    run->points[run->n++] = point;
    run->ends_here = i + 1 == route->n;
    own = gap = false;
  }
  size_t last = route->n ? route->stops[route->n - 1] : 0;
  if (!detour || !gap || route->end != CJM_ROUTE_JOINS || !run->n || main->after[last] >= n_points) return;
  run->own[run->n - 1] = own;
  run->gap[run->n - 1] = true;
  run->points[run->n++] = main->after[last];
}

/* Of a path that is not the main one: thinner, by its share. */
static CjmStroke stroke_of(const CjmFeelingLine *line, const CjmFeelingRun *run)
{
  CjmStroke stroke = line->stroke;
  if (!run->path) return stroke;
  double least = fmin(1.2, stroke.width), most = stroke.width * 0.72, share = run->share < 0 ? 30 : fmin(run->share, 100);
  stroke.width = least + fmax(0, most - least) * fmin(1, share / 60);
  return stroke;
}

void cjm_feelings_set_runs(CjmSheet *sheet, CjmFeelingLine *line)
{
  const CjmJourney *journey = sheet->journey;
  Way way = way_new(sheet, line);
  CjmJourneyPath **choices = choices_new(journey, line);
  CjmRoutes routes = cjm_routes(sheet->m.arena, journey, way.stops, way.n, choices);
  Nearest nearest = nearest_new(&way, &routes.at[0], line->n);
  line->runs = cjm_arena_make(sheet->m.arena, CjmFeelingRun, routes.n);
  line->n_runs = 0;
  for (size_t r = 0; r < routes.n; r++) {
    const CjmRoute *route = &routes.at[r];
    set_run(sheet->m.arena, &way, line->n, route, &nearest, &line->runs[line->n_runs]);
    bool passes_by = line->primary && route->n == 2 && route->parts && route->end == CJM_ROUTE_JOINS;
    line->n_runs += r == 0 || line->runs[line->n_runs].n_own > 0 || passes_by;
  }
  nearest_clear(&nearest);
  g_free(choices);
  g_free(way.points);
  g_free(way.stops);
}

void cjm_feelings_set_strokes(CjmFeelingLine *line)
{
  for (size_t r = 0; r < line->n_runs; r++) line->runs[r].stroke = stroke_of(line, &line->runs[r]);
}

/* ---- pieces ---- */

/* Whether a leg of a run, from its point `i` on, can be seen on the page. */
static bool is_near(const CjmFeelings *f, const CjmFeelingLine *line, const CjmFeelingRun *run, size_t i)
{
  return line->points[run->points[i]].column < f->end && line->points[run->points[i + 1]].column >= f->from;
}

static CjmCurve *piece_curve(CjmArena *arena, CjmCurveShape shape, const CjmFeelingLine *line, const CjmFeelingRun *run,
                             size_t first, size_t n)
{
  CjmPoint *points = g_new(CjmPoint, n);
  for (size_t i = 0; i < n; i++) points[i] = line->points[run->points[first + i]].at;
  CjmCurve *curve = cjm_curve(arena, points, n, shape);
  g_free(points);
  return curve;
}

void cjm_feelings_each_piece(const CjmFeelings *f, CjmArena *arena, const CjmFeelingLine *line, CjmPieceFunction function,
                             void *data)
{
  for (size_t r = line->n_runs; r-- > 0;) {
    const CjmFeelingRun *run = &line->runs[r];
    for (size_t first = 0; first < run->n;) {
      size_t last = first;
      while (last + 1 < run->n && run->own[last] && !run->gap[last] && is_near(f, line, run, last)) last++;
      if (last > first) function(piece_curve(arena, f->shape, line, run, first, last - first + 1), run, data);
      first = last + (last == first);
    }
  }
}

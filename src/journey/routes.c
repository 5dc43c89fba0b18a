#include "journey/routes.h"

#include <string.h>

/* ---- forks ---- */

static const CjmJourneyPath *path_of(const CjmRef *ref)
{
  return (const CjmJourneyPath *)ref->to;
}

/* Should `path` be the main one rather than `main`? */
static bool leads(const CjmJourneyPath *path, const CjmJourneyPath *main)
{
  if (path->main.value != main->main.value) return path->main.value;
  return path->share.set && (!main->share.set || path->share.value > main->share.value);
}

static void set_forks(CjmArena *arena, CjmJourney *journey)
{
  g_autoptr(GHashTable) by_title = g_hash_table_new(g_str_hash, g_str_equal);
  CjmFork *untitled = NULL;
  journey->forks.at = cjm_arena_make(arena, CjmFork *, journey->paths.n + 1);
  journey->forks.n = 0;
  for (size_t i = 0; i < journey->paths.n; i++) {
    CjmJourneyPath *path = journey->paths.at[i];
    CjmFork *fork = path->fork.at ? g_hash_table_lookup(by_title, path->fork.at) : untitled;
    if (!fork) {
      fork = cjm_arena_make(arena, CjmFork, 1);
      *fork = (CjmFork){.index = journey->forks.n, .title = path->fork};
      journey->forks.at[journey->forks.n++] = fork;
      if (path->fork.at) g_hash_table_insert(by_title, (gpointer)path->fork.at, fork);
      else untitled = fork;
    }
    path->choice = fork;
    path->letter = fork->paths.n++;
  }
  for (size_t f = 0; f < journey->forks.n; f++) {
    CjmFork *fork = journey->forks.at[f];
    fork->paths.at = cjm_arena_make(arena, CjmJourneyPath *, fork->paths.n);
  }
  for (size_t i = 0; i < journey->paths.n; i++) {
    CjmJourneyPath *path = journey->paths.at[i];
    path->choice->paths.at[path->letter] = path;
  }
  for (size_t f = 0; f < journey->forks.n; f++) journey->forks.at[f]->main = cjm_fork_main(journey->forks.at[f]);
}

bool cjm_path_is_shown(const CjmJourney *journey, const CjmJourneyPath *path)
{
  const CjmFork *fork = cjm_fork_of(journey, path);
  bool shown = fork->paths.n == path->choice->paths.n;
  for (size_t i = 0; i < fork->paths.n && !shown; i++) shown = fork->paths.at[i] == path;
  return shown;
}

CjmJourneyPath *cjm_fork_main(const CjmFork *fork)
{
  CjmJourneyPath *main = fork->paths.at[0];
  for (size_t i = 1; i < fork->paths.n; i++)
    if (leads(fork->paths.at[i], main)) main = fork->paths.at[i];
  return main;
}

bool cjm_refs_taken(const CjmJourney *journey, const CjmRefs *paths, CjmJourneyPath *const *choice)
{
  for (size_t i = 0; i < paths->n; i++) {
    const CjmJourneyPath *path = path_of(paths->at[i]);
    const CjmJourneyPath *wanted = !path ? NULL : choice ? choice[path->choice->index] : cjm_fork_of(journey, path)->main;
    bool taken = path == wanted;
    for (size_t k = 0; k < paths->n && !taken; k++) taken = path_of(paths->at[k]) == wanted;
    if (!taken) return false;
  }
  return true;
}

void cjm_refs_note(const CjmRefs *paths, bool *used)
{
  for (size_t i = 0; i < paths->n; i++)
    if (paths->at[i]->to) used[paths->at[i]->to->index] = true;
}

CjmJourneyPath **cjm_routes_choices_new(const CjmJourney *journey, const bool *used)
{
  bool *passed = g_new0(bool, journey->paths.n);
  CjmJourneyPath **choices = g_new(CjmJourneyPath *, journey->forks.n);
  for (size_t s = 0; s < journey->steps.n; s++) cjm_refs_note(&journey->steps.at[s]->paths, passed);
  for (size_t f = 0; f < journey->forks.n; f++) {
    const CjmFork *fork = journey->forks.at[f];
    CjmJourneyPath *best = used[fork->main->o.index] || !passed[fork->main->o.index] ? fork->main : NULL;
    for (size_t i = 0; i < fork->paths.n && best != fork->main; i++) {
      CjmJourneyPath *path = fork->paths.at[i];
      if (used[path->o.index] && (!best || path->share.value > best->share.value)) best = path;
    }
    choices[f] = best ? best : fork->main;
  }
  g_free(passed);
  return choices;
}

CjmJourneyPath **cjm_routes_of_persona_new(const CjmJourney *journey, const CjmPersona *persona)
{
  bool *used = g_new0(bool, journey->paths.n);
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    for (size_t i = 0; i < step->emotions.n; i++) {
      if ((const CjmPersona *)step->emotions.at[i]->persona.to != persona) continue;
      cjm_refs_note(&step->paths, used);
      cjm_refs_note(&step->emotions.at[i]->paths, used);
    }
  }
  CjmJourneyPath **choices = cjm_routes_choices_new(journey, used);
  g_free(used);
  return choices;
}

/* ---- routes ---- */

/* A stop on a path. */
typedef struct Use {
  size_t path, stop;
} Use;

/* What is known of each stop before any route is made. */
typedef struct Plan {
  CjmArena *arena;
  const CjmJourney *journey;
  const CjmWaypoint *stops;
  size_t n;
  CjmJourneyPath *const *choice;
  bool *on_main;
  size_t *before, *after; /* the nearest stops of the main route before and after each; n: none */
  GArray **uses;          /* of size_t, by path: the stops that one who takes this path and otherwise the main ones passes */
  GArray **forks;         /* of size_t, by fork: the stops that have a path of it */
  GArray *routes;         /* of CjmRoute */
  GHashTable *legs;       /* legs that are on a route */
} Plan;

static const CjmJourneyPath *choice_of(const Plan *plan, const CjmFork *fork)
{
  return plan->choice ? plan->choice[fork->index] : plan->journey->forks.at[fork->index]->main;
}

/* How a list of paths of a stop stands to the choices of the main route, for each fork that it names. */
typedef struct Demand {
  const CjmFork *fork;
  bool met;
} Demand;

static void add_demands(const Plan *plan, const CjmRefs *paths, GArray *demands)
{
  guint first = demands->len;
  for (size_t i = 0; paths && i < paths->n; i++) {
    const CjmJourneyPath *path = path_of(paths->at[i]);
    if (!path) continue;
    Demand *demand = NULL;
    for (guint k = first; k < demands->len && !demand; k++)
      if (g_array_index(demands, Demand, k).fork == path->choice) demand = &g_array_index(demands, Demand, k);
    if (!demand) {
      Demand made = {path->choice, false};
      g_array_append_val(demands, made);
      demand = &g_array_index(demands, Demand, demands->len - 1);
    }
    demand->met |= path == choice_of(plan, path->choice);
  }
}

/* Lists have few forks, whatever the number of their paths: more are not looked at. */
enum { MOST_FORKS_OF_A_STOP = 16 };

static bool has(const CjmRefs *paths, const CjmJourneyPath *path)
{
  for (size_t i = 0; i < paths->n; i++)
    if (path_of(paths->at[i]) == path) return true;
  return false;
}

/* Does the list name paths of the fork, but not this one? */
static bool shuts_out(const CjmRefs *paths, const CjmJourneyPath *path)
{
  bool names = false;
  for (size_t i = 0; paths && i < paths->n; i++) names |= path_of(paths->at[i]) && path_of(paths->at[i])->choice == path->choice;
  return names && !has(paths, path);
}

static void add_use(const Plan *plan, size_t stop, const CjmRefs *paths, const CjmRefs *others, const GArray *demands)
{
  for (size_t i = 0; paths && i < paths->n; i++) {
    const CjmJourneyPath *path = path_of(paths->at[i]);
    if (!path || path == choice_of(plan, path->choice) || shuts_out(others, path)) continue;
    bool passes = true;
    for (guint k = 0; k < demands->len && passes; k++) {
      const Demand *demand = &g_array_index(demands, Demand, k);
      passes = demand->met || demand->fork == path->choice;
    }
    GArray *uses = plan->uses[path->o.index];
    if (passes && (uses->len == 0 || g_array_index(uses, size_t, uses->len - 1) != stop)) g_array_append_val(uses, stop);
  }
}

static void look_at_stop(Plan *plan, size_t stop, GArray *demands)
{
  const CjmRefs *step_paths = &plan->stops[stop].step->paths, *own = plan->stops[stop].paths;
  g_array_set_size(demands, 0);
  add_demands(plan, step_paths, demands);
  add_demands(plan, own, demands);
  plan->on_main[stop] = true;
  for (guint k = 0; k < demands->len; k++) {
    const Demand *demand = &g_array_index(demands, Demand, k);
    GArray *of_fork = plan->forks[demand->fork->index];
    plan->on_main[stop] &= demand->met;
    if (of_fork->len == 0 || g_array_index(of_fork, size_t, of_fork->len - 1) != stop) g_array_append_val(of_fork, stop);
  }
  if (demands->len > MOST_FORKS_OF_A_STOP) return;
  add_use(plan, stop, step_paths, own, demands);
  add_use(plan, stop, own, step_paths, demands);
}

static void look_at_stops(Plan *plan)
{
  g_autoptr(GArray) demands = g_array_new(FALSE, FALSE, sizeof(Demand));
  for (size_t i = 0; i < plan->n; i++) look_at_stop(plan, i, demands);
  size_t nearest = plan->n;
  for (size_t i = 0; i < plan->n; i++) {
    plan->before[i] = nearest;
    if (plan->on_main[i]) nearest = i;
  }
  nearest = plan->n;
  for (size_t i = plan->n; i-- > 0;) {
    plan->after[i] = nearest;
    if (plan->on_main[i]) nearest = i;
  }
}

/* Is the leg on no route yet? */
static bool claim(Plan *plan, size_t from, size_t to)
{
  return g_hash_table_add(plan->legs, GSIZE_TO_POINTER(from * plan->n + to + 1));
}

static void add_route(Plan *plan, CjmRoute route, const GArray *stops)
{
  route.n = stops->len;
  route.stops = cjm_arena_make(plan->arena, size_t, route.n + 1);
  route.own = cjm_arena_make(plan->arena, bool, route.n + 1);
  if (route.n) memcpy(route.stops, stops->data, route.n * sizeof *route.stops);
  bool any = route.path == NULL;
  for (size_t i = 0; i + 1 < route.n; i++) any |= route.own[i] = claim(plan, route.stops[i], route.stops[i + 1]);
  if (any || route.n == 1) g_array_append_val(plan->routes, route);
}

static void add_main(Plan *plan)
{
  g_autoptr(GArray) stops = g_array_new(FALSE, FALSE, sizeof(size_t));
  for (size_t i = 0; i < plan->n; i++)
    if (plan->on_main[i]) g_array_append_val(stops, i);
  add_route(plan, (CjmRoute){.share = -1}, stops);
}

/* Where a path continues after the last of its steps: at the next stop that all pass; by `next` where that leads away all who come there;
 * or not at all if that step is an ending. */
static CjmRouteEnd end_of(const Plan *plan, size_t last, size_t *io_next, const CjmStep **ret_back)
{
  const CjmStep *step = plan->stops[last].step;
  double away = 0;
  const CjmStep *target = NULL;
  for (size_t i = 0; i < step->moments.n; i++)
    if (step->moments.at[i]->kind.value == CJM_MOMENT_ENDING) return CJM_ROUTE_ENDS;
  for (size_t i = 0; i < step->next.n; i++) {
    const CjmNext *next = step->next.at[i];
    away += next->share.set ? next->share.value : 100;
    if (!target || (target->number <= step->number && next->to.to)) target = (const CjmStep *)next->to.to;
  }
  if (!target || away < 99.5) return CJM_ROUTE_JOINS;
  if (target->number <= step->number) {
    *ret_back = target;
    return CJM_ROUTE_RETURNS;
  }
  for (size_t i = last + 1; i < plan->n && plan->stops[i].step->number <= target->number; i++)
    if (plan->stops[i].step == target) *io_next = i;
  return CJM_ROUTE_JOINS;
}

/* A path from where it leaves the main route to where it joins it again; its stops in the stretch are uses[first] to uses[last]. */
static void add_detour(Plan *plan, const CjmJourneyPath *path, double share, const size_t *uses, size_t n, size_t before, size_t after)
{
  g_autoptr(GArray) stops = g_array_new(FALSE, FALSE, sizeof(size_t));
  CjmRoute route = {.path = path, .share = share, .parts = before < plan->n};
  if (n) route.end = end_of(plan, uses[n - 1], &after, &route.back);
  if (before < plan->n) g_array_append_val(stops, before);
  g_array_append_vals(stops, uses, (guint)n);
  if (route.end == CJM_ROUTE_JOINS && after < plan->n) g_array_append_val(stops, after);
  else if (n && plan->after[uses[n - 1]] < plan->n && route.end == CJM_ROUTE_JOINS) route.end = CJM_ROUTE_ENDS;
  add_route(plan, route, stops);
}

static double share_of(const CjmJourneyPath *path)
{
  return path->share.set ? path->share.value : -1;
}

/* The paths of a fork between two stops of the main route that all of them pass. `io_at` has for each path the first of its uses that
 * is not before the stretch. */
static void add_stretch(Plan *plan, const CjmFork *fork, size_t first, size_t last, guint *io_at)
{
  size_t before = plan->before[first], after = plan->after[last];
  const CjmJourneyPath *absent = NULL;
  double share = 0;
  bool known = true, main_has_stops = before < plan->n ? plan->after[before] <= last : plan->on_main[first] || plan->after[first] <= last;
  for (size_t i = 0; i < fork->paths.n; i++) {
    const CjmJourneyPath *path = fork->paths.at[i];
    const GArray *uses = plan->uses[path->o.index];
    guint *at = &io_at[path->o.index], end;
    for (end = *at; end < uses->len && g_array_index(uses, size_t, end) <= last; end++)
      ;
    if (path == choice_of(plan, fork)) continue;
    if (end > *at) {
      add_detour(plan, path, share_of(path), &g_array_index(uses, size_t, *at), end - *at, before, after);
    } else if (uses->len > 0) {
      if (!absent) absent = path;
      known &= path->share.set;
      share += path->share.value;
    }
    *at = end;
  }
  if (absent && main_has_stops && before < plan->n && after < plan->n)
    add_detour(plan, absent, known ? share : -1, NULL, 0, before, after);
}

/* A stretch ends where a stop of the main route has no path of the fork. */
static void add_fork(Plan *plan, const CjmFork *fork, guint *io_at)
{
  const GArray *stops = plan->forks[fork->index];
  for (guint first = 0, end; first < stops->len; first = end) {
    for (end = first + 1; end < stops->len; end++) {
      size_t last = g_array_index(stops, size_t, end - 1), next = g_array_index(stops, size_t, end);
      if (plan->after[last] < next) break;
    }
    add_stretch(plan, fork, g_array_index(stops, size_t, first), g_array_index(stops, size_t, end - 1), io_at);
  }
}

static GArray **arrays_new(size_t n)
{
  GArray **arrays = g_new(GArray *, n);
  for (size_t i = 0; i < n; i++) arrays[i] = g_array_new(FALSE, FALSE, sizeof(size_t));
  return arrays;
}

static void arrays_free(GArray **arrays, size_t n)
{
  for (size_t i = 0; i < n; i++) g_array_free(arrays[i], TRUE);
  g_free(arrays);
}

/* No line runs over steps that a view leaves out. */
static void break_legs(const CjmJourney *journey, const CjmWaypoint *stops, CjmRoute *route)
{
  for (size_t i = 0; journey->whole && i + 1 < route->n; i++) {
    size_t from, to;
    if (cjm_journey_column(journey, stops[route->stops[i]].step, &from) &&
        cjm_journey_column(journey, stops[route->stops[i + 1]].step, &to) && cjm_journey_is_broken(journey, from, to))
      route->own[i] = false;
  }
}

CjmRoutes cjm_routes(CjmArena *arena, const CjmJourney *journey, const CjmWaypoint *stops, size_t n, CjmJourneyPath *const *choice)
{
  size_t n_paths = journey->paths.n, n_forks = journey->forks.n;
  Plan plan = {.arena = arena, .journey = journey, .stops = stops, .n = n, .choice = choice};
  plan.on_main = g_new0(bool, n);
  plan.before = g_new(size_t, n);
  plan.after = g_new(size_t, n);
  plan.uses = arrays_new(n_paths);
  plan.forks = arrays_new(n_forks);
  plan.routes = g_array_new(FALSE, FALSE, sizeof(CjmRoute));
  plan.legs = g_hash_table_new(NULL, NULL);
  look_at_stops(&plan);
  add_main(&plan);
  guint *at = g_new0(guint, n_paths);
  for (size_t f = 0; f < n_forks; f++) add_fork(&plan, journey->forks.at[f], at);
  CjmRoutes routes = {cjm_arena_make(arena, CjmRoute, plan.routes->len), plan.routes->len};
  memcpy(routes.at, plan.routes->data, routes.n * sizeof *routes.at);
  for (size_t r = 0; r < routes.n; r++) break_legs(journey, stops, &routes.at[r]);
  g_free(at);
  g_hash_table_unref(plan.legs);
  g_array_free(plan.routes, TRUE);
  arrays_free(plan.forks, n_forks);
  arrays_free(plan.uses, n_paths);
  g_free(plan.after);
  g_free(plan.before);
  g_free(plan.on_main);
  return routes;
}

/* ---- places ---- */

/* Where another step comes before one. */
typedef struct Leg {
  size_t from, to;
} Leg;

static int by_end(const void *left, const void *right)
{
  const Leg *a = left, *b = right;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  return a->from < b->from ? -1 : a->from > b->from;
}

static GArray *legs_new(const CjmRoutes *routes)
{
  GArray *legs = g_array_new(FALSE, FALSE, sizeof(Leg));
  for (size_t r = 0; r < routes->n; r++)
    for (size_t i = 0; i + 1 < routes->at[r].n; i++) {
      Leg leg = {routes->at[r].stops[i], routes->at[r].stops[i + 1]};
      if (routes->at[r].own[i]) g_array_append_val(legs, leg);
    }
  if (legs->len) qsort(legs->data, legs->len, sizeof(Leg), by_end);
  return legs;
}

/* A step of some paths is one more than the longest way to it; a step of all one more than everything before. */
static void set_places(CjmArena *arena, CjmJourney *journey)
{
  size_t n = journey->steps.n, most = 0;
  CjmWaypoint *stops = g_new0(CjmWaypoint, n);
  for (size_t s = 0; s < n; s++) stops[s].step = journey->steps.at[s];
  CjmRoutes routes = cjm_routes(arena, journey, stops, n, NULL);
  g_autoptr(GArray) legs = legs_new(&routes);
  guint at = 0;
  for (size_t s = 0; s < n; s++) {
    CjmStep *step = journey->steps.at[s];
    size_t longest = 0;
    bool reached = s == 0;
    for (; at < legs->len && g_array_index(legs, Leg, at).to == s; at++) {
      longest = MAX(longest, journey->steps.at[g_array_index(legs, Leg, at).from]->place);
      reached = true;
    }
    for (size_t r = 0; r < routes.n && !reached && step->paths.n; r++) reached = routes.at[r].n && routes.at[r].stops[0] == s;
    step->place = (step->paths.n && reached ? longest : most) + 1;
    most = MAX(most, step->place);
  }
  g_free(stops);
}

void cjm_routes_number(CjmArena *arena, CjmJourney *journey)
{
  set_forks(arena, journey);
  if (journey->paths.n) set_places(arena, journey);
  for (size_t s = 0; s < journey->steps.n && !journey->paths.n; s++) journey->steps.at[s]->place = journey->steps.at[s]->number;
}

/* ---- letters ---- */

/* a … z, then aa, ab … */
static void append_letter(GString *out, size_t letter)
{
  if (letter >= 26) append_letter(out, letter / 26 - 1);
  g_string_append_c(out, (char)('a' + letter % 26));
}

const char *cjm_routes_letters(CjmArena *arena, const CjmRefs *paths)
{
  enum { MOST = 3 }; /* letters */
  GString *out = g_string_new(NULL);
  size_t n = 0;
  for (size_t i = 0; i < paths->n; i++)
    if (path_of(paths->at[i]) && n++ < MOST) append_letter(out, path_of(paths->at[i])->letter);
  if (n > MOST) g_string_append_c(out, '+');
  char *letters = g_string_free(out, FALSE);
  return n ? cjm_arena_take(arena, letters) : (g_free(letters), NULL);
}

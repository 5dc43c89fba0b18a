/* The routes through a journey, as text: where each path parts and joins, and how the steps are numbered. */
#include <locale.h>
#include <string.h>

#include "decode/decode.h"
#include "journey/routes.h"
#include "suite.h"

/* "1 2a 3; b: 1 2b 3": the main route, and each other path with what it shares with the main one. `|` ends, `<2` turns back to step 2. */
static char *describe_new(const CjmJourney *journey, CjmArena *arena)
{
  GString *out = g_string_new(NULL);
  CjmWaypoint *stops = g_new0(CjmWaypoint, journey->steps.n);
  for (size_t s = 0; s < journey->steps.n; s++) stops[s].step = journey->steps.at[s];
  CjmRoutes routes = cjm_routes(arena, journey, stops, journey->steps.n, NULL);
  for (size_t r = 0; r < routes.n; r++) {
    const CjmRoute *route = &routes.at[r];
    if (r) g_string_append_printf(out, "; %s:", route->path->o.id);
    for (size_t i = 0; i < route->n; i++) {
      const CjmStep *step = journey->steps.at[route->stops[i]];
      const char *letters = cjm_routes_letters(arena, &step->paths);
      g_string_append_printf(out, "%s%zu%s", i || r ? " " : "", step->place, letters ? letters : "");
    }
    if (route->end == CJM_ROUTE_ENDS) g_string_append(out, " |");
    if (route->end == CJM_ROUTE_RETURNS) g_string_append_printf(out, " <%zu", route->back->place);
  }
  g_free(stops);
  return g_string_free(out, FALSE);
}

static const struct {
  const char *name, *yaml, *routes;
} cases[] = {
  {"no-paths", "phases: [{title: A}, {title: B}]\n", "1 2"},
  {"three-ways",
   "paths: [{id: x, title: X, share: 20%}, {id: y, title: Y, share: 70%}, {id: z, title: Z, share: 10%}]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: y}, {title: D, path: z}, {title: E}]\n",
   "1 2b 3; x: 1 2a 3; z: 1 2c 3"},
  {"the-author-says-which-is-main",
   "paths: [{id: x, title: X, main: true, share: 20%}, {id: y, title: Y, share: 80%}]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: y}, {title: D}]\n",
   "1 2a 3; y: 1 2b 3"},
  {"several-steps-of-a-path",
   "paths: [X, Y]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: x}, {title: D, path: y}, {title: E}]\n",
   "1 2a 3a 4; y: 1 2b 4"},
  {"steps-of-paths-alternate",
   "paths: [X, Y]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: y}, {title: D, path: x}, {title: E}]\n",
   "1 2a 3a 4; y: 1 2b 4"},
  {"a-step-of-two-paths",
   "paths: [X, Y, Z]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: [y, z]}, {title: D, path: y}, {title: E, path: z}, {title: F}]\n",
   "1 2a 4; y: 1 2bc 3b 4; z: 1 2bc 3c 4"},
  {"it-works-and-goes-straight-on",
   "paths: [Works, Fails]\n"
   "phases: [{title: A}, {title: B, path: fails}, {title: C}]\n",
   "1 3; fails: 1 2b 3"},
  {"a-path-passes-by",
   "paths: [X, Y, Z]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: y}, {title: D}, {title: E, path: [x, z]}, {title: F}]\n",
   "1 2a 3 4ac 5; y: 1 2b 3; z: 1 3; y: 3 5"},
  {"an-ending",
   "paths: [Buys, Leaves]\n"
   "phases: [{title: A}, {title: B, path: leaves, moment: ending}, {title: C, path: buys}, {title: D}]\n",
   "1 2a 3; leaves: 1 2b |"},
  {"all-that-follows-is-of-others",
   "paths: [Buys, Leaves]\n"
   "phases: [{title: A}, {title: B, path: leaves}, {title: C, path: buys}, {title: D, path: buys}]\n",
   "1 2a 3a; leaves: 1 2b |"},
  {"both-end-with-the-journey",
   "paths: [X, Y]\n"
   "phases: [{title: A}, {title: B, path: x}, {title: C, path: y}]\n",
   "1 2a; y: 1 2b"},
  {"the-journey-begins-with-a-fork",
   "paths: [X, Y]\n"
   "phases: [{title: A, path: x}, {title: B, path: y}, {title: C}]\n",
   "1a 2; y: 1b 2"},
  {"a-loop-back",
   "paths: [Ok, Bad]\n"
   "phases: [{id: a, title: A}, {title: B, path: ok}, {title: C, path: bad, next: a}, {title: D}]\n",
   "1 2a 3; bad: 1 2b <1"},
  {"some-loop-back",
   "paths: [Ok, Bad]\n"
   "phases: [{id: a, title: A}, {title: B, path: ok}, {title: C, path: bad, next: {to: a, share: 30%}}, {title: D}]\n",
   "1 2a 3; bad: 1 2b 3"},
  {"a-jump-ahead",
   "paths: [Slow, Fast]\n"
   "phases: [{title: A}, {title: B, path: slow}, {title: C, path: fast, next: e}, {title: D}, {id: e, title: E}]\n",
   "1 2a 3 4; fast: 1 2b 4"},
  {"two-forks-side-by-side",
   "paths: [{id: p, title: P, fork: F}, {id: q, title: Q, fork: F}, {id: x, title: X, fork: G}, {id: y, title: Y, fork: G}]\n"
   "phases: [{title: A}, {title: B, path: p}, {title: C, path: q}, {title: D, path: x}, {title: E, path: y}, {title: Z}]\n",
   "1 2a 3a 4; q: 1 2b 3a; y: 2a 3b 4"},
  {"a-fork-within-a-path",
   "paths: [{id: p, title: P, fork: F}, {id: q, title: Q, fork: F}, {id: x, title: X, fork: G}, {id: y, title: Y, fork: G}]\n"
   "phases: [{title: A}, {title: B, path: [p, x]}, {title: C, path: [p, y]}, {title: D, path: q}, {title: E}]\n",
   "1 2aa 3; q: 1 2b 3; y: 1 2ab 3"},
};

static void test_case(gconstpointer data)
{
  size_t i = GPOINTER_TO_SIZE(data);
  g_autofree char *yaml = g_strconcat("title: T\n", cases[i].yaml, NULL);
  CjmSource *source = cjm_source_new("map.yaml", g_strdup(yaml), strlen(yaml));
  CjmArena *arena = cjm_arena_new();
  CjmDiags *diags = cjm_diags_new();
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(arena, arena, source, &limits, diags);
  const CjmJourney *journey = cjm_decode(arena, &(CjmJoined){.root = (CjmNode *)root}, diags);
  g_assert_cmpuint(cjm_diags_length(diags), ==, 0);
  g_autofree char *routes = describe_new(journey, arena);
  g_assert_cmpstr(routes, ==, cases[i].routes);
  cjm_diags_free(diags);
  cjm_arena_free(arena);
  cjm_source_free(source);
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strdup_printf("/routes/%s", cases[i].name);
    g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
  }
  return g_test_run();
}

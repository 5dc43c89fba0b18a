/* routes.h: the ways through a journey: which paths are alternatives, and where they part and join.
 *
 * Whatever runs from step to step (the flow, a curve, the line through the
 * touchpoints) runs along routes: the main one, and one for each stretch in
 * which another path leaves it. */
#ifndef CJM_JOURNEY_ROUTES_H
#define CJM_JOURNEY_ROUTES_H

#include "base/arena.h"
#include "journey/journey.h"

/* Sets the forks of the journey, the choice and letter of its paths, and the place of its steps. References are resolved. */
void cjm_routes_number(CjmArena *arena, CjmJourney *journey);

/* Something on the way: a step, or a feeling or touchpoint in it. */
typedef struct CjmWaypoint {
  const CjmStep *step;
  const CjmRefs *paths; /* its own, beside the step's; NULL: none */
} CjmWaypoint;

typedef enum CjmRouteEnd {
  CJM_ROUTE_JOINS, /* the next stop that is on the way of all, if there is one */
  CJM_ROUTE_ENDS,  /* the customer goes no further, though others do */
  CJM_ROUTE_RETURNS /* to an earlier step */
} CjmRouteEnd;

typedef struct CjmRoute {
  const CjmJourneyPath *path; /* NULL: the main route */
  double share;               /* percent of those at the fork who take it; negative: not known, or the main route */
  size_t *stops, n;           /* in order; those of another path begin and end with the stops that it shares with the main route */
  bool *own;                  /* of each leg, from stops[i] to stops[i + 1]: is it on no route before this one, and is no step left out on it? */
  bool parts;                 /* stops[0] is on the main route */
  CjmRouteEnd end;
  const CjmStep *back; /* where it returns to */
} CjmRoute;

typedef struct CjmRoutes {
  CjmRoute *at; /* the main route first */
  size_t n;
} CjmRoutes;

/* The routes through `n` stops, in the order of their steps. `choice` has a path for each fork, which is then the main one; NULL: those of
 * the journey. Linear in the stops and their paths. */
CjmRoutes cjm_routes(CjmArena *arena, const CjmJourney *journey, const CjmWaypoint *stops, size_t n, CjmJourneyPath *const *choice);

/* The fork of a path as the journey shows it: a view of some paths has forks of its own, with these paths alone. */
static inline const CjmFork *cjm_fork_of(const CjmJourney *journey, const CjmJourneyPath *path)
{
  return journey->forks.at[path->choice->index];
}

/* Whether the path is among those of its fork: a view of some paths leaves out the others. */
bool cjm_path_is_shown(const CjmJourney *journey, const CjmJourneyPath *path);

/* The path of a fork that is the main one. */
CjmJourneyPath *cjm_fork_main(const CjmFork *fork);

/* Whether one who takes these paths, one for each fork, passes what has `paths`; `choice` NULL: the main path of every fork. */
bool cjm_refs_taken(const CjmJourney *journey, const CjmRefs *paths, CjmJourneyPath *const *choice);

/* Sets `used` for each of the paths, by their index. */
void cjm_refs_note(const CjmRefs *paths, bool *used);

/* The path that somebody takes at each fork who is known on the paths `used`: the main one, unless that has steps, and none that they are
 * known in; then the one with the largest share of those that they are known on. Free with g_free(). */
CjmJourneyPath **cjm_routes_choices_new(const CjmJourney *journey, const bool *used);

/* The same for a persona, by what they feel. */
CjmJourneyPath **cjm_routes_of_persona_new(const CjmJourney *journey, const CjmPersona *persona);

/* The letters of paths, such as "a" or "ab", in the arena; NULL where there are none. */
const char *cjm_routes_letters(CjmArena *arena, const CjmRefs *paths);

#endif

/* view.h: a part of a journey, chosen by one of its views and by the command line, as a journey of its own. */
#ifndef CJM_VIEW_VIEW_H
#define CJM_VIEW_VIEW_H

#include "base/arena.h"
#include "journey/journey.h"

/* The choices of a view of the file, overridden by those of the command line. Defaults are the journey's. */
typedef struct CjmViewChoice {
  const CjmView *view, *over; /* NULL: none */
} CjmViewChoice;

/* The view with this id. NULL with `error` where there is none, which names the nearest. */
const CjmView *cjm_view_find(const CjmJourney *journey, const char *id, GError **error);

/* Reads choices ("lanes=steps,emotion", "persona=sanne"); a list adds up. NULL with `error` for names that the journey does not have. */
const CjmView *cjm_view_parse(CjmArena *arena, const CjmJourney *journey, const char *const *choices, size_t n, GError **error);

/* The journey as the choice shows it: steps keep their numbers, and what is left out is referred to by nothing that is drawn. It shares
 * what it can with `journey`, which has to outlive it; `journey` itself if nothing is chosen. NULL if no step is left.
 * What is left out is described in `left_out` (char *), unless that is NULL. */
const CjmJourney *cjm_view_apply(CjmArena *arena, const CjmJourney *journey, CjmViewChoice choice, GPtrArray *left_out);

/* Reports a view of the file that shows no step. */
void cjm_view_report_empty(CjmDiags *diags, const CjmView *view);

#endif

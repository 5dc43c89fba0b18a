/* parts.h: the parts of the analysis, each of which fills in its members of the report. For this folder only. */
#ifndef CJM_REPORT_PARTS_H
#define CJM_REPORT_PARTS_H

#include <glib.h>

#include "report/report.h"

void cjm_report_feelings(CjmArena *arena, CjmReport *report);
void cjm_report_time(CjmArena *arena, CjmReport *report);
void cjm_report_touchpoints(CjmArena *arena, CjmReport *report);
void cjm_report_metrics(CjmArena *arena, CjmReport *report);
void cjm_report_chain(CjmArena *arena, CjmReport *report);
void cjm_report_lows(CjmArena *arena, CjmReport *report); /* after the feelings and the chain */
void cjm_report_evidence(CjmArena *arena, CjmReport *report);
void cjm_report_owners(CjmArena *arena, CjmReport *report); /* after the chain */
void cjm_report_trends(CjmArena *arena, CjmReport *report);

/* Moves the elements of a GPtrArray into a list in the arena, and frees the array. */
#define CJM_REPORT_MOVE(arena, list, array)                                                                                      \
  do {                                                                                                                           \
    (list).n = (array)->len;                                                                                                     \
    (list).at = cjm_arena_alloc((arena), ((array)->len + 1) * sizeof *(list).at);                                                \
    for (guint i_ = 0; i_ < (array)->len; i_++) (list).at[i_] = (array)->pdata[i_];                                              \
    g_ptr_array_unref(array);                                                                                                    \
  } while (0)

/* Moves steps (const CjmStep *) into a list in the arena, and frees the array. */
CjmReportSteps cjm_report_steps(CjmArena *arena, GPtrArray *steps);

/* A copy of `element` in the arena. */
#define CJM_REPORT_COPY(arena, T, element) (memcpy(cjm_arena_make((arena), T, 1), &(element), sizeof(T)))

/* The mean of a persona's feelings in a step, on the paths of `choice` (NULL: on any); NAN: none. */
double cjm_report_mood(const CjmJourney *journey, const CjmStep *step, const CjmPersona *persona, CjmJourneyPath *const *choice);


/* Whether the step has a moment of truth or pain, or a critical pain point. */
bool cjm_report_is_flash(const CjmStep *step);

#endif

/* lows.c: the steps below the middle of the scale, and how far the chain to a plan has come there. */
#include <string.h>

#include "report/parts.h"

static const double rounding = 1e-9;

static CjmReach reach_of_status(const CjmReportOpportunity *opportunity)
{
  switch (opportunity->status) {
    case CJM_OPPORTUNITY_DONE: return CJM_REACH_DONE;
    case CJM_OPPORTUNITY_DOING: return CJM_REACH_DOING;
    case CJM_OPPORTUNITY_DROPPED: return CJM_REACH_NOTHING;
    default: return opportunity->plans.n ? CJM_REACH_PLANNED : CJM_REACH_OPPORTUNITY;
  }
}

/* The reaches of all steps (GINT_TO_POINTER(CjmReach) by const CjmStep *), in one pass over the opportunities. */
static GHashTable *reaches_new(const CjmReport *report)
{
  GHashTable *reaches = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < report->opportunities.n; i++) {
    const CjmReportOpportunity *opportunity = report->opportunities.at[i];
    CjmReach reach = reach_of_status(opportunity);
    for (size_t k = 0; k < MAX(opportunity->pains.n, 1); k++) {
      const CjmStep *step = opportunity->pains.n ? opportunity->pains.at[k]->step : opportunity->step;
      CjmReach before = (CjmReach)GPOINTER_TO_INT(g_hash_table_lookup(reaches, step));
      g_hash_table_insert(reaches, (void *)step, GINT_TO_POINTER(MAX(before, reach)));
    }
  }
  return reaches;
}

void cjm_report_lows(CjmArena *arena, CjmReport *report)
{
  g_autoptr(GHashTable) reaches = reaches_new(report);
  GPtrArray *lows = g_ptr_array_new();
  for (size_t i = 0; i < report->worst.n && report->worst.at[i]->score < report->middle - rounding; i++) {
    const CjmStep *step = report->worst.at[i]->step;
    CjmReach least = step->pain_points.n || step->gaps.n ? CJM_REACH_PAIN : CJM_REACH_NOTHING,
             found = (CjmReach)GPOINTER_TO_INT(g_hash_table_lookup(reaches, step));
    CjmReportLow low = {*report->worst.at[i], MAX(least, found)};
    g_ptr_array_add(lows, CJM_REPORT_COPY(arena, CjmReportLow, low));
  }
  CJM_REPORT_MOVE(arena, report->lows, lows);
  report->worst_of = cjm_arena_make(arena, CjmReportFeeling *, report->journey->steps.n + 1);
  report->low_of = cjm_arena_make(arena, CjmReportLow *, report->journey->steps.n + 1);
  for (size_t i = 0; i < report->worst.n; i++) report->worst_of[report->worst.at[i]->step->number] = report->worst.at[i];
  for (size_t i = 0; i < report->lows.n; i++) report->low_of[report->lows.at[i]->feeling.step->number] = report->lows.at[i];
}

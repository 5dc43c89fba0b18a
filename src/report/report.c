#include "report/parts.h"

const CjmReport *cjm_report_make(CjmArena *arena, const CjmJourney *journey)
{
  CjmReport *report = cjm_arena_make(arena, CjmReport, 1);
  report->journey = journey;
  report->middle = (journey->scale_min + journey->scale_max) / 2;
  cjm_report_feelings(arena, report);
  cjm_report_time(arena, report);
  cjm_report_touchpoints(arena, report);
  cjm_report_metrics(arena, report);
  cjm_report_chain(arena, report);
  cjm_report_lows(arena, report);
  cjm_report_evidence(arena, report);
  cjm_report_owners(arena, report);
  cjm_report_trends(arena, report);
  return report;
}

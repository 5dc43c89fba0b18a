#include "report/parts.h"

CjmReportSteps cjm_report_steps(CjmArena *arena, GPtrArray *steps)
{
  CjmReportSteps made;
  CJM_REPORT_MOVE(arena, made, steps);
  return made;
}

int cjm_report_days(CjmDate from, CjmDate to)
{
  GDate a, b;
  g_date_clear(&a, 1);
  g_date_clear(&b, 1);
  g_date_set_dmy(&a, (GDateDay)from.day, (GDateMonth)from.month, (GDateYear)from.year);
  g_date_set_dmy(&b, (GDateDay)to.day, (GDateMonth)to.month, (GDateYear)to.year);
  return g_date_days_between(&a, &b);
}

const char *cjm_report_step_title(const CjmStep *step)
{
  if (step->title.at) return step->title.at;
  return step->phase->single || step->number == 0 || !step->actions.n ? step->phase->title.at : step->actions.at[0]->text.at;
}

bool cjm_report_is_flash(const CjmStep *step)
{
  for (size_t i = 0; i < step->moments.n; i++) {
    int kind = step->moments.at[i]->kind.value;
    if (kind == CJM_MOMENT_TRUTH || kind == CJM_MOMENT_PAIN) return true;
  }
  for (size_t i = 0; i < step->pain_points.n; i++)
    if (step->pain_points.at[i]->severity.value == CJM_PAIN_CRITICAL) return true;
  return false;
}

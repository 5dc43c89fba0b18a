/* facts.c: details that several lanes show: times, changes, new steps. */
#include "lanes/lane.h"
#include "layout/change.h"
#include "layout/marks.h"

const char *cjm_lane_duration(CjmSheet *sheet, const CjmDuration *d)
{
  return cjm_arena_take(sheet->m.arena, cjm_lang_durations_new(sheet->m.lang, d->seconds, d->longest));
}

bool cjm_lane_is_new_step(const CjmSheet *sheet, const CjmStep *step)
{
  const CjmOther *earlier = sheet->journey->earlier;
  size_t column;
  if (sheet->m.changed) return cjm_change_is(sheet, &step->o, CJM_CHANGE_ADDED);
  return earlier && step->number && cjm_journey_column(sheet->journey, step, &column) && !earlier->steps[column];
}

CjmBox *cjm_lane_change(CjmSheet *sheet, double change, CjmGoal goal, const char *was)
{
  const CjmTheme *t = &sheet->theme;
  CjmBox *words = cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_WAS, was, NULL));
  if (change == 0) return words;
  bool rose = change > 0, good = rose == (goal == CJM_GOAL_UP);
  CjmColour colour = goal == CJM_GOAL_NONE ? t->soft : good ? t->positive : t->negative;
  CjmBox *mark = cjm_mark_box(&sheet->m, rose ? CJM_MARK_UP : CJM_MARK_DOWN, 7, colour);
  return cjm_box_hang(&sheet->m, cjm_sheet_sign(sheet, rose ? CJM_SIGN_ROSE : CJM_SIGN_FELL, mark), 4, 17, words);
}

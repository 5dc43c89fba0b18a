/* blueprint.c: the lanes of the service blueprint and the named lines between them (Shostack 1984; Bitner et al. 2008). */
#include "lanes/lane.h"
#include "layout/about.h"

static CjmBox *act_box(CjmSheet *sheet, const CjmAct *act)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 0);
  CjmTextStyle who = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
  cjm_box_add(stack, cjm_box_authored(&sheet->m, who, sheet->theme.soft, &act->who));
  cjm_box_add(stack, cjm_about_item(sheet, &act->about, cjm_sheet_body(sheet, &act->text)));
  if (!act->fail_point.value) return stack;
  CjmBox *mark = cjm_sheet_mark(sheet, CJM_SIGN_FAIL_POINT, 12);
  return cjm_box_hang(&sheet->m, mark, 6, 19, stack);
}

static CjmBox *acts(CjmSheet *sheet, CjmAct *const *at, size_t n)
{
  CjmBox *stack = cjm_lane_stack(sheet, 7);
  for (size_t i = 0; i < n; i++) cjm_box_add(stack, act_box(sheet, at[i]));
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *evidence(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return acts(sheet, step->evidence.at, step->evidence.n);
}

static CjmBox *frontstage(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return acts(sheet, step->frontstage.at, step->frontstage.n);
}

static CjmBox *backstage(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return acts(sheet, step->backstage.at, step->backstage.n);
}

static CjmBox *support(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return acts(sheet, step->support.at, step->support.n);
}

const CjmLaneClass cjm_lane_evidence = {.cell = evidence};
const CjmLaneClass cjm_lane_frontstage = {.cell = frontstage, .line = CJM_WORD_LINE_OF_INTERACTION};
const CjmLaneClass cjm_lane_backstage = {.cell = backstage, .line = CJM_WORD_LINE_OF_VISIBILITY};
const CjmLaneClass cjm_lane_support = {.cell = support, .line = CJM_WORD_LINE_OF_INTERNAL_INTERACTION};

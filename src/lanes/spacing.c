/* spacing.c: the spacing in the cells of lanes. */
#include "lanes/lane.h"

double cjm_lane_pad_x(const CjmSheet *sheet)
{
  return cjm_sheet_space(sheet, 12);
}

double cjm_lane_pad_y(const CjmSheet *sheet)
{
  return cjm_sheet_space(sheet, 11);
}

CjmBox *cjm_lane_stack(CjmSheet *sheet, double gap)
{
  return cjm_box_stack(&sheet->m, cjm_sheet_space(sheet, gap));
}

CjmBox *cjm_lane_stack_or_null(CjmBox *stack)
{
  return cjm_box_is_empty(stack) ? NULL : stack;
}

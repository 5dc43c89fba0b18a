/* custom.c: custom lanes, one class for each kind. Lines are in series.c. */
#include <math.h>

#include "lanes/metrics.h"
#include "lanes/scales.h"
#include "layout/about.h"

/* NULL in most steps: a map may have thousands of custom lanes, and empty cells cost nothing. */
static const CjmCustom *find(const CjmLane *lane, const CjmStep *step)
{
  for (size_t i = 0; i < step->customs.n; i++)
    if (step->customs.at[i]->lane == lane) return step->customs.at[i];
  return NULL;
}

static CjmBox *item_box(CjmSheet *sheet, const CjmTextItem *item)
{
  return cjm_about_item(sheet, &item->about, cjm_sheet_item(sheet, &item->text));
}

static CjmBox *texts(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  const CjmCustom *custom = find(lane, step);
  if (!custom) return NULL;
  CjmBox *stack = cjm_lane_stack(sheet, 5);
  for (size_t i = 0; i < custom->texts.n; i++) cjm_box_add(stack, item_box(sheet, custom->texts.at[i]));
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *list(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  const CjmCustom *custom = find(lane, step);
  if (!custom) return NULL;
  CjmBox *stack = cjm_lane_stack(sheet, 4);
  for (size_t i = 0; i < custom->texts.n; i++) cjm_box_add(stack, cjm_sheet_bullet(sheet, item_box(sheet, custom->texts.at[i])));
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *tag(CjmSheet *sheet, const CjmText *text)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
  CjmColour ink = cjm_colour_readable(sheet->theme.accent, sheet->theme.accent_soft, 4.6);
  CjmCard card = {.fill = cjm_paint(sheet->theme.accent_soft),
                  .edge = cjm_stroke(cjm_colour_mix(sheet->theme.background, sheet->theme.accent, 0.3), 0.8),
                  .radius = 4,
                  .pad_x = 7,
                  .pad_y = 2};
  return cjm_box_card(&sheet->m, card, cjm_box_authored(&sheet->m, style, ink, text));
}

static CjmBox *tags(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  const CjmCustom *custom = find(lane, step);
  if (!custom) return NULL;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 5, 5);
  for (size_t i = 0; i < custom->texts.n; i++)
    cjm_box_add(wrap, cjm_about_item(sheet, &custom->texts.at[i]->about, tag(sheet, &custom->texts.at[i]->text)));
  return cjm_lane_stack_or_null(wrap);
}

static CjmBox *number(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  const CjmCustom *custom = find(lane, step);
  if (!custom || !custom->number.set) return NULL;
  CjmMeter meter = {.value = custom->number.value,
                    .target = lane->target.set ? lane->target.value : NAN,
                    .previous = NAN,
                    .goal = (CjmGoal)lane->goal.value,
                    .unit =
                      lane->unit.at && g_str_equal(lane->unit.at, "%") ? "%" : NULL}; /* other units are below the name of the lane */
  meter.bar = cjm_scales_lane(sheet, lane, &meter.low, &meter.high);
  return cjm_meters(sheet, &meter, 1);
}

const CjmLaneClass cjm_lane_custom_texts = {.cell = texts};
const CjmLaneClass cjm_lane_custom_list = {.cell = list};
const CjmLaneClass cjm_lane_custom_tags = {.cell = tags};
const CjmLaneClass cjm_lane_custom_number = {.cell = number, .level = cjm_meters_level};

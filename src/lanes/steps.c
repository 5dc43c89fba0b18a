/* steps.c: what happens, numbered, with its time; under it the branches. */
#include "lanes/branches.h"
#include "layout/marks.h"

static void draw_waiting(CjmScene *scene, CjmRect at, CjmColour ground, const void *data)
{
  const CjmTheme *theme = data;
  (void)ground;
  double y = at.y + at.h / 2;
  if (at.w > 4)
    cjm_scene_line(scene, (CjmPoint){at.x, y}, (CjmPoint){at.x + at.w, y}, cjm_stroke_dashed(theme->neutral, 5, 2, 3));
}

static const char *duration(CjmSheet *sheet, const CjmDuration *d)
{
  return cjm_arena_take(sheet->m.arena, cjm_lang_duration_new(sheet->m.lang, d->seconds));
}

CjmBox *cjm_lane_when(CjmSheet *sheet, const CjmWhen *when)
{
  if (!when) return NULL;
  CjmBox *stack = cjm_box_stack(&sheet->m, 1), *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  bool all_waiting = when->waiting.set && when->duration.set && when->waiting.seconds == when->duration.seconds;
  cjm_box_add(facts, cjm_sheet_small(sheet, &when->at));
  if (when->duration.set && !all_waiting) cjm_box_add(facts, cjm_sheet_note(sheet, duration(sheet, &when->duration)));
  if (!cjm_box_is_empty(facts)) cjm_box_add(stack, facts);
  if (when->waiting.set) {
    const char *words = cjm_sheet_words(sheet, CJM_WORD_WAIT_OF, duration(sheet, &when->waiting), NULL);
    CjmBox *band = cjm_box_band(&sheet->m, 17, draw_waiting, &sheet->theme);
    cjm_box_add(stack, cjm_box_ends(&sheet->m, band, cjm_sheet_tag(sheet, sheet->theme.soft, words), 8));
    cjm_sheet_use(sheet, CJM_SIGN_WAITING);
  }
  return stack;
}

static CjmBox *cell(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  if (!step->number) return NULL;
  const CjmTheme *t = &sheet->theme;
  const CjmPhase *phase = step->phase;
  size_t i = phase->o.index, n = sheet->journey->phases.n;
  CjmColour disc = cjm_colour_mix(t->ground, cjm_theme_phase(t, i, n), 0.13),
            ink = cjm_colour_readable(cjm_theme_phase(t, i, n), disc, 4.6);
  CjmBox *body = cjm_box_stack(&sheet->m, 3);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_SEMIBOLD);
  cjm_box_add(body, cjm_box_authored(&sheet->m, style, t->ink, &step->title));
  cjm_box_add(body, cjm_lane_when(sheet, step->when));
  CjmBox *box = cjm_box_hang(&sheet->m, cjm_mark_disc(&sheet->m, step->number, disc, ink, true), 8, 20, body);
  return cjm_box_group(&sheet->m, CJM_GROUP_STEP, cjm_object_own_id(&step->o), step->title.at, NULL, box);
}

const CjmLaneClass cjm_lane_steps = {.id = CJM_LANE_STEPS,
                                     .title = CJM_WORD_STEPS,
                                     .cell = cell,
                                     .prepare = cjm_branches_prepare,
                                     .measure = cjm_branches_measure,
                                     .place = cjm_branches_place};

/* steps.c: the lane of steps: numbers, titles and times, with the arrows of `next` below. */
#include <math.h>

#include "lanes/branches.h"
#include "lanes/entries.h"
#include "lanes/rows.h"
#include "lanes/scales.h"
#include "layout/about.h"
#include "layout/change.h"
#include "layout/persona-mark.h"
#include "layout/status.h"

static const double longest_wait = 56; /* px */

typedef struct Wait {
  const CjmTheme *theme;
  double share; /* length of the longest bar */
} Wait;

static void draw_wait(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Wait *wait = data;
  double y = at.y + at.h / 2;
  (void)background;
  cjm_scene_line(scene, (CjmPoint){at.x, y}, (CjmPoint){at.x + at.w, y}, cjm_stroke_dashed(wait->theme->neutral, 5, 2, 3));
}

/* A bar on the scale of all waiting times of the map, with the time in words. */
static CjmBox *wait_box(CjmSheet *sheet, const CjmDuration *waiting)
{
  const char *words = cjm_sheet_words(sheet, CJM_WORD_WAIT_OF, cjm_lane_duration(sheet, waiting), NULL);
  CjmBox *line = cjm_box_wrap(&sheet->m, 8, 0), *tag = cjm_change_value(sheet, waiting, sheet->theme.background, cjm_sheet_tag(sheet, sheet->theme.soft, words));
  Wait *wait = cjm_arena_make(sheet->m.arena, Wait, 1);
  *wait = (Wait){&sheet->theme, cjm_scales_wait(sheet->scales, waiting->seconds)};
  if (wait->share <= 0) return tag;
  double width = 2 + 5 * round((longest_wait - 2) / 5 * wait->share); /* whole dashes: at least one */
  cjm_box_add(line, cjm_sheet_sign(sheet, CJM_SIGN_WAITING, cjm_box_drawing(&sheet->m, width, 17, draw_wait, wait)));
  cjm_box_add(line, tag);
  return line;
}

CjmBox *cjm_lane_when(CjmSheet *sheet, const CjmWhen *when)
{
  if (!when) return NULL;
  CjmBox *stack = cjm_box_stack(&sheet->m, 1), *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  bool all_waiting = when->waiting.set && when->duration.set && when->waiting.seconds == when->duration.seconds;
  cjm_box_add(facts, cjm_sheet_small(sheet, &when->at));
  if (when->duration.set && !all_waiting) cjm_box_add(facts, cjm_change_value(sheet, &when->duration, sheet->theme.background, cjm_sheet_note(sheet, cjm_lane_duration(sheet, &when->duration))));
  if (when->waiting.set && sheet->on_paper && !cjm_box_is_empty(facts)) {
    cjm_box_add(facts, wait_box(sheet, &when->waiting));
    return facts;
  }
  if (!cjm_box_is_empty(facts)) cjm_box_add(stack, facts);
  if (when->waiting.set) cjm_box_add(stack, wait_box(sheet, &when->waiting));
  return stack;
}

/* The word "new" on a coloured surface. */
static CjmBox *new_tag(CjmSheet *sheet)
{
  const CjmTheme *t = &sheet->theme;
  CjmCard card = {.fill = cjm_paint(t->accent_soft), .radius = 8, .pad_x = 7, .pad_y = 1};
  return cjm_box_card(
    &sheet->m, card,
    cjm_sheet_tag(sheet, cjm_colour_readable(t->accent, t->accent_soft, 4.6), cjm_sheet_word(sheet, CJM_WORD_NEW)));
}

bool cjm_lane_steps_are_phases(const CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  bool listed = false;
  for (size_t i = 0; i < journey->lanes.n; i++) listed |= journey->lanes.at[i]->id == CJM_LANE_STEPS;
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    const CjmStep *step = phase->steps.n == 1 ? phase->steps.at[0] : NULL;
    if (!step || step->title.at || step->when || step->next.n || step->inner || cjm_lane_is_new_step(sheet, step)) return false;
    if (step->actors.n || step->personas.n || step->tags.n || (phase->across && phase->across->next.n)) return false;
  }
  return listed;
}

/* `strength` is the share of the phase colour in the disc, 0 … 1. */
static CjmBox *number_disc(CjmSheet *sheet, const CjmStep *step, double strength)
{
  size_t phase = step->phase->o.index, n = cjm_journey_whole(sheet->journey)->phases.n;
  CjmColour colour = cjm_theme_phase(&sheet->theme, phase, n), disc = cjm_colour_mix(sheet->theme.background, colour, strength);
  CjmBox *number = cjm_mark_disc(&sheet->m, cjm_sheet_step_label(sheet, step), disc, cjm_colour_readable(colour, disc, 4.6), true);
  return cjm_status_ring(sheet, step->status.value, colour, number);
}

CjmBox *cjm_lane_step_number(CjmSheet *sheet, const CjmStep *step)
{
  return cjm_box_group(&sheet->m, CJM_GROUP_STEP, step->o.id, step->title.at, NULL,
                       number_disc(sheet, step, 0.27)); /* headings have a tint of the same colour */
}

/* Personas, status and tags. */
static CjmBox *company(CjmSheet *sheet, const CjmStep *step)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 8, 3);
  if (step->status.value == CJM_STATUS_ASSUMPTION)
    cjm_box_add(wrap, cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, CJM_WORD_RESEARCH_ASSUMPTION)));
  CjmBox *marks = cjm_persona_marks(sheet, &step->personas);
  if (marks && step->actors.n) {
    CjmBox *with = cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_TAKES_PART));
    marks = cjm_box_hang(&sheet->m, with, 5, 17, marks);
  }
  cjm_box_add(wrap, marks);
  cjm_box_add(wrap, cjm_tag_chips(sheet, &step->tags, cjm_item_look(sheet)));
  return cjm_lane_stack_or_null(wrap);
}

/* The marks of the actors of the step, except the one whose row it is in. */
static CjmBox *actors_box(CjmSheet *sheet, const CjmStep *step)
{
  CjmRefs others = step->actors;
  const CjmPersona *row = sheet->in_rows ? cjm_row_persona(sheet->journey, &others) : NULL;
  for (bool found = !row; !found && others.n; others.at++, others.n--)
    if ((const CjmPersona *)others.at[0]->to == row) found = true;
  return cjm_persona_marks(sheet, &others);
}

/* ---- in a map of changes ---- */

/* "moved, was 4" */
static CjmBox *change_tag(CjmSheet *sheet, const CjmStep *step)
{
  const CjmChangeMark *mark = cjm_change_of(sheet, &step->o);
  CjmColour accent = cjm_colour_readable(sheet->theme.accent, sheet->theme.background, 4.6);
  if (!mark) return NULL;
  if (mark->kind == CJM_CHANGE_REMOVED) return cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, CJM_WORD_CHANGE_STEP_GONE));
  if (mark->kind == CJM_CHANGE_ADDED) return cjm_sheet_tag(sheet, accent, cjm_sheet_word(sheet, CJM_WORD_CHANGE_NEW_STEP));
  if (mark->kind != CJM_CHANGE_MOVED) return NULL;
  const char *was = cjm_sheet_step_label(sheet, (const CjmStep *)mark->old);
  return cjm_sheet_tag(sheet, accent, cjm_sheet_words(sheet, CJM_WORD_CHANGE_MOVED, was, NULL));
}

static CjmBox *small_title(CjmSheet *sheet, const CjmText *title)
{
  CjmBox *box = cjm_sheet_small(sheet, title);
  if (box) cjm_box_align(box, CJM_ALIGN_MIDDLE);
  return box;
}

static CjmBox *in_middle(CjmSheet *sheet, CjmBox *box)
{
  CjmBox *line = cjm_box_wrap(&sheet->m, 0, 0);
  cjm_box_align_lines(line, CJM_ALIGN_MIDDLE);
  cjm_box_add(line, box);
  return line;
}

/* Narrow columns have narrower margins. */
static CjmBox *with_narrow_margins(CjmSheet *sheet, CjmBox *box)
{
  return cjm_box_card(&sheet->m, (CjmCard){.pad_x = 5 - cjm_lane_pad_x(sheet)}, box);
}

/* The number over the title, in a narrow column. */
static CjmBox *folded_cell(CjmSheet *sheet, const CjmStep *step)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  cjm_box_add(stack, in_middle(sheet, number_disc(sheet, step, 0.13)));
  cjm_box_add(stack, small_title(sheet, &step->title));
  return stack;
}

/* Where a step was before. */
static CjmBox *old_place_cell(CjmSheet *sheet, const CjmStep *step)
{
  const CjmTheme *t = &sheet->theme;
  CjmCard card = {.edge = cjm_stroke_dashed(t->accent, 1.5, 4, 3), .radius = 5, .pad_x = 3, .pad_y = 4};
  CjmBox *stack = cjm_box_stack(&sheet->m, 1);
  CjmColour accent = cjm_colour_readable(t->accent, t->background, 4.6);
  CjmBox *was = cjm_sheet_tag(sheet, accent, cjm_sheet_words(sheet, CJM_WORD_WAS, cjm_sheet_step_label(sheet, step), NULL));
  cjm_box_align(was, CJM_ALIGN_MIDDLE);
  cjm_box_add(stack, was);
  cjm_box_add(stack, small_title(sheet, &step->title));
  return with_narrow_margins(sheet, cjm_sheet_sign(sheet, CJM_SIGN_OLD_PLACE, cjm_box_card(&sheet->m, card, stack)));
}

CjmBox *cjm_lane_step_content(CjmSheet *sheet, const CjmStep *step)
{
  CjmBox *body = cjm_box_stack(&sheet->m, 3), *actors = actors_box(sheet, step);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_SEMIBOLD);
  CjmBox *title = cjm_box_authored(&sheet->m, style, sheet->theme.ink, &step->title);
  cjm_box_add(body, actors && title ? cjm_box_hang(&sheet->m, actors, 6, style.leading, title) : title);
  if (!title) cjm_box_add(body, actors);
  if (sheet->m.changed) cjm_box_add(body, change_tag(sheet, step));
  else if (cjm_lane_is_new_step(sheet, step)) {
    CjmBox *line = cjm_box_wrap(&sheet->m, 0, 0);
    cjm_box_add(line, new_tag(sheet));
    cjm_box_add(body, line);
  }
  cjm_box_add(body, cjm_lane_when(sheet, step->when));
  cjm_box_add(body, company(sheet, step));
  cjm_box_add(body, cjm_lane_inner(sheet, step));
  if (sheet->on_paper && !sheet->in_rows) cjm_box_add(body, cjm_branches_list(sheet, step));
  if (sheet->on_paper && cjm_box_is_empty(body)) return number_disc(sheet, step, 0.13);
  return cjm_box_hang(&sheet->m, number_disc(sheet, step, 0.13), 8, title ? style.leading : 17, body);
}

static CjmBox *cell(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  if (cjm_change_moved(sheet, step)) return old_place_cell(sheet, step);
  if (!step->number || sheet->steps_are_phases) return NULL;
  if (cjm_change_folded(sheet, step)) return with_narrow_margins(sheet, cjm_box_group(&sheet->m, CJM_GROUP_STEP, step->o.id, step->title.at, NULL, folded_cell(sheet, step)));
  CjmBox *box = cjm_lane_step_content(sheet, step);
  if (step->status.value == CJM_STATUS_ASSUMPTION) box = cjm_status_assumed(sheet, box);
  return cjm_box_group(&sheet->m, CJM_GROUP_STEP, step->o.id, step->title.at, NULL, box);
}

const CjmLaneClass cjm_lane_steps = {
  .cell = cell,
  .prepare = cjm_branches_prepare,
  .measure = cjm_branches_measure,
  .place = cjm_branches_place,
  .entry = cjm_entry_branches};

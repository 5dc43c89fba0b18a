/* entries.c: what lanes that are pictures say in a table, a cell a step. */
#include "lanes/entries.h"

#include "lanes/emotion.h"
#include "layout/marks.h"

static const double face = 9; /* px */

/* "−2 – +1" */
static const char *range_words(CjmSheet *sheet, const CjmEmotion *e)
{
  return cjm_arena_printf(sheet->m.arena, "%s – %s", cjm_sheet_score(sheet, e->low.value), cjm_sheet_score(sheet, e->high.value));
}

/* Face, score and label; the name of the persona if the map has several. */
static CjmBox *feeling(CjmSheet *sheet, const CjmEmotion *e)
{
  const CjmPersona *persona = (const CjmPersona *)e->persona.to;
  bool several = sheet->journey->personas.n > 1, primary = !persona || persona == sheet->journey->primary;
  CjmColour colour = cjm_sheet_score_colour(sheet, e->score.value);
  CjmBox *body = cjm_box_stack(&sheet->m, 0), *line = cjm_box_wrap(&sheet->m, 6, 0);
  cjm_box_add(line, cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_BOLD), colour, cjm_sheet_score(sheet, e->score.value)));
  cjm_box_add(line, primary ? cjm_sheet_strong(sheet, &e->label) : cjm_sheet_body(sheet, &e->label));
  cjm_box_add(line, cjm_sheet_sources(sheet, &e->sources, sheet->theme.soft));
  cjm_box_add(body, line);
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  if (several && persona) cjm_box_add(facts, cjm_sheet_note(sheet, persona->title.at ? persona->title.at : persona->o.id));
  if (e->low.set && e->high.set) cjm_box_add(facts, cjm_sheet_note(sheet, range_words(sheet, e)));
  if (!cjm_box_is_empty(facts)) cjm_box_add(body, facts);
  cjm_box_add(body, e->quote.at ? cjm_sheet_quote(sheet, &e->quote) : NULL);
  CjmBox *mark = cjm_mark_face_box(&sheet->m, face, cjm_journey_level(sheet->journey, e->score.value), colour);
  return cjm_box_object(&sheet->m, persona, cjm_box_hang(&sheet->m, mark, 7, 20, body));
}

CjmBox *cjm_entry_emotion(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  CjmBox *stack = cjm_lane_stack(sheet, 6);
  for (int primary = 1; primary >= 0; primary--)
    for (size_t i = 0; i < step->emotions.n; i++) {
      const CjmPersona *persona = (const CjmPersona *)step->emotions.at[i]->persona.to;
      if ((!persona || persona == sheet->journey->primary) == primary) cjm_box_add(stack, feeling(sheet, step->emotions.at[i]));
    }
  cjm_box_add(stack, cjm_lane_moments.cell(sheet, lane, step));
  return cjm_lane_stack_or_null(stack);
}

CjmBox *cjm_entry_channels(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  for (size_t i = 0; i < step->touchpoints.n; i++) {
    const CjmChannel *channel = (const CjmChannel *)step->touchpoints.at[i]->channel.to;
    bool again = false;
    for (size_t k = 0; k < i; k++) again = again || step->touchpoints.at[k]->channel.to == step->touchpoints.at[i]->channel.to;
    if (channel && !again) cjm_box_add(facts, cjm_sheet_note(sheet, channel->title.at ? channel->title.at : channel->o.id));
  }
  return cjm_lane_stack_or_null(facts);
}

/* "→ 7  No reply  20%" */
static CjmBox *branch(CjmSheet *sheet, const CjmNext *next)
{
  const CjmStep *to = (const CjmStep *)next->to.to;
  if (!to) return NULL;
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_step_label(sheet, to)));
  cjm_box_add(facts, cjm_sheet_small(sheet, &next->label));
  if (next->share.set) cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.ink, cjm_sheet_amount(sheet, next->share.value, "%")));
  return cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, CJM_MARK_ARROW, 10, sheet->theme.soft), 5, 17, facts);
}

CjmBox *cjm_entry_branches(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 2);
  for (size_t i = 0; i < step->next.n; i++) cjm_box_add(stack, branch(sheet, step->next.at[i]));
  return cjm_lane_stack_or_null(stack);
}

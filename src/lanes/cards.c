/* cards.c: the lanes of pain points, gains, gaps and opportunities. */
#include "lanes/lane.h"
#include "layout/about.h"
#include "layout/change.h"
#include "layout/letters.h"
#include "layout/status.h"

/* The look of an item with this sign, with the padding of a card. */
static CjmLook look(const CjmSheet *sheet, CjmSign sign, const void *item)
{
  CjmLook l = cjm_sign_look(&sheet->theme, sign);
  cjm_change_look(sheet, item, &l);
  l.card.pad_x = 13;
  l.card.pad_y = cjm_sheet_space(sheet, 8);
  return l;
}

static CjmBox *card(CjmSheet *sheet, CjmSign sign, const CjmLook *l, CjmGroupRole role, const CjmObject *item, CjmBox *content)
{
  CjmBox *surface = cjm_change_sign(sheet, item, sign, cjm_box_card(&sheet->m, l->card, content));
  const char *id = role == CJM_GROUP_GAIN ? NULL : cjm_object_own_id(item);
  CjmBox *group = cjm_box_group(&sheet->m, role, id, NULL, NULL, cjm_change_box(sheet, item, l->card.radius, surface));
  return cjm_box_object(&sheet->m, item, group);
}

/* The colours of the small signs on a card. */
static CjmItemLook item_look(const CjmLook *l)
{
  return (CjmItemLook){l->accent, l->card.fill.colour};
}

static CjmBox *card_text(CjmSheet *sheet, const CjmLook *l, CjmSize size, const CjmAbout *about, const CjmText *text)
{
  CjmBox *box = cjm_box_authored(&sheet->m, cjm_sheet_style(size, l->weight), l->ink, text);
  return cjm_about_text(sheet, about, item_look(l), box);
}

static CjmBox *card_note(CjmSheet *sheet, const CjmLook *l, const char *words)
{
  return cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), l->ink, words);
}

static CjmBox *card_small(CjmSheet *sheet, const CjmLook *l, const CjmText *text)
{
  return cjm_box_authored(&sheet->m, cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), l->ink, text);
}

/* The last line of a card: facts at the start, other details at the end. */
static CjmBox *card_foot(CjmSheet *sheet, CjmBox *facts, CjmBox *end)
{
  return cjm_box_trail(&sheet->m, cjm_lane_stack_or_null(facts), end, 8, 17);
}

/* ---- pain points ---- */

static const CjmWord pain_kinds[] = {
  [CJM_PAIN_WAIT] = CJM_WORD_PAIN_WAIT,     [CJM_PAIN_UNCLEAR] = CJM_WORD_PAIN_UNCLEAR, [CJM_PAIN_ERROR] = CJM_WORD_PAIN_ERROR,
  [CJM_PAIN_EFFORT] = CJM_WORD_PAIN_EFFORT, [CJM_PAIN_COST] = CJM_WORD_PAIN_COST,       [CJM_PAIN_TRUST] = CJM_WORD_PAIN_TRUST,
  [CJM_PAIN_OTHER] = CJM_WORD_PAIN_OTHER,
};

static const struct {
  CjmWord word;
  CjmSign sign;
} severities[] = {
  [CJM_PAIN_UNRATED] = {CJM_WORD_COUNT, CJM_SIGN_PAIN},
  [CJM_PAIN_MINOR] = {CJM_WORD_SEVERITY_MINOR, CJM_SIGN_PAIN_MINOR},
  [CJM_PAIN_SERIOUS] = {CJM_WORD_SEVERITY_SERIOUS, CJM_SIGN_PAIN_SERIOUS},
  [CJM_PAIN_CRITICAL] = {CJM_WORD_SEVERITY_CRITICAL, CJM_SIGN_PAIN_CRITICAL},
};

static CjmBox *severity(CjmSheet *sheet, const CjmLook *l, int level)
{
  if (level == CJM_PAIN_UNRATED) return NULL;
  CjmBox *word = cjm_sheet_tag(sheet, l->accent, cjm_sheet_word(sheet, severities[level].word));
  return cjm_box_hang(&sheet->m, cjm_mark_dots(&sheet->m, level - CJM_PAIN_MINOR + 1, 3, l->accent), 7, 17, word);
}

static CjmBox *pain_card(CjmSheet *sheet, const CjmPain *pain)
{
  CjmSign sign = severities[pain->severity.value].sign;
  CjmLook l = look(sheet, sign, pain);
  CjmBox *stack = cjm_box_stack(&sheet->m, 4);
  cjm_box_add(stack, card_text(sheet, &l, sign == CJM_SIGN_PAIN_CRITICAL ? cjm_sheet_loud(sheet) : CJM_SIZE_BODY, &pain->about, &pain->text));
  CjmBox *facts = cjm_sheet_facts(sheet, l.ink);
  cjm_box_add(facts, cjm_change_value(sheet, &pain->severity, l.card.fill.colour, severity(sheet, &l, pain->severity.value)));
  if (pain->kind.value != CJM_PAIN_NONE)
    cjm_box_add(facts, card_note(sheet, &l, cjm_sheet_word(sheet, pain_kinds[pain->kind.value])));
  cjm_box_add(facts, card_small(sheet, &l, &pain->owner));
  cjm_box_add(stack, card_foot(sheet, facts, cjm_about_end(sheet, &pain->about, item_look(&l))));
  return card(sheet, sign, &l, CJM_GROUP_PAIN, &pain->o, stack);
}

/* ---- gains and gaps ---- */

static CjmBox *gain_card(CjmSheet *sheet, const CjmGain *gain)
{
  CjmLook l = look(sheet, CJM_SIGN_GAIN, gain);
  CjmBox *end = cjm_about_end(sheet, &gain->about, item_look(&l));
  CjmBox *body = cjm_box_trail(&sheet->m, card_text(sheet, &l, CJM_SIZE_BODY, &gain->about, &gain->text), end, 8, 19);
  CjmBox *mark = cjm_sheet_mark(sheet, CJM_SIGN_GAIN, 9);
  return card(sheet, CJM_SIGN_GAIN, &l, CJM_GROUP_GAIN, &gain->o, cjm_box_hang(&sheet->m, mark, 8, 19, body));
}

static CjmBox *gap_card(CjmSheet *sheet, const CjmGap *gap)
{
  const CjmTheme *t = &sheet->theme;
  CjmLook l = look(sheet, CJM_SIGN_GAP, gap);
  CjmBox *body = cjm_box_stack(&sheet->m, 3);
  cjm_box_add(body, card_text(sheet, &l, CJM_SIZE_BODY, &gap->about, &gap->text));
  CjmBox *ends = cjm_box_wrap(&sheet->m, 6, 0);
  cjm_box_add(ends, cjm_sheet_small(sheet, &gap->from));
  CjmBox *to = cjm_sheet_small(sheet, &gap->to);
  if (to) cjm_box_add(ends, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, CJM_MARK_ARROW, 10, t->soft), 5, 17, to));
  bool has_ends = !cjm_box_is_empty(ends);
  if (has_ends) cjm_box_add(body, ends);
  body = cjm_box_trail(&sheet->m, body, cjm_about_end(sheet, &gap->about, item_look(&l)), 8, has_ends ? 17 : 19);
  CjmBox *mark = cjm_sheet_mark(sheet, CJM_SIGN_GAP, 10);
  return card(sheet, CJM_SIGN_GAP, &l, CJM_GROUP_GAP, &gap->o, cjm_box_hang(&sheet->m, mark, 8, 19, body));
}

/* Whether the map has a lane of its own for these items, so that the lane of pain points leaves them out. */
static bool has_own_lane(const CjmSheet *sheet, CjmLaneId id)
{
  const CjmJourney *journey = sheet->journey;
  for (size_t i = 0; i < journey->lanes.n; i++)
    if (journey->lanes.at[i]->id == id) return true;
  return false;
}

static void add_gains(CjmSheet *sheet, CjmBox *stack, const CjmStep *step)
{
  for (size_t i = 0; i < step->gains.n; i++) cjm_box_add(stack, gain_card(sheet, step->gains.at[i]));
}

static void add_gaps(CjmSheet *sheet, CjmBox *stack, const CjmStep *step)
{
  for (size_t i = 0; i < step->gaps.n; i++) cjm_box_add(stack, gap_card(sheet, step->gaps.at[i]));
}

static CjmBox *pain_points(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 8);
  for (size_t i = 0; i < step->pain_points.n; i++) cjm_box_add(stack, pain_card(sheet, step->pain_points.at[i]));
  if (!has_own_lane(sheet, CJM_LANE_GAINS)) add_gains(sheet, stack, step);
  if (!has_own_lane(sheet, CJM_LANE_GAPS)) add_gaps(sheet, stack, step);
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *gains(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 8);
  add_gains(sheet, stack, step);
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *gaps(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 8);
  add_gaps(sheet, stack, step);
  return cjm_lane_stack_or_null(stack);
}

static bool step_has(const CjmStep *step, bool gains_or_gaps)
{
  return step && (gains_or_gaps ? step->gains.n > 0 : step->gaps.n > 0);
}

static bool any_step_has(const CjmSheet *sheet, bool gains_or_gaps)
{
  const CjmJourney *journey = sheet->journey;
  for (size_t i = 0; i < journey->steps.n; i++)
    if (step_has(journey->steps.at[i], gains_or_gaps)) return true;
  for (size_t i = 0; i < journey->phases.n; i++)
    if (step_has(journey->phases.at[i]->across, gains_or_gaps)) return true;
  return false;
}

static const char *pain_subtitle(CjmSheet *sheet)
{
  bool with_gains = any_step_has(sheet, true) && !has_own_lane(sheet, CJM_LANE_GAINS);
  bool with_gaps = any_step_has(sheet, false) && !has_own_lane(sheet, CJM_LANE_GAPS);
  if (!with_gains && !with_gaps) return NULL;
  return cjm_sheet_word(sheet, with_gains && with_gaps ? CJM_WORD_GAINS_AND_GAPS
                               : with_gains            ? CJM_WORD_AND_GAINS
                                                       : CJM_WORD_AND_GAPS);
}

/* ---- opportunities ---- */

static const CjmWord opportunity_kinds[] = {
  [CJM_OPPORTUNITY_SIMPLIFY] = CJM_WORD_OPPORTUNITY_SIMPLIFY,
  [CJM_OPPORTUNITY_REMOVE] = CJM_WORD_OPPORTUNITY_REMOVE,
  [CJM_OPPORTUNITY_SUPPORT] = CJM_WORD_OPPORTUNITY_SUPPORT,
  [CJM_OPPORTUNITY_DELIGHT] = CJM_WORD_OPPORTUNITY_DELIGHT,
};

static CjmBox *opportunity_status(CjmSheet *sheet, const CjmLook *l, int status)
{
  static const CjmWord words[] = {[CJM_OPPORTUNITY_IDEA] = CJM_WORD_STATUS_IDEA,
                                  [CJM_OPPORTUNITY_PLANNED] = CJM_WORD_STATUS_PLANNED,
                                  [CJM_OPPORTUNITY_DOING] = CJM_WORD_STATUS_DOING,
                                  [CJM_OPPORTUNITY_DONE] = CJM_WORD_STATUS_DONE,
                                  [CJM_OPPORTUNITY_DROPPED] = CJM_WORD_STATUS_DROPPED};
  return status == CJM_OPPORTUNITY_OPEN ? NULL : cjm_progress_box(sheet, words[status], CJM_SIZE_SMALL, l->ink, l->accent);
}

/* In a map of changes: what became of an opportunity whose status is that of the plan. */
static CjmBox *planned_status(CjmSheet *sheet, const CjmLook *l, const CjmOpportunity *o)
{
  const CjmChangeMark *mark = cjm_change_of(sheet, o);
  if (!mark || !mark->was || !mark->effect) return NULL;
  CjmWord word = mark->effect > 0 ? CJM_WORD_STATUS_DONE : CJM_WORD_STATUS_DOING;
  return cjm_change_value(sheet, o, l->card.fill.colour, mark->effect > 0 ? cjm_progress_box(sheet, word, CJM_SIZE_SMALL, l->ink, l->accent) : NULL);
}

/* "85/90": the value for the customer first. */
static const char *both_values(CjmSheet *sheet, double customer, double business)
{
  return cjm_arena_printf(sheet->m.arena, "%s/%s", cjm_sheet_number(sheet, customer), cjm_sheet_number(sheet, business));
}

static void value_facts(CjmSheet *sheet, CjmBox *facts, const CjmLook *l, const CjmOpportunity *o)
{
  const CjmNumber *customer = &o->customer_value, *business = &o->business_value;
  const char *value = NULL;
  if (customer->set && business->set) value = both_values(sheet, customer->value, business->value);
  else if (customer->set || business->set) value = cjm_sheet_number(sheet, customer->set ? customer->value : business->value);
  CjmBox *words = value ? card_note(sheet, l, cjm_sheet_words(sheet, CJM_WORD_VALUE_OF, value, NULL)) : NULL;
  cjm_box_add(facts, customer->set && business->set ? cjm_sheet_sign(sheet, CJM_SIGN_VALUES, words) : words);
  if (!o->effort.set) return;
  const char *effort = cjm_sheet_number(sheet, o->effort.value);
  cjm_box_add(facts, card_note(sheet, l, cjm_sheet_words(sheet, CJM_WORD_EFFORT_OF, effort, NULL)));
}

/* "solves: step 5", for a pain point or gap in another column. */
static void add_solved(CjmSheet *sheet, CjmBox *facts, const CjmLook *l, const CjmStep *step, const CjmOpportunity *o)
{
  size_t last = step->number;
  for (size_t i = 0; i < o->solves.n; i++) {
    size_t number = o->solves.at[i]->to ? cjm_sheet_step_of(sheet, o->solves.at[i]->to) : 0;
    if (!number || number == last || !step->number) continue;
    const char *where = cjm_sheet_words(sheet, CJM_WORD_STEP_NUMBER, cjm_sheet_label_at(sheet, number), NULL);
    cjm_box_add(facts, card_note(sheet, l, cjm_sheet_words(sheet, CJM_WORD_SOLVES, where, NULL)));
    last = number;
  }
}

static CjmBox *opportunity_card(CjmSheet *sheet, const CjmStep *step, const CjmOpportunity *o)
{
  int priority = o->priority.value;
  CjmSign sign = cjm_sign_of_priority(priority);
  CjmLook l = look(sheet, sign, o);
  CjmBox *stack = cjm_box_stack(&sheet->m, 4), *facts = cjm_sheet_facts(sheet, l.ink), *values = cjm_sheet_facts(sheet, l.ink);
  CjmSize size = priority == 1 ? cjm_sheet_loud(sheet) : CJM_SIZE_BODY;
  CjmBox *letter = cjm_sheet_letter_box(sheet, o, false), *text = card_text(sheet, &l, size, &o->about, &o->text);
  cjm_box_add(stack, letter ? cjm_box_hang(&sheet->m, letter, 7, 19, text) : text);
  if (priority != CJM_PRIORITY_NONE)
    cjm_box_add(facts, cjm_sheet_tag(sheet, l.accent, cjm_arena_printf(sheet->m.arena, "P%s", cjm_sheet_number(sheet, priority))));
  if (o->kind.value != CJM_OPPORTUNITY_NONE)
    cjm_box_add(facts, card_note(sheet, &l, cjm_sheet_word(sheet, opportunity_kinds[o->kind.value])));
  cjm_box_add(facts, cjm_change_value(sheet, &o->status, l.card.fill.colour, opportunity_status(sheet, &l, o->status.value)));
  if (!o->status.set) cjm_box_add(facts, planned_status(sheet, &l, o));
  cjm_box_add(facts, card_small(sheet, &l, &o->owner));
  add_solved(sheet, facts, &l, step, o);
  value_facts(sheet, values, &l, o);
  cjm_box_add(stack, card_foot(sheet, facts, cjm_lane_stack_or_null(values)));
  cjm_box_add(stack, cjm_about_end(sheet, &o->about, item_look(&l)));
  return card(sheet, sign, &l, CJM_GROUP_OPPORTUNITY, &o->o, stack);
}

static CjmBox *opportunities(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 8);
  for (size_t i = 0; i < step->opportunities.n; i++) cjm_box_add(stack, opportunity_card(sheet, step, step->opportunities.at[i]));
  return cjm_lane_stack_or_null(stack);
}

const CjmLaneClass cjm_lane_pain_points = {.cell = pain_points, .subtitle = pain_subtitle};
const CjmLaneClass cjm_lane_gains = {.cell = gains};
const CjmLaneClass cjm_lane_gaps = {.cell = gaps};
const CjmLaneClass cjm_lane_opportunities = {.cell = opportunities};

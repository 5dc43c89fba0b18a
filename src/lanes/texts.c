/* texts.c: lanes that are lists of short texts. */
#include "lanes/lane.h"
#include "layout/about.h"

static CjmBox *bodies(CjmSheet *sheet, const CjmTextItems *entries)
{
  CjmBox *stack = cjm_lane_stack(sheet, 5);
  for (size_t i = 0; i < entries->n; i++) {
    CjmBox *item = cjm_about_item(sheet, &entries->at[i]->about, cjm_sheet_item(sheet, &entries->at[i]->text));
    bool marked = entries->at[i]->about.personas.n && !sheet->in_rows; /* replaces the bullet */
    cjm_box_add(stack, entries->n > 1 && !marked ? cjm_sheet_bullet(sheet, item) : item);
  }
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *actions(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return bodies(sheet, &step->actions);
}

static CjmBox *thoughts(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 6);
  for (size_t i = 0; i < step->thoughts.n; i++) {
    const CjmTextItem *thought = step->thoughts.at[i];
    cjm_box_add(stack, cjm_about_item(sheet, &thought->about, cjm_sheet_quote(sheet, &thought->text)));
  }
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *questions(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return bodies(sheet, &step->questions);
}

static CjmBox *needs(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 5);
  for (size_t i = 0; i < step->needs.n; i++) {
    const CjmNeed *need = step->needs.at[i];
    CjmBox *item = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(item, cjm_about_item(sheet, &need->about, cjm_sheet_item(sheet, &need->text)));
    if (need->stated.set && !need->stated.value)
      cjm_box_add(item, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_NEED_UNSTATED)));
    cjm_box_add(stack, step->needs.n > 1 ? cjm_sheet_bullet(sheet, item) : item);
  }
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *expectation(CjmSheet *sheet, const CjmExpectation *e)
{
  CjmBox *text = cjm_about_item(sheet, &e->about, cjm_sheet_item(sheet, &e->text));
  if (!e->met.set) return cjm_sheet_bullet(sheet, text);
  bool met = e->met.value;
  CjmColour colour = met ? sheet->theme.positive : sheet->theme.negative;
  CjmBox *word =
    cjm_sheet_tag(sheet, colour, cjm_sheet_word(sheet, met ? CJM_WORD_EXPECTATION_MET : CJM_WORD_EXPECTATION_NOT_MET));
  CjmBox *body = cjm_box_trail(&sheet->m, text, word, 10, 19);
  return cjm_box_hang(&sheet->m, cjm_sheet_mark(sheet, met ? CJM_SIGN_MET : CJM_SIGN_NOT_MET, 9), 7, 19, body);
}

static CjmBox *expectations(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 6);
  for (size_t i = 0; i < step->expectations.n; i++) cjm_box_add(stack, expectation(sheet, step->expectations.at[i]));
  return cjm_lane_stack_or_null(stack);
}

/* The word for one of the five senses in the language of the map; other keys are unchanged. */
static const char *sense_word(CjmSheet *sheet, const char *key)
{
  static const struct {
    const char *key;
    CjmWord word;
  } senses[] = {{"sees", CJM_WORD_SENSE_SEES},     {"hears", CJM_WORD_SENSE_HEARS},   {"feels", CJM_WORD_SENSE_FEELS},
                {"smells", CJM_WORD_SENSE_SMELLS}, {"tastes", CJM_WORD_SENSE_TASTES}, {"says", CJM_WORD_SENSE_SAYS}};
  for (size_t i = 0; i < G_N_ELEMENTS(senses); i++)
    if (g_ascii_strcasecmp(senses[i].key, key) == 0) return cjm_sheet_word(sheet, senses[i].word);
  return key;
}

static CjmBox *senses(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 5);
  for (size_t i = 0; i < step->senses.n; i++) {
    const CjmPair *pair = step->senses.at[i];
    CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
    CjmBox *item = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(item, cjm_box_rendition(&sheet->m, style, sheet->theme.soft, &pair->key, sense_word(sheet, pair->key.at)));
    cjm_box_add(item, cjm_sheet_body(sheet, &pair->text));
    cjm_box_add(stack, item);
  }
  return cjm_lane_stack_or_null(stack);
}

static CjmBox *owners(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return cjm_sheet_body(sheet, &step->owner);
}

static CjmBox *costs(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  const CjmCost *cost = step->cost;
  if (!cost) return NULL;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_SEMIBOLD);
  const char *money = cjm_arena_take(sheet->m.arena, cjm_lang_money_new(sheet->m.lang, cost->amount.value, cost->currency.at));
  CjmBox *facts = sheet->on_paper ? cjm_box_wrap(&sheet->m, 5, 0) : cjm_box_stack(&sheet->m, 0);
  cjm_box_add(facts, cjm_box_text(&sheet->m, style, sheet->theme.ink, money));
  cjm_box_add(facts, cjm_sheet_phrase(sheet, CJM_WORD_PER, &cost->per, sheet->theme.soft));
  return facts;
}

static CjmBox *notes(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  return bodies(sheet, &step->notes);
}

static CjmBox *links(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 4);
  for (size_t i = 0; i < step->links.n; i++) cjm_box_add(stack, cjm_sheet_link(sheet, step->links.at[i]));
  return cjm_lane_stack_or_null(stack);
}

const CjmLaneClass cjm_lane_actions = {.cell = actions};
const CjmLaneClass cjm_lane_thoughts = {.cell = thoughts};
const CjmLaneClass cjm_lane_questions = {.cell = questions};
const CjmLaneClass cjm_lane_needs = {.cell = needs};
const CjmLaneClass cjm_lane_expectations = {.cell = expectations};
const CjmLaneClass cjm_lane_senses = {.cell = senses};
const CjmLaneClass cjm_lane_owners = {.cell = owners};
const CjmLaneClass cjm_lane_costs = {.cell = costs};
const CjmLaneClass cjm_lane_notes = {.cell = notes};
const CjmLaneClass cjm_lane_links = {.cell = links};

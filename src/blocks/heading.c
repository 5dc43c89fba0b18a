/* heading.c: the heading of the map, with the finding first. */
#include "blocks/block.h"
#include "layout/marks.h"

static CjmBox *middle_text(CjmSheet *sheet, const CjmText *text)
{
  return cjm_box_authored(&sheet->m, cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_REGULAR), sheet->theme.soft, text);
}

static CjmBox *scope(CjmSheet *sheet)
{
  const CjmScope *s = sheet->journey->scope;
  if (!s) return NULL;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 7, 0), *to = middle_text(sheet, &s->to);
  cjm_box_add(wrap, middle_text(sheet, &s->from));
  if (to) cjm_box_add(wrap, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, CJM_MARK_ARROW, 11, sheet->theme.soft), 7, 20, to));
  return cjm_box_is_empty(wrap) ? NULL : wrap;
}

/* "compared with Ordering in 2025 (2 Feb 2025)" */
static CjmBox *compared(CjmSheet *sheet)
{
  const CjmOther *earlier = sheet->journey->earlier;
  if (!earlier) return NULL;
  CjmDate updated = earlier->journey->updated;
  const char *date = updated.year ? cjm_sheet_date(sheet, updated) : NULL, *name = earlier->name;
  if (date && name == earlier->journey->title.at) name = cjm_arena_printf(sheet->m.arena, "%s (%s)", name, date);
  else if (date) name = date;
  return cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_REGULAR), sheet->theme.soft,
                      cjm_sheet_words(sheet, CJM_WORD_COMPARED_WITH, name, NULL));
}

/* Title, scenario and scope, on one line if there is room. */
static CjmBox *setting(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  if (journey->headline.at) cjm_box_add(facts, middle_text(sheet, &journey->title));
  cjm_box_add(facts, middle_text(sheet, &journey->subtitle));
  cjm_box_add(facts, middle_text(sheet, &journey->scenario));
  cjm_box_add(facts, scope(sheet));
  cjm_box_add(facts, compared(sheet));
  return cjm_box_is_empty(facts) ? NULL : facts;
}

static CjmBox *objective(CjmSheet *sheet)
{
  const CjmObjective *o = sheet->journey->objective;
  if (!o) return NULL;
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_SEMIBOLD);
  CjmBox *word = cjm_box_text(&sheet->m, style, sheet->theme.ink, cjm_sheet_word(sheet, CJM_WORD_OBJECTIVE));
  cjm_box_add(facts, cjm_sheet_body(sheet, &o->text));
  const CjmMetric *kpi = (const CjmMetric *)o->kpi.to;
  if (kpi && kpi->title.at) {
    const char *target = kpi->target.set ? cjm_sheet_amount(sheet, kpi->target.value, kpi->unit.at) : NULL;
    const char *sign = kpi->goal.value == CJM_GOAL_UP ? "≥ " : kpi->goal.value == CJM_GOAL_DOWN ? "≤ " : "";
    const char *words = target ? cjm_arena_printf(sheet->m.arena, "%s %s%s", kpi->title.at, sign, target) : kpi->title.at;
    cjm_box_add(facts, cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR), sheet->theme.soft, words));
  }
  return cjm_box_hang(&sheet->m, word, 9, 19, facts);
}

static CjmBox *left_side(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmBox *stack = cjm_box_stack(&sheet->m, 4);
  CjmTextStyle large = cjm_sheet_style(CJM_SIZE_TITLE, CJM_WEIGHT_BOLD);
  const CjmText *title = journey->headline.at ? &journey->headline : &journey->title;
  cjm_box_add(stack, cjm_sheet_heading(sheet, cjm_box_authored(&sheet->m, large, sheet->theme.ink, title)));
  cjm_box_add(stack, setting(sheet));
  cjm_box_add(stack, objective(sheet));
  return stack;
}

/* ---- badges and metadata ---- */

static CjmBox *badge(CjmSheet *sheet, CjmColour ink, CjmColour fill, CjmWord word)
{
  CjmCard card = {
    .fill = cjm_paint(fill), .edge = cjm_stroke(cjm_colour_mix(fill, ink, 0.25), 0.8), .radius = 12, .pad_x = 11, .pad_y = 4};
  return cjm_box_card(&sheet->m, card, cjm_sheet_tag(sheet, cjm_colour_readable(ink, fill, 4.6), cjm_sheet_word(sheet, word)));
}

static CjmBox *badges(CjmSheet *sheet)
{
  static const CjmWord statuses[] = {[CJM_STATUS_ASSUMPTION] = CJM_WORD_RESEARCH_ASSUMPTION,
                                     [CJM_STATUS_PARTLY] = CJM_WORD_RESEARCH_PARTLY,
                                     [CJM_STATUS_RESEARCHED] = CJM_WORD_RESEARCH_DONE};
  const CjmJourney *journey = sheet->journey;
  const CjmTheme *t = &sheet->theme;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 8, 4);
  cjm_box_align_lines(wrap, CJM_ALIGN_END);
  int status = journey->status.value;
  if (status != CJM_STATUS_NONE) {
    bool done = status == CJM_STATUS_RESEARCHED;
    cjm_box_add(wrap, badge(sheet, done ? t->positive : t->ink, done ? t->positive_soft : t->panel, statuses[status]));
  }
  bool future = journey->state.value == CJM_STATE_FUTURE;
  cjm_box_add(wrap, badge(sheet, future ? t->accent : t->ink, future ? t->accent_soft : t->panel,
                          future ? CJM_WORD_STATE_FUTURE : CJM_WORD_STATE_CURRENT));
  return wrap;
}

static CjmBox *date_fact(CjmSheet *sheet, CjmWord phrase, CjmDate date)
{
  return date.year ? cjm_sheet_note(sheet, cjm_sheet_words(sheet, phrase, cjm_sheet_date(sheet, date), NULL)) : NULL;
}

/* A text aligned to the end, even if it has several lines. */
static void add_fact(CjmBox *facts, CjmBox *text)
{
  if (text) cjm_box_align(text, CJM_ALIGN_END);
  cjm_box_add(facts, text);
}

static CjmBox *about(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmColour soft = sheet->theme.soft;
  CjmBox *facts = cjm_sheet_facts(sheet, soft);
  cjm_box_align_lines(facts, CJM_ALIGN_END);
  add_fact(facts, cjm_sheet_small(sheet, &journey->owner));
  for (size_t i = 0; i < journey->authors.n; i++)
    add_fact(facts, i ? cjm_sheet_small(sheet, journey->authors.at[i])
                      : cjm_sheet_phrase(sheet, CJM_WORD_META_AUTHORS, journey->authors.at[i], soft));
  add_fact(facts, cjm_sheet_phrase(sheet, CJM_WORD_META_VERSION, &journey->version, soft));
  add_fact(facts, date_fact(sheet, CJM_WORD_META_UPDATED, journey->updated));
  add_fact(facts, date_fact(sheet, CJM_WORD_META_REVIEW_BY, journey->review_by));
  cjm_box_add(facts, cjm_block_address(sheet, CJM_ALIGN_END));
  return cjm_box_is_empty(facts) ? NULL : facts;
}

/* On paper, the headline has a line of its own, and the rest is beside the badges. */
static CjmBox *paper_heading(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmTextStyle large = cjm_sheet_style(CJM_SIZE_TITLE, CJM_WEIGHT_BOLD);
  CjmBox *whole = cjm_box_stack(&sheet->m, 3), *left = cjm_box_stack(&sheet->m, 2), *right = cjm_box_stack(&sheet->m, 4);
  const CjmText *title = journey->headline.at ? &journey->headline : &journey->title;
  cjm_box_add(whole, cjm_sheet_heading(sheet, cjm_box_fitted(&sheet->m, large, sheet->theme.ink, title)));
  cjm_box_add(left, setting(sheet));
  cjm_box_add(left, objective(sheet));
  cjm_box_add(right, badges(sheet));
  cjm_box_add(right, about(sheet));
  cjm_box_add(whole, cjm_box_is_empty(left) ? right : cjm_box_corner(&sheet->m, left, right, 24, 420));
  CjmBox *logo = cjm_block_logo(sheet);
  return logo ? cjm_box_hang(&sheet->m, logo, 20, cjm_box_height(logo, cjm_box_width(logo)), whole) : whole;
}

CjmBox *cjm_block_heading(CjmSheet *sheet)
{
  if (sheet->on_paper) return paper_heading(sheet);
  CjmBox *right = cjm_box_stack(&sheet->m, 8);
  cjm_box_add(right, badges(sheet));
  cjm_box_add(right, about(sheet));
  CjmBox *left = left_side(sheet), *logo = cjm_block_logo(sheet);
  if (logo) left = cjm_box_hang(&sheet->m, logo, 20, cjm_box_height(logo, cjm_box_width(logo)), left);
  return cjm_box_corner(&sheet->m, left, right, 40, 520);
}

CjmBox *cjm_block_slide_heading(CjmSheet *sheet, const char *title, const char *subtitle)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  cjm_box_add(stack, cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_TITLE, CJM_WEIGHT_BOLD), sheet->theme.ink, title));
  cjm_box_add(stack, cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_REGULAR), sheet->theme.soft, subtitle));
  return stack;
}

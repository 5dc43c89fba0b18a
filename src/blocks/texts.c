/* texts.c: blocks that are lists of texts. */
#include "blocks/block.h"
#include "layout/about.h"
#include "layout/marks.h"

CjmBox *cjm_block_titled(CjmSheet *sheet, CjmWord title, CjmBox *body)
{
  if (!body) return NULL;
  CjmBox *stack = cjm_box_stack(&sheet->m, cjm_sheet_space(sheet, 9));
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
  const CjmText *own = sheet->block && sheet->block->title.at ? &sheet->block->title : NULL;
  CjmBox *text = own ? cjm_box_authored(&sheet->m, style, sheet->theme.ink, own)
                     : cjm_box_text(&sheet->m, style, sheet->theme.ink, cjm_sheet_word(sheet, title));
  cjm_box_add(stack, cjm_sheet_heading(sheet, text));
  cjm_box_add(stack, body);
  return stack;
}

CjmBox *cjm_block_items(CjmSheet *sheet, GPtrArray *items, double gap)
{
  CjmBox *const *boxes = (CjmBox *const *)(void *)items->pdata;
  CjmBox *box =
    items->len ? cjm_box_flow(&sheet->m, 260, 40, cjm_sheet_space(sheet, gap), 3, NULL, NULL, items->len, boxes) : NULL;
  g_ptr_array_unref(items);
  return box;
}

static CjmBox *bullets(CjmSheet *sheet, CjmWord title, const CjmTexts *texts)
{
  GPtrArray *items = g_ptr_array_new();
  for (size_t i = 0; i < texts->n; i++) g_ptr_array_add(items, cjm_sheet_bullet(sheet, cjm_sheet_item(sheet, texts->at[i])));
  return cjm_block_titled(sheet, title, cjm_block_items(sheet, items, 6));
}

/* On a wall, in the size of what is read across the room. */
static CjmBox *loud_bullets(CjmSheet *sheet, CjmWord title, const CjmTexts *texts)
{
  if (!sheet->on_wall) return bullets(sheet, title, texts);
  GPtrArray *items = g_ptr_array_new();
  CjmTextStyle style = cjm_sheet_style(cjm_sheet_loud(sheet), CJM_WEIGHT_REGULAR);
  for (size_t i = 0; i < texts->n; i++)
    g_ptr_array_add(items, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, CJM_MARK_BULLET, 6, sheet->theme.accent), 9, style.leading,
                                        cjm_box_authored(&sheet->m, style, sheet->theme.ink, texts->at[i])));
  return cjm_block_titled(sheet, title, cjm_block_items(sheet, items, 6));
}

static CjmBox *make_conclusions(CjmSheet *sheet)
{
  return loud_bullets(sheet, CJM_WORD_CONCLUSIONS, &sheet->journey->conclusions);
}

const CjmBlockClass cjm_block_conclusions = {
  .key = "conclusions", .role = CJM_GROUP_CONCLUSIONS, .make = make_conclusions, .least = 280, .most = 3, .leads = true};

static CjmBox *make_recommendations(CjmSheet *sheet)
{
  return loud_bullets(sheet, CJM_WORD_RECOMMENDATIONS, &sheet->journey->recommendations);
}

const CjmBlockClass cjm_block_recommendations = {
  .key = "recommendations", .role = CJM_GROUP_RECOMMENDATIONS, .make = make_recommendations, .least = 280, .most = 3, .leads = true};

static CjmBox *make_principles(CjmSheet *sheet)
{
  return bullets(sheet, CJM_WORD_PRINCIPLES, &sheet->journey->principles);
}

const CjmBlockClass cjm_block_principles = {
  .key = "principles", .role = CJM_GROUP_PRINCIPLES, .make = make_principles, .least = 280, .most = 3};

/* Segments that are on no card of a persona. */
static CjmBox *make_segments(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  GPtrArray *items = g_ptr_array_new();
  for (size_t i = 0; i < journey->segments.n; i++) {
    const CjmSegment *s = journey->segments.at[i];
    if (!cjm_sheet_first(sheet, s)) continue;
    CjmBox *share = s->share.set ? cjm_sheet_tag(sheet, sheet->theme.ink, cjm_sheet_amount(sheet, s->share.value, "%")) : NULL;
    g_ptr_array_add(items, cjm_sheet_bullet(sheet, cjm_box_ends(&sheet->m, cjm_sheet_body(sheet, &s->title), share, 10)));
  }
  return cjm_block_titled(sheet, CJM_WORD_SEGMENTS, cjm_block_items(sheet, items, 4));
}

const CjmBlockClass cjm_block_segments = {
  .key = "segments", .role = CJM_GROUP_SEGMENTS, .make = make_segments, .least = 280, .most = 3};

static void add_causes(CjmSheet *sheet, GPtrArray *items, const CjmStep *step, size_t number)
{
  for (size_t i = 0; step && i < step->pain_points.n; i++) {
    const CjmPain *pain = step->pain_points.at[i];
    if (!pain->cause.at) continue;
    CjmBox *item = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(item, cjm_sheet_body(sheet, &pain->cause));
    cjm_box_add(item, cjm_sheet_note(sheet, pain->text.at));
    CjmBox *disc = cjm_mark_disc(&sheet->m, cjm_sheet_label_at(sheet, number), sheet->theme.negative_soft, sheet->theme.negative, false);
    g_ptr_array_add(items, cjm_sheet_listed(sheet, cjm_box_hang(&sheet->m, disc, 9, 19, item)));
  }
}

/* The causes of pain points, with the numbers of the steps. */
static CjmBox *make_causes(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  GPtrArray *items = g_ptr_array_new();
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    for (size_t s = 0; s < phase->steps.n; s++) add_causes(sheet, items, phase->steps.at[s], phase->steps.at[s]->number);
    add_causes(sheet, items, phase->across, phase->steps.at[0]->number);
  }
  return cjm_block_titled(sheet, CJM_WORD_CAUSES, cjm_block_items(sheet, items, 6));
}

const CjmBlockClass cjm_block_causes = {
  .key = "causes", .role = CJM_GROUP_CAUSES, .make = make_causes, .least = 280, .most = 3};

/* ---- sources ---- */

static const char *when_words(CjmSheet *sheet, const CjmInterval *interval)
{
  const char *from = cjm_sheet_date(sheet, interval->from);
  bool one_day = interval->from.year == interval->to.year && interval->from.month == interval->to.month &&
                 interval->from.day == interval->to.day;
  return one_day || !interval->to.year ? from
                                       : cjm_arena_printf(sheet->m.arena, "%s – %s", from, cjm_sheet_date(sheet, interval->to));
}

static CjmBox *source(CjmSheet *sheet, const CjmSourceOfFacts *s, size_t number)
{
  static const CjmWord types[] = {
    [CJM_SOURCE_INTERVIEW] = CJM_WORD_SOURCE_INTERVIEW, [CJM_SOURCE_SURVEY] = CJM_WORD_SOURCE_SURVEY,
    [CJM_SOURCE_ANALYTICS] = CJM_WORD_SOURCE_ANALYTICS, [CJM_SOURCE_OBSERVATION] = CJM_WORD_SOURCE_OBSERVATION,
    [CJM_SOURCE_SUPPORT] = CJM_WORD_SOURCE_SUPPORT,     [CJM_SOURCE_DESK] = CJM_WORD_SOURCE_DESK};
  CjmColour soft = sheet->theme.soft;
  CjmBox *item = cjm_box_stack(&sheet->m, 0), *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmBox *title = s->title.at ? cjm_sheet_body(sheet, &s->title) : NULL;
  if (title && s->url.at) title = cjm_box_group(&sheet->m, CJM_GROUP_LINK, NULL, NULL, s->url.at, title);
  cjm_box_add(item, title);
  if (s->type.value != CJM_SOURCE_NONE) cjm_box_add(facts, cjm_sheet_note(sheet, cjm_sheet_word(sheet, types[s->type.value])));
  if (s->n.set)
    cjm_box_add(facts, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_SAMPLE, cjm_sheet_number(sheet, s->n.value), NULL)));
  if (s->date.from.year) cjm_box_add(facts, cjm_sheet_note(sheet, when_words(sheet, &s->date)));
  if (!title && s->url.at) cjm_box_add(facts, cjm_sheet_note(sheet, s->url.at));
  if (!cjm_box_is_empty(facts)) cjm_box_add(item, facts);
  CjmBox *listed = cjm_sheet_listed(sheet, cjm_box_hang(&sheet->m, cjm_mark_ring(&sheet->m, number, soft), 9, 19, item));
  return cjm_box_object(&sheet->m, s, listed);
}

static CjmBox *make_sources(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  GPtrArray *items = g_ptr_array_new();
  for (size_t i = 0; i < journey->sources.n; i++) g_ptr_array_add(items, source(sheet, journey->sources.at[i], journey->sources.at[i]->o.index + 1));
  return cjm_block_titled(sheet, CJM_WORD_SOURCES, cjm_block_items(sheet, items, 5));
}

const CjmBlockClass cjm_block_sources = {
  .key = "sources", .role = CJM_GROUP_SOURCES, .make = make_sources, .least = 280, .most = 3};

/* ---- notes and links of the whole map ---- */

static CjmBox *make_notes(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmBox *stack = cjm_box_stack(&sheet->m, 6);
  for (size_t i = 0; i < journey->notes.n; i++) {
    const CjmTextItem *note = journey->notes.at[i];
    cjm_box_add(stack, cjm_sheet_bullet(sheet, cjm_about_item(sheet, &note->about, cjm_sheet_item(sheet, &note->text))));
  }
  for (size_t i = 0; i < journey->links.n; i++) cjm_box_add(stack, cjm_sheet_link(sheet, journey->links.at[i]));
  CjmWord title = !journey->links.n ? CJM_WORD_NOTES : !journey->notes.n ? CJM_WORD_LINKS : CJM_WORD_NOTES_AND_LINKS;
  return cjm_block_titled(sheet, title, cjm_box_is_empty(stack) ? NULL : stack);
}

const CjmBlockClass cjm_block_notes = {
  .key = "notes", .role = CJM_GROUP_NOTES, .make = make_notes, .least = 280, .most = 3};

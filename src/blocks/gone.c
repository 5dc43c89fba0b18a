/* gone.c: what the baseline has and this map has not: steps that are gone, pain points that are solved. */
#include "blocks/block.h"
#include "journey/id.h"
#include "layout/marks.h"

/* Folded ids of the pain points and gaps of a journey. */
static GHashTable *index_pains_new(const CjmJourney *journey)
{
  GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    for (size_t k = 0; k < step->pain_points.n; k++) g_hash_table_add(ids, cjm_id_fold_new(step->pain_points.at[k]->o.id));
  }
  return ids;
}

/* Folded ids of the steps of a journey. */
static GHashTable *index_steps_new(const CjmJourney *journey)
{
  GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < journey->steps.n; i++) g_hash_table_add(ids, cjm_id_fold_new(journey->steps.at[i]->o.id));
  return ids;
}

static bool is_gone(GHashTable *ids, const CjmObject *object)
{
  g_autofree char *id = cjm_id_fold_new(object->id);
  return !g_hash_table_contains(ids, id);
}

/* A text of the baseline, with a mark. */
static void add(CjmSheet *sheet, CjmBox *stack, CjmMark mark, CjmColour colour, const char *text)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR);
  cjm_box_add(stack, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, mark, 9, colour), 8, 19,
                                  cjm_box_text(&sheet->m, style, sheet->theme.ink, text)));
}

static const char *step_name(const CjmStep *step)
{
  if (step->title.at) return step->title.at;
  return step->phase->single ? step->phase->title.at : step->actions.n ? step->actions.at[0]->text.at : step->o.id;
}

static CjmBox *gone_steps(CjmSheet *sheet, const CjmJourney *before)
{
  g_autoptr(GHashTable) here = index_steps_new(cjm_journey_whole(sheet->journey));
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  for (size_t i = 0; i < before->steps.n; i++)
    if (is_gone(here, &before->steps.at[i]->o))
      add(sheet, stack, CJM_MARK_CROSS, sheet->theme.soft, step_name(before->steps.at[i]));
  return stack;
}

static CjmBox *solved_pains(CjmSheet *sheet, const CjmJourney *before)
{
  g_autoptr(GHashTable) here = index_pains_new(cjm_journey_whole(sheet->journey));
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  for (size_t i = 0; i < before->cells.n; i++) {
    const CjmStep *step = before->cells.at[i];
    for (size_t k = 0; k < step->pain_points.n; k++)
      if (is_gone(here, &step->pain_points.at[k]->o))
        add(sheet, stack, CJM_MARK_TICK, sheet->theme.positive, step->pain_points.at[k]->text.at);
  }
  return stack;
}

/* A list under its own small title. */
static void add_part(CjmSheet *sheet, CjmBox *block, CjmWord title, CjmBox *list)
{
  if (cjm_box_is_empty(list)) return;
  CjmBox *part = cjm_box_stack(&sheet->m, 3);
  cjm_box_add(part, cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, title)));
  cjm_box_add(part, list);
  cjm_box_add(block, part);
}

CjmBox *cjm_block_gone(CjmSheet *sheet)
{
  const CjmOther *earlier = sheet->journey->earlier;
  if (!earlier) return NULL;
  CjmBox *block = cjm_box_stack(&sheet->m, 8);
  add_part(sheet, block, CJM_WORD_STEPS_GONE, gone_steps(sheet, earlier->journey));
  add_part(sheet, block, CJM_WORD_PAINS_SOLVED, solved_pains(sheet, earlier->journey));
  return cjm_block_titled(sheet, CJM_WORD_GONE, cjm_box_is_empty(block) ? NULL : block);
}

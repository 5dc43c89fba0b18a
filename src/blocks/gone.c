/* gone.c: changes since the baseline: steps that were removed, and pain points that were solved. */
#include "blocks/block.h"
#include "journey/closed.h"
#include "journey/id.h"
#include "layout/marks.h"

/* The folded ids of the unsolved pain points of a journey. */
static GHashTable *index_pains_new(const CjmJourney *journey)
{
  GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) closed = cjm_closed_new(journey);
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    for (size_t k = 0; k < step->pain_points.n; k++) {
      CjmPain *pain = step->pain_points.at[k];
      if (!g_hash_table_contains(closed, &pain->o)) g_hash_table_add(ids, cjm_id_fold_new(pain->o.id));
    }
  }
  return ids;
}

/* The folded ids of the steps of a journey. */
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

/* A text of the baseline with a mark. */
static void add(CjmSheet *sheet, CjmBox *stack, CjmMark mark, CjmColour colour, const char *text)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR);
  CjmBox *item = cjm_box_text(&sheet->m, style, sheet->theme.ink, text);
  cjm_box_add(stack, cjm_sheet_listed(sheet, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, mark, 9, colour), 8, 19, item)));
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

/* Pain points that were unsolved in the baseline, and are removed or solved now. */
static CjmBox *solved_pains(CjmSheet *sheet, const CjmJourney *before)
{
  g_autoptr(GHashTable) here = index_pains_new(cjm_journey_whole(sheet->journey)), closed = cjm_closed_new(before);
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  for (size_t i = 0; i < before->cells.n; i++) {
    const CjmStep *step = before->cells.at[i];
    for (size_t k = 0; k < step->pain_points.n; k++) {
      CjmPain *pain = step->pain_points.at[k];
      if (is_gone(here, &pain->o) && !g_hash_table_contains(closed, &pain->o))
        add(sheet, stack, CJM_MARK_TICK, sheet->theme.positive, pain->text.at);
    }
  }
  return stack;
}

/* A list with a small title. */
static void add_part(CjmSheet *sheet, CjmBox *block, CjmWord title, CjmBox *list)
{
  if (cjm_box_is_empty(list)) return;
  CjmBox *part = cjm_box_stack(&sheet->m, 3);
  cjm_box_add(part, cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, title)));
  cjm_box_add(part, list);
  cjm_box_add(block, part);
}

static CjmBox *make_gone(CjmSheet *sheet)
{
  const CjmOther *earlier = sheet->journey->earlier;
  if (!earlier) return NULL;
  CjmBox *block = cjm_box_stack(&sheet->m, 8);
  add_part(sheet, block, CJM_WORD_STEPS_GONE, gone_steps(sheet, earlier->journey));
  add_part(sheet, block, CJM_WORD_PAINS_SOLVED, solved_pains(sheet, earlier->journey));
  return cjm_block_titled(sheet, CJM_WORD_GONE, cjm_box_is_empty(block) ? NULL : block);
}

const CjmBlockClass cjm_block_gone = {
  .key = "gone", .role = CJM_GROUP_GONE, .make = make_gone, .least = 280, .most = 3};

/* blocks.c: below the lanes: all changes, what is not drawn, and the legend. */
#include "blocks/block.h"
#include "compare/parts.h"

/* ---- all changes ---- */

/* "8 Waits for delivery" over its changes. */
static CjmBox *group_title(CjmSheet *sheet, const CjmDifference *change)
{
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_SEMIBOLD);
  const char *title = step ? cjm_arena_printf(sheet->m.arena, "%s %s", cjm_sheet_step_label(sheet, step), cjm_diff_step_title(step))
                           : cjm_sheet_word(sheet, CJM_WORD_CHANGES_OUTSIDE);
  return cjm_box_text(&sheet->m, style, sheet->theme.ink, title);
}

static CjmBox *row(CjmSheet *sheet, const CjmChanges *changes, const CjmDifference *change)
{
  CjmColour colour = cjm_compare_colour(sheet, change->direction);
  return cjm_box_hang(&sheet->m, cjm_compare_mark(sheet, change->direction, 8, colour), 7, 17, cjm_compare_sentence(sheet, changes, change, false));
}

enum { MOST_TOGETHER = 8 /* changes, so that columns are about as high */ };

/* Whether two changes are in one group: those of a step in one direction, or those that are derived. */
static bool is_together(const CjmDifference *a, const CjmDifference *b)
{
  if (a->derived || b->derived) return a->derived && b->derived;
  return a->direction == b->direction && a->group == b->group;
}

/* The changes of one group that follow each other, as many as stay together. */
static CjmBox *group(CjmSheet *sheet, const CjmChanges *changes, size_t first, size_t *ret_end)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  const CjmDifference *head = changes->at[first];
  size_t i = first;
  bool goes_on = first > 0 && is_together(changes->at[first - 1], head);
  if (!head->derived && !goes_on) cjm_box_add(stack, group_title(sheet, head));
  for (; i < changes->n && i < first + MOST_TOGETHER; i++) {
    const CjmDifference *change = changes->at[i];
    if (!is_together(head, change)) break;
    cjm_box_add(stack, row(sheet, changes, change));
  }
  *ret_end = i;
  return stack;
}

static CjmBox *section_title(CjmSheet *sheet, const CjmDifference *change)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
  if (change->derived) return cjm_box_text(&sheet->m, style, sheet->theme.ink, cjm_sheet_word(sheet, CJM_WORD_CHANGES_DERIVED));
  CjmColour colour = cjm_compare_colour(sheet, change->direction);
  return cjm_box_hang(&sheet->m, cjm_compare_mark(sheet, change->direction, 11, colour), 7, style.leading,
                      cjm_box_text(&sheet->m, style, colour, cjm_compare_word(sheet, change->direction)));
}

static CjmBox *all_changes(CjmSheet *sheet, const CjmChanges *changes)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new();
  const CjmDifference *last = NULL;
  for (size_t i = 0; i < changes->n;) {
    const CjmDifference *change = changes->at[i];
    CjmBox *box = group(sheet, changes, i, &i);
    if (!last || last->derived != change->derived || last->direction != change->direction) {
      bool new_section = !last || !(last->derived && change->derived);
      CjmBox *section = cjm_box_stack(&sheet->m, 6);
      if (new_section) cjm_box_add(section, section_title(sheet, change));
      cjm_box_add(section, box);
      box = section;
    }
    g_ptr_array_add(items, box);
    last = change;
  }
  return items->len ? cjm_block_titled(sheet, CJM_WORD_CHANGES_ALL, cjm_box_flow(&sheet->m, 340, 40, 10, 6, NULL, NULL, items->len, (CjmBox *const *)(void *)items->pdata)) : NULL;
}

/* ---- what is not drawn ---- */

static const char *folded_steps(CjmSheet *sheet, const CjmBoth *both)
{
  g_autoptr(GString) list = g_string_new(NULL);
  for (size_t i = 0; i < both->journey.steps.n; i++) {
    const CjmStep *step = both->changed.whole[i];
    if (step) g_string_append_printf(list, "%s%s %s", list->len ? ", " : "", cjm_sheet_step_label(sheet, step), cjm_diff_step_title(step));
  }
  return list->len ? cjm_arena_strdup(sheet->m.arena, list->str) : NULL;
}

static CjmBox *not_drawn(CjmSheet *sheet, const CjmBoth *both)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  const char *folded = folded_steps(sheet, both);
  if (folded) cjm_box_add(stack, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_CHANGES_FOLDED, folded, NULL)));
  for (size_t i = 0; i < both->n_steady; i++) {
    const char *name = both->steady[i]->title.at ? both->steady[i]->title.at : both->steady[i]->o.id;
    cjm_box_add(stack, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_CHANGES_NO_CURVE, name, NULL)));
  }
  return cjm_box_is_empty(stack) ? NULL : cjm_block_titled(sheet, CJM_WORD_CHANGES_NOT_DRAWN, stack);
}

CjmBox *cjm_compare_blocks(CjmSheet *sheet, void *data)
{
  const CjmComparison *c = data;
  CjmBox *stack = cjm_box_stack(&sheet->m, 26), *last[2];
  size_t n = 0;
  cjm_box_add(stack, all_changes(sheet, c->both->changes));
  if (c->both->changed.words_used[CJM_WORDS_GONE]) cjm_sheet_use(sheet, CJM_SIGN_WORDS_GONE);
  if (c->both->changed.words_used[CJM_WORDS_NEW]) cjm_sheet_use(sheet, CJM_SIGN_WORDS_NEW);
  CjmBox *rest = not_drawn(sheet, c->both), *legend = cjm_block_legend.make(sheet);
  if (rest) last[n++] = rest;
  if (legend) last[n++] = legend;
  if (n == 2) cjm_box_add(stack, cjm_box_columns(&sheet->m, 48, 2, last, (const double[]){0.35, 0.65}));
  else if (n) cjm_box_add(stack, last[0]);
  return cjm_box_is_empty(stack) ? NULL : stack;
}

/* index.c: the row over the phases that counts the changes of each column, and what is drawn over columns. */
#include <math.h>

#include "compare/parts.h"
#include "layout/marks.h"

/* ---- the row ---- */

typedef struct Badge {
  const CjmTheme *theme;
  CjmChangeKind kind;
} Badge;

static void draw_badge(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Badge *badge = data;
  (void)background;
  cjm_change_badge(scene, badge->theme, badge->kind, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, at.w / 2);
}

static CjmBox *badge_box(CjmSheet *sheet, CjmChangeKind kind)
{
  Badge *badge = cjm_arena_make(sheet->m.arena, Badge, 1);
  *badge = (Badge){&sheet->theme, kind};
  return cjm_box_drawing(&sheet->m, 18, 18, draw_badge, badge);
}

static void draw_unchanged(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *t = data;
  (void)background;
  double width = fmin(26, at.w), x = at.x + (at.w - width) / 2, y = at.y + at.h / 2;
  for (int i = -1; i <= 1; i += 2) cjm_scene_line(scene, (CjmPoint){x, y + 2.5 * i}, (CjmPoint){x + width, y + 2.5 * i}, cjm_stroke(t->neutral, 1.2));
}

static void add_counts(CjmSheet *sheet, CjmBox *wrap, const size_t *counts)
{
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++)
    if (counts[i]) cjm_box_add(wrap, cjm_compare_count(sheet, i, counts[i]));
}

/* In a tint of the worst that happened in the column. */
static CjmCard chip(const CjmSheet *sheet, const CjmDiffStep *step)
{
  const CjmTheme *t = &sheet->theme;
  bool worse = step->counts[CJM_DIRECTION_WORSE] > 0, better = step->counts[CJM_DIRECTION_BETTER] > 0;
  CjmColour fill = worse ? t->negative_soft : better ? t->positive_soft : t->accent_soft;
  CjmColour edge = worse ? t->negative : better ? t->positive : t->accent;
  return (CjmCard){.fill = cjm_paint(fill), .edge = cjm_stroke(edge, 1), .radius = 6, .pad_x = 4, .pad_y = 4};
}

CjmBox *cjm_compare_index(CjmSheet *sheet, size_t column, void *data)
{
  const CjmComparison *c = data;
  const CjmBothColumn *at = &c->both->columns[column];
  const CjmDiffStep *step = at->step;
  if (at->old_place) return NULL;
  if (cjm_diff_step_is_unchanged(step)) return cjm_box_band(&sheet->m, 27, draw_unchanged, &sheet->theme);
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 4, 3);
  cjm_box_align_lines(wrap, CJM_ALIGN_MIDDLE);
  if (!step->old || !step->new) { /* its column has an outline */
    cjm_sheet_use(sheet, step->new ? CJM_SIGN_NEW : CJM_SIGN_GONE);
    cjm_box_add(wrap, badge_box(sheet, step->new ? CJM_CHANGE_ADDED : CJM_CHANGE_REMOVED));
  }
  if (step->moved) cjm_box_add(wrap, badge_box(sheet, CJM_CHANGE_MOVED));
  if (step->renamed) cjm_box_add(wrap, cjm_sheet_tag(sheet, cjm_colour_readable(sheet->theme.accent, chip(sheet, step).fill.colour, 4.6), cjm_sheet_word(sheet, CJM_WORD_CHANGE_RENAMED)));
  add_counts(sheet, wrap, step->counts);
  return cjm_box_card(&sheet->m, chip(sheet, step), wrap);
}

CjmBox *cjm_compare_index_name(CjmSheet *sheet, void *data)
{
  const CjmComparison *c = data;
  const CjmChanges *changes = c->both->changes;
  size_t counts[CJM_DIRECTION_COUNT] = {0};
  for (size_t i = 0; i < changes->n; i++)
    if (!changes->at[i]->derived && changes->at[i]->group == changes->n_steps) counts[changes->at[i]->direction]++;
  CjmBox *stack = cjm_box_stack(&sheet->m, 3), *wrap = cjm_box_wrap(&sheet->m, 4, 3);
  cjm_box_add(stack, cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD), sheet->theme.ink, cjm_sheet_word(sheet, CJM_WORD_CHANGES)));
  add_counts(sheet, wrap, counts);
  if (cjm_box_is_empty(wrap)) return stack;
  cjm_box_add(stack, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_CHANGES_OUTSIDE)));
  cjm_box_add(stack, wrap);
  return stack;
}

/* ---- columns ---- */

static CjmRect column_at(const CjmSheet *sheet, size_t column, double top, double bottom)
{
  return (CjmRect){sheet->grid.x[column], top, sheet->grid.w[column], bottom - top};
}

static bool is_shown(const CjmSheet *sheet, size_t column)
{
  return cjm_grid_shows(&sheet->grid, column, 1);
}

void cjm_compare_draw_under(CjmSheet *sheet, double top, double bottom, void *data)
{
  const CjmComparison *c = data;
  for (size_t i = 0; i < sheet->journey->steps.n; i++) {
    const CjmBothColumn *column = &c->both->columns[i];
    CjmRect at = column_at(sheet, i, top, bottom);
    if (!is_shown(sheet, i)) continue;
    if (column->folded || column->old_place) cjm_scene_rect(sheet->scene, at, 0, cjm_paint(sheet->theme.panel), CJM_NO_STROKE);
    else if (!column->step->new) cjm_change_hatch(sheet->scene, at, sheet->theme.ink);
  }
}

/* The outline of a step that is new or gone. */
static void draw_outline(CjmSheet *sheet, CjmRect at, bool is_new)
{
  const CjmTheme *t = &sheet->theme;
  CjmStroke stroke = is_new ? cjm_stroke(t->accent, 2.2) : cjm_stroke_dashed(t->soft, 1.6, 6, 4);
  cjm_scene_rect(sheet->scene, at, 6, CJM_NO_PAINT, stroke);
  cjm_scene_sign(sheet->scene, is_new ? CJM_SIGN_NEW : CJM_SIGN_GONE);
  cjm_change_badge(sheet->scene, t, is_new ? CJM_CHANGE_ADDED : CJM_CHANGE_REMOVED, (CjmPoint){at.x + at.w, at.y}, 11);
}

/* From the old place of a step to where it is. */
static void draw_move(CjmSheet *sheet, size_t from, size_t to, double top, double lift)
{
  const CjmTheme *t = &sheet->theme;
  const CjmGrid *grid = &sheet->grid;
  double x1 = grid->x[from] + grid->w[from] / 2, x2 = grid->x[to] + grid->w[to] / 2, y = top + 2 - lift;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, x1, top + 14);
  cjm_path_line(&path, x1, y);
  cjm_path_line(&path, x2, y);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(t->accent, 1.5));
  cjm_change_arrow(sheet->scene, (CjmPoint){x2, y}, (CjmPoint){x2, top + 15}, t->accent);
}

void cjm_compare_draw_over(CjmSheet *sheet, double top, double bottom, void *data)
{
  const CjmComparison *c = data;
  for (size_t i = 0; i < sheet->journey->steps.n; i++) {
    const CjmBothColumn *column = &c->both->columns[i];
    if (!is_shown(sheet, i)) continue;
    if (!column->old_place && !column->step->old) draw_outline(sheet, column_at(sheet, i, top + 8, bottom), true);
    if (!column->old_place && !column->step->new) draw_outline(sheet, column_at(sheet, i, top + 8, bottom), false);
    if (column->old_place && is_shown(sheet, column->moved_to)) draw_move(sheet, i, column->moved_to, top, 0);
  }
}

/* plan.c: the plan: who does what until when, and for which steps. */
#include <math.h>
#include <stdlib.h>

#include "blocks/block.h"
#include "layout/letters.h"
#include "layout/status.h"

/* ---- cells ---- */

enum { MOST_SOLVED = 64 };

static CjmBox *steps_cell(CjmSheet *sheet, const CjmPlanEntry *entry)
{
  const CjmOpportunity *found[MOST_SOLVED];
  size_t n = MIN(cjm_plan_opportunities(sheet->journey, entry, found, MOST_SOLVED), MOST_SOLVED), last = 0;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 3, 3);
  for (size_t i = 0; i < n; i++) {
    size_t step = cjm_sheet_step_of(sheet, &found[i]->o);
    if (step && step != last)
      cjm_box_add(wrap, cjm_mark_disc(&sheet->m, cjm_sheet_label_at(sheet, step), sheet->theme.accent_soft, sheet->theme.accent, false));
    cjm_box_add(wrap, cjm_sheet_letter_box(sheet, found[i], false));
    last = step;
  }
  return wrap;
}

static CjmBox *what_cell(CjmSheet *sheet, const CjmPlanEntry *entry)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 2);
  cjm_box_add(stack, cjm_sheet_strong(sheet, &entry->title));
  cjm_box_add(stack, cjm_sheet_phrase(sheet, CJM_WORD_GOAL_OF, &entry->goal, sheet->theme.soft));
  for (size_t i = 0; i < entry->tasks.n; i++) {
    CjmBox *mark = cjm_mark_box(&sheet->m, CJM_MARK_BULLET, 4, sheet->theme.soft);
    CjmBox *task = cjm_sheet_small(sheet, entry->tasks.at[i]);
    cjm_box_add(stack, cjm_sheet_listed(sheet, cjm_box_hang(&sheet->m, mark, 7, 17, task)));
  }
  return stack;
}

static CjmBox *status_cell(CjmSheet *sheet, const CjmPlanEntry *entry)
{
  static const CjmWord words[] = {[CJM_PLAN_PLANNED] = CJM_WORD_STATUS_PLANNED,
                                  [CJM_PLAN_DOING] = CJM_WORD_STATUS_DOING,
                                  [CJM_PLAN_DONE] = CJM_WORD_STATUS_DONE,
                                  [CJM_PLAN_DROPPED] = CJM_WORD_STATUS_DROPPED};
  int status = entry->status.value;
  if (status == CJM_PLAN_NONE) return cjm_box_space(&sheet->m, 0, 0);
  CjmColour colour = status == CJM_PLAN_DROPPED ? sheet->theme.neutral : sheet->theme.positive;
  return cjm_progress_box(sheet, words[status], CJM_SIZE_BODY, sheet->theme.ink, colour);
}

static CjmBox *due_cell(CjmSheet *sheet, const CjmPlanEntry *entry)
{
  if (!entry->due.year) return cjm_box_space(&sheet->m, 0, 0);
  return cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR), sheet->theme.ink,
                      cjm_sheet_date(sheet, entry->due));
}

static CjmBox *owner_cell(CjmSheet *sheet, const CjmPlanEntry *entry)
{
  CjmBox *owner = cjm_sheet_body(sheet, &entry->owner);
  return owner ? owner : cjm_box_space(&sheet->m, 0, 0);
}

/* ---- the table ---- */

/* Plans with fewer entries than this are not divided into two tables. */
enum { STEP, WHAT, OWNER, DUE, STATUS, COLUMNS };
enum { SHORT_TABLE = 3, MOST_TABLES = 4 };

enum { LEAST_BLOCK = 520, LEAST_TABLE = 570, GAP = 12 }; /* px; several tables side by side are wider than a block at its narrowest */

/* Columns of words of the map's own have room for the longest of them in one line, if that is not more than twice their share. */
static const struct {
  CjmWord title;
  double share;
  CjmBox *(*cell)(CjmSheet *, const CjmPlanEntry *);
  bool own_words;
} columns[COLUMNS] = {[STEP] = {CJM_WORD_PLAN_STEP, 0.11, steps_cell},
                      [WHAT] = {CJM_WORD_PLAN_WHAT, 0.38, what_cell},
                      [OWNER] = {CJM_WORD_PLAN_OWNER, 0.21, owner_cell},
                      [DUE] = {CJM_WORD_PLAN_DUE, 0.16, due_cell, true},
                      [STATUS] = {CJM_WORD_PLAN_STATUS, 0.14, status_cell, true}};

static void draw_rule(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *theme = data;
  (void)background;
  cjm_scene_line(scene, (CjmPoint){at.x, at.y + at.h / 2}, (CjmPoint){at.x + at.w, at.y + at.h / 2}, cjm_stroke(theme->rule, 1));
}

typedef struct Table {
  CjmSheet *sheet;
  bool shows[COLUMNS]; /* those that are not empty */
  double shares[COLUMNS];
} Table;

static double share_of(CjmSheet *sheet, size_t column)
{
  double share = columns[column].share, width = 0;
  if (!columns[column].own_words) return share;
  for (size_t i = 0; i < sheet->journey->plan.n; i++) width = fmax(width, cjm_box_width(columns[column].cell(sheet, sheet->journey->plan.at[i])));
  return CLAMP(ceil(width) / (LEAST_BLOCK - GAP * (COLUMNS - 1)), share, 2 * share);
}

static Table find_columns(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  Table table = {.sheet = sheet, .shows = {[WHAT] = true}};
  const CjmOpportunity *found;
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmPlanEntry *entry = journey->plan.at[i];
    table.shows[STEP] |= cjm_plan_opportunities(journey, entry, &found, 1) > 0;
    table.shows[OWNER] |= entry->owner.at != NULL;
    table.shows[DUE] |= entry->due.year != 0;
    table.shows[STATUS] |= entry->status.value != CJM_PLAN_NONE;
  }
  double others = 0, taken = 0; /* shares: of the columns of the author's words, and what the rest takes from them */
  for (size_t i = 0; i < COLUMNS; i++) {
    table.shares[i] = share_of(sheet, i);
    if (columns[i].own_words) taken += table.shares[i] - columns[i].share;
    else others += columns[i].share;
  }
  for (size_t i = 0; i < COLUMNS; i++)
    if (!columns[i].own_words) table.shares[i] *= (others - taken) / others;
  return table;
}

/* The row of an entry; NULL: the row of titles. */
static CjmBox *row(const Table *table, const CjmPlanEntry *entry)
{
  CjmSheet *sheet = table->sheet;
  CjmBox *cells[COLUMNS];
  double shares[COLUMNS];
  size_t n = 0;
  for (size_t i = 0; i < COLUMNS; i++) {
    if (!table->shows[i]) continue;
    shares[n] = table->shares[i];
    CjmBox *cell =
      entry ? columns[i].cell(sheet, entry) : cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, columns[i].title));
    cells[n++] = entry ? cjm_box_group(&sheet->m, CJM_GROUP_FIELD, NULL, NULL, NULL, cell) : cjm_sheet_heading(sheet, cell);
  }
  return cjm_box_group(&sheet->m, CJM_GROUP_ROW, NULL, NULL, NULL, cjm_box_columns(&sheet->m, GAP, n, cells, shares));
}

static CjmBox *head_row(void *table)
{
  return row(table, NULL);
}

/* By due date, with entries without a date last; equal ones in file order. */
static int by_due(const void *left, const void *right)
{
  const CjmPlanEntry *a = *(CjmPlanEntry *const *)left, *b = *(CjmPlanEntry *const *)right;
  int day_a = a->due.year ? a->due.year * 10000 + a->due.month * 100 + a->due.day : 99999999;
  int day_b = b->due.year ? b->due.year * 10000 + b->due.month * 100 + b->due.day : 99999999;
  if (day_a != day_b) return day_a < day_b ? -1 : 1;
  return a->o.index < b->o.index ? -1 : 1;
}

static CjmBox *make_plan(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  size_t n = journey->plan.n;
  if (!n) return NULL;
  CjmPlanEntry **sorted = cjm_arena_alloc(sheet->m.arena, n * sizeof *sorted);
  for (size_t i = 0; i < n; i++) sorted[i] = journey->plan.at[i];
  qsort(sorted, n, sizeof *sorted, by_due);
  CjmBox **rows = cjm_arena_make(sheet->m.arena, CjmBox *, n);
  Table table = find_columns(sheet);
  for (size_t i = 0; i < n; i++) {
    rows[i] = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(rows[i], cjm_box_band(&sheet->m, 11, draw_rule, &sheet->theme));
    cjm_box_add(rows[i], cjm_box_object(&sheet->m, sorted[i], row(&table, sorted[i])));
  }
  double least = LEAST_TABLE;
  for (size_t i = 0; i < n; i++) least = fmax(least, cjm_box_min_width(rows[i]));
  size_t tables = CLAMP(n / SHORT_TABLE, 1, MOST_TABLES);
  CjmBox *flow = cjm_box_flow(&sheet->m, least, 48, 0, tables, head_row, &table, n, rows);
  return cjm_block_titled(sheet, CJM_WORD_ACTION_PLAN, flow);
}

const CjmBlockClass cjm_block_plan = {
  .key = "plan", .role = CJM_GROUP_PLAN, .make = make_plan, .least = LEAST_BLOCK, .most = CJM_BLOCK_COLUMNS_MAX, .leads = true};

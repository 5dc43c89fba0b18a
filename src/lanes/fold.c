/* fold.c: on paper, lanes of one family share a row, and what belongs to a whole phase takes empty columns. */
#include "lanes/lane.h"

#include <stdlib.h>
#include <string.h>

/* Lanes that are folded into others, and the sign before their items and their name; NULL: their items have signs of their own. */
static const struct {
  CjmLaneId guest, host;
  const char *sign;
  bool sparse; /* only if at most half of its cells are filled */
} families[] = {
  {CJM_LANE_QUESTIONS, CJM_LANE_THOUGHTS, "?", false},      {CJM_LANE_EXPECTATIONS, CJM_LANE_NEEDS, NULL, false},
  {CJM_LANE_GAINS, CJM_LANE_PAIN_POINTS, NULL, false},      {CJM_LANE_GAPS, CJM_LANE_PAIN_POINTS, NULL, false},
  {CJM_LANE_COSTS, CJM_LANE_METRICS, NULL, false},          {CJM_LANE_CUSTOM, CJM_LANE_STEPS, "§", true},
};

static const double gap = 3; /* px, between the cells of two lanes */

/* Whether a lane has nothing but cells, in one row, which may stand below others. */
static bool is_plain(const CjmLaneView *view)
{
  return view->n_rows == 1 && !view->picture && !view->class->line && view->class->cell && !view->class->level;
}

static CjmBox *signed_box(CjmSheet *sheet, const char *sign, CjmBox *box)
{
  return sign ? cjm_box_hang(&sheet->m, cjm_sheet_tag(sheet, sheet->theme.accent, sign), 6, 19, box) : box;
}

/* The order of cells: by column, and those across a phase after those of its steps. */
static size_t place_of(const CjmCell *cell)
{
  return 2 * (cell->first + cell->n - 1) + cell->across;
}

static CjmCell joined(CjmSheet *sheet, CjmCell host, const CjmBox *below)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, gap);
  cjm_box_add(stack, (CjmBox *)host.box);
  cjm_box_add(stack, (CjmBox *)below);
  host.box = stack;
  return host;
}

/* Puts the cells of `guest` below those of `host`, whose boxes stay in the arena of each. */
static void fold(CjmLaneView *host, const CjmLaneView *guest, const char *sign)
{
  CjmSheet *sheet = host->sheet;
  CjmArena *outer = sheet->m.arena;
  sheet->m.arena = host->arena;
  CjmRow row = {cjm_arena_make(host->arena, CjmCell, host->row.n + guest->row.n), 0};
  for (size_t h = 0, g = 0; h < host->row.n || g < guest->row.n;) {
    CjmCell *mine = h < host->row.n ? &host->row.cells[h] : NULL;
    const CjmCell *theirs = g < guest->row.n ? &guest->row.cells[g] : NULL;
    bool same = mine && theirs && place_of(mine) == place_of(theirs) && mine->first == theirs->first;
    bool take_mine = !theirs || (mine && place_of(mine) <= place_of(theirs));
    CjmCell cell = take_mine ? *mine : *theirs;
    if (take_mine && !host->folded) cell.own = cell.box;
    if (!take_mine || same) {
      CjmBox *box = signed_box(sheet, sign, (CjmBox *)theirs->box);
      if (same) cell = joined(sheet, cell, box);
      else cell.box = box, cell.own = NULL;
      g++;
    }
    h += take_mine;
    row.cells[row.n++] = cell;
  }
  host->row = row;
  host->folded = true;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
  const CjmLane *lane = guest->lane;
  CjmBox *name = lane->title.at ? cjm_box_authored(&sheet->m, style, sheet->theme.soft, &lane->title)
                                : cjm_box_text(&sheet->m, style, sheet->theme.soft, cjm_sheet_word(sheet, cjm_lane_word(lane->id)));
  cjm_box_add(host->name, signed_box(sheet, sign, name));
  sheet->m.arena = outer;
}

static CjmLaneView *find_host(CjmLaneView *views, size_t n, CjmLaneId id)
{
  for (size_t i = 0; i < n; i++)
    if (views[i].lane->id == id && views[i].n_rows == 1 && views[i].row.n > 0) return &views[i];
  return NULL;
}

/* The host of a lane, and the sign of the lane there; NULL if it stays alone. */
static CjmLaneView *host_of(CjmLaneView *views, size_t n, const CjmLaneView *guest, const char **ret_sign)
{
  for (size_t i = 0; i < G_N_ELEMENTS(families) && is_plain(guest); i++) {
    if (families[i].guest != guest->lane->id) continue;
    if (families[i].sparse && 2 * guest->row.n > guest->sheet->journey->steps.n) continue;
    *ret_sign = families[i].sign;
    return find_host(views, n, families[i].host);
  }
  return NULL;
}

/* ---- what belongs to a whole phase ---- */

/* The longest run of columns without cells among `n` from `first` on. Returns its length. */
static size_t find_empty(const CjmLaneView *view, size_t first, size_t n, size_t *ret_start)
{
  size_t best = 0, run = 0;
  for (size_t c = first; c < first + n; c++) {
    bool taken = false;
    for (size_t i = 0; i < view->row.n && !taken; i++) {
      const CjmCell *cell = &view->row.cells[i];
      taken = !cell->across && c >= cell->first && c < cell->first + cell->n;
    }
    run = taken ? 0 : run + 1;
    if (run > best) best = run, *ret_start = c + 1 - run;
  }
  return best;
}

static int by_place(const void *left, const void *right)
{
  size_t a = place_of(left), b = place_of(right);
  return (a > b) - (a < b);
}

/* Moves what belongs to a whole phase into columns of the phase that are empty, if others are not, with words that say so: the lane has one row
 * less. */
static void use_empty_columns(CjmLaneView *view)
{
  CjmSheet *sheet = view->sheet;
  CjmArena *outer = sheet->m.arena;
  sheet->m.arena = view->arena;
  for (size_t i = 0; i < view->row.n; i++) {
    CjmCell *cell = &view->row.cells[i];
    size_t start = 0, n = cell->across ? find_empty(view, cell->first, cell->n, &start) : 0;
    if (n == 0 || n == cell->n) continue;
    CjmBox *stack = cjm_box_stack(&sheet->m, 1);
    cjm_box_add(stack, (CjmBox *)cell->box);
    cjm_box_add(stack, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_WHOLE_PHASE)));
    *cell = (CjmCell){.first = start, .n = n, .box = stack, .own = cell->own};
  }
  if (view->row.n) qsort(view->row.cells, view->row.n, sizeof *view->row.cells, by_place);
  sheet->m.arena = outer;
}

size_t cjm_lanes_fold(CjmLaneView *views, size_t n)
{
  bool *gone = g_new0(bool, n + 1);
  for (size_t i = 0; i < n; i++) {
    const char *sign = NULL;
    CjmLaneView *host = host_of(views, n, &views[i], &sign);
    if (!host || gone[host - views]) continue;
    fold(host, &views[i], sign);
    gone[i] = true;
  }
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    if (gone[i]) continue;
    if (is_plain(&views[i])) use_empty_columns(&views[i]);
    CjmLaneView view = views[i];
    views[i] = views[kept];
    views[kept++] = view;
  }
  g_free(gone);
  return kept;
}

/* paths.c: duration and cost of the journey on each path of a fork, and paths without steps. */
#include <math.h>
#include <string.h>

#include "blocks/block.h"
#include "journey/routes.h"
#include "lanes/lane.h"
#include "layout/path-mark.h"

/* The totals of some steps. */
typedef struct Total {
  double seconds, longest, waiting;
  double cost;
  const char *currency; /* of the first cost; costs in other currencies are not added. NULL: none */
} Total;

static void add_step(Total *total, const CjmStep *step)
{
  const CjmWhen *when = step->when;
  const CjmDuration *time = when ? (when->duration.set ? &when->duration : &when->waiting) : NULL;
  if (time && time->set) total->seconds += time->seconds, total->longest += fmax(time->seconds, time->longest);
  if (when && when->waiting.set) total->waiting += when->waiting.seconds;
  if (!step->cost || !step->cost->amount.set || !step->cost->currency.at || step->cost->per.at) return;
  if (!total->currency) total->currency = step->cost->currency.at;
  if (strcmp(total->currency, step->cost->currency.at) == 0) total->cost += step->cost->amount.value;
}

static Total sum(const Total *a, const Total *b)
{
  Total total = {a->seconds + b->seconds, a->longest + b->longest, a->waiting + b->waiting, a->cost, a->currency};
  if (!total.currency) total.currency = b->currency;
  if (b->currency && strcmp(total.currency, b->currency) == 0) total.cost += b->cost;
  return total;
}

/* Whether the step is on a path of the fork, and on the main paths of all other forks. */
static bool is_of_fork(const CjmJourney *journey, const CjmRefs *paths, const CjmFork *fork, bool *ret_others)
{
  bool is_of = false;
  *ret_others = true;
  for (size_t i = 0; i < paths->n; i++) {
    const CjmJourneyPath *path = (const CjmJourneyPath *)paths->at[i]->to;
    if (!path) continue;
    bool here = path->choice->index == fork->index;
    const CjmJourneyPath *main = cjm_fork_of(journey, path)->main;
    bool on_main = here || path == main;
    for (size_t k = 0; k < paths->n && !on_main; k++) on_main = paths->at[k]->to == &main->o;
    is_of |= here;
    *ret_others &= on_main;
  }
  return is_of;
}

static bool is_ending(const CjmStep *step)
{
  for (size_t i = 0; i < step->moments.n; i++)
    if (step->moments.at[i]->kind.value == CJM_MOMENT_ENDING) return true;
  return false;
}

/* Computes the totals of each path of the fork, with the main paths of all other forks. A path that ends early does not include
 * later steps. False if the steps in which the paths differ have neither times nor costs. */
static bool find_totals(const CjmJourney *journey, const CjmFork *fork, Total *ret_totals)
{
  size_t n = fork->paths.at[0]->choice->paths.n; /* by letter, since a view may show only some of them */
  Total shared = {0}, *own = g_new0(Total, n), *at_end = g_new0(Total, n);
  bool *ends = g_new0(bool, n), differ = false;
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    bool others, is_of = is_of_fork(journey, &step->paths, fork, &others);
    if (!others) continue;
    if (!is_of) {
      add_step(&shared, step);
      continue;
    }
    for (size_t i = 0; i < step->paths.n; i++) {
      const CjmJourneyPath *path = (const CjmJourneyPath *)step->paths.at[i]->to;
      if (!path || path->choice->index != fork->index) continue;
      Total *total = &own[path->letter];
      add_step(total, step);
      differ |= total->seconds > 0 || total->currency;
      ends[path->letter] = path != fork->main && is_ending(step);
      at_end[path->letter] = sum(&shared, total);
    }
  }
  for (size_t i = 0; i < fork->paths.n; i++) {
    size_t letter = fork->paths.at[i]->letter;
    ret_totals[i] = ends[letter] ? at_end[letter] : sum(&shared, &own[letter]);
  }
  g_free(ends);
  g_free(at_end);
  g_free(own);
  return differ;
}

/* ---- boxes ---- */

static const double longest_bar = 120; /* px */

typedef struct Bar {
  const CjmTheme *theme;
  double least, most; /* share of the width of the bar, 0 … 1 */
  bool main;
} Bar;

static void draw_bar(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Bar *bar = data;
  double y = at.y + at.h / 2, height = bar->main ? 8 : 5;
  CjmColour colour = bar->theme->path;
  (void)background;
  cjm_scene_rect(scene, (CjmRect){at.x, y - height / 2, fmax(2, at.w * bar->least / bar->most), height}, 1, cjm_paint(colour), CJM_NO_STROKE);
  if (bar->most > bar->least)
    cjm_scene_line(scene, (CjmPoint){at.x, y}, (CjmPoint){at.x + at.w, y}, cjm_stroke(colour, 1.5));
}

static CjmBox *total_box(CjmSheet *sheet, const Total *total, double longest, bool main)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_BODY, main ? CJM_WEIGHT_SEMIBOLD : CJM_WEIGHT_REGULAR);
  if (total->seconds > 0) {
    CjmDuration time = {.set = true, .seconds = total->seconds, .longest = total->longest};
    cjm_box_add(facts, cjm_box_text(&sheet->m, style, sheet->theme.ink, cjm_lane_duration(sheet, &time)));
  }
  if (total->waiting > 0) {
    CjmDuration wait = {.set = true, .seconds = total->waiting, .longest = total->waiting};
    cjm_box_add(facts, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_WAIT_OF, cjm_lane_duration(sheet, &wait), NULL)));
  }
  if (total->currency) {
    const char *money = cjm_arena_take(sheet->m.arena, cjm_lang_money_new(sheet->m.lang, total->cost, total->currency));
    cjm_box_add(facts, cjm_box_text(&sheet->m, style, sheet->theme.ink, money));
  }
  if (total->seconds <= 0 || longest <= 0) return facts;
  Bar *bar = cjm_arena_make(sheet->m.arena, Bar, 1);
  *bar = (Bar){&sheet->theme, total->seconds / longest, total->longest / longest, main};
  CjmBox *drawing = cjm_box_drawing(&sheet->m, fmax(2, longest_bar * bar->most), 19, draw_bar, bar);
  return cjm_box_hang(&sheet->m, drawing, 8, 19, facts);
}

static CjmBox *fork_box(CjmSheet *sheet, const CjmFork *fork)
{
  Total *totals = cjm_arena_make(sheet->m.arena, Total, fork->paths.n);
  if (!find_totals(sheet->journey, fork, totals)) return NULL;
  CjmBox *stack = cjm_box_stack(&sheet->m, 3), **names = g_new(CjmBox *, fork->paths.n);
  double width = 0, longest = 0;
  for (size_t i = 0; i < fork->paths.n; i++) {
    const CjmJourneyPath *path = fork->paths.at[i];
    CjmBox *name = cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR), sheet->theme.ink,
                                path->title.at ? path->title.at : path->o.id);
    cjm_box_limit(name, 150);
    names[i] = cjm_box_hang(&sheet->m, cjm_path_coin(sheet, path, sheet->theme.background), 6, 19, name);
    width = fmax(width, cjm_box_width(names[i]));
    longest = fmax(longest, totals[i].longest);
  }
  if (fork->title.at) cjm_box_add(stack, cjm_sheet_note(sheet, fork->title.at));
  for (size_t i = 0; i < fork->paths.n; i++) {
    double gap = fmax(12, width - cjm_box_width(names[i]) + 12);
    cjm_box_add(stack, cjm_box_hang(&sheet->m, names[i], gap, 19, total_box(sheet, &totals[i], longest, fork->paths.at[i] == fork->main)));
  }
  g_free(names);
  return stack;
}

/* A fork whose paths have no columns: its name and those of the paths. */
static CjmBox *unused_box(CjmSheet *sheet, const CjmFork *fork)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 3);
  cjm_box_add(stack, cjm_sheet_small(sheet, &fork->title));
  for (size_t i = 0; i < fork->paths.n; i++)
    cjm_box_add(stack, cjm_path_name(sheet, fork->paths.at[i], sheet->theme.background));
  return stack;
}

static CjmBox *make_paths(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmBox *stack = cjm_box_stack(&sheet->m, 8);
  bool *used = g_new0(bool, journey->paths.n), timed = true;
  for (size_t s = 0; s < journey->steps.n; s++) cjm_refs_note(&journey->steps.at[s]->paths, used);
  for (size_t f = 0; f < journey->forks.n; f++) {
    const CjmFork *fork = journey->forks.at[f];
    bool any = false;
    for (size_t i = 0; i < fork->paths.n; i++) any |= used[fork->paths.at[i]->o.index];
    CjmBox *box = any ? fork_box(sheet, fork) : unused_box(sheet, fork);
    if (box) cjm_box_add(stack, box);
    timed &= any;
  }
  g_free(used);
  return cjm_block_titled(sheet, timed ? CJM_WORD_TIME_BY_PATH : CJM_WORD_PATHS, cjm_box_is_empty(stack) ? NULL : stack);
}

const CjmBlockClass cjm_block_paths = {
  .key = "paths", .role = CJM_GROUP_PATHS, .make = make_paths, .least = 380, .most = 2};

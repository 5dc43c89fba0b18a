#include "map/pages.h"

#include <math.h>

#include "map/pages-private.h"

static const double least_text = 7 * CJM_PX_PER_PT; /* px on paper */
static const double usual_column = 160, narrow_column = 110; /* px, least widths */

/* ---- the plan ---- */

/* Plans the pages for columns that are divided after `parts`. */
static void plan_parts(CjmComposer *c, const GArray *parts)
{
  size_t first = 0;
  g_array_set_size(c->pages, 0);
  c->breaks = 0;
  for (guint i = 0; i < parts->len; i++) {
    size_t end = g_array_index(parts, size_t, i);
    c->breaks += cjm_composer_divide_lanes(c, first, end - first, true).breaks;
    first = end;
  }
  cjm_composer_add_blocks(c);
}

/* How good a plan is. */
typedef struct Score {
  size_t pages, breaks;
  double fullest; /* px, what is used of the page that has the least to spare */
} Score;

static Score score_of(const CjmComposer *c)
{
  Score score = {.pages = c->pages->len, .breaks = c->breaks};
  for (guint i = 0; i < c->pages->len; i++) {
    const CjmPage *page = &g_array_index(c->pages, CjmPage, i);
    if (cjm_page_has_lanes(page)) score.fullest = fmax(score.fullest, cjm_composer_top(c, page) + page->heads + page->height + page->blocks_height);
  }
  return score;
}

static bool is_better(Score a, Score b)
{
  if (a.pages != b.pages) return a.pages < b.pages;
  if (a.breaks != b.breaks) return a.breaks < b.breaks;
  return a.fullest < b.fullest;
}

/* Plans with the division whose last part begins at a place. Replaces the plan before if it is better. */
static void try_division(CjmComposer *c, CjmDivider *d, size_t from, Score *io_best)
{
  size_t least;
  g_autoptr(GArray) parts = cjm_divider_parts_new(d, from, &least);
  if (!parts || least > io_best->pages) return;
  plan_parts(c, parts);
  Score score = score_of(c);
  if (!is_better(score, *io_best)) return;
  *io_best = score;
  g_clear_pointer(&c->parts, g_array_unref);
  c->parts = g_steal_pointer(&parts);
}

/* Plans all pages at a scale. Returns how many they are. Blocks are not known while columns are divided: divisions with longer and shorter last
 * parts, which leave more or less room for blocks, are compared. */
static size_t plan(CjmComposer *c, double scale)
{
  cjm_composer_set_scale(c, scale);
  c->no_rail = false;
  g_autoptr(CjmDivider) d = cjm_divider_new(c);
  Score best = {.pages = SIZE_MAX};
  size_t first = cjm_divider_best(d);
  try_division(c, d, first, &best);
  for (size_t from = cjm_divider_length(d); !cjm_composer_is_long(c) && from-- > 0;)
    if (from != first) try_division(c, d, from, &best);
  plan_parts(c, c->parts);
  return best.pages;
}

/* Plans the pages with the same columns at a scale of `least` or more. Whether the columns have room, and the pages are no more, and no more of
 * them are divided. */
static bool holds_at(CjmComposer *c, double scale, double least, Score most)
{
  cjm_composer_set_scale(c, scale);
  if (scale > least && c->strip > cjm_page_strip) return false; /* the title at the foot is on one line */
  for (size_t i = 0, first = 0; i < c->parts->len; first = g_array_index(c->parts, size_t, i++)) {
    if (scale > least && !cjm_composer_has_room(c, first, g_array_index(c->parts, size_t, i), 0)) return false;
  }
  plan_parts(c, c->parts);
  return c->pages->len <= most.pages && c->breaks <= most.breaks && c->opening <= c->height;
}

/* Plans the pages at the largest scale at which they are no more. Blocks that have room below the lanes stay there: beside them they would leave room for
 * larger text, and most of the rail empty. */
static void grow(CjmComposer *c, double least)
{
  double low = least, high = least * 3;
  c->no_rail = g_array_index(c->pages, CjmPage, c->pages->len - 1).rail_width <= 0;
  Score most = score_of(c);
  for (int turn = 0; turn < 5 && !cjm_composer_is_long(c); turn++) {
    double middle = sqrt(low * high);
    if (holds_at(c, middle, least, most)) low = middle;
    else high = middle;
  }
  holds_at(c, low, least, most);
}

/* ---- composing ---- */

/* The heading of pages after the first one. */
static const char *slim_title(const CjmBuilder *b)
{
  const CjmJourney *journey = b->sheet.journey;
  if (b->slide && !b->slide->opens) return b->slide->title;
  return journey->headline.at ? journey->headline.at : journey->title.at;
}

static void composer_init(CjmComposer *c, CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                          const CjmSetting *setting, CjmDiags *diags)
{
  *c = (CjmComposer){.least_column = usual_column, .options = options, .paper = options->paper, .arena = cjm_arena_new(), .pages = g_array_new(FALSE, FALSE, sizeof(CjmPage))};
  CjmBuilder *b = c->b = g_new0(CjmBuilder, 1);
  cjm_builder_init(b, arena, fonts, journey, options, setting, diags);
  CjmSheet *sheet = &b->sheet;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
  c->slim = cjm_box_text(&sheet->m, style, sheet->theme.ink, slim_title(b));
  c->title = cjm_sheet_note(sheet, journey->title.at);
  cjm_composer_measure_init(c);
  c->widths = cjm_arena_make(c->arena, double, journey->steps.n);
  c->pictures = cjm_arena_make(c->arena, double, b->n_lanes);
  cjm_builder_make_columns(b, 0);
  for (size_t i = 0; i < journey->steps.n; i++) c->widths[i] = fmax(200, cjm_columns_min(b->columns, i));
  cjm_builder_set_page(b, 0, journey->steps.n, 0, c->widths);
  for (size_t i = 0; i < b->n_lanes; i++) {
    cjm_lane_measure(&b->lanes[i]);
    c->pictures[i] = b->lanes[i].picture_height;
  }
}

static void composer_clear(CjmComposer *c)
{
  g_array_unref(c->pages);
  g_clear_pointer(&c->parts, g_array_unref);
  cjm_arena_free(c->arena);
  g_hash_table_unref(c->measured);
  cjm_builder_clear(c->b);
  g_free(c->b);
}

/* Turns the page to the side on which the map takes fewer pages, or divides fewer columns; the wide one of equal ones. Returns the pages. */
static size_t plan_turned(CjmComposer *c, double least)
{
  if (cjm_composer_is_long(c)) c->paper = cjm_paper_turned(c->paper, c->paper.orientation == CJM_ORIENTATION_ANY ? CJM_ORIENTATION_LANDSCAPE : c->paper.orientation);
  if (c->paper.orientation != CJM_ORIENTATION_ANY) return plan(c, least);
  CjmPaper wide = cjm_paper_turned(c->paper, CJM_ORIENTATION_LANDSCAPE), high = cjm_paper_turned(c->paper, CJM_ORIENTATION_PORTRAIT);
  c->paper = high;
  size_t n_high = plan(c, least), breaks_high = c->breaks;
  g_autoptr(GArray) parts_high = g_steal_pointer(&c->parts);
  c->paper = wide;
  size_t n_wide = plan(c, least);
  if (n_wide < n_high || (n_wide == n_high && c->breaks <= breaks_high)) return n_wide;
  c->paper = high;
  g_array_unref(c->parts);
  c->parts = g_steal_pointer(&parts_high);
  cjm_composer_set_scale(c, least);
  plan_parts(c, c->parts);
  return n_high;
}

/* Whether a page before the last one is less than half full. */
static bool is_sparse(const CjmComposer *c)
{
  static const double half = 0.5;
  for (guint i = 0; i + 1 < c->pages->len; i++) {
    const CjmPage *page = &g_array_index(c->pages, CjmPage, i);
    if (cjm_composer_top(c, page) + page->heads + page->height + page->blocks_height < half * c->height) return true;
  }
  return false;
}

/* Plans the pages of a map with little in its steps again, with narrower columns, and keeps that plan if it fills the pages better. */
static void try_narrow(CjmComposer *c, double least)
{
  CjmPaper paper = c->paper;
  size_t n = c->pages->len;
  if (cjm_composer_is_long(c) || c->b->slide || !is_sparse(c)) return;
  c->least_column = narrow_column;
  plan_turned(c, least);
  if (c->pages->len > n || (c->pages->len == n && is_sparse(c))) {
    c->least_column = usual_column;
    c->paper = paper;
    plan_turned(c, least);
  }
  grow(c, least);
}

/* From comfortable to close: sizes of TINY, SMALL, BODY, NAME, LARGE and TITLE. */
static const CjmSetting settings[] = {
  {{{1, 1, 1, 1, 1.1, 1}}, 0.9, false, 1},
  {{{1, 0.94, 0.93, 0.95, 1.05, 1}}, 0.65, false, 1},
  {{{1, 0.9, 0.87, 0.92, 1.05, 0.95}}, 0.45, false, 1},
};

/* On sheets larger than A3, what is read across the room grows with the sheet, and other text hardly: it is read from the hand. Text that is read
 * from d metres needs 7.5 pt × d. */
static CjmSetting wall_setting(CjmPaper paper)
{
  double times = CLAMP(fmin(paper.width, paper.height) / (297 * CJM_PX_PER_MM), 1, 2.9);
  return (CjmSetting){{{1, 1, 1, pow(times, 0.5), 1.1 * pow(times, 0.6), pow(times, 0.95)}}, 0.7, times > 1.2, fmin(times, 2)};
}

bool cjm_compose_pages(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                       CjmMapReport *io_report, CjmPages *ret_pages, GError **error)
{
  double least = (options->least_text > 0 ? options->least_text : least_text) / cjm_theme_least_size();
  enum { N = G_N_ELEMENTS(settings) + 1 };
  g_autoptr(CjmDiags) again = cjm_diags_new();
  CjmComposer composers[N];
  size_t pages[N], n_tried = 0, best = 0;
  CjmSetting wall = wall_setting(options->paper);
  const CjmSetting *order[N] = {&wall, &settings[0], &settings[2], &settings[1]}; /* the middle one is tried where the closest saves pages */
  size_t skipped = wall.wall ? 0 : 1;
  for (; n_tried < N - skipped; n_tried++) {
    CjmComposer *c = &composers[n_tried];
    composer_init(c, arena, fonts, journey, options, order[n_tried + skipped], n_tried ? again : diags); /* pictures are reported once */
    pages[n_tried] = plan_turned(c, least);
    bool is_closest = n_tried + skipped == 2, is_middle = n_tried + skipped == 3;
    if (pages[n_tried] < pages[best] || (is_middle && pages[n_tried] == pages[best])) best = n_tried;
    if (pages[best] == 1 || cjm_composer_is_long(c) || (is_closest && best < n_tried)) break;
  }
  n_tried = MIN(n_tried + 1, N - skipped);
  CjmComposer *c = &composers[best];
  grow(c, least);
  try_narrow(c, least);
  cjm_composer_draw(c, arena, ret_pages);
  if (io_report) cjm_builder_find_left_out(c->b, io_report->left_out);
  bool ok = true;
  for (size_t i = 0; i < n_tried; i++) {
    if (ok && composers[i].b->images.error) {
      g_propagate_error(error, g_steal_pointer(&composers[i].b->images.error));
      cjm_pages_clear(ret_pages);
      ok = false;
    }
    g_clear_error(&composers[i].b->images.error);
    composer_clear(&composers[i]);
  }
  return ok;
}

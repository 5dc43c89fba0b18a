#include "map/pages.h"

#include <math.h>
#include <string.h>

#include "blocks/block.h"
#include "map/pages-private.h"

static const double least_text = 7 * CJM_PX_PER_PT;          /* px on paper */
static const double least_column = 130, widest_column = 420; /* px, unless the page is narrower; and where there is a choice */

/* ---- which columns are on a page ---- */

/* The height of the lanes of a page with these columns, about. */
static double estimate(CjmComposer *c, size_t first, size_t n)
{
  CjmBuilder *b = c->b;
  CjmArena *arena = cjm_arena_new();
  CjmColumns *part = cjm_columns_part(arena, b->columns, first, n);
  double *widths = cjm_arena_make(arena, double, n);
  cjm_columns_solve(part, cjm_composer_room(c, first), widths);
  double height = cjm_columns_height(part, widths) + cjm_page_head_gap;
  cjm_arena_free(arena);
  for (size_t i = 0; i < b->n_lanes; i++) height += b->lanes[i].picture ? c->pictures[i] : 2 * cjm_lane_pad_y(&b->sheet);
  return height;
}

/* The number of pages that lanes of a height take, if rows were divided at any height. */
static size_t pages_for(const CjmComposer *c, double height, bool opens)
{
  double top = opens ? c->opening : c->next;
  if (height <= c->height - top) return 1;
  return 1 + (size_t)ceil((height - (c->height - top)) / (c->height - c->next));
}

/* The most columns that have room on a page, and one more for what is too wide. */
static size_t most_units(const CjmComposer *c)
{
  return (size_t)fmax(1, cjm_composer_room(c, 0) / least_column) + 2;
}

/* Where columns may be divided: at phases, and at steps of a phase that is too wide for a page. */
static GArray *find_units(const CjmComposer *c)
{
  const CjmJourney *journey = c->b->sheet.journey;
  GArray *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
  size_t column = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    size_t n = journey->phases.at[p]->steps.n;
    double least = 0;
    for (size_t i = column; i < column + n; i++) least += fmax(least_column, cjm_columns_min(c->b->columns, i));
    for (size_t i = column + 1; least > cjm_composer_room(c, 1) && i < column + n; i++) g_array_append_val(ends, i);
    column += n;
    g_array_append_val(ends, column);
  }
  return ends;
}

static bool has_room(const CjmComposer *c, size_t first, size_t end)
{
  double least = 0;
  for (size_t i = first; i < end; i++) least += fmax(least_column, cjm_columns_min(c->b->columns, i));
  return least <= cjm_composer_room(c, first);
}

typedef struct Choice {
  size_t pages, breaks, from; /* pages so far; of them, those that begin within a column; the division before */
  double tallest;             /* px */
} Choice;

static bool is_better(const Choice *a, const Choice *b)
{
  if (a->pages != b->pages) return a->pages < b->pages;
  if (a->breaks != b->breaks) return a->breaks < b->breaks;
  return a->tallest < b->tallest;
}

/* Divides the columns where that takes the fewest pages; of such divisions, the one that divides the fewest columns, and then the one whose
 * tallest page is lowest. Dynamic programming over
 * the divisions that there may be. Heights are taken as this share of their estimate, which is
 * kept in `io_heights`. Returns the ends of the parts. */
static GArray *divide_columns(CjmComposer *c, const GArray *ends, double *io_heights, double share)
{
  Choice *best = g_new(Choice, ends->len + 1);
  best[0] = (Choice){0};
  for (size_t k = 1; k <= ends->len; k++) {
    size_t end = g_array_index(ends, size_t, k - 1);
    best[k] = (Choice){.pages = SIZE_MAX};
    for (size_t j = k; j-- > 0;) {
      size_t first = j ? g_array_index(ends, size_t, j - 1) : 0;
      if (j + 1 < k && !has_room(c, first, end)) break;
      double *estimated = &io_heights[(k - 1) * most_units(c) + MIN(k - 1 - j, most_units(c) - 1)];
      if (isnan(*estimated)) *estimated = estimate(c, first, end - first);
      double height = share * *estimated;
      size_t pages = pages_for(c, height, first == 0);
      double wide = cjm_composer_room(c, first) / (double)(end - first) - widest_column; /* lonely columns look lost */
      double tall = height + (first ? c->next : c->opening) + 4 * fmax(0, wide);
      Choice choice = {best[j].pages + pages, best[j].breaks + pages - 1, j, fmax(best[j].tallest, tall)};
      if (is_better(&choice, &best[k])) best[k] = choice;
    }
  }
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(size_t));
  for (size_t k = ends->len; k > 0; k = best[k].from) g_array_prepend_val(parts, g_array_index(ends, size_t, k - 1));
  g_free(best);
  return parts;
}

/* ---- which lanes are on a page ---- */

/* The lane after those that begin at `i`: with all rows that follow. */
static size_t lane_end(const CjmBuilder *b, size_t i)
{
  return i + b->lanes[i].n_rows - b->lanes[i].index;
}

/* `from`: the first of the lanes on the page. */
static double above_lanes(const CjmComposer *c, bool opens, size_t from)
{
  return (opens ? c->opening : c->next) + c->b->heads.height + cjm_page_head_gap + c->b->forks.height + (from > 0 ? c->ruler : 0);
}

/* A division of lanes among pages. */
typedef struct Division {
  CjmComposer *c;
  CjmPage page;      /* that is being filled */
  double most;    /* px, the height of pages */
  size_t n;       /* pages that are full */
  GArray *pages;  /* to which they are appended; NULL: they are counted */
} Division;

static double room_on(const Division *d)
{
  return d->most - above_lanes(d->c, d->page.opens, d->page.lanes.first) - d->page.height;
}

static void turn_page(Division *d)
{
  if (d->pages) g_array_append_val(d->pages, d->page);
  d->n++;
  size_t next = d->page.lanes.end;
  d->page = (CjmPage){.first = d->page.first, .n = d->page.n, .lanes = {.first = next, .end = next}};
}

/* Draws a lane for finding out where it can be divided. */
static CjmScene *scratch_new(CjmComposer *c, const CjmPage *page, size_t i)
{
  cjm_composer_measure(c, page->first, page->n);
  CjmSheet *sheet = &c->b->sheet;
  CjmScene *outer = sheet->scene, *scratch = cjm_scene_new(c->arena);
  sheet->scene = scratch;
  cjm_lane_place(&c->b->lanes[i], 0);
  sheet->scene = outer;
  return scratch;
}

/* Divides a lane that is higher than a page, between its lines. */
static void divide_lane(Division *d, size_t i)
{
  const CjmBuilder *b = d->c->b;
  static const double worth = 0.3; /* of a page: in less, no part of a lane is begun */
  if (d->page.lanes.end > d->page.lanes.first && room_on(d) < worth * d->most) turn_page(d);
  CjmScene *scratch = scratch_new(d->c, &d->page, i);
  double height = b->lanes[i].height;
  CjmScenePart part = {.on = true};
  for (;;) {
    double room = fmax(room_on(d), 80), rest = height - part.top;
    part.end = rest <= room ? height : part.top + room;
    bool first = d->page.lanes.end == d->page.lanes.first;
    if (first) d->page.lanes.first = i;
    d->page.lanes.end = i + 1;
    *(first ? &d->page.lanes.head : &d->page.lanes.tail) = part;
    d->page.height += part.end - part.top;
    if (part.end >= height) break;
    part.done = part.end;
    part.top = cjm_scene_next_top(scratch, 0, part.end);
    turn_page(d);
    d->page.lanes.first = d->page.lanes.end = i;
  }
  cjm_scene_free(scratch);
}

static void set_heads(const CjmComposer *c, CjmPage *page)
{
  page->heads = c->b->heads.height + cjm_page_head_gap + c->b->forks.height + (page->lanes.first > 0 ? c->ruler : 0);
}

/* Divides the lanes so that none is higher than `most` px below the top of its page. Returns the number of pages, which are appended unless
 * `ret_pages` is NULL. */
static size_t divide_lanes(CjmComposer *c, size_t first, size_t n, double most, GArray *ret_pages)
{
  const CjmBuilder *b = c->b;
  Division d = {.c = c, .page = {.first = first, .n = n, .opens = first == 0}, .most = most, .pages = ret_pages};
  double whole = c->height - above_lanes(c, false, 1);
  for (size_t i = 0, end; i < b->n_lanes; i = end) {
    double height = 0;
    end = lane_end(b, i);
    for (size_t k = i; k < end; k++) height += cjm_composer_lane_height(b, k);
    if (height > whole && end > i + 1) { /* rows that are too high together are divided */
      end = i + 1;
      height = cjm_composer_lane_height(b, i);
    }
    if (height > whole) {
      divide_lane(&d, i);
      continue;
    }
    if (height > room_on(&d) && (d.page.lanes.end > d.page.lanes.first || d.page.opens)) turn_page(&d);
    if (d.page.lanes.end == d.page.lanes.first) d.page.lanes.first = i;
    d.page.lanes.end = end;
    d.page.height += height;
  }
  if (ret_pages) g_array_append_val(ret_pages, d.page);
  for (size_t i = 0; ret_pages && i <= d.n; i++)
    set_heads(c, &g_array_index(ret_pages, CjmPage, ret_pages->len - 1 - i));
  return d.n + 1;
}

/* As few pages as possible, about equally high. */
static void add_lanes(CjmComposer *c, size_t first, size_t n)
{
  cjm_composer_set_heights(c, first, n);
  double high = c->height - (first + n == c->b->sheet.journey->steps.n ? c->footer : 0), low = high / 2;
  size_t least = divide_lanes(c, first, n, high, NULL);
  for (int turn = 0; least > 1 && turn < 12; turn++) {
    double middle = (low + high) / 2;
    if (divide_lanes(c, first, n, middle, NULL) > least) low = middle;
    else high = middle;
  }
  divide_lanes(c, first, n, high, c->pages);
  c->breaks += least - 1;
}

/* ---- blocks ---- */

/* Adds blocks to a page while there is room. Those that are added leave `io_left`, in order. */
static void fill_with_blocks(CjmComposer *c, CjmPage *page, double room, GArray *io_left)
{
  g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(size_t));
  for (guint i = 0; i < io_left->len;) {
    size_t which = g_array_index(io_left, size_t, i);
    g_array_append_val(taken, which);
    CjmBox *box = cjm_blocks_some(&c->b->sheet, c->b->blocks, (const size_t *)(const void *)taken->data, taken->len);
    double height = cjm_box_height(box, c->width);
    bool only = !page->opens && !cjm_page_has_lanes(page) && taken->len == 1; /* a block that is higher than a page has one of its own */
    if (height <= room || only) {
      page->blocks = box;
      page->blocks_height = height;
      g_array_remove_index(io_left, i);
    } else {
      g_array_set_size(taken, taken->len - 1);
      i++;
    }
  }
}

/* Whether a page has a picture that may grow to fill it. */
static bool may_grow(const CjmComposer *c, const CjmPage *page)
{
  for (size_t i = page->lanes.first; i < page->lanes.end; i++)
    if (c->b->lanes[i].picture && c->b->lanes[i].class->share > 0) return true;
  return false;
}

/* Fills what lanes leave of a page before the last one. */
static void fill_page(CjmComposer *c, CjmPage *page, GArray *io_left)
{
  static const double worth = 0.25; /* of the page */
  double used = cjm_page_has_lanes(page) ? page->heads + page->height + 1.5 * cjm_page_section_gap : 0;
  double room = c->height - (page->opens ? c->opening : c->next) - used;
  if (room >= worth * c->height && !may_grow(c, page)) fill_with_blocks(c, page, room, io_left);
}

static void add_blocks(CjmComposer *c)
{
  g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(size_t));
  for (size_t i = 0; i < cjm_blocks_length(c->b->blocks); i++) g_array_append_val(left, i);
  CjmPage *last = &g_array_index(c->pages, CjmPage, c->pages->len - 1);
  double used = (last->opens ? c->opening : c->next) + last->heads + last->height + 1.5 * cjm_page_section_gap;
  for (guint i = 0; left->len && i + 1 < c->pages->len; i++) fill_page(c, &g_array_index(c->pages, CjmPage, i), left);
  if (left->len) fill_with_blocks(c, last, c->height - c->footer - used, left);
  while (left->len) {
    CjmPage page = {0};
    fill_with_blocks(c, &page, c->height - c->footer - c->next, left);
    g_array_append_val(c->pages, page);
  }
}

/* ---- the plan ---- */

/* Plans the pages for columns that are divided after `parts`. */
static void plan_parts(CjmComposer *c, const GArray *parts)
{
  size_t first = 0;
  g_array_set_size(c->pages, 0);
  c->breaks = 0;
  for (guint i = 0; i < parts->len; i++) {
    size_t end = g_array_index(parts, size_t, i);
    add_lanes(c, first, end - first);
    first = end;
  }
  add_blocks(c);
}

static bool same_parts(const GArray *a, const GArray *b)
{
  return a && a->len == b->len && memcmp(a->data, b->data, a->len * sizeof(size_t)) == 0;
}

/* Whether the map has so many steps that one plan is enough: what else could be tried would take long, and change little. */
static bool is_long(const CjmComposer *c)
{
  return c->b->sheet.journey->steps.n > 200;
}

/* Plans all pages at a scale. Returns how many they are. Since heights are estimated before columns are divided, and the estimate may be too
 * high, divisions are compared that follow from lower ones. */
static size_t plan(CjmComposer *c, double scale)
{
  static const double shares[] = {1, 0.85};
  size_t n_shares = is_long(c) ? 1 : G_N_ELEMENTS(shares);
  cjm_composer_set_scale(c, scale);
  g_autoptr(GArray) ends = find_units(c);
  size_t n_heights = (size_t)ends->len * most_units(c);
  double *heights = g_new(double, n_heights);
  for (size_t i = 0; i < n_heights; i++) heights[i] = NAN;
  GArray *best = NULL;
  size_t pages = SIZE_MAX, breaks = 0;
  for (size_t i = 0; i < n_shares; i++) {
    GArray *parts = divide_columns(c, ends, heights, shares[i]);
    bool tried = same_parts(best, parts);
    if (!tried) plan_parts(c, parts);
    bool better = !tried && (c->pages->len < pages || (c->pages->len == pages && c->breaks < breaks));
    if (better) {
      pages = c->pages->len;
      breaks = c->breaks;
      if (best) g_array_unref(best);
      best = parts;
    } else {
      g_array_unref(parts);
    }
  }
  plan_parts(c, best);
  g_array_unref(best);
  g_free(heights);
  return pages;
}

/* The largest scale at which the map takes no more than `n` pages. */
static double grow(CjmComposer *c, double least, size_t n)
{
  double low = least, high = least * 3;
  for (int turn = 0; turn < 4 && !is_long(c); turn++) {
    double middle = sqrt(low * high);
    if (plan(c, middle) <= n && c->opening <= c->height) low = middle;
    else high = middle;
  }
  return low;
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
  *c = (CjmComposer){.options = options, .paper = options->paper, .arena = cjm_arena_new(), .pages = g_array_new(FALSE, FALSE, sizeof(CjmPage))};
  CjmBuilder *b = c->b = g_new0(CjmBuilder, 1);
  cjm_builder_init(b, arena, fonts, journey, options, setting, diags);
  CjmSheet *sheet = &b->sheet;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
  c->slim = cjm_box_text(&sheet->m, style, sheet->theme.ink, slim_title(b));
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
  cjm_arena_free(c->arena);
  g_hash_table_unref(c->measured);
  cjm_builder_clear(c->b);
  g_free(c->b);
}

/* Turns the page to the side on which the map takes fewer pages, or divides fewer columns; the wide one of equal ones. Returns the pages. */
static size_t plan_turned(CjmComposer *c, double least)
{
  if (is_long(c)) c->paper = cjm_paper_turned(c->paper, c->paper.orientation == CJM_ORIENTATION_ANY ? CJM_ORIENTATION_LANDSCAPE : c->paper.orientation);
  if (c->paper.orientation != CJM_ORIENTATION_ANY) return plan(c, least);
  CjmPaper wide = cjm_paper_turned(c->paper, CJM_ORIENTATION_LANDSCAPE), high = cjm_paper_turned(c->paper, CJM_ORIENTATION_PORTRAIT);
  c->paper = high;
  size_t n_high = plan(c, least), breaks_high = c->breaks;
  c->paper = wide;
  size_t n_wide = plan(c, least);
  if (n_wide < n_high || (n_wide == n_high && c->breaks <= breaks_high)) return n_wide;
  c->paper = high;
  return n_high;
}

/* From comfortable to close: sizes of TINY, SMALL, BODY, NAME, LARGE and TITLE. */
static const CjmSetting settings[] = {
  {{{1, 1, 1, 1, 1.1, 1}}, 0.9, false},
  {{{1, 0.94, 0.93, 0.95, 1.05, 1}}, 0.65, false},
  {{{1, 0.9, 0.87, 0.92, 1.05, 0.95}}, 0.45, false},
};

/* On sheets larger than A3, what is read across the room grows with the sheet, and other text hardly: it is read from the hand. Text that is read
 * from d metres needs 7.5 pt × d. */
static CjmSetting wall_setting(CjmPaper paper)
{
  double times = CLAMP(fmin(paper.width, paper.height) / (297 * CJM_PX_PER_MM), 1, 2.9);
  return (CjmSetting){{{1, 1, 1, pow(times, 0.5), 1.1 * pow(times, 0.6), pow(times, 0.95)}}, 0.7, times > 1.2};
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
    if (pages[best] == 1 || is_long(c) || (is_closest && best < n_tried)) break;
  }
  n_tried = MIN(n_tried + 1, N - skipped);
  CjmComposer *c = &composers[best];
  plan(c, grow(c, least, pages[best]));
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

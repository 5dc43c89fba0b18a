/* pages-lanes.c: which lanes are on a page. */
#include "map/pages-private.h"

#include <math.h>

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
  cjm_composer_measure(c, page->first, page->n, 0);
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

/* Divides the lanes so that none is higher than `most` px below the top of its page; the heading is on a page before them if `cover`. Returns the
 * number of pages, which are appended unless `ret_pages` is NULL. */
static size_t divide(CjmComposer *c, size_t first, size_t n, bool cover, double most, GArray *ret_pages)
{
  const CjmBuilder *b = c->b;
  Division d = {.c = c, .page = {.first = first, .n = n, .opens = first == 0}, .most = most, .pages = ret_pages};
  double whole = c->height - above_lanes(c, false, 1);
  if (cover) turn_page(&d);
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

/* Divides the lanes among as few pages as possible, about equally high: the bound of their heights is found by bisection. */
static CjmPagesNeeded divide_evenly(CjmComposer *c, size_t first, size_t n, bool cover, GArray *ret_pages)
{
  double high = c->height - (first + n == c->b->sheet.journey->steps.n ? c->footer : 0), low = high / 2;
  size_t least = divide(c, first, n, cover, high, NULL);
  for (int turn = 0; ret_pages && least > 1u + cover && turn < 12; turn++) {
    double middle = (low + high) / 2;
    if (divide(c, first, n, cover, middle, NULL) > least) low = middle;
    else high = middle;
  }
  if (ret_pages) divide(c, first, n, cover, high, ret_pages);
  return (CjmPagesNeeded){least, least - 1 - cover, high};
}

CjmPagesNeeded cjm_composer_divide_lanes(CjmComposer *c, size_t first, size_t n, bool append)
{
  cjm_composer_set_heights(c, first, n, 0);
  bool may_cover = first == 0 && c->has_cover;
  CjmPagesNeeded plain = divide_evenly(c, first, n, false, NULL), covered = may_cover ? divide_evenly(c, first, n, true, NULL) : plain;
  bool cover = may_cover && (covered.pages < plain.pages || (covered.pages == plain.pages && covered.breaks < plain.breaks));
  CjmPagesNeeded needed = cover ? covered : plain;
  if (append) divide_evenly(c, first, n, cover, c->pages);
  if (needed.breaks > 0) return needed;
  needed.height = above_lanes(c, first == 0 && !cover, 0);
  for (size_t i = 0; i < c->b->n_lanes; i++) needed.height += cjm_composer_lane_height(c->b, i);
  return needed;
}

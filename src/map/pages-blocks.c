/* pages-blocks.c: which blocks are on a page. */
#include "map/pages-private.h"

#include <math.h>

#include "blocks/block.h"

/* Takes blocks for a place on a page as cjm_blocks_take() does. */
static CjmBox *take_blocks(CjmComposer *c, double width, double room, GArray *io_left, double *ret_height)
{
  return cjm_blocks_take(&c->b->sheet, c->b->blocks, width, room, io_left, ret_height);
}

static double room_below(const CjmComposer *c, const CjmPage *page, double footer)
{
  double used = cjm_page_has_lanes(page) ? page->heads + page->height + 1.5 * cjm_page_section_gap : 0;
  return c->height - footer - cjm_composer_top(c, page) - used;
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
  static const double worth = 0.25, kept = 0.1; /* of the page: less is not filled, and what is kept for the curve */
  double room = room_below(c, page, 0);
  if (room < worth * c->height) return;
  if (may_grow(c, page)) room -= kept * c->height;
  page->blocks = take_blocks(c, c->width, room, io_left, &page->blocks_height);
}

/* ---- the rail ---- */

static const double rail_widths[] = {280, 330, 390}; /* px */

/* Whether all lanes are on the page. */
static bool is_whole(const CjmComposer *c, const CjmPage *page)
{
  return page->lanes.first == 0 && page->lanes.end == c->b->n_lanes && !page->lanes.head.on && !page->lanes.tail.on;
}

static void set_lanes(CjmComposer *c, CjmPage *page, double rail)
{
  cjm_composer_set_heights(c, page->first, page->n, rail);
  page->heads = c->b->heads.height + cjm_page_head_gap + c->b->forks.height;
  page->height = 0;
  for (size_t i = 0; i < c->b->n_lanes; i++) page->height += cjm_composer_lane_height(c->b, i);
}

/* By how much the lanes of a page may grow to fill it, px. */
static double growth_of(const CjmComposer *c)
{
  double growth = 0;
  for (size_t i = 0; i < c->b->n_lanes; i++) {
    const CjmLaneView *view = &c->b->lanes[i];
    growth += (view->picture && view->class->share > 0 ? cjm_page_curve_growth : view->picture ? cjm_page_picture_growth : cjm_page_row_growth) * view->height;
  }
  return growth;
}

/* Fills a page with a rail of this width, and a strip below the lanes. The area that stays empty is `*ret_empty`, px²: what lanes cannot fill. False if
 * the lanes then have no room. */
static bool try_rail(CjmComposer *c, CjmPage *io_page, double rail, GArray *io_left, double *ret_empty)
{
  CjmPage page = *io_page;
  if (rail > 0 && !cjm_composer_has_room(c, page.first, page.first + page.n, rail)) return false;
  set_lanes(c, &page, rail);
  double below = room_below(c, &page, c->footer), strip = c->width - (rail > 0 ? rail + cjm_page_rail_gap : 0);
  if (below < -1.5 * cjm_page_section_gap) return false;
  page.rail_width = rail;
  *ret_empty = 0;
  if (rail > 0) {
    double height = 0, room = c->height - c->footer - cjm_composer_top(c, &page);
    page.rail = take_blocks(c, rail, room, io_left, &height);
    if (!page.rail) return false;
    *ret_empty += (room - height) * rail;
  }
  page.blocks = take_blocks(c, strip, below, io_left, &page.blocks_height);
  *ret_empty += fmax(0, below - (page.blocks ? page.blocks_height : 0) - growth_of(c)) * strip;
  *io_page = page;
  return true;
}

/* Chooses the width of the rail, or none, so that as many blocks as possible are on the page, and then as little as possible is empty. */
static void fill_last(CjmComposer *c, CjmPage *io_page, GArray *io_left)
{
  CjmPage best = *io_page;
  g_autoptr(GArray) left = g_array_copy(io_left);
  double empty = INFINITY;
  try_rail(c, &best, 0, left, &empty);
  for (size_t i = 0; i < G_N_ELEMENTS(rail_widths) && left->len > 0 && !c->no_rail; i++) {
    CjmPage page = *io_page;
    double this_empty;
    g_autoptr(GArray) this_left = g_array_copy(io_left);
    if (!try_rail(c, &page, rail_widths[i], this_left, &this_empty)) continue;
    if (this_left->len > left->len || (this_left->len == left->len && this_empty >= empty)) continue;
    best = page;
    empty = this_empty;
    g_array_set_size(left, 0);
    g_array_append_vals(left, this_left->data, this_left->len);
  }
  *io_page = best;
  g_array_set_size(io_left, 0);
  g_array_append_vals(io_left, left->data, left->len);
}

void cjm_composer_add_blocks(CjmComposer *c)
{
  g_autoptr(GArray) left = cjm_blocks_all_new(c->b->blocks);
  for (guint i = 0; left->len && i + 1 < c->pages->len; i++) fill_page(c, &g_array_index(c->pages, CjmPage, i), left);
  CjmPage *last = &g_array_index(c->pages, CjmPage, c->pages->len - 1);
  if (left->len && is_whole(c, last)) fill_last(c, last, left);
  else if (left->len) last->blocks = take_blocks(c, c->width, room_below(c, last, c->footer), left, &last->blocks_height);
  while (left->len) {
    CjmPage page = {0};
    page.blocks = cjm_blocks_take_any(&c->b->sheet, c->b->blocks, c->width, c->height - c->footer - c->next, left, &page.blocks_height);
    g_array_append_val(c->pages, page);
  }
}

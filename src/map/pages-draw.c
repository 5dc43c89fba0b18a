/* pages-draw.c: draws planned pages. */
#include "map/pages-private.h"

#include <math.h>

#include "blocks/block.h"
#include "layout/marks.h"

/* Draws them above the lanes of a page. */
static void draw_ruler(CjmComposer *c, const CjmPage *page, double y)
{
  const CjmGrid *grid = &c->b->sheet.grid;
  double pad = cjm_lane_pad_x(&c->b->sheet);
  for (size_t i = page->first; c->rulers && i < page->first + page->n; i++)
    cjm_box_place(c->rulers[i], c->b->sheet.scene, grid->x[i] + pad, y, grid->w[i] - 2 * pad, c->b->sheet.theme.background);
}

/* The label of the step in a column. */
static const char *label_of(CjmSheet *sheet, size_t column)
{
  return cjm_sheet_step_label(sheet, sheet->journey->steps.at[column]);
}

static void draw_text(CjmComposer *c, CjmBox *box, double x, double y, double width)
{
  cjm_box_place(box, c->b->sheet.scene, x, y, width, c->b->sheet.theme.background);
}

/* The first page with a column, from 1. */
static size_t page_with(const CjmComposer *c, size_t column)
{
  for (guint i = 0; i < c->pages->len; i++) {
    const CjmPage *page = &g_array_index(c->pages, CjmPage, i);
    if (cjm_page_has_lanes(page) && column >= page->first && column < page->first + page->n) return i + 1;
  }
  return 0;
}

/* The band before the first column: the step before it, and its page. */
static void draw_band(CjmComposer *c, const CjmPage *page, double y, double bottom)
{
  CjmSheet *sheet = &c->b->sheet;
  const CjmGrid *grid = &sheet->grid;
  if (!page->first) return;
  CjmRect at = {cjm_grid_names_end(grid), y + c->b->heads.height + cjm_page_head_gap, grid->band, bottom - y - c->b->heads.height - cjm_page_head_gap};
  cjm_scene_rect(sheet->scene, at, 0, cjm_paint(sheet->theme.panel), CJM_NO_STROKE);
  size_t before = page_with(c, page->first - 1);
  CjmBox *stack = cjm_box_stack(&sheet->m, 0), *number = cjm_sheet_tag(sheet, sheet->theme.soft, label_of(sheet, page->first - 1)),
         *where = cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_PAGE_SHORT, cjm_sheet_number(sheet, (double)before), NULL));
  cjm_box_align(number, CJM_ALIGN_MIDDLE);
  cjm_box_align(where, CJM_ALIGN_MIDDLE);
  cjm_box_add(stack, number);
  cjm_box_add(stack, where);
  double height = cjm_box_height(stack, at.w);
  draw_text(c, stack, at.x, y + c->b->heads.height - height, at.w);
}

/* "Steps 1–6   1 / 2", and the title of the map before it. */
static void draw_strip(CjmComposer *c, const CjmPage *page, size_t number)
{
  CjmSheet *sheet = &c->b->sheet;
  CjmArena *arena = c->arena;
  double y = c->margin + c->height + 7;
  const char *count = cjm_arena_printf(arena, "%s / %s", cjm_sheet_number(sheet, (double)number), cjm_sheet_number(sheet, (double)c->pages->len));
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_align_lines(facts, CJM_ALIGN_END);
  if (cjm_page_has_lanes(page))
    cjm_box_add(facts, cjm_sheet_note(sheet, cjm_arena_printf(arena, "%s %s–%s", cjm_sheet_word(sheet, CJM_WORD_STEPS),
                                                              label_of(sheet, page->first),
                                                              label_of(sheet, page->first + page->n - 1))));
  size_t next = page->first + page->n;
  if (cjm_page_has_lanes(page) && next < sheet->journey->steps.n && page_with(c, next) > number) {
    const char *where = cjm_sheet_words(sheet, CJM_WORD_PAGE_SHORT, cjm_sheet_number(sheet, (double)page_with(c, next)), NULL);
    CjmBox *words = cjm_sheet_note(sheet, cjm_arena_printf(arena, "%s, %s", label_of(sheet, next), where));
    cjm_box_add(facts, cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, CJM_MARK_ARROW, 9, sheet->theme.soft), 4, 17, words));
  }
  cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.ink, count));
  double end = cjm_box_width(facts);
  draw_text(c, c->title, c->margin, y, cjm_composer_title_width(c));
  draw_text(c, facts, c->margin + c->width - end, y, end);
}

/* ---- spare height ---- */

/* The lane on a page whose picture may grow; NULL if there is none. */
static CjmLaneView *find_growing(const CjmBuilder *b, const CjmPage *page)
{
  for (size_t i = page->lanes.first; i < page->lanes.end; i++)
    if (b->lanes[i].picture && b->lanes[i].class->share > 0 && !cjm_lane_part(&page->lanes, i).on) return &b->lanes[i];
  return NULL;
}

/* Makes the lane higher by about `spare` px, and never by more; labels need room too. It grows beyond two and a half times its height only as far as
 * the page needs to be half full: `lacking` px. Returns by how much. */
static double stretch(CjmLaneView *view, double spare, double lacking)
{
  double before = view->height, most = before + fmin(spare, fmax(cjm_page_curve_growth * before, lacking));
  if (spare < 1) return 0;
  view->least = most;
  for (int turn = 0; turn < 3 && cjm_lane_measure(view) > most + 0.5; turn++) view->least -= view->height - most;
  if (view->height > most + 0.5) { /* words found their places at the height before alone */
    view->least = 0;
    cjm_lane_measure(view);
  }
  return view->height - before;
}

static double spare_height(const CjmComposer *c, const CjmPage *page, double footer)
{
  double blocks = page->blocks ? 1.5 * cjm_page_section_gap + page->blocks_height : 0;
  return c->height - footer - cjm_composer_top(c, page) - page->heads - page->height - blocks;
}

/* What pages before the last one lack to be half full, at most, px: the curve has the same height on all pages. */
static double find_lacking(const CjmComposer *c)
{
  static const double half = 0.54; /* of the height; not all of the width is used either */
  double lacking = 0;
  for (guint i = 0; i + 1 < c->pages->len; i++) {
    const CjmPage *page = &g_array_index(c->pages, CjmPage, i);
    if (cjm_page_has_lanes(page) && find_growing(c->b, page)) lacking = fmax(lacking, spare_height(c, page, 0) - (1 - half) * c->height);
  }
  return lacking;
}

/* The footer is on the last page. */
static double footer_on(const CjmComposer *c, size_t number)
{
  return number == c->pages->len ? c->footer : 0;
}

static void measure_page(CjmComposer *c, const CjmPage *page, size_t number)
{
  size_t next = page->first + page->n, after = next < c->b->sheet.journey->steps.n ? page_with(c, next) : 0;
  c->after = after > number ? after : 0;
  cjm_composer_measure(c, page->first, page->n, page->rail_width);
  c->b->sheet.grid.page_after = c->after;
}

/* The height of the curve that has room on all pages, so that its scale is the same on them. */
static double find_plot(CjmComposer *c, double lacking)
{
  double plot = INFINITY;
  for (guint i = 0; i < c->pages->len && !cjm_composer_is_long(c); i++) {
    const CjmPage *page = &g_array_index(c->pages, CjmPage, i);
    if (!cjm_page_has_lanes(page) || !find_growing(c->b, page)) continue;
    measure_page(c, page, i + 1);
    CjmLaneView *view = find_growing(c->b, page);
    stretch(view, spare_height(c, page, footer_on(c, i + 1)), lacking);
    plot = fmin(plot, view->plot);
  }
  return plot;
}

/* Makes a lane higher by `share` px; the rows of channels are farther apart then. */
static void widen(CjmLaneView *view, double share)
{
  double height = view->height + share;
  view->least = height;
  if (view->picture) cjm_lane_measure(view);
  view->height = height;
}

/* Lets the rows of channels, and then all rows, take what is left of a page, so that it is full. */
static void pad_lanes(CjmBuilder *b, const CjmPage *page, double spare)
{
  for (int pictures = 1; pictures >= 0; pictures--) {
    size_t n = 0;
    for (size_t i = page->lanes.first; i < page->lanes.end; i++) n += (b->lanes[i].picture != NULL) == pictures && !cjm_lane_part(&page->lanes, i).on;
    for (size_t i = page->lanes.first; n > 0 && spare >= 1 && i < page->lanes.end; i++) {
      CjmLaneView *view = &b->lanes[i];
      if ((view->picture != NULL) != pictures || cjm_lane_part(&page->lanes, i).on) continue;
      double room = pictures ? cjm_page_picture_growth * view->height : fmax(11, cjm_page_row_growth * view->height), share = fmin(spare / (double)n--, room);
      if (view->picture && view->class->share > 0) continue; /* its height has been chosen */
      widen(view, share);
      spare -= share;
    }
  }
}

static void draw_footer(CjmComposer *c, double height)
{
  CjmSheet *sheet = &c->b->sheet;
  double y = c->margin + c->height - height + cjm_page_section_gap, end = c->margin + c->width;
  cjm_scene_line(sheet->scene, (CjmPoint){c->margin, y}, (CjmPoint){end, y}, cjm_stroke(sheet->theme.rule, 1));
  y += cjm_page_section_gap;
  cjm_builder_draw_block(c->b, CJM_GROUP_FOOTER, c->b->footer, c->margin, &y, c->width);
}

/* `plot`: the height of the curve, px; infinite: whatever there is room for. `lacking`: how much it may grow beyond what is usual, px. */
static void draw_page(CjmComposer *c, const CjmPage *page, size_t number, double plot, double lacking)
{
  CjmBuilder *b = c->b;
  CjmSheet *sheet = &b->sheet;
  double y = c->margin, footer = footer_on(c, number);
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_MAP, .id = sheet->journey->o.id});
  if (page->opens) {
    cjm_builder_draw_block(b, CJM_GROUP_HEADING, b->heading, c->margin, &y, c->width);
    y += cjm_page_section_gap;
    if (b->personas) {
      cjm_builder_draw_block(b, CJM_GROUP_PERSONAS, b->personas, c->margin, &y, c->width);
      y += cjm_page_section_gap;
    }
  } else {
    draw_text(c, c->slim, c->margin, y, c->width);
    y += c->next;
  }
  double start = y, rail = page->rail_width > 0 ? page->rail_width + cjm_page_rail_gap : 0;
  if (cjm_page_has_lanes(page)) {
    measure_page(c, page, number);
    double spare = spare_height(c, page, footer);
    CjmLaneView *growing = find_growing(b, page);
    if (growing) spare -= stretch(growing, fmin(spare, isinf(plot) ? spare : plot - growing->plot), lacking);
    pad_lanes(b, page, spare);
    double bottom = y + page->heads;
    for (size_t i = page->lanes.first; i < page->lanes.end; i++) bottom += cjm_builder_lane_height(b, &page->lanes, i);
    draw_band(c, page, y, bottom);
    cjm_builder_open_lanes(b);
    cjm_phase_heads_place(&b->heads, sheet, y);
    y += b->heads.height + cjm_page_head_gap;
    if (page->lanes.first > 0) {
      draw_ruler(c, page, y);
      y += c->ruler;
    }
    y = cjm_builder_draw_lanes(b, page->lanes, y);
    cjm_scene_close(sheet->scene);
  }
  if (page->blocks) {
    double top = c->margin + c->height - footer - page->blocks_height;
    if (!cjm_page_has_lanes(page)) top = y;
    cjm_builder_draw_block(b, CJM_GROUP_BLOCKS, page->blocks, c->margin, &top, c->width - rail);
  }
  if (page->rail) {
    double x = c->margin + c->width - page->rail_width;
    cjm_builder_draw_block(b, CJM_GROUP_BLOCKS, page->rail, x, &start, page->rail_width);
  }
  if (footer > 0) draw_footer(c, footer);
  cjm_scene_close(sheet->scene);
  if (!b->slide) draw_strip(c, page, number);
  sheet->scene->width = c->paper.width / c->scale;
  sheet->scene->height = c->paper.height / c->scale;
  cjm_scene_scale(sheet->scene, c->scale);
  sheet->scene->width = c->paper.width;
  sheet->scene->height = c->paper.height;
}

void cjm_composer_draw(CjmComposer *c, CjmArena *arena, CjmPages *ret_pages)
{
  double lacking = find_lacking(c), plot = find_plot(c, lacking);
  *ret_pages = (CjmPages){cjm_arena_make(arena, CjmScene *, c->pages->len), c->pages->len};
  for (guint i = 0; i < c->pages->len; i++) {
    if (i) c->b->sheet.scene = cjm_builder_scene_new(c->b, arena);
    draw_page(c, &g_array_index(c->pages, CjmPage, i), i + 1, plot, lacking);
    ret_pages->at[i] = g_steal_pointer(&c->b->sheet.scene);
  }
}

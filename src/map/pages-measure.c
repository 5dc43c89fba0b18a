/* pages-measure.c: the sizes of a page, and of the lanes on it. */
#include "map/pages-private.h"

#include <math.h>

static const double least_margin = 6 * CJM_PX_PER_MM, margin_share = 0.024; /* px on paper; of the shorter side */

double cjm_composer_room(const CjmComposer *c, size_t first, double rail)
{
  return floor(c->width - (c->b->sheet.grid.name_w + 10) - (first > 0 ? cjm_page_band : 0) - (rail > 0 ? rail + cjm_page_rail_gap : 0));
}

static double narrowest(const CjmComposer *c)
{
  return c->b->slide && c->b->slide->least_column > 0 ? c->b->slide->least_column : c->least_column;
}

/* A page without lanes has no columns that could be too wide. */
bool cjm_composer_has_room(const CjmComposer *c, size_t first, size_t end, double rail)
{
  double least = 0;
  for (size_t i = first; c->b->n_lanes > 0 && i < end; i++) least += fmax(narrowest(c), cjm_columns_min(c->b->columns, i));
  return least <= cjm_composer_room(c, first, rail);
}

size_t cjm_composer_most_columns(const CjmComposer *c)
{
  return c->b->n_lanes > 0 ? (size_t)fmax(1, cjm_composer_room(c, 0, 0) / narrowest(c)) + 2 : c->b->sheet.journey->steps.n + 2;
}

double cjm_composer_title_width(const CjmComposer *c)
{
  static const double facts = 260; /* px */
  return fmin(cjm_box_width(c->title), fmax(c->width - facts, 0.4 * c->width));
}

void cjm_composer_set_scale(CjmComposer *c, double scale)
{
  g_hash_table_remove_all(c->measured);
  double margin = fmax(least_margin, margin_share * fmin(c->paper.width, c->paper.height));
  c->scale = scale;
  c->margin = margin / scale;
  c->width = c->paper.width / scale - 2 * c->margin;
  c->strip = fmax(cjm_page_strip, cjm_box_height(c->title, cjm_composer_title_width(c)) + 5);
  c->height = c->paper.height / scale - 2 * c->margin - c->strip;
  c->opening = cjm_box_height(c->b->heading, c->width) + cjm_page_section_gap;
  if (c->b->personas) c->opening += cjm_box_height(c->b->personas, c->width) + cjm_page_section_gap;
  c->next = cjm_box_height(c->slim, c->width) + cjm_page_section_gap;
  static const double full = 0.55; /* of a page */
  double blocks = c->b->blocks ? cjm_box_height(c->b->blocks, c->width) : 0;
  c->has_cover = c->opening + blocks >= full * c->height;
  c->footer = c->b->footer ? 2 * cjm_page_section_gap + cjm_box_height(c->b->footer, c->width) : 0;
}

double cjm_composer_lane_height(const CjmBuilder *b, size_t i)
{
  return b->lanes[i].height + cjm_builder_line_height(b, &b->lanes[i]);
}

void cjm_composer_measure(CjmComposer *c, size_t first, size_t n, double rail)
{
  CjmBuilder *b = c->b;
  CjmArena *arena = cjm_arena_new();
  CjmColumns *part = cjm_columns_part(arena, b->columns, first, n);
  double room = cjm_composer_room(c, first, rail), least = cjm_columns_min_width(part);
  cjm_columns_solve(part, room, c->widths + first);
  cjm_arena_free(arena);
  for (size_t i = first; least > room && i < first + n; i++) c->widths[i] *= room / least;
  b->sheet.grid.left = c->margin + b->sheet.grid.name_w + 10 + (first > 0 ? cjm_page_band : 0);
  b->sheet.grid.name_x = c->margin;
  b->sheet.grid.page_after = first + n < b->sheet.journey->steps.n ? MAX(c->after, 1) : 0; /* the note of it has a height, whatever the page */
  cjm_builder_set_page(b, first, n, cjm_page_band, c->widths);
  cjm_phase_heads_measure(&b->heads, &b->sheet);
  cjm_fork_heads_measure(&b->forks, &b->sheet);
  for (size_t i = 0; i < b->n_lanes; i++) {
    b->lanes[i].least = 0;
    cjm_lane_measure(&b->lanes[i]);
  }
  c->ruler = 0;
  double pad = cjm_lane_pad_x(&b->sheet);
  for (size_t i = first; i < first + n && c->rulers; i++) c->ruler = fmax(c->ruler, cjm_box_height(c->rulers[i], c->widths[i] - 2 * pad) + cjm_page_head_gap);
}

/* What was measured of columns on a page. */
typedef struct Measured {
  size_t first, n;
  double rail;
  double heads, forks, ruler; /* px */
  double lanes[];             /* px, of each lane */
} Measured;

static guint measured_hash(gconstpointer key)
{
  const Measured *m = key;
  return (guint)(m->first * 1009 + m->n) ^ (guint)m->rail << 20;
}

static gboolean measured_equal(gconstpointer left, gconstpointer right)
{
  const Measured *a = left, *b = right;
  return a->first == b->first && a->n == b->n && a->rail == b->rail;
}

void cjm_composer_set_heights(CjmComposer *c, size_t first, size_t n, double rail)
{
  CjmBuilder *b = c->b;
  Measured key = {.first = first, .n = n, .rail = rail}, *m = g_hash_table_lookup(c->measured, &key);
  if (!m) {
    cjm_composer_measure(c, first, n, rail);
    m = g_malloc(sizeof *m + b->n_lanes * sizeof *m->lanes);
    *m = (Measured){first, n, rail, b->heads.height, b->forks.height, c->ruler};
    for (size_t i = 0; i < b->n_lanes; i++) m->lanes[i] = b->lanes[i].height;
    g_hash_table_add(c->measured, m);
  }
  b->heads.height = m->heads;
  b->forks.height = m->forks;
  c->ruler = m->ruler;
  for (size_t i = 0; i < b->n_lanes; i++) b->lanes[i].height = m->lanes[i];
}

static CjmBox **make_rulers(CjmComposer *c)
{
  CjmSheet *sheet = &c->b->sheet;
  const CjmJourney *journey = sheet->journey;
  if (sheet->steps_are_phases) return NULL;
  CjmBox **rulers = cjm_arena_make(sheet->m.arena, CjmBox *, journey->steps.n);
  for (size_t i = 0; i < journey->steps.n; i++) {
    const CjmStep *step = journey->steps.at[i];
    CjmBox *number = cjm_sheet_tag(sheet, sheet->theme.accent, cjm_sheet_step_label(sheet, step));
    rulers[i] = step->title.at ? cjm_box_hang(&sheet->m, number, 6, 17, cjm_sheet_note(sheet, step->title.at)) : number;
  }
  return rulers;
}

void cjm_composer_measure_init(CjmComposer *c)
{
  c->measured = g_hash_table_new_full(measured_hash, measured_equal, g_free, NULL);
  c->rulers = make_rulers(c);
}

double cjm_composer_estimate(CjmComposer *c, size_t first, size_t n)
{
  CjmBuilder *b = c->b;
  CjmArena *arena = cjm_arena_new();
  CjmColumns *part = cjm_columns_part(arena, b->columns, first, n);
  double *widths = cjm_arena_make(arena, double, n);
  cjm_columns_solve(part, cjm_composer_room(c, first, 0), widths);
  double height = cjm_columns_height(part, widths) + cjm_page_head_gap;
  cjm_arena_free(arena);
  for (size_t i = 0; i < b->n_lanes; i++) height += b->lanes[i].picture ? c->pictures[i] : 2 * cjm_lane_pad_y(&b->sheet);
  return height;
}

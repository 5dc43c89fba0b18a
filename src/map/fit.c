/* fit.c: a page that is as large as the map. */
#include "map/fit.h"

#include <math.h>

#include "blocks/block.h"
#include "layout/change.h"

static const double margin = 40, section_gap = 22, footer_pad = 14, heads_gap = 12; /* px */

typedef struct Fit {
  CjmBuilder *b;
  CjmBox *rail, *below; /* the blocks beside the lanes, and below them; NULL: none */
  double rail_width;    /* px, with the space before it; 0: there is no rail */
  double rail_height;   /* px */
  double correction;    /* px, by how much the measured height was more than the estimated one */
  double least;         /* px, the least width of all columns together */
  GArray *solved;       /* of Solved, not owned: the widths that have been tried */
} Fit;

/* The columns of a width, and how high the rows are with them. The same widths are tried more than once, and the answer depends on nothing else. */
typedef struct Solved {
  double total, height; /* px */
  const double *widths; /* px, of the columns */
} Solved;

/* ---- how high ---- */

/* The width between the margins. */
static double inner_width(const Fit *f)
{
  return f->b->sheet.grid.right + f->rail_width - margin;
}

static double above_height(const CjmBuilder *b, double width)
{
  double height = margin + cjm_box_height(b->heading, width);
  if (b->personas) height += section_gap + cjm_box_height(b->personas, width);
  return height + section_gap;
}

static double below_height(const Fit *f, double width)
{
  double height = f->below ? 1.6 * section_gap + cjm_box_height(f->below, width) : 0;
  if (f->b->footer) height += 1.6 * section_gap + footer_pad + cjm_box_height(f->b->footer, width);
  return height + margin;
}

/* Makes a lane as high as its share of `total`, the height of all lanes. Returns by how much it has grown, px. */
static double stretch(CjmLaneView *view, double total)
{
  bool grows = view->picture && !cjm_change_is_further(view->sheet, view->lane);
  double share = grows ? view->class->share : 0, before = view->height;
  if (share <= 0 || before >= share * total) return 0;
  double wanted = share / (1 - share) * (total - before);
  view->least = wanted - view->beneath;
  /* What was beneath the picture may have a place in a higher one. */
  for (int turn = 0; turn < 3 && cjm_lane_measure(view) < wanted - 0.5; turn++) view->least += wanted - view->height;
  return view->height - before;
}

/* Makes a lane that may grow as much as twice as high, to fill what is left of `room` px; one that has half of it already stays. Returns by how much it
 * has grown, px. */
static double fill(CjmLaneView *view, double room, double height)
{
  double before = view->height, spare = room - height;
  if (spare < 1 || before > room / 2 || !view->picture || view->class->share <= 0 || cjm_change_is_further(view->sheet, view->lane)) return 0;
  double picture = before - view->beneath;
  view->least = picture + fmin(spare, picture);
  return cjm_lane_measure(view) - before;
}

/* The height of the lanes with what is above them, px. */
static double lanes_height(CjmBuilder *b)
{
  double heads = cjm_index_row_measure(&b->index, &b->sheet) + cjm_phase_heads_measure(&b->heads, &b->sheet) + heads_gap +
                 cjm_fork_heads_measure(&b->forks, &b->sheet),
         height = heads_gap;
  for (size_t i = 0; i < b->n_lanes; i++) {
    b->lanes[i].least = 0;
    height += cjm_lane_measure(&b->lanes[i]) + cjm_builder_line_height(b, &b->lanes[i]);
  }
  for (size_t i = 0; i < b->n_lanes; i++) height += stretch(&b->lanes[i], height);
  return heads - heads_gap + height;
}

static double page_height(Fit *f)
{
  double width = inner_width(f);
  return above_height(f->b, width) + fmax(lanes_height(f->b), f->rail_height) + below_height(f, width);
}

/* Gives the curve what the map lacks in height to have the proportions of paper. Returns the height of the page. */
static double fill_page(Fit *f, double height)
{
  double room = (inner_width(f) + 2 * margin) / G_SQRT2;
  for (size_t i = 0; i < f->b->n_lanes; i++) height += fill(&f->b->lanes[i], room, height);
  return height;
}

/* ---- how wide ---- */

/* Sets the widths of the columns, and measures everything. Returns the height of the page. */
static double try_widths(Fit *f, const double *widths)
{
  cjm_builder_set_grid(f->b, widths);
  return page_height(f);
}

/* The width of the page with columns of `total` px. */
static double page_width(const Fit *f, double total)
{
  return f->b->sheet.grid.left + total + f->rail_width + margin;
}

/* The columns with `total` px. */
static Solved solve(const Fit *f, double total)
{
  for (size_t i = 0; i < f->solved->len; i++) {
    const Solved *solved = &g_array_index(f->solved, Solved, i);
    if (solved->total == total) return *solved;
  }
  double *widths = cjm_arena_make(f->b->columns_arena, double, f->b->sheet.grid.n);
  Solved solved = {total, cjm_columns_solve(f->b->columns, total, widths), widths};
  g_array_append_val(f->solved, solved);
  return solved;
}

/* An approximate height of lanes and rail with rows of a height: exact for rows of text, while pictures have the height that they had when the map was
 * measured. */
static double estimate_lanes(const Fit *f, double rows)
{
  const CjmBuilder *b = f->b;
  double lanes = rows + f->correction;
  for (size_t i = 0; i < b->n_lanes; i++) lanes += b->lanes[i].picture ? 330 : 2 * cjm_lane_pad_y(&b->sheet);
  return fmax(lanes, f->rail_height);
}

/* The height of the page by that estimate. */
static double estimate_height(const Fit *f, double rows, double total)
{
  double width = page_width(f, total) - 2 * margin;
  return above_height(f->b, width) + estimate_lanes(f, rows) + below_height(f, width);
}

/* What is above and below the lanes, as measured at one width. At others it is taken to cover the same area: measuring it again at each
 * width that is tried would be most of the work of a map with many blocks. */
typedef struct Around {
  double width, height; /* px */
} Around;

static Around measure_around(const Fit *f, double total)
{
  double width = page_width(f, total) - 2 * margin;
  return (Around){width, above_height(f->b, width) + below_height(f, width)};
}

/* Whether the map is higher than paper with columns of `total` px and rows of a height. */
static bool would_be_high(const Fit *f, Around around, double total, double rows)
{
  double width = page_width(f, total);
  return width / G_SQRT2 < around.height * around.width / (width - 2 * margin) + estimate_lanes(f, rows);
}

static bool is_high(const Fit *f, Around around, double total)
{
  return would_be_high(f, around, total, solve(f, total).height);
}

/* Widths between which the map becomes as low as paper. */
typedef struct Between {
  double high, low; /* px: where it is higher than paper, and where it is not */
} Between;

static void narrow_down(Between *between, double total, bool is_high)
{
  if (is_high) between->high = fmax(between->high, total);
  else between->low = fmin(between->low, total);
}

/* Where the map would be as low as paper if rows covered the same area as with columns of `total` px. */
static double aim(const Fit *f, Around around, Between between, double total)
{
  double area = total * solve(f, total).height;
  while (between.low - between.high > 1) {
    double middle = (between.low + between.high) / 2;
    narrow_down(&between, middle, would_be_high(f, around, middle, area / middle));
  }
  return floor(between.low);
}

/* Narrows down by what has been tried for another estimate, and then by aiming: a little beyond the aim, which is then likely to be between two widths
 * that are near. */
static Between approach(const Fit *f, Around around, Between between)
{
  static const double near = 24, beyond = 6; /* px */
  for (guint i = 0, n = f->solved->len; i < n; i++) {
    double total = g_array_index(f->solved, Solved, i).total;
    if (total > between.high && total < between.low) narrow_down(&between, total, is_high(f, around, total));
  }
  double from = between.high;
  for (int turn = 0; turn < 4 && between.low - between.high > near; turn++) {
    double total = aim(f, around, between, from) + (from == between.high ? beyond : -beyond);
    from = CLAMP(total, between.high + 1, between.low - 1);
    narrow_down(&between, from, is_high(f, around, from));
  }
  return between;
}

/* The least width from `low` to `high` at which the map is not higher than paper. */
static double search(const Fit *f, Around around, double low, double high)
{
  if (!is_high(f, around, low)) return low;
  Between known = approach(f, around, (Between){low, high});
  while (high - low > 4) {
    double middle = floor((low + high) / 2);
    if (middle <= known.high || (middle < known.low && is_high(f, around, middle))) low = middle;
    else high = middle;
  }
  return high;
}

/* The total width of the columns, px, at which the map has the proportions of the A series (√2 : 1, ISO 216). It then fits on the smallest paper, and
 * so has the largest text in print: a narrower map is higher, and a wider one wider. The average column is 112 px to 360 px wide, about 13 to 50
 * characters a line. */
static double choose_total(const Fit *f)
{
  static const size_t many = 24; /* columns; fewer are not narrower than 130 px */
  static const double narrow = 112, usual = 130, widest = 360;
  static const double widest_change = 225; /* px: what a map of changes lists is no reason to make its columns wider */
  const CjmBuilder *b = f->b;
  double weight = cjm_builder_column_weight(b), low = fmax(f->least, ceil((b->sheet.grid.n > many ? narrow : usual) * weight)),
         high = fmax(low, ceil((b->parts ? widest_change : widest) * weight)), about = search(f, measure_around(f, low), low, high);
  return search(f, measure_around(f, about), low, high);
}

/* What decides the size of print on paper: the larger side, where the paper has the width 1. */
static double paper_for(const Fit *f, double height)
{
  return fmax((inner_width(f) + 2 * margin) / G_SQRT2, height);
}

/* The map with a rail `width` px wide, of as many blocks as are no higher than `room` px. */
static Fit with_rail(const Fit *f, double width, double room)
{
  CjmBuilder *b = f->b;
  Fit railed = *f;
  double ignored;
  g_autoptr(GArray) left = cjm_blocks_all_new(b->blocks);
  railed.rail = cjm_blocks_take(&b->sheet, b->blocks, width, room, left, &ignored);
  railed.rail_width = width + 2 * section_gap;
  railed.rail_height = railed.rail ? cjm_box_height(railed.rail, width) : 0;
  railed.below = left->len ? cjm_blocks_some(&b->sheet, b->blocks, (const size_t *)(const void *)left->data, left->len) : NULL;
  return railed;
}

/* A map of few wide columns is higher than paper. Its blocks then have room beside the lanes rather than below them. `height` is that of the page
 * without a rail. */
static void try_rail(Fit *f, double height)
{
  static const double rail_widths[] = {500, 580, 660}, slack = 1.08, worth = 0.95;
  double paper = paper_for(f, height), best = worth * paper, room;
  Fit railed = {0};
  if (f->b->parts || !f->b->blocks || height < slack * paper_for(f, 0)) return;
  room = lanes_height(f->b);
  for (size_t i = 0; i < G_N_ELEMENTS(rail_widths); i++) {
    Fit tried = with_rail(f, rail_widths[i], room);
    double total = choose_total(&tried),
           estimate = fmax(page_width(&tried, total) / G_SQRT2, estimate_height(&tried, solve(&tried, total).height, total));
    if (tried.rail && estimate < best) best = estimate, railed = tried;
  }
  if (railed.rail) *f = railed;
}

/* Chooses the widths of the columns: by an estimate, and by a better one once the map has been measured. The heights of pictures do not depend on them as those of text do: if that makes the map higher than with
 * equal columns, equal ones are used. */
static void compose(Fit *f, CjmMapReport *io_report)
{
  CjmBuilder *b = f->b;
  const CjmGrid *grid = &b->sheet.grid;
  cjm_builder_make_columns(b, margin);
  f->least = fmax(cjm_columns_min_width(b->columns), ceil(1000 - grid->left));
  f->below = b->blocks;
  g_autoptr(GArray) tried = f->solved = g_array_new(FALSE, FALSE, sizeof(Solved));
  double *equal = cjm_arena_make(b->columns_arena, double, grid->n);
  Solved solved = solve(f, choose_total(f));
  double estimate = estimate_height(f, solved.height, solved.total), height = try_widths(f, solved.widths);
  f->correction = height - estimate;
  try_rail(f, height);
  solved = solve(f, choose_total(f));
  cjm_columns_equal(b->columns, solved.total, equal);
  double equal_height = try_widths(f, equal);
  height = try_widths(f, solved.widths);
  if (height > equal_height) height = try_widths(f, equal);
  height = fill_page(f, height);
  if (io_report) io_report->equal_height = ceil(fmax(equal_height, height)); /* the curve would have been higher there too */
  g_clear_pointer(&b->columns_arena, cjm_arena_free);
  f->solved = NULL;
}

/* ---- drawing ---- */

static void draw(const Fit *f)
{
  CjmBuilder *b = f->b;
  CjmSheet *sheet = &b->sheet;
  double width = inner_width(f), y = margin;
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_MAP, .id = sheet->journey->o.id});
  cjm_builder_draw_block(b, CJM_GROUP_HEADING, b->heading, margin, &y, width);
  y += section_gap;
  if (b->personas) {
    cjm_builder_draw_block(b, CJM_GROUP_PERSONAS, b->personas, margin, &y, width);
    y += section_gap;
  }
  double top = y;
  cjm_index_row_place(&b->index, sheet, y);
  y += b->index.height;
  cjm_builder_open_lanes(b);
  cjm_phase_heads_place(&b->heads, sheet, y);
  y = cjm_builder_draw_lanes(b, (CjmLaneRange){0, b->n_lanes, .clear = true}, y + b->heads.height + heads_gap);
  cjm_scene_close(sheet->scene);
  if (f->rail) {
    cjm_builder_draw_block(b, CJM_GROUP_BLOCKS, f->rail, sheet->grid.right + 2 * section_gap, &top, f->rail_width - 2 * section_gap);
    y = fmax(y, top);
  }
  if (f->below) {
    y += 1.6 * section_gap;
    cjm_builder_draw_block(b, CJM_GROUP_BLOCKS, f->below, margin, &y, width);
  }
  if (b->footer) {
    y += 1.6 * section_gap;
    cjm_scene_line(sheet->scene, (CjmPoint){margin, y}, (CjmPoint){margin + width, y}, cjm_stroke(sheet->theme.rule, 1));
    y += footer_pad;
    cjm_builder_draw_block(b, CJM_GROUP_FOOTER, b->footer, margin, &y, width);
  }
  cjm_scene_close(sheet->scene);
  sheet->scene->width = ceil(sheet->grid.right + f->rail_width + margin);
  sheet->scene->height = ceil(y + margin);
}

void cjm_compose_fit(CjmBuilder *b, CjmArena *arena, CjmMapReport *io_report, CjmPages *ret_pages)
{
  Fit f = {.b = b};
  compose(&f, io_report);
  draw(&f);
  *ret_pages = (CjmPages){cjm_arena_make(arena, CjmScene *, 1), 1};
  ret_pages->at[0] = g_steal_pointer(&b->sheet.scene);
}

#include "map/map.h"

#include <math.h>
#include <string.h>

#include "blocks/block.h"
#include "format/fields.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "lanes/lane.h"
#include "lanes/scales.h"
#include "map/forks.h"
#include "map/images.h"
#include "map/phases.h"

static const double margin = 40, section_gap = 22, footer_pad = 14; /* px */

typedef struct Builder {
  CjmSheet sheet;
  CjmImages images;
  CjmLang *lang; /* with the words of the author */
  CjmLaneView *lanes;
  size_t n_lanes;
  double *min; /* px, minimum width of each column */
  CjmPhaseHeads heads;
  CjmForkHeads forks;
  CjmBox *heading, *personas, *blocks, *footer;
  CjmArena *columns_arena; /* for choosing the widths */
  CjmColumns *columns;
} Builder;

static const CjmImage *read_image(CjmSheet *sheet, const CjmText *path)
{
  return cjm_images_get(sheet->image_data, path);
}

/* The language with the words that the author replaced. */
static CjmLang *with_words_new(const CjmLang *lang, const CjmPairs *words)
{
  const char **names = g_new(const char *, words->n + 1), **texts = g_new(const char *, words->n + 1);
  for (size_t i = 0; i < words->n; i++) names[i] = words->at[i]->key.at, texts[i] = words->at[i]->text.at;
  CjmLang *made = cjm_lang_with_words_new(lang, names, texts, (unsigned)words->n);
  g_free(names);
  g_free(texts);
  return made;
}

typedef struct {
  guint latin, own;
} Digits;

static void count_digits(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  Digits *digits = data;
  (void)shape;
  (void)field;
  for (const char *p = text->at; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isdigit(c)) continue;
    if (c < 128) digits->latin++;
    else digits->own++;
  }
}

/* The language of the map, with the digits that its author uses, so that a line never has two kinds. */
static const CjmLang *find_lang(const CjmJourney *journey)
{
  const CjmLang *lang = cjm_lang_find(journey->lang.at);
  Digits digits = {0};

  if (!cjm_lang_has_own_digits(lang)) return lang;
  cjm_each_text(&cjm_shape_journey, journey, count_digits, &digits);
  return digits.latin == digits.own ? lang : cjm_lang_with_digits(lang, digits.latin > digits.own);
}

/* Boxes live until they are drawn, those of each lane in an arena of its own; `arena` is that of the scene. */
static void begin(Builder *b, CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                  CjmDiags *diags)
{
  CjmSheet *sheet = &b->sheet;
  *b = (Builder){.images = cjm_images_open(arena, options->image_dir, options->limits, diags)};
  sheet->journey = journey;
  sheet->theme = *options->theme;
  b->lang = with_words_new(find_lang(journey), &journey->words);
  sheet->m = (CjmMaker){cjm_arena_new(), fonts, &sheet->theme, b->lang};
  sheet->lines = g_array_new(FALSE, FALSE, sizeof(CjmLineSign));
  sheet->shown = g_hash_table_new(NULL, NULL);
  sheet->image = read_image;
  sheet->image_data = &b->images;
  sheet->scene = cjm_scene_new(arena);
  sheet->steps_are_phases = cjm_lane_steps_are_phases(sheet);
  sheet->scales = cjm_scales_new(sheet);
}

static void end(Builder *b)
{
  cjm_images_close(&b->images);
  cjm_arena_free(b->sheet.m.arena);
  g_free(b->lang);
  g_array_free(b->sheet.lines, TRUE);
  g_hash_table_unref(b->sheet.shown);
  g_clear_pointer(&b->sheet.columns, g_hash_table_unref);
  g_clear_pointer(&b->sheet.letters, g_hash_table_unref);
  g_clear_pointer(&b->sheet.scales, cjm_scales_free);
}

/* ---- building ---- */

static void build_grid(Builder *b)
{
  CjmGrid *grid = &b->sheet.grid;
  const CjmJourney *journey = b->sheet.journey;
  CjmArena *arena = b->sheet.m.arena;
  grid->n = journey->steps.n;
  grid->x = cjm_arena_make(arena, double, grid->n);
  grid->w = cjm_arena_make(arena, double, grid->n);
  b->min = cjm_arena_make(arena, double, grid->n);
  bool *ends = cjm_arena_make(arena, bool, grid->n);
  size_t column = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    column += journey->phases.at[p]->steps.n;
    ends[column - 1] = true;
  }
  grid->phase_ends = ends;
  for (size_t i = 0; i < grid->n; i++) b->min[i] = 96;
}

/* Everything is made before anything is measured: boxes, minimum widths, and the signs of the legend. */
static void build(Builder *b)
{
  CjmSheet *sheet = &b->sheet;
  const CjmJourney *journey = sheet->journey;
  build_grid(b);
  b->heading = cjm_block_heading(sheet);
  b->personas = cjm_block_personas(sheet);
  b->heads = cjm_phase_heads(sheet, b->min);
  b->forks = cjm_fork_heads(sheet, b->min);
  size_t most = 0;
  for (size_t i = 0; i < journey->lanes.n; i++) most += cjm_lane_most_rows(sheet, journey->lanes.at[i]);
  b->lanes = cjm_arena_make(sheet->m.arena, CjmLaneView, most + 1);
  for (size_t i = 0; i < journey->lanes.n; i++)
    b->n_lanes += cjm_lane_build(&b->lanes[b->n_lanes], sheet, journey->lanes.at[i], b->min);
  for (size_t i = 0; i < journey->steps.n; i++)
    if (journey->steps.at[i]->outside.value) cjm_sheet_use(sheet, CJM_SIGN_OUTSIDE);
  for (size_t i = 0; i <= journey->steps.n; i++)
    if (cjm_journey_has_gap(journey, i)) cjm_sheet_use(sheet, CJM_SIGN_LEFT_OUT);
  b->blocks = cjm_blocks(sheet);
  b->footer = cjm_block_footer(sheet);
}

static double names_width(const Builder *b)
{
  double width = 110;
  for (size_t i = 0; i < b->n_lanes; i++) {
    const CjmLaneView *view = &b->lanes[i];
    width = fmax(width, fmax(fmin(cjm_box_width(view->name), 150), cjm_box_min_width(view->name)) + 14);
    width = fmax(width, fmin(view->names, 220));
  }
  return ceil(width);
}

static void make_columns(Builder *b)
{
  CjmArena *arena = b->columns_arena;
  double pad = 2 * cjm_lane_pad_x(&b->sheet);
  size_t n = b->n_lanes + 1 + b->forks.n_levels;
  CjmRow *rows = cjm_arena_make(arena, CjmRow, n);
  for (size_t i = 0; i < b->n_lanes; i++) rows[i] = b->lanes[i].row;
  rows[b->n_lanes] = cjm_phase_heads_row(&b->heads, &b->sheet, pad);
  for (size_t l = 0; l < b->forks.n_levels; l++) rows[b->n_lanes + 1 + l] = cjm_fork_heads_row(&b->forks, arena, l);
  b->columns = cjm_columns(arena, rows, n, b->sheet.grid.n, b->min, pad);
}

static void set_grid(Builder *b, const double *widths)
{
  CjmGrid *grid = &b->sheet.grid;
  double x = grid->left;
  for (size_t i = grid->first; i < cjm_grid_end(grid); i++) {
    grid->x[i] = x;
    grid->w[i] = widths[i];
    x += widths[i];
  }
  grid->right = x;
}

static double line_height(const Builder *b, const CjmLaneView *view)
{
  return view->class->line && view->index == 0 ? cjm_sheet_space(&b->sheet, 24) : 0;
}

/* ---- how wide ---- */

static double above_height(const Builder *b, double width)
{
  double height = margin + cjm_box_height(b->heading, width);
  if (b->personas) height += section_gap + cjm_box_height(b->personas, width);
  return height + section_gap;
}

static double below_height(const Builder *b, double width)
{
  double height = b->blocks ? 1.6 * section_gap + cjm_box_height(b->blocks, width) : 0;
  if (b->footer) height += 1.6 * section_gap + footer_pad + cjm_box_height(b->footer, width);
  return height;
}

/* Makes a lane as high as its share of `total`, the height of all lanes. Returns by how much it has grown, px. */
static double stretch(CjmLaneView *view, double total)
{
  double share = view->picture ? view->class->share : 0, before = view->height;
  if (share <= 0 || before >= share * total) return 0;
  view->least = share / (1 - share) * (total - before);
  return cjm_lane_measure(view) - before;
}

/* Makes a lane that may grow as much as twice as high, to fill `spare` px. Returns by how much it has grown, px. */
static double fill(CjmLaneView *view, double spare)
{
  double before = view->height;
  if (spare < 1 || !view->picture || view->class->share <= 0) return 0;
  view->least = before + fmin(spare, before);
  return cjm_lane_measure(view) - before;
}

/* The height of the lanes, px; what they leave of `room` goes to the curve. */
static double lanes_height(Builder *b, double room)
{
  double height = 12;
  for (size_t i = 0; i < b->n_lanes; i++) {
    b->lanes[i].least = 0;
    height += cjm_lane_measure(&b->lanes[i]) + line_height(b, &b->lanes[i]);
  }
  for (size_t i = 0; i < b->n_lanes; i++) height += stretch(&b->lanes[i], height);
  for (size_t i = 0; i < b->n_lanes; i++) height += fill(&b->lanes[i], room - height);
  return height;
}

static double page_height(Builder *b)
{
  static const double widest = 2; /* times as wide as high, unless the curve cannot be that high */
  double width = b->sheet.grid.right - margin;
  double others = above_height(b, width) + cjm_phase_heads_measure(&b->heads, &b->sheet) +
                  cjm_fork_heads_measure(&b->forks, &b->sheet) + below_height(b, width) + margin;
  return others + lanes_height(b, (width + 2 * margin) / widest - others);
}

/* An approximate height for comparing widths: exact for rows of text, and typical for pictures. */
static double estimate_height(const Builder *b, const double *widths, double total)
{
  double height = cjm_columns_height(b->columns, widths), width = b->sheet.grid.left - margin + total;
  for (size_t i = 0; i < b->n_lanes; i++) height += b->lanes[i].picture ? 330 : 2 * cjm_lane_pad_y(&b->sheet);
  return height + above_height(b, width) + below_height(b, width) + margin;
}

/* The width in px at which the map fits on the smallest paper with the proportions of the A series (√2 : 1, ISO 216), and so has
 * the largest text in print. The average column is 112 px to 360 px wide, about 13 to 50 characters a line. */
static double choose_total(const Builder *b, double *widths)
{
  static const double averages[] = {112, 120, 130, 140, 150, 165, 180, 195, 210, 225, 245, 270, 300, 330, 360};
  static const size_t many = 24; /* columns; fewer are not narrower than 130 px */
  const CjmGrid *grid = &b->sheet.grid;
  double least = fmax(cjm_columns_min_width(b->columns), ceil(1000 - grid->left)), best = least, best_paper = INFINITY;
  for (size_t i = grid->n > many ? 0 : 2; i < G_N_ELEMENTS(averages); i++) {
    double total = fmax(least, averages[i] * (double)grid->n);
    cjm_columns_solve(b->columns, total, widths);
    double width = grid->left + total + margin, paper = fmax(width / G_SQRT2, estimate_height(b, widths, total));
    if (paper < best_paper - 1) best_paper = paper, best = total;
    if (width / G_SQRT2 > best_paper) break; /* wider maps need larger paper, whatever their height */
  }
  return best;
}

/* Sets the widths of the columns, and measures everything. Returns the height of the page. */
static double try_widths(Builder *b, const double *widths)
{
  set_grid(b, widths);
  return page_height(b);
}

/* The heights of pictures do not depend on the widths as those of text do: if that makes the map higher than with equal columns,
 * equal ones are used. */
static void find_widths(Builder *b, CjmMapReport *io_report)
{
  CjmGrid *grid = &b->sheet.grid;
  CjmArena *arena = b->columns_arena = cjm_arena_new();
  double *widths = cjm_arena_make(arena, double, grid->n), *equal = cjm_arena_make(arena, double, grid->n);
  grid->name_x = margin;
  grid->name_w = names_width(b);
  grid->left = margin + grid->name_w;
  grid->name_w -= 10;
  make_columns(b);
  double total = choose_total(b, widths);
  cjm_columns_equal(b->columns, total, equal);
  cjm_columns_solve(b->columns, total, widths);
  double equal_height = try_widths(b, equal), height = try_widths(b, widths);
  if (height > equal_height) try_widths(b, equal);
  if (io_report) io_report->equal_height = ceil(equal_height);
  g_clear_pointer(&b->columns_arena, cjm_arena_free);
}

/* ---- drawing ---- */

static void draw_outside(const Builder *b, double top, double bottom)
{
  const CjmSheet *sheet = &b->sheet;
  for (size_t i = sheet->grid.first; i < cjm_grid_end(&sheet->grid); i++) {
    if (!sheet->journey->steps.at[i]->outside.value) continue;
    cjm_scene_sign(sheet->scene, CJM_SIGN_OUTSIDE);
    CjmRect column = {sheet->grid.x[i], top, sheet->grid.w[i], bottom - top};
    cjm_scene_rect(sheet->scene, column, 0, cjm_paint(sheet->theme.panel), cjm_stroke_dashed(sheet->theme.rule_strong, 1, 3, 3));
  }
}

/* All rules of one kind are one path, since a map of many steps has very many rules. */
static void draw_rules_of(const Builder *b, bool phase_ends, double top, double bottom)
{
  const CjmGrid *grid = &b->sheet.grid;
  CjmPath path = cjm_path_begin();
  for (size_t i = grid->first; i < cjm_grid_end(grid); i++) {
    if (grid->phase_ends[i] != phase_ends) continue;
    cjm_path_move(&path, grid->x[i] + grid->w[i], top);
    cjm_path_line(&path, grid->x[i] + grid->w[i], bottom);
  }
  CjmStroke stroke = cjm_stroke(phase_ends ? b->sheet.theme.rule_strong : b->sheet.theme.hair, 1);
  cjm_path_end(&path, b->sheet.scene, CJM_NO_PAINT, stroke);
}

static void draw_rules(const Builder *b, double top, double bottom)
{
  double left = b->sheet.grid.left;
  cjm_scene_line(b->sheet.scene, (CjmPoint){left, top}, (CjmPoint){left, bottom}, cjm_stroke(b->sheet.theme.rule_strong, 1));
  draw_rules_of(b, false, top, bottom);
  draw_rules_of(b, true, top, bottom);
}

/* Draws the zigzags where a view leaves out steps. */
static void draw_left_out(const Builder *b, double top, double bottom)
{
  const CjmSheet *sheet = &b->sheet;
  const CjmGrid *grid = &sheet->grid;
  for (size_t i = grid->first; i <= cjm_grid_end(grid); i++) {
    if (!cjm_journey_has_gap(sheet->journey, i)) continue;
    cjm_scene_sign(sheet->scene, CJM_SIGN_LEFT_OUT);
    double x = i < cjm_grid_end(grid) ? grid->x[i] : grid->right;
    cjm_left_out_draw(sheet->scene, x, top, bottom, &sheet->theme, sheet->theme.background);
  }
}

static void draw_lane_edge(const Builder *b, double y)
{
  const CjmGrid *grid = &b->sheet.grid;
  cjm_scene_line(b->sheet.scene, (CjmPoint){grid->name_x, y}, (CjmPoint){grid->right, y}, cjm_stroke(b->sheet.theme.rule, 1));
}

static void draw_row_edge(const Builder *b, double y)
{
  const CjmGrid *grid = &b->sheet.grid;
  cjm_scene_line(b->sheet.scene, (CjmPoint){grid->left, y}, (CjmPoint){grid->right, y}, cjm_stroke(b->sheet.theme.hair, 1));
}

/* A named line of the service blueprint replaces the rule between two lanes. */
static void draw_named_line(Builder *b, const CjmLaneView *view, double y, double height)
{
  CjmSheet *sheet = &b->sheet;
  const CjmGrid *grid = &sheet->grid;
  CjmBox *name = cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, view->class->line));
  double width = cjm_box_width(name), middle = y + height / 2;
  cjm_scene_rect(sheet->scene, (CjmRect){grid->name_x, y, grid->right - grid->name_x, height}, 0,
                 cjm_paint(sheet->theme.background), CJM_NO_STROKE);
  cjm_box_place(name, sheet->scene, grid->name_x, middle - 8.5, width, sheet->theme.background);
  cjm_scene_line(sheet->scene, (CjmPoint){grid->name_x + width + 10, middle}, (CjmPoint){grid->right, middle},
                 cjm_stroke_dashed(sheet->theme.neutral, 1.5, 8, 4));
}

static double draw_lanes(Builder *b, double y)
{
  double top = y, bottom = y + b->forks.height;
  for (size_t i = 0; i < b->n_lanes; i++) bottom += line_height(b, &b->lanes[i]) + b->lanes[i].height;
  cjm_fork_heads_tint(&b->forks, &b->sheet, top, bottom);
  draw_outside(b, top, bottom);
  draw_rules(b, top, bottom);
  cjm_fork_heads_divide(&b->forks, &b->sheet, top, bottom);
  cjm_fork_heads_place(&b->forks, &b->sheet, y);
  y += b->forks.height;
  for (size_t i = 0; i < b->n_lanes; i++) {
    CjmLaneView *view = &b->lanes[i];
    double line = line_height(b, view);
    if (view->index > 0) draw_row_edge(b, y);
    else if (line > 0) draw_named_line(b, view, y, line);
    else draw_lane_edge(b, y);
    cjm_lane_place(view, y + line);
    for (size_t k = 0; view->index + 1 == view->n_rows && k < view->n_rows; k++) cjm_lane_clear(view - k);
    y += line + view->height;
  }
  draw_lane_edge(b, y);
  draw_left_out(b, top - 6, bottom + 6);
  return y;
}

static void draw_block(Builder *b, CjmGroupRole role, const CjmBox *box, double *io_y, double width)
{
  CjmScene *scene = b->sheet.scene;
  CjmRect at = {margin, *io_y, width, cjm_box_height(box, width)};
  cjm_scene_open(scene, (CjmSceneGroup){.role = role, .bounds = at});
  *io_y += cjm_box_place(box, scene, margin, *io_y, width, b->sheet.theme.background);
  cjm_scene_close(scene);
}

static void draw(Builder *b)
{
  CjmSheet *sheet = &b->sheet;
  double width = sheet->grid.right - margin, y = margin;
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_MAP, .id = sheet->journey->o.id});
  draw_block(b, CJM_GROUP_HEADING, b->heading, &y, width);
  y += section_gap;
  if (b->personas) {
    draw_block(b, CJM_GROUP_PERSONAS, b->personas, &y, width);
    y += section_gap;
  }
  cjm_phase_heads_place(&b->heads, sheet, y);
  y = draw_lanes(b, y + b->heads.height + 12);
  if (b->blocks) {
    y += 1.6 * section_gap;
    draw_block(b, CJM_GROUP_BLOCKS, b->blocks, &y, width);
  }
  if (b->footer) {
    y += 1.6 * section_gap;
    cjm_scene_line(sheet->scene, (CjmPoint){margin, y}, (CjmPoint){margin + width, y}, cjm_stroke(sheet->theme.rule, 1));
    y += footer_pad;
    draw_block(b, CJM_GROUP_FOOTER, b->footer, &y, width);
  }
  cjm_scene_close(sheet->scene);
  sheet->scene->width = ceil(sheet->grid.right + margin);
  sheet->scene->height = ceil(y + margin);
}

/* ---- metadata ---- */

static const char *join(CjmArena *arena, const CjmTexts *texts)
{
  GString *out = g_string_new(NULL);
  for (size_t i = 0; i < texts->n; i++) g_string_append_printf(out, "%s%s", i ? ", " : "", texts->at[i]->at);
  return cjm_arena_take(arena, g_string_free(out, FALSE));
}

static const char *keywords(const Builder *b)
{
  GString *out = g_string_new(cjm_sheet_word(&b->sheet, CJM_WORD_MAP));
  const CjmJourney *journey = b->sheet.journey;
  for (size_t i = 0; i < journey->personas.n; i++)
    if (journey->personas.at[i]->title.at) g_string_append_printf(out, ", %s", journey->personas.at[i]->title.at);
  for (size_t i = 0; i < journey->phases.n; i++)
    if (journey->phases.at[i]->title.at) g_string_append_printf(out, ", %s", journey->phases.at[i]->title.at);
  return cjm_arena_take(b->sheet.scene->arena, g_string_free(out, FALSE));
}

static void fill_meta(Builder *b)
{
  const CjmJourney *journey = b->sheet.journey;
  CjmArena *arena = b->sheet.scene->arena;
  CjmSceneMeta *meta = &b->sheet.scene->meta;
  meta->title = journey->title.at;
  meta->description = journey->headline.at ? journey->headline.at
                      : journey->objective ? journey->objective->text.at
                                           : journey->subtitle.at;
  meta->author = journey->authors.n ? join(arena, &journey->authors) : journey->owner.at;
  meta->subject = journey->scenario.at ? journey->scenario.at : meta->description;
  meta->keywords = keywords(b);
  meta->lang = journey->lang.at;
  if (journey->updated.year)
    meta->created =
      cjm_arena_printf(arena, "%04d-%02d-%02dT00:00:00Z", journey->updated.year, journey->updated.month, journey->updated.day);
  b->sheet.scene->background = b->sheet.theme.background;
  b->sheet.scene->rtl = cjm_lang_is_rtl(b->sheet.m.lang);
}

/* ---- what is left out ---- */

static bool is_listed(const CjmJourney *journey, CjmLaneId id)
{
  for (size_t i = 0; i < journey->lanes.n; i++)
    if (journey->lanes.at[i]->id == id) return true;
  return false;
}

/* Appends built-in lanes that have content and are not drawn, apart from those that are drawn only on request. */
static void find_left_out(Builder *b, GPtrArray *ret_names)
{
  for (CjmLaneId id = 0; id < CJM_LANE_CUSTOM; id++) {
    if (!cjm_lane_by_default(id) || is_listed(b->sheet.journey, id)) continue;
    CjmLane lane = {.id = id, .show_all = true};
    CjmLaneView view;
    double *min = cjm_arena_make(b->sheet.m.arena, double, b->sheet.grid.n);
    if (!cjm_lane_build(&view, &b->sheet, &lane, min)) continue;
    g_ptr_array_add(ret_names, g_strdup(cjm_lane_key(id)));
    cjm_lane_clear(&view);
  }
  cjm_blocks_left_out(&b->sheet, ret_names);
}

bool cjm_map_compose(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                     CjmDiags *diags, CjmMapReport *io_report, CjmPages *ret_pages, GError **error)
{
  Builder b;
  begin(&b, arena, fonts, journey, options, diags);
  build(&b);
  find_widths(&b, io_report);
  fill_meta(&b);
  draw(&b);
  if (b.sheet.scene->rtl) cjm_scene_mirror(b.sheet.scene);
  if (io_report) find_left_out(&b, io_report->left_out);
  bool ok = !b.images.error;
  if (ok) {
    *ret_pages = (CjmPages){cjm_arena_make(arena, CjmScene *, 1), 1};
    ret_pages->at[0] = b.sheet.scene;
  } else {
    g_propagate_error(error, g_steal_pointer(&b.images.error));
    cjm_scene_free(b.sheet.scene);
  }
  end(&b);
  return ok;
}

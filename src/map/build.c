#include "map/build.h"

#include <math.h>
#include <string.h>

#include "blocks/block.h"
#include "format/fields.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "journey/course.h"
#include "lanes/scales.h"
#include "layout/change.h"

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

CjmLang *cjm_builder_lang_new(const CjmJourney *journey)
{
  return with_words_new(find_lang(journey), &journey->words);
}

/* The boxes of each lane have an arena of their own; `arena` is that of the scenes, in which images are too. */
static void begin(CjmBuilder *b, CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                  const CjmSetting *setting, CjmDiags *diags)
{
  CjmSheet *sheet = &b->sheet;
  *b = (CjmBuilder){.images = cjm_images_open(arena, options->image_dir, options->limits, diags)};
  sheet->journey = journey;
  sheet->theme = *options->theme;
  sheet->emphasis = setting ? setting->emphasis : 1;
  if (setting) {
    sheet->on_paper = true;
    sheet->on_wall = setting->wall;
    sheet->theme.type = &setting->type;
    sheet->theme.spread *= setting->spread;
  }
  b->lang = cjm_builder_lang_new(journey);
  b->parts = options->parts;
  b->slide = options->slide;
  sheet->m = (CjmMaker){cjm_arena_new(), fonts, &sheet->theme, b->lang, options->parts ? options->parts->changed : NULL};
  sheet->lines = g_array_new(FALSE, FALSE, sizeof(CjmLineSign));
  sheet->shown = g_hash_table_new(NULL, NULL);
  sheet->image = read_image;
  sheet->image_data = &b->images;
  b->sheet.scene = cjm_builder_scene_new(b, arena);
  sheet->steps_are_phases = cjm_lane_steps_are_phases(sheet);
  sheet->scales = cjm_scales_new(sheet);
}

void cjm_builder_clear(CjmBuilder *b)
{
  g_clear_pointer(&b->sheet.scene, cjm_scene_free);
  g_clear_pointer(&b->columns_arena, cjm_arena_free);
  for (size_t i = 0; i < b->n_built; i++) cjm_lane_clear(&b->lanes[i]);
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

static void build_grid(CjmBuilder *b)
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
  for (size_t i = 0; i < grid->n; i++) b->min[i] = cjm_change_is_slim(&b->sheet, journey->steps.at[i]) ? 72 : 96;
}

static void make_opening(CjmBuilder *b)
{
  CjmSheet *sheet = &b->sheet;
  const CjmMapParts *parts = b->parts;
  if (b->slide && !b->slide->opens) {
    b->heading = cjm_block_slide_heading(sheet, b->slide->title, b->slide->subtitle);
    return;
  }
  b->heading = parts ? parts->heading(sheet, parts->data) : cjm_block_heading(sheet);
  if (b->slide && !b->slide->personas) return;
  b->personas = parts ? parts->summary(sheet, parts->data) : cjm_block_personas(sheet);
}

/* Everything is made before anything is measured: boxes, minimum widths, and the signs of the legend. */
void cjm_builder_init(CjmBuilder *b, CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                      const CjmSetting *setting, CjmDiags *diags)
{
  CjmSheet *sheet = &b->sheet;
  const CjmMapParts *parts = options->parts;
  begin(b, arena, fonts, journey, options, setting, diags);
  build_grid(b);
  make_opening(b);
  if (parts) b->index = cjm_index_row(sheet, parts, b->min);
  b->heads = cjm_phase_heads(sheet, b->min);
  b->forks = cjm_fork_heads(sheet, b->min);
  size_t most = 0;
  for (size_t i = 0; i < journey->lanes.n; i++) most += cjm_lane_most_rows(sheet, journey->lanes.at[i]);
  b->lanes = cjm_arena_make(sheet->m.arena, CjmLaneView, most + 1);
  for (size_t i = 0; i < journey->lanes.n; i++)
    b->n_built += cjm_lane_build(&b->lanes[b->n_built], sheet, journey->lanes.at[i], b->min);
  b->n_lanes = setting ? cjm_lanes_fold(b->lanes, b->n_built) : b->n_built;
  for (size_t i = 0; i < journey->steps.n; i++)
    if (journey->steps.at[i]->outside.value) cjm_sheet_use(sheet, CJM_SIGN_OUTSIDE);
  for (size_t i = 0; i <= journey->steps.n; i++)
    if (cjm_journey_has_gap(journey, i)) cjm_sheet_use(sheet, CJM_SIGN_LEFT_OUT);
  if (b->slide && b->slide->bare) b->n_lanes = 0;
  if (b->slide && !b->slide->blocks) return;
  b->blocks = parts ? parts->blocks(sheet, parts->data) : cjm_blocks(sheet);
  b->footer = cjm_block_footer(sheet);
}

static double names_width(const CjmBuilder *b)
{
  double width = fmax(110, fmin(cjm_box_width(b->index.name) + 14, 150));
  for (size_t i = 0; i < b->n_lanes; i++) {
    const CjmLaneView *view = &b->lanes[i];
    width = fmax(width, fmax(fmin(cjm_box_width(view->name), 150), cjm_box_min_width(view->name)) + 14);
    width = fmax(width, fmin(view->names, 220));
  }
  return ceil(width);
}

/* The columns of a map of changes that are folded, unless all are. */
static const bool *slim_columns(const CjmBuilder *b, CjmArena *arena)
{
  const CjmJourney *journey = b->sheet.journey;
  bool *slim = cjm_arena_make(arena, bool, journey->steps.n);
  size_t n = 0;
  for (size_t i = 0; i < journey->steps.n; i++) n += slim[i] = cjm_change_is_slim(&b->sheet, journey->steps.at[i]);
  return n > 0 && n < journey->steps.n ? slim : NULL;
}

double cjm_builder_column_weight(const CjmBuilder *b)
{
  const CjmJourney *journey = b->sheet.journey;
  double weight = 0;
  for (size_t i = 0; i < journey->steps.n; i++) weight += cjm_change_is_slim(&b->sheet, journey->steps.at[i]) ? 0.5 : 1;
  return weight;
}

void cjm_builder_make_columns(CjmBuilder *b, double x)
{
  CjmArena *arena = b->columns_arena = cjm_arena_new();
  CjmGrid *grid = &b->sheet.grid;
  grid->name_x = x;
  grid->name_w = names_width(b);
  grid->left = x + grid->name_w;
  grid->name_w -= 10;
  double pad = 2 * cjm_lane_pad_x(&b->sheet);
  size_t n = b->n_lanes + 1 + b->forks.n_levels;
  CjmRow *rows = cjm_arena_make(arena, CjmRow, n);
  for (size_t i = 0; i < b->n_lanes; i++) rows[i] = b->lanes[i].row;
  rows[b->n_lanes] = cjm_phase_heads_row(&b->heads, &b->sheet, pad);
  for (size_t l = 0; l < b->forks.n_levels; l++) rows[b->n_lanes + 1 + l] = cjm_fork_heads_row(&b->forks, arena, l);
  b->columns = cjm_columns(arena, rows, n, b->sheet.grid.n, b->min, slim_columns(b, arena), pad);
}

void cjm_builder_set_grid(CjmBuilder *b, const double *widths)
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

/* Columns beside the page, from which lines come and to which they lead. */
static const double beside = 160; /* px */

void cjm_builder_set_page(CjmBuilder *b, size_t first, size_t n, double band, const double *widths)
{
  CjmGrid *grid = &b->sheet.grid;
  grid->first = first;
  grid->n = n;
  cjm_builder_set_grid(b, widths);
  grid->band = first > 0 ? band : 0;
  double x = grid->left - grid->band;
  for (size_t i = first; i-- > 0;) {
    bool next = i + 1 == first;
    grid->x[i] = next ? x : (x = fmin(x, 0) - beside);
    grid->w[i] = next ? grid->band : beside;
  }
  x = grid->right;
  for (size_t i = first + n; i < b->sheet.journey->steps.n; i++) {
    grid->x[i] = x;
    grid->w[i] = beside;
    x += beside;
  }
}

double cjm_builder_line_height(const CjmBuilder *b, const CjmLaneView *view)
{
  return view->class->line && view->index == 0 ? cjm_sheet_space(&b->sheet, 24) : 0;
}

/* ---- metadata ---- */

static const char *join(CjmArena *arena, const CjmTexts *texts)
{
  GString *out = g_string_new(NULL);
  for (size_t i = 0; i < texts->n; i++) g_string_append_printf(out, "%s%s", i ? ", " : "", texts->at[i]->at);
  return cjm_arena_take(arena, g_string_free(out, FALSE));
}

static const char *keywords(const CjmBuilder *b, CjmArena *arena)
{
  GString *out = g_string_new(cjm_sheet_word(&b->sheet, CJM_WORD_MAP));
  const CjmJourney *journey = b->sheet.journey;
  for (size_t i = 0; i < journey->personas.n; i++)
    if (journey->personas.at[i]->title.at) g_string_append_printf(out, ", %s", journey->personas.at[i]->title.at);
  for (size_t i = 0; i < journey->phases.n; i++)
    if (journey->phases.at[i]->title.at) g_string_append_printf(out, ", %s", journey->phases.at[i]->title.at);
  return cjm_arena_take(arena, g_string_free(out, FALSE));
}

/* The finding, and the feelings in words. */
static const char *description(const CjmBuilder *b, CjmArena *arena, const char *finding)
{
  const CjmJourney *journey = b->sheet.journey;
  char *course = NULL;
  for (size_t i = 0; i < journey->lanes.n && !course; i++)
    if (journey->lanes.at[i]->id == CJM_LANE_EMOTION) course = cjm_course_words_new(journey, journey->lanes.at[i], b->sheet.m.lang);
  if (!course || !finding) return course ? cjm_arena_take(arena, course) : finding;
  const char *end = g_utf8_find_prev_char(finding, finding + strlen(finding));
  bool ended = end && g_utf8_strchr(".!?…。！？؟।", -1, g_utf8_get_char(end));
  const char *both = cjm_arena_printf(arena, "%s%s %s", finding, ended ? "" : ".", course);
  g_free(course);
  return both;
}

CjmScene *cjm_builder_scene_new(const CjmBuilder *b, CjmArena *arena)
{
  const CjmJourney *journey = b->sheet.journey;
  CjmScene *scene = cjm_scene_new(arena);
  CjmSceneMeta *meta = &scene->meta;
  meta->title = journey->title.at;
  meta->description = description(b, arena,
                                  journey->headline.at ? journey->headline.at
                                  : journey->objective ? journey->objective->text.at
                                                       : journey->subtitle.at);
  meta->author = journey->authors.n ? join(arena, &journey->authors) : journey->owner.at;
  meta->keywords = keywords(b, arena);
  meta->lang = journey->lang.at;
  if (journey->updated.year)
    meta->created =
      cjm_arena_printf(arena, "%04d-%02d-%02dT00:00:00Z", journey->updated.year, journey->updated.month, journey->updated.day);
  scene->background = b->sheet.theme.background;
  scene->rtl = cjm_lang_is_rtl(b->sheet.m.lang);
  return scene;
}

/* ---- what is left out ---- */

static bool is_listed(const CjmJourney *journey, CjmLaneId id)
{
  for (size_t i = 0; i < journey->lanes.n; i++)
    if (journey->lanes.at[i]->id == id) return true;
  return false;
}

void cjm_builder_find_left_out(CjmBuilder *b, GPtrArray *ret_names)
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


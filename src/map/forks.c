#include "map/forks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "journey/routes.h"
#include "layout/path-mark.h"

static const double hook = 7, pad_x = 10, line_gap = 16, level_gap = 6, bead_pad = 7; /* px */

/* ---- what stands together ---- */

static bool has_path(const CjmRefs *paths, const CjmObject *path)
{
  for (size_t i = 0; i < paths->n; i++)
    if (paths->at[i]->to == path) return true;
  return false;
}

static bool is_of(const CjmRef *ref, const CjmFork *fork)
{
  return ref->to && ((const CjmJourneyPath *)ref->to)->choice->index == fork->index;
}

/* Counts the paths of the fork among `paths`, and those of them that are in `others` too. */
static size_t count(const CjmRefs *paths, const CjmFork *fork, const CjmRefs *others, size_t *ret_shared)
{
  size_t n = 0, shared = 0;
  for (size_t i = 0; i < paths->n; i++) {
    if (!is_of(paths->at[i], fork)) continue;
    n++;
    shared += has_path(others, paths->at[i]->to);
  }
  *ret_shared = shared;
  return n;
}

static CjmBox *names_box(CjmSheet *sheet, const CjmRefs *paths, const CjmFork *fork)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 12, 2);
  for (size_t i = 0; i < paths->n; i++)
    if (is_of(paths->at[i], fork) && cjm_path_is_shown(sheet->journey, (const CjmJourneyPath *)paths->at[i]->to))
      cjm_box_add(wrap, cjm_path_name(sheet, (const CjmJourneyPath *)paths->at[i]->to, sheet->theme.background));
  return wrap;
}

/* The paths of a fork that have none of the columns of the span. */
static CjmBox *absent_box(CjmSheet *sheet, const CjmForkSpan *span)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 10, 2);
  g_autoptr(GHashTable) there = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < span->n_parts; i++)
    for (size_t k = 0; k < span->parts[i].paths->n; k++) g_hash_table_add(there, span->parts[i].paths->at[k]->to);
  for (size_t i = 0; i < span->fork->paths.n; i++) {
    const CjmJourneyPath *path = span->fork->paths.at[i];
    if (!g_hash_table_contains(there, &path->o)) cjm_box_add(wrap, cjm_path_name(sheet, path, sheet->theme.background));
  }
  if (cjm_box_is_empty(wrap)) return NULL;
  cjm_box_add(wrap, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_PATH_SKIPS)));
  return wrap;
}

static void add_parts(CjmSheet *sheet, CjmForkSpan *span)
{
  const CjmJourney *journey = sheet->journey;
  span->parts = cjm_arena_make(sheet->m.arena, CjmForkPart, span->n);
  for (size_t c = span->first; c < span->first + span->n; c++) {
    const CjmRefs *paths = &journey->steps.at[c]->paths, *before = c > span->first ? &journey->steps.at[c - 1]->paths : NULL;
    size_t shared = 0, n = before ? count(paths, span->fork, before, &shared) : 0, unused;
    if (before && shared == n && count(before, span->fork, paths, &unused) == n) {
      span->parts[span->n_parts - 1].n++;
      continue;
    }
    span->parts[span->n_parts++] =
      (CjmForkPart){names_box(sheet, paths, span->fork), paths, c, 1, before && shared == 0};
  }
}

static void make_span(CjmSheet *sheet, CjmForkSpan *span)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_BOLD);
  CjmColour colour = cjm_path_colour(sheet, sheet->theme.background);
  const CjmText *title = &span->fork->title;
  if (title->at)
    span->title = cjm_sheet_first(sheet, span->fork) ? cjm_box_authored(&sheet->m, style, colour, title)
                                                     : cjm_box_text(&sheet->m, style, colour, title->at);
  add_parts(sheet, span);
  span->absent = absent_box(sheet, span);
}

static int by_place(const void *left, const void *right)
{
  const CjmForkSpan *a = left, *b = right;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->n != b->n) return a->n > b->n ? -1 : 1;
  return a->fork->index < b->fork->index ? -1 : a->fork->index > b->fork->index;
}

/* Adds a column to the spans of each fork of its paths. */
static void add_columns(const CjmJourney *journey, const CjmRefs *paths, size_t column, GArray *spans, CjmForkSpan *open)
{
  for (size_t i = 0; i < paths->n; i++) {
    const CjmJourneyPath *path = (const CjmJourneyPath *)paths->at[i]->to;
    const CjmFork *fork = path ? cjm_fork_of(journey, path) : NULL;
    CjmForkSpan *span = fork ? &open[fork->index] : NULL;
    if (!span || (span->n && span->first + span->n == column + 1)) continue;
    if (span->n && span->first + span->n == column) {
      span->n++;
      continue;
    }
    if (span->n) g_array_append_val(spans, *span);
    *span = (CjmForkSpan){.fork = fork, .first = column, .n = 1};
  }
}

static GArray *spans_new(const CjmJourney *journey)
{
  GArray *spans = g_array_new(FALSE, FALSE, sizeof(CjmForkSpan));
  CjmForkSpan *open = g_new0(CjmForkSpan, journey->forks.n);
  for (size_t s = 0; s < journey->steps.n; s++) add_columns(journey, &journey->steps.at[s]->paths, s, spans, open);
  for (size_t f = 0; f < journey->forks.n; f++)
    if (open[f].n) g_array_append_val(spans, open[f]);
  g_free(open);
  if (spans->len) qsort(spans->data, spans->len, sizeof(CjmForkSpan), by_place);
  return spans;
}

/* Assigns each span to the first level where it overlaps no other. */
static void set_levels(CjmForkHeads *heads)
{
  g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(size_t));
  for (size_t i = 0; i < heads->n_spans; i++) {
    CjmForkSpan *span = &heads->spans[i];
    size_t end = span->first + span->n;
    for (span->level = 0; span->level < ends->len && g_array_index(ends, size_t, span->level) > span->first; span->level++)
      ;
    if (span->level == ends->len) g_array_append_val(ends, end);
    else g_array_index(ends, size_t, span->level) = end;
  }
  heads->n_levels = ends->len;
}

CjmForkHeads cjm_fork_heads(CjmSheet *sheet, double *io_min)
{
  CjmForkHeads heads = {0};
  g_autoptr(GArray) spans = spans_new(sheet->journey);
  if (!spans->len) return heads;
  heads.n_spans = spans->len;
  heads.spans = cjm_arena_make(sheet->m.arena, CjmForkSpan, heads.n_spans);
  memcpy(heads.spans, spans->data, heads.n_spans * sizeof *heads.spans);
  set_levels(&heads);
  heads.levels = cjm_arena_make(sheet->m.arena, double, heads.n_levels);
  heads.titles = cjm_arena_make(sheet->m.arena, double, heads.n_levels);
  for (size_t i = 0; i < heads.n_spans; i++) {
    CjmForkSpan *span = &heads.spans[i];
    make_span(sheet, span);
    for (size_t k = 0; k < span->n_parts; k++) {
      double need = (cjm_box_min_width(span->parts[k].names) + 2 * pad_x) / (double)span->parts[k].n;
      for (size_t c = 0; c < span->parts[k].n; c++) io_min[span->parts[k].first + c] = fmax(io_min[span->parts[k].first + c], need);
    }
  }
  heads.name = cjm_box_stack(&sheet->m, 0);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
  cjm_box_add(heads.name, cjm_box_text(&sheet->m, style, sheet->theme.ink, cjm_sheet_word(sheet, CJM_WORD_PATHS)));
  cjm_box_add(heads.name, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_PATHS_NOTE)));
  heads.bead = cjm_sheet_tag(sheet, cjm_path_colour(sheet, sheet->theme.background), cjm_sheet_word(sheet, CJM_WORD_OR));
  cjm_sheet_use(sheet, CJM_SIGN_ALTERNATIVES);
  return heads;
}

CjmRow cjm_fork_heads_row(const CjmForkHeads *heads, CjmArena *arena, size_t level)
{
  CjmRow row = {0};
  for (size_t i = 0; i < heads->n_spans; i++)
    if (heads->spans[i].level == level) row.n += heads->spans[i].n_parts;
  row.cells = cjm_arena_make(arena, CjmCell, row.n);
  row.n = 0;
  for (size_t i = 0; i < heads->n_spans; i++)
    for (size_t k = 0; heads->spans[i].level == level && k < heads->spans[i].n_parts; k++) {
      const CjmForkPart *part = &heads->spans[i].parts[k];
      row.cells[row.n++] = (CjmCell){.first = part->first, .n = part->n, .box = part->names};
    }
  return row;
}

/* ---- sizes ---- */

static bool is_here(const CjmSheet *sheet, const CjmForkSpan *span)
{
  return cjm_grid_shows(&sheet->grid, span->first, span->n);
}

static double span_width(const CjmSheet *sheet, const CjmForkSpan *span)
{
  return cjm_grid_span(&sheet->grid, span->first, span->n);
}

static double part_width(const CjmSheet *sheet, const CjmForkPart *part)
{
  return cjm_grid_span(&sheet->grid, part->first, part->n) - 2 * pad_x;
}

/* The part below the line of the bracket. */
static double names_height(const CjmSheet *sheet, const CjmForkSpan *span)
{
  double height = 0;
  for (size_t i = 0; i < span->n_parts; i++)
    if (cjm_grid_shows(&sheet->grid, span->parts[i].first, span->parts[i].n)) height = fmax(height, cjm_box_height(span->parts[i].names, part_width(sheet, &span->parts[i])));
  return height;
}

static double title_height(const CjmSheet *sheet, const CjmForkSpan *span)
{
  return span->title ? cjm_box_height(span->title, span_width(sheet, span) - 2 * pad_x) : 0;
}

double cjm_fork_heads_measure(CjmForkHeads *heads, const CjmSheet *sheet)
{
  for (size_t l = 0; l < heads->n_levels; l++) heads->levels[l] = heads->titles[l] = 0;
  for (size_t i = 0; i < heads->n_spans; i++)
    if (is_here(sheet, &heads->spans[i])) heads->titles[heads->spans[i].level] = fmax(heads->titles[heads->spans[i].level], title_height(sheet, &heads->spans[i]));
  for (size_t i = 0; i < heads->n_spans; i++) {
    const CjmForkSpan *span = &heads->spans[i];
    if (!is_here(sheet, span)) continue;
    double absent = span->absent ? cjm_box_height(span->absent, span_width(sheet, span) - 2 * pad_x) + 2 : 0;
    double height = heads->titles[span->level] + line_gap + names_height(sheet, span) + absent + level_gap;
    heads->levels[span->level] = fmax(heads->levels[span->level], height);
  }
  heads->height = 0;
  for (size_t l = 0; l < heads->n_levels; l++) heads->height += heads->levels[l];
  if (heads->height > 0) heads->height = fmax(heads->height + 2, cjm_box_height(heads->name, sheet->grid.name_w) + 4);
  return heads->height;
}

/* ---- drawing ---- */

/* Whether an earlier span has the column. */
static bool covered(const CjmForkHeads *heads, size_t i, size_t *io_reach)
{
  const CjmForkSpan *span = &heads->spans[i];
  bool inside = span->first + span->n <= *io_reach;
  *io_reach = MAX(*io_reach, span->first + span->n);
  return inside;
}

void cjm_fork_heads_tint(const CjmForkHeads *heads, const CjmSheet *sheet, double top, double bottom)
{
  const CjmTheme *t = &sheet->theme;
  CjmColour tint = cjm_colour_mix(t->background, t->accent, 0.055);
  size_t reach = 0;
  for (size_t i = 0; i < heads->n_spans; i++) {
    const CjmForkSpan *span = &heads->spans[i];
    size_t from = MAX(span->first, reach), end = span->first + span->n;
    if (covered(heads, i, &reach) || !cjm_grid_shows(&sheet->grid, from, end - from)) continue;
    CjmRect at = {cjm_grid_start(&sheet->grid, from), top, cjm_grid_span(&sheet->grid, from, end - from), bottom - top};
    cjm_scene_rect(sheet->scene, at, 0, cjm_paint(tint), CJM_NO_STROKE);
  }
}

void cjm_fork_heads_divide(const CjmForkHeads *heads, const CjmSheet *sheet, double top, double bottom)
{
  CjmPath path = cjm_path_begin();
  for (size_t i = 0; i < heads->n_spans; i++)
    for (size_t k = 0; k < heads->spans[i].n_parts; k++) {
      const CjmForkPart *part = &heads->spans[i].parts[k];
      if (!part->apart || !cjm_grid_has(&sheet->grid, part->first)) continue;
      cjm_path_move(&path, sheet->grid.x[part->first], top);
      cjm_path_line(&path, sheet->grid.x[part->first], bottom);
    }
  CjmColour colour = cjm_colour_mix(sheet->theme.background, sheet->theme.accent, 0.55);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke_dashed(colour, 1.2, 4, 4));
}

static void draw_bracket(const CjmSheet *sheet, CjmRect at, CjmColour colour)
{
  double r = 4, left = at.x + 5, right = at.x + at.w - 5, bottom = at.y + hook;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, left, bottom);
  cjm_path_line(&path, left, at.y + r);
  cjm_path_curve(&path, left, at.y + r / 2, left + r / 2, at.y, left + r, at.y);
  cjm_path_line(&path, right - r, at.y);
  cjm_path_curve(&path, right - r / 2, at.y, right, at.y + r / 2, right, at.y + r);
  cjm_path_line(&path, right, bottom);
  cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, cjm_stroke(colour, 2));
}

static void draw_bead(const CjmForkHeads *heads, const CjmSheet *sheet, double x, double y, CjmColour colour)
{
  double width = cjm_box_width(heads->bead), height = cjm_box_height(heads->bead, width);
  CjmRect at = {x - width / 2 - bead_pad, y - height / 2 - 0.5, width + 2 * bead_pad, height + 1};
  cjm_scene_rect(sheet->scene, at, at.h / 2, cjm_paint(sheet->theme.background), cjm_stroke(colour, 1.4));
  cjm_box_place(heads->bead, sheet->scene, x - width / 2, y - height / 2, width, sheet->theme.background);
}

static void draw_span(const CjmForkHeads *heads, const CjmForkSpan *span, CjmSheet *sheet, double y)
{
  const CjmGrid *grid = &sheet->grid;
  CjmColour colour = cjm_path_colour(sheet, sheet->theme.background);
  double x = cjm_grid_start(grid, span->first), width = span_width(sheet, span), line = y + heads->titles[span->level] + 6;
  if (span->title)
    cjm_box_place(span->title, sheet->scene, x + pad_x, line - 4 - title_height(sheet, span), width - 2 * pad_x, sheet->theme.background);
  draw_bracket(sheet, (CjmRect){x, line, width, hook}, colour);
  for (size_t i = 0; i < span->n_parts; i++) {
    const CjmForkPart *part = &span->parts[i];
    if (!cjm_grid_shows(grid, part->first, part->n)) continue;
    if (part->apart && cjm_grid_has(grid, part->first)) draw_bead(heads, sheet, grid->x[part->first], line, colour);
    cjm_box_place(part->names, sheet->scene, cjm_grid_start(grid, part->first) + pad_x, line + line_gap - 6, part_width(sheet, part),
                  sheet->theme.background);
  }
  if (span->absent)
    cjm_box_place(span->absent, sheet->scene, x + pad_x, line + line_gap - 4 + names_height(sheet, span), width - 2 * pad_x,
                  sheet->theme.background);
}

void cjm_fork_heads_place(const CjmForkHeads *heads, CjmSheet *sheet, double y)
{
  if (heads->height <= 0) return;
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PART});
  cjm_scene_sign(sheet->scene, CJM_SIGN_ALTERNATIVES);
  cjm_box_place(heads->name, sheet->scene, sheet->grid.name_x, y + 4, sheet->grid.name_w, sheet->theme.background);
  for (size_t l = 0; l < heads->n_levels; l++) {
    for (size_t i = 0; i < heads->n_spans; i++)
      if (heads->spans[i].level == l && is_here(sheet, &heads->spans[i])) draw_span(heads, &heads->spans[i], sheet, y);
    y += heads->levels[l];
  }
  cjm_scene_close(sheet->scene);
}

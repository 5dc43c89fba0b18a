#include <math.h>

#include "lanes/emotion.h"
#include "layout/change.h"
#include "layout/marks.h"
#include "layout/path-mark.h"

static const double label_limit = 150; /* px: longer words at a point go onto a second line */

static CjmBox *centred(CjmBox *text, double limit)
{
  if (!text) return NULL;
  cjm_box_limit(text, limit);
  cjm_box_align(text, CJM_ALIGN_MIDDLE);
  return text;
}

/* "peak +1.6": what people remember of a line. */
static const char *remembered(CjmSheet *sheet, const CjmFeelingLine *line, size_t i)
{
  if (line->runs[0].n < 3 || line->flat) return NULL;
  CjmWord word = i == line->peak ? CJM_WORD_PEAK_INLINE : i == line->lowest ? CJM_WORD_LOWEST_INLINE : CJM_WORD_END_INLINE;
  bool ends = i == line->last && !cjm_journey_has_gap(sheet->journey, sheet->journey->steps.n);
  if (i != line->peak && i != line->lowest && !ends) return NULL;
  return cjm_arena_printf(sheet->m.arena, "%s %s", cjm_sheet_word(sheet, word), cjm_sheet_score(sheet, line->points[i].score));
}

/* What the main persona felt here in the baseline, at the last of its feelings in a step; NULL where that is not known, or too little
 * has changed. */
static CjmBox *change(CjmSheet *sheet, const CjmFeelingLine *line, size_t i)
{
  const CjmJourney *journey = sheet->journey;
  size_t column = line->points[i].column;
  const CjmStep *before = journey->earlier ? journey->earlier->steps[column] : NULL;
  if (!before || cjm_step_feeling(journey->steps.at[column], journey->primary) != line->points[i].emotion) return NULL;
  const CjmJourney *other = journey->earlier->journey;
  const CjmEmotion *old = cjm_step_feeling(before, cjm_journey_persona(other, journey->primary));
  if (!old) return NULL;
  double was = cjm_journey_score(journey, other, old->score.value), now = line->points[i].score;
  return cjm_score_matters(journey, was, now) ? cjm_lane_change(sheet, now - was, CJM_GOAL_UP, cjm_sheet_score(sheet, was))
                                              : NULL;
}

static bool same_paths(const CjmRefs *a, const CjmRefs *b)
{
  bool same = a->n == b->n;
  for (size_t i = 0; i < a->n && same; i++) same = a->at[i]->to == b->at[i]->to;
  return same;
}

/* "3b It fails · 9 %": at the first point of a line in the columns of a path, or at a feeling of a path of its own. */
static void add_path(CjmSheet *sheet, const CjmFeelingLine *line, size_t i, CjmBox *stack)
{
  const CjmFeeling *point = &line->points[i];
  const CjmStep *step = sheet->journey->steps.at[point->column];
  const CjmRefs *paths = point->emotion->paths.n ? &point->emotion->paths : &step->paths;
  const CjmFeeling *before = i ? point - 1 : NULL;
  const CjmStep *last = before ? sheet->journey->steps.at[before->column] : NULL;
  bool again = paths == &step->paths && before && before->emotion && !before->emotion->paths.n &&
               before->column + 1 >= point->column && same_paths(&last->paths, paths);
  bool first = true;
  for (size_t k = 0; k < paths->n && !again; k++) {
    const CjmJourneyPath *path = (const CjmJourneyPath *)paths->at[k]->to;
    if (!path || !cjm_path_is_shown(sheet->journey, path)) continue;
    const char *label = cjm_sheet_step_label(sheet, step), *words = cjm_path_words(sheet, path);
    const char *text = first ? cjm_arena_printf(sheet->m.arena, "%s %s", label, words) : words;
    first = false;
    cjm_box_add(stack, centred(cjm_sheet_note(sheet, text), label_limit));
  }
}

/* A path that does not join the others again is marked at its last point. */
static void add_end(CjmSheet *sheet, const CjmFeelingLine *line, size_t i, CjmBox *stack)
{
  for (size_t r = 1; r < line->n_runs; r++) {
    const CjmFeelingRun *run = &line->runs[r];
    if (run->end == CJM_ROUTE_JOINS || !run->ends_here || run->points[run->n - 1] != i) continue;
    const char *words = run->end == CJM_ROUTE_ENDS
                          ? cjm_sheet_word(sheet, CJM_WORD_PATH_ENDS)
                          : cjm_sheet_words(sheet, CJM_WORD_PATH_RETURNS, cjm_sheet_step_label(sheet, run->back), NULL);
    cjm_box_add(stack, centred(cjm_sheet_note(sheet, words), label_limit));
    return;
  }
}

static CjmBox *point_box(CjmSheet *sheet, const CjmFeelingLine *line, size_t i)
{
  const CjmEmotion *e = line->points[i].emotion;
  CjmBox *stack = cjm_box_stack(&sheet->m, 0);
  if (sheet->m.changed) {
    cjm_box_add(stack, cjm_feelings_change_box(sheet, line, &line->points[i]));
    return stack;
  }
  if (!e) return stack;
  CjmTextStyle style =
    cjm_sheet_style(line->primary ? cjm_sheet_loud(sheet) : CJM_SIZE_SMALL, line->primary ? CJM_WEIGHT_SEMIBOLD : CJM_WEIGHT_REGULAR);
  CjmTextStyle quote_style = cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR, true);
  CjmColour ink = line->primary ? sheet->theme.ink : sheet->theme.soft;
  CjmBox *label = centred(cjm_box_authored(&sheet->m, style, ink, &e->label), label_limit), *quote = NULL;
  if (e->quote.at) {
    const char *shown = cjm_arena_take(sheet->m.arena, cjm_lang_quote_new(sheet->m.lang, e->quote.at));
    quote = centred(cjm_box_rendition(&sheet->m, quote_style, sheet->theme.soft, &e->quote, shown), label_limit + 20);
  }
  CjmBox *routes = cjm_box_stack(&sheet->m, 0);
  if (line->primary) add_path(sheet, line, i, routes);
  if (line->primary) add_end(sheet, line, i, routes);
  CjmBox *facts = cjm_box_wrap(&sheet->m, 5, 0);
  cjm_box_align_lines(facts, CJM_ALIGN_MIDDLE);
  const char *why = line->primary ? remembered(sheet, line, i) : NULL;
  CjmBox *changed = line->primary ? change(sheet, line, i) : NULL;
  bool on_one_line = !quote && !why && !changed && cjm_box_is_empty(routes); /* label and sources, where they fit */
  cjm_box_add(on_one_line ? facts : stack, label);
  cjm_box_add(stack, quote);
  if (!cjm_box_is_empty(routes)) cjm_box_add(stack, routes);
  if (why) cjm_box_add(facts, centred(cjm_sheet_note(sheet, why), label_limit));
  cjm_box_add(facts, changed);
  cjm_box_add(facts, cjm_sheet_sources(sheet, &e->sources, sheet->theme.soft));
  if (!cjm_box_is_empty(facts)) cjm_box_add(stack, facts);
  return stack;
}

static double radius_of(const CjmFeelings *f, const CjmFeelingLine *line)
{
  if (f->dots == CJM_POINT_NONE) return 2;
  if (f->compares && line->earlier) return f->dot + 2;
  return line->primary && f->dots == CJM_POINT_FACES ? f->face + 1 : f->dot;
}

typedef struct Writer {
  CjmFeelings *f;
  CjmSheet *sheet;
  GArray *notes; /* of CjmNote */
} Writer;

/* Adds a note unless its box is empty. */
static void add_note(Writer *w, CjmBox *box, CjmNote note)
{
  if (cjm_box_is_empty(box)) return;
  note.box = note.named = box;
  const CjmFeelingLine *line = &w->f->lines[note.line];
  if (line->name && !note.anywhere && w->f->n_lines > 1) {
    note.named = cjm_box_stack(&w->sheet->m, 0);
    cjm_box_add(note.named, centred(cjm_sheet_tag(w->sheet, w->sheet->theme.soft, line->name), label_limit));
    cjm_box_add(note.named, box);
  }
  g_array_append_val(w->notes, note);
}

static void add_points(Writer *w, size_t l)
{
  const CjmFeelingLine *line = &w->f->lines[l];
  double middle = (w->sheet->journey->scale_min + w->sheet->journey->scale_max) / 2;
  for (size_t i = 0; i < line->n; i++) {
    CjmNote note = {.line = l, .point = i};
    note.label = (CjmLabel){.clear = radius_of(w->f, line), .priority = line->primary ? 3 : 1, .max_distance = 100};
    if (w->f->compares && line->earlier) note.label.priority = 2;
    note.label.prefer = line->points[i].score >= middle ? -1 : 1;
    if (line->primary && (i == line->peak || i == line->lowest || i == line->last)) note.label.worth = 2;
    add_note(w, point_box(w->sheet, line, i), note);
  }
}

/* Is the name of a line written at point `i`? */
static bool is_named_at(const CjmFeelings *f, size_t line, size_t i)
{
  return f->lines[line].fall && f->lines[line].lowest == i;
}

/* The line's name in its own colour, where it runs, but not where its fall is written. */
static void add_name(Writer *w, size_t l)
{
  const CjmFeelingLine *line = &w->f->lines[l];
  CjmBox *box = cjm_box_stack(&w->sheet->m, 0);
  CjmColour colour = line->primary ? cjm_sheet_score_colour(w->sheet, line->points[0].score) : line->stroke.paint.colour;
  cjm_box_add(box, cjm_sheet_tag(w->sheet, cjm_colour_readable(colour, w->sheet->theme.background, 4.5), line->name));
  CjmLabel label = {.clear = radius_of(w->f, line), .priority = 2, .max_distance = 40};
  size_t first = is_named_at(w->f, l, 0);
  while (w->f->compares && first + 1 < line->n && !cjm_feeling_is_labelled(w->sheet, line, &line->points[first])) first++;
  add_note(w, box, (CjmNote){.line = l, .point = first, .anywhere = true, .optional = true, .label = label});
}

/* The point of the primary line in the same step as `low`; NULL where there is none. */
static const CjmFeeling *primary_beside(const CjmFeelings *f, const CjmFeeling *low)
{
  const CjmFeelingLine *primary = &f->lines[0];
  for (size_t i = 0; primary->primary && i < primary->n; i++)
    if (primary->points[i].column == low->column) return &primary->points[i];
  return NULL;
}

/* What one would miss: where another persona falls lowest, far under the primary one. */
static void add_fall(Writer *w, size_t l)
{
  CjmSheet *sheet = w->sheet;
  CjmFeelingLine *line = &w->f->lines[l];
  const CjmFeeling *low = &line->points[line->lowest], *primary = primary_beside(w->f, low);
  if (!primary || !line->persona || line->n < 3 || line->flat) return;
  double level = cjm_journey_level(sheet->journey, low->score);
  if (cjm_journey_level(sheet->journey, primary->score) - level < 0.25 || level > -0.2) return;
  CjmBox *box = cjm_box_stack(&sheet->m, 0);
  const char *words = cjm_arena_printf(sheet->m.arena, "%s: %s", line->name, cjm_sheet_score(sheet, low->score));
  CjmColour colour = cjm_colour_readable(line->stroke.paint.colour, sheet->theme.background, 4.5);
  cjm_box_add(box, cjm_sheet_tag(sheet, colour, words));
  cjm_box_add(box, cjm_sheet_note(sheet, cjm_sheet_word(sheet, CJM_WORD_THEIR_LOWEST_POINT)));
  CjmLabel label = {.clear = w->f->dot, .max_distance = 60, .prefer = 1};
  line->fall = true;
  add_note(w, box, (CjmNote){.line = l, .point = line->lowest, .optional = true, .label = label});
}

void cjm_feelings_make_notes(CjmFeelings *f, CjmSheet *sheet)
{
  Writer w = {f, sheet, g_array_new(FALSE, FALSE, sizeof(CjmNote))};
  for (size_t l = 0; l < f->n_lines; l++) {
    add_points(&w, l);
    if (!f->lines[l].primary) add_fall(&w, l);
    if (f->lines[l].name && f->n_lines > 1) add_name(&w, l);
  }
  f->n_notes = w.notes->len;
  f->notes = cjm_arena_make(sheet->m.arena, CjmNote, f->n_notes);
  for (size_t i = 0; i < f->n_notes; i++) {
    CjmNote *note = &f->notes[i];
    *note = g_array_index(w.notes, CjmNote, i);
    if (!note->anywhere && !note->optional) f->lines[note->line].points[note->point].note = note;
  }
  for (size_t i = 0; i < f->n_moments; i++)
    if (f->moments[i].point && f->moments[i].point->note) f->moments[i].point->note->label.stem = true;
  g_array_free(w.notes, TRUE);
}

bool cjm_note_is_here(const CjmFeelings *f, const CjmGrid *grid, const CjmNote *note)
{
  return cjm_grid_has(grid, f->lines[note->line].points[note->point].column);
}

/* Moves the name of a line to its first point on the page that does not name it already. */
static void set_named_point(CjmNote *note, const CjmFeelings *f, const CjmGrid *grid)
{
  const CjmFeelingLine *line = &f->lines[note->line];
  for (size_t i = line->n; note->anywhere && i-- > 0;)
    if (cjm_grid_has(grid, line->points[i].column) && !is_named_at(f, note->line, i)) note->point = i;
}

/* ---- sizes ---- */

/* Measures a note at the width of its column: no wider, unless a word is. */
static void fit(CjmNote *note, const CjmFeelings *f, const CjmSheet *sheet)
{
  static const double margin = 8;
  double width = cjm_box_width(note->box);
  note->label.home_w = 0;
  if (!note->anywhere) {
    size_t column = f->lines[note->line].points[note->point].column;
    note->label.home_x = sheet->grid.x[column] + margin / 2;
    note->label.home_w = sheet->grid.w[column] - margin;
    width = fmin(width, fmax(note->label.home_w, cjm_box_min_width(note->box)));
    if (note->narrow) width = fmax(width * 0.7, cjm_box_min_width(note->box));
  }
  if (note->width == width) return;
  note->width = width;
  CjmScene *scratch = cjm_scene_new(sheet->m.arena);
  note->label.h = cjm_box_place(note->box, scratch, 0, 0, width, sheet->theme.background);
  size_t n = 0;
  double left = width, right = 0;
  for (size_t i = 0; i < cjm_scene_length(scratch); i++) {
    const CjmItem *item = cjm_scene_at(scratch, i);
    n += item->kind == CJM_ITEM_TEXT ? item->u.text.block->n_lines : 1;
  }
  CjmRect *ink = cjm_arena_make(sheet->m.arena, CjmRect, n);
  n = 0;
  for (size_t i = 0; i < cjm_scene_length(scratch); i++) {
    const CjmItem *item = cjm_scene_at(scratch, i);
    bool is_text = item->kind == CJM_ITEM_TEXT;
    if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE) continue;
    for (size_t k = 0; k < (is_text ? item->u.text.block->n_lines : 1); k++) {
      ink[n] = is_text ? cjm_item_line_extent(item, k) : cjm_item_extent(item);
      left = fmin(left, ink[n].x);
      right = fmax(right, ink[n].x + ink[n].w);
      n++;
    }
  }
  cjm_scene_free(scratch);
  note->left = n ? left : 0;
  note->label.w = n ? right - left : width;
  for (size_t i = 0; i < n; i++) ink[i].x -= note->left;
  note->label.ink = ink;
  note->label.n_ink = n;
}

/* The height, px, of the column that has the most to write at its points. */
static double tallest_column(const CjmFeelings *f, const CjmSheet *sheet)
{
  static const double between = 8;
  double tallest = 0, *columns = g_new0(double, cjm_grid_end(&sheet->grid));
  for (size_t i = 0; i < f->n_notes; i++) {
    const CjmNote *note = &f->notes[i];
    if (note->anywhere || note->optional || !cjm_note_is_here(f, &sheet->grid, note)) continue;
    double *column = &columns[f->lines[note->line].points[note->point].column];
    *column += note->label.h + between;
    tallest = fmax(tallest, *column);
  }
  g_free(columns);
  return tallest;
}

double cjm_feelings_room(const CjmFeelings *f, const CjmSheet *sheet, double plot_height, int side)
{
  double room = 0;
  for (size_t i = 0; i < f->n_notes; i++) {
    const CjmNote *note = &f->notes[i];
    if (note->anywhere || note->optional || note->label.prefer != side || !cjm_note_is_here(f, &sheet->grid, note)) continue;
    double level = cjm_journey_level(sheet->journey, f->lines[note->line].points[note->point].score);
    double inside = plot_height * (1 + side * level) / 2; /* between the point and that edge of the plot */
    room = fmax(room, note->label.clear + note->label.h + 8 - inside);
  }
  return room;
}

double cjm_feelings_fit_notes(CjmFeelings *f, const CjmSheet *sheet)
{
  for (size_t i = 0; i < f->n_notes; i++) {
    f->notes[i].narrow = false;
    set_named_point(&f->notes[i], f, &sheet->grid);
    if (cjm_note_is_here(f, &sheet->grid, &f->notes[i])) fit(&f->notes[i], f, sheet);
  }
  return tallest_column(f, sheet);
}

void cjm_feelings_narrow_notes(CjmFeelings *f, const CjmSheet *sheet)
{
  for (size_t i = 0; i < f->n_notes; i++) {
    f->notes[i].narrow |= f->notes[i].below;
    if (cjm_note_is_here(f, &sheet->grid, &f->notes[i])) fit(&f->notes[i], f, sheet);
  }
}

/* ---- placing ---- */

/* A leg past so many columns of other paths is avoided near its ends alone: all paths of a fork pass all of its columns. */
static const double longest_leg = 3000; /* px */

static void avoid_ends(CjmLabels *labels, const CjmCurve *curve, size_t leg, double radius)
{
  enum { SAMPLES = 100 };
  double share = longest_leg / 2 / (curve->points[leg + 1].x - curve->points[leg].x);
  for (int end = 0; end < 2; end++) {
    CjmPoint points[SAMPLES + 1];
    for (size_t k = 0; k <= SAMPLES; k++)
      points[k] = cjm_curve_at(curve, leg, (end ? 1 - share : 0) + share * (double)k / SAMPLES);
    cjm_labels_avoid_line(labels, points, SAMPLES + 1, radius);
  }
}

static void avoid_samples(CjmLabels *labels, GArray *samples, double radius)
{
  cjm_labels_avoid_line(labels, (const CjmPoint *)(void *)samples->data, samples->len, radius);
  g_array_set_size(samples, 0);
}

/* Where no note can come, the ends of a segment will do. */
static void avoid_piece(const CjmCurve *curve, const CjmFeelingRun *run, void *data)
{
  CjmLabels *labels = data;
  double radius = run->stroke.width / 2 + 1;
  g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(CjmPoint));
  if (curve->n) g_array_append_val(samples, curve->points[0]);
  for (size_t i = 0; i + 1 < curve->n; i++) {
    bool is_long = run->path && curve->points[i + 1].x - curve->points[i].x > longest_leg;
    if (is_long) {
      avoid_samples(labels, samples, radius);
      avoid_ends(labels, curve, i, radius);
    }
    if (!is_long && cjm_labels_reach(labels, curve->points[i].x, curve->points[i + 1].x))
      cjm_curve_sample_segment(curve, i, 5, samples);
    else g_array_append_val(samples, curve->points[i + 1]);
  }
  avoid_samples(labels, samples, radius);
}

/* The line as it is drawn: curves where every step is known, straight lines between them. */
static void avoid_line(CjmLabels *labels, const CjmFeelings *f, const CjmSheet *sheet, const CjmFeelingLine *line)
{
  cjm_feelings_each_piece(f, sheet->m.arena, line, avoid_piece, labels);
  for (size_t r = 0; r < line->n_runs; r++) {
    const CjmFeelingRun *run = &line->runs[r];
    for (size_t i = 0; i + 1 < run->n; i++) {
      const CjmPoint gap[] = {line->points[run->points[i]].at, line->points[run->points[i + 1]].at};
      if (run->own[i] && run->gap[i]) cjm_labels_avoid_line(labels, gap, G_N_ELEMENTS(gap), 1.5);
    }
  }
  for (size_t i = 0; i < line->n; i++) {
    const CjmEmotion *e = line->points[i].emotion;
    cjm_labels_avoid_circle(labels, line->points[i].at, radius_of(f, line));
    for (size_t h = 0; e && h < e->history.n; h++) {
      double y = cjm_feelings_y(f, sheet->journey, e->history.at[h]->value.value), end = line->points[i].at.y;
      cjm_labels_avoid_rect(labels, (CjmRect){line->points[i].at.x - 4, fmin(y, end) - 4, 8, fabs(y - end) + 8});
    }
    if (!e || !e->low.set || !e->high.set) continue;
    double high = cjm_feelings_y(f, sheet->journey, e->high.value), low = cjm_feelings_y(f, sheet->journey, e->low.value);
    cjm_labels_avoid_rect(labels, cjm_rect_inset(cjm_feeling_range(line->points[i].at.x, high, low), -3, -3));
  }
}

/* The dotted lines that hang from the moments. */
static void avoid_moments(CjmLabels *labels, const CjmFeelings *f)
{
  for (size_t i = 0; i < f->n_moments; i++) {
    const CjmFeeling *point = f->moments[i].point;
    if (point) cjm_labels_avoid_rect(labels, (CjmRect){point->at.x - 2, f->band, 4, point->at.y - f->band});
  }
}

/* A note stays at its own point; a name may stand at any point of its line that does not name it already. */
static void set_anchor(CjmNote *note, const CjmFeelings *f, const CjmSheet *sheet)
{
  const CjmFeelingLine *line = &f->lines[note->line];
  note->label.anchor = line->points[note->point].at;
  if (!note->anywhere) return;
  CjmPoint *along = cjm_arena_make(sheet->m.arena, CjmPoint, line->n);
  size_t n = 0;
  for (size_t k = 0; k < line->runs[0].n; k++) {
    size_t i = line->runs[0].points[k];
    bool labelled = !f->compares || cjm_feeling_is_labelled(sheet, line, &line->points[i]);
    if (i != note->point && labelled && !is_named_at(f, note->line, i) && cjm_grid_has(&sheet->grid, line->points[i].column))
      along[n++] = line->points[i].at;
  }
  note->label.along = along;
  note->label.n_along = n;
}

/* The borders between columns, and those between phases and between columns of different paths, which weigh more. */
static CjmBorder *borders_new(const CjmSheet *sheet, size_t *ret_n)
{
  static const double step = 4, phase = 30;
  const CjmGrid *grid = &sheet->grid;
  CjmStep *const *steps = sheet->journey->steps.at;
  CjmBorder *borders = g_new(CjmBorder, grid->n);
  size_t n = 0;
  for (size_t c = grid->first; c + 1 < cjm_grid_end(grid); c++) {
    bool parts = grid->phase_ends[c] || !same_paths(&steps[c]->paths, &steps[c + 1]->paths);
    borders[n++] = (CjmBorder){grid->x[c] + grid->w[c], parts ? phase : step};
  }
  *ret_n = n;
  return borders;
}

/* ---- where the line continues ---- */

typedef struct Crossing {
  double x, width, high, low; /* px: the edge of the page, the way before it that is looked at, and the line there; NAN: none */
} Crossing;

static void find_crossing(const CjmCurve *curve, const CjmFeelingRun *run, void *data)
{
  Crossing *crossing = data;
  if (run->path || curve->n < 2 || curve->points[0].x > crossing->x - crossing->width || curve->points[curve->n - 1].x < crossing->x) return;
  double before = cjm_curve_y(curve, crossing->x - crossing->width), at = cjm_curve_y(curve, crossing->x);
  crossing->high = fmin(before, at);
  crossing->low = fmax(before, at);
}

static CjmBox *onward_box(CjmSheet *sheet, size_t page_after)
{
  const CjmGrid *grid = &sheet->grid;
  const char *page = cjm_sheet_words(sheet, CJM_WORD_PAGE_SHORT, cjm_sheet_number(sheet, (double)page_after), NULL);
  const CjmStep *next = sheet->journey->steps.at[cjm_grid_end(grid)];
  CjmBox *words = cjm_sheet_note(sheet, cjm_arena_printf(sheet->m.arena, "%s, %s", cjm_sheet_step_label(sheet, next), page));
  return cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, CJM_MARK_ARROW, 9, sheet->theme.soft), 4, 17, words);
}

CjmBox *cjm_feelings_onward_box(CjmSheet *sheet)
{
  const CjmGrid *grid = &sheet->grid;
  return grid->page_after && cjm_grid_end(grid) < sheet->journey->steps.n ? onward_box(sheet, grid->page_after) : NULL;
}

/* Whether a box of this height from `y` on is free of all lines. */
static bool is_free(const Crossing *lines, size_t n, double y, double height)
{
  for (size_t i = 0; i < n; i++)
    if (!isnan(lines[i].low) && y < lines[i].low + 2 && y + height > lines[i].high - 2) return false;
  return true;
}

CjmRect cjm_feelings_onward(const CjmFeelings *f, CjmSheet *sheet)
{
  static const double clear = 5; /* px */
  enum { WIDE_PAGE = 88 };
  const CjmGrid *grid = &sheet->grid;
  CjmBox *widest = onward_box(sheet, MAX(grid->page_after, WIDE_PAGE));
  double width = cjm_box_width(widest), height = cjm_box_height(widest, width);
  const Crossing *primary = NULL;
  Crossing *lines = g_new(Crossing, f->n_lines);
  for (size_t l = 0; l < f->n_lines; l++) {
    lines[l] = (Crossing){grid->right, width + 6, NAN, NAN};
    cjm_feelings_each_piece(f, sheet->m.arena, &f->lines[l], find_crossing, &lines[l]);
    if (!primary && f->lines[l].primary && !isnan(lines[l].low)) primary = &lines[l];
  }
  double top = f->band, bottom = f->plot.y + f->plot.h + f->under, best = INFINITY, y = 0, middle = primary ? (primary->low + primary->high - height) / 2 : 0;
  for (size_t l = 0; primary && l < f->n_lines; l++)
    for (int below = 0; below <= 1; below++) {
      double tried = below ? lines[l].low + clear : lines[l].high - clear - height;
      bool is_inside = tried >= top && tried + height <= bottom; /* not if there is no such line */
      double cost = fabs(tried - middle) + (is_free(lines, f->n_lines, tried, height) ? 0 : 1e4);
      if (is_inside && cost < best) best = cost, y = tried;
    }
  g_free(lines);
  return isinf(best) ? (CjmRect){0} : (CjmRect){grid->right - width - 4, y, width, height};
}

size_t cjm_feelings_place_notes(CjmFeelings *f, CjmSheet *sheet)
{
  const CjmGrid *grid = &sheet->grid;
  CjmRect bounds = {grid->left + 3, f->band, grid->right - grid->left - 6, f->height - f->band - 4};
  CjmLabels *labels = cjm_labels_new(bounds);
  CjmLabel **list = g_new(CjmLabel *, f->n_notes + 1);
  size_t n_here = 0;
  for (size_t i = 0; i < f->n_notes; i++) {
    CjmNote *note = &f->notes[i];
    note->label.placed = note->below = false;
    if (!cjm_note_is_here(f, grid, note)) continue;
    set_anchor(note, f, sheet);
    list[n_here++] = &note->label;
  }
  cjm_labels_expect(labels, list, n_here);
  for (size_t l = 0; l < f->n_lines; l++) avoid_line(labels, f, sheet, &f->lines[l]);
  avoid_moments(labels, f);
  if (cjm_feelings_onward_box(sheet)) cjm_labels_avoid_rect(labels, cjm_feelings_onward(f, sheet));
  if (f->compares) cjm_feelings_avoid_arrows(f, sheet, labels);
  size_t n_borders;
  CjmBorder *borders = borders_new(sheet, &n_borders);
  cjm_labels_set_borders(labels, borders, n_borders);
  cjm_labels_place(labels, list, n_here);
  cjm_labels_free(labels);
  g_free(borders);
  g_free(list);
  size_t bad = 0;
  for (size_t i = 0; i < f->n_notes; i++) {
    CjmNote *note = &f->notes[i];
    if (!cjm_note_is_here(f, grid, note)) continue;
    note->below = !note->label.placed && !note->optional;
    bad += note->below || (note->anywhere && !note->label.placed);
  }
  return bad;
}

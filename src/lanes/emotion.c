#include "lanes/emotion.h"
#include "lanes/entries.h"

#include <math.h>

#include "journey/course.h"
#include "layout/change.h"
#include "layout/marks.h"

/* ---- the scale ---- */

typedef struct Degree {
  double score;
  const char *word;
  const CjmText *text; /* the author's own; NULL for the map's */
} Degree;

static GArray *degrees(const CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  GArray *list = g_array_new(FALSE, FALSE, sizeof(Degree));
  if (journey->scale && journey->scale->labels.n) {
    for (size_t i = 0; i < journey->scale->labels.n; i++) {
      const CjmScaleLabel *label = journey->scale->labels.at[i];
      Degree degree = {label->score.value, label->text.at, &label->text};
      g_array_append_val(list, degree);
    }
    return list;
  }
  const Degree own[] = {{journey->scale_max, cjm_sheet_word(sheet, CJM_WORD_SCALE_VERY_GOOD), NULL},
                        {(journey->scale_max + journey->scale_min) / 2, cjm_sheet_word(sheet, CJM_WORD_SCALE_NEUTRAL), NULL},
                        {journey->scale_min, cjm_sheet_word(sheet, CJM_WORD_SCALE_VERY_BAD), NULL}};
  g_array_append_vals(list, own, G_N_ELEMENTS(own));
  return list;
}

static const double axis_face = 11, axis_gap = 8; /* px */

static CjmBox *degree_box(CjmSheet *sheet, const Degree *degree)
{
  CjmBox *box = degree->text ? cjm_sheet_small(sheet, degree->text) : cjm_sheet_note(sheet, degree->word);
  cjm_box_align(box, CJM_ALIGN_END);
  return box;
}

static double axis_width(CjmSheet *sheet)
{
  GArray *list = degrees(sheet);
  double width = 0;
  for (size_t i = 0; i < list->len; i++) width = fmax(width, cjm_box_width(degree_box(sheet, &g_array_index(list, Degree, i))));
  g_array_free(list, TRUE);
  return width + 2 * axis_face + axis_gap + 12;
}

static void draw_degree(const CjmFeelings *f, CjmSheet *sheet, const Degree *degree)
{
  const CjmGrid *grid = &sheet->grid;
  double y = cjm_feelings_y(f, sheet->journey, degree->score), face_x = cjm_grid_names_end(grid) - 12 - axis_face;
  double level = cjm_journey_level(sheet->journey, degree->score);
  cjm_scene_line(sheet->scene, (CjmPoint){grid->left, y}, (CjmPoint){grid->right, y}, cjm_stroke(sheet->theme.hair, 1));
  cjm_mark_face(sheet->scene, (CjmPoint){face_x, y}, axis_face, level, cjm_sheet_score_colour(sheet, degree->score),
                sheet->theme.background);
  CjmBox *box = degree_box(sheet, degree);
  double width = face_x - axis_face - axis_gap - grid->name_x, height = cjm_box_height(box, width);
  cjm_box_place(box, sheet->scene, grid->name_x, y - height / 2, width, sheet->theme.background);
}

static void draw_scale(const CjmFeelings *f, CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  const CjmGrid *grid = &sheet->grid;
  double span = journey->scale_max - journey->scale_min, middle = (journey->scale_max + journey->scale_min) / 2;
  for (double score = ceil(journey->scale_min); span <= 10 && score <= journey->scale_max; score++) {
    double y = cjm_feelings_y(f, journey, score);
    cjm_scene_line(sheet->scene, (CjmPoint){grid->left, y}, (CjmPoint){grid->right, y}, cjm_stroke(sheet->theme.hair, 1));
  }
  GArray *list = degrees(sheet);
  for (size_t i = 0; i < list->len; i++) draw_degree(f, sheet, &g_array_index(list, Degree, i));
  g_array_free(list, TRUE);
  double y = cjm_feelings_y(f, journey, middle);
  cjm_scene_line(sheet->scene, (CjmPoint){grid->left, y}, (CjmPoint){grid->right, y}, cjm_stroke(sheet->theme.rule, 1.4));
}

/* ---- preparing and measuring ---- */

/* Points of a line are side by side, however many a step has: otherwise they would hide each other, and a curve that turns many
 * times within a pixel would take long to paint. */
static void make_room_for_points(const CjmFeelings *f, const CjmFeelingLine *line, double *io_min)
{
  double each = 2 * f->dot + 0.6;
  for (size_t i = 0, first = 0; i < line->n; i++) {
    size_t column = line->points[i].column;
    if (line->points[first].column != column) first = i;
    io_min[column] = fmax(io_min[column], each * (double)(i - first + 2));
  }
}

/* Whether the feeling belongs to a step that is assumed. */
static bool is_assumed(const CjmSheet *sheet, const CjmFeeling *point)
{
  return point->emotion && sheet->journey->steps.at[point->column]->status.value == CJM_STATUS_ASSUMPTION;
}

/* Whether the line of a path ends at a bar or turns back. */
static bool has_end(const CjmFeelingRun *run)
{
  return run->end != CJM_ROUTE_JOINS && run->ends_here && run->n;
}

static CjmSign sign_of_end(const CjmFeelingRun *run)
{
  return run->end == CJM_ROUTE_ENDS ? CJM_SIGN_PATH_ENDS : CJM_SIGN_PATH_RETURNS;
}

static bool prepare(CjmLaneView *view)
{
  CjmSheet *sheet = view->sheet;
  CjmFeelings *f = cjm_feelings(sheet, view->lane);
  if (!f->n_lines) return false;
  cjm_feelings_make_moments(f, sheet, view->min);
  view->picture = f;
  view->names = axis_width(sheet);
  for (size_t l = 0; l < f->n_lines; l++) {
    const CjmFeelingLine *line = &f->lines[l];
    make_room_for_points(f, line, view->min);
    for (size_t r = 1; r < line->n_runs; r++)
      if (has_end(&line->runs[r])) cjm_sheet_use(sheet, sign_of_end(&line->runs[r]));
    for (size_t r = 0; r < line->n_runs; r++)
      for (size_t i = 0; i + 1 < line->runs[r].n; i++)
        if (line->runs[r].own[i] && line->runs[r].gap[i]) cjm_sheet_use(sheet, CJM_SIGN_NOT_MEASURED);
    for (size_t i = 0; i < line->n; i++)
      if (line->points[i].emotion && line->points[i].emotion->low.set && line->points[i].emotion->high.set)
        cjm_sheet_use(sheet, CJM_SIGN_FEELING_RANGE);
    for (size_t i = 0; i < line->n; i++)
      if (line->points[i].emotion && line->points[i].emotion->history.n > 0) cjm_sheet_use(sheet, CJM_SIGN_EARLIER_SCORE);
    for (size_t i = 0; i < line->n && line->primary && f->dots != CJM_POINT_NONE; i++)
      if (is_assumed(sheet, &line->points[i])) cjm_sheet_use(sheet, CJM_SIGN_ASSUMED);
    if (line->name && !f->further)
      g_array_append_val(sheet->lines, ((CjmLineSign){line->name, line->persona, line->stroke, !line->primary, line->identity}));
  }
  cjm_feelings_make_notes(f, sheet);
  for (size_t i = 0; i < f->n_notes; i++) {
    const CjmNote *note = &f->notes[i];
    double *min = &view->min[f->lines[note->line].points[note->point].column];
    if (!note->anywhere && !note->optional) *min = fmax(*min, fmin(cjm_box_min_width(note->box) + 8, 160));
  }
  return true;
}

/* The notes under the plot in a column, and the last row of them. */
typedef struct Below {
  size_t all, n;
  double y, height; /* px */
} Below;

/* Under the plot, in its own column, in rows: what found no place in it. Returns the height, px. */
static double set_below(CjmFeelings *f, const CjmSheet *sheet)
{
  static const double usual = 170, gap = 12, margin = 8; /* px */
  double height = 0;
  Below *rows = g_new0(Below, cjm_grid_end(&sheet->grid));
  for (size_t i = 0; i < f->n_notes; i++)
    if (f->notes[i].below) rows[f->lines[f->notes[i].line].points[f->notes[i].point].column].all++;
  for (size_t i = 0; i < f->n_notes; i++) {
    CjmNote *note = &f->notes[i];
    if (!note->below) continue;
    size_t column = f->lines[note->line].points[note->point].column;
    Below *row = &rows[column];
    double width = sheet->grid.w[column] - 2 * margin, many = CLAMP(floor((width + gap) / (usual + gap)), 1, (double)row->all), each = (width + gap) / many - gap;
    if (row->n == (size_t)many) *row = (Below){.all = row->all, .y = row->y + row->height};
    note->under = (CjmRect){sheet->grid.x[column] + margin + (double)row->n++ * (each + gap), row->y, each, cjm_box_height(note->named, each)};
    row->height = fmax(row->height, note->under.h + 4);
    height = fmax(height, row->y + row->height);
  }
  g_free(rows);
  return height;
}

/* Sets the height of the plot, px, and places all that is in it; returns how much found no good place. */
static size_t set_plot(CjmFeelings *f, CjmSheet *sheet, double height)
{
  f->plot.h = height;
  f->height = f->plot.y + f->plot.h + f->under;
  cjm_feelings_set(f, sheet);
  return cjm_feelings_place_notes(f, sheet);
}

/* The plot grows until everything written in it has a good place, or growing does not help: a few times, beginning at what the fullest
 * column needs, and not at all where most has no place. */
static double measure(CjmLaneView *view)
{
  enum { TRIES = 3 };
  static const double most = 2, growth = 1.3,
                      density = 0.75; /* times the usual height; at a try; of a column that can be filled */
  static const double worth = 60;     /* px that the plot may grow for each label that finds a place by that */
  CjmSheet *sheet = view->sheet;
  const double most_room = sheet->on_paper ? 48 : 96; /* px over and under the plot, for what is written at its edges */
  const double least_room = sheet->on_paper ? 16 : 36;
  CjmFeelings *f = view->picture;
  double pad = cjm_lane_pad_y(sheet), name = cjm_box_height(view->name, sheet->grid.name_w);
  double moments_h = cjm_feelings_moments_height(f, sheet);
  f->band = moments_h > 0 ? moments_h + pad : 6;
  double usual = cjm_sheet_space(sheet, sheet->on_wall ? 420 : f->further ? 150 : 232), height = CLAMP(cjm_feelings_fit_notes(f, sheet) / density, usual, usual * most);
  f->plot.y = fmax(f->band + CLAMP(cjm_feelings_room(f, sheet, usual, -1), fmin(26, least_room), most_room), pad + name + axis_face + 4);
  f->under = CLAMP(cjm_feelings_room(f, sheet, usual, 1), least_room, most_room);
  height = fmax(height, view->least - f->plot.y - f->under);
  double best = height;
  size_t fewest = set_plot(f, sheet, height);
  int tries = sheet->on_paper ? 1 : TRIES; /* on paper, the height is what the page has */
  for (int i = 1; i < tries && fewest > 0 && 2 * fewest <= f->n_notes; i++) {
    cjm_feelings_narrow_notes(f, sheet);
    height *= growth;
    size_t bad = set_plot(f, sheet, height);
    if (bad >= fewest || height - best > worth * (double)(fewest - bad)) continue;
    fewest = bad;
    best = height;
  }
  best = fmax(best, view->least - (f->height - f->plot.h)); /* what is added to the lane is the plot's */
  if (best != f->plot.h) set_plot(f, sheet, best);
  double below = set_below(f, sheet);
  view->plot = f->plot.h;
  view->beneath = below > 0 ? below + 6 : 0;
  return f->height + view->beneath;
}

/* ---- drawing ---- */

typedef struct Drawing {
  const CjmFeelings *f;
  CjmSheet *sheet;
  const CjmFeelingLine *line;
} Drawing;

/* Fills between the curve and the middle of the scale, from `left` to `right`. */
static void fill_area(const Drawing *d, const CjmCurve *curve, double left, double right)
{
  const CjmJourney *journey = d->sheet->journey;
  double zero = cjm_feelings_y(d->f, journey, (journey->scale_min + journey->scale_max) / 2);
  CjmPaint fill = {.on = true, .gradient = cjm_feelings_gradient(d->f, d->sheet, 0.26, 0.015)};
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, left, zero);
  if (left <= curve->points[0].x && right >= curve->points[curve->n - 1].x) {
    cjm_path_line(&path, curve->points[0].x, curve->points[0].y);
    cjm_curve_append(curve, 0, curve->n - 1, false, &path);
  } else {
    static const double step = 4; /* px */
    for (double x = left; x < right; x += step) cjm_path_line(&path, x, cjm_curve_y(curve, x));
    cjm_path_line(&path, right, cjm_curve_y(curve, right));
  }
  cjm_path_line(&path, right, zero);
  cjm_path_close(&path);
  cjm_path_end(&path, d->sheet->scene, fill, CJM_NO_STROKE);
}

/* Does the main route pass the column, so that its area may be filled there? */
static bool is_passed(const CjmSheet *sheet, size_t column)
{
  return cjm_refs_taken(sheet->journey, &sheet->journey->steps.at[column]->paths, NULL);
}

/* A path does not cover the columns of others: the area is filled before and after them. */
static void draw_area(const CjmCurve *curve, const CjmFeelingRun *run, void *data)
{
  const Drawing *d = data;
  const CjmGrid *grid = &d->sheet->grid;
  double left = curve->points[0].x, end = curve->points[curve->n - 1].x;
  if (run->path) return;
  for (size_t c = grid->first; c < cjm_grid_end(grid); c++) {
    if (grid->x[c] + grid->w[c] <= left || grid->x[c] >= end || is_passed(d->sheet, c)) continue;
    if (grid->x[c] > left) fill_area(d, curve, left, grid->x[c]);
    left = grid->x[c] + grid->w[c];
  }
  if (left < end) fill_area(d, curve, left, end);
}

static void draw_line(const CjmCurve *curve, const CjmFeelingRun *run, void *data)
{
  const Drawing *d = data;
  CjmStroke stroke = run->stroke;
  if (d->line->primary) stroke.paint.gradient = cjm_feelings_gradient(d->f, d->sheet, 1, 1);
  CjmPath path = cjm_path_begin();
  cjm_curve_append(curve, 0, curve->n - 1, true, &path);
  cjm_path_end(&path, d->sheet->scene, CJM_NO_PAINT, stroke);
}

/* Nothing is known between two points: a straight, sparse line says so. */
static void draw_gaps(CjmSheet *sheet, const CjmFeelingLine *line)
{
  for (size_t r = line->n_runs; r-- > 0;) {
    const CjmFeelingRun *run = &line->runs[r];
    for (size_t i = 0; i + 1 < run->n; i++) {
      if (!run->own[i] || !run->gap[i]) continue;
      cjm_scene_sign(sheet->scene, CJM_SIGN_NOT_MEASURED);
      cjm_scene_line(sheet->scene, line->points[run->points[i]].at, line->points[run->points[i + 1]].at,
                     cjm_stroke_dashed(sheet->theme.neutral, 1.3, 2, 6));
    }
  }
}

/* A path that does not join the main one again ends at a bar, or turns back. */
static void draw_ends(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line)
{
  static const double reach = 16, half = 7; /* px */
  for (size_t r = 1; r < line->n_runs; r++) {
    const CjmFeelingRun *run = &line->runs[r];
    if (!has_end(run)) continue;
    cjm_scene_sign(sheet->scene, sign_of_end(run));
    CjmPoint at = line->points[run->points[run->n - 1]].at, tip = {at.x + f->face + reach, at.y};
    CjmStroke stroke = run->stroke;
    CjmPath path = cjm_path_begin();
    cjm_path_move(&path, at.x, at.y);
    cjm_path_line(&path, tip.x, tip.y);
    if (run->end == CJM_ROUTE_ENDS) {
      cjm_path_move(&path, tip.x, tip.y - half);
      cjm_path_line(&path, tip.x, tip.y + half);
    } else {
      cjm_path_curve(&path, tip.x + 1.2 * half, tip.y, tip.x + 1.2 * half, tip.y - 2 * half, tip.x, tip.y - 2 * half);
      cjm_path_line(&path, tip.x - 9, tip.y - 2 * half);
      cjm_path_move(&path, tip.x - 4, tip.y - 2 * half - 5);
      cjm_path_line(&path, tip.x - 9, tip.y - 2 * half);
      cjm_path_line(&path, tip.x - 4, tip.y - 2 * half + 5);
    }
    if (line->primary)
      stroke.paint.gradient = NULL,
      stroke.paint.colour = cjm_sheet_score_colour(sheet, line->points[run->points[run->n - 1]].score);
    stroke.width = fmax(stroke.width, 1.8);
    cjm_path_end(&path, sheet->scene, CJM_NO_PAINT, stroke);
  }
}

static void draw_ranges(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line)
{
  for (size_t i = 0; i < line->n; i++) {
    const CjmEmotion *e = line->points[i].emotion;
    if (!e || !e->low.set || !e->high.set) continue;
    double high = cjm_feelings_y(f, sheet->journey, e->high.value), low = cjm_feelings_y(f, sheet->journey, e->low.value);
    CjmColour colour = line->primary ? cjm_sheet_score_colour(sheet, line->points[i].score) : line->stroke.paint.colour;
    CjmRect bar = cjm_feeling_range(line->points[i].at.x, high, low);
    cjm_scene_sign(sheet->scene, CJM_SIGN_FEELING_RANGE);
    cjm_scene_rect(sheet->scene, bar, bar.w / 2, cjm_paint(cjm_colour_alpha(colour, 0.16)),
                   cjm_stroke(cjm_colour_alpha(colour, 0.7), 1));
  }
}

/* Small rings at the scores of earlier days, on a line to the point of today. */
static void draw_earlier(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line)
{
  static const double radius = 3; /* px */
  for (size_t i = 0; i < line->n; i++) {
    const CjmEmotion *e = line->points[i].emotion;
    CjmPoint at = line->points[i].at;
    for (size_t h = 0; e && h < e->history.n; h++) {
      double y = cjm_feelings_y(f, sheet->journey, e->history.at[h]->value.value);
      cjm_scene_sign(sheet->scene, CJM_SIGN_EARLIER_SCORE);
      cjm_scene_line(sheet->scene, (CjmPoint){at.x, y}, at, cjm_stroke(sheet->theme.neutral, 1));
    }
    for (size_t h = 0; e && h < e->history.n; h++) {
      double y = cjm_feelings_y(f, sheet->journey, e->history.at[h]->value.value);
      cjm_scene_rect(sheet->scene, (CjmRect){at.x - radius, y - radius, 2 * radius, 2 * radius}, radius,
                     cjm_paint(sheet->theme.background), cjm_stroke(sheet->theme.neutral, 1.2));
    }
  }
}

/* The ring of a point that is assumed: with gaps, as the ring of its step has. */
static void draw_assumed(CjmSheet *sheet, CjmPoint at, double radius, double width)
{
  double dash = 2 * G_PI * radius / 24; /* twelve dashes and twelve gaps close the ring */
  cjm_scene_sign(sheet->scene, CJM_SIGN_ASSUMED);
  cjm_scene_circle(sheet->scene, at, radius, CJM_NO_PAINT, cjm_stroke_dashed(sheet->theme.background, width, dash, dash));
}

/* Letters on the plot get a halo of the background. */
static void add_halo(CjmScene *scene, size_t from)
{
  for (size_t i = from; i < cjm_scene_length(scene); i++) {
    CjmItem *item = &g_array_index(scene->items, CjmItem, i);
    if (item->kind == CJM_ITEM_TEXT) item->u.text.halo = 2.5;
  }
}

/* The last point of the page before, pale and with its score. */
static void draw_repeated(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line, const CjmFeeling *p)
{
  const CjmGrid *grid = &sheet->grid;
  const CjmTheme *t = &sheet->theme;
  bool last = p + 1 == line->points + line->n || p[1].column != p->column;
  if (p->column + 1 != grid->first || !last) return;
  CjmColour colour = line->primary ? cjm_sheet_score_colour(sheet, p->score) : line->stroke.paint.colour;
  colour = cjm_colour_mix(t->background, colour, 0.6);
  if (!line->primary) {
    CjmIdentity pale = line->identity;
    pale.colour = colour;
    cjm_identity_point(sheet->scene, &pale, p->at, f->dot + 0.8, t->background);
    return;
  }
  if (f->dots == CJM_POINT_FACES) cjm_mark_face(sheet->scene, p->at, f->face, cjm_journey_level(sheet->journey, p->score), colour, t->background);
  else cjm_scene_circle(sheet->scene, p->at, 5 * sheet->emphasis, cjm_paint(colour), CJM_NO_STROKE);
  CjmBox *score = cjm_sheet_note(sheet, cjm_sheet_score(sheet, p->score));
  double width = cjm_box_width(score), height = cjm_box_height(score, width), below = p->at.y + f->face + 2;
  bool fits = below + height <= f->plot.y + f->plot.h + f->under;
  size_t from = cjm_scene_length(sheet->scene);
  cjm_box_place(score, sheet->scene, p->at.x - width / 2, fits ? below : p->at.y - f->face - 2 - height, width, t->background);
  add_halo(sheet->scene, from);
}

/* The id of the groups of a line; NULL: none. */
static const char *line_id(const CjmSheet *sheet, const CjmFeelingLine *line)
{
  return sheet->names_lines && line->persona ? line->persona->o.id : NULL;
}

static void draw_points(const CjmFeelings *f, CjmSheet *sheet, const CjmFeelingLine *line)
{
  if (f->dots == CJM_POINT_NONE) return;
  const CjmTheme *t = &sheet->theme;
  for (size_t i = 0; i < line->n; i++) {
    const CjmFeeling *p = &line->points[i];
    if (!cjm_grid_has(&sheet->grid, p->column)) {
      draw_repeated(f, sheet, line, p);
      continue;
    }
    CjmColour colour = line->primary ? cjm_sheet_score_colour(sheet, p->score) : line->stroke.paint.colour;
    bool remembered =
      !f->compares && line->primary && line->runs[0].n > 2 && !line->flat && (i == line->peak || i == line->lowest || i == line->last);
    double radius = cjm_feeling_radius(f, sheet, line, p);
    if (remembered) cjm_scene_circle(sheet->scene, p->at, radius + 4, cjm_paint(cjm_colour_alpha(colour, 0.2)), CJM_NO_STROKE);
    CjmRect around = {p->at.x - radius, p->at.y - radius, 2 * radius, 2 * radius};
    cjm_scene_open(sheet->scene,
                   (CjmSceneGroup){.role = CJM_GROUP_MARK,
                                   .id = line_id(sheet, line),
                                   .order = line->first + (unsigned)i + 1,
                                   .bounds = around});
    if (line->primary && f->dots == CJM_POINT_FACES)
      cjm_mark_face(sheet->scene, p->at, radius, cjm_journey_level(sheet->journey, p->score), colour, t->background);
    else if (line->primary) cjm_scene_circle(sheet->scene, p->at, radius, cjm_paint(colour), CJM_NO_STROKE);
    else cjm_identity_point(sheet->scene, &line->identity, p->at, radius + 0.8, t->background);
    if (line->primary && is_assumed(sheet, p)) draw_assumed(sheet, p->at, radius, radius < f->face ? 2.6 : 3);
    cjm_scene_close(sheet->scene);
  }
}

/* From the marker's edge to the nearest point of the label. */
static void draw_leader(CjmSheet *sheet, const CjmLabel *label)
{
  CjmPoint from, end;
  cjm_label_leader(label, &from, &end);
  if (hypot(end.x - from.x, end.y - from.y) < 4) return;
  cjm_scene_line(sheet->scene, from, end, cjm_stroke(sheet->theme.neutral, 0.8));
}

/* The number of the point at which a note stands: its group and the point's have the same order in reading. */
static unsigned point_number(const CjmFeelings *f, const CjmNote *note)
{
  const CjmFeelingLine *line = &f->lines[note->line];
  size_t i = note->point;
  for (size_t k = 0; note->anywhere && k < line->n; k++)
    if (line->points[k].at.x == note->label.taken.x && line->points[k].at.y == note->label.taken.y) i = k;
  return line->first + (unsigned)i + 1;
}

static void draw_notes(const CjmFeelings *f, CjmSheet *sheet)
{
  for (size_t i = 0; i < f->n_notes; i++) {
    const CjmNote *note = &f->notes[i];
    if (note->below) {
      cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PART});
      cjm_box_place(note->named, sheet->scene, note->under.x, f->height + 2 + note->under.y, note->under.w, sheet->theme.background);
      cjm_scene_close(sheet->scene);
    }
    if (!note->label.placed) continue;
    CjmRect at = note->label.at;
    const char *id = line_id(sheet, &f->lines[note->line]);
    cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PART, .id = id, .order = point_number(f, note)});
    if (note->label.has_leader) draw_leader(sheet, &note->label);
    size_t from = cjm_scene_length(sheet->scene);
    cjm_box_place(note->box, sheet->scene, at.x - note->left, at.y, note->width, sheet->theme.background);
    add_halo(sheet->scene, from);
    cjm_scene_close(sheet->scene);
  }
}

static void draw_onward(const CjmFeelings *f, CjmSheet *sheet)
{
  CjmBox *box = cjm_feelings_onward_box(sheet);
  CjmRect at = box ? cjm_feelings_onward(f, sheet) : (CjmRect){0};
  if (at.w <= 0) return;
  size_t from = cjm_scene_length(sheet->scene);
  double width = cjm_box_width(box);
  cjm_box_place(box, sheet->scene, at.x + at.w - width, at.y, width, sheet->theme.background);
  add_halo(sheet->scene, from);
}

static void place(CjmLaneView *view, double y)
{
  CjmSheet *sheet = view->sheet;
  const CjmFeelings *f = view->picture;
  size_t from = cjm_scene_length(sheet->scene);

  g_autofree char *words = cjm_course_words_new(sheet->journey, view->lane, sheet->m.lang);
  bool in_english = !cjm_lang_has_word(sheet->m.lang, CJM_WORD_COURSE_BEGINS);
  cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_FIGURE, .alt = words, .lang = in_english ? "en" : NULL});
  draw_scale(f, sheet);
  if (f->compares) cjm_feelings_draw_difference(f, sheet);
  for (size_t l = 0; l < f->n_lines && !f->compares; l++)
    if (f->lines[l].primary) {
      const char *id = line_id(sheet, &f->lines[l]);
      if (id) cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_CURVE, .id = id});
      cjm_feelings_each_piece(f, sheet->m.arena, &f->lines[l], draw_area, &(Drawing){f, sheet, &f->lines[l]});
      if (id) cjm_scene_close(sheet->scene);
    }
  for (size_t l = 0; l < f->n_lines; l++) draw_ranges(f, sheet, &f->lines[l]);
  for (size_t l = 0; l < f->n_lines; l++) draw_earlier(f, sheet, &f->lines[l]);
  cjm_feelings_draw_moments(f, sheet);
  for (size_t l = f->n_lines; l-- > 0;) {
    const char *id = line_id(sheet, &f->lines[l]);
    if (id) cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_CURVE, .id = id});
    draw_gaps(sheet, &f->lines[l]);
    if (f->compares && f->lines[l].primary) cjm_feelings_draw_legs(f, sheet, &f->lines[l]);
    else cjm_feelings_each_piece(f, sheet->m.arena, &f->lines[l], draw_line, &(Drawing){f, sheet, &f->lines[l]});
    draw_ends(f, sheet, &f->lines[l]);
    if (id) cjm_scene_close(sheet->scene);
  }
  for (size_t l = f->n_lines; l-- > 0;) draw_points(f, sheet, &f->lines[l]);
  if (f->compares) cjm_feelings_draw_arrows(f, sheet);
  draw_notes(f, sheet);
  draw_onward(f, sheet);
  cjm_scene_close(sheet->scene);
  cjm_scene_shift(sheet->scene, from, 0, y);
}

const CjmLaneClass cjm_lane_emotion = {
  .prepare = prepare, .measure = measure, .place = place, .entry = cjm_entry_emotion, .share = 0.2};

#include "map/phases.h"

#include <math.h>
#include <string.h>

#include "journey/routes.h"
#include "lanes/lane.h"
#include "layout/about.h"
#include "layout/change.h"
#include "layout/persona-mark.h"
#include "layout/status.h"

static const double point = 10, bar = 4, pad_start = 20, pad_end = 12, pad_y = 8; /* px */

/* A summary of the feelings on the map. */
typedef struct Feelings {
  bool many; /* more than one persona has feelings */
  bool flat; /* all scores are equal, so that none is the lowest */
} Feelings;

static Feelings find_feelings(const CjmJourney *journey)
{
  Feelings felt = {.flat = true};
  const CjmEmotion *first = NULL;
  for (size_t s = 0; s < journey->steps.n; s++)
    for (size_t i = 0; i < journey->steps.at[s]->emotions.n; i++) {
      const CjmEmotion *e = journey->steps.at[s]->emotions.at[i];
      if (!first) first = e;
      felt.many = felt.many || e->persona.to != first->persona.to;
      felt.flat = felt.flat && e->score.value == first->score.value;
    }
  return felt;
}

/* Whether `a` is shown rather than `b`: it is lower, or as low and of the primary persona. */
static bool is_lower(const CjmJourney *journey, const CjmEmotion *a, const CjmEmotion *b)
{
  if (a->score.value != b->score.value) return a->score.value < b->score.value;
  const CjmPersona *primary = journey->primary;
  return (const CjmPersona *)a->persona.to == primary && (const CjmPersona *)b->persona.to != primary;
}

/* "−1.4 3b": the lowest score of a path other than the main one, if that is lower. */
static CjmBox *other_lowest(CjmSheet *sheet, const CjmEmotion *other, const CjmStep *step, CjmColour background)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR),
               bold = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_BOLD);
  CjmColour colour = cjm_colour_readable(cjm_sheet_score_colour(sheet, other->score.value), background, 4.6);
  CjmColour soft = cjm_colour_readable(sheet->theme.soft, background, 4.6);
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 6, 0);
  cjm_box_align_lines(wrap, CJM_ALIGN_END);
  cjm_box_add(wrap, cjm_box_text(&sheet->m, style, soft, cjm_sheet_step_label(sheet, step)));
  cjm_box_add(wrap, cjm_box_text(&sheet->m, bold, colour, cjm_sheet_score(sheet, other->score.value)));
  return wrap;
}

/* "lowest −1.4": the lowest score of any persona in the phase, and the persona if there are several. If nothing in the phase is
 * higher, a face replaces the word. */
static CjmBox *lowest(CjmSheet *sheet, const CjmPhase *phase, Feelings all, CjmColour background)
{
  const CjmEmotion *low = NULL, *other = NULL;
  const CjmStep *other_step = NULL;
  double highest = -INFINITY;
  for (size_t s = 0; s < phase->steps.n; s++)
    for (size_t i = 0; i < phase->steps.at[s]->emotions.n; i++) {
      const CjmStep *step = phase->steps.at[s];
      const CjmEmotion *e = step->emotions.at[i];
      if (!cjm_refs_taken(sheet->journey, &step->paths, NULL) || !cjm_refs_taken(sheet->journey, &e->paths, NULL)) {
        if (!other || is_lower(sheet->journey, e, other)) other = e, other_step = step;
        continue;
      }
      if (!low || is_lower(sheet->journey, e, low)) low = e;
      highest = fmax(highest, e->score.value);
    }
  if (all.flat || (!low && !other)) return NULL;
  bool is_worse = other && (!low || other->score.value < low->score.value);
  CjmBox *beside = is_worse ? other_lowest(sheet, other, other_step, background) : NULL;
  if (!low) {
    CjmBox *alone = cjm_box_stack(&sheet->m, 0);
    cjm_box_add(alone, cjm_box_space(&sheet->m, 0, 4)); /* on the title's line, which is higher */
    cjm_box_add(alone, beside);
    return alone;
  }
  const CjmPersona *whose = all.many ? (const CjmPersona *)low->persona.to : NULL;
  double score = low->score.value;
  CjmBox *stack = cjm_box_stack(&sheet->m, 0), *wrap = cjm_box_wrap(&sheet->m, 6, 0);
  cjm_box_align_lines(wrap, CJM_ALIGN_END);
  CjmColour colour = cjm_colour_readable(cjm_sheet_score_colour(sheet, score), background, 4.6);
  CjmColour soft = cjm_colour_readable(sheet->theme.soft, background, 4.6);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), bold = style;
  bold.weight = CJM_WEIGHT_BOLD;
  CjmBox *value = cjm_box_text(&sheet->m, bold, colour, cjm_sheet_score(sheet, score));
  if (highest > score) {
    cjm_box_add(wrap, cjm_box_text(&sheet->m, style, soft, cjm_sheet_word(sheet, CJM_WORD_LOWEST_INLINE)));
    cjm_box_add(wrap, value);
  } else {
    CjmBox *face = cjm_mark_face_box(&sheet->m, 6.5, cjm_journey_level(sheet->journey, score), colour);
    cjm_box_add(wrap, cjm_box_hang(&sheet->m, face, 5, 17, value));
  }
  cjm_box_add(stack, cjm_box_space(&sheet->m, 0, 4)); /* on the title's line, which is higher */
  if (whose && sheet->on_paper) cjm_box_add(wrap, cjm_persona_mark(sheet, whose));
  else if (whose && whose->title.at) cjm_box_add(wrap, cjm_box_text(&sheet->m, style, soft, whose->title.at));
  cjm_box_add(stack, wrap);
  if (beside) cjm_box_add(stack, beside);
  return stack;
}

/* ---- in a map of changes ---- */

/* The lowest score of a persona in the steps of a phase, or in what they were before; false if there is none. */
static bool find_lowest(const CjmSheet *sheet, const CjmPhase *phase, const CjmPersona *persona, bool older, double *ret_score)
{
  const CjmJourney *journey = sheet->journey;
  bool any = false;
  for (size_t s = 0; s < phase->steps.n; s++) {
    const CjmStep *step = older ? journey->earlier->steps[phase->steps.at[s]->number - 1] : phase->steps.at[s];
    for (size_t i = 0; step && i < step->emotions.n; i++) {
      const CjmEmotion *e = step->emotions.at[i];
      if ((const CjmPersona *)e->persona.to != persona) continue;
      double score = older ? cjm_journey_score(journey, journey->earlier->journey, e->score.value) : e->score.value;
      if (!any || score < *ret_score) *ret_score = score;
      any = true;
    }
  }
  return any;
}

/* "lowest −1.4 → +0.2 ▲" of the first persona whose curve is drawn; NULL if it is the same. */
static CjmBox *changed_lowest(CjmSheet *sheet, const CjmPhase *phase, CjmColour background)
{
  const CjmPersona *lead = NULL, *old = NULL;
  double was, is;
  bool found = false;
  for (size_t i = 0; i < sheet->journey->lanes.n && !found; i++)
    found = sheet->journey->lanes.at[i]->id == CJM_LANE_EMOTION && cjm_change_lead(sheet, sheet->journey->lanes.at[i], &lead, &old);
  if (!found || !find_lowest(sheet, phase, old, true, &was) || !find_lowest(sheet, phase, lead, false, &is) || was == is) return NULL;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), bold = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_BOLD);
  CjmColour soft = cjm_colour_readable(sheet->theme.soft, background, 4.6);
  CjmColour colour = cjm_colour_readable(is > was ? sheet->theme.positive : sheet->theme.negative, background, 4.6);
  const CjmPiece pieces[] = {{.text = cjm_sheet_word(sheet, CJM_WORD_LOWEST_INLINE), .len = -1, .style = style, .colour = soft},
                             {.text = cjm_sheet_score(sheet, was), .len = -1, .style = style, .colour = soft},
                             {.text = cjm_change_becomes(sheet), .len = -1, .style = style, .colour = soft},
                             {.text = cjm_sheet_score(sheet, is), .len = -1, .style = bold, .colour = colour}};
  CjmBox *stack = cjm_box_stack(&sheet->m, 0);
  cjm_box_add(stack, cjm_box_space(&sheet->m, 0, 4)); /* on the title's line, which is higher */
  cjm_box_add(stack, cjm_box_hang(&sheet->m, cjm_change_effect(sheet, is > was ? 1 : -1, 8, background), 5, 17,
                                  cjm_box_pieces(&sheet->m, pieces, G_N_ELEMENTS(pieces))));
  return stack;
}

/* A title up to this width is not broken, px. */
static const double short_title = 120;

/* `ret_least`: the minimum width, px. */
static CjmBox *head(CjmSheet *sheet, const CjmPhase *phase, Feelings all, CjmColour background, double *ret_least)
{
  CjmTextStyle title = cjm_sheet_style(CJM_SIZE_LARGE, CJM_WEIGHT_BOLD),
               small = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmColour ink = cjm_colour_readable(sheet->theme.ink, background, 7),
            soft = cjm_colour_readable(sheet->theme.soft, background, 4.6);
  CjmBox *stack = cjm_box_stack(&sheet->m, 1), *name = cjm_box_authored(&sheet->m, title, ink, &phase->title);
  if (sheet->steps_are_phases) {
    CjmBox *number = cjm_lane_step_number(sheet, phase->steps.at[0]);
    name = name ? cjm_box_hang(&sheet->m, number, 8, title.leading, name) : number;
  }
  double title_w = cjm_box_width(name);
  cjm_box_add(stack, name);
  CjmBox *about = sheet->on_paper ? cjm_sheet_facts(sheet, soft) : stack; /* on paper, on one line where it is wide enough */
  cjm_box_add(about, cjm_box_authored(&sheet->m, small, soft, &phase->goal));
  cjm_box_add(about, cjm_box_authored(&sheet->m, small, soft, &phase->description));
  cjm_box_add(about, cjm_lane_when(sheet, phase->when));
  cjm_box_add(about, cjm_status_box(sheet, phase->status.value, soft));
  if (about != stack && !cjm_box_is_empty(about)) cjm_box_add(stack, about);
  if (phase->across) cjm_box_add(stack, cjm_tag_chips(sheet, &phase->across->tags, (CjmItemLook){soft, background}));
  CjmBox *low = sheet->m.changed ? changed_lowest(sheet, phase, background) : lowest(sheet, phase, all, background);
  CjmBox *box = low ? cjm_box_beside(&sheet->m, stack, low, 10, 140) : stack;
  *ret_least = fmax(fmin(cjm_box_min_width(box), 260), title_w <= short_title ? title_w : 0);
  return box;
}

/* The heading of a phase that begins on an earlier page. */
static CjmBox *continued(CjmSheet *sheet, const CjmPhase *phase, CjmColour background)
{
  CjmTextStyle title = cjm_sheet_style(CJM_SIZE_LARGE, CJM_WEIGHT_BOLD), small = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmColour ink = cjm_colour_readable(sheet->theme.ink, background, 7), soft = cjm_colour_readable(sheet->theme.soft, background, 4.6);
  CjmBox *stack = cjm_box_stack(&sheet->m, 1);
  if (phase->title.at) cjm_box_add(stack, cjm_box_text(&sheet->m, title, ink, phase->title.at));
  cjm_box_add(stack, cjm_box_text(&sheet->m, small, soft, cjm_sheet_word(sheet, CJM_WORD_CONTINUED)));
  return stack;
}

/* The heading of a phase on the page; NULL if none of its columns, from `column` on, is there. */
static const CjmBox *box_here(const CjmPhaseHeads *heads, const CjmSheet *sheet, size_t p, size_t column)
{
  if (!cjm_grid_shows(&sheet->grid, column, sheet->journey->phases.at[p]->steps.n)) return NULL;
  return cjm_grid_has(&sheet->grid, column) ? heads->boxes[p] : heads->continued[p];
}

/* ---- groups ---- */

static const double group_pad_x = 12, group_pad_y = 4, group_gap = 5; /* px */

static bool continues(const CjmPhase *phase, const CjmPhase *before)
{
  return before && before->group.at && phase->group.at && strcmp(phase->group.at, before->group.at) == 0;
}

static void make_groups(CjmPhaseHeads *heads, CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  size_t column = 0;
  heads->groups = cjm_arena_make(sheet->m.arena, CjmPhaseGroup, journey->phases.n);
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    CjmTextStyle style = cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_BOLD);
    if (phase->group.at && continues(phase, p ? journey->phases.at[p - 1] : NULL))
      heads->groups[heads->n_groups - 1].n += phase->steps.n;
    else if (phase->group.at)
      heads->groups[heads->n_groups++] =
        (CjmPhaseGroup){cjm_box_authored(&sheet->m, style, sheet->theme.ink, &phase->group), column, phase->steps.n};
    column += phase->steps.n;
  }
}

static double group_width(const CjmSheet *sheet, const CjmPhaseGroup *group)
{
  return cjm_grid_span(&sheet->grid, group->first, group->n) - 3;
}

static double measure_groups(const CjmPhaseHeads *heads, const CjmSheet *sheet)
{
  double height = 0;
  for (size_t i = 0; i < heads->n_groups; i++)
    if (cjm_grid_shows(&sheet->grid, heads->groups[i].first, heads->groups[i].n)) height = fmax(height, cjm_box_height(heads->groups[i].box, group_width(sheet, &heads->groups[i]) - 2 * group_pad_x));
  return height > 0 ? height + 2 * group_pad_y + group_gap : 0;
}

static void draw_groups(const CjmPhaseHeads *heads, CjmSheet *sheet, double y)
{
  CjmColour fill = sheet->theme.track;
  bool pale = cjm_colour_contrast(fill, sheet->theme.background) < 1.06;
  for (size_t i = 0; i < heads->n_groups; i++) {
    const CjmPhaseGroup *group = &heads->groups[i];
    if (!cjm_grid_shows(&sheet->grid, group->first, group->n)) continue;
    CjmRect at = {cjm_grid_start(&sheet->grid, group->first), y, group_width(sheet, group), heads->band - group_gap};
    cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PHASES, .bounds = at});
    cjm_scene_rect(sheet->scene, at, 2, cjm_paint(fill), pale ? cjm_stroke(sheet->theme.rule_strong, 1) : CJM_NO_STROKE);
    cjm_box_place(group->box, sheet->scene, at.x + group_pad_x, y + group_pad_y, at.w - 2 * group_pad_x, fill);
    cjm_scene_close(sheet->scene);
  }
}

/* ---- all of them ---- */

CjmPhaseHeads cjm_phase_heads(CjmSheet *sheet, double *io_min)
{
  const CjmJourney *journey = sheet->journey;
  size_t n = journey->phases.n;
  CjmPhaseHeads heads = {.boxes = cjm_arena_make(sheet->m.arena, CjmBox *, n), .continued = cjm_arena_make(sheet->m.arena, CjmBox *, n)};
  Feelings all = find_feelings(journey);
  size_t column = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    double least = 0;
    heads.boxes[p] =
      head(sheet, phase, all, cjm_theme_phase_soft(&sheet->theme, phase->o.index, cjm_journey_whole(journey)->phases.n), &least);
    heads.continued[p] =
      continued(sheet, phase, cjm_theme_phase_soft(&sheet->theme, phase->o.index, cjm_journey_whole(journey)->phases.n));
    double need = (least + pad_start + pad_end + point) / (double)phase->steps.n;
    for (size_t s = 0; s < phase->steps.n; s++) io_min[column + s] = fmax(io_min[column + s], need);
    column += phase->steps.n;
  }
  make_groups(&heads, sheet);
  return heads;
}

static double content_width(const CjmSheet *sheet, size_t column, size_t n)
{
  return cjm_grid_span(&sheet->grid, column, n) - pad_start - pad_end - point;
}

CjmRow cjm_phase_heads_row(const CjmPhaseHeads *heads, CjmSheet *sheet, double pad)
{
  const CjmJourney *journey = sheet->journey;
  CjmRow row = {cjm_arena_make(sheet->m.arena, CjmCell, journey->phases.n), journey->phases.n};
  CjmCard margins = {.pad_x = (pad_start + pad_end + point - pad) / 2, .pad_y = pad_y + bar / 2};
  size_t column = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    size_t n = journey->phases.at[p]->steps.n;
    row.cells[p] = (CjmCell){.first = column, .n = n, .box = cjm_box_card(&sheet->m, margins, heads->boxes[p])};
    column += n;
  }
  return row;
}

double cjm_phase_heads_measure(CjmPhaseHeads *heads, const CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  size_t column = 0;
  heads->height = 0;
  for (size_t p = 0; p < journey->phases.n; p++) {
    size_t n = journey->phases.at[p]->steps.n;
    const CjmBox *box = box_here(heads, sheet, p, column);
    if (box) heads->height = fmax(heads->height, cjm_box_height(box, content_width(sheet, column, n)));
    column += n;
  }
  heads->band = measure_groups(heads, sheet);
  return heads->height += 2 * pad_y + bar + heads->band;
}

/* A chevron, into which the one before points, and which points to the next. */
static void draw_chevron(CjmScene *scene, CjmRect at, bool first, CjmColour fill, CjmColour edge, CjmColour background)
{
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, at.x, at.y);
  cjm_path_line(&path, at.x + at.w - point, at.y);
  cjm_path_line(&path, at.x + at.w, at.y + at.h / 2);
  cjm_path_line(&path, at.x + at.w - point, at.y + at.h);
  cjm_path_line(&path, at.x, at.y + at.h);
  if (!first) cjm_path_line(&path, at.x + point, at.y + at.h / 2);
  cjm_path_close(&path);
  bool pale = cjm_colour_contrast(fill, background) < 1.06; /* themes without tints have borders instead */
  cjm_path_end(&path, scene, cjm_paint(fill), pale ? cjm_stroke(cjm_colour_mix(background, edge, 0.45), 1) : CJM_NO_STROKE);
  cjm_scene_rect(scene, (CjmRect){at.x, at.y, at.w - point, bar}, 0, cjm_paint(edge), CJM_NO_STROKE);
}

void cjm_phase_heads_place(const CjmPhaseHeads *heads, CjmSheet *sheet, double y)
{
  const CjmJourney *journey = sheet->journey;
  size_t column = 0, n_phases = journey->phases.n;
  draw_groups(heads, sheet, y);
  y += heads->band;
  for (size_t p = 0; p < n_phases; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    size_t hue = phase->o.index, n_hues = cjm_journey_whole(journey)->phases.n; /* so that all views have the same */
    CjmColour soft = cjm_theme_phase_soft(&sheet->theme, hue, n_hues), full = cjm_theme_phase(&sheet->theme, hue, n_hues);
    const CjmBox *box = box_here(heads, sheet, p, column);
    if (!box) {
      column += phase->steps.n;
      continue;
    }
    double x = cjm_grid_start(&sheet->grid, column), width = cjm_grid_span(&sheet->grid, column, phase->steps.n);
    CjmRect at = {x, y, width - 3, heads->height - heads->band};
    cjm_scene_open(sheet->scene, (CjmSceneGroup){.role = CJM_GROUP_PHASE,
                                                 .id = phase->o.id,
                                                 .title = phase->title.at,
                                                 .bounds = {x, y, width, heads->height - heads->band}});
    draw_chevron(sheet->scene, at, x <= sheet->grid.left, soft, full, sheet->theme.background);
    cjm_box_place(box, sheet->scene, x + pad_start, y + bar + pad_y, content_width(sheet, column, phase->steps.n),
                  soft);
    cjm_scene_close(sheet->scene);
    column += phase->steps.n;
  }
}

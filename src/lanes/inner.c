/* inner.c: a small version of the map within a step: title, length and curve, with a link to its drawing. */
#include "journey/inner.h"

#include <math.h>

#include "lanes/lane.h"
#include "layout/curve.h"

static const double curve_height = 30, dot = 2.4; /* px */

typedef struct Picture {
  const CjmSheet *sheet;
  CjmPoint *points; /* x from 0 to 1, y from −1 (lowest) to 1 */
  size_t n;
} Picture;

static CjmPoint point_at(const Picture *picture, CjmRect at, size_t i)
{
  CjmRect room = cjm_rect_inset(at, dot + 1, dot + 1);
  return (CjmPoint){room.x + picture->points[i].x * room.w, room.y + (1 - picture->points[i].y) / 2 * room.h};
}

static void draw(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Picture *picture = data;
  const CjmTheme *t = &picture->sheet->theme;
  g_autofree CjmPoint *points = g_new(CjmPoint, picture->n);
  double middle = at.y + at.h / 2;
  (void)background;
  cjm_scene_line(scene, (CjmPoint){at.x, middle}, (CjmPoint){at.x + at.w, middle}, cjm_stroke(t->hair, 1));
  for (size_t i = 0; i < picture->n; i++) points[i] = point_at(picture, at, i);
  if (picture->n > 1) {
    CjmCurve *curve = cjm_curve(picture->sheet->m.arena, points, picture->n, CJM_CURVE_SHAPE_SMOOTH);
    CjmPath path = cjm_path_begin();
    cjm_curve_append(curve, 0, curve->n - 1, true, &path);
    cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(t->neutral, 1.6));
  }
  for (size_t i = 0; i < picture->n; i++) {
    double level = picture->points[i].y;
    CjmColour colour = level > 0 ? t->positive : level < 0 ? t->negative : t->neutral;
    cjm_scene_circle(scene, points[i], dot, cjm_paint(colour), CJM_NO_STROKE);
  }
}

/* The curve of the primary persona over the steps that are referred to; NULL if these have no feelings. */
static CjmBox *curve(CjmSheet *sheet, const CjmInner *inner)
{
  const CjmPersona *persona = cjm_journey_persona(inner->journey, sheet->journey->primary);
  Picture *picture = cjm_arena_make(sheet->m.arena, Picture, 1);
  *picture = (Picture){sheet, cjm_arena_make(sheet->m.arena, CjmPoint, inner->n), 0};
  for (size_t i = 0; i < inner->n; i++) {
    const CjmEmotion *emotion = cjm_step_feeling(inner->journey->steps.at[inner->first + i], persona);
    if (!emotion) continue;
    double x = inner->n > 1 ? (double)i / (double)(inner->n - 1) : 0.5;
    picture->points[picture->n++] = (CjmPoint){x, cjm_journey_level(inner->journey, emotion->score.value)};
  }
  return picture->n ? cjm_box_band(&sheet->m, curve_height, draw, picture) : NULL;
}

/* "7 steps · 1 h 20 min": the number of steps, and the sum of the durations that are known. */
static CjmBox *length(CjmSheet *sheet, const CjmInner *inner)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmDuration all = cjm_inner_duration(inner);
  const char *steps = cjm_arena_printf(sheet->m.arena, "%s: %s", cjm_sheet_word(sheet, CJM_WORD_STEPS),
                                       cjm_sheet_number(sheet, (double)inner->n));
  cjm_box_add(facts, cjm_sheet_note(sheet, steps));
  if (all.set) cjm_box_add(facts, cjm_sheet_note(sheet, cjm_lane_duration(sheet, &all)));
  return facts;
}

/* The anchor, in the drawing of the inner map, of the part that is referred to; NULL: the whole map. A step that is a whole phase
 * has the anchor of the phase. */
static char *anchor_new(const CjmInner *inner)
{
  if (!inner->part) return NULL;
  const CjmPhase *phase = inner->journey->steps.at[inner->first]->phase;
  if (inner->part->kind == CJM_KIND_PHASE || phase->single) return cjm_group_anchor_new(CJM_GROUP_PHASE, phase->o.id);
  return cjm_group_anchor_new(CJM_GROUP_STEP, inner->part->id);
}

CjmBox *cjm_lane_inner(CjmSheet *sheet, const CjmStep *step)
{
  const CjmInner *inner = step->inner;
  if (!inner) return NULL;
  const CjmTheme *t = &sheet->theme;
  CjmCard look = {.fill = cjm_paint(t->panel), .edge = cjm_stroke(t->rule, 1), .radius = 6, .pad_x = 8, .pad_y = 6};
  CjmBox *body = cjm_box_stack(&sheet->m, 2);
  cjm_box_add(body, cjm_sheet_tag(sheet, cjm_colour_readable(t->accent, t->panel, 4.6), cjm_inner_title(inner)));
  cjm_box_add(body, curve(sheet, inner));
  cjm_box_add(body, length(sheet, inner));
  CjmBox *card = cjm_sheet_sign(sheet, CJM_SIGN_INNER, cjm_box_card(&sheet->m, look, body));
  g_autofree char *anchor = anchor_new(inner);
  const char *href = cjm_arena_take(sheet->m.arena, cjm_inner_href_new(inner, anchor));
  return cjm_box_group(&sheet->m, CJM_GROUP_LINK, NULL, cjm_inner_title(inner), href, card);
}

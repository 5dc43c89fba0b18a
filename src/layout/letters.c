#include "layout/letters.h"

CjmSign cjm_sign_of_priority(int priority)
{
  static const CjmSign signs[] = {
    [CJM_PRIORITY_NONE] = CJM_SIGN_OPPORTUNITY, [CJM_PRIORITY_1] = CJM_SIGN_PRIORITY_1, [CJM_PRIORITY_2] = CJM_SIGN_PRIORITY_2,
    [CJM_PRIORITY_3] = CJM_SIGN_PRIORITY_3,     [CJM_PRIORITY_4] = CJM_SIGN_PRIORITY_4,
  };
  return signs[priority];
}

bool cjm_opportunity_value(const CjmOpportunity *o, double *ret_value)
{
  const CjmNumber *c = &o->customer_value, *b = &o->business_value;
  if (!o->effort.set || (!c->set && !b->set)) return false;
  *ret_value = (c->set && b->set ? (c->value + b->value) / 2 : c->set ? c->value : b->value) / 100;
  return true;
}

/* ---- numbering ---- */

typedef struct Numbering {
  GHashTable *numbers; /* CjmOpportunity -> number from 1 */
  size_t n, on_matrix, in_plan;
} Numbering;

static void number_step(Numbering *numbering, const CjmStep *step)
{
  for (size_t i = 0; step && i < step->opportunities.n; i++)
    g_hash_table_insert(numbering->numbers, (gpointer)step->opportunities.at[i], GSIZE_TO_POINTER(++numbering->n));
}

static void count_step(Numbering *numbering, const CjmStep *step)
{
  for (size_t i = 0; i < step->opportunities.n; i++) {
    double value;
    numbering->on_matrix += cjm_opportunity_value(step->opportunities.at[i], &value);
    numbering->in_plan += step->opportunities.at[i]->plan.n;
  }
}

static GHashTable *number_all(const CjmJourney *journey)
{
  Numbering numbering = {.numbers = g_hash_table_new(NULL, NULL)};
  const CjmJourney *whole = cjm_journey_whole(journey); /* so that all views have the same letters */
  for (size_t p = 0; p < whole->phases.n; p++) {
    const CjmPhase *phase = whole->phases.at[p];
    for (size_t s = 0; s < phase->steps.n; s++) number_step(&numbering, phase->steps.at[s]);
    number_step(&numbering, phase->across);
  }
  for (size_t i = 0; i < journey->cells.n; i++) count_step(&numbering, journey->cells.at[i]);
  for (size_t i = 0; i < journey->plan.n; i++) numbering.in_plan += journey->plan.at[i]->solves.n;
  bool matrix = numbering.on_matrix >= 2 && cjm_journey_shows_block(journey, "matrix");
  bool plan = numbering.in_plan && cjm_journey_shows_block(journey, "plan");
  if (!matrix && !plan) g_hash_table_remove_all(numbering.numbers);
  return numbering.numbers;
}

const char *cjm_sheet_letter(CjmSheet *sheet, const CjmOpportunity *opportunity)
{
  if (!sheet->letters) sheet->letters = number_all(sheet->journey);
  size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(sheet->letters, opportunity));
  if (!number) return NULL;
  char letters[16], *at = letters + sizeof letters - 1;
  *at = '\0';
  for (; number; number = (number - 1) / 26) *--at = (char)('A' + (number - 1) % 26);
  return cjm_arena_strdup(sheet->m.arena, at);
}

/* ---- drawing ---- */

typedef struct Letter {
  CjmFlow *flow;
  CjmLook look;
} Letter;

static void draw_letter(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Letter *letter = data;
  CjmCard surface = letter->look.card;
  surface.radius = at.h / 2;
  surface.bar = CJM_NO_PAINT;
  cjm_card_draw(scene, at, &surface);
  CjmColour under = surface.fill.on ? surface.fill.colour : background;
  CjmTextBlock *block = cjm_flow_set(scene->arena, letter->flow, 1000, CJM_ALIGN_START);
  cjm_scene_text(scene, block, (CjmPoint){at.x + (at.w - block->width) / 2, at.y + (at.h - block->height) / 2},
                 cjm_colour_readable(letter->look.accent, under, 4.6), under);
}

CjmBox *cjm_mark_letter(const CjmMaker *m, const char *letter, CjmLook look, bool large)
{
  double diameter = large ? 22 : 17;
  Letter *l = cjm_arena_make(m->arena, Letter, 1);
  CjmTextStyle style = cjm_theme_style(large ? CJM_SIZE_SMALL : CJM_SIZE_TINY, CJM_WEIGHT_BOLD, false);
  *l = (Letter){cjm_flow(m->arena, m->fonts, style, letter), look};
  if (!l->look.card.edge.paint.on) l->look.card.edge = cjm_stroke(look.accent, 1);
  double width = MAX(diameter, cjm_flow_width(l->flow) + diameter - style.size * 0.9);
  return cjm_box_drawing(m, width, diameter, draw_letter, l);
}

CjmBox *cjm_sheet_letter_box(CjmSheet *sheet, const CjmOpportunity *o, bool large)
{
  const char *letter = cjm_sheet_letter(sheet, o);
  if (!letter) return NULL;
  CjmLook look = cjm_sign_look(&sheet->theme, cjm_sign_of_priority(o->priority.value));
  return cjm_sheet_sign(sheet, CJM_SIGN_LETTER, cjm_mark_letter(&sheet->m, letter, look, large));
}

/* outline.c: a map as content, with a drawing of its phases and lanes. */
#include "map/outline.h"

#include <math.h>
#include <string.h>

#include "format/shapes.h"
#include "format/walk.h"
#include "map/build.h"
#include "view/view.h"

static const double column = 148, curve = 230, heads_gap = 8; /* px */

typedef struct Maker {
  CjmBuilder *b;
  CjmArena *arena;
  CjmOutline *out;
} Maker;

static CjmContent *content_of(Maker *m, const CjmBox *box)
{
  return cjm_box_content(box, &m->out->maker, m->b->sheet.theme.background);
}

/* ---- the drawing ---- */

static void set_widths(CjmBuilder *b)
{
  CjmGrid *grid = &b->sheet.grid;
  b->columns_arena = cjm_arena_new();
  double *widths = cjm_arena_make(b->columns_arena, double, grid->n);
  cjm_builder_make_columns(b, 0);
  cjm_columns_solve(b->columns, fmax(column * (double)grid->n, cjm_columns_min_width(b->columns)), widths);
  cjm_builder_set_grid(b, widths);
  g_clear_pointer(&b->columns_arena, cjm_arena_free);
}

static void draw(Maker *m)
{
  CjmBuilder *b = m->b;
  CjmSheet *sheet = &b->sheet;
  CjmScene *scene = m->out->map = sheet->scene;
  cjm_phase_heads_measure(&b->heads, sheet);
  cjm_fork_heads_measure(&b->forks, sheet);
  for (size_t i = 0; i < b->n_lanes; i++) {
    b->lanes[i].least = b->lanes[i].picture && b->lanes[i].class->share > 0 ? cjm_sheet_space(sheet, curve) : 0;
    cjm_lane_measure(&b->lanes[i]);
  }
  cjm_phase_heads_place(&b->heads, sheet, 0);
  double bottom = cjm_builder_draw_lanes(b, (CjmLaneRange){0, b->n_lanes, .clear = false}, b->heads.height + heads_gap);
  scene->width = ceil(sheet->grid.right + 1);
  scene->height = ceil(bottom + 1);
  m->out->names = sheet->grid.left;
}

/* ---- phases, steps and lanes ---- */

/* From the left edge of the drawing, which is mirrored if the map is read from right to left. */
static double column_x(const CjmScene *map, const CjmGrid *grid, size_t i)
{
  return map->rtl ? map->width - grid->x[i] - grid->w[i] : grid->x[i];
}

static void add_phases(Maker *m)
{
  const CjmJourney *journey = m->b->sheet.journey;
  CjmOutline *out = m->out;
  out->phases = cjm_arena_make(m->arena, CjmOutlinePhase, journey->phases.n);
  out->steps = cjm_arena_make(m->arena, CjmOutlineStep, journey->steps.n);
  for (size_t p = 0; p < journey->phases.n; p++) {
    const CjmPhase *phase = journey->phases.at[p];
    out->phases[out->n_phases++] = (CjmOutlinePhase){.id = cjm_arena_strdup(m->arena, phase->o.id),
                                                     .title = cjm_arena_strdup(m->arena, phase->title.at),
                                                     .first = out->n_steps,
                                                     .n = phase->steps.n,
                                                     .heading = content_of(m, m->b->heads.boxes[p])};
    for (size_t s = 0; s < phase->steps.n; s++) {
      const CjmStep *step = phase->steps.at[s];
      const CjmGrid *grid = &m->b->sheet.grid;
      const char *title = step->title.at ? step->title.at : phase->title.at;
      out->steps[out->n_steps] = (CjmOutlineStep){.id = cjm_arena_strdup(m->arena, step->o.id),
                                                  .label = cjm_arena_strdup(m->arena, cjm_sheet_step_label(&m->b->sheet, step)),
                                                  .title = cjm_arena_strdup(m->arena, title),
                                                  .phase = p,
                                                  .x = column_x(out->map, grid, out->n_steps),
                                                  .w = grid->w[out->n_steps]};
      out->n_steps++;
    }
  }
}

static void add_cell(CjmOutlineLane *lane, size_t first, size_t n, const CjmContent *content)
{
  if (content) lane->cells[lane->n_cells++] = (CjmOutlineCell){first, n, content};
}

static const char *lane_title(Maker *m, const CjmLaneView *view)
{
  const char *title = cjm_lane_title(view);
  if (view->n_rows < 2) return cjm_arena_strdup(m->arena, title);
  const CjmPersona *persona = view->persona;
  const char *whose = persona ? (persona->title.at ? persona->title.at : persona->o.id) : cjm_sheet_word(&m->b->sheet, CJM_WORD_EVERYBODY);
  return cjm_arena_printf(m->arena, "%s · %s", title, whose);
}

/* The titles of the steps; what their lane says beside that follows them. */
static void add_titles(Maker *m, const CjmLaneView *view)
{
  CjmSheet *sheet = &m->b->sheet;
  for (size_t i = 0; i < view->row.n; i++) {
    const CjmCell *cell = &view->row.cells[i];
    if (cell->across) continue;
    const CjmStep *step = sheet->journey->steps.at[cell->first];
    CjmContent *stack = cjm_content(&m->out->maker, CJM_CONTENT_STACK);
    cjm_content_add(stack, content_of(m, cell->box));
    if (view->class->entry) cjm_content_add(stack, content_of(m, view->class->entry(sheet, view->lane, step)));
    m->out->steps[cell->first].title_content = stack;
  }
}

/* The cells of a lane. Those of a picture come from its entries. */
static void add_lane(Maker *m, CjmLaneView *view)
{
  CjmSheet *sheet = &m->b->sheet;
  const CjmJourney *journey = sheet->journey;
  if (view->lane->id == CJM_LANE_STEPS) {
    add_titles(m, view);
    return;
  }
  CjmOutlineLane *lane = &m->out->lanes[m->out->n_lanes++];
  *lane = (CjmOutlineLane){.key = cjm_arena_strdup(m->arena, view->lane->id == CJM_LANE_CUSTOM ? view->lane->o.id : cjm_lane_key(view->lane->id)),
                           .title = lane_title(m, view),
                           .y = view->y,
                           .h = view->height,
                           .cells = cjm_arena_make(m->arena, CjmOutlineCell, view->row.n + journey->steps.n)};
  for (size_t s = 0; view->class->entry && view->picture && s < journey->steps.n; s++)
    add_cell(lane, s, 1, content_of(m, view->class->entry(sheet, view->lane, journey->steps.at[s])));
  for (size_t i = 0; i < view->row.n; i++)
    add_cell(lane, view->row.cells[i].first, view->row.cells[i].n, content_of(m, view->row.cells[i].box));
}

static void add_lanes(Maker *m)
{
  m->out->lanes = cjm_arena_make(m->arena, CjmOutlineLane, m->b->n_lanes + 1);
  for (size_t i = 0; i < m->b->n_lanes; i++) add_lane(m, &m->b->lanes[i]);
}

/* ---- the curve ---- */

static void add_line(Maker *m, const CjmPersona *persona)
{
  const CjmJourney *journey = m->b->sheet.journey;
  double *levels = cjm_arena_make(m->arena, double, journey->steps.n);
  bool any = false;
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmEmotion *e = cjm_step_feeling(journey->steps.at[s], persona);
    levels[s] = e ? cjm_journey_level(journey, e->score.value) : NAN;
    any = any || e;
  }
  if (!any) return;
  m->out->lines[m->out->n_lines++] = (CjmOutlineLine){.id = persona ? cjm_arena_strdup(m->arena, persona->o.id) : "",
                                                      .name = persona ? cjm_arena_strdup(m->arena, persona->title.at ? persona->title.at : persona->o.id) : "",
                                                      .persona = persona,
                                                      .levels = levels,
                                                      .primary = persona == journey->primary};
}

static void add_lines(Maker *m)
{
  const CjmJourney *journey = m->b->sheet.journey;
  m->out->lines = cjm_arena_make(m->arena, CjmOutlineLine, journey->personas.n + 1);
  add_line(m, journey->primary);
  for (size_t i = 0; i < journey->personas.n; i++)
    if (journey->personas.at[i] != journey->primary) add_line(m, journey->personas.at[i]);
}

/* ---- what refers to what ---- */

typedef struct Walk {
  Maker *m;
  size_t step;
} Walk;

static void add_link(Walk *w, CjmOutlineRelation relation, const void *from, const void *to)
{
  CjmOutlineLink link = {relation, w->step, from, to};
  g_array_append_val(w->m->out->links, link);
}

static void mark_tag(const Walk *w, const void *tag)
{
  const CjmJourney *journey = w->m->b->sheet.journey;
  for (size_t i = 0; i < journey->tags.n; i++)
    if (journey->tags.at[i] == tag) w->m->out->tags[i].steps[w->step] = true;
}

static void visit_value(const CjmFrame *frame, const CjmValue *value, void *data)
{
  Walk *w = data;
  if (value->type != CJM_FIELD_REF) return;
  const void *to = ((const CjmRef *)value->at)->to;
  if (!to) return;
  const char *key = value->field->key;
  if (strcmp(key, "tags") == 0 || strcmp(key, "tag") == 0) mark_tag(w, to);
  else if (strcmp(key, "sources") == 0 || strcmp(key, "source") == 0) add_link(w, CJM_OUTLINE_CITES, frame->object, to);
  else if (frame->shape == &cjm_shape_opportunity && strcmp(key, "solves") == 0) add_link(w, CJM_OUTLINE_SOLVES, frame->object, to);
}

static void add_plans(Walk *w, const CjmStep *step)
{
  const CjmJourney *journey = w->m->b->sheet.journey;
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmOpportunity *found[64];
    size_t n = MIN(cjm_plan_opportunities(journey, journey->plan.at[i], found, G_N_ELEMENTS(found)), G_N_ELEMENTS(found));
    for (size_t k = 0; k < n; k++)
      for (size_t o = 0; o < step->opportunities.n; o++)
        if (step->opportunities.at[o] == found[k]) add_link(w, CJM_OUTLINE_PLANNED, found[k], journey->plan.at[i]);
  }
}

static void add_references(Maker *m)
{
  const CjmJourney *journey = m->b->sheet.journey;
  CjmOutline *out = m->out;
  out->links = g_array_new(FALSE, FALSE, sizeof(CjmOutlineLink));
  out->tags = cjm_arena_make(m->arena, CjmOutlineTag, journey->tags.n);
  out->n_tags = journey->tags.n;
  for (size_t i = 0; i < journey->tags.n; i++) {
    const CjmTag *tag = journey->tags.at[i];
    out->tags[i] = (CjmOutlineTag){cjm_arena_strdup(m->arena, tag->title.at ? tag->title.at : tag->o.id),
                                   cjm_arena_make(m->arena, bool, journey->steps.n)};
  }
  static const CjmWalk walk = {.value = visit_value, .every_step = true};
  for (size_t s = 0; s < journey->steps.n; s++) {
    Walk w = {m, s};
    cjm_walk(&cjm_shape_step, journey->steps.at[s], &walk, &w);
    add_plans(&w, journey->steps.at[s]);
  }
}

/* ---- views ---- */

static void add_views(Maker *m)
{
  const CjmJourney *journey = m->b->sheet.journey;
  CjmOutline *out = m->out;
  out->views = cjm_arena_make(m->arena, CjmOutlineView, journey->views.n);
  for (size_t v = 0; v < journey->views.n; v++) {
    const CjmView *view = journey->views.at[v];
    const CjmJourney *part = cjm_view_apply(m->arena, journey, (CjmViewChoice){.view = view}, NULL);
    if (!part) continue;
    CjmOutlineView *made = &out->views[out->n_views++];
    *made = (CjmOutlineView){cjm_arena_strdup(m->arena, view->o.id),
                             cjm_arena_strdup(m->arena, view->title.at ? view->title.at : view->o.id),
                             cjm_arena_make(m->arena, bool, journey->steps.n), cjm_arena_make(m->arena, bool, out->n_lanes)};
    for (size_t s = 0; s < journey->steps.n; s++) { /* the steps of a part keep their numbers */
      for (size_t k = 0; k < part->steps.n && !made->steps[s]; k++) made->steps[s] = part->steps.at[k]->number == journey->steps.at[s]->number;
    }
    for (size_t l = 0; l < out->n_lanes; l++)
      for (size_t k = 0; k < part->lanes.n && !made->lanes[l]; k++) {
        const CjmLane *lane = part->lanes.at[k];
        const char *key = lane->id == CJM_LANE_CUSTOM ? lane->o.id : cjm_lane_key(lane->id);
        made->lanes[l] = strcmp(key, out->lanes[l].key) == 0;
      }
  }
}

/* ---- the whole ---- */

static void set_colours(CjmOutline *out, const CjmTheme *t)
{
  const CjmColour colours[CJM_OUTLINE_COLOURS] = {
    [CJM_OUTLINE_BACKGROUND] = t->background, [CJM_OUTLINE_INK] = t->ink,         [CJM_OUTLINE_SOFT] = t->soft,
    [CJM_OUTLINE_RULE] = t->rule,             [CJM_OUTLINE_ACCENT] = t->accent,   [CJM_OUTLINE_TINT] = t->accent_soft,
    [CJM_OUTLINE_PANEL] = t->panel,           [CJM_OUTLINE_POSITIVE] = t->positive, [CJM_OUTLINE_NEGATIVE] = t->negative,
    [CJM_OUTLINE_NEUTRAL] = t->neutral};
  memcpy(out->colours, colours, sizeof colours);
}


bool cjm_map_outline(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options, CjmDiags *diags,
                     CjmOutline *ret_outline, GError **error)
{
  CjmBuilder b;
  CjmOutline out = {.maker = cjm_content_maker(arena)};
  Maker m = {&b, arena, &out};
  cjm_builder_init(&b, arena, fonts, journey, options, NULL, diags);
  b.sheet.names_lines = true;
  set_widths(&b);
  draw(&m);
  out.title = cjm_arena_strdup(arena, journey->headline.at ? journey->headline.at : journey->title.at);
  out.id = cjm_arena_strdup(arena, journey->o.id);
  out.lang = cjm_lang_find(journey->lang.at);
  out.tag = cjm_arena_strdup(arena, journey->lang.at);
  set_colours(&out, &b.sheet.theme);
  out.heading = content_of(&m, b.heading);
  out.personas = content_of(&m, b.personas);
  out.blocks = content_of(&m, b.blocks);
  out.footer = content_of(&m, b.footer);
  add_phases(&m);
  add_lanes(&m);
  add_lines(&m);
  add_references(&m);
  add_views(&m);
  for (size_t i = 0; i < b.n_lanes; i++) cjm_lane_clear(&b.lanes[i]);
  if (out.map->rtl) cjm_scene_mirror(out.map);
  b.sheet.scene = NULL; /* belongs to the outline now */
  bool ok = !b.images.error;
  if (ok) *ret_outline = out;
  else {
    g_propagate_error(error, g_steal_pointer(&b.images.error));
    cjm_outline_clear(&out);
  }
  cjm_builder_clear(&b);
  return ok;
}

/* personas.c: the cards of personas, with the peak, lowest point and end of their journeys. */
#include <math.h>

#include "blocks/block.h"
#include "blocks/cards.h"
#include "journey/routes.h"
#include "layout/marks.h"
#include "layout/persona-mark.h"

/* ---- the portrait ---- */

typedef struct Portrait {
  const CjmImage *image; /* NULL: initials */
  CjmFlow *initials;
  CjmColour fill, ink;
} Portrait;

static void draw_portrait(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Portrait *p = data;
  CjmPoint c = {at.x + at.w / 2, at.y + at.h / 2};
  (void)background;
  if (p->image) {
    double aspect = (double)p->image->width / (double)p->image->height, w = MIN(at.w, at.h * aspect);
    CjmRect box = {c.x - w / 2, c.y - w / aspect / 2, w, w / aspect};
    cjm_scene_image(scene, box, MIN(box.w, box.h) / 2, p->image->data, p->image->len);
    return;
  }
  cjm_scene_circle(scene, c, at.w / 2, cjm_paint(p->fill), CJM_NO_STROKE);
  CjmTextBlock *initials = cjm_flow_set(scene->arena, p->initials, 1000, CJM_ALIGN_START);
  cjm_scene_text(scene, initials, (CjmPoint){c.x - initials->width / 2, c.y - initials->height / 2}, p->ink, p->fill);
}

static CjmBox *portrait(CjmSheet *sheet, const CjmPersona *persona, double size)
{
  Portrait *p = cjm_arena_make(sheet->m.arena, Portrait, 1);
  p->image = persona->image.at ? sheet->image(sheet, &persona->image) : NULL;
  p->fill = cjm_identity_of_persona(sheet, persona).colour;
  p->ink = cjm_colour_ink_on(p->fill);
  if (!p->image) {
    CjmTextStyle style = cjm_sheet_style(size > 50 ? CJM_SIZE_LARGE : CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
    if (size > 50) style = (CjmTextStyle){.size = 25, .leading = 30, .weight = CJM_WEIGHT_SEMIBOLD};
    p->initials = cjm_flow(sheet->m.arena, sheet->m.fonts, style, cjm_persona_initials(sheet, persona));
  }
  return cjm_box_group(&sheet->m, CJM_GROUP_ICON, NULL, NULL, NULL, cjm_box_drawing(&sheet->m, size, size, draw_portrait, p));
}

/* ---- the card ---- */

static CjmBox *role(CjmSheet *sheet, const CjmPersona *persona)
{
  static const CjmWord words[] = {[CJM_ROLE_PRIMARY] = CJM_WORD_ROLE_PRIMARY,
                                  [CJM_ROLE_SECONDARY] = CJM_WORD_ROLE_SECONDARY,
                                  [CJM_ROLE_EMPLOYEE] = CJM_WORD_ROLE_EMPLOYEE};
  if (persona->role.value == CJM_ROLE_NONE) return NULL;
  return cjm_sheet_note(sheet, cjm_sheet_word(sheet, words[persona->role.value]));
}

static CjmBox *segment(CjmSheet *sheet, const CjmPersona *persona)
{
  const CjmSegment *s = (const CjmSegment *)persona->segment.to;
  if (!s) return NULL;
  CjmBox *facts = cjm_box_wrap(&sheet->m, 5, 0);
  bool first = cjm_sheet_first(sheet, s);
  cjm_box_add(facts, first ? cjm_sheet_small(sheet, &s->title) : cjm_sheet_note(sheet, s->title.at ? s->title.at : s->o.id));
  if (s->share.set) cjm_box_add(facts, cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_amount(sheet, s->share.value, "%")));
  return facts;
}

/* A text of the author in a paragraph. */
static CjmPiece author_piece(const CjmText *text, CjmTextStyle style, CjmColour colour)
{
  return (CjmPiece){.text = text->at ? text->at : "", .len = -1, .style = style, .colour = colour, .origin = text->at};
}

/* A dot after the words before it, with which it stays on one line. */
static CjmPiece separator(CjmSheet *sheet, CjmTextStyle style)
{
  return (CjmPiece){.text = "\u00a0·", .len = -1, .style = style, .colour = sheet->theme.soft, .glued = true};
}

/* In one paragraph. */
static CjmBox *close_demographics(CjmSheet *sheet, const CjmPairs *pairs)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmPiece *pieces = g_new(CjmPiece, 3 * pairs->n);
  size_t n = 0;
  for (size_t i = 0; i < pairs->n; i++) {
    if (i) pieces[n++] = separator(sheet, style);
    pieces[n++] = author_piece(&pairs->at[i]->key, style, sheet->theme.soft);
    pieces[n++] = author_piece(&pairs->at[i]->text, style, sheet->theme.ink);
  }
  CjmBox *box = cjm_box_pieces(&sheet->m, pieces, n);
  g_free(pieces);
  return box;
}

static CjmBox *demographics(CjmSheet *sheet, const CjmPersona *persona)
{
  if (!persona->demographics.n) return NULL;
  CjmBox *facts = cjm_box_wrap(&sheet->m, 10, 0);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  for (size_t i = 0; i < persona->demographics.n; i++) {
    const CjmPair *pair = persona->demographics.at[i];
    CjmBox *both = cjm_box_wrap(&sheet->m, 4, 0);
    cjm_box_add(both, cjm_box_authored(&sheet->m, style, sheet->theme.soft, &pair->key));
    cjm_box_add(both, cjm_box_authored(&sheet->m, style, sheet->theme.ink, &pair->text));
    cjm_box_add(facts, both);
  }
  return facts;
}

/* The description and the segment, in one paragraph. */
static CjmBox *close_description(CjmSheet *sheet, const CjmPersona *persona)
{
  const CjmSegment *segment = (const CjmSegment *)persona->segment.to;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), bold = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
  CjmPiece pieces[4];
  size_t n = 0;
  if (persona->description.at) pieces[n++] = author_piece(&persona->description, style, sheet->theme.soft);
  if (segment) {
    bool authored = segment->title.at && cjm_sheet_first(sheet, segment);
    if (n) pieces[n++] = separator(sheet, style);
    pieces[n++] = (CjmPiece){.text = segment->title.at ? segment->title.at : segment->o.id, .len = -1, .style = style, .colour = sheet->theme.soft,
                             .origin = authored ? segment->title.at : NULL};
    if (segment->share.set)
      pieces[n++] = (CjmPiece){.text = cjm_sheet_amount(sheet, segment->share.value, "%"), .len = -1, .style = bold, .colour = sheet->theme.soft};
  }
  return n ? cjm_box_pieces(&sheet->m, pieces, n) : NULL;
}

static CjmBox *close_identity(CjmSheet *sheet, const CjmPersona *persona)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 1), *line = cjm_box_wrap(&sheet->m, 8, 0);
  CjmTextStyle name = cjm_sheet_style(CJM_SIZE_LARGE, CJM_WEIGHT_BOLD);
  cjm_box_add(line, cjm_sheet_heading(sheet, cjm_box_authored(&sheet->m, name, sheet->theme.ink, &persona->title)));
  cjm_box_add(line, role(sheet, persona));
  if (!cjm_box_is_empty(line)) cjm_box_add(stack, line);
  cjm_box_add(stack, close_description(sheet, persona));
  if (persona->quote.at) {
    const char *shown = cjm_arena_take(sheet->m.arena, cjm_lang_quote_new(sheet->m.lang, persona->quote.at));
    cjm_box_add(stack, cjm_box_rendition(&sheet->m, cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR, true), sheet->theme.ink, &persona->quote, shown));
  }
  if (persona->demographics.n) cjm_box_add(stack, close_demographics(sheet, &persona->demographics));
  return cjm_box_hang(&sheet->m, portrait(sheet, persona, 48), 12, fmin(48, cjm_box_height(stack, 500)), stack);
}

static CjmBox *identity(CjmSheet *sheet, const CjmPersona *persona)
{
  CjmBox *stack = cjm_box_stack(&sheet->m, 3), *line = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmTextStyle name = cjm_sheet_style(CJM_SIZE_LARGE, CJM_WEIGHT_BOLD);
  CjmTextStyle body = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR);
  if (sheet->on_paper) return close_identity(sheet, persona);
  cjm_box_add(stack, cjm_sheet_heading(sheet, cjm_box_authored(&sheet->m, name, sheet->theme.ink, &persona->title)));
  cjm_box_add(stack, cjm_box_authored(&sheet->m, body, sheet->theme.soft, &persona->description));
  cjm_box_add(line, role(sheet, persona));
  cjm_box_add(line, segment(sheet, persona));
  if (!cjm_box_is_empty(line)) cjm_box_add(stack, line);
  cjm_box_add(stack, cjm_sheet_quote(sheet, &persona->quote));
  cjm_box_add(stack, demographics(sheet, persona));
  double size = cjm_box_height(stack, 500) > 60 || persona->image.at ? 76 : 56;
  return cjm_box_hang(&sheet->m, portrait(sheet, persona, size), 20, fmin(size, cjm_box_height(stack, 500)), stack);
}

/* The lists of a persona, in the order of the card. */
static const struct {
  size_t offset;
  CjmWord title;
} lists[] = {
  {offsetof(CjmPersona, goals), CJM_WORD_PERSONA_GOALS},
  {offsetof(CjmPersona, motivations), CJM_WORD_PERSONA_MOTIVATIONS},
  {offsetof(CjmPersona, needs), CJM_WORD_PERSONA_NEEDS},
  {offsetof(CjmPersona, expectations), CJM_WORD_PERSONA_EXPECTATIONS},
  {offsetof(CjmPersona, frustrations), CJM_WORD_PERSONA_FRUSTRATIONS},
  {offsetof(CjmPersona, prefers), CJM_WORD_PERSONA_PREFERS},
  {offsetof(CjmPersona, owns), CJM_WORD_PERSONA_OWNS},
  {offsetof(CjmPersona, interests), CJM_WORD_PERSONA_INTERESTS},
};

static const CjmTexts *list_at(const CjmPersona *persona, size_t i)
{
  return (const CjmTexts *)(const void *)((const char *)persona + lists[i].offset);
}

/* ---- peak and end ---- */

typedef struct Memory {
  CjmWord word;
  const CjmEmotion *emotion;
  const CjmStep *step;
} Memory;

enum { PEAK, LOWEST, OTHER, END, N_MEMORIES };

/* Finds peak, lowest point and end on the paths that the persona takes, and a lower point on other paths. False if all scores are
 * equal. */
static bool find_memories(const CjmJourney *journey, const CjmPersona *persona, Memory memories[N_MEMORIES])
{
  Memory *peak = &memories[PEAK], *lowest = &memories[LOWEST], *other = &memories[OTHER], *end = &memories[END];
  g_autofree CjmJourneyPath **paths = cjm_routes_of_persona_new(journey, persona);
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = journey->steps.at[s];
    for (size_t i = 0; i < step->emotions.n; i++) {
      const CjmEmotion *e = step->emotions.at[i];
      if ((const CjmPersona *)e->persona.to != persona) continue;
      if (!cjm_refs_taken(journey, &step->paths, paths) || !cjm_refs_taken(journey, &e->paths, paths)) {
        if (!other->emotion || e->score.value < other->emotion->score.value) *other = (Memory){CJM_WORD_OTHER_PATH, e, step};
        continue;
      }
      if (!peak->emotion || e->score.value > peak->emotion->score.value) *peak = (Memory){CJM_WORD_PEAK, e, step};
      if (!lowest->emotion || e->score.value <= lowest->emotion->score.value) *lowest = (Memory){CJM_WORD_LOWEST, e, step};
      *end = (Memory){CJM_WORD_END, e, step};
    }
  }
  if (other->emotion && end->emotion && other->emotion->score.value >= lowest->emotion->score.value) other->emotion = NULL;
  return end->emotion && peak->emotion->score.value > lowest->emotion->score.value;
}

static double widest(CjmBox *const *boxes, size_t n)
{
  double width = 0;
  for (size_t i = 0; i < n; i++) width = fmax(width, cjm_box_width(boxes[i]));
  return width;
}

/* `cell` in a column of `width` px before `rest`. */
static CjmBox *in_column(CjmSheet *sheet, CjmBox *cell, double width, double leading, CjmBox *rest)
{
  return cjm_box_hang(&sheet->m, cell, width - cjm_box_width(cell) + 12, leading, rest);
}

/* Peak, lowest point and end, which people remember of an experience. Source: D. Kahneman, B. Fredrickson, C. Schreiber, D.
 * Redelmeier, "When More Pain Is Preferred to Less: Adding a Better End", Psychological Science 4 (1993). */
static CjmBox *experience(CjmSheet *sheet, const CjmPersona *persona)
{
  Memory memories[N_MEMORIES] = {0};
  if (!find_memories(sheet->journey, persona, memories)) return NULL;
  const CjmTheme *t = &sheet->theme;
  if (cjm_journey_has_gap(sheet->journey, sheet->journey->steps.n)) memories[END].emotion = NULL; /* the end is left out */
  CjmSize size = sheet->on_paper ? CJM_SIZE_SMALL : CJM_SIZE_BODY;
  CjmTextStyle bold = cjm_sheet_style(size, CJM_WEIGHT_BOLD), body = cjm_sheet_style(size, CJM_WEIGHT_REGULAR);
  CjmBox *words[N_MEMORIES], *scores[N_MEMORIES], *steps[N_MEMORIES];
  size_t n = 0;
  for (size_t i = 0; i < N_MEMORIES; i++) {
    if (!memories[i].emotion) continue;
    double score = memories[i].emotion->score.value;
    const CjmStep *step = memories[i].step;
    CjmColour colour = cjm_colour_readable(cjm_sheet_score_colour(sheet, score), t->panel, 4.6);
    const char *name = step->title.at ? step->title.at : step->phase->title.at;
    const char *where = cjm_arena_printf(sheet->m.arena, "%s\u00a0%s", cjm_sheet_step_label(sheet, step), name);
    words[n] = cjm_box_text(&sheet->m, body, t->soft, cjm_sheet_word(sheet, memories[i].word));
    scores[n] = cjm_box_text(&sheet->m, bold, colour, cjm_sheet_score(sheet, score));
    steps[n++] = cjm_box_text(&sheet->m, body, t->ink, where);
  }
  CjmBox *stack = cjm_box_stack(&sheet->m, sheet->on_paper ? 2 : 4);
  if (!sheet->on_paper) cjm_box_add(stack, cjm_sheet_tag(sheet, t->soft, cjm_sheet_word(sheet, CJM_WORD_EXPERIENCE)));
  double words_w = widest(words, n), scores_w = widest(scores, n);
  for (size_t i = 0; i < n; i++)
    cjm_box_add(stack, in_column(sheet, words[i], words_w, body.leading, in_column(sheet, scores[i], scores_w, body.leading, steps[i])));
  return stack;
}

/* ---- cards ---- */

/* Custom details, with a column for each name. Returns the number of columns. */
static size_t add_own_details(CjmSheet *sheet, const CjmPersona *persona, CjmBox **ret_columns)
{
  size_t n = 0;
  for (size_t i = 0; i < persona->details.n;) {
    const CjmPair *first = persona->details.at[i];
    CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
    CjmBox *stack = ret_columns[n++] = cjm_box_stack(&sheet->m, 4);
    cjm_box_add(stack, cjm_box_authored(&sheet->m, style, sheet->theme.soft, &first->key));
    bool several = i + 1 < persona->details.n && persona->details.at[i + 1]->key.at == first->key.at;
    for (; i < persona->details.n && persona->details.at[i]->key.at == first->key.at; i++) {
      CjmBox *text = cjm_sheet_item(sheet, &persona->details.at[i]->text);
      cjm_box_add(stack, several ? cjm_sheet_bullet(sheet, text) : text);
    }
  }
  return n;
}

/* "Goals this · that", in one paragraph. */
static CjmBox *run_in(CjmSheet *sheet, const CjmTexts *texts, CjmWord title)
{
  if (!texts->n) return NULL;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), bold = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD);
  CjmPiece *pieces = g_new(CjmPiece, 2 * texts->n);
  size_t n = 0;
  pieces[n++] = (CjmPiece){.text = cjm_sheet_word(sheet, title), .len = -1, .style = bold, .colour = sheet->theme.soft};
  for (size_t i = 0; i < texts->n; i++) {
    if (i) pieces[n++] = separator(sheet, style);
    pieces[n++] = author_piece(texts->at[i], style, sheet->theme.ink);
  }
  CjmBox *box = cjm_box_pieces(&sheet->m, pieces, n);
  g_free(pieces);
  return box;
}

/* Whether the persona has anything but a name. */
static bool is_rich(const CjmPersona *persona)
{
  bool staff = persona->role.value == CJM_ROLE_EMPLOYEE; /* only an actor of steps: one line is enough */
  bool rich = (persona->description.at && !staff) || persona->quote.at || persona->image.at || persona->demographics.n ||
              persona->segment.to || persona->details.n;
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) rich |= list_at(persona, i)->n > 0;
  return rich;
}

static CjmBox *card(CjmSheet *sheet, const CjmPersona *persona, double pad_x, double pad_y, CjmBox *content)
{
  CjmCard card = {.fill = cjm_paint(sheet->theme.panel), .radius = 10, .pad_x = pad_x, .pad_y = pad_y};
  if (cjm_colour_equal(sheet->theme.panel, sheet->theme.background)) card.edge = cjm_stroke(sheet->theme.rule, 1);
  return cjm_box_group(&sheet->m, CJM_GROUP_PERSONA, cjm_object_own_id(&persona->o), persona->title.at, NULL,
                       cjm_box_card(&sheet->m, card, content));
}

static CjmBox *rich_card(CjmSheet *sheet, const CjmPersona *persona)
{
  CjmBox **columns = cjm_arena_make(sheet->m.arena, CjmBox *, G_N_ELEMENTS(lists) + persona->details.n);
  size_t n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
    if (sheet->on_paper) {
      CjmBox *line = run_in(sheet, list_at(persona, i), lists[i].title);
      if (line) columns[n++] = line;
      continue;
    }
    CjmBox *items = cjm_sheet_bullets(sheet, list_at(persona, i), 3);
    if (!items) continue;
    CjmBox *stack = columns[n++] = cjm_box_stack(&sheet->m, 4);
    cjm_box_add(stack, cjm_sheet_tag(sheet, sheet->theme.soft, cjm_sheet_word(sheet, lists[i].title)));
    cjm_box_add(stack, items);
  }
  n += add_own_details(sheet, persona, columns + n);
  if (sheet->on_paper && n) {
    columns[0] = cjm_box_flow(&sheet->m, 140, 16, 2, 4, NULL, NULL, n, columns);
    n = 1;
  }
  CjmBox *content =
    cjm_card_content(&sheet->m, identity(sheet, persona), n, columns, experience(sheet, persona), sheet->theme.rule_strong, sheet->on_paper);
  return card(sheet, persona, sheet->on_paper ? 14 : 24, sheet->on_paper ? 10 : cjm_sheet_space(sheet, 20), content);
}

static CjmBox *plain_card(CjmSheet *sheet, const CjmPersona *persona)
{
  CjmBox *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  CjmTextStyle name = cjm_sheet_style(CJM_SIZE_BODY, CJM_WEIGHT_SEMIBOLD);
  cjm_box_add(facts, cjm_sheet_heading(sheet, cjm_box_authored(&sheet->m, name, sheet->theme.ink, &persona->title)));
  cjm_box_add(facts, cjm_sheet_small(sheet, &persona->description));
  cjm_box_add(facts, role(sheet, persona));
  return card(sheet, persona, 14, 8, cjm_box_hang(&sheet->m, portrait(sheet, persona, 28), 10, 19, facts));
}

CjmBox *cjm_block_personas(CjmSheet *sheet)
{
  const CjmJourney *journey = sheet->journey;
  CjmBox **rich = cjm_arena_make(sheet->m.arena, CjmBox *, journey->personas.n);
  CjmBox *plain = cjm_box_wrap(&sheet->m, 10, 8), *stack = cjm_box_stack(&sheet->m, 12);
  size_t n_rich = 0;
  for (size_t i = 0; i < journey->personas.n; i++) {
    const CjmPersona *persona = journey->personas.at[i];
    if (is_rich(persona)) rich[n_rich++] = rich_card(sheet, persona);
    else cjm_box_add(plain, plain_card(sheet, persona));
  }
  if (n_rich) cjm_box_add(stack, cjm_card_lines(&sheet->m, n_rich, rich, sheet->on_paper));
  if (!cjm_box_is_empty(plain)) cjm_box_add(stack, plain);
  return cjm_box_is_empty(stack) ? NULL : stack;
}

#include "map/slides.h"

#include "format/shapes.h"
#include "format/walk.h"
#include "journey/list.h"
#include "lang/lang.h"
#include "map/build.h"
#include "map/pages.h"
#include "view/view.h"

typedef struct Deck {
  CjmArena *arena;
  CjmFonts *fonts;
  const CjmJourney *journey;
  CjmComposeOptions options;
  GPtrArray *scenes;
} Deck;

/* ---- notes ---- */

static void mark_source(const CjmFrame *frame, const CjmValue *value, void *data)
{
  (void)frame;
  GHashTable *cited = data;
  if (value->type != CJM_FIELD_REF) return;
  const CjmRef *ref = value->at;
  if (ref->to && ref->to->kind == CJM_KIND_SOURCE) g_hash_table_add(cited, (gpointer)ref->to);
}

/* A source as a line of the notes: "2  Interviews with new customers, n = 12, 3 May 2026, https://…" */
static void append_source(GString *out, const CjmSourceOfFacts *source, const CjmLang *lang)
{
  if (out->len) g_string_append_c(out, '\n');
  g_string_append_printf(out, "%zu  %s", source->o.index + 1, source->title.at ? source->title.at : source->o.id);
  if (source->n.set) {
    g_autofree char *n = cjm_lang_number_new(lang, source->n.value, 0);
    g_autofree char *sample = cjm_lang_phrase_new(lang, CJM_WORD_SAMPLE, n, NULL);
    g_string_append_printf(out, ", %s", sample);
  }
  if (source->date.from.year) {
    g_autofree char *date = cjm_lang_date_new(lang, source->date.from.year, source->date.from.month, source->date.from.day);
    g_string_append_printf(out, ", %s", date);
  }
  if (source->url.at) g_string_append_printf(out, ", %s", source->url.at);
}

/* The sources that the steps of a slide cite, one a line; NULL if there are none. */
static const char *notes_of(const Deck *deck, const CjmJourney *seen)
{
  static const CjmWalk walk = {.value = mark_source, .every_step = true};
  g_autoptr(GHashTable) cited = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < seen->steps.n; i++) cjm_walk(&cjm_shape_step, seen->steps.at[i], &walk, cited);
  g_autoptr(GString) out = g_string_new(NULL);
  for (size_t i = 0; i < seen->sources.n; i++)
    if (g_hash_table_contains(cited, seen->sources.at[i])) append_source(out, seen->sources.at[i], cjm_lang_find(seen->lang.at));
  return out->len ? cjm_arena_strdup(deck->arena, out->str) : NULL;
}

/* ---- slides ---- */

static bool compose(Deck *deck, const CjmJourney *seen, const CjmSlide *slide, CjmPages *ret_pages, GError **error)
{
  deck->options.slide = slide;
  g_autoptr(CjmDiags) again = cjm_diags_new(); /* the map has reported its pictures */
  return cjm_compose_pages(deck->arena, deck->fonts, seen, &deck->options, again, NULL, ret_pages, error);
}

/* Adds slides of what is seen on them. */
static void add_pages(Deck *deck, const CjmJourney *seen, CjmPages pages)
{
  const char *notes = notes_of(deck, seen);
  for (size_t i = 0; i < pages.n; i++) {
    if (pages.at[i]->rtl) cjm_scene_mirror(pages.at[i]);
    pages.at[i]->meta.notes = notes;
    g_ptr_array_add(deck->scenes, pages.at[i]);
  }
}

/* Adds the slides of what a view shows. */
static bool add_slides(Deck *deck, const CjmView *view, const CjmSlide *slide, GError **error)
{
  const CjmJourney *seen = cjm_view_apply(deck->arena, deck->journey, (CjmViewChoice){.over = view}, NULL);
  CjmPages pages;
  if (!seen) return true;
  if (!compose(deck, seen, slide, &pages, error)) return false;
  add_pages(deck, seen, pages);
  return true;
}

static CjmView *view_new(Deck *deck)
{
  return cjm_arena_make(deck->arena, CjmView, 1);
}

static bool has_lane(const Deck *deck, CjmLaneId id)
{
  for (size_t i = 0; i < deck->journey->lanes.n; i++)
    if (deck->journey->lanes.at[i]->id == id) return true;
  return false;
}

/* Has the view show a lane, if the map has it. */
static void choose_lane(Deck *deck, CjmView *view, CjmLaneId id)
{
  if (!has_lane(deck, id)) return;
  CjmText *name = cjm_arena_make(deck->arena, CjmText, 1);
  name->at = cjm_lane_key(id);
  cjm_list_append(deck->arena, &view->lanes, name);
}

/* px: with little more than the curve, columns may be narrower than on paper */
enum { OVERVIEW_COLUMN = 100 };

/* The curve, with the personas if there is room for both on one slide, and else before them. */
static bool add_overview(Deck *deck, GError **error)
{
  static const CjmSlide whole = {.opens = true, .personas = true, .least_column = OVERVIEW_COLUMN},
                        curve = {.opens = true, .least_column = OVERVIEW_COLUMN}, personas = {.opens = true, .personas = true, .bare = true};
  CjmView *view = view_new(deck);
  choose_lane(deck, view, CJM_LANE_STEPS);
  choose_lane(deck, view, CJM_LANE_EMOTION);
  const CjmJourney *seen = cjm_view_apply(deck->arena, deck->journey, (CjmViewChoice){.over = view}, NULL);
  CjmPages pages;
  if (!seen) return true;
  if (!compose(deck, seen, &whole, &pages, error)) return false;
  if (pages.n == 1 || !deck->journey->personas.n) {
    add_pages(deck, seen, pages);
    return true;
  }
  cjm_pages_clear(&pages);
  return add_slides(deck, view, &curve, error) && add_slides(deck, view, &personas, error);
}

static bool add_phase(Deck *deck, CjmPhase *phase, GError **error)
{
  CjmSlide slide = {.title = phase->title.at, .subtitle = deck->journey->title.at};
  CjmView *view = view_new(deck);
  CjmRef *ref = cjm_arena_make(deck->arena, CjmRef, 1);
  *ref = (CjmRef){.id = {.at = phase->o.id}, .to = &phase->o};
  cjm_list_append(deck->arena, &view->phases, ref);
  return add_slides(deck, view, &slide, error);
}

/* Opportunities of all steps, and the blocks: the plan among them. */
static bool add_rest(Deck *deck, GError **error)
{
  CjmLang *lang = cjm_builder_lang_new(deck->journey);
  const char *opportunities = cjm_lang_word(lang, CJM_WORD_OPPORTUNITIES), *plan = cjm_lang_word(lang, CJM_WORD_ACTION_PLAN);
  CjmSlide slide = {.subtitle = deck->journey->title.at, .blocks = true};
  slide.title = cjm_arena_printf(deck->arena, deck->journey->plan.n ? "%s · %s" : "%s", opportunities, plan);
  g_free(lang);
  CjmView *view = view_new(deck);
  choose_lane(deck, view, CJM_LANE_STEPS);
  choose_lane(deck, view, CJM_LANE_PAIN_POINTS);
  choose_lane(deck, view, CJM_LANE_OPPORTUNITIES);
  return add_slides(deck, view, &slide, error);
}

bool cjm_map_slides(CjmArena *arena, CjmFonts *fonts, const CjmJourney *journey, const CjmComposeOptions *options,
                    CjmPages *ret_pages, GError **error)
{
  g_autoptr(GPtrArray) scenes = g_ptr_array_new();
  Deck deck = {.arena = arena, .fonts = fonts, .journey = journey, .options = *options, .scenes = scenes};
  if (cjm_paper_is_fit(options->paper)) deck.options.paper = cjm_paper_slide();
  deck.options.tile = (CjmPaper){0};
  bool ok = add_overview(&deck, error);
  for (size_t i = 0; ok && i < journey->phases.n; i++) ok = add_phase(&deck, journey->phases.at[i], error);
  ok = ok && add_rest(&deck, error);
  *ret_pages = (CjmPages){cjm_arena_make(arena, CjmScene *, scenes->len + 1), scenes->len};
  for (guint i = 0; i < scenes->len; i++) ret_pages->at[i] = scenes->pdata[i];
  if (!ok) cjm_pages_clear(ret_pages);
  return ok;
}

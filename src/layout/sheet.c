#include "layout/sheet.h"

#include <math.h>
#include <string.h>

#include "journey/routes.h"
#include "layout/marks.h"

CjmBox *cjm_sheet_body(CjmSheet *sheet, const CjmText *text)
{
  return cjm_box_authored(&sheet->m, cjm_theme_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR, false), sheet->theme.ink, text);
}

/* The text after a bullet that the author typed, or the whole text. A dash is a bullet only if a space follows. */
static const char *after_bullet(const char *text)
{
  static const char *const bullets[] = {"•", "‣", "◦", "⁃", "▪", "●", "·", "- ", "* ", "– "};
  for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++) {
    if (!g_str_has_prefix(text, bullets[i])) continue;
    const char *rest = text + strlen(bullets[i]);
    while (g_unichar_isspace(g_utf8_get_char(rest))) rest = g_utf8_next_char(rest);
    return *rest ? rest : text;
  }
  return text;
}

CjmBox *cjm_sheet_item(CjmSheet *sheet, const CjmText *text)
{
  if (!text->at) return NULL;
  CjmTextStyle style = cjm_theme_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR, false);
  return cjm_box_rendition(&sheet->m, style, sheet->theme.ink, text, after_bullet(text->at));
}

CjmBox *cjm_sheet_small(CjmSheet *sheet, const CjmText *text)
{
  return cjm_box_authored(&sheet->m, cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR, false), sheet->theme.soft, text);
}

CjmBox *cjm_sheet_strong(CjmSheet *sheet, const CjmText *text)
{
  return cjm_box_authored(&sheet->m, cjm_theme_style(CJM_SIZE_BODY, CJM_WEIGHT_SEMIBOLD, false), sheet->theme.ink, text);
}

CjmBox *cjm_sheet_note(CjmSheet *sheet, const char *words)
{
  return cjm_box_text(&sheet->m, cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR, false), sheet->theme.soft, words);
}

CjmBox *cjm_sheet_tag(CjmSheet *sheet, CjmColour colour, const char *words)
{
  return cjm_box_text(&sheet->m, cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD, false), colour, words);
}

CjmBox *cjm_sheet_phrase(CjmSheet *sheet, CjmWord phrase, const CjmText *text, CjmColour colour)
{
  if (!text->at) return NULL;
  const char *shown = cjm_sheet_words(sheet, phrase, text->at, NULL);
  return cjm_box_rendition(&sheet->m, cjm_theme_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR, false), colour, text, shown);
}

CjmBox *cjm_sheet_sign(CjmSheet *sheet, CjmSign sign, CjmBox *box)
{
  cjm_sheet_use(sheet, sign);
  return cjm_box_sign(&sheet->m, sign, box);
}

CjmBox *cjm_sheet_mark(CjmSheet *sheet, CjmSign sign, double size)
{
  CjmColour colour;
  CjmMark mark = cjm_sign_mark(&sheet->theme, sign, &colour);
  return cjm_sheet_sign(sheet, sign, cjm_mark_box(&sheet->m, mark, size, colour));
}

CjmBox *cjm_sheet_facts(CjmSheet *sheet, CjmColour colour)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 13, 0);
  cjm_box_separate(wrap, colour);
  return wrap;
}

CjmBox *cjm_sheet_sources(CjmSheet *sheet, const CjmRefs *sources, CjmColour colour)
{
  if (!sources->n || !cjm_journey_shows_block(sheet->journey, "sources")) return NULL;
  CjmBox *rings = cjm_box_wrap(&sheet->m, 2, 2);
  for (size_t i = 0; i < sources->n; i++)
    if (sources->at[i]->to) cjm_box_add(rings, cjm_sheet_source(sheet, sources->at[i], colour));
  return cjm_box_is_empty(rings) ? NULL : rings;
}

CjmBox *cjm_sheet_source(CjmSheet *sheet, const CjmRef *source, CjmColour colour)
{
  return cjm_sheet_sign(sheet, CJM_SIGN_SOURCE, cjm_mark_ring(&sheet->m, source->to->index + 1, colour));
}

CjmBox *cjm_sheet_listed(CjmSheet *sheet, CjmBox *item)
{
  return item ? cjm_box_group(&sheet->m, CJM_GROUP_ITEM, NULL, NULL, NULL, item) : NULL;
}

CjmBox *cjm_sheet_heading(CjmSheet *sheet, CjmBox *text)
{
  return text ? cjm_box_group(&sheet->m, CJM_GROUP_TITLE, NULL, NULL, NULL, text) : NULL;
}

CjmBox *cjm_sheet_bullet(CjmSheet *sheet, CjmBox *item)
{
  CjmBox *mark = cjm_mark_box(&sheet->m, CJM_MARK_BULLET, 5, sheet->theme.accent);
  return cjm_sheet_listed(sheet, cjm_box_hang(&sheet->m, mark, 9, 19, item));
}

CjmBox *cjm_sheet_bullets(CjmSheet *sheet, const CjmTexts *texts, double gap)
{
  if (!texts->n) return NULL;
  CjmBox *stack = cjm_box_stack(&sheet->m, cjm_sheet_space(sheet, gap));
  for (size_t i = 0; i < texts->n; i++) cjm_box_add(stack, cjm_sheet_bullet(sheet, cjm_sheet_item(sheet, texts->at[i])));
  return stack;
}

CjmBox *cjm_sheet_link(CjmSheet *sheet, const CjmLink *link)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmColour colour = sheet->theme.accent;
  CjmBox *text = link->text.at ? cjm_box_authored(&sheet->m, style, colour, &link->text)
                               : cjm_box_text(&sheet->m, style, colour, link->url.at);
  CjmBox *arrow = cjm_mark_box(&sheet->m, CJM_MARK_LINK, 8, colour);
  return cjm_box_group(&sheet->m, CJM_GROUP_LINK, NULL, NULL, link->url.at,
                       cjm_box_hang(&sheet->m, arrow, 5, style.leading, text));
}

CjmBox *cjm_sheet_quote(CjmSheet *sheet, const CjmText *text)
{
  if (!text->at) return NULL;
  const char *shown = cjm_arena_take(sheet->m.arena, cjm_lang_quote_new(sheet->m.lang, text->at));
  return cjm_box_rendition(&sheet->m, cjm_theme_style(CJM_SIZE_BODY, CJM_WEIGHT_REGULAR, true), sheet->theme.ink, text, shown);
}

static void index_step(GHashTable *columns, const CjmStep *step, size_t number)
{
  gpointer at = GSIZE_TO_POINTER(number);
  for (size_t i = 0; i < step->pain_points.n; i++) g_hash_table_insert(columns, &step->pain_points.at[i]->o, at);
  for (size_t i = 0; i < step->gaps.n; i++) g_hash_table_insert(columns, &step->gaps.at[i]->o, at);
  for (size_t i = 0; i < step->opportunities.n; i++) g_hash_table_insert(columns, &step->opportunities.at[i]->o, at);
}

size_t cjm_sheet_step_of(CjmSheet *sheet, const CjmObject *object)
{
  if (!sheet->columns) {
    const CjmJourney *journey = sheet->journey;
    sheet->columns = g_hash_table_new(NULL, NULL);
    for (size_t s = 0; s < journey->steps.n; s++) index_step(sheet->columns, journey->steps.at[s], journey->steps.at[s]->number);
    for (size_t p = 0; p < journey->phases.n; p++)
      if (journey->phases.at[p]->across)
        index_step(sheet->columns, journey->phases.at[p]->across, journey->phases.at[p]->steps.at[0]->number);
  }
  return GPOINTER_TO_SIZE(g_hash_table_lookup(sheet->columns, object));
}

const char *cjm_sheet_step_label(CjmSheet *sheet, const CjmStep *step)
{
  const char *number = cjm_sheet_number(sheet, (double)step->place);
  const char *letters = cjm_routes_letters(sheet->m.arena, &step->paths);
  return letters ? cjm_arena_printf(sheet->m.arena, "%s%s", number, letters) : number;
}

const char *cjm_sheet_label_at(CjmSheet *sheet, size_t number)
{
  return cjm_sheet_step_label(sheet, cjm_journey_whole(sheet->journey)->steps.at[number - 1]);
}

bool cjm_sheet_first(CjmSheet *sheet, const void *thing)
{
  return g_hash_table_add(sheet->shown, (gpointer)thing);
}

const char *cjm_sheet_number(CjmSheet *sheet, double value)
{
  return cjm_arena_take(sheet->m.arena, cjm_lang_number_new(sheet->m.lang, value, 3));
}

const char *cjm_sheet_score(CjmSheet *sheet, double value)
{
  bool crosses_zero = sheet->journey->scale_min < 0 && sheet->journey->scale_max > 0;
  return cjm_arena_take(sheet->m.arena,
                        crosses_zero ? cjm_lang_score_new(sheet->m.lang, value) : cjm_lang_number_new(sheet->m.lang, value, 1));
}

const char *cjm_sheet_amount(CjmSheet *sheet, double value, const char *unit)
{
  if (unit && g_str_equal(unit, "%")) return cjm_arena_take(sheet->m.arena, cjm_lang_percent_new(sheet->m.lang, value, 3));
  const char *currency = unit ? cjm_lang_currency(unit) : NULL, *number = cjm_sheet_number(sheet, value);
  if (currency) return cjm_arena_take(sheet->m.arena, cjm_lang_money_new(sheet->m.lang, value, currency));
  return unit ? cjm_arena_printf(sheet->m.arena, "%s %s", number, unit) : number;
}

const char *cjm_sheet_date(CjmSheet *sheet, CjmDate date)
{
  return cjm_arena_take(sheet->m.arena, cjm_lang_date_new(sheet->m.lang, date.year, date.month, date.day));
}

const char *cjm_sheet_words(CjmSheet *sheet, CjmWord phrase, const char *a, const char *b)
{
  return cjm_arena_take(sheet->m.arena, cjm_lang_phrase_new(sheet->m.lang, phrase, a, b));
}

CjmColour cjm_sheet_score_colour(const CjmSheet *sheet, double score)
{
  double level = cjm_journey_level(sheet->journey, score);
  if (fabs(level) < 0.2) return sheet->theme.neutral;
  return level > 0 ? sheet->theme.positive : sheet->theme.negative;
}

double cjm_grid_start(const CjmGrid *grid, size_t first)
{
  return grid->x[MAX(first, grid->first)];
}

double cjm_grid_span(const CjmGrid *grid, size_t first, size_t n)
{
  double width = 0;
  for (size_t i = MAX(first, grid->first), end = MIN(first + n, cjm_grid_end(grid)); i < end; i++) width += grid->w[i];
  return width;
}

/* change.c: the marks of a map of changes, and the words that are new or gone. */
#include "layout/change.h"

#include <string.h>

static const CjmChangeMark *find(const CjmChanged *changed, const void *at)
{
  return changed && at ? g_hash_table_lookup(changed->marks, at) : NULL;
}

const CjmChangeMark *cjm_change_of(const CjmSheet *sheet, const void *at)
{
  return find(sheet->m.changed, at);
}

bool cjm_change_is(const CjmSheet *sheet, const void *at, CjmChangeKind kind)
{
  const CjmChangeMark *mark = cjm_change_of(sheet, at);
  return mark && mark->kind == kind;
}

const CjmStep *cjm_change_folded(const CjmSheet *sheet, const CjmStep *step)
{
  return sheet->m.changed && step->number ? sheet->m.changed->whole[step->number - 1] : NULL;
}

const CjmStep *cjm_change_moved(const CjmSheet *sheet, const CjmStep *step)
{
  return sheet->m.changed && step->number ? sheet->m.changed->moved[step->number - 1] : NULL;
}

bool cjm_change_is_slim(const CjmSheet *sheet, const CjmStep *step)
{
  return cjm_change_folded(sheet, step) || cjm_change_moved(sheet, step);
}

bool cjm_change_lead(const CjmSheet *sheet, const CjmLane *lane, const CjmPersona **ret_lead, const CjmPersona **ret_old)
{
  const CjmJourney *journey = sheet->journey;
  for (size_t i = 0; sheet->m.changed && i < journey->lanes.n; i++) {
    if (journey->lanes.at[i] != lane) continue;
    *ret_lead = sheet->m.changed->leads[i];
    *ret_old = sheet->m.changed->old_leads[i];
    return true;
  }
  return false;
}

bool cjm_change_is_further(const CjmSheet *sheet, const CjmLane *lane)
{
  const CjmJourney *journey = sheet->journey;
  for (size_t i = 0; sheet->m.changed && i < journey->lanes.n && journey->lanes.at[i] != lane; i++)
    if (journey->lanes.at[i]->id == CJM_LANE_EMOTION) return lane->id == CJM_LANE_EMOTION;
  return false;
}

bool cjm_change_lacks(const CjmSheet *sheet, const CjmStep *step, bool older)
{
  if (!sheet->m.changed || !step->number) return false;
  const CjmChangeMark *mark = cjm_change_of(sheet, &step->o);
  if (older) return mark && (mark->kind == CJM_CHANGE_ADDED || mark->kind == CJM_CHANGE_MOVED);
  return cjm_change_moved(sheet, step) || (mark && mark->kind == CJM_CHANGE_REMOVED);
}

/* ---- words ---- */

/* The mark of a text is found by its letters, which copies of an object share. */
static const CjmChangeMark *mark_of(const CjmMaker *m, const CjmText *text)
{
  return find(m->changed, text->at);
}

/* What `shown` has before and behind the text. */
static bool find_frame(const CjmText *text, const char *shown, CjmPiece *ret_before, CjmPiece *ret_behind)
{
  const char *at = strstr(shown, text->at);
  if (!at) return false;
  *ret_before = (CjmPiece){.text = shown, .len = at - shown};
  *ret_behind = (CjmPiece){.text = at + strlen(text->at), .len = -1};
  return true;
}

static CjmPiece piece_of(CjmPiece look, const CjmChangeWords *words, const CjmTheme *theme)
{
  look.text = words->text;
  look.len = (gssize)words->len;
  look.mark = words->mark;
  if (look.mark == CJM_WORDS_GONE) look.colour = cjm_colour_equal(look.colour, theme->ink) ? theme->soft : look.colour;
  if (look.mark == CJM_WORDS_NEW) {
    look.style.weight = CJM_WEIGHT_SEMIBOLD > look.style.weight ? CJM_WEIGHT_SEMIBOLD : look.style.weight;
    look.colour = theme->ink;
  }
  return look;
}

CjmPiece *cjm_change_pieces(const CjmMaker *m, CjmPiece look, const CjmText *text, const char *shown, size_t *ret_n)
{
  const CjmChangeMark *mark = mark_of(m, text);
  CjmPiece before = {0}, behind = {0};
  if (!mark || !mark->n_words) return NULL;
  bool framed = find_frame(text, shown, &before, &behind);
  CjmPiece *pieces = cjm_arena_make(m->arena, CjmPiece, mark->n_words + 2);
  size_t n = 0;
  for (size_t i = 0; i < mark->n_words; i++) pieces[n++] = piece_of(look, &mark->words[i], m->theme);
  bool is_replaced = n == 2 && pieces[0].mark == CJM_WORDS_GONE && pieces[1].mark == CJM_WORDS_NEW;
  if (is_replaced) pieces[1].breaks = true;
  if (framed && is_replaced) {
    for (size_t i = 0; i < n; i++) {
      pieces[i].text = cjm_arena_printf(m->arena, "%.*s%.*s%s", (int)before.len, before.text, (int)pieces[i].len, pieces[i].text, behind.text);
      pieces[i].len = -1;
    }
  } else if (framed && n) { /* quotation marks look like the words beside them */
    if (before.len) pieces[0].text = cjm_arena_printf(m->arena, "%.*s%.*s", (int)before.len, before.text, (int)pieces[0].len, pieces[0].text), pieces[0].len = -1;
    CjmPiece *last = &pieces[n - 1];
    if (*behind.text) last->text = cjm_arena_printf(m->arena, "%.*s%s", last->len < 0 ? (int)strlen(last->text) : (int)last->len, last->text, behind.text), last->len = -1;
  }
  for (size_t i = 0; i < n; i++) m->changed->words_used[pieces[i].mark] = true;
  *ret_n = n;
  return pieces;
}

CjmColour cjm_change_ink(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text)
{
  bool pale = m->changed && style.weight == CJM_WEIGHT_REGULAR && cjm_colour_equal(colour, m->theme->ink) && !mark_of(m, text);
  return pale ? m->theme->soft : colour;
}

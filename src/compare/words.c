/* words.c: how counts and changes are said. The sentences are those of the changes, so that no format knows more than another. */
#include <math.h>
#include <string.h>

#include "compare/parts.h"
#include "diff/likeness.h"
#include "lang/messages.h"
#include "layout/marks.h"

CjmColour cjm_compare_colour(const CjmSheet *sheet, CjmDirection direction)
{
  const CjmTheme *t = &sheet->theme;
  return direction == CJM_DIRECTION_BETTER ? t->positive : direction == CJM_DIRECTION_WORSE ? t->negative : t->soft;
}

CjmBox *cjm_compare_mark(CjmSheet *sheet, CjmDirection direction, double size, CjmColour colour)
{
  static const CjmMark marks[] = {
    [CJM_DIRECTION_WORSE] = CJM_MARK_DOWN, [CJM_DIRECTION_BETTER] = CJM_MARK_UP, [CJM_DIRECTION_NEUTRAL] = CJM_MARK_RING};
  return cjm_mark_box(&sheet->m, marks[direction], size, colour);
}

const char *cjm_compare_word(const CjmSheet *sheet, CjmDirection direction)
{
  static const CjmWord words[] = {[CJM_DIRECTION_WORSE] = CJM_WORD_CHANGE_WORSE,
                                  [CJM_DIRECTION_BETTER] = CJM_WORD_CHANGE_BETTER,
                                  [CJM_DIRECTION_NEUTRAL] = CJM_WORD_CHANGE_NEUTRAL};
  return cjm_sheet_word(sheet, words[direction]);
}

CjmBox *cjm_compare_count(CjmSheet *sheet, CjmDirection direction, size_t n)
{
  const CjmTheme *t = &sheet->theme;
  bool filled = direction != CJM_DIRECTION_NEUTRAL;
  CjmColour fill = filled ? cjm_compare_colour(sheet, direction) : t->background;
  CjmColour ink = cjm_colour_readable(filled ? t->background : t->ink, fill, 4.6);
  CjmCard card = {.fill = cjm_paint(fill), .radius = 9, .pad_x = 6, .pad_y = 1};
  if (!filled) card.edge = cjm_stroke(t->neutral, 1);
  CjmBox *number = cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_BOLD), ink, cjm_sheet_number(sheet, (double)n));
  return cjm_box_card(&sheet->m, card, cjm_box_hang(&sheet->m, cjm_compare_mark(sheet, direction, 8, ink), 4, 17, number));
}

CjmBox *cjm_compare_disc(CjmSheet *sheet, const CjmDifference *change)
{
  const CjmTheme *t = &sheet->theme;
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  CjmColour colour = cjm_compare_colour(sheet, change->direction);
  if (!step) return cjm_compare_mark(sheet, change->direction, 9, colour);
  return cjm_mark_disc(&sheet->m, cjm_sheet_step_label(sheet, step), colour, cjm_colour_readable(t->background, colour, 4.6), false);
}

/* ---- sentences ---- */

typedef struct Sentence {
  CjmSheet *sheet;
  GArray *pieces; /* CjmPiece */
  CjmTextStyle plain, bold;
} Sentence;

static void add(Sentence *s, const char *text, gssize len, CjmTextStyle style, CjmColour colour, CjmWordsMark mark)
{
  CjmPiece piece = {.text = text, .len = len, .style = style, .colour = colour, .mark = mark};
  if (text && *text) g_array_append_val(s->pieces, piece);
  if (mark != CJM_WORDS_PLAIN) cjm_sheet_use(s->sheet, mark == CJM_WORDS_NEW ? CJM_SIGN_WORDS_NEW : CJM_SIGN_WORDS_GONE);
}

static void add_wordings(Sentence *s, const char *old, const char *new)
{
  const CjmTheme *t = &s->sheet->theme;
  GArray *before, *after;
  cjm_wordings_new(old, new, &before, &after);
  for (guint i = 0, k = 0; i < before->len || k < after->len;) {
    const CjmWording *a = i < before->len ? &g_array_index(before, CjmWording, i) : NULL;
    const CjmWording *b = k < after->len ? &g_array_index(after, CjmWording, k) : NULL;
    if (a && a->differs) {
      add(s, old + a->start, (gssize)a->len, s->plain, t->soft, CJM_WORDS_GONE);
      i++;
    } else if (b && b->differs) {
      add(s, new + b->start, (gssize)b->len, s->bold, t->ink, CJM_WORDS_NEW);
      k++;
    } else {
      if (b) add(s, new + b->start, (gssize)b->len, s->plain, t->ink, CJM_WORDS_PLAIN);
      i++;
      k++;
    }
  }
  g_array_unref(before);
  g_array_unref(after);
}

static void add_values(Sentence *s, const CjmDifference *change, CjmColour colour)
{
  const CjmTheme *t = &s->sheet->theme;
  const char *old = change->old.text, *new = change->new.text;
  CjmTextStyle strong = change->direction == CJM_DIRECTION_NEUTRAL ? s->plain : s->bold;
  if (change->is_text && old && new) {
    add_wordings(s, old, new);
  } else if (old && new) {
    add(s, old, -1, s->plain, t->soft, CJM_WORDS_PLAIN);
    add(s, cjm_change_becomes(s->sheet), -1, s->plain, t->soft, CJM_WORDS_PLAIN);
    add(s, new, -1, strong, colour, CJM_WORDS_PLAIN);
  } else if (old || new) {
    add(s, new ? new : old, -1, s->plain, t->ink, CJM_WORDS_PLAIN);
  }
}

CjmBox *cjm_compare_sentence(CjmSheet *sheet, const CjmChanges *changes, const CjmDifference *change, bool brief)
{
  const CjmTheme *t = &sheet->theme;
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(CjmPiece));
  Sentence s = {sheet, pieces, cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR), cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_SEMIBOLD)};
  CjmColour colour = cjm_colour_readable(change->direction == CJM_DIRECTION_NEUTRAL ? t->ink : cjm_compare_colour(sheet, change->direction), t->panel, 4.6);
  const char *remarks[] = {change->delta, brief ? NULL : change->note, change->from,
                           brief || !change->likely ? NULL : cjm_arena_take(sheet->m.arena, cjm_lang_message_new(changes->lang, "diff.likely", NULL)),
                           change->reviewed ? cjm_arena_take(sheet->m.arena, cjm_lang_message_new(changes->lang, "diff.reviewed", NULL)) : NULL};
  add(&s, change->what, -1, s.plain, brief ? t->soft : t->ink, CJM_WORDS_PLAIN);
  add_values(&s, change, colour);
  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++) {
    if (!remarks[i]) continue;
    add(&s, "·", -1, s.plain, t->soft, CJM_WORDS_PLAIN);
    add(&s, remarks[i], -1, i ? s.plain : s.bold, i ? t->soft : colour, CJM_WORDS_PLAIN);
  }
  if (!brief) add(&s, change->fingerprint, -1, cjm_sheet_style(CJM_SIZE_TINY, CJM_WEIGHT_REGULAR), t->soft, CJM_WORDS_PLAIN);
  return cjm_box_pieces(&sheet->m, (const CjmPiece *)(const void *)pieces->data, pieces->len);
}

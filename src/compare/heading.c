/* heading.c: the headline, what is compared, and the first changes of each direction. */
#include <string.h>

#include "compare/parts.h"
#include "layout/marks.h"

/* ---- the headline ---- */

/* Adds the text up to `end` in ink. */
static void add_plain(GArray *pieces, const char **io_at, const char *end, CjmTextStyle style, CjmColour ink)
{
  CjmPiece piece = {.text = *io_at, .len = end - *io_at, .style = style, .colour = ink, .glued = true};
  if (piece.len) g_array_append_val(pieces, piece);
  *io_at = end;
}

/* The first place at which the values of a change of a score stand; NULL: none. */
static const char *find_values(const CjmChanges *changes, const char *text, const CjmDifference **ret_change, size_t *ret_len)
{
  const char *first = NULL;
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    const char *old = change->old.text, *new = change->new.text;
    if (!change->delta || !old || !new) continue;
    g_autofree char *values = g_strdup_printf("(%.*s → %.*s)", (int)strcspn(old, " "), old, (int)strcspn(new, " "), new);
    const char *at = strstr(text, values);
    if (!at || (first && at >= first)) continue;
    first = at;
    *ret_change = change;
    *ret_len = strlen(values);
  }
  return first;
}

static CjmBox *headline(CjmSheet *sheet, const CjmChanges *changes)
{
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(CjmPiece));
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_TITLE, CJM_WEIGHT_BOLD);
  const char *at = changes->headline, *values;
  const CjmDifference *change;
  size_t len;
  while ((values = find_values(changes, at, &change, &len))) {
    add_plain(pieces, &at, values, style, sheet->theme.ink);
    add_plain(pieces, &at, values + len, style, cjm_compare_colour(sheet, change->direction));
  }
  add_plain(pieces, &at, at + strlen(at), style, sheet->theme.ink);
  return cjm_box_pieces(&sheet->m, (const CjmPiece *)(const void *)pieces->data, pieces->len);
}

/* ---- what is compared ---- */

static void draw_old_line(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *t = data;
  double y = at.y + at.h / 2;
  cjm_scene_line(scene, (CjmPoint){at.x, y}, (CjmPoint){at.x + at.w, y}, cjm_stroke_dashed(t->soft, 1.8, 5, 4));
  cjm_scene_circle(scene, (CjmPoint){at.x + at.w / 2, y}, 3.5, cjm_paint(background), cjm_stroke(t->soft, 1.4));
}

static void draw_new_line(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const CjmTheme *t = data;
  double y = at.y + at.h / 2;
  (void)background;
  cjm_scene_line(scene, (CjmPoint){at.x, y}, (CjmPoint){at.x + at.w, y}, cjm_stroke(t->ink, 3.4));
  cjm_scene_circle(scene, (CjmPoint){at.x + at.w / 2, y}, 4.5, cjm_paint(t->ink), CJM_NO_STROKE);
}

/* "--o-- old  version 3 · 12 Oct 2026" */
static CjmBox *version(CjmSheet *sheet, const CjmJourney *journey, bool is_new)
{
  const CjmTheme *t = &sheet->theme;
  CjmBox *facts = cjm_sheet_facts(sheet, t->soft);
  cjm_box_add(facts, cjm_sheet_tag(sheet, t->ink, cjm_sheet_word(sheet, is_new ? CJM_WORD_CHANGE_NEW : CJM_WORD_CHANGE_OLD)));
  if (journey->version.at) cjm_box_add(facts, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_META_VERSION, journey->version.at, NULL)));
  if (journey->updated.year) cjm_box_add(facts, cjm_sheet_note(sheet, cjm_sheet_date(sheet, journey->updated)));
  CjmBox *line = cjm_box_drawing(&sheet->m, 40, 17, is_new ? draw_new_line : draw_old_line, t);
  return cjm_box_hang(&sheet->m, line, 10, 17, facts);
}

static CjmBox *setting_text(CjmSheet *sheet, const char *text)
{
  return text ? cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_NAME, CJM_WEIGHT_REGULAR), sheet->theme.soft, text) : NULL;
}

/* The names of the files, with their folders only if they are the same. */
static const char *files_words(CjmSheet *sheet, const CjmCompareOptions *options)
{
  g_autofree char *old = g_path_get_basename(options->old_name), *new = g_path_get_basename(options->new_name);
  bool same = strcmp(old, new) == 0;
  return cjm_arena_printf(sheet->m.arena, "%s → %s", same ? options->old_name : old, same ? options->new_name : new);
}

CjmBox *cjm_compare_heading(CjmSheet *sheet, void *data)
{
  const CjmComparison *c = data;
  const CjmChanges *changes = c->both->changes;
  CjmBox *left = cjm_box_stack(&sheet->m, 4), *right = cjm_box_stack(&sheet->m, 5), *facts = cjm_sheet_facts(sheet, sheet->theme.soft);
  cjm_box_add(left, headline(sheet, changes));
  cjm_box_add(facts, setting_text(sheet, changes->new->title.at));
  cjm_box_add(facts, setting_text(sheet, changes->new->scenario.at));
  cjm_box_add(facts, setting_text(sheet, files_words(sheet, c->options)));
  cjm_box_add(left, facts);
  cjm_box_add(right, version(sheet, changes->old, false));
  cjm_box_add(right, version(sheet, changes->new, true));
  return cjm_box_corner(&sheet->m, left, right, 40, 520);
}

/* ---- the summary ---- */

enum { MOST_SHOWN = 4, MOST_DERIVED = 5 };

static CjmBox *entry(CjmSheet *sheet, const CjmChanges *changes, const CjmDifference *change)
{
  return cjm_box_hang(&sheet->m, cjm_compare_disc(sheet, change), 8, 19, cjm_compare_sentence(sheet, changes, change, true));
}

/* "▼ 5 worse" beside the first of them. */
static CjmBox *direction_box(CjmSheet *sheet, const CjmChanges *changes, CjmDirection direction)
{
  bool none = changes->counts[direction] == 0;
  CjmColour colour = cjm_colour_readable(none ? sheet->theme.soft : cjm_compare_colour(sheet, direction), sheet->theme.panel, 4.6);
  CjmBox *head = cjm_box_stack(&sheet->m, 0), *list = cjm_box_stack(&sheet->m, 4);
  CjmBox *number = cjm_box_text(&sheet->m, cjm_sheet_style(CJM_SIZE_TITLE, CJM_WEIGHT_BOLD), colour, cjm_sheet_number(sheet, (double)changes->counts[direction]));
  cjm_box_add(head, cjm_box_hang(&sheet->m, cjm_compare_mark(sheet, direction, 18, colour), 8, cjm_sheet_style(CJM_SIZE_TITLE, CJM_WEIGHT_BOLD).leading, number));
  cjm_box_add(head, cjm_sheet_tag(sheet, colour, cjm_compare_word(sheet, direction)));
  size_t shown = 0, n = 0;
  for (size_t i = 0; i < changes->n; i++) {
    if (changes->at[i]->derived || changes->at[i]->direction != direction || changes->at[i]->reviewed) continue;
    bool is_last_one = changes->counts[direction] == MOST_SHOWN + 1; /* takes no more room than to say that there is one more */
    if (n++ < MOST_SHOWN || is_last_one) cjm_box_add(list, entry(sheet, changes, changes->at[i])), shown++;
  }
  if (n > shown) cjm_box_add(list, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_CHANGES_MORE, cjm_sheet_number(sheet, (double)(n - shown)), NULL)));
  return cjm_box_hang(&sheet->m, head, 16, cjm_box_height(head, cjm_box_width(head)), cjm_box_is_empty(list) ? cjm_box_space(&sheet->m, 10, 17) : list);
}

static CjmBox *derived_box(CjmSheet *sheet, const CjmChanges *changes)
{
  CjmBox *list = cjm_box_stack(&sheet->m, 3);
  size_t n = 0;
  cjm_box_add(list, cjm_sheet_tag(sheet, sheet->theme.ink, cjm_sheet_word(sheet, CJM_WORD_CHANGES_DERIVED)));
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    if (!change->derived || n++ >= MOST_DERIVED) continue;
    CjmColour colour = cjm_colour_readable(cjm_compare_colour(sheet, change->direction), sheet->theme.panel, 4.6);
    cjm_box_add(list, cjm_box_hang(&sheet->m, cjm_compare_mark(sheet, change->direction, 9, colour), 8, 17, cjm_compare_sentence(sheet, changes, change, true)));
  }
  if (n > MOST_DERIVED)
    cjm_box_add(list, cjm_sheet_note(sheet, cjm_sheet_words(sheet, CJM_WORD_CHANGES_MORE, cjm_sheet_number(sheet, (double)(n - MOST_DERIVED)), NULL)));
  return n ? list : NULL;
}

CjmBox *cjm_compare_summary(CjmSheet *sheet, void *data)
{
  const CjmComparison *c = data;
  const CjmChanges *changes = c->both->changes;
  static const double empty = 0.3; /* of the width of a part with changes */
  CjmBox *boxes[CJM_DIRECTION_COUNT + 1], *derived = derived_box(sheet, changes);
  double shares[CJM_DIRECTION_COUNT + 1], total = 0;
  size_t n = 0;
  if (!changes->n) return NULL;
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) {
    shares[n] = changes->counts[i] ? 1 : empty;
    boxes[n++] = direction_box(sheet, changes, i);
  }
  if (derived) shares[n] = 1, boxes[n++] = derived;
  for (size_t i = 0; i < n; i++) total += shares[i];
  for (size_t i = 0; i < n; i++) shares[i] /= total;
  CjmCard card = {.fill = cjm_paint(sheet->theme.panel), .radius = 8, .pad_x = 20, .pad_y = 14};
  return cjm_box_card(&sheet->m, card, cjm_box_columns(&sheet->m, 30, n, boxes, shares));
}

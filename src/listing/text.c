/* text.c: changes for a terminal: what is worse first, then what is better, then the rest step by step. */
#include <string.h>

#include "base/printable.h"
#include "diff/likeness.h"
#include "lang/messages.h"
#include "lang/words.h"
#include "listing/listing.h"
#include "listing/styled.h"

enum { WIDTH = 100 /* where nothing else is asked for */, WHAT_MAX = 29, FINGERPRINT = 12 };

typedef struct Page {
  const CjmChanges *changes;
  const CjmListingOptions *options;
  GString *out;
  bool colour;
  unsigned width, what; /* columns of a line, and of what changed */
} Page;

static CjmInk ink_of(CjmDirection direction)
{
  static const CjmInk inks[] = {
    [CJM_DIRECTION_WORSE] = CJM_INK_WORSE, [CJM_DIRECTION_BETTER] = CJM_INK_BETTER, [CJM_DIRECTION_NEUTRAL] = CJM_INK_HEAD};
  return inks[direction];
}

static void put(Page *p, CjmInk ink, const char *text)
{
  cjm_ink_append(p->out, ink, p->colour, text);
}

/* Ends the line with these words, which are wrapped. */
static void put_line(Page *p, const GArray *words, unsigned indent)
{
  gsize end;
  g_string_append_printf(p->out, "%*s", (int)indent, "");
  cjm_styled_append(p->out, words, p->width - indent, indent, p->colour, &end);
  g_string_append_c(p->out, '\n');
}

static void put_words(Page *p, CjmInk ink, const char *text)
{
  g_autoptr(GArray) words = cjm_styled_new();
  cjm_styled_add(words, ink, text, -1);
  put_line(p, words, 0);
}

/* ---- a change ---- */

/* Puts the words from the `first` on in directional isolates if some are read from right to left. */
static void isolate(const Page *p, GArray *words, guint first)
{
  bool rtl = false;
  for (guint i = first; i < words->len; i++) {
    const char *text = g_array_index(words, CjmStyledWord, i).text;
    g_autofree char *isolated = cjm_lang_isolate_new(p->changes->lang, text);
    rtl = rtl || strcmp(isolated, text) != 0;
  }
  if (!rtl) return;
  CjmStyledWord *begin = &g_array_index(words, CjmStyledWord, first), *end = &g_array_index(words, CjmStyledWord, words->len - 1);
  char *opened = g_strconcat("\u2068", begin->text, NULL);
  g_free(begin->text);
  begin->text = opened;
  char *closed = g_strconcat(end->text, "\u2069", NULL);
  g_free(end->text);
  end->text = closed;
}

/* Both wordings in one: what is common once, what differs marked. */
static void add_wordings(const Page *p, GArray *words, const char *old, const char *new)
{
  GArray *before, *after;
  guint first = words->len;
  cjm_wordings_new(old, new, &before, &after);
  for (guint i = 0, k = 0; i < before->len || k < after->len;) {
    const CjmWording *a = i < before->len ? &g_array_index(before, CjmWording, i) : NULL;
    const CjmWording *b = k < after->len ? &g_array_index(after, CjmWording, k) : NULL;
    if (a && a->differs) {
      cjm_styled_add(words, CJM_INK_OLD, old + a->start, (gssize)a->len);
      i++;
    } else if (b && b->differs) {
      cjm_styled_add(words, CJM_INK_NEW, new + b->start, (gssize)b->len);
      k++;
    } else {
      cjm_styled_add(words, CJM_INK_PLAIN, new + b->start, (gssize)b->len);
      i++;
      k++;
    }
  }
  g_array_unref(before);
  g_array_unref(after);
  isolate(p, words, first);
}

static void add_values(const Page *p, GArray *words, const CjmDifference *change)
{
  g_autofree char *old = cjm_listing_value_new(p->changes, &change->old), *new = cjm_listing_value_new(p->changes, &change->new);
  if (change->is_text) {
    add_wordings(p, words, change->old.text, change->new.text);
  } else if (old && new) {
    cjm_styled_add(words, CJM_INK_DIM, old, -1);
    cjm_styled_add(words, CJM_INK_DIM, "→", -1);
    cjm_styled_add(words, ink_of(change->direction), new, -1);
  } else if (old || new) {
    cjm_styled_add(words, CJM_INK_PLAIN, new ? new : old, -1);
  }
}

static void add_remarks(const Page *p, GArray *words, const CjmDifference *change)
{
  g_auto(GStrv) remarks = cjm_listing_remarks_new(p->changes, change);
  if (change->delta) {
    cjm_styled_add(words, CJM_INK_DIM, "·", -1);
    cjm_styled_add(words, ink_of(change->direction), change->delta, -1);
  }
  for (char **remark = remarks; *remark; remark++) {
    cjm_styled_add(words, CJM_INK_DIM, "·", -1);
    cjm_styled_add(words, CJM_INK_DIM, *remark, -1);
  }
}

/* What changed, in its column; a long one has a line of its own. */
static void put_what(Page *p, const char *what, unsigned indent)
{
  gsize end;
  g_autoptr(GArray) words = cjm_styled_new();
  cjm_styled_add(words, CJM_INK_PLAIN, what, -1);
  unsigned width = cjm_styled_columns(what);
  cjm_styled_append(p->out, words, p->width - indent, indent, p->colour, &end);
  if (width < p->what) g_string_append_printf(p->out, "%*s", (int)(p->what - width), "");
  else g_string_append_printf(p->out, "\n%*s", (int)(indent + p->what), "");
}

/* Whether what follows from other changes is only known by the number of its step. */
static bool needs_number(const CjmDifference *change)
{
  switch (change->id) {
    case CJM_DIFF_EVIDENCE_GAINED:
    case CJM_DIFF_EVIDENCE_LOST:
    case CJM_DIFF_PAIN_SOLVED:
    case CJM_DIFF_PAIN_UNSOLVED:
    case CJM_DIFF_GAP_SOLVED:
    case CJM_DIFF_GAP_UNSOLVED: return change->derived;
    default: return false;
  }
}

static void put_change(Page *p, const CjmDifference *change, unsigned indent)
{
  g_autoptr(GArray) words = cjm_styled_new();
  unsigned column = indent + 2 + p->what, room = p->width - column - FINGERPRINT - 1;
  g_string_append_printf(p->out, "%*s", (int)indent, "");
  put(p, change->direction == CJM_DIRECTION_NEUTRAL ? CJM_INK_DIM : ink_of(change->direction), cjm_listing_sign(change->direction));
  g_string_append_c(p->out, ' ');
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  g_autofree char *number = step && needs_number(change) ? cjm_diff_step_number_new(p->changes->lang, step) : NULL,
                  *what = number ? g_strdup_printf("%s %s", number, change->what) : g_strdup(change->what);
  put_what(p, what, indent + 2);
  add_values(p, words, change);
  add_remarks(p, words, change);
  gsize end;
  unsigned first = cjm_styled_append(p->out, words, room, column, p->colour, &end);
  g_autoptr(GString) print = g_string_new(NULL);
  g_string_append_printf(print, "%*s ", (int)(first < room ? room - first : 0), "");
  cjm_ink_append(print, CJM_INK_DIM, p->colour, change->fingerprint);
  g_string_insert(p->out, (gssize)end, print->str);
  g_string_append_c(p->out, '\n');
}

/* ---- headings ---- */

/* Adds words that stand apart from those before. */
static void add_apart(GArray *words, CjmInk ink, const char *text)
{
  guint first = words->len;
  cjm_styled_add(words, ink, text, -1);
  if (first < words->len) g_array_index(words, CjmStyledWord, first).gap = 3;
}

static void add_count(Page *p, GArray *words, CjmDirection direction)
{
  size_t n = p->changes->counts[direction];
  g_autofree char *count = cjm_listing_count_new(p->changes, direction), *text = g_strdup_printf("%s %s", cjm_listing_sign(direction), count);
  add_apart(words, direction == CJM_DIRECTION_NEUTRAL ? CJM_INK_PLAIN : n ? ink_of(direction) : CJM_INK_DIM, text);
}

static void put_counts(Page *p)
{
  const CjmChanges *c = p->changes;
  g_autoptr(GArray) words = cjm_styled_new();
  size_t follow = 0;
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) {
    add_count(p, words, i);
    follow += c->derived[i];
  }
  g_autofree char *following = follow ? CJM_MESSAGE_NEW(c->lang, "changes.follow", CJM_NUMBER_ARG("n", follow)) : NULL,
                  *reviewed = c->reviewed ? CJM_MESSAGE_NEW(c->lang, "changes.reviewed", CJM_NUMBER_ARG("n", c->reviewed)) : NULL,
                  *unchanged = cjm_listing_unchanged_new(c);
  g_autofree char *rest = g_strconcat(following ? following : "", following ? " · " : "", reviewed ? reviewed : "", reviewed ? " · " : "",
                                      unchanged, NULL);
  add_apart(words, CJM_INK_DIM, rest);
  put_line(p, words, 0);
}

static void put_file(Page *p, const char *key, const char *name, const CjmJourney *journey)
{
  const CjmLang *lang = p->changes->lang;
  const CjmDate *updated = &journey->updated;
  g_autoptr(GString) file = g_string_new(NULL);
  cjm_printable_append(file, name, strlen(name));
  if (journey->version.at) {
    g_autofree char *version = cjm_lang_phrase_new(lang, CJM_WORD_META_VERSION, journey->version.at, NULL);
    g_string_append_printf(file, ", %s", version);
  }
  if (updated->year) {
    g_autofree char *date = cjm_lang_date_new(lang, updated->year, updated->month, updated->day);
    g_string_append_printf(file, ", %s", date);
  }
  g_autofree char *text = CJM_MESSAGE_NEW(lang, key, CJM_TEXT_ARG("file", file->str));
  put_words(p, CJM_INK_DIM, text);
}

/* ---- the strip of steps ---- */

static void add_counts(GArray *words, const size_t *counts)
{
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) {
    if (!counts[i]) continue;
    g_autofree char *text = g_strdup_printf("%s%zu", cjm_listing_sign(i), counts[i]);
    cjm_styled_add(words, i == CJM_DIRECTION_NEUTRAL ? CJM_INK_PLAIN : ink_of(i), text, -1);
  }
}

static GArray *step_words_new(const Page *p, const CjmDiffStep *step)
{
  GArray *words = cjm_styled_new();
  bool counted = step->counts[0] || step->counts[1] || step->counts[2];
  bool same = step->old && step->new && !counted && !step->moved && !step->renamed;
  g_autofree char *plain = cjm_diff_step_number_new(p->changes->lang, step->new ? step->new : step->old),
                  *number = step->new ? g_strdup(plain) : g_strdup_printf("(%s)", plain);
  cjm_styled_add(words, same ? CJM_INK_DIM : step->old && step->new ? CJM_INK_PLAIN : CJM_INK_HEAD, number, -1);
  if (same) cjm_styled_add(words, CJM_INK_DIM, "=", -1);
  if (!step->old) cjm_styled_add(words, CJM_INK_HEAD, "+", -1);
  if (!step->new) cjm_styled_add(words, CJM_INK_HEAD, "−", -1);
  if (step->moved) cjm_styled_add(words, CJM_INK_PLAIN, "←", -1);
  g_autofree char *renamed = step->renamed ? cjm_lang_message_new(p->changes->lang, "changes.renamed", NULL) : NULL;
  if (renamed) cjm_styled_add(words, CJM_INK_PLAIN, renamed, -1);
  add_counts(words, step->counts);
  return words;
}

static unsigned width_of(const GArray *words)
{
  g_autoptr(GString) text = g_string_new(NULL);
  gsize end;
  return cjm_styled_append(text, words, G_MAXUINT, 0, false, &end);
}

/* One column of the strip: a phase and its steps. */
typedef struct Column {
  char *title;
  GPtrArray *steps; /* GArray * of words */
  unsigned width, used; /* columns; those that its steps take */
} Column;

static void column_clear(void *data)
{
  Column *column = data;
  g_ptr_array_unref(column->steps);
  g_free(column->title);
}

static void add_column(GArray *columns, const char *title)
{
  Column column = {g_strdup(title), g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref), cjm_styled_columns(title), 0};
  g_array_append_val(columns, column);
}

/* Adds a step to the last column, or to a further one of its phase where it is full. */
static void add_to_column(const Page *p, GArray *columns, GArray *words)
{
  Column *column = &g_array_index(columns, Column, columns->len - 1);
  unsigned used = column->used + (column->used ? 3 : 0) + width_of(words);
  if (column->used && used > p->width) {
    add_column(columns, "…");
    add_to_column(p, columns, words);
    return;
  }
  g_ptr_array_add(column->steps, words);
  column->used = used;
  column->width = MAX(column->width, used);
}

static void count_outside(const CjmChanges *changes, size_t *counts)
{
  for (size_t i = 0; i < changes->n; i++)
    if (!changes->at[i]->derived && changes->at[i]->group == changes->n_steps) counts[changes->at[i]->direction]++;
}

static GArray *columns_new(const Page *p)
{
  const CjmChanges *changes = p->changes;
  GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
  g_array_set_clear_func(columns, column_clear);
  const CjmPhase *phase = NULL;
  for (size_t i = 0; i < changes->n_steps; i++) {
    const CjmDiffStep *step = &changes->steps[i];
    if (step->new ? step->new->phase != phase : !columns->len) {
      phase = step->new ? step->new->phase : step->old->phase;
      g_autofree char *title = cjm_lang_isolate_new(changes->lang, phase->title.at ? phase->title.at : phase->o.id);
      add_column(columns, title);
    }
    add_to_column(p, columns, step_words_new(p, step));
  }
  size_t outside[CJM_DIRECTION_COUNT] = {0};
  count_outside(changes, outside);
  g_autofree char *map = cjm_lang_message_new(changes->lang, "changes.map", NULL);
  add_column(columns, map);
  GArray *words = cjm_styled_new();
  add_counts(words, outside);
  add_to_column(p, columns, words);
  return columns;
}

static void put_column(Page *p, const Column *column)
{
  unsigned used = 0;
  for (guint i = 0; i < column->steps->len; i++) {
    gsize end;
    if (i) g_string_append(p->out, "   ");
    used += (i ? 3 : 0) + cjm_styled_append(p->out, column->steps->pdata[i], G_MAXUINT, 0, p->colour, &end);
  }
  g_string_append_printf(p->out, "%*s", (int)(column->width - used), "");
}

static void trim_line(GString *out)
{
  while (out->len && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '\n');
}

static void put_columns(Page *p, const GArray *columns, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    const Column *column = &g_array_index(columns, Column, i);
    if (i > first) g_string_append(p->out, " │ ");
    put(p, CJM_INK_HEAD, column->title);
    g_string_append_printf(p->out, "%*s", (int)(column->width - cjm_styled_columns(column->title)), "");
  }
  trim_line(p->out);
  for (guint i = first; i < end; i++) {
    if (i > first) g_string_append(p->out, " │ ");
    put_column(p, &g_array_index(columns, Column, i));
  }
  trim_line(p->out);
}

static void put_strip(Page *p)
{
  g_autoptr(GArray) columns = columns_new(p);
  guint first = 0;
  unsigned width = 0;
  for (guint i = 0; i < columns->len; i++) {
    unsigned own = g_array_index(columns, Column, i).width;
    if (i > first && width + 3 + own > p->width) {
      put_columns(p, columns, first, i);
      first = i;
      width = 0;
    }
    width += (i > first ? 3 : 0) + own;
  }
  put_columns(p, columns, first, columns->len);
}

/* ---- sections ---- */

static void put_group(Page *p, const CjmDifference *change)
{
  g_autofree char *step = cjm_listing_step_new(p->changes, change), *map = cjm_lang_message_new(p->changes->lang, "changes.map", NULL);
  g_autoptr(GArray) words = cjm_styled_new();
  bool gone = step && change->group < p->changes->n_steps && !p->changes->steps[change->group].new;
  const CjmStep *at = change->new_step ? change->new_step : change->old_step;
  g_autofree char *phase = at && at->phase->title.at ? cjm_lang_isolate_new(p->changes->lang, at->phase->title.at) : NULL,
                  *removed = gone ? cjm_lang_message_new(p->changes->lang, "changes.removed", NULL) : NULL;
  const char *notes[] = {phase, removed};
  cjm_styled_add(words, CJM_INK_HEAD, step ? step : map, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
    if (!notes[i]) continue;
    cjm_styled_add(words, CJM_INK_DIM, "·", -1);
    cjm_styled_add(words, CJM_INK_DIM, notes[i], -1);
  }
  put_line(p, words, 2);
}

/* The title of a section; the part between <dim> and </dim> in the message is grey. */
static void put_title(Page *p, const char *key, CjmInk ink)
{
  g_autofree char *title = cjm_lang_message_new(p->changes->lang, key, NULL);
  g_auto(GStrv) parts = g_strsplit(title, (char[]){CJM_MARK_DIM, '\0'}, 2);
  g_autoptr(GArray) words = cjm_styled_new();
  cjm_styled_add(words, ink, parts[0], -1);
  if (parts[1]) cjm_styled_add(words, CJM_INK_DIM, g_strdelimit(parts[1], (char[]){CJM_MARK_END, '\0'}, ' '), -1);
  g_string_append_c(p->out, '\n');
  put_line(p, words, 0);
}

static void put_section(Page *p, CjmDirection direction)
{
  static const char *const titles[] = {[CJM_DIRECTION_WORSE] = "changes.all_worse",
                                       [CJM_DIRECTION_BETTER] = "changes.all_better",
                                       [CJM_DIRECTION_NEUTRAL] = "changes.all_neutral"};
  const CjmDifference *last = NULL;
  for (size_t i = 0; i < p->changes->n; i++) {
    const CjmDifference *change = p->changes->at[i];
    if (change->derived || change->direction != direction) continue;
    if (!last) put_title(p, titles[direction], ink_of(direction));
    if (!last || last->group != change->group) put_group(p, change);
    put_change(p, change, 4);
    last = change;
  }
}

static void put_derived(Page *p)
{
  bool any = false;
  for (size_t i = 0; i < p->changes->n; i++) {
    const CjmDifference *change = p->changes->at[i];
    if (!change->derived) continue;
    if (!any) put_title(p, "changes.derived", CJM_INK_HEAD);
    any = true;
    put_change(p, change, 2);
  }
}

static void put_all(Page *p)
{
  put_words(p, CJM_INK_HEAD, p->changes->headline);
  if (!p->changes->n) return;
  put_counts(p);
  put_file(p, "changes.old", p->options->old_name, p->changes->old);
  put_file(p, "changes.new", p->options->new_name, p->changes->new);
  g_string_append_c(p->out, '\n');
  put_strip(p);
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) put_section(p, i);
  put_derived(p);
  g_string_append_c(p->out, '\n');
  const CjmDifference *first = p->changes->at[0];
  g_autofree char *hint = CJM_MESSAGE_NEW(p->changes->lang, "changes.hint", CJM_TEXT_ARG("rule", first->rule->name));
  put_words(p, CJM_INK_DIM, hint);
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  g_autoptr(GString) text = g_string_new(NULL);
  unsigned width = options->columns ? options->columns : WIDTH;
  put_all(&(Page){changes, options, text, options->colour, width, MIN(width * 3 / 10, WHAT_MAX)});
  g_autofree char *ascii = options->ascii ? cjm_ascii_new(text->str) : NULL;
  g_string_append(out, ascii ? ascii : text->str);
}

const CjmListing cjm_listing_text = {.name = "text", .extension = ".txt", .help = "For a terminal.", .write = write};

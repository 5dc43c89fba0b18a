/* text.c: changes for a terminal of 100 columns: what is worse first, then what is better, then the rest step by step. */
#include <string.h>

#include "base/printable.h"
#include "diff/likeness.h"
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

/* Both wordings in one: what is common once, what differs marked. */
static void add_wordings(GArray *words, const char *old, const char *new)
{
  GArray *before, *after;
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
}

static void add_values(GArray *words, const CjmDifference *change)
{
  const char *old = change->old.text, *new = change->new.text;
  if (change->is_text) {
    add_wordings(words, old, new);
  } else if (old && new) {
    cjm_styled_add(words, CJM_INK_DIM, old, -1);
    cjm_styled_add(words, CJM_INK_DIM, "→", -1);
    cjm_styled_add(words, ink_of(change->direction), new, -1);
  } else if (old || new) {
    cjm_styled_add(words, CJM_INK_PLAIN, new ? new : old, -1);
  }
}

static void add_remarks(GArray *words, const CjmDifference *change)
{
  const char *remarks[] = {change->note, change->from, change->likely ? "matched by likeness" : NULL,
                           change->reviewed ? "reviewed" : NULL};
  if (change->delta) {
    cjm_styled_add(words, CJM_INK_DIM, "·", -1);
    cjm_styled_add(words, ink_of(change->direction), change->delta, -1);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++) {
    if (!remarks[i]) continue;
    cjm_styled_add(words, CJM_INK_DIM, "·", -1);
    cjm_styled_add(words, CJM_INK_DIM, remarks[i], -1);
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

/* Whether what follows from other changes is known without the number of its step. */
static bool has_title(const CjmDifference *change)
{
  return strstr(change->rule->what, "%s") && change->id != CJM_DIFF_EVIDENCE_GAINED && change->id != CJM_DIFF_EVIDENCE_LOST;
}

static void put_change(Page *p, const CjmDifference *change, unsigned indent)
{
  g_autoptr(GArray) words = cjm_styled_new();
  unsigned column = indent + 2 + p->what, room = p->width - column - FINGERPRINT - 1;
  g_string_append_printf(p->out, "%*s", (int)indent, "");
  put(p, change->direction == CJM_DIRECTION_NEUTRAL ? CJM_INK_DIM : ink_of(change->direction), cjm_listing_sign(change->direction));
  g_string_append_c(p->out, ' ');
  g_autofree char *step = change->derived && !has_title(change) ? cjm_listing_step_new(change) : NULL,
                  *number = step ? g_strndup(step, strcspn(step, " ")) : NULL,
                  *what = number ? g_strdup_printf("%s %s", number, change->what) : g_strdup(change->what);
  put_what(p, what, indent + 2);
  add_values(words, change);
  add_remarks(words, change);
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
  g_autofree char *text = g_strdup_printf("%s %zu %s", cjm_listing_sign(direction), n, cjm_direction_name(direction));
  add_apart(words, direction == CJM_DIRECTION_NEUTRAL ? CJM_INK_PLAIN : n ? ink_of(direction) : CJM_INK_DIM, text);
}

static void put_counts(Page *p)
{
  const CjmChanges *c = p->changes;
  g_autoptr(GArray) words = cjm_styled_new();
  g_autoptr(GString) rest = g_string_new(NULL);
  size_t follow = 0;
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) {
    add_count(p, words, i);
    follow += c->derived[i];
  }
  if (follow) g_string_append_printf(rest, "%zu more follow%s from these · ", follow, follow == 1 ? "s" : "");
  if (c->reviewed) g_string_append_printf(rest, "%zu reviewed · ", c->reviewed);
  g_string_append_printf(rest, "%zu of %zu steps unchanged", c->unchanged_steps, c->new->steps.n);
  add_apart(words, CJM_INK_DIM, rest->str);
  put_line(p, words, 0);
}

static void put_file(Page *p, const char *side, const char *name, const CjmJourney *journey)
{
  const CjmLang *lang = cjm_lang_find(p->changes->new->lang.at);
  const CjmDate *updated = &journey->updated;
  g_autofree char *date = updated->year ? cjm_lang_date_new(lang, updated->year, updated->month, updated->day) : NULL;
  g_autofree char *text = g_strdup_printf("%s %s%s%s%s%s", side, name, journey->version.at ? ", version " : "",
                                          journey->version.at ? journey->version.at : "", date ? ", " : "", date ? date : "");
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

static GArray *step_words_new(const CjmDiffStep *step)
{
  GArray *words = cjm_styled_new();
  bool counted = step->counts[0] || step->counts[1] || step->counts[2];
  bool same = step->old && step->new && !counted && !step->moved && !step->renamed;
  g_autofree char *number = g_strdup_printf(step->new ? "%zu" : "(%zu)", cjm_diff_step_number(step->new ? step->new : step->old));
  cjm_styled_add(words, same ? CJM_INK_DIM : step->old && step->new ? CJM_INK_PLAIN : CJM_INK_HEAD, number, -1);
  if (same) cjm_styled_add(words, CJM_INK_DIM, "=", -1);
  if (!step->old) cjm_styled_add(words, CJM_INK_HEAD, "+", -1);
  if (!step->new) cjm_styled_add(words, CJM_INK_HEAD, "−", -1);
  if (step->moved) cjm_styled_add(words, CJM_INK_PLAIN, "←", -1);
  if (step->renamed) cjm_styled_add(words, CJM_INK_PLAIN, "renamed", -1);
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
  const char *title;
  GPtrArray *steps; /* GArray * of words */
  unsigned width, used; /* columns; those that its steps take */
} Column;

static void column_clear(void *data)
{
  g_ptr_array_unref(((Column *)data)->steps);
}

static void add_column(GArray *columns, const char *title)
{
  Column column = {title, g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref), cjm_styled_columns(title), 0};
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
      add_column(columns, phase->title.at ? phase->title.at : phase->o.id);
    }
    add_to_column(p, columns, step_words_new(step));
  }
  size_t outside[CJM_DIRECTION_COUNT] = {0};
  count_outside(changes, outside);
  add_column(columns, "The map");
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
  g_autofree char *step = cjm_listing_step_new(change);
  g_autoptr(GArray) words = cjm_styled_new();
  bool gone = step && change->group < p->changes->n_steps && !p->changes->steps[change->group].new;
  const CjmStep *at = change->new_step ? change->new_step : change->old_step;
  const char *notes[] = {at ? at->phase->title.at : NULL, gone ? "removed" : NULL};
  cjm_styled_add(words, CJM_INK_HEAD, step ? step : "The map", -1);
  for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
    if (!notes[i]) continue;
    cjm_styled_add(words, CJM_INK_DIM, "·", -1);
    cjm_styled_add(words, CJM_INK_DIM, notes[i], -1);
  }
  put_line(p, words, 2);
}

static void put_section(Page *p, CjmDirection direction)
{
  static const char *const titles[] = {
    [CJM_DIRECTION_WORSE] = "Worse", [CJM_DIRECTION_BETTER] = "Better", [CJM_DIRECTION_NEUTRAL] = "Neutral"};
  const CjmDifference *last = NULL;
  for (size_t i = 0; i < p->changes->n; i++) {
    const CjmDifference *change = p->changes->at[i];
    if (change->derived || change->direction != direction) continue;
    if (!last) {
      g_string_append_c(p->out, '\n');
      put(p, direction == CJM_DIRECTION_NEUTRAL ? CJM_INK_HEAD : ink_of(direction), titles[direction]);
      if (direction == CJM_DIRECTION_NEUTRAL) put(p, CJM_INK_DIM, " by phase");
      g_string_append_c(p->out, '\n');
    }
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
    if (!any) {
      g_string_append_c(p->out, '\n');
      put(p, CJM_INK_HEAD, "Follows from these");
      put(p, CJM_INK_DIM, " counted apart");
      g_string_append_c(p->out, '\n');
    }
    any = true;
    put_change(p, change, 2);
  }
}

static void put_all(Page *p)
{
  put_words(p, CJM_INK_HEAD, p->changes->headline);
  if (!p->changes->n) return;
  put_counts(p);
  put_file(p, "old", p->options->old_name, p->changes->old);
  put_file(p, "new", p->options->new_name, p->changes->new);
  g_string_append_c(p->out, '\n');
  put_strip(p);
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) put_section(p, i);
  put_derived(p);
  g_string_append_c(p->out, '\n');
  const CjmDifference *first = p->changes->at[0];
  g_autofree char *hint = g_strdup_printf(
    "Lines and rules: cjm diff -f short. What a rule means: cjm explain %s. Reviewed: write the fingerprint into a file, say "
    "CHANGELOG.md, and run with --accept CHANGELOG.md.",
    first->rule->name);
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

const CjmListing cjm_listing_text = {.name = "text", .extension = ".txt", .help = "For a terminal of 100 columns.", .write = write};

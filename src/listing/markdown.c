/* markdown.c: a comment on a pull request: counts, the rows that are worse, the rest folded. It never exceeds what GitHub takes. */
#include <string.h>

#include "diff/likeness.h"
#include "lang/messages.h"
#include "listing/curve.h"

enum { BYTES_MAX = 60000, OPEN_ROWS = 5, CELL_MAX = 600 /* characters of a text in a cell */, STEPS_MAX = 40 /* of a curve that can be read */ };

/* ---- texts ---- */

/* A space without width: GitHub looks for mentions, addresses and issues when entities are characters again. */
#define APART "&#8203;"

/* A text of an author must neither format, link, mention anybody nor end the cell. */
static void append_escaped(GString *out, const char *text, gssize len)
{
  g_autoptr(GString) clean = g_string_new(NULL);
  cjm_listing_append_clean(clean, text, len < 0 ? strlen(text) : (size_t)len);
  const char *part = clean->str;
  unsigned n = 0;
  for (const char *p = part; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (n++ == CELL_MAX) {
      g_string_append(out, "…");
      return;
    }
    switch (c) {
      case '&': g_string_append(out, "&amp;"); break;
      case '<': g_string_append(out, "&lt;"); break;
      case '>': g_string_append(out, "&gt;"); break;
      case '@': g_string_append(out, "&#64;" APART); break; /* mentions, addresses */
      case '#': g_string_append(out, "&#35;" APART); break; /* issues */
      case '-': /* GH-1 is an issue too */
        g_string_append(out, p - part >= 2 && g_ascii_strncasecmp(p - 2, "GH", 2) == 0 ? "-" APART : "-");
        break;
      case '|': g_string_append(out, "&#124;"); break;
      case ':': g_string_append(out, "&#58;"); break; /* addresses, emoji */
      case '\\':
      case '`':
      case '*':
      case '_':
      case '{':
      case '}':
      case '[':
      case ']':
      case '(':
      case ')':
      case '!':
      case '~':
      case '$': g_string_append_printf(out, "&#%u;", c); break;
      case '.': /* www.… is a link */
        g_string_append(out, p - part >= 3 && g_ascii_strncasecmp(p - 3, "www", 3) == 0 ? "&#46;" : ".");
        break;
      default: g_string_append_unichar(out, c);
    }
  }
}

/* File names, in code. */
static void append_code(GString *out, const char *text)
{
  g_string_append(out, "<code>");
  append_escaped(out, text, -1);
  g_string_append(out, "</code>");
}

static void append_tagged(GString *out, const char *tag, const char *text, gssize len)
{
  g_string_append_printf(out, "<%s>", tag);
  append_escaped(out, text, len);
  g_string_append_printf(out, "</%s>", tag);
}

/* ---- a row ---- */

static void append_wordings(GString *out, const char *old, const char *new)
{
  GArray *before, *after;
  cjm_wordings_new(old, new, &before, &after);
  for (guint i = 0, k = 0; i < before->len || k < after->len;) {
    const CjmWording *a = i < before->len ? &g_array_index(before, CjmWording, i) : NULL;
    const CjmWording *b = k < after->len ? &g_array_index(after, CjmWording, k) : NULL;
    if (i || k) g_string_append_c(out, ' ');
    if (a && a->differs) append_tagged(out, "del", old + a->start, (gssize)a->len), i++;
    else if (b && b->differs) append_tagged(out, "ins", new + b->start, (gssize)b->len), k++;
    else append_escaped(out, new + b->start, (gssize)b->len), i++, k++;
  }
  g_array_unref(before);
  g_array_unref(after);
}

static void append_values(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *old = cjm_listing_value_new(changes, &change->old), *new = cjm_listing_value_new(changes, &change->new);
  if (change->is_text) {
    bool rtl = strcmp(new, change->new.text) != 0 || strcmp(old, change->old.text) != 0;
    g_string_append(out, rtl ? "\u2068" : "");
    append_wordings(out, change->old.text, change->new.text);
    g_string_append(out, rtl ? "\u2069" : "");
  } else if (old && new) {
    append_escaped(out, old, -1);
    g_string_append(out, " → ");
    append_tagged(out, "b", new, -1);
  } else if (new) {
    append_tagged(out, "b", new, -1);
  } else if (old) {
    append_tagged(out, "del", old, -1);
  }
  g_auto(GStrv) remarks = cjm_listing_remarks_new(changes, change);
  if (change->delta) {
    g_string_append(out, " · ");
    append_tagged(out, "b", change->delta, -1);
  }
  for (char **remark = remarks; *remark; remark++) {
    g_string_append(out, " · ");
    append_escaped(out, *remark, -1);
  }
}

static void append_line(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  CjmSpan span = cjm_listing_place(change);
  bool is_old = span.source && span.source == change->old.span.source && span.start == change->old.span.start && !change->new.value;
  if (!span.source) return;
  g_autofree char *line = g_strdup_printf("%u", cjm_source_place(span.source, span.start).line),
                  *old = is_old ? CJM_MESSAGE_NEW(changes->lang, "comment.old_line", CJM_TEXT_ARG("n", line)) : NULL;
  append_escaped(out, old ? old : line, -1);
}

/* "▼ **worse**" */
static void append_direction(GString *out, const CjmChanges *changes, CjmDirection direction)
{
  g_string_append(out, cjm_listing_sign(direction));
  if (direction == CJM_DIRECTION_NEUTRAL) return;
  g_autofree char *word = cjm_lang_message_new(changes->lang, direction == CJM_DIRECTION_WORSE ? "changes.is_worse" : "changes.is_better", NULL);
  g_string_append(out, " ");
  append_tagged(out, "b", word, -1);
}

static void append_row(GString *out, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *step = cjm_listing_step_new(changes, change), *map = cjm_lang_message_new(changes->lang, "comment.map", NULL);
  g_string_append(out, "| ");
  append_direction(out, changes, change->direction);
  g_string_append(out, " | ");
  append_escaped(out, step ? step : map, -1);
  g_string_append(out, " | ");
  append_escaped(out, change->what, -1);
  g_string_append_printf(out, "<br><sub>%s</sub> | ", change->rule->name);
  append_values(out, changes, change);
  g_string_append(out, " | ");
  append_line(out, changes, change);
  g_string_append_printf(out, " | `%s` |\n", change->fingerprint);
}

static void append_head(GString *out, const CjmChanges *changes)
{
  static const char *const titles[] = {"comment.step", "comment.what", "comment.values", "comment.line", "comment.fingerprint"};
  g_string_append(out, "| |");
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
    g_autofree char *title = cjm_lang_message_new(changes->lang, titles[i], NULL);
    g_string_append_printf(out, " %s |", title);
  }
  g_string_append(out, "\n|---|---|---|---|---|---|\n");
}

/* ---- the comment ---- */

/* What is written, and how much was left out. */
typedef struct Comment {
  const CjmChanges *changes;
  GString *out;
  size_t rows, curves; /* left out */
} Comment;

static const char closing[] = "\n</details>\n";
enum { RESERVE = 5000 /* bytes for what stands behind the rows: titles of all tables, and the end */, CURVES_MAX = 25000 /* bytes */ };

static void add_row(Comment *c, const CjmDifference *change)
{
  g_autoptr(GString) row = g_string_new(NULL);
  append_row(row, c->changes, change);
  if (c->out->len + row->len + RESERVE > BYTES_MAX) c->rows++;
  else g_string_append(c->out, row->str);
}

typedef bool ChangeTest(const CjmDifference *change);

static bool is_worse(const CjmDifference *change)
{
  return !change->derived && change->direction == CJM_DIRECTION_WORSE;
}

static bool is_better(const CjmDifference *change)
{
  return !change->derived && change->direction == CJM_DIRECTION_BETTER;
}

static bool is_neutral(const CjmDifference *change)
{
  return !change->derived && change->direction == CJM_DIRECTION_NEUTRAL;
}

static bool is_derived(const CjmDifference *change)
{
  return change->derived;
}

static size_t count(const CjmChanges *changes, ChangeTest *test)
{
  size_t n = 0;
  for (size_t i = 0; i < changes->n; i++) n += test(changes->at[i]);
  return n;
}

/* The rows from the `first`-th of their kind, up to `most`. */
static void add_rows(Comment *c, ChangeTest *test, size_t first, size_t most)
{
  size_t n = 0;
  append_head(c->out, c->changes);
  for (size_t i = 0; i < c->changes->n; i++) {
    const CjmDifference *change = c->changes->at[i];
    if (!test(change)) continue;
    if (n >= first && n - first < most) add_row(c, change);
    n++;
  }
}

static void open_details(GString *out, const char *summary)
{
  g_string_append(out, "\n<details><summary>");
  append_escaped(out, summary, -1);
  g_string_append(out, "</summary>\n\n");
}

static void add_folded(Comment *c, ChangeTest *test, size_t first, const char *key)
{
  size_t n = count(c->changes, test), counts[CJM_DIRECTION_COUNT] = {0};
  if (n <= first) return;
  g_autofree char *plain = CJM_MESSAGE_NEW(c->changes->lang, key, CJM_NUMBER_ARG("n", n - first));
  g_autoptr(GString) summary = g_string_new(plain);
  for (size_t i = 0; i < c->changes->n; i++) counts[c->changes->at[i]->direction] += c->changes->at[i]->derived;
  for (CjmDirection i = 0; test == is_derived && i < CJM_DIRECTION_COUNT; i++)
    if (counts[i]) g_string_append_printf(summary, " %s%zu", cjm_listing_sign(i), counts[i]);
  open_details(c->out, summary->str);
  add_rows(c, test, first, n);
  g_string_append(c->out, closing);
}

/* "version 3 → 4 · 12 Oct 2026 → 10 Apr 2027" */
static void add_versions(Comment *c)
{
  const CjmChanges *changes = c->changes;
  const CjmJourney *old = changes->old, *new = changes->new;
  if (old->version.at && new->version.at && strcmp(old->version.at, new->version.at) != 0) {
    g_autofree char *versions =
      CJM_MESSAGE_NEW(changes->lang, "comment.versions", CJM_TEXT_ARG("old", old->version.at), CJM_TEXT_ARG("new", new->version.at));
    g_string_append(c->out, " · ");
    append_escaped(c->out, versions, -1);
  }
  if (!old->updated.year || !new->updated.year) return;
  g_autofree char *before = cjm_lang_date_new(changes->lang, old->updated.year, old->updated.month, old->updated.day),
                  *after = cjm_lang_date_new(changes->lang, new->updated.year, new->updated.month, new->updated.day);
  if (strcmp(before, after) != 0) g_string_append_printf(c->out, " · %s → %s", before, after);
}

static void add_heading(Comment *c, const CjmListingOptions *options)
{
  const CjmChanges *changes = c->changes;
  g_autoptr(GString) counts = g_string_new(NULL);
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) {
    g_autofree char *one = cjm_listing_count_new(changes, i);
    g_string_append_printf(counts, "%s%s %s", i ? " · " : "", cjm_listing_sign(i), one);
  }
  g_autofree char *heading = CJM_MESSAGE_NEW(changes->lang, "comment.heading", CJM_TEXT_ARG("counts", counts->str));
  g_string_append_printf(c->out, "### %s\n\n**", heading);
  append_escaped(c->out, changes->headline, -1);
  g_string_append(c->out, "**\n\n");
  if (changes->new->title.at) {
    append_escaped(c->out, changes->new->title.at, -1);
    g_string_append(c->out, " · ");
  }
  append_code(c->out, options->old_name);
  g_string_append(c->out, " → ");
  append_code(c->out, options->new_name);
  add_versions(c);
  g_autofree char *unchanged = cjm_listing_unchanged_new(changes),
                  *reviewed = changes->reviewed ? CJM_MESSAGE_NEW(changes->lang, "changes.reviewed", CJM_NUMBER_ARG("n", changes->reviewed)) : NULL;
  g_string_append_printf(c->out, " · %s%s%s\n\n", unchanged, reviewed ? " · " : "", reviewed ? reviewed : "");
}

/* ---- the curves ---- */

/* The chart of a persona, and the same in characters; that of the first persona is open. */
static void append_curve(GString *out, const CjmChanges *changes, const CjmCurve *curve, bool is_first)
{
  g_autofree char *name = cjm_curve_name_new(changes, curve), *title = CJM_MESSAGE_NEW(changes->lang, "what.feeling", CJM_TEXT_ARG("name", name)),
                  *characters = cjm_lang_message_new(changes->lang, "curve.characters", NULL);
  if (!is_first) open_details(out, title);
  cjm_curve_append_chart(out, changes, curve);
  if (is_first) open_details(out, characters);
  g_string_append(out, is_first ? "```text\n" : "\n```text\n");
  cjm_curve_append_characters(out, changes, curve);
  cjm_curve_append_key(out, changes);
  g_string_append(out, "```\n");
  g_string_append(out, closing);
}

/* The personas of whom no score changed, and who have no curve. */
static void add_others(Comment *c, const GPtrArray *curves)
{
  const CjmChanges *changes = c->changes;
  g_autoptr(GString) list = g_string_new(NULL);
  size_t n = 0;
  for (size_t i = 0; i < changes->new->personas.n; i++) {
    const CjmPersona *persona = changes->new->personas.at[i];
    bool has_curve = !cjm_changes_match(changes, persona);
    for (guint k = 0; k < curves->len; k++) has_curve = has_curve || ((const CjmCurve *)curves->pdata[k])->persona == persona;
    if (has_curve) continue;
    g_autofree char *name = cjm_lang_isolate_new(changes->lang, persona->title.at ? persona->title.at : persona->o.id);
    g_string_append_printf(list, "%s%s", n++ ? ", " : "", name);
  }
  if (!n || !curves->len) return;
  g_autofree char *same = CJM_MESSAGE_NEW(changes->lang, "curve.same", CJM_NUMBER_ARG("n", n), CJM_TEXT_ARG("list", list->str));
  g_string_append(c->out, "\n<sub>");
  append_escaped(c->out, same, -1);
  g_string_append(c->out, "</sub>\n");
}

static void add_curves(Comment *c)
{
  g_autoptr(GPtrArray) curves = cjm_curves_new(c->changes);
  size_t used = 0;
  for (guint i = 0; i < curves->len; i++) {
    g_autoptr(GString) curve = g_string_new(NULL);
    if (c->changes->n_steps <= STEPS_MAX && used < CURVES_MAX) append_curve(curve, c->changes, curves->pdata[i], i == 0);
    if (!curve->len || used + curve->len > CURVES_MAX) {
      c->curves++;
      continue;
    }
    used += curve->len;
    g_string_append_printf(c->out, "\n%s", curve->str);
  }
  add_others(c, curves);
}

/* ---- the end ---- */

static void add_accepting(Comment *c)
{
  const CjmLang *lang = c->changes->lang;
  g_autofree char *summary = cjm_lang_message_new(lang, "comment.accept", NULL),
                  *text = CJM_MESSAGE_NEW(lang, "comment.accept_text", CJM_TEXT_ARG("file", "<code>CHANGELOG.md</code>"),
                                          CJM_TEXT_ARG("option", "<code>--accept CHANGELOG.md</code>"));
  open_details(c->out, summary);
  g_string_append_printf(c->out, "%s\n%s", text, closing);
}

static void add_end(Comment *c)
{
  const CjmLang *lang = c->changes->lang;
  g_autofree char *lines = cjm_lang_message_new(lang, "comment.lines", NULL), *most = cjm_lang_number_new(lang, BYTES_MAX, 0),
                  *rows = c->rows ? CJM_MESSAGE_NEW(lang, "comment.shed_rows", CJM_NUMBER_ARG("n", c->rows), CJM_TEXT_ARG("bytes", most)) : NULL,
                  *curves = c->curves ? CJM_MESSAGE_NEW(lang, "comment.shed_curves", CJM_NUMBER_ARG("n", c->curves)) : NULL,
                  *complete = rows || curves ? NULL : cjm_lang_message_new(lang, "comment.complete", NULL);
  const char *parts[] = {lines, rows, curves, complete};
  g_string_append(c->out, "\n<sub>");
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i]) g_string_append_printf(c->out, "%s%s", i ? " " : "", parts[i]);
  g_string_append(c->out, "</sub>\n");
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  Comment c = {.changes = changes, .out = g_string_new(NULL)};
  if (!changes->n) {
    g_autofree char *nothing = cjm_lang_message_new(changes->lang, "comment.nothing", NULL);
    g_string_append_printf(c.out, "%s\n", nothing);
  } else {
    add_heading(&c, options);
    if (count(changes, is_worse)) add_rows(&c, is_worse, 0, OPEN_ROWS);
    add_curves(&c);
    add_folded(&c, is_worse, OPEN_ROWS, "comment.more_worse");
    add_folded(&c, is_better, 0, "comment.better");
    add_folded(&c, is_neutral, 0, "comment.neutral");
    add_folded(&c, is_derived, 0, "comment.derived");
    add_accepting(&c);
    add_end(&c);
  }
  g_string_append(out, c.out->str);
  g_string_free(c.out, TRUE);
}

const CjmListing cjm_listing_markdown = {
  .name = "markdown", .extension = ".md", .help = "A comment on a pull request, 60 000 bytes at most.", .write = write};

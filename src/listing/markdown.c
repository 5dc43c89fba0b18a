/* markdown.c: a comment on a pull request: counts, the rows that are worse, the rest folded. It never exceeds what GitHub takes. */
#include <string.h>

#include "diff/likeness.h"
#include "listing/chart.h"
#include "listing/listing.h"

enum { BYTES_MAX = 60000, OPEN_ROWS = 5, CELL_MAX = 600 /* characters of a text in a cell */ };

/* ---- texts ---- */

/* A text of an author must neither format, link, mention anybody nor end the cell. */
static void append_escaped(GString *out, const char *text, gssize len)
{
  g_autofree char *part = len < 0 ? g_strdup(text) : g_strndup(text, (gsize)len);
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
      case '@': g_string_append(out, "&#64;"); break; /* mentions */
      case '#': g_string_append(out, "&#35;"); break; /* issues */
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
      case '\n':
      case '\r':
      case '\t': g_string_append_c(out, ' '); break;
      default:
        if (c >= 0x20 && c != 0x7F) g_string_append_unichar(out, c);
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

static void append_values(GString *out, const CjmDifference *change)
{
  const char *old = change->old.text, *new = change->new.text;
  if (change->is_text) {
    append_wordings(out, old, new);
  } else if (old && new) {
    append_escaped(out, old, -1);
    g_string_append(out, " → ");
    append_tagged(out, "b", new, -1);
  } else if (new) {
    append_tagged(out, "b", new, -1);
  } else if (old) {
    append_tagged(out, "del", old, -1);
  }
  g_autofree char *remarks = cjm_listing_remarks_new(change);
  append_escaped(out, remarks, -1);
}

static void append_line(GString *out, const CjmDifference *change)
{
  CjmSpan span = cjm_listing_place(change);
  bool is_old = span.source && span.source == change->old.span.source && span.start == change->old.span.start && !change->new.value;
  if (span.source) g_string_append_printf(out, "%s%u", is_old ? "old&nbsp;" : "", cjm_source_place(span.source, span.start).line);
}

static void append_row(GString *out, const CjmDifference *change)
{
  g_autofree char *step = cjm_listing_step_new(change);
  bool neutral = change->direction == CJM_DIRECTION_NEUTRAL;
  g_string_append_printf(out, "| %s%s%s%s | ", cjm_listing_sign(change->direction), neutral ? "" : " **",
                         neutral ? "" : cjm_direction_name(change->direction), neutral ? "" : "**");
  append_escaped(out, step ? step : "the map", -1);
  g_string_append(out, " | ");
  append_escaped(out, change->what, -1);
  g_string_append_printf(out, "<br><sub>%s</sub> | ", change->rule->name);
  append_values(out, change);
  g_string_append(out, " | ");
  append_line(out, change);
  g_string_append_printf(out, " | `%s` |\n", change->fingerprint);
}

static const char head[] = "| | Step | What | Old → new | Line | Fingerprint |\n|---|---|---|---|---|---|\n";

/* ---- the comment ---- */

/* What is written, and how much was left out. */
typedef struct Comment {
  const CjmChanges *changes;
  GString *out;
  size_t shed; /* rows */
} Comment;

static const char closing[] = "\n</details>\n";
enum { RESERVE = 2000 /* bytes for what stands behind the rows */ };

static void add_row(Comment *c, const CjmDifference *change)
{
  g_autoptr(GString) row = g_string_new(NULL);
  append_row(row, change);
  if (c->out->len + row->len + RESERVE > BYTES_MAX) c->shed++;
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
  g_string_append(c->out, head);
  for (size_t i = 0; i < c->changes->n; i++) {
    const CjmDifference *change = c->changes->at[i];
    if (!test(change)) continue;
    if (n >= first && n - first < most) add_row(c, change);
    n++;
  }
}

static void add_folded(Comment *c, ChangeTest *test, size_t first, const char *title)
{
  size_t n = count(c->changes, test);
  if (n <= first) return;
  g_string_append_printf(c->out, "\n<details><summary>%zu %s</summary>\n\n", n - first, title);
  add_rows(c, test, first, n);
  g_string_append(c->out, closing);
}

static void add_heading(Comment *c, const CjmListingOptions *options)
{
  const CjmChanges *changes = c->changes;
  g_string_append(c->out, "### Journey map: ");
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++)
    g_string_append_printf(c->out, "%s%s %zu %s", i ? " · " : "", cjm_listing_sign(i), changes->counts[i], cjm_direction_name(i));
  g_string_append(c->out, "\n\n**");
  append_escaped(c->out, changes->headline, -1);
  g_string_append(c->out, "**\n\n");
  if (changes->new->title.at) {
    append_escaped(c->out, changes->new->title.at, -1);
    g_string_append(c->out, " · ");
  }
  append_code(c->out, options->old_name);
  g_string_append(c->out, " → ");
  append_code(c->out, options->new_name);
  g_string_append_printf(c->out, " · %zu of %zu steps unchanged", changes->unchanged_steps, changes->new->steps.n);
  if (changes->reviewed) g_string_append_printf(c->out, " · %zu reviewed", changes->reviewed);
  g_string_append(c->out, "\n\n");
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  Comment c = {.changes = changes, .out = g_string_new(NULL)};
  if (!changes->n) {
    g_string_append(c.out, "Journey map: nothing changed.\n");
  } else {
    add_heading(&c, options);
    if (count(changes, is_worse)) add_rows(&c, is_worse, 0, OPEN_ROWS);
    g_string_append_c(c.out, '\n');
    cjm_listing_append_chart(c.out, changes);
    add_folded(&c, is_worse, OPEN_ROWS, "more for the worse");
    add_folded(&c, is_better, 0, "for the better");
    add_folded(&c, is_neutral, 0, "neutral");
    add_folded(&c, is_derived, 0, "that follow from these");
    g_string_append(c.out, "\n<sub>To accept a change, write its fingerprint into a file of the repository and compare with "
                           "<code>--accept FILE</code>. Lines are those of the new file, “old” those of the old one. ");
    if (c.shed) g_string_append_printf(c.out, "%zu rows were left out, as a comment has at most %d bytes.", c.shed, BYTES_MAX);
    else g_string_append(c.out, "Nothing was left out.");
    g_string_append(c.out, "</sub>\n");
  }
  g_string_append(out, c.out->str);
  g_string_free(c.out, TRUE);
}

const CjmListing cjm_listing_markdown = {.name = "markdown", .extension = ".md", .help = "A comment on a pull request, 60 000 bytes at most.", .write = write};

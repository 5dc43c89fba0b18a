/* print-human.c: the message, the line that it is about, and what to do.
 *
 *     error[E201]: there is no key "painpoints" in a step
 *       --> journey.yaml:12:5
 *        |
 *     12 |     painpoints: Shipping costs
 *        |     ^^^^^^^^^^
 *        = help: did you mean `pain_points`?
 *        = fix: write `pain_points`
 *     12 -     painpoints: Shipping costs
 *     12 +     pain_points: Shipping costs */
#include <string.h>

#include "base/printable.h"
#include "diag/print.h"

enum {
  LINE_MAX_COLUMNS = 120, /* of a source line that are shown */
  LEAD_MAX_COLUMNS = 60,  /* of them in front of the place, where the line is longer */
  PART_MAX_BYTES = 2048   /* of each part of a line that are examined: a file may be a single line of megabytes */
};

static const char strong[] = "\033[1m", quiet[] = "\033[34m", plain[] = "\033[0m";

static const char *colour_of(CjmSeverity severity)
{
  return severity == CJM_SEVERITY_ERROR ? "\033[1;31m" : severity == CJM_SEVERITY_WARNING ? "\033[1;33m" : "\033[1;36m";
}

static void paint(GString *out, bool colour, const char *escape)
{
  if (colour) g_string_append(out, escape);
}

/* Columns of a terminal that one character takes. */
static unsigned columns_of(gunichar c)
{
  return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

static unsigned columns(const char *text)
{
  unsigned n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) n += columns_of(g_utf8_get_char(p));
  return n;
}

/* What is left of `text` without its first `n` columns. */
static const char *skip_columns(const char *text, unsigned n)
{
  unsigned skipped = 0;
  while (*text && skipped < n) {
    skipped += columns_of(g_utf8_get_char(text));
    text = g_utf8_next_char(text);
  }
  return text;
}

static char *clean_new(const char *text, size_t len)
{
  GString *clean = g_string_new(NULL);
  cjm_printable_append(clean, text, len);
  return g_string_free(clean, FALSE);
}

/* A source line, cut in three: before, in and after the place, all fit to be printed. */
typedef struct Excerpt {
  unsigned number;
  char *before, *inside, *after;
} Excerpt;

static Excerpt excerpt_of(CjmSpan span)
{
  size_t len;
  const char *line = cjm_source_line(span.source, span.start, &len);
  size_t at = (size_t)(line - span.source->text);
  size_t start = MIN(span.start - at, len), end = CLAMP(span.end - at, start, len);
  size_t bom = at == 0 && len >= 3 && start >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  size_t from = MAX(bom, start - MIN(start, PART_MAX_BYTES));
  while (from < start && ((unsigned char)line[from] & 0xC0) == 0x80) from++;
  return (Excerpt){.number = cjm_source_place(span.source, span.start).line,
                   .before = clean_new(line + from, start - from),
                   .inside = clean_new(line + start, MIN(end - start, PART_MAX_BYTES)),
                   .after = clean_new(line + end, MIN(len - end, PART_MAX_BYTES))};
}

static void excerpt_clear(Excerpt *excerpt)
{
  g_free(excerpt->before);
  g_free(excerpt->inside);
  g_free(excerpt->after);
}

/* Appends at most `room` columns of `text`. */
static void append_within(GString *out, const char *text, unsigned *room)
{
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    unsigned width = columns_of(g_utf8_get_char(p));
    if (width > *room) {
      g_string_append(out, "…");
      *room = 0;
      return;
    }
    *room -= width;
    g_string_append_unichar(out, g_utf8_get_char(p));
  }
}

static void gutter(GString *out, bool colour, int width, unsigned number)
{
  paint(out, colour, quiet);
  if (number) g_string_append_printf(out, "%*u |", width, number);
  else g_string_append_printf(out, "%*s |", width, "");
  paint(out, colour, plain);
}

/* Where the place is, its line, and carets under it. */
static void print_excerpt(GString *out, CjmSpan span, bool colour, const char *caret_colour, int width)
{
  CjmPlace place = cjm_source_place(span.source, span.start);
  paint(out, colour, quiet);
  g_string_append_printf(out, "%*s--> ", width, "");
  paint(out, colour, plain);
  cjm_printable_append(out, span.source->name, strlen(span.source->name));
  g_string_append_printf(out, ":%u:%u\n", place.line, place.column);
  gutter(out, colour, width, 0);
  g_string_append_c(out, '\n');

  Excerpt excerpt = excerpt_of(span);
  unsigned lead = columns(excerpt.before);
  bool cut = lead > LEAD_MAX_COLUMNS && lead + columns(excerpt.inside) + columns(excerpt.after) > LINE_MAX_COLUMNS;
  const char *before = cut ? skip_columns(excerpt.before, lead - LEAD_MAX_COLUMNS) : excerpt.before;
  unsigned room = LINE_MAX_COLUMNS;
  gutter(out, colour, width, excerpt.number);
  g_string_append(out, cut ? " …" : " ");
  append_within(out, before, &room);
  unsigned inside = MIN(columns(excerpt.inside), room);
  append_within(out, excerpt.inside, &room);
  if (room) append_within(out, excerpt.after, &room);

  g_string_append_c(out, '\n');
  gutter(out, colour, width, 0);
  g_string_append_printf(out, "%*s", (int)(columns(before) + 1 + cut), "");
  paint(out, colour, caret_colour);
  for (unsigned i = 0; i < MAX(inside, 1); i++) g_string_append_c(out, '^');
  paint(out, colour, plain);
  g_string_append_c(out, '\n');
  excerpt_clear(&excerpt);
}

static int digits(unsigned number)
{
  int n = 1;
  for (; number >= 10; number /= 10) n++;
  return n;
}

/* The widest line number that is printed. */
static int number_width(const CjmDiag *diag)
{
  int width = diag->span.source ? digits(cjm_source_place(diag->span.source, diag->span.start).line) : 1;
  for (guint i = 0; diag->related && i < diag->related->len; i++) {
    CjmSpan span = g_array_index(diag->related, CjmRelated, i).span;
    if (span.source) width = MAX(width, digits(cjm_source_place(span.source, span.start).line));
  }
  return width;
}

static void print_head(GString *out, const CjmDiag *diag, bool colour)
{
  paint(out, colour, colour_of(diag->severity));
  g_string_append_printf(out, "%s[%s]", cjm_severity_name(diag->severity), cjm_code_info(diag->code)->code);
  paint(out, colour, plain);
  paint(out, colour, strong);
  g_string_append(out, ": ");
  cjm_printable_append(out, diag->message, strlen(diag->message));
  paint(out, colour, plain);
  g_string_append_c(out, '\n');
}

static void print_remark(GString *out, bool colour, int width, const char *kind, const char *text)
{
  paint(out, colour, quiet);
  g_string_append_printf(out, "%*s = ", width, "");
  paint(out, colour, plain);
  paint(out, colour, strong);
  g_string_append_printf(out, "%s: ", kind);
  paint(out, colour, plain);
  cjm_printable_append(out, text, strlen(text));
  g_string_append_c(out, '\n');
}

/* ---- fixes ---- */

enum { CHANGED_LINES_MAX = 6 /* of a fix that are shown, and as many new ones */ };

/* The lines that a run of edits of a fix changes, entirely: from the start of the first line to the end of the last one. */
typedef struct Change {
  const CjmSource *source;
  uint32_t start, end;
  size_t first, n; /* edits */
} Change;

static uint32_t line_start_of(const CjmSource *source, uint32_t at)
{
  size_t len;
  return (uint32_t)(cjm_source_line(source, at, &len) - source->text);
}

static uint32_t line_end_of(const CjmSource *source, uint32_t at)
{
  size_t len;
  const char *line = cjm_source_line(source, at, &len);
  return (uint32_t)((size_t)(line - source->text) + len);
}

/* The end of the last line that an edit changes. One that replaces whole lines by whole lines, or by nothing, does not change the next line. */
static uint32_t changed_end(const CjmEdit *edit)
{
  const CjmSource *source = edit->span.source;
  uint32_t start = edit->span.start, end = edit->span.end;
  bool whole = end > start && source->text[end - 1] == '\n' && (*edit->text ? g_str_has_suffix(edit->text, "\n") : start == line_start_of(source, start));
  return whole ? end - 1 : line_end_of(source, end);
}

static Change change_at(const CjmFix *fix, size_t first)
{
  const CjmEdit *edit = cjm_fix_edit(fix, first);
  const CjmSource *source = edit->span.source;
  Change change = {source, line_start_of(source, edit->span.start), changed_end(edit), first, 1};
  while ((edit = cjm_fix_edit(fix, first + change.n)) && edit->span.source == source && edit->span.start <= change.end + 1) {
    change.end = MAX(change.end, changed_end(edit));
    change.n++;
  }
  return change;
}

/* NULL if no line is left. */
static char *changed_new(const CjmFix *fix, const Change *change)
{
  GString *text = g_string_new(NULL);
  uint32_t at = change->start;
  for (size_t i = 0; i < change->n; i++) {
    const CjmEdit *edit = cjm_fix_edit(fix, change->first + i);
    g_string_append_len(text, change->source->text + at, (gssize)(edit->span.start - at));
    g_string_append(text, edit->text);
    at = edit->span.end;
  }
  bool whole = at > change->end; /* the break of the last line is in the edit */
  if (whole && text->len == 0) return g_string_free(text, TRUE);
  if (whole) g_string_truncate(text, text->len - 1);
  else g_string_append_len(text, change->source->text + at, (gssize)(change->end - at));
  return g_string_free(text, FALSE);
}

/* Prints lines with a sign before each; `rest` is how many may still be printed. */
static void print_lines(GString *out, bool colour, int width, unsigned number, char sign, const char *text, unsigned *rest)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (size_t i = 0; lines[i]; i++, number++) {
    if (*rest == 0) return;
    --*rest;
    unsigned room = LINE_MAX_COLUMNS;
    g_autofree char *clean = clean_new(lines[i], strcspn(lines[i], "\r"));
    paint(out, colour, sign == '-' ? "\033[31m" : "\033[32m");
    g_string_append_printf(out, "%*u %c", width, number, sign);
    if (*clean) g_string_append_c(out, ' ');
    append_within(out, clean, &room);
    paint(out, colour, plain);
    g_string_append_c(out, '\n');
  }
}

static void print_fix(GString *out, const CjmFix *fix, bool colour, int width)
{
  print_remark(out, colour, width, fix->safety == CJM_FIX_SAFE ? "fix" : "suggested fix", fix->title);
  unsigned old_rest = CHANGED_LINES_MAX, new_rest = CHANGED_LINES_MAX;
  Change change;
  for (size_t i = 0; cjm_fix_edit(fix, i); i += change.n) {
    change = change_at(fix, i);
    if (memchr(change.source->text + change.start, '\0', change.end - change.start)) return; /* another encoding */
    g_autofree char *before = g_strndup(change.source->text + change.start, change.end - change.start);
    g_autofree char *after = changed_new(fix, &change);
    unsigned number = cjm_source_place(change.source, change.start).line;
    print_lines(out, colour, width, number, '-', before, &old_rest);
    if (after) print_lines(out, colour, width, number, '+', after, &new_rest);
    if (old_rest == 0 || new_rest == 0) {
      bool more = cjm_fix_edit(fix, i + change.n) != NULL;
      if (more) g_string_append_printf(out, "%*s …\n", width, "");
      return;
    }
  }
}

void cjm_print_human(CjmPrinter *printer, const CjmDiag *diag)
{
  GString *out = printer->out;
  bool colour = printer->colour;
  int width = number_width(diag);
  print_head(out, diag, colour);
  if (diag->span.source) print_excerpt(out, diag->span, colour, colour_of(diag->severity), width);
  if (diag->help) print_remark(out, colour, width, "help", diag->help);
  for (guint i = 0; diag->related && i < diag->related->len; i++) {
    const CjmRelated *related = &g_array_index(diag->related, CjmRelated, i);
    print_remark(out, colour, width, "note", related->message);
    if (related->span.source) print_excerpt(out, related->span, colour, quiet, width);
  }
  if (diag->fix) print_fix(out, diag->fix, colour, width);
  g_string_append_c(out, '\n');
}

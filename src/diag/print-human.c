/* print-human.c: the message, the line that it is about, and what to do.
 *
 *     error[E201]: there is no key "painpoints" in a step
 *       --> journey.yaml:12:5
 *        |
 *     12 |     painpoints: Shipping costs
 *        |     ^^^^^^^^^^
 *        = help: did you mean `pain_points`? */
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
  g_string_append_c(out, '\n');
}

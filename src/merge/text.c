#include "merge/text.h"

#include <string.h>

static bool is_break(char c)
{
  return c == '\n' || c == '\r';
}

/* The end of the line at `at` without its line break, and the start of the next one. */
static size_t line_end(const char *text, size_t at, size_t end, size_t *ret_next)
{
  while (at < end && !is_break(text[at])) at++;
  size_t next = at;
  if (next < end && text[next] == '\r') next++;
  if (next < end && text[next] == '\n' && (next == at || text[at] == '\r')) next++;
  *ret_next = next;
  return at;
}

static void append_indented(CjmText *text, const char *line, size_t len, gssize shift)
{
  size_t indent = 0;
  while (indent < len && line[indent] == ' ') indent++;
  if (indent < len) cjm_text_append_spaces(text, (size_t)MAX(0, (gssize)indent + shift));
  g_string_append_len(text->out, line + indent, (gssize)(len - indent));
}

void cjm_text_append(CjmText *text, const CjmSource *source, size_t start, size_t end, gssize shift, bool whole_lines)
{
  for (size_t at = start, next; at < end; at = next) {
    size_t stop = line_end(source->text, at, end, &next);
    bool is_whole = at > start || whole_lines;
    if (is_whole && shift) append_indented(text, source->text + at, stop - at, shift);
    else g_string_append_len(text->out, source->text + at, (gssize)(stop - at));
    if (next > stop) g_string_append(text->out, text->line_break);
  }
}

void cjm_text_append_spaces(CjmText *text, size_t n)
{
  for (size_t i = 0; i < n; i++) g_string_append_c(text->out, ' ');
}

bool cjm_text_is_at_line(const CjmText *text)
{
  return text->out->len == 0 || is_break(text->out->str[text->out->len - 1]);
}

void cjm_text_end_line(CjmText *text)
{
  if (!cjm_text_is_at_line(text)) g_string_append(text->out, text->line_break);
}

void cjm_text_strip_spaces(CjmText *text)
{
  size_t len = text->out->len;
  while (len > 0 && text->out->str[len - 1] == ' ') len--;
  g_string_truncate(text->out, len);
}

/* ---- versions ---- */

bool cjm_span_equal(CjmSpan a, CjmSpan b)
{
  size_t len = a.end - a.start, other = b.end - b.start;
  return len == other && (len == 0 || memcmp(a.source->text + a.start, b.source->text + b.start, len) == 0);
}

/* The next line with text, without the spaces around it; false at the end. */
static bool next_line(CjmSpan *rest, CjmSpan *ret_line)
{
  while (rest->start < rest->end) {
    size_t next, start = rest->start, end = line_end(rest->source->text, start, rest->end, &next);
    const char *text = rest->source->text;
    while (start < end && (text[start] == ' ' || text[start] == '\t')) start++;
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t')) end--;
    rest->start = (uint32_t)next;
    *ret_line = (CjmSpan){rest->source, (uint32_t)start, (uint32_t)end};
    if (end > start) return true;
  }
  return false;
}

bool cjm_span_same_lines(CjmSpan a, CjmSpan b)
{
  for (;;) {
    CjmSpan x, y;
    bool has_x = next_line(&a, &x), has_y = next_line(&b, &y);
    if (!has_x || !has_y) return has_x == has_y;
    if (!cjm_span_equal(x, y)) return false;
  }
}

bool cjm_span_pick(CjmSpan base, CjmSpan ours, CjmSpan theirs, CjmSpan *ret_span)
{
  *ret_span = ours;
  if (cjm_span_equal(ours, theirs) || cjm_span_equal(base, theirs)) return true;
  *ret_span = theirs;
  if (cjm_span_equal(base, ours)) return true;
  *ret_span = ours;
  if (cjm_span_same_lines(ours, theirs) || cjm_span_same_lines(base, theirs)) return true;
  *ret_span = theirs;
  return cjm_span_same_lines(base, ours);
}

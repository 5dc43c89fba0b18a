#include "fmt/scalar.h"

#include <string.h>

#include "yaml/properties.h"

static bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
  return c == '\n' || c == '\r';
}

bool cjm_fmt_is_broken(const CjmSource *source, uint32_t from, uint32_t to)
{
  for (uint32_t at = from; at < to; at++)
    if (is_break(source->text[at])) return true;
  return false;
}

/* ---- lines ---- */

static void append_spaces(GString *out, unsigned n)
{
  for (unsigned i = 0; i < n; i++) g_string_append_c(out, ' ');
}

/* The next line of a text, without its line break; false at the end. */
static bool next_line(const char **at, const char *end, const char **ret_line, size_t *ret_len)
{
  if (*at > end) return false;
  const char *line = *at;
  size_t len = 0;
  while (line + len < end && !is_break(line[len])) len++;
  *ret_line = line;
  *ret_len = len;
  const char *after = line + len;
  if (after >= end) *at = end + 1;
  else *at = after + (after[0] == '\r' && after + 1 < end && after[1] == '\n' ? 2 : 1);
  return true;
}

/* The length of a line without spaces at its end. In double quotes, one behind a backslash belongs to it. */
static size_t trimmed(const char *line, size_t len, bool escapes)
{
  size_t end = len;
  while (end > 0 && is_space(line[end - 1])) end--;
  size_t slashes = 0;
  while (escapes && slashes < end && line[end - 1 - slashes] == '\\') slashes++;
  return slashes % 2 == 1 && end < len ? end + 1 : end;
}

static void append_flow_lines(GString *out, const char *text, size_t n, unsigned indent, bool escapes)
{
  const char *at = text, *end = text + n, *line;
  size_t len;
  for (bool first = true; next_line(&at, end, &line, &len); first = false) {
    bool last = at > end;
    size_t skipped = 0;
    while (!first && skipped < len && is_space(line[skipped])) skipped++;
    size_t kept = last ? len - skipped : trimmed(line + skipped, len - skipped, escapes);
    if (!first) g_string_append_c(out, '\n');
    if (!first && kept > 0) append_spaces(out, indent);
    g_string_append_len(out, line + skipped, (gssize)kept);
  }
}

/* ---- quotes ---- */

/* Single quotes become double ones if nothing would have to be escaped for it. */
static bool can_be_double(const char *text, size_t n)
{
  return n >= 2 && !memchr(text, '"', n) && !memchr(text, '\\', n);
}

static void append_single_quoted(GString *out, const char *text, size_t n, unsigned indent)
{
  if (!can_be_double(text, n)) {
    append_flow_lines(out, text, n, indent, false);
    return;
  }
  g_autoptr(GString) quoted = g_string_new("\"");
  for (size_t i = 1; i + 1 < n; i++) {
    g_string_append_c(quoted, text[i]);
    if (text[i] == '\'' && text[i + 1] == '\'') i++;
  }
  g_string_append_c(quoted, '"');
  append_flow_lines(out, quoted->str, quoted->len, indent, true);
}

/* ---- blocks ---- */

/* The spaces that belong to no line of a block; `header` is its first line without the sign. */
static unsigned block_indentation(const char *header, size_t header_len, const char *at, const char *end, unsigned column)
{
  for (size_t i = 0; i < header_len; i++)
    if (g_ascii_isdigit(header[i])) return column + (unsigned)(header[i] - '0');
  const char *line;
  size_t len;
  while (next_line(&at, end, &line, &len)) {
    size_t spaces = 0;
    while (spaces < len && line[spaces] == ' ') spaces++;
    if (spaces < len) return (unsigned)spaces;
  }
  return 0;
}

static void append_block(GString *out, const char *text, size_t n, unsigned indent, unsigned column, CjmSpan comment)
{
  const char *at = text, *end = text + n, *line;
  size_t len;
  next_line(&at, end, &line, &len);
  size_t header = 0;
  while (header < len && !is_space(line[header])) header++;
  unsigned own = block_indentation(line, header, at, end, column);
  for (size_t i = 0; i < header; i++) g_string_append_c(out, g_ascii_isdigit(line[i]) ? '2' : line[i]);
  if (comment.source) {
    g_string_append_c(out, ' ');
    cjm_fmt_append_comment(out, comment);
  }
  while (next_line(&at, end, &line, &len)) {
    size_t skipped = 0;
    while (skipped < len && skipped < own && line[skipped] == ' ') skipped++;
    g_string_append_c(out, '\n');
    if (skipped < len) append_spaces(out, indent);
    g_string_append_len(out, line + skipped, (gssize)(len - skipped));
  }
}

/* ---- scalars ---- */

void cjm_fmt_append_scalar(GString *out, const CjmNode *scalar, unsigned indent, unsigned column, CjmSpan comment)
{
  uint32_t start = cjm_node_content(scalar, NULL);
  const char *text = scalar->span.source->text + start;
  size_t n = scalar->span.end - start;
  switch (scalar->style) {
    case CJM_SCALAR_PLAIN: append_flow_lines(out, text, n, indent, false); break;
    case CJM_SCALAR_SINGLE_QUOTED: append_single_quoted(out, text, n, indent); break;
    case CJM_SCALAR_DOUBLE_QUOTED: append_flow_lines(out, text, n, indent, true); break;
    case CJM_SCALAR_LITERAL:
    case CJM_SCALAR_FOLDED: append_block(out, text, n, indent, column, comment); break;
  }
}

void cjm_fmt_append_comment(GString *out, CjmSpan comment)
{
  const char *text = comment.source->text + comment.start;
  g_string_append_len(out, text, (gssize)trimmed(text, comment.end - comment.start, false));
}

#include "yaml/outline.h"

#include <string.h>

#define SPACES " \t"

uint32_t cjm_line_start(const CjmSource *source, uint32_t at)
{
  size_t len;
  return (uint32_t)(cjm_source_line(source, at, &len) - source->text);
}

CjmSpan cjm_line_around(const CjmSource *source, uint32_t at)
{
  size_t len;
  const char *line = cjm_source_line(source, at, &len);
  uint32_t start = (uint32_t)(line - source->text), end = start + (uint32_t)len;
  while (start < end && strchr(SPACES, source->text[start])) start++;
  while (end > start && strchr(SPACES, source->text[end - 1])) end--;
  return (CjmSpan){source, start, end};
}

unsigned cjm_line_indentation(const CjmSource *source, uint32_t at)
{
  return cjm_line_around(source, at).start - cjm_line_start(source, at);
}

bool cjm_line_above(const CjmSource *source, uint32_t at, CjmSpan *ret_line)
{
  for (uint32_t start = cjm_line_start(source, at); start > 0; start = cjm_line_start(source, start - 1)) {
    CjmSpan line = cjm_line_around(source, start - 1);
    if (line.start < line.end && source->text[line.start] != '#') {
      *ret_line = line;
      return true;
    }
  }
  return false;
}

uint32_t cjm_next_line_within(const CjmSource *source, uint32_t at, unsigned column)
{
  size_t low = 0, high = source->n_lines; /* the first line after `at` */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (source->lines[middle] <= at) low = middle + 1;
    else high = middle;
  }
  for (; low < source->n_lines; low++) {
    uint32_t start = source->lines[low];
    CjmSpan line = cjm_line_around(source, start);
    if (line.start < line.end && line.start - start <= column && !strchr("#]}", source->text[line.start])) return start;
  }
  return (uint32_t)source->len;
}

const char *cjm_key_colon(CjmSpan span)
{
  const char *text = span.source->text;
  for (uint32_t i = span.start; i < span.end; i++) {
    if (text[i] == ':' && (i + 1 == span.end || text[i + 1] == ' ')) return text + i;
  }
  return NULL;
}

static bool is_dash(const CjmSource *source, uint32_t at)
{
  return source->text[at] == '-' && strchr(" \t\r\n", source->text[at + 1]);
}

uint32_t cjm_after_dashes(const CjmSource *source, uint32_t line)
{
  while (strncmp(source->text + line, "- ", 2) == 0) line += 2 + (uint32_t)strspn(source->text + line + 2, " ");
  return line;
}

uint32_t cjm_value_start(const CjmSource *source, uint32_t line, uint32_t limit)
{
  const char *text = source->text;
  uint32_t start = cjm_after_dashes(source, line);
  if (strchr("[{\"'", text[start])) return start;
  const char *colon = cjm_key_colon((CjmSpan){source, start, limit});
  return colon ? (uint32_t)(colon - text) + 1 + (uint32_t)strspn(colon + 1, " ") : start;
}

/* ---- levels ---- */

static unsigned apart(unsigned a, unsigned b)
{
  return a > b ? a - b : b - a;
}

bool cjm_nearest_level(const CjmSource *source, uint32_t at, unsigned most, CjmLevel *ret_level)
{
  unsigned column = cjm_line_indentation(source, at), open = UINT_MAX, nearest = most + 1;
  bool dash = is_dash(source, cjm_line_around(source, at).start);
  CjmSpan line = {source, at, at};
  while (open > 0 && cjm_line_above(source, line.start, &line)) {
    uint32_t start = cjm_line_start(source, line.start), key = cjm_after_dashes(source, line.start);
    if (line.start - start >= open) continue;
    for (uint32_t c = line.start; dash && c < key; c++) {
      if (!is_dash(source, c) || c - start >= open || apart(c - start, column) >= nearest) continue;
      nearest = apart(c - start, column);
      *ret_level = (CjmLevel){c - start, true, {source, c, c + 1}};
    }
    const char *colon = cjm_key_colon((CjmSpan){source, key, line.end});
    if (!dash && colon && key - start < open && apart(key - start, column) < nearest) {
      nearest = apart(key - start, column);
      *ret_level = (CjmLevel){key - start, false, {source, key, (uint32_t)(colon - source->text)}};
    }
    open = line.start - start;
  }
  return nearest <= most;
}

uint32_t cjm_block_end(const CjmSource *source, uint32_t at)
{
  unsigned column = cjm_line_indentation(source, at);
  bool dash = is_dash(source, cjm_line_around(source, at).start);
  uint32_t end = at;
  do {
    end = cjm_next_line_within(source, end, column);
  } while (end < source->len && cjm_line_indentation(source, end) == column &&
           is_dash(source, cjm_line_around(source, end).start) == dash && (dash || column > 0));
  return end;
}

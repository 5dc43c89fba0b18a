#include "merge/entry.h"

#include <string.h>

size_t cjm_source_bom(const CjmSource *source)
{
  return source->len >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* The line that holds an offset, by binary search. */
static size_t line_at(const CjmSource *source, size_t at)
{
  size_t low = 0, high = source->n_lines;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (source->lines[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

size_t cjm_line_start_of(const CjmSource *source, size_t at)
{
  size_t line = line_at(source, at);
  return line == 0 ? cjm_source_bom(source) : source->lines[line];
}

size_t cjm_line_next_to(const CjmSource *source, size_t at)
{
  size_t line = line_at(source, at);
  return line + 1 < source->n_lines ? source->lines[line + 1] : source->len;
}

/* The line after content that ends at `end`; the text of a block scalar ends with its line. */
static size_t line_after(const CjmSource *source, size_t end)
{
  bool is_over = end > 0 && cjm_line_start_of(source, end) == end;
  return is_over ? end : cjm_line_next_to(source, end);
}

/* The end of a line without its line break. */
static size_t line_end(const CjmSource *source, size_t at)
{
  size_t end = cjm_line_next_to(source, at);
  while (end > at && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r')) end--;
  return end;
}

/* ---- values ---- */

bool cjm_entry_is_alias(CjmPart part)
{
  return part.in->aliases && part.in->aliases[part.i].source;
}

bool cjm_entry_is_block(CjmPart part)
{
  const CjmNode *item = cjm_part_item(part);
  return item->kind != CJM_NODE_SCALAR && !item->flow && item->n > 0 && !cjm_entry_is_alias(part);
}

/* After the colon of a key, if it has one. */
static size_t key_end(CjmPart part)
{
  if (part.in->kind != CJM_NODE_MAP) return 0;
  const CjmNode *key = part.in->keys[part.i];
  size_t end = key->span.end;
  while (part.in->flow && (key->span.source->text[end] == ' ' || key->span.source->text[end] == '\t')) end++;
  return key->span.source->text[end] == ':' ? end + 1 : key->span.end;
}

CjmSpan cjm_entry_value(CjmPart part)
{
  if (cjm_entry_is_alias(part)) return part.in->aliases[part.i];
  const CjmNode *item = cjm_part_item(part);
  CjmSpan span = item->span;
  if (cjm_entry_is_block(part)) {
    CjmPart last = {item, item->n - 1};
    span.end = (uint32_t)MAX(cjm_entry_value(last).end, key_end(last)); /* of a key without a value */
  }
  if (item->anchor.source) span.start = MIN(span.start, item->anchor.start);
  return span;
}

bool cjm_entry_is_inline(CjmPart part)
{
  const CjmNode *item = cjm_part_item(part);
  CjmSpan value = cjm_entry_value(part);
  bool is_block = item->kind == CJM_NODE_SCALAR ? item->style >= CJM_SCALAR_LITERAL : !item->flow;
  return (cjm_entry_is_alias(part) || !is_block) && value.end > value.start &&
         cjm_line_start_of(value.source, value.start) == cjm_line_start_of(value.source, value.end);
}

/* ---- entries ---- */

/* The dash before an item of a block. */
static size_t dash_before(const CjmSource *source, size_t at)
{
  while (at > 0 && source->text[at] != '-') at--;
  return at;
}

static size_t start_of(CjmPart part)
{
  if (part.in->kind == CJM_NODE_MAP) return part.in->keys[part.i]->span.start;
  CjmSpan value = cjm_entry_value(part);
  if (part.in->flow) return value.start;
  bool is_empty = value.start == value.end; /* a dash alone: where its value would be */
  return dash_before(value.source, value.start > 0 && !is_empty ? value.start - 1 : value.start);
}

static size_t end_of(CjmPart part)
{
  return MAX(cjm_entry_value(part).end, key_end(part));
}

static bool only_spaces(const CjmSource *source, size_t from, size_t to)
{
  for (; from < to; from++)
    if (source->text[from] != ' ') return false;
  return true;
}

/* The end of the comments from the line at `at` on that are indented by at least `indent`, with the empty lines between them. `ret_next` is the
 * indentation of the line with text behind them. */
static size_t comments_end(const CjmSource *source, size_t at, size_t indent, size_t *ret_next)
{
  size_t end = at;
  *ret_next = 0;
  while (at < source->len) {
    size_t text = at;
    while (text < source->len && source->text[text] == ' ') text++;
    bool is_comment = text < source->len && source->text[text] == '#';
    bool is_empty = text == source->len || strchr("\r\n", source->text[text]) != NULL;
    if (!is_empty) *ret_next = text - at;
    if (!is_empty && !(is_comment && text - at >= indent)) break;
    at = cjm_line_next_to(source, at);
    if (is_comment) end = at;
    if (is_comment) *ret_next = 0;
  }
  return end;
}

static size_t column_of(CjmPart part)
{
  size_t start = start_of(part);
  return start - cjm_line_start_of(part.in->span.source, start);
}

/* The line after an entry of a block, and after the comments that belong to it: those that are indented by more than its key or dash. Dashes may be
 * in the column of the key above; comments in that column belong to the list unless another key of this column follows. */
static size_t after_of(CjmPart part)
{
  const CjmSource *source = part.in->span.source;
  if (!cjm_entry_is_block(part)) return line_after(source, end_of(part));
  CjmPart last = {cjm_part_item(part), cjm_part_item(part)->n - 1};
  size_t column = column_of(part), next, after = after_of(last);
  if (part.in->kind == CJM_NODE_MAP && column_of(last) == column) {
    size_t end = comments_end(source, after, column, &next);
    if (next < column) return end;
  }
  return comments_end(source, after, column + 1, &next);
}

/* The first of the comments and empty lines above a line. */
static size_t lines_above(const CjmSource *source, size_t line)
{
  size_t first = cjm_source_bom(source);
  while (line > first) {
    size_t above = cjm_line_start_of(source, line - 1), text = above;
    while (text < line && strchr(" \t\r", source->text[text])) text++;
    if (text < line && source->text[text] != '\n' && source->text[text] != '#') break;
    line = above;
  }
  return line;
}

CjmEntry cjm_entry_of(CjmPart part)
{
  const CjmSource *source = part.in->span.source;
  CjmEntry entry = {.source = source, .start = start_of(part), .end = end_of(part)};
  entry.line = entry.lead = cjm_line_start_of(source, entry.start);
  entry.column = entry.start - entry.line;
  entry.lines = only_spaces(source, entry.line, entry.start);
  entry.after = part.in->flow ? entry.end : after_of(part);
  if (!part.in->flow && part.i > 0) entry.lead = MIN(entry.line, after_of((CjmPart){part.in, part.i - 1}));
  else if (!part.in->flow && entry.lines) entry.lead = lines_above(source, entry.line);
  return entry;
}

/* ---- comments ---- */

static CjmSpan span_of(const CjmSource *source, size_t start, size_t end)
{
  return (CjmSpan){source, (uint32_t)start, (uint32_t)MAX(start, end)};
}

CjmSpan cjm_entry_rest(CjmPart part)
{
  const CjmSource *source = part.in->span.source;
  size_t end = end_of(part);
  if (part.in->flow) return span_of(source, end, end);
  if (!cjm_entry_is_block(part)) {
    bool is_over = cjm_line_start_of(source, end) == end; /* after a block scalar */
    return span_of(source, end, is_over ? end : line_end(source, end));
  }
  CjmEntry first = cjm_entry_of((CjmPart){cjm_part_item(part), 0});
  size_t after_key = part.in->kind == CJM_NODE_MAP ? key_end(part) : start_of(part) + 1;
  return span_of(source, after_key, first.lines ? line_end(source, after_key) : after_key);
}

CjmSpan cjm_entry_tail(CjmPart part)
{
  const CjmNode *item = cjm_part_item(part);
  return span_of(part.in->span.source, after_of((CjmPart){item, item->n - 1}), after_of(part));
}

CjmSpan cjm_entry_lead(CjmPart part)
{
  CjmEntry entry = cjm_entry_of(part);
  if (part.in->flow) return span_of(entry.source, entry.start, entry.start);
  return span_of(entry.source, entry.lead, entry.line);
}

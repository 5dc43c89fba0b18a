#include "merge/entry.h"

#include <string.h>

static size_t line_start(const CjmSource *source, size_t at)
{
  while (at > 0 && source->text[at - 1] != '\n') at--;
  return at;
}

static size_t next_line(const CjmSource *source, size_t at)
{
  while (at < source->len && source->text[at] != '\n') at++;
  return MIN(at + 1, source->len);
}

/* After the colon of a key, where it has one. */
static size_t key_end(const CjmNode *key)
{
  return key->span.end + (key->span.source->text[key->span.end] == ':');
}

CjmSpan cjm_entry_value(const CjmNode *collection, size_t i)
{
  if (collection->aliases && collection->aliases[i].source) return collection->aliases[i];
  const CjmNode *item = collection->items[i];
  CjmSpan span = item->span;
  if (item->kind != CJM_NODE_SCALAR && !item->flow && item->n > 0) {
    span.end = cjm_entry_value(item, item->n - 1).end;
    if (item->kind == CJM_NODE_MAP) span.end = MAX(span.end, key_end(item->keys[item->n - 1])); /* of a key without a value */
  }
  if (item->anchor.source) span.start = MIN(span.start, item->anchor.start);
  return span;
}

/* The dash before an item of a block. */
static size_t dash_before(const CjmSource *source, size_t at)
{
  while (at > 0 && source->text[at] != '-') at--;
  return at;
}

static size_t start_of(const CjmNode *collection, size_t i)
{
  if (collection->kind == CJM_NODE_MAP) return collection->keys[i]->span.start;
  CjmSpan value = cjm_entry_value(collection, i);
  if (collection->flow) return value.start;
  const CjmSource *source = collection->span.source;
  bool empty = value.start == value.end; /* `-` alone: where its value would be */
  return dash_before(source, value.start > 0 && !empty ? value.start - 1 : value.start);
}

static bool is_comment_line(const CjmSource *source, size_t at)
{
  while (at < source->len && (source->text[at] == ' ' || source->text[at] == '\t')) at++;
  return at < source->len && source->text[at] == '#';
}

static bool only_spaces(const CjmSource *source, size_t from, size_t to)
{
  for (; from < to; from++)
    if (source->text[from] != ' ') return false;
  return true;
}

/* The first line of an entry: of the comments right above it, but none before `limit`. */
static size_t with_comments(const CjmSource *source, size_t line, size_t limit)
{
  while (line > limit) {
    size_t above = line_start(source, line - 1);
    if (above < limit || !is_comment_line(source, above)) break;
    line = above;
  }
  return line;
}

/* The line after the content that ends at `end`; the text of a literal block ends with its line. */
static size_t line_after(const CjmSource *source, size_t end)
{
  return end > 0 && source->text[end - 1] == '\n' ? end : next_line(source, end);
}

CjmEntry cjm_entry_of(const CjmNode *collection, size_t i)
{
  const CjmSource *source = collection->span.source;
  CjmEntry entry = {.source = source, .start = start_of(collection, i), .end = cjm_entry_value(collection, i).end};
  if (collection->kind == CJM_NODE_MAP) entry.end = MAX(entry.end, key_end(collection->keys[i]));
  size_t line = line_start(source, entry.start);
  entry.column = entry.start - line;
  if (collection->flow) return entry;
  size_t limit = 0;
  if (i > 0) {
    size_t before = cjm_entry_value(collection, i - 1).end;
    if (collection->kind == CJM_NODE_MAP) before = MAX(before, key_end(collection->keys[i - 1]));
    limit = line_after(source, before);
  }
  entry.lines = only_spaces(source, line, entry.start);
  bool is_head = i == 0 && entry.column == 0; /* what stands above a file's first key is about the file */
  entry.first_line = entry.lines && !is_head ? with_comments(source, line, limit) : line;
  entry.after_line = line_after(source, entry.end);
  if (i + 1 < collection->n) {
    size_t next = line_start(source, start_of(collection, i + 1));
    entry.after_line = MAX(entry.after_line, with_comments(source, next, entry.after_line));
  }
  return entry;
}

void cjm_entry_append(const CjmEntry *entry, size_t column, GString *out)
{
  const CjmSource *source = entry->source;
  size_t line = entry->lines ? entry->first_line : entry->start;
  while (line < entry->after_line) {
    size_t next = next_line(source, line), text = line;
    if (line == entry->start) {
      for (size_t k = 0; k < column; k++) g_string_append_c(out, ' ');
    } else {
      while (text < next && source->text[text] == ' ') text++;
      size_t indent = text - line;
      bool empty = text == next || source->text[text] == '\n' || source->text[text] == '\r';
      size_t wanted = indent + column > entry->column ? indent + column - entry->column : 0;
      for (size_t k = 0; !empty && k < wanted; k++) g_string_append_c(out, ' ');
    }
    g_string_append_len(out, source->text + text, (gssize)(next - text));
    line = next;
  }
  if (out->len > 0 && out->str[out->len - 1] != '\n') g_string_append_c(out, '\n');
}

/* fixes-repeats.c: fixes of a key that a map has again: items of a list without their dashes, and a list written with a key for each item. */
#include <string.h>

#include "decode/decoder.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

/* The last value in a list or map, also of a key that is there again. */
static const CjmNode *last_item(const CjmNode *node)
{
  const CjmNode *last = node->items[node->n - 1], *again = node->repeats != NULL ? node->repeats->items[node->repeats->n - 1] : NULL;
  return again != NULL && again->span.start > last->span.start ? again : last;
}

/* Where the last line of a value ends. */
static uint32_t last_line_end(const CjmNode *value)
{
  while (!value->flow && value->n > 0) {
    value = last_item(value);
  }
  const char *text = value->span.source->text;
  uint32_t at = value->span.end;
  while (at > value->span.start && strchr("\r\n", text[at - 1]) != NULL) { /* a block of lines has its last line break */
    at--;
  }
  return at + (uint32_t)strcspn(text + at, "\r\n");
}

/* ---- items without dashes ---- */

/* Whether a place is the first on its line. */
static bool begins_line(CjmSpan span)
{
  return cjm_edit_column(span) == cjm_line_indentation(span.source, span.start);
}

static bool is_start_of_item(const CjmNode *map, uint32_t at)
{
  for (size_t i = 0; i < map->repeats->n; i++) {
    const CjmNode *key = map->repeats->keys[i];
    if (key->span.start == at && strcmp(key->text, map->keys[0]->text) == 0) {
      return true;
    }
  }
  return false;
}

void cjm_fix_missing_dashes(CjmDiag *diag, const CjmNode *map)
{
  const CjmSpan first = map->keys[0]->span;
  const CjmSource *source = first.source;
  const char *text = source->text;
  unsigned column = cjm_edit_column(first);
  uint32_t end = last_line_end(map);
  bool listed = !begins_line(first);
  if (map->flow || (listed && (column < 2 || strncmp(text + first.start - 2, "- ", 2) != 0 || cjm_line_indentation(source, first.start) + 2 != column))) {
    return;
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "put a dash before each item");
  if (!listed) {
    cjm_diag_edit(diag, (CjmSpan){source, first.start, first.start}, "- ");
  }
  for (uint32_t at = first.start; at < end; at += 1 + (uint32_t)strcspn(text + at, "\n")) {
    uint32_t begin = at + (uint32_t)strspn(text + at, " ");
    if (at == first.start || strchr("\r\n", text[begin]) != NULL) {
      continue;
    }
    if (is_start_of_item(map, begin)) {
      cjm_diag_edit(diag, (CjmSpan){source, listed ? begin - 2 : begin, begin}, "- ");
    } else if (!listed) {
      cjm_diag_edit(diag, (CjmSpan){source, at, at}, "  ");
    }
  }
}

/* ---- a key for each item ---- */

static void append_line(GString *out, const CjmSource *source, unsigned column, const char *before, uint32_t start, uint32_t end)
{
  g_string_append_printf(out, "\n%*s%s", (int)column, "", before);
  g_string_append_len(out, source->text + start, end - start);
}

/* Appends the lines of a value that begins at the start of its first line, in another column. */
static void append_lines(GString *out, const CjmNode *value, CjmSpan first, unsigned column, const char *before)
{
  const CjmSource *source = first.source;
  const char *text = source->text;
  uint32_t end = last_line_end(value), at = first.start, from = cjm_edit_column(first);
  while (at < end) {
    size_t len; /* a line may have a zero byte in it */
    uint32_t line = (uint32_t)(cjm_source_line(source, at, &len) - text), stop = line + (uint32_t)len, deeper = at - line;
    if (at == first.start) {
      append_line(out, source, column, before, at, stop);
    } else if (at == stop) {
      g_string_append_c(out, '\n');
    } else {
      append_line(out, source, column + (unsigned)strlen(before) + deeper - MIN(deeper, from), "", at, stop);
    }
    at = stop + (uint32_t)strspn(text + stop, "\r");
    at += text[at] == '\n' ? 1 : 0;
    at += (uint32_t)strspn(text + at, " ");
  }
}

static bool is_one_line(CjmSpan span)
{
  return memchr(span.source->text + span.start, '\n', span.end - span.start) == NULL;
}

/* Appends a value as items of a list whose dashes are in a column; false if it cannot be moved as it is written. */
static bool append_items(GString *out, const CjmNode *value, unsigned column)
{
  const CjmSource *source = value->span.source;
  if (value->null) {
    return true;
  }
  if (value->kind == CJM_NODE_SCALAR || (value->kind == CJM_NODE_MAP && value->flow)) {
    if (!is_one_line(value->span)) {
      return false;
    }
    append_line(out, source, column, "- ", value->span.start, last_line_end(value)); /* with a comment that is behind it */
    return true;
  }
  if (value->flow) {
    bool bare = cjm_line_around(source, value->span.start).end == value->span.end;
    for (size_t i = 0; i < value->n && bare; i++) {
      CjmSpan item = value->items[i]->span;
      bare = item.start >= value->span.start && item.end <= value->span.end && is_one_line(item);
      append_line(out, source, column, "- ", item.start, item.end);
    }
    return bare;
  }
  if (value->n == 0) { /* nothing of it could be read */
    return false;
  }
  if (value->kind == CJM_NODE_MAP) {
    append_lines(out, value, value->keys[0]->span, column, "- ");
    return begins_line(value->keys[0]->span);
  }
  CjmSpan first = cjm_line_around(source, value->items[0]->span.start);
  append_lines(out, value, first, column, "");
  return source->text[first.start] == '-';
}

/* The bytes of a value between brackets: those of its items, or its own. */
static char *bytes_in_brackets_new(const CjmNode *value)
{
  bool list = value->kind == CJM_NODE_LIST;
  uint32_t start = value->span.start + (list ? 1 : 0), end = value->span.end - (list ? 1 : 0);
  if (value->null || (list && (!value->flow || value->n == 0)) || (value->kind == CJM_NODE_MAP && !value->flow) ||
      value->style == CJM_SCALAR_LITERAL || value->style == CJM_SCALAR_FOLDED) {
    return NULL;
  }
  char *bytes = g_strstrip(g_strndup(value->span.source->text + start, end - start));
  bool safe = list || value->style != CJM_SCALAR_PLAIN || value->kind == CJM_NODE_MAP || strpbrk(bytes, ",[]{}") == NULL;
  return safe ? bytes : (g_free(bytes), NULL);
}

/* The entry of a key in brackets, with the comma before it. */
static CjmSpan entry_with_comma(const CjmNode *key, const CjmNode *value)
{
  const char *text = key->span.source->text;
  uint32_t start = key->span.start;
  while (start > 0 && strchr(" \t\r\n", text[start - 1]) != NULL) {
    start--;
  }
  return text[start - 1] == ',' ? (CjmSpan){key->span.source, start - 1, value->span.end} : (CjmSpan){0};
}

static bool join_in_brackets(CjmDiag *diag, const CjmNode *first, const CjmNode *second, CjmSpan gone)
{
  g_autofree char *one = bytes_in_brackets_new(first), *other = bytes_in_brackets_new(second);
  if (one == NULL || other == NULL || gone.source == NULL) {
    return false;
  }
  g_autofree char *list = g_strdup_printf("[%s, %s]", one, other);
  cjm_diag_edit(diag, first->span, list);
  cjm_diag_edit(diag, gone, "");
  return true;
}

static bool join_lines(CjmDiag *diag, const CjmNode *key, const CjmNode *first, const CjmNode *second, CjmSpan gone)
{
  const CjmSource *source = key->span.source;
  g_autoptr(GString) items = g_string_new(NULL);
  uint32_t end = last_line_end(first), start = end;
  unsigned column = cjm_edit_column(key->span) + 2;
  if (first->kind == CJM_NODE_LIST && !first->flow && first->n > 0) {
    column = cjm_line_indentation(source, first->items[0]->span.start);
  } else {
    const char *colon = strchr(source->text + key->span.end, ':');
    start = (uint32_t)(colon - source->text) + 1;
    if (!append_items(items, first, column)) {
      return false;
    }
  }
  if (!append_items(items, second, column)) {
    return false;
  }
  cjm_diag_edit(diag, (CjmSpan){source, start, end}, items->str);
  cjm_diag_edit(diag, gone, "");
  return true;
}

void cjm_fix_join(CjmDiag *diag, const CjmNode *map, size_t i, const CjmNode *again, const CjmNode *second)
{
  const CjmNode *key = map->keys[i], *first = map->items[i];
  const CjmSource *source = map->span.source;
  bool here = key->span.source == source && first->span.source == source && first->span.start >= key->span.end && second->span.start >= again->span.end;
  if (!here || first->null || second->null) {
    return; /* an alias, or no value */
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "join the values to a list");
  bool joined;
  if (map->flow) {
    joined = join_in_brackets(diag, first, second, entry_with_comma(again, second));
  } else {
    uint32_t end = last_line_end(second), line = cjm_line_start(source, again->span.start);
    end += (uint32_t)strspn(source->text + end, "\r");
    end += source->text[end] == '\n' ? 1 : 0;
    CjmSpan gone = {source, line, end};
    bool brackets = first->kind == CJM_NODE_LIST && first->flow;
    joined = (brackets && is_one_line(first->span) && join_in_brackets(diag, first, second, gone)) || join_lines(diag, key, first, second, gone);
  }
  if (!joined) {
    g_clear_pointer(&diag->fix, cjm_fix_free);
  }
}

#include "fmt/print.h"

#include <string.h>

#include "fmt/order.h"
#include "fmt/scalar.h"
#include "yaml/properties.h"

enum {
  INDENT = 2,
  WIDTH = 100 /* characters of a line in brackets, in a file that is written in brackets throughout */
};

typedef struct Printer {
  const CjmSource *source;
  const GArray *comments; /* CjmSpan */
  guint next;             /* the first comment that is not written yet */
  uint32_t last;          /* the end of what was written last, in the source */
  bool fresh;             /* at the start of a collection, where there is no empty line */
  bool brackets;          /* the whole file is in brackets, as JSON is */
  bool in_line;           /* within brackets that are tried on one line */
  size_t marks;           /* anchors and aliases that were written */
  bool unsupported;
  GString *out;
} Printer;

/* A collection as it is written. */
typedef struct Collection {
  const CjmNode *node;
  CjmContents contents;
  unsigned indent; /* of its entries */
  unsigned column; /* of its entries in the source */
  uint32_t limit;  /* what follows it in the source begins here */
} Collection;

/* An entry of a collection, in `out`. */
typedef struct Chunk {
  size_t start, end;
  size_t comma; /* in brackets: where its comma belongs */
  bool marked;  /* it has anchors or aliases: an alias has to stay behind its anchor */
  bool named;   /* it has objects of a kind that other keys have too: ids are derived in the order of the file */
} Chunk;

static void print_entries(Printer *p, const Collection *collection);

/* ---- places in the source ---- */

static unsigned column_of(const CjmSource *source, uint32_t at)
{
  unsigned column = 0;
  while (at > column && !strchr("\r\n", source->text[at - column - 1])) column++;
  return column;
}

/* Line breaks with nothing but spaces between them, at most 2. */
static unsigned count_breaks(const CjmSource *source, uint32_t from, uint32_t to)
{
  unsigned n = 0;
  for (uint32_t at = from; at < to && n < 2; at++) {
    char c = source->text[at];
    if (c == '\n' || (c == '\r' && source->text[at + 1] != '\n')) n++;
    else if (!strchr(" \t\r", c)) n = 0;
  }
  return n;
}

static CjmSpan value_span(const CjmNode *collection, size_t i)
{
  if (collection->aliases && collection->aliases[i].source) return collection->aliases[i];
  CjmSpan span = collection->items[i]->span;
  span.start = cjm_node_start(collection->items[i]);
  return span;
}

static bool is_alias(const CjmNode *collection, size_t i)
{
  return collection->aliases && collection->aliases[i].source;
}

/* The dash of an item that follows `at`: between them are only spaces and comments. */
static uint32_t find_dash(const CjmSource *source, uint32_t at, uint32_t end)
{
  while (at < end && source->text[at] != '-') {
    if (source->text[at] == '#') at += (uint32_t)strcspn(source->text + at, "\r\n");
    else at++;
  }
  return at;
}

/* Where an entry begins: its key, its dash, or in brackets its value. `from` is the end of the entry before it. */
static uint32_t entry_start(const CjmNode *node, size_t i, uint32_t from)
{
  uint32_t value = value_span(node, i).start;
  if (node->kind == CJM_NODE_LIST) return node->flow ? value : find_dash(node->span.source, from, value);
  return cjm_node_start(node->keys[i]);
}

/* ---- comments ---- */

static const CjmSpan *peek(const Printer *p, uint32_t limit)
{
  if (p->next >= p->comments->len) return NULL;
  const CjmSpan *comment = &g_array_index(p->comments, CjmSpan, p->next);
  return comment->start < limit ? comment : NULL;
}

static void append_indent(Printer *p, unsigned indent)
{
  for (unsigned i = 0; i < indent; i++) g_string_append_c(p->out, ' ');
}

/* Keeps one of the empty lines before what begins at `start`. */
static void print_empty_line(Printer *p, uint32_t start)
{
  if (!p->fresh && count_breaks(p->source, p->last, start) >= 2) g_string_append_c(p->out, '\n');
  p->fresh = false;
}

static void print_comment_line(Printer *p, unsigned indent)
{
  const CjmSpan *comment = &g_array_index(p->comments, CjmSpan, p->next++);
  print_empty_line(p, comment->start);
  append_indent(p, indent);
  cjm_fmt_append_comment(p->out, *comment);
  g_string_append_c(p->out, '\n');
  p->last = comment->end;
}

static void print_comment_lines(Printer *p, uint32_t limit, unsigned indent)
{
  while (peek(p, limit)) print_comment_line(p, indent);
}

/* Comments after the last entry that are indented like the collection. */
static void print_last_comments(Printer *p, uint32_t limit, unsigned column, unsigned indent)
{
  const CjmSpan *comment;
  while ((comment = peek(p, limit)) && column_of(p->source, comment->start) >= column) print_comment_line(p, indent);
}

/* A comment on the line where `from` is. */
static bool take_comment_on_line(Printer *p, uint32_t from, uint32_t limit, CjmSpan *ret_comment)
{
  const CjmSpan *comment = peek(p, limit);
  if (!comment || cjm_fmt_is_broken(p->source, from, comment->start)) return false;
  *ret_comment = *comment;
  p->last = comment->end;
  p->next++;
  return true;
}

static void print_comment_on_line(Printer *p, uint32_t from, uint32_t limit)
{
  CjmSpan comment;
  if (!take_comment_on_line(p, from, limit, &comment)) return;
  g_string_append_c(p->out, ' ');
  cjm_fmt_append_comment(p->out, comment);
}

/* ---- order ---- */

static bool is_in_order(const size_t *order, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (order[i] != i) return false;
  return true;
}

static bool is_marked(const Chunk *chunk)
{
  return chunk->marked;
}

static bool is_named(const Chunk *chunk)
{
  return chunk->named;
}

/* Whether the entries for which `is` holds stay in the order of the source. */
static bool keeps(const size_t *order, const Chunk *chunks, size_t n, bool (*is)(const Chunk *))
{
  size_t last = 0;
  for (size_t i = 0; i < n; i++) {
    if (!is(&chunks[order[i]])) continue;
    if (order[i] < last) return false;
    last = order[i];
  }
  return true;
}

static size_t *order_new(CjmContents contents, const CjmNode *node, Chunk *chunks)
{
  size_t *order = node->kind == CJM_NODE_MAP ? cjm_canonical_order_new(contents, node) : NULL;
  for (size_t i = 0; order && i < node->n; i++) chunks[i].named = cjm_contents_share_ids(contents, node, node->keys[i]->text);
  if (order && keeps(order, chunks, node->n, is_marked) && keeps(order, chunks, node->n, is_named)) return order;
  g_free(order);
  order = g_new(size_t, node->n + 1);
  for (size_t i = 0; i < node->n; i++) order[i] = i;
  return order;
}

/* The empty line before the entry that comes first now is given to the one that came first. */
static void reorder_lines(Printer *p, const size_t *order, const Chunk *chunks, size_t n)
{
  size_t base = chunks[0].start;
  g_autoptr(GString) lines = g_string_sized_new(chunks[n - 1].end - base);
  bool empty = p->out->str[chunks[order[0]].start] == '\n';
  for (size_t i = 0; i < n; i++) {
    const Chunk *chunk = &chunks[order[i]];
    size_t start = chunk->start + (i == 0 && empty);
    if (order[i] == 0 && empty && p->out->str[chunk->start] != '\n') g_string_append_c(lines, '\n');
    g_string_append_len(lines, p->out->str + start, (gssize)(chunk->end - start));
  }
  g_string_truncate(p->out, base);
  g_string_append_len(p->out, lines->str, (gssize)lines->len);
}

/* Writes entries in brackets again, in order, with what is between them. */
static void reorder_brackets(Printer *p, const size_t *order, const Chunk *chunks, size_t n, const char *separator)
{
  size_t base = chunks[0].start;
  g_autofree char *entries = g_strndup(p->out->str + base, chunks[n - 1].end - base);
  g_string_truncate(p->out, base);
  for (size_t i = 0; i < n; i++) {
    const Chunk *chunk = &chunks[order[i]];
    const char *text = entries + (chunk->start - base);
    bool is_line = *separator == '\n';
    size_t empty = i == 0 && *text == '\n'; /* no empty line after the bracket */
    g_string_append_len(p->out, text + empty, (gssize)(chunk->comma - chunk->start - empty));
    if (i + 1 < n) g_string_append(p->out, is_line ? "," : separator);
    g_string_append_len(p->out, entries + (chunk->comma - base), (gssize)(chunk->end - chunk->comma));
  }
}

/* ---- values ---- */

static bool is_on_one_line(const CjmNode *node)
{
  return node->flow && !cjm_fmt_is_broken(node->span.source, node->span.start, node->span.end);
}

/* Whether a value is written below its key or dash. */
static bool is_below(const Printer *p, const CjmNode *item)
{
  return item->kind != CJM_NODE_SCALAR && item->n > 0 && !(item->flow && (p->brackets || is_on_one_line(item)));
}

/* Where comments before the entry end: those between a key and its scalar, or within empty brackets, come before the key. */
static uint32_t comments_end(const Printer *p, const CjmNode *node, size_t i, uint32_t start)
{
  const CjmNode *item = node->items[i];
  if (is_alias(node, i)) return node->aliases[i].start;
  if (item->kind != CJM_NODE_SCALAR && item->n == 0) return item->span.end;
  if (is_below(p, item)) return node->kind == CJM_NODE_MAP ? cjm_node_content(node->keys[i], NULL) : start;
  bool is_empty = item->span.start == item->span.end;
  return is_empty ? start : cjm_node_content(item, NULL);
}

static void print_properties(Printer *p, const CjmNode *node)
{
  if (node->anchor.source) p->marks++;
  cjm_node_content(node, p->out);
}

static void print_alias(Printer *p, CjmSpan alias)
{
  p->marks++;
  g_string_append_len(p->out, p->source->text + alias.start, (gssize)(alias.end - alias.start));
  p->last = alias.end;
}

/* A scalar of a collection whose entries are at `indent`, and in the source at `column`. */
static void print_scalar(Printer *p, const CjmNode *scalar, unsigned indent, unsigned column)
{
  size_t before = p->out->len;
  print_properties(p, scalar);
  uint32_t content = cjm_node_content(scalar, NULL);
  if (p->out->len > before && content < scalar->span.end) g_string_append_c(p->out, ' ');
  CjmSpan comment = {0};
  bool is_block = scalar->style == CJM_SCALAR_LITERAL || scalar->style == CJM_SCALAR_FOLDED;
  if (is_block) take_comment_on_line(p, content, scalar->span.end, &comment);
  cjm_fmt_append_scalar(p->out, scalar, indent + INDENT, column, comment);
  p->last = MAX(p->last, scalar->span.end);
}

/* A key that is an alias has the place of its anchor. */
static void print_key(Printer *p, const CjmNode *map, size_t i, unsigned indent)
{
  const CjmNode *key = map->keys[i];
  uint32_t start = cjm_node_start(key), before = i > 0 ? value_span(map, i - 1).end : cjm_node_start(map);
  if (start < before || cjm_fmt_is_broken(p->source, start, key->span.end)) p->unsupported = true;
  else print_scalar(p, key, indent, 0);
}

static CjmContents contents_of(const Collection *c, size_t i)
{
  return c->node->kind == CJM_NODE_MAP ? cjm_contents_of_value(c->contents, c->node, c->node->keys[i]->text) : c->contents;
}

/* ---- brackets ---- */

static void print_in_brackets(Printer *p, const CjmNode *node, CjmContents contents, unsigned indent);

/* An entry without a value is its key alone: in brackets, `key:,` is no YAML. */
static void print_entry_in_brackets(Printer *p, const Collection *c, size_t i)
{
  const CjmNode *item = c->node->items[i];
  bool is_map = c->node->kind == CJM_NODE_MAP, is_empty = item->kind == CJM_NODE_SCALAR && item->span.start == item->span.end;
  if (is_map) print_key(p, c->node, i, c->indent);
  if (p->unsupported || (is_map && is_empty && !is_alias(c->node, i))) return;
  if (is_map) g_string_append(p->out, ": ");
  if (is_alias(c->node, i)) print_alias(p, c->node->aliases[i]);
  else if (item->kind == CJM_NODE_SCALAR) print_scalar(p, item, c->indent, c->column);
  else print_in_brackets(p, item, contents_of(c, i), c->indent);
}

static void print_in_line(Printer *p, const CjmNode *node, CjmContents contents, unsigned indent)
{
  Collection c = {node, contents, indent, 0, node->span.end};
  g_autofree Chunk *chunks = g_new(Chunk, node->n + 1);
  g_string_append_c(p->out, node->kind == CJM_NODE_MAP ? '{' : '[');
  for (size_t i = 0; i < node->n && !p->unsupported; i++) {
    size_t marks = p->marks, start = p->out->len;
    print_entry_in_brackets(p, &c, i);
    chunks[i] = (Chunk){start, p->out->len, p->out->len, p->marks != marks, false};
  }
  if (p->unsupported) return;
  g_autofree size_t *order = order_new(contents, node, chunks);
  if (node->n > 0) reorder_brackets(p, order, chunks, node->n, ", ");
  g_string_append_c(p->out, node->kind == CJM_NODE_MAP ? '}' : ']');
  p->last = node->span.end;
}

/* Each entry on a line of its own, which only files in brackets have. */
static void print_over_lines(Printer *p, const CjmNode *node, CjmContents contents, unsigned indent)
{
  uint32_t end = node->span.end - 1; /* the bracket */
  Collection c = {node, contents, indent + INDENT, 0, end};
  g_autofree Chunk *chunks = g_new(Chunk, node->n + 1);
  g_string_append_c(p->out, node->kind == CJM_NODE_MAP ? '{' : '[');
  p->last = cjm_node_content(node, NULL) + 1;
  print_comment_on_line(p, p->last, node->n > 0 ? entry_start(node, 0, p->last) : end);
  g_string_append_c(p->out, '\n');
  p->fresh = true;
  for (size_t i = 0; i < node->n && !p->unsupported; i++) {
    size_t marks = p->marks, start = p->out->len;
    uint32_t from = entry_start(node, i, p->last);
    print_comment_lines(p, comments_end(p, node, i, from), c.indent);
    print_empty_line(p, from);
    append_indent(p, c.indent);
    print_entry_in_brackets(p, &c, i);
    size_t comma = p->out->len;
    p->last = MAX(p->last, value_span(node, i).end);
    print_comment_on_line(p, p->last, i + 1 < node->n ? entry_start(node, i + 1, p->last) : end);
    g_string_append_c(p->out, '\n');
    chunks[i] = (Chunk){start, p->out->len, comma, p->marks != marks, false};
  }
  if (p->unsupported) return;
  g_autofree size_t *order = order_new(contents, node, chunks);
  if (node->n > 0) reorder_brackets(p, order, chunks, node->n, "\n");
  print_comment_lines(p, end, c.indent);
  append_indent(p, indent);
  g_string_append_c(p->out, node->kind == CJM_NODE_MAP ? '}' : ']');
  p->last = node->span.end;
}

static size_t line_width(const GString *out)
{
  const char *line = strrchr(out->str, '\n');
  return (size_t)g_utf8_strlen(line ? line + 1 : out->str, -1);
}

/* A collection that was in brackets on one line stays there, in a file in brackets if the line is not long. */
static void print_in_brackets(Printer *p, const CjmNode *node, CjmContents contents, unsigned indent)
{
  Printer before = *p;
  size_t len = p->out->len;
  print_properties(p, node);
  if (p->out->len > len) g_string_append_c(p->out, ' ');
  size_t start = p->out->len;
  if (is_on_one_line(node) || node->n == 0) {
    p->in_line = true;
    print_in_line(p, node, contents, indent);
    p->in_line = before.in_line;
    if (p->in_line || !p->brackets || node->n == 0 || p->unsupported || line_width(p->out) < WIDTH) return;
    size_t marks = p->marks;
    *p = before;
    p->marks = marks;
    g_string_truncate(p->out, start);
  }
  print_over_lines(p, node, contents, indent);
}

/* ---- lines ---- */

/* The entries of a value below its key or behind its dash. `after` is the end of the key or dash. */
static void print_below(Printer *p, const Collection *c, size_t i, uint32_t after, uint32_t limit)
{
  const CjmNode *item = c->node->items[i];
  bool is_item = c->node->kind == CJM_NODE_LIST;
  size_t before = p->out->len;
  g_string_append_c(p->out, ' ');
  print_properties(p, item);
  if (p->out->len == before + 1) g_string_truncate(p->out, before);
  p->last = MAX(after, cjm_node_content(item, NULL) + item->flow);
  uint32_t first = entry_start(item, 0, p->last);
  print_comment_on_line(p, after, first);
  bool inlined = is_item && p->out->len == before;
  g_string_append_c(p->out, inlined ? ' ' : '\n');
  size_t start = p->out->len;
  unsigned column = item->flow ? 0 : column_of(p->source, first);
  bool at_key = !is_item && !item->flow && column <= c->column; /* a list in the column of its key */
  Collection below = {item, contents_of(c, i), c->indent + INDENT, column + at_key, item->flow ? item->span.end - 1 : limit};
  p->fresh = !is_item || inlined;
  print_entries(p, &below);
  if (inlined) g_string_erase(p->out, (gssize)start, (gssize)below.indent);
  p->last = MAX(p->last, value_span(c->node, i).end);
  if (item->flow && p->next < p->comments->len) { /* behind the closing bracket, which is gone */
    const CjmSpan *comment = peek(p, limit);
    if (comment && !cjm_fmt_is_broken(p->source, item->span.end, comment->start)) print_comment_line(p, below.indent);
  }
}

/* A value behind its key or dash, which ends at `after`. */
static void print_beside(Printer *p, const Collection *c, size_t i, uint32_t after, uint32_t limit)
{
  const CjmNode *item = c->node->items[i];
  CjmSpan span = value_span(c->node, i);
  if (is_alias(c->node, i)) {
    g_string_append_c(p->out, ' ');
    print_alias(p, span);
  } else if (span.end > span.start) {
    bool moved = item->kind == CJM_NODE_SCALAR && cjm_fmt_is_broken(p->source, after, cjm_node_content(item, NULL)) &&
                 cjm_fmt_is_broken(p->source, cjm_node_content(item, NULL), item->span.end) &&
                 cjm_node_content(item, NULL) == span.start;
    g_string_append_c(p->out, moved ? '\n' : ' ');
    if (moved) append_indent(p, c->indent + INDENT);
    if (item->kind == CJM_NODE_SCALAR) print_scalar(p, item, c->indent, c->column);
    else print_in_brackets(p, item, contents_of(c, i), c->indent);
  }
  p->last = MAX(p->last, MAX(after, span.end));
  print_comment_on_line(p, p->last, limit);
  g_string_append_c(p->out, '\n');
}

static void print_entry(Printer *p, const Collection *c, size_t i, uint32_t start, uint32_t limit)
{
  const CjmNode *node = c->node, *item = node->items[i];
  bool is_map = node->kind == CJM_NODE_MAP;
  append_indent(p, c->indent);
  uint32_t after = start + 1;
  if (is_map) {
    print_key(p, node, i, c->indent);
    g_string_append_c(p->out, ':');
    after = node->keys[i]->span.end;
  } else {
    g_string_append_c(p->out, '-');
  }
  if (p->unsupported) return;
  bool below = !is_alias(node, i) && is_below(p, item);
  if (below) print_below(p, c, i, after, limit);
  else print_beside(p, c, i, after, limit);
  bool is_empty = !is_alias(node, i) && item->kind == CJM_NODE_SCALAR && item->span.start == item->span.end;
  if (is_empty && !node->flow) print_last_comments(p, limit, c->column + 1, c->indent + INDENT);
}

static void print_entries(Printer *p, const Collection *c)
{
  const CjmNode *node = c->node;
  g_autofree Chunk *chunks = g_new(Chunk, node->n + 1);
  uint32_t start = entry_start(node, 0, p->last);
  for (size_t i = 0; i < node->n && !p->unsupported; i++) {
    size_t marks = p->marks, at = p->out->len;
    print_comment_lines(p, comments_end(p, node, i, start), c->indent);
    print_empty_line(p, start);
    uint32_t end = value_span(node, i).end, next = i + 1 < node->n ? entry_start(node, i + 1, end) : c->limit;
    print_entry(p, c, i, start, next);
    start = next;
    chunks[i] = (Chunk){at, p->out->len, 0, p->marks != marks, false};
  }
  if (p->unsupported) return;
  g_autofree size_t *order = order_new(c->contents, node, chunks);
  if (!is_in_order(order, node->n)) reorder_lines(p, order, chunks, node->n);
  print_last_comments(p, c->limit, c->column, c->indent);
}

/* ---- the document ---- */

static bool is_marker(const CjmSource *source, uint32_t at)
{
  return strncmp(source->text + at, "---", 3) == 0 && strchr(" \t\r\n", source->text[at + 3]);
}

/* What stands before the journey: comments, directives and the marker of a document, which stay. */
static void print_head(Printer *p, uint32_t end)
{
  const CjmSource *source = p->source;
  for (size_t i = 0; i < source->n_lines && source->lines[i] < end; i++) {
    uint32_t line = source->lines[i];
    if (i == 0 && strncmp(source->text, "\xEF\xBB\xBF", 3) == 0) line += 3;
    bool marker = is_marker(source, line);
    if (!marker && source->text[line] != '%') continue;
    print_comment_lines(p, line, 0);
    uint32_t after = line + (marker ? 3 : (uint32_t)strcspn(source->text + line, " \t\r\n"));
    while (!marker && strchr(" \t", source->text[after]) && source->text[after]) { /* the words of a directive */
      uint32_t word = after + (uint32_t)strspn(source->text + after, " \t");
      if (strchr("#\r\n", source->text[word])) break;
      after = word + (uint32_t)strcspn(source->text + word, " \t\r\n");
    }
    print_empty_line(p, line);
    g_string_append_len(p->out, source->text + line, (gssize)(after - line));
    p->last = after;
    print_comment_on_line(p, after, end);
    g_string_append_c(p->out, '\n');
  }
}

static void print_root(Printer *p, const CjmNode *root)
{
  uint32_t start = cjm_node_start(root), content = cjm_node_content(root, NULL), end = (uint32_t)p->source->len;
  print_head(p, start);
  if (root->flow) {
    print_comment_lines(p, content, 0);
    print_empty_line(p, content);
    size_t before = p->out->len;
    print_properties(p, root);
    if (p->out->len > before) g_string_append_c(p->out, ' ');
    print_over_lines(p, root, cjm_contents_of_journey(), 0);
    print_comment_on_line(p, p->last, end);
    g_string_append_c(p->out, '\n');
    print_comment_lines(p, end, 0);
    return;
  }
  size_t before = p->out->len;
  print_properties(p, root);
  if (p->out->len > before) {
    g_string_append_c(p->out, '\n');
    p->last = content;
  }
  print_comment_lines(p, entry_start(root, 0, content), 0);
  print_empty_line(p, entry_start(root, 0, content)); /* what stands above the first key is about the file */
  p->fresh = true;
  Collection journey = {root, cjm_contents_of_journey(), 0, 0, end};
  print_entries(p, &journey);
}

GString *cjm_fmt_print_new(const CjmNode *root, const GArray *comments)
{
  Printer p = {.source = root->span.source, .comments = comments, .fresh = true, .brackets = root->flow};
  p.out = g_string_sized_new(p.source->len + p.source->len / 8);
  print_root(&p, root);
  if (!p.unsupported) return p.out;
  g_string_free(p.out, TRUE);
  return NULL;
}

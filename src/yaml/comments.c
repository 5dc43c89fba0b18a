#include <string.h>

#include "yaml/properties.h"

static void add_span(GArray *spans, CjmSpan span)
{
  if (span.source) g_array_append_val(spans, span);
}

/* Where a `#` would be text: scalars, anchors, aliases; in the file's order, for what an alias repeats is left out. */
static void collect_texts(const CjmNode *node, GArray *spans)
{
  add_span(spans, node->anchor);
  if (node->kind == CJM_NODE_SCALAR) add_span(spans, (CjmSpan){node->span.source, cjm_node_content(node, NULL), node->span.end});
  for (size_t i = 0; i < node->n; i++) {
    bool alias = node->aliases && node->aliases[i].source;
    if (node->kind == CJM_NODE_MAP) collect_texts(node->keys[i], spans);
    if (alias) add_span(spans, node->aliases[i]);
    else collect_texts(node->items[i], spans);
  }
}

/* The first line of a block, `|` or `>`, may end in a comment. */
static uint32_t skip_block_header(const CjmSource *source, CjmSpan span)
{
  char sign = source->text[span.start];
  bool block = sign == '|' || sign == '>';
  return block ? span.start + (uint32_t)strcspn(source->text + span.start, " \t\r\n") : span.start;
}

static void find_comments(const CjmSource *source, uint32_t start, uint32_t end, GArray *comments)
{
  const char *text = source->text;
  for (uint32_t at = start; at < end; at++) {
    if (text[at] != '#' || (at > 0 && !strchr(" \t\r\n", text[at - 1]))) continue;
    CjmSpan comment = {source, at, at + (uint32_t)strcspn(text + at, "\r\n")};
    g_array_append_val(comments, comment);
    at = comment.end;
  }
}

static uint32_t line_end(const CjmSource *source, uint32_t at)
{
  return at + (uint32_t)strcspn(source->text + at, "\r\n");
}

GArray *cjm_yaml_comments_new(const CjmNode *root)
{
  const CjmSource *source = root->span.source;
  GArray *comments = g_array_new(FALSE, FALSE, sizeof(CjmSpan));
  g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(CjmSpan));
  collect_texts(root, texts);
  uint32_t at = 0;
  for (guint i = 0; i < texts->len; i++) {
    CjmSpan span = g_array_index(texts, CjmSpan, i);
    if (span.end <= at) continue;
    find_comments(source, at, MAX(at, span.start), comments);
    uint32_t header = skip_block_header(source, span);
    if (header > span.start) find_comments(source, header, line_end(source, span.start), comments);
    at = span.end;
  }
  find_comments(source, at, (uint32_t)source->len, comments);
  return comments;
}

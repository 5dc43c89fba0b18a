#include "merge/flow.h"

#include <string.h>

static void append_quoted(CjmText *text, const char *value)
{
  g_string_append_c(text->out, '"');
  for (const char *at = value; *at; at++) {
    if (*at == '"' || *at == '\\') g_string_append_c(text->out, '\\');
    if (*at == '\n') g_string_append(text->out, "\\n");
    else g_string_append_c(text->out, *at);
  }
  g_string_append_c(text->out, '"');
}

/* A scalar as it is written, if that is allowed between brackets. */
static void append_scalar(CjmText *text, const CjmNode *scalar)
{
  CjmSpan span = scalar->span;
  size_t len = span.end - span.start;
  const char *bytes = span.source->text + span.start;
  bool is_line = !memchr(bytes, '\n', len) && !memchr(bytes, '\r', len);
  bool is_plain = scalar->style == CJM_SCALAR_PLAIN && !strpbrk(scalar->text, ",[]{}");
  bool is_quoted = scalar->style == CJM_SCALAR_SINGLE_QUOTED || scalar->style == CJM_SCALAR_DOUBLE_QUOTED;
  if (scalar->null) g_string_append(text->out, "null");
  else if (is_line && (is_plain || is_quoted)) g_string_append_len(text->out, bytes, (gssize)len);
  else append_quoted(text, scalar->text);
}

static void append_entry(CjmText *text, CjmPart part);

static void append_value(CjmText *text, CjmPart part)
{
  const CjmNode *item = cjm_part_item(part);
  CjmSpan alias = cjm_entry_is_alias(part) ? part.in->aliases[part.i] : (CjmSpan){0};
  if (alias.source) {
    g_string_append_len(text->out, alias.source->text + alias.start, alias.end - alias.start);
    return;
  }
  if (item->anchor.source) {
    g_string_append_len(text->out, item->anchor.source->text + item->anchor.start, item->anchor.end - item->anchor.start);
    g_string_append_c(text->out, ' ');
  }
  if (item->kind == CJM_NODE_SCALAR) {
    append_scalar(text, item);
    return;
  }
  g_string_append_c(text->out, item->kind == CJM_NODE_MAP ? '{' : '[');
  for (size_t i = 0; i < item->n; i++) {
    if (i > 0) g_string_append(text->out, ", ");
    append_entry(text, (CjmPart){item, i});
  }
  g_string_append_c(text->out, item->kind == CJM_NODE_MAP ? '}' : ']');
}

static void append_entry(CjmText *text, CjmPart part)
{
  if (part.in->kind == CJM_NODE_MAP) {
    append_scalar(text, part.in->keys[part.i]);
    g_string_append(text->out, ": ");
  }
  append_value(text, part);
}

void cjm_flow_append(CjmText *text, CjmPart part, gssize shift)
{
  CjmEntry entry = cjm_entry_of(part);
  if (part.in->flow) cjm_text_append(text, entry.source, entry.start, entry.end, shift, false);
  else append_entry(text, part);
}

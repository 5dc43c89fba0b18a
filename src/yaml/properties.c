#include "yaml/properties.h"

#include <string.h>

uint32_t cjm_node_start(const CjmNode *node)
{
  return node->anchor.source ? MIN(node->span.start, node->anchor.start) : node->span.start;
}

/* What stands before the first key of a block belongs to that key, if it is on its line. */
static bool begins_with_key(const CjmNode *node)
{
  return node->kind == CJM_NODE_MAP && !node->flow && node->n > 0 && cjm_node_start(node->keys[0]) <= cjm_node_start(node);
}

/* Passes over spaces, line breaks and comments. */
static uint32_t skip_space(const CjmSource *source, uint32_t at, uint32_t end)
{
  while (at < end) {
    if (source->text[at] == '#') at += (uint32_t)strcspn(source->text + at, "\r\n");
    else if (strchr(" \t\r\n", source->text[at])) at++;
    else break;
  }
  return MIN(at, end);
}

static uint32_t property_end(const CjmSource *source, uint32_t at, uint32_t end)
{
  while (at < end && !strchr(" \t\r\n,[]{}", source->text[at])) at++;
  return at;
}

uint32_t cjm_node_content(const CjmNode *node, GString *out)
{
  const CjmSource *source = node->span.source;
  uint32_t at = cjm_node_start(node), end = node->span.end;
  if (begins_with_key(node)) return at;
  const char *separator = "";
  while (at < end && (source->text[at] == '&' || source->text[at] == '!')) {
    uint32_t after = property_end(source, at, end);
    if (out) {
      g_string_append(out, separator);
      g_string_append_len(out, source->text + at, (gssize)(after - at));
    }
    separator = " ";
    at = skip_space(source, after, end);
  }
  return at;
}

#include <string.h>

#include "base/number.h"
#include "import/builder.h"
#include "yaml/bidi.h"

enum { ROOM = 8 };

CjmNode *cjm_build_map(CjmBuilding *b, CjmSpan span)
{
  return cjm_node_new(b->import->arena, CJM_NODE_MAP, span, ROOM);
}

CjmNode *cjm_build_list(CjmBuilding *b, CjmSpan span)
{
  return cjm_node_new(b->import->arena, CJM_NODE_LIST, span, ROOM);
}

/* It counts as quoted: nothing in it is syntax. */
CjmNode *cjm_build_text(CjmBuilding *b, CjmSpan span, const char *text)
{
  g_autoptr(GString) closed = g_string_new(text);
  if (strstr(text, "\xE2\x80") || strstr(text, "\xE2\x81")) cjm_bidi_close(closed); /* perhaps controls of direction */
  CjmNode *node = cjm_node_scalar(b->import->arena, span, cjm_arena_strdup(b->import->arena, closed->str));
  node->style = CJM_SCALAR_DOUBLE_QUOTED;
  return node;
}

CjmNode *cjm_build_number(CjmBuilding *b, CjmSpan span, double number)
{
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_number_append(text, number, 2);
  return cjm_build_text(b, span, text->str);
}

/* Doubles the room of a list or map that is full. */
static void grow(CjmBuilding *b, CjmNode *node)
{
  if (node->n < ROOM || (node->n & (node->n - 1))) return;
  CjmNode **items = cjm_arena_make(b->import->arena, CjmNode *, 2 * node->n);
  memcpy(items, node->items, node->n * sizeof *items);
  node->items = items;
  if (node->kind != CJM_NODE_MAP) return;
  CjmNode **keys = cjm_arena_make(b->import->arena, CjmNode *, 2 * node->n);
  memcpy(keys, node->keys, node->n * sizeof *keys);
  node->keys = keys;
}

void cjm_build_put(CjmBuilding *b, CjmNode *map, const char *key, CjmNode *value)
{
  grow(b, map);
  cjm_node_append(map, key ? cjm_build_text(b, value->span, key) : NULL, value);
}

void cjm_build_add(CjmBuilding *b, CjmNode *map, const char *key, CjmNode *item)
{
  CjmNode *list = cjm_node_get(map, key);
  if (!list) {
    list = cjm_build_list(b, item->span);
    cjm_build_put(b, map, key, list);
  }
  cjm_build_put(b, list, NULL, item);
}

void cjm_build_join(CjmBuilding *b, CjmNode *map, const char *key, CjmSpan span, const char *text, const char *separator)
{
  CjmNode *there = cjm_node_get(map, key);
  if (there && strcmp(there->text, text) != 0) there->text = cjm_arena_printf(b->import->arena, "%s%s%s", there->text, separator, text);
  else if (!there) cjm_build_put(b, map, key, cjm_build_text(b, span, text));
}

void cjm_build_comment(CjmBuilding *b, const CjmNode *node, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *text = g_strdup_vprintf(format, args);
  va_end(args);
  const char *there = g_hash_table_lookup(b->comments, node);
  if (there) {
    char *both = g_strdup_printf("%s\n%s", there, text);
    g_free(text);
    text = both;
  }
  g_hash_table_insert(b->comments, (gpointer)node, text);
}

#include <string.h>

#include "yaml/tree.h"

CjmNode *cjm_node_new(CjmArena *arena, CjmNodeKind kind, CjmSpan span, size_t room)
{
  CjmNode *node = cjm_arena_make(arena, CjmNode, 1);
  node->kind = kind;
  node->span = span;
  node->items = cjm_arena_make(arena, CjmNode *, room);
  if (kind == CJM_NODE_MAP) node->keys = cjm_arena_make(arena, CjmNode *, room);
  return node;
}

void cjm_node_append(CjmNode *node, CjmNode *key, CjmNode *item)
{
  if (key) node->keys[node->n] = key;
  node->items[node->n++] = item;
}

CjmNode *cjm_node_scalar(CjmArena *arena, CjmSpan span, const char *text)
{
  CjmNode *node = cjm_arena_make(arena, CjmNode, 1);
  node->kind = CJM_NODE_SCALAR;
  node->span = span;
  node->text = text;
  return node;
}

CjmNode *cjm_node_get(const CjmNode *map, const char *key)
{
  for (size_t i = 0; map->kind == CJM_NODE_MAP && i < map->n; i++) {
    if (strcmp(map->keys[i]->text, key) == 0) return map->items[i];
  }
  return NULL;
}

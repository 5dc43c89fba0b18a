#include <string.h>

#include "yaml/tree.h"

CjmNode *cjm_node_get(const CjmNode *map, const char *key)
{
  for (size_t i = 0; map->kind == CJM_NODE_MAP && i < map->n; i++) {
    if (strcmp(map->keys[i]->text, key) == 0) return map->items[i];
  }
  return NULL;
}

#include <string.h>

#include "yaml/tree.h"

CjmLimits cjm_limits_default(void)
{
  return (CjmLimits){
      .file_bytes = 16u << 20,
      .depth = 64,
      .nodes = 1000000,
      .aliases = 10000,
      .text_bytes = 64u << 10,
      .image_bytes = 10u << 20,
      .image_pixels = 16000000,
  };
}

CjmNode *cjm_node_get(const CjmNode *map, const char *key)
{
  for (size_t i = 0; map->kind == CJM_NODE_MAP && i < map->n; i++) {
    if (strcmp(map->keys[i]->text, key) == 0)
      return map->items[i];
  }
  return NULL;
}

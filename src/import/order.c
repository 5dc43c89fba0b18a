#include "import/order.h"

#include <string.h>

#include "format/shapes.h"

enum { OWN_LANE = 5000, STEPS = 10000 };

/* A phase without steps has the keys of a step after its own; its steps come last, after what is said of the phase. */
static const CjmField *field_of(const CjmShape *shape, const char *key)
{
  const CjmField *field = cjm_shape_field(shape, key);
  return field || shape != &cjm_shape_phase ? field : cjm_shape_field(&cjm_shape_step, key);
}

static size_t rank_of(const CjmShape *shape, const char *key)
{
  if (strcmp(key, "steps") == 0 && shape == &cjm_shape_phase) return STEPS;
  const CjmField *own = cjm_shape_field(shape, key);
  if (own) return (size_t)(own - shape->fields);
  const CjmField *field = field_of(shape, key);
  return field ? shape->n_fields + (size_t)(field - cjm_shape_step.fields) : OWN_LANE;
}

static void order(CjmNode *node, const CjmShape *shape);

/* By insertion, as maps are small, and mostly in order. */
static void order_map(CjmNode *map, const CjmShape *shape)
{
  for (size_t i = 1; i < map->n; i++) {
    CjmNode *key = map->keys[i], *item = map->items[i];
    size_t rank = rank_of(shape, key->text), at = i;
    for (; at > 0 && rank_of(shape, map->keys[at - 1]->text) > rank; at--) {
      map->keys[at] = map->keys[at - 1];
      map->items[at] = map->items[at - 1];
    }
    map->keys[at] = key;
    map->items[at] = item;
  }
  for (size_t i = 0; i < map->n; i++) {
    const CjmField *field = field_of(shape, map->keys[i]->text);
    bool is_by_name = field && field->type == CJM_FIELD_SPECIAL && map->items[i]->kind == CJM_NODE_MAP && field->reader == CJM_READER_METRICS;
    if (field && field->shape && !is_by_name) order(map->items[i], field->shape);
  }
}

static void order(CjmNode *node, const CjmShape *shape)
{
  if (shape == &cjm_shape_measure && node->kind == CJM_NODE_MAP && cjm_node_get(node, "title")) shape = &cjm_shape_inline_metric;
  if (node->kind == CJM_NODE_MAP) order_map(node, shape);
  for (size_t i = 0; node->kind == CJM_NODE_LIST && i < node->n; i++) order(node->items[i], shape);
}

void cjm_import_order(CjmNode *root)
{
  order(root, &cjm_shape_journey);
}

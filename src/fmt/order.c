#include "fmt/order.h"

#include <stdlib.h>
#include <string.h>

#include "format/shapes.h"

CjmContents cjm_contents_of_journey(void)
{
  return (CjmContents){.shape = &cjm_shape_journey};
}

/* Whether other keys are custom lanes. */
static bool has_lanes(const CjmShape *shape)
{
  return shape == &cjm_shape_step || shape == &cjm_shape_phase;
}

/* A phase without steps has the keys of a step too. */
static const CjmField *find_field(const CjmShape *shape, const char *key)
{
  const CjmField *field = cjm_shape_field(shape, key);
  return field || shape != &cjm_shape_phase ? field : cjm_shape_field(&cjm_shape_step, key);
}

/* The shape of the mapping itself; NULL if its keys are names, or unknown. */
static const CjmShape *shape_of(CjmContents contents, const CjmNode *map)
{
  switch (contents.reader) {
    case CJM_READER_EMOTIONS:
    case CJM_READER_COMPETITOR_EMOTIONS: return NULL;
    case CJM_READER_METRICS: return cjm_node_get(map, "title") ? &cjm_shape_inline_metric : NULL;
    case CJM_READER_LANES: return cjm_node_get(map, "id") || cjm_node_get(map, "title") ? &cjm_shape_lane : NULL;
    case CJM_READER_BLOCKS: return NULL;
    default: return contents.shape;
  }
}

/* The contents of a value whose key is a name. */
static CjmContents named(CjmContents contents, const char *key)
{
  if (contents.reader == CJM_READER_LANES)
    return (CjmContents){.shape = strcmp(key, "emotion") == 0 ? &cjm_shape_emotion_lane : &cjm_shape_lane_settings};
  return (CjmContents){.shape = contents.reader == CJM_READER_NONE ? NULL : contents.shape};
}

CjmContents cjm_contents_of_value(CjmContents contents, const CjmNode *map, const char *key)
{
  const CjmShape *shape = shape_of(contents, map);
  if (!shape) return named(contents, key);
  const CjmField *field = find_field(shape, key);
  if (field) return (CjmContents){field->shape, field->type == CJM_FIELD_SPECIAL ? field->reader : CJM_READER_NONE};
  return (CjmContents){.shape = has_lanes(shape) ? &cjm_shape_text_item : NULL};
}

/* ---- order ---- */

enum { UNKNOWN = -1, FIRST = 0, TABLES = 10, STEP = 1000, CUSTOM_LANES = 9000, LAST = 10000 };

/* Keys whose place is not that of their row in the tables. */
static int special_rank(const CjmShape *shape, const char *key)
{
  static const char *const first[] = {"cjm", "library", "extends"}; /* what kind of file it is */
  for (size_t i = 0; shape == &cjm_shape_journey && i < G_N_ELEMENTS(first); i++)
    if (strcmp(key, first[i]) == 0) return FIRST + (int)i;
  if (shape->kind != CJM_KIND_NONE && strcmp(key, "id") == 0) return FIRST + (int)G_N_ELEMENTS(first);
  if (shape == &cjm_shape_phase && strcmp(key, "steps") == 0) return LAST;
  return UNKNOWN;
}

static int rank_of(const CjmShape *shape, const char *key)
{
  int rank = special_rank(shape, key);
  if (rank != UNKNOWN) return rank;
  const CjmField *field = cjm_shape_field(shape, key);
  if (field) return TABLES + (int)(field - shape->fields);
  if (shape == &cjm_shape_phase && cjm_shape_field(&cjm_shape_step, key)) return STEP + rank_of(&cjm_shape_step, key);
  return has_lanes(shape) ? CUSTOM_LANES : UNKNOWN;
}

typedef struct Ranked {
  int rank;
  size_t index;
} Ranked;

static int compare(const void *a, const void *b)
{
  const Ranked *x = a, *y = b;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

size_t *cjm_canonical_order_new(CjmContents contents, const CjmNode *map)
{
  const CjmShape *shape = shape_of(contents, map);
  g_autofree Ranked *ranked = g_new(Ranked, map->n + 1);
  int rank = FIRST;
  for (size_t i = 0; i < map->n; i++) {
    int own = shape ? rank_of(shape, map->keys[i]->text) : UNKNOWN;
    if (own != UNKNOWN) rank = own;
    ranked[i] = (Ranked){rank, i};
  }
  qsort(ranked, map->n, sizeof *ranked, compare);
  size_t *order = g_new(size_t, map->n + 1);
  for (size_t i = 0; i < map->n; i++) order[i] = ranked[i].index;
  return order;
}

static void sort(CjmNode *node, CjmContents contents)
{
  for (size_t i = 0; node->kind == CJM_NODE_LIST && i < node->n; i++) sort(node->items[i], contents);
  if (node->kind != CJM_NODE_MAP) return;
  for (size_t i = 0; i < node->n; i++) sort(node->items[i], cjm_contents_of_value(contents, node, node->keys[i]->text));
  g_autofree size_t *order = cjm_canonical_order_new(contents, node);
  g_autofree CjmNode **keys = g_memdup2(node->keys, node->n * sizeof *node->keys), **items = g_memdup2(node->items, node->n * sizeof *node->items);
  for (size_t i = 0; i < node->n; i++) {
    node->keys[i] = keys[order[i]];
    node->items[i] = items[order[i]];
  }
}

void cjm_canonical_sort(CjmNode *root)
{
  sort(root, cjm_contents_of_journey());
}

bool cjm_contents_share_ids(CjmContents contents, const CjmNode *map, const char *key)
{
  static const char *const keys[] = {"pain_points", "gaps", "steps"}; /* pain points and gaps are one kind, and steps have both */
  const CjmShape *shape = shape_of(contents, map);
  for (size_t i = 0; shape && has_lanes(shape) && i < G_N_ELEMENTS(keys); i++)
    if (strcmp(key, keys[i]) == 0) return true;
  return false;
}

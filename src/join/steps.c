#include "join/steps.h"

#include <string.h>

#include "format/shapes.h"
#include "join/ids.h"
#include "journey/id.h"

static void entry_free(void *data)
{
  CjmStepEntry *entry = data;
  g_clear_pointer(&entry->series, g_ptr_array_unref);
  g_clear_pointer(&entry->by_of, g_hash_table_unref);
  g_free(entry);
}

/* Whether a node has a value, as an item of a list or alone. */
static bool is_item(const CjmNode *node)
{
  return node && !node->null && node->kind != CJM_NODE_LIST;
}

static CjmNode *steps_node(CjmNode *phase)
{
  CjmNode *steps = phase->kind == CJM_NODE_MAP ? cjm_node_get(phase, "steps") : NULL;
  bool any = steps && !steps->null && !(steps->kind == CJM_NODE_LIST && steps->n == 0);
  return any ? steps : NULL;
}

static void add(CjmSteps *steps, CjmArena *arena, const CjmShape *shape, CjmNode *node, size_t phase, size_t at)
{
  if (!is_item(node)) return;
  CjmStepEntry *entry = g_new0(CjmStepEntry, 1);
  *entry =
    (CjmStepEntry){.node = cjm_entry_map(arena, shape, node), .phase = phase, .at = at, .single = shape == &cjm_shape_phase};
  g_ptr_array_add(steps->entries, entry);
}

static void add_phase(CjmSteps *steps, CjmArena *arena, CjmNode *phase, size_t at)
{
  CjmNode *node = steps_node(phase);
  if (!node) add(steps, arena, &cjm_shape_phase, phase, at, 0);
  else if (node->kind != CJM_NODE_LIST) add(steps, arena, &cjm_shape_step, node, at, 0);
  else
    for (size_t i = 0; i < node->n; i++) add(steps, arena, &cjm_shape_step, node->items[i], at, i);
}

static void add_known(CjmSteps *steps, CjmStepEntry *entry, const char *id)
{
  entry->id = id;
  g_autofree char *folded = cjm_id_fold_new(id);
  if (!g_hash_table_contains(steps->by_id, folded)) g_hash_table_insert(steps->by_id, g_steal_pointer(&folded), entry);
}

static void give_ids(CjmSteps *steps, CjmArena *texts)
{
  CjmIdAssigner assigner;
  cjm_id_assigner_init(&assigner, &cjm_shape_step);
  for (guint i = 0; i < steps->entries->len; i++) {
    CjmStepEntry *entry = g_ptr_array_index(steps->entries, i);
    const char *id = cjm_id_assigner_explicit(&assigner, entry->node);
    if (id) add_known(steps, entry, id);
  }
  for (guint i = 0; i < steps->entries->len; i++) {
    CjmStepEntry *entry = g_ptr_array_index(steps->entries, i);
    bool numbered;
    if (!entry->id) add_known(steps, entry, cjm_id_assigner_derived(&assigner, texts, entry->node, &numbered));
  }
  cjm_id_assigner_clear(&assigner);
}

void cjm_steps_init(CjmSteps *steps, CjmArena *arena, CjmArena *texts, CjmNode *root)
{
  *steps = (CjmSteps){.root = root,
                      .entries = g_ptr_array_new_with_free_func(entry_free),
                      .by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  CjmNode *phases = cjm_node_get(root, "phases");
  if (phases && phases->kind == CJM_NODE_LIST)
    for (size_t i = 0; i < phases->n; i++) add_phase(steps, arena, phases->items[i], i);
  else if (is_item(phases)) add_phase(steps, arena, phases, 0);
  give_ids(steps, texts);
}

void cjm_steps_clear(CjmSteps *steps)
{
  g_ptr_array_unref(steps->entries);
  g_hash_table_unref(steps->by_id);
}

/* ---- the copy ---- */

static CjmNode *copy_list(CjmArena *arena, const CjmNode *list)
{
  CjmNode *copy = cjm_node_new(arena, list->kind, list->span, list->n);
  for (size_t i = 0; i < list->n; i++) cjm_node_append(copy, list->kind == CJM_NODE_MAP ? list->keys[i] : NULL, list->items[i]);
  return copy;
}

/* A copy of the map with another value for a key. */
static CjmNode *replace_item(CjmArena *arena, const CjmNode *map, const CjmNode *item, CjmNode *by)
{
  CjmNode *copy = copy_list(arena, map);
  for (size_t i = 0; i < copy->n; i++)
    if (copy->items[i] == item) copy->items[i] = by;
  return copy;
}

static CjmNode *write_phase(const CjmSteps *steps, CjmArena *arena, CjmNode *phase, guint first, guint end)
{
  const CjmStepEntry *entry = g_ptr_array_index(steps->entries, first);
  if (entry->single) return entry->node;
  CjmNode *old = steps_node(phase);
  if (old->kind != CJM_NODE_LIST) return replace_item(arena, phase, old, entry->node);
  CjmNode *list = copy_list(arena, old);
  for (guint i = first; i < end; i++) {
    entry = g_ptr_array_index(steps->entries, i);
    list->items[entry->at] = entry->node;
  }
  return replace_item(arena, phase, old, list);
}

CjmNode *cjm_steps_write(const CjmSteps *steps, CjmArena *arena)
{
  CjmNode *old = cjm_node_get(steps->root, "phases");
  if (steps->entries->len == 0) return steps->root;
  bool listed = old->kind == CJM_NODE_LIST;
  CjmNode *phases = listed ? copy_list(arena, old) : old;
  for (guint first = 0, end; first < steps->entries->len; first = end) {
    size_t at = ((const CjmStepEntry *)g_ptr_array_index(steps->entries, first))->phase;
    for (end = first + 1; end < steps->entries->len; end++)
      if (((const CjmStepEntry *)g_ptr_array_index(steps->entries, end))->phase != at) break;
    CjmNode *phase = write_phase(steps, arena, listed ? old->items[at] : old, first, end);
    if (listed) phases->items[at] = phase;
    else phases = phase;
  }
  return replace_item(arena, steps->root, old, phases);
}

/* ---- other lists ---- */

GHashTable *cjm_list_ids_new(CjmArena *texts, const CjmNode *root, const char *key)
{
  GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  CjmNode *list = cjm_node_get(root, key);
  if (!list || list->null) return ids;
  CjmIdAssigner assigner;
  cjm_id_assigner_init(&assigner, cjm_shape_field(&cjm_shape_journey, key)->shape);
  size_t n = list->kind == CJM_NODE_LIST ? list->n : 1;
  for (int derived = 0; derived <= 1; derived++) {
    for (size_t i = 0; i < n; i++) {
      CjmNode *entry = list->kind == CJM_NODE_LIST ? list->items[i] : list;
      bool numbered;
      if (!is_item(entry) || (cjm_entry_text(entry, "id") == NULL) != derived) continue;
      const char *id =
        derived ? cjm_id_assigner_derived(&assigner, texts, entry, &numbered) : cjm_id_assigner_explicit(&assigner, entry);
      g_hash_table_insert(ids, cjm_id_fold_new(id), entry);
    }
  }
  cjm_id_assigner_clear(&assigner);
  return ids;
}

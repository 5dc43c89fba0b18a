#include "join/merge.h"

#include <string.h>

#include "format/shapes.h"
#include "join/roster.h"

typedef struct Merge {
  CjmJoiner *joiner;
  CjmJoined *joined;
} Merge;

static CjmNode *merge_value(Merge *m, const CjmField *field, CjmNode *base, CjmNode *later);

/* ---- mappings ---- */

/* Two keys may be for the same field, such as `persona` and `personas`. */
static const char *main_name(const CjmShape *shape, const char *key)
{
  const CjmField *field = shape ? cjm_shape_field(shape, key) : NULL;
  if (!field || !(field->flags & CJM_FIELD_ALIAS)) return key;
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *other = &shape->fields[i];
    if (other->offset == field->offset && !(other->flags & CJM_FIELD_ALIAS)) return other->key;
  }
  return key;
}

/* The field of a key; a phase also has those of a step. NULL if there is none. */
static const CjmField *field_of(const CjmShape *shape, const char *key)
{
  const CjmField *field = shape ? cjm_shape_field(shape, key) : NULL;
  return !field && shape == &cjm_shape_phase ? cjm_shape_field(&cjm_shape_step, key) : field;
}

/* The index + 1 of each key of the map, by the main key of its field. */
static GHashTable *index_keys_new(const CjmShape *shape, const CjmNode *map)
{
  GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t i = 0; i < map->n; i++)
    g_hash_table_insert(places, (void *)main_name(shape, map->keys[i]->text), GSIZE_TO_POINTER(i + 1));
  return places;
}

static size_t find_key(GHashTable *places, const CjmShape *shape, const CjmNode *key)
{
  return GPOINTER_TO_SIZE(g_hash_table_lookup(places, main_name(shape, key->text)));
}

/* Keys about the file itself. */
static bool is_of_file_alone(const CjmShape *shape, const char *key)
{
  return shape == &cjm_shape_journey && (strcmp(key, "library") == 0 || strcmp(key, "id") == 0);
}

/* Merges two maps key by key: keys of the base in their order, then new ones. The value of the key `whole` (NULL: none) is not
 * merged: that of the base is kept, if it has one. */
static CjmNode *merge_maps(Merge *m, const CjmShape *shape, CjmNode *base, CjmNode *later, const char *whole)
{
  CjmNode *merged = cjm_node_new(m->joiner->tree, CJM_NODE_MAP, later->span, base->n + later->n);
  g_autoptr(GHashTable) in_later = index_keys_new(shape, later), in_base = index_keys_new(shape, base);
  for (size_t i = 0; i < base->n; i++) {
    CjmNode *key = base->keys[i], *item = base->items[i];
    size_t at = find_key(in_later, shape, key);
    if (whole && strcmp(key->text, whole) == 0) {
      cjm_node_append(merged, key, item);
      continue;
    }
    if (!at && !is_of_file_alone(shape, key->text)) cjm_node_append(merged, key, item);
    if (!at || later->items[at - 1]->null) continue;
    CjmNode *name = later->keys[at - 1];
    cjm_node_append(merged, name, merge_value(m, field_of(shape, name->text), item, later->items[at - 1]));
  }
  for (size_t i = 0; i < later->n; i++)
    if (!find_key(in_base, shape, later->keys[i])) cjm_node_append(merged, later->keys[i], later->items[i]);
  return merged;
}

/* ---- lists that are matched by id ---- */

/* One or many. */
static size_t count_items(const CjmNode *node)
{
  if (!node || node->null) return 0;
  return node->kind == CJM_NODE_LIST ? node->n : 1;
}

static CjmNode *item_at(CjmNode *node, size_t i)
{
  return node->kind == CJM_NODE_LIST ? node->items[i] : node;
}

static bool is_matched(const CjmField *field)
{
  return field && field->shape && cjm_shape_field(field->shape, "remove");
}

static CjmNode *list_of(Merge *m, CjmSpan span, const GPtrArray *entries)
{
  CjmNode *list = cjm_node_new(m->joiner->tree, CJM_NODE_LIST, span, entries->len);
  for (guint i = 0; i < entries->len; i++) cjm_node_append(list, NULL, ((CjmEntry *)g_ptr_array_index(entries, i))->node);
  return list;
}

static void merge_content(Merge *m, CjmRoster *roster, const CjmChange *change, const char *whole)
{
  if (!change->entry || !change->entry->inherited) return;
  CjmArena *arena = m->joiner->tree;
  CjmNode *base = cjm_entry_map(arena, roster->shape, change->entry->node),
          *later = cjm_entry_map(arena, roster->shape, change->node);
  bool both = base->kind == CJM_NODE_MAP && later->kind == CJM_NODE_MAP;
  change->entry->node = both ? merge_maps(m, roster->shape, base, later, whole) : change->node;
}

static CjmNode *merge_lists(Merge *m, const CjmShape *shape, CjmNode *base, CjmNode *later)
{
  CjmRoster roster;
  cjm_roster_init(&roster, m->joiner, m->joined, shape);
  for (size_t i = 0; i < count_items(base); i++) cjm_roster_add_base(&roster, item_at(base, i), 0);
  cjm_roster_identify(&roster);

  size_t n = count_items(later);
  g_autofree CjmChange *changes = g_new0(CjmChange, n + 1);
  for (size_t i = 0; i < n; i++) changes[i].node = item_at(later, i);
  cjm_roster_apply(&roster, changes, n);
  for (size_t i = 0; i < n; i++) merge_content(m, &roster, &changes[i], NULL);
  cjm_roster_place(&roster);
  g_autoptr(GPtrArray) lists = cjm_roster_write_new(&roster, 1);
  CjmNode *merged = list_of(m, later->span, lists->pdata[0]);
  cjm_roster_clear(&roster);
  return merged;
}

/* ---- phases, which hold the steps ---- */

static CjmNode *steps_of(CjmNode *phase)
{
  return phase->kind == CJM_NODE_MAP ? cjm_node_get(phase, "steps") : NULL;
}

static void add_steps(CjmRoster *steps, CjmNode *phase, size_t list)
{
  CjmNode *node = steps_of(phase);
  for (size_t i = 0; i < count_items(node); i++) cjm_roster_add_base(steps, item_at(node, i), list);
}

static void change_steps(GArray *changes, CjmNode *phase, size_t list)
{
  CjmNode *node = steps_of(phase);
  for (size_t i = 0; i < count_items(node); i++) {
    CjmChange change = {.node = item_at(node, i), .list = list};
    g_array_append_val(changes, change);
  }
}

/* The phase with its merged steps. */
static CjmNode *with_steps(Merge *m, CjmNode *phase, const GPtrArray *entries)
{
  CjmNode *old = steps_of(phase);
  if (!old && entries->len == 0) return phase;
  CjmArena *arena = m->joiner->tree;
  CjmNode *copy = cjm_node_new(arena, CJM_NODE_MAP, phase->span, phase->n + 1),
          *steps = list_of(m, old ? old->span : phase->span, entries);
  for (size_t i = 0; i < phase->n; i++) cjm_node_append(copy, phase->keys[i], phase->items[i] == old ? steps : phase->items[i]);
  if (!old) cjm_node_append(copy, cjm_node_scalar(arena, phase->span, "steps"), steps);
  return copy;
}

/* The ids of phases without steps are also ids of steps. */
static void share_ids(const CjmRoster *phases, CjmRoster *steps)
{
  for (guint i = 0; i < phases->entries->len; i++) {
    const CjmEntry *phase = g_ptr_array_index(phases->entries, i);
    if (count_items(steps_of(phase->node)) == 0) cjm_id_assigner_reserve(&steps->ids, phase->id);
  }
}

/* Steps of a removed phase are removed, unless they were moved to another one. */
static void drop_steps(const CjmRoster *phases, CjmRoster *steps)
{
  for (guint i = 0; i < steps->entries->len; i++) {
    CjmEntry *step = g_ptr_array_index(steps->entries, i);
    const CjmEntry *phase = g_ptr_array_index(phases->entries, step->list);
    if (phase->removed && !step->removed) cjm_roster_drop(steps, step, phase->change);
  }
}

/* Merges the steps, and assigns them to their phases. */
static void merge_steps(Merge *m, CjmRoster *phases, CjmRoster *steps, const CjmChange *phase_changes, size_t n)
{
  g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(CjmChange));
  for (size_t i = 0; i < n; i++)
    if (phase_changes[i].entry) change_steps(changes, phase_changes[i].node, phase_changes[i].entry->index);
  CjmChange *at = (CjmChange *)(void *)changes->data;
  cjm_roster_apply(steps, at, changes->len);
  for (guint i = 0; i < changes->len; i++) merge_content(m, steps, &at[i], NULL);
  drop_steps(phases, steps);
  cjm_roster_place(steps);
  g_autoptr(GPtrArray) lists = cjm_roster_write_new(steps, phases->entries->len);
  for (guint i = 0; i < phases->entries->len; i++) {
    CjmEntry *phase = g_ptr_array_index(phases->entries, i);
    phase->node = with_steps(m, phase->node, lists->pdata[i]);
  }
}

static CjmNode *merge_phases(Merge *m, CjmNode *base, CjmNode *later)
{
  CjmRoster phases, steps;
  cjm_roster_init(&phases, m->joiner, m->joined, &cjm_shape_phase);
  cjm_roster_init(&steps, m->joiner, m->joined, &cjm_shape_step);
  for (size_t i = 0; i < count_items(base); i++) {
    cjm_roster_add_base(&phases, item_at(base, i), 0);
    add_steps(&steps, item_at(base, i), i);
  }
  cjm_roster_identify(&phases);
  share_ids(&phases, &steps);
  cjm_roster_identify(&steps);

  size_t n = count_items(later);
  g_autofree CjmChange *changes = g_new0(CjmChange, n + 1);
  for (size_t i = 0; i < n; i++) changes[i].node = item_at(later, i);
  cjm_roster_apply(&phases, changes, n);
  for (size_t i = 0; i < n; i++) merge_content(m, &phases, &changes[i], "steps");
  merge_steps(m, &phases, &steps, changes, n);
  cjm_roster_place(&phases);
  g_autoptr(GPtrArray) lists = cjm_roster_write_new(&phases, 1);
  CjmNode *merged = list_of(m, later->span, lists->pdata[0]);
  cjm_roster_clear(&phases);
  cjm_roster_clear(&steps);
  return merged;
}

/* ---- any value ---- */

static CjmNode *merge_value(Merge *m, const CjmField *field, CjmNode *base, CjmNode *later)
{
  if (is_matched(field) && field->shape == &cjm_shape_phase) return merge_phases(m, base, later);
  if (is_matched(field)) return merge_lists(m, field->shape, base, later);
  if (base->kind == CJM_NODE_MAP && later->kind == CJM_NODE_MAP)
    return merge_maps(m, field ? field->shape : NULL, base, later, NULL);
  g_hash_table_insert(m->joined->overridden, later, base);
  return later;
}

CjmNode *cjm_merge(CjmJoiner *joiner, CjmJoined *joined, CjmNode *base, CjmNode *later)
{
  Merge m = {joiner, joined};
  return merge_maps(&m, &cjm_shape_journey, base, later, NULL);
}

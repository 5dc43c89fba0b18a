#include "join/ids.h"

#include <string.h>

#include "journey/id.h"

const CjmNode *cjm_entry_text(const CjmNode *entry, const char *key)
{
  const CjmNode *node = entry->kind == CJM_NODE_MAP ? cjm_node_get(entry, key) : NULL;
  return node && node->kind == CJM_NODE_SCALAR && node->text[0] && !node->null ? node : NULL;
}

void cjm_id_assigner_init(CjmIdAssigner *assigner, const CjmShape *shape)
{
  *assigner = (CjmIdAssigner){.shape = shape,
                              .used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                              .numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

void cjm_id_assigner_clear(CjmIdAssigner *assigner)
{
  g_hash_table_unref(assigner->used);
  g_hash_table_unref(assigner->numbers);
}

void cjm_id_assigner_reserve(CjmIdAssigner *assigner, const char *id)
{
  g_hash_table_add(assigner->used, cjm_id_fold_new(id));
}

const char *cjm_id_assigner_explicit(CjmIdAssigner *assigner, const CjmNode *entry)
{
  const CjmNode *id = cjm_entry_text(entry, "id");
  if (id) cjm_id_assigner_reserve(assigner, id->text);
  return id ? id->text : NULL;
}

/* The text that an id is made from: the title, or else the text, or else the first action; "" if there is none. */
static const char *naming_text(const CjmNode *entry)
{
  static const char *const keys[] = {"title", "text", "actions"};
  if (entry->kind == CJM_NODE_SCALAR) return entry->text;
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    const CjmNode *text = cjm_entry_text(entry, keys[i]);
    if (text) return text->text;
  }
  const CjmNode *actions = entry->kind == CJM_NODE_MAP ? cjm_node_get(entry, "actions") : NULL;
  const CjmNode *first = actions && actions->kind == CJM_NODE_LIST && actions->n > 0 ? actions->items[0] : actions;
  if (first && first->kind == CJM_NODE_MAP) first = cjm_entry_text(first, "text");
  return first && first->kind == CJM_NODE_SCALAR ? first->text : "";
}

const char *cjm_id_assigner_derived(CjmIdAssigner *assigner, CjmArena *arena, const CjmNode *entry, bool *ret_numbered)
{
  g_autofree char *slug = cjm_id_slug_new(naming_text(entry));
  if (!slug[0]) {
    g_free(slug);
    slug = cjm_id_slug_new(cjm_kind_name(assigner->shape->kind)->one);
  }
  g_autofree char *base = cjm_id_fold_new(slug), *id = g_strdup(slug), *folded = g_strdup(base);
  unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(assigner->numbers, base));
  *ret_numbered = false;
  while (g_hash_table_contains(assigner->used, folded) || cjm_id_is_reserved(assigner->shape->kind, folded)) {
    number = MAX(number, 1) + 1;
    g_free(id);
    g_free(folded);
    id = g_strdup_printf("%s-%u", slug, number);
    folded = g_strdup_printf("%s-%u", base, number);
    *ret_numbered = true;
  }
  g_hash_table_insert(assigner->numbers, g_steal_pointer(&base), GUINT_TO_POINTER(number));
  g_hash_table_add(assigner->used, g_steal_pointer(&folded));
  return cjm_arena_strdup(arena, id);
}

CjmNode *cjm_entry_map(CjmArena *arena, const CjmShape *shape, CjmNode *entry)
{
  if (entry->kind != CJM_NODE_SCALAR) return entry;
  CjmNode *map = cjm_node_new(arena, CJM_NODE_MAP, entry->span, 1);
  cjm_node_append(map, cjm_node_scalar(arena, entry->span, cjm_shape_main(shape)->key), entry);
  return map;
}

#include "join/join.h"

#include <string.h>

#include "join/chain.h"
#include "join/data.h"
#include "join/merge.h"

static void removal_free(void *data)
{
  CjmRemoval *removal = data;
  g_free(removal->id);
  g_free(removal);
}

void cjm_joined_clear(CjmJoined *joined)
{
  g_clear_pointer(&joined->removals, g_ptr_array_unref);
  g_clear_pointer(&joined->overridden, g_hash_table_unref);
}

/* `extends` has been applied, and is removed. */
static CjmNode *without_extends(CjmJoiner *joiner, CjmNode *root)
{
  CjmNode *extends = cjm_node_get(root, "extends");
  if (!extends || extends->null) return root;
  CjmNode *copy = cjm_node_new(joiner->tree, CJM_NODE_MAP, root->span, root->n);
  for (size_t i = 0; i < root->n; i++)
    if (root->items[i] != extends) cjm_node_append(copy, root->keys[i], root->items[i]);
  return copy;
}

static bool extend(CjmJoiner *joiner, CjmJoined *joined, GError **error)
{
  GPtrArray *layers;
  if (!cjm_chain_read(joiner, joined->root, &layers, &joined->partial, error)) return false;
  CjmNode *root = NULL;
  for (guint i = 0; i < layers->len; i++) {
    CjmNode *layer = without_extends(joiner, ((const CjmLayer *)g_ptr_array_index(layers, i))->root);
    root = root ? cjm_merge(joiner, joined, root, layer) : layer;
  }
  g_ptr_array_unref(layers);
  joined->root = root;
  return true;
}

bool cjm_join(CjmJoiner *joiner, CjmSource *source, CjmJoined *ret_joined, GError **error)
{
  CjmJoined joined = {.removals = g_ptr_array_new_with_free_func(removal_free), .overridden = g_hash_table_new(NULL, NULL)};
  joined.root = joiner->imported ? joiner->imported : cjm_yaml_parse(joiner->tree, joiner->texts, source, joiner->limits, joiner->diags);
  bool is_map = joined.root && joined.root->kind == CJM_NODE_MAP;
  bool read = !is_map || (extend(joiner, &joined, error) && cjm_data_join(joiner, &joined, error));
  if (read) *ret_joined = joined;
  else cjm_joined_clear(&joined);
  return read;
}

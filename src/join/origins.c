#include "join/origins.h"

#include <string.h>

#include "join/ids.h"

typedef struct Walk {
  const CjmJoined *joined;
  const CjmSource *own;
  GString *address;
  GArray *origins; /* CjmJoinOrigin */
} Walk;

static void origin_clear(void *data)
{
  g_free(((CjmJoinOrigin *)data)->address);
}

static void add(Walk *w, const CjmNode *node)
{
  const CjmNode *over = g_hash_table_lookup(w->joined->overridden, node);
  CjmJoinOrigin origin = {.address = g_strdup(w->address->str), .at = node->span, .over = over ? over->span : (CjmSpan){0}};
  g_array_append_val(w->origins, origin);
}

/* Appends the key, or the id or number of an entry of a list. Returns the length before. */
static gsize enter(Walk *w, const CjmNode *node, size_t i)
{
  gsize before = w->address->len;
  if (before) g_string_append_c(w->address, '/');
  const CjmNode *id = node->kind == CJM_NODE_LIST ? cjm_entry_text(node->items[i], "id") : node->keys[i];
  if (id) g_string_append(w->address, id->text);
  else g_string_append_printf(w->address, "%zu", i + 1);
  return before;
}

/* Whether the item replaces an inherited one. An id does not, since it only identifies the entry that is changed. */
static bool overrides(const Walk *w, const CjmNode *node, size_t i)
{
  bool is_id = node->kind == CJM_NODE_MAP && strcmp(node->keys[i]->text, "id") == 0;
  return !is_id && g_hash_table_contains(w->joined->overridden, node->items[i]);
}

/* The source of the whole node; NULL if it has several, whose parts are appended. */
static const CjmSource *collect(Walk *w, const CjmNode *node)
{
  guint before = w->origins->len;
  const CjmSource *all = node->span.source;
  for (size_t i = 0; i < node->n; i++) {
    const CjmNode *item = node->items[i];
    gsize len = enter(w, node, i);
    const CjmSource *of_item = collect(w, item);
    bool is_over = overrides(w, node, i);
    if (of_item && (of_item != w->own || is_over)) add(w, item);
    if (of_item != node->span.source || is_over) all = NULL;
    g_string_truncate(w->address, len);
  }
  if (all) g_array_set_size(w->origins, before);
  return all;
}

GArray *cjm_origins_new(const CjmJoined *joined, const CjmSource *own)
{
  g_autoptr(GString) address = g_string_new(NULL);
  Walk w = {joined, own, address, g_array_new(FALSE, FALSE, sizeof(CjmJoinOrigin))};
  g_array_set_clear_func(w.origins, origin_clear);
  if (joined->root) collect(&w, joined->root);
  return w.origins;
}

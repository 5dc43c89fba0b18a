#include "merge/match.h"

#include <string.h>

enum { NEAR = 1000 /* items without ids that are compared with each, so that time does not grow with the square of a list */ };

static bool equal_maps(const CjmNode *a, const CjmNode *b)
{
  for (size_t i = 0; i < a->n; i++) {
    const CjmNode *same = strcmp(a->keys[i]->text, b->keys[i]->text) == 0 ? b->items[i] : cjm_node_get(b, a->keys[i]->text);
    if (!cjm_merge_equal(a->items[i], same)) return false;
  }
  return true;
}

bool cjm_merge_equal(const CjmNode *a, const CjmNode *b)
{
  if (!a || !b || a->kind != b->kind || a->n != b->n) return a == b;
  switch (a->kind) {
    case CJM_NODE_SCALAR: return a->null == b->null && strcmp(a->text, b->text) == 0;
    case CJM_NODE_MAP: return equal_maps(a, b);
    case CJM_NODE_LIST:
      for (size_t i = 0; i < a->n; i++)
        if (!cjm_merge_equal(a->items[i], b->items[i])) return false;
  }
  return true;
}

/* ---- lists ---- */

static const char *text_of(const CjmNode *item, const char *key)
{
  const CjmNode *node = item->kind == CJM_NODE_MAP ? cjm_node_get(item, key) : NULL;
  return node && node->kind == CJM_NODE_SCALAR && !node->null ? node->text : NULL;
}

static const char *id_of(const CjmNode *item)
{
  return text_of(item, "id");
}

static bool same_text(const CjmNode *a, const CjmNode *b, const char *key)
{
  const char *text = text_of(a, key), *other = text_of(b, key);
  return text && other && strcmp(text, other) == 0;
}

/* What follows is for items of which at most one has an id. */
static bool may_match(const CjmNode *a, const CjmNode *b)
{
  return a->kind == b->kind && !(id_of(a) && id_of(b));
}

static bool same_content(const CjmNode *a, const CjmNode *b)
{
  return may_match(a, b) && cjm_merge_equal(a, b);
}

static bool same_title(const CjmNode *a, const CjmNode *b)
{
  return may_match(a, b) && (same_text(a, b, "title") || same_text(a, b, "text"));
}

typedef struct Matching {
  const CjmNode *from, *to;
  gssize *match; /* of each item of `from` */
  bool *taken;   /* items of `to` */
} Matching;

static void pair(Matching *m, size_t from, size_t to)
{
  m->match[from] = (gssize)to;
  m->taken[to] = true;
}

/* Pairs entries of the same name: keys of mappings, ids of items. */
static void pair_by_name(Matching *m, const char *(*name)(const CjmNode *collection, size_t i))
{
  g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t k = m->to->n; k-- > 0;)
    if (name(m->to, k)) g_hash_table_insert(at, (gpointer)name(m->to, k), GSIZE_TO_POINTER(k));
  for (size_t i = 0; i < m->from->n; i++) {
    gpointer k;
    bool found = name(m->from, i) && g_hash_table_lookup_extended(at, name(m->from, i), NULL, &k);
    if (found && !m->taken[GPOINTER_TO_SIZE(k)]) pair(m, i, GPOINTER_TO_SIZE(k));
  }
}

static const char *name_of_key(const CjmNode *map, size_t i)
{
  return map->keys[i]->text;
}

static const char *name_of_item(const CjmNode *list, size_t i)
{
  return id_of(list->items[i]);
}

/* Pairs what is the same by one criterion and has no partner yet, the first with the first of those near it. */
static void pair_by(Matching *m, bool (*same)(const CjmNode *, const CjmNode *))
{
  size_t first = 0;
  for (size_t i = 0; i < m->from->n; i++) {
    if (m->match[i] != CJM_NO_MATCH) continue;
    while (first < m->to->n && m->taken[first]) first++;
    for (size_t k = first; k < MIN(m->to->n, first + NEAR); k++) {
      if (m->taken[k] || !same(m->from->items[i], m->to->items[k])) continue;
      pair(m, i, k);
      break;
    }
  }
}

/* Pairs items without a partner that stand, in equal number, between the same neighbours: their text was edited. */
static void pair_by_place(Matching *m)
{
  for (size_t i = 0; i < m->from->n;) {
    size_t end = i;
    while (end < m->from->n && m->match[end] == CJM_NO_MATCH) end++;
    if (end == i) {
      i++;
      continue;
    }
    size_t start = i > 0 ? (size_t)m->match[i - 1] + 1 : 0, stop = start;
    while (stop < m->to->n && !m->taken[stop]) stop++;
    bool same_end = end < m->from->n ? (gssize)stop == m->match[end] : stop == m->to->n;
    for (size_t k = 0; same_end && stop - start == end - i && k < end - i; k++)
      if (may_match(m->from->items[i + k], m->to->items[start + k])) pair(m, i + k, start + k);
    i = end;
  }
}

static void match_lists(Matching *m)
{
  pair_by_name(m, name_of_item);
  pair_by(m, same_content);
  pair_by(m, same_title);
  pair_by_place(m);
}

/* ---- both ---- */

gssize *cjm_merge_match_new(const CjmNode *from, const CjmNode *to)
{
  size_t n = from ? from->n : 0;
  Matching m = {.from = from, .to = to, .match = g_new(gssize, n + 1), .taken = g_new0(bool, to ? to->n + 1 : 1)};
  for (size_t i = 0; i < n; i++) m.match[i] = CJM_NO_MATCH;
  if (from && to && from->kind == CJM_NODE_LIST) match_lists(&m);
  else if (from && to) pair_by_name(&m, name_of_key);
  g_free(m.taken);
  return m.match;
}

bool cjm_merge_in_order(const gssize *match, size_t n)
{
  gssize last = CJM_NO_MATCH;
  for (size_t i = 0; i < n; i++) {
    if (match[i] == CJM_NO_MATCH) continue;
    if (match[i] < last) return false;
    last = match[i];
  }
  return true;
}

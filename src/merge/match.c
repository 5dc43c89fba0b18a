#include "merge/match.h"

#include <string.h>

enum { TRIES = 8 /* candidates with the same text that are looked at */ };

const CjmNode *cjm_item_id(const CjmNode *item)
{
  const CjmNode *id = item->kind == CJM_NODE_MAP ? cjm_node_get(item, "id") : NULL;
  return id && id->kind == CJM_NODE_SCALAR && !id->null ? id : NULL;
}

typedef struct Matching {
  CjmMeanings *meanings;
  const CjmNode *from, *to;
  gssize *match; /* of each item of `from` */
  bool *taken;   /* items of `to` */
} Matching;

/* What entries are matched by; 0: nothing, so that the entry has no match. */
typedef guint Criterion(CjmMeanings *meanings, const CjmNode *collection, size_t i);

static guint key_of(CjmMeanings *meanings, const CjmNode *map, size_t i)
{
  return cjm_meaning(meanings, map->keys[i]);
}

static guint id_of(CjmMeanings *meanings, const CjmNode *list, size_t i)
{
  return cjm_meaning(meanings, cjm_item_id(list->items[i]));
}

static guint content_of(CjmMeanings *meanings, const CjmNode *list, size_t i)
{
  return cjm_meaning(meanings, list->items[i]);
}

static guint title_of(CjmMeanings *meanings, const CjmNode *list, size_t i)
{
  const CjmNode *item = list->items[i];
  if (item->kind != CJM_NODE_MAP) return 0;
  const CjmNode *title = cjm_node_get(item, "title");
  return cjm_meaning(meanings, title ? title : cjm_node_get(item, "text"));
}

/* Two items with different ids are not the same. */
static bool may_match(const Matching *m, size_t i, size_t k)
{
  const CjmNode *a = m->from->items[i], *b = m->to->items[k];
  const CjmNode *id = cjm_item_id(a), *other = cjm_item_id(b);
  return a->kind == b->kind && (!id || !other || cjm_meaning(m->meanings, id) == cjm_meaning(m->meanings, other));
}

static void pair(Matching *m, size_t from, size_t to)
{
  m->match[from] = (gssize)to;
  m->taken[to] = true;
}

/* Pairs entries without a partner that are the same by a criterion, in their order. */
static void pair_by(Matching *m, Criterion *criterion)
{
  g_autoptr(GHashTable) first = g_hash_table_new(NULL, NULL); /* criterion → index + 1 of the first such entry of `to` */
  g_autofree size_t *next = g_new0(size_t, m->to->n + 1);     /* of each entry of `to` the index + 1 of the next such one */
  for (size_t k = m->to->n; k-- > 0;) {
    gpointer key = GUINT_TO_POINTER(criterion(m->meanings, m->to, k));
    if (m->taken[k] || !key) continue;
    next[k] = GPOINTER_TO_SIZE(g_hash_table_lookup(first, key));
    g_hash_table_insert(first, key, GSIZE_TO_POINTER(k + 1));
  }
  for (size_t i = 0; i < m->from->n; i++) {
    gpointer key = m->match[i] == CJM_NO_MATCH ? GUINT_TO_POINTER(criterion(m->meanings, m->from, i)) : NULL;
    if (!key) continue;
    size_t k = GPOINTER_TO_SIZE(g_hash_table_lookup(first, key));
    while (k && m->taken[k - 1]) k = next[k - 1];
    g_hash_table_insert(first, key, GSIZE_TO_POINTER(k));
    bool is_list = m->from->kind == CJM_NODE_LIST;
    for (int tries = 0; k && tries < TRIES; k = next[k - 1], tries++) {
      if (m->taken[k - 1] || (is_list && !may_match(m, i, k - 1))) continue;
      pair(m, i, k - 1);
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
      if (may_match(m, i + k, start + k)) pair(m, i + k, start + k);
    i = end;
  }
}

gssize *cjm_match_new(CjmMeanings *meanings, const CjmNode *from, const CjmNode *to)
{
  size_t n = from ? from->n : 0;
  gssize *match = g_new(gssize, n + 1);
  for (size_t i = 0; i < n; i++) match[i] = CJM_NO_MATCH;
  if (!from || !to) return match;
  g_autofree bool *taken = g_new0(bool, to->n + 1);
  Matching m = {meanings, from, to, match, taken};
  if (from->kind == CJM_NODE_MAP) {
    pair_by(&m, key_of);
  } else {
    pair_by(&m, id_of);
    pair_by(&m, content_of);
    pair_by(&m, title_of);
    pair_by_place(&m);
  }
  return match;
}

gssize *cjm_match_inverse_new(const gssize *match, size_t n, size_t count)
{
  gssize *inverse = g_new(gssize, count + 1);
  for (size_t i = 0; i < count; i++) inverse[i] = CJM_NO_MATCH;
  for (size_t i = 0; i < n; i++)
    if (match[i] != CJM_NO_MATCH) inverse[match[i]] = (gssize)i;
  return inverse;
}

size_t cjm_match_find_moved(const gssize *match, size_t n, bool *moved)
{
  g_autofree size_t *ends = g_new(size_t, n + 1);     /* of each length, the entry that ends a subsequence with the least match */
  g_autofree gssize *before = g_new(gssize, n + 1);   /* the entry before it in its subsequence */
  size_t length = 0, matched = 0;
  for (size_t i = 0; i < n; i++) {
    moved[i] = match[i] != CJM_NO_MATCH;
    if (!moved[i]) continue;
    matched++;
    size_t low = 0, high = length;
    while (low < high) {
      size_t middle = (low + high) / 2;
      if (match[ends[middle]] < match[i]) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (gssize)ends[low - 1] : CJM_NO_MATCH;
    ends[low] = i;
    length = MAX(length, low + 1);
  }
  for (gssize i = length > 0 ? (gssize)ends[length - 1] : CJM_NO_MATCH; i != CJM_NO_MATCH; i = before[i]) moved[i] = false;
  return matched - length;
}

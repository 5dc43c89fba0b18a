/* order.c: the things that stay in their order when others move. */
#include <string.h>

#include "base/hash.h"
#include "diff/match.h"

/* The best increasing chain that ends at one of the first places, for Fenwick's tree (1994). */
typedef struct Chain {
  guint64 weight;
  size_t last; /* plus 1; 0: empty */
} Chain;

static Chain best_before(const Chain *tree, size_t place)
{
  Chain best = {0, 0};
  for (size_t i = place; i > 0; i &= i - 1)
    if (tree[i].weight > best.weight) best = tree[i];
  return best;
}

static void note(Chain *tree, size_t n, size_t place, Chain chain)
{
  for (size_t i = place + 1; i <= n; i += i & -i)
    if (chain.weight > tree[i].weight) tree[i] = chain;
}

/* One for each thing; among equally long chains the hashes of the names decide. */
static guint64 weight_of(const char *name)
{
  guint64 hash = cjm_hash((const guint8 *)name, strlen(name));
  return ((guint64)1 << 44) + (hash >> 40);
}

void cjm_mark_moved(const size_t *places, const char *const *names, size_t n, bool *ret_moved)
{
  size_t width = 0;
  for (size_t i = 0; i < n; i++) width = MAX(width, places[i] + 1);
  g_autofree Chain *tree = g_new0(Chain, width + 1);
  g_autofree size_t *before = g_new0(size_t, n + 1);
  for (size_t i = 0; i < n; i++) {
    Chain chain = best_before(tree, places[i]);
    before[i] = chain.last;
    note(tree, width, places[i], (Chain){chain.weight + weight_of(names[i]), i + 1});
    ret_moved[i] = true;
  }
  for (size_t i = best_before(tree, width).last; i > 0; i = before[i - 1]) ret_moved[i - 1] = false;
}

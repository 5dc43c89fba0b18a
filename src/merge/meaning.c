#include "merge/meaning.h"

#include <stdlib.h>
#include <string.h>

struct CjmMeanings {
  GHashTable *nodes;    /* const CjmNode * → number */
  GHashTable *contents; /* GBytes * → number */
};

CjmMeanings *cjm_meanings_new(void)
{
  CjmMeanings *meanings = g_new(CjmMeanings, 1);
  *meanings = (CjmMeanings){.nodes = g_hash_table_new(NULL, NULL),
                            .contents = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL)};
  return meanings;
}

void cjm_meanings_free(CjmMeanings *meanings)
{
  if (!meanings) return;
  g_hash_table_unref(meanings->nodes);
  g_hash_table_unref(meanings->contents);
  g_free(meanings);
}

/* Takes over `content`. */
static guint number_of(CjmMeanings *meanings, GBytes *content)
{
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(meanings->contents, content));
  if (number) {
    g_bytes_unref(content);
    return number;
  }
  number = g_hash_table_size(meanings->contents) + 1;
  g_hash_table_insert(meanings->contents, content, GUINT_TO_POINTER(number));
  return number;
}

static int compare_pairs(const void *a, const void *b)
{
  const guint *x = a, *y = b;
  return (x[0] > y[0]) - (x[0] < y[0]);
}

guint cjm_meaning_of_parts(CjmMeanings *meanings, CjmNodeKind kind, guint *parts, size_t n)
{
  if (kind == CJM_NODE_MAP) qsort(parts, n / 2, 2 * sizeof *parts, compare_pairs);
  GByteArray *content = g_byte_array_sized_new((guint)(n * sizeof *parts + 1));
  g_byte_array_append(content, (const guint8 *)(kind == CJM_NODE_MAP ? "m" : "l"), 1);
  g_byte_array_append(content, (const guint8 *)parts, (guint)(n * sizeof *parts));
  return number_of(meanings, g_byte_array_free_to_bytes(content));
}

static guint meaning_of_scalar(CjmMeanings *meanings, const CjmNode *node)
{
  GByteArray *content = g_byte_array_new();
  g_byte_array_append(content, (const guint8 *)(node->null ? "0" : "s"), 1);
  if (!node->null) g_byte_array_append(content, (const guint8 *)node->text, (guint)strlen(node->text));
  return number_of(meanings, g_byte_array_free_to_bytes(content));
}

static guint meaning_of_collection(CjmMeanings *meanings, const CjmNode *node)
{
  size_t each = node->kind == CJM_NODE_MAP ? 2 : 1, n = 0;
  g_autofree guint *parts = g_new(guint, node->n * each + 1);
  for (size_t i = 0; i < node->n; i++) {
    if (each == 2) parts[n++] = cjm_meaning(meanings, node->keys[i]);
    parts[n++] = cjm_meaning(meanings, node->items[i]);
  }
  return cjm_meaning_of_parts(meanings, node->kind, parts, n);
}

guint cjm_meaning(CjmMeanings *meanings, const CjmNode *node)
{
  if (!node) return 0;
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(meanings->nodes, node));
  if (number) return number;
  number = node->kind == CJM_NODE_SCALAR ? meaning_of_scalar(meanings, node) : meaning_of_collection(meanings, node);
  g_hash_table_insert(meanings->nodes, (gpointer)node, GUINT_TO_POINTER(number));
  return number;
}

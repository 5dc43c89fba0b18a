#include "merge/homes.h"

#include <string.h>

#include "merge/match.h"

typedef struct Place {
  CjmPart part;
  bool is_unique;
} Place;

struct CjmHomes {
  CjmMeanings *meanings;
  GHashTable *places[CJM_HOME_COUNT]; /* meaning of (key of the list, id) → Place * */
  GHashTable *keys;                   /* const CjmNode * of a list → meaning of its key */
  GHashTable *pairs;                  /* const CjmNode * of a list in a side → that in base */
  bool has_moves;
};

/* What an item is found by; 0 if it has no id, or is in no list with a key. */
static guint name_of(const CjmHomes *h, CjmPart part)
{
  if (part.in->kind != CJM_NODE_LIST) return 0;
  const CjmNode *id = cjm_item_id(cjm_part_item(part));
  guint key = GPOINTER_TO_UINT(g_hash_table_lookup(h->keys, part.in));
  if (!id || !key) return 0;
  guint parts[] = {key, cjm_meaning(h->meanings, id)};
  return cjm_meaning_of_parts(h->meanings, CJM_NODE_LIST, parts, G_N_ELEMENTS(parts));
}

static void add_places(CjmHomes *h, GHashTable *places, const CjmNode *node, const CjmNode *key)
{
  if (node->kind == CJM_NODE_LIST && key) g_hash_table_insert(h->keys, (gpointer)node, GUINT_TO_POINTER(cjm_meaning(h->meanings, key)));
  for (size_t i = 0; i < node->n; i++) {
    CjmPart part = {node, i};
    if (cjm_entry_is_alias(part)) continue;
    guint name = name_of(h, part);
    Place *known = name ? g_hash_table_lookup(places, GUINT_TO_POINTER(name)) : NULL;
    if (known) {
      known->is_unique = false;
    } else if (name) {
      Place *place = g_new(Place, 1);
      *place = (Place){part, true};
      g_hash_table_insert(places, GUINT_TO_POINTER(name), place);
    }
    add_places(h, places, node->items[i], node->kind == CJM_NODE_MAP ? node->keys[i] : NULL);
  }
}

/* Pairs the lists of base and of a side that are in the same place, from the top. */
static void pair_lists(CjmHomes *h, const CjmNode *base, const CjmNode *side)
{
  if (base->kind != side->kind || base->kind == CJM_NODE_SCALAR) return;
  if (base->kind == CJM_NODE_LIST) g_hash_table_insert(h->pairs, (gpointer)side, (gpointer)base);
  g_autofree gssize *match = cjm_match_new(h->meanings, base, side);
  for (size_t i = 0; i < base->n; i++)
    if (match[i] != CJM_NO_MATCH) pair_lists(h, base->items[i], side->items[match[i]]);
}

bool cjm_homes_is_same_place(const CjmHomes *h, CjmPart base, CjmPart side)
{
  return g_hash_table_lookup(h->pairs, side.in) == base.in;
}

static bool find_moves(const CjmHomes *h, CjmHome side)
{
  GHashTableIter iter;
  gpointer name, value;
  g_hash_table_iter_init(&iter, h->places[CJM_HOME_BASE]);
  while (g_hash_table_iter_next(&iter, &name, &value)) {
    const Place *base = value, *other = g_hash_table_lookup(h->places[side], name);
    if (other && base->is_unique && other->is_unique && !cjm_homes_is_same_place(h, base->part, other->part)) return true;
  }
  return false;
}

CjmHomes *cjm_homes_new(CjmMeanings *meanings, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs)
{
  CjmHomes *h = g_new0(CjmHomes, 1);
  const CjmNode *roots[] = {base, ours, theirs};
  h->meanings = meanings;
  h->keys = g_hash_table_new(NULL, NULL);
  h->pairs = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < CJM_HOME_COUNT; i++) {
    h->places[i] = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    if (roots[i]) add_places(h, h->places[i], roots[i], NULL);
    if (i > 0 && base) pair_lists(h, base, roots[i]);
  }
  h->has_moves = find_moves(h, CJM_HOME_OURS) || find_moves(h, CJM_HOME_THEIRS);
  return h;
}

void cjm_homes_free(CjmHomes *h)
{
  if (!h) return;
  for (size_t i = 0; i < CJM_HOME_COUNT; i++) g_hash_table_unref(h->places[i]);
  g_hash_table_unref(h->keys);
  g_hash_table_unref(h->pairs);
  g_free(h);
}

CjmPart cjm_homes_find(const CjmHomes *h, CjmHome home, CjmPart part)
{
  guint name = name_of(h, part);
  const Place *place = name ? g_hash_table_lookup(h->places[home], GUINT_TO_POINTER(name)) : NULL;
  return place && place->is_unique ? place->part : (CjmPart){0};
}

bool cjm_homes_has_moves(const CjmHomes *h)
{
  return h->has_moves;
}

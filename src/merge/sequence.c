#include "merge/sequence.h"

#include "merge/match.h"

enum { NONE = -1 };

/* An order of entries as a linked list. Entries of ours have their index, the other ones of theirs follow in their order. */
typedef struct Order {
  gssize *next, *previous;
  gssize first;
  bool *linked;
} Order;

static void order_init(Order *o, size_t n)
{
  *o = (Order){g_new(gssize, n + 1), g_new(gssize, n + 1), NONE, g_new0(bool, n + 1)};
}

static void order_clear(Order *o)
{
  g_free(o->next);
  g_free(o->previous);
  g_free(o->linked);
}

static void unlink_entry(Order *o, gssize i)
{
  if (!o->linked[i]) return;
  if (o->previous[i] == NONE) o->first = o->next[i];
  else o->next[o->previous[i]] = o->next[i];
  if (o->next[i] != NONE) o->previous[o->next[i]] = o->previous[i];
  o->linked[i] = false;
}

static void link_after(Order *o, gssize before, gssize i)
{
  gssize next = before == NONE ? o->first : o->next[before];
  o->previous[i] = before;
  o->next[i] = next;
  if (before == NONE) o->first = i;
  else o->next[before] = i;
  if (next != NONE) o->previous[next] = i;
  o->linked[i] = true;
}

/* What is known of both sides, from the point of view of one of them. */
typedef struct View {
  size_t n;             /* entries in this side */
  const gssize *entry;  /* of each of its indexes the entry */
  const bool *moved;    /* of each of its indexes: since base */
} View;

/* Puts into `o`, which has the entries of one side, those that `other` added or moved: behind the entry that they follow there, unless the first side
 * moved it. `added` are the entries that only the first side has. */
static void apply(Order *o, const View *first, const View *other, const bool *added, size_t n)
{
  g_autofree bool *moved = g_new0(bool, n + 1);
  for (size_t i = 0; i < first->n; i++) moved[first->entry[i]] = first->moved[i];
  gssize before = NONE;
  for (size_t i = 0; i < other->n; i++) {
    gssize entry = other->entry[i];
    bool is_new = !o->linked[entry];
    if (is_new || other->moved[i]) {
      unlink_entry(o, entry);
      for (gssize next; is_new && (next = before == NONE ? o->first : o->next[before]) != NONE && added[next];) before = next;
      link_after(o, before, entry);
      before = entry;
    } else if (!moved[entry]) {
      before = entry;
    }
  }
}

static void fill(Order *o, const View *side)
{
  for (size_t i = 0; i < side->n; i++) link_after(o, i > 0 ? side->entry[i - 1] : NONE, side->entry[i]);
}

/* Whether both orders have the same sequence of the entries that are in base and in both sides. */
static bool same_order(const Order *a, const Order *b, const bool *common)
{
  gssize i = a->first, k = b->first;
  for (;;) {
    while (i != NONE && !common[i]) i = a->next[i];
    while (k != NONE && !common[k]) k = b->next[k];
    if (i == NONE || k == NONE) return i == k;
    if (i != k) return false;
    i = a->next[i];
    k = b->next[k];
  }
}

typedef struct Both {
  size_t n; /* entries */
  CjmSequencePlace *places;
  gssize *of_ours, *of_theirs; /* entries of indexes */
  bool *moved_ours, *moved_theirs; /* by indexes */
  bool *only_ours, *only_theirs, *common; /* by entries */
  size_t n_moved_ours, n_moved_theirs;
} Both;

static void both_init(Both *b, const CjmSequence *q)
{
  size_t most = q->n_ours + q->n_theirs + 1;
  *b = (Both){.places = g_new(CjmSequencePlace, most),
              .of_ours = g_new(gssize, most),
              .of_theirs = g_new(gssize, most),
              .moved_ours = g_new0(bool, most),
              .moved_theirs = g_new0(bool, most),
              .only_ours = g_new0(bool, most),
              .only_theirs = g_new0(bool, most),
              .common = g_new0(bool, most)};
  for (size_t i = 0; i < q->n_ours; i++) {
    b->of_ours[i] = (gssize)i;
    b->places[i] = (CjmSequencePlace){(gssize)i, q->ours_theirs[i]};
    b->only_ours[i] = q->ours_theirs[i] == CJM_NO_MATCH && q->ours_base[i] == CJM_NO_MATCH;
    b->common[i] = q->ours_theirs[i] != CJM_NO_MATCH && q->ours_base[i] != CJM_NO_MATCH;
  }
  b->n = q->n_ours;
  for (size_t i = 0; i < q->n_theirs; i++) {
    bool is_shared = q->theirs_ours[i] != CJM_NO_MATCH;
    b->of_theirs[i] = is_shared ? q->theirs_ours[i] : (gssize)b->n;
    if (is_shared) continue;
    b->only_theirs[b->n] = q->theirs_base[i] == CJM_NO_MATCH;
    b->places[b->n++] = (CjmSequencePlace){CJM_NO_MATCH, (gssize)i};
  }
  if (!q->is_ordered) return;
  b->n_moved_ours = cjm_match_find_moved(q->ours_base, q->n_ours, b->moved_ours);
  b->n_moved_theirs = cjm_match_find_moved(q->theirs_base, q->n_theirs, b->moved_theirs);
}

static void both_clear(Both *b)
{
  g_free(b->places);
  g_free(b->of_ours);
  g_free(b->of_theirs);
  g_free(b->moved_ours);
  g_free(b->moved_theirs);
  g_free(b->only_ours);
  g_free(b->only_theirs);
  g_free(b->common);
}

GArray *cjm_sequence_new(const CjmSequence *q)
{
  Both b;
  both_init(&b, q);
  View ours = {q->n_ours, b.of_ours, b.moved_ours}, theirs = {q->n_theirs, b.of_theirs, b.moved_theirs};
  Order order;
  order_init(&order, b.n);
  fill(&order, &ours);
  apply(&order, &ours, &theirs, b.only_ours, b.n);
  bool is_certain = true;
  if (b.n_moved_ours > 0 && b.n_moved_theirs > 0) {
    Order turned;
    order_init(&turned, b.n);
    fill(&turned, &theirs);
    apply(&turned, &theirs, &ours, b.only_theirs, b.n);
    is_certain = same_order(&order, &turned, b.common);
    order_clear(&turned);
  }
  GArray *places = is_certain ? g_array_new(FALSE, FALSE, sizeof(CjmSequencePlace)) : NULL;
  for (gssize i = order.first; places && i != NONE; i = order.next[i]) g_array_append_val(places, b.places[i]);
  order_clear(&order);
  both_clear(&b);
  return places;
}

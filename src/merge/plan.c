#include "merge/plan.h"

#include <string.h>

#include "merge/homes.h"
#include "merge/match.h"
#include "merge/sequence.h"

enum { DEPTH_MAX = 200 /* deeper than any file, unless entries were moved into each other */ };

struct CjmPlanner {
  CjmMeanings *meanings;
  const CjmNode *base, *ours, *theirs;
  GHashTable *comments; /* const CjmSource * → GArray of CjmSpan, in the order of the text */
  CjmHomes *homes;            /* NULL: items do not move to other lists */
  GPtrArray *plans, *entries; /* all that were made */
  unsigned depth;
  size_t n_left, n_arrived; /* moved items, where they were and where they are */
};

static void plan_free(void *data)
{
  CjmPlan *plan = data;
  g_ptr_array_unref(plan->entries);
  g_free(plan);
}

static void add_comments(CjmPlanner *p, const CjmNode *root)
{
  if (root) g_hash_table_insert(p->comments, (gpointer)root->span.source, cjm_yaml_comments_new(root));
}

CjmPlanner *cjm_planner_new(CjmMeanings *meanings, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs, bool with_moves)
{
  CjmPlanner *p = g_new(CjmPlanner, 1);
  *p = (CjmPlanner){.meanings = meanings,
                    .base = base,
                    .ours = ours,
                    .theirs = theirs,
                    .comments = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
                    .homes = with_moves ? cjm_homes_new(meanings, base, ours, theirs) : NULL,
                    .plans = g_ptr_array_new_with_free_func(plan_free),
                    .entries = g_ptr_array_new_with_free_func(g_free)};
  add_comments(p, base);
  add_comments(p, ours);
  add_comments(p, theirs);
  if (p->homes && !cjm_homes_has_moves(p->homes)) g_clear_pointer(&p->homes, cjm_homes_free);
  return p;
}

bool cjm_planner_has_moves(const CjmPlanner *p)
{
  return p->homes != NULL;
}

void cjm_planner_free(CjmPlanner *p)
{
  if (!p) return;
  g_hash_table_unref(p->comments);
  cjm_homes_free(p->homes);
  g_ptr_array_unref(p->plans);
  g_ptr_array_unref(p->entries);
  g_free(p);
}

/* ---- what is the same ---- */

/* The index of the first comment that begins at `at` or after it. */
static guint first_comment(const GArray *comments, size_t at)
{
  guint low = 0, high = comments->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index(comments, CjmSpan, middle).start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

static GArray *comments_of(const CjmPlanner *p, CjmPart part, guint *ret_first, guint *ret_end)
{
  CjmEntry entry = cjm_entry_of(part);
  GArray *comments = g_hash_table_lookup(p->comments, entry.source);
  *ret_first = first_comment(comments, entry.start);
  *ret_end = first_comment(comments, entry.after);
  return comments;
}

bool cjm_planner_has_comments(const CjmPlanner *p, CjmPart part)
{
  guint first, end;
  comments_of(p, part, &first, &end);
  return end > first;
}

static bool same_texts(CjmSpan a, CjmSpan b)
{
  return a.end - a.start == b.end - b.start && memcmp(a.source->text + a.start, b.source->text + b.start, a.end - a.start) == 0;
}

static bool same_comments(const CjmPlanner *p, CjmPart a, CjmPart b)
{
  guint i, i_end, k, k_end;
  const GArray *of_a = comments_of(p, a, &i, &i_end), *of_b = comments_of(p, b, &k, &k_end);
  if (i_end - i != k_end - k) return false;
  for (; i < i_end; i++, k++)
    if (!same_texts(g_array_index(of_a, CjmSpan, i), g_array_index(of_b, CjmSpan, k))) return false;
  return true;
}

bool cjm_planner_has_comments_between(const CjmPlanner *p, CjmPart a, CjmPart b)
{
  const GArray *comments = g_hash_table_lookup(p->comments, a.in->span.source);
  return first_comment(comments, cjm_entry_of(b).start) > first_comment(comments, cjm_entry_of(a).end);
}

/* The comments of a collection that stand in none of its entries, as CjmSpan; `in`: what it is the value of, if it is not a document. */
static GArray *comments_beside_new(const CjmPlanner *p, const CjmNode *node, CjmPart in)
{
  GArray *beside = g_array_new(FALSE, FALSE, sizeof(CjmSpan));
  const GArray *comments = node ? g_hash_table_lookup(p->comments, node->span.source) : NULL;
  if (!comments) return beside;
  size_t start = node->flow ? node->span.start : in.in && !in.in->flow ? cjm_entry_rest(in).end : cjm_entry_of((CjmPart){node, 0}).start;
  size_t end = node->flow ? node->span.end : cjm_entry_of(in.in ? in : (CjmPart){node, node->n - 1}).after;
  for (size_t i = 0; i <= node->n; i++) {
    CjmEntry entry = i < node->n ? cjm_entry_of((CjmPart){node, i}) : (CjmEntry){.start = end};
    for (guint k = first_comment(comments, start); k < first_comment(comments, entry.start); k++) g_array_append_val(beside, g_array_index(comments, CjmSpan, k));
    start = entry.end;
  }
  return beside;
}

static bool same_lists(const GArray *a, const GArray *b)
{
  bool same = a->len == b->len;
  for (guint i = 0; i < a->len && same; i++) same = same_texts(g_array_index(a, CjmSpan, i), g_array_index(b, CjmSpan, i));
  return same;
}

bool cjm_planner_loses_comments(const CjmPlanner *p, const CjmPlan *plan, const CjmPlanEntry *of)
{
  if (!plan->ours || !plan->theirs || (!plan->ours->flow && !plan->theirs->flow)) return false;
  CjmPlanEntry in = of ? *of : (CjmPlanEntry){0};
  g_autoptr(GArray) base = comments_beside_new(p, plan->base, in.base), ours = comments_beside_new(p, plan->ours, in.ours),
                    theirs = comments_beside_new(p, plan->theirs, in.theirs);
  return !same_lists(theirs, base) && !same_lists(theirs, ours);
}

static bool is_equal(const CjmPlanner *p, CjmPart a, CjmPart b)
{
  return a.in && b.in && cjm_meaning(p->meanings, cjm_part_item(a)) == cjm_meaning(p->meanings, cjm_part_item(b));
}

/* Whether two entries say the same and have the same comments. */
static bool is_same(const CjmPlanner *p, CjmPart a, CjmPart b)
{
  return is_equal(p, a, b) && same_comments(p, a, b);
}

static bool same_bytes(CjmPart a, CjmPart b)
{
  CjmEntry x = cjm_entry_of(a), y = cjm_entry_of(b);
  return !a.in->flow && !b.in->flow && x.column == y.column && x.after - x.start == y.after - y.start &&
         memcmp(x.source->text + x.start, y.source->text + y.start, x.after - x.start) == 0;
}

/* ---- entries ---- */

static CjmPlan *plan_collections(CjmPlanner *p, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs);

static bool are_collections(CjmPart ours, CjmPart theirs)
{
  const CjmNode *a = cjm_part_item(ours), *b = cjm_part_item(theirs);
  return a->kind == b->kind && a->kind != CJM_NODE_SCALAR && a->n > 0 && b->n > 0 && !cjm_entry_is_alias(ours) && !cjm_entry_is_alias(theirs);
}

static CjmPlan *plan_inside(CjmPlanner *p, const CjmPlanEntry *e)
{
  const CjmNode *base = cjm_part_item(e->base), *ours = cjm_part_item(e->ours), *theirs = cjm_part_item(e->theirs);
  if (p->depth > DEPTH_MAX) return NULL;
  p->depth++;
  CjmPlan *plan = plan_collections(p, base && base->kind == (ours ? ours : theirs)->kind ? base : NULL, ours, theirs);
  p->depth--;
  return plan;
}

/* An entry that both sides have. */
static void plan_both(CjmPlanner *p, CjmPlanEntry *e)
{
  bool collections = are_collections(e->ours, e->theirs), may_hide_moves = collections && p->homes;
  e->verdict = CJM_KEEP;
  if (is_same(p, e->ours, e->theirs) || (!may_hide_moves && e->base.in && is_same(p, e->base, e->theirs))) return;
  bool is_untouched = is_equal(p, e->base, e->ours);
  if (is_untouched && !may_hide_moves && same_bytes(e->base, e->ours)) {
    e->verdict = CJM_TAKE;
  } else if (collections) {
    e->inside = plan_inside(p, e);
    e->verdict = e->inside ? CJM_MERGE : CJM_CONFLICT;
  } else if (!is_equal(p, e->ours, e->theirs) && !is_equal(p, e->base, e->theirs)) {
    e->verdict = is_untouched ? CJM_TAKE : CJM_CONFLICT;
  }
}

/* An item of a side alone, that of the other side with its id, and that of base, wherever they stand. */
static CjmPart find(const CjmPlanner *p, CjmHome home, CjmPart part)
{
  return p->homes ? cjm_homes_find(p->homes, home, part) : (CjmPart){0};
}

static CjmHome other_home(CjmSide side)
{
  return side == CJM_OURS ? CJM_HOME_THEIRS : CJM_HOME_OURS;
}

/* An entry that one side alone has, and base has not. Something that was moved may be in it. */
static void plan_added(CjmPlanner *p, CjmPlanEntry *e, CjmSide side)
{
  CjmPart here = cjm_plan_entry_main(e);
  e->verdict = side == CJM_OURS ? CJM_KEEP : CJM_TAKE;
  const CjmNode *item = cjm_part_item(here);
  if (!p->homes || item->kind == CJM_NODE_SCALAR || item->n == 0 || cjm_entry_is_alias(here)) return;
  e->inside = plan_inside(p, e);
  e->verdict = e->inside ? CJM_MERGE : CJM_CONFLICT;
}

/* An entry that one side alone has in this collection: it is new, or was moved here. */
static void plan_new(CjmPlanner *p, CjmPlanEntry *e, CjmSide side)
{
  CjmPart here = cjm_plan_entry_main(e), base = find(p, CJM_HOME_BASE, here), other = find(p, other_home(side), here);
  if (!base.in) {
    plan_added(p, e, side);
  } else if (other.in && cjm_homes_is_same_place(p->homes, base, other)) {
    e->base = base;
    *(side == CJM_OURS ? &e->theirs : &e->ours) = other;
    p->n_arrived++;
    plan_both(p, e);
  } else {
    e->verdict = CJM_CONFLICT; /* the other side removed it, or moved it elsewhere */
  }
}

/* An entry that was in base and is in one side only: the other has removed it, or moved it elsewhere. False if it is not in the result. */
static bool plan_gone(CjmPlanner *p, CjmPlanEntry *e, CjmSide side)
{
  CjmPart here = cjm_plan_entry_main(e);
  bool has_moved = find(p, other_home(side), here).in;
  p->n_left += has_moved;
  e->verdict = CJM_CONFLICT;
  return !has_moved && !is_same(p, e->base, here);
}

/* ---- collections ---- */

typedef struct Matches {
  gssize *base_ours, *base_theirs, *ours_base, *theirs_base, *ours_theirs, *theirs_ours;
} Matches;

/* Whether two items that both sides added are one: by their ids, or by all that they say. */
static bool is_one(const CjmPlanner *p, const CjmNode *a, const CjmNode *b)
{
  const CjmNode *id = cjm_item_id(a), *other = cjm_item_id(b);
  if (cjm_meaning(p->meanings, a) == cjm_meaning(p->meanings, b)) return true;
  return id && other && cjm_meaning(p->meanings, id) == cjm_meaning(p->meanings, other);
}

static void matches_init(Matches *s, const CjmPlanner *p, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs)
{
  size_t n = base ? base->n : 0, n_ours = ours ? ours->n : 0, n_theirs = theirs ? theirs->n : 0;
  s->base_ours = cjm_match_new(p->meanings, base, ours);
  s->base_theirs = cjm_match_new(p->meanings, base, theirs);
  s->ours_base = cjm_match_inverse_new(s->base_ours, n, n_ours);
  s->theirs_base = cjm_match_inverse_new(s->base_theirs, n, n_theirs);
  s->ours_theirs = cjm_match_new(p->meanings, ours, theirs);
  for (size_t i = 0; i < n_ours; i++) {
    gssize direct = s->ours_theirs[i];
    bool both_new = s->ours_base[i] == CJM_NO_MATCH && direct != CJM_NO_MATCH && s->theirs_base[direct] == CJM_NO_MATCH &&
                    (ours->kind == CJM_NODE_MAP || is_one(p, ours->items[i], theirs->items[direct]));
    s->ours_theirs[i] = both_new ? direct : s->ours_base[i] == CJM_NO_MATCH ? CJM_NO_MATCH : s->base_theirs[s->ours_base[i]];
  }
  s->theirs_ours = cjm_match_inverse_new(s->ours_theirs, n_ours, n_theirs);
}

static void matches_clear(Matches *s)
{
  g_free(s->base_ours);
  g_free(s->base_theirs);
  g_free(s->ours_base);
  g_free(s->theirs_base);
  g_free(s->ours_theirs);
  g_free(s->theirs_ours);
}

static CjmPart part_at(const CjmNode *in, gssize i)
{
  return i == CJM_NO_MATCH ? (CjmPart){0} : (CjmPart){in, (size_t)i};
}

/* Plans one entry. False if it is not in the result. */
static bool plan_entry(CjmPlanner *p, CjmPlanEntry *e)
{
  if (e->ours.in && e->theirs.in) {
    if (!e->base.in) e->base = find(p, CJM_HOME_BASE, e->ours); /* both moved it here */
    plan_both(p, e);
    return true;
  }
  CjmSide side = e->ours.in ? CJM_OURS : CJM_THEIRS;
  if (e->base.in) return plan_gone(p, e, side);
  plan_new(p, e, side);
  return true;
}

/* All entries in the order of the result; NULL if both sides changed the order, each in another way. */
static GPtrArray *sequence_new(CjmPlanner *p, const CjmPlan *plan, const Matches *s)
{
  const CjmNode *ours = plan->ours, *theirs = plan->theirs;
  CjmSequence q = {.n_ours = ours ? ours->n : 0, .n_theirs = theirs ? theirs->n : 0, .ours_base = s->ours_base, .theirs_base = s->theirs_base, .ours_theirs = s->ours_theirs,
                   .theirs_ours = s->theirs_ours, .is_ordered = cjm_plan_main(plan)->kind == CJM_NODE_LIST};
  g_autoptr(GArray) order = cjm_sequence_new(&q);
  if (!order) return NULL;
  GPtrArray *entries = g_ptr_array_new();
  for (guint k = 0; k < order->len; k++) {
    CjmSequencePlace place = g_array_index(order, CjmSequencePlace, k);
    gssize base = place.ours != CJM_NO_MATCH ? s->ours_base[place.ours] : s->theirs_base[place.theirs];
    CjmPlanEntry *e = g_new(CjmPlanEntry, 1);
    *e = (CjmPlanEntry){.base = part_at(plan->base, base), .ours = part_at(ours, place.ours), .theirs = part_at(theirs, place.theirs)};
    g_ptr_array_add(p->entries, e);
    if (plan_entry(p, e)) g_ptr_array_add(entries, e);
  }
  return entries;
}

/* Whether one side has removed all entries, and the other changed some: then this is one conflict. */
static bool is_one_conflict(const CjmPlan *plan)
{
  bool all[] = {true, true};
  for (guint i = 0; i < plan->entries->len; i++) {
    const CjmPlanEntry *e = plan->entries->pdata[i];
    bool conflict = e->verdict == CJM_CONFLICT;
    all[CJM_OURS] = all[CJM_OURS] && conflict && !e->ours.in;
    all[CJM_THEIRS] = all[CJM_THEIRS] && conflict && !e->theirs.in;
  }
  return plan->entries->len > 0 && (all[CJM_OURS] || all[CJM_THEIRS]);
}

static CjmPlan *plan_collections(CjmPlanner *p, const CjmNode *base, const CjmNode *ours, const CjmNode *theirs)
{
  CjmPlan *plan = g_new(CjmPlan, 1);
  *plan = (CjmPlan){.base = base, .ours = ours, .theirs = theirs};
  Matches s;
  matches_init(&s, p, base, ours, theirs);
  plan->entries = sequence_new(p, plan, &s);
  matches_clear(&s);
  if (!plan->entries) {
    g_free(plan);
    return NULL;
  }
  g_ptr_array_add(p->plans, plan);
  return is_one_conflict(plan) ? NULL : plan;
}

/* Whether the plan of the whole has conflicts of collections, which would hide where what was moved is. An entry of one side without a base is
 * itself what was moved, and was removed or moved elsewhere by the other side. */
static bool has_conflict_of_collections(const CjmPlan *plan)
{
  for (guint i = 0; i < plan->entries->len; i++) {
    const CjmPlanEntry *e = plan->entries->pdata[i];
    bool may_hide_moves = e->base.in && cjm_part_item(cjm_plan_entry_main(e))->kind != CJM_NODE_SCALAR;
    if (e->verdict == CJM_CONFLICT ? may_hide_moves : e->inside && has_conflict_of_collections(e->inside)) return true;
  }
  return false;
}

CjmPlan *cjm_planner_plan(CjmPlanner *p)
{
  CjmPlan *plan = plan_collections(p, p->base, p->ours, p->theirs);
  bool is_unclear = plan && p->homes && (p->n_left != p->n_arrived || has_conflict_of_collections(plan));
  return is_unclear ? NULL : plan;
}

/* ---- the meaning of the result ---- */

static guint meaning_of_entry(CjmMeanings *meanings, const CjmPlanEntry *e, CjmSide side)
{
  if (e->verdict == CJM_MERGE) return cjm_plan_meaning(meanings, e->inside, side);
  bool is_ours = e->verdict == CJM_KEEP || (e->verdict == CJM_CONFLICT && side == CJM_OURS);
  return cjm_meaning(meanings, cjm_part_item(is_ours ? e->ours : e->theirs));
}

guint cjm_plan_meaning(CjmMeanings *meanings, const CjmPlan *plan, CjmSide side)
{
  g_autofree guint *parts = g_new(guint, 2 * plan->entries->len + 1);
  size_t n = 0;
  CjmNodeKind kind = cjm_plan_main(plan)->kind;
  for (guint i = 0; i < plan->entries->len; i++) {
    const CjmPlanEntry *e = plan->entries->pdata[i];
    guint meaning = meaning_of_entry(meanings, e, side);
    CjmPart part = cjm_plan_entry_main(e);
    if (!meaning) continue; /* a conflict, which this side has no entry for */
    if (kind == CJM_NODE_MAP) parts[n++] = cjm_meaning(meanings, part.in->keys[part.i]);
    parts[n++] = meaning;
  }
  return cjm_meaning_of_parts(meanings, kind, parts, n);
}

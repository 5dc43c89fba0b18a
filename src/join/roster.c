#include "join/roster.h"

#include <string.h>

#include "base/spell.h"
#include "journey/id.h"

static void entry_free(void *data)
{
  CjmEntry *entry = data;
  if (entry->before) g_ptr_array_unref(entry->before);
  if (entry->after) g_ptr_array_unref(entry->after);
  g_free(entry);
}

void cjm_roster_init(CjmRoster *roster, CjmJoiner *joiner, CjmJoined *joined, const CjmShape *shape)
{
  *roster = (CjmRoster){.joiner = joiner,
                        .joined = joined,
                        .shape = shape,
                        .entries = g_ptr_array_new_with_free_func(entry_free),
                        .by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  cjm_id_assigner_init(&roster->ids, shape);
  cjm_id_assigner_init(&roster->later_ids, shape);
}

void cjm_roster_clear(CjmRoster *roster)
{
  cjm_id_assigner_clear(&roster->ids);
  cjm_id_assigner_clear(&roster->later_ids);
  g_ptr_array_unref(roster->entries);
  g_hash_table_unref(roster->by_id);
}

static CjmEntry *entry_at(const CjmRoster *roster, size_t i)
{
  return g_ptr_array_index(roster->entries, i);
}

static const char *noun(const CjmRoster *roster)
{
  return cjm_kind_name(roster->shape->kind)->one;
}

static CjmEntry *find(const CjmRoster *roster, const char *id)
{
  g_autofree char *folded = cjm_id_fold_new(id);
  return g_hash_table_lookup(roster->by_id, folded);
}

static CjmEntry *add(CjmRoster *roster, CjmNode *node, size_t list)
{
  CjmEntry *entry = g_new(CjmEntry, 1);
  *entry = (CjmEntry){.node = node, .list = list, .index = roster->entries->len};
  g_ptr_array_add(roster->entries, entry);
  return entry;
}

/* The first entry with an id keeps it. */
static void know(CjmRoster *roster, const char *id, CjmEntry *entry)
{
  entry->id = id;
  g_autofree char *folded = cjm_id_fold_new(id);
  if (!g_hash_table_contains(roster->by_id, folded)) g_hash_table_insert(roster->by_id, g_steal_pointer(&folded), entry);
}

/* ---- the base ---- */

void cjm_roster_add_base(CjmRoster *roster, CjmNode *node, size_t list)
{
  add(roster, node, list)->inherited = true;
}

/* A copy of the entry with an explicit id. */
static CjmNode *with_id(CjmRoster *roster, CjmNode *node, const char *id)
{
  CjmArena *arena = roster->joiner->tree;
  CjmNode *map = cjm_entry_map(arena, roster->shape, node), *copy = cjm_node_new(arena, CJM_NODE_MAP, map->span, map->n + 1);
  cjm_node_append(copy, cjm_node_scalar(arena, map->span, "id"), cjm_node_scalar(arena, map->span, id));
  for (size_t i = 0; i < map->n; i++) cjm_node_append(copy, map->keys[i], map->items[i]);
  return copy;
}

void cjm_roster_identify(CjmRoster *roster)
{
  for (guint i = 0; i < roster->entries->len; i++) {
    CjmEntry *entry = entry_at(roster, i);
    const char *id = cjm_id_assigner_explicit(&roster->ids, entry->node);
    if (id) know(roster, id, entry);
  }
  for (guint i = 0; i < roster->entries->len; i++) {
    CjmEntry *entry = entry_at(roster, i);
    if (entry->id) continue;
    bool numbered;
    const char *id = cjm_id_assigner_derived(&roster->ids, roster->joiner->texts, entry->node, &numbered);
    /* Its number would change if entries are removed, added or moved. */
    if (numbered && entry->node->kind != CJM_NODE_LIST && !entry->node->null) entry->node = with_id(roster, entry->node, id);
    know(roster, id, entry);
  }
}

/* ---- the later file ---- */

static void suggest_nearest(CjmRoster *roster, CjmDiag *diag, const char *id)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (guint i = 0; i < roster->entries->len; i++)
    if (!entry_at(roster, i)->removed) g_ptr_array_add(ids, (void *)entry_at(roster, i)->id);
  const char *nearest = cjm_spell_nearest(id, (const char *const *)ids->pdata, ids->len);
  if (!nearest) return;
  cjm_diag_help(diag, "did you mean `%s`?", nearest);
  cjm_diag_related(diag, find(roster, nearest)->node->span, "`%s` is here", nearest);
}

static void report_unknown(CjmRoster *roster, const CjmNode *place, const char *id, const char *purpose)
{
  if (roster->joined->partial) return;
  CjmDiag *diag = cjm_diags_add(roster->joiner->diags, CJM_CODE_NOT_INHERITED, place->span, "there is no %s with the id `%s` %s",
                                noun(roster), id, purpose);
  suggest_nearest(roster, diag, id);
}

static void report_twice(CjmRoster *roster, const CjmNode *node, const CjmEntry *entry)
{
  CjmDiag *diag = cjm_diags_add(roster->joiner->diags, CJM_CODE_DUPLICATE_ID, node->span, "the id `%s` is used twice", entry->id);
  cjm_diag_related(diag, entry->change, "the first %s with this id", noun(roster));
  cjm_diag_help(diag, "put them together, or give one of them another id");
}

static void note_removal(CjmRoster *roster, CjmEntry *entry, CjmSpan change)
{
  entry->removed = true;
  entry->change = change;
  CjmRemoval *removal = g_new(CjmRemoval, 1);
  *removal = (CjmRemoval){.kind = roster->shape->kind, .id = cjm_id_fold_new(entry->id), .span = change};
  g_ptr_array_add(roster->joined->removals, removal);
}

void cjm_roster_drop(CjmRoster *roster, CjmEntry *entry, CjmSpan change)
{
  note_removal(roster, entry, change);
}

/* Reads `remove`. */
static bool asks_to_remove(CjmRoster *roster, const CjmNode *node)
{
  const CjmNode *remove = node->kind == CJM_NODE_MAP ? cjm_node_get(node, "remove") : NULL;
  if (!remove) return false;
  bool is_text = remove->kind == CJM_NODE_SCALAR;
  if (is_text && g_ascii_strcasecmp(remove->text, "true") == 0) return true;
  if (is_text && g_ascii_strcasecmp(remove->text, "false") == 0) return false;
  CjmDiag *diag = cjm_diags_add(roster->joiner->diags, CJM_CODE_BAD_FLAG, remove->span, "`remove` is `true`, or is left out");
  cjm_diag_help(diag, "for example: {id: pay, remove: true}");
  return false;
}

/* Reads `after` and `before`. */
static void read_anchor(CjmRoster *roster, const CjmNode *node, CjmEntry *entry)
{
  const CjmNode *after = cjm_entry_text(node, "after"), *before = cjm_entry_text(node, "before");
  if (after && before) {
    CjmDiag *diag =
      cjm_diags_add(roster->joiner->diags, CJM_CODE_KEYS_TOGETHER, before->span, "`after` and `before` cannot be used together");
    cjm_diag_related(diag, after->span, "`after` is here");
    cjm_diag_help(diag, "keep one of them");
  }
  if (after || before) entry->beside = after ? after : before;
  entry->in_front = !after;
}

/* The node without the keys that control the entry. */
static CjmNode *content_of(CjmRoster *roster, CjmNode *node)
{
  if (node->kind != CJM_NODE_MAP) return node;
  CjmNode *content = cjm_node_new(roster->joiner->tree, CJM_NODE_MAP, node->span, node->n);
  for (size_t i = 0; i < node->n; i++) {
    const char *key = node->keys[i]->text;
    bool places = strcmp(key, "remove") == 0 || strcmp(key, "after") == 0 || strcmp(key, "before") == 0;
    if (!places) cjm_node_append(content, node->keys[i], node->items[i]);
  }
  return content;
}

/* New phases and steps need more than an id: an entry with an id only was meant to change an existing one. */
static bool is_only_a_change(const CjmRoster *roster, const CjmNode *node)
{
  CjmKind kind = roster->shape->kind;
  return (kind == CJM_KIND_STEP || kind == CJM_KIND_PHASE) && cjm_entry_text(node, "id") && !cjm_node_get(node, "title") &&
         !cjm_node_get(node, "actions");
}

static void apply_to_inherited(CjmRoster *roster, CjmChange *change, CjmEntry *entry)
{
  if (entry->change.source) {
    report_twice(roster, change->node, entry);
    return;
  }
  if (asks_to_remove(roster, change->node)) {
    note_removal(roster, entry, change->node->span);
    return;
  }
  entry->change = change->node->span;
  read_anchor(roster, change->node, entry);
  if (entry->list != change->list) entry->moved = true;
  entry->list = change->list;
  change->node = content_of(roster, change->node);
  change->entry = entry;
}

static void apply_new(CjmRoster *roster, CjmChange *change, const char *id)
{
  const CjmNode *place = cjm_entry_text(change->node, "id");
  if (!place) place = change->node;
  if (asks_to_remove(roster, change->node)) {
    report_unknown(roster, place, id, "to remove");
  } else if (is_only_a_change(roster, change->node)) {
    report_unknown(roster, place, id, "to change, and a new one needs a `title`");
  } else {
    CjmEntry *entry = add(roster, content_of(roster, change->node), change->list);
    entry->change = change->node->span;
    read_anchor(roster, change->node, entry);
    know(roster, id, entry);
    change->node = entry->node;
    change->entry = entry;
  }
}

void cjm_roster_apply(CjmRoster *roster, CjmChange *changes, size_t n)
{
  g_autofree const char **ids = g_new(const char *, n + 1);
  for (size_t i = 0; i < n; i++) ids[i] = cjm_id_assigner_explicit(&roster->later_ids, changes[i].node);
  for (size_t i = 0; i < n; i++) {
    bool numbered;
    if (!ids[i]) ids[i] = cjm_id_assigner_derived(&roster->later_ids, roster->joiner->texts, changes[i].node, &numbered);
  }
  for (size_t i = 0; i < n; i++) {
    CjmEntry *entry = find(roster, ids[i]);
    if (entry && entry->inherited) apply_to_inherited(roster, &changes[i], entry);
    else apply_new(roster, &changes[i], ids[i]); /* two new entries with the same id are reported by the decoder */
  }
}

/* ---- order ---- */

static void report_beside_removed(CjmRoster *roster, const CjmEntry *entry, const CjmEntry *anchor)
{
  CjmDiag *diag = cjm_diags_add(roster->joiner->diags, CJM_CODE_NO_PLACE, entry->beside->span,
                                "`%s` has no place beside `%s`, which is removed", entry->id, anchor->id);
  cjm_diag_related(diag, anchor->change, "it is removed here");
  cjm_diag_help(diag, "name one that stays");
}

static void find_anchor(CjmRoster *roster, CjmEntry *entry)
{
  if (!entry->beside || entry->removed) return;
  CjmEntry *anchor = find(roster, entry->beside->text);
  if (!anchor) report_unknown(roster, entry->beside, entry->beside->text, entry->in_front ? "to stand before" : "to stand after");
  else if (anchor->removed) report_beside_removed(roster, entry, anchor);
  else entry->anchor = anchor;
}

static void report_ring(CjmRoster *roster, const CjmEntry *first)
{
  g_autoptr(GString) ring = g_string_new(NULL);
  const CjmEntry *entry = first;
  do {
    g_string_append_printf(ring, "`%s` %s ", entry->id, entry->in_front ? "before" : "after");
    entry = entry->anchor;
  } while (entry != first);
  CjmDiag *diag = cjm_diags_add(roster->joiner->diags, CJM_CODE_NO_PLACE, first->beside->span,
                                "these entries are placed next to each other in a cycle: %s`%s`", ring->str, first->id);
  cjm_diag_help(diag, "place one of them next to an entry that is not in the cycle");
}

/* Follows anchors from `start`. If they lead back to an entry of this search, the cycle is reported and broken. */
static void open_ring(CjmRoster *roster, CjmEntry *start, unsigned mark)
{
  CjmEntry *entry = start;
  while (entry->anchor && !entry->mark) {
    entry->mark = mark;
    entry = entry->anchor;
  }
  if (!entry->anchor || entry->mark != mark) return;
  report_ring(roster, entry);
  entry->anchor = NULL;
}

static void attach(CjmEntry *entry)
{
  GPtrArray **beside = entry->in_front ? &entry->anchor->before : &entry->anchor->after;
  if (!*beside) *beside = g_ptr_array_new();
  g_ptr_array_add(*beside, entry);
}

void cjm_roster_place(CjmRoster *roster)
{
  for (guint i = 0; i < roster->entries->len; i++) find_anchor(roster, entry_at(roster, i));
  for (guint i = 0; i < roster->entries->len; i++) open_ring(roster, entry_at(roster, i), i + 1);
  for (guint i = 0; i < roster->entries->len; i++)
    if (entry_at(roster, i)->anchor) attach(entry_at(roster, i));
}

/* The state of writing an entry: the entries before it, the entry itself, the entries after it. */
typedef struct Visit {
  CjmEntry *entry;
  guint next;
} Visit;

static guint count(const GPtrArray *entries)
{
  return entries ? entries->len : 0;
}

/* Writes the entry and all that are placed next to it. Not recursive, since chains may have thousands of entries. */
static void write_with_company(CjmEntry *first, GPtrArray *out)
{
  g_autoptr(GArray) visits = g_array_new(FALSE, FALSE, sizeof(Visit));
  g_array_append_vals(visits, &(Visit){first, 0}, 1);
  while (visits->len > 0) {
    Visit *visit = &g_array_index(visits, Visit, visits->len - 1);
    CjmEntry *entry = visit->entry, *next = NULL;
    guint i = visit->next++, n_before = count(entry->before);
    if (i < n_before) next = entry->before->pdata[i];
    else if (i == n_before) g_ptr_array_add(out, entry);
    else if (i - n_before - 1 < count(entry->after)) next = entry->after->pdata[i - n_before - 1];
    else g_array_set_size(visits, visits->len - 1);
    if (next) g_array_append_vals(visits, &(Visit){next, 0}, 1);
  }
}

GPtrArray *cjm_roster_write_new(CjmRoster *roster, size_t n_lists)
{
  GPtrArray *lists = g_ptr_array_new_full((guint)n_lists, (GDestroyNotify)g_ptr_array_unref);
  for (size_t i = 0; i < n_lists; i++) g_ptr_array_add(lists, g_ptr_array_new());
  for (int later = 0; later <= 1; later++) {
    for (guint i = 0; i < roster->entries->len; i++) {
      CjmEntry *entry = entry_at(roster, i);
      bool goes_last = !entry->inherited || entry->moved;
      if (goes_last == later && !entry->removed && !entry->anchor) write_with_company(entry, lists->pdata[entry->list]);
    }
  }
  return lists;
}

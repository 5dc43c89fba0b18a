#include "diff/match.h"

#include <stdlib.h>
#include <string.h>

#include "diff/likeness.h"
#include "format/shapes.h"
#include "journey/id.h"

typedef struct Matching {
  GHashTable *old_objects; /* the struct of an object → its CjmPart, of the old journey */
  CjmPart *old, *new;
  guint64 *work; /* that may still be done to compare texts: words and pairs of letters that are looked at */
} Matching;

/* Some tenths of a second; a list of 100 texts of 100 letters takes a hundredth of it. */
static const guint64 work_max = 200000000;

static void match_contents(const Matching *m, CjmPart *old, CjmPart *new);

static void pair(CjmPart *old, CjmPart *new)
{
  old->match = new;
  new->match = old;
}

/* ---- by names ---- */

typedef char *NameFunction(const Matching *m, const CjmPart *part, bool is_old);

/* The id of what the part refers to, as the new journey has it. */
static const char *target_id(const Matching *m, const CjmObject *target, bool is_old)
{
  const CjmPart *part = is_old ? g_hash_table_lookup(m->old_objects, target) : NULL;
  return part && part->match ? ((const CjmObject *)part->match->frame.object)->id : target->id;
}

static char *id_new(const Matching *m, const CjmPart *part, bool is_old)
{
  const CjmEmotion *emotion = cjm_part_object(part, &cjm_shape_emotion);
  const CjmMeasure *measure = cjm_part_object(part, &cjm_shape_measure);
  const char *id = emotion && emotion->persona.to ? target_id(m, emotion->persona.to, is_old)
                   : measure                      ? target_id(m, &measure->metric->o, is_old)
                                                  : cjm_part_own_id(part);
  return id ? cjm_id_fold_new(id) : emotion ? g_strdup("") : NULL;
}

static char *text_new(const Matching *m, const CjmPart *part, bool is_old)
{
  (void)m;
  (void)is_old;
  return cjm_part_text_new(part);
}

static char *derived_id_new(const Matching *m, const CjmPart *part, bool is_old)
{
  (void)m;
  (void)is_old;
  const CjmObject *object = cjm_part_is_object(part) ? part->frame.object : NULL;
  return object && object->kind != CJM_KIND_NONE && object->id ? cjm_id_fold_new(object->id) : NULL;
}

/* The name, and which of the parts with this name it is. */
static char *numbered_new(GHashTable *counts, char *name, const CjmShape *shape)
{
  g_autofree char *full = g_strdup_printf("%s\n%s", shape ? shape->name : "", name);
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, full));
  char *numbered = g_strdup_printf("%s\n%u", full, n);
  g_hash_table_insert(counts, g_steal_pointer(&full), GUINT_TO_POINTER(n + 1));
  g_free(name);
  return numbered;
}

static const CjmShape *shape_of(const CjmPart *part)
{
  return cjm_part_is_object(part) ? part->frame.shape : NULL;
}

/* Matches parts with the same name, the first with the first where several have it. */
static void match_named(const Matching *m, const GPtrArray *old, const GPtrArray *new, NameFunction *name_new)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) in_old = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                        in_new = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < old->len; i++) {
    CjmPart *part = old->pdata[i];
    char *name = part->match ? NULL : name_new(m, part, true);
    if (name) g_hash_table_insert(names, numbered_new(in_old, name, shape_of(part)), part);
  }
  for (guint i = 0; i < new->len; i++) {
    CjmPart *part = new->pdata[i];
    char *name = part->match ? NULL : name_new(m, part, false);
    if (!name) continue;
    g_autofree char *numbered = numbered_new(in_new, name, shape_of(part));
    CjmPart *found = g_hash_table_lookup(names, numbered);
    if (found) pair(found, part);
  }
}

/* ---- by likeness ---- */

typedef struct Candidate {
  CjmPart *old, *new;
  double likeness;
  guint old_place, new_place;
} Candidate;

static guint apart(const Candidate *c)
{
  return c->old_place > c->new_place ? c->old_place - c->new_place : c->new_place - c->old_place;
}

/* The most similar first, then the nearest, then the first. Candidates that exclude each other are never equal, and in the same order
 * where old and new are exchanged. */
static int by_likeness(const void *a, const void *b)
{
  const Candidate *x = a, *y = b;
  if (x->likeness != y->likeness) return x->likeness > y->likeness ? -1 : 1;
  if (apart(x) != apart(y)) return apart(x) < apart(y) ? -1 : 1;
  guint sum_x = x->old_place + x->new_place, sum_y = y->old_place + y->new_place;
  return sum_x < sum_y ? -1 : sum_x > sum_y;
}

static bool may_be_alike(const CjmPart *old, const CjmPart *new)
{
  return shape_of(old) == shape_of(new) && !(cjm_part_own_id(old) && cjm_part_own_id(new));
}

/* The parts without a match whose texts can be compared, and these. */
static GPtrArray *open_parts_new(const GPtrArray *parts, GPtrArray **ret_likens)
{
  GPtrArray *open = g_ptr_array_new();
  *ret_likens = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_liken_free);
  for (guint i = 0; i < parts->len; i++) {
    CjmPart *part = parts->pdata[i];
    if (part->match || !cjm_part_is_worded(part)) continue;
    g_autofree char *text = cjm_part_text_new(part);
    g_ptr_array_add(open, part);
    g_ptr_array_add(*ret_likens, cjm_liken_new(text));
  }
  return open;
}

static guint64 size_of(const GPtrArray *likens)
{
  guint64 size = 0;
  for (guint i = 0; i < likens->len; i++) size += cjm_liken_size(likens->pdata[i]);
  return size;
}

/* Whether so many texts may be compared with one another; the work is taken from what is left. It is the same in both directions. */
static bool may_compare(const Matching *m, const GPtrArray *old, const GPtrArray *new)
{
  guint64 work = size_of(old) * new->len + size_of(new) * old->len;
  if (work > *m->work) return false;
  *m->work -= work;
  return true;
}

static void match_alike(const Matching *m, const GPtrArray *all_old, const GPtrArray *all_new)
{
  g_autoptr(GPtrArray) old_likens = NULL, new_likens = NULL;
  g_autoptr(GPtrArray) old = open_parts_new(all_old, &old_likens), new = open_parts_new(all_new, &new_likens);
  g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
  if (!may_compare(m, old_likens, new_likens)) return;
  for (guint i = 0; i < old->len; i++)
    for (guint k = 0; k < new->len; k++) {
      Candidate c = {old->pdata[i], new->pdata[k], 0, i, k};
      if (!may_be_alike(c.old, c.new)) continue;
      c.likeness = cjm_likeness(old_likens->pdata[i], new_likens->pdata[k]);
      if (c.likeness >= CJM_LIKENESS_MIN) g_array_append_val(candidates, c);
    }
  g_array_sort(candidates, by_likeness);
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *c = &g_array_index(candidates, Candidate, i);
    if (c->old->match || c->new->match) continue;
    pair(c->old, c->new);
    c->old->likely = c->new->likely = true;
  }
}

/* ---- lists ---- */

static void match_list(const Matching *m, const GPtrArray *old, const GPtrArray *new)
{
  match_named(m, old, new, id_new);
  match_named(m, old, new, text_new);
  match_named(m, old, new, derived_id_new);
  match_alike(m, old, new);
}

static void collect(CjmPart *part, const char *key, GPtrArray *found)
{
  for (size_t i = 0; i < part->n; i++)
    if (strcmp(part->parts[i]->key, key) == 0) g_ptr_array_add(found, part->parts[i]);
}

static bool is_single(const CjmPart *part)
{
  switch (part->value.field->type) {
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_TINTS:
    case CJM_FIELD_REFS:
    case CJM_FIELD_PAIRS:
    case CJM_FIELD_OBJECTS: return false;
    case CJM_FIELD_SPECIAL: return part->value.field->reader == CJM_READER_WHEN;
    default: return true;
  }
}

/* The only thought of a step stays its thought, whatever its words. */
static bool is_only_text(const GPtrArray *old, const GPtrArray *new)
{
  return old->len == 1 && new->len == 1 && shape_of(old->pdata[0]) == &cjm_shape_text_item &&
         shape_of(new->pdata[0]) == &cjm_shape_text_item;
}

static void match_key(const Matching *m, CjmPart *old, CjmPart *new, const char *key)
{
  g_autoptr(GPtrArray) from = g_ptr_array_new(), to = g_ptr_array_new();
  collect(old, key, from);
  collect(new, key, to);
  if (!from->len || !to->len) return;
  if (is_single(from->pdata[0])) {
    pair(from->pdata[0], to->pdata[0]);
  } else {
    if (is_only_text(from, to)) pair(from->pdata[0], to->pdata[0]);
    else match_list(m, from, to);
  }
}

static bool has_steps(const CjmPart *part)
{
  return cjm_part_object(part, &cjm_shape_phase) != NULL;
}

static void match_contents(const Matching *m, CjmPart *old, CjmPart *new)
{
  for (size_t i = 0; i < old->n; i++) {
    const char *key = old->parts[i]->key;
    if (old->parts[i]->index == 0 && !(has_steps(old) && strcmp(key, "steps") == 0)) match_key(m, old, new, key);
  }
  for (size_t i = 0; i < old->n; i++) {
    CjmPart *part = old->parts[i];
    bool is_phase = cjm_part_object(part, &cjm_shape_phase) != NULL, is_step = cjm_part_object(part, &cjm_shape_step) != NULL;
    if (part->match && part->match->parent == new && cjm_part_is_object(part) && !is_phase && !is_step)
      match_contents(m, part, part->match);
  }
}

/* ---- phases and steps ---- */

typedef void PartFunction(CjmPart *part, void *data);

static void each_object(CjmPart *part, PartFunction *function, void *data)
{
  function(part, data);
  for (size_t i = 0; i < part->n; i++)
    if (cjm_part_is_object(part->parts[i])) each_object(part->parts[i], function, data);
}

static void add_object(CjmPart *part, void *objects)
{
  g_hash_table_insert(objects, (void *)part->frame.object, part);
}

typedef struct Collecting {
  const CjmShape *shape;
  GPtrArray *found;
} Collecting;

static void add_of_shape(CjmPart *part, void *data)
{
  const Collecting *c = data;
  if (cjm_part_object(part, c->shape)) g_ptr_array_add(c->found, part);
}

static GPtrArray *all_of_new(CjmPart *root, const CjmShape *shape)
{
  Collecting c = {shape, g_ptr_array_new()};
  each_object(root, add_of_shape, &c);
  return c.found;
}

static bool shares_most_steps(const CjmPart *old, const CjmPart *new)
{
  size_t common = 0, n_old = 0, n_new = 0;
  for (size_t i = 0; i < old->n; i++) {
    bool is_step = cjm_part_object(old->parts[i], &cjm_shape_step) != NULL;
    n_old += is_step;
    common += is_step && old->parts[i]->match && old->parts[i]->match->parent == new;
  }
  for (size_t i = 0; i < new->n; i++) n_new += cjm_part_object(new->parts[i], &cjm_shape_step) != NULL;
  return 2 * common > n_old && 2 * common > n_new;
}

/* A phase whose steps are mostly the same is the same, whatever its title. */
static void match_phases_by_steps(const GPtrArray *old, const GPtrArray *new)
{
  for (guint i = 0; i < old->len; i++)
    for (guint k = 0; k < new->len; k++) {
      CjmPart *from = old->pdata[i], *to = new->pdata[k];
      if (from->match || to->match || !may_be_alike(from, to) || !shares_most_steps(from, to)) continue;
      pair(from, to);
      from->likely = to->likely = true;
    }
}

static void match_steps(const Matching *m)
{
  g_autoptr(GPtrArray) old_phases = all_of_new(m->old, &cjm_shape_phase), new_phases = all_of_new(m->new, &cjm_shape_phase),
                       old = all_of_new(m->old, &cjm_shape_step), new = all_of_new(m->new, &cjm_shape_step);
  match_named(m, old, new, id_new);
  for (guint i = 0; i < old_phases->len; i++) {
    CjmPart *phase = old_phases->pdata[i];
    g_autoptr(GPtrArray) from = g_ptr_array_new(), to = g_ptr_array_new();
    if (!phase->match) continue;
    collect(phase, "steps", from);
    collect(phase->match, "steps", to);
    match_named(m, from, to, text_new);
  }
  match_named(m, old, new, text_new);
  match_named(m, old, new, derived_id_new);
  match_phases_by_steps(old_phases, new_phases);
  for (guint i = 0; i < old_phases->len; i++) {
    CjmPart *phase = old_phases->pdata[i];
    g_autoptr(GPtrArray) from = g_ptr_array_new(), to = g_ptr_array_new();
    if (!phase->match) continue;
    collect(phase, "steps", from);
    collect(phase->match, "steps", to);
    match_alike(m, from, to);
  }
}

/* Things that may move from step to step. */
static const CjmShape *const movable[] = {&cjm_shape_pain, &cjm_shape_gap, &cjm_shape_opportunity};

static void match_movable(const Matching *m, NameFunction *name_new)
{
  for (size_t i = 0; i < G_N_ELEMENTS(movable); i++) {
    g_autoptr(GPtrArray) old = all_of_new(m->old, movable[i]), new = all_of_new(m->new, movable[i]);
    match_named(m, old, new, name_new);
  }
}

/* Matches the contents of things that are in other things now. */
static void match_moved_contents(const Matching *m)
{
  for (size_t i = 0; i < G_N_ELEMENTS(movable); i++) {
    g_autoptr(GPtrArray) old = all_of_new(m->old, movable[i]);
    for (guint k = 0; k < old->len; k++) {
      CjmPart *part = old->pdata[k];
      if (part->match && part->match->parent != part->parent->match) match_contents(m, part, part->match);
    }
  }
}

static void match_columns(const Matching *m, const CjmShape *shape)
{
  g_autoptr(GPtrArray) old = all_of_new(m->old, shape);
  for (guint i = 0; i < old->len; i++) {
    CjmPart *part = old->pdata[i];
    if (part->match) match_contents(m, part, part->match);
  }
}

/* ---- order ---- */

static bool is_ordered(const char *key)
{
  static const char *const keys[] = {"phases", "steps", "lanes", "actions", "tasks"};
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
    if (strcmp(key, keys[i]) == 0) return true;
  return false;
}

static char *name_in_both_new(const CjmPart *part)
{
  char *a = cjm_part_text_new(part), *b = cjm_part_text_new(part->match);
  bool first = strcmp(a, b) <= 0;
  g_free(first ? b : a);
  return first ? a : b;
}

static void mark_list(CjmPart *new, const char *key)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new(), kept = g_ptr_array_new();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  collect(new, key, all);
  g_autofree size_t *places = g_new0(size_t, all->len + 1);
  g_autofree bool *moved = g_new0(bool, all->len + 1);
  for (guint i = 0; i < all->len; i++) {
    CjmPart *part = all->pdata[i];
    if (!part->match || part->match->parent != new->match) continue;
    places[kept->len] = part->match->index;
    g_ptr_array_add(kept, part);
    g_ptr_array_add(names, name_in_both_new(part));
  }
  cjm_mark_moved(places, (const char *const *)names->pdata, kept->len, moved);
  for (guint i = 0; i < kept->len; i++) {
    CjmPart *part = kept->pdata[i];
    part->moved = part->match->moved = moved[i];
  }
}

static void mark_moved(CjmPart *part, void *data)
{
  (void)data;
  if (!part->match) return;
  if (part->parent && part->match->parent != part->parent->match) part->moved = part->match->moved = true;
  for (size_t i = 0; i < part->n; i++)
    if (part->parts[i]->index == 0 && is_ordered(part->parts[i]->key)) mark_list(part, part->parts[i]->key);
}

void cjm_match(CjmPart *old, CjmPart *new)
{
  g_autoptr(GHashTable) old_objects = g_hash_table_new(NULL, NULL);
  guint64 work = work_max;
  Matching m = {old_objects, old, new, &work};
  each_object(old, add_object, old_objects);
  pair(old, new);
  match_contents(&m, old, new);
  match_steps(&m);
  match_movable(&m, id_new);
  match_columns(&m, &cjm_shape_phase);
  match_columns(&m, &cjm_shape_step);
  match_movable(&m, text_new);
  match_moved_contents(&m);
  each_object(new, mark_moved, NULL);
}

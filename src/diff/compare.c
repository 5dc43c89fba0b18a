/* compare.c: the values of two matched trees, one by one. */
#include <string.h>

#include "diff/diff-private.h"
#include "format/shapes.h"

/* ---- values ---- */

static bool is_fallback(const CjmPart *value)
{
  const char *fallback = value->value.field->fallback;
  g_autofree char *text = cjm_part_value_new(value);
  return fallback && strcmp(fallback, text) == 0;
}

/* A value that is written and one that is left out may be the same. */
static bool is_same(const CjmPart *old, const CjmPart *new)
{
  if (!old || !new) return is_fallback(old ? old : new);
  g_autofree char *a = cjm_part_value_new(old), *b = cjm_part_value_new(new);
  return strcmp(a, b) == 0;
}

static bool is_title(const CjmPart *value)
{
  return strcmp(value->key, "title") == 0 && cjm_shape_main(value->parent->frame.shape) == value->value.field;
}

static bool is_of_text(const CjmPart *value)
{
  return value->value.type == CJM_FIELD_TEXT && value->value.field->type != CJM_FIELD_SPECIAL &&
         !(value->value.field->flags & CJM_FIELD_NAME);
}

/* Whether one of the values is a text of several words. A version or a unit is no text to be read. */
static bool is_worded(const CjmPart *old, const CjmPart *new)
{
  enum { WORD_MAX = 20 /* characters */ };
  const CjmPart *values[] = {old, new};
  for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autofree char *text = values[i] && is_of_text(values[i]) ? cjm_part_value_new(values[i]) : NULL;
    if (text && (strchr(text, ' ') || g_utf8_strlen(text, -1) > WORD_MAX)) return true;
  }
  return false;
}

static void report_value(CjmDiffing *d, const CjmPart *old, const CjmPart *new)
{
  const CjmPart *one = new ? new : old;
  bool renamed = one->parent->parent ? is_title(one) : strcmp(one->key, "title") == 0;
  bool target = strcmp(one->key, "target") == 0;
  CjmDiffRuleId id = target ? CJM_DIFF_TARGET_CHANGED
                     : renamed && old && new ? CJM_DIFF_RENAMED
                     : is_worded(old, new)   ? CJM_DIFF_TEXT_CHANGED
                                             : CJM_DIFF_CHANGED;
  CjmDifference *difference = cjm_diffing_add(d, id, old, new);
  difference->likely = difference->likely || (one->parent->likely && is_of_text(one));
  difference->is_text = old && new && is_worded(old, new);
  char *name = target                   ? cjm_diff_title_new(d->lang, one->parent)
               : id == CJM_DIFF_RENAMED ? cjm_diff_kind_new(d->lang, one->parent, 1)
                                        : cjm_diff_name_new(d->lang, one);
  cjm_diffing_name(d, difference, name);
}

static void compare_value(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  if ((old && old->done) || (new && new->done) || is_same(old, new)) return;
  report_value(d, old, new);
}

/* ---- lists of names ---- */

static bool is_name_list(const CjmPart *value)
{
  const CjmField *field = value->value.field;
  switch (field->type) {
    case CJM_FIELD_REFS:
    case CJM_FIELD_TINTS: return true;
    case CJM_FIELD_TEXTS: return (field->flags & CJM_FIELD_NAME) != 0;
    case CJM_FIELD_SPECIAL: return field->reader == CJM_READER_HIDE_LANES || field->reader == CJM_READER_LANE_SHOW;
    default: return false;
  }
}

static bool is_of_new(const CjmDiffing *d, const CjmPart *part)
{
  while (part->parent) part = part->parent;
  return part == d->new_root;
}

/* The name of a reference in the new journey; NULL for what is only in one of them, which is a change of its own. */
static char *name_new(const CjmDiffing *d, const CjmPart *value)
{
  const CjmRef *ref = value->value.type == CJM_FIELD_REF ? value->value.at : NULL;
  const CjmPart *target = ref && ref->to ? g_hash_table_lookup(d->parts, ref->to) : NULL;
  if (!target) return cjm_part_value_new(value);
  if (!target->match) return NULL;
  const CjmPart *named = is_of_new(d, target) ? target : target->match;
  return g_strdup(((const CjmObject *)named->frame.object)->id);
}

typedef struct Names {
  GPtrArray *of_things; /* char *: those that are in both journeys */
  GString *all;         /* of all, for a reader */
} Names;

static Names names_of(const CjmDiffing *d, const CjmPart *object, const char *key)
{
  Names names = {g_ptr_array_new_with_free_func(g_free), g_string_new(NULL)};
  for (size_t i = 0; object && i < object->n; i++) {
    const CjmPart *value = object->parts[i];
    if (strcmp(value->key, key) != 0) continue;
    char *name = name_new(d, value);
    g_autofree char *shown = cjm_part_value_new(value);
    if (name) g_ptr_array_add(names.of_things, name);
    g_string_append_printf(names.all, "%s%s", names.all->len ? ", " : "", shown);
  }
  return names;
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool same_names(GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len) return false;
  g_ptr_array_sort(a, by_bytes);
  g_ptr_array_sort(b, by_bytes);
  for (guint i = 0; i < a->len; i++)
    if (strcmp(a->pdata[i], b->pdata[i]) != 0) return false;
  return true;
}

/* What a list of names is called: "tags of the pain point". */
static char *list_name_new(const CjmLang *lang, const CjmPart *item)
{
  const CjmPart *holder = item->parent;
  bool is_place = !holder->parent || cjm_part_object(holder, &cjm_shape_step) || cjm_part_object(holder, &cjm_shape_phase);
  g_autofree char *own = cjm_diff_kind_new(lang, item, 2);
  if (is_place) return g_steal_pointer(&own);
  g_autofree char *thing = cjm_diff_name_new(lang, holder);
  return CJM_MESSAGE_NEW(lang, "diff.of_the", CJM_TEXT_ARG("own", own), CJM_TEXT_ARG("thing", thing));
}

static void compare_names(CjmDiffing *d, CjmPart *old, CjmPart *new, const char *key)
{
  Names before = names_of(d, old, key), after = names_of(d, new, key);
  CjmPart *from = cjm_part_get(old, key), *to = cjm_part_get(new, key);
  bool done = (from && from->done) || (to && to->done);
  if (!done && !same_names(before.of_things, after.of_things)) {
    CjmDifference *difference = cjm_diffing_add(d, CJM_DIFF_CHANGED, from, to);
    g_autofree char *object = cjm_part_address_new(new);
    difference->address = cjm_arena_printf(d->arena, "%s%s%s", object, *object ? "/" : "", key);
    difference->old_address = NULL;
    if (from) cjm_diffing_side(d, &difference->old, g_strdup(before.all->str), NULL);
    if (to) cjm_diffing_side(d, &difference->new, g_strdup(after.all->str), NULL);
    cjm_diffing_name(d, difference, list_name_new(d->lang, from ? from : to));
  }
  g_ptr_array_unref(before.of_things);
  g_ptr_array_unref(after.of_things);
  g_string_free(before.all, TRUE);
  g_string_free(after.all, TRUE);
}

static bool is_list(const CjmPart *part)
{
  CjmFieldType type = part->value.field->type;
  return type == CJM_FIELD_TEXTS || type == CJM_FIELD_PAIRS || type == CJM_FIELD_OBJECTS ||
         (type == CJM_FIELD_SPECIAL && part->value.field->reader != CJM_READER_WHEN);
}

/* ---- objects ---- */

static void compare_objects(CjmDiffing *d, CjmPart *old, CjmPart *new);

/* The part before or behind this one in its list; NULL at the end of it. */
static const CjmPart *neighbour(const CjmPart *part, bool behind)
{
  for (size_t i = 0; i < part->parent->n; i++) {
    const CjmPart *other = part->parent->parts[i];
    if (strcmp(other->key, part->key) == 0 && other->index == (behind ? part->index + 1 : part->index - 1)) return other;
  }
  return NULL;
}

static char *neighbour_id_new(const CjmPart *part)
{
  const CjmObject *object = cjm_part_is_object(part) ? part->frame.object : NULL;
  return object && object->id ? g_strdup(object->id) : cjm_part_text_new(part);
}

static bool is_in_step(const CjmPart *part)
{
  return cjm_part_step(part->parent) != NULL;
}

/* "before Filters and reads reviews" */
static char *beside_new(const CjmLang *lang, const CjmPart *other, bool behind)
{
  g_autofree char *name = cjm_diff_title_new(lang, other);
  return CJM_MESSAGE_NEW(lang, behind ? "place.before" : "place.after", CJM_TEXT_ARG("name", name));
}

/* "now before Filters and reads reviews", "now in Order, after Pays": `place` is beside another part, or NULL. */
static char *now_new(const CjmLang *lang, const CjmPart *phase, const char *place)
{
  if (!phase) return CJM_MESSAGE_NEW(lang, "place.now", CJM_TEXT_ARG("place", place));
  g_autofree char *title = cjm_diff_title_new(lang, phase);
  return CJM_MESSAGE_NEW(lang, place ? "place.now_in_at" : "place.now_in", CJM_TEXT_ARG("phase", title), CJM_TEXT_ARG("place", place ? place : ""));
}

/* "Slow pages, now at 5 Pays" */
static void set_new_step(CjmDiffing *d, CjmDifference *difference, const CjmPart *new)
{
  const CjmStep *step = cjm_part_step(new->parent);
  g_autofree char *name = cjm_diff_title_new(d->lang, new), *at = cjm_diff_step_new(d->lang, step);
  cjm_diffing_side(d, &difference->new, g_strdup_printf("at %s", step->o.id),
                   CJM_MESSAGE_NEW(d->lang, "place.now_at", CJM_TEXT_ARG("name", name), CJM_TEXT_ARG("step", at)));
}

static void set_new_place(CjmDiffing *d, CjmDifference *difference, const CjmPart *new)
{
  bool elsewhere = new->match->parent != new->parent->match;
  const CjmPart *behind = neighbour(new, true), *other = behind ? behind : neighbour(new, false);
  if (elsewhere && is_in_step(new)) {
    set_new_step(d, difference, new);
    return;
  }
  g_autofree char *phase = elsewhere ? cjm_part_text_new(new->parent) : NULL, *id = other ? neighbour_id_new(other) : NULL,
                  *place = other ? beside_new(d->lang, other, behind != NULL) : NULL,
                  *now = now_new(d->lang, elsewhere ? new->parent : NULL, place), *name = cjm_diff_title_new(d->lang, new);
  bool is_known = elsewhere || cjm_part_object(new, &cjm_shape_step); /* by its place in the list of changes */
  cjm_diffing_side(d, &difference->new, other ? g_strdup_printf("%s %s", behind ? "before" : "after", id) : g_strdup_printf("in %s", phase),
                   is_known ? g_strdup(now) : CJM_MESSAGE_NEW(d->lang, "place.thing", CJM_TEXT_ARG("name", name), CJM_TEXT_ARG("place", now)));
}

/* "was step 4", "was at 2 Pays"; NULL: nothing to be said. */
static const char *old_place(CjmDiffing *d, const CjmPart *new)
{
  const CjmStep *step = cjm_part_step(new->match);
  if (cjm_part_object(new, &cjm_shape_step)) {
    g_autofree char *number = cjm_diff_step_number_new(d->lang, step);
    return cjm_arena_take(d->arena, CJM_MESSAGE_NEW(d->lang, "place.was_step", CJM_TEXT_ARG("n", number)));
  }
  if (!is_in_step(new) || new->match->parent == new->parent->match) return NULL;
  g_autofree char *at = cjm_diff_step_new(d->lang, step);
  return cjm_arena_take(d->arena, CJM_MESSAGE_NEW(d->lang, "place.was_at", CJM_TEXT_ARG("step", at)));
}

static void report_moved(CjmDiffing *d, CjmPart *new)
{
  static const struct {
    const CjmShape *shape;
    CjmDiffRuleId id;
  } rules[] = {{&cjm_shape_step, CJM_DIFF_STEP_MOVED},
               {&cjm_shape_phase, CJM_DIFF_PHASE_MOVED},
               {&cjm_shape_pain, CJM_DIFF_PAIN_MOVED},
               {&cjm_shape_gap, CJM_DIFF_GAP_MOVED},
               {&cjm_shape_opportunity, CJM_DIFF_OPPORTUNITY_MOVED}};
  CjmDiffRuleId id = CJM_DIFF_MOVED;
  for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
    if (cjm_part_object(new, rules[i].shape)) id = rules[i].id;
  CjmDifference *difference = cjm_diffing_add(d, id, new->match, new);
  difference->old.value = difference->old.text = NULL;
  set_new_place(d, difference, new);
  difference->note = old_place(d, new);
  cjm_diffing_name(d, difference, cjm_diff_name_new(d->lang, new));
}

static void compare_item(CjmDiffing *d, CjmPart *new)
{
  if (new->moved) report_moved(d, new);
  if (cjm_part_is_object(new)) compare_objects(d, new->match, new);
  else compare_value(d, new->match, new);
}

/* What was elsewhere and is in a new step or phase now. */
static void compare_contents(CjmDiffing *d, const CjmPart *object)
{
  for (size_t i = 0; i < object->n; i++) {
    CjmPart *part = object->parts[i];
    if (!cjm_part_is_object(part)) continue;
    if (part->match) compare_item(d, part);
    else compare_contents(d, part);
  }
}

static void report_one(CjmDiffing *d, CjmPart *part, bool is_new)
{
  CjmPart *old = is_new ? NULL : part, *new = is_new ? part : NULL;
  if (part->done) return;
  if (cjm_part_is_object(part)) {
    cjm_diffing_report_object(d, part, is_new);
    if (is_new) compare_contents(d, part);
    return;
  }
  CjmDifference *difference = cjm_diffing_add(d, is_new ? CJM_DIFF_ADDED : CJM_DIFF_REMOVED, old, new);
  cjm_diffing_name(d, difference, cjm_diff_name_new(d->lang, part));
}

/* An object that is no item of a list, such as `when`, is only a place for its values. */
static void report_values(CjmDiffing *d, CjmPart *object, bool is_new)
{
  for (size_t i = 0; i < object->n; i++) {
    CjmPart *part = object->parts[i];
    if (is_list(part) || cjm_part_is_object(part)) report_one(d, part, is_new);
    else compare_value(d, is_new ? NULL : part, is_new ? part : NULL);
  }
}

static void report_alone(CjmDiffing *d, CjmPart *part, bool is_new)
{
  if (part->done) return;
  if (is_list(part)) report_one(d, part, is_new);
  else if (cjm_part_is_object(part)) report_values(d, part, is_new);
  else compare_value(d, is_new ? NULL : part, is_new ? part : NULL);
}

/* Values under one key. */
static void compare_key(CjmDiffing *d, CjmPart *old, CjmPart *new, const CjmPart *first)
{
  const char *key = first->key;
  if (first->value.field->ref == CJM_KIND_SOURCE) {
    cjm_diffing_compare_sources(d, old, new, key);
    return;
  }
  if (is_name_list(first)) {
    compare_names(d, old, new, key);
    return;
  }
  for (size_t i = 0; i < new->n; i++) {
    CjmPart *part = new->parts[i];
    if (strcmp(part->key, key) != 0) continue;
    if (part->match) compare_item(d, part);
    else report_alone(d, part, true);
  }
  for (size_t i = 0; i < old->n; i++) {
    CjmPart *part = old->parts[i];
    if (strcmp(part->key, key) == 0 && !part->match) report_alone(d, part, false);
  }
}

static void compare_objects(CjmDiffing *d, CjmPart *old, CjmPart *new)
{
  cjm_diffing_compare_special(d, old, new);
  for (size_t i = 0; i < new->n; i++)
    if (new->parts[i]->index == 0) compare_key(d, old, new, new->parts[i]);
  for (size_t i = 0; i < old->n; i++)
    if (old->parts[i]->index == 0 && !cjm_part_get(new, old->parts[i]->key)) compare_key(d, old, new, old->parts[i]);
}

void cjm_diffing_compare(CjmDiffing *d)
{
  compare_objects(d, d->old_root, d->new_root);
}

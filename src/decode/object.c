/* object.c: an object of the file, key by key, by the rows of its shape. */
#include <string.h>

#include "decode/decoder.h"
#include "format/meanings.h"

/* ---- objects ---- */

void cjm_object_register(CjmDecoder *d, const CjmShape *shape, CjmObject *object)
{
  CjmNamed named = {.object = object, .shape = shape};
  object->index = d->counts[shape->kind]++;
  g_array_append_val(d->named, named);
}

void *cjm_object_new(CjmDecoder *d, const CjmShape *shape, const CjmNode *node)
{
  CjmObject *object = cjm_arena_alloc(d->arena, shape->size);
  object->kind = shape->kind;
  object->span = node->span;
  if (shape->kind != CJM_KIND_NONE) {
    cjm_object_register(d, shape, object);
  }
  return object;
}

void *cjm_decode_object(CjmDecoder *d, const CjmField *field, const CjmShape *shape, const CjmNode *node)
{
  CjmTarget target = {.shape = shape, .object = cjm_object_new(d, shape, node)};
  cjm_decode_targets(d, field, node, &target, 1);
  return target.object;
}

/* ---- one value ---- */

void cjm_decode_value(CjmDecoder *d, const CjmShape *shape, const CjmField *field, const CjmNode *node, void *object)
{
  if (cjm_is_lost(field, node)) {
    return;
  }
  const CjmTypeReader *type = &d->readers->types[field->type];
  CjmReadItem read = field->type == CJM_FIELD_SPECIAL ? d->readers->specials[field->reader] : type->read;
  d->shape = shape;
  if (type->many || (field->flags & CJM_FIELD_MANY)) {
    cjm_each_item(d, field, node, object, read);
  } else {
    read(d, field, node, object);
  }
}

void cjm_decode_bare(CjmDecoder *d, const CjmField *outer, const CjmShape *shape, const CjmField *field, const CjmNode *node,
                     void *object)
{
  d->bare = field;
  d->bare_key = outer->key;
  cjm_decode_value(d, shape, field, node, object);
  d->bare = NULL;
}

/* ---- keys that are lanes of the author's own ---- */

static bool is_number(const CjmLane *lane)
{
  return lane->kind.value == CJM_CUSTOM_NUMBER || lane->kind.value == CJM_CUSTOM_LINE;
}

/* The row of a custom lane's key, made when the first step uses it. */
static const CjmField *custom_field(CjmDecoder *d, CjmLane *lane)
{
  if (lane->field == NULL) {
    CjmField *field = cjm_arena_make(d->arena, CjmField, 1);
    *field = is_number(lane) ? cjm_field_custom_number : cjm_field_custom_texts;
    field->key = lane->o.id;
    lane->field = field;
  }
  return lane->field;
}

static void read_custom(CjmDecoder *d, CjmLane *lane, const CjmNode *node, CjmStep *step)
{
  CjmCustom *custom = cjm_arena_make(d->arena, CjmCustom, 1);
  custom->o.span = node->span;
  custom->lane = lane;
  cjm_decode_value(d, &cjm_shape_step, custom_field(d, lane), node, custom);
  cjm_list_append(d->arena, &step->customs, custom);
}

/* ---- the keys of an object ---- */

/* The field or lane that a key of the file names. */
typedef struct Match {
  const CjmField *field;
  CjmLane *lane; /* a custom lane instead of a field */
  CjmTarget *target;
} Match;

static bool match_exactly(CjmDecoder *d, const char *key, CjmTarget *targets, size_t n, Match *ret_match)
{
  for (size_t i = 0; i < n; i++) {
    const CjmField *field = cjm_shape_field(targets[i].shape, key);
    if (field != NULL) {
      *ret_match = (Match){.field = field, .target = &targets[i]};
      return true;
    }
  }
  for (size_t i = 0; i < n; i++) {
    CjmLane *lane = targets[i].shape->custom_lanes ? cjm_custom_lane(d, key) : NULL;
    if (lane != NULL) {
      *ret_match = (Match){.lane = lane, .target = &targets[i]};
      return true;
    }
  }
  return false;
}

static bool is_join_key(const CjmField *field)
{
  return field->type == CJM_FIELD_SPECIAL && field->reader == CJM_READER_JOIN;
}

/* The key that was probably meant. One that there is advice for is no misspelt key, whatever it looks like. */
static const char *nearest_key(CjmDecoder *d, const char *key, const CjmTarget *targets, size_t n)
{
  if (cjm_advice_find(targets[0].shape, key) != NULL) {
    return NULL;
  }
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  for (size_t i = 0; i < n; i++) {
    for (size_t f = 0; f < targets[i].shape->n_fields; f++) {
      if (!is_join_key(&targets[i].shape->fields[f])) {
        g_ptr_array_add(keys, (gpointer)targets[i].shape->fields[f].key);
      }
    }
    for (size_t l = 0; targets[i].shape->custom_lanes && l < d->journey->written_lanes.n; l++) {
      if (d->journey->written_lanes.at[l]->o.id != NULL) {
        g_ptr_array_add(keys, (gpointer)d->journey->written_lanes.at[l]->o.id);
      }
    }
  }
  return cjm_nearest(key, (const char *const *)keys->pdata, keys->len);
}

/* Whether the key may be a custom lane whose definition could not be read. */
static bool may_be_lost_lane(const CjmDecoder *d, const CjmTarget *targets, size_t n)
{
  return d->incomplete && targets[n - 1].shape->custom_lanes;
}

/* Whether an earlier unknown key was read as this one. */
static bool is_guessed(const CjmNode *node, size_t i, const char *key, const Match *matches)
{
  while (i-- > 0) {
    if (matches[i].field != NULL && strcmp(matches[i].field->key, key) == 0 && cjm_is_numbered(node->keys[i]->text)) {
      return true;
    }
  }
  return false;
}

/* Reports an unknown key and reads it as the nearest known one, so that mistakes in its value are
 * found in the same run and what it defines is not reported as missing. */
static void match_nearest(CjmDecoder *d, const CjmNode *node, size_t i, CjmTarget *targets, size_t n, Match *matches)
{
  const char *nearest = cjm_hint_allowed(d) ? nearest_key(d, node->keys[i]->text, targets, n) : NULL;
  if (nearest != NULL && cjm_is_numbered(node->keys[i]->text) && is_guessed(node, i, nearest, matches)) {
    return;
  }
  bool reported = node->keys[i]->recovered || (nearest == NULL && node->n == 1 && node->items[i]->recovered);
  if (!reported && (nearest != NULL || !may_be_lost_lane(d, targets, n))) {
    cjm_report_unknown_key(d, targets[0].shape, node, node->keys[i], node->items[i], nearest);
  }
  if (nearest != NULL && !node->items[i]->null && cjm_node_get(node, nearest) == NULL) {
    match_exactly(d, nearest, targets, n, &matches[i]);
    g_hash_table_add(d->guessed, (gpointer)node->items[i]->text);
  }
}

/* If two unknown keys were read as the same known one, only the first counts. */
static void drop_repeats(const CjmNode *node, Match *matches)
{
  g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < node->n; i++) {
    const void *meaning = matches[i].field != NULL ? (const void *)matches[i].field : (const void *)matches[i].lane;
    if (meaning != NULL && !g_hash_table_add(taken, (gpointer)meaning)) {
      matches[i] = (Match){0};
    }
  }
}

static bool refuse_step_key(CjmDecoder *d, const Match *match, const CjmNode *map, size_t i)
{
  const CjmNode *key = map->keys[i];
  if (match->field == NULL || !(match->field->flags & match->target->refused)) {
    return false;
  }
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_STEP_KEY, key->span, "`%s` belongs to a step, and this phase has steps", key->text);
  cjm_diag_help(diag, "move it to the step that it is about");
  cjm_fix_step_key(d, diag, map, i);
  return true;
}

static void read_match(CjmDecoder *d, const Match *match, const CjmNode *map, size_t i)
{
  const CjmNode *key = map->keys[i], *node = map->items[i];
  if (refuse_step_key(d, match, map, i)) {
    return;
  }
  bool required = match->field != NULL && (match->field->flags & CJM_FIELD_REQUIRED);
  if (node->null || (required && cjm_is_empty(node)) || (required && node->kind == CJM_NODE_LIST && node->n == 0)) {
    cjm_report_no_value(d, match->field, key, node);
    return;
  }
  match->target->used = true;
  if (match->lane != NULL) {
    read_custom(d, match->lane, node, match->target->object);
    return;
  }
  cjm_decode_value(d, match->target->shape, match->field, node, match->target->object);
}

/* ---- what must be there ---- */

static const CjmNode *key_matched(const CjmNode *node, const Match *matches, const char *key)
{
  for (size_t i = 0; i < node->n; i++) {
    if (matches[i].field != NULL && strcmp(matches[i].field->key, key) == 0) {
      return node->keys[i];
    }
  }
  return NULL;
}

/* Whether an unknown key may be the missing one: its value is of the same kind, and no other shape has the key. */
static bool may_be_unknown_key(CjmDecoder *d, const CjmShape *shape, const CjmField *field, const CjmNode *node,
                               const Match *matches)
{
  bool objects = field->type == CJM_FIELD_OBJECTS || field->type == CJM_FIELD_SPECIAL;
  for (size_t i = 0; i < node->n; i++) {
    if (matches[i].target == NULL && shape == &cjm_shape_journey && cjm_node_get(node->items[i], field->key) != NULL) {
      return true; /* `meta: {title: …}` */
    }
    const CjmAdvice *advice = matches[i].target == NULL ? cjm_advice_find(shape, node->keys[i]->text) : NULL;
    if (advice != NULL && (advice->shape == NULL || (advice->ours != NULL && strstr(advice->ours, field->key) != NULL))) {
      return true; /* the advice leads to this key */
    }
    bool fits = node->items[i]->null || (node->items[i]->kind != CJM_NODE_SCALAR) == objects;
    if (matches[i].target == NULL && fits && !cjm_is_key_of_another(d, shape, node->keys[i]->text)) {
      return true;
    }
  }
  return false;
}

static void check_required(CjmDecoder *d, const CjmTarget *target, const CjmNode *node, const Match *matches)
{
  CjmObject *object = target->object;
  for (size_t i = 0; i < target->shape->n_fields; i++) {
    const CjmField *field = &target->shape->fields[i];
    if (!(field->flags & CJM_FIELD_REQUIRED) || key_matched(node, matches, field->key) != NULL) {
      continue;
    }
    if ((field->flags & CJM_FIELD_OR_ID) && object->id != NULL) {
      *(CjmText *)(void *)((char *)object + field->offset) = (CjmText){.at = object->id, .span = object->id_span};
    } else if (!may_be_unknown_key(d, target->shape, field, node, matches)) {
      g_autofree char *quoted = g_strdup_printf("`%s`", field->key);
      cjm_report_missing(d, target->shape, node, quoted);
    }
  }
}

static void report_together(CjmDecoder *d, const CjmNode *first, const CjmNode *second)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_KEYS_TOGETHER, second->span, "`%s` and `%s` cannot be used together",
                                first->text, second->text);
  cjm_diag_related(diag, first->span, "`%s` is here", first->text);
  cjm_diag_help(diag, "keep one of them");
  cjm_fix_personas(d, diag);
}

static bool one_may_be_unknown(CjmDecoder *d, const CjmShape *shape, const CjmKeyRule *rule, const CjmNode *node,
                               const Match *matches)
{
  for (size_t i = 0; rule->keys[i] != NULL; i++) {
    if (may_be_unknown_key(d, shape, cjm_shape_field(shape, rule->keys[i]), node, matches)) {
      return true;
    }
  }
  return false;
}

static void check_rule(CjmDecoder *d, const CjmShape *shape, const CjmKeyRule *rule, const CjmNode *node, const Match *matches)
{
  const CjmNode *found[G_N_ELEMENTS(rule->keys)] = {0};
  size_t n = 0;
  g_autoptr(GString) names = g_string_new(NULL);
  for (size_t i = 0; rule->keys[i] != NULL; i++) {
    const CjmNode *key = key_matched(node, matches, rule->keys[i]);
    if (key != NULL) {
      found[n++] = key;
    }
    g_string_append_printf(names, "%s`%s`", i == 0 ? "" : " or ", rule->keys[i]);
  }
  if (n == 0 && rule->kind != CJM_KEYS_NOT_BOTH && !one_may_be_unknown(d, shape, rule, node, matches)) {
    cjm_report_missing(d, shape, node, names->str);
  } else if (n > 1 && rule->kind != CJM_KEYS_ANY) {
    bool in_order = cjm_span_compare(found[0]->span, found[1]->span) < 0;
    report_together(d, found[in_order ? 0 : 1], found[in_order ? 1 : 0]);
  }
}

static void check_keys(CjmDecoder *d, const CjmTarget *target, const CjmNode *node, const Match *matches)
{
  check_required(d, target, node, matches);
  for (size_t i = 0; i < target->shape->n_rules; i++) {
    check_rule(d, target->shape, &target->shape->rules[i], node, matches);
  }
}

/* Whether the node is an item of a block list: it follows a dash on its line. */
static bool is_listed(const CjmNode *node)
{
  const char *text = node->span.source->text;
  uint32_t at = node->span.start;
  while (at > 0 && text[at - 1] == ' ') {
    at--;
  }
  return at > 0 && text[at - 1] == '-';
}

/* Whether the entries of a map that is no item of a list are objects by their names, each with one value: `s1: Look` in place of `- Look`. */
static bool are_named_titles(const CjmNode *node, const CjmTarget *targets)
{
  const CjmField *main = cjm_shape_main(targets[0].shape);
  bool titled = main != NULL && (strcmp(main->key, "title") == 0 || targets[0].shape == &cjm_shape_act);
  for (size_t i = 0; i < node->n && titled; i++) {
    titled = node->items[i]->kind == CJM_NODE_SCALAR && !node->items[i]->null && cjm_advice_find(targets[0].shape, node->keys[i]->text) == NULL;
  }
  return titled && node->n > 1 && !is_listed(node);
}

/* Whether all entries of a map that is no item of a list are phases by their names, each with a list of its steps. */
static bool are_named_steps(const CjmNode *node, const CjmTarget *targets)
{
  bool listed = targets[0].shape == &cjm_shape_phase && !is_listed(node);
  for (size_t i = 0; i < node->n && listed; i++) {
    const CjmAdvice *advice = cjm_advice_find(targets[0].shape, node->keys[i]->text);
    listed = node->items[i]->kind == CJM_NODE_LIST && node->items[i]->n > 0 && (advice == NULL || advice->kind == CJM_ADVICE_NONE);
  }
  return listed;
}

/* Whether the first key is the name of an object, with the object after or below it. */
static bool begins_with_name(CjmDecoder *d, const CjmNode *node, const Match *matches, const CjmTarget *targets, size_t n)
{
  const CjmNode *first = node->n > 0 ? node->keys[0] : NULL;
  if (first == NULL || matches[0].target != NULL || targets[0].shape == &cjm_shape_journey || !cjm_hint_allowed(d) ||
      nearest_key(d, first->text, targets, n) != NULL) {
    return false;
  }
  const CjmAdvice *advice = cjm_advice_find(targets[0].shape, first->text);
  bool steps = are_named_steps(node, targets);
  if (advice != NULL && !steps && (advice->kind != CJM_ADVICE_NONE || node->items[0]->kind != CJM_NODE_MAP)) {
    return false;
  }
  bool below = node->items[0]->null && node->n > 1 && is_listed(node);
  for (size_t i = 0; i < node->n && !below; i++) {
    if (matches[i].target != NULL || (node->items[i]->kind != CJM_NODE_MAP && !steps && !are_named_titles(node, targets))) {
      return false;
    }
  }
  return true;
}

static void read_matches(CjmDecoder *d, const CjmNode *node, const Match *matches)
{
  for (unsigned last = 0; last <= CJM_FIELD_LAST; last += CJM_FIELD_LAST) {
    for (size_t i = 0; i < node->n; i++) {
      unsigned flags = matches[i].field == NULL ? 0 : matches[i].field->flags;
      if (matches[i].target != NULL && (flags & CJM_FIELD_LAST) == last) {
        read_match(d, &matches[i], node, i);
      }
    }
  }
}

/* Reports the keys that match nothing; false if one of them is the name of the object, so that missing keys cannot be reported. */
static bool match_rest(CjmDecoder *d, const CjmNode *node, Match *matches, CjmTarget *targets, size_t n)
{
  if (begins_with_name(d, node, matches, targets, n)) {
    cjm_report_name_as_key(d, targets[0].shape, node, is_listed(node));
    d->incomplete = true; /* the ids below the names are unknown */
    return false;
  }
  for (size_t i = 0; i < node->n; i++) {
    if (matches[i].target == NULL) {
      match_nearest(d, node, i, targets, n, matches);
    }
  }
  drop_repeats(node, matches);
  return true;
}

/* Reports a list of touchpoints that are steps, which is then not read. */
static void match_steps(CjmDecoder *d, const CjmNode *node, Match *matches, const CjmTarget *targets)
{
  for (size_t i = 0; i < node->n && targets[0].shape == &cjm_shape_phase; i++) {
    bool touchpoints = matches[i].field != NULL && strcmp(matches[i].field->key, "touchpoints") == 0;
    const CjmNode *key = touchpoints && cjm_touchpoints_may_be_steps(node->items[i]) && cjm_hint_allowed(d) ? cjm_touchpoints_are_steps(node->items[i]) : NULL;
    if (key == NULL) {
      continue;
    }
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_STEP_KEY, key->span, "`%s` belongs to a step, and this is a touchpoint", key->text);
    cjm_diag_help(diag, "write the list as `steps`, each with a `title` and its `touchpoints`");
    cjm_fix_steps_as_touchpoints(diag, node, i);
    matches[i] = (Match){0};
    d->incomplete = true;
  }
}

/* ---- keys that are there twice ---- */

/* Whether values of what a key means can be written as a list. */
static bool takes_list(const CjmDecoder *d, const Match *match)
{
  const CjmField *field = match->field;
  bool texts = match->lane != NULL && !is_number(match->lane);
  return texts || (field != NULL && (d->readers->types[field->type].many || (field->flags & CJM_FIELD_MANY)));
}

/* Whether a map may be an item of a list: it begins with a text that names it, or with a key that is not known. */
static bool may_be_item(const CjmDecoder *d, const CjmNode *map, const Match *first, const CjmShape *shape)
{
  const CjmField *main = cjm_shape_main(shape);
  bool names = first->target == NULL || (first->field != NULL && (first->field == main || strcmp(first->field->key, "id") == 0));
  return map != d->root && main != NULL && names;
}

/* Gives the message about a key that is there again a fix; parsing found the key, and its meaning is only known here. */
static void fix_repeats(CjmDecoder *d, const CjmNode *map, const Match *matches, const CjmShape *shape)
{
  const CjmNode *key = map->repeats->keys[0];
  CjmDiag *diag = cjm_diags_find(d->earlier, CJM_CODE_DUPLICATE_KEY, key->span);
  size_t i = 0;
  while (i < map->n && strcmp(map->keys[i]->text, key->text) != 0) {
    i++;
  }
  if (diag == NULL || diag->fix != NULL || i == map->n) {
    return;
  }
  if (i == 0 && may_be_item(d, map, &matches[0], shape)) {
    cjm_fix_missing_dashes(diag, map);
  } else if (takes_list(d, &matches[i])) {
    cjm_fix_join(diag, map, i, key, map->repeats->items[0]);
  }
}

void cjm_decode_map(CjmDecoder *d, const CjmNode *node, CjmTarget *targets, size_t n)
{
  g_autofree Match *matches = g_new0(Match, node->n);
  for (size_t i = 0; i < node->n; i++) {
    match_exactly(d, node->keys[i]->text, targets, n, &matches[i]);
  }
  bool understood = match_rest(d, node, matches, targets, n);
  if (node->repeats != NULL) {
    fix_repeats(d, node, matches, targets[0].shape);
  }
  match_steps(d, node, matches, targets);
  read_matches(d, node, matches);
  if (understood) {
    check_keys(d, &targets[0], node, matches);
  }
}

void cjm_decode_targets(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmTarget *targets, size_t n)
{
  const CjmField *bare = cjm_shape_main(targets[0].shape);
  if (node->kind == CJM_NODE_MAP) {
    cjm_decode_map(d, node, targets, n);
  } else if (node->kind == CJM_NODE_SCALAR && bare != NULL) {
    for (size_t i = 0; i < n; i++) {
      if (cjm_report_missing_space(d, targets[i].shape, node)) {
        return;
      }
    }
    cjm_decode_bare(d, field, targets[0].shape, bare, node, targets[0].object);
  } else {
    cjm_report_wrong_kind(d, field, node);
  }
}

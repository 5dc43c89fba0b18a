/* decode.c: the tables run over the tree. */
#include "decode/decode.h"

#include <string.h>

#include "decode/decoder.h"

/* ---- lists of the model ---- */

/* What CJM_LIST makes, whatever it lists. */
typedef struct AnyList {
  void **at;
  size_t n;
} AnyList;

void cjm_list_append(CjmArena *arena, void *list, void *item)
{
  AnyList any;
  memcpy(&any, list, sizeof any);
  if ((any.n & (any.n - 1)) == 0) { /* room is made by powers of two, so it is used up at each of them */
    void **at = cjm_arena_make(arena, void *, any.n == 0 ? 1 : 2 * any.n);
    if (any.n > 0) {
      memcpy(at, any.at, any.n * sizeof *at);
    }
    any.at = at;
  }
  any.at[any.n++] = item;
  memcpy(list, &any, sizeof any);
}

static bool is_empty_text(const CjmNode *node)
{
  return node->null || (node->kind == CJM_NODE_SCALAR && node->text[0] == '\0');
}

void cjm_each_item(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadItem item)
{
  if (node->kind != CJM_NODE_LIST) {
    if (!is_empty_text(node)) {
      item(d, field, node, object);
    }
    return;
  }
  const CjmShape *shape = d->shape;
  for (size_t i = 0; i < node->n; i++) {
    if (is_empty_text(node->items[i])) {
      cjm_report_empty_item(d, field, node->items[i]);
    } else {
      d->shape = shape;
      item(d, field, node->items[i], object);
    }
  }
}

void cjm_each_pair(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadPair pair)
{
  if (node->kind != CJM_NODE_MAP) {
    cjm_report_wrong_kind(d, field, node);
    return;
  }
  const CjmShape *shape = d->shape;
  for (size_t i = 0; i < node->n; i++) {
    if (is_empty_text(node->items[i])) {
      cjm_report_empty_pair(d, field, node->keys[i]);
    } else {
      d->shape = shape;
      pair(d, field, node->keys[i], node->items[i], object);
    }
  }
}

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

static void read_object(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  void *made = cjm_decode_object(d, field, field->shape, node);
  memcpy((char *)object + field->offset, &made, sizeof made);
}

static void read_objects(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  cjm_list_append(d->arena, (char *)object + field->offset, cjm_decode_object(d, field, field->shape, node));
}

static void read_special(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  field->read(d, field, node, object);
}

/* ---- one value ---- */

static const struct {
  CjmReadItem read;
  bool many; /* `read` takes one item of what may be a list */
} readers[] = {
  [CJM_FIELD_TEXT] = {cjm_read_text, false},
  [CJM_FIELD_TEXTS] = {cjm_read_texts, true},
  [CJM_FIELD_NUMBER] = {cjm_read_number, false},
  [CJM_FIELD_PERCENT] = {cjm_read_number, false},
  [CJM_FIELD_FLAG] = {cjm_read_flag, false},
  [CJM_FIELD_DATE] = {cjm_read_date, false},
  [CJM_FIELD_INTERVAL] = {cjm_read_interval, false},
  [CJM_FIELD_DURATION] = {cjm_read_duration, false},
  [CJM_FIELD_TINT] = {cjm_read_tint, false},
  [CJM_FIELD_TINTS] = {cjm_read_tints, true},
  [CJM_FIELD_URL] = {cjm_read_url, false},
  [CJM_FIELD_LANG] = {cjm_read_lang, false},
  [CJM_FIELD_CURRENCY] = {cjm_read_currency, false},
  [CJM_FIELD_PATH] = {cjm_read_path, false},
  [CJM_FIELD_CHOICE] = {cjm_read_choice, false},
  [CJM_FIELD_RANGE] = {cjm_read_range, false},
  [CJM_FIELD_ID] = {cjm_read_id, false},
  [CJM_FIELD_REF] = {cjm_read_ref, false},
  [CJM_FIELD_REFS] = {cjm_read_refs, true},
  [CJM_FIELD_PAIRS] = {cjm_read_pairs, false},
  [CJM_FIELD_OBJECT] = {read_object, false},
  [CJM_FIELD_OBJECTS] = {read_objects, true},
  [CJM_FIELD_SPECIAL] = {read_special, false},
};

void cjm_decode_value(CjmDecoder *d, const CjmShape *shape, const CjmField *field, const CjmNode *node, void *object)
{
  d->shape = shape;
  if (readers[field->type].many || (field->flags & CJM_FIELD_MANY)) {
    cjm_each_item(d, field, node, object, readers[field->type].read);
  } else {
    readers[field->type].read(d, field, node, object);
  }
}

/* ---- the keys of an object ---- */

enum { MOST_HINTS = 200 };

bool cjm_hint_allowed(CjmDecoder *d)
{
  return d->hints++ < MOST_HINTS;
}

/* What a key of the file turned out to be; field NULL: nothing. */
typedef struct Match {
  const CjmField *field;
  const CjmLane *lane; /* a custom lane instead of a field */
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
    const CjmLane *lane = targets[i].shape->custom_lanes ? cjm_custom_lane(d, key) : NULL;
    if (lane != NULL) {
      *ret_match = (Match){.lane = lane, .target = &targets[i]};
      return true;
    }
  }
  return false;
}

static const char *nearest_key(CjmDecoder *d, const char *key, const CjmTarget *targets, size_t n)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  for (size_t i = 0; i < n; i++) {
    for (size_t f = 0; f < targets[i].shape->n_fields; f++) {
      g_ptr_array_add(keys, (gpointer)targets[i].shape->fields[f].key);
    }
    for (size_t l = 0; targets[i].shape->custom_lanes && l < d->lanes.n; l++) {
      if (d->lanes.at[l]->o.id != NULL) {
        g_ptr_array_add(keys, (gpointer)d->lanes.at[l]->o.id);
      }
    }
  }
  return cjm_nearest(key, (const char *const *)keys->pdata, keys->len);
}

/* Reports a key that is not there and takes it for the one that was meant: whatever else is wrong
 * behind it is found in the same run, and what it defines is not missed elsewhere. */
static void match_nearest(CjmDecoder *d, const CjmNode *node, size_t i, CjmTarget *targets, size_t n, Match *ret_match)
{
  const char *nearest = cjm_hint_allowed(d) ? nearest_key(d, node->keys[i]->text, targets, n) : NULL;
  cjm_report_unknown_key(d, targets[0].shape, node, node->keys[i], node->items[i], nearest);
  if (nearest != NULL && !node->items[i]->null && cjm_node_get(node, nearest) == NULL) {
    match_exactly(d, nearest, targets, n, ret_match);
  }
}

/* Two wrong keys may have been taken for the same one: the first is. */
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

static bool refuse_step_key(CjmDecoder *d, const Match *match, const CjmNode *key)
{
  if (match->field == NULL || !(match->field->flags & match->target->refused)) {
    return false;
  }
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_STEP_KEY, key->span, "`%s` belongs to a step, and this phase has steps", key->text);
  cjm_diag_help(diag, "move it to the step that it is about");
  return true;
}

static void read_match(CjmDecoder *d, const Match *match, const CjmNode *key, const CjmNode *node)
{
  if (refuse_step_key(d, match, key)) {
    return;
  }
  bool required = match->field != NULL && (match->field->flags & CJM_FIELD_REQUIRED);
  if (node->null || (required && is_empty_text(node)) || (required && node->kind == CJM_NODE_LIST && node->n == 0)) {
    cjm_report_no_value(d, match->field, key, node);
    return;
  }
  match->target->used = true;
  if (match->lane != NULL) {
    cjm_read_custom(d, match->lane, node, match->target->object);
    return;
  }
  size_t before = cjm_diags_length(d->diags);
  cjm_decode_value(d, match->target->shape, match->field, node, match->target->object);
  if ((match->field->flags & CJM_FIELD_LATER) && cjm_diags_length(d->diags) == before) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_NOT_YET, key->span,
                                  "`%s` joins other files, and this version of cjm does not do that yet", match->field->key);
    cjm_diag_help(diag, "leave it out; a map without its values would be a wrong map, so none is drawn");
  }
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
    } else {
      g_autofree char *quoted = g_strdup_printf("`%s`", field->key);
      cjm_report_missing(d, target->shape, node, quoted);
    }
  }
}

static void report_together(CjmDecoder *d, const CjmNode *first, const CjmNode *second)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_KEYS_TOGETHER, second->span, "`%s` and `%s` cannot stand together",
                                first->text, second->text);
  cjm_diag_related(diag, first->span, "`%s` stands here", first->text);
  cjm_diag_help(diag, "keep one of them");
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
  if (n == 0 && rule->kind != CJM_KEYS_NOT_BOTH) {
    cjm_report_missing(d, shape, node, names->str);
  } else if (n > 1 && rule->kind != CJM_KEYS_ANY) {
    bool in_order = found[0]->span.start < found[1]->span.start;
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

static void decode_map(CjmDecoder *d, const CjmNode *node, CjmTarget *targets, size_t n)
{
  g_autofree Match *matches = g_new0(Match, node->n);
  for (size_t i = 0; i < node->n; i++) {
    match_exactly(d, node->keys[i]->text, targets, n, &matches[i]);
  }
  for (size_t i = 0; i < node->n; i++) {
    if (matches[i].target == NULL) {
      match_nearest(d, node, i, targets, n, &matches[i]);
    }
  }
  drop_repeats(node, matches);
  for (unsigned last = 0; last <= CJM_FIELD_LAST; last += CJM_FIELD_LAST) {
    for (size_t i = 0; i < node->n; i++) {
      unsigned flags = matches[i].field == NULL ? 0 : matches[i].field->flags;
      if (matches[i].target != NULL && (flags & CJM_FIELD_LAST) == last) {
        read_match(d, &matches[i], node->keys[i], node->items[i]);
      }
    }
  }
  check_keys(d, &targets[0], node, matches);
}

void cjm_decode_targets(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmTarget *targets, size_t n)
{
  const CjmField *bare = cjm_shape_main(targets[0].shape);
  if (node->kind == CJM_NODE_MAP) {
    decode_map(d, node, targets, n);
  } else if (node->kind == CJM_NODE_SCALAR && bare != NULL) {
    cjm_decode_value(d, targets[0].shape, bare, node, targets[0].object);
  } else {
    cjm_report_wrong_kind(d, field, node);
  }
}

/* ---- the whole ---- */

void cjm_each_step(CjmDecoder *d, CjmStepVisit visit, void *data)
{
  for (size_t i = 0; i < d->journey->phases.n; i++) {
    CjmPhase *phase = d->journey->phases.at[i];
    if (phase->across != NULL) {
      visit(d, phase->across, data);
    }
    for (size_t s = 0; s < phase->steps.n; s++) {
      visit(d, phase->steps.at[s], data);
    }
  }
}

static int compare_wordings(const void *a, const void *b, void *data)
{
  (void)data;
  const CjmWording *const *x = a, *const *y = b;
  uint32_t left = (*x)->text->span.start, right = (*y)->text->span.start;
  return (left > right) - (left < right);
}

/* A bare touchpoint may have turned out to name a channel: its text is none. */
static void drop_lost_wordings(CjmJourney *journey)
{
  size_t n = 0;
  for (size_t i = 0; i < journey->wordings.n; i++) {
    if (journey->wordings.at[i]->text->at != NULL) {
      journey->wordings.at[n++] = journey->wordings.at[i];
    }
  }
  journey->wordings.n = n;
}

/* References and everything else that needs the whole file. */
static void finish(CjmDecoder *d)
{
  cjm_refs_resolve(d);
  cjm_touchpoints_finish(d);
  cjm_emotions_finish(d);
  cjm_metrics_finish(d);
  cjm_lanes_finish(d);
  cjm_gates_finish(d);
  drop_lost_wordings(d->journey);
  if (d->journey->wordings.n > 0) {
    g_qsort_with_data(d->journey->wordings.at, (int)d->journey->wordings.n, sizeof(CjmWording *), compare_wordings, NULL);
  }
}

static CjmJourney *decode(CjmDecoder *d, const CjmNode *root)
{
  d->journey = cjm_object_new(d, &cjm_shape_journey, root);
  d->journey->lang = (CjmText){.at = cjm_shape_field(&cjm_shape_journey, "lang")->fallback};
  CjmTarget target = {.shape = &cjm_shape_journey, .object = d->journey};
  decode_map(d, root, &target, 1);
  finish(d);
  return d->journey;
}

CjmJourney *cjm_decode(CjmArena *arena, const CjmNode *root, CjmDiags *diags)
{
  if (root->kind != CJM_NODE_MAP) {
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_NOT_A_MAP, root->span, "this is not a journey: a journey file is a block of keys");
    cjm_diag_help(diag, "begin with `title: …` and `phases:`");
    return NULL;
  }
  const CjmNode *extends = cjm_node_get(root, "extends");
  CjmDecoder d = {
    .arena = arena,
    .diags = diags,
    .partial = extends != NULL && !extends->null,
    .named = g_array_new(FALSE, FALSE, sizeof(CjmNamed)),
    .refs = g_array_new(FALSE, FALSE, sizeof(CjmPendingRef)),
  };
  CjmJourney *journey = decode(&d, root);
  for (size_t kind = 0; kind < CJM_KIND_COUNT; kind++) {
    g_clear_pointer(&d.ids[kind], g_hash_table_destroy);
  }
  g_array_free(d.refs, TRUE);
  g_array_free(d.named, TRUE);
  return journey;
}

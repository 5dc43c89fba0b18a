/* lanes.c: the choice and order of lanes, and custom lanes. */
#include <string.h>

#include "decode/decoder.h"

static const CjmLaneId the_rest = CJM_LANE_COUNT; /* `default` */

static const CjmEnumWord default_word[] = {
  {"default", CJM_LANE_COUNT, "all lanes that are not named"},
  {0},
};

/* ---- reading ---- */

static CjmLane *builtin_new(CjmDecoder *d, CjmLaneId id, CjmSpan span)
{
  CjmLane *lane = cjm_arena_make(d->arena, CjmLane, 1);
  lane->o.kind = CJM_KIND_LANE;
  lane->o.span = span;
  lane->id = id;
  lane->show_all = true;
  return lane;
}

/* `[steps, emotion]` for `steps, emotion`; NULL unless each part is the name of a lane. */
static char *names_new(const char *text)
{
  g_auto(GStrv) parts = g_regex_split_simple("\\s*[,;|/+]\\s*", text, 0, 0);
  for (size_t i = 0; parts[i] != NULL; i++) {
    if (cjm_word_find(cjm_words_lanes, parts[i]) == NULL && cjm_word_find(default_word, parts[i]) == NULL) {
      return NULL;
    }
  }
  g_autofree char *list = g_strjoinv(", ", parts);
  return g_strv_length(parts) < 2 ? NULL : g_strdup_printf("[%s]", list);
}

/* `defines`: lanes can be defined where the name stands. */
static void report_unknown(CjmDecoder *d, const CjmText *name, bool defines)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_LANE, name->span, "there is no lane `%s`", name->at);
  const char *nearest = cjm_nearest_word(name->at, cjm_words_lanes);
  g_autofree char *list = names_new(name->at), *slug = cjm_id_slug_new(name->at);
  if (list != NULL) {
    cjm_diag_help(diag, "write them as a list: %s", list);
    cjm_diag_replace(diag, CJM_FIX_SAFE, name->span, list, "write them as a list");
  } else if (nearest != NULL) {
    cjm_diag_help(diag, "did you mean `%s`?", nearest);
    cjm_fix_text(diag, CJM_FIX_SAFE, name->span, nearest);
  } else if (!defines) {
    cjm_diag_help(diag, "take the name out of this list; the lanes are those of the format and those that `lanes` of the map defines");
  } else if (*cjm_id_skip(name->at) == '\0' || slug[0] == '\0') {
    cjm_diag_help(diag, "a lane of your own is `{id: %s, title: …}`", name->at);
  } else {
    cjm_diag_help(diag, "a lane of your own is `{id: %s, title: %s}`", slug, name->at);
  }
}

static CjmLane *read_name(CjmDecoder *d, const CjmNode *node)
{
  const CjmEnumWord *word = cjm_word_find(cjm_words_lanes, node->text);
  if (word == NULL) {
    word = cjm_word_find(default_word, node->text);
  }
  if (word == NULL) {
    report_unknown(d, &(CjmText){.at = node->text, .span = node->span}, true);
    return NULL;
  }
  CjmLane *lane = builtin_new(d, (CjmLaneId)word->value, node->span);
  lane->name = (CjmText){.at = word->word, .span = node->span};
  return lane;
}

/* Rows by persona divide lanes of items, rows by actor the steps. */
static void check_rows(CjmDecoder *d, const CjmLane *lane)
{
  if (lane->rows.value == CJM_ROWS_NONE || lane->rows.value == (int)cjm_lane_rows(lane->id)) {
    return;
  }
  bool by_actor = lane->rows.value == CJM_ROWS_ACTOR;
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_KEYS_TOGETHER, lane->rows.span, "`by: %s` cannot divide `%s`",
                                by_actor ? "actor" : "persona", lane->name.at);
  if (by_actor) {
    cjm_diag_help(diag, "it divides `steps`");
  } else if (lane->id == CJM_LANE_STEPS) {
    cjm_diag_help(diag, "write `by: actor`, for a row for each who does steps");
  } else {
    cjm_diag_help(diag, "it divides lanes of items, such as `thoughts` or `pain_points`");
  }
}

/* `- needs: {…}`: a built-in lane with settings. */
static CjmLane *read_settings(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmLaneId id)
{
  CjmLane *lane = builtin_new(d, id, node->keys[0]->span);
  lane->name = (CjmText){.at = cjm_lane_key(id), .span = node->keys[0]->span};
  if (!node->items[0]->null) {
    const CjmShape *shape = id == CJM_LANE_EMOTION ? &cjm_shape_emotion_lane : &cjm_shape_lane_settings;
    CjmTarget target = {.shape = shape, .object = lane};
    lane->has_settings = true;
    cjm_decode_targets(d, field, node->items[0], &target, 1);
    check_rows(d, lane);
  }
  return lane;
}

/* `unit`, `goal`, `target` and `range` are only for lanes of numbers. */
static void check_custom(CjmDecoder *d, const CjmLane *lane)
{
  const struct {
    const char *key;
    CjmSpan span;
  } keys[] = {
    {"unit", lane->unit.span},
    {"goal", lane->goal.span},
    {"target", lane->target.span},
    {"range", lane->range.low.span},
  };
  if (lane->kind.value == CJM_CUSTOM_NUMBER || lane->kind.value == CJM_CUSTOM_LINE) {
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (keys[i].span.source != NULL) {
      CjmDiag *diag =
        cjm_diags_add(d->diags, CJM_CODE_KEYS_TOGETHER, keys[i].span, "`%s` is only for lanes of numbers", keys[i].key);
      cjm_diag_help(diag, "give the lane `kind: number` or `kind: line`, or remove `%s`", keys[i].key);
    }
  }
}

static CjmLane *read_custom_lane(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmLane *lane = cjm_decode_object(d, field, &cjm_shape_lane, node);
  lane->id = CJM_LANE_CUSTOM;
  check_custom(d, lane);
  return lane;
}

void cjm_read_lane(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  (void)object;
  const CjmEnumWord *word =
    node->kind == CJM_NODE_MAP && node->n == 1 ? cjm_word_find(cjm_words_lanes, node->keys[0]->text) : NULL;
  CjmLane *lane = node->kind == CJM_NODE_SCALAR ? read_name(d, node)
                  : word != NULL                ? read_settings(d, field, node, (CjmLaneId)word->value)
                                                : read_custom_lane(d, field, node);
  if (lane != NULL) {
    cjm_list_append(d->arena, &d->journey->written_lanes, lane);
  }
}

void cjm_read_hidden_lane(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  (void)object;
  if (cjm_is_scalar(d, field, node)) {
    CjmText *name = cjm_arena_make(d->arena, CjmText, 1);
    *name = (CjmText){.at = node->text, .span = node->span};
    cjm_list_append(d->arena, &d->journey->hidden_lanes, name);
  }
}

void cjm_read_lane_show(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object)
{
  CjmLane *lane = object;
  lane->show_all = false;
  if (!cjm_is_scalar(d, field, node)) {
    return;
  }
  if (strcmp(node->text, "baseline") == 0) {
    lane->show_baseline = true;
  } else if (strcmp(node->text, "competitors") == 0) {
    lane->show_competitors = true;
  } else {
    cjm_read_refs(d, field, node, object);
  }
}

/* ---- the second pass ---- */

/* Which lanes are named and which are left out; the last place is that of `default`. */
typedef struct Choice {
  const CjmLane *named[CJM_LANE_COUNT + 1];
  bool hidden[CJM_LANE_COUNT + 1];
  GHashTable *hidden_customs; /* set of CjmLane */
} Choice;

static void note_named(CjmDecoder *d, Choice *choice)
{
  for (size_t i = 0; i < d->journey->written_lanes.n; i++) {
    const CjmLane *lane = d->journey->written_lanes.at[i];
    const CjmLane *first = lane->id == CJM_LANE_CUSTOM ? NULL : choice->named[lane->id];
    if (first != NULL) {
      const char *key = lane->id == the_rest ? default_word[0].word : cjm_lane_key(lane->id);
      CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_LANE_TWICE, lane->o.span, "the lane `%s` is named twice", key);
      cjm_diag_related(diag, first->o.span, "the first time");
      cjm_fix_delete_item(diag, CJM_FIX_SAFE, lane->o.span);
    } else {
      choice->named[lane->id] = lane;
    }
  }
  choice->named[CJM_LANE_CUSTOM] = NULL;
}

/* The lane's key or id as it is written elsewhere; NULL where there is none. */
static const char *canonical_name(CjmDecoder *d, const char *name)
{
  const CjmEnumWord *word = cjm_word_find(cjm_words_lanes, name);
  const CjmLane *custom = word == NULL ? cjm_custom_lane(d, name) : NULL;
  word = word == NULL && custom == NULL ? cjm_word_find(default_word, name) : word;
  return word != NULL ? word->word : custom != NULL ? custom->o.id : NULL;
}

static void check_names(CjmDecoder *d, CjmTexts *names)
{
  for (size_t i = 0; i < names->n; i++) {
    const char *name = canonical_name(d, names->at[i]->at);
    if (name == NULL) {
      report_unknown(d, names->at[i], false);
    } else {
      names->at[i]->at = name;
    }
  }
}

/* The lanes that views name. */
static void check_views(CjmDecoder *d)
{
  for (size_t i = 0; i < d->journey->views.n; i++) {
    check_names(d, &d->journey->views.at[i]->lanes);
    check_names(d, &d->journey->views.at[i]->hide_lanes);
  }
}

static void note_hidden(CjmDecoder *d, Choice *choice)
{
  for (size_t i = 0; i < d->journey->hidden_lanes.n; i++) {
    const CjmText *name = d->journey->hidden_lanes.at[i];
    const CjmEnumWord *word = cjm_word_find(cjm_words_lanes, name->at);
    const CjmLane *custom = word == NULL ? cjm_custom_lane(d, name->at) : NULL;
    if (word != NULL) {
      choice->hidden[word->value] = true;
    } else if (custom != NULL) {
      g_hash_table_add(choice->hidden_customs, (gpointer)custom);
    } else {
      report_unknown(d, name, false);
    }
  }
}

static void add_rest(CjmDecoder *d, const Choice *choice)
{
  for (CjmLaneId id = 0; id < CJM_LANE_COUNT; id++) {
    if (cjm_lane_by_default(id) && choice->named[id] == NULL && !choice->hidden[id]) {
      cjm_list_append(d->arena, &d->journey->lanes, builtin_new(d, id, (CjmSpan){0}));
    }
  }
}

static bool names_builtin(const Choice *choice)
{
  for (size_t id = 0; id <= CJM_LANE_COUNT; id++) {
    if (choice->named[id] != NULL) {
      return true;
    }
  }
  return false;
}

void cjm_lanes_finish(CjmDecoder *d)
{
  g_autoptr(GHashTable) hidden_customs = g_hash_table_new(NULL, NULL);
  Choice choice = {.hidden_customs = hidden_customs};
  note_named(d, &choice);
  note_hidden(d, &choice);
  check_views(d);
  if (!names_builtin(&choice)) {
    add_rest(d, &choice);
  }
  for (size_t i = 0; i < d->journey->written_lanes.n; i++) {
    CjmLane *lane = d->journey->written_lanes.at[i];
    if (lane->id == the_rest) {
      add_rest(d, &choice);
    } else if (!choice.hidden[lane->id] && !g_hash_table_contains(hidden_customs, lane)) {
      cjm_list_append(d->arena, &d->journey->lanes, lane);
    }
  }
}

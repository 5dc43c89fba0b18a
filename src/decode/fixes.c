/* fixes.c: fixes of keys: other words, keys in the wrong place, maps where lists are expected. */
#include <string.h>

#include "base/number.h"
#include "base/spell.h"
#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "journey/lexicon.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

/* ---- keys ---- */

enum { LOOKED_AT = 50 }; /* keys of a map, where each has to be compared with all others */

bool cjm_is_numbered(const char *key)
{
  size_t len = strlen(key), end = len;
  while (end > 0 && g_ascii_isdigit(key[end - 1])) {
    end--;
  }
  return end > 1 && end < len;
}

bool cjm_has_phases(const CjmNode *map)
{
  static const char *const phases = "phases";
  bool found = false;
  for (size_t i = 0; map->kind == CJM_NODE_MAP && i < map->n && !found; i++) {
    found = strcmp(map->keys[i]->text, phases) == 0 || cjm_nearest(map->keys[i]->text, &phases, 1) != NULL || cjm_is_entry_key(map->keys[i]->text);
  }
  return found;
}

/* Whether a key is one that files have for what is said about them: `metadata: {author: …}`. */
static bool is_about_file(const char *key)
{
  static const char *const names[] = {"meta", "metadata", "info", "header", "overview", "details", "document", "general", "journey-info", "map-info",
                                      "journey", "journey-map", "customer-journey", "customer-journey-map", "user-journey"};
  CjmSpelling typed, name;
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(names) && cjm_spelling_init(&typed, key) && !found; i++)
    found = cjm_spelling_init(&name, names[i]) && cjm_spelling_equal(&typed, &name);
  return found;
}

bool cjm_wraps_journey(const CjmNode *root, const CjmNode *key, const CjmNode *item)
{
  return cjm_wraps_keys(item) || (item->kind == CJM_NODE_MAP && item->n > 0 && (is_about_file(key->text) || (cjm_has_phases(item) && !cjm_has_phases(root))));
}

bool cjm_wraps_keys(const CjmNode *map)
{
  bool ours = map->kind == CJM_NODE_MAP && map->n > 0;
  for (size_t i = 0; ours && i < map->n; i++) {
    ours = cjm_shape_field(&cjm_shape_journey, map->keys[i]->text) != NULL;
  }
  return ours;
}

char *cjm_entry_new(const CjmShape *shape, const char *name, const char *value)
{
  if (shape == &cjm_shape_act) {
    return g_strdup_printf("{who: %s, text: %s}", name, value);
  }
  if (shape == &cjm_shape_touchpoint) {
    return g_strdup_printf("{title: %s, channel: %s}", value, name);
  }
  if (shape == &cjm_shape_metric) {
    return *cjm_id_skip(name) == '\0' ? g_strdup_printf("{id: %s, title: \"%s: %s\"}", name, name, value) : g_strdup_printf("{title: \"%s: %s\"}", name, value);
  }
  double number;
  bool percent = g_str_has_suffix(value, "%");
  for (size_t i = 0; i < shape->n_fields; i++) {
    const CjmField *field = &shape->fields[i];
    bool word = field->type == CJM_FIELD_CHOICE && cjm_word_find(field->words, value) != NULL;
    bool share = field->type == CJM_FIELD_PERCENT && (percent || cjm_number_parse(value, &number));
    if (word || share) {
      return g_strdup_printf("{title: %s, %s: %s}", name, field->key, value);
    }
  }
  return g_strdup_printf("{id: %s, title: %s}", name, value);
}

/* A text, or a list of texts in one, as it may stand in brackets; NULL if it is neither. */
static char *fact_new(const CjmNode *item)
{
  if (item->kind != CJM_NODE_LIST) {
    return cjm_edit_in_brackets_new(item);
  }
  g_autoptr(GString) joined = g_string_new(NULL), text = g_string_new(NULL);
  for (size_t i = 0; i < item->n; i++) {
    if (item->items[i]->kind != CJM_NODE_SCALAR || item->items[i]->null || strchr(item->items[i]->text, '\n') != NULL) {
      return NULL;
    }
    g_string_append_printf(joined, "%s%s", i == 0 ? "" : ", ", item->items[i]->text);
  }
  cjm_yaml_quoted_append(text, joined->str);
  return joined->len > 0 ? g_strdup(text->str) : NULL;
}

static void fix_rename(CjmDiag *diag, CjmFixSafety safety, const CjmNode *key, const char *name)
{
  cjm_fix_scalar(diag, safety, key, name);
}

/* ---- what there is advice for ---- */

/* Deletes entry `i` of a map, and adds `line` to the map under `ours`, which is there already. */
static void fix_move_under(CjmDiag *diag, const CjmNode *map, size_t i, const char *ours, const CjmNode *under, const char *line)
{
  CjmSpan gone = cjm_edit_entry(map, i);
  if (gone.source == NULL || under->kind != CJM_NODE_MAP || under->n == 0 || !cjm_is_of_one_file(under)) {
    return;
  }
  const CjmNode *last = under->items[under->n - 1];
  CjmSpan end = {map->span.source, last->span.end, last->span.end};
  g_autofree char *text =
    under->flow ? g_strdup_printf(", %s", line) : g_strdup_printf("\n%*s%s", (int)cjm_edit_column(under->keys[0]->span), "", line);
  if (last->kind != CJM_NODE_SCALAR || last->null || last->style == CJM_SCALAR_LITERAL || last->style == CJM_SCALAR_FOLDED) {
    return;
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "move it into `%s`", ours);
  cjm_diag_edit(diag, gone, "");
  cjm_diag_edit(diag, end, text);
}

static void fix_under(CjmDiag *diag, const CjmNode *map, size_t i, const char *ours)
{
  const CjmNode *key = map->keys[i], *item = map->items[i], *under = cjm_node_get(map, ours);
  g_autofree char *name = cjm_edit_written_new(key), *value = fact_new(item);
  if (name == NULL || value == NULL) {
    return;
  }
  g_autofree char *line = g_strdup_printf("%s: %s", name, value);
  if (under != NULL) {
    fix_move_under(diag, map, i, ours, under, line);
    return;
  }
  bool json = cjm_source_is_json(map->span.source);
  g_autofree char *text = g_strdup_printf(json ? "\"%s\": {%s}" : "%s: {%s}", ours, line);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_edit_pair(key, item), text, "write it under `%s`", ours);
}

static bool means_yes(const CjmNode *item)
{
  static const char *const words[] = {"true", "yes", "y", "x", "on", "1"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    if (g_ascii_strcasecmp(item->text, words[i]) == 0) {
      return true;
    }
  }
  return false;
}

/* Whether a value may be a score, even if it is malformed. */
static bool is_scored(const CjmNode *item)
{
  return item->kind == CJM_NODE_SCALAR && strpbrk(item->text, "0123456789") != NULL;
}

/* Whether another key of the map is read as `target`. */
static bool is_meant(const CjmNode *map, const CjmNode *key, const char *target)
{
  for (size_t i = 0; i < map->n && i < LOOKED_AT; i++) {
    if (map->keys[i] != key && cjm_nearest(map->keys[i]->text, (const char *const[]){target}, 1) != NULL) {
      return true;
    }
  }
  return false;
}

/* `ours` is a line of YAML in which … is the value. */
static void fix_in(CjmDiag *diag, const CjmNode *map, const CjmNode *key, const CjmNode *item, const char *ours)
{
  g_autofree char *target = g_strndup(ours, strcspn(ours, ":")), *value = cjm_edit_in_brackets_new(item);
  bool json = cjm_source_is_json(map->span.source);
  if (strcmp(ours, "moment: truth") == 0 && value != NULL && !means_yes(item) && strchr(item->text, ' ') != NULL) {
    ours = "moment: {kind: truth, text: …}";
  }
  const char *place = strstr(ours, "…");
  if (value == NULL || strchr(ours, '`') != NULL || cjm_node_get(map, target) != NULL || is_meant(map, key, target) || (json && strstr(ours, "… ") != NULL) ||
      (place == NULL && !means_yes(item)) || (place != NULL && strstr(place + strlen("…"), "…") != NULL) ||
      (strcmp(target, "score") == 0 && !is_scored(item))) {
    return;
  }
  g_autofree char *line = json ? cjm_json_line_new(ours) : g_strdup(ours);
  g_autoptr(GString) text = g_string_new(line);
  g_string_replace(text, "…", value, 0);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_edit_pair(key, item), text->str, "write `%s`", text->str);
}

/* Defines a lane of the author's own for a key of a step. */
static void fix_lane(CjmDecoder *d, CjmDiag *diag, const CjmNode *key, const CjmNode *item)
{
  const CjmNode *root = d->root, *lanes = cjm_node_get(root, "lanes");
  g_autofree char *slug = cjm_id_slug_new(key->text);
  g_autofree char *folded = cjm_id_fold_new(slug);
  bool fits = item->kind != CJM_NODE_MAP && !item->null;
  for (size_t i = 0; fits && item->kind == CJM_NODE_LIST && i < item->n; i++) {
    fits = item->items[i]->kind == CJM_NODE_SCALAR;
  }
  if (slug[0] == '\0' || !fits || cjm_id_is_reserved(CJM_KIND_LANE, folded) || key->span.source != root->span.source ||
      !cjm_is_of_one_file(root) || cjm_source_is_json(root->span.source)) {
    return;
  }
  g_autoptr(GString) title = g_string_new(key->text);
  for (char *c = title->str; *c != '\0'; c++) {
    *c = strchr("_-", *c) != NULL ? ' ' : *c;
  }
  title->str[0] = g_ascii_toupper(title->str[0]);
  g_autofree char *definition = g_strdup_printf("{id: %s, title: \"%s\"}", slug, title->str);
  g_autofree char *text = NULL;
  CjmSpan at = {root->span.source, 0, 0};
  if (strpbrk(title->str, "\"\\") != NULL) {
    return;
  }
  if (lanes == NULL) {
    size_t i = 0;
    while (i < root->n && strcmp(root->keys[i]->text, "phases") != 0) {
      i++;
    }
    if (i == root->n || root->flow) {
      return;
    }
    at.start = at.end = root->keys[i]->span.start;
    text = g_strdup_printf("lanes: %s\n", definition);
  } else if (lanes->kind == CJM_NODE_LIST && !lanes->flow && lanes->n > 0 && cjm_is_of_one_file(lanes)) {
    const CjmNode *first = lanes->items[0];
    uint32_t dash = cjm_line_start(at.source, first->span.start) + cjm_line_indentation(at.source, first->span.start);
    if (at.source->text[dash] != '-') {
      return;
    }
    at.start = at.end = dash;
    text = g_strdup_printf("- %s\n%*s", definition, (int)(dash - cjm_line_start(at.source, dash)), "");
  } else if ((lanes->kind == CJM_NODE_LIST && lanes->flow && lanes->n > 0) || (lanes->kind == CJM_NODE_MAP && lanes->flow)) {
    bool list = lanes->kind == CJM_NODE_LIST;
    at.start = lanes->span.start;
    at.end = lanes->span.start + (list ? 1 : 0);
    text = list ? g_strdup_printf("[%s, ", definition) : g_strdup_printf("[%s, ", definition);
  } else {
    return;
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "define the lane `%s`", slug);
  cjm_diag_edit(diag, at, text);
  if (lanes != NULL && lanes->kind == CJM_NODE_MAP) {
    cjm_diag_edit(diag, (CjmSpan){at.source, lanes->span.end, lanes->span.end}, "]");
  }
  if (strcmp(slug, key->text) != 0) {
    cjm_diag_edit(diag, key->span, slug);
  }
}

/* ---- wrappers ---- */

void cjm_fix_wrapper(CjmDiag *diag, const CjmNode *outer, size_t i)
{
  const CjmNode *key = outer->keys[i], *inner = outer->items[i];
  if (inner->kind != CJM_NODE_MAP || inner->n == 0 || !cjm_is_of_one_file(outer) || !cjm_is_of_one_file(inner)) {
    return;
  }
  for (size_t k = 0; k < inner->n; k++) {
    if (cjm_node_get(outer, inner->keys[k]->text) != NULL) {
      return;
    }
  }
  const CjmSource *source = key->span.source;
  CjmFixSafety safety = outer->n == 1 || cjm_wraps_keys(inner) ? CJM_FIX_SAFE : CJM_FIX_SUGGESTED;
  CjmSpan first = inner->keys[0]->span;
  if (inner->flow) {
    uint32_t end = inner->items[inner->n - 1]->span.end;
    if (!outer->flow) {
      return;
    }
    cjm_diag_fix(diag, safety, "leave out `%s`", key->text);
    cjm_diag_edit(diag, (CjmSpan){source, key->span.start, first.start}, "");
    cjm_diag_edit(diag, (CjmSpan){source, end, inner->span.end}, "");
    return;
  }
  uint32_t line = cjm_line_start(source, first.start), start = cjm_line_start(source, key->span.start);
  if (line <= key->span.start || outer->flow) {
    return;
  }
  int deeper = (int)cjm_edit_column(key->span) - (int)cjm_edit_column(first);
  cjm_diag_fix(diag, safety, "leave out `%s`", key->text);
  uint32_t comments = start + (uint32_t)strcspn(source->text + start, "\n") + 1; /* between the key and what is in it */
  cjm_diag_edit(diag, (CjmSpan){source, start, comments}, "");
  cjm_edit_indent(diag, source, comments - 1, inner->span.end, deeper);
}

/* ---- unknown keys ---- */

/* Whether an earlier key of the map has advice that leads to the same place; that one is fixed first. */
static bool is_claimed(const CjmShape *shape, const CjmNode *map, const CjmNode *key, const CjmAdvice *advice)
{
  size_t len = strcspn(advice->ours != NULL ? advice->ours : "", ":");
  for (size_t i = 0; i < map->n && map->keys[i] != key && advice->ours != NULL; i++) {
    const CjmAdvice *other = cjm_advice_find(shape, map->keys[i]->text);
    if (other != NULL && other->ours != NULL && other->kind == advice->kind && strcspn(other->ours, ":") == len &&
        strncmp(other->ours, advice->ours, len) == 0) {
      return true;
    }
  }
  return false;
}

/* Whether the map has the text that its shape requires. */
static bool has_main(const CjmShape *shape, const CjmNode *map)
{
  const CjmField *main = cjm_shape_main(shape);
  return main == NULL || !(main->flags & CJM_FIELD_REQUIRED) || cjm_node_get(map, main->key) != NULL || cjm_node_get(map, "id") != NULL;
}

/* Whether a fix that renames the key would make it a second one. */
static bool is_taken(const CjmNode *map, const CjmNode *key, const char *name)
{
  if (cjm_node_get(map, name) != NULL) {
    return true;
  }
  for (size_t i = 0; i < map->n && map->keys[i] != key; i++) {
    const char *meant = cjm_nearest(map->keys[i]->text, (const char *const[]){name}, 1);
    if (meant != NULL) {
      return true;
    }
  }
  return false;
}

/* Whether the value is a word without a place on the curve, so that the key alone would not help. */
static bool is_unknown_feeling(CjmDecoder *d, const CjmNode *map, const char *key, const CjmNode *item)
{
  double ignored;
  const CjmNode *lang = cjm_node_get(d->root, "lang");
  const char *tag = lang != NULL && lang->kind == CJM_NODE_SCALAR ? lang->text : "en";
  if (strcmp(key, "emotion") != 0 || item->kind != CJM_NODE_SCALAR || strpbrk(item->text, "0123456789") != NULL || cjm_score_beside(map) != NULL) {
    return false;
  }
  g_auto(GStrv) parts = cjm_feelings_new(item->text);
  for (size_t i = 0; parts[i] != NULL; i++) {
    if (!cjm_lexicon_find(tag, parts[i], &ignored)) {
      return true;
    }
  }
  return false;
}

/* Whether the value has a score in it, or one beside it, for which there is another fix. */
static bool needs_more(const CjmNode *map, const char *key, const CjmNode *item)
{
  double number;
  bool mixed = item->kind == CJM_NODE_SCALAR && strpbrk(item->text, "0123456789") != NULL && !cjm_number_parse(item->text, &number);
  return strcmp(key, "emotion") == 0 && (mixed || cjm_score_beside(map) != NULL);
}

/* Whether a step has a feeling under another key, which becomes `emotion` first. */
static bool has_feeling(const CjmNode *map)
{
  static const char *const emotion = "emotion";
  for (size_t i = 0; i < map->n; i++) {
    if (strcmp(map->keys[i]->text, emotion) != 0 && !cjm_is_score_key(map->keys[i]->text) && cjm_nearest(map->keys[i]->text, &emotion, 1) != NULL) {
      return cjm_node_get(map, emotion) == NULL;
    }
  }
  return false;
}

/* Whether a list under an unknown key at the top has the phases: there are no others, and its items have steps or are about a stage. */
static bool are_phases(const CjmNode *root, const CjmNode *item)
{
  static const char *const keys[] = {"steps", "phase", "stage", "actions", "touchpoints", "emotion"};
  bool all = item->kind == CJM_NODE_LIST && item->n > 1 && !cjm_has_phases(root);
  for (size_t i = 0; all && i < item->n; i++) {
    bool any = false;
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
      any = any || (item->items[i]->kind == CJM_NODE_MAP && cjm_node_get(item->items[i], keys[k]) != NULL);
    }
    all = any;
  }
  return all;
}

/* Whether a persona has an earlier key that has no place of its own either. */
static bool is_first_fact(const CjmNode *map, size_t i)
{
  while (i-- > 0) {
    const char *key = map->keys[i]->text;
    if (cjm_shape_field(&cjm_shape_persona, key) == NULL && cjm_advice_find(&cjm_shape_persona, key) == NULL) {
      return false;
    }
  }
  return true;
}

/* Whether a key of a feeling says how strong it is, beside a word that says how pleasant: `{emotion: anxious, intensity: 4}`. The number is no score then. */
static bool is_strength(CjmDecoder *d, const CjmNode *map, const CjmNode *key, const CjmNode *item)
{
  const CjmNode *lang = cjm_node_get(d->root, "lang");
  const char *tag = lang != NULL && lang->kind == CJM_NODE_SCALAR ? lang->text : "en";
  double valence;
  bool known = false, strength = strcmp(key->text, "intensity") == 0 && item->kind == CJM_NODE_SCALAR && g_ascii_isdigit(item->text[0]);
  for (size_t i = 0; i < map->n && strength && !known; i++) {
    known = map->items[i]->kind == CJM_NODE_SCALAR && !map->items[i]->null && cjm_lexicon_find(tag, map->items[i]->text, &valence);
  }
  return known;
}

void cjm_fix_unknown_key(CjmDecoder *d, CjmDiag *diag, const CjmShape *shape, const CjmNode *map, const CjmNode *key,
                         const CjmNode *item, const char *nearest)
{
  const CjmAdvice *advice = cjm_advice_find(shape, key->text);
  size_t i = cjm_node_index(map, item);
  double score;
  if (key->span.source == NULL || i == map->n || map->keys[i] != key) {
    return;
  }
  if (shape == &cjm_shape_journey && item->kind == CJM_NODE_LIST && cjm_node_get(map, "phases") != NULL && cjm_nearest(key->text, (const char *const[]){"steps"}, 1) != NULL) {
    cjm_fix_flat_steps(diag, map, i);
    if (diag->fix != NULL) {
      return;
    }
  }
  bool in_step = shape == &cjm_shape_step || shape == &cjm_shape_phase;
  bool waits = in_step && cjm_is_score_key(key->text) && key == cjm_score_beside(map) && has_feeling(map); /* until the feeling has its key */
  if ((shape == &cjm_shape_phase && cjm_fix_rows(d, diag, map, i)) || waits) {
    return;
  }
  if (shape == &cjm_shape_step && i == 0 && cjm_is_entry_key(key->text) && item->kind == CJM_NODE_SCALAR && !item->null && !cjm_is_titled(map)) {
    fix_rename(diag, CJM_FIX_SUGGESTED, key, "title"); /* `- step 1: Browses` */
    return;
  }
  if (nearest == NULL && shape == &cjm_shape_journey && i < LOOKED_AT && are_phases(map, item)) {
    fix_rename(diag, CJM_FIX_SUGGESTED, key, "phases");
    return;
  }
  if (cjm_fix_numbered(diag, shape, map, i) || (in_step && cjm_fix_score_beside(diag, map, i)) ||
      (shape == &cjm_shape_emotion && cjm_fix_feeling_keys(d, diag, map, i))) {
    return;
  }
  if (shape == &cjm_shape_emotion && is_strength(d, map, key, item)) {
    if (cjm_source_is_json(map->span.source)) {
      cjm_fix_delete(diag, CJM_FIX_SUGGESTED, map, i, "it");
    } else {
      cjm_fix_comment(diag, map, i);
    }
    return;
  }
  bool scored = shape == &cjm_shape_emotion && nearest == NULL && advice == NULL && item->kind == CJM_NODE_SCALAR &&
                cjm_number_parse(item->text, &score);
  if (scored) {
    g_autofree char *number = cjm_edit_written_new(item), *label = cjm_edit_written_new(key);
    if (map->n == 1 && number != NULL && label != NULL) {
      g_autofree char *text = map->flow ? g_strdup_printf("score: %s, label: %s", number, label)
                                        : g_strdup_printf("score: %s\n%*slabel: %s", number, (int)cjm_edit_column(key->span), "", label);
      cjm_diag_replace(diag, CJM_FIX_SUGGESTED, cjm_edit_pair(key, item), text, "write it as the feeling's `score` and `label`");
    }
    return;
  }
  if (nearest != NULL && !cjm_is_numbered(key->text)) {
    if (!is_taken(map, key, nearest) && !is_unknown_feeling(d, map, nearest, item)) {
      fix_rename(diag, needs_more(map, nearest, item) ? CJM_FIX_SUGGESTED : CJM_FIX_SAFE, key, nearest);
    }
  } else if (advice != NULL && (advice->kind == CJM_ADVICE_UNDER || advice->kind == CJM_ADVICE_IN) && is_claimed(shape, map, key, advice)) {
    return;
  } else if (advice != NULL && advice->kind == CJM_ADVICE_UNDER) {
    fix_under(diag, map, i, advice->ours);
  } else if (advice != NULL && advice->kind == CJM_ADVICE_IN) {
    fix_in(diag, map, key, item, advice->ours);
  } else if (advice != NULL && advice->kind == CJM_ADVICE_NONE) {
    cjm_fix_comment(diag, map, i);
  } else if (shape == &cjm_shape_journey && cjm_wraps_journey(map, key, item)) {
    cjm_fix_wrapper(diag, map, i);
  } else if (shape == &cjm_shape_persona && map->n > 1 && has_main(shape, map)) {
    if (!is_first_fact(map, i)) {
      return;
    }
    fix_under(diag, map, i, "details");
  } else if (shape->custom_lanes || (shape == &cjm_shape_phase && !item->null)) {
    fix_lane(d, diag, key, item);
  }
  bool json = cjm_source_is_json(map->span.source), needless = advice != NULL && advice->kind == CJM_ADVICE_NONE && item->kind == CJM_NODE_SCALAR;
  if (diag->fix != NULL || map->n < 2) {
    return;
  }
  if (json && needless) {
    cjm_fix_delete(diag, CJM_FIX_SAFE, map, i, "it");
  } else if (json && !cjm_is_numbered(key->text)) {
    cjm_fix_in_json(d, diag, shape, map, i);
  } else if (!json && !cjm_is_numbered(key->text) && has_main(shape, map)) {
    cjm_fix_comment(diag, map, i);
  }
}

void cjm_fix_colon(CjmDiag *diag, const CjmNode *map)
{
  const CjmNode *key = map->n == 1 ? map->keys[0] : NULL, *item = map->n == 1 ? map->items[0] : NULL;
  if (key == NULL || map->flow || key->span.source == NULL || item->kind != CJM_NODE_SCALAR || item->null || key->style != CJM_SCALAR_PLAIN ||
      item->style != CJM_SCALAR_PLAIN || item->span.source != key->span.source) {
    return;
  }
  cjm_fix_quote(diag, CJM_FIX_SUGGESTED, cjm_edit_pair(key, item));
}

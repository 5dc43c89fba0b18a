#include "import/objects.h"

#include <string.h>

#include "import/labels.h"
#include "journey/lexicon.h"

enum { DEPTH_MAX = 6 };

static const char *const title_keys[] = {"title", "name", "stage", "phase", "step", "label", "heading", "stage_name", "phase_name", "stageName", "phaseName", "step_name", "journey_name", "journeyName",
                                         "titel", "nombre", "nom", "titre", "nome", "naam", "名前", "名称", "阶段", "journey", NULL};

/* Of a row of a step: the name of its phase, and of itself. */
static const char *const phase_keys[] = {"phase", "stage", "phase_name", "phaseName", "stage_name", "stageName", NULL};
static const char *const step_keys[] = {"step", "title", "name", "step_name", "stepName", "activity", NULL};

/* Of a step that was written as a touchpoint: what is done, and where. */
static const char *const deed_keys[] = {"action", "user_action", "customer_action", "activity", NULL};
static const char *const place_keys[] = {"touchpoint", "channel", "type", "medium", "name", "title", NULL};

static bool is(const char *key, const char *other)
{
  return key && strcmp(key, other) == 0;
}

CjmSnippet cjm_objects_text(const CjmNode *map, const char *const *keys)
{
  for (; *keys; keys++) {
    const CjmNode *node = cjm_node_get(map, *keys);
    if (node && node->kind == CJM_NODE_SCALAR && !node->null && *node->text) return cjm_snippet(node->text, node->span);
  }
  return cjm_snippet("", map->span);
}

/* ---- what a map is ---- */

static bool is_lane_key(const char *key)
{
  static const char *const others[] = {"title", "journey", "phase", "step", "number", "persona", "scenario", "objective", "state", "detail", "ignore", "description", "goal", "notes", "tags", "links", "owner"};
  const char *meaning = cjm_label_find(key);
  for (size_t i = 0; meaning && i < G_N_ELEMENTS(others); i++)
    if (strcmp(meaning, others[i]) == 0) return false;
  return meaning != NULL;
}

/* Whether a map is called a phase or stage, and has a list of steps: `{phase: Buy, steps: [Pays]}`. */
static bool is_titled_phase(const CjmNode *map)
{
  bool has_steps = false;
  for (size_t i = 0; i < map->n && !has_steps; i++) has_steps = map->items[i]->kind == CJM_NODE_LIST && is(cjm_label_find(map->keys[i]->text), "step");
  return has_steps && *cjm_objects_text(map, phase_keys).text;
}

/* Whether a map has a lane, of another meaning than `but`. */
static bool has_lane(const CjmNode *map, const char *but)
{
  if (map->kind != CJM_NODE_MAP) return false;
  for (size_t i = 0; i < map->n; i++)
    if (is_lane_key(map->keys[i]->text) && !is(cjm_label_find(map->keys[i]->text), but ? but : "")) return true;
  return false;
}

/* A stage or step: it has a lane, and mostly a title. */
static bool is_stage(const CjmNode *map)
{
  return has_lane(map, NULL) || (map->kind == CJM_NODE_MAP && is_titled_phase(map));
}

/* Touchpoints and actions are steps if one of them has other lanes. */
static bool are_steps(const CjmNode *value, const char *meaning)
{
  for (size_t i = 0; i < value->n; i++)
    if (has_lane(value->items[i], meaning)) return true;
  return false;
}

/* Whether a list has a row for each step, with the name of a phase that more than one of them is in. */
static bool are_rows(const CjmNode *list)
{
  bool together = false;
  for (size_t i = 0; i < list->n; i++) {
    const CjmNode *item = list->items[i];
    if (list->kind != CJM_NODE_LIST || item->kind != CJM_NODE_MAP) return false;
    const char *phase = cjm_objects_text(item, phase_keys).text;
    if (*phase == '\0' || *cjm_objects_text(item, step_keys).text == '\0') return false;
    together = together || (i > 0 && strcmp(phase, cjm_objects_text(list->items[i - 1], phase_keys).text) == 0);
  }
  return together;
}

/* Whether a value holds stages: a list of them, or a map with their names as its keys. `named`: its key says that they are. */
static bool are_stages(const CjmNode *value, bool named)
{
  if (value->kind == CJM_NODE_SCALAR || value->n == 0) return false;
  size_t maps = 0, stages = 0, scalars = 0;
  for (size_t i = 0; i < value->n; i++) {
    maps += value->items[i]->kind == CJM_NODE_MAP;
    scalars += value->items[i]->kind == CJM_NODE_SCALAR;
    stages += is_stage(value->items[i]);
  }
  if (value->kind == CJM_NODE_MAP && is_stage(value)) return false; /* its keys are lanes */
  if (named && value->kind == CJM_NODE_LIST) return maps + scalars == value->n;
  return named ? maps == value->n : stages > 0 && maps == value->n;
}

/* The entry of a map that has its stages or steps; its number for none. */
static size_t find_stages(const CjmNode *map)
{
  for (size_t i = 0; i < map->n; i++) {
    const char *meaning = cjm_label_find(map->keys[i]->text);
    if ((is(meaning, "phase") || is(meaning, "step")) && are_stages(map->items[i], true)) return i;
  }
  for (size_t i = 0; i < map->n; i++) {
    const char *meaning = cjm_label_find(map->keys[i]->text);
    bool may_be_steps = is(meaning, "actions") || is(meaning, "touchpoints");
    bool is_other_list = meaning && !may_be_steps && !is(meaning, "journey") && !is(meaning, "detail");
    if (may_be_steps && !are_steps(map->items[i], meaning)) continue;
    if (!is_other_list && are_stages(map->items[i], false)) return i;
  }
  return map->n;
}

/* A table by its rows: lanes that are maps with the same stages as their keys. */
static bool is_matrix(const CjmNode *map)
{
  const CjmNode *first = NULL;
  size_t lanes = 0;
  for (size_t i = 0; map->kind == CJM_NODE_MAP && i < map->n; i++) {
    const CjmNode *row = map->items[i];
    if (!is_lane_key(map->keys[i]->text) || row->kind != CJM_NODE_MAP || row->n < 2 || has_lane(row, NULL)) continue;
    if (!first) first = row;
    bool is_alike = cjm_node_get(first, row->keys[0]->text) || cjm_node_get(row, first->keys[0]->text);
    if (!is_alike) return false;
    lanes++;
  }
  return lanes >= 2;
}

static bool have_journey(const CjmNode *node, unsigned depth)
{
  if (node->kind == CJM_NODE_SCALAR || depth > DEPTH_MAX) return false;
  if (is_matrix(node)) return true;
  if (node->kind == CJM_NODE_LIST && are_stages(node, false)) return true;
  if (node->kind == CJM_NODE_MAP && find_stages(node) < node->n) return true;
  for (size_t i = 0; i < node->n && i < 100; i++)
    if (have_journey(node->items[i], depth + 1)) return true;
  return false;
}

bool cjm_objects_have_journey(const CjmNode *root)
{
  return have_journey(root, 0);
}

/* ---- values ---- */

static CjmSnippet label_of(const CjmNode *key)
{
  return cjm_snippet(key->text, key->span);
}

static void append_scalars(GString *out, const CjmNode *node, unsigned depth)
{
  if (depth > DEPTH_MAX) return;
  if (node->kind == CJM_NODE_SCALAR) {
    if (!node->null && *node->text) g_string_append_printf(out, "%s%s", out->len ? ", " : "", node->text);
    return;
  }
  for (size_t i = 0; i < node->n; i++) append_scalars(out, node->items[i], depth + 1);
}

/* All scalars of a node in one text. */
static CjmSnippet flat(CjmImport *import, const CjmNode *node)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_scalars(text, node, 0);
  return cjm_snippet(cjm_arena_strdup(import->arena, text->str), node->span);
}

/* Whether a map says how pleasant a feeling is with a word, so that a number that says how strong it is is no score: `{emotion: anxious, intensity: 4}`. */
static bool has_feeling_word(const CjmNode *map)
{
  double valence;
  for (size_t i = 0; i < map->n; i++)
    if (map->items[i]->kind == CJM_NODE_SCALAR && cjm_lexicon_find("en", map->items[i]->text, &valence)) return true;
  return false;
}

/* A feeling as a map: its words, and its score in brackets. */
static CjmSnippet feeling_text(CjmImport *import, const CjmNode *map)
{
  g_autoptr(GString) words = g_string_new(NULL), score = g_string_new(NULL);
  for (size_t i = 0; i < map->n; i++) {
    const CjmNode *value = map->items[i];
    const char *text = value->kind == CJM_NODE_SCALAR ? value->text : flat(import, value).text;
    char *end;
    double number = g_ascii_strtod(text, &end);
    (void)number;
    bool is_number = end > text && (*end == '\0' || *end == '/' || *end == '%');
    bool is_strength = is_number && g_ascii_isdigit(*text) && strcmp(map->keys[i]->text, "intensity") == 0 && has_feeling_word(map);
    if (is_strength) cjm_import_left(import, map->keys[i]->span, "\"%s\" is left aside: how strong a feeling is does not say how pleasant", map->keys[i]->text);
    else if (*text && is_number && score->len == 0) g_string_append(score, text);
    else if (*text && !is_number) g_string_append_printf(words, "%s%s", words->len ? ", " : "", text);
  }
  if (score->len) g_string_append_printf(words, words->len ? " (%s)" : "%s", score->str);
  return cjm_snippet(cjm_arena_strdup(import->arena, words->str), map->span);
}

/* Whether a map has the feelings of several personas, by their ids: `{buyer: 1, seller: -1 (annoyed)}`. */
static bool are_feelings_of(const CjmNode *map)
{
  static const char *const own[] = {"score", "value", "label", "name", "title", "text", "word", "feeling", "mood", "emoji", "level", "intensity", "valence", "from", "to", "before", "after", "start", "end", "low", "high", "min", "max"};
  if (map->n < 2) return false;
  for (size_t i = 0; i < map->n; i++) {
    if (map->items[i]->kind != CJM_NODE_SCALAR || cjm_label_find_exact(map->keys[i]->text)) return false;
    for (size_t k = 0; k < G_N_ELEMENTS(own); k++)
      if (g_ascii_strcasecmp(map->keys[i]->text, own[k]) == 0) return false;
  }
  return true;
}

/* The first feeling is that of the persona whose curve the map has; the others are kept in lanes of their own. */
static void put_feelings_of(CjmImport *import, CjmPart *part, const CjmNode *key, const CjmNode *map)
{
  for (size_t i = 0; i < map->n; i++) {
    const CjmNode *value = map->items[i];
    if (value->null || *value->text == '\0') continue;
    CjmSnippet label = cjm_snippet(cjm_arena_printf(import->arena, "curve of %s", map->keys[i]->text), map->keys[i]->span);
    CjmEntry *entry = cjm_part_put(import, part, i == 0 ? "emotion" : NULL, i == 0 ? label_of(key) : label, cjm_snippet(value->text, value->span));
    if (i > 0) entry->whole = true;
  }
}

static const char *const text_keys[] = {"text", "title", "name", "description", "label", "action", "quote", "thought", "pain_point", "painPoint", "issue", "problem", "opportunity", "idea", "touchpoint",
                                        "channel", "metric", "content", "value", NULL};

/* What a metric has besides its title and value. */
static void put_rest(CjmImport *import, CjmPart *part, const CjmNode *map)
{
  static const char *const known[] = {"id", "unit", "value", "current", "result", "actual"};
  const char *title = cjm_objects_text(map, text_keys).text;
  for (size_t i = 0; i < map->n; i++) {
    CjmSnippet text = flat(import, map->items[i]);
    bool is_known = *text.text == '\0' || text.text == title || strcmp(text.text, title) == 0;
    for (size_t k = 0; k < G_N_ELEMENTS(known); k++) is_known = is_known || strcmp(known[k], map->keys[i]->text) == 0;
    if (is_known) continue;
    text.text = cjm_arena_printf(import->arena, "%s: %s %s", title, map->keys[i]->text, text.text);
    cjm_part_put(import, part, "notes", cjm_snippet("", text.span), text)->whole = true;
    cjm_import_kept(import, map->keys[i]->span, "\"%s\" of a metric is kept as a note", map->keys[i]->text);
  }
}

/* An item that is a map: its text, and the rest as details. */
static void put_object(CjmImport *import, CjmPart *part, const CjmNode *key, const char *meaning, const CjmNode *map)
{
  if (is(meaning, "emotion") || is(meaning, "score")) {
    cjm_part_put(import, part, NULL, label_of(key), feeling_text(import, map));
    return;
  }
  CjmSnippet text = cjm_objects_text(map, text_keys);
  if (*text.text == '\0' && is(meaning, "metrics")) {
    for (size_t i = 0; i < map->n; i++) {
      CjmSnippet value = flat(import, map->items[i]);
      value.text = cjm_arena_printf(import->arena, "%s: %s", map->keys[i]->text, value.text);
      cjm_part_put(import, part, NULL, label_of(key), value);
    }
    return;
  }
  if (*text.text == '\0' && map->n > 0) text = flat(import, map->items[0]);
  if (is(meaning, "metrics")) {
    CjmSnippet value = cjm_objects_text(map, (const char *const[]){"value", "current", "result", "actual", NULL});
    const char *unit = cjm_objects_text(map, (const char *const[]){"unit", NULL}).text;
    if (*value.text && strcmp(value.text, text.text) != 0) text.text = cjm_arena_printf(import->arena, "%s: %s%s%s", text.text, value.text, *unit ? " " : "", unit);
    cjm_part_put(import, part, NULL, label_of(key), text);
    put_rest(import, part, map);
    return;
  }
  CjmEntry *entry = cjm_part_put(import, part, NULL, label_of(key), text);
  entry->whole = true;
  for (size_t i = 0; i < map->n; i++) {
    CjmSnippet detail = flat(import, map->items[i]);
    if (*detail.text && strcmp(detail.text, text.text) != 0 && strcmp(map->keys[i]->text, "id") != 0) cjm_entry_put(import, entry, NULL, label_of(map->keys[i]), detail);
  }
}

static void put_value(CjmImport *import, CjmPart *part, const CjmNode *key, const CjmNode *value, unsigned depth);

static void put_map(CjmImport *import, CjmPart *part, const CjmNode *key, const char *meaning, const CjmNode *map, unsigned depth)
{
  bool is_object = *cjm_objects_text(map, text_keys).text != '\0';
  if (is(meaning, "emotion") && are_feelings_of(map)) {
    put_feelings_of(import, part, key, map);
    return;
  }
  if (is(meaning, "emotion") || is(meaning, "score") || is_object) {
    put_object(import, part, key, meaning, map);
    return;
  }
  for (size_t i = 0; i < map->n; i++) {
    const CjmNode *value = map->items[i];
    if (value->kind == CJM_NODE_SCALAR && *value->text && !value->null) {
      g_autofree char *name = g_strdelimit(g_strdup(map->keys[i]->text), "_", ' ');
      CjmSnippet text = cjm_snippet(cjm_arena_printf(import->arena, "%s: %s", name, value->text), value->span);
      cjm_part_put(import, part, NULL, label_of(key), text)->whole = !is(meaning, "metrics");
    } else if (value->kind != CJM_NODE_SCALAR && depth < DEPTH_MAX) {
      put_value(import, part, key, value, depth + 1);
    }
  }
}

static void put_value(CjmImport *import, CjmPart *part, const CjmNode *key, const CjmNode *value, unsigned depth)
{
  const char *meaning = cjm_label_find(key->text);
  if (value->kind == CJM_NODE_SCALAR) {
    if (!value->null && *value->text) cjm_part_put(import, part, NULL, label_of(key), cjm_snippet(value->text, value->span));
  } else if (value->kind == CJM_NODE_MAP) {
    put_map(import, part, key, meaning, value, depth);
  } else {
    for (size_t i = 0; i < value->n; i++) {
      const CjmNode *item = value->items[i];
      if (item->kind == CJM_NODE_MAP) put_object(import, part, key, meaning, item);
      else {
        CjmSnippet text = item->kind == CJM_NODE_SCALAR ? cjm_snippet(item->null ? "" : item->text, item->span) : flat(import, item);
        if (*text.text) cjm_part_put(import, part, NULL, label_of(key), text)->whole = !is(meaning, "emotion") && !is(meaning, "metrics") && !is(meaning, "score");
      }
    }
  }
}

/* ---- stages ---- */

static bool is_title_key(const CjmNode *map, size_t i, CjmSnippet title)
{
  return *title.text && map->items[i]->kind == CJM_NODE_SCALAR && map->items[i]->text == title.text;
}

static bool is_quiet(const char *key)
{
  static const char *const keys[] = {"id", "color", "colour", "order", "index", "icon", "number", "position", "stage_number", "step_number", "stageNumber", "stepNumber", "config"};
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
    if (strcmp(keys[i], key) == 0) return true;
  return false;
}

static void put_stages(CjmImport *import, CjmPart *parent, const CjmNode *key, const CjmNode *value, unsigned depth);

/* A key as a title: `find_receipts` → "Find receipts". */
static CjmSnippet name_of(CjmImport *import, const CjmNode *key)
{
  bool is_word = g_regex_match_simple("^[a-z0-9]+(?:[_-][a-z0-9]+)*$", key->text, 0, 0);
  CjmSnippet name = label_of(key);
  if (!is_word) return name;
  char *text = cjm_arena_strdup(import->arena, key->text);
  *text = g_ascii_toupper(*text);
  name.text = g_strdelimit(text, "_", ' ');
  return name;
}

/* What a step without a title is called: its short description. */
static CjmSnippet described(const CjmNode *map)
{
  enum { TITLE_MAX = 60 /* bytes */ };
  CjmSnippet text = cjm_objects_text(map, (const char *const[]){"description", "summary", NULL});
  return strlen(text.text) <= TITLE_MAX ? text : cjm_snippet("", map->span);
}

/* `phase`: the name of its phase, which is said already. `place`: its touchpoint. */
static void put_stage(CjmImport *import, CjmPart *parent, CjmSnippet name, CjmSnippet phase, CjmSnippet place, const CjmNode *map, unsigned depth)
{
  CjmSnippet title = cjm_objects_text(map, title_keys);
  if (*name.text == '\0') name = title;
  if (*name.text == '\0' && depth > 0) name = described(map);
  CjmPart *part = cjm_part_add(import, parent, name);
  size_t steps = depth < 2 ? find_stages(map) : map->n;
  for (size_t i = 0; i < map->n; i++) {
    if (i == steps) put_stages(import, part, map->keys[i], map->items[i], depth + 1);
    else if (is_title_key(map, i, name) || is_title_key(map, i, phase)) continue;
    else if (is_title_key(map, i, place)) cjm_part_put(import, part, "touchpoints", label_of(map->keys[i]), place);
    else if (is_quiet(map->keys[i]->text)) cjm_import_left(import, map->keys[i]->span, "\"%s\" is left aside", map->keys[i]->text);
    else put_value(import, part, map->keys[i], map->items[i], 0);
  }
}

/* Each run of rows of one phase becomes that phase. */
static void put_rows(CjmImport *import, CjmPart *parent, const CjmNode *rows, unsigned depth)
{
  CjmPart *phase = NULL;
  for (size_t i = 0; i < rows->n; i++) {
    const CjmNode *row = rows->items[i];
    CjmSnippet name = cjm_objects_text(row, phase_keys), none = cjm_snippet("", row->span);
    if (!phase || strcmp(phase->title.text, name.text) != 0) phase = cjm_part_add(import, parent, name);
    put_stage(import, phase, cjm_objects_text(row, step_keys), name, none, row, depth + 1);
  }
}

/* A step that was written as a touchpoint is named after what is done there. */
static void put_visit(CjmImport *import, CjmPart *parent, const CjmNode *map, unsigned depth)
{
  CjmSnippet none = cjm_snippet("", map->span), deed = cjm_objects_text(map, deed_keys), place = cjm_objects_text(map, place_keys);
  CjmSnippet name = cjm_objects_text(map, (const char *const[]){"title", "name", NULL});
  if (*name.text && name.text != place.text) deed = name;
  put_stage(import, parent, *deed.text ? deed : place, none, *deed.text ? place : none, map, depth);
}

/* `key` NULL: none. */
static void put_stages(CjmImport *import, CjmPart *parent, const CjmNode *key, const CjmNode *value, unsigned depth)
{
  bool visits = key && is(cjm_label_find(key->text), "touchpoints");
  if (depth == 0 && are_rows(value)) {
    put_rows(import, parent, value, depth);
    return;
  }
  for (size_t i = 0; i < value->n; i++) {
    const CjmNode *item = value->items[i];
    CjmSnippet none = cjm_snippet("", item->span), name = value->kind == CJM_NODE_MAP ? name_of(import, value->keys[i]) : none;
    if (item->kind == CJM_NODE_MAP && visits && value->kind == CJM_NODE_LIST) put_visit(import, parent, item, depth);
    else if (item->kind == CJM_NODE_MAP) put_stage(import, parent, name, none, none, item, depth);
    else if (item->kind == CJM_NODE_SCALAR && !item->null && *item->text) cjm_part_add(import, parent, *name.text ? name : cjm_snippet(item->text, item->span));
  }
}

/* ---- journeys ---- */

/* Whether a map has a persona below each key: `{buyer: {name: Ann}, seller: {name: Ben}}`. */
static bool are_people(const CjmNode *map)
{
  bool all = map->kind == CJM_NODE_MAP && map->n > 0;
  for (size_t i = 0; i < map->n && all; i++) all = map->items[i]->kind == CJM_NODE_MAP && *cjm_objects_text(map->items[i], (const char *const[]){"name", "title", NULL}).text;
  return all;
}

static void put_persona(CjmImport *import, CjmPart *journey, const CjmNode *key, const CjmNode *value)
{
  if (value->kind == CJM_NODE_SCALAR) {
    if (*value->text && !value->null) cjm_part_put(import, journey, "persona", label_of(key), cjm_snippet(value->text, value->span));
    return;
  }
  if (value->kind == CJM_NODE_LIST) {
    for (size_t i = 0; i < value->n; i++) put_persona(import, journey, key, value->items[i]);
    return;
  }
  if (are_people(value)) {
    for (size_t i = 0; i < value->n; i++) put_persona(import, journey, value->keys[i], value->items[i]);
    return;
  }
  CjmEntry *persona = cjm_part_put(import, journey, "persona", label_of(key), cjm_snippet("", value->span));
  for (size_t i = 0; i < value->n; i++) {
    CjmSnippet detail = flat(import, value->items[i]);
    const CjmNode *item = value->items[i];
    if (strcmp(value->keys[i]->text, "id") == 0 || *detail.text == '\0') continue;
    if (item->kind == CJM_NODE_LIST)
      for (size_t k = 0; k < item->n; k++) cjm_entry_put(import, persona, NULL, label_of(value->keys[i]), flat(import, item->items[k]));
    else cjm_entry_put(import, persona, NULL, label_of(value->keys[i]), detail);
  }
}

/* Whether an entry has what is said about the file, `metadata: {title: …}`, which is about the journey. */
static bool is_about_file(const CjmNode *map, size_t i)
{
  return map->items[i]->kind == CJM_NODE_MAP && is(cjm_label_find(map->keys[i]->text), "ignore");
}

static CjmSnippet title_of(const CjmNode *map)
{
  CjmSnippet title = cjm_objects_text(map, title_keys);
  for (size_t i = 0; i < map->n && *title.text == '\0'; i++)
    if (is_about_file(map, i)) title = cjm_objects_text(map->items[i], title_keys);
  return title;
}

static void put_about_file(CjmImport *import, CjmPart *journey, CjmSnippet title, const CjmNode *about)
{
  for (size_t i = 0; i < about->n; i++) {
    if (is_title_key(about, i, title)) continue;
    if (is_quiet(about->keys[i]->text)) cjm_import_left(import, about->keys[i]->span, "\"%s\" is left aside", about->keys[i]->text);
    else put_value(import, journey, about->keys[i], about->items[i], 0);
  }
}

static bool is_person(const CjmNode *key, const CjmNode *value)
{
  bool is_user = strcmp(key->text, "user") == 0 || strcmp(key->text, "customer") == 0;
  return is(cjm_label_find(key->text), "persona") || (is_user && value->kind != CJM_NODE_LIST);
}

static void put_journey(CjmImport *import, CjmSnippet name, const CjmNode *map, size_t stages)
{
  CjmSnippet title = title_of(map);
  CjmPart *journey = cjm_import_add_journey(import, *title.text ? title : name);
  cjm_import_understood(import, map->keys[stages]->span, "\"%s\" has the stages of a journey", map->keys[stages]->text);
  for (size_t i = 0; i < map->n; i++) {
    const char *meaning = cjm_label_find(map->keys[i]->text);
    if (i == stages) put_stages(import, journey, map->keys[i], map->items[i], 0);
    else if (is_title_key(map, i, title)) continue;
    else if (is_person(map->keys[i], map->items[i])) put_persona(import, journey, map->keys[i], map->items[i]);
    else if (is_about_file(map, i)) put_about_file(import, journey, title, map->items[i]);
    else if (is_quiet(map->keys[i]->text) || is(meaning, "ignore")) cjm_import_left(import, map->keys[i]->span, "\"%s\" is left aside", map->keys[i]->text);
    else put_value(import, journey, map->keys[i], map->items[i], 0);
  }
}

static CjmPart *stage_named(CjmImport *import, CjmPart *journey, CjmSnippet name)
{
  for (CjmPart *part = journey->parts; part; part = part->next)
    if (strcmp(part->title.text, name.text) == 0) return part;
  return cjm_part_add(import, journey, name);
}

static void put_matrix(CjmImport *import, CjmSnippet name, const CjmNode *map)
{
  CjmSnippet title = cjm_objects_text(map, title_keys);
  CjmPart *journey = cjm_import_add_journey(import, *title.text ? title : name);
  cjm_import_understood(import, map->span, "a map with a row for each lane, and a key for each stage");
  for (size_t i = 0; i < map->n; i++) {
    const CjmNode *row = map->items[i];
    if (row->kind != CJM_NODE_MAP || is_person(map->keys[i], row)) {
      if (is_person(map->keys[i], row)) put_persona(import, journey, map->keys[i], row);
      else if (!is_title_key(map, i, title)) put_value(import, journey, map->keys[i], row, 0);
      continue;
    }
    for (size_t k = 0; k < row->n; k++) put_value(import, stage_named(import, journey, name_of(import, row->keys[k])), map->keys[i], row->items[k], 0);
  }
}

/* A list that only names the stages, which are known. */
static bool names_stages(const CjmNode *list, const CjmPart *journey)
{
  const CjmPart *part = journey->parts;
  for (size_t i = 0; i < list->n && part; i++, part = part->next)
    if (list->kind != CJM_NODE_LIST || list->items[i]->kind != CJM_NODE_SCALAR || strcmp(list->items[i]->text, part->title.text) != 0) return false;
  return list->kind == CJM_NODE_LIST && !part;
}

/* Finds journeys in wrappers: `journey: {…}`, `journeys: […]`, `as_is: {…}`. Their siblings belong to the first. */
static bool find(CjmImport *import, CjmSnippet name, const CjmNode *node, unsigned depth)
{
  if (node->kind == CJM_NODE_SCALAR || depth > DEPTH_MAX) return false;
  if (node->kind == CJM_NODE_LIST && are_stages(node, false) && !(node->n && node->items[0]->kind == CJM_NODE_MAP && find_stages(node->items[0]) < node->items[0]->n && depth > 0)) {
    put_stages(import, cjm_import_add_journey(import, name), NULL, node, 0);
    return true;
  }
  if (node->kind == CJM_NODE_MAP) {
    size_t stages = find_stages(node);
    if (stages < node->n) put_journey(import, name, node, stages);
    else if (is_matrix(node)) put_matrix(import, name, node);
    if (stages < node->n || is_matrix(node)) return true;
  }
  bool found = false;
  CjmPart *before = import->journey;
  CjmSnippet own = node->kind == CJM_NODE_MAP ? cjm_objects_text(node, title_keys) : name;
  if (*own.text == '\0') own = name;
  for (size_t i = 0; i < node->n && i < 100; i++) {
    const CjmNode *key = node->kind == CJM_NODE_MAP ? node->keys[i] : NULL;
    bool is_title = key && !is(cjm_label_find(key->text), "journey") && !is_matrix(node->items[i]);
    found = find(import, is_title ? label_of(key) : own, node->items[i], depth + 1) || found;
  }
  if (!found || node->kind != CJM_NODE_MAP) return found;
  CjmPart *first = before ? before->next : import->journeys;
  for (size_t i = 0; i < node->n; i++) {
    if (have_journey(node->items[i], depth + 1) || names_stages(node->items[i], first) || is_title_key(node, i, first->title)) continue;
    if (is_person(node->keys[i], node->items[i])) put_persona(import, first, node->keys[i], node->items[i]);
    else if (is(cjm_label_find(node->keys[i]->text), "title") && *first->title.text == '\0' && node->items[i]->kind == CJM_NODE_SCALAR) first->title = cjm_snippet(node->items[i]->text, node->items[i]->span);
    else put_value(import, first, node->keys[i], node->items[i], 0);
  }
  return true;
}

bool cjm_objects_read(CjmImport *import, const CjmNode *root)
{
  return find(import, cjm_snippet("", root->span), root, 0);
}

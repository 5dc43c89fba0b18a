/* fixes-values.c: fixes of values that have another form, or stand in another place. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "journey/lexicon.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

void cjm_fix_comma(CjmDiag *diag, const CjmNode *map, size_t i)
{
  const CjmNode *before = i > 0 && i < map->n ? map->items[i - 1] : NULL;
  if (before == NULL || before->kind != CJM_NODE_SCALAR || before->style != CJM_SCALAR_PLAIN || before->null ||
      map->keys[i]->style != CJM_SCALAR_PLAIN || before->span.source != map->keys[i]->span.source || before->span.end > map->keys[i]->span.start) {
    return; /* also where another file has the key, or an earlier part of this one */
  }
  cjm_fix_quote(diag, CJM_FIX_SUGGESTED, (CjmSpan){before->span.source, before->span.start, map->keys[i]->span.end});
}

void cjm_fix_no_value(CjmDiag *diag, const CjmNode *key, const CjmNode *node)
{
  const CjmSource *source = key->span.source;
  if (source == NULL) {
    return;
  }
  if (node->comment.source != NULL) {
    cjm_fix_quote(diag, CJM_FIX_SUGGESTED, node->comment);
    return;
  }
  CjmSpan line = cjm_line_around(source, key->span.start);
  uint32_t after = key->span.end + (uint32_t)strspn(source->text + key->span.end, " :~");
  bool word = g_str_has_prefix(source->text + after, "null") && after + 4 == line.end;
  bool alone = line.start == key->span.start && (word || after >= line.end);
  uint32_t start = cjm_line_start(source, line.start), end = line.end + (uint32_t)strcspn(source->text + line.end, "\n");
  CjmSpan above;
  bool first = !cjm_line_above(source, line.start, &above) || source->text[above.end - 1] == ':' || source->text[above.start] == '-';
  uint32_t next = cjm_next_line_within(source, line.start, UINT_MAX);
  bool last = next >= source->len || cjm_line_indentation(source, next) < cjm_line_indentation(source, line.start);
  if (alone && !(first && last)) {
    cjm_diag_replace(diag, CJM_FIX_SAFE, (CjmSpan){source, start, MIN(end + 1, (uint32_t)source->len)}, "", "delete the line");
  }
}

void cjm_fix_role(CjmDiag *diag, const CjmNode *node)
{
  const CjmSource *source = node->span.source;
  if (source == NULL || strpbrk(node->text, ",[]{}\n\"") != NULL) {
    return;
  }
  bool json = cjm_source_is_json(source);
  const char *key = json ? "\"role\": " : "role: ", *text = source->text;
  uint32_t len = (uint32_t)strlen(key), start = node->span.start;
  if (start < len || strncmp(text + start - len, key, len) != 0) {
    return;
  }
  g_autofree char *details = g_strdup_printf(json ? "\"details\": {\"role\": \"%s\"}" : "details: {role: %s}", node->text);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, (CjmSpan){source, start - len, node->span.end}, details, "make it one of the `details`");
}

/* ---- scores on another scale ---- */

typedef struct Scores {
  double min, max;
  double out_of; /* the largest `b` of `a/b`; 0 for none */
  size_t n;
  bool any_other; /* scores with decimals or below 0, which are on no scale of points */
} Scores;

/* `4/5`, `4 out of 5`, `4 of 5` */
static bool parse_out_of(const char *text, double *ret_points, double *ret_most)
{
  g_autoptr(GRegex) regex = g_regex_new("^\\s*(\\d+(?:\\.\\d+)?)\\s*(?:/|out of|of)\\s*(\\d+)\\s*$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, text, 0, &match)) {
    return false;
  }
  g_autofree char *points = g_match_info_fetch(match, 1), *most = g_match_info_fetch(match, 2);
  return cjm_number_parse(points, ret_points) && cjm_number_parse(most, ret_most) && *ret_most >= *ret_points && *ret_most > 0;
}

static void count_scores(const CjmNode *node, bool is_score, Scores *scores)
{
  static const char *const keys[] = {"emotion", "emotions", "score", "low", "high", "feeling", "mood", "sentiment", "satisfaction", "rating"};
  if (node->kind == CJM_NODE_SCALAR) {
    double value, most;
    bool fraction = is_score && parse_out_of(node->text, &value, &most);
    if (!is_score || (!fraction && !cjm_number_parse(node->text, &value))) {
      return;
    }
    scores->out_of = fraction ? MAX(scores->out_of, most) : scores->out_of;
    scores->min = scores->n == 0 ? value : MIN(scores->min, value);
    scores->max = scores->n == 0 ? value : MAX(scores->max, value);
    scores->n++;
    return;
  }
  for (size_t i = 0; i < node->n; i++) {
    bool score = is_score && node->kind == CJM_NODE_LIST;
    for (size_t k = 0; node->kind == CJM_NODE_MAP && k < G_N_ELEMENTS(keys); k++) {
      score = score || g_ascii_strcasecmp(node->keys[i]->text, keys[k]) == 0 || (is_score && node->items[i]->kind == CJM_NODE_SCALAR && k == 0 && strcmp(node->keys[i]->text, "label") != 0 && strcmp(node->keys[i]->text, "quote") != 0);
    }
    count_scores(node->items[i], score, scores);
  }
}

/* Where a line can be added at the top of the file, before `phases`. */
static bool top_place(CjmDecoder *d, CjmSpan *ret_place)
{
  const CjmNode *root = d->root;
  for (size_t i = 0; i < root->n && !root->flow; i++) {
    CjmSpan key = root->keys[i]->span;
    if (strcmp(root->keys[i]->text, "phases") == 0 && key.source == root->span.source && cjm_edit_column(key) == 0) {
      *ret_place = (CjmSpan){key.source, key.start, key.start};
      return true;
    }
  }
  return false;
}

/* The same in JSON. */
static bool json_place(CjmDecoder *d, CjmSpan *ret_place)
{
  const CjmNode *phases = cjm_node_get(d->root, "phases");
  size_t i = phases == NULL ? d->root->n : cjm_node_index(d->root, phases);
  if (i == d->root->n) {
    return false;
  }
  CjmSpan key = d->root->keys[i]->span;
  *ret_place = (CjmSpan){key.source, key.start, key.start};
  return true;
}

/* The ends of a scale with all scores; false if they are on none that people use. */
static bool find_scale(CjmDecoder *d, double *ret_min, double *ret_max)
{
  static const double ends[] = {5, 7, 10, 100};
  Scores scores = {0};
  const CjmNode *phases = cjm_node_get(d->root, "phases");
  if (phases == NULL) {
    return false;
  }
  count_scores(phases, false, &scores);
  double most = MAX(scores.max, scores.out_of);
  for (size_t i = 0; i < G_N_ELEMENTS(ends) && scores.n > 0 && scores.min >= 0; i++) {
    if (most <= ends[i] && (scores.out_of == 0 || scores.out_of == ends[i])) {
      *ret_max = ends[i];
      *ret_min = scores.min < 1 || ends[i] > 10 ? 0 : 1;
      return true;
    }
  }
  return false;
}

/* Adds the edit of a scale at the top of the file. */
static bool edit_scale(CjmDecoder *d, CjmDiag *diag, const char *title)
{
  double min, max;
  CjmSpan place;
  bool json = cjm_source_is_json(d->root->span.source);
  if (cjm_node_get(d->root, "scale") != NULL || !find_scale(d, &min, &max) || !(json ? json_place(d, &place) : top_place(d, &place))) {
    return false;
  }
  g_autofree char *line = g_strdup_printf(json ? "\"scale\": {\"min\": %.0f, \"max\": %.0f},\n%*s" : "scale: {min: %.0f, max: %.0f}\n%*s", min, max,
                                          json ? (int)cjm_edit_column(place) : 0, "");
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, place, line, "%s", title);
  return true;
}

void cjm_fix_scale(CjmDecoder *d, CjmDiag *diag)
{
  edit_scale(d, diag, "add a scale that has all scores of the file");
}

void cjm_fix_out_of(CjmDecoder *d, CjmDiag *diag, const CjmNode *node)
{
  double points, most, min = 0, valence;
  g_autoptr(GString) number = g_string_new(NULL);
  const CjmNode *scale = cjm_node_get(d->root, "scale"), *end = scale == NULL || scale->kind != CJM_NODE_MAP ? NULL : cjm_node_get(scale, "max");
  if (node->span.source == NULL) {
    return;
  }
  if (!parse_out_of(node->text, &points, &most)) {
    bool feeling = d->bare != NULL && d->bare_key != NULL && g_str_has_prefix(d->bare_key, "emotion");
    if (feeling && cjm_fix_points_in_text(diag, node->text, node->span)) {
      return;
    }
    const CjmNode *lang = cjm_node_get(d->root, "lang");
    bool known = scale == NULL && cjm_lexicon_find(lang != NULL && lang->kind == CJM_NODE_SCALAR ? lang->text : "en", node->text, &valence);
    if (known) {
      cjm_number_append(number, valence, 2);
      cjm_fix_scalar(diag, CJM_FIX_SUGGESTED, node, number->str);
    }
    return;
  }
  double max;
  bool fits = scale != NULL ? end != NULL && end->kind == CJM_NODE_SCALAR && cjm_number_parse(end->text, &max) && max == most
                            : find_scale(d, &min, &max) && max == most;
  if (scale == NULL && fits) {
    fits = edit_scale(d, diag, "write the points, and add the scale that they are on");
  } else if (fits) {
    cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "write the points alone");
  } else if (scale == NULL && most > 1) { /* mixed with scores on −2 … 2 */
    points = -2 + 4 * (points - (most <= 10 && points >= 1 ? 1 : 0)) / (most - (most <= 10 && points >= 1 ? 1 : 0));
    points = round(points * 10) / 10;
    cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "write it on the scale from -2 to 2");
    fits = true;
  }
  if (fits) {
    cjm_number_append(number, points, 2);
    cjm_diag_edit(diag, node->span, number->str);
  }
}

/* ---- other kinds of values ---- */

/* The scalars of a list as one text in quotes; NULL if they are not in one line each. */
static char *joined_new(const CjmNode *list)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (size_t i = 0; i < list->n; i++) {
    const CjmNode *item = list->items[i];
    if (item->kind != CJM_NODE_SCALAR || item->null || strchr(item->text, '\n') != NULL || item->span.source != list->span.source) {
      return NULL;
    }
    g_string_append_printf(text, "%s%s", i == 0 ? "" : "; ", item->text);
  }
  GString *written = g_string_new(NULL);
  cjm_yaml_text_append_in_brackets(written, text->str);
  return g_string_free(written, FALSE);
}

/* The span of a value from the colon of its key on: a block begins on a later line. */
static CjmSpan value_span(const CjmNode *node)
{
  CjmSpan span = node->span;
  const char *text = span.source->text;
  if (node->flow || node->kind == CJM_NODE_SCALAR) {
    return span;
  }
  uint32_t start = span.start;
  while (start > 0 && strchr(" \t\r\n-", text[start - 1]) != NULL) {
    start--;
  }
  bool key = start > 0 && text[start - 1] == ':';
  return key ? (CjmSpan){span.source, start, span.end} : (CjmSpan){0};
}

static void replace_value(CjmDiag *diag, CjmFixSafety safety, const CjmNode *node, const char *text, const char *title)
{
  CjmSpan span = value_span(node);
  if (span.source == NULL) {
    return;
  }
  g_autofree char *spaced = g_strdup_printf(" %s", text);
  cjm_diag_replace(diag, safety, span, span.start == node->span.start ? text : spaced, "%s", title);
}

/* Whether a list has a pair a line: `- name: value`. */
static bool is_of_pairs(const CjmNode *list)
{
  bool pairs = list->kind == CJM_NODE_LIST && !list->flow && list->n > 0;
  for (size_t i = 0; i < list->n && pairs; i++) {
    const CjmNode *item = list->items[i];
    pairs = item->kind == CJM_NODE_MAP && !item->flow && item->n == 1 && item->span.source == list->span.source && item->items[0]->kind == CJM_NODE_SCALAR;
  }
  return pairs;
}

bool cjm_is_of_personas(const CjmNode *list)
{
  bool personas = is_of_pairs(list);
  for (size_t i = 0; i < list->n && personas; i++) {
    personas = cjm_shape_field(&cjm_shape_emotion, list->items[i]->keys[0]->text) == NULL;
  }
  return personas;
}

/* A list of `name: value` for a field of free names: the dashes are left out. */
static void fix_listed_pairs(CjmDiag *diag, const CjmNode *list)
{
  const CjmSource *source = list->span.source;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "leave out the dashes");
  for (size_t i = 0; i < list->n; i++) {
    uint32_t dash = list->items[i]->span.start - 1;
    while (dash > 0 && source->text[dash] == ' ') {
      dash--;
    }
    cjm_diag_edit(diag, (CjmSpan){source, dash, dash + 1}, " ");
  }
}

/* A map of texts, `{primary: …, secondary: …}`, where texts are expected. */
static void fix_named_texts(CjmDiag *diag, const CjmNode *map)
{
  const char *text = map->span.source->text;
  uint32_t before = map->span.start;
  while (before > 0 && text[before - 1] == ' ') {
    before--;
  }
  bool own_lines = before > 0 && text[before - 1] == '\n', texts = cjm_is_of_one_file(map) && map->n > 1 && (map->flow || own_lines);
  for (size_t i = 0; i < map->n && texts; i++) {
    texts = map->items[i]->kind == CJM_NODE_SCALAR && !map->items[i]->null && strchr(map->items[i]->text, '\n') == NULL;
  }
  if (!texts) {
    return;
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a list");
  for (size_t i = 0; i < map->n; i++) {
    g_autofree char *whole = g_strdup_printf("%s: %s", map->keys[i]->text, map->items[i]->text);
    g_autoptr(GString) item = g_string_new(map->flow ? "" : "- ");
    cjm_yaml_quoted_append(item, whole);
    cjm_diag_edit(diag, cjm_edit_pair(map->keys[i], map->items[i]), item->str);
  }
  if (map->flow) {
    cjm_diag_edit(diag, (CjmSpan){map->span.source, map->span.start, map->span.start + 1}, "[");
    cjm_diag_edit(diag, (CjmSpan){map->span.source, map->span.end - 1, map->span.end}, "]");
  }
}

#define SCALE_ENDS "write the ends of the scale as `min` and `max`"

/* `1-5`, `-2 to 2`, `1..10` */
static void fix_written_scale(CjmDiag *diag, const CjmNode *node)
{
  g_autoptr(GRegex) range = g_regex_new("^\\s*([-−+]?\\d+)\\s*(?:-|–|—|to|\\.{2,3}|…|/|:|bis|à)\\s*([-−+]?\\d+)\\s*$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(range, node->text, 0, &match)) return;
  g_autofree char *min = g_match_info_fetch(match, 1), *max = g_match_info_fetch(match, 2);
  double low, high;
  if (!cjm_number_parse(min, &low) || !cjm_number_parse(max, &high) || low >= high) return;
  g_autofree char *scale = g_strdup_printf("{min: %g, max: %g}", low, high);
  replace_value(diag, CJM_FIX_SAFE, node, scale, SCALE_ENDS);
}

/* Replaces the key `emotions` before a value by `emotion`. */
static void fix_emotions(CjmDiag *diag, const CjmNode *node)
{
  static const char name[] = "emotions";
  const CjmSource *source = node->span.source;
  uint32_t len = sizeof name - 1, end = node->span.start;
  while (end > 0 && source->text[end] != ':') {
    end--;
  }
  while (end > 0 && strchr(" \"'", source->text[end - 1]) != NULL) {
    end--;
  }
  if (end >= len && g_ascii_strncasecmp(source->text + end - len, name, len) == 0) {
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, (CjmSpan){source, end - len, end}, "emotion", "write `emotion`");
  }
}

/* The items of a list as one text of JSON. */
static void fix_list_in_json(CjmDiag *diag, const CjmField *field, const CjmNode *list)
{
  g_autoptr(GString) text = g_string_new(NULL), quoted = g_string_new(NULL);
  for (size_t i = 0; i < list->n; i++) {
    if (list->items[i]->kind != CJM_NODE_SCALAR || list->items[i]->null) {
      return;
    }
    g_string_append_printf(text, "%s%s", i == 0 ? "" : "; ", list->items[i]->text);
  }
  cjm_yaml_quoted_append(quoted, text->str);
  if (list->n == 1) {
    g_autofree char *only = cjm_edit_written_new(list->items[0]);
    cjm_diag_replace(diag, CJM_FIX_SAFE, list->span, only != NULL ? only : quoted->str, "leave out the list of one item");
  } else if (field->type == CJM_FIELD_TEXT) {
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, list->span, quoted->str, "join the items to one text");
  }
}

void cjm_fix_wrong_kind(CjmDecoder *d, CjmDiag *diag, const CjmField *field, const CjmNode *node)
{
  const CjmSource *source = node->span.source;
  (void)d;
  if (source == NULL) {
    return;
  }
  bool one_text = field->type == CJM_FIELD_TEXT || field->type == CJM_FIELD_NUMBER || field->type == CJM_FIELD_CHOICE ||
                  field->type == CJM_FIELD_REF || field->type == CJM_FIELD_DATE || field->type == CJM_FIELD_URL || field->type == CJM_FIELD_LANG;
  if (field->type == CJM_FIELD_TEXTS && node->kind == CJM_NODE_MAP && node->n > 1) {
    fix_named_texts(diag, node);
    return;
  }
  if (cjm_source_is_json(source)) {
    if (one_text && node->kind == CJM_NODE_LIST && node->n > 0) {
      fix_list_in_json(diag, field, node);
    } else if (strcmp(field->key, "emotions") == 0 && node->kind != CJM_NODE_MAP) {
      fix_emotions(diag, node);
    }
    return;
  }
  const CjmNode *first = node->kind != CJM_NODE_SCALAR && node->n > 0 ? node->items[0] : NULL;
  g_autofree char *joined = node->kind == CJM_NODE_LIST && node->n > 0 ? joined_new(node) : NULL;
  if (strcmp(field->key, "scale") == 0 && node->kind == CJM_NODE_LIST && node->n == 2 && joined != NULL) {
    g_autofree char *scale = g_strdup_printf("{min: %s, max: %s}", first->text, node->items[1]->text);
    replace_value(diag, CJM_FIX_SAFE, node, scale, SCALE_ENDS);
  } else if (strcmp(field->key, "scale") == 0 && node->kind == CJM_NODE_SCALAR) {
    fix_written_scale(diag, node);
  } else if (one_text && joined != NULL && node->n == 1) {
    replace_value(diag, CJM_FIX_SAFE, node, joined, "leave out the list of one item");
  } else if (field->type == CJM_FIELD_TEXT && joined != NULL) {
    replace_value(diag, CJM_FIX_SUGGESTED, node, joined, "join the items to one text");
  } else if ((field->type == CJM_FIELD_PAIRS && is_of_pairs(node)) || (strcmp(field->key, "emotions") == 0 && cjm_is_of_personas(node))) {
    fix_listed_pairs(diag, node);
  } else if (node->kind == CJM_NODE_MAP && one_text && node->n == 1 && first->kind == CJM_NODE_SCALAR && !first->null &&
             cjm_nearest(node->keys[0]->text, (const char *const[]){"text", "title", "id"}, 3) != NULL) {
    g_autofree char *text = g_strndup(source->text + first->span.start, first->span.end - first->span.start);
    if (strchr(text, '\n') == NULL) {
      replace_value(diag, CJM_FIX_SUGGESTED, node, text, "write the text alone");
    }
  } else if (strcmp(field->key, "emotions") == 0 && node->kind != CJM_NODE_MAP) {
    fix_emotions(diag, node);
  }
}

void cjm_fix_step_key(CjmDecoder *d, CjmDiag *diag, const CjmNode *map, size_t i)
{
  (void)d;
  const CjmNode *key = map->keys[i], *item = map->items[i], *steps = cjm_node_get(map, "steps");
  const CjmNode *first = steps != NULL && steps->kind == CJM_NODE_LIST && steps->n > 0 ? steps->items[0] : NULL;
  CjmSpan gone = cjm_edit_entry(map, i);
  const CjmSource *source = map->span.source;
  if (first == NULL || gone.source == NULL || key->span.source != source || first->span.source != source || (steps->flow && first->kind == CJM_NODE_MAP) || first->flow ||
      item->span.source != source || (first->kind == CJM_NODE_MAP && (first->n == 0 || cjm_node_get(first, key->text) != NULL)) || first->kind == CJM_NODE_LIST) {
    return;
  }
  g_autofree char *entry = g_strndup(source->text + key->span.start, item->span.end - key->span.start);
  if (strchr(entry, '\n') != NULL || (first->kind == CJM_NODE_SCALAR && memchr(source->text + first->span.start, '\n', first->span.end - first->span.start) != NULL)) {
    return;
  }
  CjmSpan start = first->kind == CJM_NODE_MAP ? first->keys[0]->span : first->span;
  unsigned column = cjm_edit_column(start);
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "move it to the first step");
  cjm_diag_edit(diag, gone, "");
  if (first->kind == CJM_NODE_MAP) {
    g_autofree char *line = g_strdup_printf("%s\n%*s", entry, (int)column, "");
    cjm_diag_edit(diag, (CjmSpan){source, start.start, start.start}, line);
  } else if (steps->flow) {
    g_autofree char *rest = g_strdup_printf(", %s}", entry);
    cjm_diag_edit(diag, (CjmSpan){source, start.start, start.start}, "{title: ");
    cjm_diag_edit(diag, (CjmSpan){source, start.end, start.end}, rest);
  } else {
    g_autofree char *line = g_strdup_printf("\n%*s%s", (int)column, "", entry);
    cjm_diag_edit(diag, (CjmSpan){source, start.start, start.start}, "title: ");
    cjm_diag_edit(diag, (CjmSpan){source, start.end, start.end}, line);
  }
}

/* ---- the top of the file ---- */

void cjm_fix_title(CjmDecoder *d, CjmDiag *diag)
{
  const CjmNode *root = d->root;
  const CjmSource *source = root->span.source;
  if (source == NULL || root->flow || root->n == 0 || root->keys[0]->span.source != source || cjm_edit_column(root->keys[0]->span) != 0) {
    return;
  }
  for (size_t i = 0; i < root->n; i++) {
    if (cjm_shape_field(&cjm_shape_journey, root->keys[i]->text) == NULL && cjm_wraps_journey(root, root->keys[i], root->items[i])) {
      return; /* it may be in there */
    }
  }
  g_autofree char *name = g_path_get_basename(source->name);
  char *dot = strchr(name, '.');
  if (dot != NULL) {
    *dot = '\0';
  }
  g_strdelimit(name, "-_", ' ');
  bool named = g_ascii_isalpha(name[0]) && g_utf8_validate(name, -1, NULL);
  g_autoptr(GString) line = g_string_new("title: ");
  name[0] = g_ascii_toupper(name[0]);
  cjm_yaml_text_append(line, named ? name : "Customer journey");
  g_string_append_c(line, '\n');
  CjmSpan first = root->keys[0]->span;
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, (CjmSpan){source, first.start, first.start}, line->str, "add a title");
}

void cjm_fix_personas(CjmDecoder *d, CjmDiag *diag)
{
  const CjmNode *root = d->root, *one = cjm_node_get(root, "persona"), *many = cjm_node_get(root, "personas");
  if (one == NULL || many == NULL || one->span.source != root->span.source || many->span.source != root->span.source ||
      diag->span.source != root->span.source || root->flow || many->kind != CJM_NODE_LIST || many->n == 0 || (one->kind == CJM_NODE_MAP && one->n == 0)) {
    return;
  }
  size_t i = cjm_node_index(root, one), m = cjm_node_index(root, many);
  CjmSpan gone = cjm_edit_entry(root, i);
  if (gone.source == NULL || (diag->span.start != root->keys[i]->span.start && diag->span.start != root->keys[m]->span.start)) {
    return;
  }
  const CjmSource *source = root->span.source;
  bool block = one->kind == CJM_NODE_MAP && !one->flow;
  CjmSpan from = block ? one->keys[0]->span : one->span;
  g_autofree char *written = g_strndup(source->text + from.start, one->span.end - from.start);
  const CjmNode *first = many->items[0];
  if (many->flow) {
    if (block || strchr(written, '\n') != NULL) {
      return;
    }
    g_autofree char *text = g_strdup_printf("%s, ", written);
    cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it one of `personas`");
    cjm_diag_edit(diag, gone, "");
    cjm_diag_edit(diag, (CjmSpan){source, many->span.start + 1, many->span.start + 1}, text);
    return;
  }
  uint32_t dash = cjm_line_start(source, first->span.start) + cjm_line_indentation(source, first->span.start);
  unsigned column = dash - cjm_line_start(source, dash);
  g_autofree char *old_line = g_strdup_printf("\n%*s", (int)cjm_edit_column(from), "");
  g_autofree char *new_line = g_strdup_printf("\n%*s", (int)column + 2, "");
  g_autoptr(GString) text = g_string_new(written);
  if (block) {
    g_string_replace(text, old_line, new_line, 0);
  } else if (strchr(written, '\n') != NULL) {
    return;
  }
  g_string_prepend(text, "- ");
  g_string_append_printf(text, "\n%*s", (int)column, "");
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it one of `personas`");
  cjm_diag_edit(diag, gone, "");
  cjm_diag_edit(diag, (CjmSpan){source, dash, dash}, text->str);
}

/* The key under which entries of a kind are listed, of several the one that the journey has; NULL if they need more than a title. */
static const CjmField *list_of(const CjmNode *root, CjmKind kind)
{
  const CjmField *found = NULL;
  for (size_t i = 0; i < cjm_shape_journey.n_fields; i++) {
    const CjmField *field = &cjm_shape_journey.fields[i];
    if (field->type == CJM_FIELD_OBJECTS && field->shape->kind == kind && cjm_shape_field(field->shape, "title") != NULL) {
      for (size_t k = 0; k < field->shape->n_fields; k++) {
        const CjmField *own = &field->shape->fields[k];
        if ((own->flags & CJM_FIELD_REQUIRED) && strcmp(own->key, "title") != 0) {
          return NULL;
        }
      }
      if (found == NULL || cjm_node_get(root, field->key) != NULL) {
        found = field;
      }
    }
  }
  return found;
}

void cjm_fix_define(CjmDecoder *d, CjmDiag *diag, CjmKind kind, const char *id)
{
  const CjmNode *root = d->root;
  const CjmField *field = list_of(root, kind);
  const CjmNode *list = field == NULL ? NULL : cjm_node_get(root, field->key);
  g_autofree char *slug = *cjm_id_skip(id) == '\0' ? g_strdup(id) : cjm_id_slug_new(id);
  bool json = cjm_source_is_json(root->span.source);
  if (field == NULL || slug[0] == '\0' || diag->span.source != root->span.source || strpbrk(id, "\"\\\n") != NULL) {
    return;
  }
  g_autofree char *title = g_strdup(id);
  if (strcmp(slug, id) == 0) {
    g_strdelimit(title, "-_", ' ');
    title[0] = g_ascii_toupper(title[0]);
  }
  g_autofree char *entry = g_strdup_printf(json ? "{\"id\": \"%s\", \"title\": \"%s\"}" : "{id: %s, title: \"%s\"}", slug, title), *text = NULL;
  CjmSpan place;
  if (list == NULL) {
    if (!(json ? json_place(d, &place) : top_place(d, &place))) {
      return;
    }
    text = json ? g_strdup_printf("\"%s\": [%s],\n%*s", field->key, entry, (int)cjm_edit_column(place), "")
                : g_strdup_printf("%s:\n  - %s\n", field->key, entry);
  } else if (list->kind == CJM_NODE_LIST && list->n > 0 && list->items[0]->span.source == root->span.source) {
    const CjmSource *source = root->span.source;
    uint32_t at = list->flow ? list->span.start + 1
                             : cjm_line_start(source, list->items[0]->span.start) + cjm_line_indentation(source, list->items[0]->span.start);
    if (!list->flow && source->text[at] != '-') {
      return;
    }
    place = (CjmSpan){source, at, at};
    text = list->flow ? g_strdup_printf("%s, ", entry) : g_strdup_printf("- %s\n%*s", entry, (int)(at - cjm_line_start(source, at)), "");
  } else {
    return;
  }
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, place, text, "define the %s `%s`", cjm_kind_name(kind)->one, slug);
  if (strcmp(slug, id) != 0) {
    g_autofree char *written = json ? g_strdup_printf("\"%s\"", slug) : g_strdup(slug);
    cjm_diag_edit(diag, diag->span, written);
  }
}

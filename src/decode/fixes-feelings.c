/* fixes-feelings.c: fixes of feelings in other forms: `😊 4/5`, `{before: 2, after: 4}`, a score under a key of its own. */
#include <string.h>

#include "base/number.h"
#include "base/spell.h"
#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"

/* A feeling with a score and a label, as it may stand in brackets. */
static char *feeling_new(const CjmSource *source, const char *score, const char *label)
{
  g_autoptr(GString) text = g_string_new(NULL);
  if (cjm_source_is_json(source)) {
    double number;
    cjm_yaml_quoted_append(text, label);
    return g_strdup_printf(cjm_number_parse(score, &number) ? "{\"score\": %s, \"label\": %s}" : "{\"score\": \"%s\", \"label\": %s}", score, text->str);
  }
  cjm_yaml_text_append_in_brackets(text, label);
  return g_strdup_printf("{score: %s, label: %s}", score, text->str);
}

/* ---- several in a text ---- */

char **cjm_feelings_new(const char *text)
{
  return g_regex_split_simple("\\s*(?:[,;/&|→]|->|\\b(?:and|then|und|et|y|e|en|och|og|to)\\b)\\s*", text, G_REGEX_CASELESS, 0);
}

/* ---- points in a text ---- */

#define POINTS "(\\d+(?:\\.\\d+)?\\s*(?:/|out of|of)\\s*\\d+)"

bool cjm_fix_points_in_text(CjmDiag *diag, const char *text, CjmSpan span)
{
  g_autoptr(GRegex) regex = g_regex_new("^([^0-9]*?)[\\s,:;(\\[–—-]*" POINTS "\\s*[)\\]]?[\\s,:;–—-]*([^0-9]*?)\\s*$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GRegex) bracketed = g_regex_new("^([^0-9]*?)\\s*[(\\[]\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*[)\\]]()$", 0, 0, NULL);
  g_autoptr(GRegex) leading = g_regex_new("^()([+-]?\\d+(?:\\.\\d+)?)\\s*(?:[(\\[]\\s*|[,:;–—-]\\s+|\\s)([^0-9()\\[\\]%/]+?)\\s*[)\\]]?$", 0, 0, NULL);
  if (span.source == NULL) return false;
  if (!g_regex_match(regex, text, 0, &match)) {
    g_clear_pointer(&match, g_match_info_unref);
    if (!g_regex_match(bracketed, text, 0, &match)) g_clear_pointer(&match, g_match_info_unref);
  }
  if (match == NULL && !g_regex_match(leading, text, 0, &match)) return false;
  g_autofree char *before = g_match_info_fetch(match, 1), *points = g_match_info_fetch(match, 2), *after = g_match_info_fetch(match, 3);
  g_autofree char *label = g_strstrip(g_strdup_printf("%s %s", before, after));
  if (*label == '\0') return false;
  g_autofree char *feeling = feeling_new(span.source, points, label);
  cjm_diag_help(diag, "write the points as the feeling's `score`: %s", feeling);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, span, feeling, "write it as the feeling's `score` and `label`");
  return true;
}

/* ---- a score under a key of its own ---- */

static bool is_one_of(const char *key, const char *const *words, size_t n)
{
  CjmSpelling typed, word;
  for (size_t i = 0; i < n && cjm_spelling_init(&typed, key); i++)
    if (cjm_spelling_init(&word, words[i]) && cjm_spelling_equal(&typed, &word)) return true;
  return false;
}

bool cjm_is_score_key(const char *key)
{
  static const char *const keys[] = {"emotion-score", "emotional-score", "emotion-level", "emotion-rating", "emotional-level", "emotion-value",
                                     "sentiment-score", "mood-score", "feeling-score", "satisfaction-score", "satisfaction-level", "satisfaction",
                                     "score", "rating", "emotionscore", "emotionlevel", "sentimentscore", "satisfactionscore"};
  return is_one_of(key, keys, G_N_ELEMENTS(keys));
}

static bool is_score(const CjmNode *node)
{
  double number;
  g_autoptr(GRegex) points = g_regex_new("^\\s*" POINTS "\\s*$", G_REGEX_CASELESS, 0, NULL);
  return node->kind == CJM_NODE_SCALAR && !node->null && (cjm_number_parse(node->text, &number) || g_regex_match(points, node->text, 0, NULL));
}

const CjmNode *cjm_score_beside(const CjmNode *map)
{
  for (size_t i = 0; i < map->n; i++)
    if (cjm_is_score_key(map->keys[i]->text) && is_score(map->items[i])) return map->keys[i];
  return NULL;
}

/* The words of a feeling as one label; NULL if it has a score of its own. */
static char *label_new(const CjmNode *emotion)
{
  double number;
  if (emotion->kind == CJM_NODE_SCALAR)
    return emotion->null || strchr(emotion->text, '\n') != NULL || cjm_number_parse(emotion->text, &number) ? NULL : g_strdup(emotion->text);
  g_autoptr(GString) label = g_string_new(NULL);
  for (size_t i = 0; emotion->kind == CJM_NODE_LIST && i < emotion->n; i++) {
    if (emotion->items[i]->kind != CJM_NODE_SCALAR || cjm_number_parse(emotion->items[i]->text, &number)) return NULL;
    g_string_append_printf(label, "%s%s", i == 0 ? "" : ", ", emotion->items[i]->text);
  }
  return label->len > 0 ? g_strdup(label->str) : NULL;
}

bool cjm_fix_score_beside(CjmDiag *diag, const CjmNode *map, size_t i)
{
  const CjmNode *emotion = cjm_node_get(map, "emotion"), *score = map->items[i];
  const CjmSource *source = map->span.source;
  if (emotion == NULL || emotion->span.source != source || score->span.source != source || map->keys[i] != cjm_score_beside(map)) return false;
  g_autofree char *label = label_new(emotion);
  CjmSpan gone = cjm_edit_entry(map, i), old = emotion->span;
  if (label == NULL || gone.source == NULL) return false;
  g_autofree char *feeling = feeling_new(source, score->text, label);
  g_autoptr(GString) text = g_string_new(feeling);
  if (emotion->kind == CJM_NODE_LIST && !emotion->flow) {
    while (old.start > 0 && strchr(" \t\r\n-", source->text[old.start - 1]) != NULL) old.start--;
    if (old.start == 0 || source->text[old.start - 1] != ':') return false;
    g_string_prepend_c(text, ' ');
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "write it as the `score` of `emotion`");
  cjm_diag_edit(diag, gone, "");
  cjm_diag_edit(diag, old, text->str);
  return true;
}

/* ---- keys of a feeling ---- */

bool cjm_fix_emotions_key(CjmDiag *diag, const CjmNode *map)
{
  static const char key[] = "emotions";
  const char *text = map->span.source->text;
  uint32_t at = map->span.start, len = sizeof key - 1;
  if (cjm_node_get(map, "score") == NULL && cjm_node_get(map, "label") == NULL) return false;
  while (at > 0 && strchr(" \r\n\":", text[at - 1]) != NULL) at--;
  if (at < len || memcmp(text + at - len, key, len) != 0) return false;
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, (CjmSpan){map->span.source, at - len, at}, "emotion", "write `emotion`");
  return true;
}

/* Whether a text is the id or the name of a persona of the file. */
static bool is_persona(const CjmDecoder *d, const char *text)
{
  static const char *const keys[] = {"id", "title", "name"};
  const CjmNode *personas = cjm_node_get(d->root, "personas");
  for (size_t i = 0; personas != NULL && personas->kind == CJM_NODE_LIST && i < personas->n; i++) {
    const CjmNode *one = personas->items[i];
    if (one->kind == CJM_NODE_SCALAR && is_one_of(text, (const char *const[]){one->text}, 1)) return true;
    for (size_t k = 0; one->kind == CJM_NODE_MAP && k < G_N_ELEMENTS(keys); k++) {
      const CjmNode *name = cjm_node_get(one, keys[k]);
      if (name != NULL && name->kind == CJM_NODE_SCALAR && is_one_of(text, (const char *const[]){name->text}, 1)) return true;
    }
  }
  return false;
}

/* The place of the key `emotion` before a map that is its value; source NULL if it is not there. */
static CjmSpan key_before(const CjmNode *map)
{
  static const char key[] = "emotion";
  const char *text = map->span.source->text;
  uint32_t colon = map->span.start, len = sizeof key - 1;
  while (colon > 0 && strchr(" \r\n\"", text[colon - 1]) != NULL) colon--;
  if (colon <= len || text[colon - 1] != ':') return (CjmSpan){0};
  uint32_t end = colon - 1 - (text[colon - 2] == '"');
  bool is_key = end >= len && memcmp(text + end - len, key, len) == 0 && (end == len || !g_ascii_isalnum(text[end - len - 1]));
  return is_key ? (CjmSpan){map->span.source, end - len, end} : (CjmSpan){0};
}

/* `{before: 2, after: 4}` as `[2, 4]` */
static bool fix_before_after(CjmDiag *diag, const CjmNode *map)
{
  static const char *const words[] = {"before", "after", "start", "end", "during", "from", "to", "beginning", "entry", "exit", "initial", "final"};
  g_autoptr(GString) list = g_string_new("[");
  for (size_t i = 0; i < map->n; i++) {
    const CjmNode *item = map->items[i];
    if (!is_one_of(map->keys[i]->text, words, G_N_ELEMENTS(words)) || item->kind != CJM_NODE_SCALAR || item->null) return false;
    g_string_append_printf(list, "%s%.*s", i == 0 ? "" : ", ", (int)(item->span.end - item->span.start), item->span.source->text + item->span.start);
  }
  g_string_append_c(list, ']');
  CjmSpan span = map->span;
  if (!map->flow) {
    while (span.start > 0 && strchr(" \r\n", span.source->text[span.start - 1]) != NULL) span.start--;
    if (span.start == 0 || span.source->text[span.start - 1] != ':') return false;
    g_string_prepend_c(list, ' ');
  }
  if (strchr(list->str, '\n') != NULL || map->n < 2) return false;
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, span, list->str, "write the feelings as a list, in their order");
  return true;
}

bool cjm_fix_feeling_keys(CjmDecoder *d, CjmDiag *diag, const CjmNode *map, size_t i)
{
  bool personas = true;
  for (size_t k = 0; k < map->n && personas; k++) personas = is_persona(d, map->keys[k]->text);
  CjmSpan key = personas ? key_before(map) : (CjmSpan){0};
  if (i == 0 && key.source != NULL) cjm_diag_replace(diag, CJM_FIX_SUGGESTED, key, "emotions", "write `emotions`");
  return key.source != NULL || (i == 0 && fix_before_after(diag, map));
}

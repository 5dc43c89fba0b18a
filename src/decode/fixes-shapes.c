/* fixes-shapes.c: fixes where a list, or a part of the journey, was written as keys: `Stage 1 - Awareness: …`. */
#include <string.h>

#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

/* ---- numbered keys ---- */

/* The end of `Stage 1` at the start of a key; NULL if it does not begin so. */
static const char *after_number(const char *key)
{
  static const char *const words[] = {"phase", "stage", "step", "schritt", "etape", "fase", "etapa", "paso"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    size_t len = strlen(words[i]);
    if (g_ascii_strncasecmp(key, words[i], len) != 0) continue;
    const char *digits = key + len + strspn(key + len, " _-#");
    size_t n = strspn(digits, "0123456789");
    if (n > 0 && n < 4 && !g_ascii_isalpha(digits[n])) return digits + n;
  }
  return NULL;
}

bool cjm_is_entry_key(const char *key)
{
  return after_number(key) != NULL;
}

/* What a numbered key says besides its number; the key itself if that is nothing. */
static char *entry_title_new(const char *key)
{
  const char *rest = after_number(key);
  while (*rest != '\0' && !g_unichar_isalnum(g_utf8_get_char(rest))) rest = g_utf8_next_char(rest);
  g_autoptr(GString) title = g_string_new(*rest != '\0' ? rest : key);
  g_string_replace(title, "_", " ", 0);
  title->str[0] = g_ascii_toupper(title->str[0]);
  return g_strdup(title->str);
}

bool cjm_is_titled(const CjmNode *item)
{
  static const char *const title = "title";
  for (size_t i = 0; item->kind == CJM_NODE_MAP && i < item->n; i++)
    if (strcmp(item->keys[i]->text, title) == 0 || cjm_nearest(item->keys[i]->text, &title, 1) != NULL) return true;
  return false;
}

/* Adds the edits of an entry: what stands before its keys, or before its value, becomes `head` and a dash, or a brace. */
static bool edit_numbered(CjmDiag *diag, const CjmNode *map, size_t i, const char *head)
{
  const CjmNode *key = map->keys[i], *item = map->items[i];
  const CjmSource *source = map->span.source;
  bool json = cjm_source_is_json(source), named = after_number(key->text)[0] != '\0';
  g_autofree char *title = entry_title_new(key->text);
  g_autoptr(GString) text = g_string_new(head), quoted = g_string_new(NULL);
  cjm_yaml_quoted_append(quoted, title);
  if (item->kind != CJM_NODE_MAP || item->n == 0 || item->span.source != source) return false;
  uint32_t first = item->keys[0]->span.start;
  if (map->flow) {
    g_string_append_c(text, '{');
    if (!cjm_is_titled(item)) g_string_append_printf(text, json ? "\"title\": %s, " : "title: %s, ", quoted->str);
    cjm_diag_edit(diag, (CjmSpan){source, key->span.start, first}, text->str);
    return item->flow;
  }
  unsigned column = cjm_edit_column(key->span);
  uint32_t colon = key->span.end + (uint32_t)strcspn(source->text + key->span.end, ":") + 1;
  for (uint32_t at = colon; at < first; at++)
    if (strchr(" \r\n", source->text[at]) == NULL) return false;
  if (item->flow || cjm_line_start(source, first) <= colon) return false;
  if (named && cjm_is_titled(item)) g_string_append_printf(text, "  # %s\n%*s", key->text, (int)column, "");
  g_string_append(text, "  - ");
  if (!cjm_is_titled(item)) g_string_append_printf(text, "title: %s\n%*s", quoted->str, (int)column + 4, "");
  cjm_diag_edit(diag, (CjmSpan){source, key->span.start, first}, text->str);
  cjm_edit_indent(diag, source, first, item->span.end, (int)(column + 4) - (int)cjm_edit_column(item->keys[0]->span));
  return true;
}

bool cjm_fix_numbered(CjmDiag *diag, const CjmShape *shape, const CjmNode *map, size_t i)
{
  const char *list = shape == &cjm_shape_journey ? "phases" : shape == &cjm_shape_phase ? "steps" : NULL;
  if (list == NULL || !cjm_is_entry_key(map->keys[i]->text)) return false;
  size_t first = 0, end;
  while (!cjm_is_entry_key(map->keys[first]->text)) first++;
  for (end = first; end < map->n && cjm_is_entry_key(map->keys[end]->text);) end++;
  for (size_t k = end; k < map->n; k++)
    if (cjm_is_entry_key(map->keys[k]->text)) return true;
  if (i != first || cjm_node_get(map, list) != NULL || !cjm_is_of_one_file(map)) return true;
  bool json = cjm_source_is_json(map->span.source), all = true;
  g_autofree char *head = map->flow ? g_strdup_printf(json ? "\"%s\": [" : "%s: [", list)
                                    : g_strdup_printf("%s:\n%*s", list, (int)cjm_edit_column(map->keys[i]->span), "");
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make them a list under `%s`", list);
  for (size_t k = first; k < end && all; k++) all = edit_numbered(diag, map, k, k == first ? head : "");
  uint32_t close = map->items[end - 1]->span.end;
  if (all && map->flow) cjm_diag_edit(diag, (CjmSpan){map->span.source, close, close}, "]");
  if (!all) g_clear_pointer(&diag->fix, cjm_fix_free);
  return true;
}

/* ---- steps beside the phases ---- */

/* The key of a step that names its phase; the length of the map if it has none. */
static size_t phase_key_of(const CjmNode *step)
{
  static const char *const keys[] = {"phase", "phase_id", "phaseId", "stage", "stage_id", "stageId"};
  size_t i = 0;
  for (; i < step->n; i++)
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
      if (g_ascii_strcasecmp(step->keys[i]->text, keys[k]) == 0 && step->items[i]->kind == CJM_NODE_SCALAR) return i;
  return i;
}

/* Whether a phase has an id, a name or a number that is the text. */
static bool is_phase(const CjmNode *phase, size_t number, const char *text)
{
  g_autofree char *written = g_strdup_printf("%zu", number + 1);
  bool named = strcmp(written, text) == 0;
  for (size_t i = 0; phase->kind == CJM_NODE_MAP && i < phase->n && !named; i++) {
    const char *key = phase->keys[i]->text;
    bool name = strcmp(key, "id") == 0 || strcmp(key, "title") == 0 || strcmp(key, "name") == 0;
    named = name && phase->items[i]->kind == CJM_NODE_SCALAR && g_ascii_strcasecmp(phase->items[i]->text, text) == 0;
  }
  return named;
}

/* Appends the lines of a step, from its dash to that of the next one, without the key of its phase, indented by `column`. */
static void append_step(GString *out, const CjmNode *step, uint32_t dash, uint32_t end, unsigned column)
{
  const CjmSource *source = step->span.source;
  size_t gone = phase_key_of(step);
  unsigned was = dash - cjm_line_start(source, dash);
  CjmSpan entry = {source, step->keys[gone]->span.start, gone + 1 < step->n ? step->keys[gone + 1]->span.start : end};
  g_autoptr(GString) text = g_string_new_len(source->text + dash, (gssize)(MIN(entry.start, end) - dash));
  if (entry.end < end) g_string_append_len(text, source->text + entry.end, (gssize)(end - entry.end));
  g_auto(GStrv) lines = g_strsplit(g_strchomp(text->str), "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++) {
    size_t indent = i == 0 ? 0 : MIN(strspn(lines[i], " "), was);
    if (lines[i][indent] == '\0') g_string_append_c(out, '\n');
    else g_string_append_printf(out, "\n%*s%s", (int)column, "", lines[i] + indent);
  }
}

static uint32_t dash_of(const CjmNode *item)
{
  uint32_t line = cjm_line_start(item->span.source, item->span.start);
  return line + cjm_line_indentation(item->span.source, item->span.start);
}

static bool is_block_list(const CjmNode *list, const CjmSource *source)
{
  bool block = list != NULL && list->kind == CJM_NODE_LIST && !list->flow && list->n > 0 && list->span.source == source;
  for (size_t i = 0; block && i < list->n; i++) {
    const CjmNode *item = list->items[i];
    block = item->kind == CJM_NODE_MAP && !item->flow && item->n > 1 && item->span.source == source && cjm_is_of_one_file(item) && source->text[dash_of(item)] == '-';
  }
  return block;
}

void cjm_fix_flat_steps(CjmDiag *diag, const CjmNode *root, size_t i)
{
  const CjmSource *source = root->span.source;
  const CjmNode *steps = root->items[i], *phases = cjm_node_get(root, "phases");
  CjmSpan gone = cjm_edit_entry(root, i);
  if (gone.source == NULL || !is_block_list(steps, source) || !is_block_list(phases, source)) return;
  size_t placed = 0;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "move the steps into their phases");
  for (size_t p = 0; p < phases->n; p++) {
    const CjmNode *phase = phases->items[p];
    unsigned column = cjm_edit_column(phase->keys[0]->span);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t s = 0; s < steps->n; s++) {
      size_t key = phase_key_of(steps->items[s]);
      if (key == steps->items[s]->n || !is_phase(phase, p, steps->items[s]->items[key]->text)) continue;
      uint32_t end = s + 1 < steps->n ? dash_of(steps->items[s + 1]) : MIN(gone.end, (uint32_t)source->len);
      append_step(text, steps->items[s], dash_of(steps->items[s]), end, column + 2);
      placed++;
    }
    if (text->len == 0 || cjm_node_get(phase, "steps") != NULL) continue;
    g_autofree char *list = g_strdup_printf("\n%*ssteps:%s", (int)column, "", text->str);
    uint32_t last = phase->items[phase->n - 1]->span.end, line = last + (uint32_t)strcspn(source->text + last, "\r\n");
    cjm_diag_edit(diag, (CjmSpan){source, line, line}, list);
  }
  cjm_diag_edit(diag, gone, "");
  if (placed != steps->n) g_clear_pointer(&diag->fix, cjm_fix_free);
}

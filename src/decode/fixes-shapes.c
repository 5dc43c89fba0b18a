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
  if (i != first || cjm_node_get(map, list) != NULL || map->keys[i]->span.source != map->span.source) return true;
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

/* fixes-names.c: fixes of lists that are written as maps, with the names of their items as keys. */
#include <string.h>

#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

/* `- id: web`, or without the id of an object that has its own; `more` is what stands behind it on the line. */
static char *entry_head_new(const CjmNode *key, const CjmNode *item, const char *name)
{
  if (strcmp(name, "id") == 0 && item->kind == CJM_NODE_MAP && !cjm_is_titled(item) && cjm_node_get(item, "id") == NULL &&
      cjm_node_get(item, "text") == NULL) {
    name = "title"; /* which gives the id too */
  }
  g_autofree char *id = g_strdup(key->text);
  if (strcmp(name, "id") == 0 && (*cjm_id_skip(id) != '\0' || id[0] == '\0')) {
    char *slug = cjm_id_slug_new(key->text);
    g_free(id);
    id = slug;
  }
  if (item->kind == CJM_NODE_MAP && cjm_node_get(item, name) != NULL) {
    return g_strdup("");
  }
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_yaml_text_append_in_brackets(text, id);
  return g_strdup_printf("%s: %s", name, text->str);
}

/* An entry in brackets: `{id: web, title: Web}`. */
static bool edit_entry_in_brackets(CjmDiag *diag, const CjmNode *key, const CjmNode *item, const char *name)
{
  g_autofree char *head = entry_head_new(key, item, name);
  if (item->kind != CJM_NODE_MAP || !item->flow || cjm_source_is_json(key->span.source)) {
    return false;
  }
  g_autofree char *text = g_strdup_printf("{%s%s", head, *head != '\0' && item->n > 0 ? ", " : "");
  uint32_t inside = item->span.start + 1;
  cjm_diag_edit(diag, (CjmSpan){key->span.source, key->span.start, inside}, text);
  return true;
}

/* An entry on lines of its own. The keys below it are indented by two more than the dash. */
static bool edit_entry(CjmDiag *diag, const CjmNode *key, const CjmNode *item, const char *name)
{
  const CjmSource *source = key->span.source;
  unsigned column = cjm_edit_column(key->span);
  uint32_t value = item->span.start;
  g_autofree char *head = entry_head_new(key, item, name);
  const char *colon = strchr(source->text + key->span.end, ':');
  if (colon == NULL) {
    return false;
  }
  uint32_t after = (uint32_t)(colon - source->text) + 1;
  if (item->kind == CJM_NODE_MAP && item->flow) {
    g_autofree char *text = g_strdup_printf("- {%s%s", head, *head != '\0' && item->n > 0 ? ", " : "");
    cjm_diag_edit(diag, (CjmSpan){source, key->span.start, value + 1}, text);
    return true;
  }
  if (item->kind != CJM_NODE_MAP || item->n == 0 || cjm_line_start(source, value) <= key->span.start) {
    return false;
  }
  g_autofree char *text = g_strdup_printf("-%s%s", *head != '\0' ? " " : "", head);
  cjm_diag_edit(diag, (CjmSpan){source, key->span.start, after}, text);
  cjm_edit_indent(diag, source, after, item->span.end, (int)(column + 2) - (int)cjm_edit_column(item->keys[0]->span));
  return true;
}

/* `Discover: [Search, Compare]` in braces is a phase with steps. */
static bool edit_titled_list_in_brackets(CjmDiag *diag, const CjmShape *shape, const CjmNode *key, const CjmNode *item)
{
  bool json = cjm_source_is_json(key->span.source);
  if (shape != &cjm_shape_phase || item->kind != CJM_NODE_LIST || !item->flow) {
    return false;
  }
  g_autoptr(GString) title = g_string_new(NULL);
  if (json) cjm_yaml_quoted_append(title, key->text);
  else cjm_yaml_text_append_in_brackets(title, key->text);
  g_autofree char *text = g_strdup_printf(json ? "{\"title\": %s, \"steps\": " : "{title: %s, steps: ", title->str);
  cjm_diag_edit(diag, (CjmSpan){key->span.source, key->span.start, item->span.start}, text);
  cjm_diag_edit(diag, (CjmSpan){key->span.source, item->span.end, item->span.end}, "}");
  return true;
}

/* `Discover: [Search, Compare]` on a line is a phase with steps. */
static bool edit_titled_list(CjmDiag *diag, const CjmShape *shape, const CjmNode *key, const CjmNode *item)
{
  const CjmSource *source = key->span.source;
  const char *colon = strchr(source->text + key->span.end, ':');
  if (shape != &cjm_shape_phase || item->kind != CJM_NODE_LIST || colon == NULL) {
    return false;
  }
  g_autoptr(GString) title = g_string_new(NULL);
  cjm_yaml_text_append_in_brackets(title, key->text);
  unsigned column = cjm_edit_column(key->span);
  g_autofree char *text = g_strdup_printf("- title: %s\n%*ssteps:", title->str, (int)column + 2, "");
  uint32_t after = (uint32_t)(colon - source->text) + 1;
  cjm_diag_edit(diag, (CjmSpan){source, key->span.start, after}, text);
  if (!item->flow) {
    uint32_t dash = cjm_line_start(source, item->span.start) + cjm_line_indentation(source, item->span.start);
    int deeper = (int)(column + 2) - (int)(dash - cjm_line_start(source, dash));
    cjm_edit_indent(diag, source, after, item->span.end, MAX(deeper, 0));
  }
  return true;
}

/* The entry that `"name": "value"` stands for in JSON. */
static char *json_entry_new(const CjmShape *shape, const CjmNode *key, const CjmNode *item)
{
  g_autoptr(GString) name = g_string_new(NULL), value = g_string_new(NULL), both = g_string_new(NULL);
  g_autofree char *text = g_strdup_printf("%s: %s", key->text, item->text);
  cjm_yaml_quoted_append(name, key->text);
  cjm_yaml_quoted_append(value, item->text);
  cjm_yaml_quoted_append(both, text);
  if (shape == &cjm_shape_act) {
    return g_strdup_printf("{\"who\": %s, \"text\": %s}", name->str, value->str);
  }
  if (shape == &cjm_shape_touchpoint) {
    return g_strdup_printf("{\"title\": %s, \"channel\": %s}", value->str, name->str);
  }
  const CjmField *main = cjm_shape_main(shape);
  if (shape == &cjm_shape_metric || *cjm_id_skip(key->text) != '\0') {
    return g_strdup_printf("{\"%s\": %s}", main != NULL ? main->key : "title", both->str);
  }
  return g_strdup_printf("{\"id\": %s, \"title\": %s}", name->str, value->str);
}

void cjm_fix_names_as_keys(CjmDiag *diag, const CjmShape *shape, const CjmNode *map, const char *name)
{
  bool all = cjm_is_of_one_file(map) && map->n > 0;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a list");
  for (size_t i = 0; i < map->n && all; i++) {
    const CjmNode *key = map->keys[i], *item = map->items[i];
    g_autofree char *value = item->kind == CJM_NODE_SCALAR ? cjm_edit_in_brackets_new(item) : NULL;
    g_autofree char *written = cjm_edit_written_new(key);
    if (value != NULL && written != NULL) {
      g_autofree char *entry = cjm_source_is_json(map->span.source) ? json_entry_new(shape, key, item) : cjm_entry_new(shape, written, value);
      g_autofree char *line = g_strdup_printf("%s%s", map->flow ? "" : "- ", entry);
      cjm_diag_edit(diag, cjm_edit_pair(key, item), line);
    } else {
      all = map->flow ? edit_entry_in_brackets(diag, key, item, name) || edit_titled_list_in_brackets(diag, shape, key, item)
                      : edit_entry(diag, key, item, name) || edit_titled_list(diag, shape, key, item);
    }
  }
  if (all && map->flow) {
    cjm_diag_edit(diag, (CjmSpan){map->span.source, map->span.start, map->span.start + 1}, "[");
    cjm_diag_edit(diag, (CjmSpan){map->span.source, map->span.end - 1, map->span.end}, "]");
  }
  if (!all) {
    g_clear_pointer(&diag->fix, cjm_fix_free);
  }
}

void cjm_fix_name_of_item(CjmDiag *diag, const CjmNode *map, const char *name)
{
  const CjmNode *key = map->keys[0], *item = map->items[0];
  const CjmSource *source = key->span.source;
  const char *colon = strchr(source->text + key->span.end, ':');
  g_autofree char *head = entry_head_new(key, item, name);
  if (map->flow || *head == '\0' || colon == NULL || (!item->null && (item->kind != CJM_NODE_MAP || item->n == 0 || item->flow || map->n > 1)) || !cjm_is_of_one_file(map)) {
    return;
  }
  uint32_t after = (uint32_t)(colon - source->text) + 1;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "write `%s`", head);
  cjm_diag_edit(diag, (CjmSpan){source, key->span.start, after}, head);
  if (!item->null) {
    cjm_edit_indent(diag, source, after, item->span.end, (int)cjm_edit_column(key->span) - (int)cjm_edit_column(item->keys[0]->span));
  }
}


/* fixes-json.c: fixes of JSON, which has no comments: what no key takes becomes a note, or one of the details of a persona. */
#include <string.h>

#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"

static CjmSpan entry_of(const CjmNode *map, size_t i)
{
  return (CjmSpan){map->span.source, map->keys[i]->span.start, map->items[i]->span.end};
}

/* Adds a text to the notes of a map, which may have none yet, in place of entry `i`. */
static void fix_note(CjmDiag *diag, const CjmNode *map, size_t i, const char *note)
{
  const CjmNode *notes = cjm_node_get(map, "notes");
  CjmSpan gone = cjm_edit_entry(map, i);
  if (notes == NULL) {
    g_autofree char *text = g_strdup_printf("\"notes\": [%s]", note);
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, entry_of(map, i), text, "make it a note");
  } else if (notes->kind == CJM_NODE_LIST && notes->n > 0 && gone.source != NULL) {
    g_autofree char *text = g_strdup_printf(", %s", note);
    uint32_t end = notes->items[notes->n - 1]->span.end;
    cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a note");
    cjm_diag_edit(diag, gone, "");
    cjm_diag_edit(diag, (CjmSpan){map->span.source, end, end}, text);
  }
}

/* `notes: [text, text]` as one line; NULL if the value has maps in it. */
static char *note_new(const CjmNode *key, const CjmNode *item)
{
  g_autoptr(GString) text = g_string_new(key->text), quoted = g_string_new(NULL);
  g_string_append(text, ": ");
  if (item->kind == CJM_NODE_SCALAR) g_string_append(text, item->text);
  for (size_t i = 0; item->kind != CJM_NODE_SCALAR && i < item->n; i++) {
    if (item->kind == CJM_NODE_MAP || item->items[i]->kind != CJM_NODE_SCALAR) return NULL;
    g_string_append_printf(text, "%s%s", i == 0 ? "" : "; ", item->items[i]->text);
  }
  cjm_yaml_quoted_append(quoted, text->str);
  return g_strdup(quoted->str);
}

/* Moves entry `i` of a map that takes no notes to those of the journey, with the name of what it was about. */
static void fix_note_of_journey(CjmDiag *diag, const CjmNode *root, const CjmShape *shape, const CjmNode *map, size_t i)
{
  const CjmNode *notes = cjm_node_get(root, "notes"), *title = cjm_node_get(map, "title"), *first = NULL;
  CjmSpan gone = cjm_edit_entry(map, i);
  g_autofree char *name = g_strdup_printf("%s, %s", title != NULL && title->kind == CJM_NODE_SCALAR ? title->text : shape->name, map->keys[i]->text);
  CjmNode key = *map->keys[i];
  key.text = name;
  g_autofree char *note = note_new(&key, map->items[i]);
  for (size_t k = 0; k < root->n && first == NULL; k++)
    if (strcmp(root->keys[k]->text, "phases") == 0) first = root->keys[k];
  if (note == NULL || gone.source == NULL || root->span.source != map->span.source || first == NULL) return;
  bool more = notes != NULL && notes->kind == CJM_NODE_LIST && notes->n > 0;
  if (notes != NULL && !more) return;
  uint32_t at = more ? notes->items[notes->n - 1]->span.end : first->span.start;
  g_autofree char *text = g_strdup_printf(more ? ", %s" : "\"notes\": [%s], ", note);
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make it a note of the journey");
  cjm_diag_edit(diag, gone, "");
  cjm_diag_edit(diag, (CjmSpan){map->span.source, at, at}, text);
}

void cjm_fix_in_json(CjmDecoder *d, CjmDiag *diag, const CjmShape *shape, const CjmNode *map, size_t i)
{
  const CjmNode *key = map->keys[i], *item = map->items[i];
  for (size_t k = 0; k < i; k++)
    if (cjm_shape_field(shape, map->keys[k]->text) == NULL) return; /* one after the other */
  g_autofree char *note = item->null ? NULL : note_new(key, item);
  if (note == NULL) return;
  bool notes = cjm_shape_field(shape, "notes") != NULL || shape == &cjm_shape_phase;
  if (shape == &cjm_shape_persona && cjm_node_get(map, "details") == NULL && item->kind == CJM_NODE_SCALAR) {
    g_autoptr(GString) value = g_string_new(NULL), name = g_string_new(NULL);
    cjm_yaml_quoted_append(value, item->text);
    cjm_yaml_quoted_append(name, key->text);
    g_autofree char *text = g_strdup_printf("\"details\": {%s: %s}", name->str, value->str);
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, entry_of(map, i), text, "make it one of the `details`");
  } else if (notes && !(shape == &cjm_shape_phase && cjm_node_get(map, "steps") != NULL)) {
    fix_note(diag, map, i, note);
  } else {
    fix_note_of_journey(diag, d->root, shape, map, i);
  }
}

char *cjm_json_line_new(const char *line)
{
  g_autoptr(GRegex) key = g_regex_new("([a-z_]+)(?=\\s*:)", 0, 0, NULL), word = g_regex_new("(?<=: )([a-z]+)(?=$|[,}])", 0, 0, NULL);
  g_autofree char *quoted = g_regex_replace(key, line, -1, 0, "\"\\1\"", 0, NULL);
  return quoted == NULL ? NULL : g_regex_replace(word, quoted, -1, 0, "\"\\1\"", 0, NULL);
}

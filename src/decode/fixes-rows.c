/* fixes-rows.c: fixes where steps are written as something else: rows that each name their phase, or touchpoints with a feeling each. */
#include <string.h>

#include "base/spell.h"
#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

static bool is_text(const CjmNode *node)
{
  return node->kind == CJM_NODE_SCALAR && !node->null && node->text[0] != '\0' && strchr(node->text, '\n') == NULL;
}

/* The first entry of a map under one of the keys, which ends with NULL; the map's length for none. */
static size_t find_key(const CjmNode *map, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    for (size_t i = 0; i < map->n; i++)
      if (g_ascii_strcasecmp(map->keys[i]->text, *keys) == 0 && is_text(map->items[i])) return i;
  return map->n;
}

/* ---- rows that each name their phase ---- */

static const char *const phase_keys[] = {"phase", "stage", "phase_name", "stage_name", NULL};
static const char *const step_keys[] = {"step", "title", "name", "step_name", "activity", NULL};

static bool is_one_of(const char *key, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    if (g_ascii_strcasecmp(key, *keys) == 0) return true;
  return false;
}

static bool is_row(const CjmNode *item, const CjmSource *source)
{
  return item->kind == CJM_NODE_MAP && item->span.source == source && cjm_is_of_one_file(item) && find_key(item, phase_keys) < item->n && find_key(item, step_keys) < item->n;
}

static const char *phase_of(const CjmNode *row)
{
  return row->items[find_key(row, phase_keys)]->text;
}

/* Whether a list has a row for each step, with the name of a phase that more than one of them is in. */
static bool are_rows(const CjmNode *list)
{
  if (list == NULL || list->kind != CJM_NODE_LIST || list->n < 2) return false;
  bool together = false;
  for (size_t i = 0; i < list->n; i++) {
    const CjmNode *item = list->items[i];
    if (!is_row(item, list->span.source) || item->flow != list->flow) return false;
    together = together || (i > 0 && g_ascii_strcasecmp(phase_of(item), phase_of(list->items[i - 1])) == 0);
  }
  return together;
}

/* The column of the dash of an item, whose place is in *ret_dash. */
static unsigned find_dash(const CjmNode *item, uint32_t *ret_dash)
{
  unsigned column = cjm_line_indentation(item->span.source, item->span.start);
  *ret_dash = cjm_line_start(item->span.source, item->span.start) + column;
  return column;
}

/* What is deleted to take the phase out of a row. */
static CjmSpan phase_entry(const CjmNode *row, uint32_t end)
{
  size_t i = find_key(row, phase_keys);
  if (!row->flow) return (CjmSpan){row->span.source, row->keys[i]->span.start, i + 1 < row->n ? row->keys[i + 1]->span.start : end};
  if (i + 1 < row->n) return (CjmSpan){row->span.source, row->keys[i]->span.start, row->keys[i + 1]->span.start};
  return (CjmSpan){row->span.source, row->items[i - 1]->span.end, row->items[i]->span.end};
}

/* Appends a row from `start` to `end` without its phase; its lines are indented by `deeper` more. */
static void append_row(GString *out, const CjmNode *row, uint32_t start, uint32_t end, unsigned deeper)
{
  const CjmSource *source = row->span.source;
  CjmSpan gone = phase_entry(row, end);
  g_autoptr(GString) text = g_string_new_len(source->text + start, (gssize)(MIN(gone.start, end) - start));
  if (gone.end < end) g_string_append_len(text, source->text + gone.end, (gssize)(end - gone.end));
  g_auto(GStrv) lines = g_strsplit(g_strchomp(text->str), "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++)
    g_string_append_printf(out, "%s%*s%s", i == 0 ? "" : "\n", i == 0 || lines[i][0] == '\0' ? 0 : (int)deeper, "", lines[i]);
}

static void append_phase(GString *out, const CjmNode *row)
{
  const CjmNode *phase = row->items[find_key(row, phase_keys)];
  g_string_append_len(out, phase->span.source->text + phase->span.start, phase->span.end - phase->span.start);
}

static bool begins_phase(const CjmNode *list, size_t i)
{
  return i == 0 || g_ascii_strcasecmp(phase_of(list->items[i]), phase_of(list->items[i - 1])) != 0;
}

static void group_lines(CjmDiag *diag, const CjmNode *list)
{
  const CjmSource *source = list->span.source;
  uint32_t first, dash, next;
  unsigned column = find_dash(list->items[0], &first);
  uint32_t last = list->items[list->n - 1]->span.end;
  g_autoptr(GString) text = g_string_new(NULL);
  for (size_t i = 0; i < list->n; i++) {
    const CjmNode *row = list->items[i];
    find_dash(row, &dash);
    next = last;
    if (i + 1 < list->n) find_dash(list->items[i + 1], &next);
    if (source->text[dash] != '-') return;
    if (i > 0) g_string_append_printf(text, "\n%*s", (int)column, "");
    if (begins_phase(list, i)) {
      g_string_append(text, "- title: ");
      append_phase(text, row);
      g_string_append_printf(text, "\n%*ssteps:\n%*s", (int)column + 2, "", (int)column, "");
    }
    g_string_append(text, "    ");
    append_row(text, row, dash, next, 4);
  }
  cjm_diag_edit(diag, (CjmSpan){source, first, last}, text->str);
}

static void group_in_brackets(CjmDiag *diag, const CjmNode *list)
{
  bool json = cjm_source_is_json(list->span.source);
  g_autoptr(GString) text = g_string_new("[");
  for (size_t i = 0; i < list->n; i++) {
    const CjmNode *row = list->items[i];
    if (begins_phase(list, i)) {
      g_string_append(text, i == 0 ? "" : "]}, ");
      g_string_append(text, json ? "{\"title\": " : "{title: ");
      append_phase(text, row);
      g_string_append(text, json ? ", \"steps\": [" : ", steps: [");
    } else {
      g_string_append(text, ", ");
    }
    append_row(text, row, row->span.start, row->span.end, 0);
  }
  g_string_append(text, "]}]");
  cjm_diag_edit(diag, list->span, text->str);
}

/* The list that is read as the phases, whatever its key; NULL for none. */
static const CjmNode *find_phases(const CjmNode *root)
{
  static const char *const phases = "phases";
  const CjmNode *list = cjm_node_get(root, phases);
  for (size_t i = 0; list == NULL && i < root->n; i++)
    if (root->items[i]->kind == CJM_NODE_LIST && cjm_nearest(root->keys[i]->text, &phases, 1) != NULL) list = root->items[i];
  return list;
}

bool cjm_fix_rows(CjmDecoder *d, CjmDiag *diag, const CjmNode *map, size_t i)
{
  const char *key = map->keys[i]->text;
  if (!is_one_of(key, phase_keys) && !is_one_of(key, step_keys)) return false;
  const CjmNode *list = find_phases(d->root);
  bool names = i == find_key(map, phase_keys) || i == find_key(map, step_keys);
  if (!names || list == NULL || list->kind != CJM_NODE_LIST) return false;
  if (!d->rows_sought) d->has_rows = are_rows(list);
  d->rows_sought = true;
  if (!d->has_rows) return false;
  if (map != list->items[0] || i != find_key(map, phase_keys)) return true; /* the first row has the fix of all */
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "write the steps below their phases");
  if (list->flow) group_in_brackets(diag, list);
  else group_lines(diag, list);
  if (diag->fix->edits->len == 0) g_clear_pointer(&diag->fix, cjm_fix_free);
  return true;
}

/* ---- touchpoints that are steps ---- */

static const char *const place_keys[] = {"channel", "touchpoint", "type", "medium", "where", NULL};
static const char *const deed_keys[] = {"action", "actions", "activity", "user_action", "customer_action", "description", NULL};

/* The first key that only a step has: what is done, thought or felt there, or what is wrong there. NULL: none. */
static const CjmNode *key_of_step(const CjmNode *item)
{
  static const char *const keys[] = {"emotion", "actions", "thoughts", "pain_points", "opportunities"};
  for (size_t i = 0; item->kind == CJM_NODE_MAP && i < item->n; i++) {
    const char *key = item->keys[i]->text, *nearest = cjm_shape_field(&cjm_shape_touchpoint, key) != NULL ? NULL : cjm_nearest(key, keys, G_N_ELEMENTS(keys));
    bool known = false;
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) known = known || strcmp(key, keys[k]) == 0;
    if (known || nearest != NULL) return item->keys[i];
  }
  return NULL;
}

enum { LOOKED_AT = 20 }; /* items of a list */

static size_t looked_at(const CjmNode *list)
{
  return list->kind == CJM_NODE_LIST ? MIN(list->n, LOOKED_AT) : 0;
}

static bool has_other_keys(const CjmNode *item)
{
  for (size_t i = 0; item->kind == CJM_NODE_MAP && i < item->n; i++)
    if (cjm_shape_field(&cjm_shape_touchpoint, item->keys[i]->text) == NULL) return true;
  return false;
}

bool cjm_touchpoints_may_be_steps(const CjmNode *list)
{
  size_t n = looked_at(list), others = 0;
  for (size_t i = 0; i < n; i++) others += has_other_keys(list->items[i]);
  return 2 * others > n;
}

const CjmNode *cjm_touchpoints_are_steps(const CjmNode *list)
{
  const CjmNode *first = NULL;
  size_t n = looked_at(list), steps = 0;
  for (size_t i = 0; i < n; i++) {
    const CjmNode *key = key_of_step(list->items[i]);
    steps += key != NULL;
    first = first != NULL ? first : key;
  }
  return 2 * steps > n ? first : NULL;
}

static void rename(CjmDiag *diag, const CjmNode *key, const char *name)
{
  g_autofree char *text = cjm_edit_scalar_new(key, name);
  cjm_diag_edit(diag, key->span, text);
}

void cjm_fix_steps_as_touchpoints(CjmDiag *diag, const CjmNode *phase, size_t i)
{
  const CjmNode *list = phase->items[i];
  if (cjm_node_get(phase, "steps") != NULL || !cjm_is_of_one_file(list) || phase->keys[i]->span.source != list->span.source) return;
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "make them steps, each with its touchpoint");
  rename(diag, phase->keys[i], "steps");
  for (size_t k = 0; k < list->n; k++) {
    const CjmNode *item = list->items[k];
    if (item->kind != CJM_NODE_MAP) continue;
    bool titled = cjm_is_titled(item);
    size_t place = find_key(item, place_keys), deed = find_key(item, deed_keys);
    size_t name = find_key(item, (const char *const[]){"name", "title", NULL});
    if (place == item->n && deed < item->n && titled) place = name; /* `{name: Website, action: Compares}` */
    if (place < item->n && cjm_node_get(item, "touchpoints") == NULL) rename(diag, item->keys[place], "touchpoints");
    if (deed < item->n && (!titled || place == name)) rename(diag, item->keys[deed], "title");
  }
}

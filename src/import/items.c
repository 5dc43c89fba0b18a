#include <string.h>

#include "format/meanings.h"
#include "format/shapes.h"
#include "import/builder.h"
#include "import/labels.h"
#include "import/markup.h"
#include "journey/id.h"
#include "journey/lexicon.h"

/* ---- items with parts ---- */

static bool is_detail_of(const CjmField *field)
{
  return field && (field->type == CJM_FIELD_TEXT || field->type == CJM_FIELD_CHOICE || field->type == CJM_FIELD_TEXTS || field->type == CJM_FIELD_URL);
}

/* Sets the field that a detail means, if its value is one that the field takes. */
static bool put_detail(CjmBuilding *b, CjmNode *map, const CjmShape *shape, const char *label, const char *plain, CjmSpan span)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  for (size_t i = 0; i < shape->n_fields; i++)
    if (is_detail_of(&shape->fields[i])) g_ptr_array_add(keys, (gpointer)shape->fields[i].key);
  g_autofree char *folded = cjm_lexicon_fold_new(label);
  const char *key = folded ? cjm_nearest(folded, (const char *const *)keys->pdata, keys->len) : NULL;
  const CjmField *field = key ? cjm_shape_field(shape, key) : NULL;
  if (!field || cjm_node_get(map, key)) return false;
  const CjmEnumWord *words = field->words;
  if (field->type == CJM_FIELD_CHOICE) {
    const CjmEnumWord *word = cjm_word_find(words, plain);
    const char *near = word ? word->word : cjm_nearest_word(plain, words);
    if (!near) return false;
    cjm_build_put(b, map, key, cjm_build_text(b, span, near));
    return true;
  }
  if (field->type == CJM_FIELD_URL && !cjm_markup_is_address(plain, strlen(plain))) return false;
  if (field->flags & CJM_FIELD_MAIN) return false;
  cjm_build_put(b, map, key, cjm_build_text(b, span, plain));
  return true;
}

/* An item as a map of its shape: what it has no key for stands behind its text in brackets. */
static CjmNode *detailed_node(CjmBuilding *b, const CjmEntry *entry, const CjmCellItem *item, const CjmShape *shape)
{
  const CjmField *main_field = cjm_shape_main(shape);
  CjmSpan span = entry->text.span;
  CjmNode *map = cjm_build_map(b, span);
  CjmNode *text = cjm_build_text(b, span, item->text);
  cjm_build_put(b, map, main_field->key, text);
  if (item->url && cjm_shape_field(shape, "url")) cjm_build_put(b, map, "url", cjm_build_text(b, span, item->url));
  for (const CjmEntry *detail = entry->details; detail; detail = detail->next) {
    g_autofree char *plain = cjm_markup_plain_new(detail->text.text);
    if (cjm_cell_is_empty(plain) || put_detail(b, map, shape, detail->label.text, plain, detail->text.span)) continue;
    g_autofree char *label = cjm_markup_plain_new(detail->label.text);
    text->text = cjm_arena_printf(b->import->arena, *label ? "%s (%s: %s)" : "%s (%s%s)", text->text, label, plain);
  }
  return map->n > 1 ? map : text;
}

static CjmNode *item_node(CjmBuilding *b, const CjmEntry *entry, const CjmCellItem *item, const CjmShape *shape)
{
  bool has_url = item->url && cjm_shape_field(shape, "url");
  return entry->details || has_url ? detailed_node(b, entry, item, shape) : cjm_build_text(b, entry->text.span, item->text);
}

/* ---- lists ---- */

static bool has_commas(const CjmEntry *entry)
{
  return strcmp(entry->key, "touchpoints") == 0 || strcmp(entry->key, "tags") == 0 || strcmp(entry->key, "persona") == 0;
}

static GPtrArray *items_new(const CjmEntry *entry)
{
  if (!entry->whole) return cjm_cell_items_new(entry->text.text, has_commas(entry));
  GPtrArray *items = g_ptr_array_new_with_free_func(cjm_cell_item_free);
  CjmCellItem *item = cjm_cell_item_new(entry->text.text);
  if (item) g_ptr_array_add(items, item);
  return items;
}

static bool is_question(const char *text)
{
  return g_str_has_suffix(text, "?") || g_str_has_suffix(text, "？") || g_str_has_suffix(text, "؟");
}

/* Whether the item is what the customer says, whatever list it stands in. */
static bool is_said(const CjmCellItem *item, const char *key)
{
  return item->is_quoted && strchr(item->text, ' ') && (strcmp(key, "actions") == 0 || strcmp(key, "notes") == 0);
}

static void put_list(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  const CjmField *field = entry->is_custom ? &cjm_field_custom_texts : cjm_shape_field(&cjm_shape_step, entry->key);
  g_autoptr(GPtrArray) items = items_new(entry);
  for (guint i = 0; i < items->len; i++) {
    const CjmCellItem *item = items->pdata[i];
    const char *key = is_said(item, entry->key) ? "thoughts" : entry->key;
    g_autofree char *id = strcmp(key, "tags") == 0 ? cjm_id_slug_new(item->text) : NULL;
    if (id && *id == '\0') key = "notes"; /* a tag without letters has no id */
    if (strcmp(key, "thoughts") == 0 && is_question(item->text) && !b->has_questions) key = "questions";
    const CjmShape *shape = strcmp(key, entry->key) == 0 ? field->shape : cjm_shape_field(&cjm_shape_step, key)->shape;
    cjm_build_add(b, step, key, shape ? item_node(b, entry, item, shape) : cjm_build_text(b, entry->text.span, item->text));
  }
}

/* ---- entries with a syntax of their own ---- */

static void put_joined(CjmBuilding *b, CjmNode *step, const char *key, const CjmEntry *entry, const char *separator)
{
  g_autoptr(GPtrArray) items = items_new(entry);
  for (guint i = 0; i < items->len; i++) cjm_build_join(b, step, key, entry->text.span, ((const CjmCellItem *)items->pdata[i])->text, separator);
}

/* A note with the label that the text had. */
static void put_note(CjmBuilding *b, CjmNode *step, const CjmEntry *entry, const char *label)
{
  g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
  if (cjm_cell_is_empty(plain)) return;
  g_autofree char *text = label && *label ? g_strdup_printf("%s: %s", label, plain) : g_strdup(plain);
  cjm_build_add(b, step, "notes", cjm_build_text(b, entry->text.span, text));
}

static bool is_duration(const char *plain)
{
  g_autoptr(GRegex) regex = g_regex_new("^\\d{1,4}\\s?(?:s|min|h|d|w)$", 0, 0, NULL);
  return g_regex_match(regex, plain, 0, NULL);
}

/* `when` is a text, or with a waiting time a map. */
static void put_when(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
  if (cjm_cell_is_empty(plain)) return;
  for (char *c = plain; *c; c++)
    if (*c == '\n') *c = ' ';
  CjmSpan span = entry->text.span;
  bool is_waiting = strcmp(entry->key, "waiting") == 0;
  CjmNode *there = cjm_node_get(step, "when");
  if (is_waiting && !is_duration(plain)) {
    put_note(b, step, entry, entry->label.text);
    cjm_import_kept(b->import, span, "\"%s\" is no duration such as 3d, and is kept as a note", plain);
  } else if (is_waiting) {
    CjmNode *map = cjm_build_map(b, span);
    cjm_build_put(b, map, "waiting", cjm_build_text(b, span, plain));
    if (there) put_note(b, step, entry, entry->label.text);
    else cjm_build_put(b, step, "when", map);
  } else if (there && there->kind == CJM_NODE_MAP && !cjm_node_get(there, "at")) {
    cjm_build_put(b, there, "at", cjm_build_text(b, span, plain));
  } else if (there) {
    put_note(b, step, entry, entry->label.text);
  } else {
    cjm_build_put(b, step, "when", cjm_build_text(b, span, plain));
  }
}

/* A mark in a column of moments of truth, or what the moment is. */
static void put_moment(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  static const char *const marks[] = {"x", "yes", "✓", "✔", "★", "⭐", "!", "ja", "oui", "sí", "si", "sim", "tak", "да", "是", "○", "◎", "mot", "true"};
  static const char *const none[] = {"no", "nein", "non", "false", "nee", "nie", "нет", "否"};
  g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
  for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
    if (g_ascii_strcasecmp(plain, none[i]) == 0) return;
  if (cjm_cell_is_empty(plain)) return;
  CjmSpan span = entry->text.span;
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
    if (g_ascii_strcasecmp(plain, marks[i]) == 0) {
      cjm_build_add(b, step, "moment", cjm_build_text(b, span, "truth"));
      return;
    }
  const CjmField *kind = cjm_shape_field(&cjm_shape_moment, "kind");
  const CjmEnumWord *word = kind && kind->words ? cjm_word_find(kind->words, plain) : NULL;
  if (word) {
    cjm_build_add(b, step, "moment", cjm_build_text(b, span, word->word));
    return;
  }
  CjmNode *map = cjm_build_map(b, span);
  cjm_build_put(b, map, "kind", cjm_build_text(b, span, "truth"));
  cjm_build_put(b, map, "text", cjm_build_text(b, span, plain));
  cjm_build_add(b, step, "moment", map);
}

static void put_engagement(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
  bool is_level = strlen(plain) == 1 && *plain >= '1' && *plain <= '5' && !cjm_node_get(step, "engagement");
  if (is_level) cjm_build_put(b, step, "engagement", cjm_build_text(b, entry->text.span, plain));
  else put_note(b, step, entry, entry->label.text);
}

/* Addresses become links, other text notes. */
static void put_links(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  g_autoptr(GPtrArray) links = cjm_markup_links_new(entry->text.text);
  g_autoptr(GPtrArray) items = cjm_cell_items_new(entry->text.text, false);
  CjmSpan span = entry->text.span;
  for (guint i = 0; links && i < links->len; i++) {
    const char *address = links->pdata[i], *text = address;
    for (guint k = 0; k < items->len; k++)
      if (g_strcmp0(((const CjmCellItem *)items->pdata[k])->url, address) == 0) text = ((const CjmCellItem *)items->pdata[k])->text;
    CjmNode *map = cjm_build_map(b, span);
    if (text != address) cjm_build_put(b, map, "text", cjm_build_text(b, span, text));
    cjm_build_put(b, map, "url", cjm_build_text(b, span, address));
    cjm_build_add(b, step, "links", map);
  }
  if (!links) put_note(b, step, entry, NULL);
}

/* A text of a step that has no field for it goes to the notes. */
static void put_text(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  bool of_phase = cjm_shape_field(&cjm_shape_phase, entry->key) && cjm_node_get(step, "steps");
  bool is_goal = strcmp(entry->key, "goal") == 0;
  if (step == b->only && is_goal) return;
  if (of_phase || step == b->lone) put_joined(b, step, entry->key, entry, is_goal ? "; " : "\n");
  else put_note(b, step, entry, is_goal ? entry->label.text : NULL);
}

void cjm_build_put_entry(CjmBuilding *b, CjmNode *root, CjmNode *step, const CjmEntry *entry)
{
  typedef void Put(CjmBuilding * building, CjmNode *node, const CjmEntry *of);
  static const struct {
    const char *key;
    Put *put;
  } special[] = {{"emotion", cjm_build_put_feelings}, {"both", cjm_build_put_feelings}, {"duration", put_when},   {"waiting", put_when},
                 {"moment", put_moment},              {"engagement", put_engagement},   {"links", put_links},     {"persona", cjm_build_put_actors},
                 {"goal", put_text},                  {"description", put_text}};
  const CjmOwnLane *lane = entry->is_custom ? g_hash_table_lookup(b->lane_ids, entry->key) : NULL;
  if (strcmp(entry->key, "score") == 0 && !b->has_feelings) {
    cjm_build_put_feelings(b, step, entry);
    return;
  }
  if (strcmp(entry->key, "metrics") == 0 || strcmp(entry->key, "score") == 0 || (lane && lane->is_numbers)) {
    cjm_build_put_metrics(b, root, step, entry);
    return;
  }
  if (strcmp(entry->key, "owner") == 0) {
    put_joined(b, step, "owner", entry, ", ");
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(special); i++)
    if (strcmp(special[i].key, entry->key) == 0) {
      special[i].put(b, step, entry);
      return;
    }
  if (lane || cjm_shape_field(&cjm_shape_step, entry->key)) put_list(b, step, entry);
  else put_note(b, step, entry, entry->label.text);
}

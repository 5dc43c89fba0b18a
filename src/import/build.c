#include "import/build.h"

#include <string.h>

#include "fmt/order.h"
#include "format/shapes.h"
#include "import/builder.h"
#include "import/labels.h"
#include "import/markup.h"
#include "import/titles.h"

/* ---- steps ---- */

static bool is_step_only(const CjmEntry *entry)
{
  static const char *const keys[] = {"emotion", "both", "moment", "engagement", "persona", "score"};
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
    if (strcmp(entry->key, keys[i]) == 0) return true;
  return false;
}

static bool is_for_title(const CjmEntry *entry)
{
  return strcmp(entry->key, "step") == 0 || strcmp(entry->key, "phase") == 0;
}

static void put_entries(CjmBuilding *b, CjmNode *root, CjmNode *node, const CjmPart *part, bool step_only)
{
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next) {
    if (strcmp(entry->key, "number") == 0 || is_for_title(entry) || is_step_only(entry) != step_only) continue;
    cjm_build_put_entry(b, root, node, entry);
  }
}

/* What a step without a title, or with nothing but a number, is called: its first action, else its number. */
static char *title_of_new(const CjmPart *part, const CjmNode *node, unsigned number)
{
  enum { TITLE_MAX = 120 /* bytes */ };
  g_autofree char *title = cjm_title_new(part->title);
  bool is_number = strspn(title, "0123456789") == strlen(title) && !part->title.is_plain;
  if (*title && !is_number) return g_steal_pointer(&title);
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next)
    if (is_for_title(entry) && *entry->text.text) return cjm_title_new(entry->text);
  const CjmNode *actions = cjm_node_get(node, "actions");
  const CjmNode *first = actions && actions->n ? actions->items[0] : NULL;
  if (first && first->kind == CJM_NODE_SCALAR && strlen(first->text) <= TITLE_MAX && !strchr(first->text, '\n')) return g_strdup(first->text);
  if (*title) return g_steal_pointer(&title);
  return g_strdup_printf("%u", number);
}

/* A title that is the only action says the same twice. */
static void drop_repeated_action(CjmNode *node, const char *title)
{
  CjmNode *actions = cjm_node_get(node, "actions");
  if (!actions || actions->n != 1 || actions->items[0]->kind != CJM_NODE_SCALAR || strcmp(actions->items[0]->text, title) != 0) return;
  for (size_t i = 0; i < node->n; i++)
    if (node->items[i] == actions) {
      memmove(&node->items[i], &node->items[i + 1], (node->n - i - 1) * sizeof(CjmNode *));
      memmove(&node->keys[i], &node->keys[i + 1], (node->n - i - 1) * sizeof(CjmNode *));
      node->n--;
      return;
    }
}

static void put_title(CjmBuilding *b, CjmNode *node, const CjmPart *part, unsigned number)
{
  g_autofree char *title = title_of_new(part, node, number);
  cjm_build_put(b, node, "title", cjm_build_text(b, part->title.span, title));
  drop_repeated_action(node, title);
}

/* The goal of a phase's only step is the phase's. */
static void put_goals(CjmBuilding *b, CjmNode *root, CjmNode *phase, const CjmPart *step)
{
  for (const CjmEntry *entry = step->entries; entry; entry = entry->next)
    if (strcmp(entry->key, "goal") == 0) cjm_build_put_entry(b, root, phase, entry);
}

static CjmNode *step_node(CjmBuilding *b, CjmNode *root, const CjmPart *part, unsigned number, bool is_only)
{
  CjmNode *node = cjm_build_map(b, part->title.span);
  b->only = is_only ? node : NULL;
  put_entries(b, root, node, part, false);
  put_entries(b, root, node, part, true);
  b->only = NULL;
  put_title(b, node, part, number);
  return node;
}

/* What belongs to steps, and was said of a phase that has some, is said of the first of them. */
static void hand_down(CjmBuilding *b, CjmNode *root, const CjmPart *part, CjmNode *step)
{
  bool has_any = false;
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next) {
    if (!is_step_only(entry) || strcmp(entry->key, "persona") == 0) continue;
    if (cjm_node_get(step, "emotion") && (strcmp(entry->key, "emotion") == 0 || strcmp(entry->key, "score") == 0)) {
      g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
      cjm_build_add(b, step, "notes", cjm_build_text(b, entry->text.span, plain));
    } else {
      cjm_build_put_entry(b, root, step, entry);
    }
    if (!has_any) cjm_import_kept(b->import, entry->text.span, "a phase with steps has no feelings of its own; this is kept at its first step");
    has_any = true;
  }
}

static CjmNode *phase_node(CjmBuilding *b, CjmNode *root, const CjmPart *part, unsigned number)
{
  CjmNode *node = cjm_build_map(b, part->title.span);
  if (!part->parts) {
    b->lone = node;
    put_entries(b, root, node, part, false);
    put_entries(b, root, node, part, true);
    b->lone = NULL;
  } else {
    CjmNode *steps = cjm_build_list(b, part->title.span);
    unsigned n = 0;
    for (const CjmPart *inner = part->parts; inner; inner = inner->next) cjm_build_put(b, steps, NULL, step_node(b, root, inner, ++n, !part->parts->next));
    cjm_build_put(b, node, "steps", steps);
    if (!part->parts->next) put_goals(b, root, node, part->parts);
    put_entries(b, root, node, part, false);
    hand_down(b, root, part, steps->items[0]);
    for (size_t i = 0; i < steps->n; i++) cjm_build_finish_feelings(b, steps->items[i]);
  }
  put_title(b, node, part, number);
  cjm_build_finish_feelings(b, node);
  return node;
}

/* ---- the journey ---- */

/* Whether one of the words stands in a text, as a whole. */
static bool has_word(const char *text, const char *const *words)
{
  g_autofree char *lower = g_utf8_strdown(text, -1);
  for (; *words; words++) {
    const char *at = strstr(lower, *words);
    size_t n = strlen(*words);
    if (at && (at == lower || !g_ascii_isalpha(at[-1])) && !g_ascii_isalpha(at[n])) return true;
  }
  return false;
}

static void put_state(CjmBuilding *b, CjmNode *root, CjmSnippet piece)
{
  static const char *const future[] = {"future", "to-be", "to be", "soll", "target", "soll-zustand", "futur", "futuro", "toekomst", "将来", "未来", NULL};
  static const char *const current[] = {"current", "as-is", "as is", "ist-zustand", "ist", "today", "actuel", "actual", "huidig", "現状", "现状", NULL};
  bool is_future = has_word(piece.text, future), is_current = !is_future && has_word(piece.text, current);
  if ((is_future || is_current) && !cjm_node_get(root, "state")) cjm_build_put(b, root, "state", cjm_build_text(b, piece.span, is_future ? "future" : "current"));
}

static void put_list(CjmBuilding *b, CjmNode *root, const char *key, const CjmEntry *entry, const char *label)
{
  g_autoptr(GPtrArray) items = entry->whole ? NULL : cjm_cell_items_new(entry->text.text, false);
  g_autofree char *plain = items ? NULL : cjm_markup_plain_new(entry->text.text);
  for (guint i = 0; items ? i < items->len : i < 1; i++) {
    const char *text = items ? ((const CjmCellItem *)items->pdata[i])->text : plain;
    if (!*text) continue;
    g_autofree char *full = label ? g_strdup_printf("%s: %s", label, text) : g_strdup(text);
    cjm_build_add(b, root, key, cjm_build_text(b, entry->text.span, full));
  }
}

static void put_top_links(CjmBuilding *b, CjmNode *root, const CjmEntry *entry)
{
  g_autoptr(GPtrArray) links = cjm_markup_links_new(entry->text.text);
  if (!links) put_list(b, root, "notes", entry, NULL);
  for (guint i = 0; links && i < links->len; i++) {
    CjmNode *map = cjm_build_map(b, entry->text.span);
    cjm_build_put(b, map, "url", cjm_build_text(b, entry->text.span, links->pdata[i]));
    cjm_build_add(b, root, "links", map);
  }
}

/* Goals belong to the persona; without one they say what the map is for. */
static void put_goal(CjmBuilding *b, CjmNode *root, const CjmEntry *entry)
{
  CjmNode *persona = cjm_node_get(root, "persona");
  if (persona) put_list(b, persona, "goals", entry, NULL);
  else {
    g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
    if (!cjm_cell_is_empty(plain)) cjm_build_join(b, root, "objective", entry->text.span, plain, "\n");
  }
}

/* Whether a label is that of what was found out. */
static bool is_finding(const char *label)
{
  static const char *const words[] = {"insight", "takeaway", "finding", "conclusion", "erkenntnis", "fazit", "enseignement", "conclusi", "inzicht", "wniosk", "洞察", "インサイト", "инсайт", "вывод"};
  g_autofree char *lower = g_utf8_strdown(label, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strstr(lower, words[i])) return true;
  return false;
}

static void put_top(CjmBuilding *b, CjmNode *root, const CjmEntry *entry)
{
  static const char *const texts[] = {"scenario", "objective", "owner", "subtitle", "updated"};
  const char *key = strcmp(entry->key, "description") == 0 ? "scenario" : entry->key;
  g_autofree char *plain = cjm_markup_plain_new(entry->text.text), *label = cjm_markup_plain_new(entry->label.text);
  for (size_t n = strlen(label); n && strchr(": ", label[n - 1]); n--) label[n - 1] = '\0';
  if ((cjm_cell_is_empty(plain) && !entry->details) || strcmp(key, "persona") == 0 || strcmp(key, "title") == 0) return;
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    if (strcmp(texts[i], key) == 0) {
      bool is_first = strcmp(entry->key, "description") == 0 && !*label && !cjm_node_get(root, key);
      if (is_first) cjm_import_understood(b->import, entry->text.span, "text outside the stages is the scenario of the map");
      cjm_build_join(b, root, key, entry->text.span, plain, strcmp(key, "owner") == 0 ? ", " : "\n");
      return;
    }
  if (strcmp(key, "state") == 0) put_state(b, root, entry->text);
  else if (strcmp(key, "goal") == 0) put_goal(b, root, entry);
  else if (strcmp(key, "links") == 0) put_top_links(b, root, entry);
  else if (strcmp(key, "opportunities") == 0) put_list(b, root, "recommendations", entry, NULL);
  else if (strcmp(key, "conclusions") == 0 || is_finding(label)) put_list(b, root, "conclusions", entry, NULL);
  else {
    bool is_plain_note = strcmp(key, "notes") == 0 && (!*label || g_strcmp0(cjm_label_find_exact(label), "notes") == 0);
    put_list(b, root, "notes", entry, is_plain_note ? NULL : label);
    cjm_import_kept(b->import, entry->text.span, "%s%s%s is kept as a note of the map", *label ? "\"" : "", *label ? label : "this text", *label ? "\"" : "");
  }
}

static void put_lanes(CjmBuilding *b, CjmNode *root)
{
  for (guint i = 0; i < b->lanes->len; i++) {
    const CjmOwnLane *lane = b->lanes->pdata[i];
    if (lane->is_numbers || lane->n == 0) continue;
    CjmNode *map = cjm_build_map(b, lane->span);
    cjm_build_put(b, map, "id", cjm_build_text(b, lane->span, lane->id));
    cjm_build_put(b, map, "title", cjm_build_text(b, lane->span, lane->title));
    cjm_build_put(b, map, "kind", cjm_build_text(b, lane->span, lane->is_tags ? "tags" : "list"));
    cjm_build_add(b, root, "lanes", map);
  }
}

static void put_scale(CjmBuilding *b, CjmNode *root)
{
  if (!b->has_scale) return;
  CjmSpan span = b->journey->title.span;
  CjmNode *scale = cjm_build_map(b, span);
  cjm_build_put(b, scale, "min", cjm_build_number(b, span, b->min));
  cjm_build_put(b, scale, "max", cjm_build_number(b, span, b->max));
  cjm_build_put(b, root, "scale", scale);
}

char *cjm_import_name_new(const CjmImport *import)
{
  g_autofree char *base = g_path_get_basename(import->source->name);
  char *dot = strrchr(base, '.');
  if (dot && dot != base) *dot = '\0';
  for (char *c = base; *c; c++)
    if (strchr("-_", *c)) *c = ' ';
  bool is_stdin = *base == '<';
  if (!is_stdin) *base = g_ascii_toupper(*base);
  return g_strdup(is_stdin ? "Customer journey" : base);
}

static void put_head(CjmBuilding *b, CjmNode *root)
{
  const CjmEntry *named = cjm_part_find(b->journey, "title");
  const CjmSnippet *piece = *b->journey->title.text || !named ? &b->journey->title : &named->text;
  g_autofree char *plain = cjm_title_new(*piece);
  bool has_title = piece->is_plain ? *plain != '\0' : !cjm_cell_is_empty(plain);
  g_autofree char *title = has_title ? g_steal_pointer(&plain) : cjm_import_name_new(b->import);
  CjmNode *node = cjm_build_text(b, piece->span, title);
  cjm_build_put(b, root, "title", node);
  if (!has_title) cjm_build_comment(b, node, "the source has no title");
  g_autofree char *other = named ? cjm_title_new(named->text) : NULL;
  if (other && *other && strcmp(other, title) != 0) {
    cjm_build_put(b, root, "subtitle", cjm_build_text(b, named->text.span, other));
    cjm_import_kept(b->import, named->text.span, "\"%s\" is kept as the subtitle: the title is that of the heading", other);
  }
  if (strcmp(b->lang, "en") != 0) cjm_build_put(b, root, "lang", cjm_build_text(b, piece->span, b->lang));
}

static void count_metrics(CjmBuilding *b, const CjmPart *part)
{
  for (const CjmPart *inner = part->parts; inner; inner = inner->next) {
    for (const CjmEntry *entry = inner->entries; entry; entry = entry->next) {
      const CjmOwnLane *lane = entry->is_custom ? g_hash_table_lookup(b->lane_ids, entry->key) : NULL;
      bool is_score = strcmp(entry->key, "score") == 0 && b->has_feelings;
      if (strcmp(entry->key, "metrics") == 0 || is_score || (lane && lane->is_numbers)) cjm_build_count_metrics(b, entry);
    }
    count_metrics(b, inner);
  }
}

static void begin(CjmBuilding *b, CjmImport *import, CjmPart *journey)
{
  *b = (CjmBuilding){.import = import, .journey = journey};
  b->lang = import->settings->lang ? import->settings->lang : cjm_build_guess_language(journey);
  b->comments = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  b->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  b->lanes = g_ptr_array_new();
  b->lane_ids = g_hash_table_new(g_str_hash, g_str_equal);
  b->metrics = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void end(CjmBuilding *b)
{
  g_hash_table_unref(b->labels);
  g_ptr_array_unref(b->lanes);
  g_hash_table_unref(b->lane_ids);
  g_hash_table_unref(b->metrics);
  g_hash_table_unref(b->feelings);
  g_hash_table_unref(b->actors);
  g_ptr_array_unref(b->actor_list);
}

/* A journey whose reader made a tree by itself. */
static CjmImported *finished_new(const CjmPart *journey)
{
  CjmNode *title = cjm_node_get(journey->root, "title");
  bool has_title = title && title->kind == CJM_NODE_SCALAR;
  CjmImported *imported = g_new(CjmImported, 1);
  *imported = (CjmImported){has_title ? title->text : "", journey->root, g_hash_table_new_full(NULL, NULL, NULL, g_free), journey->document};
  return imported;
}

CjmImported *cjm_import_build_new(CjmImport *import, CjmPart *journey)
{
  if (journey->root) return finished_new(journey);
  if (!journey->parts) return NULL;
  CjmBuilding b;
  begin(&b, import, journey);
  cjm_build_resolve(&b);
  cjm_build_feelings(&b);
  cjm_build_find_actors(&b);
  count_metrics(&b, journey);
  CjmNode *root = cjm_build_map(&b, journey->title.span);
  put_head(&b, root);
  if (strstr(journey->title.text, "-") || strstr(journey->title.text, " ")) put_state(&b, root, journey->title);
  cjm_build_put_people(&b, root);
  for (const CjmEntry *entry = journey->entries; entry; entry = entry->next) put_top(&b, root, entry);
  put_scale(&b, root);
  CjmNode *phases = cjm_build_list(&b, journey->title.span);
  unsigned n = 0;
  for (const CjmPart *part = journey->parts; part; part = part->next) cjm_build_put(&b, phases, NULL, phase_node(&b, root, part, ++n));
  put_lanes(&b, root);
  cjm_build_put(&b, root, "phases", phases);
  cjm_canonical_sort(root);
  CjmImported *imported = g_new(CjmImported, 1);
  *imported = (CjmImported){cjm_node_get(root, "title")->text, root, b.comments, NULL};
  end(&b);
  return imported;
}

void cjm_imported_free(void *data)
{
  CjmImported *imported = data;
  if (!imported) return;
  g_hash_table_unref(imported->comments);
  g_free(imported);
}

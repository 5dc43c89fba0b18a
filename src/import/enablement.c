/* enablement.c: files of Enablement Map Studio: a YAML document of the kind `cjm`, and of the others the service blueprint (`sbp`), whose lanes
 * become lanes of the map. */
#include <string.h>

#include "import/importers.h"
#include "import/objects.h"

enum { DOCUMENTS_MAX = 8 };

static const char *const name_keys[] = {"name", "title", NULL};

static const char *text_of(const CjmNode *map, const char *key)
{
  return cjm_objects_text(map, (const char *const[]){key, NULL}).text;
}

static bool is_kind(const CjmNode *root, const char *kind)
{
  return root && root->kind == CJM_NODE_MAP && strcmp(text_of(root, "kind"), kind) == 0;
}

static const CjmNode *list_of(const CjmNode *map, const char *key)
{
  const CjmNode *list = cjm_node_get(map, key);
  return list && list->kind == CJM_NODE_LIST ? list : NULL;
}

static bool recognise(const CjmImport *import)
{
  const char *text = import->source->text;
  return strstr(text, "kind: cjm") && strstr(text, "phases:") && strstr(text, "actions:");
}

static void put_texts(CjmImport *import, CjmPart *part, const char *key, const CjmNode *map, const char *of)
{
  const CjmNode *value = cjm_node_get(map, of);
  if (!value || value->null) return;
  CjmSnippet label = cjm_snippet(of, value->span);
  if (value->kind == CJM_NODE_SCALAR) cjm_part_put(import, part, key, label, cjm_snippet(value->text, value->span));
  for (size_t i = 0; value->kind == CJM_NODE_LIST && i < value->n; i++)
    if (value->items[i]->kind == CJM_NODE_SCALAR) cjm_part_put(import, part, key, label, cjm_snippet(value->items[i]->text, value->items[i]->span))->whole = true;
}

static CjmPart *put_action(CjmImport *import, CjmPart *phase, const CjmNode *action)
{
  CjmPart *step = cjm_part_add(import, phase, cjm_objects_text(action, name_keys));
  put_texts(import, step, "touchpoints", action, "touchpoints");
  put_texts(import, step, "thoughts", action, "thoughts_feelings");
  put_texts(import, step, "emotion", action, "emotion_score");
  put_texts(import, step, "actions", action, "description");
  return step;
}

/* The tasks of the blueprint, at the steps that they serve. */
static void put_blueprint(CjmImport *import, const CjmNode *root, GHashTable *steps)
{
  const CjmNode *lanes = list_of(root, "lanes"), *tasks = list_of(root, "tasks");
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t l = 0; lanes && l < lanes->n; l++)
    if (lanes->items[l]->kind == CJM_NODE_MAP) g_hash_table_insert(known, (gpointer)text_of(lanes->items[l], "id"), lanes->items[l]);
  for (size_t i = 0; tasks && i < tasks->n; i++) {
    const CjmNode *task = tasks->items[i];
    if (task->kind != CJM_NODE_MAP || strcmp(text_of(task, "readonly"), "true") == 0) continue;
    CjmPart *step = g_hash_table_lookup(steps, text_of(task, "source_id"));
    const CjmNode *of = g_hash_table_lookup(known, text_of(task, "lane"));
    CjmSnippet name = cjm_objects_text(task, name_keys), lane = of ? cjm_objects_text(of, name_keys) : cjm_snippet("Tasks", task->span);
    if (step) cjm_part_put(import, step, NULL, lane, name)->whole = true;
    else cjm_import_left(import, name.span, "the task \"%s\" belongs to no step of the journey, and is left aside", name.text);
  }
}

static void put_journey(CjmImport *import, const CjmNode *root, GHashTable *steps)
{
  const CjmNode *phases = list_of(root, "phases"), *actions = list_of(root, "actions"), *persona = cjm_node_get(root, "persona");
  CjmSnippet name = persona && persona->kind == CJM_NODE_MAP ? cjm_objects_text(persona, name_keys) : cjm_snippet("", root->span);
  CjmPart *journey = cjm_import_add_journey(import, cjm_objects_text(root, name_keys));
  journey->has_scale = true;
  journey->min = -2;
  journey->max = 2;
  cjm_import_understood(import, root->span, "a journey of Enablement Map Studio: actions are steps, scores are feelings from -2 to 2");
  if (*name.text) {
    CjmEntry *entry = cjm_part_put(import, journey, "persona", cjm_snippet("persona", name.span), cjm_snippet("", name.span));
    cjm_entry_put(import, entry, NULL, cjm_snippet("name", name.span), name);
    CjmSnippet description = cjm_objects_text(persona, (const char *const[]){"description", NULL});
    if (*description.text) cjm_entry_put(import, entry, NULL, cjm_snippet("description", description.span), description);
  }
  g_autoptr(GHashTable) parts = g_hash_table_new(g_str_hash, g_str_equal); /* id of a phase → its CjmPart */
  for (size_t i = 0; phases && i < phases->n; i++)
    if (phases->items[i]->kind == CJM_NODE_MAP)
      g_hash_table_insert(parts, (gpointer)text_of(phases->items[i], "id"), cjm_part_add(import, journey, cjm_objects_text(phases->items[i], name_keys)));
  for (size_t i = 0; actions && i < actions->n; i++) {
    const CjmNode *action = actions->items[i];
    CjmPart *phase = action->kind == CJM_NODE_MAP ? g_hash_table_lookup(parts, text_of(action, "phase")) : NULL;
    if (phase) g_hash_table_insert(steps, (gpointer)text_of(action, "id"), put_action(import, phase, action));
    else cjm_import_left(import, action->span, "an action without a phase is left aside");
  }
}

static void read_enablement(CjmImport *import)
{
  const CjmNode *documents[DOCUMENTS_MAX] = {NULL};
  g_autoptr(GHashTable) steps = g_hash_table_new(g_str_hash, g_str_equal);
  for (unsigned i = 0; i < DOCUMENTS_MAX; i++) documents[i] = cjm_objects_parse(import, i);
  for (unsigned i = 0; i < DOCUMENTS_MAX; i++)
    if (is_kind(documents[i], "cjm")) put_journey(import, documents[i], steps);
  for (unsigned i = 0; import->journey && i < DOCUMENTS_MAX; i++) {
    if (is_kind(documents[i], "sbp")) put_blueprint(import, documents[i], steps);
    else if (documents[i] && !is_kind(documents[i], "cjm"))
      cjm_import_left(import, documents[i]->span, "a document of the kind \"%s\" is left aside", documents[i]->kind == CJM_NODE_MAP ? text_of(documents[i], "kind") : "");
  }
}

const CjmImporter cjm_importer_enablement = {
  .name = "enablement",
  .title = "a journey of Enablement Map Studio",
  .endings = (const char *const[]){NULL},
  .recognise = recognise,
  .read = read_enablement,
};

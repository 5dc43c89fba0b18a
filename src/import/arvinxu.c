/* arvinxu.c: files of the package @arvinxu/journey-map: stages with actions, whose feelings are −2 … +2. */
#include <string.h>

#include "import/importers.h"
#include "import/objects.h"

/* The first action of a stage; NULL for none. */
static const CjmNode *first_action(const CjmNode *root)
{
  const CjmNode *stages = root && root->kind == CJM_NODE_MAP ? cjm_node_get(root, "stages") : NULL;
  for (size_t i = 0; stages && stages->kind == CJM_NODE_LIST && i < stages->n; i++) {
    const CjmNode *stage = stages->items[i];
    const CjmNode *actions = stage->kind == CJM_NODE_MAP && cjm_node_get(stage, "name") ? cjm_node_get(stage, "actions") : NULL;
    if (actions && actions->kind == CJM_NODE_LIST && actions->n && actions->items[0]->kind == CJM_NODE_MAP && cjm_node_get(actions->items[0], "name")) return actions->items[0];
  }
  return NULL;
}

static bool recognise(const CjmImport *import)
{
  return first_action(cjm_objects_parse(import, 0)) != NULL;
}

static void read_arvinxu(CjmImport *import)
{
  const CjmNode *root = cjm_objects_parse(import, 0);
  if (!first_action(root) || !cjm_objects_read(import, root)) return;
  import->journey->has_scale = true;
  import->journey->min = -2;
  import->journey->max = 2;
}

const CjmImporter cjm_importer_arvinxu = {
  .name = "arvinxu",
  .title = "a journey of @arvinxu/journey-map",
  .endings = (const char *const[]){NULL},
  .recognise = recognise,
  .read = read_arvinxu,
};

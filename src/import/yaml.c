/* yaml.c: a journey in YAML or JSON of another shape. */
#include "import/importers.h"
#include "import/objects.h"

static bool recognise(const CjmImport *import)
{
  const CjmNode *root = cjm_objects_parse(import, 0);
  return root && cjm_objects_have_journey(root);
}

static void read_yaml(CjmImport *import)
{
  const CjmNode *root = cjm_objects_parse(import, 0);
  if (root) cjm_objects_read(import, root);
}

const CjmImporter cjm_importer_yaml = {
  .name = "yaml",
  .title = "YAML or JSON of another shape",
  .endings = (const char *const[]){NULL},
  .recognise = recognise,
  .read = read_yaml,
};

/* journey.c: a journey file, in YAML or JSON: it comes out in canonical form. */
#include <string.h>

#include "fmt/fmt.h"
#include "fmt/order.h"
#include "import/importers.h"
#include "import/objects.h"

static bool recognise(const CjmImport *import)
{
  return import->settings->is_journey;
}

/* Removes values of null, which in JSON are as if they were not there. */
static void drop_nulls(CjmNode *node)
{
  size_t n = 0;
  for (size_t i = 0; node->kind != CJM_NODE_SCALAR && i < node->n; i++) {
    if (node->items[i]->null && node->kind == CJM_NODE_MAP) continue;
    drop_nulls(node->items[i]);
    node->items[n] = node->items[i];
    if (node->kind == CJM_NODE_MAP) node->keys[n] = node->keys[i];
    n++;
  }
  if (node->kind != CJM_NODE_SCALAR) node->n = n;
}

static bool is_json(const CjmSource *source)
{
  size_t at = 0;
  while (at < source->len && strchr(" \t\r\n", source->text[at])) at++;
  return at < source->len && strchr("{[", source->text[at]);
}

void cjm_journey_put(CjmImport *import, const CjmSource *source, const char *document)
{
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmNode *root = cjm_yaml_parse(import->arena, import->arena, source, &import->limits, diags);
  if (!root || root->kind != CJM_NODE_MAP || cjm_diags_failed(diags)) {
    cjm_import_left(import, (CjmSpan){source, 0, 0}, "a file that is no journey is left aside");
    return;
  }
  CjmPart *journey = cjm_import_add_journey(import, cjm_snippet("", root->span));
  journey->root = root;
  journey->document = document;
}

/* YAML keeps its comments. */
static void read_journey(CjmImport *import)
{
  const CjmSource *source = import->source;
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  char *canonical = NULL;
  bool json = is_json(source);
  if (!json && cjm_fmt_new(source, &import->limits, diags, &canonical) != CJM_FMT_OK) canonical = g_strdup(source->text);
  cjm_journey_put(import, source, canonical ? cjm_arena_take(import->arena, canonical) : NULL);
  if (json && import->journey) {
    drop_nulls(import->journey->root);
    cjm_canonical_sort(import->journey->root);
  }
  cjm_import_understood(import, (CjmSpan){source, 0, 0}, "this is a journey file already; it is written in canonical form, as `cjm fmt` does");
}

const CjmImporter cjm_importer_journey = {
  .name = "cjm",
  .title = "a journey file",
  .endings = (const char *const[]){NULL},
  .recognise = recognise,
  .read = read_journey,
};

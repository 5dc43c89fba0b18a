#include "join/chain.h"

#include <string.h>

#include "base/beneath.h"
#include "join/files.h"

enum { FILES_MAX = 16 };

typedef struct Chain {
  CjmJoiner *joiner;
  GPtrArray *open;   /* CjmLayer *, borrowed: from the journey to the file that is being read */
  GPtrArray *layers; /* CjmLayer *: completed layers */
  unsigned n_files;
  bool partial;
  GError *error;
} Chain;

static void layer_free(void *data)
{
  CjmLayer *layer = data;
  g_free(layer->path);
  g_free(layer);
}

static CjmLayer *find(const GPtrArray *layers, const char *path)
{
  for (guint i = 0; i < layers->len; i++) {
    CjmLayer *layer = g_ptr_array_index(layers, i);
    if (g_strcmp0(layer->path, path) == 0) return layer;
  }
  return NULL;
}

/* "a.yaml → b.yaml → a.yaml" */
static void report_cycle(Chain *chain, const CjmNode *name, const CjmLayer *first)
{
  g_autoptr(GString) circle = g_string_new(NULL);
  guint i = 0;
  while (chain->open->pdata[i] != first) i++;
  for (; i < chain->open->len; i++)
    g_string_append_printf(circle, "%s → ", ((const CjmLayer *)g_ptr_array_index(chain->open, i))->path);
  CjmDiag *diag = cjm_diags_add(chain->joiner->diags, CJM_CODE_EXTENDS_CYCLE, name->span,
                                "files extend each other in a cycle: %s%s", circle->str, first->path);
  cjm_diag_help(diag, "remove one of these `extends`; move what both need to a library");
  chain->partial = true;
}

/* Of all the files that are too many, the first is reported. */
static void report_too_many(Chain *chain, const CjmNode *name)
{
  if (chain->n_files++ > FILES_MAX) return;
  CjmDiag *diag = cjm_diags_add(chain->joiner->diags, CJM_CODE_TOO_MANY_FILES, name->span,
                                "more than %d files extend each other here", FILES_MAX);
  cjm_diag_help(diag, "put several of them together");
}

static void read_layer(Chain *chain, char *path, CjmNode *root, CjmSpan named);

static void read_file(Chain *chain, const CjmNode *name, char *path)
{
  CjmJoiner *joiner = chain->joiner;
  const CjmSource *source = cjm_joiner_read(joiner, name, "extended", joiner->limits->file_bytes, &chain->error);
  CjmNode *root = source ? cjm_yaml_parse(joiner->tree, joiner->texts, source, joiner->limits, joiner->diags) : NULL;
  if (root && root->kind == CJM_NODE_MAP) {
    read_layer(chain, path, root, name->span);
    return;
  }
  if (root) {
    CjmDiag *diag =
      cjm_diags_add(joiner->diags, CJM_CODE_NOT_A_MAP, root->span, "this is not a journey: a journey file is a block of keys");
    cjm_diag_help(diag, "begin with `title: …` and `phases:`");
  }
  chain->partial = true;
  g_free(path);
}

static void read_named(Chain *chain, const CjmNode *name)
{
  char *path = cjm_joiner_path_new(name);
  const CjmLayer *open = path ? find(chain->open, path) : NULL;
  if (open) report_cycle(chain, name, open);
  else if (!path || !find(chain->layers, path)) {
    if (chain->n_files < FILES_MAX) {
      chain->n_files++;
      read_file(chain, name, path);
      return;
    }
    report_too_many(chain, name);
    chain->partial = true;
  }
  g_free(path);
}

static void report_bad_name(Chain *chain, const CjmNode *node)
{
  CjmDiag *diag =
    cjm_diags_add(chain->joiner->diags, CJM_CODE_WRONG_KIND, node->span, "`extends` takes the name of a file, or a list of them");
  cjm_diag_help(diag, "for example: extends: [library.yaml, today.yaml]");
  chain->partial = true;
}

static void read_extended(Chain *chain, const CjmNode *extends)
{
  bool is_list = extends->kind == CJM_NODE_LIST;
  for (size_t i = 0; i < (is_list ? extends->n : 1) && !chain->error; i++) {
    const CjmNode *name = is_list ? extends->items[i] : extends;
    if (name->kind == CJM_NODE_SCALAR && name->text[0] && !name->null) read_named(chain, name);
    else report_bad_name(chain, name);
  }
}

/* Takes ownership of `path`. */
static void read_layer(Chain *chain, char *path, CjmNode *root, CjmSpan named)
{
  CjmLayer *layer = g_new(CjmLayer, 1);
  *layer = (CjmLayer){.path = path, .root = root, .named = named};
  const CjmNode *extends = cjm_node_get(root, "extends");
  g_ptr_array_add(chain->open, layer);
  if (extends && !extends->null) read_extended(chain, extends);
  g_ptr_array_remove_index(chain->open, chain->open->len - 1);
  g_ptr_array_add(chain->layers, layer);
}

bool cjm_chain_read(CjmJoiner *joiner, CjmNode *root, GPtrArray **ret_layers, bool *ret_partial, GError **error)
{
  const CjmSource *source = root->span.source;
  Chain chain = {.joiner = joiner, .open = g_ptr_array_new(), .layers = g_ptr_array_new_with_free_func(layer_free), .n_files = 1};
  g_autofree char *name = g_path_get_basename(source->name);
  read_layer(&chain, source->folder ? cjm_beneath_join_new(source->folder, name) : NULL, root, (CjmSpan){0});
  g_ptr_array_unref(chain.open);
  if (chain.error) {
    g_ptr_array_unref(chain.layers);
    g_propagate_error(error, chain.error);
    return false;
  }
  *ret_layers = chain.layers;
  *ret_partial = chain.partial;
  return true;
}

#include "lsp/scalars.h"

#include "format/shapes.h"

typedef struct Walk {
  CjmLspScalarVisit *visit;
  void *data;
} Walk;

static bool is_alias(const CjmNode *node, size_t i)
{
  return node->aliases && node->aliases[i].source;
}

static void walk(const Walk *w, const CjmNode *node, CjmLspContents contents, const CjmNode *map, const CjmShape *owner)
{
  switch (node->kind) {
    case CJM_NODE_SCALAR:
      if (!node->null) w->visit(&(CjmLspScalar){node, false, contents, map, owner}, w->data);
      break;
    case CJM_NODE_LIST:
      for (size_t i = 0; i < node->n; i++)
        if (!is_alias(node, i)) walk(w, node->items[i], contents, map, owner);
      break;
    case CJM_NODE_MAP: {
      const CjmShape *shape = cjm_lsp_shape_of(contents);
      for (size_t i = 0; i < node->n; i++) {
        w->visit(&(CjmLspScalar){node->keys[i], true, contents, node, shape}, w->data);
        if (!is_alias(node, i)) walk(w, node->items[i], cjm_lsp_contents_of(contents, node->keys[i]->text), node, shape);
      }
    }
  }
}

void cjm_lsp_each_scalar(const CjmSource *source, CjmLspScalarVisit *visit, void *data)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(arena, arena, source, &limits, diags);
  if (root) walk(&(Walk){visit, data}, root, (CjmLspContents){.shape = &cjm_shape_journey}, NULL, NULL);
}

CjmSpan cjm_lsp_inner_span(const CjmNode *scalar)
{
  CjmSpan span = scalar->span;
  bool quoted = scalar->style == CJM_SCALAR_SINGLE_QUOTED || scalar->style == CJM_SCALAR_DOUBLE_QUOTED;
  if (quoted && span.end - span.start >= 2) span.start++, span.end--;
  return span;
}

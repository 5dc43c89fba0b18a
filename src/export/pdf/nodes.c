#include "export/pdf/nodes.h"

void cjm_pdf_tree_free(CjmPdfTree *tree)
{
  if (!tree) return;
  g_array_free(tree->nodes, TRUE);
  g_ptr_array_unref(tree->owners);
  g_array_free(tree->bookmarks, TRUE);
  g_string_chunk_free(tree->texts);
  g_free(tree);
}

void cjm_pdf_tree_attach(CjmPdfTree *tree, guint parent, guint node)
{
  CjmPdfNode *above = cjm_pdf_node(tree, parent);
  cjm_pdf_node(tree, node)->parent = parent;
  if (above->last) cjm_pdf_node(tree, above->last)->next = node;
  else above->first = node;
  above->last = node;
}

guint cjm_pdf_tree_add(CjmPdfTree *tree, guint parent, CjmPdfTag tag)
{
  CjmPdfNode made = {.tag = tag, .rows = 1};
  guint node = tree->nodes->len;
  g_array_append_val(tree->nodes, made);
  if (parent != CJM_PDF_ARTIFACT) cjm_pdf_tree_attach(tree, parent, node);
  return node;
}

void cjm_pdf_tree_add_content(CjmPdfTree *tree, guint node, CjmPdfTag tag, guint page, guint number)
{
  guint content = cjm_pdf_tree_add(tree, node, tag);
  cjm_pdf_node(tree, content)->page = page;
  cjm_pdf_node(tree, content)->number = number;
}

const char *cjm_pdf_tag_name(CjmPdfTag tag)
{
  static const char *const names[] = {
    [CJM_PDF_DOCUMENT] = "Document", [CJM_PDF_SECT] = "Sect", [CJM_PDF_H1] = "H1",         [CJM_PDF_H2] = "H2",
    [CJM_PDF_H3] = "H3",             [CJM_PDF_P] = "P",       [CJM_PDF_L] = "L",           [CJM_PDF_LI] = "LI",
    [CJM_PDF_LBODY] = "LBody",       [CJM_PDF_TABLE] = "Table", [CJM_PDF_TR] = "TR",       [CJM_PDF_TH] = "TH",
    [CJM_PDF_TD] = "TD",             [CJM_PDF_FIGURE] = "Figure", [CJM_PDF_LINK] = "Link", [CJM_PDF_SPAN] = "Span"};
  return names[tag];
}

CjmPdfTree *cjm_pdf_nodes_new(void)
{
  CjmPdfTree *tree = g_new(CjmPdfTree, 1);
  *tree = (CjmPdfTree){.nodes = g_array_new(FALSE, FALSE, sizeof(CjmPdfNode)),
                       .owners = g_ptr_array_new_with_free_func(g_free),
                       .bookmarks = g_array_new(FALSE, FALSE, sizeof(CjmPdfBookmark)),
                       .texts = g_string_chunk_new(4096)};
  cjm_pdf_tree_add(tree, CJM_PDF_ARTIFACT, CJM_PDF_DOCUMENT);
  return tree;
}

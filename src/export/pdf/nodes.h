/* nodes.h: the elements of a document's logical structure, as a tree of nodes.
 *
 * Source: ISO 32000-1:2008, 14.7 and 14.8. */
#ifndef CJM_EXPORT_PDF_NODES_H
#define CJM_EXPORT_PDF_NODES_H

#include "pdf/file.h"
#include "scene/scene.h"

typedef enum CjmPdfTag {
  CJM_PDF_DOCUMENT,
  CJM_PDF_SECT,
  CJM_PDF_H1,
  CJM_PDF_H2,
  CJM_PDF_H3,
  CJM_PDF_P,
  CJM_PDF_L,
  CJM_PDF_LI,
  CJM_PDF_LBODY,
  CJM_PDF_TABLE,
  CJM_PDF_TR,
  CJM_PDF_TH,
  CJM_PDF_TD,
  CJM_PDF_FIGURE,
  CJM_PDF_LINK,
  CJM_PDF_SPAN,
  CJM_PDF_CONTENT, /* marked content of a page */
  CJM_PDF_OBJECT   /* an annotation */
} CjmPdfTag;

/* Nodes are numbered; 0 is the document. */
typedef struct CjmPdfNode {
  CjmPdfTag tag;
  guint parent, first, last, next; /* 0: none */
  unsigned order;                  /* among its siblings; equal ones are in order of addition */
  const char *alt, *lang;          /* borrowed from the scene; NULL: none */
  const char *actual;              /* the text of its content as it is read; NULL: as it is on the page */
  guint rows, columns;             /* of a cell: how many it spans; 0: one */
  bool heads_column;               /* of a TH; otherwise it is the heading of a row */
  bool used;                       /* it or a node in it has content */
  guint page, number;              /* of content: its page, and its number there; of an annotation: its page and object */
  CjmPdfRef ref;                   /* its object */
} CjmPdfNode;

/* A bookmark. */
typedef struct CjmPdfBookmark {
  const char *title; /* in the tree */
  guint page;
  CjmPoint at; /* px */
  guint level; /* 0: at the top; 1: under the one before */
} CjmPdfBookmark;

typedef struct CjmPdfTree {
  GArray *nodes;      /* of CjmPdfNode */
  GPtrArray *owners;  /* of guint *, by page: for each item of the scene its node, or CJM_PDF_ARTIFACT; of the start of a link the link,
                       * and of the start of the lanes the heading of the phases */
  GArray *bookmarks;  /* of CjmPdfBookmark */
  GStringChunk *texts;
} CjmPdfTree;

/* The owner of decoration. */
#define CJM_PDF_ARTIFACT G_MAXUINT

/* A tree of the document alone. */
CjmPdfTree *cjm_pdf_nodes_new(void);
void cjm_pdf_tree_free(CjmPdfTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPdfTree, cjm_pdf_tree_free)

static inline CjmPdfNode *cjm_pdf_node(const CjmPdfTree *tree, guint node)
{
  return &g_array_index(tree->nodes, CjmPdfNode, node);
}

/* Adds a node to the end of `parent`; CJM_PDF_ARTIFACT: its parent is set later. Returns its number. */
guint cjm_pdf_tree_add(CjmPdfTree *tree, guint parent, CjmPdfTag tag);

/* Adds a node without a parent to the end of `parent`. */
void cjm_pdf_tree_attach(CjmPdfTree *tree, guint parent, guint node);

/* Adds marked content, or an annotation, to a node. */
void cjm_pdf_tree_add_content(CjmPdfTree *tree, guint node, CjmPdfTag tag, guint page, guint number);

/* The name of a structure type: "TH". Static. */
const char *cjm_pdf_tag_name(CjmPdfTag tag);

#endif

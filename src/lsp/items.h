/* items.h: the items of a completion. */
#ifndef CJM_LSP_ITEMS_H
#define CJM_LSP_ITEMS_H

#include "lsp/methods.h"
#include "lsp/place.h"

/* Kinds of the protocol. */
typedef enum CjmLspItemKind {
  CJM_LSP_ITEM_PROPERTY = 10,
  CJM_LSP_ITEM_VALUE = 12,
  CJM_LSP_ITEM_SNIPPET = 15,
  CJM_LSP_ITEM_FILE = 17,
  CJM_LSP_ITEM_REFERENCE = 18,
  CJM_LSP_ITEM_WORD = 20
} CjmLspItemKind;

typedef struct CjmLspItem {
  const char *label;
  CjmLspItemKind kind;
  const char *detail; /* NULL: none */
  const char *help;   /* Markdown; NULL: none */
  const char *text;   /* that is inserted; NULL: the label */
  bool snippet;       /* the text is one */
} CjmLspItem;

/* A completion that is being written. */
typedef struct CjmLspItems {
  CjmLspCall *call;
  const CjmLspPlace *place;
  unsigned n;        /* items that were written */
  const char *before; /* stands before each text: a missing space or dash */
} CjmLspItems;

void cjm_lsp_add_item(CjmLspItems *items, const CjmLspItem *item);

/* Adds entries with the usual keys: a phase, a step, an opportunity …, or a whole journey. */
void cjm_lsp_add_snippets(CjmLspItems *items, const CjmShape *shape);

/* Adds the files that a value may name. */
void cjm_lsp_add_files(CjmLspItems *items, const CjmField *field);

#endif

/* scalars.h: the scalars of a file, each with what it is by the tables of the format. */
#ifndef CJM_LSP_SCALARS_H
#define CJM_LSP_SCALARS_H

#include "lsp/place.h"
#include "yaml/tree.h"

typedef struct CjmLspScalar {
  const CjmNode *node;
  bool is_key;
  CjmLspContents contents; /* what the value is; of a key, what the object is that has it */
  const CjmNode *map;      /* the mapping that has the key, or the value; NULL: none */
  const CjmShape *owner;   /* the shape of that; NULL: it has none */
} CjmLspScalar;

typedef void CjmLspScalarVisit(const CjmLspScalar *scalar, void *data);

/* Calls `visit` for all scalars of a source that can be read as YAML, in the order of the file; aliases are skipped. */
void cjm_lsp_each_scalar(const CjmSource *source, CjmLspScalarVisit *visit, void *data);

/* The span without quotation marks. */
CjmSpan cjm_lsp_inner_span(const CjmNode *scalar);

#endif

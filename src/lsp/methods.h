/* methods.h: the requests that the server answers. One row and one file each. */
#ifndef CJM_LSP_METHODS_H
#define CJM_LSP_METHODS_H

#include "lsp/model.h"

/* A request about a text. */
typedef struct CjmLspCall {
  CjmLspWorkspace *workspace;
  CjmLspFile *file; /* that is named by `textDocument` */
  const CjmJsonValue *params;
  uint32_t at; /* the offset of `position`; 0: there is none */
  CjmJson *out; /* takes one value, the result */
  char *error; /* set in its place, for g_free(): why there is no result */
} CjmLspCall;

typedef struct CjmLspMethod {
  const char *name;       /* "textDocument/hover" */
  const char *capability; /* "hoverProvider"; NULL: none of its own */
  const char *value;      /* of the capability, as JSON */
  void (*answer)(CjmLspCall *call);
} CjmLspMethod;

/* Row `i`; NULL past the end. */
const CjmLspMethod *cjm_lsp_method_at(size_t i);

/* NULL if there is none. */
const CjmLspMethod *cjm_lsp_method_find(const char *name);

/* Writes a message of a document, whose own text is `own`, as a diagnostic. */
void cjm_lsp_write_diagnostic(CjmJson *json, const CjmLspWorkspace *workspace, const CjmSource *own, const CjmDiag *diag);

/* What the check of a text finds: see published.h. */
void cjm_lsp_check(CjmLspWorkspace *workspace, CjmLspFile *file, CjmJson *out);

#endif

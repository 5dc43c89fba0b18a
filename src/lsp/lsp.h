/* lsp.h: the language server. */
#ifndef CJM_LSP_LSP_H
#define CJM_LSP_LSP_H

#include "cjm/cjm.h"
#include "run/run.h"

typedef struct CjmLspSettings {
  CjmRunSettings run; /* the limits of an answer, and the root of files that journeys refer to */
  CjmFontSettings fonts; /* of previews */
  bool stdio;            /* no effect */
} CjmLspSettings;

/* Serves a client on standard input and output until it ends the session. CJM_INVALID if it ends without `shutdown` and `exit`. */
CjmResult cjm_lsp_run(const CjmLspSettings *settings);

#endif

/* session.h: what client and server have agreed on at the start. */
#ifndef CJM_LSP_SESSION_H
#define CJM_LSP_SESSION_H

#include "lsp/lsp.h"
#include "lsp/text.h"

typedef struct CjmLspSession {
  const CjmLspSettings *settings;
  CjmLspEncoding encoding;
  bool snippets;     /* the client takes snippets as completions */
  bool tree;         /* it takes a tree of symbols */
  bool watches;      /* it takes requests to watch files */
  bool changes;      /* it takes edits of documents with versions */
  bool actions;      /* it takes actions with their edits */
} CjmLspSession;

/* Reads the parameters of `initialize`. */
CjmLspSession cjm_lsp_session(const CjmLspSettings *settings, const CjmJsonValue *params);

/* Writes the result of `initialize`. */
void cjm_lsp_write_capabilities(CjmJson *json, const CjmLspSession *session);

#endif

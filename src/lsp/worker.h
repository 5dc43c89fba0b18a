/* worker.h: the process that reads texts and answers requests. */
#ifndef CJM_LSP_WORKER_H
#define CJM_LSP_WORKER_H

#include "lsp/session.h"

/* Messages to the worker. */
typedef enum CjmLspAsk {
  CJM_LSP_ASK_TEXT,   /* a text that is new, or was changed */
  CJM_LSP_ASK_CLOSE,  /* the URI of one that is closed */
  CJM_LSP_ASK_FORGET, /* files on the disk were changed */
  CJM_LSP_ASK_CALL,   /* a request: it is answered */
  CJM_LSP_ASK_CHECK   /* the URI of a text that is to be checked: it is answered, see published.h */
} CjmLspAsk;

typedef enum CjmLspAnswer {
  CJM_LSP_ANSWER_RESULT, /* JSON */
  CJM_LSP_ANSWER_ERROR   /* a sentence */
} CjmLspAnswer;

/* The bytes of CJM_LSP_ASK_TEXT, and of CJM_LSP_ASK_CALL. */
GBytes *cjm_lsp_ask_text_new(const CjmLspText *text);
GBytes *cjm_lsp_ask_call_new(const char *method, const CjmJsonValue *params);

/* Whether a method is known. */
bool cjm_lsp_knows(const char *method);

/* Answers on the descriptor until it is closed. */
void cjm_lsp_worker(int fd, const CjmLspSession *session);

#endif

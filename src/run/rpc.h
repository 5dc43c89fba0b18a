/* rpc.h: messages of JSON-RPC 2.0, as text. */
#ifndef CJM_RUN_RPC_H
#define CJM_RUN_RPC_H

#include <glib.h>

#include "base/json-read.h"

/* Codes of errors. */
enum {
  CJM_RPC_PARSE_ERROR = -32700,
  CJM_RPC_INVALID_REQUEST = -32600,
  CJM_RPC_METHOD_NOT_FOUND = -32601,
  CJM_RPC_INVALID_PARAMS = -32602,
  CJM_RPC_INTERNAL_ERROR = -32603
};

/* What a message is. */
typedef enum CjmRpcKind {
  CJM_RPC_BROKEN, /* it was refused by the reader, or is none */
  CJM_RPC_REQUEST,
  CJM_RPC_NOTIFICATION,
  CJM_RPC_RESPONSE
} CjmRpcKind;

/* A message that was read. */
typedef struct CjmRpcMessage {
  CjmRpcKind kind;
  char *id;           /* REQUEST: as JSON, for g_free() */
  const char *method; /* REQUEST, NOTIFICATION */
  const CjmJsonValue *params; /* NULL: none */
  int code;           /* BROKEN: of the error, and what it is */
  const char *problem;
} CjmRpcMessage;

/* Reads a message in `arena`; the text is borrowed. */
CjmRpcMessage cjm_rpc_read(CjmArena *arena, const char *text, size_t len);

/* The answer to a request, `result` being JSON; an error, in which `id` is NULL if it is not known; a notification, `params` being JSON. */
GString *cjm_rpc_result_new(const char *id, const char *result);
GString *cjm_rpc_error_new(const char *id, int code, const char *message);
GString *cjm_rpc_notification_new(const char *method, const char *params);

#endif

#include "run/rpc.h"

#include "base/json.h"

CjmRpcMessage cjm_rpc_read(CjmArena *arena, const char *text, size_t len)
{
  const char *problem = NULL;
  const CjmJsonValue *value = cjm_json_read(arena, text, len, &problem), *id = cjm_json_get(value, "id");
  CjmRpcMessage message = {.method = cjm_json_get_text(value, "method"), .params = cjm_json_get(value, "params")};
  if (!value) {
    message.code = CJM_RPC_PARSE_ERROR;
    message.problem = problem;
  } else if (message.method && id && (id->kind == CJM_JSON_TEXT || id->kind == CJM_JSON_NUMBER)) {
    message.kind = CJM_RPC_REQUEST;
    message.id = g_strndup(id->raw, id->raw_len);
  } else if (message.method && !id) message.kind = CJM_RPC_NOTIFICATION;
  else if (!message.method && id) message.kind = CJM_RPC_RESPONSE;
  else {
    message.code = CJM_RPC_INVALID_REQUEST;
    message.problem = "this is neither a request nor a notification";
  }
  return message;
}

static CjmJson begin(const char *id)
{
  CjmJson json = {.out = g_string_new(NULL)};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "jsonrpc", "2.0");
  cjm_json_key(&json, "id");
  cjm_json_raw(&json, id ? id : "null");
  return json;
}

GString *cjm_rpc_result_new(const char *id, const char *result)
{
  CjmJson json = begin(id);
  cjm_json_key(&json, "result");
  cjm_json_raw(&json, result);
  cjm_json_close(&json, '}');
  return json.out;
}

GString *cjm_rpc_error_new(const char *id, int code, const char *message)
{
  CjmJson json = begin(id);
  cjm_json_key(&json, "error");
  cjm_json_open(&json, '{');
  cjm_json_member_number(&json, "code", code);
  cjm_json_member(&json, "message", message);
  cjm_json_close(&json, '}');
  cjm_json_close(&json, '}');
  return json.out;
}

GString *cjm_rpc_notification_new(const char *method, const char *params)
{
  CjmJson json = {.out = g_string_new(NULL)};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "jsonrpc", "2.0");
  cjm_json_member(&json, "method", method);
  cjm_json_key(&json, "params");
  cjm_json_raw(&json, params);
  cjm_json_close(&json, '}');
  return json.out;
}

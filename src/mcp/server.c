/* server.c: messages of the Model Context Protocol, one a line. Each call of a tool is made in a process of its own. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fd.h"
#include "mcp/tools.h"
#include "run/pool.h"
#include "run/rpc.h"

/* The bytes of a message. */
enum { MESSAGE_MAX = 64 << 20, CHUNK = 64 << 10 };

typedef struct Server {
  const CjmMcpSettings *settings;
  bool closed; /* the client does not read any more */
  int failed;  /* errno of what could not be read or written; 0: nothing, or the client has closed its end */
} Server;

/* ---- to the client ---- */

static void send_message(Server *s, GString *message)
{
  g_string_append_c(message, '\n');
  if (!cjm_fd_write_all(STDOUT_FILENO, message->str, message->len)) {
    s->closed = true;
    s->failed = errno == EPIPE ? 0 : errno;
  }
  g_string_free(message, TRUE);
}

static void refuse(Server *s, const char *id, int code, const char *message)
{
  send_message(s, cjm_rpc_error_new(id, code, message));
}

static void reply(Server *s, const char *id, const char *result)
{
  send_message(s, cjm_rpc_result_new(id, result));
}

/* ---- requests ---- */

/* The version of the protocol: that of the client if it is known, otherwise the newest. */
static const char *version_for(const CjmJsonValue *params)
{
  static const char *const versions[] = {"2025-06-18", "2025-03-26", "2024-11-05"};
  const char *wanted = cjm_json_get_text(params, "protocolVersion");
  for (size_t i = 0; wanted && i < G_N_ELEMENTS(versions); i++)
    if (strcmp(versions[i], wanted) == 0) return versions[i];
  return versions[0];
}

static void initialize(Server *s, const char *id, const CjmJsonValue *params)
{
  g_autoptr(GString) out = g_string_new(NULL);
  CjmJson json = {.out = out};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "protocolVersion", version_for(params));
  cjm_json_key(&json, "capabilities");
  cjm_json_raw(&json, "{\"tools\":{}}");
  cjm_json_key(&json, "serverInfo");
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "name", "cjm");
  cjm_json_member(&json, "version", cjm_version());
  cjm_json_close(&json, '}');
  cjm_json_member(&json, "instructions",
                  "Tools for customer journey maps as text. Read the guide before writing a journey. Check what was written, fix what can be "
                  "fixed, and draw it when no errors are left.");
  cjm_json_close(&json, '}');
  reply(s, id, out->str);
}

static void ping(Server *s, const char *id, const CjmJsonValue *params)
{
  (void)params;
  reply(s, id, "{}");
}

static void list_tools(Server *s, const char *id, const CjmJsonValue *params)
{
  (void)params;
  g_autoptr(GString) out = g_string_new(NULL);
  CjmJson json = {.out = out};
  const CjmMcpTool *tool;
  cjm_json_open(&json, '{');
  cjm_json_key(&json, "tools");
  cjm_json_open(&json, '[');
  for (size_t i = 0; (tool = cjm_mcp_tool_at(i)); i++) {
    g_autofree char *schema =
      g_strdup_printf("{\"type\":\"object\",\"properties\":{%s},\"required\":%s,\"additionalProperties\":false}", tool->input, tool->required);
    cjm_json_open(&json, '{');
    cjm_json_member(&json, "name", tool->name);
    cjm_json_member(&json, "title", tool->title);
    cjm_json_member(&json, "description", tool->description);
    cjm_json_key(&json, "inputSchema");
    cjm_json_raw(&json, schema);
    cjm_json_key(&json, "annotations");
    cjm_json_raw(&json, "{\"readOnlyHint\":true,\"openWorldHint\":false}");
    cjm_json_close(&json, '}');
  }
  cjm_json_close(&json, ']');
  cjm_json_close(&json, '}');
  reply(s, id, out->str);
}

/* ---- calls ---- */

typedef struct Work {
  const CjmMcpSettings *settings;
  const CjmMcpTool *tool;
  const CjmJsonValue *arguments;
  char *result; /* JSON */
} Work;

static void add_error(CjmJson *content, const char *error)
{
  cjm_json_open(content, '{');
  cjm_json_member(content, "type", "text");
  cjm_json_member(content, "text", error);
  cjm_json_close(content, '}');
}

static void end_result(CjmJson *json, bool failed)
{
  cjm_json_close(json, ']');
  cjm_json_key(json, "isError");
  cjm_json_bool(json, failed);
  cjm_json_close(json, '}');
}

static void begin_result(CjmJson *json)
{
  cjm_json_open(json, '{');
  cjm_json_key(json, "content");
  cjm_json_open(json, '[');
}

/* In the process of the call. */
static GBytes *work(void *data, size_t i)
{
  (void)i;
  const Work *w = data;
  GString *out = g_string_new(NULL);
  CjmJson json = {.out = out};
  CjmMcpCall call = {.settings = w->settings, .arguments = w->arguments, .content = &json};
  begin_result(&json);
  w->tool->run(&call);
  if (call.error) add_error(&json, call.error);
  end_result(&json, call.error != NULL);
  g_free(call.error);
  return g_string_free_to_bytes(out);
}

static char *failure_new(const char *message)
{
  GString *out = g_string_new(NULL);
  CjmJson json = {.out = out};
  begin_result(&json);
  add_error(&json, message);
  end_result(&json, true);
  return g_string_free(out, FALSE);
}

static void done(void *data, size_t i, const CjmPoolOutcome *outcome)
{
  (void)i;
  Work *w = data;
  g_autofree char *refusal = cjm_confinement_refusal_new(outcome->status);
  if (refusal) w->result = failure_new(refusal);
  else if (outcome->end == CJM_POOL_DONE)
    w->result = g_strndup(g_bytes_get_data(outcome->result, NULL), g_bytes_get_size(outcome->result));
  else if (outcome->end == CJM_POOL_LATE) w->result = failure_new("this took too long, and was stopped");
  else w->result = failure_new("cjm crashed; this is a bug in cjm: please report it, with the journey");
}

static void call_tool(Server *s, const char *id, const CjmJsonValue *params)
{
  const char *name = cjm_json_get_text(params, "name");
  Work w = {s->settings, name ? cjm_mcp_tool_find(name) : NULL, cjm_json_get(params, "arguments"), NULL};
  if (!w.tool) {
    g_autofree char *message = g_strdup_printf("there is no tool '%s'", name ? name : "");
    refuse(s, id, CJM_RPC_INVALID_PARAMS, message);
    return;
  }
  CjmPool pool = {.n = 1,
                  .workers = 1,
                  .timeout = s->settings->run.timeout,
                  .confinement = {.max_memory = s->settings->run.max_memory},
                  .work = work,
                  .done = done,
                  .data = &w};
  g_autoptr(GError) error = NULL;
  if (!cjm_pool_run(&pool, &error) && !w.result) w.result = failure_new(error->message);
  reply(s, id, w.result);
  g_free(w.result);
}

static const struct {
  const char *method;
  void (*handle)(Server *s, const char *id, const CjmJsonValue *params);
} methods[] = {
  {"initialize", initialize},
  {"ping", ping},
  {"tools/list", list_tools},
  {"tools/call", call_tool},
};

static void handle_request(Server *s, const char *id, const char *method, const CjmJsonValue *params)
{
  for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
    if (strcmp(methods[i].method, method) != 0) continue;
    methods[i].handle(s, id, params);
    return;
  }
  g_autofree char *message = g_strdup_printf("there is no method %s", method);
  refuse(s, id, CJM_RPC_METHOD_NOT_FOUND, message);
}

/* Notifications, and answers to nothing, need no answer. */
static void handle_line(Server *s, const char *line, size_t len)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  CjmRpcMessage message = cjm_rpc_read(arena, line, len);
  if (message.kind == CJM_RPC_REQUEST) handle_request(s, message.id, message.method, message.params);
  else if (message.kind == CJM_RPC_BROKEN) refuse(s, NULL, message.code, message.problem);
  g_free(message.id);
}

/* ---- the session ---- */

/* What was read of the client's messages. */
typedef struct Lines {
  GByteArray *received;
  guint seen; /* bytes of it without an end of a line */
  bool skip;  /* the rest of a message that is too long */
} Lines;

/* Handles the complete lines, and removes them. */
static void take_lines(Server *s, Lines *lines)
{
  GByteArray *received = lines->received;
  const guint8 *end;
  while (!s->closed && received->len > lines->seen &&
         (end = memchr(received->data + lines->seen, '\n', received->len - lines->seen))) {
    size_t len = (size_t)(end - received->data), text = len && received->data[len - 1] == '\r' ? len - 1 : len;
    if (!lines->skip && text) handle_line(s, (const char *)received->data, text);
    g_byte_array_remove_range(received, 0, (guint)len + 1);
    lines->skip = false;
    lines->seen = 0;
  }
  lines->seen = received->len;
  if (received->len <= MESSAGE_MAX) return;
  if (!lines->skip) refuse(s, NULL, CJM_RPC_INVALID_REQUEST, "a message is longer than 64 MiB");
  lines->skip = true;
  lines->seen = 0;
  g_byte_array_set_size(received, 0);
}

CjmResult cjm_mcp_run(const CjmMcpSettings *settings)
{
  Server s = {.settings = settings};
  Lines lines = {.received = g_byte_array_new()};
  guint8 chunk[CHUNK];
  ssize_t n = 0;
  while (!s.closed && (n = cjm_fd_read(STDIN_FILENO, chunk, sizeof chunk)) > 0) {
    g_byte_array_append(lines.received, chunk, (guint)n);
    take_lines(&s, &lines);
  }
  if (n < 0) s.failed = errno;
  g_byte_array_unref(lines.received);
  if (s.failed) g_printerr("cjm: lost the client: %s\n", g_strerror(s.failed));
  return s.failed ? CJM_ENVIRONMENT : CJM_OK;
}

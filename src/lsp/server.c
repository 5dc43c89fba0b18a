/* server.c: the process that talks to the client. It keeps the texts, and passes requests to another process (worker.h), one at a time; what it
 * does by itself is simple enough not to fail. */
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "lsp/child.h"
#include "lsp/lsp.h"
#include "lsp/published.h"
#include "lsp/session.h"
#include "lsp/transport.h"
#include "lsp/worker.h"
#include "run/confine.h"
#include "run/rpc.h"

/* Requests that wait; while there are more, nothing is read. */
enum { WAITING_MAX = 256 };

/* Error codes of the protocol, beside those of JSON-RPC. */
enum { NOT_INITIALIZED = -32002, CANCELLED = -32800 };

/* Something to be passed to the worker. */
typedef struct Item {
  CjmLspAsk kind;
  char *uri;     /* TEXT, CLOSE */
  char *id;      /* CALL: as JSON */
  GBytes *bytes; /* the message to the worker */
} Item;

typedef struct Server {
  CjmLspTransport transport;
  CjmLspSession session;
  bool initialized, shut_down, ended;
  GPtrArray *texts;  /* CjmLspText * */
  GPtrArray *dirty;  /* char *: URIs of texts that have to be checked */
  GQueue waiting;    /* Item * */
  CjmLspChild child;
  Item *asked;       /* the CALL that is being answered; NULL: none */
  char *checking;    /* the URI of the text that is being checked; NULL: none */
  CjmLspPublished *published;
} Server;

static void item_free(void *data)
{
  Item *item = data;
  if (!item) return;
  g_free(item->uri);
  g_free(item->id);
  g_bytes_unref(item->bytes);
  g_free(item);
}

/* ---- to the client ---- */

static void send_text(Server *s, GString *message)
{
  if (!cjm_lsp_transport_write(&s->transport, message->str, message->len)) s->ended = true;
  g_string_free(message, TRUE);
}

static void reply(Server *s, const char *id, const char *result)
{
  send_text(s, cjm_rpc_result_new(id, result));
}

static void refuse(Server *s, const char *id, int code, const char *message)
{
  send_text(s, cjm_rpc_error_new(id, code, message));
}

static void notify(Server *s, const char *method, const char *params)
{
  send_text(s, cjm_rpc_notification_new(method, params));
}

static void log_message(Server *s, const char *text)
{
  enum { ERROR = 1 };
  g_autoptr(GString) params = g_string_new(NULL);
  CjmJson json = {.out = params};
  cjm_json_open(&json, '{');
  cjm_json_member_number(&json, "type", ERROR);
  cjm_json_member(&json, "message", text);
  cjm_json_close(&json, '}');
  notify(s, "window/logMessage", params->str);
}

/* Asks for notifications about files that journeys may refer to. */
static void ask_to_watch(Server *s)
{
  static const char request[] =
    "{\"jsonrpc\":\"2.0\",\"id\":\"watch\",\"method\":\"client/registerCapability\",\"params\":{\"registrations\":[{\"id\":\"watch\","
    "\"method\":\"workspace/didChangeWatchedFiles\",\"registerOptions\":{\"watchers\":[{\"globPattern\":\"**/"
    "*.{yaml,yml,json,csv,png,jpg,jpeg}\"}]}}]}}";
  if (s->session.watches && !cjm_lsp_transport_write(&s->transport, request, strlen(request))) s->ended = true;
}

/* ---- diagnostics ---- */

static bool is_dirty(const Server *s, const char *uri)
{
  return g_ptr_array_find_with_equal_func(s->dirty, uri, g_str_equal, NULL);
}

/* What was found in a text that has changed since is published without a version, as it is not that of the text as it is. */
static void publish(Server *s, const char *uri)
{
  const CjmLspText *text = cjm_lsp_text_find(s->texts, uri);
  g_autofree char *params = cjm_lsp_published_params_new(s->published, uri, text && !is_dirty(s, uri) ? &text->version : NULL);
  notify(s, "textDocument/publishDiagnostics", params);
}

static void publish_all(Server *s, const GPtrArray *uris)
{
  for (guint i = 0; i < uris->len; i++) publish(s, uris->pdata[i]);
}

static void mark_dirty(Server *s, const char *uri)
{
  if (!is_dirty(s, uri)) g_ptr_array_add(s->dirty, g_strdup(uri));
}

/* Texts that were checked with a file, and may have other messages now. */
static void mark_dependents(Server *s, const char *path)
{
  for (guint i = 0; i < s->texts->len; i++) {
    const CjmLspText *text = s->texts->pdata[i];
    if (!path || cjm_lsp_published_depends(s->published, text->uri, path)) mark_dirty(s, text->uri);
  }
}

/* ---- the worker ---- */

static void wait_for(Server *s, CjmLspAsk kind, const char *uri, const char *id, GBytes *bytes)
{
  Item *item = g_new(Item, 1), *last = g_queue_peek_tail(&s->waiting);
  *item = (Item){kind, g_strdup(uri), g_strdup(id), bytes};
  if (last && kind == CJM_LSP_ASK_TEXT && last->kind == kind && strcmp(last->uri, uri) == 0)
    item_free(g_queue_pop_tail(&s->waiting));
  g_queue_push_tail(&s->waiting, item);
}

static void pass_text(Server *s, const CjmLspText *text)
{
  wait_for(s, CJM_LSP_ASK_TEXT, text->uri, NULL, cjm_lsp_ask_text_new(text));
}

static void end_asked(Server *s)
{
  g_clear_pointer(&s->asked, item_free);
  g_clear_pointer(&s->checking, g_free);
}

/* Says that there is no answer to what was asked. */
static void report_failure(Server *s, CjmLspChildState state)
{
  g_autofree char *refusal = cjm_confinement_refusal_new(s->child.status);
  const char *message = state == CJM_LSP_CHILD_LATE ? "this took too long, and was stopped" :
                        refusal                     ? refusal :
                                                      "cjm crashed; this is a bug in cjm: please report it, with the file";
  if (s->asked) refuse(s, s->asked->id, CJM_RPC_INTERNAL_ERROR, message);
  if (s->checking) {
    cjm_lsp_published_fail(s->published, s->checking, message);
    publish(s, s->checking);
  }
  log_message(s, message);
  end_asked(s);
}

static void serve(int fd, void *data)
{
  const Server *s = data;
  cjm_lsp_worker(fd, &s->session);
}

/* Starts the worker if there is none, which then gets all texts. */
static bool have_worker(Server *s)
{
  GError *error = NULL;
  if (s->child.pid) return true;
  if (!cjm_lsp_child_start(&s->child, s->session.settings->run.max_memory, serve, s, &error)) {
    log_message(s, error->message);
    g_clear_error(&error);
    return false;
  }
  bool sent = true;
  for (guint i = 0; sent && i < s->texts->len; i++) {
    g_autoptr(GBytes) bytes = cjm_lsp_ask_text_new(s->texts->pdata[i]);
    sent = cjm_lsp_child_send(&s->child, CJM_LSP_ASK_TEXT, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  }
  return true;
}

static void ask(Server *s, CjmLspAsk kind, GBytes *bytes)
{
  if (!have_worker(s)) {
    report_failure(s, CJM_LSP_CHILD_CRASHED);
    return;
  }
  /* Where the process has just ended, that is noticed when its answer is read. */
  cjm_lsp_child_ask(&s->child, kind, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void ask_to_check(Server *s)
{
  g_autofree char *uri = g_ptr_array_steal_index(s->dirty, 0);
  if (!cjm_lsp_text_find(s->texts, uri)) return;
  s->checking = g_steal_pointer(&uri);
  g_autoptr(GBytes) bytes = g_bytes_new(s->checking, strlen(s->checking));
  ask(s, CJM_LSP_ASK_CHECK, bytes);
}

/* Passes on what waits, until an answer has to be awaited. Texts are only checked when nothing else is to be done. */
static void pass_on(Server *s)
{
  while (!s->child.busy && s->waiting.length) {
    Item *item = g_queue_pop_head(&s->waiting);
    if (item->kind == CJM_LSP_ASK_CALL) {
      s->asked = item;
      ask(s, item->kind, item->bytes);
      continue;
    }
    if (s->child.pid) cjm_lsp_child_send(&s->child, item->kind, g_bytes_get_data(item->bytes, NULL), g_bytes_get_size(item->bytes));
    item_free(item);
  }
  while (!s->child.busy && s->dirty->len && s->waiting.length == 0) ask_to_check(s);
}

static void take_answer(Server *s)
{
  guint32 kind;
  g_autoptr(GBytes) data = NULL;
  CjmLspChildState state = cjm_lsp_child_receive(&s->child, s->session.settings->run.timeout, &kind, &data);
  if (state == CJM_LSP_CHILD_WAITING) return;
  if (state != CJM_LSP_CHILD_ANSWERED) {
    report_failure(s, state);
    return;
  }
  g_autofree char *answer = g_strndup(g_bytes_get_data(data, NULL), g_bytes_get_size(data));
  if (s->asked && kind == CJM_LSP_ANSWER_ERROR) refuse(s, s->asked->id, CJM_RPC_INVALID_PARAMS, answer);
  else if (s->asked) reply(s, s->asked->id, answer);
  if (s->checking) {
    g_autoptr(GPtrArray) uris = cjm_lsp_published_update(s->published, s->checking, answer);
    publish_all(s, uris);
  }
  end_asked(s);
}

/* ---- from the client ---- */

static void open_text(Server *s, const CjmJsonValue *params)
{
  const CjmJsonValue *document = cjm_json_get(params, "textDocument"), *content = cjm_json_get(document, "text"),
                     *version = cjm_json_get(document, "version");
  const char *uri = cjm_json_get_text(document, "uri");
  if (!uri || !content || content->kind != CJM_JSON_TEXT) return;
  CjmLspText *old = cjm_lsp_text_find(s->texts, uri);
  if (old) g_ptr_array_remove(s->texts, old);
  CjmLspText *text =
    cjm_lsp_text_new(uri, cjm_json_get_text(document, "languageId"), version ? version->number : 0, content->text, content->len);
  g_ptr_array_add(s->texts, text);
  pass_text(s, text);
  mark_dirty(s, uri);
  if (text->path) mark_dependents(s, text->path);
}

static CjmLspText *named_text(Server *s, const CjmJsonValue *params)
{
  const char *uri = cjm_json_get_text(cjm_json_get(params, "textDocument"), "uri");
  return uri ? cjm_lsp_text_find(s->texts, uri) : NULL;
}

static void change_text(Server *s, const CjmJsonValue *params)
{
  CjmLspText *text = named_text(s, params);
  const CjmJsonValue *changes = cjm_json_get(params, "contentChanges"),
                     *version = cjm_json_get(cjm_json_get(params, "textDocument"), "version");
  if (!text || !changes || changes->kind != CJM_JSON_LIST) return;
  if (version && version->kind == CJM_JSON_NUMBER) text->version = version->number;
  for (const CjmJsonValue *change = changes->first; change; change = change->next)
    cjm_lsp_text_change(text, s->session.encoding, change);
  pass_text(s, text);
  mark_dirty(s, text->uri);
  if (text->path) mark_dependents(s, text->path);
}

static void close_text(Server *s, const CjmJsonValue *params)
{
  CjmLspText *text = named_text(s, params);
  if (!text) return;
  g_autofree char *uri = g_strdup(text->uri), *path = g_strdup(text->path);
  wait_for(s, CJM_LSP_ASK_CLOSE, uri, NULL, g_bytes_new(uri, strlen(uri)));
  g_ptr_array_remove(s->texts, text);
  g_autoptr(GPtrArray) uris = cjm_lsp_published_drop(s->published, uri);
  publish_all(s, uris);
  if (path) mark_dependents(s, path);
}

/* Files on the disk have changed. */
static void files_changed(Server *s, const CjmJsonValue *params)
{
  (void)params;
  wait_for(s, CJM_LSP_ASK_FORGET, NULL, NULL, g_bytes_new(NULL, 0));
  mark_dependents(s, NULL);
}

static void cancel(Server *s, const CjmJsonValue *params)
{
  const CjmJsonValue *id = cjm_json_get(params, "id");
  for (GList *at = id ? s->waiting.head : NULL; at; at = at->next) {
    Item *item = at->data;
    if (!item->id || strlen(item->id) != id->raw_len || strncmp(item->id, id->raw, id->raw_len) != 0) continue;
    refuse(s, item->id, CANCELLED, "the request was cancelled");
    item_free(item);
    g_queue_delete_link(&s->waiting, at);
    return;
  }
}

static void start(Server *s, const CjmJsonValue *params)
{
  (void)params;
  ask_to_watch(s);
}

static void end(Server *s, const CjmJsonValue *params)
{
  (void)params;
  s->ended = true;
}

static const struct {
  const char *method;
  void (*handle)(Server *s, const CjmJsonValue *params);
} notifications[] = {
  {"initialized", start},
  {"exit", end},
  {"textDocument/didOpen", open_text},
  {"textDocument/didChange", change_text},
  {"textDocument/didClose", close_text},
  {"textDocument/didSave", files_changed},
  {"workspace/didChangeWatchedFiles", files_changed},
  {"$/cancelRequest", cancel},
};

static void handle_notification(Server *s, const char *method, const CjmJsonValue *params)
{
  if (!s->initialized && strcmp(method, "exit") != 0) return;
  for (size_t i = 0; i < G_N_ELEMENTS(notifications); i++)
    if (strcmp(method, notifications[i].method) == 0) notifications[i].handle(s, params);
}

static void initialize(Server *s, const char *id, const CjmJsonValue *params)
{
  g_autoptr(GString) result = g_string_new(NULL);
  CjmJson json = {.out = result};
  s->session = cjm_lsp_session(s->session.settings, params);
  s->initialized = true;
  cjm_lsp_write_capabilities(&json, &s->session);
  reply(s, id, result->str);
}

static void handle_request(Server *s, const char *id, const char *method, const CjmJsonValue *params)
{
  if (strcmp(method, "initialize") == 0 && !s->initialized) initialize(s, id, params);
  else if (!s->initialized) refuse(s, id, NOT_INITIALIZED, "the first request has to be `initialize`");
  else if (s->shut_down || strcmp(method, "initialize") == 0) refuse(s, id, CJM_RPC_INVALID_REQUEST, "this request is not possible now");
  else if (strcmp(method, "shutdown") == 0) {
    s->shut_down = true;
    reply(s, id, "null");
  } else if (!cjm_lsp_knows(method)) {
    g_autofree char *message = g_strdup_printf("there is no method %s", method);
    refuse(s, id, CJM_RPC_METHOD_NOT_FOUND, message);
  } else wait_for(s, CJM_LSP_ASK_CALL, NULL, id, cjm_lsp_ask_call_new(method, params));
}

static void handle_message(Server *s, GBytes *bytes)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  gsize len;
  const char *text = g_bytes_get_data(bytes, &len);
  CjmRpcMessage message = cjm_rpc_read(arena, text, len);
  switch (message.kind) {
    case CJM_RPC_REQUEST: handle_request(s, message.id, message.method, message.params); break;
    case CJM_RPC_NOTIFICATION: handle_notification(s, message.method, message.params); break;
    case CJM_RPC_RESPONSE: break;
    case CJM_RPC_BROKEN: refuse(s, NULL, message.code, message.problem); break;
  }
  g_free(message.id);
}

static void take_messages(Server *s)
{
  while (!s->ended && s->waiting.length < WAITING_MAX) {
    g_autoptr(GBytes) message = NULL;
    switch (cjm_lsp_transport_take(&s->transport, &message)) {
      case CJM_LSP_NOTHING: return;
      case CJM_LSP_MESSAGE: handle_message(s, message); break;
      case CJM_LSP_BROKEN: refuse(s, NULL, CJM_RPC_PARSE_ERROR, "a message has no valid Content-Length"); break;
      case CJM_LSP_TOO_LONG: refuse(s, NULL, CJM_RPC_INVALID_REQUEST, "a message is longer than 64 MiB"); break;
    }
  }
}

/* ---- the session ---- */

static bool has_work(const Server *s)
{
  return s->child.busy || s->dirty->len || s->waiting.length;
}

/* Waits until the client or the worker has something to say. Returns false at the end of the client's messages. */
static bool wait_for_any(Server *s, bool open)
{
  bool reads = open && s->waiting.length < WAITING_MAX;
  struct pollfd fds[] = {{.fd = reads ? s->transport.in : -1, .events = POLLIN},
                         {.fd = s->child.pid ? s->child.fd : -1, .events = POLLIN}};
  poll(fds, G_N_ELEMENTS(fds), cjm_lsp_child_time_left(&s->child, s->session.settings->run.timeout));
  if (s->child.busy) take_answer(s);
  else if (fds[1].revents) cjm_lsp_child_end(&s->child); /* it ended while it had nothing to do */
  return fds[0].revents ? cjm_lsp_transport_read(&s->transport) : open;
}

static CjmResult result_of(const Server *s)
{
  if (s->transport.failed) {
    g_printerr("cjm: lost the editor: %s\n", g_strerror(s->transport.failed));
    return CJM_ENVIRONMENT;
  }
  return s->ended && s->shut_down ? CJM_OK : CJM_INVALID;
}

CjmResult cjm_lsp_run(const CjmLspSettings *settings)
{
  Server s = {.session = {.settings = settings},
              .texts = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_lsp_text_free),
              .dirty = g_ptr_array_new_with_free_func(g_free),
              .published = cjm_lsp_published_new()};
  cjm_lsp_transport_init(&s.transport, STDIN_FILENO, STDOUT_FILENO);
  g_queue_init(&s.waiting);
  for (bool open = true; !s.ended && (open || has_work(&s));) {
    pass_on(&s);
    if (open || s.child.busy) open = wait_for_any(&s, open);
    take_messages(&s);
  }
  CjmResult result = result_of(&s);
  cjm_lsp_child_end(&s.child);
  end_asked(&s);
  g_queue_clear_full(&s.waiting, item_free);
  g_ptr_array_unref(s.texts);
  g_ptr_array_unref(s.dirty);
  cjm_lsp_published_free(s.published);
  cjm_lsp_transport_clear(&s.transport);
  return result;
}

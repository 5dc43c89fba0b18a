#include "lsp/worker.h"

#include <poll.h>
#include <string.h>

#include "lsp/answers.h"
#include "lsp/child.h"

/* A text: URI, language, version and bytes. A call: method and parameters. */
#define TEXT "(ssday)"
#define CALL "(ss)"

static GBytes *bytes_new(GVariant *variant)
{
  g_autoptr(GVariant) packed = g_variant_ref_sink(variant);
  return g_variant_get_data_as_bytes(packed);
}

GBytes *cjm_lsp_ask_text_new(const CjmLspText *text)
{
  GVariant *bytes = g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, text->source->text, text->source->len, 1);
  return bytes_new(g_variant_new("(ssd@ay)", text->uri, text->language ? text->language : "", text->version, bytes));
}

GBytes *cjm_lsp_ask_call_new(const char *method, const CjmJsonValue *params)
{
  g_autofree char *raw = params ? g_strndup(params->raw, params->raw_len) : g_strdup("null");
  return bytes_new(g_variant_new(CALL, method, raw));
}

bool cjm_lsp_knows(const char *method)
{
  return cjm_lsp_method_find(method) != NULL;
}

static GVariant *unpack_new(const char *type, GBytes *bytes)
{
  return g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(type), bytes, FALSE));
}

static void set_text(CjmLspWorkspace *workspace, GBytes *data)
{
  g_autoptr(GVariant) packed = unpack_new(TEXT, data), bytes = NULL;
  const char *uri, *language;
  double version;
  gsize len;
  g_variant_get(packed, "(&s&sd@ay)", &uri, &language, &version, &bytes);
  const char *text = g_variant_get_fixed_array(bytes, &len, 1);
  cjm_lsp_workspace_set(workspace, cjm_lsp_text_new(uri, language, version, text, len));
}

/* Writes the answer to a request, or sets `ret_error`. */
static void answer_call(CjmLspWorkspace *workspace, GBytes *data, CjmJson *out, char **ret_error)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(GVariant) packed = unpack_new(CALL, data);
  const char *method, *raw, *problem = NULL;
  g_variant_get(packed, "(&s&s)", &method, &raw);
  const CjmJsonValue *params = cjm_json_read(arena, raw, strlen(raw), &problem),
                     *position = cjm_json_get(params, "position");
  const char *uri = cjm_json_get_text(cjm_json_get(params, "textDocument"), "uri");
  CjmLspFile *file = uri ? cjm_lsp_file_find(workspace, uri) : NULL;
  if (!uri) *ret_error = g_strdup("the request names no document");
  else if (!file || !cjm_lsp_is_journey(file)) cjm_json_raw(out, "null");
  else {
    CjmLspCall call = {.workspace = workspace, .file = file, .params = params, .out = out};
    call.at = cjm_lsp_offset(file->text->source, workspace->session->encoding, position);
    cjm_lsp_method_find(method)->answer(&call);
    *ret_error = call.error;
  }
}

static bool answer(CjmLspWorkspace *workspace, int fd, CjmLspAsk kind, GBytes *data)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_autofree char *error = NULL;
  CjmJson json = {.out = out};
  if (kind == CJM_LSP_ASK_CALL) answer_call(workspace, data, &json, &error);
  else {
    g_autofree char *uri = g_strndup(g_bytes_get_data(data, NULL), g_bytes_get_size(data));
    cjm_lsp_check(workspace, cjm_lsp_file_find(workspace, uri), &json);
  }
  return error ? cjm_lsp_frame_write(fd, CJM_LSP_ANSWER_ERROR, error, strlen(error))
               : cjm_lsp_frame_write(fd, CJM_LSP_ANSWER_RESULT, out->str, out->len);
}

static bool has_more(int fd)
{
  struct pollfd ready = {.fd = fd, .events = POLLIN};
  return poll(&ready, 1, 0) != 0;
}

void cjm_lsp_worker(int fd, const CjmLspSession *session)
{
  CjmLspWorkspace *workspace = cjm_lsp_workspace_new(session);
  bool open = true, answered = false, prepared = false;
  while (open) {
    guint32 kind;
    g_autoptr(GBytes) data = NULL;
    if (answered && !prepared && !has_more(fd)) {
      cjm_lsp_preview_prepare(workspace);
      prepared = true;
    }
    open = cjm_lsp_frame_read(fd, &kind, &data);
    if (!open) break;
    switch ((CjmLspAsk)kind) {
      case CJM_LSP_ASK_TEXT: set_text(workspace, data); break;
      case CJM_LSP_ASK_CLOSE: {
        g_autofree char *uri = g_strndup(g_bytes_get_data(data, NULL), g_bytes_get_size(data));
        cjm_lsp_workspace_close(workspace, uri);
        break;
      }
      case CJM_LSP_ASK_FORGET: cjm_lsp_workspace_forget(workspace); break;
      case CJM_LSP_ASK_CALL:
      case CJM_LSP_ASK_CHECK:
        open = answer(workspace, fd, (CjmLspAsk)kind, data);
        answered = true;
        break;
    }
  }
  cjm_lsp_workspace_free(workspace);
}

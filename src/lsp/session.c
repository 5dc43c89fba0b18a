#include "lsp/session.h"

#include <string.h>

#include "lsp/methods.h"

static bool has_utf8(const CjmJsonValue *encodings)
{
  for (const CjmJsonValue *one = encodings ? encodings->first : NULL; one; one = one->next)
    if (one->kind == CJM_JSON_TEXT && strcmp(one->text, "utf-8") == 0) return true;
  return false;
}

CjmLspSession cjm_lsp_session(const CjmLspSettings *settings, const CjmJsonValue *params)
{
  const CjmJsonValue *client = cjm_json_get(params, "capabilities"), *document = cjm_json_get(client, "textDocument"),
                     *workspace = cjm_json_get(client, "workspace"),
                     *item = cjm_json_get(cjm_json_get(document, "completion"), "completionItem");
  return (CjmLspSession){
    .settings = settings,
    .encoding = has_utf8(cjm_json_get(cjm_json_get(client, "general"), "positionEncodings")) ? CJM_LSP_UTF8 : CJM_LSP_UTF16,
    .snippets = cjm_json_get_bool(item, "snippetSupport"),
    .tree = cjm_json_get_bool(cjm_json_get(document, "documentSymbol"), "hierarchicalDocumentSymbolSupport"),
    .watches = cjm_json_get_bool(cjm_json_get(workspace, "didChangeWatchedFiles"), "dynamicRegistration"),
    .actions = cjm_json_get(cjm_json_get(document, "codeAction"), "codeActionLiteralSupport") != NULL,
    .changes = cjm_json_get_bool(cjm_json_get(workspace, "workspaceEdit"), "documentChanges"),
  };
}

void cjm_lsp_write_capabilities(CjmJson *json, const CjmLspSession *session)
{
  const CjmLspMethod *method;
  cjm_json_open(json, '{');
  cjm_json_key(json, "capabilities");
  cjm_json_open(json, '{');
  cjm_json_member(json, "positionEncoding", session->encoding == CJM_LSP_UTF8 ? "utf-8" : "utf-16");
  cjm_json_key(json, "textDocumentSync");
  cjm_json_raw(json, "{\"openClose\":true,\"change\":2,\"save\":true}");
  for (size_t i = 0; (method = cjm_lsp_method_at(i)); i++) {
    if (!method->capability) continue;
    cjm_json_key(json, method->capability);
    cjm_json_raw(json, method->value);
  }
  cjm_json_close(json, '}');
  cjm_json_key(json, "serverInfo");
  cjm_json_open(json, '{');
  cjm_json_member(json, "name", "cjm");
  cjm_json_member(json, "version", cjm_version());
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

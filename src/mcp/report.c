#include "mcp/call.h"
#include "mcp/run-tools.h"

void cjm_mcp_report(CjmMcpCall *call)
{
  CjmResult result;
  const char *format = cjm_json_get_text(call->arguments, "format");
  CjmDocument *document = cjm_mcp_read(call, "text", "file", &result);
  if (!document) return;
  char *text = NULL, *error = NULL;
  if (result == CJM_OK) result = cjm_document_report(document, format ? format : "markdown", NULL, &text, &error);
  if (result == CJM_OK) cjm_mcp_add_text(call, text);
  else if (result == CJM_INVALID) cjm_mcp_add_messages(call, document);
  if (result > CJM_INVALID) cjm_mcp_fail_with(call, error, "the report cannot be made");
  else if (result == CJM_INVALID) cjm_mcp_fail(call, "the journey has errors");
  cjm_free(text);
  cjm_document_free(document);
}

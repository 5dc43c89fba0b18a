#include "mcp/call.h"
#include "mcp/run-tools.h"

void cjm_mcp_check(CjmMcpCall *call)
{
  CjmResult result;
  char *error = NULL;
  CjmDocument *document = cjm_mcp_read(call, "text", "file", &result);
  if (!document) return;
  if (result == CJM_OK) cjm_document_check(document, NULL, 0, &error);
  if (error) cjm_mcp_fail_with(call, error, "");
  else cjm_mcp_add_messages(call, document);
  cjm_document_free(document);
}

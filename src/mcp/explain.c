#include "mcp/call.h"
#include "mcp/run-tools.h"

void cjm_mcp_explain(CjmMcpCall *call)
{
  const char *code = cjm_json_get_text(call->arguments, "code");
  char *text = code ? cjm_explain(code) : NULL;
  if (text) cjm_mcp_add_text(call, text);
  else cjm_mcp_fail(call, "there is no message '%s'", code ? code : "");
  cjm_free(text);
}

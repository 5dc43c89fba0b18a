#include "mcp/call.h"
#include "mcp/run-tools.h"

void cjm_mcp_guide(CjmMcpCall *call)
{
  char *text = cjm_guide();
  cjm_mcp_add_text(call, text);
  cjm_free(text);
}

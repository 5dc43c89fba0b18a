/* run-tools.h: the functions of the table of tools. */
#ifndef CJM_MCP_RUN_TOOLS_H
#define CJM_MCP_RUN_TOOLS_H

#include "mcp/tools.h"

void cjm_mcp_check(CjmMcpCall *call);
void cjm_mcp_fix(CjmMcpCall *call);
void cjm_mcp_render(CjmMcpCall *call);
void cjm_mcp_explain(CjmMcpCall *call);
void cjm_mcp_diff(CjmMcpCall *call);
void cjm_mcp_report(CjmMcpCall *call);
void cjm_mcp_guide(CjmMcpCall *call);

#endif

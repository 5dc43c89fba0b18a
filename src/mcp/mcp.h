/* mcp.h: the server of tools for assistants. */
#ifndef CJM_MCP_MCP_H
#define CJM_MCP_MCP_H

#include "cjm/cjm.h"
#include "run/run.h"

typedef struct CjmMcpSettings {
  CjmRunSettings run;    /* the limits of a call, and the root of files that may be read; NULL: the current folder */
  CjmFontSettings fonts; /* of maps */
} CjmMcpSettings;

/* Serves a client of the Model Context Protocol on standard input and output until its messages end. */
CjmResult cjm_mcp_run(const CjmMcpSettings *settings);

#endif

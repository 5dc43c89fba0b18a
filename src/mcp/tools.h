/* tools.h: the tools. One row and one file each. */
#ifndef CJM_MCP_TOOLS_H
#define CJM_MCP_TOOLS_H

#include "base/json-read.h"
#include "base/json.h"
#include "mcp/mcp.h"

/* A call of a tool, in a process of its own. */
typedef struct CjmMcpCall {
  const CjmMcpSettings *settings;
  const CjmJsonValue *arguments;
  CjmJson *content; /* a list that is open: takes the items of the result */
  char *error;      /* for g_free(): what was wrong with the call; NULL: nothing */
} CjmMcpCall;

typedef struct CjmMcpTool {
  const char *name;
  const char *title;
  const char *description; /* for the assistant: what it does and when to use it */
  const char *input;       /* the properties of its arguments, as members of a JSON Schema; "" for none */
  const char *required;    /* the names of those that are needed, as a list in JSON */
  void (*run)(CjmMcpCall *call);
} CjmMcpTool;

/* Row `i`; NULL past the end. */
const CjmMcpTool *cjm_mcp_tool_at(size_t i);

/* NULL if there is none. */
const CjmMcpTool *cjm_mcp_tool_find(const char *name);

#endif

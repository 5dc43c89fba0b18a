/* tools.c: the table of tools. */
#include "mcp/tools.h"

#include <string.h>

#include "mcp/call.h"
#include "mcp/run-tools.h"

static const CjmMcpTool tools[] = {
  {"guide", "Guide to the format",
   "The format of customer journey maps in brief, with an example and common mistakes. Read it before you write a journey.", "", "[]",
   cjm_mcp_guide},
  {"check", "Check a journey",
   "Checks a customer journey map for errors, weak spots and gates that do not hold. Each message says where it is and what to do.",
   CJM_MCP_JOURNEY("text", "file", "the journey"), "[]", cjm_mcp_check},
  {"fix", "Fix a journey",
   "Fixes mistakes in a customer journey map. Returns the fixed text, a diff of what was fixed, and the messages that are left. No file is changed.",
   CJM_MCP_JOURNEY("text", "file", "the journey") ",\"level\":{\"type\":\"string\",\"enum\":[\"safe\",\"all\"],\"description\":"
                                                  "\"safe (default): only where nothing else can be meant; all: also likely fixes, which have to be looked at\"}",
   "[]", cjm_mcp_fix},
  {"render", "Draw a journey", "Draws a customer journey map, as SVG or PNG.",
   CJM_MCP_JOURNEY("text", "file", "the journey") ",\"format\":{\"type\":\"string\",\"enum\":[\"svg\",\"png\"],\"description\":\"default: svg\"},"
                                                  "\"theme\":{\"type\":\"string\",\"description\":\"light, dark, print, contrast\"},"
                                                  "\"view\":{\"type\":\"string\",\"description\":\"the id of a view of the journey\"},"
                                                  "\"ppi\":{\"type\":\"number\",\"minimum\":24,\"maximum\":600,\"description\":\"of PNG; default: 96\"}",
   "[]", cjm_mcp_render},
  {"report", "Analyse a journey",
   "The analysis of a customer journey map in words and numbers: lowest points, pain points without solution, times, metrics, evidence.",
   CJM_MCP_JOURNEY("text", "file", "the journey") ",\"format\":{\"type\":\"string\",\"enum\":[\"markdown\",\"text\",\"json\"],\"description\":"
                                                  "\"default: markdown\"}",
   "[]", cjm_mcp_report},
  {"diff", "Compare two journeys", "What changed between two versions of a customer journey map, for better and for worse.",
   CJM_MCP_JOURNEY("old_text", "old_file", "the older journey") "," CJM_MCP_JOURNEY("new_text", "new_file", "the newer journey") ","
   "\"format\":{\"type\":\"string\",\"enum\":[\"markdown\",\"text\",\"json\"],\"description\":\"default: markdown\"}",
   "[]", cjm_mcp_diff},
  {"explain", "Explain a message", "Explains a message code or rule in full: why it matters, and how to avoid it.",
   "\"code\":{\"type\":\"string\",\"description\":\"a code or name, such as E201 or unknown-key\"}", "[\"code\"]", cjm_mcp_explain},
};

const CjmMcpTool *cjm_mcp_tool_at(size_t i)
{
  return i < G_N_ELEMENTS(tools) ? &tools[i] : NULL;
}

const CjmMcpTool *cjm_mcp_tool_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(tools); i++)
    if (strcmp(tools[i].name, name) == 0) return &tools[i];
  return NULL;
}

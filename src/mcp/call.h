/* call.h: what the tools have in common: journeys as arguments, texts as results. */
#ifndef CJM_MCP_CALL_H
#define CJM_MCP_CALL_H

#include "mcp/tools.h"

/* The properties of a journey among the arguments of a tool. */
#define CJM_MCP_JOURNEY(text, file, what)                                                                                        \
  "\"" text "\":{\"type\":\"string\",\"description\":\"" what ", as YAML or JSON\"},"                                            \
  "\"" file "\":{\"type\":\"string\",\"description\":\"or the path of its file\"}"

/* Adds a text to the result. */
void cjm_mcp_add_text(CjmMcpCall *call, const char *text);

/* Fails with a message; one that was set before stays. */
void cjm_mcp_fail(CjmMcpCall *call, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* As cjm_mcp_fail(), with a message of the library, which is freed, or else `what`. */
void cjm_mcp_fail_with(CjmMcpCall *call, char *error, const char *what);

/* How a call reads journeys: below the root, with the limits of the settings. */
CjmLoadOptions cjm_mcp_load_options(const CjmMcpCall *call);

/* Reads the journey in the argument `text`, or of the file in the argument `file`. NULL if neither is there or the file cannot be read, with the
 * error. The document may have errors: `ret_result` is CJM_INVALID then. */
CjmDocument *cjm_mcp_read(CjmMcpCall *call, const char *text, const char *file, CjmResult *ret_result);

/* Adds the messages of a document, and how many there are. */
void cjm_mcp_add_messages(CjmMcpCall *call, const CjmDocument *document);

#endif

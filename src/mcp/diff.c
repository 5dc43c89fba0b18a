#include "mcp/call.h"
#include "mcp/run-tools.h"

static void write_changes(CjmMcpCall *call, const CjmDocument *older, const CjmDocument *newer)
{
  const char *format = cjm_json_get_text(call->arguments, "format");
  CjmDiff *diff = NULL;
  char *text = NULL, *error = NULL;
  size_t len;
  CjmResult result = cjm_diff_new(older, newer, NULL, &diff, &error);
  if (result == CJM_OK) result = cjm_diff_text(diff, format ? format : "markdown", NULL, &text, &len, &error);
  if (result == CJM_OK) cjm_mcp_add_text(call, text);
  else cjm_mcp_fail_with(call, error, "the journeys cannot be compared");
  cjm_free(text);
  cjm_diff_free(diff);
}

void cjm_mcp_diff(CjmMcpCall *call)
{
  CjmResult old_result, new_result;
  CjmDocument *older = cjm_mcp_read(call, "old_text", "old_file", &old_result),
              *newer = older ? cjm_mcp_read(call, "new_text", "new_file", &new_result) : NULL;
  const CjmDocument *broken = !newer ? NULL : old_result == CJM_INVALID ? older : new_result == CJM_INVALID ? newer : NULL;
  if (broken) {
    cjm_mcp_add_messages(call, broken);
    cjm_mcp_fail(call, "the %s journey has errors", broken == older ? "older" : "newer");
  } else if (newer) write_changes(call, older, newer);
  cjm_document_free(newer);
  cjm_document_free(older);
}

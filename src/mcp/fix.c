#include <string.h>

#include "api/program.h"
#include "base/unified.h"
#include "mcp/call.h"
#include "mcp/run-tools.h"
#include "run/fix.h"

/* Adds how many fixes were made and are left, and a diff of what changed. */
static void add_changes(CjmMcpCall *call, const char *before, const char *after, size_t n, size_t left)
{
  g_autofree char *diff = cjm_unified_diff_new("before", before, "after", after);
  g_autoptr(GString) text = g_string_new(NULL);
  if (n) g_string_append_printf(text, "%zu %s made", n, n == 1 ? "fix" : "fixes");
  else g_string_append(text, "no fix made");
  if (left) g_string_append_printf(text, "; %zu suggested %s with the level `all`", left, left == 1 ? "one is made" : "ones are made");
  if (*diff) g_string_append_printf(text, "\n\n%s", diff);
  cjm_mcp_add_text(call, text->str);
}

static void fix(CjmMcpCall *call, CjmDocument **document, bool suggested)
{
  CjmLoadOptions load = cjm_mcp_load_options(call);
  const CjmJsonValue *given = cjm_json_get(call->arguments, "text");
  bool is_text = given && given->kind == CJM_JSON_TEXT;
  g_autofree char *folder = is_text ? g_strdup(load.root) : g_path_get_dirname(cjm_json_get_text(call->arguments, "file"));
  CjmFixOptions options = {.size = sizeof options, .suggested = suggested, .folder = folder, .load = &load};
  size_t len, n;
  const char *source = cjm_document_source(*document, &len);
  g_autofree char *before = g_strndup(source, len);
  char *text = NULL, *error = NULL;
  CjmResult result = cjm_document_fix(document, &options, &text, &len, &n, &error);
  const char *after = text ? text : before;
  if (result <= CJM_INVALID) {
    cjm_mcp_add_text(call, after);
    add_changes(call, before, after, n, suggested ? 0 : cjm_fix_count(*document));
    cjm_mcp_add_messages(call, *document);
  } else cjm_mcp_fail_with(call, error, "the journey cannot be fixed");
  cjm_free(text);
}

void cjm_mcp_fix(CjmMcpCall *call)
{
  CjmResult result;
  char *error = NULL;
  const char *given = cjm_json_get_text(call->arguments, "level"), *level = given ? given : "safe";
  bool all = strcmp(level, "all") == 0;
  if (!all && strcmp(level, "safe") != 0) {
    cjm_mcp_fail(call, "there is no level '%s': use safe or all", level);
    return;
  }
  CjmDocument *document = cjm_mcp_read(call, "text", "file", &result);
  if (!document) return;
  if (result == CJM_OK) cjm_document_check(document, NULL, 0, &error);
  if (error) cjm_mcp_fail_with(call, error, "");
  else fix(call, &document, all);
  cjm_document_free(document);
}

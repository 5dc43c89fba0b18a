#include "mcp/call.h"

#include <string.h>

void cjm_mcp_add_text(CjmMcpCall *call, const char *text)
{
  cjm_json_open(call->content, '{');
  cjm_json_member(call->content, "type", "text");
  cjm_json_member(call->content, "text", text);
  cjm_json_close(call->content, '}');
}

void cjm_mcp_fail(CjmMcpCall *call, const char *format, ...)
{
  va_list args;
  if (call->error) return;
  va_start(args, format);
  call->error = g_strdup_vprintf(format, args);
  va_end(args);
}

void cjm_mcp_fail_with(CjmMcpCall *call, char *error, const char *what)
{
  cjm_mcp_fail(call, "%s", error ? error : what);
  cjm_free(error);
}

static unsigned work_of(const CjmMcpCall *call)
{
  return call->settings->run.max_work ? call->settings->run.max_work : CJM_ANY_WORK;
}

CjmLoadOptions cjm_mcp_load_options(const CjmMcpCall *call)
{
  const char *root = call->settings->run.files.root;
  return (CjmLoadOptions){.size = sizeof(CjmLoadOptions), .root = root ? root : ".", .confined = true, .work = work_of(call)};
}

CjmDocument *cjm_mcp_read(CjmMcpCall *call, const char *text, const char *file, CjmResult *ret_result)
{
  const CjmJsonValue *given = cjm_json_get(call->arguments, text);
  const char *path = cjm_json_get_text(call->arguments, file);
  CjmLoadOptions options = cjm_mcp_load_options(call);
  CjmDocument *document = NULL;
  char *error = NULL;
  CjmResult result = CJM_USAGE;
  if (given && given->kind == CJM_JSON_TEXT)
    result = cjm_document_read_with(text, options.root, given->text, given->len, &options, &document, &error);
  else if (path) result = cjm_document_load_with(path, &options, &document, &error);
  else cjm_mcp_fail(call, "give the journey as `%s`, or the path of its file as `%s`", text, file);
  *ret_result = result;
  if (result <= CJM_INVALID) return document;
  cjm_mcp_fail_with(call, error, "the journey cannot be read");
  cjm_document_free(document);
  return NULL;
}

static void append_count(GString *out, size_t n, const char *one)
{
  if (n) g_string_append_printf(out, "%s%zu %s%s", out->len ? ", " : "", n, one, n == 1 ? "" : "s");
}

void cjm_mcp_add_messages(CjmMcpCall *call, const CjmDocument *document)
{
  g_autoptr(GString) summary = g_string_new(NULL);
  append_count(summary, cjm_document_count(document, CJM_LEVEL_ERROR), "error");
  append_count(summary, cjm_document_count(document, CJM_LEVEL_WARNING), "warning");
  append_count(summary, cjm_document_count(document, CJM_LEVEL_INFO), "remark");
  CjmPrintOptions options = {.size = sizeof options, .style = "human", .max_errors = 100};
  char *messages = cjm_document_print(document, &options);
  g_autofree char *text = g_strdup_printf("%s\n\n%s", summary->len ? summary->str : "no messages", messages);
  cjm_mcp_add_text(call, g_strchomp(text));
  cjm_free(messages);
}

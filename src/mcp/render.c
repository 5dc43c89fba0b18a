#include <string.h>

#include "mcp/call.h"
#include "mcp/run-tools.h"

/* A picture is data in base 64, a text is one. */
static void add_drawing(CjmMcpCall *call, const char *format, const void *data, size_t len)
{
  if (strcmp(format, "svg") == 0) {
    g_autofree char *text = g_strndup(data, len);
    cjm_mcp_add_text(call, text);
    return;
  }
  g_autofree char *encoded = g_base64_encode(data, len);
  cjm_json_open(call->content, '{');
  cjm_json_member(call->content, "type", "image");
  cjm_json_member(call->content, "data", encoded);
  cjm_json_member(call->content, "mimeType", "image/png");
  cjm_json_close(call->content, '}');
}

static CjmResult draw(CjmMcpCall *call, CjmDocument *document, const char *format, char **ret_error)
{
  const CjmJsonValue *ppi = cjm_json_get(call->arguments, "ppi");
  CjmMapOptions options = {.size = sizeof options,
                           .theme = cjm_json_get_text(call->arguments, "theme"),
                           .view = cjm_json_get_text(call->arguments, "view"),
                           .paper = cjm_paper_name(0)};
  CjmFormatOptions how = {.size = sizeof how, .live_text = true, .ppi = ppi && ppi->kind == CJM_JSON_NUMBER ? CLAMP(ppi->number, 24, 600) : 0};
  CjmMap *map = NULL;
  void *data = NULL;
  size_t len;
  CjmResult result = cjm_run_use_fonts(&call->settings->fonts, ret_error);
  if (result == CJM_OK) result = cjm_map_new(document, &options, &map, ret_error);
  if (result == CJM_OK) result = cjm_map_export(map, format, &how, &data, &len, ret_error);
  if (result == CJM_OK) add_drawing(call, format, data, len);
  cjm_free(data);
  cjm_map_free(map);
  return result;
}

void cjm_mcp_render(CjmMcpCall *call)
{
  CjmResult result;
  char *error = NULL;
  const char *given = cjm_json_get_text(call->arguments, "format"), *format = given ? given : "svg";
  if (strcmp(format, "svg") != 0 && strcmp(format, "png") != 0) {
    cjm_mcp_fail(call, "there is no format '%s': use svg or png", format);
    return;
  }
  CjmDocument *document = cjm_mcp_read(call, "text", "file", &result);
  if (!document) return;
  if (result == CJM_OK) result = draw(call, document, format, &error);
  if (result == CJM_INVALID) {
    cjm_mcp_add_messages(call, document);
    cjm_mcp_fail(call, "the journey has errors");
  } else if (result != CJM_OK) cjm_mcp_fail_with(call, error, "the map cannot be drawn");
  cjm_document_free(document);
}

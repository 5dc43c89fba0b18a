#include <string.h>

#include "api/api.h"
#include "base/limits.h"
#include "export/export.h"

/* The name of a file without its folders; that of a text without one. */
static char *name_new(const CjmSource *source, bool as_it_is)
{
  if (*source->name == '<') return g_strdup("journey.yaml");
  g_autofree char *name = g_path_get_basename(source->name);
  bool is_json = g_str_has_suffix(name, ".json");
  return as_it_is || !is_json ? g_steal_pointer(&name) : g_strconcat(name, ".yaml", NULL);
}

CjmAttachment cjm_document_attachment(const CjmDocument *document, GString *resolved, char **ret_name)
{
  const CjmSource *source = document->sources->pdata[0];
  bool as_it_is = document->sources->len == 1 && document->others->len == 0;
  if (!as_it_is) cjm_format_find("yaml")->write(document->journey, "", resolved, NULL);
  *ret_name = name_new(source, as_it_is);
  return as_it_is ? (CjmAttachment){*ret_name, source->text, source->len}
                  : (CjmAttachment){*ret_name, resolved->str, resolved->len};
}

CjmResult cjm_embedded_source(const void *data, size_t len, void **ret_text, size_t *ret_len, char **ret_error)
{
  char *text;
  gsize n;
  switch (cjm_attachment_find(data, len, cjm_limits_default().file_bytes, &text, &n)) {
    case CJM_ATTACH_FOUND: break;
    case CJM_ATTACH_BROKEN: return cjm_fail_with(CJM_INVALID, ret_error, "the journey in it is damaged");
    case CJM_ATTACH_TOO_LARGE: return cjm_fail_with(CJM_INVALID, ret_error, "the journey in it is larger than a journey may be");
    case CJM_ATTACH_NONE:
      return cjm_fail_with(CJM_INVALID, ret_error, "%s",
                           cjm_is_drawing(data, len) ? "there is no journey in it; `cjm render --embed-source` puts one there"
                                                     : "it is no SVG, PDF or PNG");
  }
  *ret_text = text;
  *ret_len = n;
  return CJM_OK;
}

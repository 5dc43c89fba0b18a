#include "api/api.h"
#include "export/export.h"

bool cjm_format_info(size_t i, CjmFormatInfo *ret_info)
{
  const CjmFormat *format = cjm_format_at(i);
  if (!format) return false;
  *ret_info = (CjmFormatInfo){format->name, format->media_type, format->help};
  return true;
}

CjmResult cjm_map_export(const CjmMap *map, const char *format_name, const CjmFormatOptions *options, void **ret_data,
                         size_t *ret_len, char **ret_error)
{
  const CjmFormat *format = cjm_format_find(format_name);
  if (!format) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format %s", format_name);
  CjmExportOptions chosen = cjm_export_options_default();
  if (options && options->ppi > 0) chosen.ppi = options->ppi;
  if (options) chosen.live_text = options->live_text;

  GError *error = NULL;
  GByteArray *data = g_byte_array_new();
  cjm_fonts_lock(map->fonts);
  bool written = format->write(&map->pages, &chosen, data, &error);
  cjm_fonts_unlock(map->fonts);
  if (!written) {
    g_byte_array_unref(data);
    if (!g_error_matches(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TOO_LARGE)) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
    CjmDiag *diag =
      cjm_diags_add(map->document->diags, CJM_CODE_OUTPUT_TOO_LARGE, map->document->journey->title.span, "%s", error->message);
    cjm_diag_help(diag, "ask for fewer pixels an inch, or for SVG or PDF, which have no such limit");
    g_error_free(error);
    return CJM_INVALID;
  }
  *ret_len = data->len;
  *ret_data = g_byte_array_free(data, FALSE);
  return CJM_OK;
}

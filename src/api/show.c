#include <math.h>
#include <string.h>

#include "api/api.h"
#include "export/export.h"
#include "export/terminal/terminal.h"
#include "picture/picture.h"
#include "publish/map-article.h"

CjmResult cjm_document_show(CjmDocument *document, const CjmShowOptions *given, char **ret_text, char **ret_error)
{
  enum { usual_columns = 100, fewest_columns = 40 };
  CjmShowOptions options;
  if (!cjm_options_read(given, &options, sizeof options)) return cjm_fail_options(ret_error);
  if (!document->journey) return CJM_INVALID;
  if (cjm_document_is_library(document)) {
    cjm_document_refuse_library(document, document->journey);
    cjm_document_messages_changed(document);
    return CJM_INVALID;
  }
  unsigned columns = options.columns ? MAX(options.columns, (unsigned)fewest_columns) : usual_columns;
  CjmArena *arena = cjm_arena_new();
  CjmMapArticle map =
    cjm_map_article_new(cjm_report_make(arena, document->journey), options.details ? CJM_MAP_ALL : CJM_MAP_OVERVIEW, columns);
  GString *text = g_string_new(NULL);
  cjm_article_write_text(map.article, columns, options.colour, text);
  cjm_map_article_free(&map);
  cjm_arena_free(arena);
  *ret_text = g_string_free(text, FALSE);
  return CJM_OK;
}

/* ---- as a picture ---- */

static bool append_page(GString *out, bool as_sixels, const void *png, size_t len, unsigned columns, GError **error)
{
  if (!as_sixels) {
    cjm_kitty_append(out, png, len, columns);
    return true;
  }
  CjmPictureHeader header;
  guint8 *pixels = cjm_picture_header(png, len, &header) ? cjm_picture_decode_new(png, len, error) : NULL;
  if (!pixels) return false;
  cjm_sixel_append(out, pixels, header.width, header.height);
  g_free(pixels);
  return true;
}

CjmResult cjm_map_show(const CjmMap *map, const char *protocol, const CjmShowPictureOptions *given, char **ret_text,
                       char **ret_error)
{
  enum { usual_columns = 100, usual_column = 10, widest = 8192 /* px */ };
  CjmShowPictureOptions options;
  if (!cjm_options_read(given, &options, sizeof options)) return cjm_fail_options(ret_error);
  bool as_sixels = strcmp(protocol, "sixel") == 0;
  if (!as_sixels && strcmp(protocol, "kitty") != 0)
    return cjm_fail_with(CJM_USAGE, ret_error, "there is no protocol %s for pictures in terminals", protocol);
  unsigned columns = options.columns ? options.columns : usual_columns,
           width = MIN(options.width ? options.width : columns * usual_column, (unsigned)widest);
  CjmFormatOptions png_options = {.size = sizeof png_options, .ppi = 96.0 * width / ceil(cjm_map_width(map))};
  void *png;
  size_t len;
  CjmResult result = cjm_map_export(map, "png", &png_options, &png, &len, ret_error);
  if (result != CJM_OK) return result;
  GString *text = g_string_new(NULL);
  GError *error = NULL;
  bool written = append_page(text, as_sixels, png, len, columns, &error);
  cjm_free(png);
  if (!written) {
    g_string_free(text, TRUE);
    return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  }
  *ret_text = g_string_free(text, FALSE);
  return CJM_OK;
}

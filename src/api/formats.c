#include <string.h>

#include "api/links.h"
#include "base/relative.h"
#include "export/export.h"
#include "scene/outline.h"

const char *cjm_format_name(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format ? format->name : NULL;
}

const char *cjm_format_extension(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format ? cjm_format_ending(format) : NULL;
}

const char *cjm_format_media_type(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format ? format->media_type : NULL;
}

const char *cjm_format_help(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format ? format->help : NULL;
}

bool cjm_format_is_data(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format && format->write;
}

bool cjm_format_is_text(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format && format->is_text;
}

static const char engine_cjm[] = "cjm", engine_cairo[] = "cairo";

const char *cjm_engine_name(size_t i)
{
  static const char *const names[] = {engine_cjm, engine_cairo};
  return i < G_N_ELEMENTS(names) ? names[i] : NULL;
}

/* The function that draws a format with the engine that is asked for. */
static CjmResult find_engine(const CjmFormat *format, const CjmFormatOptions *options, CjmDrawFunction **ret_draw, char **ret_error)
{
  const char *name = options->engine ? options->engine : engine_cjm;
  bool by_cairo = strcmp(name, engine_cairo) == 0;
  if (!by_cairo && strcmp(name, engine_cjm) != 0) return cjm_fail_with(CJM_USAGE, ret_error, "there is no engine %s", name);
  if (by_cairo && options->live_text)
    return cjm_fail_with(CJM_USAGE, ret_error, "cairo draws the text of an SVG as outlines: live text needs the engine cjm");
  if (by_cairo && options->pdf_standards)
    return cjm_fail_with(CJM_USAGE, ret_error, "PDF by cairo has no structure: a standard needs the engine cjm");
  *ret_draw = by_cairo && format->draw_by_cairo ? format->draw_by_cairo : format->draw;
  return CJM_OK;
}

bool cjm_format_is_paged(size_t i)
{
  const CjmFormat *format = cjm_format_at(i);
  return format && format->paged;
}

static bool export_page(const CjmMap *map, const CjmFormat *format, GByteArray *data, GError **error)
{
  CjmOutline light, dark;
  CjmPages sheets;
  if (!cjm_map_compose_sheets(map, &sheets, error)) return false;
  if (!cjm_map_outlines(map, &light, &dark, error)) {
    cjm_pages_clear(&sheets);
    return false;
  }
  bool written = format->page(&light, &dark, &sheets, data, error);
  cjm_pages_clear(&sheets);
  cjm_outline_clear(&light);
  cjm_outline_clear(&dark);
  return written;
}

const char *cjm_pdf_standard_name(size_t i)
{
  static const char *const names[] = {"ua-1", "a-2a"};
  return i < G_N_ELEMENTS(names) ? names[i] : NULL;
}

static bool export_slides(const CjmMap *map, CjmDrawFunction *draw, const CjmExportOptions *options, GByteArray *data, GError **error)
{
  CjmPages slides;
  if (!cjm_map_compose_slides(map, &slides, error)) return false;
  bool written = draw(&slides, options, data, error);
  cjm_pages_clear(&slides);
  return written;
}

CjmResult cjm_map_export(const CjmMap *map, const char *format_name, const CjmFormatOptions *options, void **ret_data,
                         size_t *ret_len, char **ret_error)
{
  const CjmFormat *format = cjm_format_find(format_name);
  if (!format) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format %s", format_name);
  if (format->write) return cjm_fail_with(CJM_USAGE, ret_error, "%s is a data format, which is written from a document", format->name);
  CjmFormatOptions given;
  if (!cjm_options_read(options, &given, sizeof given)) return cjm_fail_options(ret_error);
  if (format->page && map->of_changes)
    return cjm_fail_with(CJM_USAGE, ret_error, "a comparison is written as a page by cjm_diff_text(), not as that of a map");
  bool slides = format->slides && !map->of_changes;
  if ((slides || format->page) && given.page)
    return cjm_fail_with(CJM_USAGE, ret_error, "a file of the format %s has the whole map, not one of its pages", format->name);
  CjmDrawFunction *draw = NULL;
  CjmResult found = find_engine(format, &given, &draw, ret_error);
  if (found != CJM_OK) return found;
  if (given.page > map->pages.n)
    return cjm_fail_with(CJM_USAGE, ret_error, "there is no page %zu; the map has %zu", given.page, map->pages.n);
  if (!given.page && !format->paged && map->pages.n > 1)
    return cjm_fail_with(CJM_USAGE, ret_error, "the map has %zu pages, and a file of %s has one", map->pages.n, format->name);
  CjmPages pages = given.page ? (CjmPages){&map->pages.at[given.page - 1], 1} : map->pages;
  CjmExportOptions chosen = cjm_export_options_default();
  if (given.ppi > 0) chosen.ppi = given.ppi;
  chosen.live_text = given.live_text;
  if (given.pdf_standards) {
    chosen.pdf_ua = given.pdf_standards & CJM_PDF_UA_1;
    chosen.pdf_a = given.pdf_standards & CJM_PDF_A_2A;
  }
  if (given.embed_source && draw != format->draw && format->carries_source)
    return cjm_fail_with(CJM_USAGE, ret_error, "the engine %s cannot put the journey into a file", given.engine);
  if (given.embed_source && !format->carries_source)
    return cjm_fail_with(CJM_USAGE, ret_error, "a file of the format %s cannot carry the journey; those of svg, pdf and png can", format->name);
  if (given.embed_source && given.pdf_standards & CJM_PDF_A_2A)
    return cjm_fail_with(CJM_USAGE, ret_error, "a PDF/A-2a file may not carry other files: leave out that standard, or the journey");
  g_autoptr(GString) resolved = g_string_new(NULL);
  g_autofree char *name = NULL;
  CjmAttachment source;
  if (given.embed_source) {
    source = cjm_document_attachment(map->document, resolved, &name);
    chosen.source = &source;
  }

  GError *error = NULL;
  GByteArray *data = g_byte_array_new();
  cjm_fonts_lock(map->fonts);
  GArray *links = cjm_links_set_new(map, format->name, &given);
  bool written = format->page     ? export_page(map, format, data, &error)
                 : slides         ? export_slides(map, draw, &chosen, data, &error)
                                  : draw(&pages, &chosen, data, &error);
  cjm_links_reset(links);
  cjm_fonts_unlock(map->fonts);
  if (!written) {
    g_byte_array_unref(data);
    if (!g_error_matches(error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TOO_LARGE)) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
    CjmDiag *diag =
      cjm_diags_add(map->document->diags, CJM_CODE_OUTPUT_TOO_LARGE, map->document->journey->title.span, "%s", error->message);
    cjm_diag_help(diag, "%s", format->too_large);
    g_error_free(error);
    cjm_document_messages_changed(map->document);
    return CJM_INVALID;
  }
  *ret_len = data->len;
  *ret_data = g_byte_array_free(data, FALSE);
  return CJM_OK;
}

/* ---- data ---- */

/* The relative path from one folder to another: "" if they are the same, otherwise ending with a slash. */
static char *folder_prefix_new(const char *from, const char *to)
{
  g_autofree char *path = cjm_relative_path_new(from, to);
  return *path ? g_strconcat(path, "/", NULL) : g_strdup("");
}

CjmResult cjm_document_export(const CjmDocument *document, const char *format_name, const char *folder, void **ret_data,
                              size_t *ret_len, char **ret_error)
{
  const CjmFormat *format = cjm_format_find(format_name);
  if (!format) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format %s", format_name);
  if (!format->write) return cjm_fail_with(CJM_USAGE, ret_error, "%s is a drawing format, which is written from a map", format->name);
  if (!document->journey) return CJM_INVALID;
  if (cjm_document_is_library(document) && !format->takes_libraries)
    return cjm_fail_with(CJM_USAGE, ret_error, "this is a library, not a map: write it as json or yaml, or export a journey that extends it");
  g_autofree char *prefix = folder && document->folder ? folder_prefix_new(folder, document->folder) : g_strdup("");
  GString *data = g_string_new(NULL);
  GError *error = NULL;
  if (!format->write(document->journey, prefix, data, &error)) {
    g_string_free(data, TRUE);
    return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  }
  *ret_len = data->len;
  *ret_data = g_string_free(data, FALSE);
  return CJM_OK;
}
